"""The rows that records make."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from kg.incoming.sheets.exported.exporting import known_values
from kg.incoming.sheets.exported.rows import rows_of
from kg.rdf import compress, expand


@pytest.fixture(scope="module")
def values(example):
    return known_values(example.dataset)


def rows(values, *documents, shared=False):
    chosen = [expand(f"doc:{name}") for name in documents] or list(values.contents.documents)
    return rows_of(values.contents, values.layout, values.quotes, chosen, shared=shared)


def test_every_triple_of_the_example_is_in_a_row_or_a_quote(values):
    """The rest of a quote is counted from the text again, or kept with its record."""
    covered = {}
    for row in rows(values, shared=True):
        covered.setdefault(row.file, set()).update(row.triples)
    quote = expand("migov:Evidence")
    for path in values.contents.paths:
        left = {
            triple
            for triple in set(values.contents.dataset.files[path]) - covered.get(path, set())
            if values.contents.records[triple.subject.value].cls != quote
        }
        assert left == set(), path


def test_no_triple_is_in_two_rows(values):
    found = [(row.file, triple) for row in rows(values, shared=True) for triple in row.triples]
    assert len(found) == len(set(found))


def of(values, document, sheet, about):
    return [
        row
        for row in rows(values, document)
        if row.sheet.key == f"migov:{sheet}" and row.about == expand(about)
    ]


def test_a_claim_is_a_row(values):
    (row,) = of(values, "riga-mile-partners", "Participation", "claim:riga-co-organiser")
    assert row.cells["migov:role"] == [NamedNode(expand("role:co-organiser"))]
    assert row.cells["migov:inProject"] == [NamedNode(expand("event:riga-mile-partners"))]
    assert (row.document, row.is_statement) == (expand("doc:riga-mile-partners"), False)
    assert row.records == (expand("claim:riga-co-organiser"),)


def test_statements_that_differ_in_their_value_only_are_one_row_of_their_subject(values):
    found = of(values, "kaunas-network-event", "Event", "event:kaunas-network-event-3-discussion")
    (row,) = [row for row in found if "migov:about" in row.cells and row.is_statement]
    assert [compress(each.value) for each in row.cells["migov:about"]] == [
        *("topic:good-practice", "topic:migrant-integration")
    ]
    assert [compress(iri) for iri in row.records] == [
        *("claim:kaunas-discussion-3-practice", "claim:kaunas-discussion-3-integration")
    ]
    assert row.cells["skos:prefLabel"] == [NamedNode(row.about)]


def test_what_a_document_says_of_a_shared_record_does_not_define_it(values):
    (row,) = [
        row
        for row in of(values, "riga-mile-partners", "Actor", "actor:society-integration-department")
        if row.document and not row.is_statement
    ]
    assert (row.defines, row.cells["skos:prefLabel"]) == (False, [NamedNode(row.about)])
    assert "class" not in row.cells
    (home,) = [
        each for each in rows(values, shared=True) if each.about == row.about and each.defines
    ]
    assert (home.document, home.cells["class"]) == ("", [NamedNode(expand("migov:Unit"))])
    assert len(home.cells["skos:prefLabel"]) == 2


def test_the_rows_of_one_document_come_with_the_shared_records_that_they_name(values):
    found = rows(values, "nwc-riga")
    documents = {row.document for row in found}
    assert documents == {expand("doc:nwc-riga"), ""}
    shared = {row.about for row in found if not row.document}
    assert expand("project:mile") in shared
    assert expand("actor:giedre-blazyte") not in shared


def test_rows_follow_the_sheets_and_the_text(values):
    found = [row for row in rows(values, "riga-mile-partners") if row.document]
    order = [values.layout.sheets.index(row.sheet) for row in found]
    assert order == sorted(order)
    claims = [row for row in found if row.sheet.key == "migov:Participation"]
    places = [
        min(values.quotes.places[each.value] for each in row.cells["migov:evidence"])
        for row in claims
        if "migov:evidence" in row.cells
    ]
    assert places == sorted(places)
