"""The ways to send a query to an endpoint, and which to try next.

The protocol has three ways to send a query, and many endpoints know only one of them: a form sent
by POST, an address with the query in it (GET), or the query itself sent by POST. They are tried in
this order, and the one that an endpoint takes is kept for it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote

from kg.questions.remote.address import Address
from kg.questions.remote.paging import shortened

__all__ = ["ANY_FORMAT", "NOT_THIS_WAY", "NO_FORMAT", "Sent", "Way", "next_way"]

# What may stand in the query of an address as it is, so that it stays short.
_SAFE = ":/?@!$'()*,;"


@dataclass
class Way:
    """How an endpoint takes queries: as a form, in the address (get), or direct; if known.

    ``any_format`` is true of one that has no format of the right name, but perhaps of its content.
    """

    name: str = "form"
    known: bool = False
    any_format: bool = False


# What servers answer to a way that they do not know; 400 and 404 may have another cause.
_ANOTHER_WAY = (400, 404, 405, 411, 415, 422, 501)
NOT_THIS_WAY = (404, 405, 411, 415, 422, 501)
NO_FORMAT, ANY_FORMAT = 406, "*/*"


def next_way(way: Way, status: int, tried: list[str]) -> str:
    """Return the way to try next, or an empty text."""
    if way.known or status not in _ANOTHER_WAY:
        return ""
    # A server that only forbids GET takes the query itself; a wrong query is not sent thrice.
    order = ("direct", "get") if status == 415 else ("get",)
    if way.name == "get" and status in NOT_THIS_WAY:
        order = ("direct",)
    return next((name for name in order if name not in tried), "")


@dataclass(frozen=True)
class Sent:
    """A query on its way to an address; ``bare`` is one whose address has all that is asked."""

    way: str
    address: Address
    query: str
    accept: str
    bare: bool = False

    def key(self) -> tuple[str, str, bool]:
        """Return what tells requests of one question apart."""
        return self.way, self.address.url, self.bare

    def moved(self, status: int, location: str) -> Sent:
        """Return the request after a redirect: “see other” (303) is for reading only."""
        address = self.address.moved(location)
        if status == 303 or (self.way == "get" and "query=" in location):
            return replace(self, way="get", address=address, bare=True)
        return replace(self, address=address)

    def target(self, plain: str) -> str:
        """Return what the first line of the request names, given it without the query."""
        if self.way != "get" or self.bare:
            return plain
        query = quote(shortened(self.query), safe=_SAFE)
        return f"{plain}{'&' if '?' in plain else '?'}query={query}"

    def content(self) -> tuple[str, bytes | None, str]:
        """Return the method, the body and its type."""
        if self.way == "get":
            return "GET", None, ""
        if self.way == "direct":
            return "POST", self.query.encode(), "application/sparql-query"
        body = f"query={quote(self.query, safe='')}"
        return "POST", body.encode("ascii"), "application/x-www-form-urlencoded"
