"""What the styles of an OpenDocument workbook show: parts of dates, and which sheets are hidden."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from kg.tables.reading.parts import Attributes
from kg.tables.reading.shown import Look

__all__ = ["Styles"]

_PARTS = {"year": "y", "month": "m", "day": "d", "hours": "h", "minutes": "h", "seconds": "s"}
_DATA = ("number-style", "date-style", "time-style", "percentage-style", "currency-style")
_LONGEST_CHAIN = 20


class Styles:
    """The styles of a workbook, by their names: what reads them, and what they show."""

    def __init__(self) -> None:
        self.hidden: set[str] = set()
        self._data: dict[str, Look] = {}
        self._cells: dict[str, tuple[str, str]] = {}
        self._known: dict[str, Look] = {}
        self._own, self._family = "", ""
        self._parts: set[str] = set()
        self._digits = 0
        self.starts: dict[str, Callable[[Attributes], object]] = {
            **{"style": self._style, "table-properties": self._of_table, "number": self._number},
            **dict.fromkeys(_DATA, self._begin),
            **{name: partial(self._part, sign) for name, sign in _PARTS.items()},
        }
        self.ends: dict[str, Callable[[], object]] = dict.fromkeys(_DATA, self._end)

    def look(self, name: str) -> Look:
        """Return what cells of a style show."""
        if name not in self._known:
            self._known[name] = self._look(name)
        return self._known[name]

    def _look(self, name: str) -> Look:
        for _ in range(_LONGEST_CHAIN):
            data, name = self._cells.get(name, ("", ""))
            if data in self._data:
                return self._data[data]
        return Look()

    def _style(self, attributes: Attributes) -> None:
        self._own = attributes.get("style:name", "")
        self._family = attributes.get("style:family", "")
        if self._family == "table-cell":
            data = attributes.get("style:data-style-name", "")
            self._cells[self._own] = data, attributes.get("style:parent-style-name", "")

    def _of_table(self, attributes: Attributes) -> None:
        if self._family == "table" and attributes.get("table:display") == "false":
            self.hidden.add(self._own)

    def _begin(self, attributes: Attributes) -> None:
        self._own, self._digits, self._parts = attributes.get("style:name", ""), 0, set()

    def _part(self, sign: str, _: Attributes) -> None:
        self._parts.add(sign)

    def _number(self, attributes: Attributes) -> None:
        written = attributes.get("number:min-integer-digits", "")
        self._digits = int(written) if re.fullmatch("[0-9]{1,2}", written) else 0

    def _end(self) -> None:
        self._data[self._own] = Look(self._parts, digits=self._digits if self._digits > 1 else 0)
