from rdf_helpers import X

from kg.rdf.brackets import bracketed, first_unnamed
from kg.rdf.turtle import parse_turtle

P = "http://x.org/p"


def found(text):
    parse_turtle(text)
    return [(text[each.start : each.end], each.line) for each in bracketed(text, P)]


def test_only_values_of_the_property_within_brackets_are_found():
    text = X + (
        'x:a x:q [ x:p 1 ] ; x:p [ x:r "]" ] ,\n [ x:r 2 ; # ] not here\n x:s 3 ], x:b, 4.5 ;'
        "x:p ( [ x:r 1 ] ) ; x:q x:p .\n[ x:p [ x:r 5 ] ] x:p [] .\n<http://x.org/p> a x:p .\n"
    )
    assert found(text) == [
        ('[ x:r "]" ]', 2), ("[ x:r 2 ; # ] not here\n x:s 3 ]", 3), ("[]", 5),
    ]  # fmt: skip


def test_prefixes_and_a_base_are_those_of_the_place():
    text = (
        "PREFIX p: <http://x.org/>\n@base <http://x.org/> .\n<a> p:p [ <c> <d> ] .\n"
        "@prefix p: <http://y.org/> .\n<a> p:p [ p:c 1 ] ; <p> [ p:c 2 ] . <b> <p>[p:c 3]."
    )
    one, two, three = bracketed(text, P)
    assert str(one.triples[0]).endswith("<http://x.org/c> <http://x.org/d>")
    assert "<http://y.org/c>" in str(two.triples[0])
    assert text[: two.after].endswith("[ p:c 2 ] .")
    assert text[: three.after] == text


def test_a_record_within_it_makes_it_not_plain():
    text = X + "x:a x:p [ x:b 1 ; x:c x:d ], [ x:b [] ], [ x:b (1) ], [ x:b _:b ], [] ."
    assert [each.is_plain for each in bracketed(text, P)] == [True, False, False, False, True]


def test_the_line_of_the_first_record_without_a_name():
    assert first_unnamed(X + 'x:a x:b "[", <_:> ; # [\n x:c [] .') == 3
    assert first_unnamed(X + "x:a x:b 1 .\n_:b x:c 2 .") == 3
    assert first_unnamed(X + "x:a x:b ( 1 ) .") is None
