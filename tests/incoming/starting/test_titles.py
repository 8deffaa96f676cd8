from pyoxigraph import NamedNode

from kg.incoming.starting.titles import title_quote
from kg.rdf import compress

DOC = NamedNode("https://w3id.org/migov/id/document/d")
QUOTE = "https://w3id.org/migov/id/quote/d-title"


def quoted(text, title):
    notes = []
    found = title_quote(text, title, "en", DOC, QUOTE, notes)
    values = {compress(t.predicate.value): t.object.value for t in found[1:]}
    return {name: value for name, value in values.items() if name.startswith("oa:")}, notes


def test_a_title_is_quoted_with_its_offsets():
    assert quoted("\n\n A title\nmore", "A title") == (
        {"oa:exact": "A title", "oa:start": "3", "oa:end": "10"}, [],
    )  # fmt: skip


def test_the_words_after_or_before_tell_which():
    assert quoted("Riga\nRiga is", "Riga")[0]["oa:suffix"] == "\nRiga"
    assert quoted("In Riga. Riga. Riga", "Riga")[0]["oa:suffix"] == ". Riga."
    assert quoted("x Riga Riga", "Riga")[0] == {
        "oa:exact": "Riga", "oa:start": "2", "oa:end": "6", "oa:suffix": " Riga",
    }  # fmt: skip


def test_what_cannot_be_told_apart_has_no_quote():
    same = "Riga " * 40
    assert quoted(same, "Riga") == (
        {}, ["the title is in the text more than once, so it has no quote; write one"],
    )  # fmt: skip
    assert quoted("Rīga", "Tartu") == ({}, ["the title is not in the text, so it has no quote"])


def test_a_title_with_a_character_that_no_quote_may_have_is_not_quoted():
    values, (told,) = quoted("A \u202etitle", "A \u202etitle")
    assert values == {}
    assert told.startswith("the title has no quote: after “A ” there is U+202E RIGHT-TO-LEFT")
    for title in ("A\ttitle", "A ti\u00adtle"):
        assert quoted(title, title)[0]["oa:exact"] == title
