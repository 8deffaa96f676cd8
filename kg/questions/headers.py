"""Read a query file: SPARQL with a ``#+`` header that says in plain words what is asked.

The header is YAML in comment lines, as in grlc::

    #+ summary: Who organised an event, and with whom?
    #+ params:
    #+   event: {type: iri, help: the event, example: event:riga-mile-partners}

A parameter is a variable of the query. It is bound to a term when the user gives a value; the value
is never pasted into the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kg.errors import InputError

__all__ = ["Parameter", "Query", "parse_query"]


@dataclass(frozen=True)
class Parameter:
    """A variable of a query that a user may bind, or must bind if it is ``required``.

    ``type`` is iri, text, integer or date.
    """

    name: str
    type: str
    help: str
    example: str = ""
    default: str | None = None
    required: bool = False


@dataclass(frozen=True)
class Query:
    """A SPARQL query with its header; ``name`` is its file's name without the ending.

    ``title`` is the heading of a network's page, ``summary`` the question in plain words,
    ``purpose`` what its answer is for, ``measure`` a network measure to use next. ``cites`` names
    the columns whose records have the quotes to show. ``modes`` are the modes of a network, and
    ``network`` its recipe, as it is written.
    """

    name: str
    text: str
    summary: str
    path: Path | None = None
    title: str = ""
    purpose: str = ""
    reading: str = ""
    params: tuple[Parameter, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    keywords: tuple[str, ...] = ()
    measure: str = ""
    modes: tuple[str, ...] = ()
    network: Mapping[str, Any] = field(default_factory=dict)
    cites: tuple[str, ...] = ("claim",)


_FIELDS = {
    "summary",
    "title",
    "purpose",
    "reading",
    "params",
    "columns",
    "keywords",
    "measure",
    "modes",
    "network",
    "cites",
}
_TYPES = ("iri", "text", "integer", "date")


def parse_query(text: str, *, name: str, path: Path | None = None) -> Query:
    """Read the header of a query; without a header, the summary is the name.

    Raises
    ------
    InputError
        If the header is not YAML, or a field is unknown or of another kind than it should be.
    """
    # Parsers differ on which line ends end a comment, so all line ends become one kind.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    header = _Header(text, path or name)
    fields = header.fields
    params = header.mapping("params")
    return Query(
        name=name,
        text=text,
        summary=header.text("summary") or name,
        path=path,
        title=header.text("title") or name.replace("-", " ").capitalize(),
        purpose=header.text("purpose"),
        reading=header.text("reading"),
        params=tuple(header.parameter(key, given) for key, given in params.items()),
        columns={key: str(given) for key, given in header.mapping("columns").items()},
        keywords=header.texts("keywords"),
        measure=header.text("measure"),
        modes=header.texts("modes"),
        network=header.mapping("network"),
        cites=header.texts("cites") if "cites" in fields else ("claim",),
    )


class _Header:
    """The ``#+`` lines of a query as YAML, in which every value is a text, a list or a mapping."""

    def __init__(self, text: str, where: Path | str) -> None:
        self.where = where
        lines = enumerate(text.split("\n"), 1)
        self.lines = [
            (number, line[2:].removeprefix(" ")) for number, line in lines if line[:2] == "#+"
        ]
        try:
            # Numbers stay texts, too: the type of a parameter says what is a number.
            fields = yaml.load("\n".join(line for _, line in self.lines), yaml.BaseLoader)  # noqa: S506
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
            if name not in _FIELDS:
                raise self.error(
                    name,
                    f"has an unknown field “{name}”; choose one of {', '.join(sorted(_FIELDS))}",
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

    def parameter(self, name: str, given: object) -> Parameter:
        """Return a parameter of ``params``."""
        fields = given if isinstance(given, dict) else {}
        kind = fields.get("type")
        if kind not in _TYPES:
            raise self.error(
                name,
                f"is incomplete: the parameter “{name}” needs a type, one of {', '.join(_TYPES)}",
            )
        texts = {key: value for key, value in fields.items() if isinstance(value, str)}
        return Parameter(
            name=name,
            type=kind,
            help=texts.get("help", ""),
            example=texts.get("example", ""),
            default=texts.get("default"),
            required=texts.get("required", "no").lower() in ("yes", "true"),
        )
