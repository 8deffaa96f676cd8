"""Questions at an endpoint: a real server answers as the study does here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import (
    BlankNode,
    NamedNode,
    Quad,
    Store,
)
from questions_helpers import parsed
from remote_helpers import (
    JSON,
    SHIPPED,
    STUDY,
    Handler,
    ask,
    capped,
    fault,
    gives,
    mixed_store,
    oxigraph,
    results,
)

from kg.errors import InputError
from kg.limits import Limits
from kg.networks.network import build_network
from kg.questions.asking import run
from kg.questions.lookup import find_queries, read_query
from kg.questions.remote.endpoint import Endpoint
from kg.questions.sources import Request, answer_whole
from kg.rdf.vocabulary import PREFIXES
from kg.study.dumping import dump
from kg.study.folder import StudyFolder


@pytest.mark.parametrize("name", SHIPPED)
def test_a_real_server_gives_the_rows_and_labels_of_the_study(name, server, example):
    query = read_query(SHIPPED[name])
    endpoint = Endpoint(server, STUDY)
    examples = {each.name: each.example for each in query.params if each.example}
    for params in ({}, examples) if examples else ({},):
        here = run(example, query, params, lang="lt")
        there = run(endpoint, query, params, lang="lt")

        assert (there.columns, there.form, there.cut) == (here.columns, here.form, here.cut)
        assert there.rows == here.rows
        assert [list(map(there.show, row)) for row in there.rows] == [
            list(map(here.show, row)) for row in here.rows
        ]


def test_every_shipped_question_has_rows_to_compare(example):
    counts = {name: len(run(example, read_query(path)).rows) for name, path in SHIPPED.items()}

    assert sum(count > 0 for count in counts.values()) > 0.8 * len(counts)


@pytest.mark.parametrize("name", find_queries(STUDY, "networks"))
def test_a_network_from_a_real_server_is_the_one_from_the_study(name, server, example):
    query = read_query(SHIPPED[f"networks/{name}"])

    here = build_network(example, query)
    there = build_network(Endpoint(server, STUDY), query)

    assert dict(there.nodes(data=True)) == dict(here.nodes(data=True))
    assert sorted(there.edges(data=True)) == sorted(here.edges(data=True))


def test_small_pages_of_a_real_server_make_the_same_answer(server, example):
    query = read_query(SHIPPED["networks/actor-event"])
    said: list[str] = []

    there = run(Endpoint(server, STUDY, page=20, say=said.append), query)

    here = run(example, query)
    assert len(here.rows) > 60
    assert there.rows == here.rows
    assert said[:2] == ["page 1: 20 rows so far", "page 2: 40 rows so far"]


def test_a_real_server_answers_yes_or_no_and_triples(server, example):
    yes = "ASK { event:kaunas-network-event a migov:Event }"
    construct = "CONSTRUCT { ?e migov:in ?w } WHERE { ?e migov:partOf ?w }"
    describe = "DESCRIBE event:kaunas-network-event"

    assert ask(server, yes).rows == (("yes",),)
    assert ask(server, yes.replace("a migov:Event", "a migov:Project")).rows == (("no",),)
    for text in (construct, describe):
        here = run(example, parsed(text))
        there = ask(server, text)
        assert len(here.rows) > 10
        assert (there.columns, there.rows, there.form) == (here.columns, here.rows, "construct")


def test_a_real_server_shows_where_a_query_is_no_sparql(server):
    with pytest.raises(InputError) as found:
        ask(server, "SELECT ?a {\n  ?a a migov:Event\n} ORDER", path="x.rq")

    assert str(found.value) == (
        "x.rq:3:8: not SPARQL 1.1: the query ends too early; is a “BY” missing?\n"
        "    } ORDER\n           ^"
    )


def test_a_real_server_that_stops_a_query_in_a_good_answer_is_found_out(example, tmp_path):
    """It looks at the clock once for each triple of the first pattern: two patterns are enough."""
    cross = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }"
    with (
        oxigraph(dump(example.dataset), tmp_path, "--timeout-s", "1") as address,
        pytest.raises(InputError) as found,
    ):
        ask(address, cross)

    assert str(found.value) == (
        f"timed out: the endpoint {address} stopped at its own limit; narrow the query. "
        "It says: The SPARQL operation has been cancelled"
    )


def test_a_server_with_what_is_stated_answers_as_the_study_does(example, tmp_path):
    with oxigraph(dump(example.dataset, stated_only=True), tmp_path) as address:
        endpoint = Endpoint(address, STUDY)
        for path in find_queries(STUDY, "questions").values():
            here = run(example, read_query(path), stated_only=True)
            assert run(endpoint, read_query(path)).rows == here.rows, path.stem


def test_a_record_that_was_joined_keeps_its_name_in_a_dump(example, server):
    gone = f"{PREFIXES['actor']}bo-maria-daskalobva-as-printed"

    assert Endpoint(server, STUDY).labels("en", [gone]) == {gone: example.labels("en")[gone]}


# Parameters.


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?o { ?s ?p ?o }",
        "SELECT * { ?s ?p ?o }",
        "SELECT DISTINCT ?s ?o { ?s ?p ?o }",
        "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY DESC(?p)",
        "SELECT ?p ?o { ?s ?p ?o } ORDER BY ?s",
        "SELECT ?s (COUNT(*) AS ?n) ?p { ?s ?p ?o } GROUP BY ?s ?p",
        "SELECT ?s ?x { ?s ?p ?o OPTIONAL { ?o ?q ?x } }",
        "SELECT ?s { ?s ?p ?o }",
    ],
)
def test_pages_of_a_cap_neither_overlap_nor_miss(text, fake):
    store = mixed_store()
    fake.replies = [capped(7, store)]

    table = ask(fake.url, text)

    expected = [tuple(row) for row in store.query(text)]
    assert len(expected) > 7
    assert sorted(map(str, table.rows)) == sorted(map(str, expected))
    assert table.cut is None


def test_pages_keep_the_order_that_the_query_asks_for(fake):
    store = mixed_store()
    fake.replies = [capped(7, store)]
    text = "SELECT ?p ?o ?s { ?s ?p ?o } ORDER BY DESC(?p)"

    table = ask(fake.url, text)

    assert table.column("p") == [row["p"] for row in store.query(text)]


def test_an_answer_of_one_page_is_asked_for_once_and_proved_whole(fake):
    store = mixed_store()
    fake.replies = [capped(7, store)]
    text = "SELECT DISTINCT ?s { ?s ?p ?o }"

    assert len(ask(fake.url, text).rows) == 3
    assert fake.asked == [f"{text} LIMIT 10000 OFFSET 0 ", f"{text} LIMIT 2 OFFSET 2 "]


def test_an_endpoint_that_sorts_no_more_than_so_many_rows_is_asked_in_another_way(fake):
    store = mixed_store()
    page = capped(7, store)

    def reply(handler: Handler, query: str) -> None:
        last = sum(map(int, re.findall(r"LIMIT (\d+) OFFSET (\d+)", query)[-1]))
        if "ORDER BY" in query and last > 20 and "WHERE { { SELECT" not in query:
            words = "Virtuoso 22023 Error SR353: Sorted TOP clause specifies more then 20 rows"
            handler.give(500, words, "text/plain")
        else:
            page(handler, query)

    fake.replies = [reply]
    text = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY DESC(?p)"

    table = ask(fake.url, text, page=10)

    expected = [tuple(row) for row in store.query(text)]
    assert len(expected) > 40
    assert sorted(map(str, table.rows)) == sorted(map(str, expected))
    assert table.column("p") == [row[1] for row in expected]


def test_the_query_s_own_limit_is_kept_over_pages(fake):
    store = mixed_store()
    fake.replies = [capped(7, store)]
    text = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p STR(?o) DATATYPE(?o) LANG(?o)"
    whole = [tuple(row) for row in store.query(text)]

    assert ask(fake.url, f"{text} LIMIT 5").rows == tuple(whole[:5])
    assert len(fake.asked) == 1
    found = ask(fake.url, f"{text} LIMIT 17 OFFSET 4")
    assert found.rows == tuple(whole[4:21])
    assert found.cut is None


def test_the_limit_on_rows_cuts_and_says_so(fake):
    store = mixed_store()
    fake.replies = [capped(7, store)]
    text = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p STR(?o) DATATYPE(?o) LANG(?o)"
    whole = [tuple(row) for row in store.query(text)]

    table = ask(fake.url, text, rows=20)
    assert (table.rows, table.cut) == (tuple(whole[:20]), 20)
    exact = ask(fake.url, text, rows=len(whole))
    assert (exact.rows, exact.cut) == (tuple(whole), None)
    with pytest.raises(InputError, match="more than 20 rows"):
        answer_whole(Endpoint(fake.url, STUDY), Request(text, {}, Limits(rows=20)))


def test_an_endpoint_that_pays_no_heed_to_limit_is_read_no_further_than_needed(fake):
    served = []

    def flood(handler: Handler, _: str) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.end_headers()
        handler.wfile.write(b'{"head":{"vars":["a"]},"results":{"bindings":[')
        row = b'{"a":{"type":"literal","value":"' + b"x" * 1000 + b'"}},'
        try:
            for number in range(200_000):
                handler.wfile.write(row)
                served.append(number)
        except OSError:
            return

    fake.replies = [flood]

    table = ask(fake.url, "SELECT ?a { ?a ?b ?c }", rows=50)

    assert (len(table.rows), table.cut) == (50, 50)
    assert len(served) < 100_000


def test_a_construct_under_a_cap_is_whole(fake):
    store = mixed_store()
    fake.replies = [capped(7, store)]
    text = "CONSTRUCT { ?s <http://e/r> ?o . ?o <http://e/t> 1 } WHERE { ?s <http://e/p2> ?o }"

    table = ask(fake.url, text)
    cut = ask(fake.url, text, rows=9)

    expected = {tuple(triple) for triple in store.query(text)}
    assert len(expected) > 30
    assert set(table.rows) == expected
    assert (len(table.rows), table.cut) == (len(expected), None)
    assert (len(cut.rows), cut.cut) == (9, 9)


def test_a_construct_keeps_blank_nodes_apart(fake):
    store = Store()
    for name in "bcd":
        store.add(Quad(BlankNode(name), NamedNode("http://e/p"), BlankNode("x")))
    fake.replies = [capped(7, store)]

    table = ask(fake.url, "CONSTRUCT { ?s <http://e/r> ?o , [] } WHERE { ?s <http://e/p> ?o }")

    assert len({row[0] for row in table.rows}) == 3
    assert len({row[2] for row in table.rows}) == 4
    assert all(isinstance(row[2], BlankNode) for row in table.rows)


def test_labels_fall_back_as_those_of_a_study_do(fake, made):
    fake.replies = [capped(70, made.dataset.store)]
    everything = made.labels("lv")
    some = sorted(everything)[::5]

    assert Endpoint(fake.url, STUDY).labels("lv") == everything
    assert Endpoint(fake.url, STUDY).labels("lv", some) == {key: everything[key] for key in some}
    assert Endpoint(fake.url, STUDY).labels("lv", ["no iri", "urn:unknown"]) == {}


def test_labels_of_many_things_are_asked_for_in_batches(fake):
    fake.replies = [capped(10_000, mixed_store())]
    things = [f"http://e/thing{number}" for number in range(700)]

    assert Endpoint(fake.url, STUDY).labels("en", things) == {}
    assert [query.count("<http://e/thing") for query in fake.asked] == [500, 200]


# Faults, each with its own words.


def test_prefixes_are_declared_only_where_they_are_used(fake):
    fake.replies = [gives(body='{"head":{},"boolean":true}')]
    text = "PREFIX migov: <http://other.org/> ASK { ?a a migov:X ; oa:p 'skos:no' } # rdf:no"

    ask(fake.url, text)

    assert fake.asked == [f"PREFIX oa: <{PREFIXES['oa']}> {text}"]


def test_only_what_is_stated_cannot_be_asked_of_an_endpoint(fake):
    with pytest.raises(InputError, match="kg dump --stated-only") as found:
        run(Endpoint(fake.url, STUDY), parsed("SELECT ?a { ?a ?b ?c }"), stated_only=True)
    assert found.value.setting == "stated_only"
    assert fake.asked == []


def test_what_is_no_query_is_not_sent(fake):
    said = fault(fake, gives(), text="DELETE WHERE { ?a ?b ?c }")

    assert said.startswith("1:1: not SPARQL 1.1: DELETE would change data")
    assert fake.asked == []


def test_a_bad_query_that_is_no_sparql_is_shown_with_a_caret(fake):
    said = fault(fake, gives(400, "no"), text="SELECT ?a { ?a ?b ?c } ORDER")

    assert said == (
        "1:29: not SPARQL 1.1: the query ends too early; is a “BY” missing?\n"
        "    SELECT ?a { ?a ?b ?c } ORDER\n" + " " * 32 + "^"
    )


@pytest.mark.parametrize("page", [0, -1, 2.5, True, "10"])
def test_a_page_is_a_number_of_rows(page):
    """With no row on a page, there was always a next one."""
    with pytest.raises(InputError, match="must be a whole number above zero"):
        Endpoint("http://localhost/sparql", StudyFolder(Path()), page)


# What an endpoint has of its own.


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("SELECT ?a FROM <http://e/g> WHERE { ?a ?b ?c }", "SELECT ?a FROM <http://e/g> WHERE"),
        ("SELECT ?a FROM NAMED <x:g> { GRAPH ?g { ?a ?b ?c } }", "SELECT ?a FROM NAMED <x:g> {"),
        ("CONSTRUCT { ?a <x:p> 1 } FROM <x:g> { ?a ?b ?c }", "SELECT DISTINCT ?a FROM <x:g> {"),
        ("CONSTRUCT FROM <x:g> WHERE { ?a <x:p> 1 }", "SELECT DISTINCT ?a FROM <x:g> WHERE {"),
    ],
)
def test_the_graphs_of_an_endpoint_may_be_chosen(fake, text, sent):
    fake.replies = [gives(body=results())]
    ask(fake.url, text)

    assert sent in fake.asked[0]


def test_the_graphs_are_chosen_on_every_page(fake):
    def reply(handler: Handler, query: str) -> None:
        limit, offset = map(int, re.findall(r"LIMIT (\d+) OFFSET (\d+)", query)[-1])
        handler.give(200, results(*map(str, range(9)[offset:][: min(limit, 4)])), JSON)

    fake.replies = [reply]
    text = "SELECT ?a FROM <http://e/g> { ?a ?b ?c }"

    assert len(ask(fake.url, text).rows) == 9
    assert len(fake.asked) > 4
    assert all(query.startswith(text) for query in fake.asked)


def test_what_an_endpoint_would_call_is_refused_before_it_is_asked(fake):
    text = "SELECT * { ?a ?b ?c SERVICE wikibase:label { ?a ?b ?c } }"
    said = fault(fake, gives(body=results()), text=text)

    assert said == (
        "SERVICE is not allowed: wikibase:label is a service of the endpoint, at wikiba.se; you "
        'can allow that server (allow_service="wikiba.se")'
    )
    assert fake.asked == []


def test_labels_that_cannot_be_had_do_not_cost_the_answer(fake):
    said: list[str] = []
    fake.replies = [gives(400, "no labels here", "text/plain")]

    assert Endpoint(fake.url, STUDY, say=said.append).labels("en", ["http://e/a"]) == {}
    assert said == [
        f"names are shown as addresses, since labels cannot be had: the endpoint {fake.url} does "
        "not accept the query (400). It says: no labels here"
    ]


def test_labels_are_asked_for_in_short_addresses(fake):
    def reply(handler: Handler, _: str) -> None:
        if handler.fake.ways[-1] == "get" and len(handler.path) < 6000:
            handler.give(200, results(), JSON)
        else:
            handler.give(405 if handler.fake.ways[-1] == "form" else 414, "", "text/plain")

    said: list[str] = []
    fake.replies = [reply]
    endpoint = Endpoint(fake.url, STUDY, say=said.append)
    endpoint.answer(Request("SELECT ?a { ?a ?b ?c }", {}))
    things = [
        f"https://w3id.org/migov/id/organisation/a-long-name-{number}" for number in range(60)
    ]

    assert endpoint.labels("en", things) == {}
    assert said == []
    assert sum(query.count("a-long-name") for query in fake.asked) == 60
