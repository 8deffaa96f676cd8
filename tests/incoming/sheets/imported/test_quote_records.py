"""Quotes of a document keep their records, and new phrases get one."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal

from kg.errors import DataError
from kg.incoming.sheets.cells.quoting import SourceText
from kg.incoming.sheets.imported.quote_records import QuoteRecords
from kg.rdf import PREFIXES, expand, parse_turtle

HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
TEXT = "Rīgas dome runāja. Kauņas dome runāja „daug“. Runāja fonds.\n"
KNOWN = parse_turtle(
    f"""{HEAD}
    quote:a a migov:Evidence ; oa:exact "Rīgas dome"@lv ; oa:start 0 ; oa:end 10 ;
        skos:note "kept"@en ; migov:document doc:d .
    quote:b a migov:Evidence ; oa:exact "dome"@lv ; oa:prefix "Rīgas "@lv ; oa:start 6 ; oa:end 10 ;
        migov:document doc:d .
    quote:c a migov:Evidence ; oa:exact "dome"@lv ; oa:prefix "Kauņas "@lv ; oa:start 26 ;
        oa:end 30 ; migov:document doc:d .
    claim:x a migov:Participation ; migov:evidence quote:a .
    """
)


def records(text=TEXT, taken=()):
    source = None if text is None else SourceText(text)
    return QuoteRecords(expand("doc:d"), "lv", KNOWN, source, lambda iri: iri in taken)


@pytest.mark.parametrize("text", [TEXT, None])
def test_the_words_of_a_known_quote_and_its_name_are_its_record(text):
    found = records(text)

    assert found.find(" Rīgas dome ") == (expand("quote:a"), "")
    assert found.find("quote:c") == (expand("quote:c"), "")


def test_known_quotes_with_the_same_words_are_told_apart_by_their_place():
    assert records().find("dome #2") == (expand("quote:c"), "")
    with pytest.raises(DataError, match=r"2 times; write which one"):
        records().find("dome")


def test_without_the_text_several_are_told_by_name_and_a_new_one_needs_the_text():
    with pytest.raises(DataError, match=r"write quote:b or quote:c, or give the document's text"):
        records(None).find("dome")
    with pytest.raises(DataError, match=r"not yet a quote of doc:d.*give the document's text"):
        records(None).find("Kauņas dome")
    with pytest.raises(DataError, match=r"doc:d has no such quote"):
        records().find("quote:zzz")


def test_a_new_phrase_gets_a_record_with_a_name_offsets_and_words_around_it():
    found = records(taken={expand("quote:d-runaja")})
    first, remark = found.find("runāja #2")
    second, _ = found.find("runāja #2")
    other, said = found.find('runāja "daug"')

    assert (first, second, remark) == (expand("quote:d-runaja-2"), first, "")
    assert (other, said) == (
        expand("quote:d-runaja-daug"),
        "the text has “runāja „daug“”, which is taken",
    )
    made = [t for t in found.triples([first]) if t.subject.value == first]
    assert {(t.predicate.value, t.object) for t in made if isinstance(t.object, Literal)} == {
        (expand("oa:exact"), Literal("runāja", language="lv")),
        (expand("oa:prefix"), Literal("Kauņas dome ", language="lv")),
        (expand("oa:start"), Literal(31)),
        (expand("oa:end"), Literal(37)),
    }
    assert len(made) == 6


def test_a_record_in_use_keeps_all_that_it_has_and_one_out_of_use_goes():
    found = records()
    kept = found.triples([expand("quote:a"), expand("quote:c"), "urn:other"])

    assert {t.subject.value for t in kept} == {expand("quote:a"), expand("quote:c")}
    assert {t for t in kept if t.subject.value == expand("quote:a")} == {
        t for t in KNOWN if t.subject.value == expand("quote:a")
    }


def test_a_phrase_of_another_row_may_be_shortened_to_its_first_words():
    found = records()
    for written in ("Kauņas…daug", "Runāja fonds"):
        found.find(written)

    assert found.phrase(found.find("Kauņas…")[0]) == "Kauņas dome runāja „daug"
    assert found.phrase(found.find("Runāja…")[0]) == "Runāja fonds"
    assert found.find("Rīgas…") == (expand("quote:a"), "")
    with pytest.raises(DataError, match="no other row has a quote that begins so"):
        found.find("Fonds…")


def test_first_words_of_several_quotes_are_asked_about():
    found = records()
    found.find("Rīgas dome runāja")
    with pytest.raises(
        DataError, match=r"several quotes begin so; .*“Rīgas dome” or “Rīgas dome run"
    ):
        found.find("Rīgas…")


def test_a_quote_that_was_found_is_known_by_its_ends_though_many_begin_alike():
    words = [f"Fonds of {number}" for number in range(300)]
    found = records("\n".join(words))
    for each in words:
        found.find(each)

    assert found.phrase(found.find("Fonds…of 7")[0]) == "Fonds of 7"
    assert found.phrase(found.find("Fonds…77")[0]) == "Fonds of 77"
    with pytest.raises(DataError, match="several quotes begin so"):
        found.find("Fonds…")


def test_a_quote_whose_full_form_is_wrong_is_not_told_as_if_nobody_had_it():
    found = records()
    found.meet("ome runāja")  # is in the text twice

    with pytest.raises(DataError, match="the quote of another row that begins so has an error"):
        found.find("ome…")
    with pytest.raises(DataError, match="is in the text 2 times"):
        found.find("ome runāja")
