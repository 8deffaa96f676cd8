"""All measures by name, and a network measured by some of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx
from pyoxigraph import NamedNode

from kg.collecting import many_objects
from kg.errors import InputError
from kg.networks.arrays import Arrays
from kg.networks.attributes import listed
from kg.networks.measures import (
    backbone,
    betweenness,
    brokerage,
    centralisation,
    centrality,
    closeness,
    clustering,
    cohesion,
    groups,
    holes,
    mixing,
    positions,
    spectral,
    two_mode,
    whole,
)
from kg.networks.measures.definition import Measure, Settings
from kg.rdf import suggest
from kg.tables import Cell, Table, value

__all__ = ["MEASURES", "chosen", "measure", "ranks", "refuse_unknown", "values", "values_of"]

_FAMILIES = (
    *(centrality, betweenness, closeness, spectral, two_mode, holes, clustering, brokerage),
    *(cohesion, groups, positions, backbone, mixing, whole, centralisation),
)

MEASURES: dict[str, Measure] = {each.name: each for family in _FAMILIES for each in family.MEASURES}

# What is measured if nothing is named.
_USUAL = ("degree", "betweenness")
_USUAL_DIRECTED = ("degree", "in-degree", "out-degree", "betweenness")
_OF = {"nodes": "each node", "ties": "each tie", "groups": "groups", "network": "the whole network"}


def refuse_unknown(names: Iterable[str]) -> None:
    """Refuse names that no measure has, with the one that was probably meant, or with all.

    Raises
    ------
    InputError
        At the first of them.
    """
    for name in names:
        if name not in MEASURES:
            meant = suggest(name, MEASURES)
            told = f"did you mean {meant}?" if meant else f"choose one of {', '.join(MEASURES)}"
            raise InputError(f"there is no measure “{name}”; {told}")


def chosen(names: Iterable[str], net: Arrays) -> list[Measure]:
    """Return the measures of these names, or the usual ones for a network.

    Raises
    ------
    InputError
        If a measure is unknown, or they are not all of nodes, of ties, of groups or of the network.
    """
    usual = _USUAL_DIRECTED if net.directed else _USUAL
    wanted = list(dict.fromkeys(names)) or list(usual)
    refuse_unknown(wanted)
    measures = [MEASURES[name] for name in wanted]
    for each in measures:
        if each.of != measures[0].of:
            raise InputError(
                f"{measures[0].name} measures {_OF[measures[0].of]} and {each.name} "
                f"{_OF[each.of]}: two tables; ask for one after the other"
            )
    return measures


def computed(measures: Iterable[Measure], net: Arrays, settings: Settings) -> dict[str, Any]:
    """Return the columns of some measures.

    Raises
    ------
    InputError
        If a measure makes no sense on the network; the error says why.
    """
    columns: dict[str, Any] = {}
    for each in measures:
        if why := each.fits(net, settings):
            missing = each.setting and not getattr(settings, each.setting)
            raise InputError(f"{each.name}: {why}", setting=each.setting if missing else "")
        columns.update(each.compute(net, settings))
    return columns


def values(
    graph: nx.Graph[Any], names: Iterable[str] = (), settings: Settings | None = None
) -> dict[str, dict[Any, float | None]]:
    """Return the value of each node by measures of nodes: by column, then by node.

    Raises
    ------
    InputError
        As :func:`chosen` and :func:`computed`, and if a measure is not of nodes.
    """
    net = Arrays(graph)
    measures = chosen(names, net)
    if measures[0].of != "nodes":
        raise InputError(f"{measures[0].name} measures {_OF[measures[0].of]}, and not each node")
    columns = computed(measures, net, settings or Settings())
    return {
        name: dict(zip(net.nodes, map(_plain, column), strict=True))
        for name, column in columns.items()
    }


@many_objects()
def measure(
    graph: nx.Graph[Any], names: Iterable[str] = (), settings: Settings | None = None
) -> Table:
    """Measure a network, of its ties without part-of edges.

    Of nodes: one row a node, highest first by the first measure, and beside each value its rank
    among the nodes of its own mode; nodes of one value share the best rank. Of ties and groups: one
    row each; of the network: one row a value.

    Raises
    ------
    InputError
        As :func:`chosen` and :func:`computed`.
    """
    settings = settings or Settings()
    net = Arrays(graph)
    measures = chosen(names, net)
    if net.loops:
        settings.say(f"ties of a node with itself are left out of the measures ({net.loops:,})")
    columns = computed(measures, net, settings)
    of = measures[0].of
    if of == "network":
        rows = tuple((name, _plain(value[0])) for name, value in columns.items())
        return Table(("measure", "value"), rows)
    plain = {name: [_plain(value) for value in column] for name, column in columns.items()}
    if of == "groups":
        return Table(tuple(plain), tuple(zip(*plain.values(), strict=True)))
    if of == "ties":
        return _of_ties(net, plain)
    ranked = {
        name
        for each in measures
        for name in plain
        # Beside a value there may be its error, or what chance would give: these have no rank.
        if each.ranked and re.fullmatch(rf"{each.name}(\.\w+)?", name)
    }
    return _of_nodes(net, plain, ranked, settings)


def values_of(table: Table) -> dict[str, dict[str, Any]]:
    """Return the values in a table of measures of nodes: by column, then by node."""
    nodes = [str(value(cell)) for cell in table.column("node")]
    return {
        name: dict(zip(nodes, map(value, table.column(name)), strict=True))
        for name in table.columns
        if f"{name}_rank" in table.columns
    }


def _of_nodes(
    net: Arrays, columns: Mapping[str, list[Cell]], ranked: set[str], settings: Settings
) -> Table:
    facts = list(net.graph.nodes.values())
    modes = [str(known.get("mode") or "") for known in facts]
    sizes = Counter(modes)
    names = [str(node) for node in net.nodes]
    labels = [str(known.get("label") or name) for name, known in zip(names, facts, strict=True)]
    shown: dict[str, Sequence[Cell]] = {"node": [_named(name) for name in names]}
    if any(
        label != name and not isinstance(cell, NamedNode)
        for label, name, cell in zip(labels, names, shown["node"], strict=True)
    ):
        often = Counter(labels)
        shown["node_label"] = [
            label if often[label] == 1 else f"{label} ({name})"
            for label, name in zip(labels, names, strict=True)
        ]
    shown["mode"] = modes
    shown["kind"] = ["; ".join(listed(known.get("kind"))) for known in facts]
    if parts := _parts(net, settings):
        shown["component"] = parts
    if ranked:
        shown["nodes_of_mode"] = [sizes[mode] for mode in modes]
    for name, column in columns.items():
        shown[name] = column
        if name in ranked:
            shown[f"{name}_rank"] = ranks(column, modes)
    first = next(iter(columns.values()))
    order = sorted(
        range(len(net)),
        key=lambda at: (first[at] is None, -_number(first[at]), labels[at], names[at]),
    )
    rows = tuple(tuple(column[at] for column in shown.values()) for at in order)
    return Table(tuple(shown), rows, dict(zip(names, labels, strict=True)))


def _parts(net: Arrays, settings: Settings) -> list[Cell]:
    """Return the component of each node, from 1; nothing if all are connected."""
    sizes = Counter(net.component.tolist())
    if len(sizes) < 2:
        return []
    alone = sum(size == 1 for size in sizes.values())
    large = sorted((size for size in sizes.values() if size > 1), reverse=True)
    told = f"{len(large):,} components"
    if large:
        more = ", ..." if len(large) > 5 else ""
        told += f" of {', '.join(f'{size:,}' for size in large[:5])}{more} nodes"
    if alone:
        told += f" and {alone:,} nodes without ties"
    settings.say(f"the network is not connected: {told}; ranks compare nodes across them")
    return [int(part) + 1 for part in net.component]


def ranks(column: Sequence[Cell], modes: Sequence[str]) -> list[Cell]:
    """Return the rank of each value among those of its own mode, highest first, from 1.

    Equal values, as they are shown, share the best rank; what has no value has no rank.

    >>> ranks([3, 1, 3, None, 5], ["a", "a", "a", "a", "b"])
    [1, 3, 1, None, 1]
    """
    of_mode: dict[str, list[float]] = {}
    for cell, mode in zip(column, modes, strict=True):
        if cell is not None:
            of_mode.setdefault(mode, []).append(_number(cell))
    best: dict[str, dict[float, int]] = {}
    for mode, numbers in of_mode.items():
        numbers.sort(reverse=True)
        places = best[mode] = {}
        for place, number in enumerate(numbers, 1):
            places.setdefault(number, place)
    return [
        None if cell is None else best[mode][_number(cell)]
        for cell, mode in zip(column, modes, strict=True)
    ]


def _of_ties(net: Arrays, columns: Mapping[str, list[Cell]]) -> Table:
    labels = {str(node): str(known.get("label") or node) for node, known in net.graph.nodes.items()}
    ends = [[str(net.nodes[at]) for at in side] for side in (net.tails, net.heads)]
    shown: dict[str, Sequence[Cell]] = {}
    for name, side in zip(("source", "target"), ends, strict=True):
        shown[name] = [_named(node) for node in side]
        if any(labels[node] != node and not isinstance(_named(node), NamedNode) for node in side):
            shown[f"{name}_label"] = [labels[node] for node in side]
    shown["weight"] = [_plain(weight) for weight in net.weights]
    shown |= columns
    return Table(tuple(shown), tuple(zip(*shown.values(), strict=True)), labels)


def _named(node: str) -> Cell:
    """Return a node that is an IRI as one, and any other as its text."""
    try:
        return NamedNode(node) if node.startswith(("http://", "https://")) else node
    except ValueError:
        return node


def _number(cell: Cell) -> float:
    return float(cell) if isinstance(cell, (int, float)) else 0.0


def _plain(number: Any) -> Any:  # noqa: ANN401 (numpy's numbers, or a name)
    """Return a number as Python's own, to ten digits, beyond which engines differ.

    >>> _plain(2 / 3), _plain(1 / 3e6), _plain(1e-17), _plain(True), _plain("Riga")
    (0.6666666667, 3.333333333e-07, 0.0, 1, 'Riga')
    """
    if number is None or isinstance(number, str):
        return number
    plain = number.item() if hasattr(number, "item") else number
    if isinstance(plain, bool):
        return int(plain)
    if not isinstance(plain, float):
        return plain
    if abs(plain) < 1e-15:
        return 0.0
    return round(plain, 10) if abs(plain) >= 0.1 else float(f"{plain:.10g}")
