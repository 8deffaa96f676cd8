"""The commands on coding sheets."""

from __future__ import annotations

import io

import openpyxl
import pytest
from command_line import kg

pytestmark = pytest.mark.usefixtures("once")


def test_export_writes_a_workbook_and_says_how_many_rows(study, tmp_path):
    out = tmp_path / "all.xlsx"
    code, said, err = kg("sheet", "export", "--study", study, "-o", out)
    assert (code, said) == (0, "")
    assert err.splitlines()[-1].startswith(f"kg: wrote {out}: ")
    book = openpyxl.load_workbook(out)
    assert "Claims" in book.sheetnames
    assert "Example" not in book.sheetnames


def test_export_of_one_document_by_any_of_its_names_into_a_folder(study, tmp_path):
    out = tmp_path / "csv"
    code, _, err = kg(
        *(
            "sheet",
            "export",
            "--document",
            "doc:nwc-riga",
            "--lang",
            "lt",
            "--study",
            study,
            "-o",
            out,
        )
    )
    assert code == 0, err
    assert "Teiginiai.csv" in {path.name for path in out.iterdir()}
    claims = (out / "Teiginiai.csv").read_text("utf-8-sig")
    assert "New Women Connectors" in claims
    assert "Supolka" not in claims


def test_an_existing_file_is_never_replaced_by_another(study, tmp_path):
    """A coder's work would be lost."""
    out = tmp_path / "all.xlsx"
    out.write_bytes(b"hours of work")
    code, _, err = kg("sheet", "export", "--study", study, "-o", out)
    assert code == 2
    assert "exists already and may have somebody's work in it" in err
    assert out.read_bytes() == b"hours of work"


def test_writing_the_same_again_is_fine(study, tmp_path):
    out = tmp_path / "all.xlsx"
    assert kg("sheet", "export", "--study", study, "-o", out)[0] == 0
    assert kg("sheet", "export", "--study", study, "-o", out)[0] == 0


@pytest.mark.parametrize("name", ["x.csv", "x.ods", "x.XLS"])
def test_another_ending_is_refused_before_anything_is_read(study, tmp_path, name):
    code, _, err = kg("sheet", "export", "--study", study, "-o", tmp_path / name)
    assert code == 2
    assert "use .xlsx, or name a folder for CSV files" in err
    assert "study:" not in err


def test_an_unknown_document_is_refused(study):
    code, _, err = kg("sheet", "export", "--document", "nothing like it", "--study", study)
    assert code == 2
    assert "is called “nothing like it”" in err


def test_a_record_that_is_no_document_is_refused(study):
    for name in ("actor:providus", "doc:nowhere"):
        code, _, err = kg("sheet", "export", "--document", name, "--study", study)
        assert (code, f"{name} is not a document of the study" in err) == (2, True)


def test_new_makes_a_workbook_with_an_example_and_says_what_it_guessed(study, tmp_path):
    text = tmp_path / "news.txt"
    text.write_text(
        "Meeting at the lake\nThe centre Providus met with residents of the town.", "utf-8"
    )
    out = tmp_path / "news.xlsx"
    address = "https://example.org/news"
    code, _, err = kg(
        *("sheet", "new", "--document", address, "--text", text, "--study", study, "-o", out)
    )
    assert code == 0, err
    assert "the text is taken as English" in err
    assert "the coder is “the migov-kg contributors”, as in the rest of the study" in err
    book = openpyxl.load_workbook(io.BytesIO(out.read_bytes()))
    assert {"Read me", "Names in the text", "Example"} <= {*book.sheetnames}
    heads = [cell.value for cell in book["Documents"][1]]
    row = dict(zip(heads, (cell.value for cell in book["Documents"][2]), strict=True))
    assert (row["address"], row["language"], row["name"]) == (
        *(address, "en", "Meeting at the lake"),
    )


def test_a_text_in_an_unknown_language_names_the_option(study, tmp_path):
    text = tmp_path / "news.txt"
    text.write_text("Il-kunsill lokali approva l-pjan tal-belt", "utf-8")
    code, _, err = kg("sheet", "new", "--text", text, "--study", study)
    assert (code, "(--text-lang LANG)" in err) == (2, True)
    out = tmp_path / "x.xlsx"
    given = ("--text-lang", "mt", "--study", study, "-o", out)
    code, _, err = kg("sheet", "new", "--text", text, *given)
    assert (code, out.exists()) == (0, True), err


def test_an_empty_workbook_needs_no_document(study, tmp_path):
    out = tmp_path / "empty.xlsx"
    assert kg("sheet", "new", "--study", study, "-o", out)[0] == 0
    assert openpyxl.load_workbook(out)["Claims"].max_row == 1
