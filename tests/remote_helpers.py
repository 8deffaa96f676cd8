"""What tests of endpoints share: a real server, and a small one with any fault one likes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryTriples, Store

from kg.errors import InputError
from kg.limits import Limits
from kg.questions.lookup import find_queries
from kg.questions.remote.endpoint import Endpoint
from kg.questions.sources import Request
from kg.study.folder import StudyFolder, shipped
from kg.tables.table import Table

OXIGRAPH = Path(sys.executable).parent / "oxigraph"


STUDY = StudyFolder(shipped(), is_example=True)


SHIPPED = {
    f"{folder}/{name}": path
    for folder in ("questions", "networks", "gaps")
    for name, path in find_queries(STUDY, folder).items()
}


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
    server = subprocess.Popen(
        [OXIGRAPH, "serve-read-only", "-l", store, "-b", "127.0.0.1:0", *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(600):
            if port := _listens_on(server.pid):
                break
            assert server.poll() is None, "the server ended by itself"
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        server.kill()
        server.wait(10)


def _listens_on(pid: int) -> int:
    """Return the port that a process listens on, as Linux tells; 0 if there is none yet."""
    files = set()
    for each in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):
            files.add(str(each.readlink()))
    for line in Path(f"/proc/{pid}/net/tcp").read_text("ascii").splitlines()[1:]:
        _, address, _, state, *_, inode = line.split()[:10]
        if state == "0A" and f"socket:[{inode}]" in files:
            return int(address.partition(":")[2], 16)
    return 0


Reply = Callable[["Handler", str], None]


@dataclass
class Fake:
    """A server of a test: how it replies, and the requests it was sent."""

    url: str = ""
    replies: list[Reply] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)


class Handler(BaseHTTPRequestHandler):
    """Gives the replies of a fake server, one after another; the last again and again."""

    fake: Fake

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.headers["Content-Type"] == "application/sparql-query":
            self.fake.ways.append("direct")
            self._reply(body)
            return
        assert self.headers["Content-Type"] == "application/x-www-form-urlencoded"
        self.fake.ways.append("form")
        self._reply(parse_qs(body, strict_parsing=True)["query"][0])

    def do_GET(self) -> None:
        self.fake.ways.append("get")
        asked = parse_qs(urlsplit(self.path).query).get("query")
        self._reply(asked[0] if asked else f"GET {self.path}")

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


@contextmanager
def fake_server() -> Iterator[Fake]:
    """Run a small server whose replies the test gives."""
    made = Fake()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Handler,), {"fake": made}))
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


def ask(
    url: str,
    text: str,
    params: Mapping[str, NamedNode | Literal] | None = None,
    *,
    timeout: float = 30.0,
    rows: int | None = 100_000,
    path: str | None = None,
    **more: object,
) -> Table:
    """Ask an endpoint a text; the table has no labels."""
    request = Request(text, params or {}, Limits(timeout, rows), path=path)
    return Endpoint(url, STUDY, **more).answer(request)


def fault(fake: Fake, *replies: Reply, text: str = "SELECT ?a { ?a ?b ?c }", **more: object) -> str:
    """Return what is said of a fault."""
    fake.replies = list(replies)
    with pytest.raises(InputError) as found:
        ask(fake.url, text, **more)
    assert found.value.exit_code == 2
    said = str(found.value).replace(fake.url, "URL")
    # The error holds the answer, which only this thread may drop, by way of this very frame.
    del found
    return said


def capped(rows: int, store: Store) -> Reply:
    """Answer like an endpoint that caps rows, and that gives rows in another order each time."""
    times = iter(range(1000))

    def reply(handler: Handler, query: str) -> None:
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


# Certificates of an authority that no system trusts.


@dataclass
class Papers:
    """A folder of certificates and keys, each a file in PEM."""

    folder: Path

    def __getitem__(self, name: str) -> Path:
        return self.folder / f"{name}.pem"

    def openssl(self, *words: str | Path) -> None:
        command = ["openssl", *map(str, words)]
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder, timeout=60)

    def authority(self, name: str) -> None:
        self.openssl(
            *("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"),
            *("-days", "2", "-subj", f"/CN={name}", "-keyout", self[f"{name}-key"]),
            *("-addext", "keyUsage=critical,keyCertSign,cRLSign", "-out", self[name]),
        )

    def signed(self, name: str, by: str, names: str) -> None:
        self.openssl(
            *("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"),
            *("-subj", f"/CN={name}", "-keyout", self[f"{name}-key"], "-out", f"{name}.csr"),
        )
        extensions = self.folder / f"{name}.ext"
        extensions.write_text(
            f"subjectAltName={names}\nauthorityKeyIdentifier=keyid\nsubjectKeyIdentifier=hash\n"
        )
        self.openssl(
            *("x509", "-req", "-in", f"{name}.csr", "-CA", self[by], "-CAkey", self[f"{by}-key"]),
            *("-CAcreateserial", "-days", "2", "-extfile", extensions, "-out", self[name]),
        )
