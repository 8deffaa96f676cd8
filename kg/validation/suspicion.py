"""Shapes that could not find anything are refused, with file, line and reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import rdflib
from rdflib import OWL, RDF, SH

from kg.errors import InputError
from kg.rdf import PREFIXES, suggest
from kg.study import Terms
from kg.validation.shacl_words import (
    ALONG_PATHS,
    CONSTRAINTS,
    DATATYPES,
    LISTS,
    NOT_CHECKED,
    NOTES,
    OF_OA,
    ONCE,
    OTHERS,
    OUTSIDE,
    OWN,
    REFERENCES,
    STEPS,
    TARGETS,
    VALUES,
    is_off,
    keyword,
    name_of,
    outside_classes,
    parameters,
    problem,
    shown_value,
)
from kg.validation.shape_queries import names_of_query

__all__ = ["Reader"]


@dataclass(frozen=True)
class Reader:
    """Reads shapes with suspicion: where records of the shapes begin, and the terms there are."""

    graph: rdflib.Graph
    lines: dict[str, tuple[Path, int]]
    terms: Terms
    place: Path

    def check(self) -> None:
        """Refuse shapes that could not find anything.

        Raises
        ------
        InputError
            At the first of them, with its file and line.
        """
        self._keywords()
        self._values()
        self._references()
        self._terms()
        self._own_names()
        self._circles()
        self._queries()
        self._targets()

    def _record(self, node: rdflib.term.Node) -> rdflib.term.Node:
        """Return the record that a node of the shapes belongs to."""
        seen = set()
        while str(node) not in self.lines and node not in seen:
            seen.add(node)
            node = next(iter(self.graph.subjects(None, node)), node)
        return node

    def _refuse(self, node: rdflib.term.Node, message: str) -> InputError:
        """Return an error at the record that a node of the shapes belongs to."""
        path, line = self.lines.get(str(self._record(node)), (self.place, None))
        return InputError(message, path=path, line=line)

    def _triples(
        self,
    ) -> list[tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]]:
        return sorted(self.graph, key=str)

    def _keywords(self) -> None:
        for subject, predicate, value in self._triples():
            if predicate == OWL.imports:
                raise self._refuse(
                    subject, f"imports {value}: shapes are read from files, never from the network"
                )
            if what := NOT_CHECKED.get(keyword(predicate)):
                raise self._refuse(
                    subject, f"{name_of(str(predicate))}: {what} are not checked here; remove them"
                )
        for subject, predicate, value in self._triples():
            for term in (predicate, value):
                self._keyword(subject, term, used_as_predicate=term is predicate)

    def _keyword(
        self, subject: rdflib.term.Node, term: rdflib.term.Node, *, used_as_predicate: bool
    ) -> None:
        if not isinstance(term, rdflib.URIRef):
            return
        iri = str(term)
        if not iri.startswith(str(SH)):
            if used_as_predicate and term not in NOTES and not self._is_known(iri):
                known = {str(SH) + name for name in CONSTRAINTS | OTHERS}
                raise self._unknown(subject, "property", iri, known | self._properties())
            return
        name = iri.removeprefix(str(SH))
        allowed = CONSTRAINTS | OTHERS if used_as_predicate else VALUES | CONSTRAINTS | OTHERS
        if name not in allowed:
            known = {str(SH) + each for each in allowed}
            raise self._unknown(subject, "SHACL keyword", iri, known)

    def _properties(self) -> set[str]:
        return set(self.terms.properties)

    def _is_known(self, iri: str) -> bool:
        return (
            iri in self.terms.properties
            or iri in OF_OA
            or any(rdflib.URIRef(iri) in vocabulary for vocabulary in OUTSIDE)
        )

    def _unknown(
        self, node: rdflib.term.Node, what: str, iri: str, known: Iterable[str]
    ) -> InputError:
        meant = suggest(iri, known)
        hint = f"; did you mean {name_of(meant)}?" if meant else ""
        return self._refuse(node, f"{name_of(iri)} is no {what} that is known here{hint}")

    def _values(self) -> None:
        """Refuse values that a validator would read as nothing, or stumble over."""
        for shape, predicate, value in self._triples():
            name = keyword(predicate)
            wrong = problem(self.graph, name, value)
            if wrong:
                raise self._refuse(shape, f"sh:{name} {shown_value(value)}: {wrong}")
        for shape in sorted(set(self.graph.subjects()), key=str):
            names = [keyword(p) for p in self.graph.predicates(shape, unique=False)]
            for name in sorted(set(names) & ONCE):
                if names.count(name) > 1:
                    raise self._refuse(shape, f"sh:{name} stands there {names.count(name)} times")
            if (shape, RDF.type, SH.PropertyShape) in self.graph and "path" not in names:
                raise self._refuse(shape, "a property shape says which property: sh:path ...")
            if "path" not in names and (along := sorted(set(names) & ALONG_PATHS)):
                raise self._refuse(
                    shape, f"sh:{along[0]} is for property shapes, and there is no sh:path"
                )
            if "qualifiedValueShape" in names and not {
                "qualifiedMinCount",
                "qualifiedMaxCount",
            } & set(names):
                raise self._refuse(
                    shape,
                    "sh:qualifiedValueShape needs sh:qualifiedMinCount or sh:qualifiedMaxCount",
                )
            self._pattern(shape)

    def _pattern(self, shape: rdflib.term.Node) -> None:
        flags = str(self.graph.value(shape, SH.flags) or "")
        if set(flags) - {"i", "m"}:
            raise self._refuse(shape, f"sh:flags “{flags}”: only i and m are checked here")
        for value in self.graph.objects(shape, SH.pattern):
            try:
                re.compile(str(value))
            except re.error as error:
                raise self._refuse(
                    shape, f"sh:pattern “{value}” is no regular expression: {error}"
                ) from error

    def _terms(self) -> None:
        classes = {*self.terms.classes, *map(str, outside_classes())}
        for predicate in (SH.targetClass, SH["class"]):
            for shape, value in sorted(self.graph.subject_objects(predicate), key=str):
                if str(value) not in classes:
                    raise self._unknown(shape, "class", str(value), classes)
        for shape, value in sorted(self._paths(), key=str):
            if not self._is_known(str(value)):
                raise self._unknown(shape, "property", str(value), self._properties())
        for shape, value in sorted(self.graph.subject_objects(SH.datatype), key=str):
            if str(value) not in DATATYPES:
                raise self._unknown(shape, "datatype", str(value), DATATYPES)

    def _own_names(self) -> None:
        """Refuse values in the project's own namespaces that are neither terms nor records."""
        named = [
            *self.graph.subject_objects(SH.hasValue),
            *self.graph.subject_objects(SH.targetNode),
        ]
        for shape, head in self.graph.subject_objects(SH["in"]):
            named += [(shape, each) for each in self.graph.items(head)]
        for shape, value in sorted(named, key=str):
            self._own_name(shape, value)

    def _own_name(self, shape: rdflib.term.Node, value: rdflib.term.Node) -> None:
        known = self.terms.things | self.terms.classes | self.terms.properties
        iri = str(value)
        if isinstance(value, rdflib.URIRef) and OWN.match(iri) and iri not in known:
            raise self._unknown(shape, "term or record", iri, known)

    def _paths(self) -> Iterator[tuple[rdflib.term.Node, rdflib.term.Node]]:
        """Yield each property that a shape looks at, with the shape."""
        direct = (
            SH.targetSubjectsOf, SH.targetObjectsOf, SH.equals, SH.disjoint, SH.lessThan,
            SH.lessThanOrEquals,
        )  # fmt: skip
        for predicate in direct:
            yield from self.graph.subject_objects(predicate)
        for shape, ignored in self.graph.subject_objects(SH.ignoredProperties):
            yield from ((shape, each) for each in self.graph.items(ignored))
        steps = (*STEPS, RDF.first, RDF.rest)
        for shape, path in self.graph.subject_objects(SH.path):
            todo = [path]
            while todo:
                each = todo.pop()
                if isinstance(each, rdflib.URIRef) and each != RDF.nil:
                    yield shape, each
                else:
                    todo += [o for step in steps for o in self.graph.objects(each, step)]

    def _references(self) -> None:
        for shape, value in sorted(self._referred(), key=str):
            if (value, None, None) not in self.graph:
                raise self._missing(shape, value)
        for predicate, needed in ((SH.sparql, SH.select), (SH.property, SH.path)):
            for shape, value in sorted(self.graph.subject_objects(predicate), key=str):
                if (value, None, None) not in self.graph:
                    raise self._missing(shape, value)
                if (value, needed, None) not in self.graph:
                    raise self._refuse(
                        value, f"has no {name_of(str(needed))}, as {name_of(str(predicate))} asks"
                    )

    def _missing(self, shape: rdflib.term.Node, value: rdflib.term.Node) -> InputError:
        shapes = {str(s) for s in self.graph.subjects() if isinstance(s, rdflib.URIRef)}
        meant = suggest(str(value), shapes)
        hint = f"; did you mean {name_of(meant)}?" if meant else ""
        return self._refuse(shape, f"refers to {name_of(str(value))}, and no shape says that{hint}")

    def _referred(self) -> Iterator[tuple[rdflib.term.Node, rdflib.term.Node]]:
        for predicate in REFERENCES:
            yield from self.graph.subject_objects(predicate)
        for predicate in LISTS:
            for shape, head in self.graph.subject_objects(predicate):
                yield from ((shape, each) for each in self.graph.items(head))

    def _circles(self) -> None:
        below = self._below()
        done: set[rdflib.term.Node] = set()
        for start in sorted(below, key=str):
            way: list[rdflib.term.Node] = []
            todo = [(start, iter(sorted(below[start], key=str)))]
            while todo:
                shape, rest = todo[-1]
                if shape not in way:
                    way.append(shape)
                step = next((each for each in rest if each not in done), None)
                if step is None:
                    done.add(shape)
                    way.remove(shape)
                    todo.pop()
                elif step in way:
                    raise self._refuse(
                        step,
                        f"{name_of(str(self._record(step)))} refers to itself, by way of others or "
                        "not; validators lose errors in such shapes; write it without the circle",
                    )
                else:
                    todo.append((step, iter(sorted(below.get(step, ()), key=str))))

    def _queries(self) -> None:
        for node, text in sorted(self.graph.subject_objects(SH.select), key=str):
            prefixes = PREFIXES | {
                str(self.graph.value(each, SH.prefix)): str(self.graph.value(each, SH.namespace))
                for owner in self.graph.objects(node, SH.prefixes)
                for each in self.graph.objects(owner, SH.declare)
            }
            try:
                names = names_of_query(str(text), prefixes)
            except InputError as error:
                raise self._refuse(node, f"sh:select: {error.message}") from error
            for name in sorted(names):
                self._own_name(node, rdflib.URIRef(name))

    def _targets(self) -> None:
        aimed = sorted({s for target in TARGETS for s in self.graph.subjects(target)}, key=str)
        if not aimed:
            first = min(self.lines.values(), key=lambda place: place[1], default=(self.place, None))
            raise InputError(
                "no shape has a target (sh:targetClass ...): nothing would be checked",
                path=first[0],
                line=first[1],
            )
        if all(is_off(self.graph, shape) for shape in aimed):
            raise self._refuse(aimed[0], "all shapes are deactivated: nothing would be checked")
        below = self._below()
        for shape in aimed:
            if not is_off(self.graph, shape) and not self._constrains(shape, below):
                raise self._refuse(
                    shape,
                    f"{name_of(str(shape))} has a target and no constraint: it checks nothing",
                )

    def _below(self) -> dict[rdflib.term.Node, set[rdflib.term.Node]]:
        """Return the shapes that each shape refers to."""
        below: dict[rdflib.term.Node, set[rdflib.term.Node]] = {}
        for shape, value in self._referred():
            below.setdefault(shape, set()).add(value)
        return below

    def _constrains(
        self, shape: rdflib.term.Node, below: dict[rdflib.term.Node, set[rdflib.term.Node]]
    ) -> bool:
        """Tell whether a shape, or one that it refers to, asks anything of a value."""
        todo = [shape]
        while todo:
            each = todo.pop()
            if is_off(self.graph, each):
                continue
            if set(parameters(self.graph, each)) - {"node", "and", "or", "xone"}:
                return True
            todo += below.get(each, ())
        return False
