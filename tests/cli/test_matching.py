"""The command that proposes which actors may be one."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest
from command_line import kg

pytestmark = pytest.mark.usefixtures("once")


def test_each_format_has_the_same_pairs(whole, tmp_path):
    asked = ["match", "--study", whole, "--all"]
    code, out, err = kg(*asked, "--format", "json")
    assert code == 0
    pairs = json.loads(out)
    assert len(pairs) == 7
    assert err.splitlines()[-1] == "kg: 46 actors, 7 pairs shown, 11 decided"
    _, out, _ = kg(*asked, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["one"] for row in rows] == [pair["one"] for pair in pairs]
    kg(*asked, "-o", tmp_path / "review.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "review.xlsx")["review"]
    assert sheet.max_row == 8
    _, out, _ = kg(*asked)
    assert out.splitlines()[-1] == "(7 rows)"
    assert "Ministry of Culture of the Republic of Lithuania" in out


def test_decisions_of_a_sheet_are_written_and_told(study, tmp_path):
    sheet = tmp_path / "review.csv"
    sheet.write_text(
        "one,other,decision\nactor:providus,actor:creative-ideas,not the same\n"
        "actor:providus,actor:new-women-connectors,unit of\nactor:providus,actor:ezezers,\n",
        "utf-8",
    )
    code, out, err = kg("match", "--study", study, "--apply", sheet, "--coder", "Ona")
    assert code == 0
    assert out.endswith("identity.ttl: 2 added, 0 changed\n")
    told = err.splitlines()[1:]
    assert told[0] == (
        "kg: 3 rows read: 2 decided, 1 without a decision; 0 are in the study already"
    )
    assert told[1].startswith("kg: check the study: kg validate --study ")
    assert kg("validate", "--study", study)[0] == 0
    assert kg("fmt", "--check", "--study", study)[0] == 0
    code, out, _ = kg("match", "--study", study, "--apply", sheet, "--coder", "Ona")
    assert (code, out.endswith("identity.ttl: 0 added, 0 changed\n")) == (0, True)


@pytest.mark.parametrize(
    ("content", "code", "told"),
    [
        ("one,other,decision\nactor:providus,actor:nobody,same\n", 1, "no such actor"),
        ("a,b\n1,2\n", 2, "has no sheet with the columns"),
        ("", 2, "is empty"),
    ],
)
def test_a_wrong_sheet_changes_nothing(study, tmp_path, content, code, told):
    sheet = tmp_path / "review.csv"
    sheet.write_text(content, "utf-8")
    before = (study / "data" / "identity.ttl").read_bytes()
    found = kg("match", "--study", study, "--apply", sheet, "--coder", "Ona")
    assert (found[0], found[1]) == (code, "")
    assert told in found[2]
    assert (study / "data" / "identity.ttl").read_bytes() == before


def test_options_that_do_not_go_together_are_refused(study):
    code, _, err = kg("match", "--study", study, "--coder", "Ona")
    assert (code, "--coder is for --apply FILE" in err) == (2, True)
    code, _, err = kg("match", "--study", study, "--apply", "x.csv", "-o", "y.csv")
    assert (code, "--apply writes data/identity.ttl" in err) == (2, True)
    code, _, err = kg("match", "--study", study, "--against", study / "none.ttl")
    assert (code, "none.ttl" in err) == (2, True)


def test_pairs_across_a_file_are_proposed_against_it(study):
    path = study / "data" / "actors" / "providus.ttl"
    code, out, _ = kg("match", "--study", study, "--against", path, "--least", "0")
    assert code == 0
    for row in out.splitlines()[2:-1]:
        assert "PROVIDUS" in row
