"""The stores of a study: with and without named graphs, with and without what is inferred."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from pyoxigraph import DefaultGraph
from study_helpers import rows

from kg.rdf.vocabulary import PREFIXES, expand
from kg.study import views as views_module
from kg.study.dataset import load_dataset
from kg.study.views import names_graphs

GRAPH = PREFIXES["graph"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?g { GRAPH ?g { ?s ?p ?o } }",
        "select ?g { graph?g{ ?s ?p ?o } }",
        "SELECT ?s { GRAPH<http://x.org/g> { ?s ?p ?o } }",
        "PREFIX : <http://x.org/> SELECT ?s { GRAPH:g { ?s ?p ?o } }",
        "SELECT ?g { # a comment\nGrApH # another\n?g { ?s ?p ?o } }",
        "SELECT ?g { \\u0047RAPH ?g { ?s ?p ?o } }",
        "SELECT ?s { ?s ?p ?o FILTER EXISTS { GRAPH ?g { ?s ?p 'a' } } }",
        "SELECT ?s { ?s ?p ?o FILTER(?o<5 && EXISTS{GRAPH ?g { ?s ?p ?o }} || ?o>3) }",
        "SELECT ?s { ?s ?p 'it\\'s' . GRAPH ?g { ?s ?p ?o } }",
    ],
)
def test_a_query_that_names_a_graph_is_known(query):
    assert names_graphs(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s { ?s ?p ?o }",
        "SELECT ?s { ?s ?p 'GRAPH ?g { ?s ?p ?o }' } # GRAPH",
        "PREFIX g: <https://x.org/graph/> SELECT ?s { ?s <http://x.org/graph> '''a graph''' }",
    ],
)
def test_a_query_that_only_has_the_word_needs_no_graphs(query):
    assert not names_graphs(query)


def test_a_query_that_names_a_graph_finds_it_and_each_other_row_stands_once(make_study):
    same = "actor:a migov:about actor:b . "
    dataset = load_dataset(make_study({"a.ttl": same, "b.ttl": same}))
    pattern = "{ actor:a migov:about ?o }"
    graphs = [f"{GRAPH}data/{name}.ttl" for name in "ab"]
    assert rows(dataset, f"SELECT ?o {pattern}") == [(expand("actor:b"),)]
    assert rows(dataset, f"SELECT ?g {{ GRAPH ?g {pattern} }}") == [(g,) for g in graphs]
    both = f"SELECT ?g {{ actor:a migov:about ?o GRAPH ?g {pattern} }}"
    assert rows(dataset, both) == [(g,) for g in graphs]
    assert rows(dataset, both, stated_only=True) == [(g,) for g in graphs]


@pytest.mark.parametrize("stated_only", [False, True])
def test_the_union_is_the_same_with_the_graphs_and_without(example, stated_only):
    without, beside = (
        {
            str(quad.triple)
            for quad in example.provide(stated_only=stated_only, graphs=graphs)
            if isinstance(quad.graph_name, DefaultGraph) and "_:" not in str(quad.triple)
        }
        for graphs in (False, True)
    )
    assert without == beside
    assert len(without) > 6000


def test_blank_nodes_of_two_files_are_two(make_study):
    """Two files that called theirs alike spoke of one thing."""
    dataset = load_dataset(
        make_study({"a.ttl": "_:x skos:note 'a' .", "b.ttl": "_:x skos:note 'b' ."})
    )
    found = rows(dataset, "SELECT ?one ?other { ?s skos:note ?one , ?other . ?s skos:note ?one }")
    assert [each for each in found if {*each} <= {"a", "b"}] == [("a", "a"), ("b", "b")]


def test_a_long_loading_says_how_far_it_is_and_a_short_one_nothing(study, monkeypatch):
    said = []
    load_dataset(study, say=said.append)
    assert said == []
    monkeypatch.setattr(views_module, "_EVERY", -1.0)
    count = len(load_dataset(study, say=said.append).files)
    assert said == [
        f"{doing} {number} of {count} files"
        for doing in ("loaded", "read the facts of")
        for number in range(count)
    ]


def test_a_store_is_made_once_also_when_many_threads_ask_for_it(study, monkeypatch):
    made = []
    make = views_module.Views._make

    def making(views, **which):
        made.append(which)
        return make(views, **which)

    monkeypatch.setattr(views_module.Views, "_make", making)
    dataset = load_dataset(study)
    with ThreadPoolExecutor(8) as pool:
        stores = list(pool.map(lambda _: dataset.view(graphs=True), range(16)))
    assert all(store is stores[0] for store in stores)
    assert made == [
        {"stated_only": False, "graphs": False},
        {"stated_only": False, "graphs": True},
    ]
