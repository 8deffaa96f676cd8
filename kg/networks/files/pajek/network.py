"""One network of a Pajek file, gathered section by section."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from kg.errors import InputError
from kg.networks.files.numbered import Edge
from kg.networks.files.pajek.lines import Numbers, Remarks, edge_of, end_of, label_of, rest_of_node
from kg.networks.files.pajek.sections import Section
from kg.networks.files.weights import NEGATIVE

__all__ = ["PajekNetwork", "relation_of"]

_PLAIN_NODE = re.compile(r'\s*(\d+)\s+"([^"\\&]*)"((?:\s+-?\d*\.?\d+){0,3})\s*', re.ASCII)
_NODE = re.compile(r"\s*(\d+)(?:\s+(.*))?", re.ASCII | re.DOTALL)
_NAMED = re.compile(r'\s*(?::\s*(\d+))?\s*(?:"(.*)"|(.*?))\s*', re.ASCII | re.DOTALL)
_COUNT = "a number after the keyword names no relation (write “:1” for that); it is passed over"


@dataclass
class PajekNetwork:
    """A network as a file has it; nodes are known by their numbers, as texts.

    ``arcs`` are edges with a direction, ``edges`` have none. What a matrix has is ``arcs``, or
    ``edges`` if it is symmetric.
    """

    title: str
    count: int
    first: int
    nodes: dict[str, str] = field(init=False)
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)
    arcs: list[Edge] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    symmetric: int = 0
    numbers: Numbers = field(default_factory=Numbers)

    def __post_init__(self) -> None:
        self.nodes = {name: name for name in map(str, range(1, self.count + 1))}

    def add_nodes(self, section: Section, remarks: Remarks, *, last: bool) -> None:
        """Read the list of nodes, which may be missing or name some.

        Raises
        ------
        InputError
            If a line is no node, or the file ends in the middle of the list.
        """
        facts, numbers = self.facts, self.numbers
        known: dict[str, Any]
        for line, row in section.lines:
            if plain := _PLAIN_NODE.fullmatch(row):
                name, label, places = plain.groups()
                known = {x: numbers[at] for x, at in zip("xyz", places.split(), strict=False)}
            else:
                found = _NODE.fullmatch(row)
                if not found:
                    raise InputError(
                        f"a node's line begins with its number, not “{row.strip()[:40]}”", line=line
                    )
                name, rest = found[1], (found[2] or "").strip()
                label, after = label_of(rest, line, remarks)
                known = rest_of_node(after, line, remarks) if after else {}
            node = self.nodes.get(name) or self.nodes.get(name.lstrip("0"))
            if node is None or node in facts:
                told = "has two lines" if node else f"is not one of the {self.count:,} nodes"
                raise InputError(f"node {name[:20]} {told} of *Vertices; correct it", line=line)
            facts[node] = {"label": label.strip() or node, **known}
        if last and 0 < len(facts) < self.count:
            raise InputError(
                f"ends too early: {len(facts):,} of {self.count:,} nodes have a line",
                line=section.lines[-1][0],
            )

    def add_ties(self, section: Section, relations: dict[str, str], remarks: Remarks) -> None:
        """Read a section of edges of any kind.

        Parameters
        ----------
        relations
            The names of the relations of the file, by number; "" is that of edges without one.

        Raises
        ------
        InputError
            At the first line that is no edge.
        """
        number, name = relation_of(section)
        known = relations.get(number, number)
        relation = known if not name or known == f"{name} ({number})" else name
        if section.rest.isdigit():
            remarks.note(_COUNT, section.line, f"*{section.word.title()} {section.rest}")
        if section.word == "matrix":
            self._add_matrix(section, relation)
        elif section.word.endswith("list"):
            self._add_lists(section, relation)
        else:
            self._add_lines(section, relation, relations, remarks)

    def _add_lines(
        self, section: Section, relation: str, relations: dict[str, str], remarks: Remarks
    ) -> None:
        into = (self.arcs if section.word == "arcs" else self.edges).append
        nodes, numbers = self.nodes, self.numbers
        facts: dict[str, Any]
        for line, row in section.lines:
            words = row.split()
            if len(words) == 2 and words[0] in nodes and words[1] in nodes:
                one, other, facts, own = *words, {"weight": 1}, ""
            elif (
                len(words) == 3
                and words[0] in nodes
                and words[1] in nodes
                and (weight := numbers[words[2]] or 0) > 0
            ):
                one, other, facts, own = words[0], words[1], {"weight": weight}, ""
            else:
                one, other, facts, own = edge_of(row, line, nodes, remarks)
            if name := (relations.get(own, own) if own else "") or relation:
                facts["relation"] = name
            into((one, other, facts))

    def _add_lists(self, section: Section, relation: str) -> None:
        into = self.arcs if section.word == "arcslist" else self.edges
        for line, row in section.lines:
            one, *others = (end_of(word, line, self.nodes) for word in row.split())
            into.extend((one, other, _facts(1, relation)) for other in others)

    def _add_matrix(self, section: Section, relation: str) -> None:
        cells = [self._cells(line, row) for line, row in section.lines]
        flat = [cell for row in cells for cell in row]
        second = self.count - self.first
        start, width = 0, self.count
        if self.first and len(flat) == self.first * second:
            start, width = self.first, second
        elif len(flat) != self.count**2:
            raise self._wrong_size(section, [len(row) for row in cells])
        made: dict[tuple[int, int], int | float] = {
            divmod(at, width): weight for at, weight in enumerate(flat) if weight
        }
        names = list(self.nodes)
        symmetric = not start and all(made.get((v, u)) == w for (u, v), w in made.items())
        self.symmetric += symmetric
        into = self.edges if symmetric or start else self.arcs
        into.extend(
            (names[u], names[v + start], _facts(weight, relation))
            for (u, v), weight in made.items()
            if not symmetric or u <= v
        )

    def _cells(self, line: int, row: str) -> list[int | float]:
        found = []
        for word in row.split():
            if (weight := self.numbers[word]) is None:
                raise InputError(f"“{word[:40]}” in a matrix is not a number", line=line)
            if weight < 0:
                raise InputError(f"the weight “{word[:40]}” {NEGATIVE}", line=line)
            found.append(weight)
        return found

    def _wrong_size(self, section: Section, widths: list[int]) -> InputError:
        rows, columns = (self.first, self.count - self.first) if self.first else (self.count,) * 2
        right = {columns, self.count}
        at = next((at for at, width in enumerate(widths) if width not in right), len(widths) - 1)
        return InputError(
            f"the matrix has {sum(widths):,} numbers, and by *Vertices it needs {rows:,} rows of "
            f"{columns:,}",
            line=section.lines[at][0] if widths else section.line,
        )


def _facts(weight: float, relation: str) -> dict[str, Any]:
    return {"weight": weight, "relation": relation} if relation else {"weight": weight}


def relation_of(section: Section) -> tuple[str, str]:
    """Return the number and the name of the relation that a section is of, either may be empty."""
    found = _NAMED.fullmatch(section.rest)
    if section.rest.isdigit():
        return "", ""
    if not found:
        return "", section.rest
    return found[1] or "", (found[2] or found[3] or "").strip()
