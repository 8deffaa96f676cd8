"""Values of cells and the terms that they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.incoming.sheets.cells.escaping import split_values
from kg.incoming.sheets.cells.values import At, Unread
from kg.incoming.sheets.exported.exporting import known_values
from kg.incoming.sheets.layout.columns import Kind
from kg.rdf import expand

EDTF, XSD = "http://id.loc.gov/datatypes/edtf", "http://www.w3.org/2001/XMLSchema#"
AT = At(expand("doc:riga-mile-partners"), None, "lv")


def node(curie):
    return NamedNode(expand(curie))


def typed(text, name):
    return Literal(text, datatype=NamedNode(name if "://" in name else XSD + name))


@pytest.fixture(scope="module")
def values(example):
    return known_values(example.dataset, "lt", is_brief=False)


@pytest.fixture(scope="module")
def column(values):
    def get(sheet, key):
        return values.layout.sheet(f"migov:{sheet}").column(key)

    return get


WRITTEN = [
    ("Participation", "migov:role", node("role:speaker"), "pranešėjas"),
    ("Participation", "migov:inProject", node("project:mile"), None),
    ("Participation", "migov:asNamed", Literal("dome", language="lv"), "dome"),
    ("Participation", "migov:asNamed", Literal("taryba", language="lt"), "taryba @lt"),
    ("Participation", "migov:asNamed", Literal("mail @xy", language="lv"), "mail @xy @lv"),
    ("Participation", "migov:asNamed", Literal("plain"), "plain @"),
    ("Participation", "migov:reason", Literal("a reason"), "a reason"),
    ("Participation", "migov:reason", Literal("it ends @lv"), "it ends @lv @"),
    ("Participation", "migov:reason", Literal("lang", language="en"), "lang @en"),
    ("Participation", "migov:throughRepresentatives", typed("true", "boolean"), "taip"),
    ("Participation", "migov:date", typed("XXXX-02-07", EDTF), "XXXX-02-07"),
    ("Participation", "migov:date", typed("2023-02-07", "date"), '"2023-02-07"^^xsd:date'),
    ("Event", "migov:ordinal", typed("2", "integer"), "2"),
    ("Event", "migov:ordinal", typed("02", "integer"), "02"),
    ("Event", "migov:ordinal", typed("2.0", "decimal"), '"2.0"^^xsd:decimal'),
    ("Event", "skos:note", node("role:speaker"), f"<{expand('role:speaker')}>"),
    ("Document", "migov:address", NamedNode("https://x.org/a?b=c"), "https://x.org/a?b=c"),
    ("Document", "migov:address", NamedNode("urn:x:y"), "<urn:x:y>"),
    ("Document", "migov:cites", node("doc:nwc-riga"), None),
    ("Funding", "migov:amount", typed("148680.00", "decimal"), "148680.00"),
    ("Statement", "rdf:predicate", node("migov:country"), "šalis"),
    ("Statement", "rdf:object", node("place:lt"), f"<{expand('place:lt')}>"),
    ("Statement", "rdf:object", Literal("x", language="en"), '"x"@en'),
]


@pytest.mark.parametrize(("sheet", "key", "term", "text"), WRITTEN)
def test_what_is_written_reads_back_as_the_same_term(values, column, sheet, key, term, text):
    written = values.write(term, column(sheet, key), AT)
    assert written == text or (text is None and written)
    assert split_values(written) == [written]
    assert values.read(written, column(sheet, key), AT) == term


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
LITERALS = st.builds(Literal, TEXTS) | st.builds(
    lambda text, lang: Literal(text, language=lang), TEXTS, st.sampled_from(["lv", "en", "zh-hant"])
)


@given(LITERALS)
def test_any_text_reads_back_from_a_column_of_texts(values, column, term):
    for key in ("skos:note", "migov:reason", "skos:altLabel", "migov:platform"):
        at = column("Event", key)
        written = values.write(term, at, AT)
        assert written != ""
        assert values.read(written, at, AT) == term


@pytest.mark.parametrize(
    ("sheet", "key", "text", "kind", "candidates"),
    [
        ("Participation", "migov:role", "spaeker", "unknown", 0),
        ("Participation", "migov:role", "nobody:x", "prefix", 0),
        ("Participation", "migov:participant", "Bo Maria…", "several", 2),
        ("Participation", "migov:throughRepresentatives", "maybe", "wrong", 0),
        ("Event", "migov:ordinal", "1,5", "wrong", 0),
        ("Event", "migov:evidence", "is nowhere quoted", "unknown", 0),
        ("Document", "migov:address", "example.org", "unknown", 0),
    ],
)
def test_what_stands_for_nothing_is_said_to(values, column, sheet, key, text, kind, candidates):
    found = values.read(text, column(sheet, key), AT)
    assert isinstance(found, Unread)
    assert (found.kind, len(found.candidates)) == (kind, candidates)


@pytest.mark.parametrize("word", ["yes", "TRUE", "jā", "taip", "1"])
def test_yes_is_read_in_each_language(values, column, word):
    at = column("Participation", "migov:throughRepresentatives")
    assert values.read(word, at, AT) == typed("true", "boolean")


def test_codes_are_listed_by_their_labels_in_each_language(values, column):
    codes = values.codes(column("Participation", "migov:role"))
    assert codes["speaker"] == codes["pranešėjas"] == [expand("role:speaker")]
    assert column("Participation", "migov:role").kind is Kind.CODE
    assert not any("topic" in iri for found in codes.values() for iri in found)
