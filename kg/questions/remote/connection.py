"""A connection to an endpoint: the time it has, the proxy on the way, the certificates.

Proxies are those of the environment (``HTTPS_PROXY``, ``HTTP_PROXY``, ``NO_PROXY``) or, where it
names none, of the system. Each reason why there is no connection has its own plain message.
"""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.request import getproxies, proxy_bypass

from urllib3.connection import HTTPConnection, HTTPSConnection, ProxyConfig
from urllib3.exceptions import ConnectTimeoutError, HTTPError
from urllib3.util import make_headers

from kg.errors import InputError
from kg.questions.remote.address import Address
from kg.questions.remote.certificates import Certificates
from kg.questions.remote.refusal import Clock, time_is_up

__all__ = ["Line", "connected", "refused_by"]

_CONNECT_SECONDS = 10.0


@dataclass(frozen=True)
class Line:
    """An open connection, the target that a request on it names, and headers that it needs."""

    connection: HTTPConnection
    target: str
    headers: dict[str, str]


@contextmanager
def connected(address: Address, clock: Clock, certificates: Certificates) -> Iterator[Line]:
    """Open a connection to an endpoint, and close it when the time is up.

    Raises
    ------
    InputError
        If there is no connection; the message says why.
    """
    left = clock.left()
    if clock.is_up():
        raise time_is_up(address, clock)
    proxy = _proxy(address)
    line = _made(address, proxy, certificates)
    connection = line.connection
    connection.timeout = _CONNECT_SECONDS if left is None else min(left, _CONNECT_SECONDS)
    # A limit for each read would not be enough: a server may send a byte now and then.
    sockets: list[socket.socket] = []
    watch = None if left is None else threading.Timer(left, _hang_up, [connection, sockets])
    if watch is not None:
        watch.daemon = True
        watch.start()
    try:
        try:
            connection.connect()
        except (HTTPError, http.client.HTTPException, OSError) as error:
            if clock.is_up():
                raise time_is_up(address, clock) from error
            raise _no_connection(error, address, proxy, connection) from error
        if clock.is_up():
            raise time_is_up(address, clock)
        # From now on the watch measures the time; a request would set the timeout again.
        connection.timeout = None
        connection.sock.settimeout(None)
        # If the answer ends with the connection, the connection lets go of it while it is read.
        sockets.append(connection.sock)
        yield line
    finally:
        if watch is not None:
            watch.cancel()
        connection.close()


def _made(address: Address, proxy: Address | None, certificates: Certificates) -> Line:
    """Make a connection that is not yet open: to the endpoint itself, or to a proxy."""
    target = address.parts._replace(fragment=None).request_uri
    secure = address.parts.scheme == "https"
    if proxy is None:
        if secure:
            own = certificates.context()
            tls = HTTPSConnection(address.host, address.port, ssl_context=own)
            return Line(tls, target, {})
        return Line(HTTPConnection(address.host, address.port), target, {})
    headers = dict(make_headers(proxy_basic_auth=proxy.credentials))
    theirs = None
    if proxy.parts.scheme == "https":
        # A proxy is not told who asks the endpoint.
        theirs = Certificates(ca=certificates.ca).context()
    if secure:
        tunnel = HTTPSConnection(
            proxy.host,
            proxy.port,
            ssl_context=certificates.context(),
            proxy=proxy.parts,
            proxy_config=ProxyConfig(theirs, False, None, None),
        )
        tunnel.set_tunnel(address.host, address.port, headers, proxy.parts.scheme or "http")
        return Line(tunnel, target, {})
    # A plain request goes to the proxy whole, with the address that is meant.
    target = address.parts._replace(fragment=None, auth=None, path=address.parts.path or "/").url
    if theirs is not None:
        return Line(HTTPSConnection(proxy.host, proxy.port, ssl_context=theirs), target, headers)
    return Line(HTTPConnection(proxy.host, proxy.port), target, headers)


def _proxy(address: Address) -> Address | None:
    """Return the proxy on the way to an address; there is none to this machine itself."""
    named = getproxies()
    text = named.get(address.parts.scheme or "") or named.get("all")
    if not text or _is_here(address.host) or proxy_bypass(f"{address.parts.host}:{address.port}"):
        return None
    try:
        return Address(text if "://" in text else f"http://{text}")
    except InputError as error:
        raise InputError(
            f"kg cannot use the proxy in {_variable(address)}; write it as http://host:port, or "
            f"add {address.host} to NO_PROXY"
        ) from error


def _variable(address: Address) -> str:
    return f"{(address.parts.scheme or '').upper()}_PROXY"


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


_UNREACHABLE: dict[type[BaseException], str] = {
    ConnectionRefusedError: "nothing answers there; check the port, and that the server runs",
    socket.gaierror: "no server has that name; check its spelling",
    TimeoutError: f"no connection within {_CONNECT_SECONDS:g} s; check its address, your network",
    ConnectTimeoutError: "no connection; check the address and your network",
}


def _no_connection(
    error: BaseException, address: Address, proxy: Address | None, connection: HTTPConnection
) -> InputError:
    """Say why there is no connection, and where on the way."""
    named = str(proxy).rstrip("/")
    at_proxy = f"the proxy {named} on the way to the endpoint {address}"
    leave_out = f"check {_variable(address)}, or add {address.host} to NO_PROXY"
    if proxy is not None:
        if status := re.search(r"Tunnel connection failed: (\d+)", str(error)):
            return InputError(f"{at_proxy} {_no_tunnel(status[1], address)}")
        if isinstance(error, http.client.HTTPException):
            return InputError(f"{at_proxy} does not answer as a proxy does; {leave_out}")
    causes: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in causes:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    # For urllib3, a refused connection is a kind of late one; so the order of the table matters.
    found = (refused_by(cause) or _untrusted(cause) for cause in causes)
    why, setting = next((told for told in found if told), None) or next(
        (
            (words, "")
            for kind, words in _UNREACHABLE.items()
            if any(isinstance(cause, kind) for cause in causes)
        ),
        ("check the address and your network", ""),
    )
    if proxy is not None and not connection.has_connected_to_proxy:
        return InputError(f"{at_proxy} cannot be reached: {why}; {leave_out}", setting=setting)
    through = f", asked through the proxy {named}," if proxy is not None else ""
    return InputError(f"the endpoint {address}{through} cannot be reached: {why}", setting=setting)


def _no_tunnel(status: str, address: Address) -> str:
    if status == "407":
        return (
            "wants a name and password (407); write them as http://name:password@host:port in "
            f"{_variable(address)}"
        )
    if status == "403":
        return "does not allow connections to it (403); ask who runs the proxy"
    return f"cannot connect to it ({status}); check the address"


def _untrusted(error: BaseException) -> tuple[str, str] | None:
    if isinstance(error, ssl.SSLCertVerificationError):
        said = error.verify_message.lower().rstrip(".")
        why = (
            f"its certificate is not trusted ({said}); if your organisation has an authority of "
            "its own, name its certificate"
        )
        return why, "ca"
    return ("it does not speak https; try http", "") if isinstance(error, ssl.SSLError) else None


_NOT_TAKEN = re.compile(r"ALERT_(?:[A-Z]*_?CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED|DECRYPT_ERROR)")


def refused_by(error: BaseException) -> tuple[str, str] | None:
    """Say what an endpoint finds wrong with the certificate of who asks, and the setting for it."""
    reason = str(getattr(error, "reason", None) or "")
    if "CERTIFICATE_REQUIRED" in reason:
        return "it demands a certificate of yours; name the file", "cert"
    if "ALERT_HANDSHAKE_FAILURE" in reason:
        return "it refuses TLS; if it demands a certificate of yours, name the file", "cert"
    if _NOT_TAKEN.search(reason):
        words = reason.partition("ALERT_")[2].replace("_", " ").lower()
        return (
            f"it does not accept your certificate ({words}); ask who runs it which it accepts",
            "",
        )
    return None


def _hang_up(connection: HTTPConnection, sockets: list[socket.socket]) -> None:
    # Past the layers of TLS, which the other thread is using.
    sock: object = sockets[0] if sockets else connection.sock
    while not isinstance(sock, socket.socket) and sock is not None:
        sock = getattr(sock, "socket", None)
    if sock is not None:
        with suppress(OSError):
            socket.socket.shutdown(sock, socket.SHUT_RDWR)
