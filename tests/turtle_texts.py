"""Turtle as people write it, by chance: each way to write a name, text, number or comment."""

from __future__ import annotations

import random
from collections.abc import Callable

_NAMES = (
    *("x:a", "x:b", "x:c", ":", ":d", "x:", "m:Event", "x:a.b", "x:1", "x:\\-a", "x:a:b"),
    *("x:it\\'s", "x:a\\#b", "x:a%20b", "x:\\(1\\)", "x:\u0161ilas", "x:a\\,b\\;c\\.d"),
    *("<http://x.org/a>", "<b>", "<#c>", "</d#e>", "<http://x.org/\\u0161>", "<urn:x:a#b;c,d.>"),
)
_TEXTS = (
    *('"a"', "'a'", '"""a"""', "'''a'''", '""', "''", '""""""', "''''''", '"#"', "'\"'", '"\'"'),
    *('"""a\n# no comment\n"b" """', "'''it's\r\n'' [ ( '''", '"a\\nb\\t\\\\\\""'),
    '"\\u0041\\U0001F600"',
    *('"\u201e\u0160ilas\u201c\u2028"', '"]) . ;"', '"""\\""""', '"_:b [ ] ( )"', '"<<" '),
)
_TAGS = ("", "@en", "@lt", "@sr-Latn", "^^<http://x.org/t>", "^^xsd:date")
_NUMBERS = ("1", "+1", "-0", "01", "1.0", "-0.5", "1e3", "1.5E-3", "true", "false")
_BLANKS = (" ", "  ", "\t", "\n", "\r\n", "\n\n", " \n  ")


class Writer:
    """Writes a text with a seed, and knows which comments it has put in."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.comments: list[str] = []

    def text(self) -> str:
        parts = [self._perhaps(self._gap), self._directives()]
        for _ in range(self.chance.randrange(8)):
            parts += [self._record(), self._perhaps(self._gap)]
            if self.chance.random() < 0.1:
                parts.append(self._directives())
        return "".join([*parts, self._perhaps(self._gap), self._perhaps(self._comment)])

    def _perhaps(self, part: Callable[[], str]) -> str:
        return part() if self.chance.random() < 0.5 else ""

    def _directives(self) -> str:
        lines = [
            self.chance.choice(form).format(name, iri)
            for form, name, iri in (
                (("@base{0} <{1}> .", "BASE{0} <{1}>", "base{0}\n<{1}>"), "", "http://b.org/x/y"),
                *(
                    (("@prefix {}: <{}> .", "PREFIX {}: <{}>", "prefix {}:<{}>"), *each)
                    for each in (
                        ("x", "http://x.org/"),
                        ("", "https://own.example/#"),
                        ("m", "https://w3id.org/migov#"),
                        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
                        ("oa", "http://www.w3.org/ns/oa#"),
                        ("unused", "http://unused.example/"),
                    )
                ),
            )
        ]
        return "".join(line + self._gap(has_end=True) for line in lines)

    def _comment(self) -> str:
        forms = ("# c{}", "#c{} \" ' . ; [ (", "# <c{}> @prefix x: <y> .", "##c{} #")
        words = self.chance.choice(forms)
        self.comments.append(words.format(len(self.comments)))
        return self.comments[-1]

    def _gap(self, *, has_end: bool = False) -> str:
        """Return blanks, and now and then comments, each with its line's end."""
        parts = [self.chance.choice(("\n", "\n\n", "\r\n") if has_end else _BLANKS)]
        while self.chance.random() < 0.15:
            parts += [self._comment(), self.chance.choice(("\n", "\r\n", "\n\n", "\n   "))]
        return "".join(parts)

    def _record(self) -> str:
        parts = [self.chance.choice(_NAMES), self._gap(), self._said()]
        for _ in range(self.chance.randrange(4)):
            parts += [self._gap(), ";", self._perhaps(self._gap), self._said()]
        return "".join([*parts, self._perhaps(lambda: f"{self._gap()};"), self._gap(), "."])

    def _said(self) -> str:
        if self.chance.random() < 0.2:
            return f"m:evidence{self._gap()}{self._quote()}"
        verb = self.chance.choice(("a", *_NAMES))
        parts = [verb, self._gap(), self._value(0)]
        for _ in range(self.chance.randrange(3)):
            parts += [self._gap(), ",", self._perhaps(self._gap), self._value(0)]
        return "".join(parts)

    def _quote(self) -> str:
        pick = self.chance.choice
        parts = ["[", self._gap(), "oa:exact", self._gap(), pick(_TEXTS), pick(_TAGS), self._gap()]
        if self.chance.random() < 0.3:
            parts += [";", self._gap(), "oa:prefix", self._gap(), pick(_TEXTS), self._gap()]
        return "".join([*parts, "; m:document x:doc", self._gap(), "]"])

    def _value(self, depth: int) -> str:
        pick = self.chance.choice
        kind = self.chance.random()
        if kind < 0.15 and depth < 3:
            items = [self._value(depth + 1) + self._gap() for _ in range(self.chance.randrange(4))]
            return f"({self._gap()}{''.join(items)})"
        if kind < 0.5:
            return pick(_NAMES)
        if kind < 0.65:
            return pick(_NUMBERS)
        return pick(_TEXTS) + pick(_TAGS)
