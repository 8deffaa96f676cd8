"""Change an expression a little, in the ways in which first drafts are usually wrong.

Whether a change helps is asked of the data; see the callers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg.questions.hints.tried import Tried
from kg.rdf import Token, tokens
from kg.tables import Cell

__all__ = ["changes", "text_of_things", "with_str"]

# What reads a term as it is; there the term must not become a text.
_AS_IT_IS = ("STR", "LANG", "DATATYPE", "BOUND", "ISIRI", "ISURI", "ISBLANK", "ISLITERAL")
_DATE_PARTS = ("YEAR", "MONTH", "DAY")


def changes(expression: str, tried: Tried) -> Iterator[tuple[str, str]]:
    """Return expressions like this one that may work, each with what was wrong."""
    words = tokens(expression)
    strs = with_str(expression, words, tried)
    if strs != expression:
        yield strs, _what_str(tried)
    for changed in _typed(expression, words, tried):
        yield changed, "a text in quotation marks is not a number or a date"
    for changed in _year(expression, words, tried):
        yield changed, "a day is not a number"
    folded = _ON_LETTERS.sub(_small, strs)
    if folded != strs:
        yield folded, "small and capital letters count"
    flagged = _REGEX.sub(r'\1, "i")', strs)
    if flagged != strs:
        yield flagged, "small and capital letters count"


_VALUE, _QUOTED = r"([^,()]+(?:\([^()]*\))?)", r"([\"'][^\"']*[\"'])"
_ON_LETTERS = re.compile(
    rf"\b(CONTAINS|STRSTARTS|STRENDS)\s*\(\s*{_VALUE}\s*,\s*{_QUOTED}\s*\)", re.IGNORECASE
)
_REGEX = re.compile(rf"(\bREGEX\s*\(\s*{_VALUE}\s*,\s*{_QUOTED})\s*\)", re.IGNORECASE)


def _small(found: re.Match[str]) -> str:
    return f"{found[1]}(LCASE({found[2].strip()}), {found[3].lower()})"


def with_str(expression: str, words: list[Token], tried: Tried) -> str:
    """Write STR around variables that are things, or texts with a language."""
    for at in range(len(words) - 1, -1, -1):
        token = words[at]
        if token.kind != "variable" or not _needs_str(tried.values.get(token.text[1:], [])):
            continue
        inside = at > 1 and words[at - 1].text == "(" and words[at - 2].is_word(*_AS_IT_IS)
        against = {words[near].kind for near in (at - 2, at + 2) if 0 <= near < len(words)}
        compared = any(
            0 <= n < len(words) and words[n].text in ("=", "!=") for n in (at - 1, at + 1)
        )
        if inside or (compared and against & {"name", "iri", "variable"} and "text" not in against):
            continue
        expression = f"{expression[: token.start]}STR({token.text}){expression[token.end :]}"
    return expression


def _needs_str(values: list[Cell]) -> bool:
    return any(
        isinstance(each, NamedNode) or (isinstance(each, Literal) and each.language)
        for each in values
    )


def _what_str(tried: Tried) -> str:
    things = [
        name
        for name, values in tried.values.items()
        if any(isinstance(v, NamedNode) for v in values)
    ]
    if things:
        return f"?{things[0]} is a thing, not a text"
    return "a text with a language is another text than one without"


def _typed(expression: str, words: list[Token], tried: Tried) -> Iterator[str]:
    """Give the texts of a comparison the type of the values."""
    kinds = {
        each.datatype.value.rpartition("#")[2]
        for values in tried.values.values()
        for each in values
        if isinstance(each, Literal) and not each.language
    }
    for at, token in enumerate(words):
        if token.kind != "text" or (at + 1 < len(words) and words[at + 1].text in ("^^",)):
            continue
        inside = token.text[1:-1]
        if "date" in kinds and re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", inside):
            day = inside + "-01-01"[len(inside) - 4 :] if len(inside) < 10 else inside
            yield f'{expression[: token.start]}"{day}"^^xsd:date{expression[token.end :]}'
        elif kinds & {"integer", "decimal", "double"} and re.fullmatch(r"-?\d+(\.\d+)?", inside):
            yield f"{expression[: token.start]}{inside}{expression[token.end :]}"


def _year(expression: str, words: list[Token], tried: Tried) -> Iterator[str]:
    """Compare the year of a day with a number."""
    for at, token in enumerate(words):
        if token.kind != "variable" or (at > 1 and words[at - 2].is_word(*_DATE_PARTS)):
            continue
        days = tried.values.get(token.text[1:], [])
        if any(isinstance(day, Literal) and day.datatype.value.endswith("#date") for day in days):
            yield f"{expression[: token.start]}YEAR({token.text}){expression[token.end :]}"


def text_of_things(expression: str, tried: Tried) -> str:
    """Say which variables of an expression are no plain texts, and how to write it; or nothing."""
    for name, values in tried.values.items():
        if any(not isinstance(each, Literal) for each in values):
            changed = with_str(expression, tokens(expression), tried)
            return f"?{name} is a thing, not a text. Write {changed} in place of {expression}"
    return ""
