"""The triples that rows stand for."""

from __future__ import annotations

import pytest
from coding_sheets import as_book, exported

from kg.incoming.sheets.imported.importing import import_book
from kg.incoming.sheets.imported.source_texts import SourceTexts
from kg.rdf import compress, expand
from kg.study import changes


@pytest.fixture
def lake(made):
    return exported(made.dataset, [expand("doc:lake")])


def run(made, layout, rows):
    """Give the import, and what is added and removed as short names."""
    texts = SourceTexts(folder=made.dataset.folder.root / "texts")
    found = import_book(as_book(layout, rows), made.dataset, texts, faults=[])
    told = {
        f"{sign} {compress(each.record)} {compress(t.predicate.value)} {compress(t.object.value)}"
        for each in changes(found.before, found.after)
        for sign, triples in (("-", each.removed), ("+", each.added))
        for t in triples
    }
    return found, told


def test_a_row_with_a_status_is_a_statement_for_each_value(made, lake):
    layout, rows = lake
    rows["migov:Event"].append(
        {
            "skos:prefLabel": "Kopā pie ūdens",
            "migov:about": "intercultural dialogue | tolerance",
            "migov:status": "inferred",
            "migov:confidence": "low",
            "migov:reason": "The name of the seminar says so.",
        }
    )
    found, told = run(made, layout, rows)

    assert found.faults == []
    for claim in ("claim:lake-lake-about", "claim:lake-lake-about-2"):
        assert f"+ {claim} rdf:subject event:lake" in told
        assert f"+ {claim} migov:confidence confidence:low" in told
    assert {each.rpartition(" ")[2] for each in told if "rdf:object" in each} == {
        "topic:intercultural-dialogue",
        "topic:tolerance",
    }


def test_a_value_that_is_added_to_a_statement_leaves_the_others_their_records(made, lake):
    layout, rows = lake
    (row,) = [each for each in rows["migov:Event"] if each.get("migov:mode")]
    row["migov:mode"] = "hybrid | on site"
    _, told = run(made, layout, rows)

    assert {each.split()[1] for each in told} == {"claim:lake-lake-mode"}
    assert "+ claim:lake-lake-mode rdf:object mode:hybrid" in told


def test_a_status_without_a_value_is_told(made, lake):
    layout, rows = lake
    row = {"skos:prefLabel": "Kopā pie ūdens", "migov:status": "external"}
    rows["migov:Event"].append(row | {"migov:confidence": "low", "migov:reason": "It is known."})
    found, _ = run(made, layout, rows)

    assert [each.message for each in found.faults] == [
        "this row has a status and no value; write one, or empty the status"
    ]


@pytest.mark.parametrize(
    ("status", "missing"),
    [
        ("stated", ["“quote”"]),
        ("interpreted", ["“quote”", "“confidence”", "“reason”"]),
        ("inferred", ["“confidence”", "“reason”"]),
    ],
)
def test_what_a_claim_needs_follows_from_its_status(made, lake, status, missing):
    layout, rows = lake
    rows["migov:Participation"].append(
        {
            "migov:participant": "Ūdensroze",
            "migov:role": "host",
            "migov:inProject": "Kopā pie ūdens",
            "migov:status": status,
        }
    )
    found, _ = run(made, layout, rows)

    assert sorted(each.column.partition(" ")[2] for each in found.faults) == sorted(missing)


@pytest.mark.parametrize(
    ("where", "prop"),
    [("Bridge", "migov:inProject"), ("Kopā pie ūdens", "migov:inEvent")],
)
def test_the_class_of_a_value_tells_the_property_where_a_column_has_several(
    made, lake, where, prop
):
    layout, rows = lake
    row = {
        "migov:evidence": "Ciemos bija gandrīz",
        "migov:participant": "Ūdensroze",
        "migov:role": "funder",
        "migov:inProject": where,
    }
    rows["migov:Participation"].append(row)
    _, told = run(made, layout, rows)

    assert [each for each in told if f" {prop} " in each]


def test_a_statement_of_a_property_is_read_as_the_property_is(made, lake):
    layout, rows = lake
    row = {
        "rdf:subject": "Kopā pie ūdens",
        "migov:status": "external",
        "migov:confidence": "low",
        "migov:reason": "It is known in the town.",
    }
    rows["migov:Statement"] = [
        row | {"rdf:predicate": "date", "rdf:object": "2031-05"},
        row | {"rdf:predicate": "about, in words", "rdf:object": '"water" @en'},
        row | {"rdf:predicate": "place", "rdf:object": "Latvia"},
    ]
    found, told = run(made, layout, rows)

    assert found.faults == []
    assert {each.partition(" rdf:object ")[2] for each in told if "rdf:object" in each} == {
        "2031-05",
        "water",
        "place:lv",
    }


def test_a_name_as_printed_is_taken_from_a_quote_that_has_it(made, lake):
    layout, rows = lake
    row = {
        "migov:evidence": "Ciemos bija gandrīz 15 viesu",
        "migov:role": "host",
        "migov:inProject": "Kopā pie ūdens",
    }
    rows["migov:Participation"].append(row | {"migov:participant": "gandrīz 15 viesu"})
    _, told = run(made, layout, rows)
    assert [each for each in told if "asNamed gandrīz 15 viesu" in each]

    rows["migov:Participation"][-1] |= {"migov:participant": "Ūdensroze"}
    _, told = run(made, layout, rows)
    assert not [each for each in told if "asNamed" in each]
