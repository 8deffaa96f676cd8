"""Tell of a FILTER or MINUS that removes nothing, since it compares what is never the same."""

from __future__ import annotations

from collections.abc import Sequence

from kg.questions.hints.filters import condition
from kg.questions.hints.names import variables
from kg.questions.hints.near import told_near
from kg.questions.hints.patterns import Part, branches
from kg.questions.hints.probe import Probe
from kg.questions.hints.values import constant, near_value
from kg.rdf import place, tokens

__all__ = ["without_effect"]


def without_effect(probe: Probe, parts: Sequence[Part]) -> list[str]:
    """Say of each FILTER(?x != value) and MINUS of a group that it removes nothing, and why.

    Only a mistake is told: a value that the data have in another dress, and a MINUS that has no
    variable of the patterns before it.
    """
    before = "\n".join(part.text for part in parts if part.kind not in ("filter", "minus"))
    said = []
    for part in parts:
        told = ""
        if part.kind == "filter":
            told = _unequal(probe, before, condition(part))
        elif part.kind == "minus":
            told = _apart(probe, before, part)
        if told:
            line, _ = place(probe.request.text, part.start)
            said.append(f"line {line} (“{part.shown}”) removes nothing. {told}")
    return said


def _unequal(probe: Probe, before: str, expression: str) -> str:
    words = tokens(expression)
    if len(words) < 3 or words[0].kind != "variable" or words[1].text != "!=":
        return ""
    name, value = words[0].text[1:], expression[words[2].start :]
    asked = constant(value, probe)
    if asked is None or name not in variables(before):
        return ""
    if probe.has_row(f"{before} FILTER(!({expression}))") is not False:
        return ""
    near = near_value(probe, before, name, asked)
    return told_near(near) if near and near.exact else ""


def _apart(probe: Probe, before: str, part: Part) -> str:
    inside = branches(probe.request.text, part)
    shared = {name for each in inside for one in each for name in variables(one.text)}
    if not inside or not before or shared & set(variables(before)):
        return ""
    return "It has no variable of the patterns before it. Use one of them in it"
