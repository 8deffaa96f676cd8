from __future__ import annotations

import datetime

import pytest

from kg.errors import InputError
from kg.networks.choosing import choose, period
from kg.networks.recipe import Recipe
from kg.networks.rows import Row

COLUMNS = ("source", "target", "date", "status", "disputed")


def row(name, **facts):
    return Row(name, "e", "", "", **facts)


ROWS = [
    row("before", date="2019"),
    row("within", date="2021-03"),
    row("over-the-end", date="2022-12/2024"),
    row("after", date="2024-01"),
    row("no-year", date="XXXX-02-07"),
    row("no-date"),
    row("inferred", status="inferred", date="2021"),
    row("disputed", disputed=True, date="2021"),
]


def names(recipe, said=None):
    said = [] if said is None else said
    return [each.source for each in choose(ROWS, recipe, COLUMNS, "q", said.append)]


def test_without_a_choice_all_rows_count():
    said = []
    assert names(Recipe(), said) == [each.source for each in ROWS]
    assert said == []


def test_a_window_keeps_what_may_be_within_it():
    said = []
    kept = names(Recipe(window="2020/2023"), said)
    assert kept == ["within", "over-the-end", "no-year", "no-date", "inferred", "disputed"]
    assert said == ["left out: 2 of 8 rows, which are not of 2020/2023"]


def test_an_open_window_has_one_end():
    assert names(Recipe(window="2023/..")) == ["over-the-end", "after", "no-year", "no-date"]


def test_what_has_no_year_is_undated():
    kept = names(Recipe(window="2020/2023", undated=False))
    assert kept == ["within", "over-the-end", "inferred", "disputed"]


def test_inferred_and_disputed_claims_are_left_out_on_request_and_said():
    said = []
    kept = names(Recipe(inferred=False, disputed=False), said)
    assert {"inferred", "disputed"} & set(kept) == set()
    assert len(kept) == 6
    assert said == [
        "left out: 1 of 8 rows, which are inferred",
        "left out: 1 of 7 rows, which are disputed",
    ]


@pytest.mark.parametrize(
    ("recipe", "column"),
    [
        (Recipe(window="2020"), "date"),
        (Recipe(inferred=False), "status"),
        (Recipe(disputed=False), "disputed"),
    ],
)
def test_a_choice_by_a_column_that_the_query_does_not_give_is_refused(recipe, column):
    with pytest.raises(InputError, match=rf"q: to leave out .*, the query must give \?{column}"):
        choose([], recipe, ("source", "target"), "q", print)


def test_a_date_that_is_no_date_is_refused():
    with pytest.raises(InputError, match=r"q: \?date: “in May” is not a date in EDTF"):
        choose([row("a", date="in May")], Recipe(window="2020"), COLUMNS, "q", print)


def test_a_period_has_a_year():
    assert period("2020-02") == (datetime.date(2020, 2, 1), datetime.date(2020, 2, 29))
    with pytest.raises(InputError, match="“XXXX-02” has no year; write for example 2020/2023"):
        period("XXXX-02")
    with pytest.raises(InputError, match="the time window: “soon” is not a date in EDTF"):
        period("soon")
