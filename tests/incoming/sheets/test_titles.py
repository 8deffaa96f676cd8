"""Titles of sheets without records."""

from __future__ import annotations

from kg.incoming.sheets.titles import EXAMPLE, LISTS, NOT_READ


def test_every_title_in_every_language_is_known():
    assert {EXAMPLE["lt"], LISTS["lv"], "Read me", "Names in the text"} <= NOT_READ
    assert len(NOT_READ) == 12
