"""Find out why a query has no rows: which of its patterns has no match, which names it uses.

The patterns of the outermost group are asked one after another, each together with those before it,
in the order of the query. Filters come last, since a filter is about the whole group.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.rdf import PREFIXES, Token, declared, place, tokens

__all__ = ["Ask", "constants", "why_empty"]

# Asks a SELECT and tells whether it has a row; None if it cannot be asked.
Ask = Callable[[str], bool | None]


@dataclass(frozen=True)
class _Pattern:
    """A part of a group: its text to ask, its text to show, and its place in the query."""

    text: str
    shown: str
    start: int
    is_filter: bool = False
    may_be_empty: bool = False


def constants(text: str, prefixes: Mapping[str, str] = PREFIXES) -> dict[str, str]:
    """Return the things that a query names, by IRI, in its own spelling.

    Datatypes, functions, graphs and the addresses of SERVICE are left out.

    >>> constants("ASK { ?a a <http://x.org/B> ; rdfs:label '1'^^xsd:date }")
    ... # doctest: +NORMALIZE_WHITESPACE
    {'http://x.org/B': '<http://x.org/B>',
     'http://www.w3.org/2000/01/rdf-schema#label': 'rdfs:label'}
    """
    names = {**prefixes, **declared(text)}
    words = tokens(text)
    found: dict[str, str] = {}
    for before, token, after in zip([None, *words], words, [*words[1:], None], strict=False):
        skipped = before is not None and (
            before.text in ("^^", "=>")
            or before.is_word("PREFIX", "BASE", "GRAPH", "SERVICE", "SILENT", "NAMED", "FROM")
            or (before.kind == "name" and before.text.endswith(":") and token.kind == "iri")
        )
        called = after is not None and after.text == "(" and after.start == token.end
        if skipped or called:
            continue
        if token.kind == "iri" and ":" in token.text:
            found[token.text[1:-1]] = token.text
        elif token.kind == "name":
            prefix, _, local = token.text.partition(":")
            if prefix in names and not (after and after.kind == "iri" and not local):
                found[names[prefix] + re.sub(r"\\(.)", r"\1", local)] = token.text
    return found


def why_empty(text: str, ask: Ask, ask_unbound: Ask) -> str:
    """Say which pattern of a SELECT without rows has no match; an empty text if this is not clear.

    Parameters
    ----------
    text
        The query.
    ask, ask_unbound
        Ask a query for one row, with its parameters bound, and with no parameters.
    """
    words = tokens(text)
    group = _outermost(words)
    if group is None:
        return ""
    opened, closed = group
    head = "".join(f"PREFIX {name}: <{iri}> " for name, iri in declared(text).items())
    patterns = _patterns(text, words[opened + 1 : closed])
    if not patterns:
        return ""

    def asked(parts: list[_Pattern], how: Ask) -> bool | None:
        inside = " ".join(part.text for part in parts)
        return how(f"{head}SELECT * WHERE {{ {inside} }} LIMIT 1")

    plain = [part for part in patterns if not part.is_filter]
    ordered = plain + [part for part in patterns if part.is_filter]
    if not asked(ordered, ask) and asked(ordered, ask_unbound):
        return "No rows with these parameters. Without them there are rows."
    for at, part in enumerate(ordered):
        if part.may_be_empty:
            continue
        if asked(ordered[: at + 1], ask) is False:
            line, _ = place(text, part.start)
            where = f"line {line} (“{part.shown}”)"
            if part.is_filter or part.text[:5].upper() == "MINUS":
                why = "removes all rows"
            elif at == 0 or asked([part], ask) is False:
                why = "has no match"
            else:
                why = "has no match once the lines before it are applied"
            return f"{where} {why}"
    after = [word for word in words[closed + 1 :] if word.depth == 0]
    ends = [w.text.upper() for w in after if w.is_word("HAVING", "LIMIT", "OFFSET", "VALUES")]
    return f"all patterns match; {' or '.join(ends)} at the end removes all rows" if ends else ""


def _outermost(words: list[Token]) -> tuple[int, int] | None:
    """Return where the outermost group of a SELECT opens and closes."""
    if not any(word.is_word("SELECT") and word.depth == 0 for word in words):
        return None
    braces = [at for at, word in enumerate(words) if word.depth == 0 and word.text in "{}"]
    return (braces[0], braces[1]) if len(braces) > 1 else None


def _patterns(text: str, words: list[Token]) -> list[_Pattern]:
    """Split a group into its patterns."""
    if not words:
        return []
    level = min(word.depth for word in words)
    found: list[_Pattern] = []
    at = 0

    def taken(first: int, last: int, **facts: bool) -> _Pattern:
        start, end = words[first].start, words[last].end
        shown = re.sub(r"\s+", " ", re.sub(r"(?m)^\s*#.*$", "", text[start:end]))
        short = shown if len(shown) <= 70 else f"{shown[:67]}..."
        return _Pattern(text[start:end], short, start, **facts)

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
            found.append(taken(at, last, is_filter=True))
            at = last + 1
        elif word.is_word("OPTIONAL", "MINUS", "GRAPH", "SERVICE", "BIND"):
            last = closing(next_bracket(at, "(" if word.is_word("BIND") else "{"))
            loose = word.is_word("OPTIONAL", "BIND")
            found.append(taken(at, last, may_be_empty=loose))
            at = last + 1
        elif word.is_word("VALUES"):
            last = closing(next_bracket(at, "{"))
            found.append(taken(at, last))
            at = last + 1
        elif word.text == "{":
            last = closing(at)
            while last + 2 < len(words) and words[last + 1].is_word("UNION"):
                last = closing(last + 2)
            found.append(taken(at, last))
            at = last + 1
        else:
            last = _end_of_triples(words, at, level)
            found += _triples(text, words[at:last], level)
            at = last
    return found


_STARTS = ("FILTER", "OPTIONAL", "MINUS", "GRAPH", "SERVICE", "BIND", "VALUES")


def _end_of_triples(words: list[Token], at: int, level: int) -> int:
    for n in range(at, len(words)):
        word = words[n]
        if word.depth == level and (word.text in (".", "{") or word.is_word(*_STARTS)):
            return n
    return len(words)


def _triples(text: str, words: list[Token], level: int) -> list[_Pattern]:
    """Split triples that share a subject into one pattern for each object."""
    whole = text[words[0].start : words[-1].end]
    subject = _term_end(words, 0)
    if words[0].text in "[(" or subject >= len(words):
        return [_Pattern(f"{whole} .", re.sub(r"\s+", " ", whole)[:70], words[0].start)]
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
            triple = re.sub(r"\s+", " ", f"{said} {predicate} {value}")
            found.append(_Pattern(f"{triple} .", triple, part[0].start))
        start = end + 1
    return found


def _term_end(words: list[Token], at: int) -> int:
    """Return where the term that begins at a place ends."""
    if words[at].text in "[(":
        depth = words[at].depth
        return next(
            (n + 1 for n in range(at + 1, len(words)) if words[n].depth == depth), len(words)
        )
    return at + 1


def _object_length(part: list[Token]) -> int:
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
