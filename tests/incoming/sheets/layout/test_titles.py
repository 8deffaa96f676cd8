"""Titles of sheets without records."""

from __future__ import annotations

import pytest

from kg.incoming.sheets.layout.titles import EXAMPLE, IN_THE_TEXT, LISTS, READ_ME, is_apart


@pytest.mark.parametrize(
    "title", [each for titles in (READ_ME, EXAMPLE, IN_THE_TEXT, LISTS) for each in titles.values()]
)
def test_every_title_is_known_in_every_language_and_however_a_program_writes_it(title):
    ways = [title, title.lower(), f"{title} (2)", f"{title}_2", f"news-2-{title}"]
    assert all(map(is_apart, ways))


@pytest.mark.parametrize("title", ["Claims", "My lists", "Lists of actors", "Example 2 of claims"])
def test_other_titles_are_not(title):
    assert not is_apart(title)
