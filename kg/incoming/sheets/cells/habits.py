"""Numbers and dates as people and spreadsheets write them, and how the data want them."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["dates_meant", "plain_number"]

_BLANKS = re.compile(r"[\s\u00a0\u202f'’]")
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_YEAR_FIRST = re.compile(r"(\d{4})[./\s-]+(\d{1,2})(?:[./\s-]+(\d{1,2}))?\.?")
_YEAR_LAST = re.compile(r"(\d{1,2})([./\s-]+)(\d{1,2})[./\s-]+(\d{4})\.?")
# How the names of months begin, whatever their case: English, Lithuanian, Latvian.
_MONTHS = [
    re.compile(pattern)
    for pattern in (
        *("jan|saus", "feb|vasar", "mar|kov", "apr|baland", "may|mai|geg", "jun|jūn|birž"),
        *("jul|jūl|liep", "aug|rugpj", "sep|rugs", "oct|okt|spal", "nov|lapkr", "dec|gruod"),
    )
]
_BESIDE_MONTHS = {"m", "d", "mėn", "gada", "g", "of", "the"}
_YEARS = re.compile(r"(\d{4})\s*[-–—]\s*(\d{4})")


def plain_number(text: str) -> str | None:
    """Return a number without signs between thousands and with a decimal point.

    What may be two numbers gives None: of “1,500” nobody can tell whether it is more than a
    thousand.

    >>> plain_number("148 680,50"), plain_number("1,148,680.5"), plain_number("1,500")
    ('148680.50', '1148680.5', None)
    """
    text = _BLANKS.sub("", text)
    if _PLAIN.fullmatch(text):
        return text
    for thousands, decimal in ((",", "."), (".", ",")):
        grouped = re.fullmatch(
            rf"([+-]?\d{{1,3}}(?:\{thousands}\d{{3}})+)(?:\{decimal}(\d+))?", text
        )
        if grouped and (grouped[2] or grouped[1].count(thousands) > 1):
            tail = f".{grouped[2]}" if grouped[2] else ""
            return grouped[1].replace(thousands, "") + tail
    with_comma = re.fullmatch(r"([+-]?\d+),(\d+)", text)
    if with_comma and len(with_comma[2]) != 3:
        return f"{with_comma[1]}.{with_comma[2]}"
    return None


def dates_meant(text: str) -> list[str]:
    """Return the dates in EDTF that a text in another form may mean.

    >>> dates_meant("7.2.2023"), dates_meant("2023.02"), dates_meant("2022–2023")
    (['2023-02-07'], ['2023-02'], ['2022/2023'])
    >>> dates_meant("02/07/2023"), dates_meant("soon")
    (['2023-07-02', '2023-02-07'], [])
    >>> dates_meant("12 March 2025"), dates_meant("2025 m. kovo 12 d."), dates_meant("Marts 2025")
    (['2025-03-12'], ['2025-03-12'], ['2025-03'])
    """
    text = text.strip()
    if years := _YEARS.fullmatch(text):
        return [f"{years[1]}/{years[2]}"]
    if found := _YEAR_FIRST.fullmatch(text):
        return _days(found[1], found[2], found[3])
    if found := _YEAR_LAST.fullmatch(text):
        dayfirst = _days(found[4], found[3], found[1])
        # With slashes, some write the month first.
        other = _days(found[4], found[1], found[3]) if "/" in found[2] else []
        return list(dict.fromkeys([*dayfirst, *other]))
    return _with_month(text)


def _with_month(text: str) -> list[str]:
    """Return the date of a text that has the name of a month, a year and perhaps a day."""
    days, months, years = list[str](), list[int](), list[str]()
    for word in re.findall(r"\w+", text.lower()):
        number = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", word)
        month = [at for at, begins in enumerate(_MONTHS, 1) if begins.match(word)]
        if number:
            days.append(number[1])
        elif re.fullmatch(r"\d{4}", word):
            years.append(word)
        elif month:
            months += month
        elif word not in _BESIDE_MONTHS:
            return []
    if len(years) != 1 or len(months) != 1 or len(days) > 1:
        return []
    return _days(years[0], str(months[0]), days[0] if days else None)


def _days(year: str, month: str, day: str | None) -> list[str]:
    try:
        whole = date(int(year), int(month), int(day or 1)).isoformat()
    except ValueError:
        return []
    return [whole if day else whole[:7]]
