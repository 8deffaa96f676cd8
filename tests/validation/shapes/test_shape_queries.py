"""A query of a shape that could find nothing, or that SHACL does not allow, is refused."""

import pytest
from validation_helpers import line_of, select, write

from kg.errors import InputError
from kg.rdf.vocabulary import PREFIXES, expand
from kg.validation.shapes.shape_queries import names_of_query
from kg.validation.shapes.shapes import read_shapes

QUERIES = {
    "no SPARQL": ("SELECT $this WHERE { $this ?p }", "not SPARQL 1.1: unexpected “}”"),
    "a prefix that nobody declared": (
        "SELECT $this WHERE { $this foo:bar ?x }",
        "the prefix “foo:” is not declared",
    ),
    "another server": (
        "SELECT $this WHERE { SERVICE <https://example.org/sparql> { $this ?p ?value } }",
        "SERVICE is not allowed",
    ),
    "a graph to load": (
        "SELECT $this FROM <https://example.org/g> WHERE { $this ?p ?value }",
        "FROM is not allowed",
    ),
    "MINUS": (
        "SELECT $this WHERE { $this ?p ?x MINUS { $this migov:kind ?x } }",
        "SHACL forbids MINUS in the query of a shape; write FILTER NOT EXISTS",
    ),
    "VALUES": (
        "SELECT $this WHERE { VALUES ?x { 1 } $this ?p ?x }",
        "SHACL forbids VALUES in the query of a shape; write FILTER(?x IN",
    ),
    "ASK": ("ASK { $this ?p ?x }", "the query of a shape must be a SELECT query"),
    "nothing selected": (
        "SELECT ?x WHERE { ?x ?p ?value }",
        "the query of a shape must select $this; add it",
    ),
    "a query in a query": (
        "SELECT $this WHERE { { SELECT ?x WHERE { ?x ?p ?y } } $this ?q ?x }",
        "a nested SELECT must select $this; add it",
    ),
    "a property that does not exist": (
        "SELECT $this WHERE { $this migov:knid ?x }",
        "did you mean migov:kind?",
    ),
    "a property in full": (
        "SELECT $this WHERE { $this <http://w3id.org/migov#kind> ?x }",
        "<http://w3id.org/migov#kind> is not a known term or record",
    ),
    "a code that does not exist": (
        "SELECT $this WHERE { $this migov:kind kind:ngoo }",
        "did you mean kind:ngo?",
    ),
    "a function that nobody has": (
        "SELECT $this WHERE { $this ?p ?x FILTER(<https://example.org/f>(?x)) }",
        "the query cannot run: ",
    ),
    "brackets without end": (
        f"SELECT $this WHERE {'{' * 200} $this ?p ?x {'}' * 200}",
        "more than 100 nested brackets",
    ),
}


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_that_could_find_nothing_is_refused_with_file_line_and_reason(
    name, terms, tmp_path
):
    query, message = QUERIES[name]
    path = write(tmp_path / "own.ttl", select(query))
    with pytest.raises(InputError) as refused:
        read_shapes([path], terms)
    assert message in refused.value.message
    assert refused.value.message.startswith("sh:select: ") or "known term" in refused.value.message
    assert (refused.value.path, refused.value.line) == (path, line_of(path, "shape:A-query"))


def test_the_names_that_a_query_uses_are_found_outside_of_texts_and_comments():
    query = """SELECT $this ?x WHERE { # kind:comment
      $this a migov:Event ; <https://example.org/p> ?x . FILTER(?x != "kind:text") }"""
    named = {expand("migov:Event"), "https://example.org/p"}
    assert names_of_query(query, PREFIXES) == named
