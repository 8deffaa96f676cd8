"""The header of a UCINET DL file: what is before ``data:``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.errors import InputError
from kg.networks.attributes import Say
from kg.networks.files.numbered import check_count, lines_of

__all__ = ["Header", "Row", "header_of", "words_of"]

Row = tuple[int, list[str]]
"""A line of the data: its number and its words."""

_FORMATS = {
    "fm": "fullmatrix",
    "uh": "upperhalf",
    "lh": "lowerhalf",
    "nl1": "nodelist1",
    "nl1b": "nodelist1b",
    "nl2": "nodelist2",
    "el1": "edgelist1",
    "el2": "edgelist2",
    "ea1": "edgearray1",
    "rl1": "rankedlist1",
    "rl2": "rankedlist2",
}
_TWO_MODE = frozenset({"nodelist2", "edgelist2", "rankedlist2"})
_ONE_MODE = frozenset(_FORMATS.values()) - _TWO_MODE - {"fullmatrix"}
_SIZES = frozenset({"n", "nr", "nc", "nm"})

_QUOTED = re.compile(r'"[^"\n]*"')
_WORD = re.compile(r'"([^"]*)"|([^\s,="]+)')
_START = re.compile(r"\s*dl\b[\s,;]*", re.IGNORECASE)
_DATA = re.compile(r"\bdata\s*:", re.IGNORECASE)
_LABELS = re.compile(
    r"(?:\b(row|col|column|matrix|level)s?\s+)?\blabels?\s*(embedded\b\s*:?|:)", re.IGNORECASE
)
_PARAMETERS = re.compile(
    r"^[ \t]*(?:n[rcm]?|format|diag(?:onal)?)[ \t]*=.*", re.IGNORECASE | re.MULTILINE
)
_CALLED = {"row": "row", "col": "column", "column": "column", "matrix": "matrix", "level": "matrix"}


@dataclass
class Header:
    """What a DL file declares, and its data."""

    sizes: dict[str, int] = field(default_factory=dict)
    form: str = "fullmatrix"
    diagonal: bool = True
    labels: dict[str, list[str]] = field(default_factory=dict)
    """By what they name: “row”, “column”, “matrix”, or “” for nodes of one mode."""
    embedded: set[str] = field(default_factory=set)
    data: list[Row] = field(default_factory=list)
    line: int = 1
    """The line of ``data:``."""

    @property
    def two_mode(self) -> bool:
        """Whether rows and columns are nodes of two modes, as far as the header tells."""
        if self.form in _TWO_MODE or self.form in _ONE_MODE:
            return self.form in _TWO_MODE
        rows, columns = self.labels.get("row"), self.labels.get("column")
        same = not rows or not columns or sorted(rows) == sorted(columns)
        if "n" in self.sizes or not {"nr", "nc"} <= self.sizes.keys():
            return not same
        return self.sizes["nr"] != self.sizes["nc"] or not (rows and columns and same)

    @property
    def matrices(self) -> int:
        """How many matrices the data are."""
        return self.sizes.get("nm", 1)


def words_of(row: str, line: int) -> list[str]:
    """Return the words of a line: blanks, commas and ``=`` separate them, quotes hold them.

    Raises
    ------
    InputError
        If a quotation mark is not closed.
    """
    if '"' not in row:
        return row.replace(",", " ").replace("=", " ").split()
    if row.count('"') % 2:
        raise InputError("a quotation mark is not closed; write it", line=line)
    return [found[1] if found[1] is not None else found[2] for found in _WORD.finditer(row)]


def header_of(text: str, say: Say) -> Header:
    """Read the header of a DL file, and divide its data into words.

    Raises
    ------
    InputError
        At the first word that is not of DL, or that kg does not know.
    """
    rows = lines_of(text)
    content = "\n".join(rows)
    # What stands in quotes is no keyword.
    masked = _QUOTED.sub(lambda found: '"' + "_" * (len(found[0]) - 2) + '"', content)
    start = _START.match(masked)
    if not start:
        raise InputError("is not UCINET DL: its first word must be DL", line=1)
    data = _DATA.search(masked, start.end())
    if not data:
        raise InputError("has no “data:” in it; is this UCINET DL?", line=len(rows))
    header = Header(line=masked.count("\n", 0, data.start()) + 1)
    _Reading(header, content, masked, len(text)).read(start.end(), data.start(), say)
    first = content[data.end() :].split("\n", 1)[0]
    header.data = [
        (line, words)
        for line, row in enumerate([first, *rows[header.line :]], header.line)
        if (words := words_of(row, line))
    ]
    return header


class _Reading:
    def __init__(self, header: Header, content: str, masked: str, room: int) -> None:
        self.header, self.content, self.masked, self.room = header, content, masked, room

    def line(self, at: int) -> int:
        return self.masked.count("\n", 0, at) + 1

    def read(self, start: int, end: int, say: Say) -> None:
        heads = [*_LABELS.finditer(self.masked, start, end)]
        self._parameters(start, heads[0].start() if heads else end)
        lists = []
        ends = [*(head.start() for head in heads), end][1:]
        for head, after in zip(heads, ends, strict=True):
            kind = _CALLED.get((head[1] or "").lower(), "")
            if head[2] == ":":
                lists.append((kind, head, self._to_parameters(head.end(), after)))
            else:
                self.header.embedded |= {kind} if kind else {"row", "column"}
                self._parameters(head.end(), after)
        for kind, head, stop in lists:
            self._labels(kind, head.end(), stop, self.line(head.start()), say)

    def _to_parameters(self, start: int, end: int) -> int:
        """Read the parameters that follow a list of labels; return where the list ends."""
        found = _PARAMETERS.search(self.masked, start, end)
        if not found or "\n" not in self.masked[start : found.start()]:
            return end
        self._parameters(found.start(), end)
        return found.start()

    def _parameters(self, start: int, end: int) -> None:
        header = self.header
        words = [
            (found[0].strip('";:').lower(), self.line(found.start()))
            for found in re.compile(r"[^\s,=;]+").finditer(self.masked, start, end)
        ]
        values = iter([(word, line) for word, line in words if word])
        for word, line in values:
            value, _ = next(values, ("", line))
            if word in _SIZES and re.fullmatch("[0-9]{1,15}", value) and int(value):
                header.sizes[word] = int(value)
                of = {"nm": "matrices", "nr": "rows", "nc": "columns"}.get(word, "nodes")
                check_count(int(value), self.room, line, of)
            elif word == "format" and _FORMATS.get(value, value) in _FORMATS.values():
                header.form = _FORMATS.get(value, value)
            elif word in ("diagonal", "diag") and value in ("present", "absent"):
                header.diagonal = value == "present"
            else:
                raise InputError(_unknown(word, value), line=line)

    def _labels(self, kind: str, start: int, end: int, line: int, say: Say) -> None:
        first = self.line(start)
        rows = [*enumerate(self.content[start:end].split("\n"), first)]
        words = [words_of(row, at) for at, row in rows]
        flat = [word for row in words for word in row]
        needed = self._needed(kind, len(flat), line)
        if len(flat) != needed and sum(map(bool, words)) == needed:
            whole = [row.strip().strip('",').strip() for _, row in rows if row.strip(" \t,")]
            say(f"labels of several words without quotation marks are taken whole (line {line})")
            flat = whole
        if len(flat) != needed:
            raise InputError(
                f"there are {len(flat):,} labels for {needed:,} of them; write one each, with "
                "quotation marks if it has blanks",
                line=line,
            )
        if kind == "" and self._has_two_sizes():
            rows_of = self.header.sizes["nr"]
            self.header.labels |= {"row": flat[:rows_of], "column": flat[rows_of:]}
        else:
            self.header.labels[kind] = flat

    def _has_two_sizes(self) -> bool:
        sizes = self.header.sizes
        return "n" not in sizes and {"nr", "nc"} <= sizes.keys() and sizes["nr"] != sizes["nc"]

    def _needed(self, kind: str, given: int, line: int) -> int:
        sizes = self.header.sizes
        if kind == "matrix":
            return self.header.matrices
        if kind == "" and self._has_two_sizes():
            return sizes["nr"] + sizes["nc"]
        size = sizes.get("n") or sizes.get({"": "nr", "row": "nr", "column": "nc"}[kind])
        if not size and self.header.form not in ("edgelist1", "edgelist2"):
            raise InputError("the number of nodes is missing; write n=, or nr= and nc=", line=line)
        return size or given


def _unknown(word: str, value: str) -> str:
    if word == "datafile" or (word, value[:4]) == ("data", "file"):
        return "kg does not read data from another file; paste them after “data:”"
    if word == "format":
        return (
            f"kg does not read DL of the format “{value[:40]}”; export it as fullmatrix or "
            "edgelist1"
        )
    if word in _SIZES:
        return f"“{word}=” needs a number, not “{value[:40]}”"
    if word in ("diagonal", "diag"):
        return f"the diagonal is present or absent, not “{value[:40]}”"
    return f"“{word[:40]}” is not a word of DL that kg knows; correct it"
