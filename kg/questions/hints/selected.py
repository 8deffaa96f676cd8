"""The columns of a SELECT, and what they compute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.rdf import Token, tokens

__all__ = ["AGGREGATES", "Column", "columns_of", "grouped_as"]

AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")


@dataclass(frozen=True)
class Column:
    """A column of the outermost SELECT: its name, and what it computes, if it computes anything."""

    name: str
    computed: str
    start: int

    @property
    def aggregate(self) -> str:
        """The aggregate that it begins with, such as COUNT; empty if there is none."""
        first = tokens(self.computed)[:1]
        return first[0].text.upper() if first and first[0].is_word(*AGGREGATES) else ""

    @property
    def of(self) -> str:
        """What the aggregate is of, without DISTINCT and SEPARATOR; empty if there is none."""
        words = tokens(self.computed)
        if not self.aggregate or len(words) < 4:
            return ""
        first = 3 if words[2].is_word("DISTINCT") else 2
        depth = words[first].depth
        last = next(
            (at for at in range(first, len(words))
             if words[at].text == ";" or (words[at].text == ")" and words[at].depth < depth)),
            len(words) - 1,
        )  # fmt: skip
        return self.computed[words[first].start : words[last - 1].end]


def columns_of(text: str) -> list[Column]:
    """Return the columns of the outermost SELECT; none if it is ``*`` or another form."""
    words = tokens(text)
    select = next((at for at, word in enumerate(words) if word.is_word("SELECT")), None)
    if select is None or words[select].depth:
        return []
    found, at = [], select + 1
    while at < len(words) and words[at].text != "{" and not words[at].is_word("WHERE", "FROM"):
        if words[at].kind == "variable":
            found.append(Column(words[at].text[1:], "", words[at].start))
        elif words[at].text == "(":
            end = next((n for n in range(at + 1, len(words)) if words[n].depth == 0), None)
            if end is None:
                return found
            found += _computed(text, words[at + 1 : end])
            at = end
        at += 1
    return found


def _computed(text: str, words: Sequence[Token]) -> list[Column]:
    if len(words) < 3 or not words[-2].is_word("AS"):
        return []
    inside = text[words[0].start : words[-3].end]
    return [Column(words[-1].text[1:], inside, words[0].start)]


def grouped_as(text: str) -> dict[str, str]:
    """Return what GROUP BY (... AS ?name) computes, by name.

    >>> grouped_as("SELECT ?y { ?e ?p ?d } GROUP BY (YEAR(?d) AS ?y)")
    {'y': 'YEAR(?d)'}
    """
    words, found = tokens(text), {}
    group = next(
        (at for at, word in enumerate(words) if word.is_word("GROUP") and not word.depth), 0
    )
    opened = -1
    for at in range(group, len(words) if group else 0):
        if words[at].text == "(" and words[at].depth == 0:
            opened = at
        elif words[at].text == ")" and words[at].depth == 0 and opened >= 0:
            for column in _computed(text, words[opened + 1 : at]):
                found[column.name] = column.computed
    return found
