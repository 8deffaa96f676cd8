from __future__ import annotations

import time

from matching_helpers import actors

from kg.incoming.matching.proposing import propose


def told(*given, **options):
    return [
        (each.one.iri, each.other.iri, each.kind, each.score)
        for each in propose(given, **{"least": 50} | options)
    ]


def test_the_surest_comes_first_and_the_record_that_more_speaks_for_stays():
    given = actors("LAKE HOUSE", "Lake House Society Anglers", "Lake House")
    assert told(*given)[0] == ("urn:c", "urn:a", "same", 100)
    assert len(told(*given)) == 3


def test_of_a_unit_the_other_is_the_unit():
    given = actors("Law Faculty, Lake University", "Lake University")
    assert told(*given) == [("urn:b", "urn:a", "unit of", 92)]


def test_two_countries_are_two_organisations():
    given = actors("Lake House", "Lake Houses", "Lake House", countries=[["x"], ["y"], ["y"]])
    found = propose(given, least=0)
    kinds = {(each.one.iri, each.other.iri): (each.kind, each.score) for each in found}
    assert kinds["urn:a", "urn:c"] == ("alike", 50)
    assert kinds["urn:a", "urn:b"][0] == "alike"
    assert kinds["urn:c", "urn:b"][0] == "same"


def test_one_identifier_is_one_actor():
    given = actors("Lake House", "Hill Barn Society", identifiers=[["u:1"], ["u:1"]])
    assert told(*given) == [("urn:a", "urn:b", "same", 100)]


def test_two_towns_and_one_project_speak_against_one_actor():
    alone = told(*actors("Lake House", "House Lake"))
    apart = told(*actors("Lake House", "House Lake", places=[["x"], ["y"]]))
    together = told(*actors("Lake House", "House Lake", joined=[["p"], ["p"]]))
    assert [score for *_, score in (*alone, *apart, *together)] == [100, 94, 85]


def test_a_person_is_never_an_organisation_nor_a_unit_its_own_organisation():
    assert told(*actors("Lake House", "Lake House", is_person=[True, False])) == []
    given = actors("Lake University", "Lake University, Law Faculty", above=[[], ["urn:a"]])
    assert told(*given) == []


def test_decided_pairs_and_pairs_of_one_side_are_left_out():
    given = actors("Lake House", "Lake House", "Lake House")
    assert len(told(*given)) == 3
    assert len(told(*given, decided=[frozenset(("urn:a", "urn:b"))])) == 2
    assert len(told(*given, apart=[True, False, False])) == 2


def test_seven_hundred_names_take_no_time_to_speak_of():
    """All pairs of them are 245,000; the time grows with the names, not with their square."""
    given = actors(*(f"Lake{n} House{n % 50} Society" for n in range(700)))
    began = time.process_time()
    propose(given)
    assert time.process_time() - began < 6
