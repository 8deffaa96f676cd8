"""Small changes of an expression that may make it work."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from kg.questions.hints.changes import changes, text_of_things
from kg.questions.hints.tried import Tried

XSD = "http://www.w3.org/2001/XMLSchema#"
VALUES = {
    "thing": [NamedNode("http://x.org/a")],
    "name": [Literal("Riga", language="en")],
    "size": [Literal(5)],
    "day": [Literal("2022-01-01", datatype=NamedNode(f"{XSD}date"))],
    "word": [Literal("w")],
}


def changed(expression, *names):
    tried = Tried(1, 0, {}, {name: VALUES[name] for name in names})
    return [text for text, _ in changes(expression, tried)]


@pytest.mark.parametrize(
    ("expression", "names", "first"),
    [
        ("CONTAINS(?thing, 'a')", ["thing"], "CONTAINS(STR(?thing), 'a')"),
        ("?name = 'Riga'", ["name"], "STR(?name) = 'Riga'"),
        ("?size > '4'", ["size"], "?size > 4"),
        ("?day > '2021'", ["day"], '?day > "2021-01-01"^^xsd:date'),
        ("?day > 2021", ["day"], "YEAR(?day) > 2021"),
        ("CONTAINS(?word, 'W')", ["word"], "CONTAINS(LCASE(?word), 'w')"),
        ("REGEX(?word, 'W')", ["word"], "REGEX(?word, 'W', \"i\")"),
    ],
)
def test_the_usual_changes_are_tried(expression, names, first):
    assert changed(expression, *names)[0] == first


def test_each_change_says_what_was_wrong():
    for name, what in (
        ("thing", "?thing is a thing, not a text"),
        ("name", "a text with a language is another text than one without"),
    ):
        tried = Tried(1, 0, {}, {name: VALUES[name]})
        assert next(iter(changes(f"STRLEN(?{name}) = 'a'", tried)))[1] == what


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("STRLEN(STR(?thing)) > 3", ["thing"]),
        ("?thing = kind:ngo", ["thing"]),
        ("LANG(?name) = 'en'", ["name"]),
        ("YEAR(?day) = 2021", ["day"]),
        ("?day > '2021-01-01'^^xsd:date && YEAR(?day) > 1", []),
        ("REGEX(?word, 'W', 'i')", ["word"]),
    ],
)
def test_what_is_written_well_is_not_changed(expression, names):
    assert changed(expression, *names) == []


def test_things_within_a_list_become_texts():
    tried = Tried(1, 1, {}, {"thing": VALUES["thing"]})
    assert "Write STR(?thing) in place of ?thing" in text_of_things("?thing", tried)
    assert text_of_things("?word", Tried(1, 1, {}, {"word": VALUES["word"]})) == ""
