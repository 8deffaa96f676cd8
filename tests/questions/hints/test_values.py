"""The value that the data have in place of one that differs a little."""

from __future__ import annotations

import re

import pytest
from hints_helpers import probe

from kg.questions.hints.values import Constant, constant, loosely, near_value, plainly

DATA = """
x:a x:p "Rīgas dome"@lv , "Riga Council"@en , "2022"^^loc:edtf , 20 , "12"^^xsd:integer ,
  <https://www.x.org/page/> , kind:ngo , x:other , "true" , "http://t.org/a" , "one—two „three“" .
x:other skos:prefLabel "The Other"@en ; skos:notation "OT" .
"""


@pytest.mark.parametrize(
    ("asked", "written", "why"),
    [
        ('"Riga Council"', '"Riga Council"@en', "a text with a language"),
        ('"Riga Council"@lv', '"Riga Council"@en', "a text with a language"),
        ('"Riga Council"@en-GB', '"Riga Council"@en', "a text with a language"),
        ('"riga council"@en', '"Riga Council"@en', "small and capital letters"),
        ('"Rigas Dome"', '"Rīgas dome"@lv', "letters with and without marks"),
        ('"one-two \\"three\\""', '"one—two „three“"', "the spelling differs"),
        ('"2022"', '"2022"^^loc:edtf', "its type is another"),
        ("2022", '"2022"^^loc:edtf', "its type is another"),
        ('"20"', "20", "its type is another"),
        ("20.0", "20", "its type is another"),
        ('"12"^^xsd:date', "12", "its type is another"),
        ("true", '"true"', "its type is another"),
        ("<http://x.org/page>", "<https://www.x.org/page/>", "the spelling differs"),
        ("<http://www.x.org/page/>", "<https://www.x.org/page/>", "https and http"),
        ('"https://www.x.org/page/"', "<https://www.x.org/page/>", "it is a thing"),
        ("<http://t.org/a>", '"http://t.org/a"', "it is a text"),
        ('"ngo"', "kind:ngo", "it is a thing"),
        ('"NGO"@en', "kind:ngo", "it is a thing"),
        ('"kind:ngo"', "kind:ngo", "it is a thing"),
        ("role:ngo", "kind:ngo", "its prefix is another"),
        ('"the other"', "x:other", "it is a thing"),
        ('"OT"', "x:other", "it is a thing"),
    ],
)
def test_the_same_value_in_another_dress_is_found(asked, written, why):
    one = probe(DATA)
    near = near_value(one, "?s x:p ?v", "v", constant(asked, one))
    assert near is not None
    assert (near.written, near.exact) == (written, True)
    assert near.why.startswith(why)


def test_a_value_that_contains_the_one_asked_for_is_found_and_said_to_be_longer():
    one = probe(DATA)
    near = near_value(one, "?s x:p ?v", "v", constant('"council"', one))
    assert (near.written, near.exact, near.others) == ('"Riga Council"@en', False, 0)


@pytest.mark.parametrize(
    "asked", ['"Vilnius"', "kind:ministry", "21", '"2022"^^loc:edtf', '"Riga Council"@en', '" "']
)
def test_where_nothing_is_near_or_the_very_value_is_there_nothing_is_found(asked):
    one = probe(DATA)
    assert near_value(one, "?s x:p ?v", "v", constant(asked, one)) is None


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("'a\\'b\\n'@lv", Constant("'a\\'b\\n'@lv", "a'b\n", language="lv")),
        ("'''a'b'''", Constant("'''a'b'''", "a'b")),
        ("- 3", Constant("- 3", "-3", datatype="number")),
        ("x:a", Constant("x:a", "http://x.org/a", is_thing=True)),
        ("nowhere:a", None),
        ("?a", None),
        ("[ x:a 1 ]", None),
        ("", None),
    ],
)
def test_a_term_of_a_query_is_read_as_a_value(written, found):
    assert constant(written, probe("")) == found


def test_a_pattern_fits_a_text_in_any_of_its_spellings():
    pattern = re.compile(loosely("rigas-1 (a.b)"), re.IGNORECASE)
    for text in ("Rīgas-1 (a.b)", "RIGAS–1\u00a0(A.B)", "ri\u0304gas-1 (a.b)"):
        assert pattern.fullmatch(text)
    for text in ("rigas-1 (axb)", "rogas-1 (a.b)", "rigas-1 (a.b"):
        assert not pattern.fullmatch(text)
    assert plainly("Šilojų Łódź ß") == "siloju lodz s"
