from __future__ import annotations

import pytest

from kg.pages.wrapping import wrapped

LONG = "Ministry of Social Security and Labour of the Republic of Lithuania"


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Riga", ["Riga"]),
        (LONG, ["Ministry of Social", "Security and Labour of", "the Republic of…"]),
        ("x" * 60, ["x" * 22, "x" * 22, "x" * 16]),
        ("x" * 80, ["x" * 22, "x" * 22, "x" * 21 + "…"]),
        ("well-known", ["well-known"]),
        ("", [""]),
    ],
)
def test_a_label_is_broken_into_three_lines_at_most(label, lines):
    assert wrapped(label).split("\n") == lines
    assert max(map(len, lines)) <= 22


def test_width_and_number_of_lines_can_be_chosen():
    assert wrapped("one two three", width=5, lines=2) == "one\ntwo…"
