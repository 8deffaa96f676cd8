from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad
from turtle_texts import Writer

from kg.errors import DataError
from kg.rdf import declared_prefixes, expand, parse_turtle
from kg.rdf.turtle_lines import turtle_tokens
from kg.rdf.vocabulary import PREFIXES
from kg.study.formatting import formatted, in_form

DECLARED = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
PATH = Path("data/lake.ttl")
EXACT, EVIDENCE, TYPE = map(NamedNode, map(expand, ("oa:exact", "migov:evidence", "rdf:type")))


def form(body, **more):
    return formatted((DECLARED + body).encode(), PATH, lambda _: False, **more)


def records(found):
    return found.text.partition("\n\n")[2]


def test_quotes_get_a_name_in_the_canonical_form():
    body = 'doc:l a migov:Document .\nclaim:b migov:evidence [ oa:exact "one"@en ] .'
    found = form(body)
    assert found.named == 1
    assert records(found) == (
        "claim:b migov:evidence quote:l-one .\n\ndoc:l a migov:Document .\n\n"
        'quote:l-one a migov:Evidence ;\n    oa:exact "one"@en ;\n    migov:document doc:l .\n'
    )
    assert form(records(found)).text == found.text


def test_in_the_order_of_the_writer_a_quote_comes_after_its_claim():
    body = (
        'doc:l a migov:Document .\nclaim:b migov:role role:host ; migov:evidence [ oa:exact "o"@en'
        " ] ; a migov:Participation .\nclaim:a a migov:Tenure ."
    )
    starts = [each.split()[0] for each in records(form(body, keep_order=True)).split("\n\n")]
    assert starts == ["doc:l", "claim:b", "quote:l-o", "claim:a"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("\nclaim:b migov:role [ a role:x ] .", "a record without a name"),
        (
            'doc:l a migov:Document ; migov:evidence [ oa:exact "x"@en ] .\n[] a migov:Event .',
            "a record without a name",
        ),
        ("doc:l a migov:Document .\n_:x a migov:Event .", "a record without a name"),
        ('\nclaim:b migov:evidence [ oa:exact "one"@en ] .', "this file has no document"),
    ],
)
def test_what_cannot_be_formatted_is_refused_with_its_line(body, told):
    with pytest.raises(DataError, match=told) as caught:
        form(body)
    assert (caught.value.path, caught.value.line) == (PATH, DECLARED.count("\n") + 2)


def test_a_file_in_form_stays():
    content = form("claim:a a migov:Tenure . # a comment").text.encode()
    assert in_form([], b"", PATH) == ""
    assert formatted(content, PATH, lambda _: False).text.encode() == content


def test_prefixes_stay_also_in_a_file_without_a_record():
    text = "@prefix migov: <https://w3id.org/migov#> .\n@prefix x: <http://x.org/> .\n"
    assert formatted(text.encode(), PATH, lambda _: False).text == text


def comments(text):
    return Counter(token for kind, token, _ in turtle_tokens(text) if kind == "comment")


def meaning(text):
    """Return triples in which no quote has a name: its claims have its words."""
    found = parse_turtle(text)
    said = {}
    for triple in found:
        if triple.predicate != TYPE:
            said.setdefault(triple.subject, set()).add(f"{triple.predicate} {triple.object}")
    quotes = {t.object for t in found if t.predicate == EVIDENCE} & {
        t.subject for t in found if t.predicate == EXACT
    }
    told = Dataset(
        Quad(t.subject, t.predicate, t.object)
        if t.object not in quotes
        else Quad(t.subject, t.predicate, Literal(str(sorted(said[t.object]))))
        for t in found
        if t.subject not in quotes
    )
    told.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return set(told)


@pytest.mark.parametrize("keep_order", [True, False])
def test_nothing_is_lost_of_turtle_as_people_write_it(keep_order):
    quotes = 0
    for seed in range(150):
        writer = Writer(seed)
        text = writer.text()
        found = formatted(text.encode(), PATH, lambda _: False, keep_order=keep_order)
        new, quotes = found.text, quotes + found.named
        assert comments(new) == Counter(writer.comments), seed
        assert meaning(new) == meaning(text), seed
        assert declared_prefixes(new.encode())["unused"] == "http://unused.example/"
        again = formatted(new.encode(), PATH, lambda _: False, keep_order=keep_order)
        assert (again.text, again.named) == (new, 0), seed
    assert quotes > 20
