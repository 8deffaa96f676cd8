from __future__ import annotations

from importlib.metadata import version

import networkx as nx
import pytest
from page_samples import data_of, page_of, sample, text_of

import kg
from kg.networks import build_network
from kg.pages.network.foot import Foot, read_foot
from kg.questions import read_query
from kg.rdf.vocabulary import XSD

KG = version("migov-kg")


@pytest.fixture(scope="module")
def network(example):
    query = read_query("actor-event", example.folder, "networks")
    return build_network(example, query, part_of=True)


def test_the_foot_of_the_example_says_how_it_was_made_and_how_to_cite_it(example, network):
    foot = read_foot(network, dict.fromkeys(every_claim(network)), example)
    card = dict(foot.card)
    assert card["Nodes"].startswith(f"{len(network)} (")
    assert card["Modes"] == "actor, event"
    assert card["Left out of this page"] == (
        "from all counts and measures, the 36 lines from a part to its whole"
    )
    assert foot.version == example.version()
    data = foot.version.removeprefix(f"kg {KG}, data ")
    assert foot.citation == (
        f"the migov-kg contributors: “Actors and events” (network). Data {data}. "
        f"Made with migov-kg {KG}."
    )


def every_claim(graph):
    return {claim for facts in graph.edges.values() for claim in facts["claims"]}


def test_claims_that_are_not_in_the_page_are_counted():
    graph, claims = sample()
    claims.pop(min(claims))
    told = dict(read_foot(graph, claims).card)["Left out of this page"]
    assert told.startswith("1 of the 4 claims that ties rest on; ")


def test_a_card_that_is_there_already_is_taken():
    graph, claims = sample()
    made = read_foot(graph, claims)
    given = read_foot(graph, claims, card=[("Nodes", "two")])
    assert given.card == (("Nodes", "two"), *(row for row in made.card if "Left out" in row[0]))
    assert len(given.card) == 2


def test_who_wrote_another_study_is_not_known_and_its_newest_document_gives_the_date(study):
    path = study / "data" / "documents" / "lake.ttl"
    text = path.read_text("utf-8")
    assert "doc:lake a migov:Document" in text
    more = (
        '\ndoc:lake migov:published "2031-05"^^loc:edtf ; '
        f'migov:retrieved "2031-06-02"^^<{XSD}date> .\n'
    )
    path.write_text(text + more, "utf-8")
    source = kg.load(study)
    foot = read_foot(nx.Graph(title="Lakes"), {}, source)
    assert foot.date == "2031-06-02"
    assert foot.citation.startswith("“Lakes” (network). Data ")
    assert foot.citation.endswith(
        f". Documents up to 2031-06-02. Made with migov-kg {KG} by the migov-kg contributors."
    )


def test_a_network_made_elsewhere_has_a_card_and_no_version():
    foot = read_foot(nx.path_graph(["a", "b"]), {}, title="Roads")
    assert (foot.version, foot.date) == ("", "")
    assert dict(foot.card)["Ties"] == "1"
    assert "Left out of this page" not in dict(foot.card)
    assert foot.citation == (
        f"“Roads” (network). Made with migov-kg {KG} by the migov-kg contributors."
    )


def test_the_foot_is_on_the_page():
    graph, claims = sample()
    foot = Foot((("Nodes", "6 <b>"),), "kg 1, data x", "2031-06-02", "Cite it so.")
    html = page_of(graph, claims, foot=foot, note="Read it so.")
    text = text_of(html)
    for words in ("Nodes 6 <b>", "kg 1, data x", "2031-06-02", "Cite it so.", "Read it so."):
        assert words in text
    about = {"version": "kg 1, data x", "date": "2031-06-02", "citation": "Cite it so."}
    assert data_of(html)["about"] == about
