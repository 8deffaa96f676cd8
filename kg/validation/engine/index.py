"""The triples of a study, to be looked up by property and record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf import expand

__all__ = ["Index", "Term"]

Term = NamedNode | BlankNode | Literal | Triple
_TYPE, _SUB_CLASS = NamedNode(expand("rdf:type")), NamedNode(expand("rdfs:subClassOf"))


class Index:
    """Triples, each once, with the values of each record by property."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.triples: Collection[Triple] = dict.fromkeys(triples).keys()
        self._of: dict[NamedNode, dict[Term, list[Term]]] = defaultdict(dict)
        self._instances: dict[NamedNode, Collection[Term]] = {}
        of = self._of
        one: dict[Term, Term] = {}  # a term is another object in each triple; one of them stays
        for subject, predicate, value in self.triples:
            values = of[predicate].setdefault(one.setdefault(subject, subject), [])
            values.append(one.setdefault(value, value))

    def of(self, predicate: NamedNode) -> Mapping[Term, list[Term]]:
        """Return the values of a property by the record that has them."""
        return self._of.get(predicate, {})

    @cached_property
    def properties(self) -> Mapping[Term, set[NamedNode]]:
        """The properties that each record has."""
        found: dict[Term, set[NamedNode]] = {}
        for name, of in self._of.items():
            for subject in of:
                found.setdefault(subject, set()).add(name)
        return found

    def objects(self, subject: Term, predicate: NamedNode) -> list[Term]:
        """Return the values of a property that a record has."""
        return self.of(predicate).get(subject, [])

    def subjects(self, predicate: NamedNode, value: Term) -> Collection[Term]:
        """Return the records that have this value."""
        if predicate not in self._inverse:
            turned: dict[Term, list[Term]] = {}
            for subject, values in self.of(predicate).items():
                for each in values:
                    turned.setdefault(each, []).append(subject)
            self._inverse[predicate] = turned
        return self._inverse[predicate].get(value, [])

    @cached_property
    def _inverse(self) -> dict[NamedNode, dict[Term, list[Term]]]:
        return {}

    def instances(self, cls: NamedNode) -> Collection[Term]:
        """Return the records of a class and of all classes below it."""
        if cls not in self._instances:
            kinds: set[Term] = set()
            todo: list[Term] = [cls]
            while todo:
                kind = todo.pop()
                if kind not in kinds:
                    kinds.add(kind)
                    todo += self.subjects(_SUB_CLASS, kind)
            # In the order of the files: records lie in the memory as they were read.
            self._instances[cls] = dict.fromkeys(
                each for kind in kinds for each in self.subjects(_TYPE, kind)
            )
        return self._instances[cls]

    @cached_property
    def by_subject(self) -> Mapping[Term, list[Triple]]:
        """All triples of each record."""
        found: dict[Term, list[Triple]] = {}
        for triple in self.triples:
            found.setdefault(triple.subject, []).append(triple)
        return found
