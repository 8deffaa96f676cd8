"""A network with claims, a question, and ways to write and read pages, which tests share."""

from __future__ import annotations

import base64
import gzip
import html
import json
import random
import re

import networkx as nx

from kg.pages.network.page import network_page
from kg.questions.claims import Claim, Quote
from kg.questions.headers import parse_query

QUERY = parse_query(
    """#+ summary: Who organised an event?
#+ purpose: To tell who takes the initiative.
#+ reading: Nobody means that no document says so.
#+ measure: "betweenness: kg measure actor-event"
#+ columns: {actor: who did it, claim: the record}
#+ params:
#+   event: {type: iri, help: only this event, example: "event:lake"}
#+   least: {type: integer, help: how often, default: 2}
#+   word: {type: text, help: in the title}
SELECT ?event ?actor ?status ?claim WHERE { ?claim migov:participant ?actor }
""",
    name="who",
)


def text_of(page):
    body = re.sub("(?s)<(style|head)>.*?</\\1>", "", page)
    return html.unescape(re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", body)))


ID = "https://example.org/id/"
CITY, WOMAN, GROUP, NGO = f"{ID}city", f"{ID}woman", f"{ID}group", f"{ID}ngo"
FORUM, PART = f"{ID}forum#1", f"{ID}part"
PHRASE = "forumą – rengia „Kalnų „Žalioji“ bendrija“, A&B - kartu"
REASON = "The list names the town, not who came."


def claim(name, who, what, role, *, status="stated", reason="", quotes=()):
    return Claim(
        iri=f"{ID}claim/{name}",
        heading=f"{who}: {role}, {what}",
        role=f"{ID}role/{role}",
        role_label=role,
        participant=who,
        thing=what,
        thing_kind="conference",
        date="2031-05-12/2031-05-13",
        status=status,
        confidence="" if status == "stated" else "medium",
        reason=reason,
        as_named="Kalnų m. sav.",
        quotes=quotes,
    )


def sample(address="https://news.example/a?b=1"):
    found = Quote(PHRASE, "antrą kartą", "", "lt", "Kvietimas į forumą", address)
    made = [
        claim("1", "Kalnų miesto savivaldybė", "Atviras forumas", "organiser", quotes=(found,)),
        claim("2", "Rasa Tulušienė", "Atviras forumas", "speaker", quotes=(found,)),
        claim("3", "about 20 guests", "Atviras forumas", "attendee", status="interpreted"),
        claim("4", "Ūķis „Ērgļi“", "Closing part", "host", status="inferred", reason=REASON),
    ]
    graph = nx.Graph(title="t", question="q", modes=["actor", "event"])
    people = [
        (CITY, "Kalnų miesto savivaldybė", "Organisation", "municipality", "Lithuania"),
        (WOMAN, "Rasa Tulušienė", "Person", "", "Lithuania"),
        (GROUP, "about 20 guests", "UnnamedGroup", "municipality; NGO", "Latvia; Belgium"),
        (NGO, "Ūķis „Ērgļi“", "Organisation", "NGO", "Latvia"),
    ]
    for key, label, cls, kind, country in people:
        graph.add_node(key, label=label, cls=cls, kind=kind, country=country, mode="actor")
    for key, label in [(FORUM, "Atviras forumas „Miestas „be sienų““"), (PART, "Closing part")]:
        graph.add_node(key, label=label, cls="Event", kind="conference", mode="event")
    ends = [(CITY, FORUM), (FORUM, WOMAN), (GROUP, FORUM), (NGO, PART)]
    for (u, v), c in zip(ends, made, strict=True):
        graph.add_edge(
            u, v, relations=["participation"], weight=1,
            roles=[c.role_label], status=c.status, claims=[c.iri],
        )  # fmt: skip
    graph.add_edge(
        PART, FORUM, relations=["part of"], part_of=True, part=PART, weight=1, status="stated"
    )
    return graph, {c.iri: c for c in made}


def shuffled(graph, seed):
    """Give the same graph, its nodes and edges added in another order and edges turned round."""
    chance = random.Random(seed)
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(data=True))
    chance.shuffle(nodes)
    chance.shuffle(edges)
    other = nx.Graph(**graph.graph)
    other.add_nodes_from(nodes)
    other.add_edges_from((v, u, data) for u, v, data in edges)
    return other


def page_of(graph, claims, **more):
    words = {"title": "Who met whom", "question": "Who took part in the forum?"} | more
    return network_page(graph, claims, **words)


def _element(page, name):
    return re.search(rf'<script type="application/(\w+)" id="{name}">(.*?)</script>', page, re.S)


def data_of(page):
    """Return what a network page knows, as its script reads it."""
    return json.loads(_element(page, "data")[2])


def evidence_of_page(page):
    kind, text = _element(page, "evidence").groups()
    return json.loads(gzip.decompress(base64.b64decode(text)) if kind == "gzip" else text)


def relabelled(page, labels):
    """Return a network page in which nodes have other labels, by identifier."""
    data = data_of(page)
    nodes = data["nodes"]
    for at, name in enumerate(nodes["id"]):
        nodes["label"][at] = labels.get(data["base"] + name, nodes["label"][at])
    text = json.dumps(data, ensure_ascii=True).replace("<", "\\u003c")
    start, end = _element(page, "data").span(2)
    return page[:start] + text + page[end:]
