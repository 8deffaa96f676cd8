"""UCINET DL, read: matrices and lists, of one mode or two, one matrix or several.

A node is known by its label where labels are in the data and all differ, else by its number: rows
are 1 to nr, columns of a two-mode network go on from there. Several matrices are relations, named
by their labels. A value of 0 is no edge, and a missing one (``?``, ``.``, ``NA``) none either.

DL knows no direction: if all matrices are symmetric the network has no directions, else it has.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import networkx as nx

from kg.networks.attributes import Say, silent
from kg.networks.files.numbered import NO_RELATION, Edge, made_of
from kg.networks.files.ucinet.data import Cell, Data, Values
from kg.networks.files.ucinet.header import Header, header_of
from kg.networks.files.ucinet.lists import from_lists
from kg.networks.files.ucinet.matrices import HALVES, from_matrices

__all__ = ["read_dl"]


def read_dl(text: str, say: Say = silent) -> nx.Graph[Any]:
    """Read UCINET DL.

    Raises
    ------
    InputError
        At the first line that is not of DL, or that kg does not know.
    """
    header = header_of(text, say)
    data = _data(header, say)
    relations = _relations(header)
    rows, columns = _identified(data)
    directed = not data.two_mode and not all(map(_symmetric, data.matrices))
    edges: list[Edge] = []
    for relation, cells in zip(relations, data.matrices, strict=True):
        edges += [
            (rows[row][0], columns[column][0], _facts(value, relation))
            for row, column, value in cells
            if directed or data.two_mode or row <= column
        ]
    graph = made_of(directed, dict([*rows, *columns]).items(), edges)
    if data.two_mode:
        graph.graph["modes"] = ["first", "second"]
    elif not directed and edges and header.form not in HALVES:
        say("the values are the same both ways: read as edges without direction, each once")
    return graph


def _data(header: Header, say: Say) -> Data:
    values = Values()
    of_matrices = header.form in {"fullmatrix", *HALVES}
    data = from_matrices(header, values) if of_matrices else from_lists(header, values)
    values.tell(say)
    if header.form.startswith("ranked"):
        say("the weights are ranks: 1 is the first choice")
    return data


def _relations(header: Header) -> list[str]:
    """Return the names of the relations; the only one of a file may be without."""
    names = header.labels.get("matrix", [])
    if not names:
        names = [str(at) for at in range(1, header.matrices + 1)] if header.matrices > 1 else [""]
    names = ["" if name == NO_RELATION else name for name in names]
    often = Counter(names)
    return [name if often[name] == 1 else f"{name} ({at})" for at, name in enumerate(names, 1)]


def _facts(value: float, relation: str) -> dict[str, Any]:
    return {"weight": value, "relation": relation} if relation else {"weight": value}


def _identified(data: Data) -> tuple[list[tuple[str, dict[str, str]]], ...]:
    """Return the identifier and the facts of each row, and of each column."""
    every = [*data.rows, *(data.columns if data.two_mode else [])]
    by_label = (
        data.embedded and len({*every}) == len(every) and all(label.strip() for label in every)
    )

    def named(labels: list[str], first: int, mode: str) -> list[tuple[str, dict[str, str]]]:
        found = []
        for at, label in enumerate(labels, first):
            facts = {"label": label.strip() or str(at)}
            found.append((label if by_label else str(at), facts | ({"mode": mode} if mode else {})))
        return found

    if not data.two_mode:
        return (named(data.rows, 1, ""),) * 2
    return named(data.rows, 1, "first"), named(data.columns, 1 + len(data.rows), "second")


def _symmetric(cells: list[Cell]) -> bool:
    sums: dict[tuple[int, int], float] = {}
    for row, column, value in cells:
        sums[row, column] = sums.get((row, column), 0) + value
    return all(sums.get((column, row)) == value for (row, column), value in sums.items())
