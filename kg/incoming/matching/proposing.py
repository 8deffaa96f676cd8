"""Propose which actors of a study may be one, with a score and the reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.incoming.matching.actors import Actor
from kg.incoming.matching.anatomy import Anatomy, dissect
from kg.incoming.matching.candidates import candidates
from kg.incoming.matching.comparing import ALIKE, MOST_ALIKE, SAME, UNIT, compare
from kg.incoming.matching.pair import Likeness, Setting

__all__ = ["Proposal", "propose"]

_MOST_NAMES = 12
_ABROAD = 45
_ELSEWHERE = 6
_TOGETHER = 15


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two actors that may be one, or of which one may be a unit of the other.

    ``kind`` is ``same``, ``unit of`` (then ``other`` is the unit) or ``alike``: not the same, but
    the names are alike.
    """

    one: Actor
    other: Actor
    kind: str
    score: int
    reasons: tuple[str, ...]


def propose(
    actors: Sequence[Actor],
    *,
    labels: Mapping[str, Sequence[str]] | None = None,
    codes: Mapping[str, str] | None = None,
    decided: Collection[frozenset[str]] = (),
    least: int = 60,
    apart: Sequence[bool] | None = None,
) -> list[Proposal]:
    """Return pairs of actors that may be one, the surest first.

    Parameters
    ----------
    labels
        The names of places, by IRI.
    codes
        The ISO code of each country, by IRI.
    decided
        Pairs of IRIs that are not proposed again.
    least
        The least score.
    apart
        Tells of each actor on which of two sides it is; then only pairs across are proposed.
    """
    work = _Work(actors, labels or {}, codes or {})
    found = [
        proposal
        for one, other in candidates(work.names, work.around, [each.identifiers for each in actors])
        if (apart is None or apart[one] != apart[other])
        and frozenset((actors[one].iri, actors[other].iri)) not in decided
        and (proposal := work.judge(one, other)) is not None
        and proposal.score >= least
    ]
    found.sort(key=lambda each: (-each.score, each.one.iri, each.other.iri))
    return found


class _Work:
    """The actors with their names taken apart."""

    def __init__(
        self,
        actors: Sequence[Actor],
        labels: Mapping[str, Sequence[str]],
        codes: Mapping[str, str],
    ) -> None:
        self.actors = actors
        self.roots = {
            place: {key for name in names for key in dissect(name).parts}
            for place, names in labels.items()
        }
        towns = {
            root for place, roots in self.roots.items() if place not in codes for root in roots
        }
        towns |= set(_named_after(actors))
        self.codes = codes
        self.names: list[list[Anatomy]] = [
            [
                dissect(name, person=actor.is_person, places=towns)
                for name in actor.names[:_MOST_NAMES]
            ]
            for actor in actors
        ]
        self.around = [each.places | each.countries for each in actors]
        self.count = Counter(
            key for given in self.names for key in {key for name in given for key in name.parts}
        )

    def judge(self, one: int, other: int) -> Proposal | None:
        """Compare two actors; not a person with an organisation, nor a unit with its own."""
        a, b = self.actors[one], self.actors[other]
        if a.is_person != b.is_person or a.iri in b.above or b.iri in a.above:
            return None
        setting = self._setting(a, b)
        best = max(
            (compare(x, y, setting) for x in self.names[one] for y in self.names[other]),
            key=lambda found: (found.kind != ALIKE, found.score),
        )
        found = _with_facts(best, a, b, setting)
        first = found.unit == 1 if found.kind == UNIT else _stays(a) >= _stays(b)
        if not first:
            a, b = b, a
        return Proposal(a, b, found.kind, found.score, found.reasons)

    def _setting(self, a: Actor, b: Actor) -> Setting:
        empty: frozenset[str] = frozenset()
        return Setting(
            self.count,
            len(self.names),
            tuple(  # type: ignore[arg-type]
                empty.union(*(self.roots.get(place, empty) for place in each.places))
                for each in (a, b)
            ),
            tuple(  # type: ignore[arg-type]
                frozenset(self.codes.get(c, "") for c in each.countries) for each in (a, b)
            ),
            _agree(a.countries, b.countries),
            _agree(a.places, b.places),
        )


def _named_after(actors: Sequence[Actor]) -> Iterator[str]:
    """Give the stems of places that some municipality is named after: “City of Graz”."""
    for actor in actors:
        for name in actor.names[:_MOST_NAMES]:
            parts = dissect(name).parts.values()
            own = [part for part in parts if part.sort == "plain"]
            of_town = any(part.group == "municipality" for part in parts)
            others = any(part.sort not in ("plain", "kind", "empty") for part in parts)
            if len(own) == 1 and of_town and not others:
                yield own[0].key


def _stays(actor: Actor) -> tuple[int, bool, int]:
    """Rank the record of two that may be one by what speaks for keeping it."""
    name = actor.names[0]
    return len(actor.joined), name != name.upper(), -len(name)


def _agree(one: Collection[str], other: Collection[str]) -> bool | None:
    """Tell whether two have a value in common; None if one has none."""
    return None if not one or not other else not frozenset(one).isdisjoint(other)


def _with_facts(found: Likeness, a: Actor, b: Actor, setting: Setting) -> Likeness:
    """Weigh what is known of two actors besides their names."""
    score, kind, reasons = found.score, found.kind, list(found.reasons)
    if a.identifiers & b.identifiers:
        return replace(found, kind=SAME, score=100, reasons=("one identifier", *reasons))
    if setting.same_country is False:
        if kind != ALIKE:
            equal = score >= 98
            kind, score = ALIKE, 50 if equal else min(MOST_ALIKE, score - _ABROAD)
        reasons.append("two countries")
    elif kind != ALIKE:
        if setting.same_place is False:
            score -= _ELSEWHERE
            reasons.append("two towns")
        elif setting.same_place:
            reasons.append("one town")
        elif setting.same_country:
            reasons.append("one country")
        if a.joined & b.joined and kind == SAME:
            score -= _TOGETHER
            reasons.append("both in one project or event, as two")
    return replace(found, kind=kind, score=max(0, score), reasons=tuple(reasons))
