from __future__ import annotations

import math

import numpy as np
import pytest

from kg.pages.network.fans import NEIGHBOUR
from kg.pages.network.keeping import Room, beside, joined
from kg.pages.network.packing import GAP


def overlaps(points, boxes):
    half, above, below = boxes.T
    found = []
    for a in range(len(points)):
        for b in range(a):
            across = half[a] + half[b] - abs(points[a, 0] - points[b, 0])
            top, bottom = sorted((a, b), key=lambda at: points[at, 1])
            down = points[top, 1] + below[top] - points[bottom, 1] + above[bottom]
            if across > 0.5 and down > 0.5:
                found.append((b, a))
    return found


def test_room_tells_how_much_of_a_box_is_taken_across_cells():
    room = Room(3)
    room.take(np.array([-10.0, -10, 10, 10]))
    room.take(np.array([190.0, 0, 450, 20]))
    boxes = np.array(
        [[0.0, 0, 30, 30], [150, 0, 200, 30], [1000, 0, 1010, 10], [-500, -500, 500, 500]]
    )
    assert room.taken(boxes).tolist() == [100, 200, 0, 400 + 260 * 20]


def test_new_nodes_stand_near_their_neighbours_where_nothing_else_is():
    # A hub with a leaf on each of three sides; two new leaves, and a leaf of one of these.
    points = np.array([[0.0, 0], [130, 0], [0, 130], [-130, 0], [9, 9], [9, 9], [9, 9]])
    before = points.copy()
    boxes = np.full((7, 3), 25.0)
    pairs = [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (5, 6)]
    assert joined(points, boxes, pairs, [0, 1, 2, 3]) == [0, 1, 2, 3, 4, 5, 6]
    assert (points[:4] == before[:4]).all()
    assert overlaps(points, boxes) == []
    for one, other in ((0, 4), (0, 5), (5, 6)):
        assert math.dist(points[one], points[other]) == pytest.approx(NEIGHBOUR, rel=0.6)


def test_a_node_between_two_others_stands_between_them_and_one_without_neighbours_waits():
    points = np.array([[0.0, 0], [260, 0], [7, 7], [7, 7]])
    boxes = np.full((4, 3), 20.0)
    assert joined(points, boxes, [(0, 2), (1, 2)], [0, 1]) == [0, 1, 2]
    assert points[2].tolist() == pytest.approx([130, 0])
    assert points[3].tolist() == [7, 7]


def test_a_new_component_takes_a_hole_or_stands_beside_or_below():
    boxes = np.full((4, 3), 20.0)
    corners = np.array([[0.0, 0], [1000, 0], [0, 700], [1000, 700]])
    new = np.array([[0.0, 0], [100, 0]])
    small = np.full((2, 3), 20.0)
    hole = beside(new, small, corners, boxes)
    assert hole[1].tolist() == [hole[0][0] + 100, hole[0][1]]
    assert overlaps(np.concatenate([corners, hole]), np.concatenate([boxes, small])) == []
    assert hole[0].tolist() == [120, 0]
    # Full: to the right of what is high, below what is wide.
    full = np.array([[0.0, 0], [0, 40], [0, 80], [0, 120]])
    assert beside(new, small, full, boxes).tolist() == [[40 + GAP, 0], [140 + GAP, 0]]
    assert beside(new, small, full[:, ::-1], boxes).tolist() == [[0, 40 + GAP], [100, 40 + GAP]]
