"""The graphs that shapes are checked on: records as written, and the whole as it is asked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib import RDF, SH

from kg.rdf import PREFIXES, expand, quiet_rdflib, to_rdflib_triple
from kg.study import Dataset
from kg.validation.unnamed import ADDRESS

if TYPE_CHECKING:
    from rdflib.plugins.sparql.sparql import Query

__all__ = [
    "DataGraph",
    "Node",
    "as_asked",
    "as_asked_graph",
    "as_graph",
    "as_written",
    "as_written_graph",
    "statements",
]


class DataGraph(rdflib.Graph):
    """A graph that parses each query once in a process: parsing takes longer than answering."""

    def query(  # rdflib says what else it takes
        self,
        query_object: str | Query,
        *args: Any,  # noqa: ANN401
        **named: Any,  # noqa: ANN401
    ) -> rdflib.query.Result:
        """Answer a query, as :meth:`rdflib.Graph.query` does."""
        if isinstance(query_object, str):
            # pyshacl puts the prefixes before the query, in no fixed order.
            declared: dict[str, str] = {}
            while found := _PREFIX.match(query_object):
                declared[found[1]] = found[2]
                query_object = query_object[found.end() :]
            query_object = self.parse_query(query_object, declared)
        return super().query(query_object, *args, **named)

    def parse_query(self, text: str, prefixes: Mapping[str, str]) -> Query:
        """Parse a query that uses these prefixes, and those of the graph."""
        known = {name: str(iri) for name, iri in self.namespaces()} | dict(prefixes)
        return _parsed(text.strip(), tuple(sorted(known.items())))


_PREFIX = re.compile(r"\s*PREFIX ([^\s:]*): <([^<>\s]*)>\n")


@lru_cache(maxsize=100)
def _parsed(text: str, prefixes: tuple[tuple[str, str], ...]) -> Query:
    from rdflib.plugins.sparql import prepareQuery  # long to import; kg's own engine is without

    return prepareQuery(text, initNs=dict(prefixes))


def as_graph(triples: Iterable[Triple], *, light: bool = False) -> DataGraph:
    """Make a graph of triples, with the project's prefixes.

    A ``light`` one is made and asked in half the time; pyshacl cannot use it.
    """
    graph = DataGraph(store="SimpleMemory" if light else "default")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    with quiet_rdflib():
        for triple in triples:
            graph.add(to_rdflib_triple(triple))
    return graph


def as_written(dataset: Dataset, ontology: Collection[Path], rules: rdflib.Graph) -> list[Triple]:
    """Return the records as written; of the ontology, the class hierarchy and the fact properties.

    The plain triples of statements are there as well, with the statements' quotes, so that what
    a statement says is held to the same rules.

    Parameters
    ----------
    ontology
        The files that define terms; the codes and countries in them are records.
    """
    defining = [t for path, each in dataset.files.items() if path in ontology for t in each]
    terms = {t.subject for t in defining if t.predicate == _TYPE and _is_of_terms(t.object)}
    records = {t.subject for t in defining if t.predicate == _TYPE} - terms
    triples: list[Triple] = []
    for path, each in dataset.files.items():
        triples += (
            each
            if path not in ontology
            else (
                triple
                for triple in each
                if triple.subject in records
                or triple.predicate == _SUB_CLASS
                or (triple.predicate == _TYPE and triple.object == _FACT)
            )
        )
    types = [(t.subject, t.object) for t in triples if t.predicate == _TYPE]
    typed, known = {subject for subject, _ in types}, _statable(rules, types)
    for quotes, said in statements(triples):
        # What is wrong with the statement itself is reported once, on the statement.
        if said.predicate.value in known and quotes and said.subject in typed:
            triples.append(said)
            triples += [Triple(said.subject, _EVIDENCE, quote) for quote in quotes]
    return triples


def as_written_graph(
    dataset: Dataset, ontology: Collection[Path], rules: rdflib.Graph
) -> rdflib.Graph:
    """Return the same as a graph of rdflib's."""
    return as_graph(as_written(dataset, ontology, rules))


_TYPE, _SUB_CLASS, _FACT, _EVIDENCE = (
    NamedNode(expand(name))
    for name in ("rdf:type", "rdfs:subClassOf", "migov:FactProperty", "migov:evidence")
)
_SUBJECT, _PREDICATE, _OBJECT = (
    NamedNode(expand(f"rdf:{name}")) for name in ("subject", "predicate", "object")
)
_PARTS = {_SUBJECT, _PREDICATE, _OBJECT, _EVIDENCE}


_OF_TERMS = {expand("rdfs:Class"), expand("rdf:Property")}


def _is_of_terms(kind: object) -> bool:
    """Tell whether something of this class is a class, a property or a whole ontology."""
    name = str(getattr(kind, "value", ""))
    return name.startswith(PREFIXES["owl"]) or name in _OF_TERMS


Node = rdflib.term.Node


def statements(triples: Iterable[Triple]) -> list[tuple[list[_Value], Triple]]:
    """Return what each statement says, with the statement's quotes before it."""
    parts: dict[object, dict[NamedNode, list[_Value]]] = {}
    for claim, predicate, value in triples:
        if predicate in _PARTS:
            parts.setdefault(claim, {}).setdefault(predicate, []).append(value)
    found = []
    for said in parts.values():
        subject, predicate, value = (
            next(iter(said.get(part, ())), None) for part in (_SUBJECT, _PREDICATE, _OBJECT)
        )
        if (
            isinstance(subject, NamedNode | BlankNode)
            and isinstance(predicate, NamedNode)
            and value is not None
        ):
            found.append((said.get(_EVIDENCE, []), Triple(subject, predicate, value)))
    return found


def _statable(rules: rdflib.Graph, types: Iterable[tuple[object, _Value]]) -> set[str]:
    """Return the properties that a statement may give a value of: a list, or those of a class."""
    shapes = list(rules.subjects(SH.path, RDF.predicate))
    lists = (head for shape in shapes for head in rules.objects(shape, SH["in"]))
    kinds = {str(cls) for shape in shapes for cls in rules.objects(shape, SH["class"])}
    return {
        *(str(item) for head in lists for item in rules.items(head)),
        *(
            name.value
            for name, cls in types
            if isinstance(name, NamedNode) and getattr(cls, "value", "") in kinds
        ),
    }


def as_asked(dataset: Dataset) -> Iterator[Triple]:
    """Yield the union of all graphs: records joined, statements and bounds of dates derived."""
    for quad in dataset.store.quads_for_pattern(None, None, None, None):
        yield Triple(_own(quad.subject), quad.predicate, _own(quad.object))


def as_asked_graph(dataset: Dataset) -> rdflib.Graph:
    """Return the same as a graph of rdflib's."""
    return as_graph(as_asked(dataset))


_Value = NamedNode | BlankNode | Literal | Triple
_Term = TypeVar("_Term", NamedNode | BlankNode | Triple, NamedNode | BlankNode | Literal | Triple)


def _own(term: _Term) -> _Term | BlankNode:
    """Return the blank node of an address that stands for one; see :mod:`kg.validation.unnamed`."""
    if isinstance(term, NamedNode) and term.value.startswith(ADDRESS):
        return BlankNode(term.value.removeprefix(ADDRESS))
    return term
