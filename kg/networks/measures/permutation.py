"""What a measure would be if groups were dealt to the nodes at random."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from kg.networks.arrays import Numbers, Places

__all__ = ["Moments", "shuffles"]


def shuffles(codes: Places, times: int, seed: int, at_once: int) -> Iterator[Places]:
    """Give a row a node and a column a shuffle of ``codes``, at most ``at_once`` columns each time.

    The same seed gives the same shuffles, however many come at once.
    """
    generator = np.random.default_rng(seed)
    for start in range(0, times, at_once):
        many = min(at_once, times - start)
        yield np.column_stack([generator.permutation(codes) for _ in range(many)])


class Moments:
    """Means and standard deviations of numbers that come a part at a time, along the last axis.

    Parts are put together after Chan, Golub and LeVeque (1983), so that numbers which are all the
    same have a deviation of exactly 0.
    """

    def __init__(self) -> None:
        self.number = 0
        self.mean: Numbers = np.zeros(())
        self._squares: Numbers = np.zeros(())

    def add(self, values: Numbers | Places) -> None:
        """Take in more numbers."""
        here = values.shape[-1]
        mean = values.mean(axis=-1)
        step = mean - self.mean
        total = self.number + here
        within = ((values - mean[..., np.newaxis]) ** 2).sum(axis=-1)
        self._squares = self._squares + within + step**2 * (self.number * here / total)
        self.mean = self.mean + step * here / total
        self.number = total

    @property
    def deviation(self) -> Numbers:
        """The standard deviation of a sample; 0 of fewer than two numbers."""
        return np.sqrt(self._squares / max(self.number - 1, 1))
