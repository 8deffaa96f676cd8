"""A lock for threads that a fork of the process does not inherit."""

from __future__ import annotations

import os
from threading import RLock
from types import TracebackType
from weakref import WeakSet

__all__ = ["Lock"]


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
