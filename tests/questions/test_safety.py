"""No query reaches out of the study, by whatever way it comes in, unless a host is named for it.

A sink listens where nobody should call, and a canary lies where nobody should read.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import rdflib.plugins.sparql.parser  # noqa: F401 (else each worker would import it anew)
from click.testing import CliRunner
from questions_helpers import asked

import kg
from kg.cli import main
from kg.errors import InputError
from kg.networks.network import build_network
from kg.questions.asking import run
from kg.questions.gaps import find_gaps
from kg.questions.headers import parse_query
from kg.rdf.vocabulary import PREFIXES

pytestmark = pytest.mark.usefixtures("once")

CANARY = "the canary sang"


@dataclass
class Sink:
    url: str
    calls: list[str] = field(default_factory=list)


@pytest.fixture
def sink() -> Iterator[Sink]:
    """Answer every call with one row, and count it."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            made.calls.append(self.path)
            binding = {"x": {"type": "literal", "value": "from afar"}}
            found = {"head": {"vars": ["x"]}, "results": {"bindings": [binding]}}
            body = json.dumps(found).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST  # noqa: N815 (the library's name)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = Sink(f"http://127.0.0.1:{server.server_port}/sparql")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join(timeout=5)


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    path = tmp_path / "canary.ttl"
    path.write_text(f'<http://x.org/a> <http://x.org/p> "{CANARY}" .', encoding="utf-8")
    return path


# What a query may try; each gives ?x, and ?source ?target and ?thing for a network and a gap.
COLUMNS = "(?x AS ?source) (?x AS ?target) (?x AS ?thing) ?x"
ATTEMPTS = {
    "SERVICE": f"SELECT {COLUMNS} {{ SERVICE <URL> {{ ?a ?b ?x }} }}",
    "SERVICE SILENT": f"SELECT {COLUMNS} {{ SERVICE SILENT <URL> {{ ?a ?b ?x }} }}",
    "SERVICE ?where": f"SELECT {COLUMNS} {{ BIND(<URL> AS ?w) SERVICE ?w {{ ?a ?b ?x }} }}",
    "FROM": f"SELECT {COLUMNS} FROM <URL> {{ ?a ?b ?x }}",
    "FROM file": f"SELECT {COLUMNS} FROM <FILE> {{ ?a ?b ?x }}",
    "FROM NAMED": f"SELECT {COLUMNS} FROM NAMED <URL> {{ GRAPH ?g {{ ?a ?b ?x }} }}",
    "FROM NAMED file": f"SELECT {COLUMNS} FROM NAMED <FILE> {{ GRAPH ?g {{ ?a ?b ?x }} }}",
    "LOAD": "LOAD <URL>",
    "LOAD file": "LOAD <FILE>",
    "LOAD INTO": "LOAD SILENT <URL> INTO GRAPH <http://x.org/g>",
    "INSERT": "INSERT { ?a ?b 'changed' } WHERE { SERVICE <URL> { ?a ?b ?x } }",
    "DELETE": "DELETE WHERE { ?a ?b ?x }",
    "DROP": "DROP ALL",
}


def made_of(attempt: str, sink: Sink, canary: Path) -> str:
    return ATTEMPTS[attempt].replace("URL", sink.url).replace("FILE", canary.as_uri())


@pytest.mark.parametrize("attempt", ATTEMPTS)
@pytest.mark.parametrize("entry", ["query", "query -", "gaps", "network", "measure", "page"])
def test_no_command_reaches_out(made, tmp_path, monkeypatch, sink, canary, entry, attempt):
    monkeypatch.chdir(tmp_path)
    text = made_of(attempt, sink, canary)
    Path("mine.rq").write_text(text, encoding="utf-8")
    words = entry.split() if entry == "query -" else [entry, "mine.rq"]
    before = set(tmp_path.iterdir())
    done = CliRunner().invoke(main, [*words, "--study", str(made.folder.root)], input=text)
    assert done.exit_code == 2, done.output
    assert "not allowed" in done.output or "only reads" in done.output
    assert CANARY not in done.output
    assert sink.calls == []
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize("attempt", ATTEMPTS)
@pytest.mark.parametrize(
    "entry",
    [
        lambda dataset, text: dataset.query(text + "\n"),
        lambda dataset, text: dataset.network(text + "\n"),
        lambda dataset, text: run(dataset, parse_query(text, name="q")),
        lambda dataset, text: build_network(dataset, parse_query(text, name="q")),
        lambda dataset, text: find_gaps(dataset, [parse_query(text, name="q")]),
    ],
    ids=["query", "network", "run", "build_network", "find_gaps"],
)
def test_nothing_in_python_reaches_out(made, sink, canary, entry, attempt):
    held = len(made.dataset.store)
    with pytest.raises(InputError, match=r"not allowed|only reads") as caught:
        entry(made, made_of(attempt, sink, canary))
    assert CANARY not in str(caught.value)
    assert sink.calls == []
    assert len(made.dataset.store) == held


@pytest.mark.parametrize("attempt", [name for name in ATTEMPTS if name not in ("DELETE", "DROP")])
@pytest.mark.parametrize("own", [True, False], ids=["the study's own", "--shapes"])
def test_no_shape_reaches_out(study, tmp_path, sink, canary, attempt, own):
    query = made_of(attempt, sink, canary).replace(COLUMNS, "$this ?x").replace("?a ?b", "$this ?b")
    folder = study / "shapes" if own else tmp_path / "rules"
    folder.mkdir()
    heads = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (folder / "out.ttl").write_text(
        heads + "shape:Out a sh:NodeShape ; sh:targetClass migov:Event ; sh:sparql shape:Out-1 .\n"
        "shape:Out-1 a sh:SPARQLConstraint ; sh:message 'out' ; "
        f'sh:prefixes <https://w3id.org/migov> ; sh:select """{query}""" .\n',
        encoding="utf-8",
    )
    given = [] if own else ["--shapes", str(folder)]
    done = CliRunner().invoke(main, ["validate", "--study", str(study), *given])
    assert done.exit_code == 2, done.output
    assert "out.ttl" in done.output
    assert CANARY not in done.output
    assert sink.calls == []


def test_a_build_does_not_reach_out_for_a_query_of_the_study(study, tmp_path, sink):
    for folder in ("questions", "networks", "gaps"):
        own = study / "queries" / folder / "out.rq"
        own.parent.mkdir(parents=True)
        own.write_text(ATTEMPTS["SERVICE"].replace("URL", sink.url), encoding="utf-8")
        out = tmp_path / "out"
        done = CliRunner().invoke(main, ["build", "--study", str(study), "-o", str(out)])
        assert done.exit_code == 2, done.output
        assert "out.rq: SERVICE is not allowed" in done.output
        assert not out.exists()
        own.unlink()
    assert sink.calls == []


CALL = "SERVICE <URL> { ?s ?p ?o }"


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ {CALL} }}",
        f"SELECT * {{ {CALL.replace('SERVICE', 'service silent')} }}",
        f"SELECT * {{ {{ SELECT * {{ {CALL} }} }} }}",
        f"SELECT * {{ ?a ?b ?c OPTIONAL {{ {CALL} }} }}",
        f"SELECT * {{ ?a ?b ?c MINUS {{ {CALL} }} }}",
        f"SELECT * {{ {{ ?a ?b ?c }} UNION {{ GRAPH ?g {{ {CALL} }} }} }}",
        f"SELECT * {{ ?a ?b ?c FILTER NOT EXISTS {{ {CALL} }} }}",
        f"SELECT * {{ ?a ?b ?c FILTER(?a = 1 || EXISTS {{ {CALL} }}) }}",
        f"SELECT * {{ ?a ?b ?c BIND(EXISTS {{ {CALL} }} AS ?x) }}",
        f"SELECT (IF(EXISTS {{ {CALL} }}, 1, 2) AS ?x) {{ ?a ?b ?c }}",
        f"SELECT ?a {{ ?a ?b ?c }} GROUP BY ?a HAVING (EXISTS {{ {CALL} }})",
        f"SELECT ?a {{ ?a ?b ?c }} ORDER BY (EXISTS {{ {CALL} }})",
        "SELECT * { BIND(<URL> AS ?where) SERVICE ?where { ?s ?p ?o } }",
        f"SELECT * {{ ?a ?b ?c . ?service ?p ?o . {CALL} }}",
        f"PREFIX x: <URL> SELECT * {{ ?a a x:{CALL} }}",
        f"ASK {{ {CALL} }}",
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {CALL} }}",
        f"SELECT * {{ # a remark, SERVICE\n {CALL} }}",
        f'SELECT * {{ ?a ?b "# SERVICE" . {CALL} }}',
        f"PREFIX s: <URL#> SELECT * {{ ?a s:b ?c . {CALL} }}",
        "PREFIX s: <URL> SELECT * { SERVICE s: { ?s ?p ?o } }",
    ],
)
def test_a_call_to_another_server_is_refused_before_it_is_made(made, sink, text):
    url = sink.url
    host = url.split("/")[2]
    with pytest.raises(InputError) as caught:
        run(made, parse_query(text.replace("URL", url), name="q"))
    # Where the other parser does not follow, the query is refused all the same.
    assert str(caught.value) in {
        "q: SERVICE is not allowed: queries may only use this study, and this one calls "
        f'{host}; you can allow that server (allow_service="{host}")',
        "q: SERVICE is not allowed: kg cannot tell which server ?where is; write its address",
        "q: the query has the word SERVICE or FROM, and kg cannot read it well enough to check "
        "that it stays within the study; write a simpler query",
    }
    assert caught.value.exit_code == 2
    assert sink.calls == []


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ #\r{CALL}\n}}",
        f"SELECT * {{ #\r {CALL} #\n}}",
        f"SELECT * {{ ?a ?b ?c #\r OPTIONAL {{ {CALL} }}\n}}",
    ],
)
def test_a_call_behind_a_comment_that_ends_in_a_carriage_return_is_refused(made, sink, text):
    """The call was made: to one parser the comment ended there, to the other it went on."""
    url = sink.url
    with pytest.raises(InputError):
        run(made, parse_query(text.replace("URL", url), name="q"))
    assert sink.calls == []


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ ?a <URL>?{CALL} }}",
        f"SELECT * {{ ?a <URL>/<URL>? ?{CALL} }}",
        f"SELECT * {{ ?a ?b ?{CALL} }}",
        f"SELECT * {{ ?a ?b ${CALL} }}",
    ],
)
def test_the_word_after_a_question_mark_is_a_name_and_calls_nobody(made, sink, text):
    url = sink.url
    with pytest.raises(InputError, match=r"not SPARQL 1\.1"):
        run(made, parse_query(text.replace("URL", url), name="q"))
    assert sink.calls == []


@pytest.mark.parametrize("call", ["\\u0053ERVICE", "S\\u0045RVICE", "S\\U00000045RVICE"])
def test_a_call_in_escaped_letters_is_not_made(made, sink, call):
    url = sink.url
    with pytest.raises(InputError):
        run(made, parse_query(f"SELECT * {{ {call} <{url}> {{ ?s ?p ?o }} }}", name="q"))
    assert sink.calls == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM <URL> { ?s ?p ?o }",
        "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
        "select * from named <URL> { graph ?g { ?s ?p ?o } }",
        "ASK FROM <URL> { ?s ?p ?o }",
        "CONSTRUCT FROM <URL> WHERE { ?s ?p ?o }",
        "DESCRIBE <http://x.org/a> FROM <URL>",
    ],
)
def test_other_graphs_than_the_studys_are_refused_and_not_read(made, sink, tmp_path, text):
    url = sink.url
    canary = tmp_path / "canary.ttl"
    canary.write_text('<http://x.org/a> <http://x.org/p> "canary" .', encoding="utf-8")
    for address in (url, canary.as_uri()):
        with pytest.raises(InputError) as caught:
            run(made, parse_query(text.replace("URL", address), name="q"))
        assert "canary" not in str(caught.value)
        assert "FROM is not allowed: queries may only use this study" in str(caught.value)
    assert sink.calls == []


@pytest.mark.parametrize("text", ["LOAD <URL>", "INSERT DATA { <URL> a <URL> }", "CLEAR ALL"])
def test_an_update_is_no_question(made, sink, text):
    url = sink.url
    before = len(made.dataset.store)
    with pytest.raises(InputError, match=r"not SPARQL 1\.1"):
        run(made, parse_query(text.replace("URL", url), name="q"))
    assert sink.calls == []
    assert len(made.dataset.store) == before


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ?x { VALUES ?x { "yes" } FILTER("FROM <a> SERVICE" != "") }',
        'SELECT ?x { VALUES ?x { "yes" } FILTER("""a\nFROM <b>\n# SERVICE""" != "") }',
        'SELECT ?x { VALUES ?x { "yes" } FILTER(<http://x.org/service/from> != 1 || true) }',
        'SELECT ?x { VALUES ?x { "yes" } } # FROM <a> SERVICE <b> {}',
        '# it\'s from a service\nSELECT ?x { VALUES ?x { "yes" } }',
        'PREFIX from: <http://x.org/> SELECT ?x { VALUES ?x { "yes" } MINUS { from:service a 1 } }',
        'SELECT ?x { VALUES (?x ?from ?service) { ("yes" 1 2) } }',
        '#+ summary: Where is it from, and of what service?\nSELECT ?x { VALUES ?x { "yes" } }',
    ],
)  # fmt: skip
def test_the_words_in_a_text_an_address_a_comment_or_a_name_do_no_harm(made, text):
    assert asked(made, text) == [("yes",)]


WORDS = [
    'SELECT ?x { VALUES ?x { "yes" } FILTER("LOAD <a> FROM <b> SERVICE <c> {}" != "") }',
    'SELECT ?x { VALUES ?x { "yes" } } # LOAD FROM SERVICE INSERT',
    'SELECT (?service AS ?x) { VALUES ?service { "yes" } MINUS { <http://x.org/LOAD/FROM> a 1 } }',
    'PREFIX insert: <http://x.org/> SELECT ?x { VALUES ?x { "yes" } MINUS { insert:load a 1 } }',
]


@pytest.mark.parametrize("text", WORDS)
def test_the_words_alone_are_no_harm(made, text):
    table = made.query(text)
    assert [row.x for row in table] == ["yes"]


def test_a_host_that_is_named_is_called_and_no_other(study, tmp_path, sink):
    path = tmp_path / "out.rq"
    path.write_text(f"SELECT ?x {{ SERVICE <{sink.url}> {{ ?a ?b ?x }} }}", encoding="utf-8")
    asked = ["query", str(path), "--study", str(study), "--format", "csv"]
    host = sink.url.split("/")[2]

    done = CliRunner().invoke(main, [*asked, "--allow-service", "example.org"])
    assert done.exit_code == 2
    assert f"SERVICE may call only example.org, not {host}" in done.output
    assert sink.calls == []

    for allowed in ("127.0.0.1", host):
        done = CliRunner().invoke(main, [*asked, "--allow-service", allowed])
        assert done.exit_code == 0, done.output
        assert done.stdout == "x\nfrom afar\n"
    assert len(sink.calls) == 2

    dataset = kg.load(study)
    assert dataset.query(path.as_posix(), allow_service=[host]).column("x")[0].value == "from afar"
    with pytest.raises(InputError, match="FROM is not allowed"):
        dataset.query(f"SELECT ?x FROM <{sink.url}> {{ ?a ?b ?x }}", allow_service=[host])
    assert len(sink.calls) == 3


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?x { BIND(<URL> AS ?w) SERVICE ?w { ?a ?b ?x } }",
        "BASE <http://127.0.0.1/> SELECT ?x { SERVICE <//localhost:PORT/> { ?a ?b ?x } }",
        "SELECT ?x { SERVICE <http://127.0.0.1@localhost:PORT/> { ?a ?b ?x } }",
        "SELECT ?x { SERVICE <URL> { SERVICE <http://localhost:PORT/> { ?a ?b ?x } } }",
        "SELECT ?x { SERVICE <http://127.0.0.1\\u0040localhost:PORT/> { ?a ?b ?x } }",
        "PREFIX h: <http://localhost:PORT/> SELECT ?x { SERVICE h:a { ?a ?b ?x } }",
    ],
)
def test_a_host_that_is_hidden_behind_the_named_one_is_not_called(made, sink, text):
    port = sink.url.split(":")[2].split("/")[0]
    query = text.replace("URL", sink.url).replace("PORT", port)
    with pytest.raises(InputError):
        made.query(query, allow_service=["127.0.0.1"])
    assert sink.calls == []


def test_the_sink_and_the_canary_would_tell(sink, canary):
    """Else the tests above could not fail."""
    from pyoxigraph import Store

    called = Store().query(ATTEMPTS["SERVICE"].replace("URL", sink.url))
    assert [row["x"].value for row in called] == ["from afar"]
    assert sink.calls == ["/sparql"]
    read = kg.load().to_rdflib().query(ATTEMPTS["FROM file"].replace("FILE", canary.as_uri()))
    assert {str(row.x) for row in read} == {CANARY}
