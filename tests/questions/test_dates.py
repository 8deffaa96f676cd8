from __future__ import annotations

import pytest

import kg
from kg.questions.dates import days_of, read_dates
from kg.rdf.vocabulary import expand


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        ([("2022-11", False), ("2023-02-07", True)], ("2022-11-01", "2023-02-07")),
        ([("XXXX-02-07", False), ("2023-02-07", True)], ("2023-02-07", "2023-02-07")),
        ([("2022/..", False)], ("2022-01-01", "")),
        ([("XXXX-02-07", False)], ("", "")),
        ([("soon", False)], ("", "")),
        ([], ("", "")),
    ],
)
def test_days_are_those_of_the_dates_that_have_a_year(dates, days):
    found = days_of(dates)
    assert (found.get("start", ""), found.get("end", "")) == days


def test_dates_are_in_words_and_what_is_inferred_says_so_and_stands_last(made):
    assert read_dates(made) == {
        expand("event:lake"): "4 May, year not given; 4 May 2031 (inferred)",
        expand("event:lake-1"): "4 May, year not given; 4 May 2031 (inferred)",
        expand("event:lake-2"): "4 May, year not given; 4 May 2031 (inferred)",
        expand("project:tiltas"): "January 2030 to December 2031",
    }


PARTS = """
event:whole a migov:Event ; migov:date "2031-03-01/2031-03-03"^^loc:edtf .
event:day a migov:Event ; migov:partOf event:whole {date}.
event:talk a migov:Event ; migov:partOf event:day .
"""


def test_a_part_without_a_date_has_that_of_its_whole(make_study):
    dates = read_dates(kg.load(make_study({"a.ttl": PARTS.replace("{date}", "")})))
    assert set(dates.values()) == {"1 March 2031 to 3 March 2031"}
    assert len(dates) == 3


@pytest.mark.parametrize("part", ["event:day", "event:talk"])
def test_a_part_with_a_date_has_its_own_and_so_have_its_parts(make_study, part):
    """The date of the whole stood beside it."""
    own = '; migov:date "2031-03-02"^^loc:edtf '
    dates = read_dates(kg.load(make_study({"a.ttl": PARTS.replace("{date}", own)})))
    assert dates[expand(part)] == "2 March 2031"
    assert dates[expand("event:whole")] == "1 March 2031 to 3 March 2031"


def test_the_dates_of_two_documents_both_stand(make_study):
    body = 'event:e a migov:Event ; migov:date "{}"^^loc:edtf .'
    root = make_study({"a.ttl": body.format("2031-03"), "b.ttl": body.format("2031-04")})
    assert read_dates(kg.load(root)) == {expand("event:e"): "April 2031; March 2031"}
