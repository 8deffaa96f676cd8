"""Records within brackets, ``[ ... ]``, as values: where they are in a text, what they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, RdfFormat, Triple, parse

from kg.encodings import line_ends
from kg.rdf.turtle_lines import absolute, resolve, token_matches

__all__ = ["Bracket", "bracketed", "first_unnamed"]

_OPENING, _CLOSING = ("[", "("), ("]", ")")


@dataclass(frozen=True)
class Bracket:
    """A record within brackets.

    Parameters
    ----------
    start, end
        The offsets in the text of the bracket that opens, and after the one that closes.
    after
        The offset after the dot that ends the statement.
    line
        The line where it begins.
    triples
        What it says; the subject of the first is the record.
    """

    start: int
    end: int
    after: int
    line: int
    triples: tuple[Triple, ...]

    @property
    def is_plain(self) -> bool:
        """Whether no other record without a name, and no list, is within it."""
        nodes = {end for each in self.triples for end in (each.subject, each.object)}
        return sum(isinstance(node, BlankNode) for node in nodes) <= 1


def bracketed(text: str, predicate: str) -> list[Bracket]:
    r"""Find each value within brackets of a property of a record, in the order of the text.

    The text must parse. Those within other brackets are left out.

    >>> (one,) = bracketed('<x:a> <x:b> [ <x:c> "]" ] .', "x:b")
    >>> one.start, one.end, str(one.triples[0].object)
    (12, 25, '"]"')
    """
    return list(_Scan(text, predicate).run())


def first_unnamed(text: str) -> int | None:
    r"""Return the line of the first record without a name, ``[`` or ``_:``; None if there is none.

    >>> first_unnamed('<x:a> <x:b> (1), "[" .\n_:c <x:b> 1 .')
    2
    """
    for match in token_matches(text):
        if match[0] == "[" or (match.lastgroup == "word" and match[0].startswith("_:")):
            return line_ends(text[: match.start()]) + 1
    return None


@dataclass
class _Scan:
    """One way through a text, which knows the prefixes and where in a statement it is."""

    text: str
    predicate: str
    prefixes: dict[str, str] = field(default_factory=dict)
    base: str = ""

    def run(self) -> Iterator[Bracket]:
        depth, start = 0, 0
        # The words of a directive that are still to come, and which part of a statement is next.
        directive: list[str] = []
        part, wanted = "subject", False
        found: list[tuple[int, int]] = []
        for match in token_matches(self.text):
            group, token = match.lastgroup or "other", match[0]
            if group == "comment":
                continue
            if group == "other" and token in _OPENING:
                start = start if depth else match.start()
                depth += 1
            elif group == "other" and token in _CLOSING:
                depth -= 1
                if not depth:
                    if part == "object" and wanted and self.text[start] == "[":
                        found.append((start, match.end()))
                    part = "predicate" if part == "subject" else part
            elif depth:
                continue
            elif directive or (part == "subject" and _begins_directive(token)):
                directive.append(token)
                if len(directive) == (2 if "base" in directive[0].lower() else 3):
                    self._declare(directive)
                    directive = []
            elif group == "mark":
                part = {".": "subject", ";": "predicate", ",": "object"}[token]
                if token == ".":
                    yield from (self._bracket(a, b, match.end()) for a, b in found)
                    found = []
            elif part == "subject":
                part = "predicate"
            elif part == "predicate":
                wanted = resolve(group, token, self.prefixes, self.base) == self.predicate
                part = "object"

    def _declare(self, words: list[str]) -> None:
        if len(words) == 2:
            self.base = absolute(self.base, words[1][1:-1])
        else:
            self.prefixes[words[1].removesuffix(":")] = absolute(self.base, words[2][1:-1])

    def _bracket(self, start: int, end: int, after: int) -> Bracket:
        names = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in self.prefixes.items())
        written = f"{names}<urn:x:s> <urn:x:p> {self.text[start:end]} ."
        base = self.base or None
        quads = parse(written.encode("utf-8"), format=RdfFormat.TURTLE, base_iri=base)
        *said, last = (quad.triple for quad in quads)
        # The parser gives the statement around it last, or first where the bracket is empty.
        inner = [each for each in (*said, last) if isinstance(each.subject, BlankNode)]
        line = line_ends(self.text[:start]) + 1
        return Bracket(start, end, after, line, tuple(inner))


def _begins_directive(token: str) -> bool:
    return token.lower() in ("@prefix", "prefix", "@base", "base")
