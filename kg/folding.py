"""Names without capital letters and diacritics, and as parts of identifiers."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold", "hyphenated"]

# Letters that Unicode does not take apart into a letter and a sign.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
_OWNER = re.compile(r"[’']s\b")
_APOSTROPHES = re.compile(r"(?<=\w)[’'‘ʼ`´](?=\w)")
_SIGNS = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Return a text without capital letters, diacritics and apostrophes.

    >>> fold("Carnikav‘os savivaldybė"), fold("MILE’s Straße")
    ('carnikavos savivaldybe', 'mile strasse')
    """
    if text.isascii() and "'" not in text and "`" not in text:
        return text.lower()
    text = _APOSTROPHES.sub("", _OWNER.sub("", text))
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(_PLAIN)


def hyphenated(folded: str, longest: int) -> str:
    """Return folded text as the last part of an identifier: ASCII words with hyphens, whole ones.

    >>> hyphenated("biedriba “radosas idejas”", 20)
    'biedriba-radosas'
    """
    whole = _SIGNS.sub("-", folded).strip("-")
    if len(whole) <= longest:
        return whole
    return whole[: longest + 1].rpartition("-")[0] or whole[:longest]
