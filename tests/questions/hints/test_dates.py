"""A date in EDTF taken for a day or a text."""

from __future__ import annotations

import pytest
from hints_helpers import probe

from kg.questions.hints.dates import of_dates
from kg.questions.hints.tried import tried_out

DATA = 'x:e migov:date "2022-05"^^loc:edtf ; migov:earliest "2022-05-01"^^xsd:date .'


def told(expression, before="?e migov:date ?d ; migov:earliest ?f ."):
    one = probe(DATA)
    return of_dates(one, before, expression, tried_out(one, before, expression))


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ('STRSTARTS(?d, "2022")', 'Write FILTER(STRSTARTS(STR(?d), "2022"))'),
        ("YEAR(?d) = 2022", 'Write FILTER(STRSTARTS(STR(?d), "2022"))'),
        ('?d = "2022-05"', 'Write FILTER(STR(?d) = "2022-05")'),
        ("YEAR(?d) > 2021", "Write ?e migov:earliest ?from ; migov:latest ?to"),
        ('?d >= "2022-01-01"^^xsd:date', "Write ?e migov:earliest ?from ; migov:latest ?to"),
    ],
)
def test_what_to_write_in_place_of_a_date_in_edtf_is_told(expression, said):
    found = told(expression)
    assert found.startswith('?d is a date in EDTF, such as "2022-05"^^loc:edtf; it is not ')
    assert said in found


@pytest.mark.parametrize("expression", ['STR(?d) = "2021"', "YEAR(?f) = 2021", "?e = 1"])
def test_of_what_is_written_well_nothing_is_told(expression):
    assert told(expression) == ""
