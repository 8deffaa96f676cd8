from __future__ import annotations

import contextlib
import random
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import DataError
from kg.rdf import dates
from kg.rdf.dates import bounds


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02-07", "2023-02-07", "2023-02-07"),
        ("2022-01/2023-12", "2022-01-01", "2023-12-31"),
        ("2022-11-30/2023", "2022-11-30", "2023-12-31"),
        ("2022-01/..", "2022-01-01", None),
        ("2022-01/", "2022-01-01", None),
        ("../2022-03", None, "2022-03-31"),
        ("/2022-03", None, "2022-03-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2022-XX", "2022-01-01", "2022-12-31"),
        ("2023-02-XX", "2023-02-01", "2023-02-28"),
        ("{2022-11,2022-12}", "2022-11-01", "2022-12-31"),
        ("2004-06?", "2004-06-01", "2004-06-30"),
        ("1984~", "1984-01-01", "1984-12-31"),
        ("2021-21", "2021-03-01", "2021-05-31"),
    ],
)
def test_a_date_with_a_year_has_these_bounds(text, first, last):
    assert bounds(text) == (day(first), day(last))


@pytest.mark.parametrize(
    "text", ["XXXX", "XXXX-02", "XXXX-02-07", "XXXX-04-13/XXXX-04-15", "{XXXX-01,XXXX-02}"]
)
def test_a_date_without_a_year_has_no_bounds(text):
    assert bounds(text) == (None, None)


@pytest.mark.parametrize(
    "text",
    ["", "..", "/", "spring", "2022-13", "2023-02-29", "2022-2-7", "20x3", "--02-31", "7.2.2023"],
)
def test_what_is_not_a_date_is_refused_with_examples(text):
    with pytest.raises(DataError) as caught:
        bounds(text)
    assert str(caught.value).startswith(f"“{text}” is not a date in EDTF; write for example 2023, ")
    assert caught.value.exit_code == 1


def test_a_period_that_ends_before_it_begins_is_refused():
    """It gave a first day after the last."""
    with pytest.raises(DataError, match="“2022-12/2022-01” ends before it starts; write"):
        bounds("2022-12/2022-01")


@settings(max_examples=15)
@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)))
def test_a_period_of_days_is_bounded_by_them(one, other):
    first, last = sorted((one, other))
    assert bounds(f"{first.isoformat()}/{last.isoformat()}") == (first, last)
    assert bounds(one.isoformat()) == (one, one)


def test_a_long_text_is_refused_at_once():
    """The time of the parser grows with the square of the length."""
    with pytest.raises(DataError, match="a date of 201 characters is too long; write its first"):
        bounds("2" * 201)


def test_plain_dates_have_the_bounds_that_the_parser_of_dates_gives():
    """Nearly all are bounded without it, since it takes long."""
    chance = random.Random(5)

    def end():
        year = chance.choice(["XXXX", "2024", "2023", "1900", "0000", "9999"])
        parts = [year, f"{chance.randint(0, 13):02}", f"{chance.randint(0, 32):02}"]
        mark = chance.choice(["", "", "", "", *"?~%"])
        return "-".join(parts[: chance.randint(1, 3)]) + mark

    def several():
        opened, closed = chance.choice(["{}", "[]"])
        members = (end() for _ in range(chance.randint(1, 3)))
        return opened + chance.choice([",", ",", ", "]).join(members) + closed

    kinds = (
        (end, 100),
        (several, 60),
        (lambda: f"{end()}/{end()}", 60),
        (lambda: f"{end()}/" + chance.choice(["", ".."]), 30),
        (lambda: chance.choice(["", ".."]) + f"/{end()}", 30),
    )
    for make, number in kinds:
        texts = [make() for _ in range(number)]
        told = {text: found for text in texts if (found := dates._plain_bounds(text))}
        assert len(texts) / 10 < len(told) < len(texts) * 9 / 10
        assert told == {text: dates._parsed_bounds(text) for text in told}


def test_no_date_of_the_example_needs_the_parser():
    """One date with braces cost a third of each start."""
    script = "import sys, kg; kg.load(); raise SystemExit('edtf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_standard_output_is_there_while_a_date_is_read(monkeypatch):
    """What other threads printed was lost, and two at once left none for good."""
    seen = []
    parse, error = dates._parser()
    monkeypatch.setattr(
        dates, "_parser", lambda: (lambda text: seen.append(sys.stdout) or parse(text), error)
    )
    dates._parsed_bounds("2021-21/2022?")
    assert seen == [sys.stdout]


def test_what_edtf_tries_is_not_printed(capsys):
    for text in ("2021-13-45", "y-170000002", "2023-02-30", "20x3", "{2022,}"):
        with contextlib.suppress(DataError):
            dates._parsed_bounds(text)
    assert capsys.readouterr().out == ""
