from __future__ import annotations

import pytest

from kg.errors import DataError, InputError
from kg.tables.reading import read_book
from kg.tables.reading.cells import EMPTY, Cell

TEXT = "organizācija;miestas\nRīga;Šiauliai\nJonava;Žemė\n"


def read(tmp_path, content, name="t.csv", **chosen):
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_book(path, **chosen)


def texts(sheet):
    return [(row.number, *(cell.text for cell in row.cells)) for row in sheet.rows]


def test_a_csv_is_a_book_of_one_sheet(tmp_path):
    book = read(tmp_path, TEXT)
    assert book.kind == "csv"
    (sheet,) = book.sheets
    assert (sheet.name, sheet.path, sheet.notes) == ("t", tmp_path / "t.csv", ())
    assert texts(sheet) == [
        (1, "organizācija", "miestas"),
        (2, "Rīga", "Šiauliai"),
        (3, "Jonava", "Žemė"),
    ]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1257"]
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_encoding_line_end_and_separator_gives_the_same_rows(
    encoding, ends, separator, tmp_path
):
    text = TEXT.replace("\n", ends).replace(";", separator)
    (sheet,) = read(tmp_path, text.encode(encoding)).sheets
    assert texts(sheet)[2] == (3, "Jonava", "Žemė")
    assert bool(sheet.notes) == (encoding == "cp1257")


def test_a_guessed_encoding_is_said(tmp_path):
    (sheet,) = read(tmp_path, TEXT.encode("cp1257")).sheets
    assert sheet.notes == (
        f"{tmp_path}/t.csv: it is not in UTF-8 and was read as windows-1257, in which line 1 has "
        "“organizācija”; if such letters are wrong, save it as UTF-8, or name its encoding",
    )
    (sheet,) = read(tmp_path, TEXT.encode("cp1257"), encoding="cp1257").sheets
    assert sheet.notes == ()


def test_a_wrong_encoding_is_refused(tmp_path):
    with pytest.raises(InputError, match="“klingon” is not an encoding that kg knows"):
        read(tmp_path, TEXT, encoding="klingon")
    with pytest.raises(InputError, match="is not in ascii from byte") as caught:
        read(tmp_path, TEXT, encoding="ascii")
    assert caught.value.line == 1


def test_an_odd_separator_is_said_unless_it_was_chosen(tmp_path):
    (sheet,) = read(tmp_path, TEXT.replace(";", "|")).sheets
    assert sheet.notes == (f"{tmp_path}/t.csv: cells are separated by a vertical bar",)
    (sheet,) = read(tmp_path, TEXT.replace(";", "|"), separator="|").sheets
    assert sheet.notes == ()
    assert texts(sheet)[1] == (2, "Rīga", "Šiauliai")


def test_cells_are_without_blanks_at_their_ends_and_as_stored(tmp_path):
    (sheet,) = read(tmp_path, "a,b\n\u00a0 Rīgas\u00a0dome \u00a0,'=1+1\n").sheets
    assert sheet.rows[1].cells == (
        Cell("Rīgas\u00a0dome", "text", "\u00a0 Rīgas\u00a0dome \u00a0"),
        Cell("=1+1", "text", "'=1+1"),
    )


def test_rows_of_blanks_are_not_rows(tmp_path):
    (sheet,) = read(tmp_path, "a,b,\n , ,\n\nc,,\n").sheets
    assert texts(sheet) == [(1, "a", "b", ""), (4, "c", "", "")]
    assert sheet.rows[1].cells[2] is EMPTY


def test_rows_of_another_length_are_told_all_at_once(tmp_path):
    text = "a,b,c\n1,2,3,,\n1,2\n1,2,3,4\n1,2,3\n"
    with pytest.raises(DataError) as caught:
        read(tmp_path, text)
    assert str(caught.value) == (
        f"{tmp_path}/t.csv:3: this row has 2 cells, and line 1 has 3; is a separator missing?\n"
        "  line 4: this row has 4 cells, and line 1 has 3; is a quotation mark missing?"
    )
    faults = []
    (sheet,) = read(tmp_path, text, faults=faults).sheets
    assert [fault.row for fault in faults] == [3, 4]
    assert {len(row.cells) for row in sheet.rows} == {4}


def test_a_title_above_the_header_is_a_row(tmp_path):
    (sheet,) = read(tmp_path, "Partners\n\na,b\n1,2\n").sheets
    assert texts(sheet) == [(1, "Partners", ""), (3, "a", "b"), (4, "1", "2")]


def test_errors_of_formulas_are_faults(tmp_path):
    with pytest.raises(DataError, match=r"t.csv:2: column B \(“#REF!”\): a formula gave an error"):
        read(tmp_path, "a,b\n1,#REF!\n")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty; export it again"),
        (b"\xef\xbb\xbf \r\n", "is empty; export it again"),
        (b"PK\x03\x04 xl/workbook.xml", "is an Excel workbook (xlsx), not a text"),
        (b"%PDF-1.7", "is a PDF, not a text"),
        (b'a,b\n"c,d\n', "is a quotation mark missing?"),
        (b"a,b\nc,\0\n", "has a NUL byte"),
        (b"a,b\nc,\x81\xfe\x83\n", "is not in UTF-8 (byte 0x81); save it as UTF-8"),
    ],
)
def test_what_is_not_a_table_is_refused_by_its_file(content, words, tmp_path):
    with pytest.raises(InputError) as caught:
        read(tmp_path, content)
    assert words in caught.value.message
    assert caught.value.path == tmp_path / "t.csv"


def test_a_file_of_a_gigabyte_is_not_read(tmp_path):
    path = tmp_path / "t.csv"
    with path.open("wb") as stream:
        stream.write(b"a,b\n")
        stream.truncate(1 << 30)
    with pytest.raises(InputError, match="is larger than 200 MB; split it into smaller files"):
        read_book(path)


def test_a_header_alone_is_a_table(tmp_path):
    (sheet,) = read(tmp_path, "a,b\n").sheets
    assert texts(sheet) == [(1, "a", "b")]


def test_a_folder_has_a_sheet_for_each_file(tmp_path):
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "claims.csv").write_text("a,b\n1,2\n")
    (tmp_path / "s" / "actors.tsv").write_text("c\td\n")
    (tmp_path / "s" / "notes.md").write_text("x")
    (tmp_path / "s" / ".~lock.csv").write_text("x")
    book = read_book(tmp_path / "s")
    assert book.kind == "folder"
    assert [sheet.name for sheet in book.sheets] == ["actors", "claims"]
    assert book.notes == (
        f"{tmp_path}/s: notes.md is not read; kg reads files that end in .csv or .tsv here",
    )


def test_a_folder_that_does_not_fit_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"has no file that ends in \.csv or \.tsv"):
        read_book(tmp_path)
    (tmp_path / "a.csv").write_text("a\n")
    (tmp_path / "a.tsv").write_text("a\n")
    with pytest.raises(InputError, match="two files have this name; rename one"):
        read_book(tmp_path)
