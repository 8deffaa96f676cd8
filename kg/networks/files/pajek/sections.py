"""The sections of Pajek's files: a line that begins with ``*``, and the lines below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.errors import InputError
from kg.networks.files.numbered import check_count, lines_of

__all__ = ["Section", "sections_of", "size_of"]

_HEAD = re.compile(r"\s*\*\s*([A-Za-z]+)\s*(.*?)\s*", re.DOTALL)
_SIZE = re.compile(r"(\d{1,15})(?:\s+(\d{1,15}))?\s*(?:%.*)?", re.ASCII | re.DOTALL)
# Words that people write for Pajek's own.
_SAME = {
    "vertex": "vertices",
    "nodes": "vertices",
    "arc": "arcs",
    "edge": "edges",
    "arclist": "arcslist",
    "edgelist": "edgeslist",
}
_TIE = re.compile(r"\s*\d+\s+\d+(\s+[\d.eE+-]+)?\s*", re.ASCII)
_INFOMAP = frozenset({
    "bipartite", "inter", "intra", "links", "multilayer", "paths", "states",
})  # fmt: skip
_KNOWN = frozenset({
    "network", "vertices", "arcs", "edges", "arcslist", "edgeslist", "matrix", "partition",
    "vector", "permutation", "cluster", "hierarchy",
})  # fmt: skip


@dataclass
class Section:
    """A section: its keyword in small letters, the rest of its first line, and its lines."""

    word: str
    rest: str
    line: int
    lines: list[tuple[int, str]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    """The comments before it that are meant for kg, without ``%kg``."""


def sections_of(text: str) -> list[Section]:
    """Return the sections of a file, without comments and empty lines.

    Raises
    ------
    InputError
        At the first line that belongs to no section, or at a section that is not known.
    """
    found: list[Section] = []
    notes: list[tuple[int, str]] = []
    add = None
    for line, row in enumerate(lines_of(text), 1):
        start = row.lstrip()[:1]
        if start == "*":
            made = _section(row, line)
            made.notes, notes = notes, []
            found.append(made)
            add = made.lines.append
        elif start in ("%", "#"):  # the second is Infomap's
            if row.lstrip().startswith("%kg "):
                notes.append((line, row.lstrip()[4:].strip()))
        elif start and add:
            add((line, row))
        elif start:
            raise _no_section(row, line)
    return found


def _no_section(row: str, line: int) -> InputError:
    """Make the error of a line that is neither a comment nor below a line with ``*``."""
    if _TIE.fullmatch(row):
        return InputError(
            "is not a Pajek network: it begins with numbers and not with *Vertices; if they are "
            "ties, name the file .csv, and put a first line “source,target,weight” and commas",
            line=line,
        )
    return InputError(
        "is not a Pajek network: before the first line with * are only comments; put % before "
        f"“{row.strip()[:40]}” if it is one",
        line=line,
    )


def _section(row: str, line: int) -> Section:
    head = _HEAD.fullmatch(row)
    word = head[1].lower() if head else ""
    word = _SAME.get(word, word)
    if head and word == "events":
        raise InputError(
            "kg does not read *Events; save the network in Pajek with times in brackets", line=line
        )
    if word in _INFOMAP:
        raise InputError(
            f"“{row.strip()[:40]}” is of Infomap and not of Pajek, and kg does not read it; write "
            "the ties as *Arcs or *Edges",
            line=line,
        )
    if not head or word not in _KNOWN:
        raise InputError(
            f"“{row.strip()[:40]}” is not a section of a Pajek file that kg knows; correct it, or "
            "put % before it",
            line=line,
        )
    return Section(word, head[2], line)


def size_of(section: Section, room: int) -> tuple[int, int]:
    """Return the two numbers of ``*Vertices``: how many nodes, and how many are of mode one (or 0).

    Parameters
    ----------
    room
        The number of characters of the file.

    Raises
    ------
    InputError
        If it has no number, or numbers that cannot be.
    """
    found = _SIZE.fullmatch(section.rest)
    if not found:
        raise InputError(
            "after *Vertices write the number of nodes (and, for two modes, how many are of the "
            f"first), not “{section.rest[:40]}”",
            line=section.line,
        )
    count, first = int(found[1]), int(found[2] or 0)
    if first > count:
        raise InputError(
            f"*Vertices has {count} nodes, and {first} of the first mode; correct one",
            line=section.line,
        )
    check_count(count, room, section.line)
    return count, 0 if first == count else first
