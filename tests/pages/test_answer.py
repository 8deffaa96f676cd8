"""The page of an answer, written and then opened in a real browser."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from browser import browser
from page_samples import QUERY, text_of
from pyoxigraph import BlankNode, Literal, NamedNode

from kg.pages.answer import answer_page
from kg.pages.scripts import policy_source
from kg.questions.asking import run
from kg.questions.claims import Quote
from kg.questions.headers import parse_query
from kg.rdf.vocabulary import XSD, compress, expand
from kg.tables.table import Table


def test_a_page_tells_what_was_asked_of_which_data(made, answer, sources):
    page = answer_page(
        QUERY,
        answer,
        *sources,
        params={"event": "event:lake"},
        data_version=made.version(),
    )
    text = text_of(page)
    for said in (
        "Who organised an event?",
        "What for: To tell who takes the initiative.",
        "How to read it: Nobody means that no document says so.",
        "Parameter event Seminar by the water event:lake (only this event)",
        "Parameter least 2 (how often)",
        f"Data {made.version()}",
        "goes on from here: betweenness: kg measure actor-event",
        "actor who did it",
        f"{len(answer.rows)} rows",
        "The query who",
        "SELECT ?event ?actor ?status ?claim WHERE { ?claim migov:participant ?actor }",
    ):
        assert said in text, said
    assert "Parameter word" not in text, "it was not given and has no default"
    assert re.findall("<dd>(.*?)</dd>", page)[3:] == ["who did it"], "claim is not shown"


def test_each_row_has_names_with_their_iris_and_the_quotes_under_it(answer, sources):
    page = answer_page(QUERY, answer, *sources)
    rows = re.findall(r"(?s)<tr[^>]*>(<td.*?)</tr>", page)
    notes = dict(re.findall(r'(?s)<li id="note-(\d+)"[^>]*>(.*?)</li>', page))
    assert len(rows) == len(answer.rows) == 6
    for row, cells in zip(rows, answer.rows, strict=True):
        *things, claim = cells
        for thing in things:
            assert f"<td>{answer.show(thing)}<code>{thing.value}</code></td>" in row
        (number,) = re.findall(r'href="#note-(\d+)"', row)
        quotes, claims = sources
        note = html.unescape(notes[number])
        assert f"<code>{compress(claim.value)}</code>" in note
        assert claims[claim.value].status in note
        for quote in quotes[claim.value]:
            assert f">{quote.exact}</q>" in note
        assert note.count("https://example.org/lake#:~:text=") == len(quotes[claim.value]) > 0


def test_a_claim_in_any_column_is_cited_where_the_query_names_none(answer, sources):
    columns = ("event", "actor", "status", "participation")
    page = answer_page(QUERY, replace(answer, columns=columns), *sources)
    assert page.count('<li id="note-') == 6
    assert '<th scope="col">participation</th><th scope="col">evidence</th>' in page
    assert "claim:lake-organiser" in page


def test_a_column_of_which_nothing_is_known_is_shown_and_not_hidden(answer):
    """Its cells were left out of the page, with nothing in their place."""
    page = answer_page(QUERY, answer, {}, {})
    assert '<th scope="col">claim</th><th scope="col">evidence</th>' in page
    assert "https://w3id.org/migov/id/claim/lake-organiser" in page


def test_an_inferred_row_is_marked(answer, sources):
    rows = re.findall(r'(?s)<tr class="inferred">(.*?)</tr>', answer_page(QUERY, answer, *sources))
    assert [re.findall("<td>(.*?)<code>", row) for row in rows] == [
        ["Seminar by the water", "Ežezers Council", "inferred"]
    ]


def test_constructed_triples_cite_the_claims_among_them(made, sources):
    asked = parse_query(
        "CONSTRUCT { ?c migov:role ?r } WHERE { ?c migov:role ?r ; migov:inEvent event:lake }",
        name="roles",
    )
    page = answer_page(asked, run(made, asked), *sources)
    assert page.count('<li id="note-') == 4
    assert '<th scope="col">subject</th><th scope="col">predicate</th>' in page
    assert "Answer to the query roles" in page


@pytest.mark.parametrize(("cell", "said"), [("yes", "Yes"), ("no", "No")])
def test_the_answer_to_an_ask_is_said(cell, said):
    page = answer_page(QUERY, Table(("answer",), ((cell,),), form="ask"), {}, {})
    assert f'<p class="verdict">{said}</p>' in page
    assert "<table" not in page


def test_a_cut_answer_says_so_above_and_below(answer, sources):
    table = replace(answer, cut=6)
    page = answer_page(QUERY, table, *sources)
    above, below = page.split("<table")
    assert table.notice in above
    assert table.notice in below
    assert "This is not all" not in answer_page(QUERY, answer, *sources)


def test_an_empty_answer_says_so():
    page = answer_page(QUERY, Table(("actor", "claim"), ()), {}, {})
    assert "No row: the documents do not say." in page
    assert "<table" not in page


def test_numbers_stand_at_the_right_and_texts_tell_their_language():
    rows = ((Literal("3", datatype=NamedNode(f"{XSD}integer")), Literal("ežers", language="lv")),)
    page = answer_page(QUERY, Table(("n", "t"), (*rows, (4, BlankNode("x")))), {}, {})
    assert '<th scope="col" class="number">n</th><th scope="col">t</th>' in page
    assert '<td class="number">3</td><td lang="lv">ežers</td>' in page


BAD = "</code></pre><img src=x onerror=alert(1)>\u202e\"' &amp;"


def test_nothing_in_an_answer_is_read_as_markup():
    iri = NamedNode("https://example.org/'x&y")
    asked = parse_query(f"#+ summary: '{BAD.replace(chr(39), '')}'\nASK {{}} # {BAD}", name=BAD)
    quote = Quote(BAD, BAD, BAD, 'l"t', BAD, "javascript:alert(1)")
    table = Table((BAD, "claim"), ((Literal(BAD), iri), (iri, None)), {iri.value: BAD}, cut=2)
    page = answer_page(
        replace(asked, purpose=BAD, reading=BAD, measure=BAD, columns={BAD: BAD}),
        table,
        {iri.value: (quote,)},
        {},
        params={BAD: BAD},
        data_version=BAD,
    )
    assert "<img" not in page
    assert "javascript:" not in page
    assert html.unescape(page).count("<img src=x onerror=alert(1)>") > 10


@pytest.fixture
def opened(tmp_path, made, answer, sources):
    """Return a function that opens a page in a window of a width, and gives its tab."""
    wide = Table(
        (*answer.columns, "note"),
        tuple((*row, Literal("unbroken" * 40)) for row in answer.rows),
        answer.labels,
        cut=6,
    )
    path = tmp_path / "answer.html"
    path.write_text(
        answer_page(
            replace(QUERY, text=QUERY.text + "# " + "long" * 100),
            wide,
            *sources,
            params={"event": "event:lake"},
            data_version=made.version(),
        ),
        "utf-8",
    )
    with browser() as context:

        def at(width):
            tab = context.new_page()
            tab.asked, tab.said = [], []
            tab.on("request", lambda request: tab.asked.append(request.url))
            tab.on("console", lambda message: tab.said.append(message.text))
            tab.set_viewport_size({"width": width, "height": 800})
            tab.goto(path.as_uri())
            return tab

        yield at


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_itself_is_never_wider_than_its_window(opened, width):
    tab = opened(width)
    for details in tab.locator("details").all():
        details.evaluate("each => each.open = true")
    tab.check("#iris")
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    frame = tab.locator(".scroll")
    assert frame.evaluate("each => each.scrollWidth - each.clientWidth") == 0


def test_the_page_asks_nothing_of_the_outside(opened):
    tab = opened(1280)
    assert [url for url in tab.asked if not url.startswith(("file:", "data:"))] == []
    assert tab.said == []
    policy = tab.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content")
    script = tab.locator("script").evaluate("each => each.textContent")
    assert policy.startswith(f"default-src 'none'; script-src {policy_source(script)};")


def test_iris_are_shown_by_keyboard(opened):
    tab = opened(1280)
    lake = tab.locator("td code", has_text=expand("event:lake")).first
    assert not lake.is_visible()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.id") == "iris"
    tab.keyboard.press("Space")
    assert lake.is_visible()


def test_the_query_is_folded_and_opens_by_keyboard(opened):
    tab = opened(1280)
    query = tab.locator("pre")
    assert not query.is_visible()
    reached = []
    for _ in range(40):
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate("document.activeElement.textContent.trim()"))
        if reached[-1].startswith("The query"):
            break
    tab.keyboard.press("Enter")
    assert query.is_visible()
    assert "What the columns hold" in reached
    assert reached.count("open the source at this phrase") >= 6
    assert "[1]" in reached


def test_a_number_leads_to_its_quotes(opened):
    tab = opened(1280)
    tab.get_by_role("link", name="evidence 3").click()
    assert tab.evaluate("document.querySelector(':target').id") == "note-3"
