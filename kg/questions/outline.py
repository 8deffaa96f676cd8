"""Find the parts of a query's text: its form, its WHERE, and what follows; declare prefixes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.errors import InputError
from kg.rdf import Token, declared, tokens

__all__ = ["Outline", "declare", "edited", "query_form"]

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def query_form(text: str) -> str:
    """Return the form of a query: select, ask, construct or describe; an empty text if it has none.

    >>> query_form("PREFIX ask: <http://x.org/> SELECT * { }")
    'select'
    """
    return next((t.text.lower() for t in tokens(text) if _is_form(t)), "")


def _is_form(token: Token) -> bool:
    return token.depth == 0 and token.is_word(*_FORMS)


def declare(text: str, prefixes: Mapping[str, str]) -> str:
    """Declare the prefixes that a query uses without declaring them, at its beginning.

    >>> declare("ASK { a:b a:c d:e }", {"a": "http://x.org/", "z": "http://z.org/"})
    'PREFIX a: <http://x.org/> ASK { a:b a:c d:e }'
    """
    used = {t.text.partition(":")[0] for t in tokens(text) if t.kind == "name"}
    missing = sorted((used & prefixes.keys()) - declared(text).keys())
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in missing) + text


def edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with parts replaced; an edit is a start, an end and the new text."""
    for start, end, new in sorted(edits, key=lambda edit: -edit[0]):
        text = text[:start] + new + text[end:]
    return text


class Outline:
    """The parts of a query: its form, the template of a CONSTRUCT, its WHERE, what follows.

    Raises
    ------
    InputError
        If the text is not a query.
    """

    def __init__(self, text: str, path: Path | str | None = None) -> None:
        self.tokens = words = tokens(text)
        self.form = next((at for at, token in enumerate(words) if _is_form(token)), None)
        if self.form is None:
            raise InputError(
                "this is not a query; write SELECT, ASK, CONSTRUCT or DESCRIBE",
                path=path,
            )
        braces = [
            at
            for at in range(self.form + 1, len(words))
            if words[at].depth == 0 and words[at].text in ("{", "}") and words[at].kind == "sign"
        ]
        self.template: tuple[int, int] | None = None
        if words[self.form].is_word("CONSTRUCT") and braces[:1] == [self.form + 1]:
            self.template = (braces[0], braces[1] if len(braces) > 1 else len(words) - 1)
            braces = braces[2:]
        # The places of its braces, opening and closing; a DESCRIBE may have none.
        self.where = (braces[0], braces[1]) if len(braces) > 1 else None
        first = self.where[1] + 1 if self.where else self.form + 1
        self.tail = [at for at in range(first, len(words)) if words[at].depth == 0]

    def numbers(self) -> dict[str, int]:
        """Return the places of LIMIT and OFFSET, if they are there and a number follows."""
        words = self.tokens
        return {
            words[at].text.upper(): at
            for at in self.tail
            if words[at].is_word("LIMIT", "OFFSET")
            and at + 1 < len(words)
            and words[at + 1].text.isdecimal()
        }

    def graphs(self) -> list[tuple[int, int]]:
        """Return where each FROM begins and ends, which is allowed before the outermost WHERE."""
        words, last = self.tokens, self.where[0] if self.where else len(self.tokens)
        places = [at for at in range(self.form or 0, last) if words[at].depth == 0]
        begins = [at for at in places if words[at].is_word("FROM")]
        ends = [
            at + 1 + any(word.is_word("NAMED") for word in words[at + 1 : at + 2]) for at in begins
        ]
        return [
            (words[at].start, words[end].end)
            for at, end in zip(begins, ends, strict=True)
            if end < len(words)
        ]

    def groups(self) -> list[str]:
        """Return the variables of the outermost GROUP BY; an empty list if it has other terms."""
        words, found = self.tokens, []
        clause = [at for at in self.tail if words[at].is_word("GROUP")]
        for at in range(clause[0] + 2 if clause else len(words), len(words)):
            token = words[at]
            if token.depth == 0 and token.is_word("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"):
                break
            if token.kind == "variable" and (token.depth == 0 or words[at - 1].is_word("AS")):
                found.append(token.text[1:])
            elif token.depth == 0 and token.kind != "sign":
                return []  # the value of a function, which has no name
            elif token.text == ")" and token.depth == 0 and not words[at - 2].is_word("AS"):
                return []
        return found

    def end(self) -> int:
        """Return the place after the query's own ORDER BY, where LIMIT may follow."""
        ends = ("LIMIT", "OFFSET", "VALUES")
        last = next((at for at in self.tail if self.tokens[at].is_word(*ends)), len(self.tokens))
        return self.tokens[last - 1].end
