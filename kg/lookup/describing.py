"""Tell all that is known of one thing: its names, what is said about it, and what leads to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.lookup.sayings import Saying, Term, plain_saying, read_saying
from kg.lookup.things import UNION, Things, node
from kg.rdf import PREFIXES, local_name
from kg.study import Dataset
from kg.tables import Cell, Table

__all__ = ["Description", "describe_thing"]

_TYPE = node("rdf:type")
_STATUSES = (node("migov:status"), node("migov:weakestStatus"))
_SUBJECT, _PREDICATE, _OBJECT = (node(f"rdf:{part}") for part in ("subject", "predicate", "object"))
_PARTICIPANT, _AS_NAMED = node("migov:participant"), node("migov:asNamed")
_REPLACED, _EVIDENCE = node("dcterms:isReplacedBy"), node("migov:evidence")
_NAMES = [
    (node(name), kind)
    for name, kind in (
        ("skos:prefLabel", "name"),
        ("rdfs:label", "name"),
        ("migov:acronym", "acronym"),
        ("skos:altLabel", "other name"),
        ("skos:hiddenLabel", "as printed"),
    )
]
# What is told in another way: its names and its classes; and what says nothing about it.
_APART = {_TYPE, node("rdfs:isDefinedBy"), node("skos:topConceptOf")} | {name for name, _ in _NAMES}
_ACTS = {
    node(f"migov:{name}")
    for name in ("participant", "holder", "member", "giver", "predecessor", "one", "other")
}
_DERIVED = PREFIXES["derived"]
_Pair = tuple[NamedNode, Term]
_IN = {node(f"migov:{name}") for name in ("inEvent", "inProject", "inWork")}

# The groups, in the order in which they are told.
_GROUPS = _IS, _CLAIM, _SAID, _FOLLOWS, _ROLES, _WITH, _FROM, _LINKS, _USES = (
    "What it is",
    "What this claim says",
    "What documents say about it",
    "What follows from claims",
    "Its roles, posts and money",
    "Who has a role in it",
    "Claims that name it",
    "Records that lead to it",
    "Where this property is used",
)


@dataclass(frozen=True)
class Description:
    """What is known of a thing.

    ``names`` are its names, each with its languages and its kind. ``left`` is the number of
    sayings of each group that are left out.
    """

    thing: str
    label: str
    written: str
    what: str
    names: Sequence[tuple[str, str]]
    sayings: Sequence[Saying]
    left: dict[str, int]
    things: Things

    def table(self) -> Table:
        """Return a row for each thing that is said and each document that says it."""
        rows: list[tuple[Cell, ...]] = []
        for each in self.sayings:
            for document in each.documents or ("",):
                rows.append(
                    (
                        NamedNode(each.subject),
                        each.says,
                        each.value,
                        each.status or None,
                        NamedNode(document) if document else None,
                        " … ".join(each.words) or None,
                        " … ".join(filter(None, each.cells)) or None,
                        NamedNode(each.claim) if each.claim else None,
                        each.reason or None,
                        each.sentence,
                    )
                )
        columns = ("subject", "says", "value", "status", "document", "words", "cells", "claim")
        cut = len(rows) if any(self.left.values()) else None
        whole = (*columns, "reason", "sentence")
        return Table(whole, tuple(rows), self.things.labels, cut=cut)

    def groups(self) -> Iterator[tuple[str, list[Saying]]]:
        """Give each group that has something, in order."""
        for group in _GROUPS:
            found = [each for each in self.sayings if each.group == group]
            if found:
                yield group, found


def describe_thing(
    dataset: Dataset,
    iri: str,
    *,
    lang: str = "en",
    stated_only: bool = False,
    most: int | None = None,
) -> Description:
    """Tell all that is known of a thing.

    Parameters
    ----------
    iri
        The thing: a record, a claim, a quote, a code or a term. Of a record that an identity
        decision joined with another, the one that stays is described.
    lang
        The language of the labels; sentences are in English where the labels are.
    stated_only
        Leave out what is inferred.
    most
        The most sayings of each group; None means all.

    Raises
    ------
    InputError
        If nothing in the study has this IRI, or it is not a valid one.
    """
    things = Things(dataset, lang, stated_only=stated_only, derived=True)
    try:
        NamedNode(iri)
    except ValueError as error:
        raise InputError(f"“{iri}” is not a valid IRI") from error
    stays = things.iris(iri, _REPLACED)
    thing = NamedNode(stays[0] if stays else iri)
    found = _Found(thing, things)
    if not found.known:
        raise InputError(
            f"nothing in the study is called {things.written(iri)}. Try: kg find {local_name(iri)}"
        )
    kept: list[Saying] = []
    left: dict[str, int] = {}
    for group, sayings in found.groups(most):
        kept += sayings
        left[group] = found.sizes[group] - len(sayings)
    return Description(
        thing.value,
        things.label(thing.value),
        things.written(thing.value),
        things.what(thing.value),
        list(_names(thing.value, things)),
        kept,
        left,
        things,
    )


def _names(thing: str, things: Things) -> Iterator[tuple[str, str]]:
    told: dict[tuple[str, str], list[str]] = {}
    for name, kind in _NAMES:
        for each in things.objects(thing, name):
            if isinstance(each, Literal):
                told.setdefault((each.value, kind), []).append(each.language or "")
    for claim in things.subjects(_PARTICIPANT, NamedNode(thing)):
        for each in things.objects(claim, _AS_NAMED):
            if isinstance(each, Literal):
                told[each.value, "as printed"] = [each.language or ""]
    for (text, kind), langs in told.items():
        yield text, ", ".join(each for each in (*langs, kind) if each and each != "name")


class _Found:
    """What the store has about a thing, sorted into groups."""

    def __init__(self, thing: NamedNode, things: Things) -> None:
        self.thing, self.things = thing, things
        self.sizes: dict[str, int] = {}
        store = things.store
        self.out = sorted(store.quads_for_pattern(thing, None, None, UNION), key=str)
        self.uses = [
            (quad.subject, quad.object)
            for quad in store.quads_for_pattern(None, thing, None, UNION)
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal)
        ]
        # Claims by group; what claims state about the thing, and with it as the value.
        self.claims: dict[str, set[str]] = {}
        self.stated_of: set[tuple[Term, Term]] = set()
        self.stated_with: set[tuple[Term, Term]] = set()
        self.plain: list[_Pair] = []
        for quad in store.quads_for_pattern(None, None, thing, UNION):
            if isinstance(quad.subject, NamedNode) and quad.subject != thing:
                self._place(quad.subject, quad.predicate)
        self.known = bool(self.out or self.uses or self.claims or self.plain)
        self.is_claim = self._is_claim(thing)

    def _place(self, subject: NamedNode, predicate: NamedNode) -> None:
        """Put a triple that leads to the thing where it is told."""
        if not self._is_claim(subject):
            self.plain.append((subject, predicate))
            return
        group = _FOLLOWS if subject.value.startswith(_DERIVED) else _group(predicate)
        self.claims.setdefault(group, set()).add(subject.value)
        ends, stated = {
            _SUBJECT: (_OBJECT, self.stated_of),
            _OBJECT: (_SUBJECT, self.stated_with),
        }.get(predicate, (None, None))
        if ends is not None and stated is not None:
            stated.update(
                (says, end)
                for says in self.things.objects(subject.value, _PREDICATE)
                for end in self.things.objects(subject.value, ends)
            )

    def _is_claim(self, thing: NamedNode) -> bool:
        return any(
            next(self.things.store.quads_for_pattern(thing, status, None, UNION), None)
            for status in _STATUSES
        )

    def groups(self, most: int | None) -> Iterator[tuple[str, list[Saying]]]:
        """Give the groups, each with at most so many sayings; ``sizes`` are those of all."""
        if self.is_claim:
            self.claims[_CLAIM] = {self.thing.value}
        seen: set[str] = set()
        words: set[str] = set()
        for group in (_CLAIM, _SAID, _FOLLOWS, _ROLES, _WITH, _FROM):
            # A claim with the thing in two places is told once, in the first group.
            claims = sorted(self.claims.get(group, set()) - seen)
            seen |= set(claims)
            sayings = [read_saying(each, self.things).within(group) for each in claims[:most]]
            words |= {each for saying in sayings for each in saying.words}
            self.sizes[group] = len(claims)
            yield group, sayings
        yield _IS, self._own(words, most)
        yield _LINKS, self._links(most)
        yield _USES, self._used(most)

    def _own(self, words: set[str], most: int | None) -> list[Saying]:
        """Return what plain triples say about the thing and no claim does; and other quotes."""
        found = []
        for quad in self.out:
            value = quad.object
            if not isinstance(value, NamedNode | Literal) or value == self.thing:
                continue
            if quad.predicate in _APART or (quad.predicate, value) in self.stated_of:
                continue
            saying = plain_saying(self.thing.value, quad.predicate.value, value, self.things)
            if quad.predicate == _EVIDENCE and (self.is_claim or set(saying.words) <= words):
                continue
            found.append(saying.within(_IS))
        self.sizes[_IS] = len(found)
        return found[:most]

    def _links(self, most: int | None) -> list[Saying]:
        links = [each for each in self.plain if (each[1], each[0]) not in self.stated_with]
        self.sizes[_LINKS] = len(links)
        return [
            plain_saying(subject.value, says.value, self.thing, self.things).within(_LINKS)
            for subject, says in _first(links, most)
        ]

    def _used(self, most: int | None) -> list[Saying]:
        # Where claims have the property, they tell the same with their documents.
        uses = [] if self.claims else self.uses
        self.sizes[_USES] = len(uses)
        return [
            plain_saying(subject.value, self.thing.value, value, self.things).within(_USES)
            for subject, value in _first(uses, most)
        ]


def _first(found: list[_Pair], most: int | None) -> list[_Pair]:
    """Return the first of these in alphabetical order."""
    return sorted(found, key=str) if most is None else nsmallest(most, found, key=str)


def _group(part: NamedNode) -> str:
    """Return the group of a claim by the property that leads to the thing."""
    if part == _SUBJECT:
        return _SAID
    if part in _ACTS:
        return _ROLES
    return _WITH if part in _IN else _FROM
