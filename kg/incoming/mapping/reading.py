"""Read a mapping file: YAML, whose every term and reference is checked with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pyoxigraph import NamedNode

from kg.incoming.identifiers import slug
from kg.incoming.mapping.columns import read_column, read_language, read_tag
from kg.incoming.mapping.declared import (
    Column,
    Declared,
    DeclaredRecord,
    DeclaredTable,
    Only,
)
from kg.incoming.mapping.terms import Vocabulary
from kg.incoming.mapping.values_read import read_known, read_value
from kg.rdf import Entry, compress, expand, read_yaml, suggest

__all__ = ["FIELDS", "read_mapping"]

_TOP = ("name", "empty", "language", "lists")
_TABLE = ("file", "sheet", "language", "retrieved")
_RECORD = (
    *("key", "identifier", "names", "other_names", "values", "same_key", "same_as"),
    *("only_one", "needs", "status", "confidence", "reason"),
)
FIELDS = (*_TOP, *_TABLE, *_RECORD)
_OF_THINGS = {"key", "identifier", "names", "other_names", "same_key", "same_as"}
_OF_CLAIMS = {"only_one", "needs", "status", "confidence", "reason"}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SAME_KEY = ("one", "report")


def read_mapping(path: Path, vocabulary: Vocabulary) -> Declared:
    """Read a mapping.

    Raises
    ------
    InputError
        With file and line: it is not YAML, a field is unknown or missing, or a term, a table or a
        record that it names does not exist.
    """
    top = read_yaml(path).fields(_TOP, needed=("coder", "tables", "records"))
    language = read_language(top.get("language"), "")
    lists = top["lists"].fields() if "lists" in top else {}
    tables = {name: _table(name, entry, language) for name, entry in top["tables"].fields().items()}
    if not tables:
        raise top["tables"].error("names no table")
    documents: dict[NamedNode, str] = {}
    for table in tables.values():
        if table.document in documents:
            raise table.entry.fields()["document"].error(
                f"is the document of the table “{documents[table.document]}” too; each table is one"
            )
        documents[table.document] = table.name
    reader = _Records(vocabulary, tables, lists)
    records = {name: reader.record(name, e) for name, e in top["records"].fields().items()}
    if not records:
        raise top["records"].error("declares no record")
    for record in records.values():
        _refuse_references(record, records, vocabulary)
    named = top["name"].text() if "name" in top else path.stem
    if not slug(named):
        raise top["name"].error("must have a letter or a digit")
    return Declared(
        path=path,
        name=slug(named),
        coder=top["coder"].text(),
        language=language,
        tables=tables,
        records=records,
        empty=frozenset(each.casefold() for each in top["empty"].texts())
        if "empty" in top
        else frozenset(),
    )


def _table(name: str, entry: Entry, language: str) -> DeclaredTable:
    fields = entry.fields(_TABLE, needed=("document", "title", "address"))
    document = fields["document"]
    iri = expand(document.text()) if document.text().startswith("doc:") else ""
    if not re.fullmatch(r"doc:[a-z0-9]+(-[a-z0-9]+)*", document.text()):
        raise document.error("needs doc: and a name of small letters, digits and hyphens")
    if not re.match(r"https?://[^/\s]+\S*$", fields["address"].text()):
        raise fields["address"].error("needs an address that begins with https://")
    if "retrieved" in fields and not _is_day(fields["retrieved"].text()):
        raise fields["retrieved"].error("needs a day such as 2026-11-01")
    own = read_language(fields.get("language"), language)
    if not own:
        raise entry.error("the field “language” is missing, here or at the top")

    def text(field: str) -> str:
        return fields[field].text() if field in fields else ""

    return DeclaredTable(
        name=name,
        entry=entry,
        file=text("file"),
        sheet=text("sheet"),
        document=NamedNode(iri),
        titles=_titles(fields["title"], own),
        address=fields["address"].text(),
        language=own,
        retrieved=text("retrieved"),
    )


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _titles(entry: Entry, language: str) -> dict[str, str]:
    """Return the title by language: a text in the language of the table, or a field a language."""
    if isinstance(entry.value, str):
        return {language: entry.text()}
    return {read_tag(each.label, each): each.text() for each in entry.fields().values()}


class _Records:
    """Reads the records that a mapping declares."""

    def __init__(
        self, vocabulary: Vocabulary, tables: dict[str, DeclaredTable], lists: dict[str, Entry]
    ) -> None:
        self.vocabulary, self.tables, self.lists = vocabulary, tables, lists

    def record(self, name: str, entry: Entry) -> DeclaredRecord:
        fields = entry.fields(_RECORD, needed=("class", "table"))
        cls = self.vocabulary.cls(fields["class"])
        prefix = self.vocabulary.prefix(cls)
        if not prefix:
            raise fields["class"].error("records of this class are not made from tables")
        table = _chosen(fields["table"], self.tables, "table")
        claim = self.vocabulary.is_claim(cls)
        if not claim and "key" not in fields:
            raise entry.error("the field “key” is missing: the columns that tell one from another")
        if claim and (extra := _OF_THINGS & set(fields)):
            raise fields[min(extra)].error("is not for claims: each row makes one")
        if not claim and (extra := _OF_CLAIMS & set(fields)):
            raise fields[min(extra)].error("is for claims only")
        if not claim and "names" not in fields:
            raise entry.error("the field “names” is missing: the columns with its name")
        language = self.tables[table].language
        values = fields["values"].fields().values() if "values" in fields else ()
        read = tuple(
            value
            for each in values
            for value in read_value(each, cls, language, self.vocabulary, self.lists)
        )
        known = read_known(fields, self.vocabulary)
        given = {value.predicate for value in read}
        only, needed = self._only(fields.get("only_one")), self._needed(fields.get("needs"))
        for word, terms in (("only_one", {only.within} if only else set()), ("needs", needed)):
            if lacking := sorted(each.value for each in terms - given):
                what = compress(lacking[0])
                raise fields[word].error(f"names {what}, to which “values” gives no value")
        if claim and (marked := [value for value in read if value.known]):
            raise marked[0].entry.error("in a claim, write the status for the claim as a whole")
        return DeclaredRecord(
            name=name,
            entry=entry,
            cls=cls,
            prefix=prefix,
            table=table,
            is_claim=claim,
            key=self._columns(fields.get("key"), language),
            identifier=self._columns(fields.get("identifier") or fields.get("key"), language),
            names=self._columns(fields.get("names"), language),
            other_names=self._columns(fields.get("other_names"), language),
            values=read,
            same_key=_one_of(fields.get("same_key"), _SAME_KEY),
            same_as=fields["same_as"].text() if "same_as" in fields else "",
            only=only,
            needed=needed,
            known=known,
        )

    def _columns(self, entry: Entry | None, language: str) -> tuple[Column, ...]:
        if entry is None:
            return ()
        return tuple(read_column(each, language) for each in entry.items())

    def _only(self, entry: Entry | None) -> Only | None:
        if entry is None:
            return None
        fields = entry.fields(needed=("role", "within"))
        role, within = self.vocabulary.code(fields["role"], expand("migov:Role")), fields["within"]
        known = self.vocabulary.terms.properties
        return Only(role, self.vocabulary.term(within, known, "property"))

    def _needed(self, entry: Entry | None) -> frozenset[NamedNode]:
        known = self.vocabulary.terms.properties
        items = entry.items() if entry else []
        return frozenset(self.vocabulary.term(each, known, "property") for each in items)


def _chosen(entry: Entry, known: Iterable[str], what: str) -> str:
    name = entry.text()
    if name not in set(known):
        near = suggest(name, known)
        hint = f"did you mean “{near}”?" if near else f"choose one of {', '.join(sorted(known))}"
        raise entry.error(f"there is no {what} “{name}” in this mapping; {hint}")
    return name


def _one_of(entry: Entry | None, words: tuple[str, ...]) -> str:
    if entry is None:
        return words[0]
    if entry.text() not in words:
        raise entry.error(f"choose one of {', '.join(words)}")
    return entry.text()


def _refuse_references(
    record: DeclaredRecord, records: dict[str, DeclaredRecord], vocabulary: Vocabulary
) -> None:
    if record.same_as:
        _refuse_other_kind(record, records)
    for value in record.values:
        if value.form != "record":
            continue
        if value.record not in records:
            _chosen(value.entry.fields()["record"], records, "record")
        other = records[value.record]
        if other.is_claim:
            raise value.entry.error(f"“{other.name}” is a claim, which has no key to find it by")
        ranges = vocabulary.terms.ranges.get(value.predicate.value, set())
        if ranges and not vocabulary.terms.within(other.cls.value, ranges):
            of = ", ".join(sorted(map(compress, ranges)))
            raise value.entry.error(
                f"leads to {of}, and “{other.name}” is {compress(other.cls.value)}"
            )
        if other is record and value.columns in ((), record.key):
            raise value.entry.error("leads each record to itself; write “key” with other columns")
        if value.columns and len(value.columns) != len(other.key):
            raise value.entry.error(
                f"“key” has {len(value.columns)} columns, and the key of “{other.name}” has "
                f"{len(other.key)}; name as many, in that order"
            )


def _refuse_other_kind(record: DeclaredRecord, records: dict[str, DeclaredRecord]) -> None:
    """Refuse “same_as” of a record that is known in another way."""
    entry = record.entry.fields()["same_as"]
    other = records[_chosen(entry, records, "record")]
    if other.same_as or other is record:
        raise entry.error("names a record that is the same as another; name that one")
    for what, one, two in (
        ("class", record.cls, other.cls),
        ("table", record.table, other.table),
        ("number of columns in the key", len(record.key), len(other.key)),
    ):
        if one != two:
            raise entry.error(f"“{other.name}” has another {what}")
