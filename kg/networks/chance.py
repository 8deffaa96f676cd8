"""One seeded source of chance for igraph, which has a single one for all threads."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

from kg.locks import Lock

__all__ = ["seeded"]

_CHANCE = Lock()


@contextmanager
def seeded(seed: int) -> Iterator[random.Random]:
    """Let igraph draw its chance from a generator of its own, which starts at ``seed``.

    igraph draws from Python's shared generator otherwise; that is left as it was found. Other
    threads that want chance wait.

    >>> import igraph
    >>> with seeded(1):
    ...     first = igraph.Graph.Erdos_Renyi(n=9, p=0.5).get_edgelist()
    >>> with seeded(1):
    ...     first == igraph.Graph.Erdos_Renyi(n=9, p=0.5).get_edgelist()
    True
    """
    # Imported here: igraph is wanted for few commands only, and every one would pay for it.
    import igraph

    chance = random.Random(seed)  # noqa: S311  (no secret here)
    with _CHANCE:
        igraph.set_random_number_generator(chance)
        try:
            yield chance
        finally:
            igraph.set_random_number_generator(random)
