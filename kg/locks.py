"""What threads share: a lock that a fork of the process finds free, and the filters of warnings."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from types import TracebackType
from weakref import WeakSet

__all__ = ["Lock", "quiet"]


class Lock:
    """A reentrant lock; in a fork of this process it is free.

    A fork has only the thread that forked. A lock that another thread holds would stay locked there
    for ever.

    >>> lock = Lock()
    >>> with lock, lock:
    ...     pass
    """

    def __init__(self) -> None:
        self._lock = RLock()
        _ALL.add(self)

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lock.release()


_ALL: WeakSet[Lock] = WeakSet()


def _free_all() -> None:
    for lock in list(_ALL):
        lock._lock = RLock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_free_all)

_FILTERS = Lock()


@contextmanager
def quiet(message: str = "", module: str = "") -> Iterator[None]:
    """Ignore warnings of a module that begin with these words, or all.

    A library that warns would end a program whose user wants warnings to be errors.

    Other threads that want it wait: the filters are of the whole process, and of two that
    overlapped, one would stay.
    """
    with _FILTERS, warnings.catch_warnings():
        warnings.filterwarnings("ignore", message, module=module)
        yield
