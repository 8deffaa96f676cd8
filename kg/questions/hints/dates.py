"""Say of a date in EDTF what it is not: a day to compare, or a text."""

from __future__ import annotations

import re

from pyoxigraph import Literal

from kg.questions.hints.probe import Probe
from kg.questions.hints.tried import Tried
from kg.rdf import expand

__all__ = ["of_dates"]

_EDTF = expand("loc:edtf")


def of_dates(probe: Probe, before: str, expression: str, tried: Tried) -> str:
    """Say of a variable of an expression that it is a date in EDTF, and what to write.

    An empty text if there is none, or the expression takes it as a text already.
    """
    for name, values in tried.values.items():
        dates = [each for each in values if _is_edtf(each)]
        if not dates or re.search(rf"(?i)\b(STR|LANG|DATATYPE)\s*\(\s*[?$]{name}\b", expression):
            continue
        what = f"?{name} is a date in EDTF, such as {probe.written(dates[0])}"
        return f"{what}; {_instead(probe, before, expression, name)}"
    return ""


def _is_edtf(cell: object) -> bool:
    return isinstance(cell, Literal) and cell.datatype.value == _EDTF


def _instead(probe: Probe, before: str, expression: str, name: str) -> str:
    """Return what to write: the letters of the date, or its first and last day."""
    var = f"?{name}"
    year = re.sub(
        rf"(?i)\bYEAR\s*\(\s*[?$]{name}\s*\)\s*=\s*[\"']?(\d{{4}})[\"']?",
        lambda found: f'STRSTARTS(STR({var}), "{found[1]}")',
        expression,
    )
    letters = year if year != expression else re.sub(rf"[?$]{name}\b", f"STR({var})", expression)
    compared = re.search(r"[<>]", letters) or re.search(r"(?i)\b(YEAR|MONTH|DAY)\s*\(", letters)
    if not compared and probe.has_row(f"{before} FILTER({letters})"):
        return f"it is not a text. Write FILTER({letters}), which looks at its letters"
    subject = re.search(
        rf"([?$]\w+|[\w-]+:[\w-]+)\s+(?:[^.;{{}}]*;\s*)?[\w-]+:\w+\s+[?$]{name}\b", before
    )
    return (
        f"it is not an xsd:date. Write {subject[1] if subject else '?x'} migov:earliest ?from ; "
        f"migov:latest ?to and compare these, or STR({var}) for its letters. What has no known "
        "year has no earliest and latest"
    )
