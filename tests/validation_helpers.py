"""Turtle files and shapes for the tests of validation."""

from pathlib import Path

import pytest
from rdflib import SH

from kg.errors import InputError
from kg.rdf.vocabulary import PREFIXES
from kg.study import Terms
from kg.validation.shapes.shapes import read_shapes

DECLARED = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())


def write(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(DECLARED + body, encoding="utf-8", newline="\n")
    return path


def line_of(path: Path, start: str) -> int:
    """Return the line that begins so."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


A = "shape:A a sh:NodeShape ; sh:targetClass migov:Organisation"
FINE = f"{A} ; sh:nodeKind sh:IRI ."


def prop(constraints):
    """Return a shape with one property shape, on a line of its own."""
    return f"{A} ; sh:property shape:A-p .\nshape:A-p a sh:PropertyShape ; {constraints} ."


def select(query):
    return (
        f"{A} ; sh:sparql shape:A-query .\n"
        f'shape:A-query a sh:SPARQLConstraint ; sh:select "{query}" .'
    )


def parameter_of(component):
    """Return the constraint of a component: ``minCount`` of sh:MinCountConstraintComponent."""
    name = str(component).removeprefix(str(SH)).removesuffix("ConstraintComponent")
    return "sparql" if name == "SPARQL" else name[0].lower() + name[1:]


def assert_refused(body: str, record: str, message: str, terms: Terms, folder: Path) -> None:
    """Shapes are refused, with the file, the line of a record, and the reason."""
    path = write(folder / "shapes" / "own.ttl", body)
    with pytest.raises(InputError) as refused:
        read_shapes([path.parent], terms)
    assert message in refused.value.message
    assert (refused.value.path, refused.value.line) == (path, line_of(path, record))
    assert str(refused.value).startswith(f"{path}:{refused.value.line}:")
