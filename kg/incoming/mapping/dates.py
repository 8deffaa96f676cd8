"""Dates of a table as EDTF, by the format that the mapping names."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from kg.rdf import Entry

__all__ = ["as_edtf", "refuse_pattern"]

_PARTS = {"YYYY": r"(?P<y>[0-9]{4})", "MM": r"(?P<m>[0-9]{1,2})", "DD": r"(?P<d>[0-9]{1,2})"}


def refuse_pattern(entry: Entry, pattern: str) -> None:
    """Raise an error if a format is not made of YYYY, MM and DD with signs between."""
    parts = re.findall("[A-Za-z]+", pattern)
    if sorted(parts) not in (["YYYY"], ["MM", "YYYY"], ["DD", "MM", "YYYY"]):
        raise entry.error(
            f"“{pattern}” is not a format of dates; write, for example, DD.MM.YYYY, YYYY-MM or YYYY"
        )


@lru_cache
def _matcher(pattern: str) -> re.Pattern[str]:
    parts = re.split("(YYYY|MM|DD)", pattern)
    return re.compile("".join(_PARTS.get(part) or re.escape(part) for part in parts))


def as_edtf(text: str, pattern: str) -> str:
    """Return a date in EDTF, as precise as it is written; an empty text if it is not a date.

    Dates as a spreadsheet keeps them, such as 2022-11-03, are read whatever the format.

    >>> as_edtf("2016/04/01", "YYYY/MM/DD"), as_edtf("4.2016", "MM.YYYY")
    ('2016-04-01', '2016-04')
    >>> as_edtf("2016/02/30", "YYYY/MM/DD")
    ''
    """
    found = _matcher(pattern).fullmatch(text) or _matcher("YYYY-MM-DD").fullmatch(text)
    if not found:
        return ""
    parts = found.groupdict()
    year, month, day = (int(parts.get(name) or 1) for name in "ymd")
    try:
        datetime.date(year, month, day)
    except ValueError:
        return ""
    written = [f"{year:04}"]
    written += [f"{month:02}"] if "m" in parts else []
    written += [f"{day:02}"] if "d" in parts else []
    return "-".join(written)
