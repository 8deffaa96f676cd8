"""The standard streams: what is written to them arrives whole, or the user is told."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import suppress

from kg.errors import InputError
from kg.escapes import on_screen
from kg.files import reason

__all__ = ["complete", "prepare", "put", "tell"]

# A longer line is shortened in the middle: it begins with what is wrong and ends with what to do.
_LONGEST, _HEAD, _TAIL = 1000, 600, 300


def prepare() -> None:
    """Make the standard streams usable however this process was started.

    A stream that is closed gets an empty file in its place, so that no other file gets its number;
    writing to standard output then fails. Where Python was told not to buffer, a full disk would
    take a part of a text without an error; so there is always a buffer.
    """
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        stream = getattr(sys, name)
        if stream is not getattr(sys, f"__{name}__"):
            continue  # somebody's own, in the place of Python's
        if stream is None:
            with suppress(OSError):
                os.open(os.devnull, os.O_WRONLY if number == 2 else os.O_RDONLY)
                opened = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
                setattr(sys, name, opened)
        elif mode == "w" and isinstance(getattr(stream, "buffer", None), io.RawIOBase):
            buffered = io.BufferedWriter(stream.buffer)
            text = io.TextIOWrapper(buffered, stream.encoding, stream.errors, line_buffering=True)
            setattr(sys, name, text)


def put(content: bytes) -> None:
    """Write to standard output.

    Raises
    ------
    InputError
        If not all of it could be written.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError as error:
        raise _unwritten(error) from error


def tell(message: str) -> None:
    """Write a message to standard error, where a terminal shows what it would obey.

    A message that cannot be written is lost; there is nobody to tell.
    """
    lines = (
        line if len(line) <= _LONGEST else f"{line[:_HEAD]} … {line[-_TAIL:]}"
        for line in message.split("\n")
    )
    try:
        sys.stderr.write(on_screen("\n".join(lines)) + "\n")
        sys.stderr.flush()
    except OSError:
        _give_up(sys.stderr.fileno())


def complete() -> None:
    """Make sure that all of standard output has arrived.

    Raises
    ------
    InputError
        If it has not.
    """
    try:
        sys.stdout.flush()
    except OSError as error:
        raise _unwritten(error) from error


def _unwritten(error: OSError) -> InputError:
    _give_up(1)
    told = {errno.EPIPE: "its reader has ended", errno.EBADF: "it is closed"}
    why = told.get(error.errno or 0, reason(error))
    return InputError(f"not all of the result was written to standard output ({why})")


def _give_up(number: int) -> None:
    """Let what a stream still holds go nowhere: Python would try again at the end, and complain."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)
