"""Names of files: as a person reads them, in the name of a graph, and in a build.

A name is bytes: it may have blanks, signs, letters of any alphabet and what is not UTF-8.
"""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import unicodedata
from pathlib import Path
from urllib.parse import quote

from kg.escapes import UNPRINTABLE, spelt_out

__all__ = ["built_name", "composed", "iri_path", "pasted", "shown"]


def shown(name: Path | str) -> str:
    r"""Return a name or path on one line, as text that can be written as UTF-8.

    A byte that is not UTF-8 becomes ``\xNN``, and an invisible character ``\uXXXX``.

    >>> print(shown("riga meeting.ttl"), shown("a\nb\udcff"))
    riga meeting.ttl a\u000Ab\xff
    """
    text = os.fspath(name).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return UNPRINTABLE.sub(lambda found: spelt_out(found[0]), text)


def pasted(name: Path | str) -> str:
    """Return a name or path for a command that a reader may paste into a shell.

    >>> pasted("a b.ttl"), pasted("-x")
    ("'a b.ttl'", './-x')
    """
    text = shown(name)
    return shlex.quote(f"./{text}" if text.startswith("-") else text)


def composed(name: str) -> str:
    """Return a name with each letter and its accents as one character, as most people type it."""
    return unicodedata.normalize("NFC", name)


def iri_path(path: str) -> str:
    r"""Return a path, with slashes, as a part of an IRI; two paths never give the same.

    Letters and digits of any alphabet stay as they are, as RFC 3987 allows; what an IRI cannot
    have is percent-encoded, byte by byte.

    >>> iri_path("data/100% [a].ttl"), iri_path("data/žuvis\udcff.ttl")
    ('data/100%25%20%5Ba%5D.ttl', 'data/žuvis%FF.ttl')
    """
    # The same bytes give the same IRI, also where the system takes names for Latin letters.
    text = os.fsencode(path).decode("utf-8", "surrogateescape")
    return re.sub(
        r"[^\w/.~!$&'()*+,;=:@-]",
        lambda found: quote(found[0].encode("utf-8", "surrogateescape"), safe=""),
        text,
    )


# What Windows takes for a device, whatever comes after the first point.
_DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)\d)(\.|$)")
_PLAIN = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")
_LONGEST = 120  # bytes: with folders before it and an ending after it, Windows takes it


def built_name(name: str) -> str:
    """Return the name, without an ending, of the files of a build that are made from a query.

    Every system can have it, and it is an address without a scheme. Two queries never have the same
    one, also where capital and small letters are the same. A name of small Latin letters, digits,
    “-”, “_” and points between them stays as it is; another is written with these and with letters
    of its alphabet, and gets a checksum.

    >>> built_name("who-met"), built_name("Who met?"), built_name("con")
    ('who-met', 'Who-met~fe724365', 'con~1143da2b')
    """
    if _PLAIN.fullmatch(name) and not _DEVICE.match(name) and len(name) <= _LONGEST:
        return name
    readable = re.sub(r"[^\w-]+", "-", composed(name)).strip("-").encode()[: _LONGEST // 2]
    checksum = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()
    return f"{readable.decode('utf-8', 'ignore')}~{checksum[:8]}"
