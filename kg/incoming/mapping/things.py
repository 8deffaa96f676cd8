"""The records of an import that rows are about: rows with one key are about one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Triple

from kg.incoming.mapping.account import Account, Made
from kg.incoming.mapping.cells import Cells
from kg.incoming.mapping.declared import Column, DeclaredRecord, Value
from kg.incoming.mapping.graph import Graph, term
from kg.incoming.mapping.rows import Line, Rows
from kg.validation import skeleton

__all__ = ["Key", "Thing", "Things"]

Key = tuple[str, ...]
_A, _PREF, _ALT = term("rdf:type"), term("skos:prefLabel"), term("skos:altLabel")


@dataclass
class Thing:
    """A record and the rows that are about it."""

    iri: NamedNode
    lines: list[Line] = field(default_factory=list)


class Things:
    """Makes the records of a mapping, and finds them by their keys."""

    def __init__(self, rows: Mapping[str, Rows], graph: Graph, account: Account) -> None:
        self._rows, self._graph, self._account = rows, graph, account
        self.found: dict[str, dict[Key, Thing]] = {}
        self._keys: dict[tuple[str, ...], Key] = {}

    def make(self, record: DeclaredRecord, cells: Cells) -> None:
        """Make the records of one kind, with their classes and names."""
        rows = self._rows[record.table]
        made = Made(record.name, record.table, read=len(rows.lines))
        self._account.made[record.name] = made
        grouped: dict[Key, list[Line]] = {}
        for line in rows.lines:
            key = self._key(rows, line, record.key, record)
            if key:
                grouped.setdefault(key, []).append(line)
                made.used += 1
        things = self.found.setdefault(record.name, {})
        into = self._graph.shared(record.prefix)
        for key, lines in sorted(grouped.items()):  # so that the order of rows makes no difference
            name = " ".join(filter(None, (rows.text(lines[0], c) for c in record.identifier)))
            thing = things[key] = Thing(self._graph.mint(record.prefix, name), lines)
            into.append(Triple(thing.iri, _A, record.cls))
            self._name(record, rows, thing, cells, into)
            self._tell_of_key(record, rows, thing)
        made.records = len(things)

    def find(
        self, rows: Rows, line: Line, value: Value, record: DeclaredRecord, declared: DeclaredRecord
    ) -> tuple[NamedNode | None, tuple[Column, ...]]:
        """Return the record that a row leads to by its key, and the columns of the key."""
        columns = value.columns or declared.key
        texts = tuple(rows.text(line, column) for column in columns)
        thing = self.found[declared.name].get(self._plain(texts))
        if thing is None:
            told = ", ".join(f"“{text}”" for text in texts)
            self._account.note(
                "leads nowhere",
                rows.declared.name,
                ", ".join(column.name for column in columns),
                [line.number],
                f"there is no {declared.name} with this key in the table “{declared.table}”",
                value=told,
                record=record.name,
                leaves_out=record.is_claim,
            )
            return None, ()
        return thing.iri, columns

    def _plain(self, texts: tuple[str, ...]) -> Key:
        if texts not in self._keys:
            self._keys[texts] = tuple(map(skeleton, texts))
        return self._keys[texts]

    def _key(
        self, rows: Rows, line: Line, columns: tuple[Column, ...], record: DeclaredRecord
    ) -> Key:
        texts = tuple(rows.text(line, column) for column in columns)
        lacking = [column.name for column, text in zip(columns, texts, strict=True) if not text]
        if lacking:
            whole = len(lacking) == len(columns)
            self._account.note(
                "no key" if whole else "a part of the key is empty",
                rows.declared.name,
                ", ".join(lacking),
                [line.number],
                f"without a key there is no {record.name} to make"
                if whole
                else f"the {record.name} is known by the rest of its key",
                record=record.name,
                leaves_out=whole,
            )
            if whole:
                return ()
        return self._plain(texts)

    def _name(
        self,
        record: DeclaredRecord,
        rows: Rows,
        thing: Thing,
        cells: Cells,
        into: list[Triple],
    ) -> None:
        """Give a record its name, the first that is filled, and its other names and spellings."""
        names: dict[tuple[str, str], None] = {}
        for line in thing.lines:
            for column in record.names:
                if name := cells.name(rows, line, column, record):
                    names[name, column.language] = None
                    break
        for line in thing.lines:
            for column in record.other_names:
                if name := cells.name(rows, line, column, record):
                    names[name, column.language] = None
        if not names:
            made = self._account.made[record.name]
            message = f"a {record.name} without a name is called by its identifier"
            self._account.note(
                "no name", rows.declared.name, record.names[0].name,
                [thing.lines[0].number], message, record=record.name,
            )  # fmt: skip
            del made
            names[thing.iri.value.rpartition("/")[2], "und"] = None
        first, *others = names
        into.append(Triple(thing.iri, _PREF, Literal(first[0], language=first[1])))
        others = [each for each in others if each[0] != first[0]]
        into += [Triple(thing.iri, _ALT, Literal(name, language=of)) for name, of in others]
        spelt = {rows.text(line, record.key[0]) for line in thing.lines}
        if len(spelt) > 1:
            self._account.note(
                "one key in several spellings",
                rows.declared.name,
                record.key[0].name,
                [line.number for line in thing.lines],
                f"rows that differ in capital letters, quotation marks or look-alike letters are "
                f"one {record.name}",
                value=" / ".join(sorted(spelt)),
                record=record.name,
                severity="note",
            )

    def _tell_of_key(self, record: DeclaredRecord, rows: Rows, thing: Thing) -> None:
        if record.same_key == "report" and len(thing.lines) > 1:
            self._account.note(
                "one key in several rows",
                rows.declared.name,
                ", ".join(column.name for column in record.key),
                [line.number for line in thing.lines],
                f"these rows make one {record.name}; check that they are about one",
                value=" + ".join(rows.text(thing.lines[0], column) for column in record.key),
                record=record.name,
            )
