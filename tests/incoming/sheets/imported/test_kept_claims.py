"""A claim keeps its name when its row has lost its id and says just the same."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.incoming.sheets.imported.kept_claims import keep_claims

FILE = Path("a.ttl")


def triple(subject, predicate, value):
    of = NamedNode(f"urn:{value}") if value.islower() else Literal(value)
    return Triple(NamedNode(f"urn:{subject}"), NamedNode(f"urn:{predicate}"), of)


def kept(said, gone):
    files = {FILE: {triple(*each) for each in said}}
    new = {f"urn:{each[0]}" for each in said if each[0].startswith("new")}
    old = {f"urn:{iri}": {triple(iri, *each) for each in said} for iri, said in gone.items()}
    return keep_claims(files, new, old)[FILE]


def test_what_says_the_same_keeps_its_name_also_where_others_name_it():
    said = [("new1", "role", "host"), ("new2", "worn", "new1"), ("other", "of", "new1")]
    assert kept(said, {"old": [("role", "host")]}) == {
        triple("old", "role", "host"),
        triple("new2", "worn", "old"),
        triple("other", "of", "old"),
    }


def test_what_says_anything_else_is_new():
    said = [("new1", "role", "host"), ("new1", "note", "More")]
    assert kept(said, {"old": [("role", "host")]}) == {triple(*each) for each in said}


def test_each_name_is_given_once():
    said = [("new1", "role", "host"), ("new2", "role", "host"), ("new3", "role", "host")]
    assert kept(said, {"old1": [("role", "host")], "old2": [("role", "host")]}) == {
        triple(each, "role", "host") for each in ("old1", "old2", "new3")
    }
