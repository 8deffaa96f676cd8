"""Networks as files that other tools read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import networkx as nx

from kg.collecting import many_objects
from kg.errors import InputError
from kg.networks.attributes import Say, silent
from kg.networks.files.json import as_graphology, as_json
from kg.networks.files.merging import is_simple, simple
from kg.networks.files.pajek import as_paj, as_pajek
from kg.networks.files.plain import cleaned, has_own_names
from kg.networks.files.tables import as_csv, as_nodes, as_text, as_xlsx, edge_table
from kg.networks.files.ucinet import as_dl
from kg.networks.files.xml import as_gexf, as_graphml
from kg.tables import Table

__all__ = ["FORMATS", "export_formats", "export_network", "shown_edges"]


@many_objects()
def export_network(graph: nx.Graph[Any], form: str, *, say: Say = silent) -> bytes:
    """Write a network in one of :data:`FORMATS`: all of them hold the same ties.

    Parameters
    ----------
    say
        Called with a sentence on what the format cannot hold.

    Raises
    ------
    InputError
        If the format is unknown, or the network cannot be written; see :func:`simple`.
    """
    ((_, content),) = export_formats(graph, [form], say=say)
    return content


def export_formats(
    graph: nx.Graph[Any], forms: Iterable[str], *, say: Say = silent
) -> Iterator[tuple[str, bytes]]:
    """Write a network in several formats, one after another; see :func:`export_network`."""
    with many_objects():
        known = graph if is_simple(graph) else simple(graph)
        same = not has_own_names(known)
    made: dict[bool, nx.Graph[str]] = {}
    for form in forms:
        if form not in FORMATS:
            choices = ", ".join(FORMATS)
            raise InputError(f"there is no network format “{form}”; choose one of {choices}")
        any_name = same or form in _ANY_NAME
        with many_objects():
            if any_name not in made:
                made = {any_name: cleaned(known, any_name=any_name, say=say)}
            content = FORMATS[form](made[any_name], say)
        yield form, content


def shown_edges(graph: nx.Graph[Any], *, say: Say = silent) -> Table:
    """Return what the format ``text`` shows, for a command that cuts it to a terminal's width."""
    return edge_table(cleaned(graph if is_simple(graph) else simple(graph), say=say))


# In these an attribute has an identifier beside its name.
_ANY_NAME = ("gexf", "graphml")


FORMATS: dict[str, Callable[[nx.Graph[str], Say], bytes]] = {
    "text": as_text,
    "gexf": as_gexf,
    "graphml": as_graphml,
    "net": as_pajek,
    "paj": as_paj,
    "dl": as_dl,
    "csv": as_csv,
    "nodes": as_nodes,
    "xlsx": as_xlsx,
    "json": as_json,
    "graphology": as_graphology,
}
