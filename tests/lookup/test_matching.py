"""Words of a text, inflected, misspelt or in part, lead to the names that have them."""

from __future__ import annotations

import pytest

from kg.lookup.matching import Index
from kg.lookup.names import Name

NAMES = {
    "kaunas": "Kaunas",
    "agency": "Kauno regiono plėtros agentūra",
    "riga": "Rīga",
    "city": "Rīgas valstspilsētas pašvaldība",
    "fund": "Sabiedrības integrācijas fonds",
    "women": "New Women Connectors",
    "group": "Diversity Development Group",
    "ministry": "Ministry of Culture of the Republic of Latvia",
    "other": "Ministry of Culture of the Republic of Lithuania",
    "people": "žmonių dalyvavimas",
}


@pytest.fixture(scope="module")
def index():
    return Index(Name(thing, text, "lt", "name", 1.0) for thing, text in NAMES.items())


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Kaunas", "kaunas"),
        ("kaune", "kaunas"),  # inflected
        ("kauno regiono pletros agentura", "agency"),  # without diacritics
        ("regiono agenturai", "agency"),  # other endings, some words
        ("Rīgā", "riga"),
        ("valstspilseta", "city"),
        ("pilsēta", "city"),  # a part of a word
        ("Sabiedr", "fund"),  # its beginning
        ("intergacijas fonds", "fund"),  # two letters in the wrong order
        ("newwomen conectors", "women"),  # blanks in other places
        ("DDG", "group"),  # initials
        ("Republic of Latvia culture", "ministry"),  # in another order
        ("žmogui", "people"),  # in a dictionary
    ],
)
def test_a_text_finds_its_thing_first(index, text, thing):
    assert index.find(text)[0].thing == thing


def test_the_name_itself_is_the_best_match(index):
    found = index.find("RIGA")
    assert [(match.thing, match.is_exact) for match in found] == [("riga", True), ("city", False)]
    assert found[0].score == 1
    assert all(0 < match.score < 1 for match in found[1:])


def test_a_rare_word_says_more_than_a_common_one():
    names = ["Riga Council", *(f"Municipality K{number}" for number in range(20))]
    index = Index(Name(text, text, "en", "name", 1.0) for text in names)
    assert [match.thing for match in index.find("municipality Riga")] == ["Riga Council"]
    assert len(index.find("municipality")) == 20


@pytest.mark.parametrize("text", ["", " ", "?!", "xx", "qqwwzz", "…", "a" * 5000, "x " * 5000])
def test_nothing_is_found_where_nothing_is_alike(index, text):
    assert index.find(text) == []


def test_only_things_that_fit_are_found(index):
    found = index.find("Riga", fits=lambda thing: thing == "city")
    assert [match.thing for match in found] == ["city"]


def test_a_name_as_printed_is_worth_less_than_the_name():
    index = Index(
        [Name("a", "Riga", "en", "as printed", 0.96), Name("b", "Riga", "en", "name", 1.0)]
    )
    assert [match.thing for match in index.find("riga")] == ["b", "a"]


def test_words_of_a_definition_are_found_if_nearly_all_are_there():
    text = "Money for a project or an actor: who gives it, to whom, how much."
    index = Index([Name("funding", text, "en", "definition", 0.6)])
    assert index.find("who gives money")[0].thing == "funding"
    assert index.find("who gives advice") == []


def test_a_dictionary_is_read_only_if_no_name_has_the_word(index, monkeypatch):
    def never(_word):
        raise AssertionError

    monkeypatch.setattr("kg.lookup.matching.dictionary_forms", never)
    assert index.find("Kaune")
    assert index.find("DDG")
    with pytest.raises(AssertionError):
        index.find("žmogui")


def test_things_that_match_equally_are_in_alphabetical_order():
    index = Index(Name(thing, "Same", "en", "name", 1.0) for thing in "cab")
    assert [match.thing for match in index.find("same")] == ["a", "b", "c"]


def test_the_words_compared_are_as_many_as_the_different_words(monkeypatch):
    """Ten thousand names of the same words take no more comparisons than two."""
    from rapidfuzz import process

    sizes = []
    extract = process.extract

    def counted(query, choices, **more):
        sizes.append(len(choices))
        return extract(query, choices, **more)

    monkeypatch.setattr(process, "extract", counted)
    Index(Name(f"urn:{n}", f"municipality {n % 2}", "en", "name", 1.0) for n in range(10_000)).find(
        "municipalty"
    )
    assert max(sizes) == 3


def test_bytes_that_are_no_text_match_nothing():
    """A word list that was read for them could not take them."""
    index = Index([Name("kaunas", "Kaunas", "lt", "name", 1.0)])
    assert index.find("\udcff\udc9b31m") == []
