"""Changes of the data that may break a rule across records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, permutations

import rdflib
from pyoxigraph import Literal, NamedNode
from rdflib import SH

from kg.rdf.vocabulary import expand
from mutation.changes import Changes, both, in_turn, like, text_of
from mutation.model import DECIDING, TRIES_ACROSS, Mutant, Term, applies_to


class AcrossChanges(Changes):
    """Changes of what a query asks about."""

    def mutants(self, query: str) -> Iterator[Mutant]:
        """Yield changes of what a query asks about: single ones, copies, then three at once."""
        named = {NamedNode(expand(c)) for c in re.findall(r"\b[a-z]+:[A-Za-z][\w-]*", query)}
        paths = self.shuffled(each for each in named if each in self.real.by_predicate)
        told = self.shuffled(each for each in named if each in self.real.by_subject)
        singles = [self._single(path, paths, told) for path in paths]
        few = 60 if named >= DECIDING else TRIES_ACROSS // 3
        yield from islice(in_turn(singles, 10), few)
        copies = [self._copies(path, told) for path in paths]
        yield from islice(in_turn(copies, 10), TRIES_ACROSS // 6)
        if named >= DECIDING:
            yield from self._decisions()
        yield from in_turn([*singles, *copies], 10)

    def _single(
        self, path: NamedNode, paths: list[NamedNode], told: list[Term]
    ) -> Iterator[Mutant]:
        users = {triple.subject for triple in self.real.by_predicate[path]}
        allowed = {
            NamedNode(str(node))
            for prop in self.rules.records.subjects(SH.path, rdflib.URIRef(path.value))
            for shape in self.rules.records.subjects(SH.property, prop)
            for node in applies_to(self.rules.records, shape, self.real.graph)
        }
        records = self.shuffled(users | (allowed & set(self.real.by_subject)))
        # What has more of the properties that the query follows is more likely in its answer.
        records.sort(key=lambda record: -sum(bool(self.real.values(record, p)) for p in paths))
        without = (
            self.change(record, path, self.real.values(record, path), [])
            for record in records
            if record in users
        )
        fitting = [each for each in told if self.fits(path, each)]
        beyond, strangers = self._other_years(path), self.strangers()
        told_of = (m for r in records for m in self.new(r, path, fitting))
        other = (
            mutant
            for record in records
            for mutant in self.new(record, path, [*beyond, *self._alike(record, path), *strangers])
        )
        yield from in_turn([without, told_of, other], 4)

    def _alike(self, record: Term, path: NamedNode) -> list[Term]:
        """Return the record itself where it fits, and what others have, first of its class."""
        own = set(self.real.classes(record))
        said = self.shuffled(self.real.by_predicate[path])
        said.sort(key=lambda triple: not own & set(self.real.classes(triple.subject)))
        values = list(dict.fromkeys(triple.object for triple in said))[:6]
        return [record, *values] if self.fits(path, record) else values

    def fits(self, path: NamedNode, value: Term) -> bool:
        """Tell whether a value is of a class that values of a property have in the data."""
        if isinstance(value, Literal):
            return True
        return any(
            set(self.real.classes(value)) & set(self.real.classes(t.object))
            for t in self.real.by_predicate[path]
        )

    def _other_years(self, path: NamedNode) -> list[Term]:
        dates = [v for v in self.pool(path, None) if text_of(v)[:4].isdigit() and "-" in text_of(v)]
        return [like(v, re.sub(r"\b\d{4}\b", "1990", text_of(v))) for v in dates[:2]]

    def _copies(self, path: NamedNode, told: list[Term]) -> Iterator[Mutant]:
        for triple in self.shuffled(self.real.by_predicate[path]):
            if not isinstance(triple.subject, NamedNode):
                continue
            for value in [*told, *self.pool(path)]:
                if value != triple.object and self.fits(path, value):
                    copied = self.copy_of(triple.subject)
                    yield self.copy(triple.subject, copied, {path: value})

    def _decisions(self) -> Iterator[Mutant]:
        """Let two decisions lead to one record, and a third keep apart what they join."""
        one, other, verdict = (NamedNode(expand(f"migov:{n}")) for n in ("one", "other", "verdict"))
        said = {
            t.subject: text_of(t.object).rpartition("/")[2] for t in self.real.by_predicate[verdict]
        }
        same = self.shuffled(claim for claim, word in said.items() if word == "same")
        apart = self.shuffled(claim for claim, word in said.items() if word == "not-same")
        for (first, second), third in ((p, n) for p in permutations(same, 2) for n in apart):
            stays, goes = self.real.values(first, one), self.real.values(first, other)
            joined = self.change(second, one, self.real.values(second, one), stays)
            kept = both(
                self.change(third, one, self.real.values(third, one), goes),
                self.change(
                    third, other, self.real.values(third, other), self.real.values(second, other)
                ),
            )
            yield both(joined, kept)
