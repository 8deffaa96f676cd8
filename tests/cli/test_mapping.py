"""kg import: tables come into a study by a mapping."""

from __future__ import annotations

import json

import pytest
from command_line import kg
from mapping_samples import MAPPING, TABLE

pytestmark = pytest.mark.usefixtures("once")


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "partners.csv").write_text(TABLE, "utf-8")
    (tmp_path / "lakes.yaml").write_text(MAPPING, "utf-8")
    return tmp_path


ASK = ("import", "partners.csv", "--mapping", "lakes.yaml")


def held(root):
    return {path: path.read_bytes() for path in root.rglob("*.ttl")}


@pytest.mark.usefixtures("place")
def test_a_table_becomes_a_study():
    code, out, err = kg(*ASK, "-o", "study")

    assert code == 0
    assert out.splitlines()[2].split() == ["project", "partners", "5", "5", "0", "2"]
    assert [line for line in err.splitlines() if "wrote" in line] == [
        "kg: wrote study/data/actors/lakes.ttl",
        "kg: wrote study/data/documents/lakes.ttl",
        "kg: wrote study/data/projects/lakes.ttl",
    ]
    code, out, _ = kg("query", "who-led-the-project", "--study", "study", "--stated-only")
    assert (code, out.count("Lake Town")) == (0, 2)


@pytest.mark.usefixtures("place")
def test_the_account_is_json_if_asked():
    code, out, _ = kg(*ASK, "-o", "study", "--format", "json")

    assert (code, json.loads(out)["records"][0]["records"]) == (0, 2)
    code, _, err = kg(*ASK, "-o", "study", "--format", "xml")
    assert (code, err) == (2, "kg: there is no format “xml”; choose one of text, json\n")


def test_a_check_writes_nothing(place):
    code, out, err = kg(*ASK, "-o", "study", "--check")

    assert (code, held(place)) == (0, {})
    assert "partner" in out
    assert err.endswith("kg: nothing was written, as --check asks\n")


def test_a_second_import_changes_nothing_and_another_asks_first(place):
    kg(*ASK, "-o", "study")
    before = held(place)
    assert kg(*ASK, "--study", "study")[2].endswith("kg: nothing changes\n")

    (place / "partners.csv").write_text(TABLE.replace("LV,no", "LV,yes"), "utf-8")
    code, _, err = kg(*ASK, "--study", "study")
    assert (code, held(place)) == (1, before)
    assert "kg:   added: claim:bridge-river-friends-lv-lead-partner (participation)\n" in err
    assert "to replace them: --replace" in err.splitlines()[-1]

    assert kg(*ASK, "--study", "study", "--replace")[0] == 0
    assert held(place) != before


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((*ASK,), "does not go into the shipped example; name your study with --study"),
        ((*ASK, "-o", "a", "--study", "b"), "--study and -o name one folder; give one of them"),
        ((*ASK, "-o", "lakes.yaml"), "lakes.yaml: is not a folder"),
        (("import", "no.csv", "--mapping", "lakes.yaml", "-o", "a"), "no.csv: "),
        (("import", "lakes.yaml", "--mapping", "lakes.yaml", "-o", "a"), "is not a table that kg"),
        (("import", "partners.csv", "--mapping", "no.yaml", "-o", "a"), "no.yaml: "),
        (("import", "partners.csv", "--mapping", "partners.csv", "-o", "a"), "partners.csv:"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(place, args, said):
    code, out, err = kg(*args)
    assert (code, out, held(place)) == (2, "", {})
    assert said in err.splitlines()[-1]
    assert "Traceback" not in err
