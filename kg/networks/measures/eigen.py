"""The largest eigenvalue of a network with its vector, and sums over paths of all lengths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from kg.networks.arrays import Numbers, Places

__all__ = ["Leading", "cyclic", "leading", "summed_paths"]

_DENSE = 400
"""Up to this many nodes a full matrix is as fast, and exact whatever the network looks like."""

_EQUAL = 1e-9
"""Eigenvalues that differ by less than this part of themselves count as equal."""

_ROUNDS = 20_000
"""After so many longer paths, a sum that still grows is given up."""


_STEPS = 100
"""After so many rounds, a largest eigenvalue that is still not exact is given up."""


@dataclass(frozen=True)
class Leading:
    """The largest eigenvalue of a matrix and its vector of length 1; 0 where it does not reach.

    ``vector`` is None where ``why`` says why there is not one.
    """

    value: float
    vector: Numbers | None
    why: str = ""


def cyclic(matrix: csr_array) -> bool:
    """Tell whether a path leads back to its start, in a matrix without ties of nodes to themselves.

    A network without directions and with a tie is cyclic: its ties lead there and back.
    """
    return bool((np.bincount(_strong(matrix), minlength=1) > 1).any())


def leading(matrix: csr_array) -> Leading:
    """Return the x with ``matrix @ x = value * x`` of the largest value; no entry is below 0.

    By Perron and Frobenius, each part of the network whose nodes all reach each other has one such
    value and vector. The parts are compared, so that two equal ones are noticed, whose vectors
    could be mixed at will; a solver for the whole matrix would give any mixture.
    """
    best = 0.0
    winners: list[tuple[Places, Numbers]] = []
    for part, bound in _parts(matrix):
        if bound < best * (1 - _EQUAL) or (len(winners) > 1 and bound <= best * (1 + _EQUAL)):
            break
        value, vector = _perron(matrix[part][:, part])
        if vector is None:
            return Leading(bound, None, "the largest eigenvalue cannot be computed exactly enough")
        if value > best * (1 + _EQUAL):
            winners = [(part, vector)]
        elif value >= best * (1 - _EQUAL):
            winners.append((part, vector))
        best = max(best, value)
    if not winners:
        return Leading(0.0, None, "no path leads back to its start")
    if len(winners) > 1:
        return Leading(best, None, "two parts of the network have the same largest eigenvalue")
    return _with_reached(matrix, best, *winners[0])


def summed_paths(matrix: csr_array, start: Numbers) -> Numbers | None:
    """Return ``start + matrix @ start + matrix @ matrix @ start ...``; None if it does not settle.

    Nothing is below 0, so that no digits are lost.
    """
    total, term = start.astype(np.float64), start.astype(np.float64)
    for _ in range(_ROUNDS):
        term = matrix @ term
        total += term
        if not np.isfinite(total).all():
            return None
        if (term <= 1e-17 * total).all():
            return total
    return None


def _strong(matrix: csr_array) -> Places:
    """Return the number of the part of each node; nodes of one part reach each other."""
    from scipy.sparse.csgraph import connected_components

    _, labels = connected_components(matrix, directed=True, connection="strong")
    found: Places = labels.astype(np.int64)
    return found


def _parts(matrix: csr_array) -> Iterator[tuple[Places, float]]:
    """Give the parts of two or more nodes with an upper bound of their value, highest first."""
    labels = _strong(matrix)
    entries = matrix.tocoo()
    inner = labels[entries.row] == labels[entries.col]
    rows, columns, weights = entries.row[inner], entries.col[inner], entries.data[inner]
    once = np.bincount(rows, weights, minlength=len(labels))
    twice = np.bincount(rows, weights * once[columns], minlength=len(labels))
    bounds = np.zeros(labels.max(initial=-1) + 1)
    # The largest row sum of the squared matrix bounds the square of its eigenvalues.
    np.maximum.at(bounds, labels, np.sqrt(twice))
    order = np.argsort(labels, kind="stable")
    members = np.split(order, np.cumsum(np.bincount(labels, minlength=len(bounds)))[:-1])
    for label in np.argsort(-bounds, kind="stable").tolist():
        if len(members[label]) > 1:
            yield members[label], float(bounds[label])


def _perron(matrix: csr_array) -> tuple[float, Numbers | None]:
    """Return the largest eigenvalue of a part whose nodes all reach each other, and its vector."""
    from scipy.sparse.linalg import ArpackError, eigs, eigsh

    symmetric = (abs(matrix - matrix.T)).max() == 0
    if matrix.shape[0] <= _DENSE:
        full = matrix.toarray()
        values, vectors = np.linalg.eigh(full) if symmetric else np.linalg.eig(full)
        at = int(np.argmax(values.real))
        return float(values[at].real), _unit(vectors[:, at])
    # An even start keeps the result the same from run to run.
    start, effort = np.ones(matrix.shape[0]), {"ncv": 60, "maxiter": 30}
    try:
        if symmetric:
            values, vectors = eigsh(matrix, k=1, which="LA", v0=start, **effort)
        else:
            values, vectors = eigs(matrix, k=1, which="LR", v0=start, **effort)
    except ArpackError:
        return _solved(matrix) if _thin(matrix) else (0.0, None)
    return float(values[0].real), _unit(vectors[:, 0])


def _thin(matrix: csr_array) -> bool:
    """Tell whether equations of this matrix are solved soon: few ties a node, or few nodes."""
    count: int = matrix.shape[0]
    return bool(matrix.nnz <= 5 * count or count <= 3000)


def _solved(matrix: csr_array) -> tuple[float, Numbers | None]:
    """Return the same as ``_perron`` for networks like chains, whose values are close together.

    Noda (1971), "Note on the computation of the maximal eigenvalue of a non-negative irreducible
    matrix": the largest and the smallest ratio of ``matrix @ x`` to ``x`` have the value between
    them, and meet after few rounds.
    """
    from scipy.sparse import eye_array
    from scipy.sparse.linalg import splu

    even, vector, apart = eye_array(matrix.shape[0]), np.ones(matrix.shape[0]), np.inf
    for _ in range(_STEPS):
        ratios = matrix @ vector / vector
        value, before, apart = float(ratios.max()), apart, float(np.ptp(ratios))
        # Beyond this, rounding keeps the two apart.
        if apart <= 1e-12 * value and apart >= before / 2:
            return value, _unit(vector)
        try:
            vector = splu((even * value - matrix).tocsc()).solve(vector)
        except RuntimeError:  # the value is exact, so that the equations have many solutions
            return (value, _unit(vector)) if apart <= 1e-12 * value else (value, None)
        vector = vector / np.abs(vector).max()
        if not (vector > 0).all():
            return value, None
    return value, None


def _unit(vector: Numbers) -> Numbers:
    sizes: Numbers = np.abs(vector)
    return sizes / np.linalg.norm(sizes)


def _with_reached(matrix: csr_array, value: float, part: Places, vector: Numbers) -> Leading:
    """Add the nodes outside a part whose values follow from it, along the directions of ties."""
    from scipy.sparse.csgraph import breadth_first_order

    size = matrix.shape[0]
    found = np.zeros(size)
    found[part] = vector
    follow = breadth_first_order(matrix.T.tocsr(), part[0], return_predecessors=False)
    rest = np.setdiff1d(follow, part)
    if len(rest):
        rows = matrix[rest]
        sums = summed_paths(rows[:, rest] / value, rows[:, part] @ vector / value)
        if sums is None:
            return Leading(
                value, None, "the values of nodes at the end of long paths do not settle"
            )
        found[rest] = sums
    return Leading(value, found / np.linalg.norm(found))
