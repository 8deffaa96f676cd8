"""Changes of the data that may break a constraint on records, the likely ones first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, zip_longest

from pyoxigraph import Literal, NamedNode, Triple
from rdflib import SH

from kg.rdf.vocabulary import expand
from mutation.changes import Changes, both, in_turn, like, other_texts, text_of
from mutation.model import TRIES, TYPE, Constraint, Mutant, Site, Term, applies_to


class RecordChanges(Changes):
    """Changes that may break a constraint on records."""

    def records(self, site: Site, most: int) -> list[Term]:
        """Return records that a constraint is about, those with such values first.

        As many as wanted, and more where they are of more classes: one of each at least.
        """
        nodes = applies_to(self.rules.records, site.target, self.real.graph)
        named = [NamedNode(str(node)) for node in nodes]
        if site.target in self.rules.records.subjects(SH.targetNode):
            named = list(self.real.by_subject)
        by_class: dict[tuple[bool, str], list[Term]] = defaultdict(list)
        known = self.shuffled(each for each in named if each in self.real.by_subject)
        if site.paths == (TYPE,):  # a class concerns all that refer to the record: few, at best
            known.sort(key=lambda record: len(self.real.referrers.get(record, ())))
        for record in known:
            lacks = not any(self.real.values(record, path) for path in site.paths)
            by_class[lacks, str(self.real.classes(record))].append(record)
        found = [
            record
            for lacks in (False, True)
            for some in zip_longest(*(rs for (no, _), rs in by_class.items() if no == lacks))
            for record in some
            if record is not None
        ]
        return found[: max(most, len(by_class))]

    # which changes

    def mutants(self, constraint: Constraint, sites: Sequence[Site]) -> Iterator[Mutant]:
        """Yield changes that may break a constraint on records, those made for it first."""
        within = any(
            site.reporter != (str(constraint.shape), constraint.parameter) for site in sites
        )
        kind = "anything" if within else _snake(constraint.parameter)
        made = getattr(self, f"_{kind}", self._anything)

        def stream(
            changes: Callable[..., Iterator[Mutant]], most: int, tries: int
        ) -> Iterator[Mutant]:
            streams = [
                changes(constraint, site, record, path)
                for site in sites
                for record in self.records(site, most)
                for path in site.paths or (TYPE,)
            ]
            return islice(in_turn(streams, 3), max(tries, 3 * len(streams)))

        yield from stream(made, 12, 48)
        yield from stream(self._anything, 8, 16)
        # A copy that nothing refers to can say what its model cannot.
        for site in sites:
            for record in self.records(site, 4):
                copied = self.copy_of(record)
                copy = self.copy(record, copied, self.other_names(record))
                for path in site.paths or (TYPE,):
                    for change in islice(made(constraint, site, record, path), 6):
                        yield _on(copy, change, record, copied)
        yield from stream(self._two, 12, TRIES)

    def _two(
        self, constraint: Constraint, site: Site, record: Term, path: NamedNode
    ) -> Iterator[Mutant]:
        """Change another property of the record as well, which may ask for this one too."""
        others = {triple.predicate for _, triple in self.real.by_subject[record]} - {path, TYPE}
        for change in islice(self._anything(constraint, site, record, path), 1):
            for other in self.shuffled(others):
                for value in self.pool(other, 3):
                    second = self.change(record, other, self.real.values(record, other), [value])
                    yield both(change, second)

    def _near(self, record: Term, path: NamedNode) -> list[Term]:
        return [*self.real.values(record, path), *self.pool(path)]

    def _anything(
        self, _c: Constraint, _s: Site, record: Term, path: NamedNode
    ) -> Iterator[Mutant]:
        old = self.real.values(record, path)
        if old:
            yield self.change(record, path, old, [])
        yield from self.new(record, path, self.strangers()[:2])
        yield from self.new(record, path, self.pool(path))
        yield from self.new(record, path, self.strangers())

    _min_count = _has_value = _anything

    def _max_count(
        self, _c: Constraint, _s: Site, record: Term, path: NamedNode
    ) -> Iterator[Mutant]:
        """Add a value: one of elsewhere, a variant of its own, a copy of the record it names."""
        have = self.real.values(record, path)
        more = [v for v in self._near(record, path) if v not in have]
        if path == TYPE:  # a class beside its own, at best
            beside = {cls for each in have for cls in self.real.beside(each)}
            more = [*self.shuffled(beside - set(have)), *more]
        more += [like(v, t) for v in [*have, *more][:1] for t in other_texts(text_of(v), 1)]
        for number, value in enumerate(more):
            if have:
                yield self.change(record, path, [], [value])
            elif len(more) > 1:
                yield self.change(record, path, [], [value, more[0 if value != more[0] else 1]])
            if number == 1 and have and have[0] in self.real.by_subject:
                copied = self.copy_of(have[0])
                for other in ({}, self.other_names(have[0])):
                    copy = self.copy(have[0], copied, other)
                    yield both(self.change(record, path, [], [copied]), copy)

    def _datatype(
        self, _c: Constraint, _s: Site, record: Term, path: NamedNode
    ) -> Iterator[Mutant]:
        kinds = ["xsd:string", "xsd:decimal", "xsd:double", "xsd:token", "xsd:anyURI"]
        for value in self._near(record, path):
            text = text_of(value)
            forms = [Literal(text, datatype=NamedNode(expand(kind))) for kind in kinds]
            yield from self.new(record, path, [*forms, Literal(text, language="en")])

    def _class(self, _c: Constraint, _s: Site, record: Term, path: NamedNode) -> Iterator[Mutant]:
        if path == TYPE:
            own = self.real.classes(record)
            above = {t.object for _, t in self.real.hierarchy if t.subject in own}
            yield from self.new(record, path, self.shuffled(above))
        yield from self.new(record, path, self.strangers())

    def _node_kind(
        self, _c: Constraint, _s: Site, record: Term, path: NamedNode
    ) -> Iterator[Mutant]:
        """Refer to a nameless copy of a record, or write a name as text."""
        nameless = self.nameless
        for value in self._near(record, path):
            if value not in self.real.by_subject:
                yield from self.new(record, path, [Literal(text_of(value)), nameless])
                continue
            for change in self.new(record, path, [nameless]):
                for other in ({}, self.other_names(value)):
                    yield both(change, self.copy(value, nameless, other))

    def _pattern(
        self, constraint: Constraint, _s: Site, record: Term, path: NamedNode
    ) -> Iterator[Mutant]:
        for value in self._near(record, path):
            text = text_of(value)
            texts = [f"{text}/x", f" {text}", f"urn:{text}", *other_texts(text, 1)]
            if constraint.parameter != "pattern":
                texts = other_texts(text, int(str(constraint.value)))
            yield from self.new(record, path, [like(value, text) for text in texts])

    _min_length = _max_length = _pattern

    def _min_inclusive(
        self, constraint: Constraint, _s: Site, record: Term, path: NamedNode
    ) -> Iterator[Mutant]:
        edge = int(float(str(constraint.value)))
        for value in self._near(record, path):
            beyond = [edge - 1, edge + 1, edge - 100, edge + 100, edge]
            yield from self.new(record, path, [like(value, str(number)) for number in beyond])

    _max_inclusive = _min_exclusive = _max_exclusive = _min_inclusive

    def _unique_lang(
        self, _c: Constraint, _s: Site, record: Term, path: NamedNode
    ) -> Iterator[Mutant]:
        for value in self._near(record, path):
            yield from self.new(record, path, [like(value, f"{text_of(value)} (2)")])

    def _disjoint(
        self, constraint: Constraint, _s: Site, record: Term, path: NamedNode
    ) -> Iterator[Mutant]:
        other = NamedNode(str(constraint.value))
        yield from self.new(record, path, self.real.values(record, other))
        yield from self.new(record, other, self.real.values(record, path))

    def _less_than(
        self, constraint: Constraint, _s: Site, record: Term, path: NamedNode
    ) -> Iterator[Mutant]:
        other = NamedNode(str(constraint.value))
        mine, yours = self.real.values(record, path), self.real.values(record, other)
        if mine and yours:
            swapped = (
                self.change(record, path, mine, yours),
                self.change(record, other, yours, mine),
            )
            yield both(*swapped)
        yield from self._disjoint(constraint, _s, record, path)

    _less_than_or_equals = _less_than

    def _in(self, _c: Constraint, _s: Site, record: Term, path: NamedNode) -> Iterator[Mutant]:
        wider = {triple.object for _, triple in self.real.hierarchy}
        terms = self.shuffled({*wider, *self.real.by_predicate}, 40)
        if path == TYPE:
            terms = self.shuffled(wider)
        yield from self.new(record, path, terms)

    def _closed(self, _c: Constraint, _s: Site, record: Term, _path: NamedNode) -> Iterator[Mutant]:
        for path in self.shuffled(set(self.real.by_predicate) - {TYPE}):
            for value in self.pool(path, 2):
                yield self.change(record, path, [], [value])

    def _sparql(
        self, constraint: Constraint, _s: Site, record: Term, _path: NamedNode
    ) -> Iterator[Mutant]:
        """A rule on the files as written: take or change what says of a record what it is."""
        del constraint
        for path in sorted({t.predicate for _, t in self.real.by_subject[record]}, key=str):
            yield self.change(record, path, self.real.values(record, path), [])


def _on(copy: Mutant, change: Mutant, record: Term, copied: Term) -> Mutant:
    """Make the change of a record on its copy instead."""
    moved = {Triple(copied, t.predicate, t.object) for t in change.removed if t.subject == record}
    come = [
        (p, Triple(copied, t.predicate, t.object) if t.subject == record else t)
        for p, t in change.added
    ]
    kept = [(p, t) for p, t in copy.added if t not in moved]
    return Mutant(f"{copy.how}; there {change.how}", frozenset(), (*kept, *come))


def _snake(name: str) -> str:
    return re.sub(r"[A-Z]", lambda found: f"_{found[0].lower()}", name)
