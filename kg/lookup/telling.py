"""A description as text, wrapped for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from kg.escapes import printable
from kg.lookup.describing import Description
from kg.lookup.sayings import Saying

__all__ = ["as_text"]

_QUOTES = 2
"""How many quotes of a claim are written; the number of the others is told."""


def as_text(found: Description, width: int = 100) -> str:
    """Write what is known of a thing, sentence by sentence, each with where it is said."""
    lines = [*_wrapped(found.label, width, "")]
    lines += _wrapped(f"{found.written}{f', {found.what}' if found.what else ''}", width, "")
    if found.names:
        lines += ["", "Names"]
        for name, of in found.names:
            lines += _wrapped(f"{name}{f' ({of})' if of else ''}", width, "  ")
    for group, sayings in found.groups():
        lines += ["", group]
        for sentence, same in _by_sentence(sayings):
            lines += _wrapped(sentence, width, "  ")
            for each in same:
                lines += _wrapped(_source(each, found), width, "      ")
        if found.left.get(group):
            lines.append(f"  … and {found.left[group]:,} more")
    return "\n".join(map(printable, lines)) + "\n"


def _by_sentence(sayings: Sequence[Saying]) -> Iterator[tuple[str, list[Saying]]]:
    """Give each sentence once, with all that say it."""
    same: dict[str, list[Saying]] = {}
    for each in sayings:
        same.setdefault(each.sentence, []).append(each)
    yield from same.items()


def _source(saying: Saying, found: Description) -> str:
    """Say how we know a sentence: its status, the document with its words, and the reason."""
    label, written = found.things.label, found.things.written
    documents = ", ".join(label(each) for each in saying.documents)
    cited = list(zip(saying.words, saying.cells, strict=True))[:_QUOTES]
    quotes = " … ".join(f"“{words}”{f' ({cell})' if cell else ''}" for words, cell in cited)
    more = len(saying.words) - _QUOTES
    if more > 0:
        quotes += f" and {more} more quote{'' if more == 1 else 's'}"
    parts = [documents, quotes, f"Reason: {saying.reason}" if saying.reason else ""]
    told = ". ".join(part.rstrip(".") for part in parts if part)
    known = f"{saying.status}: {told}" if saying.status and told else saying.status or told
    return f"{known} ({written(saying.claim)})" if saying.claim else known


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(
        text,
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
