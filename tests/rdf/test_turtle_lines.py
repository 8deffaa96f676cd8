from __future__ import annotations

import time

import pytest
from fuzz import mutants
from pyoxigraph import NamedNode, RdfFormat, parse
from rdf_helpers import X

from kg.errors import InputError
from kg.rdf import declared_prefixes, first_comment, parse_turtle, record_lines
from kg.rdf.turtle_lines import has_blanks


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", None),
        ("# at once", 1),
        (X + "x:a a x:B . # here", 2),
        (X + "x:a a x:B.# here", 2),
        (X + "x:a a x:B# here\n .", 2),
        (X + "x:a x:p \"# no\", '# no', \"\"\"\n# no\n\"\"\", '''\n# no\n''' .", None),
        (X + 'x:a x:p "a \\" # no" .\n# yes', 3),
        (X + 'x:a x:p """a " "" # no\n\\""" # no""" . # yes', 3),
        ("<http://x.org/#a> a <http://x.org/#B> .", None),
        ("<http://x.org/#a> a <http://x.org/#B> . #", 1),
        (X + "x:a\\#b a x:B .", None),
        (X + "x:a x:p 'it' , \"is\" . # it's", 2),
    ],
)
def test_a_comment_is_found_but_not_in_a_text_or_an_address(text, line):
    parse_turtle(text)
    assert first_comment(text) == line


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("x:a.b a x:B .\nx:c a x:B.\n\nx:d.e.f a x:B.", {"a.b": 2, "c": 3, "d.e.f": 5}),
        ("x:a\\,b a x:B . x:c\\.d a x:B .\nx:e\\#f a x:B .", {"a,b": 2, "c.d": 2, "e#f": 3}),
        ("x:a%20b a x:B .", {"a%20b": 2}),
        ('x:a x:p """one. two .\nx:no a x:B .\n""" .\nx:b a x:B .', {"a": 2, "b": 5}),
        ("x:a x:p '''one. ' two .\nx:no a x:B .\n''' .\nx:b a x:B .", {"a": 2, "b": 5}),
        ("x:a a x:B . x:b a x:B . <http://x.org/c> a x:B .", {"a": 2, "b": 2, "c": 2}),
        ("x:a a x:B .\nx:a x:p x:q .", {"a": 2}),
        ("x:a x:p 1.5 , 2 .\nx:b x:p 3 . x:c x:p 1.0e1 .", {"a": 2, "b": 3, "c": 3}),
        ("x:a x:p ( x:l 1 ) ;\n x:q [ x:r x:s ; x:t 'v' ] .\nx:b a x:B .", {"a": 2, "b": 4}),
        ("[] x:p x:q .\nx:b a x:B .", {"b": 3}),
        ("PREFIX y: <http://x.org/y/>\nprefix z: <http://x.org/z/> y:a a z:B .", {"y/a": 3}),
        ("@prefix : <http://x.org/e/>.\n:a a :B .", {"e/a": 3}),
        ("@prefix y:<http://x.org/y/>. y:a a y:B.", {"y/a": 2}),
        ("x:a a x:B ; # x:no a x:B .\n x:p x:q .\n# x:no a x:B .\nx:b a x:B .", {"a": 2, "b": 5}),
        ("x:a\n  a x:B .\n\n\n\nx:b\n  a x:B .", {"a": 2, "b": 7}),
    ],
)
def test_each_record_is_found_at_the_line_where_it_begins(body, lines):
    text = X + body
    parse_turtle(text)
    assert record_lines(text) == {f"http://x.org/{k}": v for k, v in lines.items()}


@pytest.mark.parametrize(
    "body",
    ['x:a x:p "v".x:b x:p "w" .', "x:a x:p <http://x.org/v>.x:b x:p 1 .", "x:a x:p 1 .x:b x:p 2 ."],
)
def test_a_record_is_found_when_it_follows_a_dot_without_a_space(body):
    """The dot was taken for a part of the name."""
    parse_turtle(X + body)
    assert record_lines(X + body) == {"http://x.org/a": 2, "http://x.org/b": 2}


@pytest.mark.parametrize(
    "text",
    ["@base <http://x.org/> .\n<a> a <B> .", "BASE <http://x.org/>\n<a> a <B> ."],
)
def test_a_record_named_against_a_base_is_found_by_its_whole_address(text):
    """It was listed as “a”, so that no finding could name its line."""
    assert parse_turtle(text)[0].subject == NamedNode("http://x.org/a")
    assert record_lines(text) == {"http://x.org/a": 2}


def test_a_record_whose_address_holds_an_escape_is_found():
    """The escape was kept, so that no finding could name its line."""
    text = "<http://x.org/\\u0041> a <http://x.org/B> ."
    assert record_lines(text) == {"http://x.org/A": 1}


@pytest.mark.parametrize(
    "text",
    [
        X + "x:a x:p " + "[ x:p " * 100_000 + "x:b" + " ]" * 100_000 + " .",
        X + 'x:a x:p "' + "\\n" * 3_000_000 + '" .',
        X + 'x:a x:p """' + 'a"b' * 3_000_000 + '""" .',
        X + "x:a x:p x:b" + ".b" * 3_000_000 + " .",
        X + "x:a x:p x:b ." + " " * 20_000_000,
    ],
    ids=["brackets", "escapes", "quotes", "dots", "blanks"],
)
def test_the_lines_of_a_large_or_deep_text_take_no_more_time_than_its_length(text):
    begin = time.process_time()
    assert record_lines(text) == {"http://x.org/a": 2}
    assert time.process_time() - begin < 10


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "@prefix x: <http://x.org/> .\nx:a x:p x:b .",
        "\n# top\n@prefix  # here\n x: # and here\n <http://x.org/> . # there\nx:a a x:B .",
        "PREFIX x: <http://x.org/>\nprefix : <http://y.org/>\n:a a x:B .",
        "@prefix:<http://x.org/>.@prefix y:<http://y.org/>.:a a y:B.",
        "@prefix šilojų: <http://x.org/> . šilojų:a a šilojų:B .",
        "@prefix x: <http://x.org/\\u0061#> .",
        "@base <http://x.org/> . @prefix x: <a/> . @prefix y: <b/> .",
        "@prefix x: <http://x.org/> . x:a x:p '@prefix y: <http://y.org/> .' .",
        "@prefix x: <http://x.org/> . x:a x:prefix x:b . @prefix y: <http://y.org/> . y:a a x:B .",
        "@prefix x: <http://x.org/> . # @prefix z: <http://z.org/> .\nx:prefix a x:B .",
    ],
)
def test_prefixes_are_those_that_the_parser_knows_of(text):
    parser = parse(text, format=RdfFormat.TURTLE)
    list(parser)
    assert declared_prefixes(text.encode()) == parser.prefixes


def test_a_prefix_declared_twice_is_what_it_was_first():
    body = X + "x:a a x:B . @prefix x: <http://y.org/> . @prefix y: <http://y.org/> ."
    assert declared_prefixes(body.encode()) == {"x": "http://x.org/", "y": "http://y.org/"}


def test_the_records_found_are_the_subjects_of_all_triples():
    count = 0
    for content in mutants(600, seed=4):
        try:
            text = content.decode("utf-8")
            subjects = {triple.subject for triple in parse_turtle(text)}
        except (UnicodeDecodeError, InputError):
            continue
        named = {subject.value for subject in subjects if isinstance(subject, NamedNode)}
        assert set(record_lines(text)) == named
        count += 1
    assert count > 200


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("[] <x:p> 1 .", True),
        ("<x:a> <x:p> [ <x:q> 1 ] .", True),
        ("<x:a>\n <x:p> '(', \"[]\" ;\n <x:q> _:b .", True),
        ("<x:a> <x:p> ( 1 ) .", True),
        ("<x:a> <x:p> '''\n[\n''' . # [", False),
        ('<x:a> <x:p> """\n_:a""", [] .', True),
        ('<x:a(> <x:p> \'(_:\', "[\\"[" . # [\n# (', False),
        ("", False),
    ],
)
def test_blank_nodes_and_lists_are_seen_outside_of_texts(text, has):
    assert has_blanks(text) is has
