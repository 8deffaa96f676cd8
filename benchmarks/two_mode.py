"""Make two-mode networks of actors and projects with heavy tails, to measure on.

    python benchmarks/two_mode.py 1000 FOLDER

writes FOLDER/ties.csv, a list of edges, and FOLDER/data, the same as a study. There are two
projects for three actors, and four participations for one actor. Projects are log-normal in size,
with a mean of about 6 and at most 60 actors. Who is in many projects gets into more (Yule and
Simon), so that some actors are in thousands and most in one. The same number and seed give the same
bytes.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
from generate import COUNTRIES, KINDS, head, places

PER_FILE = 2_000  # participations

Ties = list[tuple[int, int]]


def two_mode(actors: int, *, seed: int = 7) -> Ties:
    """Return the participations: a number of an actor and one of a project, each pair once."""
    rand = random.Random(seed)
    sizes = [
        min(60, max(1, round(rand.lognormvariate(1.52, 0.75)))) for _ in range(actors * 2 // 3)
    ]
    left, new, known = sum(sizes), actors, 0
    ties: Ties = []
    for project, size in enumerate(sizes):
        members: dict[int, None] = {}
        for _ in range(size):
            if known == 0 or rand.random() < (new - known) / left:
                members[known] = None
                known += 1
            else:  # whoever is met in a past participation, taken at random
                for _ in range(20):
                    who = ties[rand.randrange(len(ties))][0] if ties else 0
                    if who not in members:
                        members[who] = None
                        break
            left -= 1
        ties += [(who, project) for who in members]
    return ties


def as_network(ties: Ties) -> nx.Graph[str]:
    """Return the ties as kg has a network: modes, weights, claims and status."""
    graph: nx.Graph[str] = nx.Graph(title="Generated", modes=["actor", "project"])
    actors, projects = ({f"{name}{tie[at]}" for tie in ties} for at, name in enumerate("ap"))
    graph.add_nodes_from((each, {"label": each, "mode": "actor"}) for each in sorted(actors))
    graph.add_nodes_from((each, {"label": each, "mode": "project"}) for each in sorted(projects))
    graph.add_edges_from(
        (f"a{who}", f"p{what}", {"weight": 1, "status": "stated", "claims": [f"c{number}"]})
        for number, (who, what) in enumerate(ties)
    )
    return graph


def write_csv(ties: Ties, path: Path) -> Path:
    """Write a list of edges, as people have them."""
    lines = (
        "source,target,source_mode,target_mode\n",
        *(f"a{a},p{p},actor,project\n" for a, p in ties),
    )
    path.write_text("".join(lines), "utf-8")
    return path


def write_study(ties: Ties, folder: Path) -> Path:
    """Write the same as a study in Turtle: six triples for a participation, six for an actor."""
    data = folder / "data"
    for part in ("actors", "projects", "documents"):
        (data / part).mkdir(parents=True, exist_ok=True)
    (data / "places.ttl").write_text(places(), "utf-8")
    actors, projects = sorted({a for a, _ in ties}), sorted({p for _, p in ties})
    bodies = "".join(
        f'actor:b{a} a migov:Organisation ; skos:prefLabel "Body {a}"@en ;\n'
        f"  migov:kind kind:{KINDS[a % len(KINDS)]} ; "
        f"migov:country place:{COUNTRIES[a % len(COUNTRIES)]} .\n"
        for a in actors
    )
    (data / "actors" / "all.ttl").write_text(head() + bodies, "utf-8")
    titles = "".join(
        f'project:p{p} a migov:Project ; skos:prefLabel "Project {p}"@en .\n' for p in projects
    )
    (data / "projects" / "all.ttl").write_text(head() + titles, "utf-8")
    for number, part in enumerate(_parts(ties)):
        (data / "documents" / f"n{number}.ttl").write_text(_document(number, part), "utf-8")
    return folder


def _parts(ties: Ties) -> Iterator[Ties]:
    for start in range(0, len(ties), PER_FILE):
        yield ties[start : start + PER_FILE]


def _document(number: int, ties: Ties) -> str:
    lines = [
        f'doc:n{number} a migov:Document ; skos:prefLabel "List {number}"@en ; '
        f'migov:address <https://example.org/list/{number}> ; migov:language "en" ; '
        'migov:coder "a generator" .',
        f'quote:n{number} a migov:Evidence ; oa:exact "took part"@en ; oa:start 0 ; oa:end 9 ; '
        f"migov:document doc:n{number} .",
    ]
    lines += [
        f"claim:n{number}-{at} a migov:Participation ; migov:participant actor:b{who} ; "
        f"migov:inProject project:p{what} ; migov:role role:partner ; "
        f"migov:status status:stated ; migov:evidence quote:n{number} ."
        for at, (who, what) in enumerate(ties)
    ]
    return head() + "\n".join(lines) + "\n"


if __name__ == "__main__":
    made, target = two_mode(int(sys.argv[1])), Path(sys.argv[2])
    target.mkdir(parents=True, exist_ok=True)
    write_csv(made, target / "ties.csv")
    write_study(made, target)
