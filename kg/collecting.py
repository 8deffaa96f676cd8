"""Memory that is not used any more: when the search for it is in the way, and who gets it."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["give_back", "many_objects", "settled"]


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


@contextmanager
def settled() -> Iterator[None]:
    """Search for cycles only among what is made from now on: what is there stays for long.

    >>> with settled():
    ...     gc.get_freeze_count() > 0
    True
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def give_back() -> None:
    """Give memory that was freed back to the system, where the C library can (glibc).

    It keeps what is between pieces still in use, and a process forked from this one has it, too.
    """
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if hasattr(os, "fork") else None
    if trim:
        trim(0)
