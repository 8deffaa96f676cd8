"""The triples of an import, by the file that they go into."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pyoxigraph import Literal, NamedNode, Triple

from kg.incoming.identifiers import lasting, slug
from kg.incoming.mapping.declared import Column, DeclaredTable
from kg.incoming.mapping.rows import Line, Rows
from kg.incoming.mapping.spelling import readable
from kg.rdf import PREFIXES, XSD, expand, local_name
from kg.validation import MAX_WORDS

__all__ = ["Graph", "document_file", "shared_file", "term"]

# The folder of a study's data in which records with a prefix are.
_FOLDERS = {
    "actor": "actors",
    "event": "events",
    "instrument": "instruments",
    "output": "outputs",
    "place": "places",
    "programme": "programmes",
    "project": "projects",
}


def term(name: str) -> NamedNode:
    """Return a term by its short name."""
    return NamedNode(expand(name))


_A, _EVIDENCE_CLASS, _DOCUMENT = term("rdf:type"), term("migov:Evidence"), term("migov:document")
_EXACT, _ROW, _COLUMN = term("oa:exact"), term("migov:row"), term("migov:column")
_INTEGER = NamedNode(f"{XSD}integer")


def shared_file(prefix: str, name: str) -> str:
    """Return the file for the names of records with a prefix, by its path in the folder data."""
    return f"{_FOLDERS[prefix]}/{name}.ttl"


def document_file(table: DeclaredTable) -> str:
    """Return the file for what a table says, by its path in the folder data."""
    return f"documents/{local_name(table.document.value)}.ttl"


class Graph:
    """Collects triples; each cell that something rests on gets one quote.

    Parameters
    ----------
    name
        The name of the import, which its files have.
    is_taken
        Tells whether a record has an IRI already.
    """

    def __init__(self, name: str, is_taken: Callable[[str], bool]) -> None:
        self.files: dict[str, list[Triple]] = {}
        self._name, self._is_taken = name, is_taken
        self._of: dict[str, list[Triple]] = {}
        self._minted: set[str] = set()
        self._quotes: dict[tuple[str, int, str], NamedNode] = {}
        self._around: dict[tuple[str, str], tuple[str, str]] = {}

    def mint(self, prefix: str, name: str, key: str, *, alone: bool = True) -> NamedNode:
        """Return an IRI that no record has, and give it away; see :func:`lasting`."""

        def is_taken(iri: str) -> bool:
            return iri in self._minted or self._is_taken(iri)

        iri = lasting(prefix, name, key, is_taken, alone=alone)
        self._minted.add(iri)
        return NamedNode(iri)

    def shared(self, prefix: str) -> list[Triple]:
        """Return the triples of the file for names of records with a prefix."""
        return self.files.setdefault(shared_file(prefix, self._name), [])

    def of(self, table: DeclaredTable) -> list[Triple]:
        """Return the triples of the file of a table, which says what the table states."""
        if table.name not in self._of:
            self._of[table.name] = self.files.setdefault(document_file(table), [])
        return self._of[table.name]

    def quotes(self, rows: Rows, line: Line, columns: Iterable[Column]) -> list[NamedNode]:
        """Return the quotes that are these cells of a row; empty cells have none."""
        return [quote for column in columns if (quote := self._quote(rows, line, column))]

    def _quote(self, rows: Rows, line: Line, column: Column) -> NamedNode | None:
        table = rows.declared
        key = (table.name, line.number, column.name)
        if key in self._quotes:
            return self._quotes[key]
        words = readable(rows.whole(line, column))[0].split()[:MAX_WORDS]
        if not words:
            return None
        before, after = self._base(table, column)
        quote = NamedNode(f"{before}{line.number}{after}")
        self._quotes[key] = quote
        into = self.of(table)
        into += (
            Triple(quote, _A, _EVIDENCE_CLASS),
            Triple(quote, _DOCUMENT, table.document),
            Triple(quote, _ROW, Literal(str(line.number), datatype=_INTEGER)),
            Triple(quote, _COLUMN, Literal(column.name)),
            Triple(quote, _EXACT, Literal(" ".join(words), language=column.language)),
        )
        return quote

    def _base(self, table: DeclaredTable, column: Column) -> tuple[str, str]:
        """Return what comes before and after the row in the IRI of a cell's quote."""
        key = (table.name, column.name)
        if key not in self._around:
            named = slug(column.name) or "column"
            taken = {tail for (of, _), (_, tail) in self._around.items() if of == table.name}
            number, tail = 1, f"-{named}"
            while tail in taken:
                number += 1
                tail = f"-{named}-{number}"
            before = f"{PREFIXES['quote']}{local_name(table.document.value)}-"
            self._around[key] = before, tail
        return self._around[key]
