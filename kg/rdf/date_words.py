"""A date as imprecise as its source, said in English words."""

from __future__ import annotations

import re

__all__ = ["in_words", "two_readings"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SEASONS = ("spring", "summer", "autumn", "winter")
# What EDTF writes in the place of a month; the words go before the year.
_PARTS = {
    **{21 + n: season for n, season in enumerate(_SEASONS)},
    **{25 + n: f"{season} (north of the equator)" for n, season in enumerate(_SEASONS)},
    **{29 + n: f"{season} (south of the equator)" for n, season in enumerate(_SEASONS)},
    **{33 + n: f"quarter {n + 1} of" for n in range(4)},
    **{37 + n: f"third {n + 1} of" for n in range(3)},
    **{40 + n: f"half {n + 1} of" for n in range(2)},
}
_DATE = re.compile(
    r"(?P<year>[\dX]{4})(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?:T(?P<time>.+))?"
)


def in_words(text: str) -> str:
    """Say an EDTF date in English, as precisely as it is and no more.

    Follows the Extended Date/Time Format of ISO 8601-2:2019; what has no words stays as it is.

    >>> in_words("XXXX-02-07")
    '7 February, year not given'
    >>> in_words("2022-01/2023-12")
    'January 2022 to December 2023'
    >>> in_words("[2020,2021]"), in_words("201X~"), in_words("2021-22")
    ('2020 or 2021', 'about the 2010s', 'summer 2021')
    """
    if "/" in text:
        start, _, end = text.partition("/")
        if start in ("", ".."):
            return f"until {in_words(end)}"
        return f"from {in_words(start)}" if end in ("", "..") else f"{_one(start)} to {_one(end)}"
    if (text[:1], text[-1:]) in (("{", "}"), ("[", "]")):
        parts = [_member(part.strip()) for part in text[1:-1].split(",")]
        return (", " if text[0] == "{" else " or ").join(parts)
    return _one(text)


def two_readings(text: str) -> tuple[str, str] | None:
    """Return the EDTF reading of what may be meant as two years, and how to write the years.

    >>> two_readings("2021-22"), two_readings("2021-23")
    (('summer 2021', '2021/2022'), None)
    """
    found = re.fullmatch(r"(\d\d)(\d\d)-(2[1-4])", text)
    if not found or int(found[3]) != int(found[2]) + 1:
        return None
    return in_words(text), f"{found[1]}{found[2]}/{found[1]}{found[3]}"


def _member(text: str) -> str:
    start, dots, end = text.partition("..")
    return f"{in_words(start)} to {in_words(end)}" if dots else in_words(text)


def _one(text: str) -> str:
    plain = re.sub(r"[?~%]|(?<=\d)S\d+$", "", text)
    found = _DATE.fullmatch(plain)
    words = _words(found) if found else None
    if words is None:
        return text
    if set(text) & {"~", "%", "S"}:
        words = f"about {words}"
    return f"{words} (uncertain)" if set(text) & {"?", "%"} else words


def _words(found: re.Match[str]) -> str | None:
    year, month, day, time = found.group("year", "month", "day", "time")
    parts: list[str] = []
    missing = ["day not given"] if day == "XX" else []
    missing += ["month not given"] if month == "XX" else []
    if day and day != "XX":
        parts.append(str(int(day)))
    if month and month != "XX":
        number = int(month)
        name = _MONTHS[number - 1] if 1 <= number <= 12 else _PARTS.get(number)
        if name is None or (day and number > 12):
            return None
        parts.append(name)
    if year == "XXXX":
        missing.append("year not given")
    else:
        parts.append(f"of {_year(year)}" if "X" in year and parts else _year(year))
    said = ", ".join([*([" ".join(parts)] if parts else []), *missing])
    return f"{said}, {time}" if time else said


def _year(year: str) -> str:
    if "X" in year:
        if re.fullmatch(r"\d{3}X", year):
            return f"the {year[:3]}0s"
        return f"a year from {year.replace('X', '0')} to {year.replace('X', '9')}"
    return year
