"""Each question against the rows that the documents give, and what all questions have in common."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Store
from query_helpers import read_rows, shown

from kg.networks.measures.measuring import MEASURES
from kg.questions.asking import run
from kg.questions.lookup import find_queries, read_query
from kg.questions.parameters import bound_terms
from kg.rdf.turtle import read_triples
from kg.rdf.vocabulary import PREFIXES, compress, expand
from kg.study.folder import StudyFolder
from kg.tables.cells import value

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def in_rdflib(example) -> rdflib.Dataset:
    return example.to_rdflib()


QUESTIONS = sorted(find_queries(StudyFolder(ROOT), "questions"))
ROWS = {path.stem: path for path in (Path(__file__).parent / "rows").glob("*.txt")}


def test_there_are_rows_for_each_of_44_questions():
    assert len(QUESTIONS) == 44
    assert sorted(ROWS) == QUESTIONS


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_has_the_rows_that_the_documents_give(name, example):
    """The rows in the files were read against the documents; “all” counts without parameters."""
    asked, columns, total, rows = read_rows(ROWS[name])
    query = read_query(name, example.folder)
    table = run(example, query, asked)

    at = [table.columns.index(column) for column in columns]
    assert [" | ".join(shown(row[i]) for i in at) for row in table.rows] == rows
    assert len(run(example, query).rows) == total


@pytest.fixture(scope="module")
def evidence(example) -> dict[str, tuple[set[str], set[tuple[str, str]]]]:
    """Give the documents of each claim, and its quotes: each with its document and its words."""
    found = {}
    asked = """SELECT ?claim ?document ?of ?words WHERE {
      ?claim migov:status ?status .
      OPTIONAL { ?claim migov:inDocument ?document }
      OPTIONAL { ?claim migov:evidence ?quote . ?quote migov:document ?of ; oa:exact ?words }
    }"""
    for claim, document, of, words in example.dataset.store.query(asked, prefixes=PREFIXES):
        documents, quotes = found.setdefault(claim.value, (set(), set()))
        if document is not None:
            documents.add(document.value)
        if words is not None:
            quotes.add((of.value, words.value))
    return found


@pytest.mark.parametrize("stated_only", [False, True])
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_rows_claim_document_and_words_belong_together(name, stated_only, example, evidence):
    """No row credits a document with the words, or the claim, of another."""
    table = run(example, read_query(name, example.folder), stated_only=stated_only)
    phrases = {}
    for _, quotes in evidence.values():
        for document, words in quotes:
            phrases.setdefault(document, set()).add(words)

    for row in table.rows:
        cells = {column: value(cell) for column, cell in zip(table.columns, row, strict=True)}
        if "claim" not in cells or "document" not in cells:
            continue
        assert cells["claim"] is not None, cells
        documents, quotes = evidence[cells["claim"]]
        assert documents == ({cells["document"]} if cells["document"] else set()), cells
        if cells.get("words"):
            assert (cells["document"], cells["words"]) in quotes, cells
        # The period is in a quote of the claim, the size of a group in a quote of the document.
        if cells.get("asStated"):
            assert any(cells["asStated"] in words for _, words in quotes), cells
        if cells.get("size"):
            assert any(cells["size"] in words for words in phrases[cells["document"]]), cells


def test_sixteen_questions_have_a_claim_and_its_document_and_two_its_words(example):
    """The property above looks at something."""
    columns = {name: set(read_query(name, example.folder).columns) for name in QUESTIONS}

    assert {name for name, has in columns.items() if has >= {"claim", "document"}} == {
        "what-continues-what",
        "what-do-the-documents-say-of-an-actor",
        "what-is-a-project-to-bring-forth",
        "what-is-planned-and-what-exists",
        "what-was-about-a-place",
        "what-was-given-from-elsewhere",
        "what-was-it-about",
        "when-does-a-project-run",
        "where-do-readings-differ",
        "which-documents-report-an-event",
        "who-came-from-abroad",
        "who-funded-the-project",
        "who-is-a-member-of-what",
        "who-is-in-several-documents",
        "who-receives-how-much",
        "whom-is-a-project-for",
    }
    assert {name for name, has in columns.items() if has >= {"claim", "document", "words"}} == {
        "what-do-the-documents-say-of-an-actor",
        "where-do-readings-differ",
    }


def _in_rdflib(term):
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))


@pytest.mark.thorough
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_has_equal_rows_in_rdflib(name, example, in_rdflib):
    query = read_query(name, example.folder)
    examples = {p.name: p.example for p in query.params if p.example}
    for params in [{}, examples] if examples else [{}]:
        bound = bound_terms(query, params, example.prefixes_for)
        expected = [
            tuple(None if cell is None else cell.value for cell in row)
            for row in run(example, query, params).rows
        ]
        terms = {name: _in_rdflib(term) for name, term in bound.items()}
        found = list(in_rdflib.query(query.text, initBindings=terms))
        assert [tuple(None if c is None else str(c) for c in row) for row in found] == expected


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_header_says_what_is_asked_what_for_and_how_to_read_it(name, example):
    query = read_query(name, example.folder)
    columns = run(example, query).columns

    assert query.summary.endswith("?")
    assert query.purpose.startswith("To ")
    assert query.purpose.endswith(".")
    assert query.reading.endswith(".")
    assert query.keywords
    assert tuple(query.columns) == columns
    assert all(len(words) > 3 for words in query.columns.values())
    assert set(query.cites) <= set(columns), "no column leads to evidence"


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_parameter_is_a_column_and_its_example_gives_rows(name, example):
    query = read_query(name, example.folder)
    silent = "the documents are silent" in query.reading

    for parameter in query.params:
        assert parameter.help, parameter
        assert parameter.name in query.columns
        assert parameter.example, parameter
        table = run(example, query, {parameter.name: parameter.example})
        assert bool(table.rows) != silent, parameter
        given = {value(cell) for cell in table.column(parameter.name)}
        assert given <= {
            bound_terms(query, {parameter.name: parameter.example}, example.prefixes_for)[
                parameter.name
            ].value
        }


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_parameter_chooses_among_the_rows_and_changes_none(name, example):
    """A parameter that occurs only in an OPTIONAL is filled in where nothing was known."""
    query = read_query(name, example.folder)
    whole = set(run(example, query).rows)

    for parameter in query.params:
        if parameter.name not in ("from", "to"):  # the days of a period are in each row
            chosen = run(example, query, {parameter.name: parameter.example})
            assert set(chosen.rows) <= whole, parameter


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_measure_that_goes_on_from_a_question_is_there(name, example):
    told = read_query(name, example.folder).measure
    found = re.fullmatch(r"([\w-]+): kg measure ([\w-]+) --measure ([\w-]+)(?: --group \w+)?", told)

    if found is None:
        assert re.fullmatch(r"none: \w.{20,}", told)
    else:
        assert found[1] == found[3]
        assert found[3] in MEASURES
        assert found[2] in find_queries(example.folder, "networks")


def test_no_two_questions_ask_the_same(example):
    summaries = [read_query(name, example.folder).summary for name in QUESTIONS]
    assert len(set(summaries)) == len(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_rows_come_in_one_order_only(name, example):
    """No two rows stand equal in what the answer is sorted by, so that it can be paged."""
    query = read_query(name, example.folder)
    table = run(example, query)
    clause = query.text.rpartition("ORDER BY")[2]
    by = [table.columns.index(column) for column in re.findall(r"\?(\w+)", clause)]

    keys = [tuple(row[i] for i in by) for row in table.rows]
    assert by
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_can_be_asked_elsewhere_as_it_stands(name):
    """It declares its prefixes, and has no FILTER EXISTS, whose time grows with the square."""
    text = (ROOT / "queries" / "questions" / f"{name}.rq").read_text("utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#+"))

    Store().query(text)
    declared = re.findall(r"^PREFIX (\w+):", body, re.MULTILINE)
    assert [prefix for prefix in declared if len(re.findall(rf"\b{prefix}:", body)) < 2] == []
    assert "EXISTS" not in body


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_optional_is_within_an_optional(name):
    """The inner one is joined first, with all that has its pattern: then the outer one is lost."""
    text = (ROOT / "queries" / "questions" / f"{name}.rq").read_text("utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))

    opened = []
    for brace in re.findall(r"OPTIONAL\s*\{|\{|\}", body):
        if brace == "}":
            opened.pop()
        else:
            optional = brace.startswith("OPTIONAL")
            assert not (optional and any(opened))
            opened.append(optional)


ORDER = {"en": ("en", "lv", "lt"), "lv": ("lv", "en", "lt"), "lt": ("lt", "en", "lv")}


@pytest.fixture(scope="module")
def names(example) -> dict[str, dict[str, str]]:
    """Give the names of each thing by language, as the files have them."""
    found = {}
    label = {expand("skos:prefLabel"), expand("rdfs:label")}
    for path in example.dataset.contents:
        for triple in read_triples(path):
            if triple.predicate.value in label and isinstance(triple.object, Literal):
                by = found.setdefault(triple.subject.value, {})
                by[triple.object.language] = triple.object.value
    return found


@pytest.mark.parametrize("lang", ["lt", "lv"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_things_are_named_in_the_language_asked_for(name, lang, example, names):
    """Where a thing has no name in it, the next language stands in, and says which it is."""
    table = run(example, read_query(name, example.folder), lang=lang)

    for cell in {cell for row in table.rows for cell in row if isinstance(cell, NamedNode)}:
        if known := names.get(cell.value):
            at = next(tag for tag in ORDER[lang] if tag in known)
            assert table.show(cell) == (known[at] if at == lang else f"{known[at]} ({at})")
        else:
            assert table.show(cell) == compress(cell.value)
