"""The words of a query, and where they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Token", "declared", "nesting", "place", "tokens"]


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


def place(text: str, at: int) -> tuple[int, int]:
    """Return the line and column of a place in a text, from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


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


def nesting(text: str) -> tuple[int, int]:
    """Return how deep the brackets nest at most, and how many are left open at the end."""
    deepest = depth = 0
    for sign in re.findall(r"[{}()\[\]]", text):
        depth = depth + 1 if sign in "{([" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest, depth
