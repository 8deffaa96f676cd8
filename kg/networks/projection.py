"""The projection of a two-mode network: the nodes of one mode, tied by what they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np

from kg.collecting import many_objects
from kg.errors import InputError
from kg.networks.arrays import Arrays
from kg.networks.attributes import Say, listed, silent
from kg.networks.edges import NOT_KNOWN, STATUSES, times_of
from kg.networks.recipe import PROJECTIONS
from kg.networks.ways import Ways, ways_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Places = NDArray[np.int64]

__all__ = ["project", "projection_matrix"]

_MOST = 20_000_000  # pairs; as a network of networkx they take about 12 GB
_STATUSES = (*STATUSES, NOT_KNOWN)  # from the firmest
_KEPT = {"weight", "status", "claims", "dates", "start", "end", "part_of"}


def project(
    graph: nx.Graph[Any], mode: str, weighting: str = "count", *, say: Say = silent
) -> nx.Graph[str]:
    """Return the network of the nodes of one mode, tied if they share a node of the other mode.

    A tie has ``weight``, ``through`` (the shared nodes, sorted), ``relations`` and, if the ties of
    the two-mode network have them, ``claims`` and ``dates`` (of all that it rests on, sorted) and
    ``status``. Two ties lead through a shared node, and the weaker of them is the status of this
    way; the firmest way is the status of the tie. From the firmest: stated, interpreted, inferred,
    external, not known. Nodes keep their facts. The graph keeps its facts, has one mode, and tells
    in ``projection`` how it was made. Nodes and edges are sorted.

    Parameters
    ----------
    graph
        A two-mode network without direction; part-of edges are no ties, and weights of ties are not
        used.
    weighting
        One of :data:`kg.networks.recipe.PROJECTIONS`. ``newman`` follows Newman (2001),
        "Scientific collaboration networks II", Physical Review E 64, 016132: the weights of a node
        add up to the number of shared nodes it is tied to, of those that have another tie.
    say
        Called with what a reader must know: the density, the largest shared node, nodes without a
        tie, and what is not kept.

    Raises
    ------
    InputError
        If it is no two-mode network without direction, has no such mode, there is no such
        weighting, or it would have more than 20 million pairs.
    """
    net = Arrays(graph)
    if not len(net.weights) and mode in listed(graph.graph.get("modes"), " "):
        say("the two-mode network has no ties, and so has its projection")
        return _without_ties(graph, mode)
    with many_objects():
        return _project(net, mode, weighting, say)


def _without_ties(graph: nx.Graph[Any], mode: str) -> nx.Graph[str]:
    told = {"modes": [mode], "projection": f"nodes of the mode {mode}; there are no ties"}
    made: nx.Graph[str] = nx.Graph(**graph.graph | told)
    own = {node: facts for node, facts in graph.nodes.items() if facts.get("mode") == mode}
    made.add_nodes_from((node, dict(own[node])) for node in sorted(own))
    return made


def _project(net: Arrays, mode: str, weighting: str, say: Say) -> nx.Graph[str]:
    graph, code = net.graph, _check(net, mode, weighting)
    (other,) = set(net.modes) - {mode}
    own = sorted(net.nodes[at] for at in np.flatnonzero(net.mode == code))
    made: nx.Graph[str] = nx.Graph(
        **graph.graph
        | {
            "modes": [mode],
            "projection": f"nodes of the mode {mode}, tied if they share a node of the mode "
            f"{other}; weight: {weighting}, {PROJECTIONS[weighting]}",
        }
    )
    made.add_nodes_from((node, dict(graph.nodes[node])) for node in own)
    ways = ways_of(net, own)
    made.add_edges_from(_edges(net, own, ways, weighting, code, f"shared {other}"))
    _tell(made, net, ways, own, say)
    return made


def projection_matrix(net: Arrays, mode: int, weighting: str = "count") -> csr_array:
    """Return the weights between the nodes of a mode: symmetric, nothing on the diagonal.

    Parameters
    ----------
    net
        A two-mode network without direction, of n nodes of this mode.
    mode
        The mode's place in ``net.modes``. Rows and columns are its nodes, in the order of
        ``net.nodes``: (n, n).
    weighting
        One of :data:`kg.networks.recipe.PROJECTIONS`.
    """
    from scipy.sparse import csr_array, diags_array

    own, other = np.flatnonzero(net.mode == mode), np.flatnonzero(net.mode != mode)
    ties = net.matrix[own][:, other]
    if weighting == "newman":
        shares = np.maximum(ties.sum(axis=0) - 1, 1)
        shared = ties @ diags_array(1 / shares) @ ties.T
    else:
        shared = ties @ ties.T
    shared = csr_array(shared)
    shared.setdiag(0)
    shared.eliminate_zeros()
    shared.sort_indices()
    if weighting == "jaccard":
        degree = ties.sum(axis=1)
        rows = np.repeat(np.arange(len(own)), np.diff(shared.indptr))
        shared.data = shared.data / (degree[rows] + degree[shared.indices] - shared.data)
    return shared


def _check(net: Arrays, mode: str, weighting: str) -> int:
    """Return the place of the mode, or say why there is no such projection."""
    if net.directed:
        raise InputError(
            "a projection is of a two-mode network without direction, and this one has directions; "
            "give a network whose ties have none"
        )
    if not net.two_mode:
        raise InputError(
            "a projection is of a two-mode network, and this is none; give each node one of two "
            "modes, with ties only between the modes"
        )
    if mode not in net.modes:
        raise InputError(f"there is no mode “{mode}”; choose one of {', '.join(net.modes)}")
    if weighting not in PROJECTIONS:
        raise InputError(
            f"there is no weighting “{weighting}”; choose one of {', '.join(PROJECTIONS)}"
        )
    code = net.modes.index(mode)
    degrees = net.matrix.sum(axis=1)[net.mode != code]
    if (pairs := int((degrees * (degrees - 1)).sum()) // 2) > _MOST:
        raise InputError(
            f"the projection has up to {pairs:,} ties, more than {_MOST:,}; leave out the largest "
            f"nodes of the mode {net.modes[1 - code]}, or measure the two-mode network"
        )
    return code


def _edges(
    net: Arrays, own: Sequence[str], ways: Ways, weighting: str, code: int, relation: str
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    first, second = (end[ways.starts] for end in ways.ends)
    in_net = np.array([net.index[node] for node in own], dtype=np.int64)
    rows = np.cumsum(net.mode == code) - 1  # of each node of the mode in the matrix
    matrix = projection_matrix(net, code, weighting)
    weights = matrix[rows[in_net[first]], rows[in_net[second]]] if len(first) else np.zeros(0)
    facts = _facts_of_ties(net)
    through = [ways.shared[at] for at in ways.through.tolist()]
    lists = {
        name: found
        for name, between in (("claims", " "), ("dates", ";"))
        if (found := _gathered(facts, ways, name, between))
    }
    statuses = _statuses(facts, ways)
    ends = zip(first.tolist(), second.tolist(), strict=True)
    values = (weights.astype(int) if weighting == "count" else weights).tolist()
    parts = pairwise(np.append(ways.starts, len(ways.through)).tolist())
    for at, ((one, other), weight, (start, stop)) in enumerate(
        zip(ends, values, parts, strict=True)
    ):
        made: dict[str, Any] = {"weight": weight, "through": through[start:stop]}
        made |= {name: next(found) for name, found in lists.items()}
        if statuses:
            made["status"] = statuses[at]
        if dates := made.pop("dates", None):
            made |= {"dates": dates, **times_of(dates)}
        made["relations"] = [relation]
        yield own[one], own[other], made


def _facts_of_ties(net: Arrays) -> list[dict[str, Any]]:
    """Return the facts of each tie, in the order of ``net.weights``."""
    return [
        facts
        for one, other, facts in net.graph.edges(data=True)
        if one != other and facts.get("part_of") is not True
    ]


def _gathered(
    facts: Sequence[dict[str, Any]], ways: Ways, name: str, between: str
) -> Iterator[list[str]] | None:
    """Return what each tie of the projection has of a fact that is a list; None if no tie has it.

    Parameters
    ----------
    between
        What separates the values if the fact is one text.
    """
    from scipy.sparse import csr_array

    held = [listed(each.get(name), between) for each in facts]
    names = sorted({claim for each in held for claim in each})
    if not names or not len(ways.starts):
        return None
    number = {claim: at for at, claim in enumerate(names)}
    columns = [number[claim] for each in held for claim in each]
    begins = np.cumsum([0, *map(len, held)])
    of_tie = csr_array((np.ones(len(columns), bool), columns, begins), (len(held), len(names)))
    used = np.column_stack(ways.ties).ravel()
    begins = np.append(ways.starts, len(ways.through)) * 2
    ties = csr_array((np.ones(len(used), bool), used, begins), (len(ways.starts), len(held)))
    rests = ties @ of_tie
    rests.sort_indices()
    every = [names[at] for at in rests.indices.tolist()]
    begin = rests.indptr.tolist()
    return (every[one:other] for one, other in pairwise(begin))


def _statuses(facts: Sequence[dict[str, Any]], ways: Ways) -> list[str]:
    """Return the status of each tie of the projection; nothing if no tie has one."""
    told = ["; ".join(listed(each.get("status"))) for each in facts]
    if not any(told) or not len(ways.starts):
        return []
    ranks = {text: _rank(text) for text in set(told)}
    rank = np.array([ranks[text] for text in told])
    weaker = np.maximum(*(rank[ties] for ties in ways.ties))
    return [_STATUSES[at] for at in np.minimum.reduceat(weaker, ways.starts).tolist()]


def _rank(status: str) -> int:
    """Return the place of a status among all; of several in one text the firmest."""
    found = [at for at, name in enumerate(_STATUSES) if name in listed(status)]
    return found[0] if found else len(_STATUSES) - 1


def _tell(made: nx.Graph[str], net: Arrays, ways: Ways, own: Sequence[str], say: Say) -> None:
    number, ties = len(own), made.number_of_edges()
    if number > 1:
        say(f"the projection has {ties:,} ties, density {nx.density(made):.2g}")
    if ties:
        size = np.bincount(ways.through, minlength=len(ways.shared))
        largest = int(size.argmax())
        alone = np.diff(ways.starts, append=len(ways.through)) == 1
        only = int((ways.through[ways.starts[alone]] == largest).sum())
        facts = net.graph.nodes[ways.shared[largest]]
        name = facts.get("label") or ways.shared[largest]
        at = net.index[ways.shared[largest]]
        tied = int((net.tails == at).sum() + (net.heads == at).sum())
        say(
            f"{size[largest]:,} of {ties:,} ties come from one {facts['mode']}, “{name}” "
            f"({tied:,} nodes); {only:,} of them from it alone"
        )
    if isolates := sum(not made[node] for node in own):
        say(f"{isolates:,} of {number:,} nodes share nothing with another, and have no tie")
    if net.weighted:
        say("the weights of the two-mode ties are left out: each shared node counts once")
    lost = {name for facts in _facts_of_ties(net) for name in facts} - _KEPT
    if lost:
        say(f"not kept of the facts of the two-mode ties: {', '.join(sorted(lost))}")
