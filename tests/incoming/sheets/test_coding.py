"""A new document, coded in a workbook as a person does it, becomes a valid part of a study."""

from __future__ import annotations

import openpyxl
import pytest

from kg.incoming.sheets import check_import, read_coding_sheet
from kg.incoming.sheets.exported.starting import new_document, new_sheets
from kg.incoming.sheets.exported.writing import sheet_files
from kg.rdf import expand
from kg.study.dataset import load_dataset

TEXT = """Gegužės 14 d. Vėjupyje įvyko diskusija „Kaimynai prie vieno stalo“.
Ją surengė Vėjupio rajono savivaldybė kartu su asociacija „Atviras kiemas“.
Diskusiją moderavo Smilgė Upelytė, savivaldybės Socialinės paramos skyriaus vedėja.
"""
EVENT = "Kaimynai prie vieno stalo"
# What somebody types: the sheet, and the cells by their headings.
TYPED = [
    ("Claims", {"quote": "Ją surengė … savivaldybė", "who": "Vėjupio rajono savivaldybė",
                "role": "organiser", "in what": EVENT}),
    ("Claims", {"quote": "kartu su asociacija „Atviras kiemas“", "who": "Atviras kiemas",
                "role": "co-organiser", "in what": EVENT}),
    ("Claims", {"quote": "Diskusiją moderavo Smilgė Upelytė", "who": "Smilgė Upelytė",
                "role": "moderator", "in what": EVENT, "in capacity of": "vedėja"}),
    ("Actors", {"name": "Vėjupio rajono savivaldybė", "kind": "municipality", "quote": "Ją…"}),
    ("Actors", {"name": "Atviras kiemas", "kind": "association", "quote": "kartu su…"}),
    ("Actors", {"name": "Smilgė Upelytė", "what it is": "person"}),
    ("Actors", {"name": "Socialinės paramos skyrius", "what it is": "organisational unit",
                "sub-unit of": "Vėjupio rajono savivaldybė", "quote": "savivaldybės…vedėja"}),
    ("Actors", {"name": "Atviras…", "country": "Lithuania", "status": "inferred",
                "confidence": "high", "reason": "Its name is Lithuanian."}),
    ("Events", {"name": EVENT, "kind of event": "discussion", "when": "XXXX-05-14",
                "quote": "Gegužės 14 d. Vėjupyje įvyko"}),
    ("Posts", {"quote": "Diskusiją… | savivaldybės…", "who": "Smilgė Upelytė",
               "title of post": "vedėja", "post in": "Socialinės paramos skyrius"}),
]  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    root = tmp_path_factory.mktemp("study")
    (root / "data").mkdir()
    (root / "data" / "places.ttl").write_text(
        "@prefix migov: <https://w3id.org/migov#> .\n"
        "@prefix place: <https://w3id.org/migov/id/place/> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n"
        'place:vejupis a migov:Place ;\n    skos:prefLabel "Vėjupis"@lt .\n',
        "utf-8",
    )
    text = root / "news.txt"
    text.write_text(TEXT, "utf-8")
    dataset = load_dataset(root)
    path = root / "news.xlsx"
    filled = new_sheets(dataset, new_document("https://example.org/news", text))
    path.write_bytes(sheet_files(filled, path, is_book=True)[path])
    book = openpyxl.load_workbook(path)
    for title, cells in [*TYPED, ("Documents", {"name": "News @en", "coder": "me"})]:
        heads = {cell.value: cell.column for cell in book[title][1]}
        row = 2 if title == "Documents" else book[title].max_row + 1
        for heading, value in cells.items():
            book[title].cell(row, heads[heading]).value = value
    book.save(path)
    return read_coding_sheet(path, dataset, text=text)


def test_it_is_valid(found):
    assert [str(each) for each in found.faults] == []
    assert check_import(found).conforms


def test_shortened_quotes_are_those_in_full_of_any_sheet(found):
    store = found.after.store
    rows = store.query(
        "SELECT ?exact WHERE { "
        f"?post a <{expand('migov:Tenure')}> ; <{expand('migov:evidence')}> ?quote . "
        f"?quote <{expand('oa:exact')}> ?exact }} ORDER BY ?exact"
    )
    assert [row[0].value for row in rows] == [
        "Diskusiją moderavo Smilgė Upelytė",
        "savivaldybės Socialinės paramos skyriaus vedėja",
    ]


def test_it_takes_a_minute_or_two_for_a_line_of_text():
    """At 200 characters a minute; a page of 2,000 characters then takes less than ten minutes."""
    typed = sum(len(value) for _, cells in TYPED for value in cells.values())
    assert typed < 1_100
