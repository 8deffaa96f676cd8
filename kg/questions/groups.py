"""Read the groups of a query: what stands between two braces, part by part.

A group follows SPARQL 1.1 (W3C, section 19.8, GroupGraphPattern), coarsely: it is read from the
words of the text and not checked, since the engine refuses what is not SPARQL.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.rdf import Token

__all__ = ["Group", "Part", "closing", "read_group", "variables"]

_STARTS = {
    "FILTER": "filter",
    "OPTIONAL": "optional",
    "MINUS": "minus",
    "GRAPH": "graph",
    "SERVICE": "service",
    "BIND": "bind",
    "VALUES": "values",
}


@dataclass(frozen=True)
class Group:
    """What stands between two braces, whose places among the words are given.

    ``columns`` are the words between SELECT and WHERE, if the group is a sub-select; its only part
    is then its WHERE, of kind ``where``.
    """

    opened: int
    closed: int
    parts: tuple[Part, ...]
    columns: tuple[Token, ...] | None = None


@dataclass(frozen=True)
class Part:
    """A part of a group, from the place of its first word to that after its last.

    ``kind`` is triples, filter, exists, not exists, optional, minus, graph, service, bind, values,
    where, or group: a group in braces, or several of which each is an alternative (UNION).
    """

    kind: str
    first: int
    end: int
    groups: tuple[Group, ...] = ()


def variables(words: Sequence[Token]) -> set[str]:
    """Return the names of the variables among words, without their signs."""
    return {word.text[1:] for word in words if word.kind == "variable"}


def closing(words: Sequence[Token], opened: int) -> int:
    """Return the place of the bracket that closes the one at a place, or the last place."""
    depth = words[opened].depth
    for at in range(opened + 1, len(words)):
        if words[at].depth == depth and words[at].kind == "sign" and words[at].text in "})]":
            return at
    return len(words) - 1


def read_group(words: Sequence[Token], opened: int) -> Group:
    """Return the group that the brace at a place opens."""
    closed = closing(words, opened)
    if opened + 1 < closed and words[opened + 1].is_word("SELECT"):
        brace = _next(words, opened + 1, closed, "{")
        parts: tuple[Part, ...] = ()
        if brace < closed:
            inner = read_group(words, brace)
            parts = (Part("where", brace, inner.closed + 1, (inner,)),)
        return Group(opened, closed, parts, tuple(words[opened + 2 : brace]))
    return Group(opened, closed, tuple(_parts(words, opened + 1, closed)))


def _next(words: Sequence[Token], first: int, end: int, sign: str) -> int:
    """Return the place of the next bracket of the same depth as the word at a place, or the end."""
    level = words[first].depth if first < end else 0
    for at in range(first, end):
        if words[at].depth == level and words[at].kind == "sign" and words[at].text == sign:
            return at
    return end


def _parts(words: Sequence[Token], at: int, closed: int) -> Iterator[Part]:
    while at < closed:
        word = words[at]
        kind = _STARTS.get(word.text.upper(), "") if word.kind == "word" else ""
        if word.text == "." and word.kind == "sign":
            at += 1
            continue
        if kind == "filter":
            part = _filter(words, at, closed)
        elif kind in ("bind", "values"):
            bracket = _next(words, at, closed, "(" if kind == "bind" else "{")
            part = Part(kind, at, min(closing(words, bracket) + 1, closed))
        elif kind:
            group = read_group(words, _next(words, at, closed, "{"))
            part = Part(kind, at, min(group.closed + 1, closed), (group,))
        elif word.text == "{" and word.kind == "sign":
            part = _alternatives(words, at, closed)
        else:
            part = Part("triples", at, _end_of_triples(words, at, closed))
        yield part
        at = max(part.end, at + 1)


def _filter(words: Sequence[Token], at: int, closed: int) -> Part:
    """Read a FILTER: (NOT) EXISTS, also in round brackets, or any other condition."""
    first = at + 1
    bracket = first < closed and words[first].text == "("
    last = closing(words, first) if bracket else closed
    inner = first + 1 if bracket else first
    negated = inner < last and (words[inner].is_word("NOT") or words[inner].text == "!")
    place = inner + negated
    if place + 1 < last and words[place].is_word("EXISTS") and words[place + 1].text == "{":
        group = read_group(words, place + 1)
        if not bracket or group.closed + 1 == last:
            end = last + 1 if bracket else group.closed + 1
            return Part("not exists" if negated else "exists", at, min(end, closed), (group,))
    if not bracket:  # the call of a function
        last = closing(words, _next(words, first, closed, "("))
    return Part("filter", at, min(last + 1, closed))


def _alternatives(words: Sequence[Token], at: int, closed: int) -> Part:
    groups = [read_group(words, at)]
    end = groups[-1].closed + 1
    while end + 1 < closed and words[end].is_word("UNION") and words[end + 1].text == "{":
        groups.append(read_group(words, end + 1))
        end = groups[-1].closed + 1
    return Part("group", at, end, tuple(groups))


def _end_of_triples(words: Sequence[Token], at: int, closed: int) -> int:
    level = words[at].depth
    for place in range(at, closed):
        word = words[place]
        if word.depth == level and (
            (word.kind == "word" and word.text.upper() in _STARTS)
            or (word.kind == "sign" and word.text == "{")
        ):
            return place
    return closed
