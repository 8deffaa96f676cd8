"""Make RDF terms of what an endpoint gives, and remember each value that is not valid.

One value that is not valid RDF does not cost the answer: the nearest valid term takes its place,
and a sentence tells where it stands, why it is not valid, and what kg made of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.escapes import spelt_out
from kg.rdf import XSD
from kg.tables import Cell, value

__all__ = ["Terms"]

_SHOWN = 5
_LONGEST = 80

_DAMAGED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffd-\uffff]")
_LOST = re.compile("[\ud800-\udfff]")
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`]')
_ANY_URI = NamedNode(f"{XSD}anyURI")

# Of XML Schema's forms those whose values engines compare; a form alone, no calendar.
_ZONE = r"(?:Z|[+-]\d\d:\d\d)?"
_YEAR = r"-?(?:[1-9]\d{3,}|0\d{3})"
_TIME = r"\d\d:\d\d:\d\d(?:\.\d+)?"
_FORMS = {
    "date": re.compile(rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]){_ZONE}"),
    "dateTime": re.compile(rf"{_YEAR}-\d\d-\d\dT{_TIME}{_ZONE}"),
    "gYear": re.compile(rf"{_YEAR}{_ZONE}"),
    "gYearMonth": re.compile(rf"{_YEAR}-(?:0[1-9]|1[0-2]){_ZONE}"),
}
_PLAIN = {"boolean", "decimal", "double", "float", "integer", "int", "long", "nonNegativeInteger"}
_CHECKED = {f"{XSD}{name}": name for name in (*_FORMS, *_PLAIN)}
_NOT_FINITE = {"INF", "+INF", "-INF", "NaN"}


class Terms:
    """Makes the terms of one answer.

    Attributes
    ----------
    row
        The number of the row that is being read, from 1.
    told
        What is wrong with the first values that are not valid, and where.
    count
        How many there are.
    remark
        What there is to say of the whole answer, if anything.
    """

    def __init__(self) -> None:
        self.row = 0
        self.told: list[str] = []
        self.count = 0
        self.remark = ""
        self._column = ""

    def sentence(self) -> str:
        """Return what to say of the answer and of values that are not valid, or an empty text."""
        if not self.count:
            return self.remark
        more = self.count - len(self.told)
        some = "1 value" if self.count == 1 else f"{self.count:,} values"
        told = "; ".join([*self.told, *([f"and {more:,} more"] if more else [])])
        lead = f"{self.remark}; " if self.remark else ""
        are = "is" if self.count == 1 else "are"
        return f"{lead}the endpoint gives {some} that {are} wrong: {told}"

    def cell(self, column: str, found: object) -> Cell:
        """Return the term of a cell as SPARQL's JSON writes it: type, value, language, datatype.

        Raises
        ------
        ValueError
            If it is not written so.
        """
        if found is None or found == {}:
            return None
        self._column = column
        if not isinstance(found, Mapping) or "value" not in found:
            raise ValueError(f"a value of ?{column} has no “value”")
        kind, said = found.get("type"), found["value"]
        if kind == "triple" or not isinstance(said, (str, int, float)):
            self._bad(str(said), "a statement within a statement", "kept as text")
            return Literal(self._whole(str(said)))
        text = said if isinstance(said, str) else str(said).lower()
        if kind in ("uri", "iri"):
            return self.iri(text)
        if kind == "bnode":
            return self.blank(text)
        return self.literal(text, found.get("xml:lang") or found.get("lang"), found.get("datatype"))

    def iri(self, text: str, made: str = "kept as text") -> Cell:
        """Return an IRI; one that is not valid becomes a text of the datatype xsd:anyURI."""
        try:
            return NamedNode(text)
        except (ValueError, TypeError):
            sign = _NOT_IN_IRI.search(text)
            if sign:
                found = "a blank" if sign[0] == " " else f"“{spelt_out(sign[0])}”"
                why = f"an IRI cannot contain {found}"
            elif not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text):
                why = "an IRI must begin with a scheme, such as http:"
            else:
                why = "it is not a valid IRI"
            self._bad(text, why, made)
            return Literal(self._whole(text), datatype=_ANY_URI)

    def blank(self, text: str) -> BlankNode:
        """Return a blank node; Virtuoso's names for them have signs that RDF does not allow."""
        name = text.removeprefix("_:")
        try:
            return BlankNode(name)
        except (ValueError, TypeError):
            # A name means nothing; it only has to stay apart from all others.
            return BlankNode(
                "n" + re.sub(r"[^A-Za-z0-9]", lambda sign: f"x{ord(sign[0]):x}x", name)
            )

    def literal(self, text: str, language: object, datatype: object) -> Cell:
        """Return a literal; it loses a language or datatype that is not valid."""
        if _DAMAGED.search(text):
            text = self._undamaged(text)
        if language:
            try:
                return Literal(text, language=str(language))
            except (ValueError, TypeError):
                why = f"“{spelt_out(str(language), _LONGEST)}” is not a valid language tag"
                self._bad(text, why, "kept without a language")
                return Literal(text)
        if not datatype:
            return Literal(text)
        try:
            made = Literal(text, datatype=NamedNode(str(datatype)))
        except (ValueError, TypeError):
            why = f"“{spelt_out(str(datatype), _LONGEST)}” is not a valid datatype"
            self._bad(text, why, "kept without a datatype")
            return Literal(text)
        name = _CHECKED.get(str(datatype))
        if name and not _fits(made, name):
            self._bad(text, f"it is not written as an xsd:{name}", "kept as it is")
        return made

    def triple(self, subject: Cell, predicate: Cell, value: Cell) -> tuple[Cell, Cell, Cell] | None:
        """Return a triple with valid terms; None if it begins with one that is not valid."""
        for term in (subject, predicate):
            if isinstance(term, NamedNode) and not isinstance(
                self.iri(term.value, "left out"), NamedNode
            ):
                return None
        return subject, predicate, self.iri(value.value) if isinstance(value, NamedNode) else value

    def _undamaged(self, text: str) -> str:
        sign = _DAMAGED.findall(text)[0]
        if sign < "\x80" or sign > "\ufffd":
            why = f"it has a character that nobody sees (U+{ord(sign):04X})"
            self._bad(text, why, "kept as it is")
        else:
            self._bad(text, "a character in it is damaged", "shown as \ufffd")
        return self._whole(text)

    def _whole(self, text: str) -> str:
        return _LOST.sub("\ufffd", text)

    def _bad(self, text: str, why: str, made: str) -> None:
        self.count += 1
        if len(self.told) < _SHOWN:
            where = f"row {self.row:,}" if self.row else ""
            where = f"?{self._column} in {where}" if self._column and where else where
            shown = spelt_out(self._whole(text), _LONGEST)
            self.told.append(f"“{shown}”{f', {where}' if where else ''} ({why}; {made})")


def _fits(literal: Literal, name: str) -> bool:
    """Tell whether a literal of a datatype is written as that datatype demands."""
    if name in _FORMS:
        return _FORMS[name].fullmatch(literal.value) is not None
    if name in ("double", "float") and literal.value in _NOT_FINITE:
        return True
    return not isinstance(value(literal), str)
