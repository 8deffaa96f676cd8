"""Shapes as their files have them, before they are checked, and where each is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import rdflib

from kg.errors import InputError
from kg.findings import Location
from kg.rdf import suggest
from kg.study import Terms
from kg.validation.data_graphs import Node
from kg.validation.shapes.shacl_words import LISTS, REFERENCES, name_of

__all__ = ["WrittenShapes"]


@dataclass(frozen=True)
class WrittenShapes:
    """Shapes, where each of their records begins, and the terms that they may use.

    ``place`` is the file or folder to name where a shape has no record of its own.
    """

    graph: rdflib.Graph = field(repr=False)
    lines: dict[str, Location] = field(repr=False)
    terms: Terms = field(repr=False)
    place: Path

    @cached_property
    def triples(self) -> list[tuple[Node, Node, Node]]:
        """All triples, in the same order in every run."""
        return sorted(self.graph, key=str)

    def record_of(self, node: Node) -> Node:
        """Return the record that a node of the shapes belongs to."""
        seen = set()
        while str(node) not in self.lines and node not in seen:
            seen.add(node)
            node = next(iter(self.graph.subjects(None, node)), node)
        return node

    def error(self, node: Node, message: str) -> InputError:
        """Return an error at the record that a node of the shapes belongs to."""
        at = self.lines.get(str(self.record_of(node)))
        path, line = (at.path, at.line) if at else (self.place, None)
        return InputError(message, path=path, line=line)

    def unknown(self, node: Node, what: str, iri: str, known: Iterable[str]) -> InputError:
        """Return an error about a name that is not known, with the known one that may be meant."""
        meant = suggest(iri, known)
        hint = f"; did you mean {name_of(meant)}?" if meant else ""
        return self.error(node, f"{name_of(iri)} is not a known {what}{hint}")

    def referred(self) -> Iterator[tuple[Node, Node]]:
        """Yield each shape with each shape that it refers to, in a list as well."""
        for predicate in REFERENCES:
            yield from self.graph.subject_objects(predicate)
        for predicate in LISTS:
            for shape, head in self.graph.subject_objects(predicate):
                yield from ((shape, each) for each in self.graph.items(head))

    @cached_property
    def below(self) -> dict[Node, set[Node]]:
        """The shapes that each shape refers to."""
        found: dict[Node, set[Node]] = {}
        for shape, value in self.referred():
            found.setdefault(shape, set()).add(value)
        return found
