"""Compare kg's networks and measures with plain networkx, igraph and networkit.

    python benchmarks/networks.py [1000 10000 100000] [--measures betweenness ...] [--limit 120]

For each number of actors a two-mode network with heavy tails is generated (``two_mode.py``), and
everything is measured on it or on its projection. Each cell is a process of its own. Times are of
the processor. Two tables are printed in Markdown: measures, and whole commands beside the same done
by hand.

- **networkx**: its own function, on an ``nx.Graph``.
- **kg**: the measure of ``kg measure``, on the same ``nx.Graph``, with all that it needs made anew.
- **backend**: the function of networkx with ``backend="migov"``, also with all made anew.
- **igraph**, **networkit**: their own function, on a network of theirs that is already there; what
  making it takes is a row of its own.

networkit is in ``requirements/benchmarks.in``; without it its column is empty.
"""

from __future__ import annotations

import argparse
import csv
import gc
import math
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import igraph  # noqa: F401 (now, so that no cell counts it)
import networkx as nx
import numpy as np
import scipy.sparse.csgraph  # noqa: F401
from two_mode import as_network, two_mode, write_csv, write_study

from kg.networks import MEASURES
from kg.networks.arrays import Arrays
from kg.networks.backend import backend
from kg.networks.measures.definition import Measure, Settings
from kg.networks.projection import project, projection_matrix

ENGINES = ("networkx", "kg", "backend", "igraph", "networkit")
ENOUGH = 1.0  # seconds after which nothing is tried once more
SAMPLES = 100
HERE = Path(__file__).parent
ROOT = HERE.parent

Run = Callable[[Any], Any]


@dataclass(frozen=True)
class Task:
    """One thing to compute: by the function of each engine; ``kg`` names a measure of kg.

    ``networkx`` may be the name of a function, which the backend then tries as well, with the same
    options. ``on`` is the network: the projection, or the two-mode network. ``compared`` is False
    where chance decides, or each scales in its own way.
    """

    kg: str | Run = ""
    networkx: str | Run | None = None
    igraph: Run | None = None
    networkit: Run | None = None
    on: str = "one mode"
    compared: bool = True
    options: Mapping[str, Any] = field(default_factory=dict)


def by_node(found: dict[Any, Any]) -> list[Any]:
    return [found[node] for node in sorted(found)]


def actors(graph: nx.Graph) -> list[str]:
    return [node for node, mode in graph.nodes(data="mode") if mode == "actor"]


def weights(graph: nx.Graph) -> list[float]:
    """Return the weights of a projection by its ties."""
    return [
        w for _, w in sorted(((min(u, v), max(u, v)), w) for u, v, w in graph.edges.data("weight"))
    ]


def of_matrix(graph: nx.Graph, weighting: str) -> list[float]:
    from scipy.sparse import triu

    return triu(projection_matrix(Arrays(graph), 0, weighting), 1).data


def harmonic(graph: nx.Graph) -> np.ndarray:
    """Return what networkx has: sums; kg divides them by the number of other nodes."""
    found = MEASURES["harmonic"].compute(Arrays(graph), Settings())["harmonic"]
    return np.array(found) * (len(graph) - 1)


def wasserman_faust(g: Any) -> np.ndarray:
    parts = g.connected_components()
    sizes = np.array(parts.sizes())[parts.membership]
    return np.nan_to_num(g.closeness()) * (sizes - 1) / (g.vcount() - 1)


def borgatti_everett(g: Any) -> np.ndarray:
    """Divide by the highest betweenness of a mode, from two stars that are joined."""
    n, m = g["sizes"]
    first = np.arange(g.vcount()) < n
    return np.where(first, 1 / highest(n, m), 1 / highest(m, n)) * np.array(g.betweenness())


def highest(own: int, other: int) -> float:
    s, t = divmod(own - 1, other)
    top = other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)
    return top / 2


def nk(name: str, *given: Any, **options: Any) -> Run:
    """Return what runs an algorithm of networkit and takes its scores."""

    def run(graph: Any) -> Any:
        import networkit

        return getattr(networkit.centrality, name)(graph, *given, **options).run().scores()

    return run


def nk_closeness(graph: Any) -> Any:
    import networkit

    variant = networkit.centrality.ClosenessVariant.GENERALIZED
    return networkit.centrality.Closeness(graph, True, variant).run().scores()


def nk_components(graph: Any) -> list[int]:
    import networkit

    found = networkit.components.ConnectedComponents(graph).run()
    return [found.numberOfComponents()]


def nk_communities(graph: Any) -> list[float]:
    import networkit

    found = networkit.community.PLM(graph).run().getPartition()
    return [networkit.community.Modularity().getQuality(found, graph)]


def nx_communities(graph: nx.Graph) -> list[float]:
    found = nx.community.louvain_communities(graph, weight=None, seed=1)
    return [nx.community.modularity(graph, found, weight=None)]


TASKS = {
    "degree": Task("degree", lambda g: by_node(dict(g.degree)), lambda g: g.degree()),
    "strength": Task(
        "strength",
        lambda g: by_node(dict(g.degree(weight="weight"))),
        lambda g: g.strength(weights="weight"),
    ),
    "betweenness": Task(
        "betweenness",
        "betweenness_centrality",
        lambda g: np.array(g.betweenness()) * 2 / ((g.vcount() - 1) * (g.vcount() - 2)),
        nk("Betweenness", normalized=True),
    ),
    "sampled-betweenness": Task(
        "sampled-betweenness",
        lambda g: by_node(nx.betweenness_centrality(g, k=SAMPLES, seed=1)),
        lambda g: g.betweenness(sources=list(range(SAMPLES))),
        nk("EstimateBetweenness", SAMPLES),
        compared=False,
    ),
    "closeness": Task("closeness", "closeness_centrality", wasserman_faust, nk_closeness),
    "harmonic": Task(
        harmonic,
        "harmonic_centrality",
        lambda g: g.harmonic_centrality(normalized=False),
        nk("HarmonicCloseness", normalized=False),
    ),
    "eigenvector": Task(
        "eigenvector",
        lambda g: by_node(nx.eigenvector_centrality(g, max_iter=1000, tol=1e-9)),
        lambda g: np.array(g.eigenvector_centrality()),
        nk("EigenvectorCentrality", tol=1e-9),
        compared=False,
    ),
    "pagerank": Task(
        "pagerank",
        lambda g: by_node(nx.pagerank(g, tol=1e-12)),
        lambda g: g.pagerank(weights="weight"),
    ),
    "hits-hub": Task(
        "hits-hub", lambda g: by_node(nx.hits(g)[0]), lambda g: g.hub_score(), compared=False
    ),
    "katz": Task("katz", compared=False),
    "k-core": Task("k-core", "core_number", lambda g: g.coreness(), nk("CoreDecomposition")),
    "constraint": Task(
        "constraint",
        lambda g: by_node(nx.constraint(g, weight="weight")),
        lambda g: g.constraint(weights="weight"),
    ),
    # With weights, networkx 3.6 is right only if it is told the nodes.
    "effective-size": Task(
        "effective-size",
        lambda g: by_node(nx.effective_size(g, nodes=list(g), weight="weight")),
    ),
    "clustering": Task(
        "clustering",
        "clustering",
        lambda g: g.transitivity_local_undirected(mode="zero"),
        nk("LocalClusteringCoefficient", True),
    ),
    "components": Task(
        "components",
        lambda g: [nx.number_connected_components(g)],
        lambda g: [len(g.connected_components())],
        nk_components,
        compared=False,
    ),
    "louvain": Task(
        "louvain",
        nx_communities,
        lambda g: [g.community_multilevel().modularity],
        nk_communities,
        compared=False,
    ),
    "leiden": Task(
        "leiden",
        None,
        lambda g: [g.community_leiden("modularity").modularity],
        compared=False,
    ),
    "degree-assortativity": Task(
        "degree-assortativity",
        lambda g: [nx.degree_assortativity_coefficient(g)],
        lambda g: [g.assortativity_degree(directed=False)],
    ),
    "transitivity": Task(
        "transitivity",
        lambda g: [nx.transitivity(g)],
        lambda g: [g.transitivity_undirected()],
    ),
    "backbone": Task("backbone", compared=False),
    "core-periphery": Task("core-periphery", compared=False),
    "two-mode betweenness": Task(
        "two-mode-betweenness",
        lambda g: by_node(nx.bipartite.betweenness_centrality(g, actors(g))),
        borgatti_everett,
        on="two modes",
    ),
    "two-mode closeness": Task("two-mode-closeness", on="two modes", compared=False),
    "redundancy": Task("redundancy", on="two modes", compared=False),
    "projection, count": Task(
        lambda g: of_matrix(g, "count"),
        lambda g: weights(nx.bipartite.weighted_projected_graph(g, actors(g))),
        lambda g: (g.bipartite_projection(which=0), None)[1],
        on="two modes",
    ),
    "projection, Newman": Task(
        lambda g: of_matrix(g, "newman"),
        lambda g: weights(nx.bipartite.collaboration_weighted_projected_graph(g, actors(g))),
        on="two modes",
    ),
    "projection with claims, as nx.Graph": Task(
        lambda g: [project(g, "actor").number_of_edges()],
        lambda g: [nx.bipartite.weighted_projected_graph(g, actors(g)).number_of_edges()],
        on="two modes",
    ),
    "brokerage": Task("brokerage", compared=False),
}


class NotThereError(Exception):
    """An engine has no such function."""


def prepared(engine: str, task: Task, graph: nx.Graph) -> Callable[[], Any]:
    """Return what a cell times; what an engine has before it starts is made here."""
    if engine == "networkx" and callable(task.networkx):
        return lambda: task.networkx(graph)
    if engine in ("networkx", "backend"):
        if not isinstance(task.networkx, str):
            raise NotThereError
        run = getattr(nx if engine == "networkx" else backend, task.networkx)
        return lambda: by_node(run(held(engine, graph), **task.options))
    if engine == "kg":
        if callable(task.kg):
            return lambda: task.kg(graph)
        if absent(task):
            raise NotThereError
        measure = MEASURES[task.kg]
        settings = Settings(samples=SAMPLES, group_by="group")
        return lambda: next(iter(measure.compute(Arrays(graph), settings).values()))
    if (run := getattr(task, engine)) is None:
        raise NotThereError
    made = as_igraph(Arrays(graph)) if engine == "igraph" else as_networkit(Arrays(graph))
    return lambda: run(made)


def absent(task: Task) -> bool:
    """Tell whether kg does not have a measure."""
    return not callable(task.kg) and not isinstance(MEASURES.get(task.kg), Measure)


def held(engine: str, graph: nx.Graph) -> Any:
    return backend.convert_from_nx(graph) if engine == "backend" else graph


def as_igraph(net: Arrays) -> Any:
    made = net.igraph
    if len(net.modes) == 2:
        made.vs["type"] = (net.mode == 1).tolist()
        made["sizes"] = [int((net.mode == code).sum()) for code in (0, 1)]
    return made


def as_networkit(net: Arrays) -> Any:
    try:
        import networkit
    except ImportError as error:
        raise NotThereError from error
    networkit.setNumberOfThreads(1)
    return networkit.GraphFromCoo(
        (net.tails.astype(np.uint64), net.heads.astype(np.uint64)), n=len(net)
    )


def conversion(engine: str, graph: nx.Graph) -> Callable[[], Any]:
    if engine == "kg":
        return lambda: (Arrays(graph).matrix, None)[1]
    if engine == "backend":
        return lambda: (backend.convert_from_nx(graph), None)[1]
    if engine == "igraph":
        return lambda: (Arrays(graph).igraph, None)[1]
    if engine == "networkit":
        return lambda: (as_networkit(Arrays(graph)), None)[1]
    raise NotThereError


@dataclass
class Cell:
    """What one engine took: seconds of the processor, or a word; and what it found."""

    seconds: float = np.inf
    word: str = ""
    found: np.ndarray | None = None
    memory: float = 0.0


def timed(prepare: Callable[[], Callable[[], Any]], limit: float, *, whole: bool = False) -> Cell:
    """Run in a process of its own, which ends when it has used its processor time.

    With ``whole`` it runs once, and the time and memory of the programs that it starts count.
    """
    pipe, other = multiprocessing.Pipe()
    process = os.fork()
    if process == 0:
        pipe.close()
        try:
            other.send(once(prepare()) if whole else measured(prepare(), limit))
        except NotThereError:
            other.send(Cell(word=""))
        except MemoryError:
            other.send(Cell(word="no memory"))
        except Exception as error:
            other.send(Cell(word=type(error).__name__))
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
        finally:
            os._exit(0)
    other.close()
    try:
        cell = pipe.recv()
    except EOFError:
        cell = Cell(word="over")
    os.waitpid(process, 0)
    return cell


def once(run: Callable[[], Any]) -> Cell:
    run()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cell(used.ru_utime + used.ru_stime, memory=used.ru_maxrss / 1024)


def measured(run: Callable[[], Any], limit: float) -> Cell:
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + limit) + 1, hard))
    least, turns, spent = np.inf, 1, 0.0
    while spent < ENOUGH:
        began = time.process_time()
        for _ in range(turns):
            found = run()
        taken = time.process_time() - began
        spent, least = spent + taken + 0.01, min(least, taken / turns)
        # The system counts processor time in steps of some milliseconds.
        turns = max(turns, min(1000, math.ceil(0.1 / max(least, 1e-4))))
    values = None if found is None else np.array([np.nan if v is None else v for v in found], float)
    return Cell(least, "", values)


def took(cell: Cell) -> str:
    if not np.isfinite(cell.seconds):
        return cell.word
    ms = cell.seconds * 1000
    return f"{ms:.2g} ms" if ms < 10 else f"{ms:.0f} ms" if ms < 1000 else f"{ms / 1000:,.1f} s"


def took_or_over(cell: Cell, limit: float) -> str:
    return f"over {limit:g} s" if cell.word == "over" else took(cell)


def faster(cells: dict[str, Cell], limit: float) -> str:
    own, theirs = cells["kg"].seconds, cells["networkx"].seconds
    if not np.isfinite(own):
        return ""
    if cells["networkx"].word == "over":
        return f"over {limit / max(own, 1e-4):,.0f}"
    return f"{theirs / max(own, 1e-4):,.1f}" if np.isfinite(theirs) else ""


def difference(task: Task, cells: dict[str, Cell]) -> str:
    """Say how far the others are from networkx at most; if it has no value, from kg."""
    if not task.compared:
        return ""
    base = next((n for n in ("networkx", "kg") if cells[n].found is not None), None)
    told = []
    for name, cell in cells.items():
        if base is None or name == base or cell.found is None:
            continue
        one, other = cells[base].found, cell.found
        assert one is not None
        if one.shape != other.shape or (np.isnan(one) != np.isnan(other)).any():
            told.append(f"{name}: other values")
        else:
            most = np.nanmax(np.abs(one - other), initial=0)
            told.append(f"{name} {most:.0e}" if most else f"{name} 0")
    return ("" if base == "networkx" else "(from kg) ") + ", ".join(told) if told else ""


def table(header: list[str], rows: Iterable[list[str]]) -> str:
    lines = [header, ["---", *["---:"] * (len(header) - 2), "---"], *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


def measures(size: int, names: list[str], limit: float) -> str:
    graph = as_network(two_mode(size))
    for number, facts in enumerate(graph.nodes.values()):
        facts["group"] = "xyz"[number % 3]
    networks = {"two modes": graph, "one mode": project(graph, "actor")}
    rows = []
    for name in ["(conversion)", *names]:
        task = TASKS.get(name, Task(compared=False))
        on = networks[task.on]

        def prepare(engine: str, name: str = name, task: Task = task, on: nx.Graph = on) -> Any:
            return prepared(engine, task, on) if name in TASKS else conversion(engine, on)

        cells = {each: timed(lambda each=each: prepare(each), limit) for each in ENGINES}
        told = [took_or_over(cell, limit) for cell in cells.values()]
        rows.append([name, *told[:2], faster(cells, limit), *told[2:], difference(task, cells)])
        print(*rows[-1], sep="  ", file=sys.stderr)
    if missing := [name for name in names if absent(TASKS[name])]:
        print(f"kg has no measure for: {', '.join(missing)}", file=sys.stderr)
    one = networks["one mode"]
    head = (
        f"### {size:,} actors: {graph.number_of_edges():,} participations, "
        f"{one.number_of_edges():,} ties of the projection\n\n"
    )
    header = ["", "networkx", "kg", "times faster", *ENGINES[2:], "largest difference"]
    return head + table(header, rows) + "\n"


# What a person with Python does instead of a command; each is a program of its own.
BY_HAND = {
    "kg network": """
import csv, sys
from pathlib import Path
import networkx as nx
from pyoxigraph import RdfFormat, Store
store = Store()
for path in sorted(Path(sys.argv[1]).rglob("*.ttl")):
    store.load(path.read_bytes(), RdfFormat.TURTLE)
head = "PREFIX m: <https://w3id.org/migov#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
graph = nx.Graph()
for thing, label in store.query(head + "SELECT ?t ?l { ?t skos:prefLabel ?l }"):
    graph.add_node(thing.value, label=label.value)
for name in ("kind", "country"):
    for thing, value in store.query(head + f"SELECT ?t ?v {{ ?t m:{name} ?v }}"):
        graph.nodes[thing.value][name] = value.value
asked = '''SELECT ?a ?p ?r ?s ?c { ?c a m:Participation ; m:participant ?a ; m:inProject ?p ;
  m:role ?r ; m:status ?s }'''
for actor, project, role, status, claim in store.query(head + asked):
    graph.add_edge(actor.value, project.value, role=role.value, status=status.value)
    graph.edges[actor.value, project.value].setdefault("claims", []).append(claim.value)
with open(sys.argv[2], "w", newline="") as file:
    out = csv.writer(file)
    out.writerow(["source", "target", "source_label", "target_label", "role", "status", "claims"])
    for u, v, facts in sorted(graph.edges(data=True), key=lambda edge: edge[:2]):
        labels = [graph.nodes[u].get("label"), graph.nodes[v].get("label")]
        out.writerow([u, v, *labels, facts["role"], facts["status"], " ".join(facts["claims"])])
""",
    "kg measure": """
import csv, sys
import networkx as nx
graph = nx.Graph()
with open(sys.argv[1], newline="") as file:
    for row in csv.DictReader(file):
        graph.add_edge(row["source"], row["target"])
with open(sys.argv[2], "w", newline="") as file:
    out = csv.writer(file)
    out.writerow(["node", "degree"])
    out.writerows(sorted(graph.degree, key=lambda each: (-each[1], each[0])))
""",
}


def whole(size: int, limit: float) -> str:
    """Compare whole commands with the same done by hand: processor time, and memory at most."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ties = two_mode(size)
        edges, study = write_csv(ties, folder / "ties.csv"), write_study(ties, folder)
        commands = {
            "kg network": ["actor-project", "--study", str(study), "--timeout", "600"],
            "kg measure": [str(edges), "--measure", "degree", "--study", str(ROOT)],
        }
        for command, rest in commands.items():
            given = study / "data" if command == "kg network" else edges
            own = [
                sys.executable,
                "-m",
                "kg",
                command.split()[1],
                *rest,
                "-o",
                str(folder / "own.csv"),
            ]
            hand = [sys.executable, "-c", BY_HAND[command], str(given), str(folder / "hand.csv")]
            cells = [
                timed(lambda each=each: lambda: program(each), limit, whole=True)
                for each in (own, hand)
            ]
            counts = [lines(folder / f"{each}.csv") for each in ("own", "hand")]
            memory = [f"{cell.memory:,.0f} MB" for cell in cells]
            ratio = f"{cells[0].seconds / cells[1].seconds:.2f}"
            rows.append(
                [command, *map(took, cells), ratio, *memory, " and ".join(map(str, counts))]
            )
            print(*rows[-1], sep="  ", file=sys.stderr)
    header = ["", "kg", "by hand", "kg / by hand", "memory of kg", "by hand", "lines"]
    return f"### {size:,} actors, whole commands\n\n{table(header, rows)}\n"


def program(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)


def lines(path: Path) -> int:
    with path.open(newline="", encoding="utf-8") as file:
        return sum(1 for _ in csv.reader(file))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--measures", nargs="*", default=list(TASKS), choices=list(TASKS))
    parser.add_argument("--limit", type=float, default=120, help="seconds for one cell")
    parser.add_argument("--no-commands", action="store_true", help="without the second table")
    given = parser.parse_args()
    for size in given.sizes:
        if given.measures:
            print(measures(size, given.measures, given.limit), flush=True)
        if not given.no_commands:
            print(whole(size, 10 * given.limit), flush=True)


if __name__ == "__main__":
    main()
