"""The rows of one pair of nodes become one edge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.networks.rows import Row

__all__ = ["NOT_KNOWN", "STATUSES", "edge_of"]

NOT_KNOWN = "not known"
"""The status of an edge whose query gives none."""

STATUSES = ("stated", "interpreted", "inferred", "external")
"""From the firmest to the weakest; an edge has the status of its firmest claim."""


def edge_of(rows: Sequence[Row], weight: str) -> dict[str, Any]:
    """Return the facts of the edge that these rows make: see :mod:`kg.networks.rows`.

    Parameters
    ----------
    weight
        What its weight is: claims, rows, sum or highest; see :mod:`kg.networks.recipe`.
    """
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
        edge["dates"] = dates
    for name, value in dict.fromkeys(other for row in rows for other in row.others):
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
