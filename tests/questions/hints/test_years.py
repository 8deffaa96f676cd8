"""Rows that an answer loses because something has no known year."""

from __future__ import annotations

import pytest
from hints_helpers import told

DATA = """
x:e1 a migov:Event ; migov:earliest "2022-05-01"^^xsd:date ; migov:date "2022-05-01"^^loc:edtf .
x:e2 a migov:Event ; migov:date "XXXX-05-01"^^loc:edtf . x:e3 a migov:Event .
"""


def test_what_has_no_year_is_counted_and_the_way_to_keep_it_is_told():
    assert told(DATA, "SELECT ?e ?d {\n ?e a migov:Event ; migov:earliest ?d }") == [
        "2 values of ?e have no known year, and so no migov:earliest (line 2), and are not in this "
        "answer. To keep them, write OPTIONAL { ?e migov:earliest ?d }"
    ]
    (only,) = told(
        DATA,
        "SELECT ?e { ?e a migov:Event ; migov:date ?x ; migov:earliest ?d FILTER(YEAR(?d) > 9) }",
    )
    assert only.startswith("1 value of ?e has no known year")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?e ?d { ?e migov:earliest ?d }",
        "SELECT ?e ?d { ?e a migov:Event OPTIONAL { ?e migov:earliest ?d } }",
        "SELECT ?d { x:e1 a migov:Event ; migov:earliest ?d }",
        "SELECT ?e { ?e a migov:Event }",
    ],
)
def test_where_none_is_lost_or_none_was_asked_for_nothing_is_told(text):
    assert told(DATA, text) == []
