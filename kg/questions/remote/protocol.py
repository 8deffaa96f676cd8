"""Send a query to an endpoint by the SPARQL 1.1 Protocol, and receive its answer as a stream.

Each kind of failure has its own plain message: the endpoint cannot be reached, refuses, does not
accept the query, is busy, or takes too long.
"""

from __future__ import annotations

import email.utils
import http.client
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

import urllib3
from urllib3.exceptions import HTTPError
from urllib3.util import make_headers

from kg import __version__
from kg.errors import InputError
from kg.questions.remote.address import Address
from kg.questions.remote.certificates import Certificates
from kg.questions.remote.connection import connected, refused_by
from kg.questions.remote.refusal import (
    BUSY,
    Clock,
    plain_words,
    refusal,
    stopped,
    time_is_up,
    too_long,
)
from kg.questions.remote.ways import ANY_FORMAT, NO_FORMAT, NOT_THIS_WAY, Sent, Way, next_way

__all__ = ["MAX_BYTES", "Body", "ask"]

MAX_BYTES = 256 * 2**20
_BEGINNING = 20_000
_TRIES = 6
_MOVES = 5
_MOVED = (301, 302, 303, 307, 308)


class Body:
    """The content of an answer, read piece by piece; keeps its first and last bytes for errors."""

    def __init__(self, response: urllib3.BaseHTTPResponse, address: Address, clock: Clock) -> None:
        self._response, self._address, self._clock = response, address, clock
        self.media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        self.headers = response.headers
        self.first = self.last = b""
        self.size = 0
        self._ahead = b""
        self.fault: BaseException | None = None

    def read(self, size: int = 65536) -> bytes:
        """Return the next bytes of the content, at most so many; none at its end."""
        size = 65536 if size < 0 else size
        if self._ahead:
            chunk, self._ahead = self._ahead[:size], self._ahead[size:]
            return chunk
        try:
            chunk = self._read(size)
        except BaseException as error:
            # A parser that reads this may turn it into an error of its own.
            self.fault = error
            raise
        self.size += len(chunk)
        if len(self.first) < _BEGINNING:
            self.first = (self.first + chunk)[:_BEGINNING]
        self.last = (self.last + chunk)[-2000:]
        return chunk

    def _read(self, size: int) -> bytes:
        chunk = self._response.read1(size)
        # When the time is up, the watch closes the connection, which may look like the end.
        if self._clock.is_up():
            raise time_is_up(self._address, self._clock)
        if self.size + len(chunk) > MAX_BYTES:
            raise InputError(
                f"the endpoint {self._address} gives more than {MAX_BYTES // 2**20} MB at once; "
                "ask for fewer rows or columns"
            )
        return chunk

    def is_web_page(self) -> bool:
        """Tell whether the content is one; it stays to be read."""
        if "html" not in self.media_type:
            return False
        self._ahead = self.read()
        return bool(
            re.search(rb"<(?:!doctype\s+html|html|head|body)\b", self._ahead, re.IGNORECASE)
        )

    def beginning(self) -> bytes:
        """Return the first bytes of the content, enough for a message."""
        with suppress(HTTPError, http.client.HTTPException, OSError):
            while len(self.first) < _BEGINNING and self.read(_BEGINNING):
                pass
        return self.first


@contextmanager
def ask(
    address: Address,
    query: str,
    accept: str,
    clock: Clock,
    say: Callable[[str], None] | None = None,
    certificates: Certificates | None = None,
    way: Way | None = None,
) -> Iterator[Body]:
    """Send a query to an endpoint, and keep its answer open for reading.

    A busy endpoint (429, 503) is asked again after the time that it names, or after 0.5, 1, 2 ...
    seconds: at most six times, and within the time limit. Redirects are followed on the same
    server only.

    Parameters
    ----------
    way
        How the endpoint takes queries; what is found out is kept in it.

    Raises
    ------
    InputError
        If there is no answer; the message says why.
    BadQueryError
        If the endpoint does not accept the query.
    """
    way = way or Way()
    own = certificates or Certificates()
    request = Sent(way.name, address, query, ANY_FORMAT if way.any_format else accept)
    refusals: list[tuple[int, InputError]] = []
    tries, tried = 0, [way.name]
    visited = {request.key()}
    while True:
        pause = 0.0
        with _exchange(request, clock, own) as response:
            body, status = Body(response, request.address, clock), response.status
            if status == 200 and not way.known and request.way == "form" and body.is_web_page():
                # The page where people write queries; perhaps it answers to GET.
                tried.append("get")
                request = Sent("get", address, query, accept)
                continue
            if status == 200:
                # After “see other” the way is that of the answer, not of the query.
                way.name = way.name if request.bare else request.way
                way.known, way.any_format = True, request.accept == ANY_FORMAT
                yield body
                return
            if status in _MOVED and response.headers.get("Location"):
                request = request.moved(status, response.headers["Location"])
                if request.key() in visited or len(visited) > _MOVES:
                    raise InputError(
                        f"the endpoint {address} redirects in a loop; check its address"
                    )
                visited.add(request.key())
                continue
            # Fuseki answers 503 and QLever 429 if a query took too long: do not ask again.
            said = plain_words(body.beginning(), address)
            busy = status in BUSY and not stopped(said)
            if busy and tries < _TRIES - 1:
                pause = _pause(response, tries)
                _check_pause(pause, status, address, clock)
                tries += 1
                if say:
                    say(f"the endpoint is busy ({status}); trying again in {_seconds(pause)}")
            else:
                refusals.append((status, _refused(status, said, request)))
                if status == 403 and "csrf" in said.lower():
                    status = 405  # POST is closed, not the endpoint
                if status == NO_FORMAT and request.accept != ANY_FORMAT:
                    request = replace(request, accept=ANY_FORMAT)
                elif other := next_way(replace(way, name=request.way), status, tried):
                    tried.append(other)
                    request = Sent(other, address, query, accept)
                    visited = {request.key()}
                else:
                    # What the endpoint says of the query tells more than that a way is closed.
                    told = (error for code, error in refusals if code not in NOT_THIS_WAY)
                    raise next(told, refusals[0][1])
        if pause:
            time.sleep(pause)


def _refused(status: int, said: str, request: Sent) -> InputError:
    if status not in (413, 414, 431):
        return refusal(status, said, request.address)
    length = len(request.target(request.address.parts.path or "/")) if request.way == "get" else 0
    return too_long(request.address, status, length)


def _pause(response: urllib3.BaseHTTPResponse, tries: int) -> float:
    """Return how many seconds to wait: the number or the date in Retry-After, if it is there."""
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
            f"the endpoint {address} is busy ({status}) and asks to wait {_seconds(pause)}, "
            f"which is past the limit of {clock.seconds:g} s; try later, or allow more time",
            setting="timeout",
        )


@contextmanager
def _exchange(
    request: Sent, clock: Clock, certificates: Certificates
) -> Iterator[urllib3.BaseHTTPResponse]:
    """Send one request and keep its response open."""
    address = request.address
    with connected(address, clock, certificates) as line:
        response = None
        try:
            headers = {
                "Accept": request.accept,
                "User-Agent": f"migov-kg/{__version__}",
                "Connection": "close",
                **make_headers(accept_encoding="gzip", basic_auth=address.credentials),
                **line.headers,
            }
            method, body, kind = request.content()
            if kind:
                headers["Content-Type"] = kind
            target = request.target(line.target)
            # A server that ends the connection before it has the whole question may have said why.
            with suppress(BrokenPipeError, ConnectionResetError):
                line.connection.request(method, target, body, headers, preload_content=False)
            response = line.connection.getresponse()
            yield response
        except (HTTPError, http.client.HTTPException, OSError) as error:
            if clock.is_up():
                raise time_is_up(address, clock) from error
            begun = response is not None
            raise _ended(error, address, certificates, begun=begun) from error
        finally:
            if response is not None:
                response.close()


def _ended(
    error: BaseException, address: Address, certificates: Certificates, *, begun: bool
) -> InputError:
    # TLS 1.3 says only now what is wrong with a certificate, as the answer to the request.
    if found := refused_by(error):
        why, setting = found
        return InputError(f"the endpoint {address} cannot be reached: {why}", setting=setting)
    if begun:
        return InputError(
            f"the endpoint {address} ended the connection in the middle of its answer; try again, "
            "or narrow the query"
        )
    may, setting = "", ""
    if address.parts.scheme == "https":
        may = "; perhaps it does not accept your certificate"
        if certificates.cert is None:
            may, setting = "; perhaps it demands a certificate of yours", "cert"
    return InputError(
        f"the endpoint {address} ended the connection without an answer; check the address, and "
        f"whether it needs http or https{may}",
        setting=setting,
    )
