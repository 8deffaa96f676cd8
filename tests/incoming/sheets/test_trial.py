"""A page of made-up news, coded by a new user: few characters, and all of it in the study."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.incoming.sheets import check_import, read_coding_sheet
from kg.rdf import expand
from kg.study import load_dataset

EXAMPLE = Path(__file__).parents[3] / "examples" / "sheet"
# What is chosen from a list; a choice counts as three characters.
CHOSEN = {
    *("role", "what it is", "kind", "kind of event", "kind of output", "state of output"),
    *("kind of document", "kind of funding", "status", "confidence", "mode", "within"),
    *("through representatives", "target group"),
}
# What kg sheet new has filled in.
GIVEN = {"name", "address", "language", "retrieved", "SHA-256", "text file"}


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    folder = tmp_path_factory.mktemp("trial")
    (folder / "data").mkdir()
    return load_dataset(folder, may_be_empty=True)


@pytest.fixture(scope="module")
def imported(study):
    return read_coding_sheet(EXAMPLE / "alkupis", study, text=EXAMPLE / "alkupis.txt")


def test_a_page_takes_ten_minutes_of_typing():
    """At 200 characters a minute."""
    typed = 0
    for path in (EXAMPLE / "alkupis").iterdir():
        head, *rows = csv.reader(path.read_text("utf-8").splitlines())
        for row in rows:
            for heading, cell in zip(head, row, strict=True):
                if path.stem != "Documents" or heading not in GIVEN:
                    typed += 3 * bool(cell) if heading in CHOSEN else len(cell)
    assert len((EXAMPLE / "alkupis.txt").read_text("utf-8")) > 1600
    assert 1700 < typed < 2000


def test_the_sheet_is_valid(imported):
    report = check_import(imported)
    assert [str(result) for result in report.results if result.severity != "note"] == []
    assert report.conforms


def values(imported, predicate):
    """Return the values of a property in the documents' file, each once, as they are written."""
    path = next(each for each in imported.contents if each.parent.name == "documents")
    wanted = expand(predicate)
    found = (t.object.value for t in imported.after.files[path] if t.predicate.value == wanted)
    return sorted(set(found))


def test_who_did_what_is_in_the_study(imported):
    path = next(each for each in imported.contents if each.parent.name == "documents")
    claims = {}
    for triple in imported.after.files[path]:
        tail = triple.object.value.rpartition("/")[2]
        claims.setdefault(triple.subject.value, {})[triple.predicate.value.rpartition("#")[2]] = (
            tail
        )
    found = {
        (claim["participant"], claim["role"], claim.get("inEvent") or claim.get("inProject"))
        for claim in claims.values()
        if "participant" in claim and "role" in claim
    }
    opening, debate, project = (
        "pradzios-renginys",
        "diskusija-apie-migrantu-taryba",
        "kaimynai-be-sienu",
    )
    assert found == {
        ("alkupio-savivaldybe", "organiser", opening),
        ("asociacija-tiltu-namai", "co-organiser", opening),
        ("alkupio-savivaldybe", "lead-partner", project),
        ("asociacija-tiltu-namai", "partner", project),
        ("zaliakalvio-universitetas", "partner", project),
        ("fjordholmas", "partner", project),
        ("rugile-saltenyte", "welcome-speaker", opening),
        ("dalyviai", "attendee", opening),
        ("tautrimas-girenas", "speaker", "tyrimo-pristatymas"),
        ("amina-karimova", "moderator", debate),
        ("integracijos-skyrius", "discussant", debate),
        ("naujas-krantas", "discussant", debate),
        ("fjordholmas", "discussant", debate),
    }


def test_quotes_are_found_in_the_text_letter_by_letter(imported):
    quotes = values(imported, "oa:exact")
    text = (EXAMPLE / "alkupis.txt").read_text("utf-8")
    assert len(quotes) == 21
    assert [quote for quote in quotes if quote not in text] == []
    assert "surengė Alkupio savivaldybė kartu su asociacija „Tiltų namai" in quotes


def test_posts_money_groups_and_dates_are_there_too(imported):
    assert values(imported, "migov:amount") == ["48500"]
    assert values(imported, "migov:sizeAsStated") == ["apie 60 dalyvių"]
    assert values(imported, "migov:date") == ["2024-03-14", "2024-03/2025-11", "2024-09"]
    assert values(imported, "migov:postTitle") == ["mero pavaduotoja", "mokslininkas", "vadovė"]


def test_without_the_text_nothing_is_taken(study):
    with pytest.raises(InputError, match="is not the text that was coded"):
        read_coding_sheet(EXAMPLE / "alkupis", study, text=EXAMPLE / "README.md")
