"""The places of nodes, read back from a page, so that the next page can keep them."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from typing import Any

__all__ = ["places_of"]

_DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
# What is farther off was not written by a layout.
FARTHEST = 10_000_000


def places_of(page: str) -> dict[str, tuple[int, int]]:
    """Return where each node stands in a page of a network, by the node's identifier.

    A text that is no such page, or a damaged one, has no places.

    >>> data = '{"base": "x:", "nodes": {"id": ["a", "b"], "x": [1, 2], "y": [3, 4]}}'
    >>> places_of(f'<script type="application/json" id="data">{data}</script>')
    {'x:a': (1, 3), 'x:b': (2, 4)}
    >>> places_of("no page")
    {}
    """
    found = _DATA.search(page)
    try:
        data = json.loads(found[1]) if found else None
    except (ValueError, RecursionError):
        return {}
    if not isinstance(data, dict):
        return {}
    places = {}
    for name, *place in _rows(data.get("nodes"), data.get("base")):
        whole = [_whole(number) for number in place]
        if isinstance(name, str) and None not in whole:
            places[name] = (whole[0] or 0, whole[1] or 0)
    return places


def _rows(nodes: Any, base: Any) -> Iterable[tuple[Any, Any, Any]]:  # noqa: ANN401 (any JSON)
    """Give the identifier and the place of each node, from columns or from rows."""
    if isinstance(nodes, dict):
        columns = [nodes.get(name) for name in ("id", "x", "y")]
        if all(isinstance(column, list) for column in columns):
            for name, x, y in zip(*columns, strict=False):
                yield (f"{base or ''}{name}" if isinstance(name, str) else None), x, y
    elif isinstance(nodes, list):
        for node in nodes:
            if isinstance(node, dict):
                yield node.get("id"), node.get("x"), node.get("y")


def _whole(number: object) -> int | None:
    if isinstance(number, bool) or not isinstance(number, (int, float)):
        return None
    if isinstance(number, float) and not math.isfinite(number):
        return None
    return round(number) if abs(number) <= FARTHEST else None
