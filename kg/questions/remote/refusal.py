"""Say in plain words what went wrong at an endpoint, or on the way to it."""

from __future__ import annotations

import html
import json
import re
import time
from contextlib import suppress
from dataclasses import dataclass

from kg.errors import InputError
from kg.escapes import one_line
from kg.questions.remote.address import Address

__all__ = [
    "BUSY",
    "BadQueryError",
    "Clock",
    "out_of_time",
    "plain_words",
    "refusal",
    "stopped",
    "time_is_up",
    "too_long",
]

BUSY = (429, 503)

# Messages of engines that stop a query, also in the middle of an answer.
_OUT_OF_TIME = re.compile(
    r"estimated execution time|time[ -]?(?:d )?out|time limit|cancell?ed|exceeded the limit"
    r"|query execution time|deadline (?:is )?(?:exceeded|expired)|\bS1TAT\b|\bSR171\b",
    re.IGNORECASE,
)


class BadQueryError(InputError):
    """The endpoint does not accept the query; ``said`` is its own message."""

    def __init__(self, message: str, said: str = "") -> None:
        super().__init__(message)
        self.said = said


@dataclass
class Clock:
    """The time limit of one question, for all its requests together; None is no limit."""

    seconds: float | None

    def __post_init__(self) -> None:
        self._end = None if self.seconds is None else time.monotonic() + self.seconds

    def left(self) -> float | None:
        """Return the seconds that are left, at least zero; None if there is no limit."""
        return None if self._end is None else max(0.0, self._end - time.monotonic())

    def is_up(self) -> bool:
        """Tell whether no time is left."""
        return self.left() == 0.0


def plain_words(raw: bytes | str, address: Address, *, longest: int = 300) -> str:
    """Make a message of an endpoint short and safe to show: no tags, controls or secrets."""
    text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
    text = one_line(_gist(_without_tags(text)))
    for secret in address.secrets():
        text = text.replace(secret, "…")
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _without_tags(text: str) -> str:
    """Return the text of a web page; its title if it shows no other."""
    title = re.search(r"(?is)<title\b[^>]*>(.*?)</title", text)
    # The end may be missing, since only the beginning of a page is read.
    shown = re.sub(r"(?is)<(script|style|head)\b.*?(?:</\1\s*>|\Z)", " ", text)
    shown = html.unescape(re.sub(r"</?[A-Za-z!][^>]*>", " ", shown))
    return shown if shown.strip() or not title else html.unescape(title[1])


# What servers of Java write before the message that matters, and after it.
_JAVA = re.compile(r"(?<![\w.])(?:[a-z]\w*\.)+[A-Z]\w*(?:Exception|Error):[ \t]*(?=\S)")
_MESSAGES = ("exception", "message", "error", "detail", "title", "description")


def _gist(text: str) -> str:
    """Return the message within what a server says: of an error in JSON, or of a Java trace."""
    if text.lstrip().startswith("{"):
        with suppress(ValueError, RecursionError):
            said = json.loads(text, strict=False)
            found = (said.get(key) for key in _MESSAGES)
            return next((each for each in found if isinstance(each, str) and each), text)
    *_, last = [None, *_JAVA.finditer(text)]
    if last is None:
        return text
    # That it took too long, some tell by the name alone.
    begin = last.start() if "timeout" in last[0].lower() else last.end()
    return re.split(r"\s+at [a-z]\w*(?:\.\w+)+\(", text[begin:])[0] or text


def time_is_up(address: Address, clock: Clock) -> InputError:
    """Make the error of a question that took too long."""
    return InputError(
        f"timed out: the endpoint {address} gave no whole answer within {clock.seconds:g} seconds; "
        "narrow the query, or allow more time",
        setting="timeout",
    )


def out_of_time(address: Address, said: str) -> InputError:
    """Make the error of an endpoint that stopped a query at its own limit."""
    return InputError(
        f"timed out: the endpoint {address} stopped at its own limit; narrow the query. "
        f"It says: {said}"
    )


def too_long(address: Address, status: int, length: int) -> InputError:
    """Make the error of a query that is too long to send; ``length`` is that of an address."""
    if length:
        return InputError(
            f"the endpoint {address} takes queries only in an address (GET), and this one makes an "
            f"address of {length:,} characters, which is too long for it ({status}); shorten the "
            "query"
        )
    return InputError(
        f"the query is too long for the endpoint {address} ({status}); shorten the query"
    )


def stopped(said: str) -> bool:
    """Tell whether a message of an endpoint says that it stopped a query."""
    return bool(_OUT_OF_TIME.search(said))


def refusal(status: int, said: str, address: Address) -> InputError:
    """Make the error of a status other than 200, with the message of the endpoint."""
    tail = f". It says: {said}" if said else ""
    if status in (401, 403):
        what = (
            "its name and password are wrong or missing; give them as http://name:password@host/path"
            if status == 401
            else "you are not allowed to ask here"
        )
        return InputError(f"the endpoint {address} refused ({status}): {what}{tail}")
    if status == 407:
        return InputError(
            f"the proxy on the way to the endpoint {address} wants a name and password (407); "
            f"write them as http://name:password@host:port in HTTP_PROXY{tail}"
        )
    if status == 405:
        return InputError(
            f"the endpoint {address} refused (405): this address takes no queries, neither by POST "
            f"nor by GET; check that it is the one for queries{tail}"
        )
    if status in (404, 410):
        return InputError(
            f"there is no endpoint at {address} ({status}); the path often ends in /sparql or "
            f"/query{tail}"
        )
    if status == 400 and "SSL certificate" in said:
        return InputError(
            f"the endpoint {address} refused (400): it demands a certificate of yours that it "
            f"accepts{tail}",
            setting="cert",
        )
    if status == 406:
        return InputError(
            f"the endpoint {address} gives its answer in no format that kg can read (406): neither "
            f"JSON nor XML of SPARQL; ask who runs it{tail}"
        )
    if status == 400:
        return BadQueryError(f"the endpoint {address} does not accept the query (400){tail}", said)
    if status == 206:
        return out_of_time(address, "this is only a part of the answer (206)")
    if status in (408, 504) or (stopped(said) and (status in BUSY or status >= 500)):
        return out_of_time(address, said or f"status {status}")
    if status in BUSY:
        return InputError(f"the endpoint {address} is still busy ({status}); try later{tail}")
    if status >= 500:
        return InputError(f"the endpoint {address} failed ({status}){tail}")
    return InputError(
        f"{address} is probably not a SPARQL endpoint: it answers with status {status}; check the "
        f"address{tail}"
    )
