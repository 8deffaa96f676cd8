"""A text with marks, as a page."""

from __future__ import annotations

import html
import re

import pytest
from browser import browser

from kg.pages.mentions import Mark, mentions_page

TEXT = "Rīgā <b>\n\n  „Supolka“ ir\tpartneris.\x1b\u202e LR ministrija"
RIGA = (("Riga <i>", "place:riga"),)
TWO = (("Ministry (LT)", "actor:lt"), ("Ministry (LV)", "actor:lv"))


def mark(phrase, kind, things=(), suggestion=""):
    start = TEXT.index(phrase)
    return Mark(start, start + len(phrase), kind, things, 97, "name, <inflected>", suggestion)


MARKS = [
    mark("Rīgā", "place", RIGA),
    mark("„Supolka“", "unknown", suggestion="Supolka <u>"),
    mark("partneris", "role", (("partner", "role:partner"),)),
    mark("LR ministrija", "actor", TWO),
]


@pytest.fixture(scope="module")
def page():
    return mentions_page(TEXT, MARKS, name="news <x>.txt", lang="lt", summary="4 mentions")


def test_the_text_is_whole_and_what_cannot_be_shown_has_a_sign(page):
    (shown,) = re.findall(r'(?s)<div class="text" lang="lt">(.*?)</div>', page)
    text = html.unescape(re.sub("<[^>]*>", "", shown))
    assert text == TEXT.replace("\x1b", "\ufffd").replace("\u202e", "\ufffd")


def test_each_mark_leads_to_its_entry_and_back(page):
    marks = dict(re.findall(r'<a class="[^"]*" id="(m\d)" href="#([\w-]+)">', page))
    assert marks == {"m0": "place-0", "m1": "unknown-0", "m2": "role-0", "m3": "actor-0"}
    assert set(re.findall(r'<li id="([\w-]+)">', page)) == set(marks.values())
    assert re.findall(r'<a href="#(m\d)">(\d+–\d+)</a>', page) == [
        ("m3", "38–51"), ("m0", "0–4"), ("m2", "25–34"), ("m1", "12–21")]  # fmt: skip


def test_an_entry_tells_its_records_or_that_there_are_several_or_none(page):
    body = html.unescape(re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", page)))
    for said in (
        "Mentions in news <x>.txt",
        "4 mentions. Nothing of this is in the study until you put it there.",
        "Riga <i> place:riga",
        "2 records may be meant: Ministry (LT) actor:lt Ministry (LV) actor:lv",
        "Supolka <u> (dictionary form, a guess)",
        "97: name, <inflected>",
    ):
        assert said in body, said


def test_marks_of_one_record_share_an_entry():
    twice = [MARKS[0], Mark(28, 37, "place", RIGA, 90, "name")]
    page = mentions_page(TEXT, twice, name="x", lang="lv", summary="2 mentions")
    assert page.count("<li id=") == 1
    assert re.findall(r'href="#(m\d)"', page) == ["m0", "m1"]


def test_a_text_without_marks_says_so():
    page = mentions_page("x", [], name="x", lang="lv", summary="0 mentions of 0 records")
    assert "Nothing was found." in page
    assert "<form>" not in page


def test_a_box_hides_a_kind_and_keys_reach_everything(page, tmp_path):
    path = tmp_path / "mentions.html"
    path.write_text(page, "utf-8")
    requests, said = [], []
    with browser() as context:
        tab = context.new_page()
        tab.on("request", lambda request: requests.append(request.url))
        tab.on("console", lambda message: said.append(message.text))
        tab.goto(path.as_uri())
        line = "getComputedStyle(document.querySelector('#m2')).textDecorationLine"
        assert tab.evaluate(line) == "underline"
        tab.locator("#show-role").press("Space")
        assert tab.evaluate(line) == "none"
        assert not tab.locator("#role-0").is_visible()
        assert tab.locator("#place-0").is_visible()
        tab.locator("#m0").press("Enter")
        assert tab.evaluate("location.hash") == "#place-0"
        tab.locator("#place-0 a").press("Enter")
        assert tab.evaluate("document.querySelector(':target').textContent") == "Rīgā"
        tab.close()
    assert [url for url in requests if not url.startswith("data:")] == [path.as_uri()]
    assert said == []


def test_what_is_unsure_looks_so():
    one, two = ("Supolka", "actor:supolka"), ("Ministry", "actor:lt")
    marks = [
        Mark(0, 4, "place", RIGA, 97, "name"),
        Mark(
            TEXT.index("Supolka"),
            TEXT.index("Supolka") + 7,
            "actor",
            (one,),
            70,
            "translated",
            is_proposal=True,
        ),
        Mark(TEXT.index("LR"), len(TEXT), "actor", (one, two), 97, "name"),
    ]
    page = mentions_page(TEXT, marks, name="x", lang="lv", summary="3")
    assert re.findall(r'class="mark (actor|place)( unsure)?" id', page) == [
        ("place", ""),
        ("actor", " unsure"),
        ("actor", " unsure"),
    ]
