"""Each shipped question and gap reads in one sitting, and no two are alike but for a name."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from statistics import median

import pytest

from kg.questions.headers import THEMES
from kg.questions.lookup import read_query
from kg.rdf import tokens

ROOT = Path(__file__).parents[2] / "queries"
PATHS = sorted([*ROOT.glob("questions/*.rq"), *ROOT.glob("gaps/*.rq")])


def lines_of(text, *, prefixes=False):
    """Give the lines that a reader has to understand: no comments, no blank ones."""
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    return lines if prefixes else [line for line in lines if not line.startswith("PREFIX ")]


def pattern_of(text):
    """Give the words of a query, with one word in place of all names, and one of all variables."""
    placeholder = {"variable": "?", "name": "name", "iri": "name"}
    return [placeholder.get(word.kind, word.text) for word in tokens("\n".join(lines_of(text)))]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_query_is_longer_than_forty_lines(path):
    assert len(lines_of(path.read_text("utf-8"))) <= 40


def test_half_of_the_queries_have_at_most_fifteen_lines():
    texts = [path.read_text("utf-8") for path in PATHS]
    lengths = sorted(
        (len(lines_of(text)), path.stem) for text, path in zip(texts, PATHS, strict=True)
    )
    middle = median(length for length, _ in lengths)
    with_prefixes = median(len(lines_of(text, prefixes=True)) for text in texts)

    assert middle <= 15, (f"with PREFIX {with_prefixes}", lengths)


def alike(one, other):
    """Tell whether two queries are one but for names.

    A few short patterns always look alike: “a thing of a class without a property” is two names.
    """
    words = min(len(one), len(other))
    if one == other:
        return words > 20
    return words >= 60 and SequenceMatcher(None, one, other, autojunk=False).ratio() > 0.9


def test_no_two_queries_are_alike_but_for_a_name():
    """Three bridges and three meetings were one query each, with another property in it."""
    patterns = {path.stem: pattern_of(path.read_text("utf-8")) for path in PATHS}

    assert [pair for pair in combinations(patterns, 2) if alike(*map(patterns.get, pair))] == []


def test_a_query_with_another_name_in_it_is_found():
    who = "SELECT ?who { ?who migov:kind kind:ngo ; migov:seat ?at . FILTER(?at != place:lv) }"
    who += "ORDER BY ?who ?at"
    one = "SELECT ?who { ?who a migov:Person MINUS { ?who migov:kind ?kind } }"
    other = who.replace("?who", "?x").replace("kind:ngo", "kind:museum")

    assert alike(pattern_of(who), pattern_of(f"# a remark\nPREFIX a: <b>\n\n{other}"))
    assert not alike(pattern_of(who), pattern_of(who.replace("!=", "=")))
    assert not alike(pattern_of(one), pattern_of(one.replace("migov:Person", "migov:Unit")))
    longer = " ".join([who] * 4)
    assert alike(pattern_of(longer), pattern_of(longer.replace("!=", "=", 1)))


@pytest.mark.parametrize("kind", ["questions", "gaps", "networks"])
def test_every_shipped_query_has_a_theme_of_the_list(kind):
    found = {path.stem: read_query(path).theme for path in ROOT.glob(f"{kind}/*.rq")}

    assert {name: theme for name, theme in found.items() if theme not in THEMES} == {}


def test_every_theme_has_questions():
    found = {read_query(path).theme for path in ROOT.glob("questions/*.rq")}

    assert found == set(THEMES)
