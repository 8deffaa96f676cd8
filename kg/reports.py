"""What a validation found, and the ways to write it down."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import rdflib

from kg.errors import InputError
from kg.store import Dataset, Place
from kg.vocabulary import compress, local_name

__all__ = ["FORMATS", "Report", "Result", "summary", "write"]


@dataclass(frozen=True)
class Result:
    """One thing at fault; ``str()`` is a line for a terminal.

    ``severity`` is error, warning or advice. ``thing`` is the label or short name of the record,
    ``path`` the property it is about, ``message`` the rule in a sentence, ``why`` its reason and
    ``fix`` a line of Turtle that would be right, where one can be given.
    """

    severity: str
    place: Place | None
    focus: str
    thing: str
    path: str
    value: str
    message: str
    why: str = ""
    shape: str = ""
    fix: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        about = f" {compress(self.path)}" if self.path else ""
        value = f" “{self.value}”" if self.value else ""
        return f"{where}{self.severity}: {self.thing}{about}{value}: {self.message}"


@dataclass(frozen=True)
class Report:
    """What was checked and what is at fault."""

    results: tuple[Result, ...]
    shapes: int
    focus_nodes: int
    constraints: int
    idle: tuple[str, ...]
    graph: rdflib.Graph

    @property
    def conforms(self) -> bool:
        """True if nothing is at fault; warnings and advice are no faults."""
        return not any(result.severity == "error" for result in self.results)

    def about(self, paths: Iterable[Path], dataset: Dataset) -> Report:
        """Keep only the results on records that these files hold."""
        wanted = {path.resolve() for path in paths}
        kept = tuple(
            result
            for result in self.results
            if any(p.path.resolve() in wanted for p in dataset.records.get(result.focus, ()))
        )
        return Report(kept, self.shapes, self.focus_nodes, self.constraints, self.idle, self.graph)


def write(report: Report, form: str) -> str:
    """Write a report as text in one of :data:`FORMATS`.

    Raises
    ------
    InputError
        If the format is unknown.
    """
    if form not in FORMATS:
        raise InputError(f"“{form}” is no format; choose one of {', '.join(FORMATS)}")
    return FORMATS[form](report)


def summary(report: Report) -> str:
    """Return the verdict in a line, with how much was checked."""
    errors, warnings, advice = (
        sum(result.severity == severity for result in report.results)
        for severity in ("error", "warning", "advice")
    )
    verdict = "conforms" if report.conforms else f"does not conform: {errors} at fault"
    verdict += "".join(
        f", {number} {word}{'s' * (number != 1 and word != 'advice')}"
        for number, word in ((warnings, "warning"), (advice, "advice"))
        if number
    )
    return (
        f"{verdict} ({report.shapes} shapes, {report.focus_nodes} focus nodes, "
        f"{report.constraints} constraints checked)"
    )


def _text(report: Report) -> str:
    """Write a line a result, with a corrected line below it, and once a rule's reason."""
    lines, told = [], set()
    for result in report.results:
        lines.append(str(result))
        if result.fix:
            lines.append(f"    write, for example: {result.fix}")
        if result.why and result.shape + result.why not in told:
            lines.append(f"    why: {result.why}")
            told.add(result.shape + result.why)
    return "".join(f"{line}\n" for line in [*lines, summary(report)])


def _as_dict(result: Result) -> dict[str, object]:
    place = {"file": str(result.place.path), "line": result.place.line} if result.place else {}
    names = ("severity", "focus", "thing", "path", "value", "message", "why", "fix", "shape")
    return place | {name: getattr(result, name) for name in names}


def _json(report: Report) -> str:
    whole = {
        "conforms": report.conforms,
        "shapes": report.shapes,
        "focus_nodes": report.focus_nodes,
        "constraints": report.constraints,
        "idle_shapes": list(report.idle),
        "results": [_as_dict(result) for result in report.results],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _sarif(report: Report) -> str:
    """Write SARIF 2.1.0, which code hosts show beside the lines of a change."""
    levels = {"error": "error", "warning": "warning", "advice": "note"}
    results = []
    rules: dict[str, dict[str, object]] = {}
    for result in report.results:
        rule = local_name(result.shape) or ("text" if result.place else "idle-rule")
        rules.setdefault(rule, {"id": rule, "fullDescription": {"text": result.why or rule}})
        said = f"{result.thing}: {result.message}"
        if result.fix:
            said += f"\nWrite, for example: {result.fix}"
        entry: dict[str, object] = {
            "ruleId": rule,
            "level": levels[result.severity],
            "message": {
                "text": f"{said}\nWrite, for example: {result.fix}" if result.fix else said
            },
        }
        if result.place:
            entry["locations"] = [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": result.place.path.as_posix()},
                        "region": {"startLine": result.place.line},
                    }
                }
            ]
        results.append(entry)
    driver = {"name": "kg", "rules": [rules[rule] for rule in sorted(rules)]}
    run = {"tool": {"driver": driver}, "results": results}
    return json.dumps({"version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _turtle(report: Report) -> str:
    return report.graph.serialize(format="longturtle")


FORMATS = {"text": _text, "json": _json, "sarif": _sarif, "turtle": _turtle}
