"""Two names under comparison, and the result."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from kg.incoming.matching.anatomy import Anatomy, Part

__all__ = ["Likeness", "Pair", "Setting"]


@dataclass(frozen=True)
class Setting:
    """What is known besides two names: where the actors are, and how many names have a word.

    ``places`` are stems of the names of their places; ``countries`` the ISO codes, small.
    """

    names_with: Mapping[str, int] = field(default_factory=dict)
    names: int = 1
    places: tuple[Collection[str], Collection[str]] = ((), ())
    countries: tuple[Collection[str], Collection[str]] = ((), ())
    same_country: bool | None = None
    same_place: bool | None = None

    def count(self, key: str) -> int:
        """Return how many names have a word."""
        return self.names_with.get(key, 1)

    def weight(self, part: Part) -> float:
        """Return how much a word says: the more, the fewer names have it."""
        return math.log(1 + self.names / self.count(part.key))


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two names may be to each other, how surely (0 to 100), and why.

    For ``unit of``, ``unit`` tells which of the two is the unit, 0 or 1.
    """

    kind: str
    score: int
    reasons: tuple[str, ...]
    unit: int = 0


class Pair:
    """Two names under comparison.

    ``common`` are the words that both have, ``left`` those that only one has, for each of the two;
    ``agreed`` are the common ones and those that turned out to be the same word.
    """

    def __init__(self, one: Anatomy, other: Anatomy, setting: Setting) -> None:
        self.names = (one, other)
        self.setting = setting
        self.common = [part for key, part in one.parts.items() if key in other.parts]
        self.left = (
            [part for key, part in one.parts.items() if key not in other.parts],
            [part for key, part in other.parts.items() if key not in one.parts],
        )
        self.cost = 0.0
        self.one_legal = False
        self.reasons: list[str] = []
        self.agreed: list[Part] = list(self.common)

    def take(self, cost: float, reason: str = "") -> None:
        """Take something from the score, for a reason."""
        self.cost += cost
        if reason and reason not in self.reasons:
            self.reasons.append(reason)

    def drop(self, side: int, parts: Iterable[Part]) -> None:
        """Leave words of one name out of what it has more than the other."""
        gone = set(parts)
        self.left[side][:] = [part for part in self.left[side] if part not in gone]

    def weight(self, parts: Iterable[Part]) -> float:
        """Return how much some words say."""
        return sum(self.setting.weight(part) for part in parts)

    def likeness(self, kind: str, most: float = 100, unit: int = 0) -> Likeness:
        """Return the result: the most that the kind can have, without what was taken."""
        score = max(0, min(round(most - self.cost), 100))
        return Likeness(kind, score, tuple(self.reasons), unit)
