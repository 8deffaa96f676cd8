"""Shapes, read with suspicion: one that could not find anything is refused, not passed over.

A validator says "conforms" of a shape whose class is misspelt, whose keyword it does not know or
that it cannot evaluate. Here each of these is an error with file, line and reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import pyoxigraph
import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, XSD

from kg import turtle
from kg.errors import InputError
from kg.sparql import explain, refuse_deep, refuse_reaching_out, tokens
from kg.store import shipped, to_rdflib_triple
from kg.terms import Terms
from kg.vocabulary import PREFIXES, compress, expand, suggest

__all__ = ["TARGETS", "Shapes", "applies_to", "parameters", "read_shapes", "shapes_folder"]

TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)

# SHACL Core and SHACL-SPARQL as they are checked here. Parameters that constrain come first.
_CONSTRAINTS = {
    "class", "datatype", "nodeKind", "minCount", "maxCount", "minExclusive", "minInclusive",
    "maxExclusive", "maxInclusive", "minLength", "maxLength", "pattern", "languageIn",
    "uniqueLang", "equals", "disjoint", "lessThan", "lessThanOrEquals", "not", "and", "or", "xone",
    "node", "qualifiedValueShape", "closed", "hasValue", "in", "sparql",
}  # fmt: skip
_OTHERS = {
    "targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "property", "path",
    "inversePath", "alternativePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath",
    "message", "severity", "deactivated", "name", "description", "order", "group", "defaultValue",
    "ignoredProperties", "flags", "qualifiedMinCount", "qualifiedMaxCount",
    "qualifiedValueShapesDisjoint", "select", "prefixes", "declare", "prefix", "namespace",
}  # fmt: skip
_VALUES = {
    "NodeShape", "PropertyShape", "SPARQLConstraint", "PropertyGroup", "PrefixDeclaration",
    "Violation", "Warning", "Info", "IRI", "BlankNode", "Literal", "BlankNodeOrIRI",
    "BlankNodeOrLiteral", "IRIOrLiteral",
}  # fmt: skip
_NOT_CHECKED = {
    "js": "shapes in JavaScript", "rule": "SHACL rules", "target": "SPARQL targets",
    "expression": "expressions", "values": "computed values", "ask": "constraint components",
    "validator": "constraint components", "nodeValidator": "constraint components",
    "propertyValidator": "constraint components", "parameter": "constraint components",
    "shapesGraph": "shapes read from elsewhere", "entailment": "entailment",
}  # fmt: skip
_NODE_KINDS = {
    *("IRI", "BlankNode", "Literal", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral"),
}
_SEVERITIES = {"Violation", "Warning", "Info"}
_KINDS = _VALUES - _NODE_KINDS - _SEVERITIES
# Parameters of which a shape has one at most, and those that look along a path.
_ONCE = {
    "minCount", "maxCount", "datatype", "nodeKind", "minExclusive", "minInclusive", "maxExclusive",
    "maxInclusive", "minLength", "maxLength", "pattern", "flags", "in", "languageIn", "uniqueLang",
    "closed", "ignoredProperties", "deactivated", "severity", "path", "select",
    "qualifiedValueShape", "qualifiedMinCount", "qualifiedMaxCount",
}  # fmt: skip
_COUNTS = ("minCount", "maxCount", "minLength", "maxLength", "qualifiedMinCount",
           "qualifiedMaxCount")  # fmt: skip
_ALONG_PATHS = {
    "minCount", "maxCount", "uniqueLang", "lessThan", "lessThanOrEquals", "qualifiedValueShape",
}  # fmt: skip
# What names other shapes, one or a list of them.
_REFERENCES = (SH.node, SH.property, SH["not"], SH.qualifiedValueShape)
_LISTS = (SH["and"], SH["or"], SH.xone)
# Predicates that describe a shape and check nothing.
_NOTES = {RDF.type, RDF.first, RDF.rest, RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy}
_DATATYPES = {
    expand(f"xsd:{name}")
    for name in (
        "string", "boolean", "decimal", "integer", "double", "float", "date", "time", "dateTime",
        "dateTimeStamp", "gYear", "gMonth", "gDay", "gYearMonth", "gMonthDay", "duration",
        "yearMonthDuration", "dayTimeDuration", "byte", "short", "int", "long", "unsignedByte",
        "unsignedShort", "unsignedInt", "unsignedLong", "positiveInteger", "nonNegativeInteger",
        "negativeInteger", "nonPositiveInteger", "hexBinary", "base64Binary", "anyURI", "language",
        "normalizedString", "token", "NMTOKEN", "Name", "NCName",
    )
} | {expand("rdf:langString"), expand("loc:edtf")}  # fmt: skip
_STEPS = (
    SH.inversePath, SH.alternativePath, SH.zeroOrMorePath, SH.oneOrMorePath, SH.zeroOrOnePath,
)  # fmt: skip
_OUTSIDE = (SKOS, DCTERMS, RDF, RDFS, OWL)
_OF_OA = {expand(f"oa:{name}") for name in ("exact", "prefix", "suffix", "start", "end")}
# The project's own names; each of them that shapes use is a term or a record.
_OWN = re.compile(r"https?://w3id\.org/migov(?:#|/code/|/id/|$)")


@dataclass(frozen=True)
class Shapes:
    """Shapes on records as written, and shapes across records as they are joined and derived."""

    records: rdflib.Graph
    across: rdflib.Graph


def shapes_folder() -> Path:
    """Return the folder of the shipped shapes."""
    return shipped() / "ontology" / "shapes"


def read_shapes(places: Iterable[Path], terms: Terms) -> Shapes:
    """Read the shapes of folders and files.

    ``*.ttl`` of a folder hold for records as written; those of its folder ``across`` hold for the
    graph as it is asked, with records joined and bounds of dates derived.

    Raises
    ------
    InputError
        If there are none, or one of them could check nothing: a term, keyword or shape that does
        not exist, a shape that refers to itself, features that are not checked, all deactivated.
    """
    given = list(places)
    records, across = [], []
    for place in given:
        if place.is_dir():
            _refuse_unread(place)
            records += sorted(place.glob("*.ttl"))
            across += sorted((place / "across").glob("*.ttl"))
        else:
            records.append(place)
    if not records and not across:
        raise InputError(
            "holds no shapes (*.ttl): nothing would be checked",
            path=given[0] if given else "the shapes",
        )
    found = [_graph(paths) for paths in (records, across)]
    reader = _Reader(found[0] + found[1], _lines([*records, *across]), terms, given[0])
    reader.check()
    return Shapes(*found)


_NOT_READ = (".rdf", ".owl", ".xml", ".jsonld", ".nt", ".n3", ".trig", ".nq", ".shacl", ".ttl")


def _refuse_unread(folder: Path) -> None:
    """Refuse a folder with shapes that would be passed over."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in _NOT_READ or not path.is_file():
            continue
        if path.suffix != ".ttl":
            raise InputError("is not read: write shapes as Turtle (*.ttl)", path=path)
        if path.parent not in (folder, folder / "across"):
            raise InputError(
                "is not read: put shapes into the folder itself or its folder “across”", path=path
            )


def _graph(paths: list[Path]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for path in paths:
        for triple in turtle.read_triples(path):
            graph.add(to_rdflib_triple(triple))
    return graph


def _lines(paths: list[Path]) -> dict[str, tuple[Path, int]]:
    """Return where each record of these files begins."""
    found: dict[str, tuple[Path, int]] = {}
    for path in paths:
        for iri, line in turtle.record_lines(turtle.read_text(path)).items():
            found.setdefault(iri, (path, line))
    return found


@dataclass(frozen=True)
class _Reader:
    graph: rdflib.Graph
    lines: dict[str, tuple[Path, int]]
    terms: Terms
    place: Path

    def check(self) -> None:
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
            if what := _NOT_CHECKED.get(_keyword(predicate)):
                raise self._refuse(
                    subject, f"{_name(str(predicate))}: {what} are not checked here; remove them"
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
            if used_as_predicate and term not in _NOTES and not self._is_known(iri):
                known = {str(SH) + name for name in _CONSTRAINTS | _OTHERS}
                raise self._unknown(subject, "property", iri, known | self._properties())
            return
        name = iri.removeprefix(str(SH))
        allowed = _CONSTRAINTS | _OTHERS if used_as_predicate else _VALUES | _CONSTRAINTS | _OTHERS
        if name not in allowed:
            known = {str(SH) + each for each in allowed}
            raise self._unknown(subject, "SHACL keyword", iri, known)

    def _properties(self) -> set[str]:
        return set(self.terms.properties)

    def _is_known(self, iri: str) -> bool:
        return (
            iri in self.terms.properties
            or iri in _OF_OA
            or any(rdflib.URIRef(iri) in vocabulary for vocabulary in _OUTSIDE)
        )

    def _unknown(
        self, node: rdflib.term.Node, what: str, iri: str, known: Iterable[str]
    ) -> InputError:
        meant = suggest(iri, known)
        hint = f"; did you mean {_name(meant)}?" if meant else ""
        return self._refuse(node, f"{_name(iri)} is no {what} that is known here{hint}")

    def _values(self) -> None:
        """Refuse values that a validator would read as nothing, or stumble over."""
        for shape, predicate, value in self._triples():
            name = _keyword(predicate)
            wrong = _problem(self.graph, name, value)
            if wrong:
                raise self._refuse(shape, f"sh:{name} {_shown(value)}: {wrong}")
        for shape in sorted(set(self.graph.subjects()), key=str):
            names = [_keyword(p) for p in self.graph.predicates(shape, unique=False)]
            for name in sorted(set(names) & _ONCE):
                if names.count(name) > 1:
                    raise self._refuse(shape, f"sh:{name} stands there {names.count(name)} times")
            if (shape, RDF.type, SH.PropertyShape) in self.graph and "path" not in names:
                raise self._refuse(shape, "a property shape says which property: sh:path ...")
            if "path" not in names and (along := sorted(set(names) & _ALONG_PATHS)):
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
        classes = {*self.terms.classes, *map(str, _outside_classes())}
        for predicate in (SH.targetClass, SH["class"]):
            for shape, value in sorted(self.graph.subject_objects(predicate), key=str):
                if str(value) not in classes:
                    raise self._unknown(shape, "class", str(value), classes)
        for shape, value in sorted(self._paths(), key=str):
            if not self._is_known(str(value)):
                raise self._unknown(shape, "property", str(value), self._properties())
        for shape, value in sorted(self.graph.subject_objects(SH.datatype), key=str):
            if str(value) not in _DATATYPES:
                raise self._unknown(shape, "datatype", str(value), _DATATYPES)

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
        if isinstance(value, rdflib.URIRef) and _OWN.match(iri) and iri not in known:
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
        steps = (*_STEPS, RDF.first, RDF.rest)
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
                        value, f"has no {_name(str(needed))}, as {_name(str(predicate))} asks"
                    )

    def _missing(self, shape: rdflib.term.Node, value: rdflib.term.Node) -> InputError:
        shapes = {str(s) for s in self.graph.subjects() if isinstance(s, rdflib.URIRef)}
        meant = suggest(str(value), shapes)
        hint = f"; did you mean {_name(meant)}?" if meant else ""
        return self._refuse(shape, f"refers to {_name(str(value))}, and no shape says that{hint}")

    def _referred(self) -> Iterator[tuple[rdflib.term.Node, rdflib.term.Node]]:
        for predicate in _REFERENCES:
            yield from self.graph.subject_objects(predicate)
        for predicate in _LISTS:
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
                        f"{_name(str(self._record(step)))} refers to itself, by way of others or "
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
                names = _names_of_query(str(text), prefixes)
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
        if all(_is_off(self.graph, shape) for shape in aimed):
            raise self._refuse(aimed[0], "all shapes are deactivated: nothing would be checked")
        below = self._below()
        for shape in aimed:
            if not _is_off(self.graph, shape) and not self._constrains(shape, below):
                raise self._refuse(
                    shape, f"{_name(str(shape))} has a target and no constraint: it checks nothing"
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
            if _is_off(self.graph, each):
                continue
            if set(parameters(self.graph, each)) - {"node", "and", "or", "xone"}:
                return True
            todo += below.get(each, ())
        return False


def _keyword(predicate: rdflib.term.Node) -> str:
    """Return a SHACL keyword without its namespace; of anything else an empty text."""
    iri = str(predicate)
    return iri.removeprefix(str(SH)) if iri.startswith(str(SH)) else ""


def _shown(value: rdflib.term.Node) -> str:
    if isinstance(value, rdflib.BNode):
        return "[...]"
    return f"“{value}”" if isinstance(value, rdflib.Literal) else _name(str(value))


def _is_text(value: rdflib.term.Node) -> bool:
    return isinstance(value, rdflib.Literal) and value.datatype in (None, XSD.string)


_WANTED: dict[str, tuple[Callable[[rdflib.term.Node], bool], str]] = {
    **dict.fromkeys(
        _COUNTS,
        (
            lambda v: (
                isinstance(v, rdflib.Literal)
                and v.datatype == XSD.integer
                and re.fullmatch(r"\+?[0-9]+", str(v)) is not None
            ),
            "write a whole number from 0, without quotation marks",
        ),
    ),
    **dict.fromkeys(
        ("closed", "deactivated", "uniqueLang", "qualifiedValueShapesDisjoint"),
        (
            lambda v: v in (rdflib.Literal(True), rdflib.Literal(False)),
            "write true or false, without quotation marks",
        ),
    ),
    **dict.fromkeys(("pattern", "flags", "select", "prefix"), (_is_text, "write a text")),
    **dict.fromkeys(
        ("minExclusive", "minInclusive", "maxExclusive", "maxInclusive", "message"),
        (lambda v: isinstance(v, rdflib.Literal), "write a value, not a name"),
    ),
    **dict.fromkeys(
        ("class", "datatype", "targetClass", "targetSubjectsOf", "targetObjectsOf", "equals",
         "disjoint", "lessThan", "lessThanOrEquals", "prefixes"),
        (lambda v: isinstance(v, rdflib.URIRef), "write a name, as in migov:kind"),
    ),
    **dict.fromkeys(
        ("node", "property", "not", "qualifiedValueShape", "sparql", "targetNode"),
        (lambda v: not isinstance(v, rdflib.Literal), "write a name, as in shape:Event"),
    ),
    "nodeKind": (
        lambda v: _keyword(v) in _NODE_KINDS,
        "choose one of " + ", ".join(f"sh:{kind}" for kind in sorted(_NODE_KINDS)),
    ),
    "severity": (
        lambda v: _keyword(v) in _SEVERITIES,
        "choose one of sh:Violation, sh:Warning and sh:Info",
    ),
}  # fmt: skip


def _problem(graph: rdflib.Graph, name: str, value: rdflib.term.Node) -> str:
    """Say what a SHACL parameter asks for where its value is not such, else nothing."""
    if name in ("in", "and", "or", "xone", "languageIn", "ignoredProperties"):
        items = _items(graph, value)
        if items is None:
            return "write a list in brackets: ( ... )"
        if not items and name not in ("ignoredProperties",):
            return "the list is empty"
        if name == "languageIn" and not all(_is_text(each) for each in items):
            return 'the list holds language tags, as in "lv"'
        if name != "in" and name != "languageIn" and any(_is_text(each) for each in items):
            return "the list holds names, not texts"
        return ""
    if name == "path":
        return "" if _is_path(graph, value, set()) else "write a property or a path of properties"
    wanted = _WANTED.get(name)
    return wanted[1] if wanted and not wanted[0](value) else ""


def _items(graph: rdflib.Graph, head: rdflib.term.Node) -> list[rdflib.term.Node] | None:
    """Return the items of a list; None where it is none, or has no end."""
    found: list[rdflib.term.Node] = []
    seen = set()
    while head != RDF.nil:
        firsts, rests = list(graph.objects(head, RDF.first)), list(graph.objects(head, RDF.rest))
        if len(firsts) != 1 or len(rests) != 1 or head in seen:
            return None
        seen.add(head)
        found.append(firsts[0])
        head = rests[0]
    return found


def _is_path(graph: rdflib.Graph, path: rdflib.term.Node, above: set[rdflib.term.Node]) -> bool:
    if isinstance(path, rdflib.URIRef):
        return path != RDF.nil
    if not isinstance(path, rdflib.BNode) or path in above:
        return False
    steps = [(step, each) for step in _STEPS for each in graph.objects(path, step)]
    if not steps:
        items = _items(graph, path)
        return bool(items) and all(_is_path(graph, each, above | {path}) for each in items or ())
    if len(steps) != 1:
        return False
    ((step, value),) = steps
    if step == SH.alternativePath:
        items = _items(graph, value)
        return bool(items) and all(_is_path(graph, each, above | {path}) for each in items or ())
    return _is_path(graph, value, above | {path})


def _names_of_query(text: str, prefixes: dict[str, str]) -> set[str]:
    """Return the names that a query of a shape uses.

    The engine says whether it is SPARQL; rdflib, which is what asks it, takes seconds to parse
    the shipped ones.

    Raises
    ------
    InputError
        If it is no SPARQL, or not a query that SHACL lets stand in a shape.
    """
    refuse_deep(text)
    refuse_reaching_out(text, prefixes=prefixes)  # before the engine, which would reach out
    try:
        pyoxigraph.Store().query(text, prefixes=prefixes)
    except SyntaxError as error:
        raise explain(text, error, prefixes=prefixes) from error
    except RuntimeError as error:  # a function that it does not have
        raise InputError(f"it cannot be asked: {error}") from error
    words = tokens(text)
    if found := next((word for word in words if word.is_word("MINUS", "VALUES")), None):
        raise InputError(f"SHACL forbids {found.text.upper()} in the query of a shape")
    selects = [at for at, word in enumerate(words) if word.is_word("SELECT")]
    if not selects:
        raise InputError("the query of a shape is a SELECT")
    for nested, at in enumerate(selects):
        chosen = takewhile(lambda w: w.text != "{" and not w.is_word("WHERE"), words[at:])
        if not any(word.text in ("$this", "?this") for word in chosen):
            where = "a nested SELECT" if nested else "the query of a shape"
            raise InputError(f"{where} selects $this")
    names = {word.text[1:-1] for word in words if word.kind == "iri"}
    for word in words:
        prefix, _, local = word.text.partition(":")
        if word.kind == "name" and local:
            names.add(prefixes.get(prefix, "") + local)
    return names


def _is_off(graph: rdflib.Graph, shape: rdflib.term.Node) -> bool:
    return (shape, SH.deactivated, rdflib.Literal(True)) in graph


def _outside_classes() -> tuple[rdflib.URIRef, ...]:
    """Return the classes of other vocabularies that records are of."""
    return rdflib.SKOS.Concept, rdflib.SKOS.ConceptScheme


def _name(iri: str) -> str:
    short = compress(iri)
    return short if short != iri else f"<{iri}>"


def parameters(graph: rdflib.Graph, shape: rdflib.term.Node) -> list[str]:
    """Return the constraints that a shape itself carries, as SHACL names their parameters."""
    names = {str(p).removeprefix(str(SH)) for p in graph.predicates(shape)}
    return sorted(names & _CONSTRAINTS)


def applies_to(
    graph: rdflib.Graph, shape: rdflib.term.Node, data: rdflib.Graph
) -> set[rdflib.term.Node]:
    """Return the focus nodes of a shape's targets."""
    found = set(graph.objects(shape, SH.targetNode))
    for cls in graph.objects(shape, SH.targetClass):
        for sub in data.transitive_subjects(RDFS.subClassOf, cls):
            found |= set(data.subjects(RDF.type, sub))
    for predicate in graph.objects(shape, SH.targetSubjectsOf):
        found |= set(data.subjects(predicate))
    for predicate in graph.objects(shape, SH.targetObjectsOf):
        found |= set(data.objects(None, predicate))
    return found
