"""Identifiers for new records, made from names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from kg.folding import hyphenated
from kg.incoming.alphabets import in_latin_letters
from kg.rdf import PREFIXES

__all__ = ["lasting", "mint", "slug"]

_LONGEST = 60
_SIGNS_OF_KEY = 6
_OTHER_LETTER = re.compile(r"[^\W\d_a-z]")


def slug(name: str) -> str:
    """Return a name as the last part of an identifier: ASCII words with hyphens, 60 signs at most.

    A name without a letter or digit that can be written so gives an empty text.

    >>> slug("biedrība “Radošās Idejas”"), slug("Община Бургас")
    ('biedriba-radosas-idejas', 'obshtina-burgas')
    """
    return hyphenated(in_latin_letters(name), _LONGEST)


def lasting(
    prefix: str, name: str, key: str, is_taken: Callable[[str], bool], *, alone: bool
) -> str:
    """Return an IRI that stays the same whatever other records come or go.

    A name that is cut, or not alone, gets a few signs made of the key at its end, not a number:
    the number would be that of another record as soon as one comes before it.

    Parameters
    ----------
    key
        What tells the record from all others.
    alone
        No other record has the same name as an identifier.
    """
    latin = in_latin_letters(name)
    whole = hyphenated(latin, len(latin))
    base = hyphenated(whole, _LONGEST)
    # All of the name is in the identifier: nothing was cut, and no letter cannot be written.
    if alone and base and base == whole and not _OTHER_LETTER.search(latin):
        plain = f"{PREFIXES[prefix]}{base}"
        if not is_taken(plain):
            return plain
    signs = hashlib.sha256(key.encode()).hexdigest()
    tails = (f"{base or prefix}-{signs[:size]}" for size in (_SIGNS_OF_KEY, 12, 24, 64))
    return next(iri for tail in tails if not is_taken(iri := f"{PREFIXES[prefix]}{tail}"))


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
