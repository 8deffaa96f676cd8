from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.rdf.vocabulary import PREFIXES, compress, expand, local_name

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
