"""No measure of any family meets a network that makes it fail, or prints what is not a number."""

from __future__ import annotations

import math
from itertools import chain

import networkx as nx
import pytest

from kg.networks.arrays import Arrays
from kg.networks.measures import MEASURES, measuring
from kg.networks.measures.definition import Settings

EVERY = [*MEASURES.values()]


def named(graph, modes=""):
    """Give nodes a country in turn, the last none, and modes if there are two."""
    for at, (node, facts) in enumerate(graph.nodes.items()):
        facts["label"] = f"Node {node}"
        if at < len(graph) - 1:
            facts["country"] = ("LT", "LV")[at % 2]
        if modes:
            facts["mode"] = modes[at]
    return graph


def odd_networks():
    for kind in (nx.Graph, nx.DiGraph):
        yield kind()
        yield named(nx.empty_graph(1, kind))
        yield named(nx.empty_graph(5, kind))
        yield named(kind([("a", "a")]))
        yield named(kind([("a", "b")]))
        yield named(kind([("a", "b"), ("b", "a"), ("b", "b")]))
        yield named(kind([("a", "b")]), "xy")
        yield named(kind([("a", "b"), ("c", "b")]), "xyx")
        yield named(nx.empty_graph(4, kind), "xyxy")
        yield named(nx.path_graph(4, kind), "xyxy")
        yield named(nx.path_graph(6, kind))
        yield named(nx.disjoint_union(nx.path_graph(3, kind), nx.path_graph(3, kind)))
        part = named(kind([("a", "b"), ("b", "c")]))
        nx.set_edge_attributes(part, True, "part_of")
        yield part
        strong = named(nx.path_graph(5, kind))
        strong.edges[1, 2]["weight"] = 7
        yield strong
        for weight in (0, -1, 2.5):
            graph = named(nx.path_graph(4, kind))
            nx.set_edge_attributes(graph, weight, "weight")
            yield graph


@pytest.mark.parametrize("measure", EVERY, ids=lambda measure: measure.name)
def test_odd_networks_give_values_or_a_reason(measure):
    values = 0
    for graph in odd_networks():
        net, said = Arrays(graph), []
        settings = Settings("country", permutations=9, samples=2, say=said.append)
        if reason := measure.fits(net, settings):
            assert not reason.endswith(".")
            continue
        columns = measure.compute(net, settings)
        values += 1
        lengths = {len(column) for column in columns.values()}
        if measure.of != "groups":
            wanted = {"nodes": len(net), "ties": len(net.weights), "network": 1}[measure.of]
            assert lengths == {wanted}
            assert all(name.startswith(measure.name) for name in columns)
        assert len(lengths) == 1
        for value in chain.from_iterable(columns.values()):
            assert value is None or type(value) in (int, float, str)
            assert value is None or isinstance(value, str) or math.isfinite(value)
        assert all(text.startswith(f"{measure.name}: ") for text in said)
    assert values


@pytest.mark.parametrize("measure", EVERY, ids=lambda measure: measure.name)
def test_each_measure_says_what_it_is_and_whose(measure):
    assert measure.summary.endswith(".")
    assert measure.formula
    assert measure.normalisation
    assert "(1" in measure.source or "(2" in measure.source


def test_the_families_do_not_give_a_name_twice():
    families = [f for f in vars(measuring).values() if hasattr(f, "MEASURES")]
    names = [measure.name for family in families for measure in family.MEASURES]
    assert sorted(names) == sorted(MEASURES)
