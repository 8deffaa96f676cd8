"""Names of records, written in cells and found again."""

from __future__ import annotations

import pytest

from kg.incoming.sheets.exported.exporting import known_values
from kg.rdf import compress, expand

ACTOR = {expand("migov:Actor")}
EVENT = {expand("migov:Event")}


@pytest.fixture(scope="module")
def names(example):
    return known_values(example.dataset).names


def found(names, text, classes=frozenset(), file=None):
    return [compress(iri) for iri in names.named(text, classes, file)]


@pytest.mark.parametrize(
    ("text", "classes", "thing"),
    [
        ("Providus", ACTOR, "actor:providus"),
        ("biedrība “Supolka”", ACTOR, "actor:supolka"),
        ("providus", ACTOR, "actor:providus"),
        ("MILE", (), "project:mile"),
        ("Ministry of Culture of the Republic of La…", ACTOR, None),
        ("Ministry of Culture of…Latvia", ACTOR, "actor:ministry-of-culture-lv"),
        ("speaker", (), "role:speaker"),
        ("pranešėjas", (), "role:speaker"),
        ("Lithuania", (), "place:lt"),
        ("meras", (), "claim:kaunas-mayor"),
        ("Nobody of this name", ACTOR, None),
        ("", (), None),
    ],
)
def test_a_record_is_found_by_any_of_its_names(names, text, classes, thing):
    assert found(names, text, classes) == ([thing] if thing else [])


def test_only_records_of_the_classes_of_a_column_are_found(names):
    assert found(names, "Providus", EVENT) == []


def test_a_name_of_two_records_finds_both(names):
    cultures = found(names, "LR kultūros ministerija", ACTOR)
    assert len(cultures) < 2
    both = found(names, "Bo Maria…", ACTOR)
    assert both == ["actor:bo-maria-daskalobva-as-printed", "actor:bo-maria-daskalova"]


def test_a_printed_name_is_first_that_of_its_document(names):
    files = {path.stem: path for path in names.contents.documents.values()}
    kaunas = files["kaunas-network-event"]
    form = "Jonavos rajono savivaldybės"
    assert found(names, form, ACTOR, kaunas) == ["actor:jonava-district-municipality"]
    assert found(names, "dalyviams", ACTOR, kaunas) == ["actor:group-kaunas-participants"]


def test_what_is_written_is_found_again_and_is_short(names):
    for iri in names.contents.homes:
        classes = {names.contents.records[iri].cls}
        written = names.written(iri, classes)
        assert names.named(written, classes) == [iri] or written == compress(iri)
        assert len(written) <= max(len(names.label(iri)), len(compress(iri)))
    assert names.written(expand("project:mile"), ()) == "MILE"
    assert names.written(expand("actor:ministry-of-culture-lv"), ACTOR) == "Ministry…Latvia"


def test_in_full_it_is_the_label(example):
    names = known_values(example.dataset, "lv", is_brief=False).names
    label = "LR Kultūras ministrijas Sabiedrības integrācijas departaments"
    assert names.written(expand("actor:society-integration-department"), ACTOR) == label
    assert names.label(expand("actor:city-of-rijeka")) == "City of Rijeka"


def test_a_name_can_be_added(made):
    names = known_values(made.dataset).names
    names.add("https://example.org/new", "New society", expand("migov:Organisation"))
    assert names.named("New society", ACTOR) == ["https://example.org/new"]
    assert names.named("new SOCIETY", ACTOR) == ["https://example.org/new"]
    assert names.named("New…", ACTOR) == ["https://example.org/new"]
