"""The backbone of a weighted network: ties that are strong for one of their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np

from kg.errors import InputError
from kg.networks.arrays import Arrays
from kg.networks.attributes import Say, silent
from kg.networks.measures.conditions import all_of, positive, some_tie
from kg.networks.measures.definition import Measure, Settings, Values

if TYPE_CHECKING:
    from kg.networks.arrays import Numbers, Places

__all__ = ["MEASURES", "keep_backbone"]


def _p(net: Arrays) -> Numbers:
    """Return the p of each tie: the smaller of those of its ends."""
    ends = (net.tails, net.heads)
    degrees = [np.bincount(places, minlength=len(net)) for places in ends]
    strengths = [
        np.bincount(places, net.weights, minlength=len(net)).astype(np.float64) for places in ends
    ]
    if not net.directed:
        degrees, strengths = [degrees[0] + degrees[1]] * 2, [strengths[0] + strengths[1]] * 2
    return np.minimum(
        *(
            _p_of(net.weights, degree[places] - 1, strength[places])
            for places, degree, strength in zip(ends, degrees, strengths, strict=True)
        )
    )


def _p_of(weights: Numbers, others: Places, strengths: Numbers) -> Numbers:
    """Return (1 - w / s)^(k - 1) of each tie at an end of ``others`` ties more and of strength s.

    An end of one tie gives 1: its tie cannot be strong among its ties.
    """
    powers: Numbers = np.where(others, np.maximum(1 - weights / strengths, 0), 1) ** others
    return powers


def _backbone(net: Arrays, _settings: Settings) -> Values:
    return {"backbone-p": _p(net).tolist()}


def _weights_differ(net: Arrays, _settings: Settings) -> str:
    if (net.weights != net.weights[0]).any():
        return ""
    return (
        f"it compares strong ties with weak ones, and all ties have the weight {net.weights[0]:g}"
    )


_FITS = all_of(some_tie, positive, _weights_differ)


def keep_backbone(graph: nx.Graph[Any], alpha: float, say: Say = silent) -> nx.Graph[Any]:
    """Return a copy of a network with only the ties whose ``backbone-p`` is below ``alpha``.

    All nodes stay, and so do part-of edges. Ties of a node with itself have no p, and go.

    Raises
    ------
    InputError
        If ``alpha`` is not between 0 and 1, or the filter makes no sense on the network.

    >>> graph = nx.Graph()
    >>> graph.add_weighted_edges_from([("a", "b", 9), ("a", "c", 1), ("a", "d", 1)])
    >>> list(keep_backbone(graph, 0.05).edges)
    [('a', 'b')]
    """
    if not 0 < alpha <= 1:
        raise InputError(f"the level of the backbone must be above 0 and at most 1, not {alpha:g}")
    net = Arrays(graph)
    if reason := _FITS(net, Settings()):
        raise InputError(f"the network has no backbone: {reason}")
    weak = _p(net) >= alpha
    kept = graph.copy()
    for tail, head in zip(net.tails[weak].tolist(), net.heads[weak].tolist(), strict=True):
        kept.remove_edge(net.nodes[tail], net.nodes[head])
    kept.remove_edges_from(list(nx.selfloop_edges(graph)))
    say(f"backbone: {len(weak) - int(weak.sum())} of {len(weak)} ties kept, p below {alpha:g}")
    if net.loops:
        say(f"backbone: ties of a node with itself are left out ({net.loops:,})")
    return kept


MEASURES: tuple[Measure, ...] = (
    Measure(
        name="backbone",
        of="ties",
        summary="How probable it is that chance alone makes the tie so strong for one of its ends.",
        formula="p = (1 - w / s)^(k - 1), with w the weight of the tie, k and s the degree and "
        "strength of the node; the smaller p of the two ends; with directions the ties that the "
        "one sends and those that the other receives",
        normalisation="from 0 to 1; a node of one tie gives 1, so that the other end decides",
        source='Serrano, Boguñá and Vespignani (2009), "Extracting the multiscale backbone of '
        'complex weighted networks"',
        compute=_backbone,
        fits=_FITS,
        ranked=False,
    ),
)
