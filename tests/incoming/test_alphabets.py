from __future__ import annotations

import pytest

from kg.incoming.alphabets import latin_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rīgas dome", ["rigas", "dome"]),
        ("Община Бургас", ["obshtina", "burgas"]),
        ("Град Београд", ["grad", "beograd"]),
        ("Δήμος Θεσσαλονίκης", ["dimos", "thessalonikis"]),
        # Letters of another alphabet by mistake, as a real table has them.
        ("Ministrу оf Culturе оf Bulgаriа", ["ministry", "of", "culture", "of", "bulgaria"]),
    ],
)
def test_words_are_in_latin_letters(text, words):
    assert latin_words(text) == words
