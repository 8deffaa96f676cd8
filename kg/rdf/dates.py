"""The first and last day that a date as imprecise as its source may cover."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from typing import Any

from kg.errors import DataError
from kg.locks import quiet

__all__ = ["bounds"]

_LONGEST = 200  # the parser's time grows with the square of the length
_NO_YEAR = re.compile(r"(?<![\d-])X{4}")


@lru_cache(maxsize=10_000)
def bounds(text: str) -> tuple[date | None, date | None]:
    """Return the first and last day an EDTF date covers; None where it does not say.

    A date whose year is unknown has no bounds: it may lie in any year. Follows the Extended
    Date/Time Format of ISO 8601-2:2019.

    >>> bounds("2022-01/2023-12")
    (datetime.date(2022, 1, 1), datetime.date(2023, 12, 31))
    >>> bounds("XXXX-02-07")
    (None, None)
    >>> bounds("2022-01/..")
    (datetime.date(2022, 1, 1), None)

    Raises
    ------
    DataError
        If it is not an EDTF date, or ends before it starts.
    """
    if len(text) > _LONGEST:
        raise DataError(
            f"a date of {len(text)} characters is too long; write its first and last day, "
            "for example 2022-01-01/2023-12-31"
        )
    first, last = _plain_bounds(text) or _parsed_bounds(text)
    if first and last and last < first:
        raise DataError(f"“{text}” ends before it starts; write the earlier date first")
    return first, last


_Bounds = tuple[date | None, date | None]
_PLAIN = re.compile(r"(?:(\d{4})|XXXX)(?:-(\d\d)(?:-(\d\d))?)?([?~%])?", re.ASCII)
_SETS = (("{", "}"), ("[", "]"))
_OPEN = ("", "..")
_NOT_PLAIN = re.compile(r"[?~%]|\.\.|^/|/$")
_COMMON_YEAR = 2001


def _plain_bounds(text: str) -> _Bounds | None:
    """Return the bounds of a plain date, period or set of dates; None for what needs the parser.

    Nearly all dates are plain. To import the parser takes a tenth of a second, and it takes some
    hundredths for each date.
    """
    if "X" in text and _NOT_PLAIN.search(text):
        return None
    if (text[:1], text[-1:]) in _SETS:
        parts = text[1:-1].split(",")
        ends = [end for end in map(_plain_end, parts) if end]
        if len(parts) == 1 or len(ends) < len(parts):
            return None
        found: _Bounds = min(first for first, _ in ends), max(last for _, last in ends)
    else:
        left, slash, right = text.partition("/")
        one = _plain_end(left)
        other = _plain_end(right) if slash else one
        if not one and not (other and slash and left in _OPEN):
            return None
        if not other and right not in _OPEN:
            return None
        found = one and one[0], other and other[1]
    return (None, None) if "X" in text else found


def _plain_end(text: str) -> tuple[date, date] | None:
    match = _PLAIN.fullmatch(text)
    if not match or (match[4] and not match[1]):
        return None
    year = int(match[1] or _COMMON_YEAR)
    first, last = int(match[2] or 1), int(match[2] or 12)
    try:
        day = int(match[3] or monthrange(year, last)[1])
        return date(year, first, int(match[3] or 1)), date(year, last, day)
    except ValueError:
        return None  # a season, 29 February, or not a date: the parser knows


@cache
def _parser() -> tuple[Callable[[str], Any], type[Exception]]:
    """Return edtf's parser and its error."""
    with quiet():
        from edtf import parse_edtf
        from edtf.parser import parser_classes
        from edtf.parser.edtf_exceptions import EDTFParseException
        from pyparsing import ParserElement

    # edtf makes every parser of this process remember what it tried, which gains it nothing and
    # doubles the time that rdflib takes to parse SPARQL.
    ParserElement.disable_memoization()
    # It prints what it tries. Sending away standard output would do so for all threads.
    vars(parser_classes)["print"] = lambda *_: None
    return parse_edtf, EDTFParseException


def _parsed_bounds(text: str) -> _Bounds:
    parse_edtf, parse_error = _parser()
    try:
        parsed = parse_edtf(text)
        first = last = None
        if not _NO_YEAR.search(text):
            start, _, end = text.partition("/")
            first = None if start in ("", "..") else _day(parsed.lower_strict())
            last = None if "/" in text and end in ("", "..") else _day(parsed.upper_strict())
    except (parse_error, AttributeError, OverflowError, TypeError, ValueError) as error:
        raise DataError(
            f"“{text}” is not a date in EDTF; write for example 2023, 2023-02, 2023-02-07, "
            "2022-01/2023-12, or XXXX-02-07 where the year is unknown"
        ) from error
    return first, last


def _day(moment: Any) -> date:  # noqa: ANN401 (edtf gives a struct_time without a type)
    return date(*moment[:3])
