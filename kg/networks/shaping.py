"""What a user chooses for a network besides its recipe, and a network shaped by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import networkx as nx

from kg.errors import InputError
from kg.networks.attributes import Say, listed, modes_of, silent
from kg.networks.files import simple
from kg.networks.recipe import PROJECTIONS, ROLL_UPS, Recipe

__all__ = ["LEAVE_OUT", "Shaping", "shaped"]

LEAVE_OUT = ("undated", "inferred", "disputed")
_NO_PROJECTION = "none"


@dataclass(frozen=True)
class Shaping:
    """What a user chooses; nothing by default.

    Of a query: ``window``, a period in EDTF; ``leave_out``, of :data:`LEAVE_OUT`; ``roll_up``. Of a
    network file: ``nodes``, a table of its nodes; ``two_mode``, that its sources are one mode and
    its targets the other. Of both: ``relations`` to keep, ``undirected``, ``project`` (a mode, or
    ``none``) with ``weighting``, and ``backbone``, the highest p of a tie that stays.
    """

    window: str = ""
    leave_out: tuple[str, ...] = ()
    roll_up: tuple[str, ...] = ()
    nodes: Path | None = None
    two_mode: bool = False
    relations: tuple[str, ...] = ()
    undirected: bool = False
    project: str = ""
    weighting: str = ""
    backbone: float | None = None

    def __post_init__(self) -> None:
        for name, given, allowed in (
            ("leave_out", self.leave_out, LEAVE_OUT),
            ("roll_up", self.roll_up, ROLL_UPS),
            ("weighting", (self.weighting,) if self.weighting else (), tuple(PROJECTIONS)),
        ):
            if wrong := [each for each in given if each not in allowed]:
                raise InputError(
                    f"“{wrong[0]}” cannot be chosen; choose one of {', '.join(allowed)}",
                    setting=name,
                )
        if self.backbone is not None and not 0 < self.backbone <= 1:
            raise InputError("a backbone needs a number above 0 and up to 1", setting="backbone")

    def __str__(self) -> str:
        chosen = [
            f"{each.name.replace('_', ' ')}: {', '.join(map(str, given))}"
            if isinstance(given, tuple)
            else f"{each.name.replace('_', ' ')}: {'yes' if given is True else given}"
            for each in fields(self)
            if (given := getattr(self, each.name))
        ]
        return "; ".join(chosen)

    def recipe(self, written: Recipe) -> Recipe:
        """Return a query's recipe with what the user chose in place of what is written.

        Raises
        ------
        InputError
            If a choice is not for queries, or the query's network has no such mode.
        """
        for name in ("nodes", "two_mode"):
            if getattr(self, name):
                raise InputError("this is for network files, not for queries", setting=name)
        onto = self.project or written.onto
        if self.project == _NO_PROJECTION:
            onto = ""
        elif self.project and self.project not in written.modes:
            raise _no_mode(self.project, written.modes)
        if self.weighting and not onto:
            raise _nothing_to_weight()
        if "undated" in self.leave_out and not (self.window or written.window):
            raise InputError(
                "what has no date is left out only of a time window; give one", setting="window"
            )
        return replace(
            written,
            window=self.window or written.window,
            roll_up=tuple(dict.fromkeys([*written.roll_up, *self.roll_up])),
            onto=onto,
            projection=self.weighting or written.projection,
            directed=written.directed and not self.undirected,
            undated=written.undated and "undated" not in self.leave_out,
            inferred=written.inferred and "inferred" not in self.leave_out,
            disputed=written.disputed and "disputed" not in self.leave_out,
        )

    def projection_of(self, graph: nx.Graph[Any]) -> str:
        """Return the mode that a network file is projected onto, or nothing.

        Raises
        ------
        InputError
            If a choice is not for files, or the network has no such mode.
        """
        for name in ("window", "leave_out", "roll_up"):
            if getattr(self, name):
                raise InputError("this is for queries, not for network files", setting=name)
        onto = "" if self.project == _NO_PROJECTION else self.project
        modes = {str(facts.get("mode") or "") for facts in graph.nodes.values()} - {""}
        if onto and onto not in modes:
            raise _no_mode(onto, modes_of(graph) or sorted(modes))
        if self.weighting and not onto:
            raise _nothing_to_weight()
        return onto


def _no_mode(mode: str, modes: Sequence[str]) -> InputError:
    told = f"choose one of {', '.join(modes)}" if modes else "it has no modes"
    return InputError(f"the network has no mode “{mode}”; {told}", setting="project")


def _nothing_to_weight() -> InputError:
    return InputError(
        "there is no projection to weight; name the mode to project onto", setting="project"
    )


def shaped(
    graph: nx.Graph[str],
    shaping: Shaping,
    onto: str = "",
    weighting: str = "count",
    say: Say = silent,
) -> nx.Graph[str]:
    """Return a network with only some relations, without directions, projected, or its backbone.

    Parameters
    ----------
    onto, weighting
        The mode of a projection, or nothing, and how its ties are weighted.

    Raises
    ------
    InputError
        If there is no such relation, or the network cannot be projected.
    """
    if shaping.relations:
        graph = _of_relations(graph, shaping.relations, say)
    if shaping.undirected and graph.is_directed():
        before = graph.number_of_edges()
        # Making one from the other would let one direction overwrite the other.
        both: nx.MultiGraph[str] = nx.MultiGraph(**graph.graph)
        both.add_nodes_from(graph.nodes.items())
        both.add_edges_from(graph.edges(data=True))
        graph = simple(both)
        say(
            "the directions are left out; the weights of both directions are added up "
            f"({before - graph.number_of_edges():,} edges fewer)"
        )
    if onto:
        from kg.networks.projection import project

        graph = project(graph, onto, weighting, say=say)
    if shaping.backbone is not None:
        from kg.networks.measures import keep_backbone

        before = graph.number_of_edges()
        graph = keep_backbone(graph, shaping.backbone, say)
        say(
            f"backbone: {graph.number_of_edges():,} of {before:,} ties have p below "
            f"{shaping.backbone:g} (disparity filter)"
        )
    return graph


def _of_relations(graph: nx.Graph[str], names: Sequence[str], say: Say) -> nx.Graph[str]:
    known = sorted({name for facts in graph.edges.values() for name in _relations(facts)})
    if unknown := [name for name in names if name not in known]:
        told = f"it has {', '.join(known)}" if known else "its edges name none"
        raise InputError(f"the network has no relation “{unknown[0]}”; {told}", setting="relations")
    kept = graph.copy()
    kept.remove_edges_from(
        [ends for ends, facts in graph.edges.items() if not set(names) & set(_relations(facts))]
    )
    for facts in kept.edges.values():
        if weights := facts.pop("relation_weights", None):
            of = dict(zip(_relations(facts), weights, strict=True))
            facts["weight"] = sum(of[name] for name in names if name in of)
        facts["relations"] = [name for name in _relations(facts) if name in names]
    say(
        f"{kept.number_of_edges():,} of {graph.number_of_edges():,} edges are of {', '.join(names)}"
    )
    return kept


def _relations(facts: dict[str, Any]) -> list[str]:
    return listed(facts.get("relations"))
