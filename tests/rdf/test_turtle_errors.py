"""The usual mistakes of a beginner, and the word that helps."""

import pytest
from rdf_helpers import X

from kg.errors import InputError
from kg.rdf.turtle import parse_turtle

OBJECT = 'write a name with its prefix, as in actor:riga, or a text, as in "Riga"@lv'
PROPERTY = "a property has a prefix, as in migov:role or oa:exact"


@pytest.mark.parametrize(
    ("body", "place", "words"),
    [
        ("x:a x:b [ exact 1 ] .", "2:11", f"“exact” has no prefix; {PROPERTY}"),
        ("x:a role x:b .", "2:5", "“role” has no prefix; if it belongs to the name before it, a "
         f"name has no blank: write x:a-role. Else {PROPERTY}"),
        ("x:a x:b Riga .", "2:9", f"“Riga” has no prefix; {OBJECT}"),
        ("riga x:b 1 .", "2:1",
         "“riga” has no prefix; a name has a prefix, as in actor:riga or claim:riga-host"),
        ('x:a x:b [ x:c "]"@en .', "2:22",
         'a “]” is missing; a quote within its claim is written as [ oa:exact "..."@lt ]'),
        ('x:a x:b [ x:c "]"@en x:d "]"@en ] .', "2:22",
         "a “;” is missing before x:d, or a “]” if the brackets end there"),
        ('x:a x:b [ x:c "]"@en , x:d "]"@en ] .', "2:28",
         "before x:d there is a “,” where “;” is meant: the next property follows"),
        ("x:a/b x:c 1 .", "2:4",
         "a name has no “/” after its prefix; write a hyphen, as in claim:riga-host"),
        ("x:a x:b 2024-05-14 .", "2:13",
         '2024-05-14 is written as a text with its type: "2024-05-14"^^loc:edtf'),
        ("x:a x:b 2024-05 ; x:c 1 .", "2:13",
         '2024-05 is written as a text with its type: "2024-05"^^loc:edtf'),
        ("x:a x:B ; x:c 1 .", "2:9",
         "a value is missing before “;”; if x:B is the class, write a before it"),
        ("x:a x:b satus:c .", "2:9", "the prefix satus: is not declared; did you mean status:?"),
    ],
)  # fmt: skip
def test_the_mistake_is_told_with_what_to_write(body, place, words):
    with pytest.raises(InputError) as caught:
        parse_turtle(X + body)
    assert str(caught.value) == f"{place}: {words}"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("x:a x:b a .", "not Turtle: a is not a valid RDF object"),
        ("x:a x:b role:x .", "the prefix role: is not declared; add “@prefix role:"),
        ("x:a x:b zzzz:x .", "the prefix zzzz: is not declared; add “@prefix zzzz:"),
        ('x:a x:b "2024-05-14" x:c .', "a “;”, “,” or “.” is missing"),
        ("x:a x:b <http://x.org/2024-05-14> x:c .", "a “;”, “,” or “.” is missing"),
    ],
)
def test_nothing_is_said_where_the_mistake_is_another(body, words):
    with pytest.raises(InputError) as caught:
        parse_turtle(X + body)
    assert words in caught.value.message
