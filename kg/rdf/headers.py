"""Read the ``#+`` header of a SPARQL file: YAML in comment lines, as in grlc."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from kg.errors import InputError

__all__ = ["Header"]


class Header:
    """The ``#+`` lines of a file as YAML, in which every value is a text, a list or a mapping.

    Parameters
    ----------
    text
        The file's text.
    where
        The file, or a name, for errors.
    known
        The names of the fields that there may be.

    Raises
    ------
    InputError
        If the header is not YAML, or a field is unknown.
    """

    def __init__(self, text: str, where: Path | str, known: Collection[str]) -> None:
        import yaml  # only here: most commands read no header

        self.where = where
        lines = enumerate(text.split("\n"), 1)
        self.lines = [
            (number, line[2:].removeprefix(" ")) for number, line in lines if line[:2] == "#+"
        ]
        try:
            # Numbers stay texts, too: the type of a parameter says what is a number.
            said = "\n".join(line for _, line in self.lines)
            fields = yaml.load(said, yaml.BaseLoader) if said else None  # noqa: S506
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            at = self.lines[min(mark.line, len(self.lines) - 1)][0] if mark and self.lines else None
            raise InputError(
                "the #+ header is not YAML; a text with a colon needs quotation marks",
                path=where,
                line=at,
            ) from error
        if not isinstance(fields, dict) and fields not in (None, ""):
            raise InputError(
                "the #+ header has no fields; write “summary: ...”", path=where, line=1
            )
        self.fields: dict[str, Any] = fields or {}
        for name in self.fields:
            if name not in known:
                raise self.error(
                    name,
                    f"has an unknown field “{name}”; choose one of {', '.join(sorted(known))}",
                )

    def error(self, name: str, problem: str) -> InputError:
        """Make the error of a field or parameter, with its line."""
        own = (number for number, line in self.lines if line.strip().startswith(f"{name}:"))
        return InputError(f"the #+ header {problem}", path=self.where, line=next(own, None))

    def text(self, name: str) -> str:
        """Return a field that is a text; an empty text if it is missing."""
        given = self.fields.get(name, "")
        if not isinstance(given, str):
            raise self.error(name, f"needs a text for “{name}”")
        return given

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a field that is a list of texts; a single text becomes a list."""
        given = self.fields.get(name, [])
        given = [given] if isinstance(given, str) else given
        if not isinstance(given, list) or not all(isinstance(item, str) for item in given):
            raise self.error(name, f"needs a list of words for “{name}”: [one, two]")
        return tuple(item for item in given if item)

    def mapping(self, name: str) -> dict[str, Any]:
        """Return a field that gives each name a description."""
        given = self.fields.get(name) or {}
        if not isinstance(given, dict) or not all(isinstance(key, str) for key in given):
            raise self.error(
                name, f"needs “{name}” as names with descriptions, {{one: ..., two: ...}}"
            )
        return given
