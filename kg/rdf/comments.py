"""Comments of Turtle text, which no triple has: to what they belong, and put back beside it.

A comment on a line of its own belongs to what comes below it, a record or a property in one; one
that ends a line to what is on that line. Lines right below a record, with a blank line after them,
belong to that record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.encodings import line_ends
from kg.rdf.turtle_lines import (
    absolute,
    declared_prefixes,
    first_comment,
    resolve,
    token_matches,
)
from kg.rdf.vocabulary import PREFIXES

__all__ = ["put_comments"]

_OPENING, _CLOSING = ("[", "("), ("]", ")")
_TYPE = PREFIXES["rdf"] + "type"
_Place = tuple[str, str]  # the addresses of a record and of a property


def put_comments(form: str, text: str) -> str:
    r"""Put the comments of Turtle text into canonical text; see :func:`canonical`.

    A comment on what is not there any more comes last. To do it again changes nothing.

    >>> old = "# all\n\n# one\n<x:c> <x:d> 3; # two\n <x:b> 2 . <x:a> <x:b> 1 ."
    >>> print(put_comments("<x:a> <x:b> 1 .\n\n<x:c> <x:b> 2 ;\n    <x:d> 3 .\n", old), end="")
    # all
    <BLANKLINE>
    <x:a> <x:b> 1 .
    <BLANKLINE>
    # one
    <x:c> <x:b> 2 ;
        <x:d> 3 . # two
    """
    if first_comment(text) is None:
        return form
    found = _Scan(text).run()
    lines = list(_placed(form, found))
    gone = (found.before, found.above, found.beside, found.below)
    last = [line for kind in gone for held in kind.values() for line in held if line] + found.end
    if found.top and lines and not lines[0].startswith("@prefix "):
        found.top.append("")
    if last and (lines or found.top):
        last.insert(0, "")
    return "\n".join([*found.top, *lines, *last, ""])


@dataclass
class _Found:
    """The comments of a text, by what they belong to; an empty one is a blank line."""

    top: list[str] = field(default_factory=list)
    before: dict[str, list[str]] = field(default_factory=dict)
    above: dict[_Place, list[str]] = field(default_factory=dict)
    beside: dict[_Place, list[str]] = field(default_factory=dict)
    below: dict[str, list[str]] = field(default_factory=dict)
    end: list[str] = field(default_factory=list)


def _placed(form: str, found: _Found) -> Iterator[str]:
    """Yield the lines of canonical text, which has one for each property, with their comments."""
    prefixes, subject = declared_prefixes(form.encode("utf-8")), ""
    for line in form.split("\n")[:-1]:
        if not line or line.startswith("@prefix "):
            yield line
            continue
        tokens, is_within = token_matches(line), line.startswith(" ")
        if not is_within:
            subject = _address(next(tokens), prefixes)
            yield from found.before.pop(subject, ())
        place = subject, _address(next(tokens), prefixes)
        above, beside = found.above.pop(place, []), found.beside.pop(place, [])
        if len(beside) > 1:
            above, beside = above + beside, []
        yield from ("    " * is_within + each for each in above)
        yield " ".join([line, *beside])
        if line.endswith(" ."):
            yield from found.below.pop(subject, ())


def _address(match: re.Match[str], prefixes: dict[str, str], base: str = "") -> str:
    if match[0] == "a":
        return _TYPE
    return resolve(match.lastgroup or "other", match[0], prefixes, base) or ""


class _Scan:
    """One way through a text, which knows of each comment to what it belongs."""

    def __init__(self, text: str) -> None:
        self.text, self.found = text, _Found()
        self.prefixes: dict[str, str] = {}
        self.base = ""
        self.directive: list[str] = []  # its words so far
        self.part, self.depth, self.after = "subject", 0, ""  # of a statement, and the one before
        self.subject = self.predicate = ""
        # Lines of comments before the next statement, whether they are right below a record, and
        # those before the next property.
        self.waiting: list[str] = []
        self.is_below = False
        self.on_next: list[str] = []

    def run(self) -> _Found:
        end = 0
        for match in token_matches(self.text):
            gap = line_ends(self.text[end : match.start()])
            end = match.end()
            if match.lastgroup == "comment":
                self._comment(match[0], gap)
            else:
                self._token(match, gap)
        self._settle(blank=True)
        return self.found

    def _comment(self, words: str, gap: int) -> None:
        """Take a comment, which begins so many lines below what is before it."""
        if self.directive or (self._is_between and not gap and self.after == "directive"):
            self.found.top.append(words)
        elif self._is_between and (gap or not self.after):
            if not self.waiting:
                self.is_below = gap == 1 and self.after == "record"
            elif gap > 1:
                self.waiting.append("")
            self.waiting.append(words)
        elif self.part == "predicate" and not self.depth and (gap or not self.predicate):
            self.on_next.append(words)
        else:
            kind = self.found.above if gap else self.found.beside
            kind.setdefault((self.subject, self.predicate), []).append(words)

    @property
    def _is_between(self) -> bool:
        return self.part == "subject" and not self.depth

    def _token(self, match: re.Match[str], gap: int) -> None:
        token, is_other = match[0], match.lastgroup == "other"
        is_first = self._is_between and not self.directive and token != "."
        is_directive = bool(self.directive) or (is_first and _begins_directive(token))
        if is_first:
            address = "" if is_directive else _address(match, self.prefixes, self.base)
            self._settle(address, blank=gap > 1, is_directive=is_directive)
        if is_other and token in _OPENING:
            self.depth += 1
        elif is_other and token in _CLOSING:
            self.depth -= 1
            if not self.depth and self.part == "subject":
                self.part = "predicate"
        elif self.depth:
            return
        elif is_directive:
            self._directive(token)
        elif match.lastgroup == "mark":
            self.part = {".": "subject", ";": "predicate", ",": "object"}[token]
            if token == ".":
                self._put_above()
        elif self.part == "subject":
            self.part = "predicate"
        elif self.part == "predicate":
            self.predicate = _address(match, self.prefixes, self.base)
            self._put_above()
            self.part = "object"

    def _directive(self, word: str) -> None:
        self.directive.append(word)
        if len(self.directive) < (2 if "base" in self.directive[0].lower() else 3):
            return
        name, address = self.directive[1].removesuffix(":"), absolute(self.base, word[1:-1])
        if len(self.directive) == 2:
            self.base = address
        else:
            self.prefixes[name] = address
        self.directive = []

    def _put_above(self) -> None:
        if self.on_next:
            self.found.above.setdefault((self.subject, self.predicate), []).extend(self.on_next)
            self.on_next = []

    def _settle(
        self, subject: str | None = None, *, blank: bool, is_directive: bool = False
    ) -> None:
        """Tell to what the waiting comments belong, when the next statement or the end is met."""
        waiting, self.waiting = self.waiting, []
        if waiting and self.is_below and (blank or "" in waiting):
            first = (*waiting, "").index("")
            self.found.below.setdefault(self.subject, []).extend(waiting[:first])
            waiting = waiting[first + 1 :]
        if is_directive or not self.after:
            # On top of the file, except what is right above its first record.
            is_on_top = is_directive or blank
            own = 0 if is_on_top else (*reversed(waiting), "").index("")
            self.found.top += waiting[: len(waiting) - own]
            waiting = waiting[len(waiting) - own :]
            while self.found.top and not self.found.top[-1]:
                self.found.top.pop()
            blank = False
        if subject is None:
            self.found.end += waiting
            return
        if waiting:
            lines = [*waiting, ""] if blank else waiting
            self.found.before.setdefault(subject, []).extend(lines)
        self.after = "directive" if is_directive else "record"
        if not is_directive:
            self.subject, self.predicate = subject, ""


def _begins_directive(token: str) -> bool:
    return token.lower() in ("@prefix", "prefix", "@base", "base")
