from __future__ import annotations

import numpy as np
import pytest

from kg.pages.network.geometry import crossed, crossings, distances, shared

BOX = np.array([[0.0, 0, 10, 20]])


def test_two_boxes_share_the_area_that_both_cover():
    others = np.array([[5.0, 5, 30, 8], [10.0, 0, 20, 20], [-5.0, -5, 50, 50], [2.0, 30, 4, 40]])
    assert shared(BOX, others).tolist() == [[15, 0, 200, 0]]
    assert shared(BOX, others[:0]).shape == (1, 0)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ([[-5, 10], [15, 10]], 1), ([[5, 5], [6, 6]], 1), ([[5, 5], [50, 5]], 1),
        ([[5, -9], [5, 90]], 1), ([[-5, 10], [-1, 10]], 0), ([[11, 0], [11, 20]], 0),
        ([[-5, 0], [1, 30]], 0), ([[-5, 0], [5, 30]], 1),
    ],
)  # fmt: skip
def test_a_line_crosses_a_box_if_any_part_of_it_lies_within(line, number):
    assert crossed(BOX, np.array([line], dtype=float)).tolist() == [number]


def test_lines_cross_where_both_pass_but_not_where_they_only_meet():
    lines = np.array(
        [[[0.0, 0], [10, 10]], [[0, 10], [10, 0]], [[0, 0], [10, 0]], [[20, 0], [20, 9]]]
    )
    assert crossings(lines[:1], lines).tolist() == [[False, True, False, False]]
    assert crossings(lines[1:2], lines).tolist() == [[True, False, False, False]]


def test_a_point_is_as_far_from_a_line_as_from_its_nearest_point():
    points = np.array([[5.0, 3], [14, 3], [-3, -4]])
    lines = np.array([[[0.0, 0], [10, 0]], [[0, 0], [0, 0]]])
    assert distances(points, lines) == pytest.approx(
        np.array([[3, 34**0.5], [5, 205**0.5], [5, 5]])
    )
