from __future__ import annotations

import numpy as np
import pytest

from kg.pages.network.lettering import ABOVE, BELOW, SIDE, Naming, width_of

NONE = np.zeros((0, 2), dtype=int)


def naming(number, *, size=(60.0, 14.0), frame=(400.0, 300.0), ties=NONE, asked=NONE):
    return Naming(
        np.full(number, 6.0),
        np.tile(size, (number, 1)),
        range(number),
        np.array(ties, dtype=int).reshape(-1, 2),
        np.array(asked, dtype=int).reshape(-1, 2),
        frame,
    )


def test_wide_letters_take_more_room_than_narrow_ones():
    assert width_of(["ill"]) == pytest.approx(3 * 0.39)
    assert width_of(["ab", "Ma"]) == pytest.approx(0.95 + 0.61)
    assert width_of([]) == 0


def test_a_lone_name_stands_below_its_node():
    boxes, free = naming(1).placed(np.array([[100.0, 100]]))
    assert boxes.tolist() == [[70, 110, 130, 124]]
    assert free.tolist() == [True]


def test_a_name_goes_where_no_other_is_and_where_no_line_crosses_it():
    # The tie runs down, so the name goes up.
    points = np.array([[100.0, 100], [100, 250]])
    boxes, free = naming(2, ties=[(0, 1)]).placed(points)
    assert boxes[0].tolist() == [70, 76, 130, 90]
    assert free.all()
    # A node below, and no line: the name is above it.
    boxes, free = naming(2).placed(np.array([[100.0, 100], [100, 118]]))
    assert boxes[0].tolist() == [70, 76, 130, 90]
    assert boxes[1].tolist() == [70, 128, 130, 142]
    # A question mark in the middle of a tie takes its place.
    boxes, _ = naming(3, asked=[(1, 2)]).placed(np.array([[100.0, 100], [50, 117], [150, 117]]))
    assert boxes[0].tolist() == [70, 76, 130, 90]


def test_a_name_gives_way_where_it_takes_the_only_room_of_another():
    # Four nodes about the second leave it the room below the first only.
    points = np.array([[100.0, 100], [100.0, 134]])
    alone = naming(2, size=(60.0, 14.0))
    first, free = alone.placed(points)
    assert first[0].tolist() == [70, 110, 130, 124]
    assert free.all()
    walls = np.array([[100.0, 100], [100, 134], [100, 152], [125, 134], [75, 134]])
    boxes, free = naming(5).placed(walls)
    assert free[:2].all()
    over = [max(a[0], b[0]) < min(a[2], b[2]) and max(a[1], b[1]) < min(a[3], b[3])
            for at, a in enumerate(boxes) for b in boxes[:at]]  # fmt: skip
    assert not any(over)


def test_names_reach_beyond_the_nodes_but_not_beyond_the_frame():
    small = naming(1, frame=(10.0, 10.0))
    inside = np.array([[-SIDE, -ABOVE, 10 + SIDE, 10 + BELOW]])
    assert small.outside(inside).tolist() == [0]
    assert small.outside(np.add(inside, [-1, -1, 1, 1])).tolist() == [200]
    wide = naming(1, size=(4 * SIDE, 14.0), frame=(10.0, 10.0))
    assert wide.placed(np.array([[5.0, 5]]))[1].tolist() == [False]


def test_names_that_lie_over_each_other_are_told():
    free = naming(30, frame=(100.0, 100.0)).placed(np.full((30, 2), 50.0))[1]
    assert 0 < free.sum() < 30
