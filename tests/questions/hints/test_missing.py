"""Names that nothing has."""

from __future__ import annotations

import pytest
from hints_helpers import Few
from pyoxigraph import NamedNode

from kg.questions.hints.missing import missing_names
from kg.questions.sources import Request
from kg.rdf import expand

DATA = (
    "event:riga-a a migov:Event . x:c migov:participant kind:ngo ; migov:eventKind 1 ; x:same 2 ."
)
KNOWN = {
    expand(name)
    for name in (
        *("migov:Event", "migov:eventKind", "migov:participant", "event:riga-a", "kind:ngo"),
        "verdict:same",
    )
}


class Known(Few):
    def names(self):
        return KNOWN


def told(text, **bound):
    return missing_names(Known(DATA), Request(text, bound))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ASK { ?c migov:partcipant ?a }", "“migov:partcipant”; did you mean migov:participant?"),
        ("ASK { ?e a migov:event }", "“migov:event”; did you mean migov:Event?"),
        ("ASK { event:riga ?p ?o }", "“event:riga”; did you mean event:riga-a?"),
        ("ASK { ?a migov:kind role:ngo }", "“role:ngo”; there is kind:ngo"),
        ("ASK { ?e a <http://w3id.org/migov#Event> }", "did you mean migov:Event?"),
        ("ASK { ?p foaf:name ?n }", "nothing in the study is called “foaf:name”"),
        ("ASK { ?p migov:same ?n }", "“migov:same”; there is verdict:same"),
    ],
)
def test_a_name_that_nothing_has_is_told_with_the_one_meant(text, said):
    assert told(text)[-1].endswith(said)


def test_a_prefix_that_is_declared_nearly_right_is_told_once():
    text = "PREFIX skos: <urn:s>\nPREFIX migov: <http://w3id.org/migov/>\n"
    assert told(f"{text}ASK {{ ?c migov:participant ?a ; a migov:Event }}") == [
        "line 2: PREFIX migov: is <https://w3id.org/migov#> here, not <http://w3id.org/migov/>"
    ]
    assert told("PREFIX kind: <urn:mine:> ASK { ?a ?b kind:ngo }") == [
        "nothing in the study is called “kind:ngo”"
    ]


def test_parameters_are_looked_at_too():
    said = told("SELECT ?e { ?e ?p ?o }", e=NamedNode(expand("event:riga")))
    assert said == ["nothing in the study is called “event:riga”; did you mean event:riga-a?"]
    assert told("ASK { ?c migov:participant ?a ; a migov:Event }") == []
