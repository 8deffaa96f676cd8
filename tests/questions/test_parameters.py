"""A parameter as a user types it becomes a term."""

from __future__ import annotations

import pytest
from pyoxigraph import (
    Literal,
    NamedNode,
)
from questions_helpers import asked, shown

import kg
from kg.errors import InputError
from kg.questions.asking import run
from kg.questions.headers import parse_query
from kg.questions.parameters import bound_terms, without_names
from kg.rdf.vocabulary import PREFIXES, expand

TYPED = parse_query(
    "#+ params:\n"
    "#+   i: {type: integer}\n"
    "#+   x: {type: iri, example: actor:siloju}\n"
    "#+   d: {type: date}\n"
    "#+   t: {type: text}\n"
    "SELECT * {}",
    name="typed",
)


def known(_names):
    return PREFIXES


@pytest.mark.parametrize(
    ("name", "text", "term"),
    [
        ("i", "-5", Literal(-5)),
        ("x", "actor:siloju", NamedNode(expand("actor:siloju"))),
        ("x", "https://example.org/a", NamedNode("https://example.org/a")),
        ("d", "2031-05-04", Literal("2031-05-04", datatype=NamedNode(expand("xsd:date")))),
        ("t", 'it\'s "so" } #', Literal('it\'s "so" } #')),
        ("t", "", Literal("")),
    ],
)
def test_a_parameter_becomes_a_term_of_its_type(name, text, term):
    assert bound_terms(TYPED, {name: text}, known) == {name: term}


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("i", "many", "“many” is not a value of type integer, which the parameter “i” needs"),
        ("i", "1.5", "“1.5” is not a value of type integer"),
        ("d", "2031-02-30", "“2031-02-30” is not a value of type date"),
        ("d", "May", "“May” is not a value of type date"),
        ("x", "https://x.org/a b", "“https://x.org/a b” is not a value of type iri"),
        ("x", "https://x> } #", "which the parameter “x” needs, for example actor:siloju"),
        ("x", "actor:a b", "“actor:a b” is not a value of type iri"),
        ("x", "siloju", "“siloju” has no prefix; write prefix:name"),
        ("x", "nowhere:x", "the prefix “nowhere:” is unknown; choose one of "),
        ("z", "1", "“typed” has no parameter “z”; it takes i, x, d, t"),
    ],
)
def test_a_parameter_that_does_not_fit_is_told(name, text, words):
    with pytest.raises(InputError) as caught:
        bound_terms(TYPED, {name: text}, known)
    assert words in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_parameter_has_its_default_unless_one_is_given(made):
    query = (
        "#+ params: {who: {type: iri, default: 'actor:siloju'}}\n"
        "SELECT ?who ?role { ?c migov:participant ?who ; migov:role ?role } "
    )
    assert asked(made, query) == [
        ("Šilojų bendruomenė (lt)", "lead partner"),
        ("Šilojų bendruomenė (lt)", "speaker"),
    ]
    assert asked(made, query, {"who": "actor:group-lake-guests"}) == [
        ("Nearly 15 guests", "attendee")
    ]


def test_a_parameter_that_is_not_given_leaves_its_variable_free(made):
    query = "#+ params: {who: {type: iri}}\nSELECT DISTINCT ?who { ?c migov:participant ?who }"
    assert len(asked(made, query)) == 4


def test_a_parameter_that_is_needed_and_missing_is_told_with_an_example(made):
    text = (
        "#+ params:\n#+   who: {type: iri, help: the actor, required: yes, example: actor:siloju}\n"
        "SELECT ?who ?c { ?c migov:participant ?who }"
    )
    with pytest.raises(InputError) as caught:
        run(made, parse_query(text, name="q"))
    assert str(caught.value) == (
        "“q” needs the parameter “who” (the actor), a value of type iri: who=actor:siloju (params)"
    )
    assert caught.value.setting == "params"
    assert len(asked(made, text, {"who": "actor:siloju"})) == 2


def test_a_mistyped_parameter_is_told_with_the_one_that_may_be_meant(made):
    query = parse_query("#+ params: {event: {type: iri}}\nSELECT ?event { ?event a ?x }", name="q")
    with pytest.raises(InputError, match="has no parameter “evnt”; did you mean “event”"):
        run(made, query, {"evnt": "event:lake"})


def test_only_the_prefixes_that_the_values_have_are_asked_for():
    wanted = []

    def prefixes_for(names):
        wanted.extend(names)
        return {"my": "https://example.org/my/"}

    found = bound_terms(TYPED, {"i": "1", "x": "my:x", "t": "no:x"}, prefixes_for)
    assert found["x"] == NamedNode("https://example.org/my/x")
    assert wanted == ["my"]


def test_a_studys_own_prefix_works_in_a_parameter_as_in_a_query(make_study):
    """It was unknown there, and the full address had to be written."""
    root = make_study(
        {
            "a.ttl": "@prefix my: <https://example.org/my/> .\n"
            "claim:c migov:inEvent my:x ; migov:status status:stated ; migov:role role:speaker .\n"
            "claim:d migov:inEvent my:y ; migov:status status:stated ; migov:role role:host .\n"
        }
    )
    query = (
        "#+ params: {event: {type: iri}}\n"
        "SELECT ?event ?role { ?c migov:inEvent ?event ; migov:role ?role }"
    )
    table = kg.load(root).query(query, {"event": "my:x"})
    assert [(row.event, row.role) for row in table] == [
        ("https://example.org/my/x", expand("role:speaker"))
    ]
    assert shown(table) == [("https://example.org/my/x", "speaker")]
    written = "SELECT ?role { ?c migov:inEvent my:x ; migov:role ?role }"
    assert [row.role for row in kg.load(root).query(written)] == [expand("role:speaker")]


def meant(name, like):
    if name == "both":
        raise InputError("“both” may mean actor:a (A) or actor:b (B); give one of these")
    if ":" in name:
        return name, ""
    where = "https://example.org/" if name == "far" else PREFIXES[like.partition(":")[0]]
    return f"{where}{name}", f"“{name}” is taken"


def test_a_name_is_replaced_by_the_thing_that_it_means_and_this_is_said():
    told = []
    given = {"x": "ezers", "t": "ezers", "i": "5"}
    found = without_names(TYPED, given, meant, told.append)
    assert found == {"x": "actor:ezers", "t": "ezers", "i": "5"}
    assert told == ["“ezers” is taken"]
    assert without_names(TYPED, {"x": "far"}, meant, told.append) == {
        "x": "<https://example.org/far>"
    }


def test_what_is_written_as_in_a_query_stays_as_it_is():
    told = []
    for text in ("actor:siloju", "https://example.org/a"):
        assert without_names(TYPED, {"x": text}, meant, told.append) == {"x": text}
    assert told == []


def test_a_parameter_that_does_not_exist_is_left_to_the_binding():
    assert without_names(TYPED, {"y": "ezers"}, meant, print) == {"y": "ezers"}


def test_an_error_about_a_name_names_the_parameter():
    with pytest.raises(InputError) as caught:
        without_names(TYPED, {"x": "both"}, meant, print)
    assert str(caught.value).startswith("the parameter “x”: “both” may mean actor:a (A) or actor:b")
    assert caught.value.setting == "params"
