"""What a check found, and the ways to write it down: one kind of result for every check.

Shapes, texts, quotes and gaps all give a :class:`Report` of :class:`Result`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from kg.errors import InputError
from kg.names import shown
from kg.rdf import compress, local_name, settled

if TYPE_CHECKING:
    import rdflib

__all__ = ["REPORT_FORMATS", "SEVERITIES", "Location", "Report", "Result", "write_report"]

SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True)
class Location:
    """A file and a line in it, from 1."""

    path: Path
    line: int

    def __str__(self) -> str:
        return f"{shown(self.path)}:{self.line}"


@dataclass(frozen=True)
class Result:
    """One result; ``str()`` is a line for a terminal.

    ``severity`` is error, warning or note. ``thing`` is the label or short name of the record,
    ``path`` the property it is about, ``message`` what is wrong, ``why`` the reason for the rule,
    ``todo`` what to do, where the message does not say it, ``rule`` the rule's name, and ``fix`` a
    line of Turtle that would be right, where one can be given. ``also`` are further locations, and
    ``path_name`` is what the study's files call the property, if their prefix is not the project's.
    """

    severity: str
    location: Location | None
    focus: str
    thing: str
    message: str
    path: str = ""
    value: str = ""
    why: str = ""
    rule: str = ""
    fix: str = ""
    todo: str = ""
    also: tuple[Location, ...] = ()
    path_name: str = ""

    @property
    def path_shown(self) -> str:
        """The property as people read it."""
        return self.path_name or (compress(self.path) if self.path else "")

    def __str__(self) -> str:
        where = f"{self.location}: " if self.location else ""
        about = [self.thing, self.path_shown]
        about += [f"“{self.value}”"] if self.value else []
        named = f"{' '.join(filter(None, about))}: " if any(about) else ""
        return f"{where}{self.severity}: {named}{self.message}"


@dataclass(frozen=True)
class Report:
    """What was checked, and what was found.

    ``checked`` says in a sentence how much was checked, ``counts`` gives the numbers by name.
    ``verdict`` tells whether the summary calls the data valid or not; of gaps it says neither.
    ``unused`` are the classes that have rules and no record. ``graph`` is SHACL's own report.
    """

    results: tuple[Result, ...]
    checked: str
    counts: Mapping[str, int] = field(default_factory=dict)
    verdict: bool = True
    unused: tuple[str, ...] = ()
    graph: rdflib.Graph | None = field(default=None, repr=False)

    @property
    def conforms(self) -> bool:
        """True if there is no error; warnings and notes are not errors."""
        return not self.number("error")

    def number(self, severity: str) -> int:
        """Count the results of a severity."""
        return sum(result.severity == severity for result in self.results)

    @property
    def summary(self) -> str:
        """The last line of a report: the verdict, and how much was checked."""
        if not self.verdict:
            return self.checked
        found = [
            f"{number} {severity}{'s' * (number != 1)}"
            for severity in SEVERITIES
            if (number := self.number(severity))
        ]
        return (
            f"{'Valid' if self.conforms else 'Not valid'}: {', '.join(found) or 'no errors'}. "
            f"{self.checked}"
        )


def write_report(report: Report, form: str) -> str:
    """Write a report as text in one of :data:`REPORT_FORMATS`.

    Raises
    ------
    InputError
        If the format is unknown, or is turtle and the report is not one of SHACL.
    """
    if form not in REPORT_FORMATS:
        raise InputError(f"there is no format “{form}”; choose one of {', '.join(REPORT_FORMATS)}")
    return REPORT_FORMATS[form](report)


def _ordered(report: Report) -> list[Result]:
    """Return the results, errors first, in the order that the check gave them."""
    return sorted(report.results, key=lambda result: SEVERITIES.index(result.severity))


def _text(report: Report) -> str:
    """Write a line a result, and below it a corrected line, and once why, and what to do."""
    lines: list[str] = []
    told: set[tuple[str, str]] = set()
    for result in _ordered(report):
        lines.append(str(result))
        if result.fix:
            lines.append(f"    write, for example: {result.fix}")
        for below in (
            f"    why: {result.why}" if result.why else "",
            f"    what to do: {result.todo}" if result.todo else "",
        ):
            if below and (result.rule, below) not in told:
                lines.append(below)
                told.add((result.rule, below))
    return "".join(f"{line}\n" for line in [*lines, report.summary])


def _as_dict(result: Result) -> dict[str, object]:
    at = result.location
    where = {"file": shown(at.path), "line": at.line} if at else {}
    names = ("severity", "focus", "thing", "path", "value", "message", "why", "todo", "fix", "rule")
    also = {"also": [{"file": shown(each.path), "line": each.line} for each in result.also]}
    return where | {name: getattr(result, name) for name in names} | (also if result.also else {})


def _json(report: Report) -> str:
    whole = {
        "conforms": report.conforms,
        "summary": report.summary,
        **report.counts,
        "unused_classes": list(report.unused),
        "results": [_as_dict(result) for result in _ordered(report)],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _sarif(report: Report) -> str:
    """Write SARIF 2.1.0, which code hosts show beside the lines of a change."""
    results = []
    rules: dict[str, dict[str, object]] = {}
    for result in _ordered(report):
        rule = local_name(result.rule) or "text"
        rules.setdefault(rule, _sarif_rule(rule, result))
        said = f"{result.thing}: {result.message}" if result.thing else result.message
        if result.fix:
            said += f"\nWrite, for example: {result.fix}"
        entry: dict[str, object] = {
            "ruleId": rule,
            "level": result.severity,
            "message": {"text": said},
        }
        if at := result.location:
            entry["locations"] = [_sarif_place(at)]
        if result.also:
            entry["relatedLocations"] = [_sarif_place(each) for each in result.also]
        results.append(entry)
    driver = {"name": "kg", "rules": [rules[rule] for rule in sorted(rules)]}
    run = {"tool": {"driver": driver}, "results": results}
    whole = {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _sarif_place(at: Location) -> dict[str, object]:
    address = {"uri": quote(os.fsencode(at.path.as_posix()))}
    return {"physicalLocation": {"artifactLocation": address, "region": {"startLine": at.line}}}


_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def _sarif_rule(name: str, result: Result) -> dict[str, object]:
    described: dict[str, object] = {
        "id": name,
        "fullDescription": {"text": result.why or result.todo or name},
    }
    return described | ({"help": {"text": result.todo}} if result.todo else {})


def _turtle(report: Report) -> str:
    if report.graph is None:
        raise InputError(
            "turtle is the format of SHACL reports, and this is not one; choose text, json or sarif"
        )
    return settled(report.graph).serialize(format="longturtle")


REPORT_FORMATS: dict[str, Callable[[Report], str]] = {
    "text": _text,
    "json": _json,
    "sarif": _sarif,
    "turtle": _turtle,
}
