"""The script of an answer's page: under node, and in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser import browser
from node import run_tests
from page_samples import QUERY
from playwright.sync_api import expect
from pyoxigraph import Literal, NamedNode

from kg.pages.answer import answer_page
from kg.pages.answer_rows import MOST_ROWS, Places
from kg.questions.claims import Claim
from kg.rdf import XSD, expand
from kg.tables import Table

TESTS = sorted((Path(__file__).parent / "answer_script").glob("*.test.mjs"))
RIGA, LAKE = (NamedNode(expand(name)) for name in ("actor:riga", "event:lake"))
CLAIMS = [NamedNode(expand(f"claim:{at}")) for at in (1, 2, 3)]
TABLE = Table(
    ("actor", "visits", "claim"),
    (
        (RIGA, Literal("9", datatype=NamedNode(f"{XSD}integer")), CLAIMS[0]),
        (LAKE, Literal("10", datatype=NamedNode(f"{XSD}integer")), CLAIMS[1]),
        (Literal("=Šiauliai", language="lt"), None, CLAIMS[2]),
    ),
    {RIGA.value: "Rīga", LAKE.value: "Ežeras"},
)


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_under_node(path):
    run_tests(path)


def claim(iri):
    words = dict.fromkeys(Claim.__dataclass_fields__, "")
    return Claim(**words | {"iri": iri, "status": "stated", "heading": iri, "quotes": ()})


CLAIMS_BY_IRI = {each.value: claim(each.value) for each in CLAIMS}


@pytest.fixture(scope="module")
def chromium():
    with browser() as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield context
        context.clear_permissions()


@pytest.fixture
def opened(chromium, tmp_path):
    """Return a function that opens the page of a table."""
    said = []

    def at(table=TABLE, width=1280, **more):
        path = tmp_path / "answer.html"
        path.write_text(answer_page(QUERY, table, {}, CLAIMS_BY_IRI, **more), "utf-8")
        tab = chromium.new_page()
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.set_viewport_size({"width": width, "height": 800})
        tab.goto(path.as_uri())
        return tab

    yield at
    assert said == []


def names(tab):
    rows = tab.locator("tbody tr:visible td:first-child").all_inner_texts()
    return [text.strip() for text in rows]


def pasted(tab):
    return tab.evaluate("navigator.clipboard.readText()").split("\n")


def test_a_heading_sorts_by_click_and_by_key(opened):
    tab = opened()
    given = ["Rīga", "Ežeras", "=Šiauliai"]
    head = tab.locator("thead th", has_text="visits")
    assert head.get_attribute("aria-sort") is None
    tab.get_by_role("button", name="visits").click()
    assert (head.get_attribute("aria-sort"), names(tab)) == (
        "descending", ["Ežeras", "Rīga", "=Šiauliai"],
    )  # fmt: skip
    tab.keyboard.press("Enter")
    assert (head.get_attribute("aria-sort"), names(tab)) == ("ascending", given)
    tab.get_by_role("button", name="actor").focus()
    tab.keyboard.press("Space")
    assert names(tab) == ["=Šiauliai", "Ežeras", "Rīga"]
    assert head.get_attribute("aria-sort") is None, "only one column is sorted"
    tab.keyboard.press("Space")
    tab.keyboard.press("Space")
    assert names(tab) == given
    assert tab.locator("[aria-sort]").count() == 0


def test_texts_are_sorted_as_in_the_language_of_the_labels(opened):
    table = Table(("a",), ((Literal("jis"),), (Literal("yla"),), (Literal("ilga"),)))
    for lang, expected in {"lt": ["yla", "ilga", "jis"], "en": ["ilga", "jis", "yla"]}.items():
        tab = opened(table, lang=lang)
        tab.get_by_role("button", name="a", exact=True).click()
        assert names(tab) == expected


def test_one_box_filters_the_rows_and_says_how_many_are_left(opened):
    tab = opened()
    count = tab.locator("#count")
    assert count.inner_text() == "3 rows"
    tab.get_by_label("Filter").fill("siauliai")
    assert (names(tab), count.inner_text()) == (["=Šiauliai"], "1 of 3 rows")
    tab.get_by_label("Filter").fill("claim:2 eze")
    assert names(tab) == ["Ežeras"], "a record is found by its name"
    tab.get_by_label("Filter").fill("nowhere")
    assert (names(tab), count.inner_text()) == ([], "0 of 3 rows")
    tab.get_by_label("Filter").fill("")
    assert count.inner_text() == "3 rows"


def test_enter_in_the_box_leads_nowhere(opened):
    tab = opened()
    address = tab.url
    tab.get_by_label("Filter").fill("riga")
    tab.keyboard.press("Enter")
    tab.wait_for_timeout(100)
    assert (tab.url, names(tab)) == (address, ["Rīga"])


def test_the_rows_that_are_shown_are_copied_in_their_order(opened):
    tab = opened()
    tab.get_by_role("button", name="visits").click()
    tab.get_by_role("button", name="Copy rows").click()
    expect(tab.locator("#said")).to_have_text("Copied 3 rows.")
    assert pasted(tab) == [
        "actor\tvisits\tevidence",
        "Ežeras\t10\tclaim:2",
        "Rīga\t9\tclaim:1",
        "'=Šiauliai\t\tclaim:3",
        "",
    ]
    tab.get_by_label("Show the IRI").check()
    tab.get_by_label("Filter").fill("riga")
    tab.get_by_role("button", name="Copy rows").click()
    expect(tab.locator("#said")).to_have_text("Copied 1 row.")
    assert pasted(tab) == [
        "actor\tactor IRI\tvisits\tevidence", f"Rīga\t{RIGA.value}\t9\tclaim:1", "",
    ]  # fmt: skip


def test_rows_are_copied_where_the_page_may_not_use_the_clipboard(opened):
    """Over http there is no navigator.clipboard."""
    tab = opened()
    tab.evaluate("navigator.clipboard.writeText('before')")
    tab.evaluate(
        "() => {navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))}"
    )
    tab.get_by_role("button", name="Copy rows").click()
    expect(tab.locator("#said")).to_have_text("Copied 3 rows.")
    assert pasted(tab)[1] == "Rīga\t9\tclaim:1"
    assert tab.locator("textarea").count() == 0


def test_the_command_and_the_query_are_copied(opened):
    tab = opened(command="kg query who --param 'event=a b'")
    for name, text in {
        "Copy command": "kg query who --param 'event=a b'",
        "Copy query": QUERY.text,
    }.items():
        tab.locator("details").last.evaluate("each => each.open = true")
        tab.get_by_role("button", name=name).click()
        button = tab.get_by_role("button", name=name)
        expect(button.locator("xpath=following-sibling::*[1]")).to_have_text("Copied.")
        assert tab.evaluate("navigator.clipboard.readText()") == text


def test_without_a_script_all_is_there_but_what_needs_it(chromium, tmp_path):
    path = tmp_path / "answer.html"
    html = answer_page(QUERY, TABLE, {}, CLAIMS_BY_IRI, command="kg query who")
    # A changed script is not the one that the page allows.
    path.write_text(html.replace("start();\n", "start(); \n", 1), "utf-8")
    tab = chromium.new_page()
    tab.goto(path.as_uri())
    assert names(tab) == ["Rīga", "Ežeras", "=Šiauliai"]
    assert not tab.locator("#tools").is_visible()
    assert tab.locator("button:visible").count() == 0
    assert tab.get_by_text("kg query who", exact=True).is_visible()


def test_a_large_answer_is_filtered_within_its_first_rows(opened):
    table = Table(("n",), tuple((Literal(f"row {at}"),) for at in range(MOST_ROWS + 500)))
    tab = opened(table, files=(("CSV", "csv"), ("JSON", "json")))
    assert tab.locator("#count").inner_text() == "The first 1,000 of 1,500 rows"
    assert "All rows are in CSV or JSON." in tab.locator(".notice").inner_text()
    tab.get_by_label("Filter").fill("row 99")
    assert tab.locator("#count").inner_text() == "19 of the first 1,000 rows"


@pytest.mark.parametrize("width", [320, 390])
def test_in_a_narrow_window_rows_are_cards_with_their_evidence_in_sight(opened, width):
    tab = opened(width=width)
    for cell in tab.locator("tbody td").all():
        box = cell.bounding_box()
        assert box is None or (box["x"] >= 0 and box["x"] + box["width"] <= width)
    link = tab.get_by_role("link", name="evidence 1").first
    assert link.bounding_box()["x"] < width - 20
    labels = tab.evaluate(
        "[...document.querySelectorAll('tbody tr:first-child td')]"
        ".map((cell) => getComputedStyle(cell, '::before').content)"
    )
    assert labels == ['"actor"', '"visits"', '"evidence"']
    tab.get_by_role("button", name="visits").click()
    assert names(tab)[0].endswith("Ežeras")


def test_names_lead_to_their_records_and_to_the_network(opened):
    places = Places({RIGA.value: "../records/riga.html"}, {
        RIGA.value: "../networks/n.html#node=r", LAKE.value: "../networks/n.html#node=l",
    })  # fmt: skip
    tab = opened(places=places)
    links = tab.locator("tbody td:first-child a")
    found = links.evaluate_all("all => all.map((a) => [a.textContent, a.getAttribute('href')])")
    assert found == [
        ["Rīga", "../records/riga.html"],
        ["◉", "../networks/n.html#node=r"],
        ["Ežeras", "../networks/n.html#node=l"],
    ]
    assert links.nth(1).get_attribute("aria-label") == "Rīga in a network"
    tab.get_by_label("Filter").fill("riga")
    assert len(names(tab)) == 1
    assert opened().locator("tbody td:first-child a").count() == 0, "no link is dead"
