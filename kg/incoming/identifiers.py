"""Identifiers for new records, made from names."""

from __future__ import annotations

from collections.abc import Callable

from kg.folding import hyphenated
from kg.lookup import fold
from kg.rdf import PREFIXES

__all__ = ["mint", "slug"]

_LONGEST = 60


def slug(name: str) -> str:
    """Return a name as the last part of an identifier: ASCII words with hyphens, 60 signs at most.

    A name without a letter or digit that can be written so gives an empty text.

    >>> slug("biedrība “Radošās Idejas”")
    'biedriba-radosas-idejas'
    """
    return hyphenated(fold(name), _LONGEST)


def mint(prefix: str, name: str, is_taken: Callable[[str], bool]) -> str:
    """Return an IRI for a new record that no other has: ``riga``, or else ``riga-2``, ``riga-3``.

    Parameters
    ----------
    prefix
        The prefix of the kind of record, such as ``actor``.
    name
        The name; a name that gives no identifier becomes ``actor-1``, ``actor-2``.
    is_taken
        Tells whether an IRI is in use.
    """
    base = slug(name)
    tail = base or f"{prefix}-1"
    number = 1
    while is_taken(f"{PREFIXES[prefix]}{tail}"):
        number += 1
        tail = f"{base or prefix}-{number}"
    return f"{PREFIXES[prefix]}{tail}"
