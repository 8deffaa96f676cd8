"""Numbers and dates in the forms that spreadsheets and people give them."""

from __future__ import annotations

import pytest

from kg.incoming.sheets.cells.habits import dates_meant, plain_number


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("148680.00", "148680.00"),
        ("148 680,5", "148680.5"),
        ("148\u00a0680", "148680"),
        ("148’680", "148680"),
        ("1.148.680", "1148680"),
        ("1.148.680,25", "1148680.25"),
        ("148,680.00", "148680.00"),
        ("-3,5", "-3.5"),
        ("1,500", None),
        ("1,50,000", None),
        ("about 15", None),
        ("", None),
    ],
)
def test_a_number_is_read_in_each_form_that_can_mean_one_only(written, plain):
    assert plain_number(written) == plain


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2023.02.07", ["2023-02-07"]),
        ("2023 2 7", ["2023-02-07"]),
        ("07.02.2023.", ["2023-02-07"]),
        ("7/2/2023", ["2023-02-07", "2023-07-02"]),
        ("25/2/2023", ["2023-02-25"]),
        ("2023/2", ["2023-02"]),
        ("2022 - 2023", ["2022/2023"]),
        ("31.02.2023", []),
        ("March 12th, 2025", ["2025-03-12"]),
        ("2025 m. gegužės 2 d.", ["2025-05-02"]),
        ("2025. gada 12. jūnijā", ["2025-06-12"]),
        ("May 2025", ["2025-05"]),
        ("31 June 2025", []),
        ("from May 2025", []),
        ("May to June 2025", []),
        ("spring", []),
    ],
)
def test_a_date_in_another_form_has_the_dates_that_it_may_mean(written, meant):
    assert dates_meant(written) == meant
