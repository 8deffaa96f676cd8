from __future__ import annotations

import pytest

from kg.errors import InputError


def test_a_column_may_have_a_language_of_its_own(mapped):
    made = mapped(**{"names: Project": "names: {column: Project, language: lt}"})
    shared = next(c for p, c in made.contents.items() if p.parent.name == "projects")
    assert '"Bridge"@lt' in shared.decode()


def test_a_number_of_words_must_be_a_number(mapped):
    with pytest.raises(InputError, match="“first_words”: needs a number of words, such as 1"):
        mapped(**{"names: Project": "names: {column: Project, first_words: one}"})
