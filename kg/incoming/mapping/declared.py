"""What a mapping declares: its tables, and which records and claims are made of their rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.rdf import Entry

__all__ = [
    "Column",
    "Declared",
    "DeclaredRecord",
    "DeclaredTable",
    "Known",
    "Only",
    "Term",
    "Value",
]

Term = NamedNode | Literal


@dataclass(frozen=True)
class Column:
    """A column by its heading, and which part of a cell is meant.

    ``first_words`` is how many words from the start of a cell are read; 0 means all.
    """

    name: str
    entry: Entry = field(repr=False, compare=False)
    language: str = ""
    first_words: int = 0


@dataclass(frozen=True)
class DeclaredTable:
    """A table, and the document that it is.

    ``file`` and ``sheet`` say which of the tables given is meant; both may be empty if there is
    only one.
    """

    name: str
    entry: Entry = field(repr=False, compare=False)
    file: str
    sheet: str
    document: NamedNode
    titles: Mapping[str, str]
    address: str
    language: str
    retrieved: str


@dataclass(frozen=True)
class Known:
    """How a value is known, if the table does not state it: status, confidence and reason."""

    status: NamedNode
    confidence: NamedNode
    reason: str


@dataclass(frozen=True)
class Value:
    """What a property gets from a row.

    ``form`` is ``text``, ``code``, ``record``, ``constant``, ``date``, ``number`` or ``truth``.
    A date may have two columns, first day and last day. ``codes`` gives the code of each word, by
    the word without capital letters; None is a word that means no code. ``otherwise`` is taken
    if the cell has none of the words.
    """

    predicate: NamedNode
    form: str
    entry: Entry = field(repr=False, compare=False)
    columns: tuple[Column, ...] = ()
    constant: Term | None = None
    codes: Mapping[str, Term | None] = field(default_factory=dict)
    otherwise: Term | None = None
    record: str = ""
    pattern: str = ""
    datatype: str = ""
    longest: int = 0
    separator: str = ""
    known: Known | None = None
    words: NamedNode | None = None  # the property that gives the value in the table's own words


@dataclass(frozen=True)
class Only:
    """A role that one actor has in a thing, so that two who have it are disputed."""

    role: NamedNode
    within: NamedNode


@dataclass(frozen=True)
class DeclaredRecord:
    """A kind of record that is made of the rows of a table.

    Rows with the same ``key`` are about one record. A claim has no key: each row makes one. With
    ``same_as`` it is a record of another kind, known by other columns of the same table.
    """

    name: str
    entry: Entry = field(repr=False, compare=False)
    cls: NamedNode
    prefix: str
    table: str
    is_claim: bool
    key: tuple[Column, ...] = ()
    identifier: tuple[Column, ...] = ()
    names: tuple[Column, ...] = ()
    other_names: tuple[Column, ...] = ()
    values: tuple[Value, ...] = ()
    same_key: str = "one"
    same_as: str = ""
    only: Only | None = None
    needed: frozenset[NamedNode] = frozenset()
    known: Known | None = None


@dataclass(frozen=True)
class Declared:
    """A whole mapping. ``empty`` are the words that mean an empty cell."""

    path: Path
    name: str
    coder: str
    language: str
    tables: Mapping[str, DeclaredTable]
    records: Mapping[str, DeclaredRecord]
    empty: frozenset[str] = frozenset()
