"""What follows from the files and is never written in them.

Each derived triple stands in a graph apart, so that "stated only" is a choice of graphs:

- ``graph:inferred/<file>`` holds the claims of a file that are inferred or known from elsewhere,
  and the plain triples of such statements;
- ``graph:derived/<file>`` holds the plain triples of the other statements, and the bounds of dates.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.dates import bounds
from kg.errors import DataError
from kg.vocabulary import PREFIXES, XSD

__all__ = ["DERIVED", "INFERRED", "apart", "derive", "is_inferred", "quad", "term"]

DERIVED = PREFIXES["graph"] + "derived/"
INFERRED = PREFIXES["graph"] + "inferred/"


def term(curie: str) -> NamedNode:
    """Return the term of a short name that is known to be right."""
    prefix, _, local = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


_STATUS = term("migov:status")
_NOT_STATED = (term("status:inferred"), term("status:external"))
_DATE = term("migov:date")
_PARTS = {term(f"rdf:{name}"): name for name in ("subject", "predicate", "object")}


def is_inferred(status: object) -> bool:
    """Tell whether a status puts its claim beyond what documents say."""
    return status in _NOT_STATED


def quad(triple: Triple, graph: NamedNode) -> Quad:
    """Place a triple in a graph."""
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def derive(quads: Iterable[Quad]) -> list[Quad]:
    """Set inferred claims apart, and add the triples of statements and the bounds of dates.

    A date that is no EDTF gets no bounds here; validation reports it.
    """
    given = list(quads)
    inferred: set[object] = {
        q.subject for q in given if q.predicate == _STATUS and is_inferred(q.object)
    }
    placed = [quad(q.triple, apart(q, INFERRED)) if q.subject in inferred else q for q in given]
    plain = _statements(given, inferred)
    return placed + plain + _date_bounds(given + plain)


def _graph(placed: Quad) -> str:
    return placed.graph_name.value if isinstance(placed.graph_name, NamedNode) else ""


def apart(placed: Quad, kind: str) -> NamedNode:
    """Return the derived or inferred graph that belongs to the graph a quad stands in."""
    name = _graph(placed)
    for prefix in (DERIVED, INFERRED, PREFIXES["graph"]):
        if name.startswith(prefix):
            return NamedNode(kind + name[len(prefix) :])
    return NamedNode(kind + name)


def _statements(quads: list[Quad], inferred: set[object]) -> list[Quad]:
    parts: dict[object, dict[str, Quad]] = {}
    for placed in quads:
        if name := _PARTS.get(placed.predicate):
            parts.setdefault(placed.subject, {})[name] = placed
    found = []
    for claim, said in sorted(parts.items(), key=lambda item: str(item[0])):
        if len(said) < 3:
            continue  # validation reports the part that is missing
        subject, predicate = said["subject"].object, said["predicate"].object
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode):
            graph = apart(said["subject"], INFERRED if claim in inferred else DERIVED)
            found.append(Quad(subject, predicate, said["object"].object, graph))
    return found


def _date_bounds(quads: list[Quad]) -> list[Quad]:
    found = []
    for placed in quads:
        if placed.predicate != _DATE or not isinstance(placed.object, Literal):
            continue
        try:
            days = zip(("earliest", "latest"), bounds(placed.object.value), strict=True)
        except DataError:
            continue
        graph = apart(placed, INFERRED if _graph(placed).startswith(INFERRED) else DERIVED)
        for predicate, day in days:
            if day is not None:
                literal = Literal(day.isoformat(), datatype=NamedNode(f"{XSD}date"))
                found.append(Quad(placed.subject, term(f"migov:{predicate}"), literal, graph))
    return found
