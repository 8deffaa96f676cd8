"""The records of an import that rows are about: rows with one key are about one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Triple

from kg.incoming.identifiers import slug
from kg.incoming.mapping.account import Account, Made
from kg.incoming.mapping.cells import At, Cells, Given
from kg.incoming.mapping.declared import Column, DeclaredRecord, Value
from kg.incoming.mapping.graph import Graph, term
from kg.incoming.mapping.rows import Rows
from kg.rdf import local_name
from kg.validation import skeleton

__all__ = ["Key", "Thing", "Things"]

Key = tuple[str, ...]
_A, _PREF, _ALT = term("rdf:type"), term("skos:prefLabel"), term("skos:altLabel")


@dataclass
class Thing:
    """A record and the rows that are about it."""

    iri: NamedNode
    ats: list[At] = field(default_factory=list)


class Things:
    """Makes the records of a mapping, and finds them by their keys."""

    def __init__(self, rows: Mapping[str, Rows], graph: Graph, account: Account) -> None:
        self._rows, self._graph, self._account = rows, graph, account
        self._found: dict[str, dict[Key, Thing]] = {}
        self._keys: dict[tuple[str, ...], Key] = {}

    def made(self, record: str) -> list[Thing]:
        """Return the records of one kind."""
        return list(self._found[record].values())

    def make(
        self, record: DeclaredRecord, cells: Cells, same: Iterable[DeclaredRecord] = ()
    ) -> None:
        """Make the records of one kind, with their classes and names.

        Parameters
        ----------
        same
            The kinds whose records are of this kind, too.
        """
        grouped: dict[Key, list[At]] = {}
        things: dict[Key, Thing] = {}
        for each in (record, *same):
            self._found[each.name] = things
            self._group(each, grouped)
        into = self._graph.shared(record.prefix)
        names = {
            key: min(" ".join(filter(None, map(at.text, at.record.identifier))) for at in ats)
            for key, ats in grouped.items()
        }
        having = Counter(map(slug, names.values()))
        for key, ats in sorted(grouped.items()):  # so that the order of rows makes no difference
            name, told_by = names[key], "\n".join((record.name, *key))
            alone = having[slug(name)] == 1
            iri = self._graph.mint(record.prefix, name, told_by, alone=alone)
            thing = things[key] = Thing(iri, ats)
            into.append(Triple(thing.iri, _A, record.cls))
            self._name(thing, cells, into)
            self._tell_of_key(ats)

    def _group(self, record: DeclaredRecord, grouped: dict[Key, list[At]]) -> None:
        """Add the rows of a kind of record by their keys, and count them."""
        rows = self._rows[record.table]
        made = Made(record.name, record.table, read=len(rows.lines))
        self._account.made[record.name] = made
        found = set()
        for line in rows.lines:
            at = At(rows, line, record)
            if key := self._key(at):
                grouped.setdefault(key, []).append(at)
                found.add(key)
                made.used += 1
        made.records = len(found)

    def find(self, at: At, value: Value, declared: DeclaredRecord) -> Given:
        """Return the record that a row leads to by its key, and the columns of the key."""
        columns = value.columns or declared.key
        texts = tuple(map(at.text, columns))
        thing = self._found[declared.name].get(self._plain(texts))
        if thing is not None:
            return Given((thing.iri,), columns)
        self._account.note(
            "leads nowhere",
            at.rows.declared.name,
            _named(columns),
            [at.line.number],
            f"there is no {declared.name} with this key in the table “{declared.table}”",
            value=" + ".join(texts),
            record=at.record.name,
            leaves_out=at.record.is_claim,
        )
        return Given()

    def _plain(self, texts: tuple[str, ...]) -> Key:
        if texts not in self._keys:
            self._keys[texts] = tuple(map(skeleton, texts))
        return self._keys[texts]

    def _key(self, at: At) -> Key:
        """Return the key of a row; an empty one, after a note, if its first cell is empty."""
        columns, name = at.record.key, at.record.name
        texts = tuple(map(at.text, columns))
        lacking = [column for column, text in zip(columns, texts, strict=True) if not text]
        if keyless := not texts[0]:
            kind, message = "no key", f"a row without it makes no {name}"
        elif lacking:
            kind = "a part of the key is empty"
            message = f"the {name} is known by the rest of its key"
        else:
            return self._plain(texts)
        self._tell([at], kind, lacking, message, severity="warning", leaves_out=keyless)
        return () if keyless else self._plain(texts)

    def _name(self, thing: Thing, cells: Cells, into: list[Triple]) -> None:
        """Give a record its name, its other names and its spellings.

        The name is the first column that is filled; of several spellings, that of most rows, and
        not one in capital letters. So the order of rows makes no difference.
        """
        record = thing.ats[0].record
        names: Counter[tuple[str, str]] = Counter()
        for at in thing.ats:
            filled = next((c for c in at.record.names if at.text(c)), None)
            if filled:
                names[cells.readable(at, filled), filled.language] += 1
        others = {
            (cells.readable(at, column), column.language): None
            for at in thing.ats
            for column in at.record.other_names
            if at.text(column)
        }
        if not names and not others:
            message = f"a {record.name} without a name is called by its identifier"
            self._tell(thing.ats, "no name", record.names, message, severity="warning")
            names[local_name(thing.iri.value), "und"] += 1
        first = min(names or others, key=lambda each: (-names[each], each[0].isupper(), each))
        into.append(Triple(thing.iri, _PREF, Literal(first[0], language=first[1])))
        others = {each: None for each in (*names, *others) if each[0] != first[0]}
        into += [Triple(thing.iri, _ALT, Literal(name, language=of)) for name, of in others]

    def _tell_of_key(self, ats: list[At]) -> None:
        """Note that rows of one key spell it differently; and that they are several, if asked."""
        record = ats[0].record
        spelt = sorted({" + ".join(map(at.text, at.record.key)) for at in ats})
        if len(spelt) > 1:
            message = (
                f"they differ in capital letters, signs or look-alike letters; they are one "
                f"{record.name}"
            )
            self._tell(ats, "one key in several spellings", record.key, message, " / ".join(spelt))
        if record.same_key == "report" and len(ats) > 1:
            message = f"these rows make one {record.name}; check that they are about one"
            kind = "one key in several rows"
            self._tell(ats, kind, record.key, message, spelt[0], severity="warning")

    def _tell(
        self,
        ats: list[At],
        kind: str,
        columns: Iterable[Column],
        message: str,
        value: str = "",
        *,
        severity: str = "note",
        leaves_out: bool = False,
    ) -> None:
        self._account.note(
            kind,
            ats[0].rows.declared.name,
            _named(columns),
            [at.line.number for at in ats],
            message,
            value=value,
            record=ats[0].record.name,
            severity=severity,
            leaves_out=leaves_out,
        )


def _named(columns: Iterable[Column]) -> str:
    return ", ".join(column.name for column in columns)
