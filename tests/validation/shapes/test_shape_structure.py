"""Shapes that refer to nothing or in a circle, and shapes that check nothing, are refused."""

import pytest
from validation_helpers import A, assert_refused, prop

MISSING = {
    "node": (f"{A} ; sh:node shape:B .", "shape:A"),
    "property": (f"{A} ; sh:property shape:B .", "shape:A"),
    "a member of or": (
        f"{A} ; sh:or ( shape:C shape:B ) .\nshape:C sh:nodeKind sh:IRI .",
        "shape:A",
    ),
    "a member of and": (f"{A} ; sh:and ( shape:B ) .", "shape:A"),
    "a member of xone": (f"{A} ; sh:xone ( shape:B ) .", "shape:A"),
    "not": (f"{A} ; sh:not shape:B .", "shape:A"),
    "a qualified shape": (
        prop("sh:path migov:kind ; sh:qualifiedValueShape shape:B ; sh:qualifiedMinCount 1"),
        "shape:A-p",
    ),
    "a query": (f"{A} ; sh:sparql shape:B .", "shape:A"),
}

AROUND = {
    "itself": (f"{A} ; sh:node shape:A .", "shape:A"),
    "by way of a property": (
        f"{A} ; sh:property shape:A-p .\n"
        "shape:A-p a sh:PropertyShape ; sh:path migov:underAuthorityOf ; sh:node shape:A .",
        "shape:A",
    ),
    "by way of three": (
        f"{A} ; sh:node shape:B .\nshape:B sh:node shape:C .\nshape:C sh:node shape:B .",
        "shape:B",
    ),
    "by way of not": (f"{A} ; sh:not shape:B .\nshape:B sh:node shape:A .", "shape:A"),
    "by way of or": (
        f"{A} ; sh:or ( shape:B shape:C ) .\nshape:B sh:node shape:A ."
        "\nshape:C sh:nodeKind sh:IRI .",
        "shape:A",
    ),
    "in brackets": (
        f"{A} ; sh:not [ sh:or ( [ sh:node shape:A ] [ sh:class migov:Event ] ) ] .",
        "shape:A",
    ),
}

REFUSED = {
    **{
        f"missing, {name}": (body, record, "there is no shape shape:B; write it, or correct the")
        for name, (body, record) in MISSING.items()
    },
    "missing, and one of nearly that name": (
        f"{A} ; sh:node shape:Orgnisation .\nshape:Organisation sh:nodeKind sh:IRI .",
        "shape:A",
        "there is no shape shape:Orgnisation; did you mean shape:Organisation?",
    ),
    **{
        f"around, {name}": (body, record, "refers to itself, directly or through other shapes")
        for name, (body, record) in AROUND.items()
    },
    "all deactivated": (
        f"{A} ; sh:nodeKind sh:IRI ; sh:deactivated true .",
        "shape:A",
        "all shapes are deactivated, so nothing would be checked",
    ),
    "all that a shape asks deactivated": (
        prop("sh:path migov:kind ; sh:minCount 1 ; sh:deactivated true"),
        "shape:A",
        "shape:A has a target and no constraint, so it checks nothing; add a constraint",
    ),
    "nothing asked": (
        f"{A} .",
        "shape:A",
        "shape:A has a target and no constraint, so it checks nothing; add a constraint",
    ),
    "nothing asked by way of another": (
        f'{A} ; sh:node shape:B .\nshape:B a sh:NodeShape ; sh:name "B" .',
        "shape:A",
        "shape:A has a target and no constraint, so it checks nothing; add a constraint",
    ),
    "no target": (
        "shape:A a sh:NodeShape ; sh:nodeKind sh:IRI .",
        "shape:A",
        "no shape has a target, so nothing would be checked; add sh:targetClass",
    ),
    "a class for a target": (
        "migov:Event a sh:NodeShape ; sh:nodeKind sh:IRI .",
        "migov:Event",
        "no shape has a target, so nothing would be checked; add sh:targetClass",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_shapes_that_could_find_nothing_are_refused_with_file_line_and_reason(
    name, terms, tmp_path
):
    assert_refused(*REFUSED[name], terms, tmp_path)
