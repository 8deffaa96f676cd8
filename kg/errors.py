"""What can go wrong, in words for the person at the keyboard.

Invalid *data* found by validation is a report, not an error; see :mod:`kg.validation`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg.names import shown

__all__ = ["DataError", "InputError", "KgError"]


class KgError(Exception):
    """Something the user can correct; ``str()`` is one plain sentence, file and line first.

    Parameters
    ----------
    message
        What is wrong and what to do.
    path, line, column
        Where, as far as it is known. Lines and columns count from 1.
    excerpt
        The line with the error, with a caret under the place; shown below the sentence.
    setting
        The argument that would change the outcome, by its name in Python (``timeout``); the
        command tells the option of that name.
    value
        What to set it to, if only one value helps.
    """

    exit_code = 2

    def __init__(
        self,
        message: str,
        *,
        path: Path | str | None = None,
        line: int | None = None,
        column: int | None = None,
        excerpt: str = "",
        setting: str = "",
        value: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.excerpt = excerpt
        self.setting = setting
        self.value = value

    def __reduce__(self) -> tuple[object, ...]:
        # An error passes between processes whole.
        return _again, (type(self), self.__dict__)

    def __str__(self) -> str:
        return self.worded(str)

    def worded(self, setting: Callable[[str], str]) -> str:
        """Return the sentence, with the setting named as the reader knows it."""
        path = None if self.path is None else shown(self.path)
        where = [str(part) for part in (path, self.line, self.column) if part is not None]
        said = f"{':'.join(where)}: {self.message}" if where else self.message
        if self.setting:
            said += f" ({self._set(setting(self.setting))})"
        return f"{said}\n{self.excerpt}" if self.excerpt else said

    def _set(self, named: str) -> str:
        """Name a setting, and the value if there is one: in place of what stands for a value."""
        if not self.value:
            return named
        option, placeholder, _ = named.partition(" ")
        return f"{option} {self.value}" if placeholder else f'{option}="{self.value}"'


def _again(cls: type[KgError], facts: dict[str, Any]) -> KgError:
    error = cls(facts["message"])
    error.__dict__.update(facts)
    return error


class InputError(KgError):
    """Wrong command or input: an unreadable file, a wrong option. Exit code 2."""


class DataError(KgError):
    """Errors in the data: a quote that was not found, a file not canonical. Exit code 1."""

    exit_code = 1
