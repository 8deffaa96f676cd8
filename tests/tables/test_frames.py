from __future__ import annotations

import math

import pytest
from tables_helpers import LAKE, typed

from kg.tables.frames import dtype, for_frame


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        (typed("INF", "double"), math.inf),
        (typed("+INF", "float"), math.inf),
        (typed("-INF", "double"), -math.inf),
        (typed("INF", "string"), "INF"),
        (typed("20", "integer"), 20),
        (LAKE, LAKE.value),
        ("INF", "INF"),
        (None, None),
    ],
)
def test_a_cell_of_a_frame_is_its_plain_value_and_endless_numbers_are_numbers(cell, plain):
    assert for_frame(cell) == plain
    assert type(for_frame(cell)) is type(plain)


def test_what_is_not_a_number_is_a_number_of_pandas():
    assert math.isnan(for_frame(typed("NaN", "double")))


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ([True, None, False], "boolean"),
        ([1, None], "Int64"),
        ([2**63 - 1, -(2**63)], "Int64"),
        ([2**63], "object"),
        ([1, 2.5, None], "Float64"),
        (["a", None], None),
        ([1, "a"], "object"),
        ([True, 1], "object"),
        ([None], "object"),
        ([], "object"),
    ],
)
def test_a_column_has_the_type_that_suits_all_its_cells(cells, kind):
    assert dtype(cells) == kind
