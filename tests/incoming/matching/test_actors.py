from __future__ import annotations

import pytest

from kg.incoming.matching.actors import read_actors
from kg.rdf import expand
from kg.study import load_dataset


@pytest.fixture
def found(towns):
    return {each.iri.rpartition("/")[2]: each for each in read_actors(load_dataset(towns))}


def test_organisations_units_and_persons_are_read_and_unnamed_groups_are_not(found):
    assert list(found) == ["city", "council", "office", "ona", "town", "unit"]
    assert [name for name, each in found.items() if each.is_person] == ["ona"]


def test_each_has_what_is_known_of_it(found):
    council, unit = found["council"], found["unit"]
    assert council.names == ("Ezere City Council", "the council")
    assert council.places == {expand("place:ezere")}
    assert council.countries == {expand("place:lv")}, "by its seat"
    assert council.joined == {expand("project:p")}
    assert unit.above == {expand("actor:council")}
    assert found["town"].countries == {expand("place:lv")}
