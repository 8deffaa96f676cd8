"""The page makes the links to sources itself, and makes them as :mod:`kg.links` does."""

from __future__ import annotations

import json

import pytest
from node import ROOT, run_node

from kg.links import source_link, web_address

MODULE = ROOT / "kg" / "pages" / "templates" / "network" / "panel" / "links.js"

ADDRESSES = [
    *("https://example.org/a?b=1", "http://example.org", "HTTPS://Example.org/R#top"),
    *("  https://example.org/spaces-around \n", "https://example.org/a b", "https://exa mple.org"),
    *(
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
    ),
    *(
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "vbscript:x",
        "blob:https://x",
    ),
    *(
        "//example.org/x",
        "/relative",
        "relative.html",
        "#here",
        "",
        "https:",
        "https://",
        "http:///x",
    ),
    *("https:example.org", "https:/example.org", "https://?x", "https://#x", "https://:80/"),
    *(
        "https://user@example.org/",
        "https://user@",
        "https://user:pass@:80",
        "https://@example.org",
    ),
    *("https://[::1]:8000/x", "https://[::1/x", "https://::1]/x", "https://[no]/x", "https://[]/x"),
    *("https://žemė.lt/ąčę?š=ž#ū", "https://example.org:notaport/", "https://exa℀mple.org/"),
    *("https://ex\u2100ample.org", "https://example\uff0fx.org", "https://ｅxample.org"),
    *("\x85https://example.org/\x1f", "\ufeffhttps://example.org", "https://example.org/\u200b"),
    *("https://example.org/\u3000x", "https://example.org/%20x?q=1&r=2", "https://a\\b.org"),
    *("https://example.org/r#top:~:text=old", "https://example.org/:~:x#y", "ftp://example.org/"),
    *('https://example.org/"><script>', "https://example.org/<b>&amp;'", "mailto:x@example.org"),
]
PHRASES = [
    ("a-b, c", "see", ""),
    ("rengia „Kalnų „Žalioji“ bendrija“, A&B - kartu", "antrą kartą", "ir kiti"),
    ("  spread \n over\u00a0lines\t", "\u2003before ", " after\u3000"),
    ("~!*'()._;/?:@&=+$,#[]%<>\"\\^`{|}", "%41-", "-%"),
    ("", "before", "after"),
    ("   ", "", ""),
    ("half \ud800 sign", "\udfff", "x"),
    ("😀 𝔘 e\u0301 é", "", "ā"),
    ("\x00\x01\x1f\x85\u200b\ufeff", "", ""),
]


@pytest.fixture(scope="module")
def made():
    """Give what the page's own functions make of all addresses and phrases."""
    asked = json.dumps([ADDRESSES, PHRASES])
    script = f"""
    import {{ sourceLink, webAddress }} from {json.dumps(MODULE.as_uri())};
    const [addresses, phrases] = {asked};
    console.log(JSON.stringify([
      addresses.map(webAddress),
      phrases.map((words) => addresses.map((address) => sourceLink(address, ...words))),
    ]));
    """
    done = run_node("--input-type=module", "--eval", script)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_same_addresses_become_links(made):
    for address, link in zip(ADDRESSES, made[0], strict=True):
        assert link == web_address(address), address
    assert sum(map(bool, made[0])) == 18


@pytest.mark.parametrize("at", range(len(PHRASES)))
def test_a_link_opens_at_the_same_phrase(made, at):
    for address, link in zip(ADDRESSES, made[1][at], strict=True):
        assert link == source_link(address, *PHRASES[at]), (address, PHRASES[at])


def test_nothing_but_a_web_address_is_ever_a_link(made):
    links = [*made[0], *(link for row in made[1] for link in row)]
    assert {link.split(":")[0].lower() for link in links} == {"", "http", "https"}
