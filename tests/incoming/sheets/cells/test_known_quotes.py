"""Quotes, written in cells and found again."""

from __future__ import annotations

import pytest

from kg.incoming.sheets.exported.exporting import known_values
from kg.rdf import compress, expand

KRDA = expand("doc:krda-project")


@pytest.fixture
def quotes(example):
    return known_values(example.dataset).quotes


def test_a_long_phrase_is_written_by_its_ends_and_then_shorter(quotes):
    values = expand("quote:krda-values")
    assert quotes.exact[values] == "promote key European values such as pluralism and tolerance"
    assert quotes.written(values, KRDA) == "promote…tolerance"
    assert quotes.written(values, KRDA) == "promote…"
    assert quotes.written(expand("quote:krda-kaunas"), KRDA) == "Kaunas (2022)"


def test_every_quote_is_found_by_what_is_written(quotes):
    for iri in quotes.exact:
        document = quotes.contents.records[iri].one(expand("migov:document"))
        for _ in range(2):
            written = quotes.written(iri, document)
            assert quotes.named(written, document) == [iri] or written == compress(iri)


def test_a_phrase_that_is_quoted_twice_is_written_by_the_name_of_its_record(quotes):
    quotes.add("https://w3id.org/migov/id/quote/again", "Kaunas (2022)", KRDA)
    assert quotes.written(expand("quote:krda-kaunas"), KRDA) == "quote:krda-kaunas"
    assert len(quotes.named("Kaunas (2022)", KRDA)) == 2


def test_a_phrase_is_looked_for_in_its_document_or_in_all(quotes):
    assert quotes.named("Kaunas (2022)", expand("doc:nwc-riga")) == []
    assert quotes.named("Kaunas (2022)", "") == [expand("quote:krda-kaunas")]
    assert quotes.named("Kaunas", KRDA) == []


def test_in_full_a_phrase_is_never_shortened(example):
    quotes = known_values(example.dataset, is_brief=False).quotes
    values = expand("quote:krda-values")
    assert {quotes.written(values, KRDA) for _ in range(3)} == {quotes.exact[values]}
