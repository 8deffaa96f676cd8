"""The lines of Pajek's files: one node, or one edge, a line."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.networks.attributes import Say
from kg.networks.files.weights import NEGATIVE

__all__ = ["Numbers", "Remarks", "edge_of", "end_of", "label_of", "number", "rest_of_node"]

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_WORD = re.compile(r'\[[^\]]*\]|"[^"]*"(?=\s|$)|\S+')
_TIMES = re.compile(r"\[[\d.*,\s-]*\]", re.ASCII)
_RELATION = re.compile(r"\s*(\d+)\s*:", re.ASCII)
_REFERENCE = re.compile(r"&#(\d{2,6});", re.ASCII)

_SHAPES = frozenset({
    "ellipse", "box", "diamond", "triangle", "cross", "empty", "house", "man", "woman",
})  # fmt: skip
# What changes the drawing of a node or an edge, each with a value after it.
_MEASURES = frozenset({
    "x_fact", "y_fact", "phi", "r", "q", "bw", "la", "lr", "lphi", "fos", "size", "s_size",
})  # fmt: skip
_DRAWING_NODES = _MEASURES | {"ic", "bc", "lc", "font", "url", "hooks", "cart", "polar", "circ"}
_DRAWING = _DRAWING_NODES | {
    "c", "w", "p", "s", "a", "lp", "h1", "h2", "a1", "k1", "a2", "k2", "ap",
}  # fmt: skip


def number(word: str) -> int | float | None:
    """Return a number as the file has it, or None if the word is no number.

    >>> number(".5"), number("3"), number("1e3"), number("1_0"), number("nan")
    (0.5, 3, 1000.0, None, None)
    """
    if not _NUMBER.fullmatch(word) or len(word) > 400:
        return None
    if word.lstrip("+-").isdigit() and len(word) < 19:
        return int(word)
    found = float(word)
    return found if math.isfinite(found) else None


class Numbers(dict[str, int | float | None]):
    """The number that each word is, worked out once."""

    def __missing__(self, word: str) -> int | float | None:
        found = self[word] = number(word)
        return found


class Remarks:
    """What a user must know of the lines of a file, each kind said once with its first line."""

    def __init__(self) -> None:
        self.firsts: dict[str, tuple[int, str]] = {}
        self.times: dict[str, int] = {}

    def note(self, kind: str, line: int, example: str) -> None:
        """Count something, by the sentence that tells it."""
        self.times[kind] = self.times.get(kind, 0) + 1
        self.firsts.setdefault(kind, (line, example))

    def tell(self, say: Say) -> None:
        """Say it all, in the order of the file."""
        for kind, (line, example) in self.firsts.items():
            often = self.times[kind]
            shown = example if len(example) <= 40 else f"{example[:39]}…"
            where = "" if often == 1 else f", and {often - 1:,} more"
            say(f"{kind} (line {line}: “{shown}”{where})")


_LEFT_DRAWING = "colours, sizes and other drawing of nodes and edges are left out"
_LEFT_TEXT = "what a line of a node or edge has besides Pajek's properties is left out"
_UNQUOTED = "labels of several words without quotation marks are taken whole"
_BROKEN = "line breaks in labels (\\n) become blanks"
_ZERO = "edges of the weight 0 are kept as edges"


def label_of(rest: str, line: int, remarks: Remarks) -> tuple[str, str]:
    """Return the label of a node, and what is after it; ``rest`` begins after the node's number.

    A label stands in quotation marks, or is the words up to the first number, shape or other
    property.

    Raises
    ------
    InputError
        If a quotation mark is not closed.
    """
    if rest[:1] == '"':
        label, after = _quoted(rest, line)
    elif rest[:1] == "'" and (found := re.match(r"'([^']*)'(?=\s|$)", rest)):
        label, after = found[1], rest[found.end() :]
    else:
        first, _, after = " ".join(rest.split()).partition(" ")
        words = [first]
        while after and not _begins_properties(after):
            word, _, after = after.partition(" ")
            words.append(word)
        label = " ".join(words)
        if len(words) > 1:
            remarks.note(_UNQUOTED, line, label)
    if "&#" in label:
        label = _REFERENCE.sub(_character, label)
    if "\\n" in label:
        remarks.note(_BROKEN, line, label)
        label = label.replace("\\n", " ")
    return label.replace('\\"', '"').strip(), after


def _character(found: re.Match[str]) -> str:
    code = int(found[1])
    is_sign = 31 < code < 0xD800 or 0xE000 <= code < 0xFFFE
    return chr(code) if is_sign else found[0]


def _quoted(rest: str, line: int) -> tuple[str, str]:
    """Find the mark that closes a label which may have such marks in it."""
    ends = [at for at, sign in enumerate(rest[:2000]) if sign == '"' and at]
    if not ends:
        raise InputError("the quotation mark of the label is not closed; write it", line=line)
    plain = [at for at in ends if rest[at - 1] != "\\"]
    for at in [*plain, *ends]:
        if _begins_properties(rest[at + 1 :]):
            return rest[1:at], rest[at + 1 :]
    at = (plain or ends)[0]
    return rest[1:at], rest[at + 1 :]


def _begins_properties(rest: str) -> bool:
    first, second, *_ = [*rest.split(None, 2), "", ""]
    word = first.lower()
    if word in _MEASURES:  # also a word of some languages, such as “la”
        return not second or number(second) is not None
    return (
        not first
        or first[0] == "["
        or word in _SHAPES
        or word in _DRAWING_NODES
        or bool(_NUMBER.fullmatch(first))
    )


def rest_of_node(rest: str, line: int, remarks: Remarks) -> dict[str, Any]:
    """Return the facts after a label: ``x``, ``y``, ``z``, ``shape`` and ``times``."""
    facts: dict[str, Any] = {}
    words = iter(_WORD.findall(rest))
    places = iter(("x", "y", "z"))
    left: list[str] = []
    for word in words:
        low = word.lower()
        if _TIMES.fullmatch(word):
            _add_times(facts, word)
        elif not left and low in _SHAPES:
            facts["shape"] = low
        elif not left and low in _DRAWING_NODES:
            remarks.note(_LEFT_DRAWING, line, f"{word} {next(words, '')}".strip())
        elif (found := number(word)) is not None and (place := next(places, "")):
            facts[place] = found
        else:
            left.append(word)
    if left:
        remarks.note(_LEFT_TEXT, line, " ".join(left))
    return facts


def edge_of(
    content: str, line: int, nodes: dict[str, str], remarks: Remarks
) -> tuple[str, str, dict[str, Any], str]:
    """Return the ends and facts of an edge, and the number of its relation if the line has one.

    Parameters
    ----------
    nodes
        The nodes by their number as text.

    Raises
    ------
    InputError
        If the line is no edge.
    """
    relation = ""
    if ":" in content and (prefix := _RELATION.match(content)):
        relation, content = prefix[1], content[prefix.end() :]
    words = _WORD.findall(content)
    if len(words) < 2:
        raise InputError(
            f"an edge is two numbers of nodes, not “{content.strip()[:40]}”", line=line
        )
    one, other = (end_of(word, line, nodes) for word in words[:2])
    return one, other, _edge_facts(words[2:], line, remarks), relation


def end_of(word: str, line: int, nodes: dict[str, str]) -> str:
    """Return the node that a word of an edge names."""
    if found := nodes.get(word) or nodes.get(word.lstrip("0")):
        return found
    raise InputError(
        f"“{word[:40]}” is not a node: an edge names two of the numbers 1 to {len(nodes)}; "
        "put % before a line of comment",
        line=line,
    )


def _edge_facts(words: list[str], line: int, remarks: Remarks) -> dict[str, Any]:
    facts: dict[str, Any] = {"weight": 1}
    rest: Iterator[str] = iter(words)
    if words and (weight := number(words[0])) is not None:
        if weight < 0:
            raise InputError(f"the weight “{words[0][:40]}” {NEGATIVE}", line=line)
        facts["weight"] = weight
        next(rest)
        if not weight:
            remarks.note(_ZERO, line, " ".join(words))
    elif words and not (words[0].lower() in (*_DRAWING, "l") or words[0][0] == "["):
        raise InputError(f"the weight “{words[0][:40]}” is not a number; correct it", line=line)
    left: list[str] = []
    for word in rest:
        low = word.lower()
        if _TIMES.fullmatch(word):
            _add_times(facts, word)
        elif word[0] == "[" and not left and "times" not in facts:
            raise InputError(
                f"“{word[:40]}” is not a time; write numbers and “-”, such as [1-5,7,9-*]",
                line=line,
            )
        elif not left and low == "l":
            facts["label"] = next(rest, "").strip('"')
        elif not left and low in _DRAWING:
            remarks.note(_LEFT_DRAWING, line, f"{word} {next(rest, '')}".strip())
        else:
            left.append(word)
    if left:
        remarks.note(_LEFT_TEXT, line, " ".join(left))
    return facts


def _add_times(facts: dict[str, Any], word: str) -> None:
    if times := "".join(word[1:-1].split()):
        facts["times"] = f"{facts['times']},{times}" if "times" in facts else times
