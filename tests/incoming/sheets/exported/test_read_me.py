"""The first sheet of a coding workbook."""

from __future__ import annotations

import pytest

from kg.incoming.sheets.exported.exporting import export_sheets
from kg.incoming.sheets.exported.read_me import VERSION_KEY, read_me
from kg.incoming.sheets.layout.layout import LANGUAGES, VERSION
from kg.rdf import expand


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_tells_the_version_and_the_documents_in_each_language(example, lang):
    filled = export_sheets(example.dataset, [expand("doc:nwc-riga")], lang=lang)
    rows = read_me(filled)
    assert [VERSION_KEY, str(VERSION)] in rows
    assert ["language", lang] in rows
    assert ["study", "example"] in rows
    assert next(row for row in rows if row[:1] == ["document 1"])[1] == "doc:nwc-riga"
    assert len(read_me(filled, has_example=True)) == len(rows) + 1


def test_each_language_has_the_same_advice(made):
    lengths = [len(read_me(export_sheets(made.dataset, lang=lang))) for lang in LANGUAGES]
    assert len({*lengths}) == 1
