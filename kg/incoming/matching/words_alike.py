"""Which words of two names that are not equal may be the same word: misspelt, or a cognate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.incoming.matching.anatomy import Part
from kg.lookup import similarity

__all__ = ["Alike", "pairs_alike"]

_SHORTEST = 5
_MISSPELT = 0.8
_SAME_START, _COGNATE = 3, 0.55
# A word that so many names have is a word of its own, and not another one misspelt.
_ATTESTED = 2


@dataclass(frozen=True, slots=True)
class Alike:
    """Two words that may be one, how alike they are, and ``sure`` if only an error differs."""

    one: Part
    other: Part
    share: float
    sure: bool


def pairs_alike(
    ones: Iterable[Part], others: Iterable[Part], names_with: Callable[[str], int]
) -> Iterator[Alike]:
    """Give pairs of words, each word in one pair at most, the most alike first.

    Parameters
    ----------
    names_with
        Tells how many names have a word, by its key.
    """
    rest = list(others)
    found = [alike for one in ones for other in rest if (alike := _alike(one, other, names_with))]
    found.sort(key=lambda each: (not each.sure, -each.share, each.one.text, each.other.text))
    used: set[Part] = set()
    for each in found:
        if each.one not in used and each.other not in used:
            used |= {each.one, each.other}
            yield each


def _alike(one: Part, other: Part, names_with: Callable[[str], int]) -> Alike | None:
    if not (_may_be(one) and _may_be(other)) or (one.sort, other.sort) == ("place", "place"):
        return None
    sizes = len(one.text), len(other.text)
    if min(sizes) < _SHORTEST or min(sizes) < _COGNATE * max(sizes):
        return None
    has_meaning = [part for part in (one, other) if part.key.startswith("=")]
    if len(has_meaning) == 2:
        return None
    share = similarity(one.text, other.text)
    if share >= _MISSPELT:
        plain = [part for part in (one, other) if part not in has_meaning]
        known = [part for part in plain if names_with(part.key) > _ATTESTED]
        return Alike(one, other, share, sure=len(known) < len(plain) or bool(has_meaning))
    start = one.text[:_SAME_START] == other.text[:_SAME_START]
    if start and share >= _COGNATE:
        return Alike(one, other, share, sure=False)
    return None


def _may_be(part: Part) -> bool:
    return part.sort not in ("acronym", "number", "legal") and part.text.isalpha()
