from __future__ import annotations

import math
import random
import subprocess
import sys
import tomllib
from pathlib import Path

import networkx as nx
import pytest

from kg.networks.backend import Held, backend

ROOT = Path(__file__).parents[2]
NAMES = (
    *("betweenness_centrality", "closeness_centrality", "harmonic_centrality", "clustering"),
    *("triangles", "transitivity", "core_number", "constraint", "connected_components", "pagerank"),
)


def same(one: object, other: object) -> bool:
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, float) and math.isnan(one):
        return math.isnan(other)
    return one == other if isinstance(one, set) else abs(one - other) < 1e-9


def random_network(seed: int) -> nx.Graph:
    rand = random.Random(seed)
    graph = nx.gnp_random_graph(rand.randint(0, 25), rand.random() * 0.4, seed, seed % 2 == 1)
    for number, (*_, facts) in enumerate(graph.edges(data=True)):
        if number % 3:
            facts["weight"] = rand.choice([0.5, 2, 3])
    graph = nx.relabel_nodes(graph, {each: f"n{each}" for each in graph})
    if seed % 5 == 0 and graph:
        graph.add_edge("n0", "n0")
    return graph


def both(name: str, graph: nx.Graph, **options: object) -> tuple[object, object]:
    ours = getattr(backend, name)(Held(graph, {"weight": 1}), **options)
    theirs = getattr(nx, name)(graph, **options)
    return (list(ours), list(theirs)) if name == "connected_components" else (ours, theirs)


@pytest.mark.parametrize("name", NAMES)
def test_values_are_those_of_networkx(name):
    tried = 0
    for seed in range(200):
        graph = random_network(seed)
        if backend.can_run(name, (graph,), {}) is True:
            tried += 1
            ours, theirs = both(name, graph)
            if name == "connected_components":
                assert ours == theirs
            else:
                assert same(ours, theirs), seed
    assert tried > 80


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("betweenness_centrality", {"normalized": False}),
        ("closeness_centrality", {"wf_improved": False}),
        ("pagerank", {"alpha": 0.6, "tol": 1e-12}),
        ("pagerank", {"weight": None}),
    ],
)
def test_with_options_as_well(name, options):
    for seed in range(1, 60):
        graph = random_network(seed)
        if backend.can_run(name, (graph,), options) is True:
            assert same(*both(name, graph, **options))


def test_pagerank_that_does_not_settle_is_the_same_error():
    with pytest.raises(nx.PowerIterationFailedConvergence):
        both("pagerank", nx.star_graph(5), max_iter=2)


@pytest.mark.parametrize(
    ("name", "args", "options", "why"),
    [
        ("betweenness_centrality", (), {"k": 3}, "it has no k"),
        ("betweenness_centrality", (None, True, "weight"), {}, "it has no weight"),
        ("betweenness_centrality", (), {"endpoints": True, "k": 1}, "it has no k, endpoints"),
        ("closeness_centrality", (), {"distance": "weight"}, "it has no distance"),
        ("clustering", (["n0"],), {}, "it has no nodes"),
        ("pagerank", (), {"personalization": {"n0": 1}}, "it has no personalization"),
    ],
)
def test_what_it_cannot_do_is_left_to_networkx(name, args, options, why):
    graph = random_network(2)
    assert backend.can_run(name, (graph, *args), options) == why
    assert backend.can_run(name, (), {"G": graph}) is True


def test_networks_it_cannot_hold_are_left_to_networkx():
    loop = nx.Graph([(1, 1), (1, 2)])
    assert "itself" in backend.can_run("core_number", (loop,), {})
    assert "directions" in backend.can_run("clustering", (nx.DiGraph(),), {})
    assert "several" in backend.can_run("clustering", (nx.MultiGraph(),), {})
    assert "error" in backend.can_run("constraint", (nx.Graph(),), {})
    assert not hasattr(backend, "eigenvector_centrality")


def test_small_networks_and_quick_functions_are_left_to_networkx():
    assert "fast enough" in backend.should_run("clustering", (nx.path_graph(299),), {})
    graph = nx.path_graph(300)
    assert backend.should_run("clustering", (graph,), {}) is True
    assert "faster" in backend.should_run("connected_components", (graph,), {})
    graph.__networkx_cache__ = {"backends": {"migov": {"key": "a network held"}}}
    assert backend.should_run("connected_components", (graph,), {}) is True


CODE = """
import sys
import networkx as nx
import kg
assert "kg.networks" not in sys.modules and "igraph" not in sys.modules
nx.config.warnings_to_ignore.add("cache")
graph = nx.gnp_random_graph(400, 0.02, seed=1)
plain = nx.betweenness_centrality(graph)
assert "igraph" not in sys.modules
assert nx.betweenness_centrality(graph, backend="migov") == plain or "igraph" in sys.modules
nx.config.backend_priority = ["migov"]
calls = []
from kg.networks.backend import Backend
answer = Backend._answer
def note(self, name, *args, **options):
    calls.append(name)
    return answer(self, name, *args, **options)
Backend._answer = note
for found in (nx.betweenness_centrality(graph), nx.betweenness_centrality(G=graph)):
    assert max(abs(found[node] - plain[node]) for node in graph) < 1e-9
assert nx.number_connected_components(graph) == 1
nx.betweenness_centrality(graph, k=3, seed=1)
nx.average_clustering(graph)
nx.pagerank(graph, 0.9)
nx.clustering(nx.path_graph(20))
print(*calls)
"""


def test_networkx_finds_it_and_calls_it_where_it_is_right(tmp_path):
    """As an installed kg is found: by the entry point that pyproject.toml declares."""
    entries = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    installed = tmp_path / "migov_kg-0.dist-info"  # of the name that an installed one has, once
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: migov-kg\nVersion: 0\n")
    lines = [
        f"[{group}]\n{name} = {to}\n" for group in entries for name, to in entries[group].items()
    ]
    (installed / "entry_points.txt").write_text("".join(lines), "utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", CODE],
        env={"PYTHONPATH": f"{tmp_path}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.split() == [
        *["betweenness_centrality"] * 2,
        "connected_components",
        "clustering",
        "pagerank",
    ]
