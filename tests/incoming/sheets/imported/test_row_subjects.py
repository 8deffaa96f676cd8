"""What a row is about: known by its name, given by its id, or new."""

from __future__ import annotations

import pytest
from coding_sheets import as_book, exported

from kg.incoming.sheets.imported.importing import import_book
from kg.incoming.sheets.imported.source_texts import SourceTexts
from kg.rdf import compress, expand
from kg.study import changes


@pytest.fixture(scope="module")
def run(made):
    texts = SourceTexts(folder=made.dataset.folder.root / "texts")

    def run(layout, rows):
        found = import_book(as_book(layout, rows), made.dataset, texts, faults=[])
        changed = {compress(each.record): each for each in changes(found.before, found.after)}
        return found, changed

    return run


@pytest.fixture
def lake(made):
    return exported(made.dataset, [expand("doc:lake")])


def actor(rows, **more):
    """Add a row to the sheet of actors."""
    rows["migov:Actor"].append({"migov:evidence": "Ciemos bija gandrīz", **more})


def test_a_row_about_a_known_name_adds_to_its_record_in_the_documents_file(run, lake):
    layout, rows = lake
    actor(rows, **{"skos:prefLabel": "Šilojų bendruomenė", "migov:kind": "association"})
    found, changed = run(layout, rows)

    assert found.faults == []
    assert changed["actor:siloju"].path.name == "lake.ttl"
    assert len(changed["actor:siloju"].added) == 2


def test_a_new_name_without_a_kind_is_said_to_be_taken_as_an_organisation(run, lake):
    layout, rows = lake
    actor(rows, **{"skos:prefLabel": "Ezera draugi"})
    found, changed = run(layout, rows)

    assert [each.message for each in found.remarks] == [
        "this name is new, and is taken as “organisation”"
    ]
    assert changed["actor:ezera-draugi"].kind == "added"


def test_a_new_name_that_is_nearly_a_known_one_is_told_from_it(run, lake):
    layout, rows = lake
    actor(rows, **{"skos:prefLabel": "Ežezeras dome", "class": "organisation"})
    found, changed = run(layout, rows)

    assert [each.message for each in found.remarks] == [
        "this name is new; if actor:ezezers (Ežezers Council) is meant, write that name"
    ]
    assert "actor:ezezeras-dome" in changed


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"skos:prefLabel": ""}, "write the name of what this row is about"),
        (
            {"skos:prefLabel": "Ūdensroze | Šilojų bendruomenė"},
            "these are names of actor:udensroze and actor:siloju; a row is about one of them",
        ),
        (
            {"skos:prefLabel": "Ūdensroze @lv | Water Lily @en"},
            "actor:udensroze is not called “Water Lily”; a name is added in the row of the record",
        ),
        (
            {"skos:prefLabel": "Ūdensroze", "class": "person"},
            "the study has it as “organisation”; correct one",
        ),
        ({"skos:prefLabel": "Jauns", "class": "robot"}, "this is not a kind of record here; write"),
        ({"skos:prefLabel": "Kopā pie ūdens"}, "this is event:lake (Seminar by the water), which"),
    ],
)
def test_a_row_whose_subject_is_not_clear_is_told(run, lake, cells, told):
    layout, rows = lake
    actor(rows, **cells)
    found, _ = run(layout, rows)

    assert [each.message[: len(told)] for each in found.faults] == [told]


def test_a_new_claim_is_named_by_its_document_who_and_role(run, lake):
    layout, rows = lake
    claim = {
        "migov:evidence": "Ciemos bija gandrīz",
        "migov:participant": "Ūdensroze",
        "migov:role": "host",
        "migov:inProject": "Kopā pie ūdens",
    }
    rows["migov:Participation"] += [claim, claim | {"migov:throughRepresentatives": "yes"}]
    found, changed = run(layout, rows)

    assert found.faults == []
    assert [each for each in changed if each.startswith("claim:")] == [
        "claim:lake-udensroze-host",
        "claim:lake-udensroze-host-2",
    ]


def test_a_new_event_is_in_the_documents_file_and_a_row_may_name_it_before(run, lake):
    layout, rows = lake
    rows["migov:Participation"].insert(
        0,
        {
            "migov:evidence": "Ciemos bija gandrīz",
            "migov:participant": "Ūdensroze",
            "migov:role": "host",
            "migov:inProject": "Vakars pie ezera",
        },
    )
    rows["migov:Event"].append(
        {"skos:prefLabel": "Vakars pie ezera", "migov:eventKind": "seminar", "migov:ordinal": "3"}
    )
    found, changed = run(layout, rows)

    assert found.faults == []
    assert changed["event:vakars-pie-ezera"].path.name == "lake.ttl"


def test_two_new_claims_that_say_just_the_same_are_told(run, lake):
    layout, rows = lake
    old = rows["migov:Participation"][0]
    new = {key: text for key, text in old.items() if key != "id"} | {"migov:role": "speaker"}
    rows["migov:Participation"] += [new, dict(new), new | {"migov:role": "moderator"}]
    found, changed = run(layout, rows)

    at = len(rows["migov:Participation"]) - 1
    assert [str(each) for each in found.faults] == [
        f"sheet “Claims”, row {at + 1}: row {at} of “Claims” says just the same; delete one of them"
    ]
    assert [each.kind for each in changed.values() if "/claim/" in each.record] == ["added"] * 2
