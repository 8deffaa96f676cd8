"""Whether ties join like with like: assortativity, modularity and the E-I index of a grouping."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.networks.arrays import UNGROUPED, Arrays
from kg.networks.measures.conditions import all_of, positive, some_tie
from kg.networks.measures.definition import Measure, Settings, Values
from kg.networks.measures.grouping import Ends, ends_of, groups_differ, groups_found

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[np.int64]

__all__ = ["MEASURES"]


def _assortativity(net: Arrays, settings: Settings) -> Values:
    inside, tails, heads = ends_of("assortativity", net, settings).mixing()
    chance = float(tails @ heads)
    if 1 - chance < 1e-12:
        settings.say("assortativity: not defined, because all ties are within one group")
        return {"assortativity": [None]}
    return {"assortativity": [(inside - chance) / (1 - chance)]}


def _modularity(net: Arrays, settings: Settings) -> Values:
    ends = ends_of("modularity", net, settings)
    inside, tails, heads = ends.mixing(ends.weights)
    return {"modularity": [inside - float(tails @ heads)]}


def _degree_assortativity(net: Arrays, settings: Settings) -> Values:
    name = "degree-assortativity"
    plain = net.undirected if net.two_mode else net
    tails, heads = plain.tails, plain.heads
    if net.two_mode:
        settings.say(f"{name}: each tie compares its end in “{net.modes[0]}” with the other end")
        if net.directed:
            settings.say(f"{name}: the directions of ties are left out in a two-mode network")
        turn = net.mode[tails] == 1
        tails, heads = np.where(turn, heads, tails), np.where(turn, tails, heads)
    elif not net.directed:
        tails, heads = np.concatenate([tails, heads]), np.concatenate([heads, tails])
    sent = np.bincount(tails, minlength=len(net))[tails]
    received = np.bincount(heads, minlength=len(net))[heads]
    if (sent == sent[0]).all() or (received == received[0]).all():
        settings.say(f"{name}: not defined, because all ends of ties have the same degree")
        return {name: [None]}
    return {name: [float(np.corrcoef(sent, received)[0, 1])]}


def _e_i(inside: int, ties: int) -> float:
    """Return the E-I index of so many ties, of which so many are within groups."""
    return (ties - 2 * inside) / ties


def _e_i_index(net: Arrays, settings: Settings) -> Values:
    ends = ends_of("e-i-index", net, settings)
    ties = len(ends.tails)
    inside = int(ends.inside.sum())
    sets = _shuffled_sets(net, ends)
    values = {
        "e-i-index": [_e_i(inside, ties)],
        "e-i-index-expected": [1 - 2 * _inside_by_chance(ends, sets)],
    }
    if settings.permutations > 0:
        drawn = _shuffled(ends, sets, settings)
        # The observed network is one of the possible ones.
        rare = 1 + min((drawn <= inside).sum(), (drawn >= inside).sum())
        values["e-i-index-p"] = [float(min(1.0, 2 * rare / (1 + len(drawn))))]
        settings.say(
            f"e-i-index: {settings.permutations} permutations of the nodes' groups, seed "
            f"{settings.seed}"
        )
    return values


def _shuffled_sets(net: Arrays, ends: Ends) -> list[Places]:
    """Return the sets of nodes within which groups are shuffled: all that have one, by mode."""
    known = ends.codes != UNGROUPED
    if not net.two_mode:
        return [np.flatnonzero(known)]
    return [np.flatnonzero(known & (net.mode == mode)) for mode in (0, 1)]


def _inside_by_chance(ends: Ends, sets: list[Places]) -> float:
    """Return the share of ties within groups, on average over all ways to shuffle the groups."""
    sizes = [np.bincount(ends.codes[part], minlength=len(ends.names)) for part in sets]
    if len(sizes) == 2:
        return float(sizes[0] @ sizes[1]) / (len(sets[0]) * len(sets[1]))
    number = len(sets[0])
    return float(sizes[0] @ (sizes[0] - 1)) / (number * (number - 1))


def _shuffled(ends: Ends, sets: list[Places], settings: Settings) -> Places:
    """Return how many ties are within groups each time that the groups are shuffled."""
    chance = np.random.default_rng(settings.seed)
    codes = ends.codes.copy()
    drawn = np.empty(settings.permutations, dtype=np.int64)
    for at in range(settings.permutations):
        for part in sets:
            codes[part] = chance.permutation(codes[part])
        drawn[at] = (codes[ends.tails] == codes[ends.heads]).sum()
        settings.progress(at + 1, settings.permutations)
    return drawn


def _homophily(net: Arrays, settings: Settings) -> Values:
    ends = ends_of("homophily", net, settings)
    size = len(ends.names)
    of_tails, of_heads = ends.codes[ends.tails], ends.codes[ends.heads]
    inside = np.bincount(of_tails[ends.inside], minlength=size)
    sent, received = (np.bincount(codes, minlength=size) for codes in (of_tails, of_heads))
    outside = sent + received - 2 * inside
    sizes = [np.bincount(ends.codes[part], minlength=size) for part in _shuffled_sets(net, ends)]
    if len(sizes) == 2:
        # Of a tie of a member, the other end is in the other mode.
        own, ties = 2 * inside, sent + received
        expected = sent * (sizes[1] / sizes[1].sum()) + received * (sizes[0] / sizes[0].sum())
    else:
        own, ties = (2 * inside, sent + received) if ends.both_ways else (inside, sent)
        expected = ties * ((sizes[0] - 1) / (sizes[0].sum() - 1))
    rows = [
        _of_group(*numbers)
        for numbers in zip(own.tolist(), ties.tolist(), expected.tolist(), strict=True)
    ]
    shares, by_chance, ratios, indices = zip(*rows, strict=True)
    both = zip(inside.tolist(), outside.tolist(), strict=True)
    return {
        "group": ends.names,
        "homophily-nodes": np.sum(sizes, axis=0).tolist(),
        "homophily-internal": inside.tolist(),
        "homophily-external": outside.tolist(),
        "homophily-e-i": [_e_i(i, i + e) if i + e else None for i, e in both],
        "homophily-share": shares,
        "homophily-expected": by_chance,
        "homophily-ratio": ratios,
        "homophily-index": indices,
    }


def _of_group(
    own: float, ties: float, expected: float
) -> tuple[float | None, float | None, float | None, float | None]:
    """Return the share of own ties, the expected one, their ratio, and Coleman's index."""
    if not ties:
        return None, None, None, None
    share, chance = own / ties, expected / ties
    if not chance:  # The group has no other member to be tied to.
        return share, chance, None, None
    room = 1 - chance if own >= expected else chance
    return share, chance, share / chance, (share - chance) / room if room > 0 else None


_WITH_VALUE = "nodes without a value are left out with their ties"

MEASURES: tuple[Measure, ...] = (
    Measure(
        name="assortativity",
        setting="group_by",
        of="network",
        summary="How much more ties are within groups than chance would give.",
        formula="(sum of e_gg - sum of a_g b_g) / (1 - sum of a_g b_g), with e_gg the share of "
        "ties within g, and a_g and b_g the shares of ties that begin and end in g",
        normalisation="1 if all ties are within groups, 0 as by chance; without weights; in a "
        f"two-mode network ties begin in the first mode; {_WITH_VALUE}",
        source='Newman (2003), "Mixing patterns in networks"',
        compute=_assortativity,
        fits=all_of(some_tie, groups_found),
    ),
    Measure(
        name="degree-assortativity",
        of="network",
        summary="Whether nodes of many ties are tied to nodes of many ties.",
        formula="correlation of the degrees at the two ends of ties, each tie in both directions; "
        "with directions of the out-degree where it begins and the in-degree where it ends",
        normalisation="from -1 to 1; without weights; in a two-mode network each tie once, from "
        "the first mode to the second",
        source='Newman (2003), "Mixing patterns in networks"',
        compute=_degree_assortativity,
        fits=some_tie,
    ),
    Measure(
        name="modularity",
        setting="group_by",
        of="network",
        summary="The share of ties within groups, less the share that chance would give.",
        formula="sum of e_gg - sum of a_g b_g, with e_gg the share of the weight of ties within "
        "g, and a_g and b_g the shares that begin and end in g",
        normalisation=f"below 1, 0 as by chance; weights count; {_WITH_VALUE}",
        source="Newman and Girvan (2004), Physical Review E 69, 026113; "
        'with directions: Leicht and Newman (2008), "Community structure in directed networks"; '
        'two-mode: Barber (2007), "Modularity and community detection in bipartite networks"',
        compute=_modularity,
        fits=all_of(some_tie, groups_found, positive),
    ),
    Measure(
        name="e-i-index",
        setting="group_by",
        of="network",
        summary="Whether ties are rather between groups (1) or within them (-1).",
        formula="(E - I) / (E + I), with E the number of ties between groups and I within; "
        "expected: the mean over all ways to give the nodes' groups to the nodes; p: twice the "
        "share of permutations that are as far to the rarer side, the observed one with them",
        normalisation="from -1 to 1; without weights; in a two-mode network groups are given "
        f"anew within each mode; {_WITH_VALUE}",
        source='Krackhardt and Stern (1988), "Informal networks and organizational crises"',
        compute=_e_i_index,
        fits=all_of(some_tie, groups_found, groups_differ),
    ),
    Measure(
        name="homophily",
        setting="group_by",
        of="groups",
        summary="For each group its ties inside and outside, and how much more its members are "
        "tied to each other than chance would give.",
        formula="internal I and external E ties, each once; e-i: (E - I) / (E + I); share s: of "
        "the ties of members, those to members (2I / (2I + E); with directions of the ties that "
        "members send); expected w: share of the group in the other nodes, (n_g - 1) / (n - 1), "
        "in a two-mode network in the nodes of the other mode; ratio: s / w; index: "
        "(s - w) / (1 - w), or (s - w) / w where s is below w",
        normalisation=f"index from -1 to 1, 0 as by chance; without weights; {_WITH_VALUE}",
        source='Coleman (1958), "Relational analysis: the study of social organizations with '
        'survey methods"; e-i: Krackhardt and Stern (1988)',
        compute=_homophily,
        fits=all_of(some_tie, groups_found, groups_differ),
    ),
)
