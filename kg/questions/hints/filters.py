"""Say why a FILTER or a computed column has no value: it fails in each row, or it is false.

A FILTER that fails (an error in SPARQL) removes the row as one that is false does, without a word.
Which of the two it is can be asked: an expression that fails leaves its variable without a value.
"""

from __future__ import annotations

import re

from pyoxigraph import Literal, NamedNode

from kg.questions.hints.changes import changes
from kg.questions.hints.dates import of_dates
from kg.questions.hints.names import variables
from kg.questions.hints.near import told_near
from kg.questions.hints.patterns import Part, split_query
from kg.questions.hints.probe import Probe
from kg.questions.hints.tried import SOME, Tried, tried_out
from kg.questions.hints.unbound import never_bound
from kg.questions.hints.values import constant, loosely, near_value, plainly
from kg.rdf import Token, tokens

__all__ = ["condition", "in_some_rows", "why_fails", "why_filter"]

_ON_TEXT = (
    *("CONTAINS", "STRSTARTS", "STRENDS", "REGEX", "STRBEFORE", "STRAFTER", "REPLACE", "LCASE"),
    *("UCASE", "STRLEN", "SUBSTR", "CONCAT", "GROUP_CONCAT", "ENCODE_FOR_URI"),
)


def condition(part: Part) -> str:
    """Return the expression of a FILTER, without the word; empty for one with EXISTS."""
    words = tokens(part.text)
    if any(token.is_word("EXISTS") for token in words):
        return ""
    if words[1].text == "(" and words[-1].text == ")":
        return part.text[words[1].end : words[-1].start].strip()
    return part.text[words[0].end :].strip()


def why_filter(probe: Probe, before: str, part: Part) -> str:
    """Say why a FILTER lets no row pass, and what to write."""
    expression = condition(part)
    if not expression:
        return ""
    if told := never_bound(probe, before, expression):
        return told
    if not (tried := tried_out(probe, before, expression)):
        return ""
    if told := _same_value(before, expression) or of_dates(probe, before, expression, tried):
        return told
    for changed, what in changes(expression, tried):
        if probe.has_row(f"{before} FILTER({changed})"):
            fails = "" if tried.worked else "it fails in every row, as "
            return _sentence(f"{fails}{what}. Write FILTER({changed})")
    for say in (_near_constant, _near_letters, _languages):
        if told := say(probe, before, expression):
            return told
    if tried.worked == tried.rows:
        return f"It is false in every row{_shown(probe, tried)}"
    if tried.worked:
        failing = f"It fails in {tried.rows - tried.worked} of {tried.rows} rows"
        return f"{failing}, and is false in the others{_shown(probe, tried)}"
    told = _unfit(tried, expression)
    return (
        f"It fails in every row: {told}" if told else f"It fails in every row{_shown(probe, tried)}"
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def why_fails(probe: Probe, before: str, expression: str) -> str:
    """Say why an expression has no value in any row, and what to write; empty if it has one."""
    if told := never_bound(probe, before, expression):
        return told
    tried = tried_out(probe, before, expression)
    if not tried or tried.worked or not tried.rows:
        return ""
    if told := of_dates(probe, before, expression, tried):
        return told
    for changed, what in changes(expression, tried):
        if probe.has_row(f"{before} BIND(({changed}) AS ?kg_f) FILTER(BOUND(?kg_f))"):
            return _sentence(f"{what}. Write {changed}")
    return _unfit(tried, expression)


def in_some_rows(probe: Probe, before: str, part: Part) -> str:
    """Say that a FILTER fails in some rows of an answer, which are left out; empty if it does not.

    A row without a value is not equal to anything, which needs no word; that it is not unequal
    either is a surprise.
    """
    expression = condition(part)
    signs = {token.text.upper() for token in tokens(expression)}
    if not expression or not signs & {"!=", "<", ">", "<=", ">=", "!", "NOT"} or "BOUND" in signs:
        return ""
    tried = tried_out(probe, before, expression)
    if not tried or not tried.worked or tried.worked == tried.rows or tried.rows >= SOME:
        return ""
    failing = tried.rows - tried.worked
    where = f"(“{part.shown}”) fails in {failing} of {tried.rows} rows, and these are left out"
    empty = [name for name, number in tried.bound.items() if number < tried.rows]
    if not empty:
        return f"{where}{_shown(probe, tried)}"
    names = " and ".join(f"?{name}" for name in empty)
    keep = " || ".join(f"!BOUND(?{name})" for name in empty)
    return (
        f"{where}: {names} has no value there. To keep them, write FILTER({keep} || {expression})"
    )


def _near_constant(probe: Probe, before: str, expression: str) -> str:
    """Look for the value that a variable is compared with."""
    words = tokens(expression)
    for at, token in enumerate(words):
        if token.kind != "variable" or token.text[1:] not in variables(before):
            continue
        if at + 2 < len(words) and words[at + 1].text == "=":
            following = words[at + 2 : at + 5]
        elif at + 3 < len(words) and words[at + 1].is_word("IN") and words[at + 2].text == "(":
            following = words[at + 3 : at + 6]
        elif at > 1 and words[at - 1].text == "=":
            following = words[at - 2 : at - 1]
        else:
            continue
        asked = constant(_term(following), probe)
        near = near_value(probe, before, token.text[1:], asked) if asked else None
        if near and near.exact:
            return told_near(near)
    return ""


def _same_value(before: str, expression: str) -> str:
    """Say of ?a != ?b that both are the one value of one property of one thing."""
    words = tokens(expression)
    if [word.kind for word in words] != ["variable", "sign", "variable"] or words[1].text != "!=":
        return ""
    one, other = words[0].text, words[2].text
    triples = [part.terms for part in split_query(f"ASK {{ {before} }}") if part.terms]
    for subject, predicate, object_ in triples:
        if object_ == one and (subject, predicate, other) in triples:
            return (
                f"{one} and {other} are the same value of {predicate} of one {subject}. Use two "
                f"subjects, such as {subject}1 and {subject}2"
            )
    return ""


def _near_letters(probe: Probe, before: str, expression: str) -> str:
    """Look for the letters of a text within the values of a variable, whatever their marks."""
    for name in variables(expression):
        for token in tokens(expression):
            if token.kind != "text" or name not in variables(before) or len(token.text) < 5:
                continue
            wanted = token.text[1:-1]
            test = f'FILTER(REGEX(STR(?{name}), {Literal(loosely(wanted))}, "i"))'
            rows = probe.rows(f"?{name}", f"{before} {test}", f"ORDER BY ?{name} LIMIT 1")
            value = getattr(rows[0][0], "value", "") if rows else ""
            at = plainly(value).find(plainly(wanted))
            found = value[at : at + len(wanted)]
            if at >= 0 and len(plainly(value)) == len(value) and found != wanted:
                case = found.lower() == wanted.lower()
                why = "small and capital letters count" if case else "marks of letters count"
                return f"The data have {Literal(found)}, not {token.text}: {why}"
    return ""


def _languages(probe: Probe, before: str, expression: str) -> str:
    """Say which languages the texts have that LANG is asked of."""
    for name in variables(expression):
        if not re.search(rf"(?i)\bLANG\s*\(\s*[?$]{name}\s*\)", expression):
            continue
        rows = probe.rows(f"DISTINCT (LANG(?{name}) AS ?kg_l)", before, "ORDER BY ?kg_l LIMIT 8")
        tags = [getattr(row[0], "value", "") for row in rows or ()]
        if tags:
            shown = ", ".join(f'"{tag}"' if tag else "none" for tag in tags)
            return f"The languages of ?{name} are {shown}; they are compared letter by letter"
    return ""


def _term(words: list[Token]) -> str:
    """Return the term at the beginning of some words."""
    if not words or words[0].kind not in ("text", "iri", "name", "number"):
        return ""
    if len(words) > 1 and words[1].kind == "lang":
        return words[0].text + words[1].text
    if len(words) > 2 and words[1].text == "^^":
        return "".join(word.text for word in words)
    return words[0].text


def _unfit(tried: Tried, expression: str) -> str:
    """Say of a variable why it cannot be used here."""
    for name, number in tried.bound.items():
        if number == 0:
            return f"?{name} has no value in any row"
    on_text = any(token.is_word(*_ON_TEXT) for token in tokens(expression))
    for name, values in tried.values.items():
        if on_text and any(isinstance(each, NamedNode) for each in values):
            return f"?{name} is a thing, not a text. Write STR(?{name})"
    return ""


def _shown(probe: Probe, tried: Tried) -> str:
    """Return some values of the variables, for a reader to see."""
    told = []
    for name, values in tried.values.items():
        some = [probe.written(each) for each in values[:2]]
        if some := [each for each in some if len(each) <= 60]:
            told.append(f"?{name} is, for example, {' or '.join(some)}")
    return f"; {'; '.join(told[:2])}" if told else ""
