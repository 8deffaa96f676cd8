"""Keep the places of nodes from the page that a new one replaces, so that readers know it again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.errors import InputError
from kg.names import shown
from kg.pages.network.places import places_of
from kg.reading import read_bytes

__all__ = ["Places", "kept_places", "places_before", "places_in"]

Places = Mapping[str, tuple[int, int]]
"""The places of nodes, by their identifiers."""


def places_in(path: Path) -> Places:
    """Return where each node stands in a page of a network.

    Raises
    ------
    InputError
        If it cannot be read, or is no such page.
    """
    found = places_of(read_bytes(path).decode("utf-8", "replace"))
    if not found:
        raise InputError(
            "is not a page of a network: it has no places of nodes; name a page that kg page wrote",
            path=path,
            setting="places",
        )
    return found


def places_before(path: Path) -> Places:
    """Return the places in the page that a new one will replace; none if there is no such page."""
    try:
        return places_in(path) if path.is_file() else {}
    except (InputError, OSError, ValueError):
        return {}


def kept_places(before: Places, page: str, path: Path) -> str:
    """Say how many nodes of a page stand where they stood, if there were places from before."""
    if not before:
        return ""
    after = places_of(page)
    kept = sum(before.get(node) == place for node, place in after.items())
    if not kept:
        return f"All nodes have new places: too few of them are in {shown(path)}."
    nodes = "node" if len(after) == 1 else "nodes"
    return f"Kept the places of {kept:,} of {len(after):,} {nodes} from {shown(path)}."
