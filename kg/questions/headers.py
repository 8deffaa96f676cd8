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

from kg.rdf import Header

__all__ = ["THEMES", "Parameter", "Query", "parse_query"]

# The themes of the shipped questions, networks and gaps, in the order in which they are listed.
THEMES = (
    "Presence at events",
    "Roles",
    "Organisations and posts",
    "Meetings and bridges",
    "Projects and money",
    "Subjects and outputs",
    "Time and place",
    "Documents and evidence",
    "Not known or not sure",
)


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
    ``theme`` one of :data:`THEMES` or a study's own, ``purpose`` what its answer is for,
    ``measure`` a network measure to use next. ``cites`` names the columns whose records have the
    quotes to show. ``modes`` are the modes of a network, and ``network`` its recipe, as it is
    written.
    """

    name: str
    text: str
    summary: str
    path: Path | None = None
    title: str = ""
    theme: str = ""
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
    "theme",
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
    header = Header(text, path or name, _FIELDS)
    fields = header.fields
    params = header.mapping("params")
    return Query(
        name=name,
        text=text,
        summary=header.text("summary") or name,
        path=path,
        title=header.text("title") or name.replace("-", " ").capitalize(),
        theme=" ".join(header.text("theme").split()),
        purpose=header.text("purpose"),
        reading=header.text("reading"),
        params=tuple(_parameter(header, key, given) for key, given in params.items()),
        columns={key: str(given) for key, given in header.mapping("columns").items()},
        keywords=header.texts("keywords"),
        measure=header.text("measure"),
        modes=header.texts("modes"),
        network=header.mapping("network"),
        cites=header.texts("cites") if "cites" in fields else ("claim",),
    )


def _parameter(header: Header, name: str, given: object) -> Parameter:
    """Return a parameter of ``params``."""
    fields = given if isinstance(given, dict) else {}
    kind = fields.get("type")
    if kind not in _TYPES:
        raise header.error(
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
