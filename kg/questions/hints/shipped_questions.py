"""Say why a question that comes with kg has no rows: its header tells what silence means."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import NamedNode

from kg.questions.headers import Query
from kg.questions.hints.probe import Probe
from kg.rdf import PREFIXES, compress
from kg.study import shipped

__all__ = ["is_shipped", "silent"]


def is_shipped(query: Query) -> bool:
    """Tell whether a question comes with kg, so that none of its lines is the user's."""
    return query.path is not None and Path(query.path).resolve().is_relative_to(
        shipped().resolve() / "queries"
    )


def silent(probe: Probe, query: Query) -> str:
    """Say what it means that a shipped question has no rows, or which value would have some."""
    bound = sorted(probe.request.bound.items())
    given = " ".join(f"{name}={compress(term.value)}" for name, term in bound)
    told = f"No rows with {given}" if given else "No rows"
    things = [term.value for _, term in bound if isinstance(term, NamedNode)]
    if probe.source.missing(things):
        return told  # the value is what is wrong, and that is told already
    if other := _other_value(probe, query):
        return f"{told}. {other}"
    reading = f". {query.reading}" if query.reading else ""
    return f"{told}: the documents do not say{reading}"


def _other_value(probe: Probe, query: Query) -> str:
    """Name the whole of a part, or say that the value is of another kind than the example."""
    for parameter in query.params:
        term = probe.request.bound.get(parameter.name)
        if not isinstance(term, NamedNode):
            continue
        kind, wanted = (
            each.partition(":")[0] for each in (compress(term.value), parameter.example)
        )
        if ":" in parameter.example and kind != wanted and kind in PREFIXES:
            return f"{parameter.name} is usually {wanted}:..., for example {parameter.example}"
        wholes = probe.rows("?whole", f"<{term.value}> migov:partOf+ ?whole", "LIMIT 5")
        for (whole,) in wholes or ():
            if isinstance(whole, NamedNode) and _has_rows(probe, parameter.name, whole):
                value = f"{parameter.name}={compress(whole.value)}"
                return f"There are rows with {value}, of which it is a part"
    return ""


def _has_rows(probe: Probe, name: str, term: NamedNode) -> bool:
    return bool(probe.answer_bound(probe.request.text, {**probe.request.bound, name: term}))
