from __future__ import annotations

import pytest

from kg.errors import InputError


def test_countries_that_come_with_kg_are_known(mapped):
    assert mapped(**{"LV: place:lv": "LV: place:nz"}).account.made["organisation"].records == 3


@pytest.mark.parametrize("name", ["place:../migov", "place:xx", "plase:lv", "lv"])
def test_other_places_are_not(mapped, name):
    with pytest.raises(InputError, match=r"mapping\.yaml:24"):
        mapped(**{"LV: place:lv": f"LV: {name}"})


def test_a_study_may_have_classes_and_codes_of_its_own(mapped):
    ontology = mapped.root / "study" / "ontology"
    ontology.mkdir(parents=True)
    (ontology / "own.ttl").write_text(
        "@prefix migov: <https://w3id.org/migov#> .\n"
        "<https://w3id.org/migov/code/sector/art> a migov:Sector .\n",
        "utf-8",
    )
    made = mapped(**{'private: ""': "private: sector:art"})
    assert "value without a code" not in {each.kind for each in made.account.notes}


def test_classes_that_have_no_prefix_are_not_made(mapped):
    with pytest.raises(InputError, match="records of this class are not made from tables"):
        mapped(**{"migov:Project": "migov:Document"})
