from __future__ import annotations

import itertools

import numpy as np
import pytest

from kg.pages.network.clearing import FEW, clear, pushed_apart, pushed_off, spread, touching

NO_TIES = np.zeros((0, 2), dtype=int)


def overlaps(points, boxes) -> list[tuple[int, int]]:
    """Compare all pairs, one by one."""
    found = []
    for one, other in itertools.combinations(range(len(points)), 2):
        (x, y), (half, above, below) = points[one], boxes[one]
        (u, v), (other_half, other_above, other_below) = points[other], boxes[other]
        across = half + other_half - abs(x - u)
        down = min(y + below - v + other_above, v + other_below - y + above)
        if across > 0.5 and down > 0.5:
            found.append((one, other))
    return found


def scattered(number, side, seed=3):
    chance = np.random.default_rng(seed)
    points = chance.uniform(0, side, (number, 2))
    return points, chance.uniform(10, 40, (number, 3))


@pytest.mark.parametrize("number", [0, 1, 2, 50, FEW, FEW + 1, 3 * FEW])
def test_the_grid_finds_the_pairs_that_a_comparison_of_all_finds(number):
    points, boxes = scattered(number, 700)
    half, above, below = boxes.T
    centres = points + np.column_stack([0 * half, (below - above) / 2])
    halves = np.column_stack([half, (above + below) / 2])
    one, other = touching(centres, halves) if number else ((), ())
    assert sorted(zip(one, other, strict=True)) == overlaps(points, boxes)


def test_two_boxes_part_by_half_of_the_smaller_side_of_what_they_share():
    boxes = np.array([[10.0, 10, 10], [10.0, 10, 10]])
    points = np.array([[0.0, 0], [14.0, 2]])
    assert pushed_apart(points, boxes)
    assert points.tolist() == [[-3, 0], [17, 2]]
    assert not pushed_apart(points, boxes)
    # What lies above and below a centre need not be equal.
    boxes = np.array([[10.0, 4, 20], [10.0, 4, 20]])
    points = np.array([[0.0, 0], [2.0, 20]])
    assert pushed_apart(points, boxes)
    assert points.tolist() == [[0, -2], [2, 22]]


@pytest.mark.parametrize("number", [2, 60, 2 * FEW])
def test_nothing_overlaps_in_the_end_even_if_all_stood_on_one_point(number):
    points, boxes = scattered(number, 100)
    for start in (points, np.zeros((number, 2)), points * [1, 0]):
        before = start.copy()
        assert overlaps(clear(start, boxes, NO_TIES), boxes) == []
        assert (start == before).all()


def test_a_node_moves_off_a_tie_that_is_not_its_own_and_stays_on_its_own():
    points = np.array([[0.0, 0], [200.0, 0], [100.0, 5], [300.0, 5]])
    assert pushed_off(points, np.array([[0, 1]]))
    # The third goes down, where it was already; the fourth is beyond the end of the tie.
    assert points.tolist() == [[0, 0], [200, 0], [100, 43], [300, 5]]
    assert not pushed_off(points, np.array([[0, 1]]))
    assert not pushed_off(points, np.array([[0, 1], [0, 2], [1, 2]]))
    assert not pushed_off(points, NO_TIES)


def test_a_dense_drawing_is_thinned_out_and_left_stays_left():
    chance = np.random.default_rng(1)
    points = np.concatenate([chance.normal(0, 1, (900, 2)), chance.uniform(-40, 40, (100, 2))])
    boxes = np.full((1000, 3), 10.0)
    wide = spread(points, boxes, 1e6, 1.0)

    def in_the_middle(found):
        low, extent = found.min(axis=0), np.ptp(found, axis=0)
        return int((np.abs((found - low) / extent - 0.5) < 0.1).all(axis=1).sum())

    assert in_the_middle(points) > 900
    assert in_the_middle(wide) < 90
    assert in_the_middle(spread(points, boxes, 1e6, 0.0)) == in_the_middle(points)
    assert np.prod(np.ptp(wide, axis=0)) == pytest.approx(1e6, rel=0.1)
    for axis in (0, 1):
        ranks = [np.argsort(np.argsort(found[:, axis])) for found in (points, wide)]
        assert np.corrcoef(*ranks)[0, 1] > 0.9
