"""Measures by which a node counts more if nodes that count lead to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.networks.arrays import Arrays
from kg.networks.measures.conditions import all_of, directed, positive, some_tie
from kg.networks.measures.definition import Measure, Settings, Values
from kg.networks.measures.eigen import Leading, cyclic, leading, summed_paths

if TYPE_CHECKING:
    from kg.networks.arrays import Numbers

__all__ = ["MEASURES"]

_DAMPING = 0.85


def _largest(net: Arrays) -> np.ndarray:
    return np.flatnonzero(net.component == 0)


def _eigenvector(net: Arrays, settings: Settings) -> Values:
    name, found = "eigenvector", np.full(len(net), None, dtype=object)
    part = _largest(net)
    if len(part) < len(net):
        settings.say(
            f"{name}: components cannot be compared; values are given for the largest, "
            f"{len(part)} of {len(net)} nodes"
        )
    if net.weighted:
        settings.say(f"{name}: the weights of ties are left out")
    if net.directed:
        settings.say(f"{name}: a node gains from the ties that lead to it")
    first = leading(net.matrix[part][:, part].T.tocsr())
    if first.vector is None:
        settings.say(f"{name}: {first.why}, so no values are given")
    else:
        found[part] = first.vector
    return {name: found.tolist()}


def _has_cycle(net: Arrays, _settings: Settings) -> str:
    part = _largest(net)
    if cyclic(net.matrix[part][:, part]):
        return ""
    return "no path leads back to its start, so that each value would be 0"


def _katz(net: Arrays, settings: Settings) -> Values:
    incoming = net.matrix.T.tocsr()
    first = leading(incoming)
    if net.weighted:
        settings.say("katz: the weights of ties are left out")
    # Without a path that leads back, any alpha would do; this one keeps the values small.
    bound = first.value or float(np.max(np.diff(incoming.indptr), initial=0)) or 1.0
    alpha = _DAMPING / bound
    settings.say(f"katz: alpha is {alpha:.6g}")
    sums = summed_paths(incoming * alpha, np.ones(len(net)))
    if sums is None:
        settings.say("katz: the sums over long paths do not settle, so no values are given")
        return {"katz": [None] * len(net)}
    return {"katz": (sums / max(float(np.linalg.norm(sums)), 1.0)).tolist()}


def _pagerank(net: Arrays, _settings: Settings) -> Values:
    # A walk that begins anew at random is a sum over walks of each length. Where no tie leads on
    # it begins anew too: this only scales the sum, and scaling ends with the values adding up to 1.
    out = np.asarray(net.weighted_matrix.sum(axis=1)).ravel()
    step = np.divide(_DAMPING, out, out=np.zeros(len(net)), where=out > 0)
    sums = summed_paths((net.weighted_matrix * step[:, None]).T.tocsr(), np.ones(len(net)))
    assert sums is not None, "walks die out, as each step keeps 0.85 of them"  # noqa: S101
    return {"pagerank": (sums / max(sums.sum(), 1)).tolist()}


def _hub(net: Arrays, settings: Settings) -> Values:
    return _half("hits-hub", net, settings, slice(None, len(net)))


def _authority(net: Arrays, settings: Settings) -> Values:
    return _half("hits-authority", net, settings, slice(len(net), None))


def _half(name: str, net: Arrays, settings: Settings, half: slice) -> Values:
    both = _hits(net)
    if both.vector is None:
        settings.say(f"{name}: {both.why}, so no values are given")
        return {name: [None] * len(net)}
    values: Numbers = both.vector[half]
    tied = len(np.unique(net.tails if name == "hits-hub" else net.heads))
    if (count := int((values > 0).sum())) < tied:
        settings.say(
            f"{name}: {count} of {tied} nodes with such ties are in the part of the network with "
            "the most ties; the others have 0"
        )
    return {name: (values / values.sum()).tolist()}


def _hits(net: Arrays) -> Leading:
    """Return hubs and authorities as one vector.

    Each node is there twice, as a hub and as an authority, tied without direction: hubs and
    authorities are then the halves of the first eigenvector, since
    hub = A authority / value and authority = A' hub / value.
    """
    from scipy.sparse import block_array, csr_array

    ties = net.weighted_matrix
    return leading(csr_array(block_array([[None, ties], [ties.T, None]], format="csr")))


def _two_sided(net: Arrays, settings: Settings) -> str:
    if directed(net, settings):
        return "the ties do not have directions, so it would equal eigenvector; use eigenvector"
    return ""


_KLEINBERG = 'Kleinberg (1999), "Authoritative sources in a hyperlinked environment"'

MEASURES = (
    Measure(
        name="eigenvector",
        of="nodes",
        summary="A node counts more if it is tied to nodes that count; weights are left out.",
        formula="x(v) = sum of x(u) over the nodes u with a tie to v, divided by the largest "
        "eigenvalue of the matrix of ties; in the largest component only",
        normalisation="the squares of the values add up to 1",
        source='Bonacich (1972), "Factoring and weighting approaches to status scores and clique '
        'identification"',
        compute=_eigenvector,
        fits=all_of(some_tie, _has_cycle),
    ),
    Measure(
        name="katz",
        of="nodes",
        summary="Number of paths of any length that lead to a node, long ones counting less; "
        "weights are left out.",
        formula="x(v) = 1 + alpha * sum of x(u) over the nodes u with a tie to v; alpha is 0.85 "
        "divided by the largest eigenvalue of the matrix of ties, or, where that is 0, by the "
        "largest number of ties that lead to one node",
        normalisation="the squares of the values add up to 1",
        source='Katz (1953), "A new status index derived from sociometric analysis"',
        compute=_katz,
        fits=some_tie,
    ),
    Measure(
        name="pagerank",
        of="nodes",
        summary="How often a random walk along the ties is at a node; strong ties are taken more "
        "often.",
        formula="x(v) = 0.15 / n + 0.85 * sum of x(u) w(u, v) / (sum of the weights that lead from "
        "u) over the nodes u with a tie to v; a walk that cannot go on begins at any node",
        normalisation="the values add up to 1",
        source='Brin and Page (1998), "The anatomy of a large-scale hypertextual web search '
        'engine"',
        compute=_pagerank,
        fits=positive,
    ),
    Measure(
        name="hits-hub",
        of="nodes",
        summary="A node is a hub if strong ties lead from it to authorities.",
        formula="hub(v) is proportional to the sum of w(v, u) authority(u), and authority(v) to "
        "the sum of w(u, v) hub(u)",
        normalisation="the values add up to 1",
        source=_KLEINBERG,
        compute=_hub,
        fits=all_of(_two_sided, some_tie, positive),
    ),
    Measure(
        name="hits-authority",
        of="nodes",
        summary="A node is an authority if strong ties lead to it from hubs.",
        formula="authority(v) is proportional to the sum of w(u, v) hub(u), and hub(v) to the sum "
        "of w(v, u) authority(u)",
        normalisation="the values add up to 1",
        source=_KLEINBERG,
        compute=_authority,
        fits=all_of(_two_sided, some_tie, positive),
    ),
)
