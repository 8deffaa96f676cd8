"""GEXF and GraphML."""

from __future__ import annotations

import io
import re
from typing import Any
from xml.parsers import expat

import networkx as nx

from kg.errors import InputError
from kg.locks import quiet
from kg.networks.attributes import Say, silent

__all__ = ["as_gexf", "as_graphml", "read_gexf", "read_graphml"]


def as_gexf(graph: nx.Graph[str], say: Say = silent) -> bytes:  # noqa: ARG001
    """Write GEXF 1.2."""
    text = "\n".join(nx.generate_gexf(graph, version="1.2draft"))
    # networkx writes the day of writing; a file must not change with the clock.
    text = re.sub(r' lastmodifieddate="[^"]*"', "", text)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def as_graphml(graph: nx.Graph[str], say: Say = silent) -> bytes:  # noqa: ARG001
    """Write GraphML."""
    text = "\n".join(nx.generate_graphml(graph))
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def read_gexf(text: str, say: Say = silent) -> nx.Graph[Any]:  # noqa: ARG001
    """Read GEXF 1.1 to 1.3."""
    content = _checked(text, "gexf")
    content = re.sub(
        rb"http://(www\.)?gexf\.net/1\.\d(draft)?", b"http://www.gexf.net/1.2draft", content
    )
    graph: nx.Graph[Any] = nx.read_gexf(io.BytesIO(content))
    for *_, facts in graph.edges(data=True):
        facts.pop("id", None)  # an edge is known by its ends
    return graph


def read_graphml(text: str, say: Say = silent) -> nx.Graph[Any]:  # noqa: ARG001
    """Read GraphML."""
    content = _checked(text, "graphml")
    with quiet("No key type", "networkx"):  # such a key is a text
        graph: nx.Graph[Any] = nx.read_graphml(io.BytesIO(content))
    return graph


def _checked(text: str, root: str) -> bytes:
    """Return XML without an encoding of its own, if it declares one network and every node of it.

    networkx makes up nodes that edges name, takes the last of two nodes, and the first of two
    networks.

    Raises
    ------
    InputError
        At the line where it does not.
    """
    content = re.sub(r"""^(<\?xml[^>]*?)\s+encoding=(["'])[^"']*\2""", r"\1", text).encode()
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    nodes: dict[str, int] = {}
    ends: list[tuple[str, int]] = []
    seen: list[str] = []

    def begin(name: str, facts: dict[str, str]) -> None:
        tag, line = name.rpartition(" ")[2], parser.CurrentLineNumber
        if not seen and tag != root:
            raise InputError(f"begins with <{tag}>, and not with <{root}>", line=line)
        if tag == "graph" and tag in seen:
            raise InputError("has a second network; save each in a file of its own", line=line)
        seen.append(tag)
        if tag == "node":
            node = facts.get("id", "")
            if not node.strip() or node in nodes:
                what = f"two nodes have the id “{node}”" if node.strip() else "a node has no id"
                raise InputError(f"{what}; give each its own", line=line)
            nodes[node] = line
        elif tag == "edge":
            ends.extend((facts.get(end, ""), line) for end in ("source", "target"))

    def refuse(*_: object) -> None:
        raise InputError("declares entities, which kg does not read; export it again")

    parser.StartElementHandler, parser.EntityDeclHandler = begin, refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        told = expat.ErrorString(error.code)
        raise InputError(
            f"is not well-formed XML ({told}); export it again", line=error.lineno
        ) from error
    for node, line in ends:
        if node not in nodes:
            raise InputError(f"an edge names “{node}”, which is not among the nodes", line=line)
    return content
