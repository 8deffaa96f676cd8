"""Ask a source small questions on the way to a hint, within few seconds."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.limits import Limits
from kg.questions.binding import bind
from kg.questions.hints.names import variables
from kg.questions.sources import Request, Source, prefixes_of
from kg.rdf import compress, declared
from kg.tables import Cell

__all__ = ["Probe", "Row"]

Row = Sequence[Cell]

_LONGEST = 2.0  # seconds for one of them
_SHORTEST = 0.05  # with less time left, nothing is asked
_MOST = 100


@dataclass
class Probe:
    """What may still be asked about a request: for so many seconds, as often as the source allows.

    What cannot be answered in time, or not at all, is None. Nothing is raised.
    """

    source: Source
    request: Request
    seconds: float = 5.0
    _asked: dict[str, list[Row] | None] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._end = time.monotonic() + self.seconds
        self.questions = self.source.spare
        self.prefixes: Mapping[str, str] = {
            **prefixes_of(self.source, self.request.text),
            **declared(self.request.text),
        }
        self._head = "".join(
            f"PREFIX {name}: <{iri}> " for name, iri in declared(self.request.text).items()
        )

    def rows(
        self, select: str, where: str, tail: str = "", *, unbound: bool = False
    ) -> list[Row] | None:
        """Ask for rows of a group of patterns, in which the parameters are bound.

        Parameters
        ----------
        select
            The columns, as after SELECT.
        where
            Patterns, without the braces around them.
        tail
            What follows, such as LIMIT.
        unbound
            Leave the parameters without values.
        """
        try:
            group = f"{{ {where} }}" if unbound else self._bound(where)
        except InputError:
            return None
        return self.answer(f"{self._head}SELECT {select} WHERE {group} {tail}")

    def answer(self, text: str) -> list[Row] | None:
        """Answer a whole query, without parameters."""
        if text not in self._asked:
            self._asked[text] = self._answer(text)
        return self._asked[text]

    def answer_bound(
        self, text: str, bound: Mapping[str, NamedNode | Literal] | None = None
    ) -> list[Row] | None:
        """Answer a whole query with the parameters of the request, or with others."""
        try:
            return self.answer(bind(text, self.request.bound if bound is None else bound))
        except InputError:
            return None

    def _answer(self, text: str) -> list[Row] | None:
        left = self._end - time.monotonic()
        if self.questions <= 0 or left < _SHORTEST:
            return None
        self.questions -= 1
        limits = Limits(timeout=min(left, _LONGEST), rows=_MOST)
        try:
            return list(
                self.source.answer(replace(self.request, text=text, bound={}, limits=limits)).rows
            )
        except InputError:
            return None

    def _bound(self, where: str) -> str:
        text = f"SELECT * {{ {where}\n }}"
        names = set(variables(where))
        given = {name: term for name, term in self.request.bound.items() if name in names}
        return bind(text, given).partition("*")[2]

    def has_row(self, where: str, *, unbound: bool = False) -> bool | None:
        """Tell whether a group has a row."""
        found = self.rows("*", where, "LIMIT 1", unbound=unbound)
        return None if found is None else bool(found)

    def number(self, where: str, of: str = "*") -> int | None:
        """Return how many rows a group has, or values, ``of`` being ``DISTINCT ?x``."""
        found = self.rows(f"(COUNT({of}) AS ?kg_n)", where)
        cell = found[0][0] if found and found[0] else None
        return int(cell.value) if isinstance(cell, Literal) and cell.value.isdecimal() else None

    def written(self, cell: Cell) -> str:
        """Write a term as it is written in a query.

        >>> Probe.written(None, Literal("Rīga", language="lv"))
        '"Rīga"@lv'
        """
        if not isinstance(cell, Literal):
            value = getattr(cell, "value", str(cell))
            short = compress(value, dict(self.prefixes))
            # The query may have declared the prefix as something else.
            declared_as = self.prefixes.get(short.partition(":")[0], value)
            known = short != value and value.startswith(declared_as)
            return short if known else f"<{value}>"
        if cell.language or cell.datatype.value == f"{_XSD}string":
            return str(cell)
        if cell.datatype.value in (f"{_XSD}integer", f"{_XSD}decimal", f"{_XSD}boolean"):
            return cell.value
        text = str(Literal(cell.value))
        return f"{text}^^{compress(cell.datatype.value, dict(self.prefixes))}"


_XSD = "http://www.w3.org/2001/XMLSchema#"
