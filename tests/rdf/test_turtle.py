from __future__ import annotations

import re
import time
from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from fuzz import mutants
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    Triple,
    parse,
)

from kg.encodings import read_text, read_utf8
from kg.errors import DataError, InputError
from kg.rdf import turtle as turtle
from kg.rdf.turtle import load_turtle, parse_turtle, read_triples
from kg.rdf.turtle_lines import declared_prefixes, first_comment, record_lines
from kg.rdf.vocabulary import PREFIXES, XSD
from kg.rdf.writing import _serialise, canonical, write_canonical

X = "@prefix x: <http://x.org/> .\n"
ACTOR = PREFIXES["actor"]

names = st.sampled_from(
    [
        *(f"{ACTOR}{local}" for local in ("", "a", "a.b", "a.", "a,b", "a:b", "-a", "1a", "a~b")),
        *(f"{ACTOR}{local}" for local in ("a(b)", "a'b", "šilojų", "a%20b", "a/b", "a#b", "_x")),
        f"{PREFIXES['migov']}Event",
        f"{PREFIXES['rdf']}type",
        "http://x.org/#",
        "http://x.org/a?b=c&d",
        "urn:x:y",
    ]
).map(NamedNode)

odd_text = st.one_of(
    st.text(),
    st.sampled_from(
        [
            '"',
            "'",
            "\\",
            '"""',
            "a\nb",
            "a\r\nb",
            "\u2028",
            "\u2029",
            "\u0085",
            "\t",
            "\x00",
            "\x7f",
            "a.\nx:b a x:C .",
            "a\n@prefix y: <http://y.org/> .",
            "# no comment",
            "\\u0041",
            "“Ūdensroze”",
            "",
        ]
    ),
)
typed = st.sampled_from(
    [
        ("01", "integer"),
        ("1", "integer"),
        ("+1", "integer"),
        ("1.0", "decimal"),
        ("1.", "decimal"),
        ("true", "boolean"),
        ("1", "boolean"),
        ("1e0", "double"),
        ("abc", "integer"),
        ("2031-02-30", "date"),
        ("x", "string"),
    ]
).map(lambda pair: Literal(pair[0], datatype=NamedNode(XSD + pair[1])))
literals = st.one_of(
    odd_text.map(Literal),
    st.builds(
        lambda text, tag: Literal(text, language=tag),
        odd_text,
        st.sampled_from(["en", "lv", "lt", "en-GB", "sr-Latn"]),
    ),
    typed,
)
triples = st.lists(st.builds(Triple, names, names, st.one_of(names, literals)), max_size=12)


def test_canonical_turtle_is_exactly_this():
    text = canonical(
        parse_turtle(
            "@prefix actor: <https://w3id.org/migov/id/actor/> .\n"
            "@prefix migov: <https://w3id.org/migov#> .\n"
            "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
            "@prefix unused: <http://unused.org/> .\n"
            'actor:b skos:prefLabel "B"@lv, "A"@en; a migov:Organisation; migov:sizeApprox 020 .\n'
            "actor:a skos:note 'it’s \"so\"'; skos:related actor:b ."
        )
    )
    assert text == (
        "@prefix actor: <https://w3id.org/migov/id/actor/> .\n"
        "@prefix migov: <https://w3id.org/migov#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "\n"
        'actor:a skos:note "it’s \\"so\\"" ;\n'
        "    skos:related actor:b .\n"
        "\n"
        "actor:b a migov:Organisation ;\n"
        '    skos:prefLabel "A"@en , "B"@lv ;\n'
        "    migov:sizeApprox 020 .\n"
    )


@given(triples)
def test_canonical_turtle_reads_back_as_the_same_triples(given_triples):
    assert set(parse_turtle(canonical(given_triples))) == set(given_triples)


@given(triples)
def test_canonical_turtle_of_canonical_turtle_is_itself(given_triples):
    text = canonical(given_triples)
    assert canonical(parse_turtle(text)) == text


@given(triples, st.randoms(use_true_random=False))
def test_canonical_turtle_does_not_depend_on_the_order_of_triples_or_their_repetition(
    given_triples, random
):
    shuffled = [*given_triples, *given_triples[:3]]
    random.shuffle(shuffled)
    assert canonical(shuffled) == canonical(given_triples)


@given(triples)
def test_every_record_of_canonical_turtle_is_found_at_its_line_and_they_are_sorted(given_triples):
    text = canonical(given_triples)
    found = record_lines(text)
    assert set(found) == {triple.subject.value for triple in given_triples}
    lines = text.split("\n")
    for iri, line in found.items():
        # What stands at that line, with the prefixes before it, names this record and no other.
        alone = "\n".join(x for x in lines if x.startswith("@prefix ")) + "\n"
        end = next(n for n in range(line, len(lines) + 1) if n == len(lines) or not lines[n])
        record = parse_turtle(alone + "\n".join(lines[line - 1 : end]))
        assert {triple.subject.value for triple in record} == {iri}
    by_line = sorted(found, key=found.__getitem__)
    assert by_line == sorted(by_line, key=lambda iri: f"<{iri}>")


@given(triples)
def test_canonical_turtle_has_no_comment_to_find(given_triples):
    assert first_comment(canonical(given_triples)) is None


def test_typed_literals_are_written_as_they_were():
    text = X + 'x:a x:p 01 , 1.0 , true , "1"^^<http://www.w3.org/2001/XMLSchema#boolean> , 1e0 .'
    written = canonical(parse_turtle(text))
    assert '01 , "1"^^xsd:boolean , 1.0 , 1e0 , true .' in written


def test_no_triples_give_an_empty_file():
    assert canonical([]) == ""


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('( 1 "a"@en x:c )', '( 1 "a"@en <http://x.org/c> )'),
        ("( 1 )", "( 1 )"),
        ("()", "rdf:nil"),
        ('( "a b" ") ." )', '( "a b" ") ." )'),
    ],
)
def test_a_list_stays_inline(written, kept):
    text = canonical(parse_turtle(f"{X}x:a x:p {written} ."))
    assert text.endswith(f"<http://x.org/a> <http://x.org/p> {kept} .\n")
    assert canonical(parse_turtle(text)) == text


def test_a_list_within_a_list_stays_inline():
    """It raised a KeyError of the empty prefix "_"."""
    given_triples = parse_turtle(X + "x:a x:p ( ( 1 2 ) 3 ) .")
    assert canonical(given_triples).endswith("( ( 1 2 ) 3 ) .\n")


@pytest.mark.parametrize(
    "body",
    [
        "[] x:p x:b .",
        "x:a x:p [] .",
        "x:a x:p [ x:q x:r ] .",
        "_:b x:p x:c .",
        "x:a x:p _:b .",
        "( 1 ) x:p x:b .",
    ],
)
def test_a_record_without_a_name_is_refused(body):
    with pytest.raises(DataError, match=r"without a name .* give it an IRI") as caught:
        canonical(parse_turtle(X + body))
    assert caught.value.exit_code == 1


@pytest.mark.parametrize("body", ["x:a x:p ( [] 3 ) .", "x:a x:p ( [ x:q x:r ] ) ."])
def test_a_nameless_record_within_a_list_is_refused(body):
    """It raised a KeyError of the empty prefix "_"."""
    with pytest.raises(DataError, match="without a name"):
        canonical(parse_turtle(X + body))


def test_a_list_that_runs_in_a_circle_is_refused(monkeypatch):
    """It was followed for ever, until memory was full."""
    calls = []
    serialise = _serialise

    def counting(record):
        calls.append(record)
        assert len(calls) < 100, "the list is followed for ever"
        return serialise(record)

    monkeypatch.setattr(turtle, "_serialise", counting)
    cell = BlankNode("cell")
    rdf = PREFIXES["rdf"]
    circle = [
        Triple(NamedNode("http://x.org/a"), NamedNode("http://x.org/p"), cell),
        Triple(cell, NamedNode(f"{rdf}first"), Literal("1")),
        Triple(cell, NamedNode(f"{rdf}rest"), cell),
    ]
    with pytest.raises(DataError):
        canonical(circle)


def test_a_long_list_is_written():
    """The comparison with what was read ended the whole process."""
    text = canonical(parse_turtle(f"{X}x:a x:p ( {'1 ' * 20_000}) ."))
    assert text == f"<http://x.org/a> <http://x.org/p> ( {'1 ' * 20_000}) .\n"


def test_lists_are_written_to_a_depth_that_somebody_may_mean():
    """Python's own limit was met, with a traceback."""
    deep = parse_turtle(f"{X}x:a x:p {'( ' * 50}1{' )' * 50} .")
    assert canonical(deep).endswith(f"{'( ' * 50}1{' )' * 50} .\n")
    deeper = parse_turtle(f"{X}x:a x:p {'( ' * 2_000}1{' )' * 2_000} .")
    with pytest.raises(DataError, match="lists within lists, more than 50 deep"):
        canonical(deeper)


RDF = f"@prefix rdf: <{PREFIXES['rdf']}> .\n{X}"
CELL = "rdf:first 1 ; rdf:rest rdf:nil"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (f"x:a x:p _:l ; x:q _:l . _:l {CELL} .", "stands twice"),
        (f"x:a x:p _:l ; x:q _:l . _:l {CELL} . _:m {CELL} .", "stands twice"),
        (f"x:a x:p x:b . _:l {CELL} .", "without changing it"),
        (f"x:a x:p _:l . _:l {CELL} ; rdf:first 2 .", "without changing it"),
        (f"x:a x:p _:l . _:l {CELL} ; rdf:rest x:c .", "without changing it"),
        ("x:a x:p _:l . _:l rdf:first 1 .", "without changing it"),
        ("x:a x:p _:l . _:l rdf:first 1 ; rdf:rest x:c .", "without changing it"),
        ("x:a x:p _:l . _:l rdf:first 1 ; rdf:rest _:m .", "without changing it"),
        (f"x:a x:p _:l . _:l {CELL} ; x:q 1 .", "without a name"),
    ],
)
def test_a_list_that_turtle_cannot_write_in_brackets_is_refused(body, words):
    with pytest.raises(DataError, match=words):
        canonical(parse_turtle(RDF + body))


def test_a_text_that_looks_like_the_marker_of_a_list_is_kept():
    """It could not be written at all."""
    triple = parse_turtle(X + 'x:a x:p "<urn:x-inline-list:41>" .')
    assert set(parse_turtle(canonical(triple))) == set(triple)


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


def test_a_byte_order_mark_is_read_over(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_bytes(b"\xef\xbb\xbf" + X.encode() + b"x:a a x:B .")
    assert len(read_triples(path)) == 1
    assert record_lines(read_text(path)) == {"http://x.org/a": 2}


def test_windows_line_ends_are_read_and_counted_once(tmp_path):
    path = tmp_path / "a.ttl"
    body = (X + 'x:a x:p "v" .\n\nx:b x:p "w" .\n').replace("\n", "\r\n")
    path.write_bytes(body.encode())
    assert {t.object.value for t in read_triples(path)} == {"v", "w"}
    assert record_lines(read_text(path)) == {
        "http://x.org/a": 2,
        "http://x.org/b": 4,
    }
    path.write_bytes(body.replace('"w"', "oops").encode())
    with pytest.raises(InputError) as caught:
        read_triples(path)
    assert caught.value.line == 4


def test_lines_that_end_in_a_carriage_return_alone_are_counted(tmp_path):
    """The records were all said to begin on line 1, and a comment hid the rest of the file."""
    path = tmp_path / "a.ttl"
    body = (X + 'x:a x:p "v" .\n# x:no a x:B .\nx:b x:p x:c .\n').replace("\n", "\r")
    path.write_bytes(body.encode())
    assert len(read_triples(path)) == 2
    assert record_lines(read_text(path)) == {"http://x.org/a": 2, "http://x.org/b": 4}
    assert first_comment(read_text(path)) == 3
    path.write_bytes(body.replace("x:c", "oops").encode())
    with pytest.raises(InputError) as caught:
        read_triples(path)
    assert caught.value.line == 4


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_byte_that_is_not_utf_8_is_found_whatever_ends_the_lines(tmp_path, ending):
    path = tmp_path / "a.ttl"
    path.write_bytes((X + "\n\nx:a x:p x:b .\n").replace("\n", ending).encode() + b"\xff")
    with pytest.raises(InputError) as caught:
        read_text(path)
    assert caught.value.line == 5


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_what_only_unicode_takes_for_a_line_end_ends_no_line(separator):
    text = f'{X}x:a x:p "b{separator}c" ;\n x:q """d{separator}e""" .\nx:b x:p x:c .'
    assert record_lines(text) == {"http://x.org/a": 2, "http://x.org/b": 4}
    assert {t.object.value for t in parse_turtle(text)} >= {f"b{separator}c"}
    with pytest.raises(InputError) as caught:
        parse_turtle(text.replace("x:c .", "oops ."))
    assert caught.value.line == 4


@pytest.mark.parametrize("mark", [True, False])
@pytest.mark.parametrize("encoding", ["UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"])
def test_encodings_of_two_and_four_bytes_are_refused_by_name(tmp_path, encoding, mark):
    path = tmp_path / "a.ttl"
    text = X + 'x:a x:p "Šiauliai ąčęėįšųūž" .\n'
    path.write_bytes(("\ufeff" * mark + text).encode(encoding))
    with pytest.raises(InputError) as caught:
        read_triples(path)
    assert str(caught.value) == (
        f"{path}:1: is in {encoding}, not in UTF-8; save it as UTF-8, for example with "
        f"“iconv -f {encoding} -t UTF-8 a.ttl > new-a.ttl”"
    )


def test_a_short_file_in_utf_8_is_not_taken_for_another_encoding(tmp_path):
    path = tmp_path / "a.ttl"
    for content in (b"", b"#", b"# a", b"# \0"):
        path.write_bytes(content)
        assert read_text(path) == content.decode()


@pytest.mark.parametrize(
    ("encoding", "text", "shown"),
    [
        ("windows-1257", "Lietuvos Raudonojo Kryžiaus draugija, Šiauliai", "Kryžiaus"),
        ("windows-1257", "biedrība „Drošā māja”, Rīgā – ļoti labi", "biedrība"),
        ("windows-1257", "Põhja-Eesti ühing", "Põhja"),
        ("windows-1251", "Вильнюсский университет", "Вильнюсский"),
        ("windows-1251", "да", "да"),
        ("windows-1251", "Київ, їжак", "Київ"),
        ("windows-1252", "Université de Liège, où l’on dîne", "Université"),
        ("windows-1252", "Straße", "Straße"),
        ("windows-1250", "Stowarzyszenie „Łączność” w Gdańsku, środa", "„Łączność"),
        ("iso-8859-13", "Kauno „Žinių“ draugija", "„Žinių"),
        ("iso-8859-4", "Šiaulių vyskupystė, ąžuolas", "Šiaulių"),
        ("cp775", "Šiaulių savivaldybė", "Šiaulių"),
        ("koi8-r", "Рижская дума решила", "Рижская"),
        ("cp866", "Рижская дума решила", "Рижская"),
        ("iso-8859-5", "Рижская дума решила", "Рижская"),
    ],
)
def test_an_encoding_of_one_byte_is_guessed_and_shown_on_a_word(tmp_path, encoding, text, shown):
    path = tmp_path / "a.ttl"
    path.write_bytes((X + 'x:a x:p "ok" .\nx:b x:p "').encode() + text.encode(encoding) + b'" .\n')
    first = next(c for c in text if not c.isascii())
    with pytest.raises(InputError) as caught:
        read_triples(path)
    assert str(caught.value) == (
        f"{path}:3: is not in UTF-8 (byte 0x{first.encode(encoding)[0]:02x}); it is probably in "
        f"{encoding}, where this word reads “{shown}”; save it as UTF-8, for example with "
        f"“iconv -f {encoding.upper()} -t UTF-8 a.ttl > new-a.ttl”"
    )


def test_an_encoding_that_no_language_fits_is_not_guessed(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_bytes(X.encode() + b'x:a x:p "\x81\x8d\xff" .')
    with pytest.raises(InputError) as caught:
        read_text(path)
    assert str(caught.value) == f"{path}:2: is not in UTF-8 (byte 0x81); save it as UTF-8"


def test_a_nul_byte_outside_a_text_is_named_with_its_line():
    """Within a text Turtle allows it; kg.characters names it there."""
    with pytest.raises(InputError, match=r"a NUL byte \(0x00\) stands on this line") as caught:
        parse_turtle(f"{X}\nx:a x:p\0 x:b .", path=Path("a.ttl"))
    assert str(caught.value).startswith("a.ttl:3:")
    assert str(caught.value).isprintable()
    assert len(parse_turtle(f'{X}x:a x:p "\0" .')) == 1


def test_a_file_that_is_not_there_is_named(tmp_path):
    path = tmp_path / "missing.ttl"
    with pytest.raises(InputError) as caught:
        read_text(path)
    assert str(caught.value) == f"{path}: cannot be read (no such file or directory)"
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("body", "line", "column", "words"),
    [
        ('x:a x:p "ā ē ž" x:b .', 2, 17, "a “;”, “,” or “.” is missing before “x:b .”"),
        ("x:a a x:B .\n\nx:b a", 4, 6, "the file ends within a record"),
        ("x:a x:p 'a\nb' .", 2, 11, "Line jumps are not allowed"),
        ('x:a "p" 3 .', 2, 5, "is not a valid predicate"),
    ],
)
def test_a_syntax_error_is_told_with_file_line_and_column(body, line, column, words):
    with pytest.raises(InputError) as caught:
        parse_turtle(X + body, path=Path("a.ttl"))
    assert str(caught.value).startswith(f"a.ttl:{line}:{column}: ")
    assert words in caught.value.message
    assert "Parser error" not in str(caught.value)


@pytest.mark.parametrize(
    "body", ['x:a x:p "never closed', 'x:a x:p """never\nclosed .', "x:a x:p 1"]
)
def test_a_record_that_does_not_end_is_told_in_plain_words(body):
    with pytest.raises(InputError, match="the file ends within a record") as caught:
        parse_turtle(X + body, path=Path("a.ttl"))
    assert caught.value.line == 2


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('x:a x:p "\\uD800" .', r"The escape sequence '\uD800'"),
        ('x:a x:p "\\U00110000" .', r"The escape sequence '\U00110000'"),
        ("x:a x:p <http://x.org/a b> .", "Invalid IRI code point ' '"),
        ("x:a x:p <http://x.org/a\\u0020b> .", "Invalid IRI code point ' '"),
        ("x:a x:p <http://x.org/a\nb> .", r"Invalid IRI code point '\u000A'"),
        ("x:a x:p \ud800 .", "holds U+D800, which is half a character; delete it"),
        ("x:a x:p <b> .", "a relative address, and the file declares no @base"),
        ("x:a x:p " + "(" * 100_000, "the file ends within a record"),
        ("x:a x:p " + "[" * 100_000, "[ is not a valid predicate"),
        ("x:a x:p " + "y" * 100_000 + " .", "yyy"),
        ('x:a x:p "' + "a" * 50_000_000 + '" .', "longer than the 16 million bytes"),
        ('x:a x:p """' + "a\n" * 9_000_000, "longer than the 16 million bytes"),
        ("# " + "a" * 17_000_000 + "\nx:a x:p x:b .", "longer than the 16 million bytes"),
        ("x:a x:p <http://x.org/" + "a" * 17_000_000, "longer than the 16 million bytes"),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_whatever_is_wrong_is_told_in_one_short_line_with_its_place(body, words):
    with pytest.raises(InputError) as caught:
        parse_turtle(f"{X}{body}", path=Path("a.ttl"))
    told = str(caught.value)
    assert told.startswith("a.ttl:2:")
    assert words in told
    assert told.isprintable()
    assert len(told) < 400


@given(st.text(alphabet=st.sampled_from("<>\"'\\\r\n.;,[]()#@:_-1eax \0{|~^^")))
def test_every_text_reads_or_has_a_place_where_it_does_not(text):
    try:
        parse_turtle(text, path=Path("a.ttl"))
    except InputError as error:
        assert error.line is not None
        assert 1 <= error.line <= 1 + text.count("\n") + text.count("\r")
        assert str(error).isprintable()


@pytest.mark.parametrize(
    ("body", "token"),
    [
        ("x:a x:p <<( x:b x:c x:d )>> .", "<<"),
        ("<< x:b x:c x:d >> x:p x:q .", "<<"),
        ("x:a x:b x:c {| x:d x:e |} .", "{|"),
        ("x:a x:b x:c ~ x:r .", "~"),
        ('x:a x:b "c"@ar--rtl .', "@ar--rtl"),
        ('VERSION "1.2"', "VERSION"),
        ('@version "1.2" .', "@version"),
        # The parser broke off the whole process here.
        ("x:a x:p " + "<<( x:b x:c " * 100_000 + "x:d " + ")>> " * 100_000 + ".", "<<"),
    ],
    ids=lambda value: value[:30],
)
def test_what_only_turtle_1_2_has_is_refused(body, token):
    """It was read, and nothing else could read the file."""
    with pytest.raises(InputError) as caught:
        parse_turtle(f"{X}{body}", path=Path("a.ttl"))
    assert str(caught.value) == (
        f"a.ttl:2: “{token}” belongs to Turtle 1.2, and Turtle 1.1 is read here; say it without"
    )


def test_what_looks_like_turtle_1_2_within_a_text_is_read():
    body = 'x:a x:p "<< {| ~ --ltr VERSION \\"1.2\\"" , <http://x.org/~a--ltr> , x:version . # <<'
    assert len(parse_turtle(X + body)) == 3


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


def test_read_triples_resolves_a_relative_address_against_the_files_own(tmp_path):
    path = tmp_path / "ą b.ttl"
    path.write_text("<> a <#c> .", encoding="utf-8")
    [triple] = read_triples(path)
    assert triple.subject.value == path.as_uri()
    assert triple.object.value == f"{path.as_uri()}#c"


def test_a_missing_prefix_gets_the_line_to_add():
    with pytest.raises(InputError) as caught:
        parse_turtle("\nrole:a a role:B .", path=Path("a.ttl"))
    assert str(caught.value) == (
        "a.ttl:2:1: the prefix role: is not declared; "
        "add “@prefix role: <https://w3id.org/migov/code/role/> .” on top"
    )


def test_a_missing_prefix_of_nobodys_gets_a_line_to_complete():
    with pytest.raises(InputError, match=r"add “@prefix nobody: <\.\.\.> \.” on top"):
        parse_turtle("nobody:a a nobody:B .")


def test_all_missing_prefixes_are_told_at_once_with_their_lines():
    """They were told one a run."""
    body = 'role:a a x:B ; nobody:p "http://no:more"^^xsd:string ; x:p _:b . # also:not'
    with pytest.raises(InputError) as caught:
        parse_turtle(X + body, path=Path("a.ttl"))
    assert str(caught.value) == (
        "a.ttl:2:1: 3 prefixes are not declared; add on top:\n"
        "@prefix nobody: <...> .\n"
        "@prefix role: <https://w3id.org/migov/code/role/> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> ."
    )


def test_a_prefix_declared_below_its_use_is_told_to_stand_on_top():
    with pytest.raises(InputError, match=r"the prefix role: is not declared; add .* on top"):
        parse_turtle("role:a a role:B .\n@prefix role: <http://x.org/> .")


@pytest.mark.parametrize(
    ("body", "place", "words"),
    [
        (
            "x:a a x:B\n\n\n    # a thought\n    x:p 1 .",
            "2",
            "a “;” is missing after “x:a a x:B”, or a “.” if the record ends here",
        ),
        (
            "x:a x:p 'ā'@lv\n\nx:b a x:B .",
            "2",
            "a “.” is missing after “x:a x:p 'ā'@lv”, or a “;” if the record goes on below",
        ),
        (
            "x:a x:p x:b ,\n    x:q x:c .",
            "3:9",
            "a “;”, “,” or “.” is missing before “x:c .”; or line 2 ends in “,” where “;” is meant",
        ),
        (
            "x:a x:p x:b ;\n\nx:b a x:B .",
            "2",
            "this line ends in “;”, and a new record begins below, “x:b a x:B .”; write “.”",
        ),
        (
            "x:a x:p x:b .\n    x:p x:c ;\n    x:q 1 .",
            "2",
            "this line ends in “.”, and the record goes on below, “x:p x:c ;”; write “;”",
        ),
        ("x:a x:p x:b ;\n    x:q a .", "3:9", "not Turtle: a is not a valid RDF object"),
        ("x:a x:p ;", "2:9", "not Turtle: ; is not a valid RDF object"),
        ("x:a x:p x:b .\nx:c x:p .", "3:9", "not Turtle: . is not a valid RDF object"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_wrong_or_missing_mark_is_told_in_plain_words_with_its_line(body, place, words, end):
    """The parser names the line after, and says only that a dot is expected."""
    with pytest.raises(InputError) as caught:
        parse_turtle((X + body).replace("\n", end), path=Path("a.ttl"))
    assert str(caught.value) == f"a.ttl:{place}: {words}"


def test_a_long_line_is_cut_short_in_a_message():
    with pytest.raises(InputError) as caught:
        parse_turtle(f'{X}x:a x:p "{"a" * 99}"\nx:b a x:B .')
    assert f'“x:a x:p "{"a" * 51}…”' in caught.value.message


def test_a_file_cut_off_anywhere_gives_the_records_before_the_cut_or_a_place(made):
    path = next(p for p in made.files if p.name == "bridge.ttl")
    text = read_text(path)
    whole = set(made.files[path])
    for cut in range(text.index("\n\n"), len(text), 3):
        part = text[:cut]
        try:
            found = parse_turtle(part, path=path)
        except InputError as error:
            assert error.line is not None
            assert error.column is not None
            assert error.line <= part.count("\n") + 1
        else:
            assert set(found) <= whole
            assert part.rstrip().endswith((".", ">"))


def test_write_canonical_writes_what_canonical_gives(tmp_path):
    path = tmp_path / "a.ttl"
    given_triples = parse_turtle(X + 'x:b x:p "ž" . x:a a x:B .')
    write_canonical(path, given_triples)
    assert path.read_bytes().decode() == canonical(given_triples)


def test_write_canonical_leaves_the_file_when_it_refuses(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_text("old")
    with pytest.raises(DataError):
        write_canonical(path, parse_turtle(X + "[] x:p x:q ."))
    assert path.read_text() == "old"


def test_the_repositorys_own_data_are_canonical(example):
    for path, found in example.files.items():
        if path.is_relative_to(example.folder.data):
            assert path.read_text(encoding="utf-8") == canonical(found), path


def outcome(read):
    """Return what a reading gives, its blank nodes as one, or what it tells instead."""
    try:
        triples = read()
    except InputError as error:
        return str(error)
    held = Store()  # writes literals as stores do
    held.extend(Quad(*triple) for triple in triples)
    return sorted(re.sub(r"_:\S+", "_:x", str(quad)) for quad in held)


def loaded(content, path):
    held = Store()
    try:
        load_turtle(held, content, DefaultGraph(), path)
    except InputError:
        assert len(held) == 0
        raise
    return [quad.triple for quad in held]


def test_a_store_loads_what_is_read_and_refuses_what_is_refused_in_the_same_words():
    path, counts = Path("a.ttl"), Counter()
    for content in mutants(600, seed=3):
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            continue
        wanted = outcome(partial(parse_turtle, text, path=path))
        assert outcome(partial(loaded, content, path)) == wanted
        counts[type(wanted)] += 1
    assert counts[str] > 100
    assert counts[list] > 100


@pytest.mark.parametrize(
    "body",
    [
        "x:a x:p << x:a x:p x:b >> .",
        "x:a x:p x:b {| x:q x:c |} .",
        "x:a x:p x:b ~ x:r .",
        'x:a x:p "b"@en--ltr .',
        'x:a x:p "b"@en--rtl .',
        'VERSION "1.2"\nx:a x:p x:b .',
        "@Version '1.2' .",
        'x:a x:p "b',
        "x:a x:p <b> .",
        "y:a x:p x:b .",
        f'x:a x:p "{"b" * 17_000_000}" .',
    ],
)
def test_a_store_is_told_what_a_reader_is_told(body):
    path = Path("a.ttl")
    wanted = outcome(partial(parse_turtle, X + body, path=path))
    assert wanted.startswith("a.ttl:")
    assert outcome(partial(loaded, (X + body).encode(), path)) == wanted


def test_what_looks_like_turtle_1_2_within_a_text_is_loaded():
    body = X + 'x:a x:p "<< {| ~ --ltr", "version \'1\'" .'
    assert len(loaded(body.encode(), Path("a.ttl"))) == 2


def test_read_utf8_gives_what_read_text_gives_without_the_mark(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_bytes(b"\xef\xbb\xbf" + "x ū\r\n".encode())
    assert read_utf8(path) == "x ū\r\n".encode()
    assert read_text(path) == "x ū\r\n"


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
