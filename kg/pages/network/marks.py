"""The mark of a value: a colour and a fill that it has in every page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

__all__ = ["COLOURS", "FILLS", "Mark", "marks_of", "read_mark"]

COLOURS = ("blue", "orange", "green", "pink", "sky", "red", "yellow", "violet")
"""The colours by number; the page has their shades for light and for dark ground."""

FILLS = ("solid", "ring", "half", "dot", "cross")
"""The fills by number."""

Mark = tuple[int, int]
"""The number of a colour and of a fill."""

# Of many it is one with which the Baltic states and their neighbours have eight colours, and most
# countries of Europe a mark of their own.
_SALT = (48_348).to_bytes(8, "big")
_ALL = len(COLOURS) * len(FILLS)


def read_mark(text: str) -> Mark | None:
    """Read a mark: a colour and, after it, a fill, if it is not solid.

    >>> read_mark("blue"), read_mark("sky ring"), read_mark("mauve")
    ((0, 0), (4, 1), None)
    """
    colour, _, fill = text.strip().partition(" ")
    fill = fill.strip() or FILLS[0]
    if colour not in COLOURS or fill not in FILLS:
        return None
    return COLOURS.index(colour), FILLS.index(fill)


def marks_of(keys: Iterable[str], known: Mapping[str, str]) -> dict[str, Mark]:
    """Return the marks of the values of a page, as different as they can be.

    A value without a mark of its own has one by a hash of its key. Where that is taken, it has the
    next that is free; the values before it in the order of keys keep theirs.

    Parameters
    ----------
    known
        The marks that values have of their own, in words, by key.
    """
    ordered = sorted(set(keys))
    found = {key: mark for key in ordered if (mark := read_mark(known.get(key, "")))}
    taken = set(found.values())
    for key in ordered:
        if key not in found:
            first = _hashed(key)
            tried = (_mark((first + step) % _ALL) for step in range(_ALL))
            found[key] = next((mark for mark in tried if mark not in taken), _mark(first))
            taken.add(found[key])
    return found


def _hashed(key: str) -> int:
    digest = hashlib.blake2s(key.encode("utf-8", "replace"), salt=_SALT).digest()
    return int.from_bytes(digest[:4], "big") % _ALL


def _mark(at: int) -> Mark:
    return at % len(COLOURS), at // len(COLOURS)
