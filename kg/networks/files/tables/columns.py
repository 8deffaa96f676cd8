"""What the columns of a table of ties or of nodes are called by the programs that write them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kg.errors import InputError

__all__ = [
    "EDGE_FACTS",
    "ENDS",
    "NODE_COLUMNS",
    "TWO_MODE_ENDS",
    "WEIGHTS",
    "Cell",
    "Sheet",
    "ends",
    "first_of",
    "folded",
    "refuse_twice",
]

Cell = str | int | float | bool
"""A cell; an empty one is an empty text."""

ENDS = (
    ("source", "target"),
    *(("sourceid", "targetid"), ("sourcenode", "targetnode"), ("from", "to")),
    *(("fromid", "toid"), ("fromnode", "tonode"), ("sender", "receiver")),
    *(("sender", "recipient"), ("ego", "alter"), ("node1", "node2")),
    *(("actor1", "actor2"), ("person1", "person2"), ("id1", "id2"), ("vertex1", "vertex2")),
    *(("tail", "head"), ("origin", "destination"), ("src", "dst"), ("src", "tgt"), ("i", "j")),
    *(("šaltinis", "tikslas"), ("nuo", "iki"), ("avots", "mērķis"), ("no", "uz")),
    *(("quelle", "ziel"), ("von", "nach"), ("source", "cible"), ("de", "à"), ("de", "vers")),
)
"""Pairs of columns that name the two ends of a tie, as :func:`folded` has them, likelier first."""

TWO_MODE_ENDS = (
    *(("actor", "event"), ("actor", "project"), ("person", "event"), ("person", "project")),
    *(("organisation", "event"), ("organisation", "project"), ("organization", "event")),
    *(("organization", "project"), ("participant", "event"), ("member", "group")),
)
"""The same for ties between two kinds of things; the names of the columns are the modes."""

WEIGHTS = (
    *("weight", "weights", "edgeweight", "value", "values", "count", "counts", "strength"),
    *("tiestrength", "events", "times", "frequency", "freq", "n", "w", "amount"),
    *("svoris", "svars", "gewicht", "poids"),
)

EDGE_FACTS = {
    "type": ("type", "directed", "direction", "edgetype"),
    "label": ("label", "edgelabel"),
    "id": ("id", "edgeid"),
    "relation": ("relation", "relationship"),
    "claims": ("claims", "claim"),
    "status": ("status",),
    "part_of": ("partof",),
    "source_label": ("sourcelabel", "sourcename", "fromlabel", "fromname"),
    "target_label": ("targetlabel", "targetname", "tolabel", "toname"),
    "source_mode": ("sourcemode", "frommode"),
    "target_mode": ("targetmode", "tomode"),
}
"""Facts of a tie that kg knows, and the columns that give them; others keep their own names."""

NODE_COLUMNS = {
    "id": (
        *("id", "nodeid", "vertexid", "key", "node", "vertex", "nodes", "name", "actor"),
        *("label", "pavadinimas", "nosaukums", "nom"),
    ),
    "label": (
        *("label", "name", "nodelabel", "title", "fullname"),
        *("pavadinimas", "nosaukums", "nom"),
    ),
    "mode": ("mode", "nodemode", "type", "nodetype"),
}


@dataclass(frozen=True)
class Sheet:
    """A table as it was found: the names of its columns, and its rows with their places.

    Parameters
    ----------
    rows
        The number of each row in the file, by which a reader finds it, and its cells.
    fault
        Makes the error for a place in the table.
    separator
        What stands between the cells, in words; "" in a workbook.
    comma
        Whether “2,5” may be a number.
    """

    header: Sequence[str]
    rows: Iterable[tuple[int, Sequence[Cell]]]
    fault: Callable[[int, str], InputError]
    line: int = 1
    separator: str = ""
    comma: bool = False

    def named(self) -> str:
        """Return the names of the columns, for a message."""
        names = [f"“{name[:20]}”" for name in self.header if name]
        more = len(names) - 6
        return ", ".join(names[:6]) + (f" and {more} more" if more > 0 else "")


def folded(name: str) -> str:
    """Return the letters and digits of a name, in small letters.

    >>> folded("Source_ID "), folded("Vertex 1")
    ('sourceid', 'vertex1')
    """
    plain = "".join(sign for sign in name.casefold() if sign.isalnum())
    # kg writes a fact as id_ that is called as a column of its own.
    return f"{plain}_" if name.endswith("_") else plain


def ends(header: Sequence[str]) -> tuple[int, int] | None:
    """Return the places of the columns that name the two ends of a tie, or None."""
    places: dict[str, int] = {}
    for at, name in enumerate(map(folded, header)):
        places.setdefault(name, at)
    for one, other in (*ENDS, *TWO_MODE_ENDS):
        if one in places and other in places:
            return places[one], places[other]
    return None


def first_of(names: Iterable[str], header: Sequence[str], free: set[int]) -> int | None:
    """Return the place of the first of these names among the columns that are free, or None."""
    known = [folded(each) for each in header]
    for name in names:
        for at, each in enumerate(known):
            if at in free and each == name:
                return at
    return None


def refuse_twice(sheet: Sheet) -> None:
    """Raise an InputError if two columns have one name."""
    often = Counter(sheet.header)
    if twice := [name for name, times in often.items() if name and times > 1]:
        raise sheet.fault(sheet.line, f"two columns are called “{twice[0][:40]}”; rename one")
