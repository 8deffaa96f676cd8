"""The lines of a header: YAML in comments, with the place of each mistake."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.rdf.headers import Header


def test_fields_are_texts_lists_and_mappings():
    text = "#+ summary: It is so.\n#+ claims: one\n#+ also: [two, three]\n#+ more: {a: b}\nASK {}"
    header = Header(text, "x.rq", ("summary", "claims", "also", "more"))
    assert header.text("summary") == "It is so."
    assert header.texts("claims") == ("one",)
    assert header.texts("also") == ("two", "three")
    assert header.mapping("more") == {"a": "b"}
    assert (header.text("none"), header.texts("none"), header.mapping("none")) == ("", (), {})


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("#+ summary: a\n#+ sumary: b\n", 2, "an unknown field “sumary”; choose one of summary"),
        ("ASK {}\n#+ summary: a: b\n", 2, "is not YAML; a text with a colon needs quotation marks"),
        ("#+ just words\n", 1, "has no fields"),
    ],
)
def test_a_mistake_is_told_with_its_line(text, line, words):
    with pytest.raises(InputError) as found:
        Header(text, "x.rq", ("summary",))
    assert found.value.line == line
    assert words in str(found.value)


def test_a_field_of_another_kind_is_told_with_its_line():
    header = Header("#+ summary: [a]\n#+ claims: {a: b}\n", "x.rq", ("summary", "claims"))
    with pytest.raises(InputError, match="needs a text for “summary”"):
        header.text("summary")
    with pytest.raises(InputError, match="needs a list of words for “claims”") as found:
        header.texts("claims")
    assert found.value.line == 2
