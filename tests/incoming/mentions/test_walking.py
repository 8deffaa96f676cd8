"""Names are found word by word, wherever they are."""

from __future__ import annotations

import pytest

from kg.incoming.mentions.patterns import make_patterns
from kg.incoming.mentions.tokens import split_words
from kg.incoming.mentions.walking import Names
from kg.lookup import Name

KINDS = {"ministry": "actor", "kaunas": "place", "daskalova": "person", "ideas": "actor",
         "mile": "project", "partner": "role", "project": "project", "agency": "actor"}  # fmt: skip
NAMES = [
    Name("ministry", "Lietuvos Respublikos kultūros ministerija", "lt", "name", 1.0),
    Name("kaunas", "Kaunas", "lt", "name", 1.0),
    Name("daskalova", "Bo Maria Daskalova", "lt", "name", 1.0),
    Name("ideas", "Creative Ideas", "en", "name", 1.0),
    Name("mile", "MILE", "", "acronym", 1.0),
    Name("partner", "partneris", "lt", "name", 1.0),
    Name("partner", "rengė", "lt", "as printed", 0.98),
    Name("project", "Europe of the Many Citizens", "en", "name", 1.0),
    Name("agency", "Kauno regiono plėtros agentūra", "lt", "name", 1.0),
]


@pytest.fixture(scope="module")
def names():
    return Names(make_patterns(NAMES, KINDS, "lt"), "lt")


def found(names, text):
    words = split_words(text)
    return {
        (hit.pattern.thing, text[words[hit.first].start : words[hit.last].end], hit.score)
        for hit in names.find(words)
    }


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("Kaune", {("kaunas", "Kaune", 0.97)}),
        ("KAUNAS", {("kaunas", "KAUNAS", 1.0)}),
        ("kaune", set()),
        ("Programa MILE ir mile", {("mile", "MILE", 1.0)}),
        ("Mile", set()),
        ("rengė renginys rengi", {("partner", "rengė", 0.98)}),
        ("partnerių", {("partner", "partnerių", 0.97)}),
        (
            "iš Lietuvos Respublikos kultūros ministerijos.",
            {("ministry", "Lietuvos Respublikos kultūros ministerijos", 0.9913)},
        ),
        ("Lietuvos Respublikos. Kultūros ministerija", set()),
        ("Lietuvos\nRespublikos kultūros ministerija", {
            ("ministry", "Lietuvos\nRespublikos kultūros ministerija", 1.0)}),
        ("Bo Maria Daskalobva", {("daskalova", "Bo Maria Daskalobva", 0.9225)}),
        ("creative ideas", set()),
        ("Creative Ideas", {("ideas", "Creative Ideas", 1.0)}),
        ("Europe of many citizens", {("project", "Europe of many citizens", 1.0)}),
        ("Kauno rajono plėtros agentūra", {("kaunas", "Kauno", 0.97)}),
    ],
)  # fmt: skip
def test_a_name_is_found_as_it_is_inflected_or_misspelt(names, text, hits):
    assert found(names, text) == hits


def test_a_name_within_another_is_found_too(names):
    text = "Kauno regiono plėtros agentūros"
    assert {hit[0] for hit in found(names, text)} == {"agency", "kaunas"}


def test_a_long_name_is_found_without_its_first_capital():
    pattern = make_patterns(
        [Name("x", "Tour of the Kaunas Region", "en", "name", 1.0)], {"x": "event"}, "en"
    )
    assert len(found(Names(pattern, "en"), "a tour of Kaunas region")) == 1


def test_a_row_of_articles_is_not_followed_to_its_end(names):
    """It took minutes: each word was a beginning, and all that followed could be left out."""
    assert found(names, "Kauno " + "a " * 30_000 + "regiono plėtros agentūra") == {
        ("kaunas", "Kauno", 0.97)
    }
