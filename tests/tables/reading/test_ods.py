from __future__ import annotations

from pathlib import Path

import pytest
from book_samples import ods, ods_parts, ods_text, ods_value, zipped

from kg.errors import InputError
from kg.tables.reading.workbooks import read_workbook

MONTH = (
    '<number:date-style style:name="N1"><number:year/><number:month/></number:date-style>'
    '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>'
)


def read(content, faults=None):
    return read_workbook(content, Path("a.ods"), [] if faults is None else faults).sheets[0]


def texts(sheet):
    return [(row.number, *(cell.text for cell in row.cells)) for row in sheet.rows]


def test_cells_have_what_a_person_sees_and_their_kinds():
    sheet = read(
        ods(
            ods_text("Rīga \u00a0")
            + ods_value("float", "2022.0")
            + ods_value("boolean", "true")
            + ods_value("percentage", "0.85")
            + ods_value("date", "2022-11-05")
            + ods_value("time", "PT09H30M00S")
            + ods_text("“x”")
        )
    )
    assert texts(sheet) == [
        (1, "Rīga", "2022", "TRUE", "85%", "2022-11-05", "09:30:00", "“x”"),
    ]
    kinds = ["text", "number", "boolean", "number", "date", "date", "text"]
    assert [cell.kind for cell in sheet.rows[0].cells] == kinds


def test_dates_are_as_precise_as_their_style_of_cell_row_or_column():
    day = ods_value("date", "2022-11-05T09:30:00")
    own = ods_value("date", "2022-11-05", 'table:style-name="ce2"')
    columns = '<table:table-column/><table:table-column table:default-cell-style-name="ce1"/>'
    sheet = read(ods(day + day + own, styles=MONTH, columns=columns))
    assert texts(sheet) == [(1, "2022-11-05", "2022-11", "2022-11")]


def test_paragraphs_blanks_and_comments():
    cell = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>aside</text:p>'
        '</office:annotation><text:p>a<text:s text:c="2"/>b\n  c<text:tab/><text:span>d'
        "</text:span></text:p><text:p>e<text:line-break/>f</text:p></table:table-cell>"
    )
    assert texts(read(ods(cell))) == [(1, "a  b c\td\ne\nf")]


def test_repeated_rows_and_cells_keep_their_places():
    rows = (
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        f'<table:table-row table:number-rows-repeated="2">'
        f'<table:table-cell table:number-columns-repeated="2"/>'
        f"{ods_text('a', chr(32) + 'table:number-columns-repeated=' + chr(34) + '2' + chr(34))}"
        f"</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048571">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    parts = ods_parts(f'<table:table table:name="s">{rows}</table:table>')
    assert texts(read(zipped(parts))) == [(4, "", "", "a", "a"), (5, "", "", "a", "a")]


def test_merged_and_hidden_cells_are_read_with_a_note():
    rows = (
        ods_text("LT", 'table:number-rows-spanned="2"') + ods_text("a"),
        "<table:covered-table-cell/>" + ods_text("b"),
    )
    styles = (
        '<style:style style:name="ta1" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    sheet = read(ods(*rows, styles=styles, columns=columns, style="ta1"))
    assert texts(sheet) == [(1, "LT", "a"), (2, "LT", "b")]
    assert sheet.hidden
    assert [note.removeprefix("a.ods: sheet “s”") for note in sheet.notes] == [
        *(" is hidden, and is read", ": hidden columns are read (1)"),
        ": the value of merged cells is read in each of their rows (1)",
    ]


def test_a_formula_has_its_value_or_a_fault():
    rows = (
        ods_value("float", "2", 'table:formula="of:=1+1"')
        + '<table:table-cell table:formula="of:=[.A1]"/>'
        + ods_text("#REF!", 'table:formula="of:=[.B9]"')
        + ods_value("float", "0", 'table:formula="of:=1/0"', text="Err:502")
        + ods_text("#N/A", 'calcext:value-type="error"')
        + ods_text("#N/A")
    )
    faults = []
    sheet = read(ods(rows), faults)
    assert [(fault.column, fault.value) for fault in faults] == [
        *(("B", "of:=[.A1]"), ("C", "#REF!"), ("D", "Err:502"), ("E", "#N/A")),
    ]
    kinds = ["number", "formula", "error", "error", "error", "text"]
    assert [cell.kind for cell in sheet.rows[0].cells] == kinds


@pytest.mark.parametrize(
    "cell",
    [
        ods_value("float", "many"),
        ods_value("date", "someday"),
        ods_value("time", "noon"),
        ods_value("colour", "red"),
        ods_text("a", 'table:number-columns-repeated="99999"'),
        ods_text("a", 'table:number-columns-repeated="-1"'),
        ods_text("a", 'table:number-columns-repeated="9999"') * 2,
        ods_text("a", 'table:number-rows-spanned="x"'),
    ],
)
def test_damage_is_told_with_its_row(cell):
    with pytest.raises(InputError, match=r"is a damaged workbook.*\(sheet “s”, row 2\)"):
        read(ods(ods_text("a"), cell))


def test_filled_cells_repeated_without_end_are_refused(monkeypatch):
    monkeypatch.setattr("kg.tables.reading.building._MOST_FILLED", 10_000)
    row = '<table:table-row table:number-rows-repeated="1048576">' + ods_text("a") * 100
    parts = ods_parts(f'<table:table table:name="s">{row}</table:table-row></table:table>')
    with pytest.raises(InputError, match="has more than 10,000 cells that are not empty"):
        read(zipped(parts))


def test_a_password_is_named():
    parts = ods_parts("<table:table/>")
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    for locked in (
        parts | {"META-INF/manifest.xml": manifest, "content.xml": "\x00\x01"},
        {"mimetype": parts["mimetype"], "encrypted-package": "x"},
    ):
        with pytest.raises(InputError, match="has a password; open it, and save it without"):
            read(zipped(locked))


def test_no_sheet_and_sheets_within_cells_are_refused():
    with pytest.raises(InputError, match="has no sheet with cells"):
        read(zipped(ods_parts("")))
    inner = '<table:table-cell><table:table table:name="t"/></table:table-cell>'
    with pytest.raises(InputError, match="sheet “s” has a table within a cell"):
        read(ods(inner))
