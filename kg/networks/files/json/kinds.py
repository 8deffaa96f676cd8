"""The kinds of JSON that hold networks, and where each has what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kg.errors import InputError

__all__ = ["Parts", "parts_of"]

Object = Mapping[str, Any]

_NEEDED = "a network needs the lists “nodes” and “edges” (or “links”)"


@dataclass(frozen=True)
class Parts:
    """A network as a JSON text has it.

    Parameters
    ----------
    nodes, edges
        The lists, with the paths that lead to them.
    directed
        Whether ties have a direction; None if that is not said.
    within
        The member of a node or edge that holds its facts, beside it or in it; "" for none.
    identified_within
        Whether the identifiers are in there as well.
    per_edge
        Whether each edge says by ``undirected`` if it has no direction.
    supposed
        Whether that is not said either, and only what the program supposes.
    keyed
        Whether the numbers that ties have as ``key`` only tell ties of one pair apart.
    short
        Whether names are those of NetsJSON, such as ``lab`` for a label.
    node_places, edge_places
        The places in the list that is named by the path, if it is another than the list here.
    """

    nodes: Sequence[Any]
    edges: Sequence[Any]
    node_path: tuple[str | int, ...] = ("nodes",)
    edge_path: tuple[str | int, ...] = ("edges",)
    about: Object = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    directed: bool | None = None
    within: str = ""
    identified_within: bool = False
    per_edge: bool = False
    supposed: bool = False
    keyed: bool = False
    short: bool = False
    node_places: Sequence[int] | None = None
    edge_places: Sequence[int] | None = None


def parts_of(data: object) -> Parts:
    """Return what a JSON value says of a network.

    Raises
    ------
    InputError
        If it is no network, or of a kind that kg does not read; it names the kind.
    """
    if isinstance(data, list):
        if data and all(
            isinstance(each, dict) and isinstance(each.get("data"), dict) for each in data
        ):
            return _elements(data, {}, ())
        raise InputError(f"is a list, and not a network: {_NEEDED}")
    if not isinstance(data, dict):
        raise InputError(f"is a single value, and not a network: {_NEEDED}")
    if isinstance(data.get("elements"), (list, dict)):
        return _elements(data["elements"], data, ("elements",))
    if kind := _other_kind(data):
        raise InputError(f"is {kind}, which kg does not read; {_NEEDED}")
    return _lists(data)


def _other_kind(data: Object) -> str:
    """Return the name of a kind of JSON that is no list of nodes and edges, or nothing."""
    graph = data.get("graph")
    kinds = {
        "JSON Graph Format": "graphs" in data
        or (isinstance(graph, dict) and ("nodes" in graph or "edges" in graph)),
        "GeoJSON": data.get("type") in ("FeatureCollection", "Feature", "Topology"),
        "adjacency JSON of networkx (write it with node_link_data)": "adjacency" in data,
        "a tree (“children”)": "children" in data,
        "JSON-LD": "@context" in data or "@graph" in data,
        "an answer of SPARQL": "head" in data and "results" in data,
    }
    return next((kind for kind, found in kinds.items() if found), "")


def _lists(data: Object) -> Parts:
    filled = [name for name in ("edges", "links") if data.get(name)]
    if len(filled) == 2:
        raise InputError("has both “edges” and “links”; keep the one with the ties")
    name = filled[0] if filled else "edges" if "edges" in data else "links"
    nodes, edges = data.get("nodes"), data.get(name)
    if nodes is None or edges is None:
        has = ", ".join(f"“{each[:40]}”" for each in list(data)[:6]) or "nothing"
        raise InputError(f"is not a network: it has {has}, and {_NEEDED}")
    for called, value in (("nodes", nodes), (name, edges)):
        if not isinstance(value, list):
            raise InputError(f"“{called}” is not a list; {_NEEDED}")
    if _is_cytoscape(nodes, edges):
        rest = {n: value for n, value in data.items() if n not in ("nodes", name)}
        return replace(_elements({"nodes": nodes, "edges": edges}, rest, ()), edge_path=(name,))
    if _is_graphology(data, nodes):
        return _graphology(data, nodes, edges, name)
    about, left_out = _about(data, {"nodes", "edges", "links", "graph", "directed", "multigraph"})
    given = _named_values(data, "graph")
    return Parts(
        nodes,
        edges,
        edge_path=(name,),
        about={**about, **given},
        left_out=left_out,
        directed=_directed(data),
        keyed=data.get("multigraph") is True,
        short=any(key.lower() == "netsjson" for key in data),
    )


def _about(data: Object, known: set[str]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the plain facts of a network, and the names of what else its file has."""
    rest = {name: value for name, value in data.items() if name not in known}
    plain = {n: value for n, value in rest.items() if not isinstance(value, (dict, list))}
    return plain, tuple(name for name in rest if name not in plain)


def _named_values(data: Object, name: str) -> dict[str, Any]:
    given = data.get(name) or {}
    if isinstance(given, list) and all(isinstance(e, list) and len(e) == 2 for e in given):
        return {str(key): value for key, value in given}  # as some versions of networkx write it
    if not isinstance(given, dict):
        raise InputError(f"“{name}” must hold names and values")
    return given


def _directed(data: Object) -> bool | None:
    directed = data.get("directed")
    if directed is None or isinstance(directed, bool):
        return directed
    raise InputError(f"“directed” is “{str(directed)[:40]}”; write true or false")


def _is_cytoscape(nodes: Sequence[Any], edges: Sequence[Any]) -> bool:
    """Tell whether each node and edge has its identifiers in ``data``, as in cytoscape.js."""
    return bool(nodes) and all(
        isinstance(each, dict)
        and isinstance(each.get("data"), dict)
        and name in each["data"]
        and name not in each
        for name, every in (("id", nodes), ("source", edges))
        for each in every
    )


def _is_graphology(data: Object, nodes: Sequence[Any]) -> bool:
    options = data.get("options")
    if isinstance(options, dict) and {"type", "multi"} & options.keys():
        return True
    first = nodes[0] if nodes else None
    return isinstance(first, dict) and "key" in first and isinstance(first.get("attributes"), dict)


def _graphology(data: Object, nodes: Sequence[Any], edges: Sequence[Any], name: str) -> Parts:
    about, left_out = _about(data, {"nodes", "edges", "links", "options", "attributes"})
    options = data.get("options") or {}
    kind = options.get("type", "mixed") if isinstance(options, dict) else None
    if kind not in ("directed", "undirected", "mixed"):
        raise InputError("“type” in “options” must be directed, undirected or mixed")
    given = _named_values(data, "attributes")
    return Parts(
        nodes,
        edges,
        edge_path=(name,),
        about={**about, **given},
        left_out=left_out,
        directed=kind == "directed" if kind != "mixed" else None,
        within="attributes",
        per_edge=kind == "mixed",
        supposed="type" not in options
        and not any(isinstance(edge, dict) and "undirected" in edge for edge in edges),
    )


def _elements(elements: object, data: Object, path: tuple[str, ...]) -> Parts:
    """Return the parts of what cytoscape.js and Cytoscape write."""
    about, left_out = _about(data, {"elements", "data", "directed", "multigraph"})
    about |= _named_values(data, "data")
    directed = _directed(data)
    if isinstance(elements, dict):
        nodes, edges = (elements.get(name) or [] for name in ("nodes", "edges"))
        if not isinstance(nodes, list) or not isinstance(edges, list):
            raise InputError("“elements” must hold the lists “nodes” and “edges”")
        return Parts(
            nodes,
            edges,
            node_path=(*path, "nodes"),
            edge_path=(*path, "edges"),
            about=about,
            left_out=left_out,
            directed=directed,
            within="data",
            identified_within=True,
        )
    every = elements if isinstance(elements, list) else []
    at = {True: list[int](), False: list[int]()}
    for place, each in enumerate(every):
        inner = each.get("data") if isinstance(each, dict) else None
        at[isinstance(inner, dict) and "source" in inner].append(place)
    return Parts(
        [every[place] for place in at[False]],
        [every[place] for place in at[True]],
        node_path=path,
        edge_path=path,
        about=about,
        left_out=left_out,
        directed=directed,
        within="data",
        identified_within=True,
        node_places=at[False],
        edge_places=at[True],
    )
