from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from book_samples import changed, raw_xlsx, saved, sheet_of

from kg.errors import DataError, InputError
from kg.tables.reading.workbooks import read_workbook
from kg.tables.reading.xlsx_sheets import text_cell


def read(content, faults=None):
    book = read_workbook(content, Path("a.xlsx"), [] if faults is None else faults)
    return book.sheets[0]


def texts(sheet):
    return [(row.number, *(cell.text for cell in row.cells)) for row in sheet.rows]


def test_cells_have_what_a_person_sees_and_their_kinds():
    sheet = read(saved(sheet_of(["Rīga \u00a0", 2022.0, True, "2022-11", None, "“x”"])))
    assert texts(sheet) == [(1, "Rīga", "2022", "TRUE", "2022-11", "", "“x”")]
    kinds = ["text", "number", "boolean", "text", "empty", "text"]
    assert [cell.kind for cell in sheet.rows[0].cells] == kinds
    assert sheet.rows[0].cells[0].written == "Rīga \u00a0"


def test_dates_are_as_precise_as_their_format():
    book = sheet_of([datetime.date(2022, 11, 1)] * 4 + [datetime.datetime(2022, 11, 1, 9, 30)])
    formats = ("yyyy-mm", "mmm yyyy", "d-mmm", "yyyy", "yyyy-mm-dd hh:mm")
    for cell, code in zip(book.active[1], formats, strict=True):
        cell.number_format = code
    sheet = read(saved(book))
    assert texts(sheet) == [
        (1, "2022-11", "2022-11", "XXXX-11-01", "2022", "2022-11-01 09:30:00"),
    ]
    assert {cell.kind for cell in sheet.rows[0].cells} == {"date"}
    assert [cell.written for cell in sheet.rows[0].cells][:1] == ["44866"]


def test_rows_and_columns_that_are_empty_keep_the_places_of_others():
    book = sheet_of()
    book.active["C3"] = "a"
    book.active["B5"] = "b"
    book.active["A9"] = " \u00a0"
    assert texts(read(saved(book))) == [(3, "", "", "a"), (5, "", "b", "")]


def test_merged_and_hidden_cells_are_read_with_a_note():
    book = sheet_of(["Partners of 2022", None, None], ["LT", "a", 1], [None, "b", 2])
    book.active.merge_cells("A1:C1")
    book.active.merge_cells("A2:A3")
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    sheet = read(saved(book))
    assert texts(sheet) == [
        (1, "Partners of 2022", "", ""),
        (2, "LT", "a", "1"),
        (3, "LT", "b", "2"),
    ]
    assert [note.partition("s”: ")[2] for note in sheet.notes] == [
        *("hidden rows are read (1)", "hidden columns are read (1)"),
        "the value of merged cells is read in each of their rows (1)",
    ]


def test_a_formula_has_its_value_or_a_fault():
    content = saved(sheet_of(["a", "=1+1", '=""']))
    faults = []
    sheet = read(content, faults)
    assert [str(fault) for fault in faults] == [
        "sheet “s”, row 1, column B (“=1+1”): this formula has no value; open the workbook and "
        "save it again, or write the value in its place",
        'sheet “s”, row 1, column C (“=""”): this formula has no value; open the workbook and '
        "save it again, or write the value in its place",
    ]
    assert [cell.kind for cell in sheet.rows[0].cells] == ["text", "formula", "formula"]
    known = changed(
        content,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"<v />", b"<v>2</v>", 1).replace(
            b'<c r="C1">', b'<c r="C1" t="str">'
        ),
    )
    faults = []
    assert texts(read(known, faults)) == [(1, "a", "2")]
    assert faults == []


def test_errors_of_formulas_are_faults_with_their_places():
    faults = []
    sheet = read(saved(sheet_of(["a", "#REF!"], ["#N/A", "b"])), faults)
    assert [(fault.row, fault.column, fault.value) for fault in faults] == [
        (1, "B", "#REF!"),
        (2, "A", "#N/A"),
    ]
    assert sheet.rows[0].cells[1].kind == "error"


ROW = '<row r="2"><c r="B2" t="inlineStr"><is><t>b</t></is></c></row>'


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (ROW, [(2, "", "b")]),
        ("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", [
            (1, "1", "2"), (2, "3", ""),
        ]),
        ('<x:row xmlns:x="u"><x:c t="b"><x:v>0</x:v></x:c></x:row>', [(1, "FALSE")]),
        ('<row><c t="s"><v>1</v></c><c t="s"><v/></c></row>', [(1, "two runs")]),
        ('<row><c t="s"><v>2</v></c></row>', [(1, "東京")]),
        ('<row><c t="d"><v>2022-11-05</v></c></row>', [(1, "2022-11-05")]),
        ('<row><c s="1"><v>44866</v></c><c s="2"><v>44866</v></c></row>', [
            (1, "2022-11", "2022-11-01"),
        ]),
        ('<row><c t="inlineStr"><is><t>a_x0009_b_x000D_&#10;c</t></is></c></row>', [
            (1, "a\tb\nc"),
        ]),
        ('<row r="3"/><row r="1048576"><c r="XFD1048576"/></row>', []),
    ],
)  # fmt: skip
def test_what_other_programs_write_is_read(rows, found):
    content = raw_xlsx(
        rows,
        shared="<si><t>one</t></si><si><r><t>two </t></r><r><t>runs</t></r></si>"
        "<si><t>東京</t><rPh><t>トウキョウ</t></rPh></si>",
        styles='<numFmts><numFmt numFmtId="170" formatCode="mmm\\ yyyy"/></numFmts><cellStyleXfs>'
        '<xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/>'
        '<xf numFmtId="14"/></cellXfs>',
    )
    assert texts(read(content)) == found


def test_days_are_counted_from_1904_where_the_book_says_so():
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    row = '<row><c s="0"><v>43404</v></c></row>'
    old = raw_xlsx(row, styles=styles, book='<workbookPr date1904="1"/>')
    assert texts(read(old)) == [(1, "2022-11-01")]
    assert texts(read(raw_xlsx(row, styles=styles))) == [(1, "2018-10-31")]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="0"/>' + ROW + ROW,
        '<row r="99999999999"><c/></row>',
        '<row r="x"><c/></row>',
        '<row r="2"><c r="AAAA2"><v>1</v></c></row>',
        '<row r="2"><c r="2"><v>1</v></c></row>',
        '<row r="2"><c r="ZZZ2"><v>1</v></c></row>',
        '<row r="2"><c t="s"><v>99</v></c></row>',
        '<row r="2"><c t="s"><v>-1</v></c></row>',
        '<row r="2"><c><v>one</v></c></row>',
        '<row r="2"><c t="d"><v>someday</v></c></row>',
        '<row r="2"><c s="9"><v>1</v></c></row>',
    ],
)
def test_damage_is_told_with_its_row(rows):
    with pytest.raises(InputError, match=r"is a damaged workbook.*sheet “s”"):
        read(raw_xlsx(rows, styles='<cellXfs><xf numFmtId="0"/></cellXfs>'))


def test_a_million_empty_rows_are_nothing():
    content = raw_xlsx(ROW + "".join(f'<row r="{at}"><c s="1"/></row>' for at in range(3, 50_000)))
    assert texts(read(content)) == [(2, "", "b")]


def test_merges_that_are_damaged_or_cover_everything_are_no_burden():
    after = '<mergeCells><mergeCell ref="B2:XFD1048576"/></mergeCells>'
    assert texts(read(raw_xlsx(ROW, after=after))) == [(2, "", "b")]
    with pytest.raises(InputError, match="is a damaged workbook"):
        read(raw_xlsx(ROW, after='<mergeCells><mergeCell ref="?:!"/></mergeCells>'))


def test_a_text_that_looks_like_a_number_stays_a_text():
    cell = text_cell("007")
    assert cell == ("007", "text", "007")
    assert text_cell("\ufeff \n").kind == "empty"


def test_faults_are_raised_all_at_once_unless_they_are_asked_for(tmp_path):
    from kg.tables.reading import read_book

    path = tmp_path / "a.xlsx"
    path.write_bytes(saved(sheet_of(["#REF!", "=1"])))
    with pytest.raises(DataError) as caught:
        read_book(path)
    assert str(caught.value).splitlines()[0].startswith(f"{path}: sheet “s”, row 1, column A")
    assert len(str(caught.value).splitlines()) == 2
