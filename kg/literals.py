"""The lexical forms of the datatypes that RDF 1.1 names, by XML Schema 1.1 Datatypes, and of EDTF.

An engine may read a form that is not its datatype's as anything or nothing, so a query over it
gives other rows elsewhere.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterator

from kg import dates
from kg.errors import DataError
from kg.vocabulary import PREFIXES, XSD

__all__ = ["problem"]

_EDTF = PREFIXES["loc"] + "edtf"
_BLANKS = " \t\r\n"  # XML Schema's, and no others


def problem(lexical: str, datatype: str) -> str | None:
    """Return None for a valid form of the datatype, else a sentence on what is wrong with it.

    A datatype that is neither XML Schema's nor EDTF has any form.

    >>> problem("2024-02-29", XSD + "date")
    >>> problem("2023-02-30", XSD + "date")
    '“2023-02-30” is no xsd:date: February 2023 has 28 days'
    """
    if datatype == _EDTF:
        if reason := _edtf(lexical):
            return f"“{_shown(lexical)}” is no date in EDTF: {reason}"
        try:
            dates.bounds(lexical)
        except DataError as error:
            return error.message
        return None
    if not datatype.startswith(XSD):
        return None
    name = datatype.removeprefix(XSD)
    if name not in _FORMS:
        return _unknown(name)
    reason = _reason(lexical, name)
    if reason is None:
        return None
    if not reason:
        better = next((c for c in _rewritten(lexical, name) if _reason(c, name) is None), None)
        example = _EXAMPLES.get(name) or _EXAMPLES[_FORMS[name].__name__]
        reason = f"write “{_shown(better)}”" if better else f"write it like {example}"
    return f"“{_shown(lexical)}” is no xsd:{name}: {reason}"


def _shown(text: str) -> str:
    short = text if len(text) <= 60 else text[:60] + "…"
    return "".join(c if c.isprintable() else f"\\u{ord(c):04X}" for c in short)


def _edtf(lexical: str) -> str | None:
    if len(lexical) > 200:  # the time that its parser takes grows with the square
        return "it is too long for one"
    if re.search(r"\s", lexical):
        bare = "".join(lexical.split())
        better = bare if problem(bare, _EDTF) is None else "2023-02-07"
        return f"it holds blanks, which some engines strip; write “{better}”"
    for month, day in re.findall(r"X{4}-([0-9]{2})-([0-9]{2})", lexical):
        # The parser of EDTF asks no calendar where the year is not known.
        if reason := _calendar({"month": month, "day": day}):
            return reason
    return None


def _unknown(name: str) -> str:
    if name in _NOT_IN_RDF:
        return f"xsd:{name} has no meaning in RDF; write xsd:string or a plain text"
    by_lower = {known.lower(): known for known in _FORMS}
    near = difflib.get_close_matches(name.lower()[:40], by_lower, n=1)
    hint = f"did you mean xsd:{by_lower[near[0]]}?" if near else "a plain text is xsd:string"
    return f"xsd:{_shown(name)} is no datatype of XML Schema; {hint}"


_NOT_IN_RDF = {
    *("QName", "NOTATION", "ENTITY", "ENTITIES", "ID", "IDREF", "IDREFS", "NMTOKENS"),
    *("anyType", "anySimpleType", "anyAtomicType"),
}


def _reason(lexical: str, name: str) -> str | None:
    """Return None for a valid form; else why not, or nothing where only the pattern fails."""
    form = _FORMS[name]
    if name not in ("string", "normalizedString", "token"):
        bare = lexical.strip(_BLANKS)
        reason = form(bare, name)
        if bare != lexical and reason is None:
            # XML Schema strips them before it looks; RDF does not say so.
            return f"{_AROUND}; write “{_shown(bare)}”"
        return reason
    return form(lexical, name)


_AROUND = "there are blanks around it, which some engines strip and others refuse"


# Text ---------------------------------------------------------------------------------------


def _string(lexical: str, name: str) -> str | None:
    if found := re.search("[\0\ud800-\udfff\ufffe\uffff]", lexical):
        return f"it holds U+{ord(found[0]):04X}, which is no character of XML; delete it"
    if name != "string" and re.search(r"[\t\r\n]", lexical):
        return "it holds a line break or a tab; write a blank"
    if name == "token" and (lexical != lexical.strip(" ") or "  " in lexical):
        return "it has blanks around it or two in a row; leave them out"
    return None


_START = (
    ":A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_MORE = _START + "\\-.0-9\xb7\u0300-\u036f\u203f\u2040"
_NAMES = {
    "NMTOKEN": re.compile(f"[{_MORE}]+"),
    "Name": re.compile(f"[{_START}][{_MORE}]*"),
    "NCName": re.compile(f"(?!:)[{_START}](?:(?!:)[{_MORE}])*"),
    "language": re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*"),
}


def _name(lexical: str, name: str) -> str | None:
    return None if _NAMES[name].fullmatch(lexical) else ""


def _any_uri(lexical: str, _: str) -> str | None:
    # XML Schema 1.1 lets any text pass, and no program can follow one with these in it.
    if found := re.search(r'[\x00-\x20\x7f-\x9f<>"{}|\\^`]', lexical):
        code = "".join(f"%{byte:02X}" for byte in found[0].encode())
        return f"an address holds no “{_shown(found[0])}”; write {code}"
    if re.search(r"%(?![0-9A-Fa-f]{2})", lexical):
        return "a “%” is followed by two digits from 0 to F; for the sign itself write %25"
    return None


def _boolean(lexical: str, _: str) -> str | None:
    return None if lexical in ("true", "false", "1", "0") else ""


def _binary(lexical: str, name: str) -> str | None:
    if name == "hexBinary":
        if re.fullmatch(r"[0-9A-Fa-f]+", lexical) and len(lexical) % 2:
            return "a byte is two digits, and there is an odd number of them"
        return None if re.fullmatch(r"[0-9A-Fa-f]*", lexical) else ""
    if "  " in lexical:
        return "there are two blanks in a row; leave them out"
    pattern = r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?"
    return None if re.fullmatch(pattern, lexical.replace(" ", "")) else ""


# Numbers ------------------------------------------------------------------------------------

_RANGES: dict[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    **{
        name: (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
        for name, bits in (("byte", 8), ("short", 16), ("int", 32), ("long", 64))
    },
    **{
        f"unsigned{name}": (0, 2**bits - 1)
        for name, bits in (("Byte", 8), ("Short", 16), ("Int", 32), ("Long", 64))
    },
}


def _integer(lexical: str, name: str) -> str | None:
    found = re.fullmatch(r"([+-]?)([0-9]+)", lexical)
    if not found:
        return ""
    sign, digits = found[1], found[2].lstrip("0") or "0"
    # No range is this wide, and Python refuses to read thousands of digits.
    value = int(sign + digits) if len(digits) < 25 else int(f"{sign}{10**25}")
    low, high = _RANGES[name]
    if low is not None and value < low:
        return f"the smallest one is {low}"
    if high is not None and value > high:
        return f"the largest one is {high}"
    return None


def _decimal(lexical: str, _: str) -> str | None:
    if re.fullmatch(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)", lexical):
        return None
    if re.fullmatch(_DOUBLE, lexical):
        return "it has no exponent, infinity or NaN; write the digits out, or take xsd:double"
    return ""


_DOUBLE = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?|[+-]?INF|NaN"


def _double(lexical: str, _: str) -> str | None:
    return None if re.fullmatch(_DOUBLE, lexical) else ""


# Dates and times ----------------------------------------------------------------------------

_YEAR, _MONTH, _DAY = r"(?P<year>-?[0-9]{4,})", r"(?P<month>[0-9]{2})", r"(?P<day>[0-9]{2})"
_TIME = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})(?P<part>\.[0-9]+)?"
_ZONE = r"(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})"
_MOMENTS = {
    name: re.compile(f"{pattern}{_ZONE}" + ("" if name == "dateTimeStamp" else "?"))
    for name, pattern in {
        "date": f"{_YEAR}-{_MONTH}-{_DAY}",
        "time": _TIME,
        "dateTime": f"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}",
        "dateTimeStamp": f"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}",
        "gYear": _YEAR,
        "gYearMonth": f"{_YEAR}-{_MONTH}",
        "gMonth": f"--{_MONTH}",
        "gDay": f"---{_DAY}",
        "gMonthDay": f"--{_MONTH}-{_DAY}",
    }.items()
}


def _moment(lexical: str, name: str) -> str | None:
    found = _MOMENTS[name].fullmatch(lexical)
    if not found:
        if name == "dateTimeStamp" and _moment(lexical, "dateTime") is None:
            return "it has no time zone; add one, such as Z or +02:00"
        return ""
    parts = {key: value for key, value in found.groupdict().items() if value is not None}
    return _calendar(parts) or _clock(parts)


def _calendar(parts: dict[str, str]) -> str | None:
    year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
    if year and re.match(r"-?0[0-9]{4}", year):
        return "a year of more than four digits does not begin with 0"
    if month and not "01" <= month <= "12":
        return f"there is no month {month}"
    if day and not "01" <= day <= "31":
        return f"there is no day {day}"
    if day and month and int(day) > (last := _days(year, int(month))):
        name = dates.in_words(f"2000-{month}").partition(" ")[0]
        return f"{name}{f' {_shown(year)}' if year else ''} has {last} days"
    return None


def _days(year: str | None, month: int) -> int:
    if month == 2:
        # The last four digits tell, since 10,000 is a multiple of 400; year 0000 is a leap year.
        number = int(year[-4:]) if year else 0
        return 29 if number % 4 == 0 and (number % 100 or number % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _clock(parts: dict[str, str]) -> str | None:
    if "hour" in parts:
        hour, minute, second = parts["hour"], parts["minute"], parts["second"]
        midnight = (
            hour == "24" and minute == second == "00" and not parts.get("part", "").strip(".0")
        )
        if hour > "23" and not midnight:
            return f"there is no hour {hour} but at 24:00:00"
        if minute > "59" or second > "59":
            return "minutes and seconds run from 00 to 59"
    zone = parts.get("zone", "Z")
    if zone != "Z" and (zone[1:] > "14:00" or zone[4:] > "59"):
        return "time zones run from -14:00 to +14:00"
    return None


_HMS = r"(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?"
_DURATIONS = {
    name: re.compile(rf"-?P(?=[0-9T]){days}{'(?:T(?=[0-9])' + time + ')?' if time else ''}")
    for name, days, time in (
        ("duration", "(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?", _HMS),
        ("dayTimeDuration", "(?:[0-9]+D)?", _HMS),
        ("yearMonthDuration", "(?:[0-9]+Y)?(?:[0-9]+M)?", ""),
    )
}


def _duration(lexical: str, name: str) -> str | None:
    if _DURATIONS[name].fullmatch(lexical):
        return None
    if name != "duration" and _DURATIONS["duration"].fullmatch(lexical):
        parts = "days and a time" if name == "dayTimeDuration" else "years and months"
        return f"it has {parts} only; take xsd:duration"
    return ""


# What is tried in place of a wrong form -----------------------------------------------------


def _rewritten(lexical: str, name: str) -> Iterator[str]:
    """Give forms that the writer may have meant, the likelier first; few of them are valid."""
    if len(lexical) > 100:
        return
    text = lexical.strip().replace("\u2212", "-")
    text = "".join(str(unicodedata.decimal(c, c)) for c in text)
    yield text
    yield {"yes": "true", "no": "false"}.get(text.lower(), text.lower())
    special = re.fullmatch(r"([+-]?)inf(?:inity)?|nan", text, re.IGNORECASE)
    if special:
        yield "NaN" if special[1] is None else f"{special[1]}INF"
    yield text.upper()
    if _FORMS[name] in (_integer, _decimal, _double):
        bare = re.sub(r"(?<=[0-9])[_ \xa0\u2009\u202f'’](?=[0-9]{3})", "", text)
        yield bare
        yield bare.replace(",", ".")
        yield re.sub(r"[.,]0+$", "", bare)
    if _FORMS[name] is _moment:
        yield text.replace(" ", "T", 1)
        yield re.sub(r"(?<![0-9])([0-9])(?![0-9])", r"0\1", text.replace("/", "-"))
    yield text.replace("_", "-")


_Form = Callable[[str, str], str | None]
_FORMS: dict[str, _Form] = {
    **dict.fromkeys(("string", "normalizedString", "token"), _string),
    **dict.fromkeys(_NAMES, _name),
    **dict.fromkeys(_RANGES, _integer),
    **dict.fromkeys(("float", "double"), _double),
    **dict.fromkeys(_MOMENTS, _moment),
    **dict.fromkeys(_DURATIONS, _duration),
    **dict.fromkeys(("hexBinary", "base64Binary"), _binary),
    "anyURI": _any_uri,
    "boolean": _boolean,
    "decimal": _decimal,
}
_EXAMPLES = {
    "_integer": "15",
    "_double": "1.5, 1.5e3, INF or NaN",
    "decimal": "1.5",
    "boolean": "true or false",
    "language": "lt or pt-BR",
    "NMTOKEN": "one word of letters, digits, “-”, “.”, “_” and “:”",
    "Name": "a word that begins with a letter",
    "NCName": "a word without “:” that begins with a letter",
    "hexBinary": "0FB7",
    "base64Binary": "TGlldHV2YQ==",
    "date": "2023-02-07, or in EDTF (loc:edtf) where it is less sure",
    "time": "17:30:00",
    "dateTime": "2023-02-07T17:30:00",
    "dateTimeStamp": "2023-02-07T17:30:00Z",
    "gYear": "2023",
    "gYearMonth": "2023-02",
    "gMonth": "--02",
    "gDay": "---07",
    "gMonthDay": "--02-07",
    "duration": "P1Y2M3DT4H5M6S",
    "yearMonthDuration": "P1Y2M",
    "dayTimeDuration": "P3DT4H5M6S",
}
