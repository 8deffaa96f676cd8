"""A coding sheet comes back through the command: as a workbook, as a folder, edited, wrong."""

from __future__ import annotations

import csv
import json
import shutil
from datetime import datetime
from html import escape

import openpyxl
import pytest
from book_samples import ods_parts, ods_text, zipped
from command_line import kg

from kg.incoming.sheets.layout.layout import VERSION

pytestmark = pytest.mark.usefixtures("once")


@pytest.fixture(scope="module")
def exported(_study_template, tmp_path_factory):
    """Give an export of the made-up study, as a workbook and as a folder of CSV files."""
    folder = tmp_path_factory.mktemp("sheets")
    for name in ("code.xlsx", "code"):
        code, _, err = kg("sheet", "export", "--study", _study_template, "-o", folder / name)
        assert code == 0, err
    return folder


@pytest.fixture
def study(_study_template, tmp_path):
    """Give a copy of the made-up study with its texts."""
    return shutil.copytree(_study_template, tmp_path / "study")


@pytest.fixture
def book(exported, tmp_path):
    """Give a copy of the workbook, to edit."""
    return shutil.copy(exported / "code.xlsx", tmp_path / "code.xlsx")


def run(path, study, *more):
    return kg("sheet", "import", path, "--study", study, "--texts", study / "texts", *more)


def files(study):
    return {path: path.read_bytes() for path in (study / "data").rglob("*.ttl")}


def cells(sheet, heading):
    """Give the cells below a heading."""
    (at,) = [cell.column for cell in sheet[1] if cell.value == heading]
    return [row[at - 1] for row in sheet.iter_rows(min_row=2)]


def edit(path, change):
    """Change a workbook as a spreadsheet program would, and save it."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)


@pytest.mark.parametrize("name", ["code.xlsx", "code"])
def test_an_export_is_imported_without_any_change(exported, study, name):
    before = files(study)
    code, out, err = run(exported / name, study, "--write")

    assert (code, out) == (0, "")
    assert err.endswith("kg: nothing changes\n")
    assert files(study) == before


def test_a_folder_with_semicolons_in_an_encoding_of_windows_changes_nothing(
    exported, study, tmp_path
):
    folder = tmp_path / "csv"
    folder.mkdir()
    for path in (exported / "code").iterdir():
        rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
        with (folder / path.name).open("w", encoding="cp1257", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows(rows)

    code, out, err = run(folder, study, "--encoding", "cp1257")
    assert (code, out) == (0, ""), err
    assert err.endswith("kg: nothing changes\n")


def habits(book):
    """Do what people and spreadsheets do to a sheet."""
    claims = book["Claims"]
    claims.title = "my claims"
    claims.insert_rows(1)
    claims["A1"] = "Coded by me"
    claims.merge_cells("A1:D1")
    claims.insert_rows(5)
    claims.move_range("B2:B40", cols=60)  # the quotes come last
    for row in claims.iter_rows(min_row=3):
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = f"{cell.value}\u00a0 "
    claims.column_dimensions["C"].hidden = True
    events = book["Events"]
    for cell in cells(events, "when"):
        if cell.value == "2031-05-04":
            cell.value, cell.number_format = datetime(2031, 5, 4), "yyyy-mm-dd"
    groups = cells(book["Actors"], "approximate size")
    for cell in groups:
        if cell.value == "15":
            cell.value, cell.number_format = 15, "0"
    for cell in cells(book["Actors"], "kind"):
        if cell.value:
            cell.value = cell.value.upper()


def test_what_spreadsheets_and_people_do_to_a_sheet_changes_nothing(study, book):
    edit(book, habits)
    code, out, err = run(book, study)

    assert (code, out) == (0, ""), err
    assert err.endswith("kg: nothing changes\n")


def test_a_change_is_shown_first_and_written_when_asked(study, book):
    def change(book):
        roles = cells(book["Claims"], "role")
        next(cell for cell in roles if cell.value == "host").value = "funder"

    edit(book, change)
    before = files(study)
    path = study / "data" / "documents" / "lake.ttl"

    code, out, err = run(book, study)
    assert code == 0
    assert out == (
        f"{path}\n  changed: claim:lake-host\n    - role: host (role:host)\n"
        "    + role: funder (role:funder)\n"
    )
    assert "kg: records: 1 changed, in 1 file\nkg: nothing is written yet" in err
    assert files(study) == before

    code, _, err = run(book, study, "--write")
    assert code == 0
    assert err.endswith(f"kg: wrote {path}\n")
    assert [each for each in before if files(study)[each] != before[each]] == [path]
    assert run(book, study)[2].endswith("kg: nothing changes\n")
    assert kg("fmt", "--check", path)[0] == 0


def test_all_errors_have_their_cells_and_nothing_is_written(study, book):
    def change(book):
        claims = book["Claims"]
        next(c for c in cells(claims, "role") if c.value == "host").value = "hostt"
        quotes = cells(claims, "quote")
        next(c for c in quotes if c.value and "uzstājās" in c.value).value = "uzstajas Šilojų"
        book["Events"]["C1"] = "qoute"

    edit(book, change)
    before = files(study)
    code, out, err = run(book, study, "--write", "--format", "json")

    assert code == 1
    assert files(study) == before
    assert "kg: nothing was written, since the sheet has errors" in err
    found = json.loads(out)["results"]
    assert {(each["thing"].partition(",")[0], each["message"]) for each in found} >= {
        ("sheet “Claims”", "there is no such role; did you mean “host”?"),
        ("sheet “Events”", "there is no such column; did you mean “quote”?"),
    }
    assert any("the text has" not in e["message"] and "“ā”" in e["message"] for e in found)
    assert all(each["file"] == str(book) and each["line"] > 0 for each in found)


def test_a_sheet_of_another_version_and_what_is_no_sheet_are_refused(study, book, tmp_path):
    def change(book):
        for row in book["Read me"].iter_rows():
            if row[0].value == "sheet version":
                row[1].value = str(VERSION + 1)

    edit(book, change)
    code, out, err = run(book, study)
    assert (code, out) == (2, "")
    assert f"is a coding sheet of version {VERSION + 1}, and this kg reads version" in err

    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", "utf-8")
    code, _, err = run(other, study)
    assert code == 2
    assert "no sheet in it has the headings of a coding sheet" in err


def test_the_shipped_example_is_not_changed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def change(book):
        next(c for c in cells(book["Claims"], "role") if c.value == "partner").value = "evaluator"

    path = tmp_path / "example.xlsx"
    assert kg("sheet", "export", "--document", "doc:rijeka-project", "-o", path)[0] == 0
    edit(path, change)
    code, _, err = kg("sheet", "import", path, "--write")
    assert code == 2
    assert "the shipped example is not changed" in err


def test_a_sheet_that_libreoffice_saved_changes_nothing(exported, study, tmp_path):
    tables = []
    for path in sorted((exported / "code").iterdir()):
        rows = csv.reader(path.read_text("utf-8-sig").splitlines(keepends=True))
        cells = ("".join(ods_text(escape(text)) for text in row) for row in rows)
        made = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
        tables.append(f'<table:table table:name="{path.stem}">{made}</table:table>')
    path = tmp_path / "code.ods"
    path.write_bytes(zipped(ods_parts("".join(tables))))

    code, out, err = run(path, study)
    assert (code, out) == (0, ""), err
    assert err.endswith("kg: nothing changes\n")


def test_the_example_as_a_workbook_changes_nothing(tmp_path):
    """The whole example, with every document, in the file that people get."""
    path = tmp_path / "all.xlsx"
    assert kg("sheet", "export", "-o", path)[0] == 0
    code, out, err = kg("sheet", "import", path)

    assert (code, out) == (0, ""), err
    assert err.endswith("kg: nothing changes\n")
