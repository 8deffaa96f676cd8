from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from book_samples import ods, ods_text, raw_xlsx, saved, sheet_of, zipped

from kg.errors import InputError
from kg.tables.reading.workbooks import read_workbook

XLSX = saved(sheet_of(["a", "b"], [1, "c"]))
ODS = ods(ods_text("a"))
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def read(content):
    return read_workbook(content, Path("a"), [])


def test_the_content_tells_the_kind():
    assert read(XLSX).kind == "xlsx"
    assert read(ODS).kind == "ods"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty; save the workbook again"),
        (OLD, "is a workbook of Excel before 2007 (.xls), or has a password; open it, and save"),
        (
            OLD + "EncryptedPackage".encode("utf-16-le"),
            "has a password; open it in Excel, choose File, Info, Protect Workbook, Encrypt with "
            "Password, delete the password, and save it",
        ),
        (b"a,b\n1,2\n", "is a text, not a workbook; if it is a table, end its name in .csv"),
        (b"<html><table>", "is a web page (HTML), not a workbook; save the table as .xlsx"),
        (b"%PDF-1.7 \0", "is a PDF, not a workbook; save the table as .xlsx, .ods or .csv"),
        (b"\x01\x02\0\0", "is not a workbook, whatever its name says; save the table as"),
        (zipped({"word/document.xml": "x"}), "is a Word document (docx), not a workbook; save"),
        (zipped({"a.txt": "x"}), "is a zip archive, not a workbook; save the table as .xlsx"),
        (XLSX[: len(XLSX) // 2], "is a damaged workbook"),
        (XLSX[:200], "is a damaged workbook"),
        (ODS[:-40], "is a damaged workbook"),
    ],
)
def test_what_is_not_a_workbook_is_named_with_the_way_out(content, words):
    with pytest.raises(InputError, match=re.escape(words)):
        read(content)


@pytest.mark.parametrize("whole", [XLSX, ODS, raw_xlsx("<row><c><v>1</v></c></row>")])
def test_damage_of_any_kind_is_read_or_told_in_words(whole):
    rand, told = random.Random(4), 0
    for _ in range(200):
        damaged = bytearray(whole)
        for _ in range(rand.choice([1, 3, 20])):
            damaged[rand.randrange(len(damaged))] = rand.randrange(256)
        try:
            read(bytes(damaged[: rand.choice([len(whole), rand.randrange(len(whole))])]))
        except InputError as error:
            told += 1
            assert 10 < len(error.message) < 300
    assert told > 100
