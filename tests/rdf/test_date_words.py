from __future__ import annotations

import pytest

from kg.rdf import bounds
from kg.rdf.date_words import in_words, two_readings

# Every form of EDTF that is accepted, with its words.
FORMS = {
    "2022": "2022",
    "2022-02": "February 2022",
    "2023-02-07": "7 February 2023",
    "XXXX": "year not given",
    "XXXX-02-07": "7 February, year not given",
    "XXXX-02": "February, year not given",
    "2022-XX": "2022, month not given",
    "2023-02-XX": "February 2023, day not given",
    "2022-XX-XX": "2022, day not given, month not given",
    "201X": "the 2010s",
    "20XX": "a year from 2000 to 2099",
    "2022-01/2023-12": "January 2022 to December 2023",
    "2022-01/..": "from January 2022",
    "2022-01/": "from January 2022",
    "../2022-03": "until March 2022",
    "/2022-03": "until March 2022",
    "2022~/2023-02%": "about 2022 to about February 2023 (uncertain)",
    "{2022-11,2022-12}": "November 2022, December 2022",
    "[2020,2021]": "2020 or 2021",
    "[2020..2022]": "2020 to 2022",
    "{2019,2021..2023}": "2019, 2021 to 2023",
    "2004-06?": "June 2004 (uncertain)",
    "1984~": "about 1984",
    "1984%": "about 1984 (uncertain)",
    "2004-06-~11": "about 11 June 2004",
    "2021-21": "spring 2021",
    "2021-22": "summer 2021",
    "2021-24": "winter 2021",
    "2021-28": "winter (north of the equator) 2021",
    "2021-34": "quarter 2 of 2021",
    "2021-39": "third 3 of 2021",
    "2021-41": "half 2 of 2021",
    "1950S2": "about 1950",
    "156X-12-25": "25 December of the 1560s",
    "2004-01-01T10:10:10Z": "1 January 2004, 10:10:10Z",
}


@pytest.mark.parametrize(("text", "words"), FORMS.items())
def test_a_date_is_said_as_precisely_as_it_is(text, words):
    bounds(text)  # it is accepted
    assert in_words(text) == words


@pytest.mark.parametrize("text", ["2022-13", "spring", "2021-22-05", "", "{}", "2021-99"])
def test_what_has_no_words_stays_as_it_is(text):
    assert in_words(text).strip("{}") == text.strip("{}")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2020-21", ("spring 2020", "2020/2021")),
        ("2021-22", ("summer 2021", "2021/2022")),
        ("2023-24", ("winter 2023", "2023/2024")),
        ("2021-21", None),
        ("2021-23", None),
        ("2024-25", None),
        ("2022-02", None),
        ("2021-22/2022", None),
    ],
)
def test_two_years_that_are_read_as_a_season_are_found(text, read):
    assert two_readings(text) == read
