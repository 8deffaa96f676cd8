"""The time that shapes may take, and the shape that is asked when it is up."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from kg.errors import InputError
from kg.limits import Limits
from kg.worker import Worker

__all__ = ["Clock", "Over", "alarm", "within_time"]

_GRACE = 2.0  # seconds for the work to say which shape it is at, before it is killed


@dataclass(frozen=True)
class Clock:
    """The seconds that shapes may take in all, from now on; None is no limit."""

    seconds: float | None = None
    started: float = field(default_factory=time.monotonic)

    @property
    def left(self) -> float | None:
        """The seconds that are left."""
        if self.seconds is None:
            return None
        return max(self.seconds - (time.monotonic() - self.started), 0.01)


class Over(BaseException):
    """The time is up; not an Exception, of which pyshacl and rdflib catch many."""


@contextmanager
def alarm(seconds: float | None, name: Callable[[FrameType | None], str]) -> Iterator[None]:
    """Raise :class:`Over`, with the name of the shape that is asked then, after so many seconds."""

    def ring(_number: int, frame: FrameType | None) -> None:
        raise Over(name(frame))

    if seconds is None or not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def within_time(work: Callable[[float | None], Any], clock: Clock, place: Path) -> Any:  # noqa: ANN401
    """Do work in a process of its own, which is ended at the limit; return what it gives.

    Parameters
    ----------
    work
        Takes the seconds that are left; when they are over, it gives the name of the shape that
        took the last of them, as a text.

    Raises
    ------
    InputError
        If it takes more time than the clock has, or more memory than there is.
    """
    Limits(clock.seconds)  # refuses what is not a limit
    left = clock.left
    worker = Worker(work)
    try:
        found = worker.ask(left, Limits(left and left + _GRACE, rows=None, memory=None))
    except InputError as error:
        if error.setting == "timeout":
            raise _too_slow("a shape", clock) from error
        if error.setting == "memory":
            raise InputError(
                "the validator was stopped, for want of memory; simplify the shapes", path=place
            ) from error
        raise
    finally:
        worker.close()
    if isinstance(found, str):
        raise _too_slow(found, clock)
    return found


def _too_slow(what: str, clock: Clock) -> InputError:
    return InputError(
        f"the time was up while {what} was checked: {clock.seconds:g} seconds; simplify patterns "
        "and queries, or allow more time",
        setting="timeout",
    )
