"""What a network page knows of nodes and ties, column by column."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from kg.errors import DataError
from kg.networks import ends_finder, listed, times_of
from kg.pages.network.codes import WAYS, Codes
from kg.pages.network.marks import marks_of
from kg.pages.network.naming import Names
from kg.pages.network.told import Label, number, parts, words
from kg.rdf import bounds

__all__ = [
    "OTHER_SHAPE",
    "SHAPES",
    "Places",
    "Values",
    "base_of",
    "modes_in",
    "node_columns",
    "tie_columns",
]

# Shapes say what a node is; one of which that is not known is a plain dot.
SHAPES = {
    "Organisation": "dot",
    "Unit": "hexagon",
    "Person": "triangle",
    "UnnamedGroup": "group",
    "Event": "square",
    "Project": "diamond",
    "": "dot",
}
OTHER_SHAPE = "triangleDown"

_AS_THEY_ARE = ("id", "label", "x", "y")
# From so many rows on a column is shortened.
_LONG = 1_000
_UNMARKED = ("role", "relation")
_SEVERAL = ("kind", "country", "level", "sector")
Places = Mapping[Hashable, tuple[int, int]]
Days = tuple[str, str]
Column = list[Any] | dict[str, list[Any]]


class Values:
    """The values of a page by number: kinds, countries, roles and others, in each way."""

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self._numbers: dict[str, dict[str, int]] = {way: {} for way in WAYS}
        self._by_text: dict[tuple[str, str], int] = {}
        self._by_fact: dict[tuple[str, object], list[int]] = {}
        self._rows: dict[str, list[dict[str, Any]]] = {way: [] for way in WAYS}
        self._marks: dict[str, dict[str, str]] = {way: {} for way in WAYS}

    def number(self, way: str, text: str) -> int:
        """Return the number of the value that a text stands for."""
        at = self._by_text.get((way, text))
        if at is None:
            code = self._codes.of(way, text)
            rows, numbers = self._rows[way], self._numbers[way]
            at = numbers.setdefault(code.key, len(rows))
            if at == len(rows):
                rows.append({"key": code.key, "label": code.label})
                self._marks[way][code.key] = code.mark
            self._by_text[way, text] = at
        return at

    def numbers(self, way: str, fact: object) -> list[int]:
        """Return the numbers of the values that a fact of a node or a tie has."""
        try:
            key = way, tuple(fact) if type(fact) is list else (type(fact), fact)
            found = self._by_fact.get(key)
        except TypeError:  # of what no dictionary can have as a key
            return [self.number(way, text) for text in parts(fact)]
        if found is None:
            found = self._by_fact[key] = [self.number(way, text) for text in parts(fact)]
        return found

    def rows(self) -> dict[str, list[dict[str, Any]]]:
        """Return the values of each way by their numbers, with their marks."""
        for way in WAYS:
            if way not in _UNMARKED:
                marks = marks_of(self._numbers[way], self._marks[way])
                for row in self._rows[way]:
                    row["colour"], row["fill"] = marks[row["key"]]
        return self._rows


def base_of(names: Sequence[str]) -> str:
    """Return what all names begin with, up to a sign that ends a part of an address.

    >>> base_of(["https://x.org/id/ab", "https://x.org/id/ac"]), base_of(["ab", "ac"])
    ('https://x.org/id/', '')
    """
    if not names:
        return ""
    # Whatever all have in common, the first and the last in order have.
    first, last = min(names), max(names)
    common = first[: next((at for at, sign in enumerate(first) if sign != last[at : at + 1]), None)]
    return common[: max(common.rfind(sign) for sign in "/#:") + 1]


def node_columns(
    graph: nx.Graph[Any],
    order: Sequence[Any],
    values: Values,
    places: Places,
    *,
    base: str = "",
    names: Names | None = None,
    lang: str = "en",
) -> dict[str, Column]:
    """Return what the page says of the nodes, in the order given.

    Parameters
    ----------
    base
        What all their names begin with.
    names
        What a study calls them.
    lang
        The language of the labels that the network has.
    """
    names = names or Names()
    facts = [graph.nodes[node] for node in order]
    classes = [words(each.get("cls")) for each in facts]
    own = [words(each.get("own_class")) or cls for each, cls in zip(facts, classes, strict=True)]
    modes = [words(each.get("mode")) for each in facts]
    numbers = {mode: at for at, mode in enumerate(modes_in(graph, modes))}
    columns: dict[str, list[Any]] = {
        "id": [str(node)[len(base) :] for node in order],
        "label": [
            label_in(words(each.get("label")) or words(node), names.labels.get(str(node)), lang)
            for node, each in zip(order, facts, strict=True)
        ],
        "names": [names.others.get(str(node), []) for node in order],
        "x": [places[node][0] for node in order],
        "y": [places[node][1] for node in order],
        "shape": [SHAPES.get(cls, OTHER_SHAPE) for cls in classes],
        "cls": [values.number("cls", text) if text else -1 for text in own],
        "mode": [numbers.get(mode, -1) for mode in modes],
    }
    for way in _SEVERAL:
        columns[way] = [values.numbers(way, each.get(way)) for each in facts]
    columns["description"] = [words(each.get("description")) for each in facts]
    return {
        name: column if name in _AS_THEY_ARE else shortened(column)
        for name, column in columns.items()
        if name in (*_AS_THEY_ARE, "shape") or any(each not in (-1, [], "") for each in column)
    }


def shortened(column: list[Any]) -> Column:
    """Return a long column with each of its values once, if few values are many times in it.

    >>> shortened(["a"] * 1000), len(shortened([*"ab"] * 500)["at"]), shortened(["a", "a"])
    ({'of': ['a']}, 1000, ['a', 'a'])
    """
    if len(column) < _LONG:
        return column
    numbers: dict[object, int] = {}
    at = [
        numbers.setdefault(tuple(each) if type(each) is list else each, len(numbers))
        for each in column
    ]
    if len(numbers) > len(column) / 3:
        return column
    of = [list(each) if isinstance(each, tuple) else each for each in numbers]
    return {"of": of, "at": at} if len(of) > 1 else {"of": of}


def label_in(text: str, known: Label | None, lang: str) -> Label:
    """Return a label in all languages that it is known in.

    >>> label_in("Ryga", {"en": "Riga", "lv": "Rīga"}, "lt")
    {'en': 'Riga', 'lv': 'Rīga', 'lt': 'Ryga'}
    >>> label_in("Rīga (lv)", {"lv": "Rīga"}, "en")
    {'lv': 'Rīga'}
    """
    if not isinstance(known, dict):
        return known or text
    # Where a label is not in the language asked for, kg writes its own behind it.
    shown = {*known.values(), *(f"{each} ({tag})" for tag, each in known.items())}
    return known if text in shown else {**known, lang: text}


def modes_in(graph: nx.Graph[Any], modes: Sequence[str]) -> list[str]:
    """Return the modes that nodes have: those that the network names first, in its order."""
    told = graph.graph.get("modes")
    named = parts(told, ";" if ";" in str(told) else " ")
    return [*dict.fromkeys([*(mode for mode in named if mode in modes), *sorted({*modes} - {""})])]


def tie_columns(
    graph: nx.Graph[Any],
    order: Sequence[Any],
    values: Values,
    claims: Mapping[str, int],
    statuses: Mapping[str, str],
    dates: Mapping[str, Days],
) -> dict[str, Column]:
    """Return what the page says of the ties, sorted by their ends.

    Parameters
    ----------
    claims
        The numbers of the claims that are in the page, by IRI.
    statuses, dates
        Their statuses, and the first and last day of each, by IRI.
    """
    at = {node: place for place, node in enumerate(order)}
    directed = graph.is_directed()
    ends_of = ends_finder(graph)
    rows = []
    for u, v, data in graph.edges(data=True):
        # A line points from the part to the whole.
        source, target = ends_of(u, v, data)
        rows.append((at[source], at[target], data))
    rows.sort(key=lambda row: row[:2])
    every = [sorted(listed(data.get("claims"), " ")) for *_, data in rows]
    known = [[iri for iri in iris if iri in claims] for iris in every]
    told = [words(data.get("status")) for *_, data in rows]
    days = [
        _days(data) or _days_of(dates[iri] for iri in iris)
        for (*_, data), iris in zip(rows, known, strict=True)
    ]
    part_of = [bool(data.get("part_of")) for *_, data in rows]
    columns: dict[str, list[Any]] = {
        "roles": [values.numbers("role", data.get("roles")) for *_, data in rows],
        "relations": [values.numbers("relation", data.get("relations")) for *_, data in rows],
        "status": told,
        "statuses": [
            sorted({statuses[iri] for iri in iris} or ({own} - {""}))
            for iris, own in zip(known, told, strict=True)
        ],
        "start": [start for start, _ in days],
        "end": [end for _, end in days],
        "weight": [_weight(data) for *_, data in rows],
        "structural": [int(each) for each in part_of],
        "directed": [
            int(directed or (part and data.get("part") is not None))
            for part, (*_, data) in zip(part_of, rows, strict=True)
        ],
        "claims": [[claims[iri] for iri in iris] for iris in known],
        "more": [len(iris) - len(own) for iris, own in zip(every, known, strict=True)],
    }
    return {
        "from": [source for source, *_ in rows],
        "to": [target for _, target, _ in rows],
        **{name: shortened(column) for name, column in columns.items()},
    }


def _days(data: Mapping[str, Any]) -> Days | None:
    """Return the first and the last day of a tie, as far as it tells them; None if it has none."""
    first, last = data.get("start"), data.get("end")
    if first is not None or last is not None:
        return _day(first, 0), _day(last, 1)
    if not (told := parts(data.get("dates"))):
        return None
    known = times_of(told)
    return known.get("start", ""), known.get("end", "")


def _days_of(claims: Iterable[Days]) -> Days:
    """Return the first and the last day of all claims; none if one of them has none."""
    first, last = zip(*claims, strict=True) if (claims := [*claims]) else ([""], [""])
    return min(first) if all(first) else "", max(last) if all(last) else ""


def _day(told: object, end: int) -> str:
    """Return the first or last day of a date that may be a year, or have a time of day."""
    try:
        day = bounds(words(told).partition("T")[0])[end]
    except DataError:
        return ""
    return day.isoformat() if day else ""


def _weight(data: Mapping[str, Any]) -> int | float:
    weight = number(data.get("weight"))
    return 1 if weight is None else weight
