"""Short ids of records."""

from __future__ import annotations

from kg.incoming.sheets.cells.ids import matching_ids, short_ids

IRIS = [f"https://example.org/claim/{number}" for number in range(2_000)]


def test_each_record_has_an_id_of_its_own_that_leads_back():
    ids = short_ids(IRIS)
    assert len(set(ids.values())) == len(IRIS)
    assert all(matching_ids(short, IRIS) == [iri] for iri, short in list(ids.items())[:100])


def test_ids_stay_the_same_when_there_are_more_records():
    few, more = short_ids(IRIS[:10]), short_ids(IRIS)
    assert all(more[iri].startswith(short) for iri, short in few.items())


def test_no_id_is_a_word_a_number_or_a_date():
    assert set("".join(short_ids(IRIS).values())) <= set("bcdfghjklmnpqrstvwxz")
    assert min(map(len, short_ids(IRIS).values())) == 3


def test_nothing_matches_an_empty_id():
    assert matching_ids("", IRIS) == []
    assert matching_ids("aaa", IRIS) == []
