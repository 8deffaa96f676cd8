"""Split a group of a query into its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.rdf import Token, tokens

__all__ = ["Part", "Triple", "branches", "split", "split_query"]

Triple = tuple[str, str, str]

_BRACES = ("{", "}")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


@dataclass(frozen=True)
class Part:
    """A part of a group: its text to ask, its text to show, and its place in the query.

    ``kind`` is triple, filter, optional, minus, graph, service, bind, values or group. A triple has
    its three ``terms`` as they are written, unless its subject is in brackets.
    """

    kind: str
    text: str
    shown: str
    start: int
    terms: Triple | None = None


def split_query(text: str) -> list[Part]:
    """Return the parts of the outermost group of a query of any form; none if it has no group."""
    words = tokens(text)
    outer = [at for at, word in enumerate(words) if word.depth == 0]
    braces = [at for at in outer if words[at].text in _BRACES]
    form = next((words[at] for at in outer if words[at].is_word(*_FORMS)), None)
    if form is None:
        return []
    if form.is_word("CONSTRUCT") and len(braces) > 3:
        braces = braces[2:]
    if len(braces) < 2 or words[braces[0]].text != "{":
        return []
    return split(text, words[braces[0] + 1 : braces[1]])


def branches(text: str, part: Part) -> list[list[Part]]:
    """Return the parts of each group in the braces of a part: one of OPTIONAL, several of UNION.

    Of a sub-select they are the parts of its WHERE.
    """
    end = part.start + len(part.text)
    words = [word for word in tokens(text) if part.start <= word.start < end]
    level = min((word.depth for word in words), default=0)
    return [split(text, inside) for inside in _groups(words, level)]


def _groups(words: Sequence[Token], level: int) -> list[Sequence[Token]]:
    braces = [at for at, word in enumerate(words) if word.depth == level and word.text in _BRACES]
    found: list[Sequence[Token]] = []
    for first, last in zip(braces[::2], braces[1::2], strict=False):
        inside = words[first + 1 : last]
        selects = bool(inside) and inside[0].is_word("SELECT")
        found += _groups(inside, level + 1)[:1] if selects else [inside]
    return found


def split(text: str, words: Sequence[Token]) -> list[Part]:
    """Split the words of a group into its parts."""
    if not words:
        return []
    level = min(word.depth for word in words)
    found: list[Part] = []
    at = 0

    def taken(first: int, last: int, kind: str) -> Part:
        start, end = words[first].start, words[last].end
        return Part(kind, text[start:end], _short(text[start:end]), start)

    def closing(opened: int) -> int:
        depth = words[opened].depth
        return next(
            (n for n in range(opened + 1, len(words))
             if words[n].depth == depth and words[n].text in "})]"),
            len(words) - 1,
        )  # fmt: skip

    def next_bracket(first: int, signs: str) -> int:
        return next(
            (n for n in range(first, len(words))
             if words[n].depth == level and words[n].text in signs),
            len(words) - 1,
        )  # fmt: skip

    while at < len(words):
        word = words[at]
        if word.text == ".":
            at += 1
        elif word.is_word("FILTER"):
            last = closing(next_bracket(at, "{("))
            found.append(taken(at, last, "filter"))
            at = last + 1
        elif word.is_word("OPTIONAL", "MINUS", "GRAPH", "SERVICE", "BIND"):
            last = closing(next_bracket(at, "(" if word.is_word("BIND") else "{"))
            found.append(taken(at, last, word.text.lower()))
            at = last + 1
        elif word.is_word("VALUES"):
            last = closing(next_bracket(at, "{"))
            found.append(taken(at, last, "values"))
            at = last + 1
        elif word.text == "{":
            last = closing(at)
            while last + 2 < len(words) and words[last + 1].is_word("UNION"):
                last = closing(last + 2)
            found.append(taken(at, last, "group"))
            at = last + 1
        else:
            last = _end_of_triples(words, at, level)
            found += _triples(text, words[at:last], level)
            at = last
    return found


_STARTS = ("FILTER", "OPTIONAL", "MINUS", "GRAPH", "SERVICE", "BIND", "VALUES")


def _end_of_triples(words: Sequence[Token], at: int, level: int) -> int:
    for n in range(at, len(words)):
        word = words[n]
        if word.depth == level and (word.text in (".", "{") or word.is_word(*_STARTS)):
            return n
    return len(words)


def _triples(text: str, words: Sequence[Token], level: int) -> list[Part]:
    """Split triples that share a subject into one pattern for each object."""
    whole = text[words[0].start : words[-1].end]
    subject = _term_end(words, 0)
    if words[0].text in "[(" or subject >= len(words):
        return [Part("triple", f"{whole} .", _short(whole), words[0].start)]
    said = text[words[0].start : words[subject - 1].end]
    found, predicate, start = [], "", subject
    marks = [n for n in range(subject, len(words)) if words[n].depth == level]
    ends = [n for n in marks if words[n].text in ";,"] + [len(words)]
    for end in ends:
        part = words[start:end]
        if part:
            first = 0
            if not predicate or words[start - 1].text == ";":
                first = len(part) - _object_length(part)
                predicate = text[part[0].start : part[max(0, first - 1)].end]
            value = text[part[min(first, len(part) - 1)].start : part[-1].end]
            terms = (said, predicate, value)
            triple = " ".join(terms)
            found.append(Part("triple", f"{triple} .", _short(triple), part[0].start, terms))
        start = end + 1
    return found


def _term_end(words: Sequence[Token], at: int) -> int:
    """Return where the term that begins at a place ends."""
    if words[at].text in "[(":
        depth = words[at].depth
        return next(
            (n + 1 for n in range(at + 1, len(words)) if words[n].depth == depth), len(words)
        )
    return at + 1


def _object_length(part: Sequence[Token]) -> int:
    """Return how many tokens at the end belong to the object."""
    last = part[-1]
    if last.text in ("]", ")"):
        level = [n for n, word in enumerate(part) if word.depth == last.depth]
        opened = [n for n in level if part[n].text in "[("]
        return len(part) - opened[-1] if opened else 1
    if last.kind == "lang":
        return 2
    if len(part) > 2 and part[-2].text == "^^":
        return 3
    if last.kind == "number" and len(part) > 2 and part[-2].text in "+-":
        return 2
    return 1


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"(?m)^\s*#.*$", "", text))


def _short(text: str) -> str:
    flat = _flat(text)
    return flat if len(flat) <= 70 else f"{flat[:67]}..."
