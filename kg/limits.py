"""A limit on time that holds.

The query engine cannot be interrupted from Python, so the work runs in a worker process that is
killed when its time is up.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

from kg.errors import InputError, KgError

__all__ = ["within"]

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T]) -> T:
    """Do the work in a process of its own and return what it gives; it must be picklable.

    Where processes cannot be forked (Windows), the work is done here and has no limit.

    Raises
    ------
    InputError
        If the time is up, or the worker died, as for want of memory.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        return work()
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    worker = context.Process(target=_do, args=(work, sender), daemon=True)
    worker.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise InputError(
                f"no answer within {seconds:g} seconds; ask for less, or allow more with --timeout"
            )
        outcome = receiver.recv()
    except EOFError as error:
        raise InputError("the query broke off, perhaps for want of memory; ask for less") from error
    finally:
        worker.kill()
        worker.join()
    if isinstance(outcome, KgError):
        raise outcome
    return outcome  # type: ignore[no-any-return]  # the worker sends what work() gives


def _do(work: Callable[[], object], sender: Connection) -> None:
    try:
        sender.send(work())
    except KgError as error:
        sender.send(error)
