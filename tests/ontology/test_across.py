"""Rules across records take a time that grows with the records and no faster."""

import time

import pytest
import rdflib
from rdflib import RDF, SH
from validation_helpers import DECLARED

from kg.rdf.turtle import parse_turtle
from kg.rdf.vocabulary import expand
from kg.validation.by_pyshacl import check_shapes
from kg.validation.clock import Clock
from kg.validation.data_graphs import as_graph
from kg.validation.shapes.shapes import shapes_folder

NUMBER = 1000
MANY = {
    "Namesakes-decided": (
        'actor:a{n} a migov:Person ; skos:prefLabel "Placeholder\\\\ \\"{{?x}}\\"\\n%s"@en .',
        1,
    ),
    "Namesakes-decided, two by two": (
        'actor:a{n} a migov:Organisation ; migov:country place:lt ; skos:prefLabel "N{half}"@en .',
        NUMBER // 2,
    ),
    "Namesakes-decided, kept apart": (
        'actor:a{n} a migov:Person ; skos:prefLabel "N{half}"@en . '
        "claim:c{half} migov:one actor:a{first} ; migov:other actor:a{second} .",
        0,
    ),
    "One-lead-partner": (
        "claim:c{n} migov:role role:lead-partner ; migov:inProject project:p ; "
        "migov:participant actor:a{n} ; migov:evidence quote:q . quote:q migov:document doc:d .",
        NUMBER,
    ),
    "Talk-in-an-event": (
        "event:e{n} migov:eventKind eventkind:talk . "
        "claim:c{n} migov:inEvent event:e{n} ; migov:role role:speaker .",
        NUMBER,
    ),
}


@pytest.mark.thorough
@pytest.mark.parametrize("name", MANY)
def test_a_thousand_records_with_the_same_error_take_seconds(name):
    shape = rdflib.URIRef(expand(f"shape:{name.partition(',')[0]}"))
    rules = rdflib.Graph()
    for path in (shapes_folder() / "across").glob("*.ttl"):
        rules.parse(path)
    for other in set(rules.subjects(RDF.type, SH.NodeShape)) - {shape}:
        rules.remove((other, None, None))
    said, expected = MANY[name]
    body = "\n".join(
        said.format(n=n, half=n // 2, first=n // 2 * 2, second=n // 2 * 2 + 1)
        for n in range(NUMBER)
    )
    start = time.process_time()
    report = check_shapes(
        as_graph(parse_turtle(DECLARED + body)), rules, shapes_folder(), Clock(60)
    )
    assert len(set(report.objects(None, SH.result))) == expected
    assert time.process_time() - start < 30
