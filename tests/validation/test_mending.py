"""pyshacl mended: its messages are the same on each run."""

import pytest
import rdflib
from pyshacl.rdfutil import stringify
from random_shapes import triples_of
from rdflib import SH
from validation_helpers import A, prop

from kg.validation.by_pyshacl import check_shapes
from kg.validation.data_graphs import as_graph
from kg.validation.unnamed import numbered

DATA = "actor:a a migov:Organisation ; migov:kind kind:ngo ; skos:prefLabel 'A' ."
LETTERS = [f'"{letter}"' for letter in "zyxwvu"]
SEVERAL = {
    "one of a list": (
        prop(f"sh:path skos:prefLabel ; sh:in ( {' '.join(LETTERS)} )"),
        """Value Literal("A") not in list ['Literal("u")', 'Literal("v")', 'Literal("w")', """
        """'Literal("x")', 'Literal("y")', 'Literal("z")']""",
    ),
    "all of some": (
        prop(f"sh:path skos:prefLabel ; sh:hasValue {' , '.join(LETTERS)}"),
        """Node actor:a->skos:prefLabel does not contain a value in the set: ['Literal("u")', """
        """'Literal("v")', 'Literal("w")', 'Literal("x")', 'Literal("y")', 'Literal("z")']""",
    ),
    "none of some": (
        f"{A} ; sh:not [ sh:nodeKind sh:IRI ] , [ sh:class migov:Organisation ] , [ sh:pattern 'a' "
        "] , [ sh:minLength 1 ] .",
        "Node actor:a must not conform to any shapes in [ sh:nodeKind sh:IRI ] , "
        "[ sh:class migov:Organisation ] , [ sh:pattern Literal(\"a\") ] , "
        '[ sh:minLength Literal("1", datatype=xsd:integer) ]',
    ),
    "of several classes": (
        f"{A} ; sh:class migov:Unit , migov:Person , migov:Event , migov:Place .",
        "Value class is not in classes (migov:Event, migov:Person, migov:Place, migov:Unit)",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rules", "message"), SEVERAL.values(), ids=list(SEVERAL))
def test_what_a_message_lists_is_in_one_order(rules, message, tmp_path):
    """It was in the order of Python's hashes, another one on each run."""
    shapes = as_graph(numbered(triples_of(rules), "s"))
    report = check_shapes(as_graph(triples_of(DATA)), shapes, tmp_path)
    assert {str(each) for each in report.objects(None, SH.resultMessage)} == {message}


def test_a_blank_node_is_written_whole_also_when_it_was_met_further_down_before():
    """pyshacl kept the text, cut off at its limit, for any other place."""
    depth = 4
    said = "[ sh:node " * depth + "[ sh:class migov:Unit ]" + " ]" * depth
    graph = as_graph(triples_of(f"shape:A sh:node {said} ."))
    (top,) = graph.objects(rdflib.URIRef("https://w3id.org/migov/shape/A"), SH.node)
    assert "too.deep" in stringify.stringify_node(graph, top, recursion=6)
    whole = stringify.stringify_node(graph, top)
    assert whole.count("sh:node") == depth
    assert "migov:Unit" in whole
