"""Numbers and dates as a person sees them, by what their format shows."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from datetime import datetime, timedelta
from decimal import Decimal, localcontext

from kg.tables.reading.cells import Cell

__all__ = ["Look", "dated", "look_of", "number", "serial"]

# Spreadsheet programs keep fifteen digits.
_DIGITS = 15
_PLAIN = re.compile(r"-?[1-9][0-9]{0,14}|0")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")


class Look:
    """What a format shows: parts of a date (of “ymdhs”), a share of a hundred, or a number.

    Parameters
    ----------
    parts
        The letters of the parts: year, month, day, hour or minute, second.
    percent
        Whether the number is shown as a share of a hundred.
    digits
        The least digits of a whole number, where it is shown with leading zeros.
    """

    def __init__(
        self, parts: Collection[str] = "", *, percent: bool = False, digits: int = 0
    ) -> None:
        self.parts = frozenset(parts)
        self.percent = percent
        self.digits = digits


# What is not of the number itself in a format: texts, signs, fillers, colours and languages.
_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]')
_ZEROS = re.compile(r"0{2,}")


def look_of(code: str) -> Look:
    """Return what a number format of Excel shows.

    >>> [sorted(look_of(code).parts) for code in ("mmm-yy", "dd/mm/yyyy", "h:mm", "0.00")]
    [['m', 'y'], ['d', 'm', 'y'], ['h'], []]
    """
    shown = _ASIDE.sub("", code).partition(";")[0].lower().replace("general", "")
    shown = re.sub("am/pm|a/p", "h", shown)
    found = re.findall(r"y+|m+|d+|h+|s+|e+(?![+-])", shown)
    # “m” is minutes after hours or before seconds.
    parts = set()
    for at, part in enumerate(found):
        before, after = (
            found[at - 1][:1] if at else "",
            found[at + 1][:1] if at + 1 < len(found) else "",
        )
        if part[0] == "m" and (before == "h" or after == "s"):
            parts.add("h")
        else:
            parts.add("y" if part[0] == "e" else part[0])
    zeros = _ZEROS.fullmatch(shown)
    return Look(parts, percent="%" in shown, digits=len(zeros[0]) if zeros else 0)


def number(written: str, look: Look) -> Cell | None:
    """Return a number as a cell; None if it is not one.

    >>> number("2022.0", Look()).text, number("0.30000000000000004", Look()).text
    ('2022', '0.3')
    >>> number("0.855", Look(percent=True)).text, number("7", Look(digits=3)).text
    ('85.5%', '007')
    """
    if not _NUMBER.fullmatch(written):
        return None
    text = written if _PLAIN.fullmatch(written) and not look.percent else _rounded(written, look)
    if look.digits and text.isdigit():
        text = text.zfill(look.digits)
    return Cell(text, "number", written)


def _rounded(written: str, look: Look) -> str:
    with localcontext() as context:
        context.prec = _DIGITS
        value = +Decimal(written)
        if look.percent:
            value *= 100
        if not value:
            return "0%" if look.percent else "0"
        text = f"{value.normalize():f}" if -20 < value.adjusted() < 21 else f"{value.normalize():e}"
    return f"{text}%" if look.percent else text


def serial(written: str, look: Look, *, from_1904: bool) -> Cell | None:
    """Return a number that is a day of Excel's calendar as a cell; None if it is not a day.

    >>> serial("44866", look_of("mmm-yy"), from_1904=False).text
    '2022-11'
    """
    if not _NUMBER.fullmatch(written):
        return None
    days = float(written)
    if not math.isfinite(days) or not 0 <= days < _LAST:
        return None
    if from_1904:
        days += 1462
    elif days < 60 and look.parts & {*"ymd"}:
        days += 1  # Excel has a 29 February 1900, which was not
    # To the second, as no format of ours shows less; a float is not exact.
    moment = _DAY_0 + timedelta(seconds=round(days * 86_400))
    return Cell(_moment(moment, look.parts), "date", written)


_DAY_0 = datetime(1899, 12, 30)
_LAST = 2_958_466


def dated(written: str, parts: Collection[str]) -> Cell | None:
    """Return an ISO date, moment or time as a cell, as far as a format shows it; else None.

    >>> dated("2022-11-01", "ym").text, dated("2022-11-05T09:30:00", "ymdh").text
    ('2022-11', '2022-11-05 09:30:00')
    """
    if _TIME.fullmatch(written):
        return Cell(written, "date", written)
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return Cell(_moment(moment, frozenset(parts) or frozenset("ymd")), "date", written)


def _moment(moment: datetime, parts: frozenset[str]) -> str:
    timed = bool(parts & {*"hs"})
    if timed and not parts & {*"ymd"}:
        return moment.strftime("%H:%M:%S")
    year = f"{moment.year:04}" if "y" in parts else "XXXX"
    unknown = "-XX" if "d" in parts else ""
    month = f"-{moment.month:02}" if "m" in parts else unknown
    day = f"-{moment.day:02}" if "d" in parts else ""
    time = f" {moment:%H:%M:%S}" if timed and "d" in parts and moment.time() != _MIDNIGHT else ""
    return f"{year}{month}{day}{time}"


_TIME = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
_MIDNIGHT = datetime.min.time()
