"""Constraints on all values of a property of one record; see :mod:`kg.validation.engine.values`."""

from __future__ import annotations

from collections.abc import Callable, Collection
from decimal import Decimal

from pyoxigraph import BlankNode, Literal, NamedNode
from rdflib import Literal as RdflibLiteral

from kg.validation.engine.index import Index, Term
from kg.validation.engine.terms import from_rdflib
from kg.validation.engine.values import Fit, Parameters, number

__all__ = ["ON_SETS", "OnSet"]

OnSet = Callable[[Term, Collection[Term]], Fit]  # of a record, and its values
_Number = int | Decimal
_Maker = Callable[[Index, Parameters], OnSet]


def _unsure(_: Term, __: Collection[Term]) -> Fit:
    return None


def _least(_: Index, given: Parameters) -> OnSet:
    limit = number(from_rdflib(given[0]))
    return _unsure if limit is None else lambda _, values: len(values) >= limit


def _most(_: Index, given: Parameters) -> OnSet:
    limit = number(from_rdflib(given[0]))
    return _unsure if limit is None else lambda _, values: len(values) <= limit


def _unique_lang(_: Index, given: Parameters) -> OnSet:
    asked = given[0].toPython() if isinstance(given[0], RdflibLiteral) else True

    def fits(_: Term, values: Collection[Term]) -> Fit:
        tags = [value.language for value in values if isinstance(value, Literal) and value.language]
        return not asked or len(tags) == len(set(tags)) or None

    return fits


def _has_value(_: Index, given: Parameters) -> OnSet:
    wanted = [from_rdflib(each) for each in given]
    return lambda _, values: all(each in values for each in wanted)


def _pairs(compare: Callable[[set[Term], set[Term]], bool]) -> _Maker:
    """Compare the values with those of other properties of the same record."""

    def make(index: Index, given: Parameters) -> OnSet:
        others = [index.of(NamedNode(str(each))) for each in given]

        def fits(focus: Term, values: Collection[Term]) -> Fit:
            return all(compare(set(values), set(other.get(focus, ()))) for other in others)

        return fits

    return make


def _ordered(compare: Callable[[_Number, _Number], bool]) -> _Maker:
    def make(index: Index, given: Parameters) -> OnSet:
        others = [index.of(NamedNode(str(each))) for each in given]

        def fits(focus: Term, values: Collection[Term]) -> Fit:
            if any(isinstance(value, BlankNode) for value in values):
                return None  # it has no order, and pyshacl says so
            pairs = [(v, w) for other in others for w in other.get(focus, ()) for v in values]
            found = [_compared(value, other, compare) for value, other in pairs]
            return None if None in found else all(found)

        return fits

    return make


def _compared(value: Term, other: Term, compare: Callable[[_Number, _Number], bool]) -> Fit:
    """Compare two numbers; of anything else, engines think differently."""
    one, two = number(value), number(other)
    return None if one is None or two is None else compare(one, two)


ON_SETS: dict[str, _Maker] = {
    "minCount": _least,
    "maxCount": _most,
    "uniqueLang": _unique_lang,
    "hasValue": _has_value,
    "equals": _pairs(lambda values, others: values == others),
    "disjoint": _pairs(lambda values, others: not values & others),
    "lessThan": _ordered(lambda value, other: value < other),
    "lessThanOrEquals": _ordered(lambda value, other: value <= other),
}
"""What makes the test of each constraint on all values of a property, by its parameter."""
