from __future__ import annotations

import io

import openpyxl
import pytest

from kg.incoming.matching.studies import apply_decisions, match_actors
from kg.study import load_dataset


def told(found):
    return [
        (each.one.iri.rpartition("/")[2], each.other.iri.rpartition("/")[2], each.kind)
        for each in found.proposals
    ]


def test_the_records_of_one_council_are_proposed_and_its_unit_is_told_apart(towns):
    found = match_actors(load_dataset(towns))
    assert set(told(found)) == {
        ("council", "city", "same"),
        ("town", "council", "same"),
        ("town", "city", "same"),
        ("office", "unit", "same"),
        ("council", "office", "unit of"),
        ("town", "office", "unit of"),
        ("city", "office", "unit of"),
        ("town", "unit", "unit of"),
        ("city", "unit", "unit of"),
    }
    assert (found.actors, found.decided) == (6, 0)


def test_only_pairs_across_files_are_proposed_against_a_file(towns):
    text = (towns / "data" / "a.ttl").read_text("utf-8")
    record = 'actor:new a migov:Organisation ; skos:prefLabel "Ezere Council"@en .'
    path = towns / "new.ttl"
    path.write_text(f"{text.partition('place:lv a')[0]}\n{record}", "utf-8")
    found = match_actors(load_dataset(towns, extra=[path]), against=[path])
    assert {each for pair in told(found) for each in pair[:2]} > {"new", "council"}
    assert all("new" in pair for pair in told(found))


@pytest.fixture
def decide(towns, tmp_path):
    """Fill the workbook of a study as a person does, and apply it."""

    def given(decisions):
        content = match_actors(load_dataset(towns)).workbook()
        book = openpyxl.load_workbook(io.BytesIO(content))
        sheet = book["review"]
        at = {cell.value: number for number, cell in enumerate(sheet[1])}
        for row in sheet.iter_rows(min_row=2):
            pair = row[at["one"]].value, row[at["other"]].value
            row[at["decision"]].value = decisions.get(pair)
        book.save(tmp_path / "filled.xlsx")
        return apply_decisions(load_dataset(towns), tmp_path / "filled.xlsx", "Ona")

    return given


def test_a_filled_workbook_becomes_decisions_and_decided_pairs_are_not_proposed(towns, decide):
    reading, written = decide(
        {
            ("actor:town", "actor:council"): "same",
            ("actor:council", "actor:office"): "unit of",
            ("actor:office", "actor:unit"): "undecided",
        }
    )
    assert (reading.rows, reading.empty, written.added) == (9, 6, 3)
    text = (towns / "data" / "identity.ttl").read_text("utf-8")
    assert "Decided by the names and by what is known" in text
    assert text.count("verdict:unit-of") == 1

    after = match_actors(load_dataset(towns))
    assert set(told(after)) == {
        ("town", "city", "same"),
        ("city", "office", "unit of"),
        ("city", "unit", "unit of"),
    }
    assert after.decided == 3
    everything = match_actors(load_dataset(towns), decided=True)
    assert set(told(everything)) - set(told(after)) == {
        ("town", "council", "same"),
        ("council", "office", "unit of"),
        ("office", "unit", "same"),
    }
    decisions = everything.table().column("decision")
    assert sorted(each for each in decisions if each) == ["same", "undecided", "unit of"]


def test_a_workbook_offers_what_can_be_decided_in_the_language_that_is_chosen(towns):
    book = openpyxl.load_workbook(io.BytesIO(match_actors(load_dataset(towns)).workbook("lt")))
    lists = book["review"].data_validations.dataValidation
    assert book.sheetnames == ["review", "read me"]
    assert lists[0].formula1 == '"ne tas pats,tas pats,neišspręsta,padalinys"'
    assert str(lists[0].sqref) == "E2:E1048576"
