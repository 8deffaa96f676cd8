from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from kg.pages.network.framing import FRAME, SCALES, readable, settled, touched_up
from kg.pages.network.lettering import LINE, Naming, width_of

NONE = np.zeros((0, 2), dtype=int)


def names_of(number):
    return [["Department of Labour", f"and Integration, {at}"] for at in range(number)]


def crowded(number, seed=4):
    """Give points too near to each other for their names."""
    return np.random.default_rng(seed).uniform(0, 300, (number, 2))


def naming_at(scale, radii, names, ties=NONE):
    sizes = np.array([[width_of(lines), LINE * len(lines)] for lines in names]) * scale.letters
    return Naming(radii * scale.marks, sizes, range(len(names)), ties, NONE, FRAME)


def test_every_name_of_forty_crowded_nodes_finds_a_place_in_the_frame():
    radii, names = np.full(40, 8.0), names_of(40)
    found = readable(crowded(40), radii, names, NONE, NONE)
    points = (found - found.mean(axis=0)) * SCALES[-1].factor + np.array(FRAME) / 2
    # One or two are cut by a line.
    assert naming_at(SCALES[-1], radii, names).placed(points)[1].sum() >= 38
    assert (np.ptp(points, axis=0) <= np.add(FRAME, 1)).all()
    assert min(np.hypot(*(a - b)) for a, b in combinations(found, 2)) > 16


def test_what_has_room_stays_as_it_was_drawn():
    points = np.array([[0.0, 0], [300, 0], [300, 200]])
    found = readable(
        points, np.full(3, 8.0), [["a"], ["b"], ["c"]], np.array([[0, 1], [1, 2]]), NONE
    )
    moved = found - found[0]
    assert moved[1].tolist() == pytest.approx([moved[1][0], 0])
    assert moved[2][0] == pytest.approx(moved[1][0])
    assert 300 <= moved[1][0] <= 390
    assert 200 <= moved[2][1] <= 390


def test_where_names_need_more_room_the_frame_grows_at_the_same_aspect():
    number = 110
    found = readable(crowded(number), np.full(number, 7.0), names_of(number), NONE, NONE)
    wide, high = np.ptp(found, axis=0) * SCALES[-1].factor
    assert wide > 1.2 * FRAME[0]
    assert wide / high == pytest.approx(FRAME[0] / FRAME[1], rel=0.2)


def test_nodes_leave_each_other_and_ties_that_are_not_theirs():
    ties = np.array([[0, 1], [2, 3]])
    naming = naming_at(SCALES[-1], np.full(5, 8.0), [["name"] * 3] * 5, ties)
    # The last lies on the first tie, the third and fourth on each other.
    start = np.array([[100.0, 100], [500, 100], [300, 300], [302, 300], [300, 100]])
    points, missing = settled(naming, start, 10)
    assert missing == 0
    for a, b in combinations(range(5), 2):
        assert np.hypot(*(points[a] - points[b])) > 12


def test_only_those_that_may_move_do():
    points = crowded(30)
    radii, names = np.full(30, 8.0), names_of(30)
    moved = touched_up(points, radii, names, NONE, NONE, [28, 29])
    assert (moved[:28] == points[:28]).all()
    assert not (moved[28:] == points[28:]).all()


def test_the_same_picture_each_time():
    graph = nx.barabasi_albert_graph(40, 1, seed=2)
    ties = np.array(sorted(graph.edges))
    made = [readable(crowded(40), np.full(40, 9.0), names_of(40), ties, NONE) for _ in range(2)]
    assert (made[0] == made[1]).all()
