"""Facts of nodes and edges, whether kg made the network or another program did."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["Say", "listed", "silent"]

Say = Callable[[str], None]
"""Is called with a sentence that a user must know."""


def silent(_sentence: str) -> None:
    """Say nothing."""


def listed(fact: object, separator: str = ";") -> list[str]:
    """Return a fact of several values as a list; a file made elsewhere has them in one text.

    >>> listed("speaker; host"), listed(["speaker"]), listed(None)
    (['speaker', 'host'], ['speaker'], [])
    """
    if fact is None:
        return []
    parts = fact if isinstance(fact, (list, tuple)) else str(fact).split(separator)
    return [text for part in parts if (text := str(part).strip())]
