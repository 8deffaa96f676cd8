"""The triples that CONSTRUCT gives, as Turtle, JSON-LD and N-Triples."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg.escapes import unicode
from kg.rdf import PREFIXES, XSD, canonical, compress
from kg.tables.table import Table

__all__ = ["as_jsonld", "as_ntriples", "as_turtle"]

_TYPE = PREFIXES["rdf"] + "type"


def as_turtle(table: Table) -> str:
    """Write canonical Turtle, or plain Turtle if there are blank nodes, whose names vary."""
    triples = _triples(table)
    if _blank(triples):
        used = {name: PREFIXES[name] for name in _used(triples)}
        text = _serialised(triples, RdfFormat.TURTLE, used)
    else:
        text = canonical(triples)
    return unicode(text) + _comment(table)


def as_ntriples(table: Table) -> str:
    """Write N-Triples, a triple a line, sorted."""
    return unicode(_serialised(_triples(table), RdfFormat.N_TRIPLES)) + _comment(table)


def as_jsonld(table: Table) -> str:
    """Write compact JSON-LD whose context declares the prefixes in use.

    If the answer was truncated, ``truncated`` says so beside the graph, which it does not change.
    """
    triples = _triples(table)
    prefixes = {name: PREFIXES[name] for name in _used(triples)}
    nodes: dict[str, dict[str, Any]] = {}
    for triple in triples:
        subject = _name(triple.subject, prefixes)
        node = nodes.setdefault(subject, {"@id": subject})
        is_class = triple.predicate.value == _TYPE and not isinstance(triple.object, Literal)
        held = _name(triple.object, prefixes) if is_class else _value(triple.object, prefixes)
        node.setdefault("@type" if is_class else _name(triple.predicate, prefixes), []).append(held)
    context: dict[str, Any] = dict(prefixes)
    made: dict[str, Any] = {"@context": context}
    if table.notice:
        context["truncated"] = None
        made["truncated"] = table.notice
    made["@graph"] = [
        {key: held[0] if isinstance(held, list) and len(held) == 1 else held for key, held in items}
        for items in (node.items() for node in nodes.values())
    ]
    return unicode(json.dumps(made, ensure_ascii=False, indent=1)) + "\n"


def _serialised(
    triples: Iterable[Triple], form: RdfFormat, prefixes: Mapping[str, str] | None = None
) -> str:
    written = serialize(triples, format=form, prefixes=dict(prefixes or {}))
    return (written or b"").decode()


def _triples(table: Table) -> list[Triple]:
    """Return the rows as triples, each once, sorted."""
    unique = {Triple(*row) for row in table.rows}  # type: ignore[arg-type]  # CONSTRUCT gives terms
    return sorted(unique, key=str)


def _ends(triples: Iterable[Triple]) -> list[object]:
    return [end for triple in triples for end in (triple.subject, triple.predicate, triple.object)]


def _blank(triples: Iterable[Triple]) -> bool:
    return any(isinstance(end, BlankNode) for end in _ends(triples))


def _used(triples: Iterable[Triple]) -> list[str]:
    """List the prefixes that shorten an IRI, sorted; not those that are also an IRI's scheme."""
    ends = _ends(triples)
    iris = {end.value for end in ends if isinstance(end, NamedNode)}
    iris |= {end.datatype.value for end in ends if isinstance(end, Literal)}
    schemes = {iri.partition(":")[0] for iri in iris}
    short = {compress(iri).partition(":")[0] for iri in iris if compress(iri) != iri}
    return sorted(short - schemes)


def _name(term: object, prefixes: dict[str, str]) -> str:
    if isinstance(term, NamedNode):
        short = compress(term.value)
        return short if short.partition(":")[0] in prefixes else term.value
    return str(term)


def _value(term: object, prefixes: dict[str, str]) -> object:
    if not isinstance(term, Literal):
        return {"@id": _name(term, prefixes)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == f"{XSD}string":
        return term.value
    if term.datatype.value == f"{XSD}boolean" and term.value in ("true", "false"):
        return term.value == "true"
    return {"@value": term.value, "@type": _name(term.datatype, prefixes)}


def _comment(table: Table) -> str:
    return f"# {table.notice}\n" if table.notice else ""
