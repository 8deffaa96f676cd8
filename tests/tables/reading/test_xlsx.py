from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from book_samples import raw_parts, saved, zipped

from kg.errors import InputError
from kg.tables.reading.archives import Archive
from kg.tables.reading.workbooks import read_workbook
from kg.tables.reading.xlsx import main_part


def test_sheets_come_in_their_order_and_charts_are_not_sheets():
    book = openpyxl.Workbook()
    book.active.title = "claims"
    for name, state in (("lists", "hidden"), ("deep", "veryHidden"), ("actors", "visible")):
        book.create_sheet(name).sheet_state = state
    book.create_chartsheet("chart")
    sheets = read_workbook(saved(book), Path("a.xlsx"), []).sheets
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [
        *(("claims", False), ("lists", True), ("deep", True), ("actors", False)),
    ]
    assert sheets[1].notes == ("a.xlsx: sheet “lists” is hidden, and is read",)


def test_the_main_part_is_the_one_that_the_package_names():
    parts = raw_parts("")
    assert main_part(Archive(zipped(parts))) == "xl/workbook.xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("/xl/", "/XL/")
    assert main_part(Archive(zipped(parts))) == "xl/workbook.xml"
    ending = parts["[Content_Types].xml"].replace(
        'Override PartName="/XL/workbook.xml"', 'Default Extension="xml"'
    )
    assert main_part(Archive(zipped(parts | {"[Content_Types].xml": ending}))) == "xl/workbook.xml"
    assert main_part(Archive(zipped({"a": "b"}))) == ""


@pytest.mark.parametrize("kind", ["worksheet+xml", "image/png", ""])
def test_another_content_type_is_refused(kind):
    parts = raw_parts("")
    read_workbook(zipped(parts), Path("a.xlsx"), [])
    types = parts["[Content_Types].xml"].replace("sheet.main+xml", kind)
    with pytest.raises(InputError, match="is a damaged workbook"):
        read_workbook(zipped(parts | {"[Content_Types].xml": types}), Path("a.xlsx"), [])


def test_a_binary_workbook_is_named():
    parts = raw_parts("")
    types = parts["[Content_Types].xml"].replace("sheet.main+xml", "sheet.binary.main")
    with pytest.raises(InputError, match=r"is a binary workbook of Excel \(.xlsb\); save it"):
        main_part(Archive(zipped(parts | {"[Content_Types].xml": types})))


@pytest.mark.parametrize("part", [*raw_parts("")])
def test_a_part_that_is_missing_or_damaged_is_told(part):
    whole = raw_parts('<row><c t="s"><v>0</v></c></row>', shared="<si><t>a</t></si>")
    read_workbook(zipped(whole), Path("a.xlsx"), [])
    for parts in (whole | {part: "<a"}, {name: whole[name] for name in whole if name != part}):
        try:
            read_workbook(zipped(parts), Path("a.xlsx"), [])
        except InputError as error:
            assert error.message.startswith(("is a damaged workbook", "is a zip archive"))
        else:
            assert part == "xl/styles.xml"


def test_a_workbook_without_sheets_is_refused():
    parts = raw_parts("")
    empty = parts["xl/workbook.xml"].replace("<sheet ", "<other ")
    with pytest.raises(InputError, match="has no sheet with cells"):
        read_workbook(zipped(parts | {"xl/workbook.xml": empty}), Path("a.xlsx"), [])
