from __future__ import annotations

import json

import networkx as nx
import pytest

from kg.networks.card import as_csvw, as_jsonld, as_text, describe, stamp
from kg.networks.network import finished, gather
from kg.questions.lookup import read_query


@pytest.fixture(scope="module")
def card(example):
    query = read_query("actor-event", example.folder, "networks")
    material = gather(example, query)
    graph = finished(material)
    told = describe(graph, material, example, ["one row is left out"], query.reading)
    return graph, dict(told), told


def test_a_card_has_what_a_methods_section_needs(card, example):
    graph, told, _ = card
    actors = sum(facts["mode"] == "actor" for facts in graph.nodes.values())
    alone = sum(degree == 0 for _, degree in graph.degree)
    assert told["Nodes"] == (
        f"{len(graph)} ({actors} actor, {len(graph) - actors} event); {alone} without ties"
    )
    weights = [weight for *_, weight in graph.edges(data="weight")]
    assert told["Ties"] == str(len(weights))
    assert told["Weights"] == (
        f"the number of claims of a pair; from {min(weights)} to {max(weights)}, sum {sum(weights)}"
    )
    assert told["Density"].startswith(f"{len(weights) / (actors * (len(graph) - actors)):.4f} of")
    assert told["Direction"] == "undirected"
    assert told["Transformations"] == "one row is left out"
    assert told["Version of the data"] == example.version()
    assert len(told["Checksum of the recipe (SHA-256)"]) == 64
    assert "not known to be absent" in told["Boundary and sources"]
    statuses = [facts["status"] for facts in graph.edges.values()]
    assert f"stated {statuses.count('stated')}" in told["Status of ties"]


def test_a_network_made_elsewhere_has_a_card_too():
    graph = nx.DiGraph(title="letters")
    graph.add_edge("a", "b", weight=2.5, dates="2020; 2022")
    graph.add_edge("a", "a")
    told = dict(describe(graph))
    assert told["Ties"] == "1; 1 more join a node with itself"
    assert told["Direction"] == "directed, from source to target"
    assert told["Weights"] == "as the file gives them; from 2.5 to 2.5, sum 2.5"
    assert told["Density"] == "0.5000 of the pairs of nodes"
    assert told["Time"] == "dates from 2020 to 2022"
    assert told["Status of ties"] == "not known"
    assert "Boundary and sources" not in told
    assert stamp(graph) == ""


def test_dates_are_told_in_the_order_of_days():
    """As texts, a set of months was after every year."""
    graph = nx.Graph()
    graph.add_edge("a", "b", dates=["2023-02-07", "{2022-11,2022-12}", "XXXX-04"])
    graph.add_edge("b", "c", dates=["2019-09-01/2020-12-31", "summer"])
    assert dict(describe(graph))["Time"] == "dates from 2019-09-01/2020-12-31 to 2023-02-07"
    graph.remove_edge("b", "c")
    assert dict(describe(graph))["Time"] == "dates from {2022-11,2022-12} to 2023-02-07"


def test_an_empty_network_has_a_card():
    told = dict(describe(nx.Graph()))
    assert (told["Nodes"], told["Density"], told["Components"]) == (
        "0; 0 without ties",
        "not defined",
        "0",
    )


def test_a_card_is_lines_or_a_dataset_of_schema_org(card):
    _, told, items = card
    assert as_text(items).splitlines()[0] == "Name: Actors and events"
    assert len(as_text(items).splitlines()) == len(items)
    data = json.loads(as_jsonld(items))
    assert (data["@context"], data["@type"]) == ("https://schema.org/", "Dataset")
    assert data["version"] == told["Version of the data"]
    assert {item["name"]: item["value"] for item in data["variableMeasured"]} == told


def test_an_output_is_stamped_with_recipe_data_and_options(card):
    graph, told, _ = card
    line = stamp(graph)
    assert line.startswith(f"recipe {told['Checksum of the recipe (SHA-256)'][:12]} (modes: actor")
    assert line.endswith(f"; options: none; {told['Version of the data']}")


def test_the_metadata_of_a_csv_file_name_it_and_its_recipe(card):
    graph, told, _ = card
    data = json.loads(as_csvw("x.csv", graph))
    assert (data["@context"], data["url"]) == ("http://www.w3.org/ns/csvw", "x.csv")
    assert data["dc:hasVersion"] == told["Version of the data"]
    notes = {note["name"]: note["value"] for note in data["notes"]}
    assert notes["recipe_checksum"] == told["Checksum of the recipe (SHA-256)"]
    assert notes["options"] == "none"
