"""A validation's report as a page to send to whoever wrote the data."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from markupsafe import Markup

from kg import __version__
from kg.encodings import read_text
from kg.errors import InputError
from kg.escapes import clean
from kg.findings import SEVERITIES, Report, Result
from kg.names import shown
from kg.pages.environment import TEMPLATES, environment

__all__ = ["report_page"]

_LONGEST = 14  # lines of a record that are shown


def report_page(report: Report) -> str:
    """Write a report as one HTML page, file by file, with the records as the files have them."""
    # What is about no file comes last.
    ordered = sorted(report.results, key=lambda result: (result.location is None, _file(result)))
    texts: dict[Path, list[str]] = {}
    groups = [
        (name, [_shown(result, texts) for result in found])
        for name, found in groupby(ordered, key=_file)
    ]
    counts = [(severity, report.number(severity)) for severity in SEVERITIES]
    css = "".join((TEMPLATES / name).read_text("utf-8") for name in ("base.css", "listing.css"))
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            style=Markup(css),  # noqa: S704 (our own file)
            report=report,
            counts=counts,
            groups=groups,
            version=__version__,
        )
    )


def _file(result: Result) -> str:
    return shown(result.location.path) if result.location else ""


def _shown(result: Result, texts: dict[Path, list[str]]) -> dict[str, Any]:
    return {
        "severity": result.severity,
        "thing": clean(result.thing),
        "path": result.path_shown,
        "value": clean(result.value),
        "message": clean(result.message),
        "why": clean(result.why),
        "todo": clean(result.todo),
        "fix": result.fix,
        "line": result.location.line if result.location else None,
        "excerpt": _excerpt(result, texts),
    }


def _excerpt(result: Result, texts: dict[Path, list[str]]) -> Sequence[tuple[int, str, bool]]:
    """Return the lines of a record, and whether each names the property."""
    if result.location is None:
        return ()
    name = result.location.path
    if name not in texts:
        texts[name] = _lines(name)
    first = result.location.line
    shown = []
    for number, line in enumerate(texts[name][first - 1 : first - 1 + _LONGEST], first):
        if number > first and not line.strip():
            break
        marked = bool(result.path) and f"{result.path_shown} " in f"{line} "
        shown.append((number, line, marked))
        if line.rstrip().endswith(" ."):
            break
    return shown


def _lines(path: Path) -> list[str]:
    try:
        return read_text(path).splitlines()
    except InputError:
        return []  # the file has gone since it was read; the result still stands
