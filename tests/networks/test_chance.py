from __future__ import annotations

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

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


def test_two_threads_have_each_its_own_chance(monkeypatch):
    alone = [draw(seed) for seed in (1, 2)]
    both, turn_to = threading.Barrier(2), igraph.set_random_number_generator

    def turn_and_wait(chance):
        turn_to(chance)
        if chance is not random:
            # The one waits for the other as long as it takes it to come so far, if it may.
            with suppress(threading.BrokenBarrierError):
                both.wait(timeout=0.5)

    monkeypatch.setattr(igraph, "set_random_number_generator", turn_and_wait)
    with ThreadPoolExecutor(2) as threads:
        assert [*threads.map(draw, (1, 2))] == alone


def draw(seed):
    with seeded(seed):
        return drawn()
