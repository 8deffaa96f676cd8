from __future__ import annotations

import difflib
import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.rdf.vocabulary import PREFIXES, Names, compress, expand, local_name, suggest

LOCAL = string.ascii_lowercase + string.digits + "šžā_.,'()-"


@given(st.sampled_from(sorted(PREFIXES)), st.text(LOCAL, min_size=1))
def test_a_name_expands_and_compresses_back(prefix, local):
    assert expand(f"{prefix}:{local}") == PREFIXES[prefix] + local
    assert compress(PREFIXES[prefix] + local) == f"{prefix}:{local}"


def test_no_two_prefixes_share_a_namespace():
    assert len(set(PREFIXES.values())) == len(PREFIXES)


@pytest.mark.parametrize(
    ("curie", "iri"),
    [
        ("migov:Event", "https://w3id.org/migov#Event"),
        ("actor:šilojų", "https://w3id.org/migov/id/actor/šilojų"),
        ("actor:a:b", "https://w3id.org/migov/id/actor/a:b"),
        ("actor:", "https://w3id.org/migov/id/actor/"),
        ("https://example.org/a", "https://example.org/a"),
        ("http://example.org/a", "http://example.org/a"),
        ("<urn:x:y>", "urn:x:y"),
    ],
)
def test_a_short_name_or_an_address_expands(curie, iri):
    assert expand(curie) == iri


@pytest.mark.parametrize("text", ["", "riga", ":a", "1:a", "a b:c"])
def test_what_is_not_a_name_of_a_thing_is_refused(text):
    with pytest.raises(InputError, match="has no prefix; write prefix:name, "):
        expand(text)


def test_an_unknown_prefix_is_refused_with_those_known():
    with pytest.raises(InputError) as caught:
        expand("aktor:riga")
    assert "the prefix “aktor:” is unknown; choose one of actor, " in str(caught.value)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    "iri",
    [
        "https://example.org/a",
        "https://w3id.org/migov/id/actor/",
        "https://w3id.org/migov/id/actor/a/b",
        "https://w3id.org/migov/id/actor/a#b",
        "https://w3id.org/migov/id/actor/a?b",
        "https://w3id.org/migov",
        "",
    ],
)
def test_an_address_that_no_prefix_fits_stays_whole(iri):
    assert compress(iri) == iri


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("https://w3id.org/migov#Event", "Event"),
        ("https://w3id.org/migov/code/role/partner", "partner"),
        ("https://x.org/a#b/c", "c"),
        ("stated", "stated"),
        ("", ""),
    ],
)
def test_the_local_name_is_what_follows_the_last_sign(iri, name):
    assert local_name(iri) == name


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


def plainly(word, known):
    """Return what difflib says of all names, one by one."""
    name, (home, _, _) = local_name(word).lower(), word.rpartition("/")
    names = {}
    for each in sorted(known):
        own = local_name(each).lower()
        if each != word and (own == name or each.rpartition("/")[0] == home):
            names.setdefault(own, []).append(each)
    close = difflib.get_close_matches(name, names, n=20, cutoff=0.75) if name else []
    found = [each for alike in close for each in names[alike]]
    likeness = {each: difflib.SequenceMatcher(None, word, each).ratio() for each in found}
    return max(found, key=likeness.get, default=None)


@pytest.mark.parametrize("seed", range(6))
def test_a_fast_look_finds_what_a_slow_one_does(seed):
    chance = random.Random(seed)

    def name():
        letters = "".join(chance.choices("abA-1", k=chance.randrange(9)))
        return f"http://{chance.choice('xy')}.org/{letters}"

    for _ in range(60):
        known = {name() for _ in range(chance.choice([0, 5, 60]))}
        word = name()
        assert suggest(word, known) == suggest(word, Names(known)) == plainly(word, known)


def test_names_that_begin_otherwise_are_found_among_many_as_well():
    """Of more than 20,000 names, only those that began alike were compared."""
    known = Names(f"http://x.org/quote/{number}-country" for number in range(30_000))
    assert suggest("http://x.org/quote/x2345-country", known) == "http://x.org/quote/2345-country"
