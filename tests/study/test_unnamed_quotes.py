"""Quotes written within their claim get a name, a record and their document."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.rdf.turtle import parse_turtle
from kg.rdf.turtle_lines import record_lines
from kg.rdf.vocabulary import PREFIXES, compress
from kg.study.unnamed_quotes import is_name_in, name_all_quotes, name_quotes

DECLARED = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
TOP = DECLARED.count("\n")
DOC = "doc:lake-news a migov:Document .\n"


def named(body, taken=(), path="f.ttl"):
    return name_quotes((DECLARED + body).encode(), Path(path), lambda word: word in taken)


def said(found):
    """Return the triples of a result as short text, sorted."""
    return sorted(
        " ".join(compress(getattr(t, "value", str(t))) for t in triple)
        for triple in map(tuple, parse_turtle(found.text))
    )


def lines(found):
    return {compress(iri): line - TOP for iri, line in found.lines.items()}


def test_a_quote_gets_name_class_and_document():
    found = named(DOC + "claim:a migov:evidence [ oa:exact \"Ją surengė, 'kaip'\"@lt ] .")
    assert said(found) == [
        "claim:a migov:evidence quote:lake-news-ja-surenge-kaip",
        "doc:lake-news rdf:type migov:Document",
        "quote:lake-news-ja-surenge-kaip migov:document doc:lake-news",
        "quote:lake-news-ja-surenge-kaip oa:exact Ją surengė, 'kaip'",
        "quote:lake-news-ja-surenge-kaip rdf:type migov:Evidence",
    ]
    assert found.problems == ()


def test_records_stay_on_their_lines_and_a_quote_is_where_it_is_written():
    body = DOC + (
        'claim:a a migov:Participation ;\n  migov:evidence\n    [ oa:exact "one"@en ;\n'
        '      oa:prefix "of " ] ,\n    [ a migov:Evidence ; oa:exact "two"@en ] .  # said\n'
        "claim:b a migov:Participation .\n"
    )
    found = named(body)
    kept = {iri: line - TOP for iri, line in record_lines(found.text).items()}
    assert {compress(iri): line for iri, line in kept.items() if "/claim/" in iri} == {
        "claim:a": 2, "claim:b": 7,
    }  # fmt: skip
    assert lines(found) == {"quote:lake-news-one": 4, "quote:lake-news-two": 6}
    assert found.written == (DECLARED + body).encode()


def test_the_same_words_of_one_document_are_one_quote():
    found = named(
        DOC + 'claim:a migov:evidence [ oa:exact "one"@en ] .\n'
        'claim:b migov:evidence [ oa:exact "one"@en ], [ oa:exact "two"@en ] .\n'
        'quote:two a migov:Evidence ; migov:document doc:lake-news ; oa:exact "two"@en ;\n'
        "  oa:start 4 ; oa:end 7 .\n"
    )
    assert lines(found) == {"quote:lake-news-one": 2}
    assert found.reused == 2
    assert "claim:b migov:evidence quote:two" in said(found)
    assert sum("oa:exact" in each for each in said(found)) == 2


@pytest.mark.parametrize(
    "other",
    [
        'oa:exact "two"@lt',
        'oa:exact "two"@en ; oa:prefix "a "@en',
        'oa:exact "two"@en ; migov:document doc:other',
        'oa:exact "two"@en ; oa:start 9',
    ],
)
def test_a_quote_that_differs_is_another(other):
    found = named(
        DOC + f"claim:a migov:evidence [ {other} ] .\n"
        'quote:two a migov:Evidence ; migov:document doc:lake-news ; oa:exact "two"@en .'
    )
    assert (len(found.lines), found.reused) == (1, 0)


def test_a_name_in_use_is_numbered_and_a_phrase_without_letters_is_too():
    found = named(
        DOC + 'claim:a migov:evidence [ oa:exact "one"@en ], [ oa:exact "One"@en ],'
        ' [ oa:exact "Рига"@ru ] .',
        taken={"lake-news-one", "lake-news-1"},
    )
    assert list(lines(found)) == [
        "quote:lake-news-one-2", "quote:lake-news-one-3", "quote:lake-news-2",
    ]  # fmt: skip


def test_a_document_may_be_of_a_class_of_the_study():
    found = named(
        "doc:l a my:Report .\nquote:x migov:document doc:l .\n"
        'claim:a migov:evidence [ oa:exact "one"@en ] .'.replace("my:", "migov:")
    )
    assert list(lines(found)) == ["quote:l-one"]
    assert found.problems == ()


def test_what_cannot_be_told_is_a_problem_with_its_line():
    assert named('\nclaim:a migov:evidence [ oa:exact "one"@en ] .').problems == (
        (
            TOP + 2,
            "this file has no document, so kg cannot tell which document this quote is from; "
            "write migov:document doc:... within the brackets",
        ),
    )
    two = DOC + 'doc:b a migov:Document .\nclaim:a migov:evidence [ oa:exact "one"@en ] .'
    assert "this file has 2 documents" in named(two).problems[0][1]
    assert named(two.replace('"@en', '"@en ; migov:document doc:b')).problems == ()
    assert named(DOC + "claim:a migov:evidence [ oa:prefix 1 ] .").problems == (
        (TOP + 2, 'the quote within the brackets has no words; write [ oa:exact "..."@lt ]'),
    )


@pytest.mark.parametrize(
    "body",
    [
        'claim:a migov:evidence quote:x ; skos:note "[ ]" .',
        'claim:a migov:role [ oa:exact "x" ] .',
        'claim:a migov:evidence [ oa:exact "x" ; skos:note [] ] .',
        '_:b oa:exact "x" . claim:a migov:evidence _:b .',
        "claim:a migov:evidence ( 1 ) .",
    ],
)
def test_nothing_else_is_named(body):
    assert named(DOC + body) is None


def test_a_name_of_another_file_is_not_taken_and_only_files_with_such_quotes_come_back():
    body = DECLARED + DOC + 'claim:a migov:evidence [ oa:exact "one"@en ] .'
    taken = b"quote:lake-news-one <x:a> 1 ."
    found = name_all_quotes({Path("a.ttl"): body.encode(), Path("b.ttl"): taken})
    assert [(path.name, list(lines(each))) for path, each in found.items()] == [
        ("a.ttl", ["quote:lake-news-one-2"])
    ]
    two = name_all_quotes({Path("a.ttl"): body.encode(), Path("b.ttl"): body.encode()})
    assert [list(lines(each)) for each in two.values()] == [
        ["quote:lake-news-one"], ["quote:lake-news-one-2"],
    ]  # fmt: skip


def test_a_name_is_looked_for_as_a_whole():
    is_taken = is_name_in([b"quote:lake-news-one-2 a b .", b"<http://x.org/lake-two>"])
    words = ("lake-news-one-2", "lake-news-one", "news-one-2", "lake-two", "none")
    assert [word for word in words if is_taken(word)] == ["lake-news-one-2", "lake-two"]


def test_all_quotes_of_the_example_may_be_written_within_their_claims(example):
    """Each is written where it is used, named again, and every claim has the quotes that it had."""
    exact = NamedNode(PREFIXES["oa"] + "exact")
    evidence = NamedNode(PREFIXES["migov"] + "evidence")
    for path, triples in example.files.items():
        quotes = {t.subject for t in triples if t.predicate == exact}
        if not quotes or path.parent.name != "documents":
            continue
        said = {quote: sorted(set_of(triples, quote)) for quote in quotes}
        kept = [str(t) for t in triples if t.subject not in quotes and t.object not in quotes]
        for t in triples:
            if t.object in quotes and t.predicate == evidence:
                inner = " ; ".join(f"{name} {value}" for name, value in said[t.object])
                kept.append(f"{t.subject} {t.predicate} [ {inner} ]")
        text = " .\n".join([*kept, ""])
        found = name_quotes(text.encode(), path, lambda _: False)
        assert found.problems == ()
        after = parse_turtle(found.text)
        used = {t.object for t in triples if t.predicate == evidence}
        assert len(found.lines) == len(used)
        assert resting(after, exact, evidence) == resting(triples, exact, evidence)
        assert len(after) == sum(t.subject not in quotes - used for t in triples)


def set_of(triples, quote):
    return {(str(t.predicate), str(t.object)) for t in triples if t.subject == quote}


def resting(triples, exact, evidence):
    """Return the words of the quotes of each record."""
    quotes = {t.subject for t in triples if t.predicate == exact}
    words = {quote: frozenset(set_of(triples, quote)) for quote in quotes}
    return {(t.subject, words[t.object]) for t in triples if t.predicate == evidence}
