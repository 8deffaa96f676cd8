"""The example study itself: canonical, valid, and true to its documents' texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from texts import texts_folder

import kg
from kg.questions.asking import run
from kg.questions.lookup import find_queries, read_query
from kg.rdf.turtle import parse_turtle, read_triples
from kg.rdf.vocabulary import PREFIXES
from kg.rdf.writing import canonical
from kg.validation.quotes.evidence import MAX_WORDS, check_quotes
from kg.validation.validating import validate

ROOT = Path(__file__).parents[2]
TURTLE = sorted(p for part in ("data", "ontology", "tests") for p in (ROOT / part).rglob("*.ttl"))


def rows_of(study, query):
    return list(study.dataset.store.query(query, prefixes=PREFIXES))


@pytest.mark.parametrize("path", TURTLE, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_turtle_is_canonical(path):
    text = path.read_bytes().decode("utf-8")
    name = path.relative_to(ROOT)

    assert text == canonical(parse_turtle(text)), f"run: kg fmt {name}"


def test_there_is_turtle_to_look_at():
    assert {p.parts[len(ROOT.parts)] for p in TURTLE} == {"data", "ontology", "tests"}


def test_the_study_is_valid_and_every_shape_found_something_but_three(example):
    """No document of the example tells of a law, a membership or a change of an organisation."""
    report = validate(example.dataset)

    assert [str(result) for result in report.results] == [
        "note: this study has no migov:Instrument, migov:Membership, migov:Succession; "
        "their rules were not used"
    ]
    assert min(report.counts[each] for each in ("shapes", "focus_nodes", "constraints")) > 100
    assert report.counts["judged_by_pyshacl"] == 0  # only what may be wrong is judged twice


def test_every_quote_is_in_its_document():
    """The texts are not part of the project; KG_TEXTS names their folder."""
    report = check_quotes(kg.load(ROOT).dataset, texts_folder())

    assert [str(result) for result in report.results] == []
    assert report.counts == {"quotes": 237, "found": 237, "documents": 5}


def test_no_document_text_is_in_the_project():
    """Quotes are short, and all of a document's quotes together stay phrases."""
    for path in sorted((ROOT / "data" / "documents").glob("*.ttl")):
        for triple in read_triples(path):
            if triple.predicate.value.endswith("#exact"):
                words = triple.object.value.split()
                assert len(words) <= MAX_WORDS, triple.object.value
                end = triple.object.value.removesuffix("2022 m.")  # “m.” is short for year
                assert not end.endswith("."), triple.object.value


def test_every_claim_has_a_quote_or_a_reason(example):
    """What a document is, a project's page or a news item, it need not say."""
    rows = rows_of(
        example,
        """SELECT ?claim WHERE {
          ?claim migov:status ?status .
          OPTIONAL { ?claim migov:evidence ?quote }
          OPTIONAL { ?claim migov:reason ?reason }
          FILTER(!BOUND(?quote) && !BOUND(?reason))
          MINUS { ?claim rdf:predicate migov:documentKind }
        }""",
    )

    assert [row[0].value for row in rows] == []


def test_every_quote_is_used(example):
    rows = rows_of(
        example,
        """SELECT ?quote WHERE {
          ?quote a migov:Evidence .
          OPTIONAL { ?record migov:evidence ?quote }
          FILTER(!BOUND(?record))
        }""",
    )

    assert [row[0].value for row in rows] == []


def test_every_organisation_has_a_kind_but_four_capitals_of_culture_and_a_website(example):
    """The document does not say whether it means the city or an organisation for the year."""
    rows = rows_of(
        example,
        """SELECT ?actor WHERE {
          ?actor a/rdfs:subClassOf migov:Organisation .
          MINUS { ?actor migov:kind ?kind }
        } ORDER BY ?actor""",
    )

    assert [row[0].value.rpartition("/")[2] for row in rows] == [
        "apkaimes-lv",
        "novi-sad-european-capital-of-culture-2021",
        "plovdiv-european-capital-of-culture-2019",
        "rijeka-european-capital-of-culture-2020",
        "timisoara-european-capital-of-culture-2021",
    ]


def test_nothing_in_the_data_is_out_of_reach(example):
    """Each record stands in the rows of a question, or in a network."""
    reached = set()
    for folder in ("questions", "networks"):
        for path in find_queries(example.folder, folder).values():
            for row in run(example, read_query(path)).rows:
                reached |= {cell.value for cell in row if isinstance(cell, NamedNode)}
    rows = rows_of(
        example,
        """SELECT DISTINCT ?record WHERE {
          ?record a ?class . ?class rdfs:subClassOf+ migov:Record .
        }""",
    )
    # A record that a decision joined to another is asked for as that other.
    joined = rows_of(
        example, "SELECT ?other WHERE { ?c migov:verdict verdict:same ; migov:other ?other }"
    )
    records = {row[0].value for row in rows} - {row[0].value for row in joined}
    # A plain fact is no record: what it is about is asked for.
    records = {iri for iri in records if not iri.startswith(PREFIXES["fact"])}

    assert sorted(records - reached) == []


def test_what_is_talked_about_is_not_therefore_present(example):
    rows = rows_of(
        example,
        """SELECT ?claim WHERE {
          ?claim migov:participant actor:dusseldorf-migrant-council
        }""",
    )

    assert [row[0].value for row in rows] == []
