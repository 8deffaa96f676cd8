from __future__ import annotations

import pytest

from kg.networks.edges import edge_of
from kg.networks.rows import Row


def rows(*facts):
    return [Row("a", "b", "", "", **each) for each in facts]


def test_an_edge_gathers_what_its_rows_say():
    found = edge_of(
        rows(
            {"claim": "c2", "role": "host", "status": "inferred", "date": "2022"},
            {"claim": "c1", "role": "guest", "status": "interpreted", "date": "2021"},
            {"claim": "c1", "role": "guest", "status": "interpreted", "others": (("sum", "5"),)},
        ),
        "claims",
    )
    assert found == {
        "weight": 2,
        "roles": ["guest", "host"],
        "relations": ["participation"],
        "status": "interpreted",
        "claims": ["c1", "c2"],
        "dates": ["2021", "2022"],
        "start": "2021-01-01",
        "end": "2022-12-31",
        "sum": ["5"],
    }


def test_nothing_is_made_up_where_the_query_says_nothing():
    assert edge_of(rows({}), "rows") == {
        "weight": 1,
        "roles": [],
        "relations": [],
        "status": "not known",
        "claims": [],
    }


@pytest.mark.parametrize(("rule", "weight"), [("rows", 3), ("sum", 6), ("highest", 3)])
def test_weights_follow_the_rule(rule, weight):
    assert edge_of(rows({"weight": 1}, {"weight": 2}, {"weight": 3}), rule)["weight"] == weight


def test_the_weight_of_a_claim_counts_once_in_however_many_rows_it_comes():
    twice = rows({"claim": "c", "weight": 5, "role": "a"}, {"claim": "c", "weight": 5, "role": "b"})
    assert edge_of(twice, "sum")["weight"] == 5


def test_a_row_without_a_weight_counts_one():
    assert edge_of(rows({}, {"weight": 4}), "sum")["weight"] == 5


@pytest.mark.parametrize("rule", ["claims", "rows", "sum", "highest"])
@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"claim": "c", "role": "host", "status": "inferred", "date": "2022", "weight": 2.5},
        {"claim": "c", "relation": "funds", "status": "unheard", "others": (("sum", "5"),)},
    ],
)
def test_one_row_makes_the_edge_that_it_makes_with_its_double(facts, rule):
    one, two = (edge_of(rows(*[facts] * times), rule) for times in (1, 2))
    if not facts.get("claim"):  # rows without a claim count one by one
        two["weight"] = two["weight"] if rule in ("claims", "highest") else two["weight"] // 2
    elif rule == "rows":
        two["weight"] //= 2
    assert one == two
