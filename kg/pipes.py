"""Messages between two processes of which one is a fork of the other, each received as it was sent.

What multiprocessing has for this does the same, and takes longer: to be imported at each start, and
for each message.
"""

from __future__ import annotations

import os
import select
import struct

__all__ = ["End", "pipe"]

_SIZE = struct.Struct("!Q")
_SMALL = 16_384  # bytes that are sent together with their number
_PART = 2**20  # bytes that are read at once, at most


def pipe() -> tuple[End, End]:
    """Return the two ends of a new connection; each process closes the one it does not use."""
    here, theirs = os.pipe(), os.pipe()
    return End(here[0], theirs[1]), End(theirs[0], here[1])


class End:
    """One end of a connection: the files to read from and to write to."""

    def __init__(self, read: int, write: int) -> None:
        self._files: tuple[int, ...] = (read, write)
        self._waiting = select.poll()
        self._waiting.register(read, select.POLLIN)

    @property
    def files(self) -> tuple[int, ...]:
        """The numbers of the open files; none when it is closed."""
        return self._files

    def send(self, content: bytes) -> None:
        """Send a message.

        Raises
        ------
        BrokenPipeError
            If the other end is closed.
        """
        size = _SIZE.pack(len(content))
        parts = (size + content,) if len(content) <= _SMALL else (size, content)
        for part in parts:
            left = memoryview(part)
            while left:
                left = left[os.write(self._files[1], left) :]

    def wait(self, seconds: float | None) -> bool:
        """Wait until there is something to receive, or the end; tell whether there is."""
        return bool(self._waiting.poll(None if seconds is None else max(0, seconds * 1000)))

    def receive(self) -> bytes | bytearray:
        """Return the next message.

        Raises
        ------
        EOFError
            If the other end is closed.
        """
        (size,) = _SIZE.unpack(self._read(_SIZE.size))
        return self._read(size)

    def _read(self, size: int) -> bytes | bytearray:
        part = os.read(self._files[0], min(size, _PART))
        if len(part) == size:
            return part
        read = bytearray(part)
        while len(read) < size:
            if not part:
                raise EOFError
            part = os.read(self._files[0], min(size - len(read), _PART))
            read += part
        return read

    def close(self) -> None:
        """Close the files of this end."""
        files, self._files = self._files, ()
        for each in files:
            os.close(each)

    def __del__(self) -> None:
        """Close what nobody uses any more."""
        self.close()
