from __future__ import annotations

import pytest
from command_line import kg

TEXT = "Neighbours meet\n\nThe seminar was held on 14 May and opened by the mayor of the town.\n"
URL = "https://example.org/lake"


@pytest.fixture
def lakes(tmp_path, monkeypatch):
    """A new study, which is the current folder, with a text."""
    monkeypatch.chdir(tmp_path)
    code, out, err = kg("new", "study", "lakes")
    assert code == 0
    assert "lakes/README.md\n" in out
    assert err.endswith("kg: cd lakes; kg new document --address URL --text texts/FILE\n")
    monkeypatch.chdir(tmp_path / "lakes")
    (tmp_path / "lakes" / "texts" / "lake.txt").write_text(TEXT, "utf-8")
    return tmp_path / "lakes"


@pytest.mark.parametrize(
    "command", [["validate"], ["fmt"], ["query", "who-takes-part-in-what"], ["evidence"]]
)
def test_a_study_without_a_record_says_how_to_begin(lakes, command):  # noqa: ARG001
    more = ["--texts", "texts"] if command == ["evidence"] else []
    code, out, err = kg(*command, *more)
    assert (code, out) == (2, "")
    assert err.endswith(
        "to write the first: kg new document --address URL --text FILE; or to code in a "
        "spreadsheet: kg sheet new --document URL --text FILE\n"
    )


def test_a_study_without_a_record_can_be_coded_in_a_sheet(lakes):
    code, _, err = kg(
        *("sheet", "new", "--document", URL, "--text", "texts/lake.txt", "-o", "lake.xlsx")
    )
    assert (code, err.splitlines()[-1]) == (0, "kg: wrote lake.xlsx: 1 row")
    assert (lakes / "lake.xlsx").is_file()
    code, _, err = kg("sheet", "import", "lake.xlsx", "--text", "texts/lake.txt")
    assert (code, "nothing was written, since the sheet has errors" in err) == (1, True)


def test_a_document_is_written_valid_and_says_what_to_do_next(lakes):
    code, out, err = kg("new", "document", "--address", URL, "--text", "texts/lake.txt")
    assert (code, out) == (0, "data/documents/lake.ttl\n")
    assert 'migov:evidence [ oa:exact "..."@en ]. Then:\n' in err
    path = "data/documents/lake.ttl"
    assert err.endswith(
        f"kg: kg fmt {path}; kg evidence {path} --texts texts --fill; kg validate {path}\n"
    )
    assert kg("validate")[0] == 0
    assert kg("evidence", path, "--texts", "texts")[0] == 0
    before = (lakes / path).read_bytes()
    assert kg("new", "document", "--address", URL, "--text", "texts/lake.txt")[0] == 2
    assert (lakes / path).read_bytes() == before


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--address", "lake", "--text", "texts/lake.txt"], "(--address URL)"),
        (["--address", URL, "--text", "texts/lake.txt", "--language", "x"], "(--language LANG)"),
        (["--address", URL, "--text", "texts/lake.txt", "--slug", "A"], "(--slug NAME)"),
        (["--address", URL, "--text", "texts/none.txt"], "texts/none.txt: cannot be read"),
        (["--address", URL, "--text", "texts"], "texts: is a folder, not a file"),
        (["--address", URL], "Missing option '--text'"),
    ],
)
def test_what_is_wrong_names_the_option(lakes, given, told):
    code, out, err = kg("new", "document", *given)
    assert (code, out) == (2, "")
    assert told in err
    assert list((lakes / "data").rglob("*.ttl")) == []


def test_a_text_in_another_encoding_is_refused_with_its_encoding(lakes):
    (lakes / "texts" / "lake.txt").write_bytes("Rīgas dome, šodien āra".encode("cp1257"))
    code, _, err = kg("new", "document", "--address", URL, "--text", "texts/lake.txt")
    assert code == 2
    assert "texts/lake.txt:1: is not in UTF-8" in err


def test_the_folder_of_a_study_must_be_empty(lakes):
    code, out, err = kg("new", "study", ".")
    assert (code, out) == (2, "")
    assert "has something in it, and stays as it is" in err
    assert (lakes / "texts" / "lake.txt").read_text("utf-8") == TEXT


def test_a_study_in_the_folder_where_one_stands_needs_no_cd(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, _, err = kg("new", "study", ".")
    assert (code, err.splitlines()[-1]) == (
        0, "kg: kg new document --address URL --text texts/FILE",
    )  # fmt: skip
    assert kg("new", "study", ".")[0] == 2


def test_a_text_is_searched_for_names_in_a_study_without_records(tmp_path):
    assert kg("new", "study", tmp_path / "fresh")[0] == 0
    code, out, _ = kg(
        *("mentions", "-", "--lang", "lt", "--study", tmp_path / "fresh", "--format", "csv"),
        stdin="Partneris yra Vilniaus universitetas.",
    )
    assert code == 0
    assert "14,36,Vilniaus universitetas,unknown" in out
