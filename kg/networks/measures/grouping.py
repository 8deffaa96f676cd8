"""Nodes grouped by one of their facts, and the ties between nodes that have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.networks.arrays import UNGROUPED, Arrays
from kg.networks.attributes import listed
from kg.networks.measures.definition import Settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kg.networks.arrays import Numbers, Places

__all__ = ["Ends", "ends_of", "groups_differ", "groups_found"]


def groups_found(net: Arrays, settings: Settings) -> str:
    """Say that no grouping is chosen, that no node has it, or that no tie is between nodes with it.

    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_node("a", country="LT")
    >>> groups_found(Arrays(graph), Settings(group_by="land"))
    'no node has a value of “land”; nodes have “country”'
    """
    chosen = settings.group_by
    facts = net.graph.nodes.values()
    had = {str(fact) for f in facts for fact, value in f.items() if listed(value)} - {"label"}
    offered = f"nodes have {', '.join(f'“{fact}”' for fact in sorted(had))}"
    if not chosen:
        return f"choose a fact of nodes to group them by; {offered if had else 'they have none'}"
    if chosen not in had:
        return f"no node has a value of “{chosen}”" + (f"; {offered}" if had else "")
    if net.two_mode and chosen == "mode":
        return "in a two-mode network all ties are between the two groups; choose another fact"
    _, codes = net.groups(chosen)
    if not ((codes[net.tails] != UNGROUPED) & (codes[net.heads] != UNGROUPED)).any():
        hint = "; make a one-mode projection first" if net.two_mode else ""
        return f"no tie is between two nodes that have a value of “{chosen}”{hint}"
    return ""


def groups_differ(net: Arrays, settings: Settings) -> str:
    """Say that all nodes that have a value have the same."""
    names, _ = net.groups(settings.group_by)
    if len(names) > 1:
        return ""
    return f"all nodes with a value of “{settings.group_by}” have the same one, “{names[0]}”"


@dataclass(frozen=True)
class Ends:
    """Ties between nodes that have a value, and the groups at their two ends.

    In a two-mode network ``tails`` are in the first mode and ``heads`` in the second. ``both_ways``
    tells whether the two ends are alike: a one-mode network without directions.
    """

    names: tuple[str, ...]
    codes: Places
    tails: Places
    heads: Places
    weights: Numbers
    both_ways: bool

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Whether each tie is within a group."""
        within: NDArray[np.bool_] = self.codes[self.tails] == self.codes[self.heads]
        return within

    def mixing(self, weights: Numbers | None = None) -> tuple[float, Numbers, Numbers]:
        """Return which share of ties is within groups, and shares by group of tails and heads.

        With ``both_ways`` each tie counts once in either direction.
        """
        counted = np.ones(len(self.tails)) if weights is None else weights
        total = counted.sum()
        size = len(self.names)
        tails = np.bincount(self.codes[self.tails], counted, minlength=size) / total
        heads = np.bincount(self.codes[self.heads], counted, minlength=size) / total
        if self.both_ways:
            tails = heads = (tails + heads) / 2
        return float(counted[self.inside].sum() / total), tails, heads


def ends_of(name: str, net: Arrays, settings: Settings) -> Ends:
    """Return the ties between nodes that have a value of the grouping, and say what is left out."""
    names, codes = net.groups(settings.group_by)
    tails, heads, weights = net.tails, net.heads, net.weights
    if net.two_mode:
        plain = net.undirected
        if net.directed:
            settings.say(f"{name}: the directions of ties are left out in a two-mode network")
        turn = net.mode[plain.tails] == 1
        tails = np.where(turn, plain.heads, plain.tails)
        heads = np.where(turn, plain.tails, plain.heads)
        weights = plain.weights
    known = (codes[tails] != UNGROUPED) & (codes[heads] != UNGROUPED)
    without, lost = int((codes == UNGROUPED).sum()), int((~known).sum())
    if without:
        settings.say(
            f"{name}: nodes without a value of “{settings.group_by}” are left out: {without:,} of "
            f"{len(net):,}, and with them {lost:,} of {len(known):,} ties"
        )
    both_ways = not (net.directed or net.two_mode)
    return Ends(names, codes, tails[known], heads[known], weights[known], both_ways)
