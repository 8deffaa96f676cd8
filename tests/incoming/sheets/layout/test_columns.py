"""Columns made of properties."""

from __future__ import annotations

import pytest

from kg.incoming.sheets.layout.columns import Kind, column_of
from kg.incoming.sheets.layout.shapes import read_model
from kg.rdf import expand


@pytest.fixture(scope="module")
def column(example):
    model = read_model(example.dataset)

    def made(cls, path):
        return column_of(model, expand(path), model.allowed(expand(cls)).get(expand(path), []))

    return made


@pytest.mark.parametrize(
    ("cls", "path", "kind", "is_many", "is_needed"),
    [
        ("migov:Participation", "migov:role", Kind.CODE, False, True),
        ("migov:Participation", "migov:participant", Kind.THING, False, True),
        ("migov:Participation", "migov:asNamed", Kind.TEXT, True, False),
        ("migov:Participation", "migov:throughRepresentatives", Kind.BOOLEAN, False, False),
        ("migov:Participation", "migov:reason", Kind.PLAIN, False, False),
        ("migov:Participation", "migov:evidence", Kind.QUOTES, True, False),
        ("migov:Event", "migov:about", Kind.THING, True, False),
        ("migov:Event", "migov:date", Kind.DATE, True, False),
        ("migov:Event", "migov:ordinal", Kind.NUMBER, True, False),
        ("migov:Event", "skos:prefLabel", Kind.NAME, True, True),
        ("migov:Document", "migov:retrieved", Kind.DAY, False, False),
        ("migov:Document", "migov:address", Kind.ADDRESS, True, True),
        ("migov:Statement", "rdf:predicate", Kind.PROPERTY, False, True),
        ("migov:Statement", "rdf:object", Kind.ANY, False, True),
        ("migov:Event", "skos:note", Kind.TEXT, True, False),
    ],
)
def test_what_a_column_holds_follows_from_the_shapes(column, cls, path, kind, is_many, is_needed):
    found = column(cls, path)
    assert (found.kind, found.is_many, found.is_needed) == (kind, is_many, is_needed)


def test_headings_are_those_of_the_shape_of_another_shape_or_of_the_ontology(column):
    who = column("migov:Participation", "migov:participant")
    assert [who.heading(lang) for lang in ("en", "lt", "lv", "fi")] == ["who", "kas", "kas", "who"]
    assert column("migov:Funding", "migov:evidence").heading("lv") == "citāts"
    assert column("migov:Event", "migov:partOf").heading("lt") == "dalis"
    assert column("migov:Event", "skos:note").heading("en") == "note"


def test_help_says_what_to_write(column):
    assert column("migov:Participation", "migov:status").help("lt").startswith("Tuščia reiškia")
    assert column("migov:Event", "migov:ordinal").help("en") != ""


def test_only_facts_may_be_statements(column):
    assert column("migov:Event", "migov:date").is_fact
    assert not column("migov:Event", "skos:prefLabel").is_fact
    assert not column("migov:Participation", "migov:role").is_fact
