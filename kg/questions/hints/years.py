"""Tell of rows that an answer loses because something has no known year."""

from __future__ import annotations

from collections.abc import Sequence

from kg.questions.hints.names import variables
from kg.questions.hints.patterns import Part
from kg.questions.hints.probe import Probe
from kg.rdf import expand, place, tokens

__all__ = ["without_a_year"]

_BOUNDS = tuple(expand(f"migov:{name}") for name in ("earliest", "latest", "year"))


def without_a_year(probe: Probe, parts: Sequence[Part]) -> str:
    """Say how many things have no year, and so are not in the answer; empty if there are none.

    Only a triple that must match is meant (not in OPTIONAL), with a thing that other triples find.
    """
    dated = [part for part in parts if _is_bound(probe, part)]
    if not dated or not (terms := dated[0].terms):
        return ""
    thing, predicate, _ = terms
    owned = {name for part in dated for name in variables(part.terms[2] if part.terms else "")}
    others = [
        part
        for part in parts
        if part not in dated and not owned & set(variables(part.text)) and part.kind != "service"
    ]
    if not any(each.kind == "triple" and thing[1:] in variables(each.text) for each in others):
        return ""
    before = "\n".join(part.text for part in others)
    number = probe.number(f"{before} MINUS {{ {thing} {predicate} ?kg_y }}", f"DISTINCT {thing}")
    if not number:
        return ""
    line, _ = place(probe.request.text, dated[0].start)
    has, are, them = (
        (f"1 value of {thing} has", "is", "it")
        if number == 1
        else (f"{number} values of {thing} have", "are", "them")
    )
    return (
        f"{has} no known year, and so no {predicate} (line {line}), and {are} not in this answer. "
        f"To keep {them}, write OPTIONAL {{ {dated[0].text.removesuffix(' .')} }}"
    )


def _is_bound(probe: Probe, part: Part) -> bool:
    if part.kind != "triple" or part.terms is None or not part.terms[0].startswith("?"):
        return False
    words = tokens(part.terms[1])
    if len(words) != 1 or words[0].kind != "name":
        return False
    prefix, _, local = words[0].text.partition(":")
    return probe.prefixes.get(prefix, "") + local in _BOUNDS
