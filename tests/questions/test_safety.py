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
from click.testing import CliRunner

import kg
from kg.cli import main
from kg.errors import InputError
from kg.networks.network import build_network
from kg.questions.asking import run
from kg.questions.gaps import find_gaps
from kg.questions.headers import parse_query
from kg.rdf.vocabulary import PREFIXES

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
def test_no_command_reaches_out(study, tmp_path, monkeypatch, sink, canary, entry, attempt):
    monkeypatch.chdir(tmp_path)
    text = made_of(attempt, sink, canary)
    Path("mine.rq").write_text(text, encoding="utf-8")
    words = entry.split() if entry == "query -" else [entry, "mine.rq"]
    before = set(tmp_path.iterdir())
    done = CliRunner().invoke(main, [*words, "--study", str(study)], input=text)
    assert done.exit_code == 2, done.output
    assert "refused" in done.output or "only reads" in done.output
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
    dataset = made.recast(kg.Dataset)
    held = len(dataset.store)
    with pytest.raises(InputError, match=r"refused|only reads") as caught:
        entry(dataset, made_of(attempt, sink, canary))
    assert CANARY not in str(caught.value)
    assert sink.calls == []
    assert len(dataset.store) == held


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
        assert "out.rq: SERVICE is refused" in done.output
        assert not out.exists()
        own.unlink()
    assert sink.calls == []


WORDS = [
    'SELECT ?x { VALUES ?x { "yes" } FILTER("LOAD <a> FROM <b> SERVICE <c> {}" != "") }',
    'SELECT ?x { VALUES ?x { "yes" } } # LOAD FROM SERVICE INSERT',
    'SELECT (?service AS ?x) { VALUES ?service { "yes" } MINUS { <http://x.org/LOAD/FROM> a 1 } }',
    'PREFIX insert: <http://x.org/> SELECT ?x { VALUES ?x { "yes" } MINUS { insert:load a 1 } }',
]


@pytest.mark.parametrize("text", WORDS)
def test_the_words_alone_are_no_harm(made, text):
    table = made.recast(kg.Dataset).query(text)
    assert [row.x for row in table] == ["yes"]


def test_a_host_that_is_named_is_called_and_no_other(study, tmp_path, sink):
    path = tmp_path / "out.rq"
    path.write_text(f"SELECT ?x {{ SERVICE <{sink.url}> {{ ?a ?b ?x }} }}", encoding="utf-8")
    asked = ["query", str(path), "--study", str(study), "--format", "csv"]
    host = sink.url.split("/")[2]

    done = CliRunner().invoke(main, [*asked, "--allow-service", "example.org"])
    assert done.exit_code == 2
    assert f"SERVICE may call example.org and not {host}" in done.output
    assert sink.calls == []

    for allowed in ("127.0.0.1", host):
        done = CliRunner().invoke(main, [*asked, "--allow-service", allowed])
        assert done.exit_code == 0, done.output
        assert done.stdout == "x\nfrom afar\n"
    assert len(sink.calls) == 2

    dataset = kg.load(study)
    assert dataset.query(path.as_posix(), allow_service=[host]).column("x")[0].value == "from afar"
    with pytest.raises(InputError, match="FROM is refused"):
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
        made.recast(kg.Dataset).query(query, allow_service=["127.0.0.1"])
    assert sink.calls == []


def test_the_sink_and_the_canary_would_tell(sink, canary):
    """Else the tests above could not fail."""
    from pyoxigraph import Store

    called = Store().query(ATTEMPTS["SERVICE"].replace("URL", sink.url))
    assert [row["x"].value for row in called] == ["from afar"]
    assert sink.calls == ["/sparql"]
    read = kg.load().to_rdflib().query(ATTEMPTS["FROM file"].replace("FILE", canary.as_uri()))
    assert {str(row.x) for row in read} == {CANARY}
