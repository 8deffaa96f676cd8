"""What mutants are made of: changes of a record, copies of it, and other values and texts."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib import SH

from kg.rdf.turtle import read_triples
from kg.rdf.vocabulary import compress, expand
from kg.validation.shapes.shapes import Shapes
from mutation.model import TYPE, Mutant, Term
from mutation.real import Real

SNIPPETS = Path(__file__).parents[1] / "shapes"


class Changes:
    """Changes to the data that may break a constraint, the likely ones first."""

    def __init__(self, real: Real, rules: Shapes, chance: random.Random, mark: str) -> None:
        self.real, self.rules, self.chance = real, rules, chance
        self.mark = re.sub(r"\W+", "-", mark)  # names what is new, so that mutants share no name
        self.nameless = BlankNode(f"nameless-{self.mark}")

    def shuffled(self, items: Iterable, most: int | None = None) -> list:
        found = sorted(items, key=str)
        self.chance.shuffle(found)
        return found[:most]

    # what a mutant is made of

    def change(
        self, record: Term, path: NamedNode, old: Iterable[Term], new: Iterable[Term]
    ) -> Mutant:
        """Let values of a record's property give way to others."""
        gone, come = list(old), list(new)
        file = self.real.file_of(record)
        shown = [f"- {show(v)}" for v in gone] + [f"+ {show(v)}" for v in come]
        return Mutant(
            f"{show(record)} {show(path)} {' '.join(shown)}",
            frozenset(Triple(record, path, value) for value in gone),
            tuple((file, Triple(record, path, value)) for value in come),
        )

    def copy(
        self, record: Term, as_: Term, other: Mapping[NamedNode, Term] | None = None
    ) -> Mutant:
        """Add a record that says the same, but for the values of some properties."""
        other = other or {}
        kept = [(p, t) for p, t in self.real.by_subject[record] if t.predicate not in other]
        added = [(path, Triple(as_, t.predicate, t.object)) for path, t in kept]
        file = self.real.file_of(record)
        added += [(file, Triple(as_, path, value)) for path, value in other.items()]
        shown = " ".join(f"{show(path)} {show(value)}" for path, value in other.items())
        return Mutant(f"copy of {show(record)} {shown}".strip(), frozenset(), tuple(added))

    def copy_of(self, record: Term) -> NamedNode:
        """Return a name for a copy."""
        return NamedNode(f"{text_of(record)}-{self.mark}")

    def pool(self, path: NamedNode, most: int | None = 8) -> list[Term]:
        """Return values that a property may have: those in the data, else fitting ones."""
        used = {triple.object for triple in self.real.by_predicate.get(path, ())}
        return self.shuffled(used, most) or self._fitting(path)[:most]

    @cache  # noqa: B019 (lives as long as the search)
    def _fitting(self, path: NamedNode) -> list[Term]:
        rules, prop = self.rules.records, rdflib.URIRef(path.value)
        shapes = list(rules.subjects(SH.path, prop))
        asked = {NamedNode(str(cls)) for s in shapes for cls in rules.objects(s, SH["class"])}
        found = {each for cls in asked for each in self.real.instances.get(cls, ())}
        return self.shuffled(found) or self.shuffled(_snippet_values().get(path, ()))

    def strangers(self) -> list[Term]:
        """Return records of some classes, and a name that is none's."""
        seen, found = set(), []
        for triple in self.shuffled(self.real.by_predicate[TYPE]):
            if triple.object not in seen:
                seen.add(triple.object)
                found.append(triple.subject)
        return [*found[:2], NamedNode("https://w3id.org/migov/id/actor/nobody"), *found[2:6]]

    def other_names(self, record: Term) -> dict[NamedNode, Term]:
        """Return names that no record has, for those that a record has."""
        names = {"skos:prefLabel": "Bezvārdis", "skos:altLabel": "Cits bezvārdis"}
        return {
            NamedNode(expand(path)): Literal(name, language="lv")
            for path, name in names.items()
            if self.real.values(record, NamedNode(expand(path)))
        }

    def new(self, record: Term, path: NamedNode, values: Iterable[Term]) -> Iterator[Mutant]:
        """Put each of these values in the place of one, and beside those that are there."""
        old = self.real.values(record, path)
        for value in values:
            if value in old:
                continue
            if old:
                yield self.change(record, path, old[:1], [value])
            yield self.change(record, path, [], [value])


def both(one: Mutant, other: Mutant) -> Mutant:
    return Mutant(
        f"{one.how}; {other.how}", one.removed | other.removed, (*one.added, *other.added)
    )


def in_turn(streams: Sequence[Iterator[Mutant]], most: int) -> Iterator[Mutant]:
    """Take some of each stream, then some more of each, so that no stream keeps others waiting."""
    left = list(streams)
    while left:
        still = []
        for stream in left:
            some = list(islice(stream, most))
            yield from some
            if len(some) == most:
                still.append(stream)
        left = still


def other_texts(text: str, size: int) -> list[str]:
    """Return other and misshapen forms of a text."""
    if text in ("true", "false"):
        return ["false" if text == "true" else "true"]
    if text[-1:].isdigit():
        return [text[:-1] + str((int(text[-1]) + step) % 10) for step in (1, 9)]
    long = " ".join([text or "x"] * (size + 1))
    return [
        text[::-1],
        text[: max(size - 1, 0)],
        long[: size + 1],
        f" {text}",
        f"{text} ",
        f"{text}/x",
        f"urn:{text}",
        " ".join(["x"] * 13),
        text.swapcase(),
        text[:-1],
        "",
        " ",
    ]


def text_of(value: Term) -> str:
    return value.value


def like(value: Term, text: str) -> Term:
    """Return a text as a term of the same kind."""
    if isinstance(value, Literal):
        if value.language:
            return Literal(text, language=value.language)
        return Literal(text, datatype=value.datatype)
    try:
        return NamedNode(text)
    except ValueError:
        return Literal(text)


def show(term: object) -> str:
    return compress(term.value) if isinstance(term, NamedNode) else str(term)


@cache
def _snippet_values() -> dict[NamedNode, set[Term]]:
    """Return the values that valid snippets give properties, for those that no document has."""
    found: dict[NamedNode, set[Term]] = defaultdict(set)
    for path in sorted(SNIPPETS.glob("*/valid-*.ttl")):
        for triple in read_triples(path):
            if isinstance(triple.object, Literal):
                found[triple.predicate].add(triple.object)
    return found
