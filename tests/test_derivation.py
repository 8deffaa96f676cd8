from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.derivation import derive
from kg.store import load
from kg.vocabulary import PREFIXES, expand

GRAPH = PREFIXES["graph"]


def where(dataset, pattern):
    """Return the graphs that hold a pattern."""
    return sorted(
        g.value for (g,) in dataset.select(f"SELECT DISTINCT ?g {{ GRAPH ?g {{ {pattern} }} }}")
    )


def values(dataset, pattern, **options):
    return sorted(v.value for (v,) in dataset.select(f"SELECT ?v {{ {pattern} }}", **options))


def test_an_inferred_claim_is_only_in_the_inferred_graph_with_all_its_triples(made):
    graph = f"{GRAPH}inferred/data/documents/lake.ttl"
    assert where(made, "claim:lake-host ?p ?o") == [graph]
    assert where(made, "claim:lake-year ?p ?o") == [graph]
    assert len(list(made.select("SELECT ?p ?o { claim:lake-host ?p ?o }"))) == 8


def test_the_plain_triple_of_an_inferred_statement_is_only_in_the_inferred_graph(made):
    graph = f"{GRAPH}inferred/data/documents/lake.ttl"
    assert where(made, 'event:lake migov:date "2031-05-04"^^loc:edtf') == [graph]
    assert where(made, "event:lake migov:earliest ?day") == [graph]
    assert values(made, "event:lake migov:earliest ?v") == ["2031-05-04"]
    assert values(made, "event:lake migov:latest ?v") == ["2031-05-04"]


def test_the_plain_triple_of_an_interpreted_statement_is_only_in_the_derived_graph(made):
    pattern = "event:lake migov:mode mode:on-site"
    assert where(made, pattern) == [f"{GRAPH}derived/data/documents/lake.ttl"]
    assert where(made, "claim:lake-mode ?p ?o") == [f"{GRAPH}data/documents/lake.ttl"]


def test_bounds_are_derived_where_a_year_is_known(made):
    assert where(made, "project:tiltas migov:earliest ?day") == [
        f"{GRAPH}derived/data/documents/bridge.ttl"
    ]
    assert values(made, "project:tiltas migov:earliest ?v") == ["2030-01-01"]
    assert values(made, "project:tiltas migov:latest ?v") == ["2031-12-31"]


def test_nothing_bounds_a_date_without_a_year(made):
    assert values(made, "event:lake migov:date ?v", stated_only=True) == ["XXXX-05-04"]
    assert values(made, "event:lake migov:earliest|migov:latest ?v", stated_only=True) == []


def test_stated_only_excludes_just_what_is_inferred(made):
    everything = {tuple(map(str, row)) for row in made.select("SELECT ?s ?p ?o { ?s ?p ?o }")}
    stated = {
        tuple(map(str, row))
        for row in made.select("SELECT ?s ?p ?o { ?s ?p ?o }", stated_only=True)
    }
    left_out = {
        tuple(map(str, quad.triple))
        for quad in made.store
        if str(quad.graph_name).startswith(f"<{GRAPH}inferred/")
    }
    assert everything - stated == left_out
    assert left_out
    assert "mode/on-site" in values(made, "event:lake migov:mode ?v", stated_only=True)[0]


def test_everything_written_is_in_some_graph(made):
    stored = {quad.triple for quad in made.store}
    for path, triples in made.files.items():
        if path.is_relative_to(made.study.root):
            assert set(triples) <= stored


def claim(status, **parts):
    name, graph = NamedNode(expand("claim:c")), NamedNode(f"{GRAPH}data/a.ttl")
    said = {"migov:status": NamedNode(expand(f"status:{status}")), **parts}
    return [Quad(name, NamedNode(expand(p)), value, graph) for p, value in said.items()]


def statement(status, **changes):
    parts = {
        "rdf:subject": NamedNode(expand("actor:a")),
        "rdf:predicate": NamedNode(expand("migov:country")),
        "rdf:object": NamedNode(expand("place:lv")),
        **changes,
    }
    return claim(status, **{p: value for p, value in parts.items() if value is not None})


@pytest.mark.parametrize(
    ("status", "own", "plain"),
    [
        ("stated", "", "derived/"),
        ("interpreted", "", "derived/"),
        ("inferred", "inferred/", "inferred/"),
        ("external", "inferred/", "inferred/"),
    ],
)
def test_the_status_of_a_statement_decides_its_graphs(status, own, plain):
    found = derive(statement(status))
    assert {q.graph_name.value for q in found[:4]} == {f"{GRAPH}{own}data/a.ttl"}
    assert found[4:] == [
        Quad(
            NamedNode(expand("actor:a")),
            NamedNode(expand("migov:country")),
            NamedNode(expand("place:lv")),
            NamedNode(f"{GRAPH}{plain}data/a.ttl"),
        )
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"rdf:object": None},
        {"rdf:subject": None},
        {"rdf:predicate": Literal("country")},
        {"rdf:subject": Literal("a")},
    ],
)
def test_a_statement_that_lacks_a_part_gives_no_triple(changes):
    given = statement("stated", **changes)
    assert derive(given) == given


def test_a_date_that_is_none_gets_no_bounds_and_no_error():
    graph = NamedNode(f"{GRAPH}data/a.ttl")
    given = [Quad(NamedNode(expand("event:e")), NamedNode(expand("migov:date")), value, graph)
             for value in (Literal("spring"), NamedNode(expand("event:e")))]  # fmt: skip
    assert derive(given) == given


def test_an_open_period_is_bounded_on_the_side_that_is_known():
    graph = NamedNode(f"{GRAPH}data/a.ttl")
    project, date = NamedNode(expand("project:p")), NamedNode(expand("migov:date"))
    found = derive([Quad(project, date, Literal("2022-01/.."), graph)])
    assert found[1:] == [
        Quad(
            project,
            NamedNode(expand("migov:earliest")),
            Literal("2022-01-01", datatype=NamedNode(expand("xsd:date"))),
            NamedNode(f"{GRAPH}derived/data/a.ttl"),
        )
    ]


def test_each_document_keeps_its_own_date_of_one_project(make_study):
    body = 'project:p migov:date "{}"^^loc:edtf .'
    root = make_study({f"{y}.ttl": body.format(y) for y in (2021, 2022)})
    dataset = load(root)
    for year in (2021, 2022):
        assert where(dataset, f'project:p migov:latest "{year}-12-31"^^xsd:date') == [
            f"{GRAPH}derived/data/{year}.ttl"
        ]
