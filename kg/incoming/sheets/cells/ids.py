"""Short ids, by which a row of an exported sheet leads back to its record."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

__all__ = ["matching_ids", "short_ids"]

# Without vowels and digits, an id is no word, no number and no date to a spreadsheet.
_SIGNS = "bcdfghjklmnpqrstvwxz"
_SHORTEST, _LONGEST = 3, 20


def _whole(iri: str) -> str:
    number = int.from_bytes(hashlib.sha256(iri.encode()).digest())
    signs = []
    for _ in range(_LONGEST):
        number, at = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[at])
    return "".join(signs)


def short_ids(iris: Iterable[str]) -> dict[str, str]:
    """Return an id of three letters for each record, longer where two would be the same.

    >>> sorted(short_ids(["urn:a", "urn:b"]).values())
    ['fhc', 'hgs']
    """
    left = {iri: _whole(iri) for iri in iris}
    found: dict[str, str] = {}
    for length in range(_SHORTEST, _LONGEST + 1):
        count = Counter(signs[:length] for signs in left.values())
        alone = {iri: signs[:length] for iri, signs in left.items() if count[signs[:length]] == 1}
        found |= alone
        left = {iri: signs for iri, signs in left.items() if iri not in alone}
    return found


def matching_ids(text: str, iris: Iterable[str]) -> list[str]:
    """Return the records whose id begins with these letters, sorted."""
    return sorted(iri for iri in iris if _whole(iri).startswith(text)) if text else []
