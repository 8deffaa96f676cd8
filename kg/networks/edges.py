"""The rows of one pair of nodes become one edge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kg.errors import DataError
from kg.networks.rows import Row
from kg.rdf import bounds

__all__ = ["NOT_KNOWN", "STATUSES", "edge_of", "times_of"]

NOT_KNOWN = "not known"
"""The status of an edge whose query gives none."""

STATUSES = ("stated", "interpreted", "inferred", "external")
"""From the firmest to the weakest; an edge has the status of its firmest claim."""


def times_of(dates: Iterable[str]) -> dict[str, str]:
    """Return ``start`` and ``end``, the first and last day of dates in EDTF, as far as known.

    >>> times_of(["2022-02", "2021"]), times_of(["2022/..", "XXXX-02-07"])
    ({'start': '2021-01-01', 'end': '2022-02-28'}, {})
    """
    try:
        known = [bounds(each) for each in dates]
    except DataError:  # what is not EDTF is listed as it is
        return {}
    first, last = zip(*known, strict=True)
    return {
        name: each.isoformat()
        for name, every, choose in (("start", first, min), ("end", last, max))
        if all(every) and (each := choose(every))
    }


def edge_of(rows: Sequence[Row], weight: str) -> dict[str, Any]:
    """Return the facts of the edge that these rows make: see :mod:`kg.networks.rows`.

    Parameters
    ----------
    weight
        What its weight is: claims, rows, sum or highest; see :mod:`kg.networks.recipe`.
    """
    if len(rows) == 1:
        return _of_one(rows[0], weight)
    claims = sorted({row.claim for row in rows} - {""})
    roles = sorted({row.role for row in rows} - {""})
    found = {row.status for row in rows}
    edge: dict[str, Any] = {
        "weight": _weight(rows, claims, weight),
        "roles": roles,
        "relations": sorted({row.relation for row in rows} - {""})
        or (["participation"] if roles else []),
        "status": next((status for status in STATUSES if status in found), NOT_KNOWN),
        "claims": claims,
    }
    if dates := sorted({row.date for row in rows} - {""}):
        edge |= {"dates": dates, **times_of(dates)}
    for name, value in dict.fromkeys(other for row in rows for other in row.others):
        edge.setdefault(name, []).append(value)
    return edge


def _of_one(row: Row, rule: str) -> dict[str, Any]:
    """Return the facts of an edge of one row, as most are, with less work."""
    roles = [row.role] if row.role else []
    relations = [row.relation] if row.relation else ["participation"] if roles else []
    edge: dict[str, Any] = {
        "weight": 1 if rule in ("claims", "rows") or row.weight is None else row.weight,
        "roles": roles,
        "relations": relations,
        "status": row.status if row.status in STATUSES else NOT_KNOWN,
        "claims": [row.claim] if row.claim else [],
    }
    if row.date:
        edge |= {"dates": [row.date], **times_of([row.date])}
    for name, value in row.others:
        edge.setdefault(name, []).append(value)
    return edge


def _weight(rows: Sequence[Row], claims: Sequence[str], rule: str) -> float:
    if rule == "claims":
        return max(1, len(claims))
    if rule == "rows":
        return len(rows)
    # A claim's weight is one, in however many rows it comes.
    by_claim = {
        row.claim or str(at): 1 if row.weight is None else row.weight for at, row in enumerate(rows)
    }
    return max(by_claim.values()) if rule == "highest" else sum(by_claim.values())
