"""What rows say about the records that they are about: facts, and statements where needed."""

from __future__ import annotations

from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Triple

from kg.incoming.mapping.account import Account
from kg.incoming.mapping.cells import Cells, Given, told
from kg.incoming.mapping.declared import DeclaredRecord, Known, Value
from kg.incoming.mapping.graph import Graph, term
from kg.incoming.mapping.rows import Line, Rows
from kg.incoming.mapping.terms import Vocabulary
from kg.incoming.mapping.things import Thing
from kg.rdf import compress, local_name

__all__ = ["how_known", "say_facts"]

Term = NamedNode | Literal

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
    """The first row that gives a value, and what it gives."""

    line: Line
    given: Given
    value: Value
    rows: list[int] = field(default_factory=list)


def say_facts(
    record: DeclaredRecord,
    rows: Rows,
    things: dict[tuple[str, ...], Thing],
    cells: Cells,
    graph: Graph,
    account: Account,
    vocabulary: Vocabulary,
) -> None:
    """Write what a table says about the records of one kind.

    A value is a plain fact, which rests on the cell of the first row that has it. It is a statement
    if the mapping interprets it, or if a property with one value in truth has several.
    """
    into = graph.of(rows.declared)
    shared = graph.shared(record.prefix)
    for thing in things.values():
        rests: dict[NamedNode, None] = {}
        plain = False
        for predicate, said in _said(record, rows, thing, cells).items():
            if predicate.value not in vocabulary.terms.facts:
                shared += [Triple(thing.iri, predicate, each) for each in said]
                continue
            differs = len(said) > 1 and predicate.value in vocabulary.single
            if differs:
                _tell_difference(account, record, rows, predicate, said)
            for value, first in said.items():
                quotes = graph.quotes(rows, first.line, first.given.columns or record.key)
                if differs or first.value.known:
                    words = first.given.words
                    into += _statement(
                        graph, thing.iri, predicate, value, quotes, words, first.value.known, differs
                    )
                    continue
                plain = True
                into.append(Triple(thing.iri, predicate, value))
                if first.value.words:
                    into += [Triple(thing.iri, first.value.words, w) for w in first.given.words]
                rests.update(dict.fromkeys(quotes))
        if plain:
            into += [Triple(thing.iri, _EVIDENCE, quote) for quote in rests]


def _said(
    record: DeclaredRecord, rows: Rows, thing: Thing, cells: Cells
) -> dict[NamedNode, dict[Term, _Said]]:
    found: dict[NamedNode, dict[Term, _Said]] = {}
    for line in thing.lines:
        for value in record.values:
            given = cells.given(rows, line, value, record)
            for each in given.terms:
                values = found.setdefault(value.predicate, {})
                values.setdefault(each, _Said(line, given, value)).rows.append(line.number)
    return found


def _statement(
    graph: Graph,
    subject: NamedNode,
    predicate: NamedNode,
    value: Term,
    quotes: list[NamedNode],
    words: tuple[Literal, ...],
    known: Known | None,
    disputed: bool,
) -> list[Triple]:
    named = local_name(value.value) if isinstance(value, NamedNode) else value.value
    base = f"{local_name(subject.value)} {local_name(predicate.value)} {named}"
    claim = graph.mint("claim", base)
    return [
        Triple(claim, _A, _STATEMENT),
        Triple(claim, _SUBJECT, subject),
        Triple(claim, _PREDICATE, predicate),
        Triple(claim, _OBJECT, value),
        *how_known(claim, known),
        *(Triple(claim, _EVIDENCE, quote) for quote in quotes),
        *(Triple(claim, _AS_STATED, each) for each in words),
        *([Triple(claim, _DISPUTED, _TRUE)] if disputed else []),
    ]


def _tell_difference(
    account: Account,
    record: DeclaredRecord,
    rows: Rows,
    predicate: NamedNode,
    said: dict[Term, _Said],
) -> None:
    columns = {column.name: None for first in said.values() for column in first.given.columns}
    account.note(
        "rows differ",
        rows.declared.name,
        ", ".join(columns),
        sorted({row for first in said.values() for row in first.rows}),
        f"rows about one {record.name} give several values of {compress(predicate.value)}; each is "
        "kept and marked as disputed",
        value=" / ".join(told(value) for value in said),
        record=record.name,
    )
