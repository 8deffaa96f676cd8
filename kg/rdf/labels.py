"""Which of a thing's labels a reader sees."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode

__all__ = ["choose_labels"]

_LANGUAGES = ("en", "lv", "lt")
_UNTOLD = ("", "mul", "und")  # several languages, or one that nobody knows: nothing to tell


def choose_labels(labels: Iterable[tuple[Any, Any]], lang: str) -> dict[str, str]:
    """Choose the label of each thing in a language, from pairs of a thing and a label.

    A language is a range (RFC 4647): ``fr`` takes a label in ``fr-CA`` where none is in ``fr``, and
    ``de-AT`` one in ``de``. A thing without a label in that language gets the one in English,
    Latvian or Lithuanian, in that order, else any other, with the language tag in brackets, unless
    it is ``und`` or ``mul``. A thing without an IRI and a label that is not a text are left out;
    validation reports them.

    >>> thing = NamedNode("urn:x")
    >>> choose_labels([(thing, Literal("Supolka", language="lv"))], "en")
    {'urn:x': 'Supolka (lv)'}
    """
    asked = _ranges(lang)
    ranges = [*asked, *(each for each in _LANGUAGES if each not in asked)]
    ranked: dict[str, tuple[int, str, str]] = {}
    for thing, label in labels:
        if not isinstance(thing, NamedNode) or not isinstance(label, Literal):
            continue
        tag = label.language or ""
        rank = _rank(tag.lower(), ranges)
        told = rank >= 2 * len(asked) and tag not in _UNTOLD
        shown = f"{label.value} ({tag})" if told else label.value
        ranked[thing.value] = min((rank, tag, shown), ranked.get(thing.value, (99, "", "")))
    return {thing: shown for thing, (_, _, shown) in ranked.items()}


def _ranges(lang: str) -> list[str]:
    """Return the ranges that a language is looked up by, the narrowest first.

    >>> _ranges("sr-Latn-RS")
    ['sr-latn-rs', 'sr-latn', 'sr']
    """
    parts = lang.lower().split("-")
    return ["-".join(parts[:end]) for end in range(len(parts), 0, -1)]


def _rank(tag: str, ranges: list[str]) -> int:
    """Return the place of a tag: the tag of a range itself is before those within the range."""
    for place, each in enumerate(ranges):
        if tag == each:
            return 2 * place
        if tag.startswith(f"{each}-"):
            return 2 * place + 1
    return 2 * len(ranges)
