from __future__ import annotations

import pytest

from kg.pages.network.codes import shipped_codes
from kg.pages.network.marks import COLOURS, FILLS, marks_of, read_mark


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("blue", (0, 0)),
        ("violet cross", (7, 4)),
        (" red  dot ", (5, 3)),
        ("", None),
        ("mauve", None),
        ("blue round", None),
    ],
)
def test_a_mark_is_a_colour_and_a_fill(text, mark):
    assert read_mark(text) == mark


def test_a_value_has_the_same_mark_on_every_page():
    assert marks_of(["NGO"], {}) == {"NGO": (1, 3)}
    assert marks_of(["NGO", "guild", "court"], {})["NGO"] == (1, 3)
    assert marks_of(["kind:ngo"], {"kind:ngo": "red dot"}) == {"kind:ngo": (5, 3)}


def test_where_two_have_one_mark_the_later_key_has_the_next_that_is_free():
    alone = {key: marks_of([key], {})[key] for key in map(str, range(40))}
    pair = next(
        [one, other] for one in alone for other in alone
        if one < other and alone[one] == alone[other]
    )  # fmt: skip
    found = marks_of(pair, {})
    assert found[pair[0]] == alone[pair[0]]
    at = alone[pair[0]][0] + 8 * alone[pair[0]][1] + 1
    assert found[pair[1]] == (at % 8, at // 8 % 5)
    assert marks_of(reversed(pair), {}) == found


def test_a_mark_of_ones_own_is_never_given_away():
    hashed = marks_of(["NGO"], {})["NGO"]
    own = f"{COLOURS[hashed[0]]} {FILLS[hashed[1]]}"
    found = marks_of(["NGO", "z"], {"z": own})
    assert found["z"] == hashed
    assert found["NGO"] != hashed


def test_forty_values_have_forty_marks_and_more_still_have_one():
    assert len(set(marks_of(map(str, range(40)), {}).values())) == 40
    assert len(marks_of(map(str, range(100)), {})) == 100


def marks_in_lists(prefix):
    codes = {code.key: code for way in shipped_codes().by_text.values() for code in way.values()}
    found = {key: read_mark(code.mark) for key, code in codes.items() if key.startswith(prefix)}
    assert None not in found.values()
    return found


@pytest.mark.parametrize(
    ("prefix", "number"), [("kind:", 38), ("eventkind:", 19), ("level:", 4), ("sector:", 4)]
)
def test_each_code_of_a_list_has_a_mark_that_no_other_has(prefix, number):
    marks = marks_in_lists(prefix)
    assert len(marks) == len(set(marks.values())) == number


def test_kinds_that_often_meet_have_different_colours():
    """Municipalities were blue on one page, and NGOs on the next."""
    marks = marks_in_lists("kind:")
    often = (
        *("municipality", "ministry", "state-institution", "ngo", "university", "think-tank"),
        *("migrant-led-organisation", "eu-institution"),
    )
    assert [COLOURS[marks[f"kind:{name}"][0]] for name in often] == [
        "blue", "sky", "violet", "orange", "green", "yellow", "red", "pink",
    ]  # fmt: skip
    assert {FILLS[marks[f"kind:{name}"][1]] for name in often} == {"solid"}


def test_the_baltic_states_and_their_neighbours_have_eight_colours():
    countries = [f"place:{code}" for code in ("lt", "lv", "ee", "pl", "de", "be", "fi", "se")]
    marks = marks_of(countries, {})
    assert len({colour for colour, _ in marks.values()}) == 8
    assert (marks["place:lt"], marks["place:lv"]) == ((0, 0), (1, 0))
