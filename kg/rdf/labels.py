"""Which of a thing's labels a reader sees."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode

__all__ = ["choose_labels"]

_LANGUAGES = ("en", "lv", "lt")


def choose_labels(labels: Iterable[tuple[Any, Any]], lang: str) -> dict[str, str]:
    """Choose the label of each thing in a language, from pairs of a thing and a label.

    A thing without a label in that language gets the one in English, Latvian or Lithuanian, in
    that order, else any other, with the language tag in brackets. A thing without an IRI and a
    label that is not a text are left out; validation reports them.

    >>> thing = NamedNode("urn:x")
    >>> choose_labels([(thing, Literal("Supolka", language="lv"))], "en")
    {'urn:x': 'Supolka (lv)'}
    """
    order = [lang.lower(), *(tag for tag in _LANGUAGES if tag != lang.lower())]
    ranked: dict[str, tuple[int, str, str]] = {}
    for thing, label in labels:
        if not isinstance(thing, NamedNode) or not isinstance(label, Literal):
            continue
        tag = label.language or ""
        rank = order.index(tag.lower()) if tag.lower() in order else len(order)
        shown = label.value if rank == 0 or not tag else f"{label.value} ({tag})"
        ranked[thing.value] = min((rank, tag, shown), ranked.get(thing.value, (99, "", "")))
    return {thing: shown for thing, (_, _, shown) in ranked.items()}
