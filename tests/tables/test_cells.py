from __future__ import annotations

import math

import pytest
from pyoxigraph import BlankNode, Literal
from tables_helpers import LAKE, typed

from kg.tables import is_number, value


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        (typed("020", "integer"), 20),
        (typed("+5", "nonNegativeInteger"), 5),
        (typed("1.50", "decimal"), 1.5),
        (typed("1e3", "double"), 1000.0),
        (typed("1", "boolean"), True),
        (typed("false", "boolean"), False),
        (typed("2031-05-04", "date"), "2031-05-04"),
        (Literal("ā", language="lv"), "ā"),
        (LAKE, LAKE.value),
        (BlankNode("b"), "_:b"),
        (typed(" 7\n", "integer"), 7),
        (typed("1" * 5_000, "integer"), "1" * 5_000),
        (typed("1e999", "double"), "1e999"),
        (typed("INF", "double"), "INF"),
        (math.inf, "inf"),
        ("text", "text"),
        (2.5, 2.5),
        (None, None),
    ],
)
def test_a_cell_has_a_plain_value(cell, plain):
    assert value(cell) == plain
    assert type(value(cell)) is type(plain)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("1_0", "integer"), ("٣", "integer"), ("1_0.5", "double"), ("1e3", "decimal")],
)
def test_what_only_python_takes_for_a_number_is_a_text(text, kind):
    """“1_0” was shown as 10: Python reads numbers that RDF does not."""
    assert value(typed(text, kind)) == text


@pytest.mark.parametrize(
    ("cell", "yes"),
    [
        (typed("1", "integer"), True),
        (typed("1.5", "decimal"), True),
        (2, True),
        (typed("about 20", "integer"), False),
        (typed("true", "boolean"), False),
        (True, False),
        (Literal("1"), False),
        (None, False),
    ],
)
def test_a_number_is_known_by_its_value(cell, yes):
    assert is_number(cell) is yes
