"""The recipe of a network: what its query's header says on how rows become ties.

In the header, every field with its default::

    #+ network:
    #+   direction: undirected   # or directed: from ?source to ?target
    #+   weight: claims          # of a pair: claims, rows, or the sum or highest of ?weight
    #+   window: 2020/2023       # a period in EDTF; by default none
    #+   undated: keep           # with a time window: what has no date; or leave out
    #+   inferred: keep          # or leave out
    #+   disputed: keep          # or leave out
    #+   exclude: []             # classes of nodes to leave out
    #+   roll-up: []             # unit: as its organisation; person: as whom the person speaks for
    #+   projection: {onto: actor, weight: count}   # or newman, jaccard; by default none

A user's choices replace those of the header.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import InputError
from kg.questions import Query

__all__ = ["PROJECTIONS", "ROLL_UPS", "Recipe", "read_recipe"]

PROJECTIONS = {
    "count": "the number of shared nodes",
    "newman": "each shared node counts 1 / (its number of ties - 1) (Newman 2001)",
    "jaccard": "the shared nodes as a share of all nodes of the two (Jaccard)",
}
"""What the weight of a tie in a projection is; the first is the default."""
ROLL_UPS = ("unit", "person")
_WEIGHTS = ("claims", "rows", "sum", "highest")
_KEEP = ("keep", "leave out")
_CHOICES = {
    "direction": ("undirected", "directed"),
    "weight": _WEIGHTS,
    "undated": _KEEP,
    "inferred": _KEEP,
    "disputed": _KEEP,
}
_FIELDS = (*_CHOICES, "window", "exclude", "roll-up", "projection")
_MEANT = {
    "claims": "the number of claims of a pair",
    "rows": "the number of rows of a pair",
    "sum": "the sum of the weights of a pair",
    "highest": "the highest weight of a pair",
    **PROJECTIONS,
}


@dataclass(frozen=True)
class Recipe:
    """How the rows of a query become a network.

    ``weight`` is empty where the header does not say: then ?weight is added up, else claims are
    counted, else rows. ``window`` is a period in EDTF, or empty. ``onto`` is the mode that a
    projection keeps, or empty.
    """

    modes: tuple[str, ...] = ()
    directed: bool = False
    weight: str = ""
    window: str = ""
    undated: bool = True
    inferred: bool = True
    disputed: bool = True
    exclude: tuple[str, ...] = ()
    roll_up: tuple[str, ...] = ()
    onto: str = ""
    projection: str = "count"

    @property
    def weight_means(self) -> str:
        """What the weight of a tie is, in words."""
        return _MEANT[self.projection if self.onto else self.weight or "claims"]

    def __str__(self) -> str:
        parts = [
            f"modes: {', '.join(self.modes)}" if self.modes else "one set of nodes",
            "directed" if self.directed else "undirected",
        ]
        if not self.onto:  # a projection has weights of its own
            parts.append(f"weight: {self.weight_means}")
        if self.window:
            undated = "kept" if self.undated else "left out"
            parts.append(f"time: what may be in {self.window}; claims without a date {undated}")
        parts += [
            f"{name} claims {'kept' if kept else 'left out'}"
            for name, kept in (("inferred", self.inferred), ("disputed", self.disputed))
        ]
        parts += [f"without {', '.join(self.exclude)}"] if self.exclude else []
        parts += [f"{each} counted as the organisation" for each in self.roll_up]
        if self.onto:
            parts.append(f"projection onto {self.onto}, weight: {self.weight_means}")
        return "; ".join(parts)


def read_recipe(query: Query) -> Recipe:
    """Read the recipe in a query's header.

    Raises
    ------
    InputError
        If a field is unknown, or a value is none of those that it may have.
    """
    given = query.network
    for name in given:
        if name not in _FIELDS:
            raise _error(query, name, f"has “{name}” under “network”; choose of", _FIELDS)
    chosen = {name: _choice(query, name, allowed) for name, allowed in _CHOICES.items()}
    onto, weighting = _projection(query)
    window = given.get("window", "")
    if not isinstance(window, str):
        raise _error(query, "window", "needs a period for “window”, such as", ("2020/2023",))
    return Recipe(
        modes=query.modes,
        directed=chosen["direction"] == "directed",
        weight=str(given.get("weight", "")),
        window=window,
        undated=chosen["undated"] == "keep",
        inferred=chosen["inferred"] == "keep",
        disputed=chosen["disputed"] == "keep",
        exclude=_words(query, "exclude"),
        roll_up=_words(query, "roll-up", ROLL_UPS),
        onto=onto,
        projection=weighting,
    )


def _choice(query: Query, name: str, allowed: tuple[str, ...]) -> str:
    given = query.network.get(name, allowed[0])
    if given not in allowed:
        raise _error(query, name, f"says “{name}: {given}”; choose one of", allowed)
    return str(given)


def _words(query: Query, name: str, allowed: tuple[str, ...] = ()) -> tuple[str, ...]:
    given: Any = query.network.get(name, [])
    words = [given] if isinstance(given, str) else given
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise _error(query, name, f"needs a list of words for “{name}”, such as", ("[one, two]",))
    if wrong := [word for word in words if allowed and word not in allowed]:
        raise _error(query, name, f"says “{wrong[0]}” for “{name}”; choose of", allowed)
    return tuple(word for word in words if word)


def _projection(query: Query) -> tuple[str, str]:
    given: Any = query.network.get("projection") or {}
    if not isinstance(given, Mapping) or not set(given) <= {"onto", "weight"}:
        told = "needs for “projection” a mode and a weight, such as"
        raise _error(query, "projection", told, ("{onto: actor, weight: count}",))
    weighting = str(given.get("weight", next(iter(PROJECTIONS))))
    if weighting not in PROJECTIONS:
        told = f"says “{weighting}” for the weight of a projection; choose one of"
        raise _error(query, "projection", told, tuple(PROJECTIONS))
    onto = str(given.get("onto", ""))
    if given and onto not in query.modes:
        told = f"projects onto “{onto}”, which is none of its modes; choose one of"
        raise _error(query, "projection", told, query.modes or ("modes: [one, two]",))
    return onto, weighting


def _error(query: Query, name: str, problem: str, choices: tuple[str, ...]) -> InputError:
    lines = enumerate(query.text.split("\n"), 1)
    own = (at for at, line in lines if line[:2] == "#+" and line[2:].strip().startswith(f"{name}:"))
    return InputError(
        f"the #+ header {problem} {', '.join(choices)}",
        path=query.path or query.name,
        line=next(own, None),
    )
