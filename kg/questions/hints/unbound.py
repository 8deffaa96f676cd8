"""Name a variable that can have no value where it is used."""

from __future__ import annotations

import difflib

from kg.questions.hints.names import variables
from kg.questions.hints.probe import Probe
from kg.questions.hints.selected import columns_of
from kg.rdf import tokens

__all__ = ["never_bound"]


def never_bound(probe: Probe, before: str, expression: str) -> str:
    """Say of a variable of an expression that no pattern of its group has it.

    Parameters
    ----------
    before
        The other parts of the group.
    """
    known = [*variables(before), *probe.request.bound]
    in_exists = any(token.is_word("EXISTS") for token in tokens(expression))
    for name in variables(expression):
        if name in known or in_exists:
            continue
        computed = {column.name: column for column in columns_of(probe.request.text)}
        if name in computed and computed[name].computed:
            what = f"?{name} is computed by SELECT, after the patterns"
            having = "; after GROUP BY write HAVING with" if computed[name].aggregate else "; write"
            return f"{what}{having} {computed[name].computed} in its place"
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.7)
        if near:
            return f"?{name} has no value here: no pattern has it. Did you mean ?{near[0]}?"
        elsewhere = variables(probe.request.text).count(name) and _elsewhere(probe, name)
        where = "it is only in another { }" if elsewhere else "no pattern has it"
        return f"?{name} has no value here: {where}"
    return ""


def _elsewhere(probe: Probe, name: str) -> bool:
    """Tell whether a variable is in a triple or so of another group, not in filters alone."""
    words = tokens(probe.request.text)
    return sum(word.text[1:] == name for word in words if word.kind == "variable") > 1
