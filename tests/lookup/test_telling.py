"""A description as text: sentences, each with where it is said, within the width."""

from __future__ import annotations

import pytest

from kg.lookup.describing import describe_thing
from kg.lookup.telling import as_text
from kg.rdf import expand
from kg.study import load_dataset


@pytest.fixture(scope="module")
def told(example):
    return lambda thing, width=100, **more: as_text(
        describe_thing(example.dataset, expand(thing), **more), width
    )


def test_a_person_in_full(told):
    assert told("actor:gaila-tulusiene", 200).splitlines()[:5] == [
        "Gaila Tulušienė",
        "actor:gaila-tulusiene, person",
        "",
        "Names",
        "  Gaila Tulušienė (en, lt)",
    ]


def test_each_sentence_has_its_source_below_it(told):
    lines = told("actor:providus", 300).splitlines()
    at = lines.index("  Public policy centre “Providus” has the kind think tank.")
    assert lines[at + 1] == (
        "      interpreted: apkaimes.lv: partners of MILE meet in Riga. “projekta partneri no "
        "Latvijas – sabiedriskās politikas centrs “Providus””. Reason: A centre for public policy "
        "is coded as a think tank (claim:riga-providus-kind)"
    )


def test_a_sentence_that_two_documents_say_is_written_once(told):
    text = told("project:mile", 400)
    sentence = "(MILE) has the acronym MILE."
    assert text.count(sentence) == 1
    lines = text.splitlines()
    at = next(n for n, line in enumerate(lines) if line.endswith(sentence))
    assert [line.split(":")[0].strip() for line in lines[at + 1 : at + 3]] == ["stated"] * 2


def test_many_quotes_are_counted(told):
    assert "and 7 more quotes (fact:mile-acronym-" in told("project:mile", 400)


@pytest.mark.parametrize("width", [1, 40, 60, 100])
def test_lines_fit_the_width(told, width):
    lines = told("actor:providus", width).splitlines()
    long = [line for line in lines if len(line) > max(width, 40)]
    # What has no blank is not broken: it is to be copied.
    assert all(len(line.split()) == 1 for line in long)


def test_what_is_left_out_is_counted(told):
    assert "\n  … and 1 more\n" in told("actor:providus", most=1)


def test_what_a_terminal_would_obey_is_spelt_out(make_study):
    body = 'actor:x a migov:Organisation ; skos:prefLabel "a\\u001B[31mb"@en .'
    dataset = load_dataset(make_study({"a.ttl": body}))
    text = as_text(describe_thing(dataset, expand("actor:x")))
    assert "\x1b" not in text
    assert r"a\x1b[31mb" in text
