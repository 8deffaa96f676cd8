"""Read the tables that some endpoints give in place of JSON or XML: TSV and CSV.

Nothing in them tells that they are whole. The specification is “SPARQL 1.1 Query Results CSV and
TSV Formats” (W3C, 2013).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Any

from kg.questions.remote.formats import Results
from kg.rdf import XSD

__all__ = ["read_csv", "read_tsv"]

_TSV = re.compile(
    r"""<(?P<iri>[^>]*)> | _:(?P<blank>\S+)
      | (?P<sign>["'])(?P<text>.*)(?P=sign)(?:@(?P<language>\S+)|\^\^<(?P<datatype>[^>]*)>)?""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPED = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_NUMBER = re.compile(r"[+-]?(?:\d+|\d*\.\d+|\d+(?:\.\d*)?[eE][+-]?\d+|\d*\.\d+[eE][+-]?\d+)")


def read_tsv(pieces: Iterator[str], most: int | None, results: Results) -> None:
    """Read TSV, whose terms are written as in Turtle.

    Raises
    ------
    ValueError
        If a row has more cells than the head.
    """
    lines = (line.split("\t") for line in _lines(pieces))
    _read_table(lines, most, results, _from_turtle)


def read_csv(pieces: Iterator[str], most: int | None, results: Results) -> None:
    """Read CSV, which does not tell IRIs from text: what looks like an IRI is taken for one.

    Raises
    ------
    ValueError
        If a row has more cells than the head, or it is not CSV.
    """
    results.remark = (
        "the endpoint answers in CSV, which does not tell addresses and numbers from text; kg "
        "takes what begins with http:// or https:// for an address, and all else for text"
    )
    try:
        _read_table(csv.reader(_lines(pieces, keep=True)), most, results, _from_plain)
    except csv.Error as error:
        raise ValueError(str(error)) from error


def _lines(pieces: Iterator[str], *, keep: bool = False) -> Iterator[str]:
    held = ""
    for piece in pieces:
        *lines, held = (held + piece).split("\n")
        yield from (f"{line}\n" if keep else line.removesuffix("\r") for line in lines)
    if held:
        yield held


def _read_table(
    lines: Iterator[list[str]],
    most: int | None,
    results: Results,
    term: Any,  # noqa: ANN401
) -> None:
    results.columns = [name.strip().lstrip("?$") for name in next(lines, [])]
    for cells in lines:
        if most is not None and len(results.rows) >= most:
            return
        if cells == [] and len(results.columns) > 1:
            continue
        if len(cells) > len(results.columns):
            raise ValueError("a row has more cells than there are columns")
        results.rows.append(
            {name: term(cell) for name, cell in zip(results.columns, cells, strict=False)}
        )


def _from_turtle(cell: str) -> dict[str, Any]:
    found = _TSV.fullmatch(cell)
    if found is None:
        kind = "integer" if cell.lstrip("+-").isdecimal() else "decimal"
        kind = "double" if "e" in cell.lower() else kind
        if _NUMBER.fullmatch(cell):
            return {"type": "literal", "value": cell, "datatype": f"{XSD}{kind}"}
        if cell in ("true", "false"):
            return {"type": "literal", "value": cell, "datatype": f"{XSD}boolean"}
        return _from_plain(cell)
    if found["iri"] is not None:
        return {"type": "uri", "value": _unescaped(found["iri"])}
    if found["blank"] is not None:
        return {"type": "bnode", "value": found["blank"]}
    made = {"type": "literal", "value": _unescaped(found["text"])}
    for key, name in (("xml:lang", "language"), ("datatype", "datatype")):
        if found[name]:
            made[key] = found[name]
    return made


def _unescaped(text: str) -> str:
    def character(found: re.Match[str]) -> str:
        code = found[1] or found[2]
        if code:
            return chr(int(code, 16)) if int(code, 16) < 0x110000 else "\ufffd"
        return _ESCAPED.get(found[3], found[3])

    return _ESCAPE.sub(character, text)


def _from_plain(cell: str) -> dict[str, Any]:
    if not cell:
        return {}
    if cell.startswith("_:"):
        return {"type": "bnode", "value": cell}
    kind = "uri" if cell.startswith(("http://", "https://", "urn:")) else "literal"
    return {"type": kind, "value": cell}
