"""The datatypes of the ontology: their valid and invalid forms, and what a person is told."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.rdf.vocabulary import PREFIXES, XSD
from kg.validation.literals import lexical_problem

EDTF = PREFIXES["loc"] + "edtf"

VALID = {
    "string": ["", " ", "a\nb\tc", "ė", "\x01"],
    "boolean": ["true", "false", "1", "0"],
    "integer": ["0", "-0", "+7", "007", "9" * 5000, "0" * 5000],
    "date": [
        *("2023-02-28", "2024-02-29", "2000-02-29", "0000-02-29", "-0004-02-29", "-0001-01-01"),
        *("12023-01-31", "20000-02-29", "2023-01-01Z", "2023-01-01+14:00", "2023-01-01-00:00"),
    ],
    "anyURI": ["", "http://x.org/š?a=b#c", "../a", "urn:x:y", "a%20b", "mailto:a@b.lt"],
}
INVALID = {
    "string": ["a\0b", "\ud800", "\ufffe", "\uffff"],
    "boolean": ["TRUE", "True", "yes", "", "2", "truе", "true\n", "t", "01"],
    "integer": [
        *("1_000", "٣", "0x10", "1e5", "2.0", "", "+", "-", "+-1", "1 000", "5\n", " 5", "5\xa0"),
        *("１", "²", "five", "−5", "5."),
    ],
    "date": [
        *("2023-02-30", "2023-02-29", "1900-02-29", "2100-02-29", "2023-04-31", "2023-00-01"),
        *("2023-13-01", "2023-01-00", "2023-01-32", "7 February", "7.2.2023", "2023-2-7"),
        *("23-02-07", "2023/02/07", "2023-02-07T00:00:00", "2023-02", "02023-01-01", ""),
        *("+2023-01-01", "2023-01-01+14:01", "2023-01-01+15:00", "2023-01-01+02:60"),
        *("2023-01-01+2:00", "2023-01-01z", "2023-01-01\n", " 2023-01-01", "٢٠٢٣-01-01"),
        *("2023-02-1٠", "-001-01-01"),
    ],
    "anyURI": ["http://x.org/a b", "<http://x.org>", "a%2", "a%zz", "a\\b", "a|b", "a{b}", "a\nb"],
}


def cases(table):
    return [(name, form) for name, forms in table.items() for form in forms]


@pytest.mark.parametrize(("name", "form"), cases(VALID), ids=lambda x: ascii(x)[:40])
def test_a_valid_form_gives_no_problem(name, form):
    assert lexical_problem(form, XSD + name) is None


@pytest.mark.parametrize(("name", "form"), cases(INVALID), ids=lambda x: ascii(x)[:40])
def test_an_invalid_form_is_named_in_one_plain_sentence(name, form):
    told = lexical_problem(form, XSD + name)

    assert told is not None
    assert told.isprintable()
    assert f"is not an xsd:{name}: " in told
    assert len(told) < 220


@pytest.mark.parametrize(
    ("form", "name", "told"),
    [
        ("2023-02-30", "date", "February 2023 has 28 days"),
        ("7 February", "date",
         "write it like 2023-02-07"),
        ("2023-2-7", "date", "write “2023-02-07”"),
        ("1_000", "integer", "write “1000”"),
        ("1 000", "integer", "write “1000”"),
        ("٣", "integer", "write “3”"),
        ("−5", "integer", "write “-5”"),
        ("2.0", "integer", "write “2”"),
        ("0x10", "integer", "write it like 15"),
        (" 5", "integer", "there are blanks around it, which some engines remove and others do "
         "not read; write “5”"),
        ("TRUE", "boolean", "write “true”"),
        ("yes", "boolean", "write “true”"),
        ("maybe", "boolean", "write it like true or false"),
        ("a b", "anyURI", "an address cannot have “ ”; write %20"),
    ],
)  # fmt: skip
def test_what_is_told(form, name, told):
    assert lexical_problem(form, XSD + name) == f"“{form}” is not an xsd:{name}: {told}"


def test_a_character_that_steers_a_terminal_is_spelt_out():
    assert lexical_problem("a\0", XSD + "string") == (
        "“a\\u0000” is not an xsd:string: it has U+0000, which XML does not allow; delete it"
    )


@pytest.mark.parametrize(
    "datatype",
    [
        *(PREFIXES["rdf"] + name for name in ("langString", "HTML", "XMLLiteral", "JSON")),
        *(XSD + name for name in ("base64Binary", "gYear", "decimal", "dat", "")),
        "http://x.org/own",
        "",
    ],
)
def test_datatypes_that_the_ontology_does_not_use_are_left_to_the_shapes(datatype):
    assert lexical_problem("<p>\0", datatype) is None


@pytest.mark.parametrize(
    "form", ["2023", "2023-02-07", "2022-01/..", "XXXX-02-29", "XXXX-04-13/XXXX-04-15", "2004-06?"]
)
def test_a_date_in_edtf_gives_no_problem(form):
    assert lexical_problem(form, EDTF) is None


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("XXXX-02-30", "“XXXX-02-30” is not a date in EDTF: February has 29 days"),
        ("2022/XXXX-13-01", "“2022/XXXX-13-01” is not a date in EDTF: there is no month 13"),
        (" 2023", "“ 2023” is not a date in EDTF: it has blanks, which some engines remove; "
         "write “2023”"),
        ("2022 / 2023", "“2022 / 2023” is not a date in EDTF: it has blanks, which some engines "
         "remove; write “2022/2023”"),
        ("2023\n", "“2023\\u000A” is not a date in EDTF: it has blanks, which some engines "
         "remove; write “2023”"),
        ("2" * 201, f"“{'2' * 60}…” is not a date in EDTF: it is too long for one"),
    ],
)  # fmt: skip
def test_what_is_not_a_date_in_edtf_is_told_with_the_reason(form, told):
    assert lexical_problem(form, EDTF) == told


@pytest.mark.parametrize(
    ("form", "part"),
    [
        ("2023-02-30", "write for example 2023, "),
        ("2023/2022", "ends before it starts"),
        ("٢٠٢٣", "write for example 2023, "),
    ],
)
def test_what_the_reader_of_dates_refuses_is_told_in_its_words(form, part):
    told = lexical_problem(form, EDTF) or ""
    assert told.startswith(f"“{form}” ")
    assert part in told


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day):
    assert lexical_problem(day.isoformat(), XSD + "date") is None


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
def test_every_whole_number_that_python_writes_is_an_integer(number):
    assert lexical_problem(str(number), XSD + "integer") is None


@given(st.text(), st.sampled_from([EDTF, *(XSD + name for name in VALID)]))
def test_no_text_breaks_it(text, datatype):
    told = lexical_problem(text, datatype)
    assert told is None or told.isprintable()


LONG = 100_000
HOSTILE = ["1", "0", "a", "a-", "A ", "-", " ", "%", ".", "1-", "é", "\n", "{"]


@pytest.mark.parametrize("datatype", [EDTF, *(XSD + name for name in VALID)])
def test_a_long_text_takes_no_longer_than_its_length(datatype):
    begin = time.process_time()
    for part in HOSTILE:
        text = part * (LONG // len(part))
        for whole in (text, f"{text}!", f"-{text}x", f"2023-01-01{text}!"):
            lexical_problem(whole, datatype)
    # 52 texts of 100,000 characters; a pattern that backtracks needs minutes for one of them.
    assert time.process_time() - begin < 10
