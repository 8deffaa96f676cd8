"""Enforce limits on time and memory.

The query engine cannot be interrupted from Python and has no limits of its own. So a query is
answered in a worker process, which is killed when it passes a limit. The worker is forked from this
process, shares its data, and stays for the next query. It ends when this process ends, however that
happens.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from kg.errors import InputError, KgError
from kg.limits import Limits
from kg.locks import Lock
from kg.pipes import End, pipe

if sys.platform != "win32":
    # Now, since a worker that is forked while another thread imports something may never get it.
    import resource

__all__ = ["Worker"]

_EVERY = 0.2  # seconds between two looks whether the parent is there


class Worker:
    """A process that answers requests one by one; it is killed when one passes its limits.

    Several threads may ask; they wait for each other, and ``lock`` keeps others waiting for longer.
    A fork of this process gets a worker of its own. On systems that cannot fork (Windows) the work
    is done in this process and has no limits.
    """

    def __init__(self, work: Callable[[Any], Any]) -> None:
        self.work = work
        self.lock = Lock()
        self._process: int | None = None
        self._end: End | None = None
        self._owner = os.getpid()
        self._state = 0
        self._asking: int | None = None  # the thread that waits for an answer

    def ask(self, request: object, limits: Limits, *, state: int = 0) -> Any:  # noqa: ANN401 (what the work gives)
        """Do the work on a request; the request and the answer are pickled.

        Parameters
        ----------
        state
            A number that changes when this process has something new that the work needs; a worker
            that was forked in another state is replaced.

        Raises
        ------
        InputError
            If the work needs too much time or memory; the next request gets a new worker.
        """
        if not hasattr(os, "fork"):
            return self.work(request)
        with self.lock:
            if self._owner != os.getpid():
                self._disown()
            if self._asking is not None:
                # This thread waits for an answer, and a signal's handler asks another question.
                with contextlib.closing(Worker(self.work)) as other:
                    return other.ask(request, limits)
            self._asking = threading.get_ident()
            try:
                if state != self._state:
                    self.close()
                self._state = state
                good, outcome = self._exchange(request, limits)
            except BaseException:
                # An answer that nobody takes would be taken for that of the next request.
                self.close()
                raise
            finally:
                self._asking = None
        if not good:
            raise outcome
        return outcome

    def close(self) -> None:
        """End the worker, whatever it is doing."""
        # A fork of this process has a copy of this object, and must not end our worker.
        if self._process is not None and self._owner == os.getpid():
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            if self._asking not in (None, threading.get_ident()):
                return  # another thread waits for its answer, learns that it ended, and tidies up
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self._process, 0)
        if self._end is not None:
            self._end.close()
        self._process = self._end = None

    def _disown(self) -> None:
        """Forget, in a fork, the worker of the process that was forked."""
        self.close()
        self._owner, self._asking = os.getpid(), None

    def _exchange(self, request: object, limits: Limits) -> tuple[bool, Any]:
        try:
            end = self._running()
            end.send(pickle.dumps((request, limits), protocol=5))
            if not end.wait(limits.timeout):
                raise InputError(
                    f"no answer within {limits.timeout:g} seconds; narrow the query, or allow more "
                    "time",
                    setting="timeout",
                )
            found: tuple[bool, Any] = pickle.loads(end.receive())  # noqa: S301 (from our own worker)
        except (EOFError, ConnectionError) as error:
            size = "memory" if limits.memory is None else f"than {limits.memory:,} MB"
            raise InputError(
                f"the query was stopped: it needed more {size}, or has too many nested brackets; "
                "narrow the query, or allow more memory",
                setting="memory",
            ) from error
        return found

    def _running(self) -> End:
        if self._end is None or not self._alive():
            self.close()
            self._end, other = pipe()
            self._process = os.fork()
            if self._process == 0:
                try:
                    self._serve(other)
                finally:
                    os._exit(1)
            other.close()
        return self._end

    def _alive(self) -> bool:
        if self._process is None:
            return False
        try:
            return os.waitpid(self._process, os.WNOHANG)[0] == 0
        except ChildProcessError:
            return False

    def _serve(self, end: End) -> None:
        """Answer until the other end of the pipe is closed; close all other files."""
        # What the parent has thrown away is the parent's to clean up: here it would be done twice,
        # and in the middle of anything.
        gc.freeze()
        for number in signal.valid_signals():
            if callable(signal.getsignal(number)):  # the parent's, for the parent
                signal.signal(number, signal.SIG_DFL)
        # An open copy here would keep files and pipes open that others close. And the engine writes
        # to standard error when it dies.
        quiet = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(quiet, stream)
        kept = (2, *sorted(end.files), os.sysconf("SC_OPEN_MAX"))
        for before, after in pairwise(kept):
            os.closerange(before + 1, after)
        _end_with(self._owner)
        with contextlib.suppress(EOFError, OSError):
            while True:
                request, limits = pickle.loads(end.receive())  # noqa: S301 (from the process that forked)
                try:
                    _restrain(limits)
                    outcome = pickle.dumps((True, self.work(request)), protocol=5)
                except KgError as error:
                    outcome = pickle.dumps((False, error), protocol=5)
                except MemoryError:
                    os._exit(1)
                except Exception as error:  # a bug; raised again in the process that asked
                    outcome = pickle.dumps((False, _portable(error)), protocol=5)
                end.send(outcome)


def _end_with(parent: int) -> None:
    """Let this process end within a second of its parent.

    The query engine lets another thread look while it works, but no signal reach it; what holds
    Python's own lock, as the matching of a pattern does, lets signals reach it, but no thread look.
    The system's own signal of a parent's death (of Linux) comes when the thread ends that forked,
    which is too early.
    """

    def look(*_: object) -> None:
        if os.getppid() != parent:
            os._exit(1)

    def watch() -> None:
        try:
            while True:
                look()
                time.sleep(_EVERY)
        finally:
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
    signal.signal(signal.SIGVTALRM, look)
    signal.setitimer(signal.ITIMER_VIRTUAL, _EVERY, _EVERY)


def _portable(error: Exception) -> Exception:
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 (our own)
    except Exception:
        return RuntimeError(repr(error))
    return error


def _restrain(limits: Limits) -> None:
    """Limit the memory of this process to what it has used, and so much more."""
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    soft = hard
    if limits.memory is not None:
        before = _data_bytes()
        if before is None:
            return
        soft = before + limits.memory * 2**20
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _data_bytes() -> int | None:
    """Return the bytes of private memory and stack here; None on systems other than Linux."""
    try:
        with open("/proc/self/statm", "rb", buffering=0) as told:  # noqa: PTH123 (sooner than a Path)
            pages = told.read(200).split()
    except OSError:
        return None
    return int(pages[5]) * resource.getpagesize() if len(pages) > 5 else None
