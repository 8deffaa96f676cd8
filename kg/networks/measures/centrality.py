"""Degree, strength and k-core: what the ties of a node give without following paths."""

from __future__ import annotations

import numpy as np

from kg.networks.arrays import Arrays
from kg.networks.measures.conditions import all_of, directed, numbers
from kg.networks.measures.definition import Measure, Settings, Values

__all__ = ["MEASURES"]

_DEGREE = 'Freeman (1979), "Centrality in social networks: conceptual clarification"'
_STRENGTH = 'Barrat et al. (2004), "The architecture of complex weighted networks"'


def _degree(net: Arrays, _settings: Settings) -> Values:
    both = net.matrix + net.matrix.T if net.directed else net.matrix
    return {"degree": np.diff(both.indptr).tolist()}


def _in_degree(net: Arrays, _settings: Settings) -> Values:
    return {"in-degree": np.bincount(net.heads, minlength=len(net)).tolist()}


def _out_degree(net: Arrays, _settings: Settings) -> Values:
    return {"out-degree": np.bincount(net.tails, minlength=len(net)).tolist()}


def _strength(net: Arrays, settings: Settings) -> Values:
    _say_if_unweighted("strength", net, settings)
    ends = np.concatenate([net.tails, net.heads])
    return {"strength": _summed(net, ends, np.tile(net.weights, 2))}


def _in_strength(net: Arrays, settings: Settings) -> Values:
    _say_if_unweighted("in-strength", net, settings)
    return {"in-strength": _summed(net, net.heads, net.weights)}


def _out_strength(net: Arrays, settings: Settings) -> Values:
    _say_if_unweighted("out-strength", net, settings)
    return {"out-strength": _summed(net, net.tails, net.weights)}


def _summed(net: Arrays, ends: np.ndarray, weights: np.ndarray) -> list[float]:
    found: list[float] = np.bincount(ends, weights, minlength=len(net)).tolist()
    return found


def _say_if_unweighted(name: str, net: Arrays, settings: Settings) -> None:
    if not net.weighted:
        settings.say(f"{name}: each tie has the weight 1, so it is the number of ties")


def _k_core(net: Arrays, settings: Settings) -> Values:
    if net.directed:
        settings.say("k-core: the directions of ties are left out; ties in both directions are one")
    # Without this, igraph counts two nodes that are tied in both directions twice.
    simple = net.igraph.as_undirected(mode="collapse") if net.directed else net.igraph
    return {"k-core": simple.coreness()}


MEASURES = (
    Measure(
        name="degree",
        of="nodes",
        summary="Number of other nodes that a node is tied to, whatever the direction.",
        formula="number of different neighbours",
        normalisation="none",
        source=_DEGREE,
        compute=_degree,
    ),
    Measure(
        name="in-degree",
        of="nodes",
        summary="Number of ties that lead to a node.",
        formula="number of nodes u with a tie from u to the node",
        normalisation="none",
        source=_DEGREE,
        compute=_in_degree,
        fits=directed,
    ),
    Measure(
        name="out-degree",
        of="nodes",
        summary="Number of ties that lead from a node.",
        formula="number of nodes u with a tie from the node to u",
        normalisation="none",
        source=_DEGREE,
        compute=_out_degree,
        fits=directed,
    ),
    Measure(
        name="strength",
        of="nodes",
        summary="Sum of the weights of a node's ties, in both directions.",
        formula="sum of w(u, v) and, with directions, of w(v, u) over all other nodes u",
        normalisation="none",
        source=_STRENGTH,
        compute=_strength,
        fits=numbers,
    ),
    Measure(
        name="in-strength",
        of="nodes",
        summary="Sum of the weights of the ties that lead to a node.",
        formula="sum of w(u, v) over all other nodes u",
        normalisation="none",
        source=_STRENGTH,
        compute=_in_strength,
        fits=all_of(directed, numbers),
    ),
    Measure(
        name="out-strength",
        of="nodes",
        summary="Sum of the weights of the ties that lead from a node.",
        formula="sum of w(v, u) over all other nodes u",
        normalisation="none",
        source=_STRENGTH,
        compute=_out_strength,
        fits=all_of(directed, numbers),
    ),
    Measure(
        name="k-core",
        of="nodes",
        summary="How dense the densest part is that a node belongs to.",
        formula="largest k such that the node is in a part where each node has k neighbours in "
        "the part; directions are left out",
        normalisation="none",
        source='Seidman (1983), "Network structure and minimum degree"',
        compute=_k_core,
    ),
)
