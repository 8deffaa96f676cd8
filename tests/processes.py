"""The command ``kg`` in a process with real standard streams: closed, full, or as of a terminal.

The process is forked from this one, which has everything imported, so that a run takes little more
than its own work.
"""

from __future__ import annotations

import contextlib
import io
import os
import selectors
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.cli import main

LONGEST = 60.0  # seconds that a run may take


@dataclass(frozen=True)
class Ended:
    """How a run ended, and what it wrote."""

    code: int
    out: str
    err: str


def forked(
    args: Sequence[object],
    *,
    stdin: int | None = None,
    stdout: int | None = None,
    stderr: int | None = None,
    closed: Sequence[int] = (),
    unbuffered: bool = False,
    before: Callable[[], object] = lambda: None,
) -> Ended:
    """Run a command; streams that are not given are files, with nothing to read.

    Parameters
    ----------
    closed
        The numbers of the streams that are closed.
    unbuffered
        Start as ``python -u`` does.
    before
        Called in the process before the command.
    """
    (out, put_out), (err, put_err) = os.pipe(), os.pipe()
    nothing = os.open(os.devnull, os.O_RDONLY)
    given = {
        0: nothing if stdin is None else stdin,
        1: put_out if stdout is None else stdout,
        2: put_err if stderr is None else stderr,
    }
    child = _fork(args, given, closed, unbuffered=unbuffered, before=before)
    for own in (put_out, put_err, nothing):
        os.close(own)
    texts = _read(out, err)
    return Ended(_ended(child), *texts)


def _read(*pipes: int) -> list[str]:
    """Read pipes until nobody can write to them, also no process that a command has left."""
    parts: dict[int, bytes] = dict.fromkeys(pipes, b"")
    end = time.monotonic() + LONGEST
    with selectors.DefaultSelector() as waiting:
        for pipe in pipes:
            waiting.register(pipe, selectors.EVENT_READ)
        while waiting.get_map() and time.monotonic() < end:
            for key, _ in waiting.select(1):
                if part := os.read(key.fd, 65536):
                    parts[key.fd] += part
                else:
                    waiting.unregister(key.fd)
    for pipe in pipes:
        os.close(pipe)
    return [part.decode("utf-8", "surrogateescape") for part in parts.values()]


def on_terminal(args: Sequence[object]) -> Ended:
    """Run a command whose streams say that they are a terminal; ``out`` is what it gets."""
    shown, terminal = os.pipe()
    nothing = os.open(os.devnull, os.O_RDONLY)
    streams = {0: nothing, 1: terminal, 2: terminal}
    child = _fork(args, streams, (), stream=_Terminal, unbuffered=False, before=lambda: None)
    for own in (terminal, nothing):
        os.close(own)
    (out,) = _read(shown)
    return Ended(_ended(child), out, "")


class _Terminal(io.TextIOWrapper):
    """A stream that says that it is a terminal; not every machine of tests has one to give."""

    def isatty(self) -> bool:
        return True


def _fork(
    args: Sequence[object],
    streams: dict[int, int],
    closed: Sequence[int],
    *,
    unbuffered: bool,
    before: Callable[[], object],
    stream: type[io.TextIOWrapper] = io.TextIOWrapper,
) -> int:
    if child := os.fork():
        return child
    code = 70
    try:
        for number, given in streams.items():
            os.dup2(given, number)
        for number in closed:
            os.close(number)
        sys.stdin = None if 0 in closed else open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stdout = None if 1 in closed else _text(stream, 1, "strict", unbuffered=unbuffered)
        sys.stderr = (
            None if 2 in closed else _text(stream, 2, "backslashreplace", unbuffered=unbuffered)
        )
        sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr
        before()
        code = 71  # the command did not exit
        main([str(arg) for arg in args], prog_name="kg")
    except SystemExit as ended:
        code = ended.code or 0
        try:
            sys.stdout.flush()
        except OSError:  # what Python says and does at its end
            os.write(2, b"Exception ignored while flushing sys.stdout: Traceback\n")
            code = 120
    except BaseException:
        traceback.print_exc()
    finally:
        with contextlib.suppress(Exception):
            sys.stderr.flush()
        os._exit(code)


def _text(
    stream: type[io.TextIOWrapper], number: int, errors: str, *, unbuffered: bool
) -> io.TextIOWrapper:
    raw = io.FileIO(number, "w", closefd=False)
    binary = raw if unbuffered else io.BufferedWriter(raw)
    return stream(binary, "utf-8", errors, line_buffering=number == 2, write_through=unbuffered)


def _ended(child: int) -> int:
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    raise AssertionError(f"it still ran after {LONGEST} seconds")
