"""What a query names: things and variables."""

from __future__ import annotations

from kg.questions.hints.names import constants, variables


def test_the_things_a_query_names_are_found_and_nothing_else():
    text = (
        "PREFIX x: <http://x.org/> PREFIX xs: <http://s.org/>\n"
        "SELECT * { GRAPH x:graph { ?a x:p <http://y.org/z> } # x:comment\n"
        " FILTER(xs:date(?a) = '1'^^xs:int || ?b = x:va\\-lue || 'x:text' = ?c) }"
    )
    assert constants(text) == {
        "http://x.org/p": "x:p",
        "http://y.org/z": "<http://y.org/z>",
        "http://x.org/va-lue": "x:va\\-lue",
    }


def test_variables_come_once_in_their_order():
    assert variables("?b = $a || ?b = '?c' # ?d") == ["b", "a"]
    assert variables("") == []
