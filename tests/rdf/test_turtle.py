from __future__ import annotations

import re
from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from fuzz import mutants
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Quad, Store
from rdf_helpers import X

from kg.encodings import read_text
from kg.errors import InputError
from kg.rdf import first_comment, load_turtle, parse_turtle, read_triples, record_lines


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


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_what_only_unicode_takes_for_a_line_end_ends_no_line(separator):
    text = f'{X}x:a x:p "b{separator}c" ;\n x:q """d{separator}e""" .\nx:b x:p x:c .'
    assert record_lines(text) == {"http://x.org/a": 2, "http://x.org/b": 4}
    assert {t.object.value for t in parse_turtle(text)} >= {f"b{separator}c"}
    with pytest.raises(InputError) as caught:
        parse_turtle(text.replace("x:c .", "oops ."))
    assert caught.value.line == 4


def test_a_nul_byte_outside_a_text_is_named_with_its_line():
    """Within a text Turtle allows it; kg.validation names it there."""
    with pytest.raises(InputError, match=r"there is a NUL byte \(0x00\) on this line") as caught:
        parse_turtle(f"{X}\nx:a x:p\0 x:b .", path=Path("a.ttl"))
    assert str(caught.value).startswith("a.ttl:3:")
    assert str(caught.value).isprintable()
    assert len(parse_turtle(f'{X}x:a x:p "\0" .')) == 1


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
        ("x:a x:p \ud800 .", "contains U+D800, which is half a character; delete it"),
        ("x:a x:p <b> .", "a relative address in a file without @base; write the whole"),
        ("x:a x:p " + "(" * 100_000, "the file ends within a record"),
        ("x:a x:p " + "[" * 100_000, "[ is not a valid predicate"),
        ("x:a x:p " + "y" * 100_000 + " .", "yyy"),
        ('x:a x:p "' + "a" * 17_000_000 + '" .', "longer than the 16 million bytes"),
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
        f"a.ttl:2: “{token}” is Turtle 1.2, and kg reads Turtle 1.1; write this without it"
    )


def test_what_looks_like_turtle_1_2_within_a_text_is_read():
    body = 'x:a x:p "<< {| ~ --ltr VERSION \\"1.2\\"" , <http://x.org/~a--ltr> , x:version . # <<'
    assert len(parse_turtle(X + body)) == 3


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


def test_a_prefix_declared_below_its_use_belongs_on_top():
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


def test_a_long_line_is_shortened_in_a_message():
    with pytest.raises(InputError) as caught:
        parse_turtle(f'{X}x:a x:p "{"a" * 99}"\nx:b a x:B .')
    assert f'“x:a x:p "{"a" * 51}…”' in caught.value.message


def test_a_file_cut_off_anywhere_gives_the_records_before_the_cut_or_a_place(made):
    path = next(p for p in made.dataset.files if p.name == "bridge.ttl")
    text = read_text(path)
    whole = set(made.dataset.files[path])
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
        if not text.strip():
            continue  # an empty file of a study is refused, an empty text is not
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
