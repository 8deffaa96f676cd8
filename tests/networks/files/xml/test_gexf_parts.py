"""Times and descriptions are read as they were written."""

from __future__ import annotations

import pytest

from kg.networks.files.xml.gexf_parts import described, description, moment, period, spells, times


@pytest.mark.parametrize(
    ("text", "form", "found"),
    [
        *(("2001", "", 2001), ("2001", "double", 2001), ("2001", "date", "2001")),
        *(("2001-05-01", "", "2001-05-01"), ("2001.5", "double", 2001.5)),
        *(("-Infinity", "double", None), ("INF", "date", None), (" ", "", None)),
    ],
)
def test_a_moment(text, form, found):
    assert moment(text, form) == found


@pytest.mark.parametrize(
    "facts",
    [
        [{"start": "1", "end": "2"}],
        [{"startopen": "2001-01-01"}, {"endopen": "2"}],
        [{"end": "-5.5"}],
    ],
)
def test_spells_come_back(facts):
    text = "; ".join(map(period, facts))
    assert spells(text) == facts
    inner = "".join(
        "<spell" + "".join(f' {n}="{at}"' for n, at in each.items()) + "/>" for each in facts
    )
    assert times({"spells": text}) == ("", f"<spells>{inner}</spells>")


@pytest.mark.parametrize(
    "text", ["", "in spring", "[1, 2]; x", "[, ]", "[1,2]", "[1, 2, 3]", "(, 1]"]
)
def test_other_texts_are_no_spells(text):
    assert spells(text) == []


@pytest.mark.parametrize(
    "about",
    [
        {},
        {"title": 'a: b\n"c"', "n": 1, "f": 0.5, "t": True, "": "", "a: b": "x", '"q"': "ž\u2028"},
        {"ž": "1", "#": "null", "x y-z.1": "-"},
    ],
)
def test_a_description_comes_back(about):
    assert described(description(about)) == about or not about


@pytest.mark.parametrize("text", ["a network of ours", "title: Who", "x: " + "[" * 99_999, '"a'])
def test_a_description_of_others_says_nothing(text):
    assert described(text) == {}
