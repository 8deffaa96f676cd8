"""What a network page may do is what its policy names; texts that got past everything are seen."""

from __future__ import annotations

import base64
import hashlib
import re
from html import unescape

import networkx as nx
import pytest
from hostile import HIT, Watched

from kg.network_api import write_page
from kg.pages.network.page import network_page


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("policy") / "network.html"
    write_page(nx.Graph([("a", "b")]), path)
    return path


def policy_of(html: str) -> dict[str, list[str]]:
    (text,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    return {name: rest for name, *rest in map(str.split, unescape(text).split(";"))}


def hashes(html: str, name: str) -> list[str]:
    """Return what a policy calls the inline scripts or styles of a page that a browser runs."""
    found = re.findall(rf"<{name}>(.*?)</{name}>", html, re.DOTALL)
    digests = (hashlib.sha256(text.encode()).digest() for text in found)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def test_the_policy_allows_what_is_in_the_page_and_nothing_else(path):
    html = path.read_text("utf-8")
    policy = policy_of(html)
    assert policy.pop("script-src") == hashes(html, "script")
    assert policy.pop("style-src") == hashes(html, "style")
    assert policy == {
        "default-src": ["'none'"],
        "img-src": ["data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    head = html[: html.index("<body>")]
    assert head.index("Content-Security-Policy") < min(head.index("<style"), head.index("<link"))


# What somebody who got past everything else could try.
ATTEMPTS = {
    "script": "() => { const s = document.createElement('script'); s.textContent = 'top.hit++';"
    " document.body.append(s); }",
    "far script": "() => { const s = document.createElement('script');"
    " s.src = 'https://evil.example/x.js'; document.body.append(s); }",
    "handler": "() => { const b = document.createElement('b'); b.setAttribute('onclick',"
    " 'top.hit++'); document.body.append(b); b.click(); }",
    "style": "() => document.body.setAttribute('style', 'display: none')",
    "image": "() => { new Image().src = 'https://evil.example/x.png'; }",
    "fetch": "() => { fetch('https://evil.example/').catch(() => 0); }",
    "frame": "() => { const f = document.createElement('iframe'); f.src = 'https://evil.example/';"
    " document.body.append(f); }",
    "form": "() => { const f = document.createElement('form'); f.action ="
    " 'https://evil.example/'; document.body.append(f); f.submit(); }",
    "base": "() => { const b = document.createElement('base'); b.href = 'https://evil.example/';"
    " document.head.append(b); }",
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_the_policy_stops_what_gets_past_the_rest(chromium, path, name):
    view = Watched(chromium, path)
    view.page.evaluate(ATTEMPTS[name])
    view.page.wait_for_timeout(200)
    assert view.page.evaluate("top.hit") == 0
    assert view.page.evaluate("top.blocked.length") == 1
    # Playwright hears of a request before the policy stops it.
    asked = [each.split()[1] for each in view.events if each.startswith("request http")]
    assert view.stopped == [f"csp {address}" for address in asked]
    assert view.wrong() != []
    view.page.close()


@pytest.mark.parametrize("is_strict", [True, False], ids=["with its policy", "without it"])
def test_markup_that_gets_into_the_page_is_seen(chromium, tmp_path, is_strict):
    """What the tests above watch is there to be seen: with texts put in as markup they fail."""
    graph = nx.Graph([("a", "b")])
    html = network_page(graph, {}, title="T-I-T-L-E", question="", lang="en")
    raw = f"<svg onload={HIT}></svg><b>é</b><a href=javascript:{HIT}>x</a>"
    html = html.replace('<h1 lang="en">T-I-T-L-E', f'<h1 lang="en">{raw}')
    assert raw in html
    if not is_strict:
        html = re.sub("<meta http-equiv[^>]*>", "", html)
    path = tmp_path / "broken.html"
    path.write_bytes(html.encode())
    view = Watched(chromium, path)
    view.page.wait_for_timeout(200)
    wrong = view.wrong()
    view.page.close()
    assert "<svg onload>" in wrong
    assert f"<a href=javascript:{HIT}>" in wrong
    assert ("1 ran" in wrong) == (not is_strict)
    assert any(each.startswith("blocked script-src") for each in wrong) == is_strict


def test_a_page_asks_for_nothing_and_says_what_bytes_it_is_in(chromium, tmp_path):
    """Written in bytes, so that no platform's own encoding has a say; opened from a file."""
    graph = nx.Graph([("Žemaitija", "Rīga")])
    page = tmp_path / "network.html"
    write_page(graph, page, title="Kas ką rėmė? Ķekava 漢字 👩‍👩‍👧")
    content = page.read_bytes()
    assert b'<meta charset="utf-8">' in content[:1024]
    assert b"\r\n" not in content
    view = Watched(chromium, page)
    view.wait("window.kgComplete === true")
    assert view.page.evaluate("document.characterSet") == "UTF-8"
    assert view.page.locator("h1").inner_text() == "Kas ką rėmė? Ķekava 漢字 👩‍👩‍👧"
    assert view.page.evaluate("document.compatMode") == "CSS1Compat"
    assert {each for each in view.events if each != "request data:,"} == {
        f"request {page.as_uri()}"
    }
    assert view.wrong() == []
    view.page.close()
