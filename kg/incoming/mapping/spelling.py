"""Spellings in a table that are not what a reader takes them for."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.validation import mixed_scripts, without_unseen

__all__ = ["readable"]

# What UTF-8 looks like in an encoding of one byte a character: letters that few languages have.
_SUSPECT = re.compile("[ÃÂÄÅÐÑâĆĀĶРС][^A-Za-z ]")
_LATIN, _OTHER = re.compile("[A-Za-z\u00c0-\u024f]{2}"), re.compile("[\u0370-\u052f]")
_ENCODINGS = ("cp1252", "cp1257", "cp1250", "cp1251")


@lru_cache(maxsize=50_000)
def readable(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return a text without characters that nobody sees, and what is wrong with it.

    Each problem is its kind and a sentence. Apart from unseen characters nothing is changed: which
    letter was meant is for a person to say.
    """
    problems: list[tuple[str, str]] = []
    clean = without_unseen(text)
    if clean != text:
        problems.append(("unseen characters", "characters that nobody sees were left out"))
    if "\ufffd" in text:
        problems.append(
            ("lost letters", "a letter was lost before (U+FFFD); correct it in the table")
        )
    if mixed_scripts(clean):
        problems.append(
            ("two alphabets in a word", "a word mixes letters of two alphabets; it stays as it is")
        )
    elif _LATIN.search(clean) and _OTHER.search(clean):
        problems.append(("words in two alphabets", "it has words in two alphabets, and stays so"))
    if _is_garbled(clean):
        problems.append(
            ("two encodings", "letters were read in a wrong encoding; the text stays as it is")
        )
    return clean, tuple(problems)


def _is_garbled(text: str) -> bool:
    """Tell whether a text is UTF-8 that somebody read in another encoding."""
    if not _SUSPECT.search(text):
        return False
    for encoding in _ENCODINGS:
        try:
            meant = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if meant != text:
            return True
    return False
