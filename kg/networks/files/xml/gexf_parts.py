"""Parts of GEXF: times, what Gephi draws with, and the description of a network."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from kg.networks.files.declared import number
from kg.networks.files.xml.elements import in_value

__all__ = [
    "DRAWN",
    "TIMES",
    "described",
    "description",
    "drawing",
    "form_of_times",
    "moment",
    "period",
    "spells",
    "times",
]

TIMES = ("start", "startopen", "end", "endopen")
"""The facts that say when a node or an edge is there; an ``open`` one is itself not in the time."""

DRAWN = frozenset({"x", "y", "z", "size", "color"})
"""The facts that Gephi draws with."""

_NUMERIC = ("double", "float", "integer", "long")
_DATE = re.compile(r"-?\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_DAYTIME = re.compile(r"-?\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?", re.ASCII)
_PERIOD = re.compile(r"([\[(])([^\[\](),;]*), ([^\[\](),;]*)([\])])")


def moment(text: str, form: str) -> int | float | str | None:
    """Return a time as the number or the text that it is; None if it is no limit.

    Parameters
    ----------
    form
        What the file says of its times, such as “date”; if nothing, numbers are numbers.
    """
    word = text.strip()
    if word.lstrip("+-").lower() in ("", "infinity", "inf"):
        return None
    if form and form.lower() not in _NUMERIC:
        return word
    try:
        return number(word)
    except ValueError:
        return word


def period(facts: Mapping[str, str]) -> str:
    """Return the time of a spell or a value as a text; nothing if it is of all times.

    >>> period({"start": "2001", "endopen": "2003"}), period({"timestamp": "2001"}), period({})
    ('[2001, 2003)', '[2001]', '')
    """
    if stamp := facts.get("timestamp") or facts.get("timestamps"):
        return f"[{stamp.strip('<[]> ')}]"
    if not any(name in facts for name in TIMES):
        return ""
    start, end = facts.get("startopen"), facts.get("endopen")
    left = f"({start}" if start else f"[{facts.get('start', '')}"
    right = f"{end})" if end else f"{facts.get('end', '')}]"
    return f"{left}, {right}"


def spells(text: str) -> list[dict[str, str]]:
    """Return the spells in a text as of :func:`period`; none if it has another form.

    >>> spells("[2001, 2003); [2005, ]")
    [{'start': '2001', 'endopen': '2003'}, {'start': '2005'}]
    """
    found: list[dict[str, str]] = []
    for each in text.split("; "):
        part = _PERIOD.fullmatch(each)
        if not part or not (part[2] or part[3]):
            return []
        names = "startopen" if part[1] == "(" else "start", "endopen" if part[4] == ")" else "end"
        found.append({name: at for name, at in zip(names, (part[2], part[3]), strict=True) if at})
    return found if "; ".join(map(period, found)) == text else []


def form_of_times(every: Iterable[Mapping[str, Any]]) -> str:
    """Return what GEXF calls the form of these times, or nothing if they have none in common."""
    found: set[str] = set()
    for facts in every:
        found.update(_form(facts[name]) for name in TIMES if name in facts)
        if "spells" in facts:
            parts = spells(str(facts["spells"]))
            found.update(_form_in_spell(time) for part in parts for time in part.values())
            found.update(() if parts else ("",))
    forms = found - {"any"} or {"double"}
    if forms == {"date", "dateTime"}:
        return "dateTime"
    return forms.pop() if len(forms) == 1 else ""


def _form(time: object) -> str:
    if isinstance(time, (int, float)) and not isinstance(time, bool):
        return "double" if math.isfinite(time) else ""
    if not isinstance(time, str):
        return ""
    return "date" if _DATE.fullmatch(time) else "dateTime" if _DAYTIME.fullmatch(time) else ""


def _form_in_spell(time: str) -> str:
    """Return the form of a time in a spell, where a year may be a number or a date."""
    try:
        return "any" if re.fullmatch(r"\d{4}", time) else _form(number(time))
    except ValueError:
        return _form(time)


def times(facts: Mapping[str, Any]) -> tuple[str, str]:
    """Return the attributes and the element of GEXF for the times of a node or an edge."""
    own = "".join(f" {name}={in_value(str(facts[name]))}" for name in TIMES if name in facts)
    if "spells" not in facts:
        return own, ""
    each = [
        "".join(f" {name}={in_value(time)}" for name, time in part.items())
        for part in spells(str(facts["spells"]))
    ]
    inner = "".join(f"<spell{part}/>" for part in each)
    return own, f"<spells>{inner}</spells>" if inner else ""


def drawing(facts: Mapping[str, Any]) -> str:
    """Return the elements of GEXF that Gephi draws a node or an edge with."""
    numeric = {n for n in ("x", "y", "z", "size") if type(facts.get(n)) in (int, float)}
    found = ""
    if numeric >= {"x", "y"}:
        place = "".join(f' {name}="{facts[name]}"' for name in "xyz" if name in numeric)
        found = f"<viz:position{place}/>"
    if "size" in numeric and facts["size"] >= 0:
        found += f'<viz:size value="{facts["size"]}"/>'
    if re.fullmatch("#[0-9a-f]{6}", str(facts.get("color", ""))):
        red, green, blue = bytes.fromhex(facts["color"][1:])
        found += f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
    return found


def description(about: Mapping[str, Any]) -> str:
    """Return the facts of a network as a text, a line each.

    >>> print(description({"title": "Who meets?", "version": 2}))
    title: "Who meets?"
    version: 2
    """
    return "\n".join(
        f"{name if re.fullmatch('[A-Za-z_][A-Za-z0-9_. -]*', name) else json.dumps(name)}: "
        f"{json.dumps(fact, ensure_ascii=False)}"
        for name, fact in sorted(about.items())
    )


def described(text: str) -> dict[str, Any]:
    """Return the facts in a text as of :func:`description`; none if it has another form.

    >>> described('title: "Who meets?"')
    {'title': 'Who meets?'}
    """
    decoder, found = json.JSONDecoder(), {}
    try:
        for line in text.split("\n"):
            name, _, fact = line.partition(": ")
            if line.startswith('"'):
                name, end = decoder.raw_decode(line)
                fact = line[end:].removeprefix(": ")
            found[str(name)] = decoder.decode(fact)
    except (ValueError, RecursionError):
        return {}
    return found
