from __future__ import annotations

import pytest
from matching_helpers import likeness

from kg.incoming.matching.nothing_said import in_order


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Baltic Studies Group", "Baltic Studies Group (BSG)"),
        ("Syddansk Universitet", "Syddansk Universitet (SDU)"),
        ("BALTIC STUDIES GROUP", "BALTIC STUDIES GROUP (BSG)"),
    ],
)
def test_a_short_name_adds_nothing(one, other):
    assert likeness(one, other).score == 99


def test_a_town_alone_is_its_municipality():
    assert likeness("Riga", "City of Riga (Riga City Council)").score >= 95
    assert likeness("Riga", "Riga Stradins University").kind == "alike"


def test_the_own_country_and_town_add_nothing_if_nothing_else_differs():
    here = {"countries": ({"bg"}, {"bg"}), "places": ((), {"sof"})}
    assert likeness("Zemen Lights", "Zemen Lights, Bulgaria", **here).score == 98
    assert likeness("Zemen Lights", "Zemen Lights Sofia", **here).score == 97
    found = likeness("Chamber of Vidin", "Bulgarian Chamber", **here)
    assert found.kind == "alike"


def test_letters_in_their_order():
    assert in_order("bsg", "balticstudiesgroup")
    assert not in_order("gsb", "balticstudiesgroup")
