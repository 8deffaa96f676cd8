from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from kg.rdf import choose_labels

A, B = NamedNode("http://x.org/a"), NamedNode("http://x.org/b")


def labels(*pairs):
    return [(A, Literal(text, language=tag) if tag else Literal(text)) for text, tag in pairs]


@pytest.mark.parametrize(
    ("given", "lang", "shown"),
    [
        ([("Lake", "en"), ("Ezers", "lv"), ("Ežeras", "lt")], "lt", "Ežeras"),
        ([("Lake", "en"), ("Ezers", "lv")], "LV", "Ezers"),
        ([("Ežeras", "lt"), ("Ezers", "lv"), ("Lake", "en")], "et", "Lake (en)"),
        ([("Ežeras", "lt"), ("Ezers", "lv")], "en", "Ezers (lv)"),
        ([("Järv", "et"), ("Ežeras", "lt")], "en", "Ežeras (lt)"),
        ([("See", "de"), ("Järv", "et")], "en", "See (de)"),
        ([("Lake", "")], "en", "Lake"),
        ([("Lake", ""), ("Ezers", "lv")], "lt", "Ezers (lv)"),
        ([("Commune", "fr-CA"), ("Lake", "en")], "fr", "Commune"),
        ([("Commune", "fr-CA"), ("Lac", "fr"), ("Lake", "en")], "fr", "Lac"),
        ([("See", "de"), ("Lake", "en")], "de-AT", "See"),
        ([("See", "de-DE"), ("Lake", "en")], "de-AT", "See"),
        ([("See", "de"), ("Teich", "de-AT")], "de-AT", "Teich"),
        ([("Lake", "en-GB"), ("Ezers", "lv")], "fr", "Lake (en-gb)"),
        ([("Lake", "en-GB"), ("Sea", "en-US")], "en", "Lake"),
        ([("Jezero", "sr-Latn"), ("Lake", "en")], "sr-Latn-RS", "Jezero"),
        ([("Ten", "enm"), ("Ezers", "lv")], "en", "Ezers (lv)"),
    ],
)
def test_the_label_is_of_the_first_language_that_has_one(given, lang, shown):
    assert choose_labels(labels(*given), lang) == {A.value: shown}
    assert choose_labels(reversed(labels(*given)), lang) == {A.value: shown}


def test_each_thing_has_its_own_label_and_what_is_not_a_label_is_left_out():
    pairs = [
        *((A, Literal("Lake", language="en")), (B, Literal("Town", language="en"))),
        *((BlankNode("x"), Literal("no name")), (A, NamedNode("http://x.org/label"))),
    ]
    assert choose_labels(pairs, "en") == {A.value: "Lake", B.value: "Town"}


def test_a_language_that_nobody_knows_is_not_told():
    thing = NamedNode("urn:x")
    assert choose_labels([(thing, Literal("Supolka", language="und"))], "en") == {
        "urn:x": "Supolka"
    }
