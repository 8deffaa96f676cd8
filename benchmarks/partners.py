"""Make networks with the shape of a real table of projects and partners, to measure pages on.

The table is the export of closed Interreg projects of 2014 to 2020 that keep.eu offers: 8,844
nodes in about 840 components, of which the largest has more than half of the nodes and most have
two or three. It is not in the project; what was counted in it is: how many partners a project has,
how long names are, how often a partner of one project is in another, and that it is then mostly one
of the same region. Names, quotes and facts are invented. The same number and seed give the same
network.
"""

from __future__ import annotations

import random

import networkx as nx

from kg.questions import Claim, Quote

# How many projects have so many partners.
PARTNERS = {
    1: 307, 2: 493, 3: 206, 4: 164, 5: 125, 6: 112, 7: 83, 8: 70, 9: 55, 10: 71, 11: 42, 12: 34,
    13: 21, 14: 19, 15: 16, 16: 12, 18: 9, 21: 6, 25: 3, 28: 2, 35: 2, 46: 1, 73: 1,
}  # fmt: skip
PER_PROJECT = 4.78  # nodes: the project and who is in no earlier one
PER_REGION = 28  # projects
AGAIN = 0.193  # of participations: by who is in an earlier project
ABROAD = 0.1  # of these: from any region
COUNTRIES = (
    "Germany", "Italy", "France", "Spain", "Bulgaria", "Poland", "Austria", "Netherlands",
    "Greece", "Hungary", "Romania", "Czechia", "Lithuania", "Latvia", "Estonia", "Sweden",
)  # fmt: skip
KINDS = ("municipality", "region", "ministry", "university", "NGO", "association", "chamber", "")
LEVELS = ("local", "regional", "national", "")
WORDS = (
    "Žemaitijos plėtros agentūra", "Rīgas plānošanas reģions", "Universität der Künste",
    "Město nad řekou", "Comune di Montagna", "Provincia Autónoma", "Združenie obcí", "Gmina Łąki",
    "Regional Development Agency", "Municipality of the Lake", "Chamber of Crafts", "Savivaldybė",
)  # fmt: skip


def shaped(nodes: int, *, seed: int = 7) -> tuple[nx.Graph[str], dict[str, Claim]]:
    """Return a network of so many nodes as kg has one, and the claims that its ties rest on."""
    rand = random.Random(seed)
    graph: nx.Graph[str] = nx.Graph(title="Partners", modes=["actor", "project"])
    claims: dict[str, Claim] = {}
    regions = max(1, round(nodes / PER_PROJECT / PER_REGION))
    met: list[list[str]] = [[] for _ in range(regions)]
    sizes = rand.choices(list(PARTNERS), list(PARTNERS.values()), k=nodes)
    for number, size in enumerate(sizes):
        if len(graph) + 2 > nodes:
            break
        region = min(rand.randrange(regions), rand.randrange(regions))
        project = _project(graph, number, rand)
        members: set[str] = set()
        for at in range(size):
            old = met[rand.randrange(regions) if rand.random() < ABROAD else region]
            full = len(graph) == nodes
            if full and not any(met):
                break
            if (rand.random() < AGAIN and old) or full:
                who = rand.choice(old or next(filter(None, met)))
            else:
                who = _actor(graph, region, rand)
            if who not in members:
                members.add(who)
                met[region].append(who)
                _tie(graph, claims, who, project, "lead partner" if at == 0 else "partner", rand)
    while len(graph) < nodes:
        last = _actor(graph, 0, rand)
        _tie(graph, claims, last, f"{ID}project/0", "partner", rand)
    return graph, claims


ID = "https://example.org/id/"


def _project(graph: nx.Graph[str], number: int, rand: random.Random) -> str:
    project, start = f"{ID}project/{number}", 2014 + rand.randrange(5)
    graph.add_node(
        project,
        label=f"{rand.choice(WORDS).split()[0].upper()}-{number}",
        mode="project",
        cls="Project",
        date=f"{start}-0{rand.randrange(1, 10)}/{start + 2 + rand.randrange(2)}-12",
    )
    return project


def _actor(graph: nx.Graph[str], region: int, rand: random.Random) -> str:
    number = len(graph)
    actor = f"{ID}actor/body-{number}"
    kind, level = rand.choice(KINDS), rand.choice(LEVELS)
    country = COUNTRIES[(region + rand.randrange(3)) % len(COUNTRIES)]
    facts = {"kind": kind, "level": level, "country": country}
    graph.add_node(
        actor,
        label=f"{rand.choice(WORDS)} {number}, {rand.choice(WORDS)}"[: 14 + rand.randrange(50)],
        mode="actor",
        cls="Organisation",
        **{name: value for name, value in facts.items() if value},
    )
    return actor


def _tie(
    graph: nx.Graph[str],
    claims: dict[str, Claim],
    actor: str,
    project: str,
    role: str,
    rand: random.Random,
) -> None:
    iri = f"{ID}claim/{len(claims)}"
    status = "inferred" if rand.random() < 0.1 else "stated"
    who, what = graph.nodes[actor], graph.nodes[project]
    place = f"{project.rpartition('/')[2]}"
    quote = Quote(
        exact=f"{who['label'][:30]} is {role} no. {len(claims)}",
        prefix="of the partnership, ",
        suffix="",
        lang="en",
        document=f"Page of the project {what['label']}",
        address=f"https://example.org/projects/{place}",
    )
    claims[iri] = Claim(
        iri=iri,
        heading=f"{who['label']}: {role}, {what['label']}",
        role=f"{ID}role/{role.replace(' ', '-')}",
        role_label=role,
        participant=who["label"],
        thing=what["label"],
        thing_kind="project",
        date=what["date"],
        status=status,
        confidence="" if status == "stated" else "medium",
        reason="" if status == "stated" else "The list names the town, not the body.",
        as_named=who["label"].upper(),
        quotes=(quote,),
    )
    graph.add_edge(
        actor,
        project,
        relations=["participation"],
        roles=[role],
        weight=1,
        status=status,
        claims=[iri],
        start=f"{what['date'][:7]}-01",
        end=f"{what['date'][8:12]}-12-31",
    )
