"""Say what is wrong with a text that is not SPARQL, and where."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from pathlib import Path

from kg.errors import InputError
from kg.escapes import one_line
from kg.kinds import kind_of_text, wrong_sign
from kg.rdf.vocabulary import PREFIXES
from kg.rdf.words import Token, declared, place, tokens

__all__ = ["explain", "other_kind", "refused_update", "update_word"]


def explain(
    text: str,
    error: SyntaxError,
    *,
    path: Path | str | None = None,
    prefixes: Mapping[str, str] = PREFIXES,
) -> InputError:
    """Say in plain words where a query is not SPARQL 1.1, and what is wrong.

    The line is shown with a caret under the place. ``prefixes`` need no declaration.
    """
    if kind := other_kind(text, path):
        return kind
    if not tokens(text):
        return InputError("the query is empty; write SELECT, ASK or CONSTRUCT", path=path)
    found = re.match(r"error at (\d+):(\d+): (.*)", error.msg, re.DOTALL)
    if not found:
        told = re.sub(r"\s+", " ", error.msg)
        return InputError(f"not SPARQL 1.1: {told}", path=path)
    if update := update_word(text):
        return refused_update(text, update, path)
    line, column, what = _mistake(text, (int(found[1]), int(found[2])), prefixes)
    return InputError(
        f"not SPARQL 1.1: {what}",
        path=path,
        line=line,
        column=column,
        excerpt=_excerpt(text.split("\n"), line, column),
    )


def _mistake(
    text: str, engine: tuple[int, int], prefixes: Mapping[str, str]
) -> tuple[int, int, str]:
    """Return the line, the column and the words of what is wrong; the engine stopped at a place."""
    # Only a query with a mistake needs these.
    from kg.rdf.grammar import find_slip
    from kg.rdf.misuse import misused
    from kg.rdf.slips import said_of

    words, lines = tokens(text), text.split("\n")
    slip = find_slip(words)
    first = words[slip.at].start if slip and slip.at < len(words) else len(text.rstrip())
    line, column = place(text, first) if slip else engine
    if line <= len(lines) and (wrong := wrong_sign(lines[line - 1])):
        return line, wrong[1], wrong[0]
    missing = _undeclared(text, prefixes)
    if missing and (missing[:2] <= (line, column) or not slip):
        line, column, name = missing
        near = difflib.get_close_matches(name, prefixes, n=1, cutoff=0.5)
        hint = f"; did you mean “{near[0]}:”?" if near else f"; add PREFIX {name}: <...>"
        return line, column, f"the prefix “{name}:” is not declared{hint}"
    if slip:
        at, told = said_of(words, slip)
        if at < len(words):
            return *place(text, words[at].start), told or f"unexpected “{_from(text, words[at])}”"
        return line, column, told or "the query ends too early"
    if rule := misused(words):
        return *place(text, rule[0].start), rule[1]
    line, column = _second_opinion(text, prefixes) or (line, column)
    at_place = lines[line - 1][column - 1 :].strip()[:30] if line <= len(lines) else ""
    told = f"unexpected “{at_place}”" if at_place else "something before this place is wrong"
    return line, column, told


def _from(text: str, token: Token) -> str:
    return text[token.start :].partition("\n")[0].strip()[:30]


def update_word(text: str) -> Token | None:
    """Return the first word of an update, if a text is one."""
    words = tokens(text)
    first = next((t for t in words if t.depth == 0 and t.is_word(*_FORMS, *_UPDATES)), None)
    return first if first and first.is_word(*_UPDATES) else None


def refused_update(text: str, word: Token, path: Path | str | None) -> InputError:
    """Make the error of an update, which begins with this word."""
    if kind := other_kind(text, path):
        return kind
    line, column = place(text, word.start)
    return InputError(
        f"not SPARQL 1.1: {word.text.upper()} would change data, and a question only reads; "
        "begin with SELECT, ASK or CONSTRUCT",
        path=path,
        line=line,
        column=column,
        excerpt=_excerpt(text.split("\n"), line, column),
    )


def other_kind(text: str, path: Path | str | None) -> InputError | None:
    """Make the error of a text that is something else than SPARQL, if one can tell."""
    from kg.rdf.slips import other_language

    if language := other_language(words := tokens(text)):
        return InputError(language, path=path, line=place(text, words[0].start)[0])
    kind = kind_of_text(text, "SPARQL") if text.strip() else None
    return InputError(kind[0], path=path, line=kind[1]) if kind else None


_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = (
    *("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"),
)


def _undeclared(text: str, prefixes: Mapping[str, str]) -> tuple[int, int, str] | None:
    """Return the line and column of the first name with an unknown prefix, and that prefix."""
    known = {*prefixes, *declared(text)}
    for token in tokens(text):
        name = token.text.partition(":")[0]
        if token.kind == "name" and name not in known:
            return *place(text, token.start), name
    return None


def _excerpt(lines: list[str], line: int, column: int) -> str:
    """Return a line with a caret under a column; of a long line, what is around it."""
    if not 1 <= line <= len(lines):
        return ""
    whole = lines[line - 1]
    first = max(0, column - 61)
    shown = one_line(whole[first : first + 100])
    lead = "…" if first else ""
    return f"    {lead}{shown.rstrip()}\n    {' ' * (len(lead) + column - 1 - first)}^"


def _second_opinion(text: str, prefixes: Mapping[str, str]) -> tuple[int, int] | None:
    """Return where rdflib's parser stops: for some errors the engine names only the end."""
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    head = "".join(f"PREFIX {p}: <{iri}> " for p, iri in prefixes.items())
    try:
        parseQuery(head + text)
    except ParseException as error:
        first = len(head)
        column = error.column - first if error.lineno == 1 else error.column
        return error.lineno, max(1, column)
    except RecursionError:
        return None
    return None
