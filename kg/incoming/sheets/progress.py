"""Say now and then how far long work on rows is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

__all__ = ["EVERY", "counted"]

EVERY = 3.0
"""Seconds between two messages."""

_Each = TypeVar("_Each")


def counted(
    doing: str, each: Sequence[_Each], say: Callable[[str], None] | None, what: str = "rows"
) -> Iterator[_Each]:
    """Give things one by one; every few seconds ``say`` gets what is done, and of how many."""
    told = time.monotonic()
    for number, one in enumerate(each):
        if say and time.monotonic() - told > EVERY:
            say(f"{doing} {number:,} of {len(each):,} {what}")
            told = time.monotonic()
        yield one
