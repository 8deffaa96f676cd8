"""A mention means one record, several, or none."""

from __future__ import annotations

from kg.incoming.mentions.mention import Mention


def test_a_mention_has_a_thing_only_if_one_is_meant():
    def mention(*things):
        return Mention(0, 4, "Riga", things, "place", 100, "name")

    assert mention("a").thing == "a"
    assert mention("a", "b").thing == ""
    assert mention().thing == ""


def test_a_mention_tells_whether_its_name_is_a_translated_one():
    why = ("translated", "translated, without the country", "name", "")
    assert [Mention(0, 4, "Riga", ("a",), "actor", 70, each).is_translated for each in why] == [
        *(True, True, False, False)
    ]
