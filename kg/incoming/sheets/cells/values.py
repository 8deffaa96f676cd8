"""The values of a cell and the terms that they stand for: each kind, written and read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.incoming.sheets.cells.contents import Contents, Term
from kg.incoming.sheets.cells.escaping import escaped, split_values, unescaped
from kg.incoming.sheets.cells.known_names import Names
from kg.incoming.sheets.cells.known_quotes import Quotes
from kg.incoming.sheets.layout import Column, Kind, Layout
from kg.rdf import XSD, compress, expand

__all__ = ["YES_NO", "At", "Unread", "Values"]

YES_NO = {"en": ("yes", "no"), "lt": ("taip", "ne"), "lv": ("jā", "nē")}
"""The words for true and false, by language."""

_TAG = re.compile(r"(.*\S)\s+@([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*|)", re.DOTALL)
_MARKED = re.compile(r'"(.*)"(?:\^\^(\S+)|@([A-Za-z][A-Za-z0-9-]*))', re.DOTALL)
_STRING = f"{XSD}string"
_NUMBERS = {f"{XSD}integer": r"[+-]?\d+", f"{XSD}decimal": r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"}


@dataclass(frozen=True)
class At:
    """Where a cell is: its row's document with the file and the language of that document."""

    document: str = ""
    file: Path | None = None
    language: str = ""


@dataclass(frozen=True)
class Unread:
    """A value that stands for nothing, or for one of several things.

    ``kind`` is ``unknown``, ``several``, ``wrong`` or ``prefix``; ``candidates`` are the several.
    """

    text: str
    kind: str
    candidates: tuple[str, ...] = ()


@dataclass
class Values:
    """Writes terms as cells have them, and reads them.

    What is written is escaped, and what is read is one of the parts of
    :func:`kg.incoming.sheets.cells.escaping.split_values`.
    """

    layout: Layout
    contents: Contents
    names: Names
    quotes: Quotes
    lang: str = "en"
    _codes: dict[frozenset[str], dict[str, list[str]]] = field(default_factory=dict)

    def write(self, term: Term, column: Column, at: At) -> str:
        """Write a term as one value of a column; nothing, if no way of writing reads back as it."""
        if isinstance(term, NamedNode):
            ways = [self._write_iri(term.value, column, at), f"<{term.value}>"]
        else:
            ways = [self._write_literal(term, column, at), _as_in_turtle(term)]
        back = (way for way in ways if split_values(way) == [way])
        return next((way for way in back if self.read(way, column, at) == term), "")

    def read(self, part: str, column: Column, at: At) -> Term | Unread:
        """Read one value of a column.

        A new name, a new quote and a value in a form that only people write are Unread: who calls
        knows what to make of them.
        """
        raw = re.fullmatch(r"<([^<>\s]+)>", part)
        if raw:
            return NamedNode(raw[1])
        if (marked := _MARKED.fullmatch(part)) and column.kind is not Kind.QUOTES:
            return self._marked(*marked.groups())
        text = unescaped(part)
        reader = self._readers.get(column.kind)
        return reader(text, column, at) if reader else self._text(part, column, at)

    def codes(self, column: Column) -> dict[str, list[str]]:
        """Return the codes that a column may have, by each of their labels in any language."""
        if column.classes not in self._codes:
            found: dict[str, list[str]] = {}
            records, above = self.contents.records, self.layout.model.above
            classes = {record.cls for record in records.values()}
            fitting = {cls for cls in classes if not column.classes.isdisjoint(above(cls))}
            for iri in sorted(iri for iri, record in records.items() if record.cls in fitting):
                for label in records[iri].values(expand("skos:prefLabel")):
                    found.setdefault(label.value, [])
                    found[label.value] += [iri] * (iri not in found[label.value])
            self._codes[column.classes] = found
        return self._codes[column.classes]

    # Writing

    def _write_iri(self, iri: str, column: Column, at: At) -> str:
        if column.kind is Kind.QUOTES:
            return escaped(self.quotes.written(iri, at.document))
        if column.kind is Kind.PROPERTY:
            return escaped(self._property_label(iri))
        if column.kind in (Kind.CODE, Kind.THING):
            return escaped(self.names.written(iri, column.classes, at.file))
        # A record is written by a name where a column may have both.
        return iri if column.kind is Kind.ADDRESS and compress(iri) == iri else f"<{iri}>"

    def _write_literal(self, term: Literal, column: Column, at: At) -> str:
        language, datatype, text = term.language or "", term.datatype.value, term.value
        if column.kind is Kind.BOOLEAN and datatype == f"{XSD}boolean" and text in _TRUTH:
            return YES_NO.get(self.lang, YES_NO["en"])[not _TRUTH[text]]
        if column.kind in (Kind.TEXT, Kind.NAME) and language:
            is_own = language == at.language
            return escaped(text) + ("" if is_own and not _is_marked(text) else f" @{language}")
        if column.kind is Kind.TEXT and datatype == _STRING:
            return f"{escaped(text)} @"
        if column.kind is Kind.PLAIN and (language or datatype == _STRING):
            marked = language or _is_marked(text)
            return escaped(text) + (f" @{language}" if marked else "")
        if column.datatype and datatype == column.datatype and not language:
            return escaped(text)
        return _as_in_turtle(term)

    def _property_label(self, iri: str) -> str:
        label = self.layout.model.label(iri).get(self.lang, "")
        return label if self._properties.get(label) == [iri] else compress(iri)

    # Reading

    @cached_property
    def _readers(self) -> dict[Kind, Callable[[str, Column, At], Term | Unread]]:
        return {
            Kind.QUOTES: self._quote,
            Kind.PROPERTY: self._property,
            Kind.CODE: self._thing,
            Kind.THING: self._thing,
            Kind.ADDRESS: self._address,
            Kind.BOOLEAN: self._boolean,
            Kind.NUMBER: self._number,
            Kind.DATE: self._date,
            Kind.DAY: self._date,
        }

    @cached_property
    def _properties(self) -> dict[str, list[str]]:
        model = self.layout.model
        found: dict[str, list[str]] = {}
        for iri in model.typed("migov:FactProperty"):
            for label in set(model.label(iri).values()):
                found.setdefault(label, []).append(iri)
        return found

    def _marked(self, text: str, datatype: str | None, language: str | None) -> Term | Unread:
        try:
            if datatype is None:
                return Literal(unescaped(text), language=language)
            return Literal(unescaped(text), datatype=NamedNode(expand(datatype)))
        except (InputError, ValueError):
            return Unread(text, "prefix")

    def _quote(self, text: str, _column: Column, at: At) -> Term | Unread:
        return self._one(text, self.quotes.named(text, at.document))

    def _property(self, text: str, _column: Column, _at: At) -> Term | Unread:
        return self._one(text, self._properties.get(text, []))

    def _thing(self, text: str, column: Column, at: At) -> Term | Unread:
        return self._one(text, self.names.named(text, column.classes, at.file))

    def _one(self, text: str, found: list[str]) -> Term | Unread:
        """Return what was found if it is one, else what is written as prefix:name."""
        if len(found) == 1:
            return NamedNode(found[0])
        if found:
            return Unread(text, "several", tuple(found))
        if re.fullmatch(r"[A-Za-z][\w-]*:[^\s:/][^\s]*", text):
            try:
                return NamedNode(expand(text, self.contents.dataset.prefixes))
            except InputError:
                return Unread(text, "prefix")
        return Unread(text, "unknown")

    def _address(self, text: str, column: Column, at: At) -> Term | Unread:
        if re.fullmatch(r"https?://\S+", text):
            return NamedNode(text)
        return self._thing(text, column, at)

    def _boolean(self, text: str, _column: Column, _at: At) -> Term | Unread:
        words = {said: not no for pair in YES_NO.values() for no, said in enumerate(pair)}
        truth = (words | _TRUTH).get(text.casefold())
        if truth is None:
            return Unread(text, "wrong")
        return Literal("true" if truth else "false", datatype=NamedNode(f"{XSD}boolean"))

    def _number(self, text: str, column: Column, at: At) -> Term | Unread:
        if not re.fullmatch(_NUMBERS.get(column.datatype, r".+"), text):
            return Unread(text, "wrong")
        return self._plainly(text, column, at)

    def _date(self, text: str, column: Column, at: At) -> Term | Unread:
        # Some write an apostrophe, so that a spreadsheet leaves the text as it is.
        return self._plainly(text.lstrip("'’"), column, at)

    def _plainly(self, text: str, column: Column, _at: At) -> Term | Unread:
        return Literal(text, datatype=NamedNode(column.datatype))

    def _text(self, part: str, column: Column, at: At) -> Term | Unread:
        marked = _TAG.fullmatch(part)
        text, language = (marked[1], marked[2]) if marked else (part, None)
        if language is None and column.kind in (Kind.TEXT, Kind.NAME):
            language = at.language
        said = unescaped(text)
        return Literal(said, language=language) if language else Literal(said)


_TRUTH = {"true": True, "1": True, "false": False, "0": False}


def _as_in_turtle(term: Literal) -> str:
    tail = f"@{term.language}" if term.language else f"^^{compress(term.datatype.value)}"
    return f'"{escaped(term.value)}"{tail}'


def _is_marked(text: str) -> bool:
    """Tell whether the end of a text looks like the tag of a language."""
    return bool(_TAG.fullmatch(text))
