"""Say what is wrong with a query that has the form of SPARQL and breaks one of its rules.

The rules are on variables: which of them a SELECT may show after GROUP BY, and which may be given a
value. The engine names the rule and not the place.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from kg.rdf.words import Token

__all__ = ["misused"]

AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
_AFTER_GROUP = ("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES")


def misused(words: Sequence[Token]) -> tuple[Token, str] | None:
    """Return the token at which a rule is broken, and what to do; None if it is not clear."""
    opens = next((at for at, word in enumerate(words) if word.text == "{"), len(words))
    for rule in (_repeated, _everything, _ungrouped, _aggregate_in_filter, _sorted_aggregate):
        if found := rule(words, opens):
            return found
    return None


def _repeated(words: Sequence[Token], opens: int) -> tuple[Token, str] | None:
    """Find what is given a value with AS that it has already."""
    for at, token in enumerate(words):
        if token.kind != "variable" or not words[at - 1].is_word("AS"):
            continue
        elsewhere = words[:at] if at > opens else [*words[:at], *words[opens:]]
        if any(word.text == token.text for word in elsewhere if word.depth <= token.depth + 1):
            return token, f"{token.text} has a value already; give the new one another name"
    return None


def _everything(words: Sequence[Token], opens: int) -> tuple[Token, str] | None:
    star = next((w for w in words[:opens] if w.text == "*" and w.depth == 0), None)
    if star and any(word.is_word("GROUP") and word.depth == 0 for word in words):
        return star, "with GROUP BY the columns must be named; write them in place of “*”"
    return None


def _ungrouped(words: Sequence[Token], opens: int) -> tuple[Token, str] | None:
    """Find a column of the outermost SELECT that GROUP BY leaves out, or that needs one."""
    ends = [at for at, word in enumerate(words) if word.text == "}" and word.depth == 0]
    tail = words[ends[-1] + 1 :] if ends else []
    begins = next((at for at, word in enumerate(tail) if word.is_word("GROUP")), None)
    chosen = [word for word in words[:opens] if word.kind == "variable" and word.depth == 0]
    if begins is None:
        counted = any(word.is_word(*AGGREGATES) for word in words[:opens])
        names = " ".join(dict.fromkeys(word.text for word in chosen))
        if counted and chosen:
            told = f"{chosen[0].text} needs a GROUP BY; write GROUP BY {names} after the last “}}”"
            return chosen[0], told
        return None
    after = takewhile(lambda word: not word.is_word(*_AFTER_GROUP), tail[begins:])
    grouped = {word.text[1:] for word in after if word.kind == "variable"}
    left = next((word for word in chosen if word.text[1:] not in grouped), None)
    if left is None:
        return None
    name = left.text
    add = f"add it (GROUP BY ... {name}), or use it in COUNT({name}) or SAMPLE({name})"
    return left, f"{name} is not in GROUP BY; {add}"


def _aggregate_in_filter(words: Sequence[Token], opens: int) -> tuple[Token, str] | None:
    for token, after in pairwise(words[opens:]):
        if token.is_word(*AGGREGATES) and after.text == "(" and _in_filter(words, token):
            name = token.text.upper()
            told = f"FILTER looks at one row at a time; after GROUP BY write HAVING ({name}(...))"
            return token, told
    return None


def _in_filter(words: Sequence[Token], token: Token) -> bool:
    before = [w for w in words if w.start < token.start and w.depth < token.depth]
    return any(word.is_word("FILTER") for word in before[-2:])


def _sorted_aggregate(words: Sequence[Token], opens: int) -> tuple[Token, str] | None:
    tail = [word for word in words[opens:] if word.depth <= 1]
    orders = [at for at, word in enumerate(tail) if word.is_word("ORDER") and word.depth == 0]
    grouped = any(word.is_word("GROUP") and word.depth == 0 for word in tail)
    if not orders or grouped:
        return None
    found = next((word for word in tail[orders[-1] :] if word.is_word(*AGGREGATES)), None)
    return (found, f"{found.text.upper()} needs a GROUP BY before ORDER BY") if found else None
