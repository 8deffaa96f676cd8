"""Constraints on one value: whether it certainly keeps them, certainly breaks them, or neither.

pyshacl is what they are held to. Where a value is of a datatype that it reads in a way of its own,
nothing is certain, and pyshacl is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from decimal import Decimal

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode
from rdflib import RDF, RDFS, SH, XSD

from kg.validation.engine.index import Index, Term
from kg.validation.engine.terms import from_rdflib
from kg.validation.shapes import list_items

__all__ = ["ON_VALUES", "Fit", "Given", "OnValue", "Parameters", "number", "unsure"]

Node = rdflib.term.Node
# True: certainly pyshacl finds nothing. False: certainly it does. None: ask it.
Fit = bool | None
OnValue = Callable[[Term], Fit]
Parameters = Sequence[Node]  # the values of one parameter of a shape
Given = Callable[[str], Parameters]  # those of another parameter of the same shape

_KINDS = {
    "IRI": (NamedNode,), "BlankNode": (BlankNode,), "Literal": (Literal,),
    "BlankNodeOrIRI": (BlankNode, NamedNode), "BlankNodeOrLiteral": (BlankNode, Literal),
    "IRIOrLiteral": (NamedNode, Literal),
}  # fmt: skip
_STRING, _LANG_STRING = str(XSD.string), str(RDF.langString)
_INTEGER, _DECIMAL, _DATE, _BOOLEAN = (
    str(XSD[name]) for name in ("integer", "decimal", "date", "boolean")
)
_PLAIN_DECIMAL = r"[+-]?[0-9]{1,300}([.][0-9]{1,300})?"
_READ_BY_RDFLIB = (str(XSD), str(RDF))  # others have any form


def unsure(_: Term) -> Fit:
    """Say that nothing is certain."""
    return None


def number(term: object) -> int | Decimal | None:
    """Return the number that a plain xsd:integer or xsd:decimal is, else None."""
    if not isinstance(term, Literal):
        return None
    if term.datatype.value == _INTEGER:
        return int(term.value) if re.fullmatch(r"[+-]?[0-9]{1,300}", term.value) else None
    if term.datatype.value == _DECIMAL and re.fullmatch(_PLAIN_DECIMAL, term.value):
        return Decimal(term.value)
    return None


def _class(index: Index, _: rdflib.Graph, values: Parameters, __: Given) -> OnValue:
    wanted = [index.instances(NamedNode(str(each))) for each in values]
    if len(wanted) == 1:
        return wanted[0].__contains__
    return lambda value: all(value in each for each in wanted)


def _node_kind(_: Index, __: rdflib.Graph, values: Parameters, ___: Given) -> OnValue:
    kinds = _KINDS.get(str(values[0]).removeprefix(str(SH)))
    return unsure if kinds is None else lambda value: isinstance(value, kinds)


def _datatype(_: Index, __: rdflib.Graph, values: Parameters, ___: Given) -> OnValue:
    wanted = str(values[0])
    if wanted in (str(RDFS.Literal), str(RDFS.Datatype)):
        return unsure

    def fits(value: Term) -> Fit:
        if not isinstance(value, Literal) or value.datatype.value != wanted:
            return False
        if wanted in (_STRING, _LANG_STRING):
            return True
        if wanted in (_INTEGER, _DECIMAL):
            return number(value) is not None or None
        if wanted == _BOOLEAN:
            return value.value in ("true", "false", "1", "0") or None
        if wanted == _DATE:
            return _is_day(value.value) or None
        return not wanted.startswith(_READ_BY_RDFLIB) or None

    return fits


def _is_day(text: str) -> bool:
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _text(value: Term) -> str | None:
    return value.value if isinstance(value, NamedNode | Literal) else None


def _pattern(_: Index, __: rdflib.Graph, values: Parameters, given: Given) -> OnValue:
    flags = "".join(map(str, given("flags"))).lower()
    how = (re.IGNORECASE if "i" in flags else 0) | (re.MULTILINE if "m" in flags else 0)
    try:
        found = [re.compile(str(each), how).search for each in values]
    except re.error:
        return unsure

    def fits(value: Term) -> Fit:
        text = _text(value)
        return text is not None and all(search(text) for search in found)

    return fits


def _length(compare: Callable[[int, int], bool], passes: int | None) -> _Maker:
    def make(_: Index, __: rdflib.Graph, values: Parameters, ___: Given) -> OnValue:
        limit = number(from_rdflib(values[0]))
        if not isinstance(limit, int):
            return unsure

        def fits(value: Term) -> Fit:
            text = _text(value)
            return limit == passes or (text is not None and compare(len(text), limit))

        return fits

    return make


def _range(compare: Callable[[_Number, _Number], bool]) -> _Maker:
    def make(_: Index, __: rdflib.Graph, values: Parameters, ___: Given) -> OnValue:
        limits = [number(from_rdflib(each)) for each in values]

        def fits(value: Term) -> Fit:
            found = number(value)
            if found is None:
                return None
            kept = [None if each is None else compare(found, each) for each in limits]
            return None if None in kept else all(kept)

        return fits

    return make


def _in(_: Index, rules: rdflib.Graph, values: Parameters, __: Given) -> OnValue:
    items = list_items(rules, values[0])
    if items is None:
        return unsure
    allowed: Collection[Term] = {from_rdflib(each) for each in items}
    return allowed.__contains__


def _language_in(_: Index, rules: rdflib.Graph, values: Parameters, __: Given) -> OnValue:
    items = list_items(rules, values[0])
    if items is None or len(values) > 1:
        return unsure
    wanted = {str(each).lower() for each in items}

    def fits(value: Term) -> Fit:
        tag = value.language if isinstance(value, Literal) else None
        return tag is not None and ("*" in wanted or bool(wanted & {tag, tag.partition("-")[0]}))

    return fits


_Number = int | Decimal
_Maker = Callable[[Index, rdflib.Graph, Parameters, Given], OnValue]
ON_VALUES: dict[str, _Maker] = {
    "class": _class,
    "nodeKind": _node_kind,
    "datatype": _datatype,
    "pattern": _pattern,
    "minLength": _length(lambda size, limit: size >= limit, passes=0),
    "maxLength": _length(lambda size, limit: size <= limit, passes=None),
    "minInclusive": _range(lambda value, limit: value >= limit),
    "maxInclusive": _range(lambda value, limit: value <= limit),
    "minExclusive": _range(lambda value, limit: value > limit),
    "maxExclusive": _range(lambda value, limit: value < limit),
    "in": _in,
    "languageIn": _language_in,
}
"""What makes the test of each constraint on single values, by its parameter."""
