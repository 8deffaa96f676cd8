from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdf_helpers import X

from kg.errors import DataError
from kg.rdf import (
    PREFIXES,
    XSD,
    canonical,
    first_comment,
    parse_turtle,
    record_lines,
)

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
        # What begins at that line, with the prefixes before it, names this record and no other.
        alone = "\n".join(x for x in lines if x.startswith("@prefix ")) + "\n"
        end = next(n for n in range(line, len(lines) + 1) if n == len(lines) or not lines[n])
        record = parse_turtle(alone + "\n".join(lines[line - 1 : end]))
        assert {triple.subject.value for triple in record} == {iri}
    by_line = sorted(found, key=found.__getitem__)
    assert by_line == sorted(by_line, key=lambda iri: f"<{iri}>")


@given(triples)
def test_canonical_turtle_has_no_comment(given_triples):
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
    with pytest.raises(DataError, match=r"without a name .* give it one") as caught:
        canonical(parse_turtle(X + body))
    assert caught.value.exit_code == 1


@pytest.mark.parametrize("body", ["x:a x:p ( [] 3 ) .", "x:a x:p ( [ x:q x:r ] ) ."])
def test_a_nameless_record_within_a_list_is_refused(body):
    """It raised a KeyError of the empty prefix "_"."""
    with pytest.raises(DataError, match="without a name"):
        canonical(parse_turtle(X + body))


def test_a_list_that_runs_in_a_circle_is_refused():
    """It was followed for ever, until memory was full."""
    cell = BlankNode("cell")
    rdf = PREFIXES["rdf"]
    circle = [
        Triple(NamedNode("http://x.org/a"), NamedNode("http://x.org/p"), cell),
        Triple(cell, NamedNode(f"{rdf}first"), Literal("1")),
        Triple(cell, NamedNode(f"{rdf}rest"), cell),
    ]
    with pytest.raises(DataError, match="a list contains itself or is used twice"):
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
    with pytest.raises(DataError, match="lists in lists, more than 50 levels deep; use"):
        canonical(deeper)


RDF = f"@prefix rdf: <{PREFIXES['rdf']}> .\n{X}"


CELL = "rdf:first 1 ; rdf:rest rdf:nil"
TWICE, CHANGED = "is used twice; write it out each time", "without changing it, so nothing was"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (f"x:a x:p _:l ; x:q _:l . _:l {CELL} .", TWICE),
        (
            f"x:a x:p _:l ; x:q _:l . _:l {CELL} . _:m {CELL} .",
            "is used twice; write it out each time",
        ),
        (f"x:a x:p x:b . _:l {CELL} .", CHANGED),
        (
            f"x:a x:p _:l . _:l {CELL} ; rdf:first 2 .",
            "without changing it, so nothing was written",
        ),
        (
            f"x:a x:p _:l . _:l {CELL} ; rdf:rest x:c .",
            "without changing it, so nothing was written",
        ),
        ("x:a x:p _:l . _:l rdf:first 1 .", CHANGED),
        (
            "x:a x:p _:l . _:l rdf:first 1 ; rdf:rest x:c .",
            "without changing it, so nothing was written",
        ),
        (
            "x:a x:p _:l . _:l rdf:first 1 ; rdf:rest _:m .",
            "without changing it, so nothing was written",
        ),
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


def shuffled(text, seed):
    """Return the same triples with records, properties and values in another order."""
    chance = random.Random(seed)
    head, *records = text.rstrip("\n").split("\n\n")
    chance.shuffle(records)
    turned = []
    for record in records:
        subject, rest = record.removesuffix(" .").split(" ", 1)
        properties = rest.split(" ;\n    ")
        chance.shuffle(properties)
        turned.append(f"{subject} {' ; '.join(properties)}.")
    return head + "\n" + "\n".join(turned)


def test_the_order_of_a_writer_is_kept_if_asked():
    text = X + 'x:c x:q 2 ; x:p ( x:z 1 ) , "b", "a" ; a x:B .\nx:a x:p x:c . x:c x:q 1, 2 .'
    assert canonical(parse_turtle(text), {"x": "http://x.org/"}, keep_order=True) == (
        "@prefix x: <http://x.org/> .\n\n"
        'x:c x:q 2 , 1 ;\n    x:p ( x:z 1 ) , "b" , "a" ;\n    a x:B .\n\nx:a x:p x:c .\n'
    )


def test_the_order_of_all_data_is_kept_and_nothing_else_differs(example):
    for number, (path, found) in enumerate(example.dataset.files.items()):
        if not path.is_relative_to(example.folder.data):
            continue
        text = path.read_text(encoding="utf-8")
        mixed = parse_turtle(shuffled(text, number))
        assert set(mixed) == set(found)
        kept = canonical(mixed, keep_order=True)
        again = parse_turtle(kept)
        assert (set(again), len(again)) == (set(found), len(found))
        assert list(dict.fromkeys(t.subject for t in again)) == list(
            dict.fromkeys(t.subject for t in mixed)
        )
        assert canonical(again, keep_order=True) == kept
        assert canonical(again) == text


def test_the_repositorys_own_data_are_canonical(example):
    for path, found in example.dataset.files.items():
        if path.is_relative_to(example.folder.data):
            assert path.read_text(encoding="utf-8") == canonical(found), path


def test_prefixes_of_a_study_are_kept_if_they_are_not_taken():
    own = {"my": "https://example.org/my#", "actor": "https://x.org/", "a": "https://unused.org/"}
    own["event"] = PREFIXES["event"]
    own["also"] = PREFIXES["migov"]
    given_triples = parse_turtle(
        "<https://example.org/my#a> <https://w3id.org/migov#b> <https://x.org/c> , "
        "( <https://example.org/my#d> ) ."
    )
    text = canonical(given_triples, own)
    assert text == (
        "@prefix a: <https://unused.org/> .\n"
        "@prefix event: <https://w3id.org/migov/id/event/> .\n"
        "@prefix migov: <https://w3id.org/migov#> .\n@prefix my: <https://example.org/my#> .\n\n"
        "my:a migov:b ( my:d ) , <https://x.org/c> .\n"
    )
    assert canonical(parse_turtle(text), own) == text
