"""Find out why a group of patterns has no row: which of its parts has no match, and what is near.

The parts of the outermost group are asked together with those before it, in the order of the query.
Filters come last, since a filter is about the whole group.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.questions.hints.filters import condition, why_fails, why_filter
from kg.questions.hints.given_values import near_given
from kg.questions.hints.names import variables
from kg.questions.hints.near import near_triple
from kg.questions.hints.parts_of_events import with_parts
from kg.questions.hints.patterns import Part, branches, split_query
from kg.questions.hints.probe import Probe
from kg.questions.hints.tried import tried_out
from kg.rdf import place, tokens

__all__ = ["first_empty", "in_order", "joined", "why_empty", "why_unbound"]


def why_empty(probe: Probe, *, sure: bool = False) -> str | None:
    """Say which part of a query has no match, and what the data have in its place.

    Returns an empty text if this is not clear, and None if the group has rows: then what follows
    the group takes them away. If it is ``sure`` that it has none, that is not asked again.
    """
    text = probe.request.text
    parts = in_order(split_query(text))
    if not parts:
        return ""
    has_row = False if sure else probe.has_row(joined(parts))
    if has_row:
        return None
    return "" if has_row is None else why_parts(probe, [], parts, sure=sure)


def in_order(parts: Sequence[Part]) -> list[Part]:
    """Return the parts in the order in which they are asked: filters after all others."""
    return sorted(parts, key=lambda part: part.kind == "filter")


def joined(parts: Sequence[Part]) -> str:
    """Return parts as the text of one group."""
    return "\n".join(part.text for part in parts)


def why_parts(
    probe: Probe,
    given: Sequence[Part],
    parts: Sequence[Part],
    *,
    optional: bool = False,
    sure: bool = False,
) -> str:
    """Say which of some parts has no match together with those given, which have.

    In an OPTIONAL a part may have none without any mistake.
    """
    at = first_empty(probe, given, parts, sure=sure)
    if at is None:
        return ""
    part, before = parts[at], [*given, *parts[:at]]
    line, _ = place(probe.request.text, part.start)
    where = f"line {line} (“{part.shown}”)"
    if part.kind == "minus":
        return f"{where} removes all rows"
    if part.kind == "filter":
        told = _in_exists(probe, before, part) or why_filter(probe, joined(before), part)
        told += _without_value(probe, before, part)
        return f"{where} removes all rows{_more(told)}"
    alone = not before or probe.has_row(part.text) is False
    why = "has no match" if alone else "has no match once the lines before it are applied"
    if part.kind == "triple":
        told = "" if alone else near_given(probe, before, part) or with_parts(probe, before, part)
        told = told or near_triple(probe, joined(before), part, alone=alone, optional=optional)
        return f"{where} {why}{_more(told)}"
    if part.kind == "values":
        return f"{where} {why}{_more(near_given(probe, before, part))}"
    if part.kind in ("group", "graph"):
        given = [] if alone else before
        inside = [why_parts(probe, given, each) for each in _inside(probe, part)]
        if inside and all(inside):
            return "; ".join(inside)
    return f"{where} {why}"


def why_unbound(probe: Probe, name: str, parts: Sequence[Part]) -> str:
    """Say why a variable of BIND or OPTIONAL has no value in any row; empty if it is not clear."""
    for at, part in enumerate(parts):
        given = list(parts[:at])
        if part.kind == "bind" and variables(part.text)[-1] == name:
            words = tokens(part.text)
            inside = part.text[words[1].end : words[-3].start].strip()
            line, _ = place(probe.request.text, part.start)
            told = why_fails(probe, joined(given), inside)
            return f"BIND on line {line} fails. {told}" if told else ""
        if part.kind == "optional" and name in variables(part.text):
            inside_parts = _inside(probe, part)
            first = inside_parts[0] if inside_parts else []
            return why_parts(probe, given, first, optional=True)
    return ""


def _without_value(probe: Probe, before: Sequence[Part], part: Part) -> str:
    """Say why a variable that a FILTER reads has no value in any row."""
    expression = condition(part)
    tried = tried_out(probe, joined(before), expression) if expression else None
    for name, number in tried.bound.items() if tried and tried.rows else ():
        if number == 0:
            return _more(why_unbound(probe, name, before))
    return ""


def _inside(probe: Probe, part: Part) -> list[list[Part]]:
    return [in_order(each) for each in branches(probe.request.text, part)]


def _in_exists(probe: Probe, before: Sequence[Part], part: Part) -> str:
    """Say why the patterns of FILTER EXISTS have no match."""
    words = tokens(part.text)
    if len(words) < 2 or not words[1].is_word("EXISTS"):
        return ""
    inside = _inside(probe, part)
    return why_parts(probe, before, inside[0]) if len(inside) == 1 else ""


def first_empty(
    probe: Probe, given: Sequence[Part], parts: Sequence[Part], *, sure: bool = False
) -> int | None:
    """Return which part is the first that leaves no row; None if this cannot be found.

    A group without rows has none with more parts. So half of the parts is asked, then half of that
    half.
    """
    most, least = len(parts), 0
    while most - least > 1:
        middle = (most + least) // 2
        if probe.has_row(joined([*given, *parts[:middle]])) is False:
            most = middle
        else:
            least = middle
    sure = sure or most < len(parts) or probe.has_row(joined([*given, *parts])) is False
    return most - 1 if most and sure else None


def _more(told: str) -> str:
    return f". {told}" if told else ""
