"""Every datatype's valid and invalid forms, and what a person is told of the invalid ones."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.rdf.vocabulary import PREFIXES, XSD
from kg.validation.literals import _FORMS, lexical_problem

EDTF = PREFIXES["loc"] + "edtf"

VALID = {
    "string": ["", " ", "a\nb\tc", "ė", "\x01"],
    "normalizedString": ["", " a  b ", "ė"],
    "token": ["", "a b", "ė"],
    "boolean": ["true", "false", "1", "0"],
    "decimal": ["0", "-1.5", "+.5", "5.", "007.10", "9" * 5000],
    "integer": ["0", "-0", "+7", "007", "9" * 5000, "0" * 5000],
    "nonPositiveInteger": ["0", "-0", "+0", "-7", "-" + "9" * 5000],
    "negativeInteger": ["-1", "-007"],
    "nonNegativeInteger": ["0", "-0", "7", "9" * 5000],
    "positiveInteger": ["1", "+1", "01"],
    "byte": ["-128", "127", "+0"],
    "short": ["-32768", "32767"],
    "int": ["-2147483648", "2147483647", "000000000000000000000000000000000000001"],
    "long": ["-9223372036854775808", "9223372036854775807"],
    "unsignedByte": ["0", "255", "-0"],
    "unsignedShort": ["65535"],
    "unsignedInt": ["4294967295"],
    "unsignedLong": ["18446744073709551615"],
    "float": ["1", "-1.5e3", ".5E-7", "1.e+5", "INF", "-INF", "+INF", "NaN"],
    "double": ["1", "-1.5e3", ".5E-7", "1.e+5", "INF", "-INF", "+INF", "NaN"],
    "date": [
        *("2023-02-28", "2024-02-29", "2000-02-29", "0000-02-29", "-0004-02-29", "-0001-01-01"),
        *("12023-01-31", "20000-02-29", "2023-01-01Z", "2023-01-01+14:00", "2023-01-01-00:00"),
    ],
    "time": ["00:00:00", "23:59:59.999", "24:00:00", "24:00:00.00", "12:00:00Z", "12:00:00-14:00"],
    "dateTime": ["2023-02-07T12:00:00", "2024-02-29T24:00:00+02:00", "-0001-12-31T00:00:00.5Z"],
    "dateTimeStamp": ["2023-02-07T12:00:00Z", "2023-02-07T12:00:00.1-09:30"],
    "gYear": ["2023", "0000", "-0044", "12023", "2023Z", "2023+02:00"],
    "gYearMonth": ["2023-02", "-0044-03", "2023-12-05:00"],
    "gMonth": ["--02", "--12Z"],
    "gDay": ["---31", "---01+02:00"],
    "gMonthDay": ["--02-29", "--12-31", "--04-30Z"],
    "duration": ["P1Y", "-P1Y2M3DT4H5M6.7S", "PT0S", "P1M", "PT1M", "P0D"],
    "yearMonthDuration": ["P1Y2M", "-P14M"],
    "dayTimeDuration": ["P3D", "PT5M", "-P3DT4H5M6.7S"],
    "hexBinary": ["", "0FB7", "0fb7"],
    "base64Binary": ["", "TGlldHV2YQ==", "T G l l", "TGk=", "AAAA"],
    "anyURI": ["", "http://x.org/š?a=b#c", "../a", "urn:x:y", "a%20b", "mailto:a@b.lt"],
    "language": ["lt", "en-GB", "sr-Latn-RS", "x-klingon"],
    "NMTOKEN": ["a", "1-2.3:4_5", "-a", "ė·1"],
    "Name": ["a", "_a", ":a", "a:b-1", "ė"],
    "NCName": ["a", "_a", "a-1.b", "ė"],
}
INVALID = {
    "string": ["a\0b", "\ud800", "\ufffe", "\uffff"],
    "normalizedString": ["a\nb", "a\tb", "a\rb", "\0"],
    "token": [" a", "a ", "a  b", "a\nb"],
    "boolean": ["TRUE", "True", "yes", "", "2", "truе", "true\n", "t", "01"],
    "decimal": [
        *("NaN", "INF", "1e5", "1,5", "1.5.0", "", ".", "+", "--1", "1_000", "٣", "1 000", "0x10"),
        *("5\n", " 5", "²", "１"),
    ],
    "integer": [
        *("1_000", "٣", "0x10", "1e5", "2.0", "", "+", "-", "+-1", "1 000", "5\n", " 5", "5\xa0"),
        *("１", "²", "five", "−5", "5."),
    ],
    "nonPositiveInteger": ["1", "+7", "9" * 5000],
    "negativeInteger": ["0", "-0", "1"],
    "nonNegativeInteger": ["-1", "-" + "9" * 5000],
    "positiveInteger": ["0", "-1", "+0"],
    "byte": ["-129", "128", "9" * 5000],
    "short": ["-32769", "32768"],
    "int": ["-2147483649", "2147483648"],
    "long": ["-9223372036854775809", "9223372036854775808"],
    "unsignedByte": ["-1", "256"],
    "unsignedShort": ["-1", "65536"],
    "unsignedInt": ["-1", "4294967296"],
    "unsignedLong": ["-1", "18446744073709551616"],
    "float": ["Infinity", "inf", "nan", "+NaN", "1,5", "1e", "e5", "1e1.5", "", "0x1p3", "1f"],
    "double": ["Infinity", "-Infinity", "inf", "NAN", "+NaN", "1,5", "1e", "1d", "1_0e2", "٣e1"],
    "date": [
        *("2023-02-30", "2023-02-29", "1900-02-29", "2100-02-29", "2023-04-31", "2023-00-01"),
        *(
            "2023-13-01",
            "2023-01-00",
            "2023-01-32",
            "7 February",
            "7.2.2023",
            "2023-2-7",
            "23-02-07",
        ),
        *("2023/02/07", "2023-02-07T00:00:00", "2023-02", "02023-01-01", "+2023-01-01", ""),
        *("2023-01-01+14:01", "2023-01-01+15:00", "2023-01-01+02:60", "2023-01-01+2:00"),
        *("2023-01-01z", "2023-01-01\n", " 2023-01-01", "٢٠٢٣-01-01", "2023-02-1٠", "-001-01-01"),
    ],
    "time": [
        *(
            "24:00:01",
            "24:00:00.1",
            "24:01:00",
            "25:00:00",
            "12:60:00",
            "12:00:60",
            "12:00",
            "1:00:00",
        ),
        *("12:00:00.", "12:00:00+14:30", "noon"),
    ],
    "dateTime": [
        *("2023-02-07 12:00:00", "2023-02-30T12:00:00", "2023-02-07", "2023-02-07T12:00"),
        *("2023-02-07t12:00:00", "2023-02-07T24:00:01", "2023-02-07T12:00:00+99:00"),
    ],
    "dateTimeStamp": ["2023-02-07T12:00:00", "2023-02-30T12:00:00Z"],
    "gYear": ["20x3", "23", "02023", "2023-02", "+2023", "", "MMXXIII", "2023\n", "٢٠٢٣"],
    "gYearMonth": ["2023-13", "2023-00", "2023-2", "2023"],
    "gMonth": ["--13", "--00", "02", "-02", "--2", "--02--"],
    "gDay": ["---32", "---00", "--31", "31", "---1"],
    "gMonthDay": ["--02-30", "--02-31", "--04-31", "--13-01", "--00-01", "02-07", "--2-7"],
    "duration": [
        "P",
        "PT",
        "P1YT",
        "P1S",
        "1Y",
        "P-1Y",
        "P1.5Y",
        "PT1.S",
        "p1y",
        "P1M1Y",
        "",
        "P1W",
    ],
    "yearMonthDuration": ["P", "P1D", "P1YT1H", "P1Y2M3D"],
    "dayTimeDuration": ["P", "P1Y", "P1M", "P1DT", "PT"],
    "hexBinary": ["0FB", "0G", "0x0F", "0F B7"],
    "base64Binary": ["A", "AA", "AAA", "AB==", "AAB=", "AAAA=", "====", "AA  AA", "AA-A", "AAA\n="],
    "anyURI": ["http://x.org/a b", "<http://x.org>", "a%2", "a%zz", "a\\b", "a|b", "a{b}", "a\nb"],
    "language": ["lt_LT", "", "lietuvių", "verylonglanguage", "en-", "-en", "e n"],
    "NMTOKEN": ["", "a b", "a,b", "a/b"],
    "Name": ["", "1a", "-a", "a b", ".a", "·a"],
    "NCName": ["", "a:b", ":a", "1a", "a b"],
}
# As many as the table of RDF 1.1 Concepts, section 5.1, has.
RECOMMENDED = 39


def cases(table):
    return [(name, form) for name, forms in table.items() for form in forms]


def test_every_datatype_that_rdf_recommends_is_in_the_tables():
    assert set(VALID) == set(INVALID) == set(_FORMS)
    assert len(VALID) == RECOMMENDED


@pytest.mark.parametrize(("name", "form"), cases(VALID), ids=lambda x: ascii(x)[:40])
def test_a_valid_form_gives_no_problem(name, form):
    assert lexical_problem(form, XSD + name) is None


@pytest.mark.parametrize(("name", "form"), cases(INVALID), ids=lambda x: ascii(x)[:40])
def test_an_invalid_form_is_named_in_one_plain_sentence(name, form):
    told = lexical_problem(form, XSD + name)

    assert told is not None
    assert told.isprintable()
    assert f"xsd:{name}: " in told
    assert len(told) < 220


@pytest.mark.parametrize(
    ("form", "name", "told"),
    [
        ("2023-02-30", "date", "“2023-02-30” is no xsd:date: February 2023 has 28 days"),
        ("--02-31", "gMonthDay", "“--02-31” is no xsd:gMonthDay: February has 29 days"),
        ("20x3", "gYear", "“20x3” is no xsd:gYear: write it like 2023"),
        (
            "7 February",
            "date",
            "“7 February” is no xsd:date: write it like 2023-02-07, "
            "or in EDTF (loc:edtf) where it is less sure",
        ),
        ("1_000", "integer", "“1_000” is no xsd:integer: write “1000”"),
        ("1 000,5", "decimal", "“1 000,5” is no xsd:decimal: write “1000.5”"),
        ("٣", "integer", "“٣” is no xsd:integer: write “3”"),
        ("−5", "integer", "“−5” is no xsd:integer: write “-5”"),
        ("2.0", "integer", "“2.0” is no xsd:integer: write “2”"),
        ("0x10", "integer", "“0x10” is no xsd:integer: write it like 15"),
        (
            "1e5",
            "decimal",
            "“1e5” is no xsd:decimal: it has no exponent, infinity or NaN; write the digits out, "
            "or take xsd:double",
        ),
        (
            "NaN",
            "decimal",
            "“NaN” is no xsd:decimal: it has no exponent, infinity or NaN; write the digits out, "
            "or take xsd:double",
        ),
        (
            " 5",
            "integer",
            "“ 5” is no xsd:integer: there are blanks around it, which some engines strip and "
            "others refuse; write “5”",
        ),
        (" 300", "byte", "“ 300” is no xsd:byte: the largest one is 127"),
        ("TRUE", "boolean", "“TRUE” is no xsd:boolean: write “true”"),
        ("maybe", "boolean", "“maybe” is no xsd:boolean: write it like true or false"),
        ("Infinity", "double", "“Infinity” is no xsd:double: write “INF”"),
        ("-infinity", "float", "“-infinity” is no xsd:float: write “-INF”"),
        ("2023-2-7", "date", "“2023-2-7” is no xsd:date: write “2023-02-07”"),
        (
            "2023-02-07 12:00:00",
            "dateTime",
            "“2023-02-07 12:00:00” is no xsd:dateTime: write “2023-02-07T12:00:00”",
        ),
        ("lt_LT", "language", "“lt_LT” is no xsd:language: write “lt-LT”"),
        ("a b", "anyURI", "“a b” is no xsd:anyURI: an address holds no “ ”; write %20"),
        ("a\0", "string", "“a\\u0000” is no xsd:string: it holds U+0000, "
         "which is no character of XML; delete it"),
    ],
)  # fmt: skip
def test_what_is_told(form, name, told):
    assert lexical_problem(form, XSD + name) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("dat", "xsd:dat is no datatype of XML Schema; did you mean xsd:date?"),
        ("datetime", "xsd:datetime is no datatype of XML Schema; did you mean xsd:dateTime?"),
        ("Integer", "xsd:Integer is no datatype of XML Schema; did you mean xsd:integer?"),
        ("text", "xsd:text is no datatype of XML Schema; a plain text is xsd:string"),
        ("", "xsd: is no datatype of XML Schema; a plain text is xsd:string"),
        ("QName", "xsd:QName has no meaning in RDF; write xsd:string or a plain text"),
    ],
)
def test_a_datatype_that_there_is_not_is_named_with_the_nearest(name, told):
    assert lexical_problem("2023", XSD + name) == told


@pytest.mark.parametrize(
    "datatype",
    [
        *(PREFIXES["rdf"] + name for name in ("langString", "HTML", "XMLLiteral", "JSON")),
        "http://x.org/own",
        "",
    ],
)
def test_other_datatypes_are_left_alone(datatype):
    assert lexical_problem("<p>\0", datatype) is None


@pytest.mark.parametrize(
    "form", ["2023", "2023-02-07", "2022-01/..", "XXXX-02-29", "XXXX-04-13/XXXX-04-15", "2004-06?"]
)
def test_a_date_in_edtf_gives_no_problem(form):
    assert lexical_problem(form, EDTF) is None


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("2023-02-30", "“2023-02-30” is no date in EDTF; write for example 2023, "),
        ("2023/2022", "“2023/2022” ends before it starts"),
        ("XXXX-02-30", "“XXXX-02-30” is no date in EDTF: February has 29 days"),
        ("2022/XXXX-13-01", "“2022/XXXX-13-01” is no date in EDTF: there is no month 13"),
        (" 2023", "“ 2023” is no date in EDTF: it holds blanks, which some engines strip; "
         "write “2023”"),
        ("2022 / 2023", "“2022 / 2023” is no date in EDTF: it holds blanks"),
        ("2023\n", "“2023\\u000A” is no date in EDTF: it holds blanks"),
        ("٢٠٢٣", "“٢٠٢٣” is no date in EDTF; write for example 2023, "),
    ],
)  # fmt: skip
def test_what_is_no_date_in_edtf_is_refused(form, told):
    assert (lexical_problem(form, EDTF) or "").startswith(told)


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day):
    assert lexical_problem(day.isoformat(), XSD + "date") is None
    assert lexical_problem(f"{day.isoformat()}T00:00:00Z", XSD + "dateTimeStamp") is None


@given(st.integers(1, 9999), st.integers(0, 13), st.integers(0, 32))
def test_a_date_is_valid_where_python_has_the_day(year, month, day):
    try:
        known = bool(date(year, month, day))
    except ValueError:
        known = False
    assert (lexical_problem(f"{year:04}-{month:02}-{day:02}", XSD + "date") is None) == known


@pytest.mark.parametrize("year", [2023, 2024])
def test_every_month_has_its_days_and_no_others(year):
    for month in range(14):
        for day in range(33):
            text = f"{year}-{month:02}-{day:02}"
            try:
                known = date.fromisoformat(text).day == day
            except ValueError:
                known = False
            assert (lexical_problem(text, XSD + "date") is None) == known, text


def test_the_end_of_every_february_from_1_to_9999_is_right():
    for year in range(1, 10_000):
        last = (date(year, 3, 1) - timedelta(days=1)).day
        valid = [
            lexical_problem(f"{year:04}-02-{day}", XSD + "date") is None for day in (28, 29, 30)
        ]
        assert valid == [True, last == 29, False], year


@given(st.integers())
def test_an_integer_is_valid_in_the_types_whose_range_holds_it(number):
    assert lexical_problem(str(number), XSD + "integer") is None
    assert (lexical_problem(str(number), XSD + "byte") is None) == (-128 <= number < 128)
    assert (lexical_problem(str(number), XSD + "unsignedByte") is None) == (0 <= number < 256)


@given(st.floats())
def test_every_float_that_python_writes_is_a_double_but_for_inf_and_nan(number):
    text = str(number).replace("inf", "INF").replace("nan", "NaN")
    assert lexical_problem(text, XSD + "double") is None


@given(st.text(), st.sampled_from(sorted(_FORMS)))
def test_no_text_breaks_it(text, name):
    told = lexical_problem(text, XSD + name)
    assert told is None or told.isprintable()


LONG = 100_000
HOSTILE = [
    "1",
    "0",
    "a",
    "a-",
    "A ",
    "A",
    "-",
    " ",
    ":",
    "P1Y",
    "%",
    ".",
    "1-",
    "T",
    "é",
    "\n",
    "{",
]


@pytest.mark.parametrize("name", [*_FORMS, "edtf"])
def test_a_long_text_takes_no_longer_than_its_length(name):
    datatype = EDTF if name == "edtf" else XSD + name
    begin = time.process_time()
    for part in HOSTILE:
        text = part * (LONG // len(part))
        for whole in (text, f"{text}!", f"P{text}!", f"2023-01-01T00:00:00.{text}!", f"-{text}x"):
            lexical_problem(whole, datatype)
    # 85 texts of 100,000 characters; a pattern that backtracks needs minutes for one of them.
    assert time.process_time() - begin < 10
