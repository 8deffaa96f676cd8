"""Match the actors of a study, and keep what was decided about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.incoming.matching.actors import Actor, read_actors
from kg.incoming.matching.decided import read_decided
from kg.incoming.matching.deciding import Known, Reading, read_decisions
from kg.incoming.matching.identity_file import Written, write_decisions
from kg.incoming.matching.proposing import Proposal, propose
from kg.incoming.matching.review import HEADINGS, READ_ME, SHORT, review_rows
from kg.incoming.matching.towns import read_towns
from kg.incoming.matching.verdicts import Decision, read_codes
from kg.lookup import Things
from kg.rdf import expand
from kg.study import Dataset
from kg.tables import Table, workbook

__all__ = ["Matching", "apply_decisions", "match_actors"]

_UNION = DefaultGraph()
_REPLACED = NamedNode(expand("dcterms:isReplacedBy"))
_ISO, _PLACE = NamedNode(expand("migov:iso3166")), NamedNode(expand("migov:Place"))
_NAMES = (NamedNode(expand("skos:prefLabel")), NamedNode(expand("skos:altLabel")))


@dataclass(frozen=True)
class Matching:
    """Proposals on the actors of a study, how many actors it has, and what was decided before."""

    dataset: Dataset
    proposals: Sequence[Proposal]
    actors: int
    decided: int
    decisions: Mapping[frozenset[str], Decision]

    def table(self, lang: str = "en", *, short: bool = False) -> Table:
        """Return a row for each pair, with the columns of a sheet to decide in.

        Parameters
        ----------
        short
            Only what fits on a screen: the score, what it may be, the names and the reasons.
        """
        things = Things(self.dataset, lang)
        rows = review_rows(self.proposals, self.decisions, things, names=1 if short else 3)
        names = tuple(SHORT if short else HEADINGS)
        at = [tuple(HEADINGS).index(name) for name in names]
        return Table(
            tuple(HEADINGS[name] for name in names),
            tuple(tuple(row[n] for n in at) for row in rows),
        )

    def workbook(self, lang: str = "en") -> bytes:
        """Return a workbook to decide in, with lists to choose from, and a sheet that explains."""
        store = self.dataset.store
        offered = {
            "decision": [*read_codes(store, "verdict", lang).labels.values()],
            "confidence": [*read_codes(store, "confidence", lang).labels.values()],
            "status": [*read_codes(store, "status", lang).labels.values()],
        }
        found = self.table(lang)
        choices = {[*HEADINGS].index(key) + 1: texts for key, texts in offered.items()}
        sheets = {"review": [found.columns, *found.rows], "read me": READ_ME}
        return workbook(sheets, {"review": choices})


def match_actors(
    dataset: Dataset,
    *,
    least: int = 60,
    against: Collection[Path] = (),
    decided: bool = False,
    towns: Iterable[tuple[Path, str]] = (),
) -> Matching:
    """Propose which actors of a study may be one.

    Parameters
    ----------
    least
        The least score, from 0 to 100.
    against
        Files of the dataset: only pairs with one actor of theirs and one that is not are proposed.
    decided
        Propose pairs that are decided, too.
    towns
        Tables of the study, each with the name of its column of towns; see :func:`read_towns`.
    """
    actors, printed = _with_towns(dataset, read_actors(dataset), towns)
    known = read_decided(dataset)
    replaced = _replaced(dataset)
    decisions = {_now(each.decision, replaced).pair: each.decision for each in known}
    labels, codes = _places(dataset)
    labels |= printed
    sides = _sides(dataset, actors, against)
    found = propose(
        actors,
        labels=labels,
        codes=codes,
        decided=decisions,
        least=least,
        apart=sides,
    )
    if decided:
        decisions |= {each.decision.pair: each.decision for each in known}
        found += _decided(dataset, actors, [each.decision for each in known], labels, codes)
    return Matching(dataset, found, len(actors), len(known), decisions)


def _with_towns(
    dataset: Dataset, actors: list[Actor], tables: Iterable[tuple[Path, str]]
) -> tuple[list[Actor], dict[str, list[str]]]:
    """Return the actors with the towns that tables give as places, and these with their names."""
    printed: dict[str, list[str]] = {}
    for path, column in tables:
        found = read_towns(dataset, path, column)
        printed |= {town: [town] for each in found.values() for town in each}
        actors = [
            replace(actor, places=actor.places | found[actor.iri]) if actor.iri in found else actor
            for actor in actors
        ]
    return actors, printed


def _decided(
    dataset: Dataset,
    actors: Sequence[Actor],
    decisions: Iterable[Decision],
    labels: Mapping[str, Sequence[str]],
    codes: Mapping[str, str],
) -> list[Proposal]:
    """Return the pairs that are decided, in the order of the decisions, and how alike they are.

    Of records that are joined only the names are known.
    """
    known = {actor.iri: actor for actor in actors}
    names = dataset.labels()
    found = []
    for each in decisions:
        if not {each.one, each.other} & known.keys():
            continue  # not actors
        both = (each.one, each.other)
        person = any(iri in known and known[iri].is_person for iri in both)
        two = [known.get(iri) or Actor(iri, (), person) for iri in both]
        if not known.keys() >= {*both}:
            # The record that stays has the names of both; its own is the one to compare.
            two = [replace(actor, names=(names.get(actor.iri, actor.iri),)) for actor in two]
        one, other = two
        judged = propose([one, other], labels=labels, codes=codes, least=0)
        alike = judged[0] if judged else Proposal(one, other, "alike", 0, ())
        found.append(replace(alike, one=one, other=other))
    return found


def apply_decisions(dataset: Dataset, path: Path, coder: str = "") -> tuple[Reading, Written]:
    """Write what a person decided in a sheet into the study; see :func:`write_decisions`.

    Raises
    ------
    InputError
        If the sheet cannot be read, or the study cannot be changed.
    DataError
        If cells are wrong, or decisions contradict each other; then nothing is written.
    """
    before = read_decided(dataset)
    replaced = _replaced(dataset)
    store = dataset.store
    actors = read_actors(dataset)
    known = Known(
        read_codes(store, "verdict"),
        read_codes(store, "confidence"),
        read_codes(store, "status"),
        {*(actor.iri for actor in actors), *replaced},
        dataset.prefixes,
        frozenset(actor.iri for actor in actors if actor.is_person),
    )
    reading = read_decisions(path, known, coder)
    return reading, write_decisions(dataset, reading.decisions, before)


def _replaced(dataset: Dataset) -> dict[str, str]:
    """Return the record that each joined record has become."""
    return {
        quad.subject.value: quad.object.value
        for quad in dataset.store.quads_for_pattern(None, _REPLACED, None, _UNION)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    }


def _now(decision: Decision, replaced: Mapping[str, str]) -> Decision:
    one, other = (replaced.get(each, each) for each in (decision.one, decision.other))
    return replace(decision, one=one, other=other)


def _places(dataset: Dataset) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Return the names of places, and the ISO code of each country, by IRI."""
    store = dataset.store
    codes = {
        quad.subject.value: quad.object.value.lower()
        for quad in store.quads_for_pattern(None, _ISO, None, _UNION)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    }
    labels: dict[str, list[str]] = defaultdict(list)
    kind = NamedNode(expand("rdf:type"))
    for place in store.quads_for_pattern(None, kind, _PLACE, _UNION):
        for name in _NAMES:
            for quad in store.quads_for_pattern(place.subject, name, None, _UNION):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                    labels[quad.subject.value].append(quad.object.value)
    return dict(labels), codes


def _sides(
    dataset: Dataset, actors: Sequence[Actor], against: Collection[Path]
) -> Sequence[bool] | None:
    """Tell of each actor whether one of some files has its record; None if there are no files."""
    if not against:
        return None
    chosen = set(against)
    return [
        any(place.path in chosen for place in dataset.records.get(actor.iri, ()))
        for actor in actors
    ]
