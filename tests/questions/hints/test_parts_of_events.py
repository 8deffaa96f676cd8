"""Claims about the parts of an event."""

from __future__ import annotations

import pytest
from hints_helpers import told

DATA = """
x:c1 migov:inEvent x:whole ; migov:participant x:a ; migov:role role:organiser .
x:c2 migov:inEvent x:part ; migov:participant x:b ; migov:role role:speaker .
x:c3 migov:inEvent x:talk ; migov:participant x:b ; migov:role role:presenter .
x:part migov:partOf x:whole . x:talk migov:partOf x:part . x:alone migov:mode mode:online .
x:c4 migov:inEvent x:alone ; migov:participant x:b ; migov:role role:teller .
x:whole migov:mode mode:online . role:presenter skos:broader role:teller .
"""
ASKED = "SELECT ?who { ?c migov:inEvent x:whole ; migov:participant ?who"


def test_claims_at_parts_of_the_event_asked_about_are_counted():
    assert told(DATA, f"{ASKED} }}") == [
        "2 claims are at parts of this event and not in this answer. To have them, write "
        "migov:inEvent/migov:partOf* in place of migov:inEvent"
    ]
    (only,) = told(
        DATA,
        "SELECT ?e ?who { ?c migov:inEvent ?e ; migov:participant ?who }",
        e="http://x.org/part",
    )
    assert only.startswith("1 claim is at parts of this event")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?who { ?c migov:inEvent x:alone ; migov:participant ?who }",
        "SELECT ?who { ?c migov:inEvent ?e ; migov:participant ?who }",
        "SELECT ?who { ?c migov:inEvent/migov:partOf* x:whole ; migov:participant ?who }",
        f"{ASKED} FILTER(?who = x:a) }}",
    ],
)
def test_where_no_part_has_any_or_parts_are_asked_nothing_is_told(text):
    assert told(DATA, text) == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("migov:role role:speaker", "in place of migov:inEvent on line 1"),
        ("migov:role role:teller",
         "on line 1, and migov:role/skos:broader* in place of migov:role"),
    ],
)  # fmt: skip
def test_a_role_that_only_a_part_has_leads_to_the_parts(more, said):
    (only,) = told(DATA, f"{ASKED} ; {more} }}")
    assert "There is a match at a part of the event. Write migov:inEvent/migov:partOf*" in only
    assert said in only
