"""pyshacl mended: its messages are the same on each run, blank nodes are compared, it is faster.

pyshacl lists what a shape allows in the order of Python's hashes, which changes from run to run;
and how deep it writes out a blank node depends on where it met the node first. It gives up where
sh:lessThan meets a blank node, and looks each property of a shape up in a list.
"""

from __future__ import annotations

import copy
import sys
from collections import defaultdict
from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

import rdflib
from pyshacl.constraints import ALL_CONSTRAINT_COMPONENTS, CONSTRAINT_PARAMETERS_MAP
from pyshacl.constraints.constraint_component import ConstraintComponent
from pyshacl.constraints.core.property_pair_constraints import (
    LessThanConstraintComponent,
    LessThanOrEqualsConstraintComponent,
)
from pyshacl.rdfutil import stringify
from pyshacl.shape import Shape

from kg.validation.data_graphs import Node
from kg.validation.standard_report import worded

__all__ = ["mend"]


def mend() -> None:
    """Mend pyshacl, for all that this process asks of it."""
    ConstraintComponent._format_sparql_based_result_message = _worded  # type: ignore[method-assign]
    for component in ALL_CONSTRAINT_COMPONENTS:
        ordered = _in_order(component.make_generic_messages)
        component.make_generic_messages = ordered  # type: ignore[method-assign]
    stringify.stringify_blank_node = _by_depth(stringify.stringify_blank_node)
    LessThanConstraintComponent._compare_lt = _with_blank_nodes(  # type: ignore[method-assign]
        LessThanConstraintComponent._compare_lt
    )
    LessThanOrEqualsConstraintComponent._compare_ltoe = _with_blank_nodes(  # type: ignore[method-assign]
        LessThanOrEqualsConstraintComponent._compare_ltoe
    )
    # The look-up takes two thirds of pyshacl's time; this is the same by hash.
    sys.modules[Shape.__module__].CONSTRAINT_PARAMS = (  # type: ignore[attr-defined]
        CONSTRAINT_PARAMETERS_MAP,
        CONSTRAINT_PARAMETERS_MAP,
    )


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


_Compare = Callable[..., tuple[bool, list[object]]]


def _with_blank_nodes(compare: _Compare) -> _Compare:
    """Let sh:lessThan and the like find each pair with a blank node, which has no order.

    The standard says so of what cannot be compared; pyshacl gives up, and then reports nothing.
    """

    def compared(
        of: ConstraintComponent,
        values: Collection[Node],
        others: Collection[Node],
        data: rdflib.Graph,
        focus: Any,  # noqa: ANN401 (a node, as pyshacl has it)
    ) -> tuple[bool, list[object]]:
        named = [[n for n in each if not _is_blank(n)] for each in (values, others)]
        wrong, reports = compare(of, *named, data, focus)
        blank: list[Any] = [
            value for value in values for other in others if _is_blank(value) or _is_blank(other)
        ]
        reports += [of.make_v_result(data, focus, value_node=value) for value in blank]
        return wrong or bool(blank), reports

    return compared


def _is_blank(node: Node) -> bool:
    return isinstance(node, rdflib.BNode)
