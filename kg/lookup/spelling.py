"""How alike two words are, letter by letter."""

from __future__ import annotations

__all__ = ["similarity"]


def similarity(one: str, other: str) -> float:
    """Return the share of letters that agree, from 0 to 1; two letters changed about are one error.

    >>> similarity("univercity", "university"), similarity("riga", "tallinn")
    (0.9, 0.14285714285714286)
    """
    from rapidfuzz.distance import OSA

    return OSA.normalized_similarity(one, other)
