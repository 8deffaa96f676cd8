"""Memory that is not used any more: when the search for it is in the way, and who gets it."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["give_back", "many_objects"]


@contextmanager
def many_objects() -> Iterator[None]:
    """Do not search for cycles while millions of objects are made that stay.

    The search looks at all of them again and again, which takes as long as making them.

    >>> with many_objects():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def give_back() -> None:
    """Give memory that is not used any more back to the system, where the C library can (glibc).

    Cycles are looked for only among what was made since the last look. The C library keeps what was
    freed between pieces that are still in use, and a process that is forked has it, too.
    """
    import ctypes

    gc.collect(1)
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if hasattr(os, "fork") else None
    if trim:
        trim(0)
