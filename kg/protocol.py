"""The SPARQL 1.1 Protocol: a query goes out to an endpoint, and its answer comes in as a stream.

What may go wrong on the way is told apart in plain words: an endpoint that cannot be reached, that
refuses, that finds the query bad, that is busy, or whose time is up.
"""

from __future__ import annotations

import email.utils
import html
import http.client
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import unquote, urlencode, urljoin

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, LocationParseError
from urllib3.util import Url, make_headers, parse_url

from kg import __version__
from kg.errors import InputError

__all__ = ["Address", "BadQueryError", "Body", "Clock", "ask", "plain_words"]

MAX_BYTES = 256 * 2**20
_CONNECT_SECONDS = 10.0
_TRIES = 6
_MOVES = 5
_BUSY = (429, 503)
_MOVED = (301, 302, 303, 307, 308)

# Words of engines that stop a query, or have stopped it in the middle of an answer.
_OUT_OF_TIME = re.compile(
    r"estimated execution time|time[ -]?(?:d )?out|time limit|cancell?ed|exceeded the limit"
    r"|query execution time|deadline exceeded|\bS1TAT\b|\bSR171\b",
    re.IGNORECASE,
)


class BadQueryError(InputError):
    """The endpoint calls the query bad; ``said`` are its own words."""

    def __init__(self, message: str, said: str = "") -> None:
        super().__init__(message)
        self.said = said


@dataclass
class Clock:
    """The time that one question has, all its requests together; None is no limit."""

    seconds: float | None

    def __post_init__(self) -> None:
        self._end = None if self.seconds is None else time.monotonic() + self.seconds

    def left(self) -> float | None:
        """Return the seconds that are left, not below zero."""
        return None if self._end is None else max(0.0, self._end - time.monotonic())

    def is_up(self) -> bool:
        """Tell whether no time is left."""
        return self.left() == 0.0


class Address:
    """The address of an endpoint. ``str()`` is what a reader may see: no password, no key.

    Raises
    ------
    InputError
        If it is no address of the web.
    """

    def __init__(self, url: str) -> None:
        try:
            parts = parse_url(url.strip())
        except LocationParseError as error:
            raise InputError(
                "that is no address of an endpoint; write it as http://host:port/path"
            ) from error
        if parts.scheme not in ("http", "https") or not parts.host:
            raise InputError("an endpoint's address begins with http:// or https://, and a host")
        self.parts: Url = parts

    def __str__(self) -> str:
        parts = self.parts
        port = f":{parts.port}" if parts.port else ""
        return (
            f"{parts.scheme}://{parts.host}{port}{parts.path or '/'}{'?…' if parts.query else ''}"
        )

    @property
    def url(self) -> str:
        """The address as it is asked, without a fragment."""
        return self.parts._replace(fragment=None).url

    def secrets(self) -> list[str]:
        """Return what must not be shown: the password, and the values of the address's query."""
        found = [unquote(self.parts.auth or ""), *(self.parts.auth or "").split(":")[1:]]
        found += [value for _, _, value in map(_partition, (self.parts.query or "").split("&"))]
        found += [unquote(secret) for secret in found]
        return sorted({secret for secret in found if len(secret) > 3}, key=len, reverse=True)

    def moved(self, location: str) -> Address:
        """Follow a redirect; only within the same server, and never from https to http.

        Raises
        ------
        InputError
            If it leads elsewhere.
        """
        old = self.parts
        new = Address(urljoin(self.url, location))
        upgraded = (old.scheme, new.parts.scheme) == ("http", "https")
        if new.parts.host != old.host or not (upgraded or _server(new.parts) == _server(old)):
            raise InputError(
                f"the endpoint {self} sends on to another server, {new}; "
                "if that is meant, give that address"
            )
        if old.auth and not new.parts.auth:
            new.parts = new.parts._replace(auth=old.auth)
        return new


def _partition(pair: str) -> tuple[str, str, str]:
    return pair.partition("=")


def _server(parts: Url) -> tuple[str | None, int]:
    return parts.scheme, parts.port or (443 if parts.scheme == "https" else 80)


def plain_words(raw: bytes | str, address: Address, *, longest: int = 300) -> str:
    """Make words of an endpoint fit for a terminal: no tags, no controls, no secrets, and short."""
    text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
    text = re.sub(r"(?is)<(script|style|head)\b.*?</\1\s*>", " ", text)
    text = html.unescape(re.sub(r"</?[A-Za-z!][^>]*>", " ", text))
    text = "".join(c if c.isprintable() else " " for c in text)
    for secret in address.secrets():
        text = text.replace(secret, "…")
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


class Body:
    """The body of an answer, read as it comes; the first and last bytes are kept for its errors."""

    def __init__(self, response: urllib3.BaseHTTPResponse, address: Address, clock: Clock) -> None:
        self._response, self._address, self._clock = response, address, clock
        self.media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        self.headers = response.headers
        self.first = self.last = b""
        self.size = 0
        self.fault: BaseException | None = None

    def read(self, size: int = 65536) -> bytes:
        """Return some of the body, at most so many bytes; nothing at its end."""
        try:
            chunk = self._read(65536 if size < 0 else size)
        except BaseException as error:
            # What reads this may be a parser that makes an error of its own of it.
            self.fault = error
            raise
        self.size += len(chunk)
        if len(self.first) < 2000:
            self.first = (self.first + chunk)[:2000]
        self.last = (self.last + chunk)[-2000:]
        return chunk

    def _read(self, size: int) -> bytes:
        chunk = self._response.read1(size)
        # The watch over the time hangs up, which may look like an end.
        if self._clock.is_up():
            raise _time_is_up(self._address, self._clock)
        if self.size + len(chunk) > MAX_BYTES:
            raise InputError(
                f"the endpoint {self._address} gives more than {MAX_BYTES // 2**20} MB at once; "
                "ask for fewer rows or columns"
            )
        return chunk

    def beginning(self) -> bytes:
        """Read no more than is needed to tell what it says, and return it."""
        with suppress(HTTPError, http.client.HTTPException, OSError):
            while len(self.first) < 2000 and self.read(2000):
                pass
        return self.first


@contextmanager
def ask(
    address: Address,
    query: str,
    accept: str,
    clock: Clock,
    say: Callable[[str], None] | None = None,
) -> Iterator[Body]:
    """Ask an endpoint a query by POST, and hold its answer open.

    A busy endpoint (429, 503) is asked again when it says, else after 0.5, 1, 2 ... seconds, six
    times at most and within the time; redirects are followed within the same server.

    Raises
    ------
    InputError
        If there is no answer, in words that tell why.
    BadQueryError
        If the endpoint calls the query bad.
    """
    method, tries, moves = "POST", 0, 0
    while True:
        pause = 0.0
        with _exchange(method, address, query, accept, clock) as response:
            body = Body(response, address, clock)
            if response.status == 200:
                yield body
                return
            if response.status in _MOVED and response.headers.get("Location"):
                moves += 1
                if moves > _MOVES:
                    raise InputError(f"the endpoint {address} sends on and on; check its address")
                address = address.moved(response.headers["Location"])
                method = "GET" if response.status == 303 else method
                continue
            # Fuseki says 503 and QLever 429 of a query that took too long: to ask again is no use.
            said = plain_words(body.beginning(), address)
            busy = response.status in _BUSY and not stopped(said)
            if not busy or tries >= _TRIES - 1:
                raise _refusal(response.status, said, address)
            pause = _pause(response, tries)
            _check_pause(pause, response.status, address, clock)
            tries += 1
            if say:
                say(f"the endpoint is busy ({response.status}); trying again in {_seconds(pause)}")
        time.sleep(pause)


def _pause(response: urllib3.BaseHTTPResponse, tries: int) -> float:
    """Return how many seconds to wait: as many as Retry-After says, or until when."""
    asked = response.headers.get("Retry-After", "").strip()
    if asked.isdecimal():
        return float(asked)
    try:
        then = email.utils.parsedate_to_datetime(asked)
    except ValueError:
        return 0.5 * float(2**tries)
    return max(0.0, then.timestamp() - time.time())


def _seconds(pause: float) -> str:
    return f"{pause:,.0f} s" if pause >= 10 else f"{pause:.1g} s"


def _check_pause(pause: float, status: int, address: Address, clock: Clock) -> None:
    left = clock.left()
    if left is not None and pause >= left:
        raise InputError(
            f"the endpoint {address} is busy ({status}) and wants to be asked again in "
            f"{_seconds(pause)}, when the time of {clock.seconds:g} s is up; try later, or allow "
            "more with --timeout"
        )


@contextmanager
def _exchange(
    method: str, address: Address, query: str, accept: str, clock: Clock
) -> Iterator[urllib3.BaseHTTPResponse]:
    """Send one request and hold its response open; hang up when the time is up."""
    if clock.is_up():
        raise _time_is_up(address, clock)
    connection = _connect(address, clock)
    # A limit on each read is none on all of them: a server may send a byte now and then.
    watch = None
    if (left := clock.left()) is not None:
        watch = threading.Timer(left, _hang_up, [connection.sock])
        watch.daemon = True
        watch.start()
    response = None
    try:
        headers = {
            "Accept": accept,
            "User-Agent": f"migov-kg/{__version__}",
            "Connection": "close",
            **make_headers(accept_encoding="gzip", basic_auth=_credentials(address)),
        }
        body = None
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode({"query": query}).encode("ascii")
        target = address.parts._replace(fragment=None).request_uri
        connection.request(method, target, body, headers, preload_content=False)
        response = connection.getresponse()
        yield response
    except (HTTPError, http.client.HTTPException, OSError) as error:
        if clock.is_up():
            raise _time_is_up(address, clock) from error
        raise InputError(
            f"the endpoint {address} broke off in the middle of its answer; ask again, or for less"
            if response is not None
            else f"the endpoint {address} broke off the connection without an answer; is it a web "
            "server, and is http or https right?"
        ) from error
    finally:
        if watch is not None:
            watch.cancel()
        if response is not None:
            response.close()
        connection.close()


def _credentials(address: Address) -> str | None:
    return unquote(address.parts.auth) if address.parts.auth else None


def _connect(address: Address, clock: Clock) -> HTTPConnection:
    parts = address.parts
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    host = (parts.host or "").strip("[]")
    left = clock.left()
    connection = kind(
        host,
        parts.port,
        timeout=_CONNECT_SECONDS if left is None else min(left, _CONNECT_SECONDS),
    )
    try:
        connection.connect()
    except (HTTPError, OSError) as error:
        connection.close()
        if clock.is_up():
            raise _time_is_up(address, clock) from error
        raise InputError(
            f"the endpoint {address} cannot be reached: {_why_unreachable(error)}"
        ) from error
    # From here the watch counts the time; a request would set this one again.
    connection.timeout = None
    connection.sock.settimeout(None)
    return connection


_UNREACHABLE: dict[type[BaseException], str] = {
    ConnectionRefusedError: "nothing answers there; check the port, and that the server runs",
    socket.gaierror: "no server has that name; check its spelling",
    ssl.SSLCertVerificationError: "its certificate is not trusted",
    ssl.SSLError: "it does not speak https; try http",
    TimeoutError: f"no connection within {_CONNECT_SECONDS:g} s; check its address, your network",
    ConnectTimeoutError: "no connection; check the address and your network",
}


def _why_unreachable(error: BaseException) -> str:
    causes: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in causes:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    # urllib3 takes a refused connection for one kind of a late one: the first match tells most.
    for kind, why in _UNREACHABLE.items():
        for cause in causes:
            if isinstance(cause, kind):
                return why
    return "check the address and your network"


def _hang_up(sock: socket.socket) -> None:
    # Past the layer of TLS, which the other thread is using.
    with suppress(OSError):
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _time_is_up(address: Address, clock: Clock) -> InputError:
    return InputError(
        f"timed out: the endpoint {address} gave no whole answer within {clock.seconds:g} seconds; "
        "ask for less, or allow more with --timeout"
    )


def out_of_time(address: Address, said: str) -> InputError:
    """Make the error of an endpoint that stopped a query at a limit of its own."""
    return InputError(
        f"timed out: the endpoint {address} stopped at its own limit; ask for less. It says: {said}"
    )


def stopped(said: str) -> bool:
    """Tell whether words of an endpoint say that it stopped a query before its end."""
    return bool(_OUT_OF_TIME.search(said))


def _refusal(status: int, said: str, address: Address) -> InputError:
    """Say what a status other than 200 means, with the words that came with it."""
    tail = f". It says: {said}" if said else ""
    if status in (401, 403):
        what = (
            "its name and password are wrong or missing; give them as http://name:password@host/path"
            if status == 401
            else "you may not ask here"
        )
        return InputError(f"the endpoint {address} refused ({status}): {what}{tail}")
    if status == 405:
        return InputError(
            f"the endpoint {address} refused (405): it takes no queries by POST at this address, "
            f"which may not be the one for queries{tail}"
        )
    if status in (404, 410):
        return InputError(
            f"there is no endpoint at {address} ({status}); the path often ends in /sparql or "
            f"/query{tail}"
        )
    if status == 400:
        return BadQueryError(f"the endpoint {address} finds the query bad (400){tail}", said)
    if status == 206:
        return out_of_time(address, "here is a part of the answer (206)")
    if status in (408, 504) or (stopped(said) and (status in _BUSY or status >= 500)):
        return out_of_time(address, said or f"status {status}")
    if status in _BUSY:
        return InputError(f"the endpoint {address} is still busy ({status}); try later{tail}")
    if status >= 500:
        return InputError(f"the endpoint {address} failed ({status}){tail}")
    return InputError(
        f"{address} answers in a way that no SPARQL endpoint does (status {status}){tail}"
    )
