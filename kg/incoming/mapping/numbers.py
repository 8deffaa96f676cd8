"""Numbers of a table, by the example that the mapping gives of how they are written."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.rdf import Entry

__all__ = ["as_number", "refuse_example"]

_EXAMPLE = re.compile(r"1(?P<thousands>[^0-9]?)234(?:(?P<point>[.,])56)?")


def refuse_example(entry: Entry, example: str) -> None:
    """Raise an error if an example is not 1234.56 as some language writes it."""
    found = _EXAMPLE.fullmatch(example)
    if not found or (found["thousands"] and found["thousands"] == found["point"]):
        raise entry.error(
            f"“{example}” does not show how numbers are written; write 1234.56 as the table would, "
            "for example 1,234.56 or 1 234,56"
        )


@lru_cache
def _matcher(example: str) -> tuple[re.Pattern[str], str]:
    found = _EXAMPLE.fullmatch(example)
    thousands, point = (found["thousands"], found["point"] or "") if found else ("", ".")
    apart = "[ \u00a0\u202f]" if thousands.isspace() else re.escape(thousands)
    whole = rf"[0-9]{{1,3}}(?:{apart}[0-9]{{3}})+|[0-9]+" if thousands else "[0-9]+"
    part = rf"(?:{re.escape(point)}(?P<part>[0-9]+))?" if point else "(?P<part>(?!))?"
    return re.compile(rf"(?P<sign>-?)(?P<whole>{whole}){part}"), thousands


def as_number(text: str, example: str) -> str:
    """Return a number with a point and nothing between its thousands; else an empty text.

    >>> as_number("892,228.58", "1,234.56"), as_number("1 234,5", "1 234,56")
    ('892228.58', '1234.5')
    >>> as_number("1,23.5", "1,234.56")
    ''
    """
    pattern, _ = _matcher(example)
    found = pattern.fullmatch(text)
    if not found:
        return ""
    whole = re.sub("[^0-9]", "", found["whole"])
    part = found["part"]
    return f"{found['sign']}{whole}" + (f".{part}" if part else "")
