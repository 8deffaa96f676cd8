"""Make the records and claims that a mapping declares of the rows of its tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from kg.incoming.mapping.account import Account
from kg.incoming.mapping.cells import At, Cells, Given
from kg.incoming.mapping.claims import make_claims
from kg.incoming.mapping.declared import Declared, Value
from kg.incoming.mapping.facts import say_facts
from kg.incoming.mapping.graph import Graph, term
from kg.incoming.mapping.rows import Rows
from kg.incoming.mapping.terms import Vocabulary
from kg.incoming.mapping.things import Things
from kg.rdf import XSD

__all__ = ["make"]


def make(
    declared: Declared,
    rows: Mapping[str, Rows],
    vocabulary: Vocabulary,
    is_taken: Callable[[str], bool],
) -> tuple[dict[str, list[Triple]], Account]:
    """Return the triples of each file, by its path in the folder data, and the account.

    Parameters
    ----------
    is_taken
        Tells whether a record that is not of this import has an IRI.
    """
    account = Account()
    graph = Graph(declared.name, is_taken)
    things = Things(rows, graph, account)

    def find(at: At, value: Value) -> Given:
        return things.find(at, value, declared.records[value.record])

    cells = Cells(account, find)
    for table in rows.values():
        graph.of(table.declared).extend(_document(table, declared))
    records = declared.records.values()
    for record in records:
        if not record.is_claim and not record.same_as:
            same = [each for each in records if each.same_as == record.name]
            things.make(record, cells, same)
    for record in records:
        if record.is_claim:
            make_claims(record, rows[record.table], cells, graph, account)
        elif not record.same_as:
            say_facts(things.made(record.name), cells, graph, account, vocabulary)
    for table in rows.values():
        _note_unused(table, account)
    return graph.files, account


def _note_unused(rows: Rows, account: Account) -> None:
    """Say of each column that the mapping does not name how many cells have a value."""
    for name, at in rows.unused:
        filled, empty = list[int](), list[int]()
        for line in rows.lines:
            text = " ".join(line.cells[at].split())
            (filled if text and text.casefold() not in rows.empty else empty).append(line.number)
        where = rows.declared.name, name
        for number in filled:
            message = "the mapping does not use this column, which has a value here"
            account.note("column not used", *where, [number], message, severity="note")
        for number in empty:
            message = "the cell is empty; the mapping does not use this column"
            account.note("empty cell", *where, [number], message, severity="note")


def _document(rows: Rows, declared: Declared) -> list[Triple]:
    table = rows.declared
    document = table.document
    said: dict[str, NamedNode | Literal] = {
        "rdf:type": term("migov:Document"),
        "migov:address": NamedNode(table.address),
        "migov:language": Literal(table.language),
        "migov:coder": Literal(declared.coder),
        "migov:sha256": Literal(rows.sha256),
        "migov:textFile": Literal(rows.path.name),
    }
    if table.retrieved:
        said["migov:retrieved"] = Literal(table.retrieved, datatype=NamedNode(f"{XSD}date"))
    if rows.sheet:
        said["migov:sheet"] = Literal(rows.sheet)
    named = [Literal(title, language=language) for language, title in table.titles.items()]
    return [
        *(Triple(document, term("skos:prefLabel"), title) for title in named),
        *(Triple(document, term(name), value) for name, value in said.items()),
    ]
