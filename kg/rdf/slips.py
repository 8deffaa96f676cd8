"""Say in plain words what is wrong at the first word of a query that does not fit."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from itertools import pairwise

from kg.rdf.grammar import KEYWORDS, Slip
from kg.rdf.words import Token

__all__ = ["other_language", "said_of"]

_AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
_ORDER = ("GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET")
_PAIRS = {"}": "{", ")": "(", "]": "["}
_SIGNS = {"AND": "&&", "OR": "||", "NOT": "!", "&": "&&", "|": "||"}


def other_language(words: Sequence[Token]) -> str:
    """Say which language a query is in, if it is SQL or Cypher; an empty text if it is not.

    >>> from kg.rdf.words import tokens
    >>> other_language(tokens("SELECT name FROM actors"))[:18]
    'is SQL, not SPARQL'
    """
    if not words:
        return ""
    pairs = pairwise(words)
    tables = any(
        word.is_word("FROM") and after.kind in ("word", "text") and not after.is_word("NAMED")
        for word, after in pairs
    )
    if tables and words[0].is_word("SELECT", "WITH") and all(word.text != "{" for word in words):
        return (
            "is SQL, not SPARQL; there are no tables here, but patterns of triples: "
            "SELECT ?actor WHERE { ?actor migov:country place:lv }"
        )
    if words[0].is_word("MATCH") and any(word.is_word("RETURN") for word in words):
        return (
            "is Cypher, not SPARQL; write patterns of triples: "
            "SELECT ?actor WHERE { ?actor migov:country place:lv }"
        )
    return ""


def said_of(words: Sequence[Token], slip: Slip) -> tuple[int, str]:
    """Return which token is wrong, and what is wrong with it.

    The place is that of the slip, or of the word before it that begins the mistake. It may be the
    number of tokens, which is after the last one. The text is empty if nothing better can be said
    than that the word was not expected.
    """
    at, expected = slip.at, slip.expected
    before = words[at - 1] if at else None
    if before and before.is_word("ASC", "DESC") and "(" in expected and at > 1:
        return at - 1, f"the direction comes first: {before.text.upper()}({words[at - 2].text})"
    if at >= len(words):
        return at, _too_short(words, slip)
    token = words[at]
    if before and (told := _two_signs(before, token)):
        return (at if token.kind == "iri" else at - 1), told
    # What is said of a word, of a sign, of a name or value, in this order.
    for say in (_of_comma, _of_bracket, _of_condition, _of_word, _of_value):
        if told := say(words, at, expected):
            return at, told
    return at, ""


def _too_short(words: Sequence[Token], slip: Slip) -> str:
    if not any(word.text == "{" for word in words):
        return "the query ends before its patterns; write them in { }"
    wanted = sorted(each for each in slip.expected if each in "}])")
    wanted = wanted or (sorted(slip.expected & KEYWORDS) if len(slip.expected) == 1 else [])
    return f"the query ends too early; is a “{wanted[0]}” missing?" if wanted else ""


def _two_signs(before: Token, token: Token) -> str:
    if before.text == "=" and token.text == "=":
        return "SPARQL compares with one “=”; delete the other"
    if token.text == "<>":
        return "“not equal” is written !="
    return ""


def _of_comma(words: Sequence[Token], at: int, expected: frozenset[str]) -> str:
    if at and words[at - 1].text == "," and words[at].text in "}.;)":
        return f"a value is missing between “,” and “{words[at].text}”"
    if words[at].text != ",":
        return ""
    if words[at - 1].kind == "number" and words[at - 2].is_word("LIMIT"):
        rest = words[at + 1].text if at + 1 < len(words) else "10"
        skipped = words[at - 1].text
        return f"LIMIT takes one number; write LIMIT {rest} OFFSET {skipped}"
    if "<variable>" in expected:
        return "no comma is needed between variables; delete it"
    return ""


def _of_bracket(words: Sequence[Token], at: int, expected: frozenset[str]) -> str:
    token = words[at]
    if token.text == ")" and "AS" in expected:
        return "a computed column needs a name; write (... AS ?name)"
    if token.text in _PAIRS and _open_before(words, at, token.text) == 0:
        return f"this “{token.text}” closes nothing; delete it"
    if token.text in ('"', "'"):
        return f"the quotation mark {token.text} is opened and not closed"
    if "," in expected and ";" not in expected and token.text == ")":
        return "a value is missing before this bracket"
    opened = any(word.text == "{" for word in words[:at])
    if "{" in expected and not opened and at > 1 and not token.is_word(*_AGGREGATES):
        return "patterns are written in { }; a “{” is missing"
    return ""


def _open_before(words: Sequence[Token], at: int, closing: str) -> int:
    """Return how many brackets of the kind that a sign closes are open."""
    signs = [word.text for word in words[:at] if word.kind == "sign"]
    return signs.count(_PAIRS[closing]) - signs.count(closing)


def _of_condition(words: Sequence[Token], at: int, expected: frozenset[str]) -> str:
    token, before = words[at], words[at - 1]
    if before.is_word("FILTER", "HAVING") and token.text != "(":
        return f"a condition is written in brackets: {before.text.upper()}(...)"
    if before.is_word("GROUP", "ORDER") and expected == {"BY"}:
        return f"“BY” is missing; write {before.text.upper()} BY"
    if before.is_word("IN") and "(" in expected:
        return "the values after IN are written in brackets: IN (a, b)"
    if token.text in ("*", ")") and before.text == "(" and len(words) > at > 1:
        return f"{words[at - 2].text} needs a value in the brackets"
    return ""


def _of_word(words: Sequence[Token], at: int, expected: frozenset[str]) -> str:
    token, before = words[at], words[at - 1] if at else None
    word = token.text.upper()
    if "&&" in expected and (token.is_word("AND", "OR") or token.text in "&|"):
        return f"“{token.text}” is written {_SIGNS[word]}"
    if token.is_word("NOT") and "!" in expected:
        return "“not” is written !, or FILTER NOT EXISTS { ... }"
    if token.kind != "word":
        return ""
    name = before.text if before else "?x"
    if "&&" in expected and word in ("LIKE", "ILIKE", "CONTAINS", "MATCHES"):
        return f'“{token.text}” is written CONTAINS(LCASE(STR({name})), "...")'
    if "&&" in expected and word == "IS":
        return f"“is null” is written !BOUND({name}), and “is not null” BOUND({name})"
    if word == "IS" and "<a>" in expected:
        return "“is” is written a: ?x a migov:Event"
    if word in _AGGREGATES and "SELECT" not in expected and "(" in expected:
        return f"a computed column is written in brackets, with a name: ({word}(?x) AS ?n)"
    if (told := _of_order(words, at)) and "<end>" in expected:
        return told
    used = {each.text[1:] for each in words if each.kind == "variable"}
    if token.text in used:
        return f"a variable begins with “?”; write ?{token.text}"
    if word not in KEYWORDS:
        known = sorted(each for each in expected if each in KEYWORDS)
        near = difflib.get_close_matches(word, known, n=1, cutoff=0.7)
        near = near or difflib.get_close_matches(word, sorted(KEYWORDS), n=1, cutoff=0.8)
        if near:
            return f"“{token.text}” is not a word of SPARQL; did you mean {near[0]}?"
    if "SELECT" in expected and at == 0:
        return "a query begins with SELECT, ASK or CONSTRUCT"
    if "<name>" in expected or "<variable>" in expected:
        return (
            f"“{token.text}” is not a term; write ?{token.text} for a variable, a prefix before a "
            f'name (migov:{token.text}), or quotation marks around a text ("{token.text}")'
        )
    return ""


def _of_order(words: Sequence[Token], at: int) -> str:
    """Say which clause after the patterns comes too late."""
    token = words[at]
    if token.is_word("WHERE", "AND", "FILTER", "OPTIONAL", "MINUS", "UNION"):
        return "all patterns belong into one { }; move this before the “}”"
    if not token.is_word(*_ORDER):
        return ""
    rank = _ORDER.index(token.text.upper())
    later = [
        word.text.upper()
        for word in words[:at]
        if word.depth == 0 and word.is_word(*_ORDER[rank + 1 :])
    ]
    if not later:
        return ""
    name = f"{token.text.upper()} BY" if token.is_word("GROUP", "ORDER") else token.text.upper()
    return f"{name} comes before {later[0]}"


def _of_value(words: Sequence[Token], at: int, expected: frozenset[str]) -> str:
    token, before = words[at], words[at - 1] if at else None
    if before and before.kind == "number" and token.text == "-" and token.start == before.end:
        return 'a date is written in quotation marks: "2022-01-01"^^xsd:date'
    if {".", ";"} <= expected and token.kind in ("variable", "name", "iri", "blank", "text"):
        return "a “.” or “;” is missing before this; “.” begins a new subject, “;” keeps it"
    if token.kind == "text" and "<a>" in expected:
        return "a property is a name such as migov:kind, not a text"
    return ""
