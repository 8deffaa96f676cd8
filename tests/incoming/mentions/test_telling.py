"""The table of mentions, and the sentence on them."""

from __future__ import annotations

from kg.incoming.mentions.finding import find_mentions
from kg.incoming.mentions.mention import Mention
from kg.incoming.mentions.telling import in_a_sentence, mentions_table


def test_a_row_has_the_offsets_the_record_and_why(example):
    mentions = find_mentions("iš Jonavos rajono savivaldybės", example.dataset, "lt")
    (row,) = mentions_table(mentions, example.dataset, "lt")
    assert (row.start, row.end, row.text, row.kind) == (
        3,
        30,
        "Jonavos rajono savivaldybės",
        "actor",
    )
    assert row.write == "actor:jonava-district-municipality"
    assert (row.score, row.why) == (99, "name, inflected")
    assert row.matched == "Jonavos rajono savivaldybė (lt)"
    assert row.within == "place:jonava, place:jonava-district"
    assert row.suggestion is None


def test_a_name_that_is_ambiguous_has_a_row_for_each_record(example):
    table = mentions_table(
        find_mentions("the Ministry of Culture", example.dataset, "en"), example.dataset, "en"
    )
    assert [(row.write, row.why) for row in table] == [
        ("actor:ministry-of-culture-lt", "1 of 2 records; without the country"),
        ("actor:ministry-of-culture-lv", "1 of 2 records; without the country"),
    ]


def test_an_unknown_name_has_no_record_and_a_new_country_has_a_label(example):
    table = mentions_table(
        find_mentions("Utenos savivaldybė iš Švedijos", example.dataset, "lt"),
        example.dataset,
        "lt",
    )
    (unknown, sweden) = table
    assert (unknown.record, unknown.write, unknown.kind) == (None, None, "unknown")
    assert table.labels[sweden.record] == "Švedija"


def test_the_sentence_counts_what_is_known_ambiguous_and_unknown():
    def mention(kind, *things):
        return Mention(0, 1, "x", things, kind, 100, "")

    translated = Mention(0, 1, "x", ("a",), "actor", 80, "translated")
    assert in_a_sentence([translated]) == (
        "1 mention of 1 record; 1 of them by a translated name: check"
    )
    assert in_a_sentence([]) == "0 mentions of 0 records"
    assert in_a_sentence([mention("place", "a"), mention("place", "a")]) == "2 mentions of 1 record"
    assert in_a_sentence([mention("actor", "a", "b"), mention("unknown")]) == (
        "1 mention of 2 records; 1 of them may mean several records; "
        "1 possible name of an actor that the study does not have"
    )
