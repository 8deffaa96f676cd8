"""The words of a query, and what is wrong with one that is not SPARQL."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from pathlib import Path

from kg.errors import InputError
from kg.escapes import one_line
from kg.kinds import kind_of_text, wrong_sign
from kg.rdf.vocabulary import PREFIXES

__all__ = [
    "Token",
    "declared",
    "explain",
    "nesting",
    "other_kind",
    "place",
    "refused_update",
    "tokens",
    "update_word",
]


@dataclass(frozen=True)
class Token:
    """A word of a query: ``kind`` is iri, name, text, lang, variable, blank, number, word or sign.

    ``text`` begins at ``start`` in the query; ``depth`` counts the brackets around it, and a
    bracket has the depth of what is outside it.
    """

    kind: str
    text: str
    start: int
    depth: int

    @property
    def end(self) -> int:
        """Where the token ends."""
        return self.start + len(self.text)

    def is_word(self, *words: str) -> bool:
        """Tell whether this is one of these keywords, which are given in capitals."""
        return self.kind == "word" and self.text.upper() in words


# The terminals of SPARQL 1.1 (W3C, section 19.8), coarser where that tells nothing apart.
_TOKEN = re.compile(
    r"""
    (?P<space>[\s]+|\#[^\n\r]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<text>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|\'{3}(?:\'{0,2}(?:[^'\\]|\\.))*\'{3}
      |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<lang>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<variable>[?$]\w+)
  | (?P<blank>_:\w(?:[\w.·-]*[\w·-])?)
  | (?P<name>(?:[^\W\d_](?:[\w.·-]*[\w·-])?)?:
      (?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\[^\w\s])(?:[\w.:·-]|%[0-9A-Fa-f]{2}|\\[^\w\s])*
         (?<!\.)|))
  | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<word>[A-Za-z_]\w*)
  | (?P<sign>\^\^|&&|\|\||[<>!]=|.)
    """,
    re.VERBOSE | re.DOTALL,
)


def tokens(text: str) -> list[Token]:
    """Split a query into its words; comments and blanks are left out.

    It never fails: what is not SPARQL comes out as signs.

    >>> [token.text for token in tokens("ASK { ?a rdfs:label 'x y'@en } # so")]
    ['ASK', '{', '?a', 'rdfs:label', "'x y'", '@en', '}']
    """
    return list(_tokens(text))


@lru_cache(maxsize=16)
def _tokens(text: str) -> tuple[Token, ...]:
    """Split a query once, though several modules ask for its tokens."""
    found, depth = [], 0
    for match in _TOKEN.finditer(text):
        kind, words = str(match.lastgroup), match[0]
        if kind == "space":
            continue
        if kind == "sign" and words in "})]":
            depth = max(0, depth - 1)
        found.append(Token(kind, words, match.start(), depth))
        if kind == "sign" and words in "{([":
            depth += 1
    return tuple(found)


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
    line, column = int(found[1]), int(found[2])
    lines = text.split("\n")
    after = lines[line - 1][column - 1 :] if line <= len(lines) else ""
    if update := update_word(text):
        return refused_update(text, update, path)
    # The engine does not always see that a prefix is missing.
    missing = _undeclared(text, prefixes)
    if line <= len(lines) and (wrong := wrong_sign(lines[line - 1])):
        what, column = wrong
    elif missing and missing[:2] <= (line, column):
        line, column, name = missing
        near = difflib.get_close_matches(name, prefixes, n=1, cutoff=0.5)
        hint = f"; did you mean “{near[0]}:”?" if near else f"; add PREFIX {name}: <...>"
        what = f"the prefix “{name}:” is not declared{hint}"
    elif "variable that is unbound" in found[3] and (ungrouped := _ungrouped(text)):
        line, column = place(text, ungrouped.start)
        name = ungrouped.text
        what = f"{name} is not in GROUP BY; add it, or use it in COUNT({name}) or SAMPLE({name})"
    elif after.strip():
        what = f"unexpected “{after.strip()[:30]}”"
    elif nesting(text)[1] > 0:
        what = "the query ends too early; is a “}” missing?"
    else:
        line, column = _second_opinion(text, prefixes) or (line, column)
        at = lines[line - 1][column - 1 :].strip()[:30] if line <= len(lines) else ""
        what = f"unexpected “{at}”" if at else "something before this place is wrong"
    return InputError(
        f"not SPARQL 1.1: {what}",
        path=path,
        line=line,
        column=column,
        excerpt=_excerpt(lines, line, column),
    )


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
    kind = kind_of_text(text, "SPARQL") if text.strip() else None
    return InputError(kind[0], path=path, line=kind[1]) if kind else None


_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = (
    *("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"),
)


def place(text: str, at: int) -> tuple[int, int]:
    """Return the line and column of a place in a text, from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _undeclared(text: str, prefixes: Mapping[str, str]) -> tuple[int, int, str] | None:
    """Return the line and column of the first name with an unknown prefix, and that prefix."""
    known = {*prefixes, *declared(text)}
    for token in tokens(text):
        name = token.text.partition(":")[0]
        if token.kind == "name" and name not in known:
            return *place(text, token.start), name
    return None


_AFTER_GROUP = ("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES")


def _ungrouped(text: str) -> Token | None:
    """Return the first variable of the outermost SELECT that its GROUP BY leaves out, if any."""
    words = tokens(text)
    ends = [at for at, word in enumerate(words) if word.text == "}" and word.depth == 0]
    opens = next((at for at, word in enumerate(words) if word.text == "{"), 0)
    tail = words[ends[-1] + 1 :] if ends else []
    begins = next((at for at, word in enumerate(tail) if word.is_word("GROUP")), None)
    if begins is None:
        return None
    after = takewhile(lambda word: not word.is_word(*_AFTER_GROUP), tail[begins:])
    grouped = {word.text[1:] for word in after if word.kind == "variable"}
    chosen = (word for word in words[:opens] if word.kind == "variable" and word.depth == 0)
    return next((word for word in chosen if word.text[1:] not in grouped), None)


def declared(text: str) -> dict[str, str]:
    """Return the prefixes that a query declares.

    >>> declared("PREFIX a: <http://x.org/> ASK {}")
    {'a': 'http://x.org/'}
    """
    words = tokens(text)
    return {
        name.text[:-1]: iri.text[1:-1]
        for word, name, iri in zip(words, words[1:], words[2:], strict=False)
        if word.is_word("PREFIX") and name.text.endswith(":") and iri.kind == "iri"
    }


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


def nesting(text: str) -> tuple[int, int]:
    """Return how deep the brackets nest at most, and how many are left open at the end."""
    deepest = depth = 0
    for sign in re.findall(r"[{}()\[\]]", text):
        depth = depth + 1 if sign in "{([" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest, depth
