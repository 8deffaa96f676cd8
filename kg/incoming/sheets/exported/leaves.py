"""What a coding workbook holds, sheet by sheet, before it is written in one format or another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.incoming.sheets.cells import YES_NO
from kg.incoming.sheets.exported.exporting import Filled
from kg.incoming.sheets.layout import Column, Kind, Sheet
from kg.rdf import compress, expand

__all__ = ["Leaf", "choices", "leaves"]

_CODE, _PREF = expand("migov:Code"), expand("skos:prefLabel")
_MOST = 1000


@dataclass(frozen=True)
class Leaf:
    """A sheet: its title, columns and rows of texts; ``notes`` are by row and column, from 0."""

    title: str
    columns: tuple[Column, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    notes: dict[tuple[int, int], str] = field(default_factory=dict, repr=False)


def leaves(filled: Filled) -> list[Leaf]:
    """Return the sheets for records, each with the rows that it has.

    A note on a cell with shortened quotes gives them in full.
    """
    return [_leaf(filled, sheet) for sheet in filled.layout.sheets]


def _leaf(filled: Filled, sheet: Sheet) -> Leaf:
    own = [(row, texts) for row, texts in filled.rows if row.sheet.key == sheet.key]
    quotes = filled.values.quotes
    notes = {}
    for number, (row, texts) in enumerate(own):
        for at, column in enumerate(sheet.columns):
            if column.kind is Kind.QUOTES and "…" in texts.get(column.key, ""):
                phrases = [quotes.exact.get(each.value, "") for each in row.cells[column.key]]
                notes[number, at] = "\n".join(phrases)
    lang = filled.values.lang
    return Leaf(
        sheet.name(lang),
        sheet.columns,
        tuple(column.heading(lang) for column in sheet.columns),
        tuple(tuple(texts.get(c.key, "") for c in sheet.columns) for _, texts in own),
        notes,
    )


def choices(filled: Filled, sheet: Sheet, column: Column) -> tuple[str, ...]:
    """Return the values that a list offers in a column, in the language of the sheets."""
    values, lang = filled.values, filled.values.lang
    if column.kind is Kind.BOOLEAN:
        return YES_NO.get(lang, YES_NO["en"])
    if column.kind is Kind.CLASS:
        return _sorted(
            filled.layout.model.label(cls).get(lang) or compress(cls) for cls in sheet.classes
        )
    if column.kind is Kind.PROPERTY:
        model = filled.layout.model
        return _sorted(
            model.label(each).get(lang, "") for each in model.typed("migov:FactProperty")
        )
    if column.kind is Kind.CODE:
        return _labels(filled, column)
    if column.kind in (Kind.THING, Kind.NAME):
        wanted = column.classes or frozenset(sheet.classes)
        known = values.names.of(wanted)
        if len(known) > _MOST:
            known = [iri for iri in known if iri in filled.named]
        named = (iri for iri in known if values.contents.records[iri].values(_PREF))
        return _sorted(values.names.label(iri) for iri in named)
    return ()


def _labels(filled: Filled, column: Column) -> tuple[str, ...]:
    codes = {iri for found in filled.values.codes(column).values() for iri in found}
    return _sorted(filled.values.names.label(iri) for iri in codes)


def _sorted(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({each for each in labels if each}, key=str.casefold))
