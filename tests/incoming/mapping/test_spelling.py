from __future__ import annotations

import pytest

from kg.incoming.mapping.spelling import readable


@pytest.mark.parametrize(
    ("text", "clean", "kinds"),
    [
        ("Rīgas dome", "Rīgas dome", []),
        ("Âge d’or Ãlesund", "Âge d’or Ãlesund", []),
        ("Kauno\u200b rajonas", "Kauno rajonas", ["unseen characters"]),
        ("Kaun\ufffd", "Kaun\ufffd", ["lost letters"]),
        ("Kaun\u0430s", "Kaun\u0430s", ["two alphabets in a word"]),
        ("RÄ«gas dome", "RÄ«gas dome", ["two encodings"]),
        ("Å½emaitija", "Å½emaitija", ["two encodings"]),
        ("LÃ¤nder", "LÃ¤nder", ["two encodings"]),
        ("Силистра", "Силистра", []),
        ("Silistra / Силистра", "Silistra / Силистра", ["words in two alphabets"]),
        ("Κ 2", "Κ 2", []),
    ],
)
def test_flaws_of_spelling_are_named_and_only_unseen_characters_go(text, clean, kinds):
    found, problems = readable(text)
    assert (found, [kind for kind, _ in problems]) == (clean, kinds)
