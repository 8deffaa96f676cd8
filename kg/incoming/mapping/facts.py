"""What rows say about the records that they are about: facts, and statements where needed."""

from __future__ import annotations

from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Triple

from kg.incoming.mapping.account import Account
from kg.incoming.mapping.cells import At, Cells, Given, told
from kg.incoming.mapping.declared import Known, Term, Value
from kg.incoming.mapping.graph import Graph, term
from kg.incoming.mapping.terms import Vocabulary
from kg.incoming.mapping.things import Thing
from kg.rdf import compress, local_name

__all__ = ["how_known", "say_facts"]

_A, _EVIDENCE, _STATUS = term("rdf:type"), term("migov:evidence"), term("migov:status")
_STATEMENT, _AS_STATED = term("migov:Statement"), term("migov:asStated")
_SUBJECT, _PREDICATE, _OBJECT = (term(f"rdf:{part}") for part in ("subject", "predicate", "object"))
_STATED, _DISPUTED = term("status:stated"), term("migov:disputed")
_CONFIDENCE, _REASON, _TRUE = term("migov:confidence"), term("migov:reason"), Literal(True)


def how_known(claim: NamedNode, known: Known | None) -> list[Triple]:
    """Return the status of a claim, with its reason and confidence if it is not stated."""
    if known is None:
        return [Triple(claim, _STATUS, _STATED)]
    return [
        Triple(claim, _STATUS, known.status),
        Triple(claim, _CONFIDENCE, known.confidence),
        Triple(claim, _REASON, Literal(known.reason)),
    ]


@dataclass
class _Said:
    """The first row that gives a value, what it gives, and all rows that give it."""

    at: At
    given: Given
    value: Value
    rows: list[int] = field(default_factory=list)


def say_facts(
    things: list[Thing], cells: Cells, graph: Graph, account: Account, vocabulary: Vocabulary
) -> None:
    """Write what a table says about the records of one kind.

    A value is a plain fact, which rests on the cell of the first row that has it. It is a statement
    if the mapping interprets it, or if rows give several dates, or several values of a property
    that has one in truth.
    """
    for thing in things:
        record, rows = thing.ats[0].record, thing.ats[0].rows
        into = graph.of(rows.declared)
        rests: dict[NamedNode, None] = {}
        for predicate, said in _said(thing, cells).items():
            if predicate.value not in vocabulary.terms.facts:
                shared = graph.shared(record.prefix)
                shared += [Triple(thing.iri, predicate, each) for each in said]
                continue
            differs = len(said) > 1 and (
                predicate.value in vocabulary.single
                or any(first.value.form == "date" for first in said.values())
            )
            if differs:
                _tell_difference(account, predicate, said)
            for value, first in said.items():
                columns = first.given.columns or first.at.record.key
                quotes = graph.quotes(rows, first.at.line, columns)
                if differs or first.value.known:
                    claim = _mint(graph, thing.iri, predicate, value)
                    into += _statement(claim, thing.iri, predicate, value, first)
                    into += [Triple(claim, _EVIDENCE, quote) for quote in quotes]
                    into += [Triple(claim, _DISPUTED, _TRUE)] if differs else []
                    continue
                into.append(Triple(thing.iri, predicate, value))
                if first.value.words:
                    into += [Triple(thing.iri, first.value.words, w) for w in first.given.words]
                rests.update(dict.fromkeys(quotes))
        into += [Triple(thing.iri, _EVIDENCE, quote) for quote in rests]


def _said(thing: Thing, cells: Cells) -> dict[NamedNode, dict[Term, _Said]]:
    """Return what the rows about a record say, by property and value."""
    found: dict[NamedNode, dict[Term, _Said]] = {}
    for at in thing.ats:
        for value in at.record.values:
            given = cells.given(at, value)
            for each in given.terms:
                values = found.setdefault(value.predicate, {})
                values.setdefault(each, _Said(at, given, value)).rows.append(at.line.number)
    return found


def _mint(graph: Graph, subject: NamedNode, predicate: NamedNode, value: Term) -> NamedNode:
    named = local_name(value.value) if isinstance(value, NamedNode) else value.value
    name = f"{local_name(subject.value)} {local_name(predicate.value)} {named}"
    return graph.mint("claim", name, f"{subject} {predicate} {value}")


def _statement(
    claim: NamedNode, subject: NamedNode, predicate: NamedNode, value: Term, said: _Said
) -> list[Triple]:
    return [
        Triple(claim, _A, _STATEMENT),
        Triple(claim, _SUBJECT, subject),
        Triple(claim, _PREDICATE, predicate),
        Triple(claim, _OBJECT, value),
        *how_known(claim, said.value.known),
        *(Triple(claim, _AS_STATED, each) for each in said.given.words),
    ]


def _tell_difference(account: Account, predicate: NamedNode, said: dict[Term, _Said]) -> None:
    at = next(iter(said.values())).at
    columns = {column.name: None for first in said.values() for column in first.given.columns}
    account.note(
        "rows differ",
        at.rows.declared.name,
        ", ".join(columns),
        sorted({row for first in said.values() for row in first.rows}),
        f"rows about one {at.record.name} give several values of {compress(predicate.value)}; each "
        "is kept and marked as disputed",
        value=" / ".join(told(value) for value in said),
        record=at.record.name,
    )
