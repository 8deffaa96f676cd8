"""Sentences with a subject, a verb and an object."""

from __future__ import annotations

import pytest

from kg.lookup.sentences import claimed, sentence


@pytest.mark.parametrize(
    ("says", "value", "told"),
    [
        ("country", "Latvia", "X has the country Latvia."),
        ("part of", "Y", "X is part of Y."),
        ("run by", "Y", "X is run by Y."),
        ("about", "Y", "X is about Y."),
        ("about, in words", "a plan", "X is about, in words a plan."),
        ("of the project", "Y", "X is of the project Y."),
        ("within", "Y", "X is within Y."),
        ("follows", "Y", "X follows Y."),
        ("implies sector", "Y", "X implies sector Y."),
        ("implies presence", "true", "X implies presence."),
        ("definition", "A plan.", "Definition: A plan."),
        ("note", "Why?", "Note: Why?"),
    ],
)
def test_a_statement_in_english(says, value, told):
    assert sentence("X", says, value) == told


def test_a_statement_in_another_language_has_no_english_verb():
    assert sentence("X", "valstis", "Y", "lt") == "X – valstis: Y."
    assert sentence("X", "part of", "Y", "en-GB") == "X is part of Y."


@pytest.mark.parametrize(
    ("kind", "parts", "told"),
    [
        (
            "Participation",
            {"participant": "A", "role": "speaker", "inEvent": "E", "onBehalfOf": "O"},
            "A has the role “speaker” in E, on behalf of O.",
        ),
        (
            "Participation",
            {"participant": "A", "role": "author", "inWork": "W", "inCapacityOf": "“mayor”"},
            "A has the role “author” in W, as “mayor”.",
        ),
        (
            "Tenure",
            {"holder": "A", "postTitle": "meras", "postIn": "O"},
            "A holds the post “meras” in O.",
        ),
        ("Membership", {"member": "A", "memberOf": "O"}, "A is a member of O."),
        (
            "Funding",
            {"giver": "F", "amount": "5", "currency": "EUR", "fundingKind": "grant",
             "recipient": "A", "inProject": "P"},
            "F gives 5 EUR (grant) to A for P.",
        ),
        (
            "Funding",
            {"amount": "5", "currency": "EUR", "fundingKind": "total", "inProject": "P"},
            "P receives 5 EUR (total).",
        ),
        ("Funding", {"giver": "F", "inProject": "P"}, "F gives money for P."),
        (
            "Succession",
            {"predecessor": "A", "successor": "B", "changeKind": "merger"},
            "B takes the place of A (merger).",
        ),
        (
            "Identity",
            {"one": "A", "other": "B", "verdict": "same"},
            "The coder’s decision on “A” and “B” is “same”.",
        ),
        ("Participation", {}, "(not known) has the role “(not known)” in (not known)."),
        ("Statement", {"subject": "A"}, ""),
        ("Unknown", {}, ""),
    ],
)  # fmt: skip
def test_a_claim_in_english(kind, parts, told):
    assert claimed(kind, parts) == told
