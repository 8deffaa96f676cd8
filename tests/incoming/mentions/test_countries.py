"""Countries that a study does not name are known all the same."""

from __future__ import annotations

from kg.incoming.mentions.countries import countries_beside

SE = "https://w3id.org/migov/id/place/se"


def test_each_country_has_its_names_unless_the_study_has_it():
    found = {(name.text, name.lang, name.kind) for name in countries_beside([]) if name.thing == SE}
    assert {("Zviedrija", "lv", "name"), ("SE", "", "ISO 3166 code")} <= found
    assert len({name.thing for name in countries_beside([])}) == 249
    assert [name for name in countries_beside([SE]) if name.thing == SE] == []
