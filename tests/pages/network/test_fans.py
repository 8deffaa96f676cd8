from __future__ import annotations

import math
from itertools import pairwise

import pytest

from kg.pages.network.fans import NEIGHBOUR, fan, leaves_of, reach


def test_leaves_hang_on_the_node_of_their_only_tie():
    assert leaves_of(2, [(0, 1)]) == {0: [1]}
    assert leaves_of(5, [(0, 1), (1, 2), (1, 3), (3, 4)]) == {1: [0, 2], 3: [4]}
    assert leaves_of(3, [(0, 1), (0, 2), (1, 2)]) == {}
    assert leaves_of(1, []) == {}


def angles(points):
    return sorted(math.atan2(y, x) % math.tau for x, y in points)


@pytest.mark.parametrize("number", [1, 5, 6, 7, 40, 1000])
def test_leaves_alone_stand_all_around_at_equal_angles(number):
    found = fan((0.0, 0.0), [], number)
    turns = [b - a for a, b in pairwise([*angles(found), angles(found)[0] + math.tau])]
    assert turns == pytest.approx([math.tau / number] * number)


def test_leaves_stand_where_no_other_tie_runs_most_in_the_widest_gap():
    # The other neighbours are to the right, below (y grows downwards) and to the left.
    found = fan((0.0, 0.0), [(9, 0), (0, 9), (-9, 0)], 4)
    assert angles(found) == pytest.approx(
        [math.tau * at / 16 for at in (2, 6, 8 + 8 / 3, 8 + 16 / 3)]
    )


@pytest.mark.parametrize("number", [1, 6, 7, 100, 1000])
def test_a_fan_reaches_as_far_as_it_says_and_its_rings_have_room(number):
    found = fan((0.0, 0.0), [], number)
    far = [math.hypot(x, y) for x, y in found]
    assert max(far) == pytest.approx(reach(number) * NEIGHBOUR)
    assert min(far) >= NEIGHBOUR - 1e-6
    rings: dict[int, list[float]] = {}
    for at, ring in enumerate(far):
        rings.setdefault(round(ring), []).append(math.tau * at / number)
    assert len(rings) == (
        1 if number <= 6 else max(2, round(math.sqrt(number * 66 / math.tau / 60) / 2 + 0.5))
    )
    for ring, turns in rings.items():
        assert ring * math.tau / len(turns) > 60


def test_nothing_hangs_nowhere():
    assert fan((0.0, 0.0), [], 0) == []
    assert reach(0) == 0
