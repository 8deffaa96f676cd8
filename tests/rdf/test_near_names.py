"""The name that was meant, of many: as the slow way finds it, and soon for thousands."""

import difflib
import random

import pytest

from kg.rdf.near_names import NearNames, suggest
from kg.rdf.vocabulary import local_name, namespace

HOME, AWAY = "https://x.org/id/", "http://www.y.org/id#"


def by_hand(word, known):
    """Compare a word with every name, by difflib alone."""
    name, by_name = local_name(word).lower(), {}
    for each in sorted(known):
        own = local_name(each).lower()
        if each != word and (own == name or namespace(each) == namespace(word)):
            by_name.setdefault(own, []).append(each)
    close = difflib.get_close_matches(name, by_name, n=20, cutoff=0.75)
    found = [each for alike in close for each in by_name[alike]]
    return max(
        found, key=lambda each: difflib.SequenceMatcher(None, word, each).ratio(), default=None
    )


@pytest.fixture(scope="module")
def known():
    draw = random.Random(3)
    syllables = ["ri", "ga", "kau", "nas", "vil", "nius", "dau", "gav", "City", "-"]
    names = {"".join(draw.choices(syllables, k=draw.randint(1, 5))) for _ in range(800)}
    return sorted({draw.choice((HOME, HOME, AWAY)) + name for name in names})


def test_the_name_meant_is_that_of_the_slow_way(known):
    draw, near = random.Random(4), NearNames(known)
    for _ in range(60):
        letters = list(draw.choice(known))
        at = draw.randrange(len(HOME), len(letters)) if len(letters) > len(HOME) else -1
        letters[at] = draw.choice("abcQ")
        word = "".join(letters)
        assert near.meant(word) == suggest(word, known) == by_hand(word, known), word


def test_a_name_is_not_meant_by_itself_and_nothing_by_no_name(known):
    assert NearNames([f"{HOME}riga"]).meant(f"{HOME}riga") is None
    assert NearNames(known).meant(HOME) is None
    assert NearNames([]).meant(f"{HOME}riga") is None


def test_of_thousands_that_are_alike_the_nearest_is_meant():
    near = NearNames(f"{HOME}cell-{number}-of-the-table" for number in range(25_000))
    assert near.meant(f"{HOME}cell-17-of-teh-table") == f"{HOME}cell-17-of-the-table"


def test_names_that_begin_otherwise_are_found_among_many_as_well():
    near = NearNames(f"{HOME}{number}-country" for number in range(30_000))
    assert near.meant(f"{HOME}x2345-country") == f"{HOME}2345-country"


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("http://x.org/colur", ["http://x.org/colour", "http://x.org/shape"], "http://x.org/colour"),
        ("http://x.org/colour", ["https://x.org/colour"], "https://x.org/colour"),
        ("http://x.org/Colour", ["http://x.org/colour"], "http://x.org/colour"),
        ("http://x.org/a#colur", ["http://y.org/colour", "http://x.org/a#colour"],
         "http://x.org/a#colour"),
        ("colour", ["colour"], None),
        ("http://x.org/name", ["http://x.org/b/same", "http://y.org/names"], None),
        ("http://x.org/Person", ["http://y.org/Person", "http://x.org/shape"],
         "http://y.org/Person"),
        ("http://www.x.org/colur", ["https://x.org/colour"], "https://x.org/colour"),
        ("http://x.org/", ["http://x.org/a", "http://y.org/"], None),
        ("colour", ["shape"], None),
        ("colour", [], None),
    ],
)  # fmt: skip
def test_the_name_that_is_suggested_is_alike_and_near(word, known, meant):
    assert suggest(word, known) == meant
    assert suggest(word, reversed(known)) == meant
