"""The texts of the documents of a sheet, found by their checksum."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kg.encodings import read_utf8
from kg.errors import InputError
from kg.incoming.sheets.cells import SourceText
from kg.reading import files_under, is_aside, read_bytes

__all__ = ["SourceTexts"]


class SourceTexts:
    """Texts that somebody gave: a folder of them, or one file.

    Raises
    ------
    InputError
        If the folder or the file cannot be read.
    """

    def __init__(self, *, folder: Path | None = None, file: Path | None = None) -> None:
        self.file = file
        self._paths: dict[str, Path] = {}
        if folder is not None:
            for path in files_under(folder, once=False):
                if not is_aside(path, folder):
                    self._paths[_checksum(path)] = path
        self.checksum = ""
        if file is not None:
            self.checksum = _checksum(file)
            self._paths[self.checksum] = file
        self._read: dict[str, SourceText] = {}

    def of(self, sha256: str) -> SourceText | None:
        """Return the text with a checksum; None if nobody gave it.

        Raises
        ------
        InputError
            If it is not in UTF-8.
        """
        if sha256 not in self._paths:
            return None
        if sha256 not in self._read:
            path = self._paths[sha256]
            content = read_bytes(path)
            read_utf8(path)  # says it in plain words if it is in another encoding
            # Offsets count a byte-order mark and line ends as the file has them.
            self._read[sha256] = SourceText(content.decode("utf-8"))
        return self._read[sha256]

    def refuse_other(self, documents: dict[str, str]) -> None:
        """Refuse one file of text that is none of these documents' text.

        Parameters
        ----------
        documents
            The checksum that each document has, by its name; empty if it has none yet.

        Raises
        ------
        InputError
            If each document has a checksum, and none is that of the file.
        """
        if self.file is None or self.checksum in documents.values() or "" in documents.values():
            return
        names = ", ".join(documents)
        raise InputError(
            f"is not the text that was coded: its SHA-256 is {self.checksum[:12]}…, and that of "
            f"{names} is {', '.join(each[:12] + '…' for each in documents.values())}; give the "
            "text as it was when it was coded",
            path=self.file,
        )


def _checksum(path: Path) -> str:
    return hashlib.sha256(read_bytes(path)).hexdigest()
