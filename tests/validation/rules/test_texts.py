"""Texts, dates and addresses are checked whatever their property; the shipped files are not."""

import pytest

from kg.rdf.vocabulary import compress, expand
from kg.study.dataset import load_dataset
from kg.validation.rules.texts import text_problems


@pytest.fixture
def problems(make_study):
    def found(body):
        return [
            (compress(each.subject), compress(each.predicate), each.text, each.severity)
            for each in text_problems(load_dataset(make_study({"t.ttl": body})))
        ]

    return found


def actor(name, label, cls="Organisation"):
    return f'actor:{name} a migov:{cls} ; skos:prefLabel "{label}"@lt .\n'


def test_a_right_study_has_none(made):
    assert text_problems(made.dataset) == []


def test_a_value_has_one_problem_its_form_first(problems):
    body = 'doc:d skos:note "1\\u200b000"^^xsd:integer ; skos:note "a\\u200b\\u0430"@lt .'
    assert problems(body) == [
        ("doc:d", "skos:note", "1\u200b000", "error"),
        ("doc:d", "skos:note", "a\u200b\u0430", "error"),
    ]


def test_letters_of_two_alphabets_are_a_warning(problems):
    body = 'doc:d skos:note "Kaun\\u0430s"@lt .'
    assert problems(body) == [("doc:d", "skos:note", "Kaun\u0430s", "warning")]


def test_a_line_break_at_the_end_is_an_error_but_not_beside_a_quote(problems):
    body = (
        'doc:d skos:note "a\\n" . quote:q oa:prefix "a\\n" ; oa:suffix "a\\n" ; oa:exact "a\\nb" .'
    )
    assert problems(body) == [("doc:d", "skos:note", "a\n", "error")]


@pytest.mark.parametrize("scheme", ["javascript", "JavaScript", "data", "file", "blob", "vbscript"])
def test_an_address_that_would_run_or_open_something_is_an_error(scheme, problems):
    assert problems(f"doc:d migov:address <{scheme}:x> .") == [
        ("doc:d", "migov:address", f"{scheme}:x", "error")
    ]


@pytest.mark.parametrize("scheme", ["https", "http", "urn", "mailto"])
def test_other_addresses_are_not(scheme, problems):
    assert problems(f"doc:d migov:address <{scheme}:x> .") == []


def test_two_actors_of_one_class_whose_names_look_alike_are_a_warning(problems):
    body = actor("k", "Kauno klubas") + actor("l", "Kauno Klubas")
    assert problems(body) == [("actor:k", "skos:prefLabel", "Kauno klubas", "warning")]


@pytest.mark.parametrize(
    "body",
    [
        actor("k", "Kauno klubas") + actor("l", "Kauno klubas"),  # written alike
        actor("k", "Kauno klubas") + actor("l", "Kauno Klubas", "Person"),
        actor("k", "Kauno klubas", "Event") + actor("l", "Kauno Klubas", "Event"),
        actor("k", "Kauno klubas")
        + actor("l", "Kauno Klubas")
        + "claim:x a migov:Identity ; migov:one actor:l ; migov:other actor:k .",
    ],
)
def test_names_written_alike_of_other_classes_or_decided_are_not(body, problems):
    assert problems(body) == []


def test_a_name_that_looks_like_another_is_told_with_what_nobody_sees(make_study):
    root = make_study({"t.ttl": actor("k", "Kauno klubas") + actor("l", "Kauno\\u200b klubas")})
    told = [each.message for each in text_problems(load_dataset(root))]
    assert told[0].startswith(
        "looks like “Kauno\\u200B klubas”, the name of actor:l, but is written"
    )
    assert all(message.isprintable() for message in told)


def test_two_years_that_are_read_as_a_season_are_told(problems):
    """A school year was taken for a summer without a word."""
    body = 'event:e migov:date "2021-22"^^loc:edtf . event:f migov:date "2021-23"^^loc:edtf .'
    assert problems(body) == [("event:e", "migov:date", "2021-22", "note")]


def test_a_quote_may_have_what_nobody_sees_in_its_text(make_study):
    body = 'quote:q oa:exact "Kau\u00adnas" ; oa:prefix "\u200b" ; skos:note "Kau\u00adnas" .'
    found = text_problems(load_dataset(make_study({"t.ttl": body})))
    assert [(each.predicate, each.message.partition(",")[0]) for each in found] == [
        (expand("skos:note"), "after “Kau” there is U+00AD SOFT HYPHEN"),
    ]
    bad = text_problems(load_dataset(make_study({"t.ttl": 'quote:q oa:exact "\u202eK" .'})))
    assert [each.message.rpartition("; ")[2] for each in bad] == ["delete it"]
