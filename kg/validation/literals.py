"""The lexical forms of the datatypes that the ontology uses: XML Schema 1.1 Datatypes, and EDTF.

Engines read a form that is not of its datatype in different ways, so a query would give different
rows elsewhere. For a value of any other datatype the shape of its property gives the error.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator

from kg.errors import DataError
from kg.escapes import spelt_out
from kg.rdf import PREFIXES, XSD, bounds, in_words

__all__ = ["lexical_problem"]

_EDTF = PREFIXES["loc"] + "edtf"
_BLANKS = " \t\r\n"  # XML Schema's, and no others
_LONGEST = 60


def lexical_problem(lexical: str, datatype: str) -> str | None:
    """Return None for a valid form of the datatype, else a sentence on what is wrong with it.

    A datatype that the ontology does not use has any form.

    >>> lexical_problem("2024-02-29", XSD + "date")
    >>> lexical_problem("2023-02-30", XSD + "date")
    '“2023-02-30” is not an xsd:date: February 2023 has 28 days'
    """
    if datatype == _EDTF:
        if reason := _edtf(lexical):
            return f"“{spelt_out(lexical, _LONGEST)}” is not a date in EDTF: {reason}"
        try:
            bounds(lexical)
        except DataError as error:
            return spelt_out(error.message)
        return None
    name = datatype.removeprefix(XSD)
    if not datatype.startswith(XSD) or name not in _FORMS:
        return None
    reason = _reason(lexical, name)
    if reason is None:
        return None
    if not reason:
        better = next((c for c in _rewritten(lexical, name) if _reason(c, name) is None), None)
        reason = f"write “{spelt_out(better)}”" if better else f"write it like {_EXAMPLES[name]}"
    return f"“{spelt_out(lexical, _LONGEST)}” is not an xsd:{name}: {reason}"


def _edtf(lexical: str) -> str | None:
    if len(lexical) > 200:  # the time that its parser takes grows with the square
        return "it is too long for one"
    if re.search(r"\s", lexical):
        bare = "".join(lexical.split())
        better = bare if lexical_problem(bare, _EDTF) is None else "2023-02-07"
        return f"it has blanks, which some engines remove; write “{better}”"
    for month, day in re.findall(r"X{4}-([0-9]{2})-([0-9]{2})", lexical):
        # The parser of EDTF asks no calendar where the year is not known.
        if reason := _calendar("", month, day):
            return reason
    return None


def _reason(lexical: str, name: str) -> str | None:
    """Return None for a valid form; else why not, or nothing where only the pattern fails."""
    form = _FORMS[name]
    bare = lexical if name == "string" else lexical.strip(_BLANKS)
    reason = form(bare)
    if bare != lexical and reason is None:
        # XML Schema strips them before it looks; RDF does not say so.
        return (
            "there are blanks around it, which some engines remove and others do not read; "
            f"write “{spelt_out(bare)}”"
        )
    return reason


def _string(lexical: str) -> str | None:
    if found := re.search("[\0\ud800-\udfff\ufffe\uffff]", lexical):
        return f"it has U+{ord(found[0]):04X}, which XML does not allow; delete it"
    return None


def _any_uri(lexical: str) -> str | None:
    # XML Schema 1.1 lets any text pass, and no program can follow one with these in it.
    if found := re.search(r'[\x00-\x20\x7f-\x9f<>"{}|\\^`]', lexical):
        code = "".join(f"%{byte:02X}" for byte in found[0].encode())
        return f"an address cannot have “{spelt_out(found[0])}”; write {code}"
    if re.search(r"%(?![0-9A-Fa-f]{2})", lexical):
        return "a “%” is followed by two digits from 0 to F; for the sign itself write %25"
    return None


def _boolean(lexical: str) -> str | None:
    return None if lexical in ("true", "false", "1", "0") else ""


def _integer(lexical: str) -> str | None:
    return None if re.fullmatch(r"[+-]?[0-9]+", lexical) else ""


_DATE = re.compile(r"(-?[0-9]{4,})-([0-9]{2})-([0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?")


def _date(lexical: str) -> str | None:
    found = _DATE.fullmatch(lexical)
    if not found:
        return ""
    year, month, day, zone = found.groups("Z")
    if re.match(r"-?0[0-9]{4}", year):
        return "a year of more than four digits does not begin with 0"
    if zone != "Z" and (zone[1:] > "14:00" or zone[4:] > "59"):
        return "time zones run from -14:00 to +14:00"
    return _calendar(year, month, day)


def _calendar(year: str, month: str, day: str) -> str | None:
    """Say why there is no such day; without a year, 29 February may be one."""
    if not "01" <= month <= "12":
        return f"there is no month {month}"
    if not "01" <= day <= "31":
        return f"there is no day {day}"
    # The last four digits tell a leap year, since 10,000 is a multiple of 400; and so is 2000.
    digits = int(year[-4:] or 2000) if year else 2000
    last = monthrange(digits or 2000, int(month))[1]
    if int(day) > last:
        name = in_words(f"2000-{month}").partition(" ")[0]
        return f"{name}{f' {spelt_out(year, _LONGEST)}' if year else ''} has {last} days"
    return None


def _rewritten(lexical: str, name: str) -> Iterator[str]:
    """Give forms that the writer may have meant, the likelier first; few of them are valid."""
    if len(lexical) > 100:
        return
    text = lexical.strip().replace("\u2212", "-")
    text = "".join(str(unicodedata.decimal(c, c)) for c in text)
    yield text
    yield {"yes": "true", "no": "false"}.get(text.lower(), text.lower())
    if name == "integer":
        bare = re.sub(r"(?<=[0-9])[_ \xa0\u2009\u202f'’](?=[0-9]{3})", "", text)
        yield bare
        yield re.sub(r"[.,]0+$", "", bare)
    if name == "date":
        yield re.sub(r"(?<![0-9])([0-9])(?![0-9])", r"0\1", text.replace("/", "-"))


_FORMS: dict[str, Callable[[str], str | None]] = {
    "anyURI": _any_uri,
    "boolean": _boolean,
    "date": _date,
    "integer": _integer,
    "string": _string,
}
_EXAMPLES = {
    "boolean": "true or false",
    "date": "2023-02-07",
    "integer": "15",
}
