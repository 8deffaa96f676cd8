from __future__ import annotations

import random
import threading
from concurrent.futures import ThreadPoolExecutor

import igraph
import pytest

from kg.networks import seeded


def drawn():
    return igraph.Graph.Erdos_Renyi(n=30, p=0.3).get_edgelist()


def test_the_same_seed_gives_the_same_and_another_seed_another():
    found = []
    for seed in (1, 1, 2):
        with seeded(seed):
            found.append(drawn())
    assert found[0] == found[1] != found[2]


def test_the_shared_chance_is_left_as_it_was_also_after_an_error():
    random.seed(5)
    expected = (random.random(), drawn())
    random.seed(5)
    assert random.random() == expected[0]
    with pytest.raises(ZeroDivisionError), seeded(1):
        drawn()
        raise ZeroDivisionError
    assert drawn() == expected[1]


def test_two_threads_have_each_its_own_chance():
    both = threading.Barrier(2)

    def draw(seed):
        both.wait(timeout=5)
        with seeded(seed):
            return [drawn() for _ in range(20)]

    with ThreadPoolExecutor(2) as threads:
        found = [*threads.map(draw, (1, 2))]
    alone = []
    for seed in (1, 2):
        with seeded(seed):
            alone.append([drawn() for _ in range(20)])
    assert found == alone
