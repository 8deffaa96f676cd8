"""A source of a few triples, for tests of hints."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode, QueryBoolean, QueryTriples, RdfFormat, Store

from kg.errors import InputError
from kg.questions.binding import bind
from kg.questions.headers import parse_query
from kg.questions.hints.probe import Probe
from kg.questions.hints.telling import hints
from kg.questions.sources import Request, prefixes_of
from kg.rdf import PREFIXES
from kg.tables import Table

X = {**PREFIXES, "x": "http://x.org/"}
_HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in X.items())


@dataclass
class Few:
    """A source of the triples of some Turtle; ``asked`` keeps the texts that it was asked."""

    turtle: str
    asked: list[str] = field(default_factory=list)
    called = "the study"
    spare = 20

    def __post_init__(self) -> None:
        self.store = Store()
        self.store.load((_HEAD + self.turtle).encode(), format=RdfFormat.TURTLE)

    def answer(self, request: Request) -> Table:
        self.asked.append(request.text)
        text = bind(request.text, request.bound)
        try:
            found = self.store.query(text, prefixes=dict(prefixes_of(self, text)))
        except SyntaxError as error:
            raise InputError(str(error)) from error
        if isinstance(found, QueryBoolean):
            return Table(("answer",), (("yes" if found else "no",),), form="ask")
        if isinstance(found, QueryTriples):
            triples = tuple((t.subject, t.predicate, t.object) for t in found)
            return Table(("subject", "predicate", "object"), triples, form="construct")
        return Table(tuple(v.value for v in found.variables), tuple(tuple(row) for row in found))

    def prefixes_for(self, names: Iterable[str]) -> Mapping[str, str]:
        del names
        return X

    def missing(self, iris: Iterable[str]) -> list[str]:
        known = {str(term) for quad in self.store for term in (*quad.triple,)}
        return [iri for iri in iris if f"<{iri}>" not in known]

    def names(self) -> Collection[str]:
        return set()


def probe(turtle: str, text: str = "SELECT * { ?s ?p ?o }", **bound: str) -> Probe:
    """Return a probe of a query to some triples."""
    return Probe(Few(turtle), _request(text, bound))


def _request(text: str, bound: Mapping[str, str]) -> Request:
    return Request(text, {name: NamedNode(iri) for name, iri in bound.items()})


def told(
    turtle: str, text: str, *, path: Path | None = None, header: str = "", **bound: str
) -> list[str]:
    """Return what is told of the answer to a query; parameters are given as addresses."""
    source, request = Few(turtle), _request(text, bound)
    query = parse_query(header + text, name="q", path=path)
    return hints(source, query, request, source.answer(request))
