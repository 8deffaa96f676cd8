"""Addresses that open a document at the phrase that a claim rests on."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

__all__ = ["source_link", "web_address"]

_NOT_IN_ADDRESS = re.compile(r"[\s\x00-\x1f]")


def web_address(address: str) -> str:
    """Return the address if a page may link to it (http or https), else ``""``.

    >>> web_address("https://example.org/a?b=1")
    'https://example.org/a?b=1'
    >>> web_address("javascript:alert(1)")
    ''
    """
    address = address.strip()
    if _NOT_IN_ADDRESS.search(address):
        return ""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    return address if parts.scheme.lower() in {"http", "https"} and host else ""


def source_link(address: str, exact: str, prefix: str = "", suffix: str = "") -> str:
    """Return a document's address with a text fragment for a phrase, or ``""``.

    A hyphen, comma or ampersand would end a part of the fragment, so each is encoded in a phrase.

    Parameters
    ----------
    exact, prefix, suffix
        The phrase, and the words before and after it where it alone is not unique.

    >>> source_link("https://example.org/r#top", "a-b, c", "see")
    'https://example.org/r#top:~:text=see-,a%2Db%2C%20c'
    """
    address, phrase = web_address(address), _part(exact)
    if not address or not phrase:
        return address
    parts = [phrase]
    if before := _part(prefix):
        parts.insert(0, f"{before}-")
    if after := _part(suffix):
        parts.append(f"-{after}")
    page = address.split(":~:", 1)[0]
    mark = "" if "#" in page else "#"
    return f"{page}{mark}:~:text={','.join(parts)}"


def _part(words: str) -> str:
    # Browsers compare with white space collapsed. quote() leaves the hyphen, the one character
    # with a meaning of its own here.
    plain = " ".join(words.encode("utf-8", "ignore").decode().split())
    return quote(plain, safe="").replace("-", "%2D")
