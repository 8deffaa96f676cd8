"""Answers in every format, read back by others and compared value by value."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from xml.etree import ElementTree

import openpyxl
import pyoxigraph as ox
import pytest
import rdflib
from openpyxl.utils.escape import unescape
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, RdfFormat
from rdflib.query import Result

import kg
from kg.answers import FORMATS, Answer, write_answer
from kg.errors import InputError
from kg.questions.asking import run
from kg.questions.headers import parse_query
from kg.questions.library import find_queries, read_query
from kg.rdf.vocabulary import XSD, expand
from kg.tables import as_written
from kg.tables import workbooks as workbooks
from kg.tables.table import Table
from kg.tables.workbooks import workbook

LAKE, RIGA = NamedNode("https://example.org/lake?a=(b)"), NamedNode(expand("actor:riga"))
NOTICE = "This is not all: the answer was cut at the limit of 2 rows."


def typed(text, kind):
    return Literal(text, datatype=NamedNode(XSD + kind))


TEXTS = [
    "=cmd|' /C calc'!A0", "+1", "-1", "@a", "＝1", "'quoted'", "", " ", " a\n", "a\"b'c",
    "back\\slash\\u0041", "two\nlines", "two\r\nlines", "bare\rreturn", "a\ttab", "a,b;c|d",
    "<b>&amp;</b>", "]]>", "😀 āčžū",
    "\u202eturned", "a\u2028b\u2029c\x85d\x0bx", "\x1b[31mred\x07", "\ufffe\uffff",
]  # fmt: skip
# What XML 1.0 cannot hold.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def nasty():
    """Return rows of everything that a format might stumble over, and a row of nothing."""
    rows = [
        (
            NamedNode(f"https://example.org/{number}"),
            Literal(text),
            Literal(text, language="lt"),
            Literal(text, datatype=NamedNode("https://example.org/type")),
        )
        for number, text in enumerate(TEXTS)
    ]
    rows += [
        (BlankNode("b1"), typed("-5", "integer"), typed("020", "integer"), typed("+5", "integer")),
        (None, typed("1.50", "decimal"), typed("-1.5e3", "double"), typed("true", "boolean")),
        (LAKE, typed("=1", "integer"), typed("2031-05-04", "date"), typed("INF", "double")),
        (None, None, None, None),
        (BlankNode("b1"), 7, 0.5, "plain"),
    ]
    return Table(("a", "b", "c", "žodis"), tuple(rows), {f"{LAKE.value}": "The lake"})


def as_terms(table):
    """Return the cells as RDF terms: a plain value is a literal."""
    terms = (NamedNode, BlankNode, Literal, type(None))
    return [
        tuple(cell if isinstance(cell, terms) else Literal(cell) for cell in row)
        for row in table.rows
    ]


def in_rdflib(term):
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode("blank")
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype.value == f"{XSD}string"
    return rdflib.Literal(term.value, datatype=None if plain else term.datatype.value)


def read_by_rdflib(content, form):
    read = Result.parse(io.BytesIO(content), format=form)
    rows = [tuple(normal(found.get(name)) for name in read.vars) for found in read.bindings]
    return [str(name) for name in read.vars], rows


def normal(term):
    """Return a term of rdflib as all its readers should give it: names of blank nodes vary."""
    if isinstance(term, rdflib.Literal):
        return rdflib.Literal(str(term), lang=term.language, datatype=term.datatype)
    return rdflib.BNode("blank") if isinstance(term, rdflib.BNode) else term


def expected(table):
    return list(table.columns), [tuple(map(in_rdflib, row)) for row in as_terms(table)]


def without_control(table):
    """Return the table with what XML cannot hold replaced."""
    return replace(
        table,
        rows=tuple(
            tuple(
                Literal(CONTROL.sub("\ufffd", cell.value), **kind(cell))
                if isinstance(cell, Literal)
                else cell
                for cell in row
            )
            for row in table.rows
        ),
    )


def kind(literal):
    return {"language": literal.language} if literal.language else {"datatype": literal.datatype}


# ---- The standard formats, read by others ---------------------------------------------------


def test_json_is_read_by_rdflib_and_is_equal():
    assert read_by_rdflib(write_answer(nasty(), "json"), "json") == expected(nasty())


def test_xml_is_read_by_rdflib_and_is_equal_but_for_what_xml_cannot_hold():
    content = write_answer(nasty(), "xml")
    assert read_by_rdflib(content, "xml") == expected(without_control(nasty()))
    lost = sum(len(CONTROL.findall(text)) for text in TEXTS) * 3
    assert f"<!-- {lost} control characters that XML cannot hold" in content.decode()


def test_xml_says_nothing_of_control_characters_where_there_are_none():
    assert "control" not in write_answer(Table(("a",), (("b",),)), "xml").decode()


def test_tsv_is_read_by_rdflib_and_is_equal():
    """Its reader does not know escapes by number: those of signs are undone, other rows left."""
    table = replace(nasty(), rows=tuple(row for row in nasty().rows if not has_escapes(row)))
    assert len(table.rows) == len(nasty().rows) - 4
    text = write_answer(table, "tsv").decode()
    undone, count = re.subn(
        r'(?<=\t")\\u(003D|002B|002D|0040|FF1D)', lambda found: chr(int(found[1], 16)), text
    )
    assert count == 5 * 3 + 2
    assert read_by_rdflib(undone.encode(), "tsv") == expected(table)


def has_escapes(row):
    shown = "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u2028\u2029\u202e\ufffe\uffff]"
    return any(isinstance(cell, Literal) and re.search(shown, cell.value) for cell in row)


@pytest.mark.parametrize("form", ["json", "xml", "tsv"])
def test_pyoxigraph_reads_every_cell_as_it_was(form):
    table = without_control(nasty()) if form == "xml" else nasty()
    forms = {
        "json": QueryResultsFormat.JSON,
        "xml": QueryResultsFormat.XML,
        "tsv": QueryResultsFormat.TSV,
    }
    read = ox.parse_query_results(write_answer(table, form), format=forms[form])
    assert [name.value for name in read.variables] == list(table.columns)
    assert [tuple(row) for row in read] == as_terms(table)


def test_csv_is_read_by_rdflib_with_iris_and_texts_as_they_were():
    columns, rows = read_by_rdflib(write_answer(nasty(), "csv"), "csv")
    assert columns == ["a", "a_label", "b", "c", "žodis"]
    wanted = [
        [None if term is None or term.value == "" else term.value for term in row]
        for row in as_terms(nasty())
    ]
    blank = BlankNode("b1").value
    assert [
        [
            blank if isinstance(cell, rdflib.BNode) else cell and as_written(str(cell))
            for cell in row
        ]
        for row in ([row[0], *row[2:]] for row in rows)
    ] == wanted
    labels = [row[1] and str(row[1]) for row in rows]
    assert labels[-3] == "The lake"
    assert labels[0] == "https://example.org/0"
    assert labels[-1] is None


@pytest.fixture(scope="module")
def answers(example):
    found = find_queries(example.folder, "questions").values()
    return {path.stem: run(example, read_query(path)) for path in found}


NAMES = sorted(find_queries(StudyFolder(shipped()), "questions"))


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_to_each_question_is_read_by_rdflib_and_is_equal(name, answers):
    table = answers[name]
    wanted = expected(table)
    for form in ("json", "xml", "tsv"):
        assert read_by_rdflib(write_answer(table, form), form) == wanted
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


def test_json_gives_labels_in_the_language_asked_for(example):
    query = read_query("who-organised-the-event", example.folder)
    made = json.loads(write_answer(run(example, query, lang="lv"), "json"))
    assert made["labels"][expand("role:organiser")] == "organizators"
    assert set(made["labels"]) == {
        cell["value"]
        for row in made["results"]["bindings"]
        for name, cell in row.items()
        if name != "claim"
    }


def test_json_is_exactly_this():
    table = Table(
        ("a", "b"), ((RIGA, Literal("x", language="lv")), (None, 2)), {RIGA.value: "Rīga", "o": "p"}
    )
    assert write_answer(table, "json").decode() == (
        '{"head": {"vars": ["a", "b"]}, '
        '"labels": {"https://w3id.org/migov/id/actor/riga": "Rīga"}, "results": {"bindings": [\n'
        '{"a": {"type": "uri", "value": "https://w3id.org/migov/id/actor/riga"}, '
        '"b": {"type": "literal", "value": "x", "xml:lang": "lv"}},\n'
        '{"b": {"type": "literal", "value": "2", '
        '"datatype": "http://www.w3.org/2001/XMLSchema#integer"}}\n'
        "]}}\n"
    )


def test_tsv_is_exactly_this():
    table = Table(
        ("a", "b"),
        ((RIGA, Literal("=x\ty", language="lv")), (None, -2), (BlankNode("n"), typed("1", "date"))),
    )
    assert write_answer(table, "tsv").decode() == (
        "?a\t?b\n"
        '<https://w3id.org/migov/id/actor/riga>\t"\\u003Dx\\ty"@lv\n'
        "\t-2\n"
        '_:n\t"1"^^<http://www.w3.org/2001/XMLSchema#date>\n'
    )


@pytest.mark.parametrize("form", ["json", "xml", "tsv", "markdown", "turtle", "jsonld", "ntriples"])
def test_no_format_sends_a_terminal_what_it_would_obey(form):
    escape = Literal("\x1b[31m\x9b31m\u202e\u2066\x07")
    subject = NamedNode("https://example.org/a\u202eb")
    table = Table(("subject", "predicate", "object"), ((subject, LAKE, escape),), form="construct")
    text = write_answer(table, form).decode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


# ---- Yes or no ------------------------------------------------------------------------------


@pytest.mark.parametrize(("pattern", "yes"), [("?s a migov:Event", True), ("?s a <urn:no>", False)])
def test_the_answer_to_an_ask_is_read_by_others(example, pattern, yes):
    table = run(example, parse_query(f"ASK {{ {pattern} }}", name="q"))
    word = "yes" if yes else "no"
    assert write_answer(table, "table") == f"{word}\n".encode()
    for form, name in (("json", QueryResultsFormat.JSON), ("xml", QueryResultsFormat.XML)):
        content = write_answer(table, form)
        assert Result.parse(io.BytesIO(content), format=form).askAnswer is yes
        assert bool(ox.parse_query_results(content, format=name)) is yes
    assert write_answer(table, "csv") == f"answer\n{word}\n".encode()
    assert write_answer(table, "tsv") == f'?answer\n"{word}"\n'.encode()
    assert write_answer(table, "markdown").decode().splitlines()[2] == f"| {word} |"
    assert f'<p class="verdict">{word.capitalize()}</p>' in write_answer(table, "html").decode()
    assert rows_of(write_answer(table, "xlsx"))[0] == [["answer"], [word]]


# ---- Triples --------------------------------------------------------------------------------

CONSTRUCT = parse_query(
    "CONSTRUCT { ?c ?p ?o } WHERE { ?c a migov:Participation ; ?p ?o }", name="claims"
)
RDF = {"turtle": "turtle", "jsonld": "json-ld", "ntriples": "nt"}
OX = {"turtle": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "ntriples": RdfFormat.N_TRIPLES}


def triples(rows):
    table = Table(("subject", "predicate", "object"), tuple(rows), form="construct")
    return table, {tuple(map(in_rdflib, row)) for row in rows}


def graph_of(content, form):
    graph = rdflib.Graph()
    graph.parse(data=content, format=RDF[form])
    return {tuple(map(normal, each)) for each in graph}


@pytest.mark.parametrize("form", RDF)
def test_constructed_triples_are_read_by_rdflib_and_are_equal(form, example):
    table = run(example, CONSTRUCT)
    assert len(table.rows) > 300
    assert graph_of(write_answer(table, form), form) == triples(table.rows)[1]


@pytest.mark.parametrize("form", RDF)
@pytest.mark.parametrize("blank", [False, True])
def test_triples_of_any_literal_are_read_back(form, blank):
    predicate = NamedNode(expand("migov:asNamed"))
    rows = [
        (row[0], predicate, cell)
        for row in as_terms(nasty())
        for cell in row[1:]
        if isinstance(row[0], NamedNode) and isinstance(cell, Literal)
    ]
    rows += [
        (RIGA, NamedNode(expand("rdf:type")), NamedNode(expand("migov:Organisation"))),
        (RIGA, NamedNode(expand("rdf:type")), Literal("no class")),
        (RIGA, NamedNode("doc:an-iri-that-looks-short"), NamedNode("doc:x")),
        (RIGA, predicate, NamedNode(expand("doc:a-document"))),
    ]
    if blank:
        rows += [(BlankNode("x"), predicate, BlankNode("y")), (RIGA, predicate, BlankNode("y"))]
    table, wanted = triples(rows)
    content = write_answer(table, form)
    own = ox.parse(content, format=OX[form])
    assert {tuple(map(in_rdflib, quad.triple)) for quad in own} == wanted
    assert graph_of(content, form) == wanted


def test_turtle_without_blank_nodes_is_canonical(example):
    text = write_answer(run(example, CONSTRUCT), "turtle").decode()
    assert text == kg.turtle.canonical(kg.turtle.parse_turtle(text))


def test_ntriples_are_sorted():
    rows = [(RIGA, LAKE, Literal(text)) for text in "bca"]
    lines = write_answer(triples(rows)[0], "ntriples").decode().splitlines()
    assert lines == [f"{RIGA} {LAKE} {Literal(text)} ." for text in "abc"]


def test_jsonld_declares_the_prefixes_in_use_and_no_others():
    rows = [
        (RIGA, NamedNode(expand("migov:asNamed")), Literal("Rīga", language="lv")),
        (RIGA, NamedNode(expand("rdf:type")), NamedNode(expand("migov:Organisation"))),
        (RIGA, NamedNode("https://example.org/p"), typed("1", "integer")),
    ]
    made = json.loads(write_answer(triples(rows)[0], "jsonld"))
    assert made["@context"] == {
        "actor": expand("actor:"), "migov": expand("migov:"), "rdf": expand("rdf:"),
        "xsd": XSD,
    }  # fmt: skip
    assert made["@graph"] == [
        {
            "@id": "actor:riga",
            "@type": "migov:Organisation",
            "https://example.org/p": {"@value": "1", "@type": "xsd:integer"},
            "migov:asNamed": {"@value": "Rīga", "@language": "lv"},
        }
    ]


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "xml", "markdown", "xlsx", "html"])
def test_triples_can_be_had_as_three_columns(form):
    table, _ = triples([(RIGA, LAKE, Literal("o"))])
    content = write_answer(table, form)
    shown = str(rows_of(content)[0]) if form == "xlsx" else content.decode()
    assert re.search("subject.*predicate.*object", shown, re.DOTALL)


# ---- What suits what ------------------------------------------------------------------------


@pytest.mark.parametrize("form", RDF)
@pytest.mark.parametrize("asked", ["select", "ask"])
def test_a_format_of_triples_is_refused_for_rows(form, asked):
    with pytest.raises(InputError) as caught:
        write_answer(Table(("a",), (("yes",),), form=asked), form)
    assert str(caught.value) == (
        f"{form} is for CONSTRUCT; choose one of table, csv, tsv, json, xml, markdown, html, xlsx"
    )


def test_an_unknown_format_is_told_with_those_known():
    with pytest.raises(InputError, match="“pdf” is no format; choose one of table, csv, tsv, json"):
        write_answer(nasty(), "pdf")


def test_each_format_has_an_ending_of_its_own():
    assert [form.ending for form in FORMATS.values()] == [
        "txt", "csv", "tsv", "json", "xml", "md", "html", "xlsx", "ttl", "jsonld", "nt",
    ]  # fmt: skip


@pytest.mark.parametrize("form", [name for name, each in FORMATS.items() if "select" in each.forms])
@pytest.mark.parametrize(
    "table", [Table(("a", "b"), ()), Table((), ()), Table((), ((),)), nasty()], ids=lambda t: len(t)
)
def test_the_same_table_gives_the_same_bytes(form, table):
    assert write_answer(table, form) == write_answer(table, form)


# ---- A cut answer ---------------------------------------------------------------------------

CUT = Table(("a", "b"), ((LAKE, Literal("x")), (RIGA, None)), cut=2)


def test_a_cut_answer_says_so_in_each_format_of_rows():
    assert write_answer(CUT, "table").decode().splitlines()[-1] == NOTICE
    assert list(csv.reader(write_answer(CUT, "csv").decode().splitlines()))[-1] == [NOTICE, "", ""]
    assert write_answer(CUT, "tsv").decode().splitlines()[-1] == f'"{NOTICE}"\t'
    assert write_answer(CUT, "markdown").decode().splitlines()[-2:] == ["", f"**{NOTICE}**"]
    made = json.loads(write_answer(CUT, "json"))
    assert made["cut"] == 2
    assert made["head"] == {"vars": ["a", "b"], "link": ["#cut-at-2-rows"]}
    xml = write_answer(CUT, "xml").decode()
    assert f"<!-- {NOTICE} -->" in xml
    (link,) = ElementTree.fromstring(xml).iter("{http://www.w3.org/2005/sparql-results#}link")
    assert link.get("href") == "#cut-at-2-rows"
    answer, about = rows_of(write_answer(CUT, "xlsx"))
    assert answer[-1] == [NOTICE, None, None]
    assert ["Not all", NOTICE] in about
    assert write_answer(CUT, "html").decode().count(NOTICE) == 2


@pytest.mark.parametrize("form", ["json", "xml"])
def test_what_says_so_does_not_disturb_readers(form):
    assert read_by_rdflib(write_answer(CUT, form), form) == expected(CUT)


@pytest.mark.parametrize("form", RDF)
def test_cut_triples_say_so_beside_the_graph(form):
    table, wanted = triples([(RIGA, LAKE, Literal("o")), (RIGA, LAKE, LAKE)])
    content = write_answer(replace(table, cut=2), form)
    assert NOTICE in content.decode()
    if form == "jsonld":
        assert json.loads(content)["cut"] == NOTICE
    else:
        assert content.decode().splitlines()[-1] == f"# {NOTICE}"
    assert graph_of(content, form) == wanted
    assert len(list(ox.parse(content, format=OX[form]))) == 2


@pytest.mark.parametrize("form", FORMATS)
def test_a_whole_answer_says_nothing_of_a_limit(form):
    table = Table(
        ("subject", "predicate", "object"), ((RIGA, LAKE, Literal("o")),), form="construct"
    )
    content = write_answer(table, form)
    text = str(rows_of(content)) if form == "xlsx" else content.decode()
    assert "cut" not in re.sub("(?s)<style>.*?</style>", "", text)


# ---- Markdown -------------------------------------------------------------------------------


def test_markdown_is_exactly_this():
    table = Table(
        ("actor", "n", "on_time"),
        (
            (LAKE, typed("-1", "integer"), Literal("a|b\nc *d* [e](f) <b> `g` \\|")),
            (NamedNode("javascript:alert"), None, Literal("\x1b[1m")),
        ),
        {LAKE.value: "The | [lake]"},
    )
    assert write_answer(table, "markdown").decode() == (
        "| actor | n | on\\_time |\n"
        "| --- | ---: | --- |\n"
        "| [The \\| \\[lake\\]](https://example.org/lake?a=%28b%29) | -1 "
        "| a\\|b<br>c \\*d\\* \\[e\\](f) \\<b\\> \\`g\\` \\\\\\| |\n"
        "| javascript:alert |  | \\\\x1b\\[1m |\n"
    )


# ---- A workbook -----------------------------------------------------------------------------


def rows_of(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["answer", "about"]
    return [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book]


def test_a_workbook_has_types_and_links():
    table = Table(
        ("who", "n", "d", "t", "day", "moment", "zone", "old"),
        (
            (
                *(LAKE, typed("020", "integer"), typed("1.50", "decimal")),
                *(typed("true", "boolean"), typed("2031-05-04", "date")),
                *(typed("2031-05-04T10:30:00", "dateTime"),),
                *(typed("2031-05-04T10:30:00Z", "dateTime"), typed("1899-01-01", "date")),
            ),
        ),
        {LAKE.value: "The lake"},
    )
    content = write_answer(table, "xlsx")
    header, row = rows_of(content)[0]
    assert header == ["who", "who_label", "n", "d", "t", "day", "moment", "zone", "old"]
    assert row == [
        *(LAKE.value, "The lake", 20, 1.5, True, datetime(2031, 5, 4)),
        *(datetime(2031, 5, 4, 10, 30), "2031-05-04T10:30:00Z", "1899-01-01"),
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(content))["answer"]
    assert sheet["B2"].hyperlink.target == LAKE.value
    assert sheet["A2"].hyperlink is None
    assert sheet["F2"].number_format == "yyyy-mm-dd"
    assert sheet.freeze_panes == "A2"
    assert [sheet.column_dimensions[at].width for at in "ABC"] == [len(LAKE.value) + 2, 11, 4]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("12345678901234567", "integer"), ("0.12345678901234567", "decimal"), ("1e400", "double"),
     ("2031-13-01", "date"), ("2031-05-04+02:00", "date"), ("soon", "dateTime"), ("x", "integer")],
)  # fmt: skip
def test_what_a_spreadsheet_would_round_or_misread_stays_text(text, kind):
    assert rows_of(write_answer(Table(("a",), ((typed(text, kind),),)), "xlsx"))[0][1] == [text]


def test_large_and_small_numbers_are_numbers_still():
    rows = ((typed("1000000000000000000000", "integer"),), (typed("-1.5e-30", "double"),))
    assert rows_of(write_answer(Table(("a",), rows), "xlsx"))[0][1:] == [[10**21], [-1.5e-30]]


def test_no_text_of_a_workbook_is_a_formula_and_each_can_be_had_back():
    table = Table(("a", "b"), tuple((n, Literal(text)) for n, text in enumerate(TEXTS)))
    answer = Answer(table, parse_query("#+ summary: =1+1\nSELECT * {}", name="=x"))
    content = write_answer(answer, "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [row[1] for row in book["answer"].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert [unescape(cell.value or "") for cell in cells] == TEXTS
    assert {c.data_type for row in book["about"].iter_rows() for c in row if c.value} == {"s"}
    assert b"<f>" not in b"".join(members(content).values())


def test_an_escape_that_a_text_holds_itself_is_not_taken_for_one():
    content = write_answer(Table(("a",), (("_x001B_ and _x",),)), "xlsx")
    assert b">_x005F_x001B_ and _x<" in members(content)["xl/worksheets/sheet1.xml"]


def members(content):
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert {info.date_time for info in book.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        return {name: book.read(name) for name in book.namelist()}


def test_a_workbook_does_not_tell_the_time():
    core = members(write_answer(CUT, "xlsx"))["docProps/core.xml"].decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+", core)) == {"2000-01-01T00:00:00"}


def test_a_text_longer_than_a_cell_is_cut_and_the_second_sheet_says_so():
    table = Table(("a",), (("a" * 32_768,), ("b" * 32_767,), ("c" * 32_765 + "\x1b",)))
    (_, *rows), about = rows_of(write_answer(table, "xlsx"))
    assert [row[0] for row in rows] == ["a" * 32_766 + "…", "b" * 32_767, "c" * 32_765 + "…"]
    assert ["Cut texts", "2 longer than the 32,767 signs that a cell holds"] in about


def test_a_sheet_has_no_more_links_than_programs_take(monkeypatch):
    monkeypatch.setattr(workbooks, "_MOST_LINKS", 1)
    long = NamedNode("https://example.org/" + "a" * 2_000)
    sheet = openpyxl.load_workbook(
        io.BytesIO(write_answer(Table(("a",), ((long,), (LAKE,), (RIGA,))), "xlsx"))
    )["answer"]
    assert [sheet.cell(row, 2).hyperlink is not None for row in (2, 3, 4)] == [False, True, False]
    assert [sheet.cell(row, 1).value for row in (2, 3, 4)] == [long.value, LAKE.value, RIGA.value]


def test_more_rows_than_a_sheet_holds_are_refused():
    with pytest.raises(InputError, match="at most 1,048,574 rows, and the answer has 1,048,575"):
        write_answer(Table(("a",), ((1,),) * 1_048_575), "xlsx")


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
        ["Goes on", "none"],
        ["Parameter event", "event:x"],
        ["Rows", "2"],
        ["Data", "kg 1, data abc"],
        ["Query", query.text],
        ["Not all", NOTICE],
    ]


def test_a_date_is_a_date_of_a_sheet_made_by_hand():
    book = openpyxl.load_workbook(io.BytesIO(workbook({"a": [[date(2031, 5, 4), "b"]]})))
    assert [cell.value for cell in book["a"][1]] == [datetime(2031, 5, 4), "b"]


def test_only_the_formats_that_tell_more_than_the_rows_say_so():
    assert [name for name, form in FORMATS.items() if form.tells] == ["html", "xlsx"]
    told = Answer(
        nasty(), parse_query("#+ summary: Why?\nSELECT * {}", name="why"), {"p": "x"}, "v"
    )
    for name, form in FORMATS.items():
        if "select" in form.forms:
            assert (write_answer(told, name) != write_answer(nasty(), name)) is form.tells
