"""Coding sheets as books in memory, and a new document for the made-up study, coded in rows."""

from __future__ import annotations

from pathlib import Path

from kg.incoming.sheets.exported.exporting import export_sheets
from kg.tables.reading import Book, Cell, Row, Sheet

TEXT = (
    "Pirmdien Ventavā atklāja projektu “Ostas balsis”.\n"
    "Projektu vada Ventavas dome, partneris ir biedrība “Ūdensroze”.\n"
    "Atklāšanā runāja mērs Jānis Ozols, vakarā runāja skolotāji.\n"
)
ROWS = {
    "migov:Document": [
        {
            "skos:prefLabel": "Ventavas ziņas: atklāts projekts",
            "migov:address": "https://example.org/osta",
            "migov:language": "lv",
            "migov:documentKind": "news item",
            "migov:coder": "A. Coder",
        }
    ],
    "migov:Participation": [
        {
            "migov:evidence": "Projektu vada Ventavas dome",
            "migov:participant": "Ventavas dome",
            "migov:role": "lead partner",
            "migov:inProject": "Ostas balsis",
        },
        {
            "migov:evidence": 'partneris ir biedrība "Ūdensroze"',
            "migov:participant": "Ūdensroze",
            "migov:role": "Partner",
            "migov:inProject": "Ostas balsis",
        },
        {
            "migov:evidence": "Atklāšanā runāja mērs Jānis Ozols",
            "migov:participant": "Jānis Ozols",
            "migov:role": "speaker",
            "migov:inProject": "Projekta atklāšana",
            "migov:status": "interpreted",
            "migov:confidence": "high",
            "migov:reason": "The opening is read as an event of its own.",
            "migov:inCapacityOf": "mērs",
        },
    ],
    "migov:Actor": [
        {
            "skos:prefLabel": "Ventavas dome @lv | Ventava Council @en",
            "class": "organisation",
            "migov:evidence": "Projektu vada Ventavas dome",
            "migov:kind": "municipality",
        },
        {"skos:prefLabel": "Jānis Ozols", "class": "person"},
        {
            "skos:prefLabel": "Ventavas dome",
            "migov:country": "Latvia",
            "migov:status": "external",
            "migov:confidence": "high",
            "migov:reason": "Its language is that of Latvia.",
        },
    ],
    "migov:Event": [
        {
            "skos:prefLabel": "Projekta atklāšana",
            "migov:evidence": "Pirmdien Ventavā atklāja projektu",
            "migov:eventKind": "project meeting",
            "migov:ofProject": "Ostas balsis",
        }
    ],
    "migov:Project": [
        {"skos:prefLabel": "Ostas balsis", "migov:evidence": "atklāja projektu “Ostas balsis”"}
    ],
    "migov:Tenure": [
        {
            "migov:evidence": "mērs Jānis Ozols",
            "migov:holder": "Jānis Ozols",
            "migov:postTitle": "mērs",
            "migov:postIn": "Ventavas dome",
        }
    ],
}


def cell(text, kind=None):
    """Give a cell with a text as a person sees it."""
    return Cell(text, kind or ("text" if text else "empty"), text)


def exported(dataset, documents=None, *, lang="en", is_brief=True):
    """Give what an export has: for each sheet's key, rows of texts by the column's key."""
    filled = export_sheets(dataset, documents, lang=lang, is_brief=is_brief)
    rows = {sheet.key: filled.of(sheet) for sheet in filled.layout.sheets}
    return filled.layout, {key: [dict(row) for row in found] for key, found in rows.items()}


def as_book(layout, rows, *, lang="en", path="code.xlsx"):
    """Give the book that rows make: headings in the first row, and all columns."""
    sheets = []
    for sheet in layout.sheets:
        if sheet.key not in rows:
            continue
        lines = [tuple(cell(column.heading(lang)) for column in sheet.columns)]
        for row in rows[sheet.key]:
            given = [row.get(column.key, "") for column in sheet.columns]
            lines.append(tuple(each if isinstance(each, Cell) else cell(each) for each in given))
        numbered = [Row(number, cells) for number, cells in enumerate(lines, 1)]
        sheets.append(Sheet(sheet.name(lang), numbered, Path(path)))
    return Book("xlsx", tuple(sheets))
