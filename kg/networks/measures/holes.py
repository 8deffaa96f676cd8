"""Structural holes: constraint, effective size and efficiency."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.networks.measures.conditions import positive, some_tie
from kg.networks.measures.definition import Measure
from kg.networks.measures.triangles import Pairs

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.networks.arrays import Arrays, Numbers
    from kg.networks.measures.definition import Settings, Values

__all__ = ["MEASURES", "constraint", "effective_size", "efficiency"]


def constraint(pairs: Pairs, strength: Numbers) -> Numbers:
    """Return how far the time that each node invests leads back to few neighbours: Burt (1992).

    ``strength`` is a number above zero for each pair. A node without neighbours has 0.
    """
    total = pairs.sums(strength, strength)
    through = np.zeros(len(pairs))
    for at in pairs.corners():
        step = strength[at.to_one] * strength[at.to_other] / total[at.node]
        np.add.at(through, at.opposite, step)
    invested = strength + through
    return pairs.sums((invested / total[pairs.first]) ** 2, (invested / total[pairs.second]) ** 2)


def effective_size(pairs: Pairs, strength: Numbers) -> Numbers:
    """Return the number of neighbours of each node less what is redundant in them: Burt (1992).

    ``strength`` is a number above zero for each pair. Where all are equal, this is Borgatti's
    (1997) d - 2t/d: d neighbours, t ties among them.
    """
    total = pairs.sums(strength, strength)
    strongest = np.zeros(pairs.size)
    np.maximum.at(strongest, pairs.first, strength)
    np.maximum.at(strongest, pairs.second, strength)
    redundant = np.zeros(pairs.size)
    for at in pairs.corners():
        with_one = strength[at.to_other] / strongest[at.one]
        with_other = strength[at.to_one] / strongest[at.other]
        step = strength[at.opposite] * (with_one + with_other) / total[at.node]
        np.add.at(redundant, at.node, step)
    return pairs.degree - redundant


def _efficiency(pairs: Pairs, strength: Numbers) -> Numbers:
    return effective_size(pairs, strength) / np.maximum(pairs.degree, 1)


def efficiency(pairs: Pairs, strength: Numbers) -> Numbers:
    """Return the share of its neighbours that is the effective size of each node: Burt (1992)."""
    return effective_size(pairs, strength) / np.maximum(pairs.degree, 1)


def _fits(net: Arrays, settings: Settings) -> str:
    if net.two_mode:
        return (
            "in a two-mode network no two neighbours of a node have a tie, so each neighbour"
            " would count as a hole; use redundancy, or a projection on one mode"
        )
    return some_tie(net, settings) or positive(net, settings)


def _measure(
    compute: Callable[[Pairs, Numbers], Numbers],
    *,
    name: str,
    summary: str,
    formula: str,
    normalisation: str,
    source: str,
    ranked: bool = True,
) -> Measure:
    """Make a measure that uses weights, and beside it gives its values without them."""

    def columns(net: Arrays, settings: Settings) -> Values:
        pairs = Pairs.of(net)
        found = {name: compute(pairs, pairs.weight)}
        if net.directed:
            settings.say(f"{name}: two ties between two nodes, one each way, are added up")
        if net.weighted:
            settings.say(f"{name}: weights are used; {name}-unweighted is without them")
            found[f"{name}-unweighted"] = compute(pairs, pairs.ties)
        return {column: _defined(pairs, values) for column, values in found.items()}

    return Measure(
        name=name,
        of="nodes",
        summary=summary,
        formula=formula + _STRENGTH,
        compute=columns,
        fits=_fits,
        normalisation=normalisation,
        source=source,
        ranked=ranked,
    )


def _defined(pairs: Pairs, values: Numbers) -> list[float | None]:
    """Return a value for each node that has a neighbour, and None for the others."""
    return [v if d else None for v, d in zip(values.tolist(), pairs.degree.tolist(), strict=True)]


_STRENGTH = (
    " s(i,j) is the weight of the ties between i and j, both directions added up; a neighbour is a"
    " node with a tie in either direction. A node without neighbours has no value. With weights, a"
    " second column gives the value when each tie counts as 1."
)
_BURT = 'Burt (1992), "Structural holes: the social structure of competition"'
_BORGATTI = 'Borgatti (1997), "Structural holes: unpacking Burt\'s redundancy measures"'

MEASURES = (
    _measure(
        constraint,
        name="constraint",
        summary="How far a node's ties lead back to the same few neighbours, who have ties with"
        " each other. A low value: many structural holes around the node.",
        formula="Sum over the neighbours j of i of (p(i,j) + sum over q of p(i,q) p(q,j))^2, where"
        " p(i,j) = s(i,j) / sum over k of s(i,k).",
        normalisation="None. A node with one neighbour has 1; small, dense neighbourhoods can have"
        " more than 1.",
        source=_BURT,
        ranked=False,
    ),
    _measure(
        effective_size,
        name="effective-size",
        summary="How many neighbours a node has, less what is redundant because neighbours have"
        " ties with each other.",
        formula="Sum over the neighbours j of i of (1 - sum over q of p(i,q) m(j,q)), where"
        " p(i,q) = s(i,q) / sum over k of s(i,k), and m(j,q) = s(j,q) / the highest s(j,k). Without"
        " weights and directions this is d - 2t/d: d neighbours, t ties among them.",
        normalisation="None. From 1 to the number of neighbours, if all weights are equal.",
        source=f"{_BURT}; {_BORGATTI}",
    ),
    _measure(
        efficiency,
        name="efficiency",
        summary="The effective size of a node as a share of its neighbours.",
        formula="Effective size of i / number of neighbours of i.",
        normalisation="From above 0 to 1; 1 if no two neighbours have a tie.",
        source=_BURT,
    ),
)
