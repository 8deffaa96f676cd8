"""What is not known yet: a gap is a query that gives records, and never an error."""

from __future__ import annotations

import pytest
from questions_helpers import parsed

import kg
from kg.errors import InputError
from kg.limits import Limits
from kg.questions.gaps import find_gaps, gaps_overview, gaps_report
from kg.questions.lookup import find_queries
from kg.rdf.vocabulary import expand

SEAT = (
    "#+ summary: It has no seat.\n#+ reading: Look it up.\n"
    "SELECT ?thing WHERE { ?thing a migov:Organisation MINUS { ?thing migov:seat ?x } } "
    "ORDER BY ?thing"
)


@pytest.fixture
def own(study):
    """Return a study with two gaps of its own: a new one, and one in place of a shipped one."""
    folder = study / "queries" / "gaps"
    folder.mkdir(parents=True)
    (folder / "a-seat.rq").write_text(SEAT, "utf-8")
    (folder / "groups-without-a-size.rq").write_text(f"{SEAT} LIMIT 0", "utf-8")
    return study


def test_a_study_has_gaps_of_its_own_beside_the_shipped_ones(own, made):
    table = gaps_overview(find_gaps(kg.load(own)))

    assert table.columns == ("gap", "things", "meaning")
    found = {name: (things, meaning) for name, things, meaning in table.rows}
    assert found.keys() == {*find_queries(made.folder, "gaps"), "a-seat"}
    assert found["a-seat"] == (3, "It has no seat.")
    assert found["groups-without-a-size"] == (0, "It has no seat.")
    assert [row[0] for row in table.rows] == sorted(found)


@pytest.mark.parametrize(
    ("select", "why"),
    [
        ("SELECT ?actor WHERE { ?actor a migov:Organisation }", "name it in SELECT"),
        ("SELECT ?thing WHERE { ?thing1 a migov:Organisation }", "a text, or nothing"),
        ("SELECT ?thing WHERE { ?x skos:prefLabel ?thing }", "a text, or nothing"),
    ],
)
def test_a_gap_that_does_not_say_of_what_is_an_error(own, select, why):
    path = own / "queries" / "gaps" / "a-seat.rq"
    path.write_text(select, "utf-8")

    with pytest.raises(InputError) as found:
        find_gaps(kg.load(own))

    assert str(found.value).startswith(f"{path}: a gap needs the column ?thing, with a record in")
    assert why in str(found.value)


def test_a_gap_of_a_part_of_the_rows_is_an_error(made):
    with pytest.raises(InputError, match="gives more than 2 rows, and a part of them would"):
        find_gaps(made, [parsed(SEAT)], limits=Limits(rows=2))


def test_each_thing_is_one_note_where_its_record_begins(made):
    text = (
        "#+ summary: It is here.\n#+ reading: No need to do anything.\n"
        "SELECT ?thing ?role ?none WHERE { VALUES (?thing ?role) { (actor:siloju role:host) "
        "(actor:ezezers role:host) (actor:siloju role:speaker) (actor:siloju role:host) "
        "(actor:nobody UNDEF) } }"
    )
    (gap,) = found = find_gaps(made, [parsed(text)])
    report = gaps_report(found, made)

    assert [len(rows) for rows in gap.rows.values()] == [3, 1, 1]
    told = [(result.focus, result.thing, result.message) for result in report.results]
    assert told == [
        (expand("actor:siloju"), "Šilojų bendruomenė (lt)", "It is here (role: host, speaker)."),
        (expand("actor:ezezers"), "Ežezers Council", "It is here (role: host)."),
        (expand("actor:nobody"), "actor:nobody", "It is here."),
    ]
    places = [result.location for result in report.results]
    assert places == [made.where(result.focus) for result in report.results]
    assert places[0].path.name == "bridge.ttl"
    assert places[2] is None
    assert {(r.severity, r.todo, r.rule) for r in report.results} == {
        ("note", "No need to do anything.", "q")
    }
    assert report.conforms
    assert report.summary == "3 gaps. A gap is not an error."
    assert gaps_report([], made).summary == "0 gaps. A gap is not an error."


def test_labels_come_in_the_language_asked_for_and_inferred_claims_can_be_left_out(made):
    text = "SELECT ?thing WHERE { ?claim migov:participant ?thing ; migov:role role:host }"
    (gap,) = find_gaps(made, [parsed(text)], lang="lv")
    assert [gap.table.show(cell) for cell in gap.table.column("thing")] == ["Ežezera dome"]
    (stated,) = find_gaps(made, [parsed(text)], stated_only=True)
    assert stated.rows == {}
