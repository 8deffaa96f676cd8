"""The parts of a workbook, which is a zip archive, in pieces and never without end."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from kg.errors import InputError

__all__ = ["DAMAGED", "Archive"]

# In bytes: what the parts may have together when they are unpacked.
_LARGEST = 256 << 20
_MOST_PARTS = 10_000
# Workbooks are rarely packed to less than a fiftieth; a bomb is packed to a thousandth.
_DENSEST = 400
_SMALL = 16 << 20
_PIECE = 1 << 18

DAMAGED = "is a damaged workbook; restore it from a good copy, or save it again"


class Archive:
    """A zip archive.

    Raises
    ------
    InputError
        If the bytes are not one, or it would fill the memory when unpacked.
    """

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise InputError(DAMAGED) from error
        parts = self._zip.infolist()
        if len(parts) > _MOST_PARTS:
            raise InputError(f"has more than {_MOST_PARTS:,} parts, and is not read; {_SMALLER}")
        size = sum(part.file_size for part in parts)
        if size > _LARGEST or size > max(_SMALL, _DENSEST * len(content)):
            raise InputError(f"would have {size >> 20:,} MB when unpacked; {_SMALLER}")
        # Some programs write backslashes; names are the same in capital and small letters.
        self._parts = {part.filename.replace("\\", "/").lower(): part for part in parts}
        self._left = _LARGEST

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a part of this name."""
        return name.lower() in self._parts

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield a part in pieces.

        Raises
        ------
        InputError
            If it is not there, is damaged, has a password, or is larger than it says.
        """
        part = self._parts.get(name.lower())
        if part is None:
            raise InputError(f"{DAMAGED} (it has no part {name})")
        if part.flag_bits & 1:
            raise InputError("has a password; save it without one")
        try:
            with self._zip.open(part) as stream:
                while piece := stream.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise InputError(f"has more than it says when unpacked; {_SMALLER}")
                    yield piece
        except (
            *(zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError),
            *(NotImplementedError, RuntimeError),
        ) as error:
            raise InputError(f"{DAMAGED} (its part {name[:80]} cannot be unpacked)") from error

    def start(self, name: str, size: int = 10_000) -> bytes:
        """Return the first bytes of a part, or nothing if it is not there."""
        return next(self.pieces(name), b"")[:size] if name in self else b""


_SMALLER = "save only the table in a new workbook, or as CSV"


def resolved(part: str, target: str) -> str:
    """Return the name of the part that a part refers to.

    >>> resolved("xl/workbook.xml", "worksheets/sheet1.xml"), resolved("a/b", "/xl/styles.xml")
    ('xl/worksheets/sheet1.xml', 'xl/styles.xml')
    """
    return posixpath.normpath(posixpath.join(f"/{posixpath.dirname(part)}", target)).lstrip("/")
