"""Find the triple patterns of a query's text: subject, predicate or path, object.

The grammar is that of triples in SPARQL 1.1 (W3C, section 19.8, TriplesBlock), read from the words
of the text without a parser, since parsers take longer to import than most questions to answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.rdf.sparql import Token, tokens

__all__ = ["TYPE", "Pattern", "bound_by_values", "iri_named", "triple_patterns"]

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

# After one of these words no triples follow, until the next brace.
_NO_TRIPLES = (
    *("PREFIX", "BASE", "SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "FROM", "WHERE", "GROUP"),
    *("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES", "UNION", "OPTIONAL", "MINUS", "GRAPH"),
    *("SERVICE", "EXISTS", "NOT", "INSERT", "DELETE"),
)


@dataclass(frozen=True)
class Pattern:
    """A triple pattern; ``subject`` and ``object`` are their first words, ``path`` all its words.

    The subject of what stands in square brackets is the bracket. ``group`` is the place of the
    brace around it.
    """

    subject: Token
    path: tuple[Token, ...]
    object: Token
    group: int


def triple_patterns(text: str) -> list[Pattern]:
    """Return the triple patterns of a query, with those in square brackets, in no set order.

    It never fails; of what is not SPARQL it finds what looks like a pattern.

    >>> [(p.subject.text, p.path[0].text, p.object.text)
    ...  for p in triple_patterns("SELECT * { ?a a ?b ; rdfs:label 'x', ?c . FILTER(?b = 1) }")]
    [('?a', 'a', '?b'), ('?a', 'rdfs:label', "'x'"), ('?a', 'rdfs:label', '?c')]
    """
    return list(_Reader(tokens(text)).read())


class _Reader:
    def __init__(self, words: list[Token]) -> None:
        self.words = words
        self.at = 0
        self.groups: list[int] = []  # the places of the braces that are open

    def read(self) -> Iterator[Pattern]:
        while self.at < len(self.words):
            word = self.words[self.at]
            if word.text in "{}":
                if word.text == "{":
                    self.groups.append(word.start)
                elif self.groups:
                    self.groups.pop()
                self.at += 1
            elif word.text == ".":
                self.at += 1
            elif word.is_word("FILTER", "BIND"):
                self.at += 1
                while self.at < len(self.words) and self.words[self.at].text not in "({":
                    self.at += 1
                if self.at < len(self.words) and self.words[self.at].text == "(":
                    yield from self._expression()
            elif word.is_word("VALUES"):
                self._values()
            elif word.is_word(*_NO_TRIPLES) or not self.groups:
                self.at += 1
                while self.at < len(self.words) and self.words[self.at].text not in ("{", "}"):
                    self.at += 1
            else:
                yield from self._triples()

    def _expression(self) -> Iterator[Pattern]:
        """Pass over an expression; an EXISTS in it has patterns."""
        end = self._closing()
        for at in range(self.at, end):
            if self.words[at].is_word("EXISTS"):
                yield from _Reader(self.words[at + 1 : end]).read()
                break
        self.at = end + 1

    def _values(self) -> None:
        while self.at < len(self.words) and self.words[self.at].text != "{":
            self.at += 1
        self.at = self._closing() + 1

    def _closing(self) -> int:
        """Return the place of the bracket that closes the one here."""
        opened = self.words[self.at : self.at + 1]
        for at in range(self.at + 1, len(self.words)):
            if self.words[at].depth == opened[0].depth and self.words[at].text in "})]":
                return at
        return len(self.words)

    def _triples(self) -> Iterator[Pattern]:
        subject = self.words[self.at]
        yield from self._term()
        yield from self._properties(subject)

    def _term(self) -> Iterator[Pattern]:
        """Pass over a term; one in square brackets has patterns, as have the members of a list."""
        word = self.words[self.at]
        if word.text == "[":
            end, self.at = self._closing(), self.at + 1
            inner = _Reader(self.words[:end])
            inner.at, inner.groups = self.at, self.groups
            if self.at < end:
                yield from inner._properties(word)
            self.at = end + 1
            return
        if word.text == "(":
            end = self._closing()
            self.at += 1
            while self.at < end:
                yield from self._term()
            self.at = end + 1
            return
        self.at += 1
        if self.at < len(self.words) and self.words[self.at].kind == "lang":
            self.at += 1
        elif self._here("^^"):
            self.at += 2
        elif word.text in "+-" and self.at < len(self.words):
            self.at += 1

    def _here(self, *texts: str) -> bool:
        return self.at < len(self.words) and self.words[self.at].text in texts

    def _properties(self, subject: Token) -> Iterator[Pattern]:
        while self.at < len(self.words) and not self._here(".", "}", "{", ")", "]"):
            if self._here(";"):
                self.at += 1
                continue
            if self.words[self.at].is_word("FILTER", "BIND", *_NO_TRIPLES):
                return
            path = self._path()
            if not path or self.at >= len(self.words) or self._here(".", ";", "}", "{"):
                return
            while True:
                value = self.words[self.at]
                yield from self._term()
                yield Pattern(subject, path, value, self.groups[-1])
                if not self._here(","):
                    break
                self.at += 1
                if self.at >= len(self.words):
                    return

    def _path(self) -> tuple[Token, ...]:
        """Pass over a predicate or path, and return its words."""
        first, wants = self.at, True
        while self.at < len(self.words):
            word = self.words[self.at]
            if wants and word.text in ("^", "!"):
                self.at += 1
            elif wants and word.text == "(":
                self.at, wants = self._closing() + 1, False
            elif wants:
                self.at, wants = self.at + 1, False
            elif word.text in ("/", "|"):
                self.at, wants = self.at + 1, True
            elif word.text in ("*", "+", "?"):
                self.at += 1
            else:
                break
        return tuple(self.words[first : self.at])


def bound_by_values(text: str) -> dict[str, list[Token]]:
    """Return the terms that VALUES gives to each variable, by the variable as it is written.

    >>> found = bound_by_values("ASK { VALUES ?a { 1 2 } VALUES (?b ?c) { (x:y 3) } }")
    >>> {name: [token.text for token in given] for name, given in found.items()}
    {'?a': ['1', '2'], '?b': ['x:y'], '?c': ['3']}
    """
    words, found = tokens(text), dict[str, list[Token]]()
    for at, word in enumerate(words):
        if not word.is_word("VALUES"):
            continue
        opened = next((n for n in range(at, len(words)) if words[n].text == "{"), len(words))
        names = [each.text for each in words[at:opened] if each.kind == "variable"]
        level = words[opened].depth if opened < len(words) else 0
        column = 0
        for each in words[opened + 1 :]:
            if each.text == "}" and each.depth == level:
                break
            if each.kind in ("lang", "sign") and each.text != "^^":
                column = 0 if each.text == "(" else column
            elif names and each.text != "^^":
                found.setdefault(names[column % len(names)], []).append(each)
                column += 1
    return found


def iri_named(word: Token, prefixes: Mapping[str, str]) -> str:
    """Return the IRI that a word of a query names; an empty text if it names none.

    >>> iri_named(tokens("x:y")[0], {"x": "http://x.org/"})
    'http://x.org/y'
    """
    if word.kind == "iri":
        return word.text[1:-1]
    if word.kind == "word" and word.text == "a":
        return TYPE
    prefix, colon, local = word.text.partition(":")
    if word.kind != "name" or not colon or prefix not in prefixes:
        return ""
    return prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)
