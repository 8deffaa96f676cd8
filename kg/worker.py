"""Enforce limits on time and memory.

The query engine cannot be interrupted from Python and has no limits of its own. So a query is
answered in a worker process, which is killed when it passes a limit. The worker is forked from this
process, shares its data, and stays for the next query.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any

from kg.errors import InputError, KgError
from kg.limits import Limits

__all__ = ["Worker"]


class Worker:
    """A process that answers requests one by one; it is killed when one passes its limits.

    On systems that cannot fork (Windows) the work is done in this process and has no limits.
    """

    def __init__(self, work: Callable[[Any], Any]) -> None:
        self.work = work
        self._process: ForkProcess | None = None
        self._pipe: Connection | None = None
        self._owner = os.getpid()

    def ask(self, request: object, limits: Limits) -> Any:  # noqa: ANN401 (what the work gives)
        """Do the work on a request; the request and the answer are pickled.

        Raises
        ------
        InputError
            If the work needs too much time or memory; the next request gets a new worker.
        """
        if not hasattr(os, "fork"):
            return self.work(request)
        try:
            pipe = self._running()
            pipe.send((request, limits))
            if not pipe.poll(limits.timeout):
                self.close()
                raise InputError(
                    f"no answer within {limits.timeout:g} seconds; narrow the query, or allow more "
                    "time",
                    setting="timeout",
                )
            good, outcome = pickle.loads(pipe.recv_bytes())  # noqa: S301 (from our own worker)
        except (EOFError, ConnectionError) as error:
            raise self._broken(limits) from error
        except KeyboardInterrupt:
            self.close()
            raise
        if not good:
            raise outcome
        return outcome

    def close(self) -> None:
        """End the worker, whatever it is doing."""
        # A fork of this process has a copy of this object, and must not end our worker.
        if self._process is not None and self._owner == os.getpid():
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _running(self) -> Connection:
        if self._owner != os.getpid() or self._process is None or not self._process.is_alive():
            self.close()
            self._owner = os.getpid()
            context = multiprocessing.get_context("fork")
            self._pipe, other = context.Pipe()
            self._process = context.Process(target=self._serve, args=(other,), daemon=True)
            self._process.start()
            other.close()
        assert self._pipe is not None  # noqa: S101 (set with the process)
        return self._pipe

    def _broken(self, limits: Limits) -> InputError:
        """Make the error of a worker that died."""
        if self._process is not None:
            self._process.join(5)
        self.close()
        size = "memory" if limits.memory is None else f"than {limits.memory:,} MB"
        return InputError(
            f"the query was stopped: it needed more {size}, or has too many nested brackets; "
            "narrow the query, or allow more memory",
            setting="memory",
        )

    def _serve(self, pipe: Connection) -> None:
        """Answer until the other end of the pipe is closed; close all other files."""
        # What the parent has thrown away is the parent's to clean up: here it would be done twice,
        # and in the middle of anything.
        gc.freeze()
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        # An open copy here would keep files and pipes open that others close. And the engine writes
        # to standard error when it dies.
        quiet = os.open(os.devnull, os.O_RDWR)
        os.dup2(quiet, 2)
        os.closerange(3, pipe.fileno())
        os.closerange(pipe.fileno() + 1, os.sysconf("SC_OPEN_MAX"))
        with contextlib.suppress(EOFError, OSError):
            while True:
                request, limits = pipe.recv()
                try:
                    _restrain(limits)
                    outcome = pickle.dumps((True, self.work(request)), protocol=5)
                except KgError as error:
                    outcome = pickle.dumps((False, error), protocol=5)
                except MemoryError:
                    os._exit(1)
                except Exception as error:  # a bug; raised again in the process that asked
                    outcome = pickle.dumps((False, _portable(error)), protocol=5)
                pipe.send_bytes(outcome)
        os._exit(0)


def _portable(error: Exception) -> Exception:
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 (our own)
    except Exception:
        return RuntimeError(repr(error))
    return error


def _restrain(limits: Limits) -> None:
    """Limit the memory and time of this process to what it has used, and so much more."""
    import resource

    def limit(kind: int, given: float | None, used: float) -> None:
        hard = resource.getrlimit(kind)[1]
        soft = hard if given is None else int(used + given)
        if hard != resource.RLIM_INFINITY:
            soft = min(soft, hard)
        resource.setrlimit(kind, (soft, hard))

    if (before := _data_bytes()) is not None:
        size = None if limits.memory is None else limits.memory * 2**20
        limit(resource.RLIMIT_DATA, size, before)
    spent = resource.getrusage(resource.RUSAGE_SELF)
    # Only needed if the process that would kill this one is killed itself.
    seconds = None if limits.timeout is None else 4 * limits.timeout + 10
    limit(resource.RLIMIT_CPU, seconds, spent.ru_utime + spent.ru_stime)


def _data_bytes() -> int | None:
    """Return the bytes of private memory of this process; None on systems other than Linux."""
    try:
        lines = Path("/proc/self/status").read_bytes().splitlines()
    except OSError:
        return None
    sizes = [int(line.split()[1]) for line in lines if line.startswith(b"VmData:")]
    return sizes[0] * 1024 if sizes else None
