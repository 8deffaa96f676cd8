"""What the data have in place of a triple that has no match."""

from __future__ import annotations

import pytest
from hints_helpers import probe

from kg.questions.hints.near import near_triple
from kg.questions.hints.patterns import split_query

DATA = """
x:who a migov:Organisation ; skos:prefLabel "The Council"@en ; skos:altLabel "TC"@en ;
  migov:kind kind:ngo ; migov:country place:lv .
x:claim a migov:Participation ; migov:participant x:who ; migov:inEvent x:part ;
  migov:role role:presenter .
x:part a migov:Event ; migov:partOf x:whole ; migov:date "2022"^^loc:edtf .
x:whole a migov:Event ; migov:place place:riga .
role:presenter a migov:Role ; skos:broader role:speaker .
"""


def told(text):
    """Return what is told of the last triple."""
    one = probe(DATA, text)
    *before, last = split_query(text)
    where = "\n".join(part.text for part in before)
    assert not one.has_row(f"{where} {last.text}")
    alone = not before or one.has_row(last.text) is False
    return near_triple(one, where, last, alone=alone)


@pytest.mark.parametrize(
    ("triples", "said"),
    [
        ('?a skos:prefLabel "The Council"', 'Write "The Council"@en'),
        ('?a skos:prefLabel "Council"', 'FILTER(CONTAINS(STR(?value), "Council"))'),
        ('?a skos:prefLabel "TC"', 'skos:altLabel has it. Write skos:altLabel "TC"@en'),
        ('?a rdfs:label "The Council"@en', "Names are skos:prefLabel here"),
        ('?a migov:acronym "TC"', 'skos:altLabel has it. Write skos:altLabel "TC"@en'),
        ("?a rdfs:label ?name", "Names are skos:prefLabel here"),
        ("?a <http://purl.org/dc/terms/date> ?day", "The property is migov:date here"),
        ("?c migov:inEvent x:whole", "parts of it. Write migov:inEvent/migov:partOf* in place of"),
        ("?c migov:role role:speaker", "narrower codes. Write migov:role/skos:broader*"),
        ("x:who migov:participant ?c", "other way round. Write ?c migov:participant x:who"),
        ("x:part migov:participant ?a", "Write ?claim migov:participant ?a ; migov:inEvent x:part"),
        ("x:who migov:role ?r", "Write ?claim migov:role ?r ; migov:participant x:who"),
        ("?a a migov:Organisation . ?a migov:inEvent ?e", "; migov:participant ?a"),
        (
            "?a migov:participant ?b . ?a a migov:Organisation",
            "Before this, ?a is a migov:Participation; here it is a migov:Organisation.",
        ),
        (
            "?a skos:altLabel ?x . ?b migov:date ?x",
            "Before this, ?x is a text; here it is a value of type edtf.",
        ),
        ("?a migov:kind kind:municipality", "Values of migov:kind are, for example, kind:ngo"),
        ("x:whole migov:kind ?k", "migov:kind is a property of migov:Organisation"),
    ],
)
def test_what_is_near_a_triple_is_told(triples, said):
    assert said in told(f"ASK {{ {triples} }}")


@pytest.mark.parametrize(
    "triples",
    ["?a migov:amount ?b", "?a x:none ?b", "[] x:p 1", "?a a migov:Actor", "x:nobody ?p ?o"],
)
def test_where_nothing_is_known_nothing_is_told(triples):
    assert told(f"ASK {{ {triples} }}") == ""
