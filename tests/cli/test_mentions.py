"""The command that marks a text."""

from __future__ import annotations

import csv
import io
import json

import pytest
from command_line import kg

pytestmark = pytest.mark.usefixtures("once")

TEXT = "Vakar Diseldorfas migrantu padome ar biedrību “Supolka” un biedrību “Jauna”.\n"


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "news.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_rows_have_the_offsets_of_the_text(text, study):
    code, out, err = kg("mentions", text, "--lang", "lv", "--study", study, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [(row["text"], row["write"], row["kind"]) for row in rows] == [
        ("Diseldorfas migrantu padome", "actor:dusseldorf-migrant-council", "actor"),
        ("biedrību “Supolka”", "actor:supolka", "actor"),
        ("biedrību “Jauna”", "", "unknown"),
    ]
    assert all(TEXT[int(row["start"]) : int(row["end"])] == row["text"] for row in rows)
    assert err.splitlines()[-1] == (
        "kg: 2 mentions of 2 records; 1 possible name of an actor that the study does not have"
    )


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ([], "kg: the text is taken as Latvian (lv); if it is not, name its language with --lang"),
        (["--lang", "mt"], "kg: kg has no dictionary of mt: names are found as the study has them"),
    ],
)
def test_what_is_taken_for_granted_of_the_language_is_said(study, args, told):
    text = "Vakar pilsētas domē kopā ar biedrību “Supolka” sprieda par jauniem projektiem.\n"
    code, out, err = kg("mentions", "-", *args, "--study", study, "--format", "csv", stdin=text)
    assert (code, "actor:supolka" in out) == (0, True)
    assert told in err


def test_nothing_is_written_into_the_study(text, study):
    before = {path: path.read_bytes() for path in study.rglob("*") if path.is_file()}
    kg("mentions", text, "--lang", "lv", "--study", study)
    assert {path: path.read_bytes() for path in study.rglob("*") if path.is_file()} == before


def test_a_page_has_the_text_with_its_marks(text, study, tmp_path):
    out = tmp_path / "news.html"
    code, _, err = kg("mentions", text, "--lang", "lv", "--study", study, "-o", out)
    assert (code, "wrote" in err) == (0, True)
    page = out.read_text("utf-8")
    assert "<h1>Mentions in news.txt</h1>" in page
    assert '<a class="mark actor" id="m0" href="#actor-0">Diseldorfas migrantu padome</a>' in page


def test_standard_input_is_a_text_too(study):
    command = ("mentions", "-", "--lang", "lv", "--study", study, "--format")
    code, out, _ = kg(*command, "json", stdin=TEXT)
    assert (code, len(json.loads(out))) == (0, 3)
    code, out, _ = kg(*command, "html", stdin=TEXT)
    assert (code, "<h1>Mentions in the text</h1>" in out) == (0, True)


def test_a_byte_order_mark_counts_as_quotes_count_it(text, study):
    text.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    _, out, _ = kg("mentions", text, "--lang", "lv", "--study", study, "--format", "csv")
    assert next(csv.DictReader(io.StringIO(out)))["start"] == str(TEXT.index("Diseldorfas") + 1)


def test_offsets_count_what_is_not_seen(text, study):
    odd = (
        "\ufeffVakar \U0001f600 “Supolka”.\r\n\r\nKopā ar Diseldorfas\u00a0migran\u00adtu padome, "
        "Ri\u0304ga\u0304 bija \u202ebiedri\u0304bu “Jauna”\u202c.\n"
    )
    text.write_bytes(odd.encode())
    args = ("--lang", "lv", "--study", study, "--format", "json")
    code, out, _ = kg("mentions", text, *args)
    rows = json.loads(out)
    assert code == 0
    assert [odd[row["start"] : row["end"]] for row in rows] == [row["text"] for row in rows]
    assert [row["write"] for row in rows] == [
        *("actor:supolka", "actor:dusseldorf-migrant-council", "place:riga", None)
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "news.txt: has no text; give a file with words"),
        (b" \r\n\t", "news.txt: has no text; give a file with words"),
        ("Rīgā".encode("utf-16"), "news.txt:1: is in UTF-16LE, not in UTF-8; save it as UTF-8"),
        ("Žmonių šalis, Ąžuolų gatvė".encode("cp1257"), "news.txt:1: is not in UTF-8"),
        (b"PK\x03\x04rest", "news.txt:1: "),
        (b"text\0text with a zero byte in it", "news.txt: is not a plain text"),
    ],
)
def test_what_is_not_a_text_is_refused(text, study, content, told):
    text.write_bytes(content)
    code, out, err = kg("mentions", text, "--lang", "lt", "--study", study)
    assert (code, out) == (2, "")
    assert told in err


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["nowhere.txt", "--lang", "lt"], "cannot be read (no such file or directory)"),
        (["-", "--lang", "xx"], "“xx” is not the tag of a language; write one such as"),
        (["-", "--lang", "lt", "--format", "turtle"], "there is no format “turtle”"),
        (["-"], "kg cannot tell the language of the text. Name it; "),
    ],
)
def test_a_wrong_command_is_told_in_a_sentence(study, args, told):
    code, out, err = kg("mentions", *args, "--study", study, stdin="Kaune")
    assert (code, out) == (2, "")
    assert told in err
