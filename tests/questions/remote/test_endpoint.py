"""Questions at an endpoint: a real server answers as the study does here, and faults are named."""

from __future__ import annotations

import base64
import gzip
import json
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
import virtuoso
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
    Variable,
)

import kg
from kg.errors import InputError
from kg.networks.network import build_network
from kg.questions.asking import run
from kg.questions.binding import bind
from kg.questions.library import find_queries, read_query
from kg.questions.remote import protocol as protocol
from kg.questions.remote.address import Address
from kg.questions.remote.endpoint import Endpoint
from kg.questions.remote.paging import page
from kg.questions.remote.refusal import plain_words
from kg.rdf.vocabulary import PREFIXES
from kg.study.dataset import Dataset
from kg.study.dumping import dump
from kg.study.folder import StudyFolder, shipped
from kg.tables.table import Table

OXIGRAPH = Path(sys.executable).parent / "oxigraph"
STUDY = StudyFolder(shipped(), is_example=True)
SHIPPED = {
    f"{folder}/{name}": path
    for folder in ("questions", "networks", "gaps")
    for name, path in find_queries(STUDY, folder).items()
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def oxigraph(data: bytes, folder: Path, *options: str) -> Iterator[str]:
    """Load N-Quads into a server, and give its address while it runs."""
    (folder / "data.nq").write_bytes(data)
    store = str(folder / "store")
    subprocess.run(
        [OXIGRAPH, "load", "--location", store, "--file", folder / "data.nq"],
        check=True,
        capture_output=True,
        timeout=60,
    )
    port = free_port()
    server = subprocess.Popen(
        [OXIGRAPH, "serve-read-only", "-l", store, "-b", f"127.0.0.1:{port}", *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None, "the server ended by itself"
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        server.kill()
        server.wait(10)


@pytest.fixture(scope="module")
def server(example: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with oxigraph(dump(example), tmp_path_factory.mktemp("server")) as address:
        yield address


def shown(table: Table) -> list[list[str]]:
    return [[table.show(cell) for cell in row] for row in table.rows]


# A real server.


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
        assert shown(there) == shown(here)


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
    endpoint = Endpoint(server, STUDY)
    ask = "ASK { event:kaunas-network-event a migov:Event }"
    construct = "CONSTRUCT { ?e migov:in ?w } WHERE { ?e migov:partOf ?w }"
    describe = "DESCRIBE event:kaunas-network-event"

    assert endpoint.answer(ask).rows == (("yes",),)
    assert endpoint.answer(ask.replace("a migov:Event", "a migov:Project")).rows == (("no",),)
    for text in (construct, describe):
        here = run(example, kg.queries.parse_query(text, name="x"))
        there = endpoint.answer(text)
        assert len(here.rows) > 10
        assert (there.columns, there.rows, there.form) == (here.columns, here.rows, "construct")


def test_a_real_server_shows_where_a_query_is_no_sparql(server):
    with pytest.raises(InputError) as found:
        Endpoint(server, STUDY).answer("SELECT ?a {\n  ?a a migov:Event\n} ORDER", path="x.rq")

    assert str(found.value) == (
        "x.rq:3:3: not SPARQL 1.1: unexpected “ORDER”\n    } ORDER\n      ^"
    )


def test_a_real_server_that_stops_a_query_in_a_good_answer_is_found_out(example, tmp_path):
    cross = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with (
        oxigraph(dump(example), tmp_path, "--timeout-s", "1") as address,
        pytest.raises(InputError) as found,
    ):
        Endpoint(address, STUDY).answer(cross)

    assert str(found.value) == (
        f"timed out: the endpoint {address} stopped at its own limit; ask for less. "
        "It says: The SPARQL operation has been cancelled"
    )


def test_a_dump_has_every_graph_and_is_the_same_each_time(example):
    lines = dump(example).splitlines()
    back = Store()
    back.load(dump(example), format=RdfFormat.N_QUADS)

    assert lines == sorted(set(lines))
    assert dump(kg.load(STUDY)) == dump(example)
    union = {quad.triple for quad in back.quads_for_pattern(None, None, None, None)}
    default = {quad.triple for quad in back.quads_for_pattern(None, None, None, DefaultGraph())}
    assert default == union
    graphs = {str(graph) for graph in back.named_graphs()}
    assert f"<{PREFIXES['graph']}inferred/data/documents/kaunas-network-event.ttl>" in graphs


def test_a_dump_of_what_is_stated_has_no_inferred_graph(example):
    assert b"graph/inferred/" in dump(example)
    stated = dump(example, stated_only=True)
    assert b"graph/inferred/" not in stated
    assert b"graph/derived/" in stated


def test_a_server_with_what_is_stated_answers_as_the_study_does(example, tmp_path):
    with oxigraph(dump(example, stated_only=True), tmp_path) as address:
        endpoint = Endpoint(address, STUDY)
        for path in find_queries(STUDY, "questions").values():
            here = run(example, read_query(path), stated_only=True)
            assert run(endpoint, read_query(path)).rows == here.rows, path.stem


def test_a_record_that_was_joined_keeps_its_name_in_a_dump(example, server):
    gone = f"{PREFIXES['actor']}bo-maria-daskalobva-as-printed"

    assert Endpoint(server, STUDY).labels("en", [gone]) == {gone: example.labels("en")[gone]}


# Parameters.

SMALL = "".join(
    f"<http://e/{s}> <http://e/{p}> <http://e/{o}> .\n"
    for s, p, o in ("apb", "apc", "dpb", "bqz", "cqy")
)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?x ?y { ?x :p ?y }",
        "SELECT * { ?x :p ?y }",
        "SELECT ?x ?k ?y { ?k :p ?y FILTER(?k = ?x) }",
        "SELECT ?x ?k ?y { ?k :p ?y OPTIONAL { ?y :q ?w FILTER(?k = ?x) } FILTER(BOUND(?w)) }",
        "SELECT ?x ?k ?y { { ?k :p ?y } UNION { ?k :q ?y . ?x :p ?k FILTER(?x != ?y) } }",
        "SELECT ?x ?y { ?x :p ?y { SELECT ?y { ?x :p ?y } } }",
        "SELECT ?x ?y { { SELECT ?x (COUNT(*) AS ?c) { ?x :p ?z } GROUP BY ?x } ?x :p ?y }",
        "SELECT ?x ?k { SELECT ?k { ?k :p ?y } }",
        "SELECT ?x (COUNT(?y) AS ?c) { ?x :p ?y } GROUP BY ?x HAVING(?x != :b)",
        "SELECT ?x ?k ?y { ?k :p ?y MINUS { ?x :p ?y } }",
        "SELECT ?x ?k ?y { ?k :p ?y FILTER NOT EXISTS { ?x :p ?y } }",
        "SELECT ?x ?k { ?k :p ?y FILTER EXISTS { { ?y :q ?x } UNION { ?x :p ?y } } }",
        "SELECT ?x ?k { { ?k :p ?y FILTER EXISTS { ?x :p ?y } } UNION { ?k :q ?y } }",
        "SELECT ?x ?k ?y { ?k :p ?y BIND(?k AS ?x) }",
        "SELECT ?x ?k ?y { ?k :p ?y VALUES ?x { :d :a } }",
        "SELECT ?x ?k ?y { ?k :p ?y VALUES (?x ?k) { (:d :a) (:a :d) } }",
        "SELECT ?x ?y { ?x :p ?y } VALUES ?x { :d :z }",
        "SELECT ?x ?k { ?k :p ?y } # { ?x\nORDER BY ?k # }",
        "SELECT ?x ('{ ?x }' AS ?t) { ?x :p '}' } ",
        "SELECT DISTINCT $x ?y WHERE { $x :p ?y } ORDER BY ?y LIMIT 1",
        "CONSTRUCT { ?y :r ?x } WHERE { ?x :p ?y }",
        "CONSTRUCT WHERE { ?x :p ?y }",
        "ASK { ?x :p ?y }",
        "DESCRIBE ?x { ?x :p ?y }",
        "DESCRIBE ?x",
    ],
)
@pytest.mark.parametrize("value", ["a", "d", "y", "absent"])
def test_a_parameter_put_in_works_as_the_engine_s_own_binding(text, value):
    store, name = Store(), NamedNode(f"http://e/{value}")
    store.load(SMALL.encode(), format=RdfFormat.N_TRIPLES)

    def answer(query: str, **bound: NamedNode) -> object:
        given = {Variable(key): term for key, term in bound.items()}
        found = store.query(query, prefixes={"": "http://e/"}, substitutions=given)
        if isinstance(found, QueryTriples):
            return sorted(map(str, found))
        return bool(found) if text.startswith("ASK") else sorted(str(tuple(row)) for row in found)

    assert answer(bind(text, {"x": name})) == answer(text, x=name)


def test_a_parameter_is_seen_where_the_engine_s_own_binding_is_not():
    # pyoxigraph takes a variable that no pattern of a branch binds for unbound there, for good.
    store = Store()
    store.load(SMALL.encode(), format=RdfFormat.N_TRIPLES)
    text = "SELECT ?x ?y { { ?k :p ?y BIND(?x AS ?m) } UNION { ?k :q ?y } FILTER(BOUND(?m)) }"
    d = NamedNode("http://e/d")

    found = store.query(bind(text, {"x": d}), prefixes={"": "http://e/"})

    assert sorted(str(row["y"]) for row in found) == ["<http://e/b>"] * 2 + ["<http://e/c>"]


def test_a_parameter_that_is_free_in_a_sub_select_stays_free():
    text = "SELECT ?x ?y { ?x :p ?y { SELECT ?y { ?x :q ?y } } }"

    assert bind(text, {"x": NamedNode("http://e/a")}) == (
        "SELECT ?x ?y { VALUES ?x { <http://e/a> }  ?x :p ?y { SELECT ?y { ?x :q ?y } } }"
    )


def test_a_parameter_within_exists_is_bound_around_it():
    # SPARQL puts the values of a row into EXISTS, where a VALUES of the same variable has no sense.
    text = "ASK { { ?k :p ?y FILTER EXISTS { ?x :p ?y } } }"

    values = "VALUES ?x { <http://e/a> }"
    assert bind(text, {"x": NamedNode("http://e/a")}) == (
        f"ASK {{ {values}  {{ {values}  ?k :p ?y FILTER EXISTS {{ ?x :p ?y }} }} }}"
    )


def test_a_parameter_cannot_break_out_of_its_value():
    evil = 'x" } } ; DROP ALL # \\" \n <http://e/> \u2028 ’'
    store = Store()
    store.add(Quad(NamedNode("http://e/a"), NamedNode("http://e/p"), Literal(evil)))
    store.add(Quad(NamedNode("http://e/b"), NamedNode("http://e/p"), Literal("other")))

    text = bind("SELECT ?s ?v { ?s <http://e/p> ?v }", {"v": Literal(evil)})

    assert [row[0].value for row in store.query(text)] == ["http://e/a"]
    assert text.count("\n") == 0


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("SELECT ?y { ?x :p ?y }", "must be one of the columns; add ?x to SELECT"),
        ("SELECT (STR(?y) AS ?x) { ?z :p ?y }", "is computed by SELECT (... AS ?x)"),
    ],
)
def test_a_parameter_that_is_no_column_is_refused_before_anything_is_sent(text, why):
    endpoint = Endpoint(f"http://127.0.0.1:{free_port()}/", STUDY)

    with pytest.raises(InputError, match=re.escape(why)):
        endpoint.answer(text, {"x": Literal("a")}, path="x.rq")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * {}", "SELECT * {} LIMIT 5 OFFSET 2 "),
        ("SELECT * {} # LIMIT 9", "SELECT * {} LIMIT 5 OFFSET 2  # LIMIT 9"),
        ("SELECT * {}LIMIT 9 OFFSET 1", "SELECT * {} LIMIT 5 OFFSET 2  "),
        (
            "SELECT * { {SELECT * {} LIMIT 3} } offset 1 VALUES ?a { 1 }",
            "SELECT * { {SELECT * {} LIMIT 3} } LIMIT 5 OFFSET 2   VALUES ?a { 1 }",
        ),
    ],
)
def test_a_page_is_cut_where_the_query_s_own_limit_would_stand(text, expected):
    assert page(text, 2, 5) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SELECT ?a ?n { }", "an"),
        ("SELECT ?a (COUNT(?b) AS ?n) { } GROUP BY ?a ?c HAVING(?n > 1)", "ac"),
        ("SELECT (COUNT(?b) AS ?n) { } GROUP BY (STR(?a) AS ?c) ?d", "cd"),
        ("SELECT ?a ?n { } GROUP BY ?c STR(?a)", "an"),
        ("SELECT ?a ?n { } GROUP BY ?c (STR(?a))", "an"),
    ],
)
def test_a_page_in_order_is_sorted_by_all_that_tells_rows_apart(text, names):
    sorted_text = page(text, 0, 5, ["a", "n"]).removeprefix(text)

    assert re.findall(r" STR\(\?(\w)\)", sorted_text.partition("CONCAT")[0]) == [*names]
    assert re.findall(r"LANG\(\?(\w)\)", sorted_text) == [*names]
    assert sorted_text.startswith(" ORDER BY STR(")


def test_a_page_in_order_goes_on_from_the_query_s_own_order():
    text = "SELECT ?a { ?a ?b ?c } ORDER BY DESC(?b)"

    assert page(text, 0, 5, ["a"]) == (
        f'{text} STR(?a) CONCAT(COALESCE(STR(DATATYPE(?a)), ""), " ", COALESCE(LANG(?a), "")) '
        "LIMIT 5 OFFSET 0 "
    )


# A small server, with any fault one likes.

Reply = Callable[["_Handler", str], None]


@dataclass
class Fake:
    """A server of this test: how it replies, and the requests it was sent."""

    url: str = ""
    replies: list[Reply] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)


class _Handler(BaseHTTPRequestHandler):
    fake: Fake

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode("ascii")
        assert self.headers["Content-Type"] == "application/x-www-form-urlencoded"
        self._reply(parse_qs(body, strict_parsing=True)["query"][0])

    def do_GET(self) -> None:
        self._reply(f"GET {self.path}")

    def _reply(self, query: str) -> None:
        self.fake.asked.append(query)
        self.fake.headers.append({key.lower(): value for key, value in self.headers.items()})
        replies = self.fake.replies
        (replies.pop(0) if len(replies) > 1 else replies[0])(self, query)

    def give(self, status: int, body: bytes | str, kind: str, **headers: str) -> None:
        content = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, given in headers.items():
            self.send_header(name.replace("_", "-"), given)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def fake() -> Iterator[Fake]:
    made = Fake()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"fake": made}))
    server.daemon_threads = True
    made.url = f"http://127.0.0.1:{server.server_port}/sparql"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.release.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


JSON = "application/sparql-results+json"


def results(*values: str) -> str:
    rows = [{"a": {"type": "literal", "value": each}} for each in values]
    return json.dumps({"head": {"vars": ["a"]}, "results": {"bindings": rows}})


def gives(status: int = 200, body: bytes | str = "", kind: str = JSON, **headers: str) -> Reply:
    return lambda handler, _: handler.give(status, body, kind, **headers)


def fault(fake: Fake, *replies: Reply, text: str = "SELECT ?a { ?a ?b ?c }", **more: object) -> str:
    """Return what is said of a fault."""
    fake.replies = list(replies)
    with pytest.raises(InputError) as found:
        Endpoint(fake.url, STUDY, **more).answer(text)
    assert found.value.exit_code == 2
    said = str(found.value).replace(fake.url, "URL")
    # The error holds the answer, which only this thread may drop, by way of this very frame.
    del found
    return said


def capped(rows: int, store: Store) -> Reply:
    """Answer like an endpoint that caps rows, and that gives rows in another order each time."""
    times = iter(range(1000))

    def reply(handler: _Handler, query: str) -> None:
        whole, limit, offset = re.fullmatch(r"(?s)(.*) LIMIT (\d+) OFFSET (\d+)\s*", query).groups()
        found = store.query(whole)
        if not isinstance(found, QueryTriples):
            names = [variable.value for variable in found.variables]
            given = [tuple(row) for row in found]
            if "ORDER BY" not in query:
                turn = 3 * next(times) % max(1, len(given))
                given = given[turn:] + given[:turn]
            first = int(offset)
            page = given[first : first + min(int(limit), rows)]
            bindings = [
                {n: _in_json(t) for n, t in zip(names, row, strict=True) if t is not None}
                for row in page
            ]
            handler.give(
                200,
                json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}}),
                JSON,
            )

    return reply


def _in_json(term: object) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    assert isinstance(term, Literal)
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}


def mixed_store() -> Store:
    """Return terms that only their datatype or language tells apart, and some that repeat."""
    store = Store()
    terms = [
        *(Literal("x", language=tag) for tag in ("en", "lt", "lv")),
        *(Literal("1", datatype=NamedNode(f"http://e/{kind}")) for kind in "uvw"),
        *(Literal(str(number)) for number in range(10)),
        Literal("http://e/n3"),
        *(NamedNode(f"http://e/n{number}") for number in range(8)),
    ]
    for number, term in enumerate(terms):
        subject = NamedNode(f"http://e/s{number % 3}")
        store.add(Quad(subject, NamedNode(f"http://e/p{number % 2}"), term))
        store.add(Quad(subject, NamedNode("http://e/p2"), term))
    return store


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

    table = Endpoint(fake.url, STUDY).answer(text)

    expected = [tuple(row) for row in store.query(text)]
    assert len(expected) > 7
    assert sorted(map(str, table.rows)) == sorted(map(str, expected))
    assert table.cut is None


def test_pages_keep_the_order_that_the_query_asks_for(fake):
    store = mixed_store()
    fake.replies = [capped(7, store)]
    text = "SELECT ?p ?o ?s { ?s ?p ?o } ORDER BY DESC(?p)"

    table = Endpoint(fake.url, STUDY).answer(text)

    assert table.column("p") == [row["p"] for row in store.query(text)]


def test_an_answer_of_one_page_is_asked_for_once_and_proved_whole(fake):
    store = mixed_store()
    fake.replies = [capped(7, store)]
    text = "SELECT DISTINCT ?s { ?s ?p ?o }"

    assert len(Endpoint(fake.url, STUDY).answer(text).rows) == 3
    assert fake.asked == [f"{text} LIMIT 10000 OFFSET 0 ", f"{text} LIMIT 1 OFFSET 3 "]


def test_an_endpoint_that_sorts_no_more_than_so_many_rows_is_asked_in_another_way(fake):
    store = mixed_store()
    page = capped(7, store)

    def reply(handler: _Handler, query: str) -> None:
        last = sum(map(int, re.findall(r"LIMIT (\d+) OFFSET (\d+)", query)[-1]))
        if "ORDER BY" in query and last > 20 and "WHERE { { SELECT" not in query:
            words = "Virtuoso 22023 Error SR353: Sorted TOP clause specifies more then 20 rows"
            handler.give(500, words, "text/plain")
        else:
            page(handler, query)

    fake.replies = [reply]
    text = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY DESC(?p)"

    table = Endpoint(fake.url, STUDY, page=10).answer(text)

    expected = [tuple(row) for row in store.query(text)]
    assert len(expected) > 40
    assert sorted(map(str, table.rows)) == sorted(map(str, expected))
    assert table.column("p") == [row[1] for row in expected]


def test_the_query_s_own_limit_is_kept_over_pages(fake):
    store = mixed_store()
    fake.replies = [capped(7, store)]
    text = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p STR(?o) DATATYPE(?o) LANG(?o)"
    whole = [tuple(row) for row in store.query(text)]

    assert Endpoint(fake.url, STUDY).answer(f"{text} LIMIT 5").rows == tuple(whole[:5])
    assert len(fake.asked) == 1
    found = Endpoint(fake.url, STUDY).answer(f"{text} LIMIT 17 OFFSET 4")
    assert found.rows == tuple(whole[4:21])
    assert found.cut is None


def test_the_limit_on_rows_cuts_and_says_so(fake):
    store = mixed_store()
    fake.replies = [capped(7, store)]
    text = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p STR(?o) DATATYPE(?o) LANG(?o)"
    whole = [tuple(row) for row in store.query(text)]

    table = Endpoint(fake.url, STUDY, max_rows=20).answer(text)
    assert (table.rows, table.cut) == (tuple(whole[:20]), 20)
    exact = Endpoint(fake.url, STUDY, max_rows=len(whole)).answer(text)
    assert (exact.rows, exact.cut) == (tuple(whole), None)
    with pytest.raises(InputError, match="more than 20 rows"):
        Endpoint(fake.url, STUDY, max_rows=20).select(text)


def test_an_endpoint_that_pays_no_heed_to_limit_is_read_no_further_than_needed(fake):
    served = []

    def flood(handler: _Handler, _: str) -> None:
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

    table = Endpoint(fake.url, STUDY, max_rows=50).answer("SELECT ?a { ?a ?b ?c }")

    assert (len(table.rows), table.cut) == (50, 50)
    assert len(served) < 100_000


def test_a_body_that_is_too_large_is_left(fake, monkeypatch):
    monkeypatch.setattr(protocol, "MAX_BYTES", 2**20)
    said = fault(fake, gives(body=results("x" * 2**21)))

    assert said == ("the endpoint URL gives more than 1 MB at once; ask for fewer rows or columns")


def test_a_construct_under_a_cap_is_whole(fake):
    store = mixed_store()
    fake.replies = [capped(7, store)]
    text = "CONSTRUCT { ?s <http://e/r> ?o . ?o <http://e/t> 1 } WHERE { ?s <http://e/p2> ?o }"

    table = Endpoint(fake.url, STUDY).answer(text)
    cut = Endpoint(fake.url, STUDY, max_rows=9).answer(text)

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

    table = Endpoint(fake.url, STUDY).answer(
        "CONSTRUCT { ?s <http://e/r> ?o , [] } WHERE { ?s <http://e/p> ?o }"
    )

    assert len({row[0] for row in table.rows}) == 3
    assert len({row[2] for row in table.rows}) == 4
    assert all(isinstance(row[2], BlankNode) for row in table.rows)


def test_labels_fall_back_as_those_of_a_study_do(fake, made):
    store = made.view(graphs=True) if hasattr(made, "contents") else made.store
    fake.replies = [capped(7, store)]
    everything = made.labels("lv")
    some = sorted(everything)[::5]

    assert Endpoint(fake.url, STUDY).labels("lv") == everything
    assert Endpoint(fake.url, STUDY).labels("lv", some) == {key: everything[key] for key in some}
    assert Endpoint(fake.url, STUDY).labels("lv", ["no iri", "urn:unknown"]) == {}


def test_labels_of_many_things_are_asked_for_in_batches(fake):
    fake.replies = [capped(10_000, mixed_store())]
    things = [f"http://e/thing{number}" for number in range(700)]

    assert Endpoint(fake.url, STUDY).labels("en", things) == {}
    assert [query.count("<http://e/thing") for query in fake.asked] == [300, 300, 100]


# Faults, each with its own words.


def test_the_first_words_of_a_refusal_tell_its_kind(fake):
    kinds = {
        status: fault(fake, gives(status, "<p>No &amp; no.</p>", "text/html"))
        for status in (401, 403, 404, 405, 418, 500, 504)
    }

    assert kinds == {
        401: "the endpoint URL refused (401): its name and password are wrong or missing; give "
        "them as http://name:password@host/path. It says: No & no.",
        403: "the endpoint URL refused (403): you may not ask here. It says: No & no.",
        404: "there is no endpoint at URL (404); the path often ends in /sparql or /query. "
        "It says: No & no.",
        405: "the endpoint URL refused (405): it takes no queries by POST at this address, which "
        "may not be the one for queries. It says: No & no.",
        418: "URL answers in a way that no SPARQL endpoint does (status 418). It says: No & no.",
        500: "the endpoint URL failed (500). It says: No & no.",
        504: "timed out: the endpoint URL stopped at its own limit; ask for less. "
        "It says: No & no.",
    }


def test_a_bad_query_that_is_good_sparql_is_told_in_the_endpoint_s_words(fake):
    words = "Error SP031:\x1b[31m no such function\n" + "x" * 1000
    said = fault(fake, gives(400, words, "text/plain"))

    start = "the endpoint URL finds the query bad (400). It says: Error SP031: [31m no such"
    assert said.startswith(start)
    assert "\x1b" not in said
    assert "\n" not in said
    assert len(said) < 400


def test_a_bad_query_that_is_no_sparql_is_shown_with_a_caret(fake):
    said = fault(fake, gives(400, "no"), text="SELECT ?a { ?a ?b ?c } ORDER")

    assert said == (
        "1:24: not SPARQL 1.1: unexpected “ORDER”\n    SELECT ?a { ?a ?b ?c } ORDER\n"
        + " " * 27
        + "^"
    )


def test_what_is_no_query_is_not_sent(fake):
    said = fault(fake, gives(), text="DELETE WHERE { ?a ?b ?c }")

    assert said.startswith("1:1: not SPARQL 1.1: DELETE would change data")
    assert fake.asked == []


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (500, "Virtuoso 42000 Error The estimated execution time 5093 (sec) exceeds the limit"),
        (500, "java.util.concurrent.TimeoutException: Operation terminated (deadline exceeded)"),
        (503, "The query timed out (restricted to 30000 ms)"),
        (429, '"exception": "Operation timed out. Last operation: TransitivePath"'),
    ],
)
def test_an_endpoint_s_own_limit_is_no_failure_and_not_asked_again(status, words, fake):
    said = fault(fake, gives(status, words, "text/plain"))

    assert said == (
        f"timed out: the endpoint URL stopped at its own limit; ask for less. It says: {words}"
    )
    assert len(fake.asked) == 1


def test_a_part_of_an_answer_is_no_answer(fake):
    assert fault(fake, gives(206, results("x"))) == (
        "timed out: the endpoint URL stopped at its own limit; ask for less. It says: here is a "
        "part of the answer (206)"
    )


def test_a_busy_endpoint_is_asked_again(fake):
    said: list[str] = []
    date = formatdate(time.time() - 5, usegmt=True)
    fake.replies = [
        gives(503, "busy", Retry_After="0"),
        gives(429, "slow down", Retry_After=date),
        gives(503, "busy"),
        gives(body=results("x")),
        gives(body=results()),
    ]

    table = Endpoint(fake.url, STUDY, say=said.append).answer("SELECT ?a { ?a ?b ?c }")

    assert table.rows == ((Literal("x"),),)
    assert said == [
        "the endpoint is busy (503); trying again in 0 s",
        "the endpoint is busy (429); trying again in 0 s",
        "the endpoint is busy (503); trying again in 2 s",
    ]


def test_an_endpoint_that_stays_busy_is_left_after_six_times(fake):
    said = fault(fake, gives(503, "maintenance", "text/plain", Retry_After="0"))

    assert said == "the endpoint URL is still busy (503); try later. It says: maintenance"
    assert len(fake.asked) == 6


def test_an_endpoint_that_wants_more_time_than_there_is_is_not_waited_for(fake):
    said = fault(fake, gives(429, "", Retry_After="3600"), timeout=20)

    assert said == (
        "the endpoint URL is busy (429) and wants to be asked again in 3,600 s, when the time "
        "of 20 s is up; try later, or allow more with --timeout"
    )
    assert len(fake.asked) == 1


def never(handler: _Handler, _: str) -> None:
    handler.fake.release.wait(20)


def drip(handler: _Handler, _: str) -> None:
    """Give a byte of a header now and then: each read ends in time, all of them do not."""
    try:
        for char in b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 1000:
            handler.wfile.write(bytes([char]))
            if handler.fake.release.wait(0.05):
                return
    except OSError:
        return


def stuck(handler: _Handler, _: str) -> None:
    """Begin a good answer and never end it."""
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.end_headers()
    handler.wfile.write(results("x", "y")[:-30].encode())
    handler.fake.release.wait(20)


@pytest.mark.parametrize("slow", [never, drip, stuck])
def test_an_endpoint_that_does_not_answer_in_time_is_hung_up_on(slow, fake):
    said = fault(fake, slow, timeout=0.6)

    assert said == (
        "timed out: the endpoint URL gave no whole answer within 0.6 seconds; ask for less, or "
        "allow more with --timeout"
    )


def test_the_time_is_for_all_pages_together(fake):
    def slow(handler: _Handler, _: str) -> None:
        handler.fake.release.wait(0.25)
        handler.give(200, results(*"abcdefg"), JSON)

    said = fault(fake, slow, timeout=1.0)

    assert said.startswith("timed out: the endpoint URL gave no whole answer within 1 seconds")
    assert 2 <= len(fake.asked) <= 5


def cut_off(handler: _Handler, _: str) -> None:
    content = results("x", "y", "z").encode()
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content[:-40])


def cut_off_unseen(handler: _Handler, _: str) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.end_headers()
    handler.wfile.write(results("x", "y", "z").encode()[:-40])


def test_a_body_that_stops_midway_is_no_answer(fake):
    assert fault(fake, cut_off) == (
        "the endpoint URL broke off in the middle of its answer; ask again, or for less"
    )
    assert fault(fake, cut_off_unseen).startswith(
        "the endpoint URL gives a spoilt answer, cut off or none at all (Parser error at line 1"
    )


def test_a_yes_that_is_cut_off_is_no_answer(fake):
    def cut_yes(handler: _Handler, _: str) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.send_header("Content-Length", "30")
        handler.end_headers()
        handler.wfile.write(b'{"head":{},"boolean":true')

    assert fault(fake, cut_yes, text="ASK { ?a ?b ?c }") == (
        "the endpoint URL broke off in the middle of its answer; ask again, or for less"
    )


def hidden(words: str) -> str:
    return results("x", "y").removesuffix("]}}") + words


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (
            gives(body=hidden("The SPARQL operation has been cancelled")),
            "timed out: the endpoint URL stopped at its own limit; ask for less. It says: The "
            "SPARQL operation has been cancelled",
        ),
        (
            gives(body=hidden("\n\nVirtuoso 22023 Error SR078: bad argument")),
            "It ends: Virtuoso 22023 Error SR078: bad argument",
        ),
        (gives(body='{"error": "out of luck"}'), 'It ends: {"error": "out of luck"}'),
        (gives(body=""), "the endpoint URL gives a spoilt answer, cut off or none at all"),
        (
            gives(body="<html><body><h1>Welcome</h1>", kind="text/html; charset=utf-8"),
            "URL answers with a web page and no results; is it the address of the endpoint? It "
            "often ends in /sparql or /query. The page says: Welcome",
        ),
        (
            gives(body="Virtuoso S1T00 Error: transaction timed out", kind="text/plain"),
            "timed out: the endpoint URL stopped at its own limit; ask for less. It says: "
            "Virtuoso S1T00 Error: transaction timed out",
        ),
        (
            gives(body="a,b", kind="text/csv"),
            "the endpoint URL gives no results of SPARQL but “text/csv”. It says: a,b",
        ),
        (
            gives(body=results("x"), X_SQL_State="S1TAT", X_SQL_Message="RC...: Anytime"),
            "timed out: the endpoint URL stopped at its own limit; ask for less. It says: S1TAT "
            "RC...: Anytime",
        ),
        (gives(body='{"head":{},"boolean":true}'), "it says yes or no where rows were asked for"),
    ],
)
def test_an_error_in_a_good_answer_is_noticed(reply, expected, fake):
    assert expected in fault(fake, reply)


def test_rows_are_no_answer_to_a_question_of_yes_or_no(fake):
    said = fault(fake, gives(body=results("x")), text="ASK { ?a ?b ?c }")

    assert "it gives rows where yes or no was asked for" in said


def test_an_answer_may_come_as_xml_or_without_its_kind(fake):
    store = mixed_store()
    text = "SELECT ?s ?o { ?s ?p ?o }"
    found = store.query(text).serialize(format=QueryResultsFormat.XML)
    expected = {tuple(row) for row in store.query(text)}
    none = json.dumps({"head": {"vars": ["s", "o"]}, "results": {"bindings": []}})
    fake.replies = [
        gives(body=found, kind="application/sparql-results+xml; charset=utf-8"),
        gives(body=none, kind=""),
    ]

    assert set(Endpoint(fake.url, STUDY).answer(text).rows) == expected


def test_a_compressed_answer_is_read(fake):
    assert_gzip = gzip.compress(results(*map(str, range(3000))).encode())
    fake.replies = [
        gives(body=assert_gzip, Content_Encoding="gzip"),
        gives(body=gzip.compress(results().encode()), Content_Encoding="gzip"),
    ]

    table = Endpoint(fake.url, STUDY).answer("SELECT ?a { ?a ?b ?c }")

    assert table.column("a") == [Literal(str(number)) for number in range(3000)]
    assert fake.headers[0]["accept-encoding"] == "gzip"


# Addresses.


def test_redirects_are_followed_within_the_server_as_the_same_question(fake):
    moved = [gives(status, Location="/elsewhere") for status in (301, 302, 307, 308)]
    fake.replies = [*moved, gives(body=results("x")), gives(body=results())]

    table = Endpoint(fake.url, STUDY).answer("SELECT ?a { ?a ?b ?c }")

    assert table.rows == ((Literal("x"),),)
    assert fake.asked[:5] == ["SELECT ?a { ?a ?b ?c } LIMIT 10000 OFFSET 0 "] * 5


def test_see_other_is_followed_by_get(fake):
    fake.replies = [gives(303, Location="result/7"), gives(body=results()), gives(body=results())]

    assert Endpoint(fake.url, STUDY).answer("SELECT ?a { ?a ?b ?c }").rows == ()
    assert fake.asked[1] == "GET /result/7"


def test_a_redirect_to_another_server_is_refused_and_named(fake):
    other = f"http://127.0.0.1:{free_port()}/q?key=secret-key"
    said = fault(fake, gives(302, Location=other))

    assert said == (
        f"the endpoint URL sends on to another server, {other.split('?')[0]}?…; if that is meant, "
        "give that address"
    )
    file = fault(fake, gives(302, Location="file:///etc/passwd"))
    assert file == "an endpoint's address begins with http:// or https://, and a host"
    assert len(fake.asked) == 2


def test_a_redirect_in_a_circle_ends(fake):
    assert fault(fake, gives(302, Location="/sparql")) == (
        "the endpoint URL sends on and on; check its address"
    )
    assert len(fake.asked) == 6


def test_where_nothing_listens_is_said():
    port = free_port()
    with pytest.raises(InputError) as found:
        Endpoint(f"http://127.0.0.1:{port}/sparql", STUDY).answer("ASK {}")

    assert str(found.value) == (
        f"the endpoint http://127.0.0.1:{port}/sparql cannot be reached: nothing answers there; "
        "check the port, and that the server runs"
    )


def test_a_name_that_nobody_has_and_a_server_without_https_are_told_apart(fake):
    with pytest.raises(InputError, match="no server has that name; check its spelling"):
        Endpoint("http://nobody.invalid/sparql", STUDY).answer("ASK {}")
    with pytest.raises(InputError, match="cannot be reached: it does not speak https; try http"):
        Endpoint(fake.url.replace("http:", "https:"), STUDY).answer("ASK {}")


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://e.org/q", "localhost:7878/query", "sparql", "", "http://"]
)
def test_only_addresses_of_the_web_are_asked(url):
    with pytest.raises(InputError, match="begins with http:// or https://"):
        Endpoint(url, STUDY)


def test_a_password_is_sent_and_never_shown(fake):
    fake.replies = [gives(401, "no user with hunter%2 or hunter%252 or key-4711", "text/plain")]
    url = fake.url.replace("http://", "http://me:hunter%252@") + "?key=key-4711"
    endpoint = Endpoint(url, STUDY)

    with pytest.raises(InputError) as found:
        endpoint.answer("ASK {}")

    assert str(found.value).replace(fake.url, "URL") == (
        "the endpoint URL?… refused (401): its name and password are wrong or missing; give them "
        "as http://name:password@host/path. It says: no user with … or … or …"
    )
    sent = fake.headers[0]["authorization"].removeprefix("Basic ")
    assert base64.b64decode(sent) == b"me:hunter%2"
    assert "hunter" not in repr(endpoint)


def test_words_of_an_endpoint_are_made_plain():
    page = (
        "<html><head><title>x</title></head><script>evil()</script><b>a &lt;b&gt;</b>\x07\u202e z"
    )

    assert plain_words(page, Address("http://e.org/")) == "a <b> z"


def test_prefixes_are_declared_only_where_they_are_used(fake):
    fake.replies = [gives(body='{"head":{},"boolean":true}')]
    own = {"mine": "http://mine.org/", **PREFIXES}

    Endpoint(fake.url, STUDY, prefixes=own).answer(
        "PREFIX migov: <http://other.org/> ASK { ?a a migov:X ; mine:p 'skos:no' } # rdf:no"
    )

    assert fake.asked == [
        "PREFIX mine: <http://mine.org/> PREFIX migov: <http://other.org/> "
        "ASK { ?a a migov:X ; mine:p 'skos:no' } # rdf:no"
    ]


def test_only_what_is_stated_cannot_be_asked_of_an_endpoint(fake):
    with pytest.raises(InputError, match="kg dump --stated-only"):
        Endpoint(fake.url, STUDY).select("SELECT ?a { ?a ?b ?c }", stated_only=True)
    assert fake.asked == []


def test_the_page_on_servers_names_each_query_that_differs_at_virtuoso():
    page = (shipped() / "docs" / "scale-out.md").read_text("utf-8")
    differing = page.partition("These differ")[2].partition("Wrong rows")[0]
    named = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", differing))
    counts = {
        folder: sum(name.startswith(folder) for name in SHIPPED) for folder in ("questions", "gaps")
    }
    known = {name.partition("/")[2] for name in virtuoso.KNOWN}

    assert named == known
    assert virtuoso.KNOWN.keys() <= SHIPPED.keys()
    for folder, total in counts.items():
        same = total - sum(name.startswith(folder) for name in virtuoso.KNOWN)
        assert f"{same} of {total} {folder}" in " ".join(page.split())
