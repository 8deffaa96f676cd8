"""A text shortened to its first words and “…”, where only one of the known texts begins so.

If many begin alike, the last words come after the sign: “Partners’ meeting…second day”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

__all__ = ["MARK", "ends", "first_word", "fits_short", "has_ends", "is_short", "parts", "shortest"]

MARK = "…"
# A shortened text has at least so many characters, to be understood, and saves so many.
_FEWEST, _SAVED = 4, 3
# Of so many texts that begin alike, none is shortened: it would take long, and tell little.
_MANY = 200
_AFTER, _BEFORE = re.compile(r"(?<=\w)(?=\W)"), re.compile(r"(?<=\W)(?=\w)")
_FIRST = re.compile(r"\W*\w*")
_PARTS = re.compile(r"(\S.*?)?\s*(?:…|\.\.\.)\s*(.*\S)?", re.DOTALL)


def first_word(text: str) -> str:
    """Return the first word of a text, or of a shortened one, with the signs before it.

    A shortened text begins with the first word of each text that it fits.

    >>> first_word("“Riga State City”"), first_word("“Riga…")
    ('“Riga', '“Riga')
    """
    found = _FIRST.match(text)
    return found[0] if found else ""


def parts(short: str) -> tuple[str, str]:
    """Return what a shortened text has before the sign and after it; nothing, if it has no sign.

    >>> parts("Ministry of …"), parts("City…Riga"), parts("Riga")
    (('Ministry of', ''), ('City', 'Riga'), ('', ''))
    """
    found = _PARTS.fullmatch(short)
    return (found[1] or "", found[2] or "") if found else ("", "")


def is_short(text: str) -> bool:
    """Tell whether a text has the sign of a shortened one after its first words.

    >>> is_short("Ministry of…"), is_short("Partners... day"), is_short("Riga")
    (True, True, False)
    """
    return bool(parts(text)[0])


def fits_short(short: str, text: str) -> bool:
    """Tell whether a text begins and ends with the whole words of a shortened one.

    >>> fits_short("Ministry of …", "Ministry of Culture")
    True
    >>> fits_short("Min…", "Ministry of Culture"), fits_short("Ministry…Culture of", "Ministry of")
    (False, False)
    """
    first, last = parts(short)
    return bool(first) and has_ends(text, first, last)


def has_ends(text: str, first: str, last: str) -> bool:
    """Tell whether a text begins and ends with these whole words."""
    if len(first) + len(last) > len(text) or not text.startswith(first):
        return False
    whole_first = not text[len(first) : len(first) + 1].isalnum()
    whole_last = not last or not text[: len(text) - len(last)][-1:].isalnum()
    return text.endswith(last) and whole_first and whole_last


def shortest(text: str, others: Iterable[str], *, fewest: int = _FEWEST) -> str:
    """Return the fewest first words of a text, or first and last, that no other text has.

    If little is saved by it, the text itself is returned.

    Parameters
    ----------
    others
        The texts that begin with the same word.

    >>> shortest("Ministry of Culture of Latvia", ["Municipality of Riga"])
    'Ministry…'
    >>> shortest("Meeting on the second day", ["Meeting on the first day", "Meeting on the sea"])
    'Meeting…second day'
    >>> shortest("Riga", [])
    'Riga'
    """
    alike = list(islice((each for each in others if each != text), _MANY + 1))
    if len(alike) > _MANY:
        return text
    for short in _forms(text):
        if len(short) + _SAVED > len(text):
            break
        if len(short) > fewest:
            first, last = parts(short)
            if not any(has_ends(each, first, last) for each in alike):
                return short
    return text


def ends(text: str, words: int = 2) -> str:
    """Return a long text as its first and its last words, and another as it is.

    >>> ends("promote key European values such as pluralism and tolerance")
    'promote key…and tolerance'
    """
    starts, lasts = list(_starts(text)), list(_lasts(text))
    if min(len(starts), len(lasts)) < words:
        return text
    short = f"{starts[words - 1]}{MARK}{lasts[words - 1]}"
    return short if len(short) + 2 * _SAVED <= len(text) else text


def _forms(text: str) -> Sequence[str]:
    """Return the ways to shorten a text, the shortest first; of equal ones that without an end."""
    starts, lasts = list(_starts(text)), list(_lasts(text))
    forms = [start + MARK for start in starts]
    forms += [f"{start}{MARK}{last}" for start in starts[:4] for last in lasts[:3]]
    return sorted(forms, key=lambda each: (len(each), not each.endswith(MARK), each))


def _starts(text: str) -> Iterator[str]:
    return (text[: found.start()] for found in _AFTER.finditer(text))


def _lasts(text: str) -> Iterator[str]:
    at = [found.start() for found in _BEFORE.finditer(text)]
    return (text[place:] for place in reversed(at))
