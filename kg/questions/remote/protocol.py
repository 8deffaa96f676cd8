"""The SPARQL 1.1 Protocol: a query goes out to an endpoint, and its answer comes in as a stream.

What may go wrong on the way is told apart in plain words: an endpoint that cannot be reached, that
refuses, that finds the query bad, that is busy, or whose time is up.
"""

from __future__ import annotations

import email.utils
import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from urllib.parse import unquote, urlencode

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.util import make_headers

from kg import __version__
from kg.errors import InputError
from kg.questions.remote.address import Address
from kg.questions.remote.refusal import (
    BUSY,
    CONNECT_SECONDS,
    Clock,
    plain_words,
    refusal,
    stopped,
    time_is_up,
    why_unreachable,
)

__all__ = ["MAX_BYTES", "Body", "ask"]

MAX_BYTES = 256 * 2**20
_TRIES = 6
_MOVES = 5
_MOVED = (301, 302, 303, 307, 308)


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
            raise time_is_up(self._address, self._clock)
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
            busy = response.status in BUSY and not stopped(said)
            if not busy or tries >= _TRIES - 1:
                raise refusal(response.status, said, address)
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
            "more time",
            setting="timeout",
        )


@contextmanager
def _exchange(
    method: str, address: Address, query: str, accept: str, clock: Clock
) -> Iterator[urllib3.BaseHTTPResponse]:
    """Send one request and hold its response open; hang up when the time is up."""
    if clock.is_up():
        raise time_is_up(address, clock)
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
            raise time_is_up(address, clock) from error
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
        timeout=CONNECT_SECONDS if left is None else min(left, CONNECT_SECONDS),
    )
    try:
        connection.connect()
    except (HTTPError, OSError) as error:
        connection.close()
        if clock.is_up():
            raise time_is_up(address, clock) from error
        raise InputError(
            f"the endpoint {address} cannot be reached: {why_unreachable(error)}"
        ) from error
    # From here the watch counts the time; a request would set this one again.
    connection.timeout = None
    connection.sock.settimeout(None)
    return connection


def _hang_up(sock: socket.socket) -> None:
    # Past the layer of TLS, which the other thread is using.
    with suppress(OSError):
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
