from __future__ import annotations

import pytest
from book_samples import ods, ods_text, saved, sheet_of

from kg.errors import InputError
from kg.tables.reading import read_book

XLSX = saved(sheet_of(["a", "b"]))
ODS = ods(ods_text("a") + ods_text("b"))


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.xlsx", XLSX, "xlsx"),
        ("a.XLSM", XLSX, "xlsx"),
        ("a.ods", ODS, "ods"),
        ("a.csv", b"a,b\n", "csv"),
        ("a.tsv", b"a\tb\n", "csv"),
        ("a.TXT", "a\tb\n".encode("utf-16"), "csv"),
    ],
)
def test_every_kind_gives_the_same_rows(name, content, kind, tmp_path):
    path = tmp_path / name
    path.write_bytes(content)
    book = read_book(path)
    assert book.kind == kind
    assert [cell.text for cell in book.sheets[0].rows[0].cells] == ["a", "b"]
    assert book.sheets[0].path == path


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.doc", b"x", r"its name must end in \.csv, \.tsv, \.xlsx or \.ods"),
        ("a.ods", XLSX, "is an Excel workbook; end its name in .xlsx"),
        ("a.xlsx", ODS, "is an OpenDocument workbook; end its name in .ods"),
        ("a.xls", XLSX, "is an Excel workbook; end its name in .xlsx"),
        ("a.xls", b"\xd0\xcf\x11\xe0", r"is a workbook of Excel before 2007 \(.xls\)"),
        ("a.csv", XLSX, r"is an Excel workbook \(xlsx\), not a text"),
        ("a.xlsx", b"a,b\n", "is a text, not a workbook"),
    ],
)
def test_another_kind_under_the_ending_is_refused(name, content, words, tmp_path):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=words) as caught:
        read_book(path)
    assert caught.value.path == path


def test_what_is_not_there_or_too_large_is_told(tmp_path):
    with pytest.raises(InputError, match=r"cannot be read \(no such file or directory\)"):
        read_book(tmp_path / "a.csv")
    with (tmp_path / "a.xlsx").open("wb") as stream:
        stream.truncate(1 << 30)
    with pytest.raises(InputError, match="is larger than 100 MB; split it into smaller files"):
        read_book(tmp_path / "a.xlsx")
