"""What the search is about: constraints, where they act, mutants, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib import RDF, RDFS, SH

from kg.rdf.vocabulary import compress, expand

TYPE, SUB_CLASS = NamedNode(str(RDF.type)), NamedNode(str(RDFS.subClassOf))
FACT_PROPERTY = NamedNode(expand("migov:FactProperty"))
SUBJECT = NamedNode(str(RDF.subject))
ALL_DATA = rdflib.URIRef("https://w3id.org/migov")
DECIDING = {NamedNode(expand(f"migov:{name}")) for name in ("one", "other", "verdict")}
Node = rdflib.term.Node
Term = NamedNode | BlankNode | Literal
SEED = 20261122
TRIES = 240  # for a constraint on a record
TRIES_ACROSS = 1500  # for a rule in SPARQL


@dataclass(frozen=True)
class Constraint:
    """A shape, one of its parameters and one value of that parameter."""

    shape: Node
    parameter: str
    value: Node
    number: int = 0  # of several values: which

    def __str__(self) -> str:
        which = f" ({self.number})" if self.number else ""
        return f"{compress(str(self.shape))} sh:{self.parameter}{which}"

    def triples(self, rules: rdflib.Graph) -> list[tuple[Node, Node, Node]]:
        """Return the triples to take out of the shapes, with those that say nothing without it."""
        found = [(self.shape, SH[self.parameter], self.value)]
        beside = {"closed": SH.ignoredProperties, "pattern": SH.flags}.get(self.parameter)
        return found + (list(rules.triples((self.shape, beside, None))) if beside else [])


Reporter = tuple[str, str]  # a shape and a parameter, as results name them


@dataclass(frozen=True)
class Site:
    """Where a constraint acts: on the records of a shape with a target, on values of properties."""

    target: Node
    paths: tuple[NamedNode, ...]
    reporter: Reporter


@dataclass(frozen=True)
class Mutant:
    """Triples taken from the files and added to them; of added ones the file as well."""

    how: str
    removed: frozenset[Triple]
    added: tuple[tuple[Path, Triple], ...]

    @property
    def changed(self) -> set[object]:
        """The subjects of what is taken and added."""
        added = {triple.subject for _, triple in self.added}
        return {triple.subject for triple in self.removed} | added


@dataclass(frozen=True)
class Outcome:
    """The mutant of each constraint, and the constraints without one."""

    mutants: Mapping[Constraint, Mutant]
    untripped: Sequence[Constraint]
    tries: int

    def __str__(self) -> str:
        total = len(self.mutants) + len(self.untripped)
        share = 100 * len(self.mutants) / total
        shown = "100" if not self.untripped else f"{min(share, 99.9):.1f}"
        lines = [f"mutants: {len(self.mutants)} of {total} constraints, {shown} %"]
        lines += [f"  no mutant trips {each}" for each in self.untripped]
        return "\n".join(lines)


def applies_to(rules: rdflib.Graph, shape: Node, data: rdflib.Graph) -> set[Node]:
    """Return the focus nodes of a shape's targets."""
    found = set(rules.objects(shape, SH.targetNode))
    for cls in rules.objects(shape, SH.targetClass):
        for sub in data.transitive_subjects(RDFS.subClassOf, cls):
            found |= set(data.subjects(RDF.type, sub))
    for predicate in rules.objects(shape, SH.targetSubjectsOf):
        found |= set(data.subjects(predicate))
    for predicate in rules.objects(shape, SH.targetObjectsOf):
        found |= set(data.objects(None, predicate))
    return found
