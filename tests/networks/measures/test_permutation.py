from __future__ import annotations

import numpy as np
import pytest

from kg.networks.measures.permutation import Moments, shuffles

CODES = np.array([0, 0, 0, 1, 1, 2])


def test_a_seed_gives_the_same_shuffles_however_many_come_at_once():
    together = np.hstack(list(shuffles(CODES, 10, 3, 10)))
    parts = list(shuffles(CODES, 10, 3, 4))
    assert [part.shape for part in parts] == [(6, 4), (6, 4), (6, 2)]
    assert np.array_equal(np.hstack(parts), together)
    assert not np.array_equal(np.hstack(list(shuffles(CODES, 10, 4, 4))), together)
    assert all(sorted(column) == sorted(CODES) for column in together.T)


def test_moments_of_parts_are_those_of_the_whole():
    numbers = np.random.default_rng(1).normal(1e6, 2, size=(2, 3, 11))
    moments = Moments()
    for part in (numbers[..., :4], numbers[..., 4:5], numbers[..., 5:]):
        moments.add(part)
    assert moments.number == 11
    assert moments.mean == pytest.approx(numbers.mean(axis=-1), abs=1e-8)
    assert moments.deviation == pytest.approx(numbers.std(axis=-1, ddof=1), rel=1e-9)


def test_numbers_that_are_the_same_do_not_deviate_at_all():
    moments = Moments()
    for many in (3, 1, 7, 9):
        moments.add(np.full((2, many), 1234567))
    assert moments.deviation.tolist() == [0, 0]
    assert moments.mean.tolist() == [1234567, 1234567]
    one = Moments()
    one.add(np.array([[5]]))
    assert one.deviation.tolist() == [0]
