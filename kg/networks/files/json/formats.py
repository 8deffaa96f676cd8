"""Networks as JSON: node-link as networkx and d3 have it, graphology, Gephi, sigma, cytoscape."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx

from kg.encodings import line_ends
from kg.errors import InputError
from kg.networks.attributes import Say, silent
from kg.networks.files.json.lines import line_of_object
from kg.networks.files.json.network import JsonNetwork
from kg.networks.files.xml import CUT
from kg.tables import encoded

__all__ = ["as_graphology", "as_json", "read_json"]


_WORDED = {
    "Expecting value": "a value is missing here",
    "Expecting ',' delimiter": "a comma is missing here",
    "Expecting ':' delimiter": "a colon is missing here",
    "Expecting property name enclosed in double quotes": "a name in quotation marks is missing",
    "Extra data": "something follows its end",
    "Invalid control character at": "a line break or another control character within a text",
}


def as_json(graph: nx.Graph[str], say: Say = silent) -> bytes:  # noqa: ARG001
    """Write node-link JSON, as networkx has it."""
    return _written(nx.node_link_data(graph, edges="edges"))


def as_graphology(graph: nx.Graph[str], say: Say = silent) -> bytes:  # noqa: ARG001
    """Write the JSON that graphology, Gephi Lite and sigma import."""
    kind = "directed" if graph.is_directed() else "undirected"
    data = {
        "options": {"type": kind, "multi": False, "allowSelfLoops": True},
        "attributes": graph.graph,
        "nodes": [{"key": node, "attributes": facts} for node, facts in graph.nodes.items()],
        "edges": [
            {"source": u, "target": v, "attributes": facts}
            for u, v, facts in graph.edges(data=True)
        ],
    }
    return _written(data)


def _written(data: Mapping[str, Any]) -> bytes:
    return encoded(_lines(data))


def _lines(data: Mapping[str, Any]) -> Iterator[str]:
    """Give what ``json.dumps`` gives with ``indent=1``, of a list one thing after the other."""
    yield "{"
    for at, name in enumerate(sorted(data), 1):
        end, value = "," * (at < len(data)), data[name]
        if isinstance(value, list) and value:
            yield f' "{name}": ['
            for number, each in enumerate(value, 1):
                yield _object(each) + "," * (number < len(value))
            yield f" ]{end}"
        else:
            yield f' "{name}": ' + _indented(value).replace("\n", "\n ") + end
    yield "}"


def _object(facts: Mapping[str, Any]) -> str:
    if any(isinstance(fact, dict) for fact in facts.values()):
        return "  " + _indented(facts).replace("\n", "\n  ")
    # Without ``indent`` the json module does not go through the facts in Python.
    return "  {\n   " + _ON_LINES.encode(facts)[1:-1] + "\n  }"


def _indented(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)


_ON_LINES = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",\n   ", ": "))


def read_json(text: str, say: Say = silent) -> nx.Graph[str]:
    """Read a network from JSON; :func:`kg.networks.files.json.kinds.parts_of` tells the kinds.

    Raises
    ------
    InputError
        If it is another JSON, or not JSON, or at the first node or edge that does not fit.
    """
    return JsonNetwork(text, _parsed(text), say).made()


def _parsed(text: str) -> object:
    closed = 0

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal closed
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for at, name in enumerate(names) if name in names[:at])
            raise InputError(
                f"“{twice[:40]}” has two values in one object; keep one",
                line=line_of_object(text, closed, twice),
            )
        closed += 1
        return found

    try:
        return json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        # A text that does not end goes on to the end of the file, wherever it begins.
        if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
            raise InputError(CUT, line=line_ends(text) + 1) from error
        told = _WORDED.get(error.msg, error.msg)
        raise InputError(f"is not JSON ({told})", line=error.lineno) from error
    except RecursionError as error:
        raise InputError("has lists within lists without end; no network is made so") from error
    except ValueError as error:
        raise InputError("has a number of thousands of digits; correct it") from error
