from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.rdf.vocabulary import PREFIXES
from kg.study.formatting import formatted, in_form

DECLARED = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
PATH = Path("data/lake.ttl")


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
        ("\nclaim:b a migov:Tenure . # said", "has a comment, which would be lost"),
    ],
)
def test_what_cannot_be_formatted_is_refused_with_its_line(body, told):
    with pytest.raises(DataError, match=told) as caught:
        form(body)
    assert (caught.value.path, caught.value.line) == (PATH, DECLARED.count("\n") + 2)


def test_a_file_in_form_stays_and_may_not_have_a_comment_lost():
    content = form("claim:a a migov:Tenure .").text.encode()
    assert in_form([], b"", PATH) == ""
    assert formatted(content, PATH, lambda _: False).text.encode() == content
