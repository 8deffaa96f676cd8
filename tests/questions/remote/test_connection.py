"""Endpoints behind a proxy, behind an authority of their own, and behind a demand for certificates.

Names that end in ``.test`` are known to nobody but the proxy, which stands for a firewall's.
"""

from __future__ import annotations

import base64
import json
import select
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from remote_helpers import Papers

from kg.cli import main
from kg.errors import InputError
from kg.limits import Limits
from kg.questions.remote.certificates import Certificates
from kg.questions.remote.endpoint import Endpoint
from kg.questions.sources import Request
from kg.study.folder import StudyFolder, shipped

STUDY = StudyFolder(shipped(), is_example=True)
JSON = "application/sparql-results+json"
YES = '{"head":{},"boolean":true}'
ASK = "ASK { ?a ?b ?c }"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what the environment of these tests names."""
    for name in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{name}_proxy", raising=False)
        monkeypatch.delenv(f"{name.upper()}_PROXY", raising=False)
    for name in ("KG_CERT", "KG_KEY", "KG_CA", "KG_KEY_PASSWORD", "REQUEST_METHOD"):
        monkeypatch.delenv(name, raising=False)


def server_context(papers: Papers) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(papers["server"], papers["server-key"])
    return context


def demanding(papers: Papers) -> ssl.SSLContext:
    context = server_context(papers)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(papers["ours"])
    return context


# An endpoint, and a proxy.


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    context: ssl.SSLContext | None = None
    abrupt = False

    def finish_request(self, request, client_address):
        if self.context is not None:
            # The handshake is the business of a thread of its own.
            request = self.context.wrap_socket(
                request, server_side=True, do_handshake_on_connect=False
            )
            try:
                request.do_handshake()
            except ssl.SSLError:
                if not self.abrupt:
                    # As servers do: what is said last arrives only if what comes is still read.
                    socket.socket.shutdown(request, socket.SHUT_WR)
                    request.settimeout(5)
                    while socket.socket.recv(request, 4096):
                        pass
                request.close()
                return
        self.RequestHandlerClass(request, client_address, self)
        if self.context is not None:
            request.close()

    def handle_error(self, *_: object) -> None:
        pass


class _WebServer(_Server, ThreadingHTTPServer):
    pass


@contextmanager
def serving(
    server: _Server, context: ssl.SSLContext | None = None, *, abrupt: bool = False
) -> Iterator[int]:
    server.context, server.abrupt = context, abrupt
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


Reply = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Asked:
    """An endpoint: its port, how it replies, and the headers it was sent."""

    port: int = 0
    reply: Reply | None = None
    headers: list[dict[str, str]] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)


def give(handler: BaseHTTPRequestHandler, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"Content-Type": JSON, "Content-Length": str(len(YES)), **headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(YES.encode())


@contextmanager
def endpoint(context: ssl.SSLContext | None = None, *, abrupt: bool = False) -> Iterator[Asked]:
    asked = Asked()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            asked.headers.append({key.lower(): value for key, value in self.headers.items()})
            (asked.reply or give)(self)

        def log_message(self, *_):
            pass

    server = _WebServer(("127.0.0.1", 0), Handler)
    with serving(server, context, abrupt=abrupt) as asked.port:
        try:
            yield asked
        finally:
            asked.release.set()


@dataclass
class Proxy:
    """A proxy: its port, the first line of each request, where names lead, what it demands."""

    port: int = 0
    lines: list[str] = field(default_factory=list)
    heads: list[bytes] = field(default_factory=list)
    leads: dict[str, int] = field(default_factory=dict)
    password: str | None = None
    refuses: str | None = None
    drips: bool = False
    seen: bytearray = field(default_factory=bytearray)
    release: threading.Event = field(default_factory=threading.Event)

    def handle(self, sock: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            if not (chunk := sock.recv(4096)):
                return
            head += chunk
        head, _, rest = head.partition(b"\r\n\r\n")
        first = head.split(b"\r\n")[0].decode()
        self.lines.append(first)
        self.heads.append(head)
        if self.password is not None:
            told = base64.b64encode(self.password.encode())
            if b"proxy-authorization: basic " + told.lower() not in head.lower():
                sock.sendall(b"HTTP/1.1 407 Who are you?\r\nContent-Length: 0\r\n\r\n")
                return
        if self.drips:
            for char in b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 1000:
                sock.sendall(bytes([char]))
                if self.release.wait(0.05):
                    return
        method, target, _ = first.split(" ")
        parts = urlsplit(target if method != "CONNECT" else f"//{target}")
        if self.refuses or parts.netloc not in self.leads:
            said = self.refuses or "502 No such name"
            sock.sendall(f"HTTP/1.1 {said}\r\nContent-Length: 0\r\n\r\n".encode())
            return
        with socket.create_connection(("127.0.0.1", self.leads[parts.netloc]), 10) as onward:
            if method == "CONNECT":
                sock.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
            else:
                path = f"{parts.path}?{parts.query}" if parts.query else parts.path
                onward.sendall(head.replace(target.encode(), path.encode(), 1) + b"\r\n\r\n" + rest)
            self.pump(sock, onward)

    def pump(self, one: socket.socket, other: socket.socket) -> None:
        ends = {one: other, other: one}
        while not self.release.is_set():
            ready = [end for end in ends if isinstance(end, ssl.SSLSocket) and end.pending()]
            for end in ready or select.select(list(ends), [], [], 0.05)[0]:
                chunk = end.recv(65536)
                if not chunk:
                    return
                self.seen += chunk
                ends[end].sendall(chunk)


@contextmanager
def proxying(context: ssl.SSLContext | None = None) -> Iterator[Proxy]:
    proxy = Proxy()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self):
            proxy.handle(self.request)

    with serving(_Server(("127.0.0.1", 0), Handler), context) as proxy.port:
        try:
            yield proxy
        finally:
            proxy.release.set()


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    with proxying() as made:
        for name in ("HTTP_PROXY", "HTTPS_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{made.port}")
        yield made


@pytest.fixture
def plain(proxy: Proxy) -> Iterator[Asked]:
    with endpoint() as asked:
        proxy.leads["endpoint.test"] = asked.port
        yield asked


@pytest.fixture
def secure(proxy: Proxy, papers: Papers) -> Iterator[Asked]:
    with endpoint(server_context(papers)) as asked:
        proxy.leads["endpoint.test:443"] = asked.port
        yield asked


def ask(url: str, timeout: float = 20, **papers: object) -> object:
    endpoint = Endpoint(url, STUDY, certificates=Certificates(**papers))
    return endpoint.answer(Request(ASK, {}, Limits(timeout)))


def fault(url: str, **more: object) -> str:
    with pytest.raises(InputError) as found:
        ask(url, **more)
    assert found.value.exit_code == 2
    return str(found.value)


PLAIN = "http://endpoint.test/sparql"
SECURE = "https://endpoint.test/sparql"


# Proxies.


def test_a_plain_question_goes_by_the_proxy_and_names_its_endpoint(proxy, plain):
    assert ask("http://me:hunter2@endpoint.test/sparql?key=1").rows == (("yes",),)

    assert proxy.lines == ["POST http://endpoint.test/sparql?key=1 HTTP/1.1"]
    assert plain.headers[0]["host"] == "endpoint.test"
    assert base64.b64decode(plain.headers[0]["authorization"].split()[1]) == b"me:hunter2"


@pytest.mark.usefixtures("secure")
def test_a_secure_question_goes_through_the_proxy_unread(proxy, papers):
    url = "https://me:hunter2@endpoint.test/sparql?key=secret-key"
    assert ask(url, ca=papers["ours"]).rows == (("yes",),)

    assert [line.split(" ")[:2] for line in proxy.lines] == [["CONNECT", "endpoint.test:443"]]
    assert len(proxy.seen) > 500
    for word in (b"ASK", b"secret-key", base64.b64encode(b"me:hunter2")):
        assert word not in proxy.heads[0] + proxy.seen


@pytest.mark.parametrize("url", [PLAIN, SECURE])
def test_a_proxy_may_itself_speak_tls(url, papers, monkeypatch):
    context = server_context(papers) if url == SECURE else None
    with proxying(server_context(papers)) as proxy, endpoint(context) as asked:
        proxy.leads = {"endpoint.test:443": asked.port, "endpoint.test": asked.port}
        monkeypatch.setenv(f"{url.split(':')[0]}_proxy", f"https://localhost:{proxy.port}")

        assert ask(url, ca=papers["ours"]).rows == (("yes",),)
        assert len(proxy.lines) == 1
        assert "cannot be reached: its certificate is not trusted" in fault(url)


@pytest.mark.parametrize("url", [PLAIN, SECURE])
def test_a_password_of_a_proxy_is_sent_to_it_alone_and_never_shown(
    url, proxy, plain, secure, papers, monkeypatch
):
    proxy.password = "us:hunter2"
    scheme = url.split(":")[0]
    # The proxy's answer to a plain request looks like one of the endpoint.
    which = f"the proxy http://127.0.0.1:{proxy.port}" if url == SECURE else "the proxy"
    assert fault(url, ca=papers["ours"]) == (
        f"{which} on the way to the endpoint {url} wants a name and password (407); write them as "
        f"http://name:password@host:port in {scheme.upper()}_PROXY"
    )

    monkeypatch.setenv(f"{scheme}_proxy", f"http://us:hunter3@127.0.0.1:{proxy.port}")
    assert "hunter" not in fault(url, ca=papers["ours"])

    monkeypatch.setenv(f"{scheme}_proxy", f"http://us:hunter2@127.0.0.1:{proxy.port}")
    assert ask(url, ca=papers["ours"]).rows == (("yes",),)
    (sent,) = plain.headers + secure.headers
    assert "authorization" not in sent


@pytest.mark.usefixtures("secure")
@pytest.mark.parametrize(
    ("status", "why"),
    [
        ("403 Forbidden", "does not allow connections to it (403); ask who runs the proxy"),
        ("502 Bad Gateway", "cannot connect to it (502); check the address"),
    ],
)
def test_a_proxy_that_lets_nothing_through_is_named(status, why, proxy):
    proxy.refuses = status

    assert fault(SECURE) == (
        f"the proxy http://127.0.0.1:{proxy.port} on the way to the endpoint {SECURE} {why}"
    )


@pytest.mark.parametrize("url", [PLAIN, SECURE])
def test_a_proxy_that_cannot_be_reached_is_told_from_the_endpoint(url, monkeypatch):
    name = f"{url.split(':')[0].upper()}_PROXY"
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        there = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        monkeypatch.setenv(name, there)
        said = fault(url)
    assert said == (
        f"the proxy {there} on the way to the endpoint {url} cannot be reached: nothing answers "
        f"there; check the port, and that the server runs; check {name}, or add endpoint.test to "
        "NO_PROXY"
    )
    monkeypatch.setenv(name, "http://us:hunter2@nobody.invalid:3128")
    said = fault(url)
    assert said.startswith("the proxy http://nobody.invalid:3128 on the way to")
    assert "no server has that name" in said


def test_what_is_no_proxy_is_found_out(monkeypatch):
    class Handler(socketserver.BaseRequestHandler):
        def handle(self):
            self.request.recv(1000)
            self.request.sendall(b"220 mail.test ESMTP\r\n")

    with serving(_Server(("127.0.0.1", 0), Handler)) as port:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
        said = fault(SECURE)

    assert said == (
        f"the proxy http://127.0.0.1:{port} on the way to the endpoint {SECURE} does not answer as "
        "a proxy does; check HTTPS_PROXY, or add endpoint.test to NO_PROXY"
    )


@pytest.mark.parametrize("named", ["socks5://127.0.0.1:1080", "http://", "http://[::1"])
def test_a_proxy_of_another_kind_is_refused(named, monkeypatch):
    monkeypatch.setenv("ALL_PROXY", named)

    assert fault(SECURE) == (
        "kg cannot use the proxy in HTTPS_PROXY; write it as http://host:port, or add "
        "endpoint.test to NO_PROXY"
    )


@pytest.mark.usefixtures("plain")
def test_a_proxy_may_be_named_for_all_and_without_its_scheme(proxy, monkeypatch):
    monkeypatch.delenv("HTTP_PROXY")
    monkeypatch.setenv("ALL_PROXY", f"127.0.0.1:{proxy.port}")

    assert ask(PLAIN).rows == (("yes",),)
    assert len(proxy.lines) == 1


@pytest.mark.usefixtures("plain")
def test_what_no_proxy_names_is_asked_straight(proxy, monkeypatch):
    for names in ("endpoint.test", "other.test, .test", "*"):
        monkeypatch.setenv("NO_PROXY", names)
        assert "cannot be reached: no server has that name" in fault(PLAIN)
    assert proxy.lines == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_is_asked_straight(host, proxy, plain):
    assert ask(f"http://{host}:{plain.port}/sparql").rows == (("yes",),)
    assert proxy.lines == []


def test_a_redirect_is_followed_by_the_proxy_and_only_to_the_same_server(proxy, plain):
    def moved(handler: BaseHTTPRequestHandler) -> None:
        give(handler, *(() if handler.path == "/b" else (307,)), Location="/b")

    plain.reply = moved
    assert ask(PLAIN).rows == (("yes",),)
    assert [line.split(" ")[1] for line in proxy.lines] == [PLAIN, "http://endpoint.test/b"]

    plain.reply = lambda handler: give(handler, 307, Location="http://other.test/")
    assert "redirects to another server, http://other.test/" in fault(PLAIN)
    assert len(proxy.lines) == 3


# The time that there is.


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    for _ in range(1000):
        handler.wfile.write(b"x")
        time.sleep(0.05)


@pytest.mark.parametrize("where", ["the proxy", "the endpoint", "the endpoint, TLS in TLS"])
def test_who_drips_is_hung_up_on(where, proxy, secure, papers, monkeypatch):
    if where == "the proxy":
        proxy.drips = True
    secure.reply = drip
    began = time.monotonic()
    if where == "the endpoint, TLS in TLS":
        with proxying(server_context(papers)) as outer:
            outer.leads["endpoint.test:443"] = secure.port
            monkeypatch.setenv("HTTPS_PROXY", f"https://localhost:{outer.port}")
            said = fault(SECURE, timeout=0.8, ca=papers["ours"])
    else:
        said = fault(SECURE, timeout=0.8, ca=papers["ours"])

    assert said == (
        f"timed out: the endpoint {SECURE} gave no whole answer within 0.8 seconds; narrow the "
        "query, or allow more time (timeout)"
    )
    assert time.monotonic() - began < 5


# Certificates.


def test_an_authority_of_its_own_is_trusted_when_it_is_named(papers, monkeypatch):
    with endpoint(server_context(papers)) as asked:
        url = f"https://localhost:{asked.port}/sparql"
        assert fault(url) == (
            f"the endpoint {url} cannot be reached: its certificate is not trusted (unable to get "
            "local issuer certificate); if your organisation has an authority of its own, name its "
            "certificate (ca)"
        )
        assert "not trusted" in fault(url, ca=papers["theirs"])
        assert ask(url, ca=papers["ours"]).rows == (("yes",),)

        other = url.replace("localhost", "127.0.0.1")
        assert "is not trusted (ip address mismatch" in fault(other, ca=papers["ours"])
        assert len(asked.headers) == 1

        monkeypatch.setenv("SSL_CERT_FILE", str(papers["ours"]))
        assert ask(url).rows == (("yes",),)


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_a_certificate_is_shown_where_it_is_demanded(version, papers):
    context = demanding(papers)
    context.maximum_version = version
    with endpoint(context) as asked:
        url = f"https://localhost:{asked.port}/sparql"
        assert fault(url, ca=papers["ours"]) == (
            f"the endpoint {url} cannot be reached: "
            + (
                "it demands a certificate of yours; name the file (cert)"
                if version == ssl.TLSVersion.TLSv1_3
                else "it refuses TLS; if it demands a certificate of yours, name the file (cert)"
            )
        )
        stranger = {"cert": papers["stranger"], "key": papers["stranger-key"]}
        assert fault(url, ca=papers["ours"], **stranger) == (
            f"the endpoint {url} cannot be reached: it does not accept your certificate (unknown "
            "ca); ask who runs it which it accepts"
        )
        assert asked.headers == []
        for given in ({"key": papers["me-key"], "cert": papers["me"]}, {"cert": papers["both"]}):
            assert ask(url, ca=papers["ours"], **given).rows == (("yes",),)


def test_a_server_that_hangs_up_over_a_certificate_may_still_be_understood(papers):
    """Its reason is often lost on the way, so the words say what it may be."""
    mine = {"cert": papers["stranger"], "key": papers["stranger-key"]}
    with endpoint(demanding(papers), abrupt=True) as asked:
        url = f"https://localhost:{asked.port}/sparql"
        for _ in range(5):
            assert "certificate of yours" in fault(url, ca=papers["ours"])
            assert "not accept your certificate" in fault(url, ca=papers["ours"], **mine)


def test_a_demand_that_comes_as_a_page_is_no_bad_query(papers):
    def refuse(handler: BaseHTTPRequestHandler) -> None:
        page = b"<html><center>No required SSL certificate was sent</center><hr>nginx</html>"
        handler.send_response(400)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(page)

    with endpoint(server_context(papers)) as asked:
        asked.reply = refuse
        url = f"https://localhost:{asked.port}/sparql"
        assert fault(url, ca=papers["ours"]) == (
            f"the endpoint {url} refused (400): it demands a certificate of yours that it "
            "accepts. It says: No required SSL certificate was sent nginx (cert)"
        )


def test_a_certificate_is_shown_through_a_proxy_and_not_to_it(proxy, papers, monkeypatch):
    mine = {"ca": papers["ours"], "cert": papers["me"], "key": papers["me-key"]}
    with endpoint(demanding(papers)) as asked:
        proxy.leads["endpoint.test:443"] = asked.port
        assert ask(SECURE, **mine).rows == (("yes",),)
        with proxying(demanding(papers)) as curious:
            curious.leads = proxy.leads
            monkeypatch.setenv("HTTPS_PROXY", f"https://localhost:{curious.port}")
            said = fault(SECURE, **mine)

    assert curious.lines == []
    assert said == (
        f"the endpoint {SECURE}, asked through the proxy https://localhost:{curious.port}, cannot "
        "be reached: it demands a certificate of yours; name the file (cert)"
    )


def test_a_locked_key_is_opened_with_its_password(papers):
    mine = {"ca": papers["ours"], "cert": papers["me"], "key": papers["locked-key"]}
    with endpoint(demanding(papers)) as asked:
        url = f"https://localhost:{asked.port}/sparql"
        assert ask(url, **mine, password="open sesame").rows == (("yes",),)
    assert "sesame" not in repr(Certificates(**mine, password="open sesame"))
    assert "the key is locked" in fault(url, **mine, password="wrong")


@pytest.mark.parametrize("by", ["options", "environment"])
def test_the_command_takes_certificates(by, proxy, papers, tmp_path, monkeypatch):
    files = {"cert": papers["me"], "key": papers["locked-key"], "ca": papers["ours"]}
    monkeypatch.setenv("KG_KEY_PASSWORD", "open sesame")
    given = []
    for name, path in files.items():
        if by == "options":
            given += [f"--{name}", str(path)]
        else:
            monkeypatch.setenv(f"KG_{name.upper()}", str(path))
    (tmp_path / "mine.rq").write_text(ASK, "utf-8")
    with endpoint(demanding(papers)) as asked:
        proxy.leads["endpoint.test:443"] = asked.port
        words = ["query", str(tmp_path / "mine.rq"), "--endpoint", SECURE, "--format", "json"]
        done = CliRunner().invoke(main, [*words, *given])

    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout) == [{"answer": "yes"}]
    assert len(proxy.lines) == len(asked.headers) >= 1
