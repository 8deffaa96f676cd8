"""Find the triple patterns of a query's text: subject, predicate or path, object.

The grammar is that of triples in SPARQL 1.1 (W3C, section 19.8, TriplesBlock), read from the words
of the text without a parser, since parsers take longer to import than most questions to answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.rdf.words import Token, tokens

__all__ = ["TYPE", "Pattern", "Patterns", "iri_named", "triple_patterns"]

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

    The subject of what stands in square brackets is the bracket. ``groups`` are the places of the
    braces around it, from outside to inside; those outside a SELECT within braces are not counted,
    since what stands there need not hold for its variables.
    """

    subject: Token
    path: tuple[Token, ...]
    object: Token
    groups: tuple[int, ...]


@dataclass(frozen=True)
class Patterns:
    """The triple patterns of a query, and the terms to which it restricts variables.

    ``given`` has the place of a brace, a variable as it is written, and all terms that VALUES or
    FILTER(... IN ...) allows for it within these braces.
    """

    found: list[Pattern]
    given: list[tuple[int, str, list[Token]]]

    def can_be(self, pattern: Pattern, word: Token) -> list[Token] | None:
        """Return all that a word of a pattern can be; None if it can be anything."""
        if word.kind != "variable":
            return None if word.text in ("[", "(") else [word]
        for group, variable, terms in self.given:
            if variable == word.text and group in pattern.groups:
                return terms
        return None


def triple_patterns(text: str) -> Patterns:
    """Return the triple patterns of a query, with those in square brackets, in no set order.

    It never fails; of what is not SPARQL it finds what looks like a pattern.

    >>> read = triple_patterns("ASK { VALUES ?b { x:y } ?a a ?b ; rdfs:label 'x', ?c . }")
    >>> [(p.subject.text, p.path[0].text, p.object.text) for p in read.found]
    [('?a', 'a', '?b'), ('?a', 'rdfs:label', "'x'"), ('?a', 'rdfs:label', '?c')]
    >>> [term.text for term in read.can_be(read.found[0], read.found[0].object)]
    ['x:y']
    """
    reader = _Reader(tokens(text), [], [])
    found = list(reader.read())
    return Patterns(found, reader.given)


class _Reader:
    def __init__(
        self,
        words: list[Token],
        groups: list[int],
        given: list[tuple[int, str, list[Token]]],
        at: int = 0,
    ) -> None:
        self.words = words
        self.at = at
        self.groups = groups  # the places of the braces that are open
        self.given = given
        self.selects: list[int] = []  # how many braces were open at each SELECT

    def read(self) -> Iterator[Pattern]:
        while self.at < len(self.words):
            word = self.words[self.at]
            if word.text in "{}":
                if word.text == "{":
                    self.groups.append(word.start)
                elif self.groups:
                    self.groups.pop()
                    while self.selects and len(self.groups) < self.selects[-1]:
                        self.selects.pop()
                self.at += 1
            elif word.text == ".":
                self.at += 1
            elif word.is_word("FILTER", "BIND"):
                self.at += 1
                while self.at < len(self.words) and self.words[self.at].text not in "({":
                    self.at += 1
                if self.at < len(self.words) and self.words[self.at].text == "(":
                    yield from self._expression(is_filter=word.is_word("FILTER"))
            elif word.is_word("VALUES"):
                self._values()
            elif word.is_word(*_NO_TRIPLES) or not self.groups:
                if word.is_word("SELECT"):
                    self.selects.append(len(self.groups))
                self.at += 1
                while self.at < len(self.words) and self.words[self.at].text not in ("{", "}"):
                    self.at += 1
            else:
                yield from self._triples()

    def _expression(self, *, is_filter: bool) -> Iterator[Pattern]:
        """Pass over an expression; an EXISTS in it has patterns, an IN may restrict a variable."""
        end = self._closing()
        inside = self.words[self.at + 1 : end]
        if (
            is_filter
            and len(inside) > 3
            and inside[0].kind == "variable"
            and inside[1].is_word("IN")
            and inside[-1].depth == inside[2].depth
        ):
            terms = [word for word in inside[3:-1] if word.text != ","]
            self._restrict([inside[0].text], terms)
        for at, word in enumerate(inside):
            if word.is_word("EXISTS"):
                yield from _Reader(inside[at + 1 :], [*self._around()], self.given).read()
                break
        self.at = end + 1

    def _values(self) -> None:
        first = self.at
        while self.at < len(self.words) and self.words[self.at].text != "{":
            self.at += 1
        names = [word.text for word in self.words[first : self.at] if word.kind == "variable"]
        end = self._closing()
        terms = [word for word in self.words[self.at + 1 : end] if word.text not in ("(", ")")]
        if self._around():
            self._restrict(names, terms)
        self.at = end + 1

    def _restrict(self, names: list[str], terms: list[Token]) -> None:
        """Note what variables can be, if all terms are names: of a literal a word is not enough."""
        if names and self.groups and all(word.kind in ("name", "iri") for word in terms):
            for column, name in enumerate(names):
                self.given.append((self.groups[-1], name, terms[column :: len(names)]))

    def _around(self) -> tuple[int, ...]:
        return tuple(self.groups[self.selects[-1] if self.selects else 0 :])

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
            inner = _Reader(self.words[:end], [*self._around()], self.given, self.at)
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
                yield Pattern(subject, path, value, self._around())
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
