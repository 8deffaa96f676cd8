from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.networks.recipe import Recipe, read_recipe
from kg.questions.headers import parse_query


def recipe(*fields, modes="[actor, event]"):
    lines = [f"#+ modes: {modes}", "#+ network:", *(f"#+   {field}" for field in fields)]
    return read_recipe(parse_query("\n".join([*lines, "SELECT * {}"]), name="q"))


def test_a_header_without_a_recipe_gives_the_defaults():
    assert read_recipe(parse_query("SELECT * {}", name="q")) == Recipe()


def test_every_field_is_read():
    assert recipe(
        "direction: directed",
        "weight: highest",
        "window: 2020/2023",
        "undated: leave out",
        "inferred: leave out",
        "disputed: leave out",
        "exclude: [UnnamedGroup, Programme]",
        "roll-up: unit",
        "projection: {onto: event, weight: newman}",
    ) == Recipe(
        modes=("actor", "event"),
        directed=True,
        weight="highest",
        window="2020/2023",
        undated=False,
        inferred=False,
        disputed=False,
        exclude=("UnnamedGroup", "Programme"),
        roll_up=("unit",),
        onto="event",
        projection="newman",
    )


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("colour: red", "q:3: the #+ header has “colour” under “network”; choose of direction, "),
        ("direction: both", "q:3: the #+ header says “direction: both”; choose one of undirected"),
        ("weight: money", "says “weight: money”; choose one of claims, rows, sum, highest"),
        ("window: [2020, 2023]", "needs a period for “window”, such as 2020/2023"),
        ("undated: maybe", "says “undated: maybe”; choose one of keep, leave out"),
        ("roll-up: [city]", "says “city” for “roll-up”; choose of unit, person"),
        ("exclude: {a: b}", "needs a list of words for “exclude”, such as [one, two]"),
        ("projection: actor", "needs for “projection” a mode and a weight, such as {onto: actor"),
        (
            "projection: {onto: city}",
            "projects onto “city”, which is none of its modes; choose one",
        ),
        ("projection: {onto: actor, weight: x}", "says “x” for the weight of a projection; choose"),
    ],
)
def test_a_recipe_that_kg_does_not_know_is_refused_by_its_line(field, told):
    with pytest.raises(InputError) as caught:
        recipe(field)
    assert told in str(caught.value)
    assert "q:3: " in str(caught.value)


def test_a_projection_of_a_network_without_modes_says_what_is_missing():
    with pytest.raises(InputError, match=r"none of its modes; choose one of modes: \[one, two\]"):
        recipe("projection: {onto: actor}", modes="[]")


def test_a_recipe_is_told_in_words():
    told = str(recipe("exclude: [Unit]", "roll-up: [person]", "projection: {onto: actor}"))
    assert told == (
        "modes: actor, event; undirected; inferred claims kept; disputed claims kept; without "
        "Unit; person counted as the organisation; projection onto actor, weight: the number of "
        "shared nodes"
    )
    windowed = str(Recipe(directed=True, window="2020", undated=False, weight="sum"))
    assert windowed.startswith(
        "one set of nodes; directed; weight: the sum of the weights of a pair; time: what may be "
        "in 2020; claims without a date left out"
    )
