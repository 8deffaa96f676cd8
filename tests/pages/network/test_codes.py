from __future__ import annotations

from kg.pages.network.codes import Code, Codes, shipped_codes

MUNICIPALITY = {"en": "municipality", "lt": "savivaldybė", "lv": "pašvaldība"}


def test_a_text_stands_for_the_code_of_a_list_in_any_of_its_languages():
    codes = shipped_codes()
    for text in MUNICIPALITY.values():
        found = codes.of("kind", text)
        assert (found.key, found.label) == ("kind:municipality", MUNICIPALITY)
    assert codes.of("country", "Lietuva").key == codes.of("country", "Lithuania").key == "place:lt"
    assert codes.of("role", "runātājs").key == "role:speaker"
    assert codes.of("level", "national").key == "level:national"
    assert codes.of("sector", "public sector").key == "sector:public"
    assert codes.of("relation", "partOf").label == {"en": "part of", "lt": "dalis", "lv": "daļa"}
    assert codes.of("cls", "Unit").label["lv"] == "struktūrvienība"


def test_a_text_that_no_list_has_is_its_own_key():
    assert shipped_codes().of("kind", "guild") == Code("guild", "guild")
    assert shipped_codes().of("level", "municipality").key == "municipality"
    assert Codes().of("kind", "municipality").key == "municipality"
