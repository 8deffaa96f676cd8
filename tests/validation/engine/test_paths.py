"""Paths of property shapes."""

import pytest
from pyoxigraph import NamedNode
from random_shapes import triples_of
from rdflib import SH

from kg.rdf.vocabulary import expand
from kg.validation.data_graphs import as_graph
from kg.validation.engine.index import Index
from kg.validation.engine.paths import read_path

INDEX = Index(
    triples_of("actor:a migov:kind actor:b ; migov:mode actor:c . actor:b migov:kind actor:d .")
)


def path_of(said):
    rules = as_graph(triples_of(f"shape:A sh:path {said} ."))
    (path,) = rules.objects(None, SH.path)
    return read_path(lambda: INDEX, rules, path)


@pytest.mark.parametrize(
    ("said", "start", "values", "steps"),
    [
        ("migov:kind", "a", "b", 1),
        ("[ sh:inversePath migov:kind ]", "b", "a", None),
        ("( migov:kind migov:kind )", "a", "d", 2),
        ("( [ sh:inversePath migov:kind ] migov:mode )", "b", "c", None),
        ("[ sh:alternativePath ( migov:kind migov:mode ) ]", "a", "bc", 1),
        (f"( {'migov:kind ' * 8})", "a", "", 8),
    ],
)
def test_a_path_leads_to_values(said, start, values, steps):
    path = path_of(said)
    found = path.values(NamedNode(expand(f"actor:{start}")))
    assert set(found) == {NamedNode(expand(f"actor:{name}")) for name in values}
    assert path.steps == steps
    assert (path.of is None) == (said != "migov:kind")


@pytest.mark.parametrize(
    "said",
    [
        "[ sh:zeroOrMorePath migov:kind ]",
        "[ sh:oneOrMorePath migov:kind ]",
        "[ sh:zeroOrOnePath migov:kind ]",
        "[ sh:inversePath ( migov:kind migov:mode ) ]",
        "( migov:kind )",
        "( migov:kind [ sh:zeroOrMorePath migov:kind ] )",
        "[ sh:alternativePath ( migov:kind ) ]",
        f"( {'migov:kind ' * 9})",  # of which pyshacl refuses those with more than 9
    ],
)
def test_what_is_left_to_pyshacl(said):
    assert path_of(said) is None
