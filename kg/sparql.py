"""The text of a query before it is asked: whether it is SPARQL, and stays within the study."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.vocabulary import PREFIXES

__all__ = ["Token", "explain", "refuse_deep", "refuse_reaching_out", "tokens"]


@dataclass(frozen=True)
class Token:
    """A word of a query: ``kind`` is iri, name, text, lang, variable, blank, number, word or sign.

    ``text`` stands at ``start`` in the query; ``depth`` counts the brackets around it, and a
    bracket stands at the depth of what is outside it.
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
    """Cut a query into its words; comments and blanks are left out.

    It never fails: what is no SPARQL comes out as signs.

    >>> [token.text for token in tokens("ASK { ?a rdfs:label 'x y'@en } # so")]
    ['ASK', '{', '?a', 'rdfs:label', "'x y'", '@en', '}']
    """
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
    return found


def explain(text: str, error: SyntaxError, *, path: Path | str | None = None) -> InputError:
    """Say in plain words where a query is no SPARQL 1.1, and what stands there."""
    found = re.match(r"error at (\d+):(\d+): (.*)", error.msg, re.DOTALL)
    if not found:
        told = re.sub(r"\s+", " ", error.msg)
        return InputError(f"not SPARQL 1.1: {told}", path=path)
    line, column = int(found[1]), int(found[2])
    lines = text.splitlines()
    before, after = (
        (lines[line - 1][: column - 1], lines[line - 1][column - 1 :])
        if (line <= len(lines))
        else ("", "")
    )
    if "Prefix not found" in found[3]:
        prefix = re.findall(r"([\w-]*):[^\s:]*", before)[-1:] or ["?"]
        what = f"the prefix “{prefix[0]}:” is not declared"
    elif after.strip():
        what = f"unexpected “{after.strip()[:30]}”"
    elif _nesting(text)[1] > 0:
        what = "the query ends too early; is a “}” missing?"
    else:
        line, column = _second_opinion(text) or (line, column)
        at = lines[line - 1][column - 1 :].strip()[:30] if line <= len(lines) else ""
        what = f"unexpected “{at}”" if at else "something before this place cannot stand there"
    return InputError(f"not SPARQL 1.1: {what}", path=path, line=line, column=column)


def _second_opinion(text: str) -> tuple[int, int] | None:
    """Return where rdflib's parser stumbles: the engine names the end for some slips."""
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery("".join(f"PREFIX {p}: <{iri}> " for p, iri in PREFIXES.items()) + text)
    except ParseException as error:
        first = sum(len(f"PREFIX {p}: <{iri}> ") for p, iri in PREFIXES.items())
        column = error.column - first if error.lineno == 1 else error.column
        return error.lineno, max(1, column)
    except RecursionError:
        return None
    return None


# Both parsers call themselves for each bracket; thousands of them end the process.
_DEEPEST = 100
_LONGEST = 1_000_000


def _nesting(text: str) -> tuple[int, int]:
    """Return how deep the brackets nest at most, and how many are left open at the end."""
    deepest = depth = 0
    for sign in re.findall(r"[{}()\[\]]", text):
        depth = depth + 1 if sign in "{([" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest, depth


def refuse_deep(text: str, *, path: Path | str | None = None) -> None:
    """Refuse a query whose brackets would end the process that parses it."""
    if _nesting(text)[0] > _DEEPEST or len(text) > _LONGEST:
        raise InputError(
            f"the query is too long or nested deeper than {_DEEPEST} brackets; "
            "write it more simply",
            path=path,
        )


def refuse_reaching_out(text: str, *, path: Path | str | None = None) -> None:
    """Refuse a query that would call another server or name graphs to load.

    The parsed query is looked at, so that a label may contain the words. rdflib parses it, since
    pyoxigraph does not show what it parsed; a query without the words is not parsed twice.
    """
    if not re.search(r"\b(SERVICE|FROM)\b", text, re.IGNORECASE):
        return
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        declared = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in PREFIXES.items())
        parsed = parseQuery(declared + text)
    except (ParseException, RecursionError) as error:
        raise InputError(
            "the query cannot be checked for SERVICE and FROM; write it more simply",
            path=path,
        ) from error
    for word, name in (("SERVICE", "ServiceGraphPattern"), ("FROM", "DatasetClause")):
        if _contains(parsed, name):
            raise InputError(
                f"{word} is refused: a question is answered from the study alone",
                path=path,
            )


def _contains(parsed: Any, name: str) -> bool:  # noqa: ANN401 (rdflib's parse tree is untyped)
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(parsed, CompValue):
        return parsed.name == name or any(_contains(part, name) for part in parsed.values())
    if isinstance(parsed, (ParseResults, list, tuple)):
        return any(_contains(part, name) for part in parsed)
    return False
