from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.networks.files.pajek.lines import Remarks, edge_of, end_of, label_of, number, rest_of_node

NODES = {str(n): str(n) for n in range(1, 13)}


@pytest.mark.parametrize(
    ("rest", "label", "after"),
    [
        ('"Ministry A" 0.1 0.2', "Ministry A", "0.1 0.2"),
        ('""', "", ""),
        ("", "", ""),
        ("Riga", "Riga", ""),
        ("12 0.1", "12", "0.1"),
        ("Riga 0.1 0.2 ic Red", "Riga", "0.1 0.2 ic Red"),
        ("Ministry\tof Culture  0.1", "Ministry of Culture", "0.1"),
        ("Ministerio de la Cultura la 90", "Ministerio de la Cultura", "la 90"),
        ("C x_fact 2", "C", "x_fact 2"),
        ("C [1-2]", "C", "[1-2]"),
        ("'City B' box", "City B", "box"),
        ("'t Hart", "'t Hart", ""),
        ('"the "first" one" 0.1', 'the "first" one', "0.1"),
        ('"of "both"" 0.1', 'of "both"', "0.1"),
        ('"a "b"', 'a "b', ""),
        (r'"so \"said\" he" .5', 'so "said" he', ".5"),
        ('"back\\" 0.1', "back\\", "0.1"),
        ('"a"0.1', "a", "0.1"),
        ('"say &#34;hi&#34; &#269;&#1;"', 'say "hi" č&#1;', ""),
        ('"two\\nlines"', "two lines", ""),
        ('"a" "b" 3', 'a" "b', "3"),
        ('"a" [1-2] c "b" x', "a", '[1-2] c "b" x'),
    ],
)
def test_a_label_is_in_marks_or_ends_at_the_first_property(rest, label, after):
    found, left = label_of(rest, 1, Remarks())
    assert (found, left.strip()) == (label, after)


def test_a_label_without_its_second_mark_is_refused():
    with pytest.raises(InputError, match="not closed"):
        label_of('"a', 3, Remarks())


def test_labels_that_are_taken_whole_or_changed_are_said_once():
    remarks, said = Remarks(), []
    for line, rest in enumerate(("Ministry of A", "City of B", '"x\\ny"'), 2):
        label_of(rest, line, remarks)
    remarks.tell(said.append)
    assert said == [
        "labels of several words without quotation marks are taken whole (line 2: “Ministry of A”, "
        "and 1 more)",
        "line breaks in labels (\\n) become blanks (line 4: “x\\ny”)",
    ]


def test_what_follows_a_label_is_read_by_its_names():
    remarks, said = Remarks(), []
    facts = rest_of_node("0.1 0.2 0.5 1 triangle ic Red [3-*] odd words [5]", 4, remarks)
    remarks.tell(said.append)
    assert facts == {"x": 0.1, "y": 0.2, "z": 0.5, "times": "3-*,5"}
    assert said == [
        "what a line of a node or edge has besides Pajek's properties is left out (line 4: “1 "
        "triangle ic Red odd words”)"
    ]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("1 2", ("1", "2", {"weight": 1}, "")),
        ("1 2 3.5e0", ("1", "2", {"weight": 3.5}, "")),
        ("12: 1 02 4", ("1", "2", {"weight": 4}, "12")),
        ("1 2 [1,3]", ("1", "2", {"weight": 1, "times": "1,3"}, "")),
        ("1 2 2 l here c Blue", ("1", "2", {"weight": 2, "label": "here"}, "")),
        ("1 2 2 h2 0 a1 90 [2] [4]", ("1", "2", {"weight": 2, "times": "2,4"}, "")),
        ("1 2 1 note l x", ("1", "2", {"weight": 1}, "")),
    ],
)
def test_an_edge_has_two_ends_a_weight_and_properties(row, found):
    assert edge_of(row, 1, NODES, Remarks()) == found


@pytest.mark.parametrize(
    "row", ["1", "1 x", "0 1", "1 13", "a: 1 2", "1 2 heavy", "1 2 -1", "1 2 1 [a]", ":"]
)
def test_what_is_no_edge_is_refused(row):
    with pytest.raises(InputError) as caught:
        edge_of(row, 7, NODES, Remarks())
    assert caught.value.line == 7


def test_an_end_is_one_of_the_nodes():
    assert end_of("007", 1, NODES) == "7"
    with pytest.raises(InputError, match="“8a” is not a node"):
        end_of("8a", 1, NODES)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        *[("1", 1), ("-2", -2), (".5", 0.5), ("5.", 5.0), ("1e-3", 0.001), ("+7", 7)],
        *[("1_0", None), ("inf", None), ("٣", None), ("1e999", None), ("0x1", None), ("", None)],
        ("9" * 30, 1e30),
    ],
)
def test_a_number_is_one_of_ascii_and_finite(word, value):
    assert number(word) == value
