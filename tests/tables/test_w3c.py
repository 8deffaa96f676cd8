from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from pyoxigraph import BlankNode, Literal, QueryResultsFormat
from tables_helpers import (
    CONTROL,
    CUT,
    NOTICE,
    RIGA,
    TEXTS,
    as_terms,
    expected,
    nasty,
    read_by_rdflib,
    typed,
)

from kg.tables import Table, as_srj, as_tsv, as_xml

WRITERS = {"json": as_srj, "xml": as_xml, "tsv": as_tsv}


def without_control(table):
    """Return the table with what XML cannot contain replaced."""
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


def test_srj_is_read_by_rdflib_and_is_equal():
    assert read_by_rdflib(as_srj(nasty()).encode(), "json") == expected(nasty())


def test_xml_is_read_by_rdflib_and_is_equal_except_what_xml_cannot_contain():
    text = as_xml(nasty())
    assert read_by_rdflib(text.encode(), "xml") == expected(without_control(nasty()))
    lost = sum(len(CONTROL.findall(text)) for text in TEXTS) * 3
    assert f"<!-- U+FFFD replaces {lost} control characters that XML cannot contain; the" in text


def test_xml_says_nothing_of_control_characters_where_there_are_none():
    assert "control" not in as_xml(Table(("a",), (("b",),)))
    one = as_xml(Table(("a",), (("\x1b",),)))
    assert "<!-- U+FFFD replaces 1 control character that XML cannot contain; the other" in one


def test_tsv_is_read_by_rdflib_and_is_equal():
    """Its reader does not know escapes by number: those of signs are undone, other rows left."""
    table = replace(nasty(), rows=tuple(row for row in nasty().rows if not has_escapes(row)))
    assert len(table.rows) == len(nasty().rows) - 4
    text = as_tsv(table)
    undone, count = re.subn(
        r'(?<=\t")\\u(003D|002B|002D|0040|FF1D)', lambda found: chr(int(found[1], 16)), text
    )
    assert count == 5 * 3 + 2
    assert read_by_rdflib(undone.encode(), "tsv") == expected(table)


def has_escapes(row):
    shown = "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u2028\u2029\u202e\ufffe\uffff]"
    return any(isinstance(cell, Literal) and re.search(shown, cell.value) for cell in row)


@pytest.mark.parametrize("form", WRITERS)
def test_pyoxigraph_reads_every_cell_as_it_was(form):
    table = without_control(nasty()) if form == "xml" else nasty()
    forms = {
        "json": QueryResultsFormat.JSON,
        "xml": QueryResultsFormat.XML,
        "tsv": QueryResultsFormat.TSV,
    }
    read = ox.parse_query_results(WRITERS[form](table), format=forms[form])
    assert [name.value for name in read.variables] == list(table.columns)
    assert [tuple(row) for row in read] == as_terms(table)


def test_srj_is_exactly_this():
    table = Table(
        ("a", "b"), ((RIGA, Literal("x", language="lv")), (None, 2)), {RIGA.value: "Rīga", "o": "p"}
    )
    assert as_srj(table) == (
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
    assert as_tsv(table) == (
        "?a\t?b\n"
        '<https://w3id.org/migov/id/actor/riga>\t"\\u003Dx\\ty"@lv\n'
        "\t-2\n"
        '_:n\t"1"^^<http://www.w3.org/2001/XMLSchema#date>\n'
    )


@pytest.mark.parametrize("form", ["json", "xml"])
def test_what_says_so_does_not_disturb_readers(form):
    assert read_by_rdflib(WRITERS[form](CUT).encode(), form) == expected(CUT)


def test_a_truncated_answer_says_so_where_each_format_has_a_place_for_it():
    assert as_tsv(CUT).splitlines()[-1] == f'"{NOTICE}"\t'
    made = json.loads(as_srj(CUT))
    assert made["truncated"] == 2
    assert made["head"] == {"vars": ["a", "b"], "link": ["#truncated-at-2-rows"]}
    xml = as_xml(CUT)
    assert f"<!-- {NOTICE} -->" in xml
    (link,) = ElementTree.fromstring(xml).iter("{http://www.w3.org/2005/sparql-results#}link")
    assert link.get("href") == "#truncated-at-2-rows"
