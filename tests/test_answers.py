"""Answers in every format, read back by others and compared value by value."""

from __future__ import annotations

import io
import json
import re

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from pyoxigraph import Literal, NamedNode, QueryResultsFormat
from rdflib.query import Result
from tables_helpers import (
    CUT,
    LAKE,
    NOTICE,
    RDF,
    RIGA,
    expected,
    graph_of,
    nasty,
    read_by_rdflib,
    rows_of,
    triples,
)

from kg.answers import FORMATS, Answer, about_answer, left_out, write_answer
from kg.cli import main
from kg.errors import InputError
from kg.escapes import as_written
from kg.pages import answer_rows
from kg.questions import parse_query, read_query, run
from kg.questions.lookup import find_queries
from kg.rdf import expand
from kg.study import StudyFolder, shipped
from kg.tables import Table


@pytest.fixture(scope="module")
def answers(example):
    found = find_queries(example.folder, "questions").values()
    return {path.stem: run(example, read_query(path)) for path in found}


NAMES = sorted(find_queries(StudyFolder(shipped()), "questions"))


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_to_each_question_is_read_by_rdflib_and_is_equal(name, answers):
    table = answers[name]
    wanted = expected(table)
    for form, name in (("srj", "json"), ("xml", "xml"), ("tsv", "tsv")):
        assert read_by_rdflib(write_answer(table, form), name) == wanted
    records = json.loads(write_answer(table, "json"))
    assert [[record[name] for name in table.columns] for record in records] == [
        list(row) for row in table
    ]
    columns, rows = read_by_rdflib(write_answer(table, "csv"), "csv")
    kept = [columns.index(column) for column in table.columns]
    plain = [[cell and as_written(str(cell)) for cell in row] for row in rows]
    assert [[row[at] for at in kept] for row in plain] == [
        [None if cell is None else str(cell) for cell in row] for row in wanted[1]
    ]
    for thing, label in ((c, f"{c}_label") for c in table.columns if f"{c}_label" in columns):
        shown = [row[columns.index(label)] for row in plain]
        assert shown == [
            table.show(cell) if isinstance(cell, NamedNode) else None
            for cell in table.column(thing)
        ]


def test_srj_gives_labels_in_the_language_asked_for(example):
    query = read_query("who-organised-the-event", example.folder)
    made = json.loads(write_answer(run(example, query, lang="lv"), "srj"))
    assert made["labels"][expand("role:organiser")] == "organizators"
    assert set(made["labels"]) == {
        cell["value"]
        for row in made["results"]["bindings"]
        for name, cell in row.items()
        if name != "claim"
    }


@pytest.mark.parametrize(("pattern", "yes"), [("?s a migov:Event", True), ("?s a <urn:no>", False)])
def test_the_answer_to_an_ask_is_read_by_others(example, pattern, yes):
    table = run(example, parse_query(f"ASK {{ {pattern} }}", name="q"))
    word = "yes" if yes else "no"
    assert write_answer(table, "text") == f"{word}\n".encode()
    for form, theirs, ours in (
        ("srj", "json", QueryResultsFormat.JSON),
        ("xml", "xml", QueryResultsFormat.XML),
    ):
        content = write_answer(table, form)
        assert Result.parse(io.BytesIO(content), format=theirs).askAnswer is yes
        assert bool(ox.parse_query_results(content, format=ours)) is yes
    assert json.loads(write_answer(table, "json")) == [{"answer": word}]
    assert write_answer(table, "csv") == f"answer\n{word}\n".encode()
    assert write_answer(table, "tsv") == f'?answer\n"{word}"\n'.encode()
    assert write_answer(table, "markdown").decode().splitlines()[2] == f"| {word} |"
    assert f'<p class="verdict">{word.capitalize()}</p>' in write_answer(table, "html").decode()
    assert rows_of(write_answer(table, "xlsx"))[0] == [["answer"], [word]]


CONSTRUCT = parse_query(
    "CONSTRUCT { ?c ?p ?o } WHERE { ?c a migov:Participation ; ?p ?o }", name="claims"
)


@pytest.mark.parametrize("form", RDF)
def test_constructed_triples_are_read_by_rdflib_and_are_equal(form, example):
    table = run(example, CONSTRUCT)
    assert len(table.rows) > 300
    assert graph_of(write_answer(table, form), form) == triples(table.rows)[1]


@pytest.mark.parametrize("form", [name for name in FORMATS if name not in RDF])
def test_triples_can_be_had_as_three_columns(form):
    table, _ = triples([(RIGA, LAKE, Literal("o"))])
    content = write_answer(table, form)
    shown = str(rows_of(content)[0]) if form == "xlsx" else content.decode()
    assert re.search("subject.*predicate.*object", shown, re.DOTALL)


@pytest.mark.parametrize("form", [name for name in FORMATS if name not in ("csv", "html", "xlsx")])
def test_no_format_sends_a_terminal_what_it_would_obey(form):
    escape = Literal("\x1b[31m\x9b31m\u202e\u2066\x07")
    subject = NamedNode("https://example.org/a\u202eb")
    table = Table(("subject", "predicate", "object"), ((subject, LAKE, escape),), form="construct")
    text = write_answer(table, form).decode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("form", RDF)
@pytest.mark.parametrize("asked", ["select", "ask"])
def test_a_format_of_triples_is_refused_for_rows(form, asked):
    with pytest.raises(InputError) as caught:
        write_answer(Table(("a",), (("yes",),), form=asked), form)
    assert str(caught.value) == (
        f"{form} can only hold the answer of a CONSTRUCT query; "
        "choose one of text, csv, tsv, json, srj, xml, markdown, html, xlsx"
    )


def test_an_unknown_format_is_told_with_those_known():
    with pytest.raises(
        InputError, match="there is no format “pdf”; choose one of text, csv, tsv, json"
    ):
        write_answer(nasty(), "pdf")


def test_each_format_has_an_ending_of_its_own():
    assert {name: form.ending for name, form in FORMATS.items()} == {
        "text": "txt", "csv": "csv", "tsv": "tsv", "json": "json", "srj": "srj", "xml": "xml",
        "markdown": "md", "html": "html", "xlsx": "xlsx", "turtle": "ttl", "jsonld": "jsonld",
        "ntriples": "nt",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("command", "formats"),
    [
        ("query", {name: form.ending for name, form in FORMATS.items()}),
        (
            "gaps",
            {name: form.ending for name, form in FORMATS.items() if "select" in form.forms}
            | {"sarif": "sarif"},
        ),
    ],
)
def test_the_command_knows_these_formats_and_endings(command, formats):
    """It has a list of its own, so that its help need not load what writes them."""

    def told(*options):
        return CliRunner().invoke(main, [command, "x", *options]).stderr

    names = ", ".join(formats)
    assert told("--format", "pdf") == f"kg: there is no format “pdf”; choose one of {names}\n"
    endings = ", ".join(f".{ending}" for ending in formats.values())
    assert f"kg does not write the ending .pdf here; use one of {endings}, or add --format" in told(
        "-o", "x.pdf"
    )


@pytest.mark.parametrize("form", [name for name, each in FORMATS.items() if "select" in each.forms])
@pytest.mark.parametrize(
    "table", [Table(("a", "b"), ()), Table((), ()), Table((), ((),)), nasty()], ids=lambda t: len(t)
)
def test_the_same_table_gives_the_same_bytes(form, table):
    assert write_answer(table, form) == write_answer(table, form)


@pytest.mark.parametrize("form", [name for name in FORMATS if name not in RDF])
def test_a_truncated_answer_says_so_in_each_format_of_rows(form):
    content = write_answer(CUT, form)
    if form == "srj":
        assert json.loads(content)["truncated"] == 2
    else:
        assert NOTICE in (str(rows_of(content)) if form == "xlsx" else content.decode())


@pytest.mark.parametrize("form", FORMATS)
def test_a_whole_answer_says_nothing_of_a_limit(form):
    table = Table(
        ("subject", "predicate", "object"), ((RIGA, LAKE, Literal("o")),), form="construct"
    )
    content = write_answer(table, form)
    text = str(rows_of(content)) if form == "xlsx" else content.decode()
    assert not re.search("cut|truncated", re.sub("(?s)<style>.*?</style>", "", text))


def test_the_second_sheet_tells_what_the_rows_answer():
    query = parse_query(
        "#+ summary: Who?\n#+ purpose: To know.\n#+ reading: With care.\n#+ measure: none\n"
        "#+ columns: {a: who it was}\nSELECT ?a {}",
        name="who",
    )
    answer = Answer(CUT, query, {"event": "event:x"}, "kg 1, data abc")
    assert rows_of(write_answer(answer, "xlsx"))[1] == [
        ["what", "is"],
        ["Question", "Who?"],
        ["What for", "To know."],
        ["Reading", "With care."],
        ["Column a", "who it was"],
        ["Network measure", "none"],
        ["Parameter event", "event:x"],
        ["Rows", "2"],
        ["Data", "kg 1, data abc"],
        ["Query", query.text],
        ["Not all", NOTICE],
    ]


def test_only_the_formats_that_tell_more_than_the_rows_say_so():
    assert [name for name, form in FORMATS.items() if form.tells] == ["html", "xlsx"]
    told = Answer(
        nasty(), parse_query("#+ summary: Why?\nSELECT * {}", name="why"), {"p": "x"}, "v"
    )
    for name, form in FORMATS.items():
        if "select" in form.forms:
            assert (write_answer(told, name) != write_answer(nasty(), name)) is form.tells


def test_what_is_told_with_an_answer_is_of_the_things_in_it(made):
    """A page and a workbook give the quotes and claims of what the question cites."""
    query = parse_query(
        "#+ cites: [claim]\nSELECT ?claim ?who { ?claim migov:participant ?who }", name="q"
    )
    table = run(made, query)
    found = about_answer(made, query, table, {"a": "b"}, "html", lang="lt", command="kg query q")
    assert (found.table, found.query, found.params) == (table, query, {"a": "b"})
    assert (found.lang, found.command) == ("lt", "kg query q")
    assert found.data_version == made.version()
    named = {cell.value for cell in table.column("claim")}
    assert len(named) == 8
    assert set(found.claims) == set(found.quotes) == named
    assert [quote.exact for quote in found.quotes[expand("claim:lake-organiser")]] == [
        "Semināru rīkoja Ežezera dome"
    ]
    # A workbook has no quotes, and other formats have no more than the rows.
    book = about_answer(made, query, table, {}, "xlsx")
    assert (book.data_version, book.quotes, book.claims) == (made.version(), {}, {})
    assert about_answer(made, query, table, {}, "csv").data_version == ""


def test_only_quotes_of_the_rows_that_a_page_shows_are_read(made, monkeypatch):
    monkeypatch.setattr(answer_rows, "MOST_ROWS", 2)
    query = parse_query("SELECT ?claim { ?claim migov:participant ?who } ORDER BY ?claim", name="q")
    table = run(made, query)
    found = about_answer(made, query, table, {}, "html")
    assert set(found.claims) == {cell.value for cell in table.column("claim")[:2]}
    assert left_out(table, "html") == "the page shows the first 2 of 8 rows"
    assert left_out(table, "csv") == left_out(table, "xlsx") == ""
    assert left_out(Table(("a",), ((1,), (2,))), "html") == ""
    page = write_answer(found, "html").decode()
    assert page.count("<tr>") == 3
    assert "This page shows the first 2 of 8 rows" in page
