"""What the ontology and the shapes say, read for columns."""

from __future__ import annotations

import pytest

from kg.incoming.sheets.layout.shapes import read_model
from kg.rdf import expand


@pytest.fixture(scope="module")
def model(example):
    return read_model(example.dataset)


def test_classes_and_those_above_them(model):
    above = [each for each in model.above(expand("migov:Unit")) if "migov" in each]
    assert above == [
        expand(f"migov:{name}") for name in ("Unit", "Organisation", "Actor", "Record")
    ]
    below = model.below(expand("migov:Actor"))
    assert [each.rpartition("#")[2] for each in below] == [
        *("Actor", "Organisation", "Person", "Unit", "UnnamedGroup")
    ]


def test_a_unit_may_have_what_an_organisation_may_have_and_its_own(model):
    allowed = model.allowed(expand("migov:Unit"))
    assert expand("migov:areaServed") in allowed
    assert expand("migov:subUnitOf") in allowed
    assert expand("skos:note") in allowed
    assert expand("rdf:type") not in allowed
    assert expand("migov:sizeApprox") not in allowed


def test_just_one_of_some_properties(model):
    ((shape, paths),) = model.alternatives(expand("migov:Participation"))
    assert shape == expand("shape:Participation-in-one")
    assert paths == [expand(f"migov:in{name}") for name in ("Project", "Event", "Work")]
    assert model.alternatives(expand("migov:Funding")) == []


def test_classes_of_values_are_read_through_or(model):
    giver = model.allowed(expand("migov:Funding"))[expand("migov:giver")]
    assert giver[0].classes == {expand("migov:Actor"), expand("migov:Programme")}
    assert (giver[0].least, giver[0].most) == (0, 1)
