"""What a rule says is told in headings, and without Turtle."""

from __future__ import annotations

import re

import pytest

from kg.incoming.sheets.layout.wording import in_words_of_sheet

CODER = 'Say who coded the document: migov:coder "..."'
# Of these a sheet has no rows, or its own check comes first.
APART = re.compile(r"oa:|migov:listOf|skos:inScheme|migov:row|this class|\{\?")


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (CODER, "Say who coded the document."),
        ("Give both migov:amount and migov:currency, or neither.",
         "Give both “amount” and “currency”, or neither."),
        ("Name one actor or programme that has a record: migov:giver actor:... or programme:...",
         "Name one actor or programme that has a record."),
        ("Name a place from data/places.ttl, such as place:riga.", "Name a place."),
        ("Give one of migov:inProject, migov:inEvent and migov:inWork.", "Give “in what”."),
        ('Give the day as "2026-11-01"^^xsd:date.', 'Give the day as "2026-11-01".'),
        ("Its end is before its start.", "Its end is before its start."),
    ],
)  # fmt: skip
def test_a_message_in_words_of_the_sheet(layout, message, told):
    headings = layout.headings("en")
    assert in_words_of_sheet(message, None, is_empty=False, codes="", headings=headings) == told


def test_an_empty_cell_is_said_to_be_empty_and_a_list_is_named(layout):
    headings = layout.headings("en")
    coder = layout.sheet("migov:Document").column("migov:coder")
    kind = layout.sheet("migov:Event").column("migov:eventKind")
    given = {"codes": "event-kind", "headings": headings}

    told = in_words_of_sheet(CODER, coder, is_empty=True, **given)
    assert told == "this is empty. Say who coded the document."
    told = in_words_of_sheet("Choose a code of “eventkind:”.", kind, is_empty=True, **given)
    assert told == (
        "this is empty; choose one from the list in the cell, or from “kg codes event-kind”"
    )


def test_no_message_of_the_shapes_speaks_turtle_in_a_sheet(layout):
    model, headings = layout.model, layout.headings("en")
    for node in model.having("sh:message"):
        path = model.one(node, "sh:path")
        columns = [sheet.column_for(path) for sheet in layout.sheets] if path else []
        column = next(filter(None, columns), None)
        for message in model.of(node, "sh:message"):
            told = in_words_of_sheet(
                message, column, is_empty=False, codes="role", headings=headings
            )
            turtle = re.search(r"\b[a-z]+:[A-Za-z.]|ontology/|data/", told)
            assert not turtle or APART.search(told), told
