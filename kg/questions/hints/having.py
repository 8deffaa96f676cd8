"""Say why what follows the patterns of a query takes all rows away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.questions.hints.probe import Probe
from kg.questions.hints.selected import AGGREGATES, columns_of
from kg.rdf import Token, place, tokens

__all__ = ["after_group", "has_end"]

_ENDS = ("HAVING", "LIMIT", "OFFSET", "VALUES")


def has_end(text: str) -> bool:
    """Tell whether something after the patterns of a query may take rows away."""
    return any(word.depth == 0 and word.is_word(*_ENDS) for word in tokens(text))


def after_group(probe: Probe) -> str:
    """Say which of HAVING, LIMIT, OFFSET and VALUES removes all rows, and why."""
    text = probe.request.text
    words = tokens(text)
    ends = [at for at, word in enumerate(words) if word.depth == 0 and word.text == "}"]
    tail = words[ends[-1] + 1 :] if ends else []
    outer = [word for word in tail if word.depth == 0 and word.is_word(*_ENDS)]
    for word in outer:
        if word.is_word("HAVING"):
            following = [each for each in tail if each.start > word.start]
            if told := _having(probe, word, following):
                return told
    if not outer:
        return ""
    names = " or ".join(word.text.upper() for word in outer)
    largest = _largest(probe, outer[0]) if outer[0].is_word("HAVING") else ""
    return f"all patterns match; {names} at the end removes all rows{largest}"


def _largest(probe: Probe, having: Token) -> str:
    """Say which is the largest value of the first computed column, without HAVING."""
    text = probe.request.text
    computed = [column for column in columns_of(text) if column.computed]
    if not computed:
        return ""
    name = computed[0].name
    rows = probe.answer_bound(f"{text[: having.start]} ORDER BY DESC(?{name}) LIMIT 1")
    at = [column.name for column in columns_of(text)].index(name)
    return f". The largest {computed[0].computed} is {probe.written(rows[0][at])}" if rows else ""


def _having(probe: Probe, having: Token, following: Sequence[Token]) -> str:
    """Say of a variable in HAVING that it has no value there, and what to write."""
    text = probe.request.text
    end = next((w for w in following if w.depth == 0 and w.is_word("ORDER", *_ENDS)), None)
    inside = [word for word in following if end is None or word.start < end.start]
    if not inside:
        return ""
    computed = {column.name: column.computed for column in columns_of(text) if column.computed}
    line, _ = place(text, having.start)
    changed, unknown = "", []
    last = inside[0].start
    for at, word in enumerate(inside):
        if word.kind == "variable" and not _in_aggregate(inside[:at]):
            unknown.append(word.text)
            expression = computed.get(word.text[1:])
            if expression is None:
                continue
            changed += text[last : word.start] + expression
            last = word.end
    changed += text[last : inside[-1].end]
    if (
        numbers := re.sub(r"[\"'](-?\d+(?:\.\d+)?)[\"']", r"\1", changed)
    ) != changed and not unknown:
        asked = text[: inside[0].start] + numbers + text[inside[-1].end :]
        if probe.answer_bound(asked):
            why = "a text in quotation marks is not a number"
            return f"line {line}: {why}. Write HAVING {numbers}"
    aliases = [name for name in unknown if name[1:] in computed]
    if not aliases:
        return ""
    asked = text[: inside[0].start] + changed + text[inside[-1].end :]
    names = " and ".join(dict.fromkeys(aliases))
    told = (
        f"line {line} (“HAVING {text[inside[0].start : inside[-1].end]}”): {names} has no value in "
        f"HAVING. Write HAVING {changed}"
    )
    found = probe.answer_bound(asked)
    if found is None or found:
        return told
    # An endpoint may know the name there; then it is the numbers that are too small.
    return f"{told}; but no group fulfils that either"


def _in_aggregate(before: Sequence[Token]) -> bool:
    """Tell whether the brackets of an aggregate are open after some words."""
    opened: list[bool] = []
    for at, each in enumerate(before):
        if each.text == "(":
            opened.append(at > 0 and before[at - 1].is_word(*AGGREGATES))
        elif each.text == ")" and opened:
            opened.pop()
    return any(opened)
