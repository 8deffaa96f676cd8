"""The messages of pyshacl, so that they are the same for the same data and shapes on each run.

pyshacl lists what a shape allows in the order of Python's hashes, which changes from run to run;
and how deep it writes out a blank node depends on where it met the node first.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from typing import Any

import rdflib
from pyshacl.constraints import ALL_CONSTRAINT_COMPONENTS
from pyshacl.constraints.constraint_component import ConstraintComponent
from pyshacl.rdfutil import stringify

from kg.validation.standard_report import worded

__all__ = ["mend"]


def mend() -> None:
    """Let pyshacl write its messages so."""
    ConstraintComponent._format_sparql_based_result_message = _worded  # type: ignore[method-assign]
    for component in ALL_CONSTRAINT_COMPONENTS:
        ordered = _in_order(component.make_generic_messages)
        component.make_generic_messages = ordered  # type: ignore[method-assign]
    stringify.stringify_blank_node = _by_depth(stringify.stringify_blank_node)


def _worded(_: ConstraintComponent, message: str, bound: object) -> str:
    """Put the values of a query into a message."""
    values: dict[str, object] = {}
    if isinstance(bound, tuple):
        values = dict(zip(("this", "path", "value"), bound, strict=False))
        bound = bound[3] if len(bound) == 4 else {}
    return worded(message, values | bound if isinstance(bound, dict) else values)


_Messages = Callable[..., list[rdflib.Literal]]


def _in_order(make: _Messages) -> _Messages:
    """Make messages of a constraint whose values are in one order."""

    @wraps(make)
    def messages(component: ConstraintComponent, *about: object) -> list[rdflib.Literal]:
        ordered = copy.copy(component)
        for name, value in vars(component).items():
            if isinstance(value, set | list):
                setattr(ordered, name, sorted(value, key=_written))
        return make(ordered, *about)

    return messages


def _written(term: object) -> tuple[str, str]:
    return str(term), repr(term)


def _by_depth(write: Callable[..., str]) -> Callable[..., str]:
    """Write a blank node; one that was written further down is not the same, for it is cut off."""
    known: dict[int, dict[object, str]] = defaultdict(dict)

    def written(graph: rdflib.Graph, node: rdflib.BNode, *more: Any, **named: Any) -> str:  # noqa: ANN401
        before = written.dict_cache  # type: ignore[attr-defined]
        written.dict_cache = known[named.get("recursion", 0)]  # type: ignore[attr-defined]
        try:
            return write(graph, node, *more, **named)
        finally:
            written.dict_cache = before  # type: ignore[attr-defined]

    written.dict_cache = known[0]  # type: ignore[attr-defined]
    return written
