"""What the commands on networks share: their options, and the network that a name gives."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.asking import Asking, source, standard_input
from kg.cli.base import say, say_once
from kg.cli.output import emit
from kg.errors import InputError

if TYPE_CHECKING:
    import networkx as nx

    from kg.networks import Material, Shaping
    from kg.questions import Query, Source

__all__ = [
    "NETWORKS",
    "Made",
    "is_network_file",
    "made",
    "refuse_of_queries",
    "shaping_options",
    "state",
]

# The ending of a file by the name of its format; a test holds them to what can be written.
NETWORKS = {
    "text": "txt",
    "gexf": "gexf",
    "graphml": "graphml",
    "net": "net",
    "paj": "paj",
    "dl": "dl",
    "csv": "csv",
    "nodes": "csv",
    "xlsx": "xlsx",
    "json": "json",
    "graphology": "json",
}
# The endings of files that are read and not written.
_ONLY_READ = ("tsv",)

_Command = Callable[..., None]

_SHAPING: tuple[Callable[[_Command], _Command], ...] = (
    click.option(
        "--window", default="", metavar="PERIOD", help="Only what may be of this time: 2020/2023."
    ),
    click.option(
        "--leave-out",
        multiple=True,
        type=click.Choice(["undated", "inferred", "disputed"]),
        help="Leave out such claims; undated with --window. May be repeated.",
    ),
    click.option(
        "--roll-up",
        multiple=True,
        type=click.Choice(["unit", "person"]),
        help="Count a unit as its organisation, a person as whom they speak for.",
    ),
    click.option(
        "--project",
        default="",
        metavar="MODE",
        help="Project a two-mode network onto this mode; none: undo the recipe's projection.",
    ),
    click.option(
        "--weighting",
        type=click.Choice(["count", "newman", "jaccard"]),
        metavar="W",
        help="Weights of a projection: count, newman or jaccard.",
    ),
    click.option("--undirected", is_flag=True, help="Leave the directions out."),
    click.option(
        "--relation",
        "relations",
        multiple=True,
        metavar="NAME",
        help="Only edges of this relation; may be repeated.",
    ),
    click.option(
        "--backbone",
        type=float,
        metavar="P",
        help="Only ties with p below this in the disparity filter, for example 0.05.",
    ),
    click.option(
        "--nodes",
        type=click.Path(path_type=Path, readable=False),
        metavar="FILE",
        help="A table of the nodes of a network file: id, label, mode and others.",
    ),
    click.option(
        "--two-mode",
        is_flag=True,
        help="In a network file: sources are one mode, targets the other.",
    ),
)


def shaping_options(command: _Command) -> _Command:
    """Give a command the options of :class:`kg.networks.Shaping`."""

    @functools.wraps(command)
    def shaped(**given: Any) -> None:  # noqa: ANN401 (whatever the command's options give)
        from kg.networks import Shaping

        given["weighting"] = given["weighting"] or ""
        names = (
            *("window", "leave_out", "roll_up", "project", "weighting", "undirected"),
            *("relations", "backbone", "nodes", "two_mode"),
        )
        command(shaping=Shaping(**{name: given.pop(name) for name in names}), **given)

    described: _Command = shaped
    for option in reversed(_SHAPING):
        described = option(described)
    return described


def state(graph: nx.Graph[str], out: Path | None, chosen: str) -> None:
    """Say recipe, options and version of the data; beside a CSV file, write them as its metadata.

    A network that kg did not make from a query has none.
    """
    from kg.networks import as_csvw, stamp

    told = stamp(graph)
    if not told:
        return
    if out is not None and out.name != "-" and chosen in ("csv", "tsv", "nodes"):
        emit(as_csvw(out.name, graph), out.with_name(f"{out.name}-metadata.json"))
    say(told)


@dataclass(frozen=True)
class Made:
    """A network and what it was made from; a file has no source, query and material."""

    graph: nx.Graph[str]
    source: Source | None = None
    query: Query | None = None
    material: Material | None = None


def is_network_file(name: str) -> bool:
    """Tell a network's file from a query: by its ending, since SPARQL holds points too."""
    ending = Path(name).suffix.removeprefix(".").lower()
    may_be_sparql = any(sign in name for sign in "{\n")
    known = ending in NETWORKS.values() or ending in _ONLY_READ
    return known and (not may_be_sparql or os.path.lexists(name))


def made(
    name: str,
    asking: Asking,
    shaping: Shaping,
    *,
    part_of: bool = False,
    note: Callable[[str], None] = say_once,
) -> Made:
    """Make a network from a query's name or file, or read one made elsewhere.

    Parameters
    ----------
    note
        Called with what is left out, joined or counted differently.
    """
    from kg.networks import finished, gather, read_network, shaped
    from kg.questions import read_query

    if is_network_file(name):
        refuse_of_queries(name, stated_only=asking.stated_only, endpoint=asking.endpoint)
        graph = read_network(Path(name), nodes=shaping.nodes, two_mode=shaping.two_mode, say=note)
        onto = shaping.projection_of(graph)
        return Made(shaped(graph, shaping, onto, shaping.weighting or "count", note))
    named = standard_input(name)
    asked_of = source(asking)
    query = read_query(named, asked_of.folder, "networks")
    material = gather(
        asked_of,
        query,
        shaping=shaping,
        lang=asking.lang,
        stated_only=asking.stated_only,
        limits=asking.limits,
        allow=asking.allow,
        say=note,
    )
    graph = finished(material, shaping, part_of=part_of, say=note)
    return Made(graph, asked_of, query, material)


def refuse_of_queries(name: str, **given: object) -> None:
    """Refuse options that make no sense for a network file: it has what it has.

    Raises
    ------
    InputError
        If the name is of such a file, at the first option that is chosen.
    """
    for option, chosen in given.items():
        if chosen and is_network_file(name):
            raise InputError("this is for queries, not for network files", setting=option)
