"""What the page computes of what is shown is what kg computes: measures, projections, backbones."""

from __future__ import annotations

import json
import random

import networkx as nx
import pytest
from node import run_node
from random_networks import davis, karate, random_network

from kg.errors import InputError
from kg.networks.arrays import Arrays
from kg.networks.measures import MEASURES, Settings, keep_backbone, values
from kg.networks.projection import project

SCRIPT = "tests/pages/network/page_script/measured.mjs"

NAMES = (
    *("degree", "in-degree", "out-degree", "strength", "in-strength", "out-strength", "k-core"),
    *("component", "betweenness", "closeness", "harmonic"),
    *("two-mode-degree", "two-mode-closeness", "two-mode-betweenness"),
)
# Of these the page follows no paths where ties have directions.
UNDIRECTED = {"two-mode-closeness", "two-mode-betweenness"}
STATUSES = ("stated", "interpreted", "inferred", "external", "not known")

NETWORKS = [random_network(seed) for seed in range(40)]
for at, graph in enumerate(NETWORKS):
    for number, facts in enumerate(sorted(graph.edges(data=True), key=str)):
        facts[2]["status"] = STATUSES[(at + number * number) % 5]


def uneven(seed):
    """Make a network of which few ties are far stronger than the others."""
    chance = random.Random(seed)
    graph = nx.gnp_random_graph(24, 0.3, seed=seed, directed=seed % 2 == 1)
    for _, _, facts in graph.edges(data=True):
        facts["weight"] = chance.choice([1, 1, 2, 2.5, 3, 40])
    return graph


NETWORKS += [uneven(seed) for seed in range(6)]
NETWORKS += [davis(), karate(), nx.path_graph(["a"]), nx.empty_graph(0), nx.path_graph(3)]


@pytest.fixture(scope="module")
def computed(tmp_path_factory):
    """What the page computes of each network."""
    file = tmp_path_factory.mktemp("figures") / "networks.json"
    rows = {"names": NAMES, "networks": [as_rows(graph) for graph in NETWORKS]}
    file.write_text(json.dumps(rows), encoding="utf-8")
    done = run_node(SCRIPT, str(file))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def as_rows(graph):
    """Return a network as the page has it; a node is called by its text."""
    ties = []
    for tail, head, facts in graph.edges(data=True):
        told = {
            "weight": facts.get("weight", 1),
            "structural": facts.get("part_of") is True,
            "directed": graph.is_directed(),
            "status": facts.get("status", "not known"),
        }
        ties.append([str(tail), str(head), told])
    modes = [str(facts.get("mode", "")) for facts in graph.nodes.values()]
    nodes = [[str(node), mode] for node, mode in zip(graph, modes, strict=True)]
    return {"nodes": nodes, "ties": ties, "modes": sorted({*modes} - {""})}


@pytest.mark.parametrize("at", range(len(NETWORKS)))
def test_measures_are_those_of_the_library(computed, at):
    graph, found = NETWORKS[at], computed[at]["measures"]
    net = Arrays(graph)
    fitting = {name for name in NAMES if not MEASURES[name].fits(net, Settings())}
    if len(net.weights) and net.directed:
        fitting -= UNDIRECTED
    elif net.directed:  # without a tie the page cannot tell that ties would have directions
        fitting -= {name for name in NAMES if name.startswith(("in-", "out-"))}
    assert {*found} == fitting
    for name in sorted(fitting):
        expected = values(graph, [name])[name]
        assert {*found[name]} == {str(node) for node in expected}
        for node, value in expected.items():
            assert found[name][str(node)] == pytest.approx(value, abs=1e-9, rel=0), (name, node)


def test_the_networks_are_of_every_kind(computed):
    measured = {name for found in computed for name in found["measures"]}
    assert measured == {*NAMES}
    assert sum(any(found["measures"]["betweenness"].values()) for found in computed) > 20


TWO_MODE = [
    at
    for at, graph in enumerate(NETWORKS)
    if Arrays(graph).two_mode and not graph.is_directed() and Arrays(graph).weights.any()
]


@pytest.mark.parametrize("at", TWO_MODE)
def test_projections_are_those_of_the_library(computed, at):
    graph = NETWORKS[at]
    mode = next(name for name in sorted(Arrays(graph).modes) if name != "event")
    made = project(graph, mode)
    expected = {
        frozenset((one, other)): (facts["weight"], facts.get("status", "not known"))
        for one, other, facts in made.edges(data=True)
        if not facts.get("part_of")
    }
    rows = computed[at]["projected"]
    assert {frozenset((one, other)): (*facts,) for one, other, *facts in rows} == expected
    assert len(rows) == len(expected)


def test_backbones_are_those_of_the_library(computed):
    tried = 0
    for graph, found in zip(NETWORKS, computed, strict=True):
        try:
            kept = keep_backbone(graph, 0.05)
        except InputError:
            continue
        ties = {
            (str(one), str(other))
            for one, other, facts in kept.edges(data=True)
            if facts.get("part_of") is not True
        }
        if Arrays(graph).two_mode or not ties:
            assert found["way"] == "k-core"
            continue
        tried += 1
        assert found["way"] == "disparity"
        assert {(one, other) for one, other, *_ in found["backbone"]} == ties
    assert tried >= 7
