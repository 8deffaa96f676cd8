"""How alike two words are, letter by letter."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["similarity"]


@lru_cache(maxsize=100_000)
def similarity(one: str, other: str) -> float:
    """Return the share of letters that agree, from 0 to 1; two letters changed about are one error.

    >>> similarity("univercity", "university"), similarity("oslo", "solo")
    (0.9, 0.75)
    """
    from rapidfuzz.distance import OSA

    return OSA.normalized_similarity(one, other)
