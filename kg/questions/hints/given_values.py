"""Find what the data have in place of a value that VALUES, BIND or a parameter gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from kg.questions.hints.near import told_near
from kg.questions.hints.patterns import Part
from kg.questions.hints.probe import Probe
from kg.questions.hints.values import Constant, constant, near_value
from kg.rdf import tokens

__all__ = ["near_given", "near_parameter"]


def near_given(probe: Probe, before: Sequence[Part], part: Part) -> str:
    """Say what the data have in place of a value of VALUES or BIND among some parts of a group."""
    parts = [*before, part]
    for at, each in enumerate(parts):
        others = "\n".join(one.text for one in [*parts[:at], *parts[at + 1 :]])
        for name, written in _given(each):
            asked = constant(written, probe)
            near = near_value(probe, others, name, asked) if asked and others else None
            if near and near.exact:
                return told_near(near)
    return ""


def _given(part: Part) -> Iterator[tuple[str, str]]:
    """Yield each variable that a part gives a value, and the value as it is written."""
    words = tokens(part.text)
    if part.kind == "bind" and len(words) > 5:
        yield words[-2].text[1:], part.text[words[1].end : words[-3].start].strip()
    elif part.kind == "values" and len(words) > 3 and words[1].kind == "variable":
        for at in range(3, len(words) - 1):
            if words[at].kind in ("text", "iri", "name") and words[at - 1].text != "^^":
                last = at
                while words[last + 1].kind == "lang" or "^^" in (
                    words[last].text,
                    words[last + 1].text,
                ):
                    last += 1
                yield words[1].text[1:], part.text[words[at].start : words[last].end]


def near_parameter(probe: Probe, where: str) -> str:
    """Say what the data have in place of the value of a parameter."""
    for name, term in sorted(probe.request.bound.items()):
        others = {each: given for each, given in probe.request.bound.items() if each != name}
        asked = Constant(str(term), term.value, is_thing=isinstance(term, NamedNode))
        if isinstance(term, Literal):
            asked = replace(asked, language=term.language or "", datatype=term.datatype.value)
        rest = Probe(probe.source, replace(probe.request, bound=others))
        near = near_value(rest, where, name, asked)
        if near and near.exact:
            return f"For {name}, the data have {near.written}: {near.why}"
    return ""
