from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg import turtle
from kg.errors import DataError, InputError
from kg.vocabulary import PREFIXES, XSD

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
    text = turtle.canonical(
        turtle.parse_turtle(
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
    assert set(turtle.parse_turtle(turtle.canonical(given_triples))) == set(given_triples)


@given(triples)
def test_canonical_turtle_of_canonical_turtle_is_itself(given_triples):
    text = turtle.canonical(given_triples)
    assert turtle.canonical(turtle.parse_turtle(text)) == text


@given(triples, st.randoms(use_true_random=False))
def test_canonical_turtle_does_not_depend_on_the_order_of_triples_or_their_repetition(
    given_triples, random
):
    shuffled = [*given_triples, *given_triples[:3]]
    random.shuffle(shuffled)
    assert turtle.canonical(shuffled) == turtle.canonical(given_triples)


@given(triples)
def test_every_record_of_canonical_turtle_is_found_at_its_line_and_they_are_sorted(given_triples):
    text = turtle.canonical(given_triples)
    found = turtle.record_lines(text)
    assert set(found) == {triple.subject.value for triple in given_triples}
    lines = text.split("\n")
    for iri, line in found.items():
        # What stands at that line, with the prefixes before it, names this record and no other.
        alone = "\n".join(x for x in lines if x.startswith("@prefix ")) + "\n"
        end = next(n for n in range(line, len(lines) + 1) if n == len(lines) or not lines[n])
        record = turtle.parse_turtle(alone + "\n".join(lines[line - 1 : end]))
        assert {triple.subject.value for triple in record} == {iri}
    by_line = sorted(found, key=found.__getitem__)
    assert by_line == sorted(by_line, key=lambda iri: f"<{iri}>")


@given(triples)
def test_canonical_turtle_has_no_comment_to_find(given_triples):
    assert turtle.first_comment(turtle.canonical(given_triples)) is None


def test_typed_literals_are_written_as_they_were():
    text = X + 'x:a x:p 01 , 1.0 , true , "1"^^<http://www.w3.org/2001/XMLSchema#boolean> , 1e0 .'
    written = turtle.canonical(turtle.parse_turtle(text))
    assert '01 , "1"^^xsd:boolean , 1.0 , 1e0 , true .' in written


def test_no_triples_give_an_empty_file():
    assert turtle.canonical([]) == ""


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
    text = turtle.canonical(turtle.parse_turtle(f"{X}x:a x:p {written} ."))
    assert text.endswith(f"<http://x.org/a> <http://x.org/p> {kept} .\n")
    assert turtle.canonical(turtle.parse_turtle(text)) == text


def test_a_list_within_a_list_stays_inline():
    """It raised a KeyError of the empty prefix "_"."""
    given_triples = turtle.parse_turtle(X + "x:a x:p ( ( 1 2 ) 3 ) .")
    assert turtle.canonical(given_triples).endswith("( ( 1 2 ) 3 ) .\n")


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
        turtle.canonical(turtle.parse_turtle(X + body))
    assert caught.value.exit_code == 1


@pytest.mark.parametrize("body", ["x:a x:p ( [] 3 ) .", "x:a x:p ( [ x:q x:r ] ) ."])
def test_a_nameless_record_within_a_list_is_refused(body):
    """It raised a KeyError of the empty prefix "_"."""
    with pytest.raises(DataError, match="without a name"):
        turtle.canonical(turtle.parse_turtle(X + body))


def test_a_list_that_runs_in_a_circle_is_refused(monkeypatch):
    """It was followed for ever, until memory was full."""
    calls = []
    serialise = turtle._serialise

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
        turtle.canonical(circle)


def test_a_text_that_looks_like_the_marker_of_a_list_is_kept():
    """It could not be written at all."""
    triple = turtle.parse_turtle(X + 'x:a x:p "<urn:x-inline-list:41>" .')
    assert set(turtle.parse_turtle(turtle.canonical(triple))) == set(triple)


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
    turtle.parse_turtle(text)
    assert turtle.first_comment(text) == line


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
    turtle.parse_turtle(text)
    assert turtle.record_lines(text) == {f"http://x.org/{k}": v for k, v in lines.items()}


@pytest.mark.parametrize(
    "body",
    ['x:a x:p "v".x:b x:p "w" .', "x:a x:p <http://x.org/v>.x:b x:p 1 .", "x:a x:p 1 .x:b x:p 2 ."],
)
def test_a_record_is_found_when_it_follows_a_dot_without_a_space(body):
    """The dot was taken for a part of the name."""
    turtle.parse_turtle(X + body)
    assert turtle.record_lines(X + body) == {"http://x.org/a": 2, "http://x.org/b": 2}


@pytest.mark.parametrize(
    "text",
    ["@base <http://x.org/> .\n<a> a <B> .", "BASE <http://x.org/>\n<a> a <B> ."],
)
def test_a_record_named_against_a_base_is_found_by_its_whole_address(text):
    """It was listed as “a”, so that no finding could name its line."""
    assert turtle.parse_turtle(text)[0].subject == NamedNode("http://x.org/a")
    assert turtle.record_lines(text) == {"http://x.org/a": 2}


def test_a_record_whose_address_holds_an_escape_is_found():
    """The escape was kept, so that no finding could name its line."""
    text = "<http://x.org/\\u0041> a <http://x.org/B> ."
    assert turtle.record_lines(text) == {"http://x.org/A": 1}


def test_a_byte_order_mark_is_read_over(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_bytes(b"\xef\xbb\xbf" + X.encode() + b"x:a a x:B .")
    assert len(turtle.read_triples(path)) == 1
    assert turtle.record_lines(turtle.read_text(path)) == {"http://x.org/a": 2}


def test_windows_line_ends_are_read_and_counted_once(tmp_path):
    path = tmp_path / "a.ttl"
    body = (X + 'x:a x:p "v" .\n\nx:b x:p "w" .\n').replace("\n", "\r\n")
    path.write_bytes(body.encode())
    assert {t.object.value for t in turtle.read_triples(path)} == {"v", "w"}
    assert turtle.record_lines(turtle.read_text(path)) == {
        "http://x.org/a": 2,
        "http://x.org/b": 4,
    }
    path.write_bytes(body.replace('"w"', "oops").encode())
    with pytest.raises(InputError) as caught:
        turtle.read_triples(path)
    assert caught.value.line == 4


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused_by_name_and_line(tmp_path, encoding):
    path = tmp_path / "a.ttl"
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    path.write_bytes(mark + X.encode(encoding))
    with pytest.raises(InputError) as caught:
        turtle.read_triples(path)
    assert str(caught.value) == f"{path}:1: is in UTF-16; save it as UTF-8"


def test_latin_1_is_refused_with_the_line_of_the_first_wrong_letter(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_bytes((X + 'x:a x:p "ok" .\nx:b x:p "é" .\n').encode("latin-1"))
    with pytest.raises(InputError) as caught:
        turtle.read_triples(path)
    assert str(caught.value) == f"{path}:3: is not in UTF-8 (byte 0xe9); save it as UTF-8"


def test_a_file_that_is_not_there_is_named(tmp_path):
    path = tmp_path / "missing.ttl"
    with pytest.raises(InputError) as caught:
        turtle.read_text(path)
    assert str(caught.value) == f"{path}: cannot be read (no such file or directory)"
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("body", "line", "column", "words"),
    [
        ('x:a x:p "ā ē ž" x:b .', 2, 17, "A dot is expected"),
        ("x:a a x:B .\n\nx:b a", 4, 6, "the file ends within a record"),
        ("x:a x:p 'a\nb' .", 2, 11, "Line jumps are not allowed"),
        ('x:a "p" 3 .', 2, 5, "is not a valid predicate"),
    ],
)
def test_a_syntax_error_is_told_with_file_line_and_column(body, line, column, words):
    with pytest.raises(InputError) as caught:
        turtle.parse_turtle(X + body, path=Path("a.ttl"))
    assert str(caught.value).startswith(f"a.ttl:{line}:{column}: ")
    assert words in caught.value.message
    assert "Parser error" not in str(caught.value)


@pytest.mark.parametrize(
    "body", ['x:a x:p "never closed', 'x:a x:p """never\nclosed .', "x:a x:p 1"]
)
def test_a_record_that_does_not_end_is_told_in_plain_words(body):
    with pytest.raises(InputError, match="the file ends within a record") as caught:
        turtle.parse_turtle(X + body, path=Path("a.ttl"))
    assert caught.value.line == 2


def test_a_missing_prefix_gets_the_line_to_add():
    with pytest.raises(InputError) as caught:
        turtle.parse_turtle("\nrole:a a role:B .", path=Path("a.ttl"))
    assert str(caught.value) == (
        "a.ttl:2:1: the prefix role: is not declared; "
        "add “@prefix role: <https://w3id.org/migov/code/role/> .” on top"
    )


def test_a_missing_prefix_of_nobodys_gets_a_line_to_complete():
    with pytest.raises(InputError, match=r"add “@prefix nobody: <\.\.\.> \.” on top"):
        turtle.parse_turtle("nobody:a a nobody:B .")


def test_a_file_cut_off_anywhere_gives_the_records_before_the_cut_or_a_place(made):
    path = next(p for p in made.files if p.name == "bridge.ttl")
    text = turtle.read_text(path)
    whole = set(made.files[path])
    for cut in range(text.index("\n\n"), len(text), 3):
        part = text[:cut]
        try:
            found = turtle.parse_turtle(part, path=path)
        except InputError as error:
            assert error.line is not None
            assert error.column is not None
            assert error.line <= part.count("\n") + 1
        else:
            assert set(found) <= whole
            assert part.rstrip().endswith((".", ">"))


def test_write_canonical_writes_what_canonical_gives(tmp_path):
    path = tmp_path / "a.ttl"
    given_triples = turtle.parse_turtle(X + 'x:b x:p "ž" . x:a a x:B .')
    turtle.write_canonical(path, given_triples)
    assert path.read_bytes().decode() == turtle.canonical(given_triples)


def test_write_canonical_leaves_the_file_when_it_refuses(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_text("old")
    with pytest.raises(DataError):
        turtle.write_canonical(path, turtle.parse_turtle(X + "[] x:p x:q ."))
    assert path.read_text() == "old"


def test_the_repositorys_own_data_are_canonical(example):
    for path, found in example.files.items():
        if path.is_relative_to(example.study.data):
            assert path.read_text(encoding="utf-8") == turtle.canonical(found), path
