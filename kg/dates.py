"""The first and last day that a date as imprecise as its source may cover."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from kg.errors import DataError

__all__ = ["bounds"]

_NO_YEAR = re.compile(r"(?<![\d-])X{4}")


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
        If it is no EDTF date.
    """
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(text)
        if _NO_YEAR.search(text):
            return None, None
        start, _, end = text.partition("/")
        first = None if start in ("", "..") else _day(parsed.lower_strict())
        last = None if "/" in text and end in ("", "..") else _day(parsed.upper_strict())
    except (EDTFParseException, ValueError, OverflowError) as error:
        raise DataError(
            f"“{text}” is no date in EDTF; write for example 2023, 2023-02, 2023-02-07, "
            "2022-01/2023-12, or XXXX-02-07 where the year is unknown"
        ) from error
    return first, last


def _day(moment: Any) -> date:  # noqa: ANN401 (edtf gives a struct_time without a type)
    return date(*moment[:3])
