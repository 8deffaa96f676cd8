"""Addresses that open a source at the phrase a claim rests on."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from kg.claims import Quote

__all__ = ["source_link", "web_address"]


def web_address(address: str) -> str:
    """Return the address if a page may link to it (http or https), else ``""``.

    >>> web_address("https://example.org/a?b=1")
    'https://example.org/a?b=1'
    >>> web_address("javascript:alert(1)")
    ''
    """
    address = address.strip()
    if any(char.isspace() or ord(char) < 32 for char in address):
        return ""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    return address if parts.scheme.lower() in {"http", "https"} and host else ""


def source_link(found: Quote) -> str:
    """Return the document's address with a text fragment for the phrase, or ``""``.

    A hyphen, comma or ampersand in the phrase would end its part of the fragment: all are encoded.

    >>> source_link(Quote("a-b, c", "see", "", "en", "Report", "https://example.org/r#top"))
    'https://example.org/r#top:~:text=see-,a%2Db%2C%20c'
    """
    address = web_address(found.address)
    exact = _part(found.exact)
    if not address or not exact:
        return address
    parts = [exact]
    if prefix := _part(found.prefix):
        parts.insert(0, f"{prefix}-")
    if suffix := _part(found.suffix):
        parts.append(f"-{suffix}")
    before = address.split(":~:", 1)[0]
    hash_ = "" if "#" in before else "#"
    return f"{before}{hash_}:~:text={','.join(parts)}"


def _part(words: str) -> str:
    # Browsers compare with white space collapsed. quote() leaves the hyphen, the one character
    # with a meaning of its own here.
    plain = " ".join(words.encode("utf-8", "ignore").decode().split())
    return quote(plain, safe="").replace("-", "%2D")
