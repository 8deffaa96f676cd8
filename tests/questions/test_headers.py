"""The header of a query: what it says, and how its mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.questions.headers import Parameter, parse_query


def test_a_header_is_read_field_by_field():
    query = parse_query(
        "#+ summary: Who took part?\n"
        "#+ theme:  Roles\n"
        "#+ reading: >-\n"
        "#+   One line\n"
        "#+   and another.\n"
        "#+ params:\n"
        "#+   who: {type: iri, help: the actor, example: actor:siloju}\n"
        "#+   day: {type: date, default: 2031-05-04}\n"
        "#+ columns: {who: the actor}\n"
        "#+ keywords: [actors, events]\n"
        "#+ modes: [actor, event]\n"
        "SELECT ?who { ?c migov:participant ?who }\n",
        name="who",
        path=Path("who.rq"),
    )
    assert query.name == "who"
    assert query.summary == "Who took part?"
    assert query.theme == "Roles"
    assert query.reading == "One line and another."
    assert query.params == (
        Parameter("who", "iri", "the actor", "actor:siloju"),
        Parameter("day", "date", "", default="2031-05-04"),
    )
    assert query.columns == {"who": "the actor"}
    assert query.keywords == ("actors", "events")
    assert query.modes == ("actor", "event")
    assert query.path == Path("who.rq")


def test_a_query_without_a_header_has_its_name_for_a_summary():
    query = parse_query("SELECT * {}", name="q")
    assert (query.summary, query.theme, query.params, query.path) == ("q", "", (), None)


def test_a_header_that_is_no_yaml_is_told_with_its_line():
    text = "# a remark\n\n#+ keywords: [a]\n#+ summary: who: when\nSELECT * {}"
    with pytest.raises(InputError) as caught:
        parse_query(text, name="q", path=Path("q.rq"))
    assert str(caught.value) == (
        "q.rq:4: the #+ header is not YAML; a text with a colon needs quotation marks"
    )
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("header", ["#+ just words", "#+ [a, b]"])
def test_a_header_without_fields_is_told_how_to_write_one(header):
    with pytest.raises(InputError, match=r"q\.rq:1: the #\+ header has no fields; write “summary"):
        parse_query(f"{header}\nSELECT * {{}}", name="q", path=Path("q.rq"))


@pytest.mark.parametrize("header", ["#+ sumary: a", "#+ summary: b\n#+ sumary: a"])
def test_an_unknown_field_is_told_with_those_known(header):
    with pytest.raises(InputError, match=r"q\.rq.*unknown field “.*”; choose one of .*summary"):
        parse_query(f"{header}\nSELECT * {{}}", name="q", path=Path("q.rq"))


@pytest.mark.parametrize("given", ["{type: number}", "{help: a}", "text"])
def test_a_parameter_needs_a_type(given):
    with pytest.raises(InputError) as caught:
        parse_query(f"#+ params: {{e: {given}}}\nSELECT * {{}}", name="q", path=Path("q.rq"))
    assert "the parameter “e” needs a type, one of iri, text, integer, date" in str(caught.value)
    assert str(caught.value).startswith("q.rq")


@pytest.mark.parametrize(
    "header",
    [
        "#+ params: [event]",
        "#+ params: 5",
        "#+ columns: [event]",
        "#+ 1: a\n#+ other: b",
        "#+ summary: 2022-13-45",
        "#+ params:\n#+   d: {type: date, example: 2023-02-30}",
    ],
)
def test_a_header_of_the_wrong_shape_is_an_error_in_words_or_taken_as_text(header):
    """Each raised an AttributeError, a TypeError or a ValueError."""
    try:
        query = parse_query(f"{header}\nSELECT * {{}}", name="q", path=Path("q.rq"))
    except InputError as error:
        assert str(error).startswith("q.rq")
    else:
        assert "2022-13-45" in query.summary or query.params[0].example == "2023-02-30"


def test_one_word_for_a_list_is_one_keyword():
    """It was taken apart into letters."""
    try:
        query = parse_query("#+ keywords: projects\nSELECT * {}", name="q")
    except InputError:
        return
    assert query.keywords == ("projects",)


@pytest.mark.parametrize("default", ["no", "0123", "12:30", "1.10"])
def test_a_default_is_the_text_that_was_written(default):
    """A country “no” became “False”, and 0123 became 83."""
    header = f"#+ params:\n#+   p: {{type: text, default: {default}}}"
    assert parse_query(f"{header}\nSELECT * {{}}", name="q").params[0].default == default


# Parameters
