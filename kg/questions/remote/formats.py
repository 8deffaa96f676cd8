"""Read SPARQL's formats of results, row by row: JSON and XML.

An answer is read as it arrives, and no further than it is needed. All readers give the head of the
answer and rows of the same kind, those of SPARQL's JSON; what is in a row is not judged here.

The specifications are “SPARQL 1.1 Query Results JSON Format” and “SPARQL Query Results XML Format”
(W3C, 2013).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from xml.etree import ElementTree as ET

from kg.escapes import NOT_XML

__all__ = ["EndedError", "Results", "read_json", "read_xml"]

_Rows = list[Mapping[str, Any]]


class EndedError(ValueError):
    """The answer ends before its end."""


@dataclass
class Results:
    """An answer: its columns and rows, or yes or no. Readers fill it, also until they fail."""

    columns: list[str] = field(default_factory=list)
    rows: _Rows = field(default_factory=list)
    truth: bool | None = None
    remark: str = ""


_BINDINGS = re.compile(r'"bindings"\s*:\s*\[')
_BETWEEN = " \t\r\n,"
_DECODER = json.JSONDecoder(strict=False)  # control characters in texts are let through
_LONGEST_HEAD = 1_000_000
_LONGEST_ROW = 10_000_000


def read_json(pieces: Iterator[str], most: int | None, results: Results) -> None:
    """Read JSON.

    Raises
    ------
    ValueError
        If it is not JSON of this kind, or does not end as it must.
    """
    text, begin = "", None
    while begin is None and (piece := next(pieces, None)) is not None:
        text += piece
        begin = _BINDINGS.search(text)
        if len(text) > _LONGEST_HEAD and begin is None:
            break
    if begin is None:
        _read_whole(text, results)
        return
    head, at = text[: begin.end()], begin.end()
    while most is None or len(results.rows) < most:
        while at < len(text) and text[at] in _BETWEEN:
            at += 1
        if text.startswith("]", at):
            _head(_loaded(f"{head}{text[at:]}{''.join(pieces)}"), results)
            return
        try:
            row, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            piece = next(pieces, "")
            if not piece or len(text) - at > _LONGEST_ROW:
                raise _told(error, text) from error
            text, at = text[at:] + piece, 0
            continue
        if not isinstance(row, dict):
            raise ValueError("a row of it is not a JSON object")  # noqa: TRY004 (what it holds)
        results.rows.append(row)
    # The rest is not read, so nothing is known about the end.
    try:
        loaded = _loaded(f"{head}]}}}}")
    except ValueError:
        loaded = {}
    _head(loaded, results)


def _loaded(text: str) -> dict[str, Any]:
    try:
        loaded = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise _told(error, text) from error
    if not isinstance(loaded, dict):
        raise ValueError("it is not a JSON object")  # noqa: TRY004 (what it holds)
    return loaded


def _told(error: BaseException, text: str) -> ValueError:
    """Say what is wrong with JSON: where it stops making sense, or that it stops."""
    if not isinstance(error, json.JSONDecodeError):
        return ValueError("it has too many nested brackets")
    if error.msg.startswith("Unterminated string") or error.pos >= len(text.rstrip()):
        return EndedError("a bracket or a text is never closed")
    return ValueError(f"it is not JSON at “{text[error.pos : error.pos + 20].strip()}”")


def _read_whole(text: str, results: Results) -> None:
    loaded = _loaded(text)
    if isinstance(truth := loaded.get("boolean"), bool):
        results.truth = truth
        return
    raise ValueError("it has no rows (“bindings”), and no yes or no (“boolean”)")


def _head(loaded: Mapping[str, Any], results: Results) -> None:
    head = loaded.get("head")
    names = head.get("vars") if isinstance(head, dict) else None
    named = [str(name) for name in names] if isinstance(names, list) else []
    used = (name for row in results.rows for name in row)
    results.columns = list(dict.fromkeys([*named, *used]))


# A reference to a character that XML does not allow, such as &#1; or &#xD800;.
_REFERENCE = re.compile(r"&#(?:x([0-9A-Fa-f]{1,8})|([0-9]{1,8}));")
_UNFINISHED = re.compile(r"&[#\w]{0,10}\Z")
_XML = "{http://www.w3.org/XML/1998/namespace}"


def read_xml(pieces: Iterator[str], most: int | None, results: Results) -> None:
    """Read XML; characters that XML does not allow are replaced.

    Raises
    ------
    ValueError
        If it is not XML of this kind, or does not end as it must.
    """
    parser: ET.XMLPullParser[ET.Element] = ET.XMLPullParser(("start", "end"))
    try:
        for piece in _allowed(pieces):
            parser.feed(piece)
            if _take(parser, most, results):
                return
        try:
            parser.close()
        except ET.ParseError as error:
            raise EndedError("a tag is never closed") from error
        if _take(parser, most, results):
            return
    except ET.ParseError as error:
        raise ValueError(f"it is not XML: {error}") from error
    if results.truth is None and not results.columns and not results.rows:
        raise ValueError("it has no rows, and no yes or no")


def _allowed(pieces: Iterator[str]) -> Iterator[str]:
    held = ""
    for number, piece in enumerate(pieces):
        text = held + piece
        if not number:
            # Virtuoso: what else XML 1.1 allows is replaced below.
            text = re.sub(r"\A(\s*<\?xml\s+version=[\"'])1\.1", r"\g<1>1.0", text)
        unfinished = _UNFINISHED.search(text)
        held = unfinished[0] if unfinished else ""
        text = text[: len(text) - len(held)]
        if "<!ENTITY" in text:
            raise ValueError("it declares entities")
        yield NOT_XML.sub("\ufffd", _REFERENCE.sub(_character, text))
    if held:
        yield held


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    valid = code < 0x110000 and not NOT_XML.match(chr(code))
    return found[0] if valid else "\ufffd"


def _take(parser: ET.XMLPullParser[ET.Element], most: int | None, results: Results) -> bool:
    """Take what was read so far, and tell whether it is enough."""
    for event, element in cast("Iterator[tuple[str, ET.Element]]", parser.read_events()):
        name = element.tag.rpartition("}")[2]
        if event == "start" and name == "variable":
            results.columns.append(element.get("name", ""))
        elif event == "end" and name == "boolean":
            results.truth = (element.text or "").strip() in ("true", "1")
        elif event == "end" and name == "result":
            results.rows.append({each.get("name", ""): _term(each) for each in element})
            element.clear()
            if most is not None and len(results.rows) >= most:
                return True
    return False


def _term(binding: ET.Element) -> dict[str, Any]:
    for each in binding:
        kind = each.tag.rpartition("}")[2]
        found: dict[str, Any] = {"type": kind, "value": "".join(each.itertext())}
        for key, name in (("xml:lang", f"{_XML}lang"), ("datatype", "datatype")):
            if given := each.get(name):
                found[key] = given
        return found
    return {}
