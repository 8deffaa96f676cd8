"""Many texts, of which those that a shortened one may stand for are found fast."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable

from kg.incoming.sheets.cells.shortening import has_ends, parts

__all__ = ["ByEnds"]


class ByEnds:
    """Texts in order, and once more in the order of their ends.

    So thousands that begin alike are not compared one by one, if few of them end so.

    >>> ByEnds(["City of Riga", "City of Tartu"]).fitting("City…Riga")
    ['City of Riga']
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._forward = sorted(set(texts))
        self._backward = sorted(text[::-1] for text in self._forward)

    def add(self, text: str) -> None:
        """Add one more text."""
        at = bisect_left(self._forward, text)
        if self._forward[at : at + 1] != [text]:
            self._forward.insert(at, text)
            insort(self._backward, text[::-1])

    def fitting(self, short: str) -> list[str]:
        """Return the texts that a shortened one fits, sorted."""
        first, last = parts(short)
        if not first:
            return []
        among = _beginning(self._forward, first)
        if last:
            ending = _beginning(self._backward, last[::-1])
            if len(ending) < len(among):
                texts = (self._backward[at][::-1] for at in ending)
                return sorted(text for text in texts if has_ends(text, first, last))
        return [text for at in among if has_ends(text := self._forward[at], first, last)]


def _beginning(ordered: list[str], first: str) -> range:
    """Return the places of the texts that begin so."""
    size = len(first)
    return range(
        bisect_left(ordered, first),
        bisect_right(ordered, first, key=lambda text: text[:size]),
    )
