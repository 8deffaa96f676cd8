"""Texts that an export has shortened read back in full, whatever people do to the rows."""

from __future__ import annotations

import pytest
from coding_sheets import as_book, exported

from kg.incoming.sheets.imported.importing import import_book
from kg.incoming.sheets.imported.source_texts import SourceTexts
from kg.rdf import compress, expand
from kg.study import changes


@pytest.fixture
def rows(example):
    """Give the rows of a document whose export shortens reasons; the sheet of outputs has them."""
    layout, rows = exported(example.dataset, [expand("doc:nwc-riga")])
    short = [row["migov:reason"] for row in rows["migov:Output"] if "migov:reason" in row]
    assert any(each.endswith("…") for each in short)
    return layout, rows


def changed(example, layout, rows):
    found = import_book(as_book(layout, rows), example.dataset, SourceTexts(), faults=[])
    assert [str(each) for each in found.faults] == []
    return changes(found.before, found.after)


def test_rows_may_be_sorted(example, rows):
    layout, lines = rows
    assert changed(example, layout, {key: each[::-1] for key, each in lines.items()}) == []


def test_the_sheet_with_the_full_text_may_be_away(example, rows):
    layout, lines = rows
    away = {key: each for key, each in lines.items() if key != "migov:Event"}
    assert changed(example, layout, away) == []


def test_a_text_that_changes_changes_where_it_is_shortened(example, rows):
    layout, lines = rows
    short = next(r["migov:reason"] for r in lines["migov:Output"] if "migov:reason" in r)
    first = short.removesuffix("…")
    full = [
        row
        for each in lines.values()
        for row in each
        if row.get("migov:reason", "").startswith(first) and not row["migov:reason"].endswith("…")
    ]
    assert len(full) == 1
    full[0]["migov:reason"] = f"{first} were otherwise understood."
    found = changed(example, layout, lines)

    reason = expand("migov:reason")
    said = [t.object.value for each in found for t in each.added if t.predicate.value == reason]
    assert len(said) > 1
    assert set(said) == {f"{first} were otherwise understood."}
    assert all(compress(each.record).startswith("claim:") for each in found)
