from __future__ import annotations

import html
import re
from dataclasses import replace

import networkx as nx
import pytest
from page_samples import QUERY, text_of

from kg.pages.answer import answer_page
from kg.pages.listing import gap_page, node_addresses, question_page
from kg.questions.asking import run
from kg.questions.claims import read_claims, read_quotes
from kg.questions.lookup import find_queries, read_query
from kg.rdf.vocabulary import compress


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        (
            "who-holds-which-post",
            "Albinas Vilčinskas: Lietuvos Respublikos kultūros ministras, "
            "Ministry of Culture of the Republic of Lithuania",
        ),
        (
            "which-records-are-one",
            "National Minorities under the Government of the Republic of Lithuania / "
            "EU investment unit: undecided",
        ),
        ("what-rests-on-inference", "First day of the event in Kaunas: date XXXX-04-13"),
        ("who-belongs-to-whom", "Society Integration Department"),
    ],
)
def test_a_question_page_heads_each_note_by_the_claim_it_is_on(example, question, heading):
    """Posts and identity decisions were headed by nobody and by a project of another document."""
    query = read_query(question, example.folder)
    claims = read_claims(example)
    page = question_page(query, run(example, query), read_quotes(example), claims)
    notes = re.findall(r"<p><strong>(.*?)</strong>.*?<code>(.*?)</code></p>", page)
    headed = {name: html.unescape(about) for about, name in notes}
    assert any(about.startswith(heading) for about in headed.values())
    assert not [name for name, about in headed.items() if not about or about.startswith(":")]
    told = {compress(iri): claim.heading for iri, claim in claims.items()}
    assert all(told.get(name, about) == about for name, about in headed.items())


def test_the_pages_of_a_build_lead_back_and_to_their_files(answer, sources):
    page = question_page(QUERY, answer, *sources, data_version="kg 1, data abc")
    assert '<a href="../index.html">' in page
    assert '<a href="who.csv">CSV</a> or <a href="who.json">JSON</a>' in page
    assert "kg 1, data abc" in page
    assert '<a href="who.rq">file</a>' in page
    gap = gap_page(QUERY, answer, *sources, data_version="kg 1, data abc")
    assert "<h1>Who</h1>" in gap
    assert "kg 1, data abc" in gap
    assert text_of(gap).count("Nobody means that no document says so.") == 2, "also in the query"
    assert "index.html" not in answer_page(QUERY, answer, *sources)


def test_every_shipped_question_tells_its_purpose_columns_and_measure(example):
    quotes, claims = read_quotes(example), read_claims(example)
    for path in find_queries(example.folder, "questions").values():
        query = read_query(path)
        table = run(example, query)
        text = text_of(answer_page(query, table, quotes, claims))
        for said in (query.summary, query.purpose, query.reading, query.measure):
            assert re.sub(r"\s+", " ", said) in text, (query.name, said)
        assert re.sub(r"\s+", " ", query.text).strip() in text


def test_a_node_is_shown_in_the_network_in_which_it_has_most_edges():
    first, second = nx.Graph([("a b", "c"), ("c", "d")]), nx.Graph([("a b", "c"), ("a b", "d")])
    second.add_node("alone")
    named = [(replace(QUERY, name=n), dict(g.degree())) for n, g in (("n1", first), ("n2", second))]
    assert node_addresses(named) == {
        "a b": "../networks/n2.html#node=a%20b",
        "c": "../networks/n1.html#node=c",
        "d": "../networks/n1.html#node=d",
        "alone": "../networks/n2.html#node=alone",
    }
