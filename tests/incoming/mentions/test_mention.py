"""A mention means one record, several, or none."""

from __future__ import annotations

from kg.incoming.mentions.mention import Mention


def test_a_mention_has_a_thing_only_if_one_is_meant():
    def mention(*things):
        return Mention(0, 4, "Riga", things, "place", 100, "name")

    assert mention("a").thing == "a"
    assert mention("a", "b").thing == ""
    assert mention().thing == ""
