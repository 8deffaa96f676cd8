"""No text of a network is more than text, in whatever field of its page it stands."""

from __future__ import annotations

import csv
import inspect
import io
import itertools
import re
from dataclasses import fields
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import networkx as nx
import pytest
from hostile import HIT, PAYLOADS, Watched

from kg.escapes import clean
from kg.pages.network import evidence
from kg.pages.network.details import Details
from kg.pages.network.foot import Foot
from kg.pages.network.naming import Names
from kg.pages.network.page import network_page
from kg.questions.claims import Claim, Quote

ALL = "\n".join(PAYLOADS)
CHUNKS = [PAYLOADS[at : at + 30] for at in range(0, len(PAYLOADS), 30)]
NODE_TEXTS = (
    *("label", "kind", "country", "level", "sector", "description", "cls", "own_class", "mode"),
    *("size", "names", "shape", "group", "title", "color", "font", "x", "y", "date", "address"),
)
TIE_TEXTS = ("roles", "relations", "relation", "status", "start", "end", "weight", "title", "part")


def filled(kind: type, payload: str, **given: object) -> Any:
    """Make a claim or quote of which each field that is not given is the payload."""
    texts = {
        field.name: (payload,) if "tuple" in str(field.type) else payload for field in fields(kind)
    }
    return kind(**texts | given)


# Of measures, each of which is a column, there are fewer.
MEASURES = ("__proto__", "constructor", f"<img src=x onerror={HIT}>", *map("\n".join, CHUNKS))


def hostile_page() -> str:
    """Write a page of a ring of nodes: each payload is in each field of one, and of a tie."""
    graph = nx.Graph(title=ALL, question=ALL, modes=["actor", "event"], description=ALL)
    claims, told, labels, others, facts = {}, {}, {}, {}, {}
    for number, payload in enumerate(PAYLOADS):
        last = PAYLOADS[number - 1]
        graph.add_node(payload, **dict.fromkeys(NODE_TEXTS, payload))
        web = filled(Quote, payload, address=f"https://x.example/{number}")
        # The names of an edge's claims have no blanks in them.
        tied, said = (re.sub(r"\s", "", f"{kind}-{number}-{payload}") for kind in ("tie", "fact"))
        ends = {"participant_iri": payload, "thing_iri": last} if number % 3 else {}
        quotes = (filled(Quote, payload), web)
        claims[tied] = filled(Claim, payload, iri=tied, quotes=quotes, **ends)
        told[said] = filled(Claim, payload, iri=said, quotes=quotes, role="")
        facts[payload], others[payload] = (said,), [payload]
        if number % 2:  # in languages, one of them such as there is none
            labels[payload] = {"en": payload, "lt": payload, payload: payload}
            graph.nodes[payload].update(mode="event", cls="Event")
        graph.add_edge(payload, last, claims=[tied], **dict.fromkeys(TIE_TEXTS, payload))
    for part, whole in itertools.pairwise(PAYLOADS[::12]):
        graph.add_edge(part, whole, part_of=True, part=part, status=part)
    return network_page(
        graph,
        claims,
        title=ALL,
        question=ALL,
        lang="en",
        measures={name: {PAYLOADS[0]: 1.5} for name in MEASURES},
        details=Details(names=Names(labels, others), facts=facts, claims=told),
        index_href="../index.html",
        note=ALL,
        foot=Foot(tuple((each, each) for each in PAYLOADS), ALL, ALL, ALL),
    )


def test_all_that_a_page_is_told_is_tried():
    """What comes to be told must be given payloads too, in the page above."""
    assert [*inspect.signature(network_page).parameters] == [
        *("graph", "claims", "title", "question", "lang", "measures", "details"),
        *("index_href", "note", "foot", "places"),  # places are numbers
    ]
    assert [field.name for field in fields(Foot)] == ["card", "version", "date", "citation"]
    assert [field.name for field in fields(Names)] == ["labels", "others"]
    assert len({*PAYLOADS}) == len(PAYLOADS) > 100


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "network.html"
    path.write_bytes(hostile_page().encode())
    return path


@pytest.fixture(scope="module")
def watched(chromium, path):
    """The page, opened once; what any test brings about is seen in it, and in those that follow."""
    view = Watched(chromium, path)
    view.wait("window.kgComplete === true")
    yield view
    view.page.close()


# Selects each node or tie in turn; returns its name, what the panel says of it, and its links.
VISIT = """async ([things, count]) => {
  const panel = document.querySelector("#panel");
  const visit = (thing) => {
    kgState.set({ selected: thing, asked: { from: "picture" } });
    for (const details of panel.querySelectorAll("details")) details.open = true;
    const { label } = thing.from ?? thing;
    const links = [...panel.querySelectorAll("a[href]")].map((a) => a.getAttribute("href"));
    return [label.en ?? label, panel.textContent, links];
  };
  kgState.set({ part: { by: "all" } });
  visit(kgModel[things][0]);
  // The evidence is read once, when it is first asked for.
  for (let turn = 0; turn < 400 && !panel.querySelector("a[href^=http]"); turn++) {
    await new Promise((done) => setTimeout(done, 25));
  }
  return kgModel[things].slice(0, count).map(visit);
}"""


def plain(text: str) -> str:
    return " ".join(text.split())


def visited(watched, things, count=10_000):
    """Select each in turn: its name is shown, and only addresses of the web become links."""
    told = watched.page.evaluate(VISIT, [things, count])
    assert [name for name, text, _ in told if plain(name) not in plain(text)] == []
    links = {link for *_, links in told for link in links}
    assert any(link.startswith("https://x.example/1") for link in links)
    assert [link for link in links if not re.match(r"https?://[\w.@-]+/[^\s]*$", link)] == []
    assert watched.wrong() == []
    return {name for name, _, _ in told}


@pytest.mark.parametrize("things", ["nodes", "ties"])
def test_what_is_known_of_a_thing_is_shown_as_text(watched, things):
    assert {clean(each) for each in PAYLOADS} - {""} <= visited(watched, things)


def test_evidence_that_is_packed_is_shown_as_text(chromium, tmp_path, monkeypatch):
    monkeypatch.setattr(evidence, "PACKED_FROM", 0)
    html = hostile_page()
    assert 'type="application/gzip"' in html
    (tmp_path / "packed.html").write_bytes(html.encode())
    watched = Watched(chromium, tmp_path / "packed.html")
    watched.wait("window.kgComplete === true")
    visited(watched, "ties", 20)
    watched.page.close()


def test_what_is_pointed_at_is_named_as_text(watched):
    page = watched.page
    page.evaluate("kgState.set({ selected: null, asked: { from: '' } })")
    places = page.evaluate(
        """() => {
            document.querySelector("#network").scrollIntoView();
            const box = document.querySelector("#network canvas").getBoundingClientRect();
            return [...kgState.now.shown.nodes].map((node) => {
                const { x, y } = kgNetwork.canvasToDOM(node);
                return [box.x + x, box.y + y];
            }).filter(([, y]) => y > 20 && y < innerHeight - 20);
        }"""
    )
    assert len(places) > 30
    tip = page.locator("#network .tip")
    seen = set()
    for x, y in places[::3]:
        page.mouse.move(x, y)
        page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        seen.add(tip.text_content())
    assert len(seen) > len(places) / 5
    assert any("<" in text for text in seen)
    assert watched.wrong() == []


def test_what_is_searched_for_is_shown_as_text(watched):
    search = watched.page.locator("#search")
    for payload in PAYLOADS:
        search.fill(payload)
        watched.page.evaluate("() => new Promise((done) => setTimeout(done))")
    search.fill("<script>")
    assert watched.page.locator("#hits li").count() > 1
    search.press("Enter")
    assert watched.wrong() == []


def test_tables_show_texts_as_texts_however_they_are_sorted(watched):
    page = watched.page
    for kind in ("node", "tie"):
        for heading in page.locator(f"#{kind}-table thead button").all():
            heading.evaluate("(button) => button.click()")
        while page.locator(f"#{kind}-table tbody tr").count() == 0:
            page.wait_for_timeout(20)
    cells = page.locator("#node-table tbody tr > :first-child").all_text_contents()
    assert {plain(cell) for cell in cells} & {clean(each) for each in PAYLOADS}
    assert watched.wrong() == []


# Each choice there is, one after the other.
CHOICES = """async () => {
  const pause = () => new Promise((done) => setTimeout(done, 20));
  const node = kgModel.nodes[3];
  const names = kgModel.measures.map(({ name }) => name);
  const filters = kgState.now.filters;
  const all = [
    ...["lt", "lv", "en"].map((lang) => ({ lang })),
    ...["dark", "light", "auto"].map((theme) => ({ theme })),
    ...["kind", "country", "level", "sector", "cls"].map((colour) => ({ colour })),
    ...["same", ...names, "ties"].map((size) => ({ size })),
    { form: "projected" }, { form: "two-mode" },
    ...["parts", "country", "kind", "level", "sector", ""].map((fold) => ({ fold })),
    { part: { by: "component" } }, { part: { by: "top", measure: names[0], n: 5 } },
    { part: { by: "all" } },
    { filters: { ...filters, focus: { node, steps: 2 } } },
    { filters: { ...filters, focus: { path: [node, kgModel.nodes[9]] } } },
    { filters: { ...filters, time: { from: "2020-01-01", to: "2021-12-31", certain: true } } },
    { filters },
  ];
  for (const values of all) {
    kgState.set(values);
    await pause();
  }
  return all.length;
}"""


def test_choices_and_the_legend_name_what_there_is_as_text(watched):
    page = watched.page
    assert page.evaluate(CHOICES) > 30
    # Some of the many that the legend has: “only”, “show all”, and what hides and shows.
    page.evaluate(
        """() => {
            for (const details of document.querySelectorAll("details")) details.open = true;
            const some = (of) => [...document.querySelectorAll(of)].filter((_, at) => !(at % 90));
            for (const button of some("#legend button")) button.click();
            for (const box of [...some("#legend input"), ...some("#legend input")]) box.click();
        }"""
    )
    texts = {plain(each) for each in page.locator("#legend label").all_text_contents()}
    assert any("<svg onload=" in text for text in texts)
    assert watched.wrong() == []


def test_an_address_brings_nothing_but_what_the_page_has(watched):
    names = ("node", "tie", "focus", "path", "time", "view", "part", "size", "lang", "hide.kind")
    watched.page.evaluate(
        "() => { for (const each of document.querySelectorAll('details')) each.open = false; }"
    )
    for number, payload in enumerate(PAYLOADS):
        name = names[number % len(names)]
        text = quote(payload.encode("utf-8", "ignore")) if number % 3 else payload
        watched.page.evaluate("(hash) => { location.hash = hash; }", f"{name}={text}")
    watched.page.wait_for_timeout(400)
    assert watched.wrong() == []


def saved(watched, button: str) -> bytes:
    watched.page.locator("#save").evaluate("(menu) => { menu.open = true; }")
    with watched.page.expect_download() as waiting:
        watched.page.locator(button).click()
    assert re.fullmatch(r"[\w.-]+", waiting.value.suggested_filename)
    return Path(waiting.value.path()).read_bytes()


def test_a_drawing_holds_texts_as_texts(watched):
    drawing = ElementTree.fromstring(saved(watched, "#save-svg"))
    names = {each.tag.rpartition("}")[2] for each in drawing.iter()}
    assert names <= {
        *("svg", "title", "desc", "g", "path", "text", "tspan", "circle", "rect", "line"),
        *("polygon", "polyline", "ellipse", "clipPath", "defs"),
    }
    for each in drawing.iter():
        assert [at for at in each.attrib if at[:2] == "on" or "href" in at or at == "style"] == []
    assert "<script>" in "".join(drawing.itertext())
    assert watched.wrong() == []


@pytest.mark.parametrize("button", ["#save-nodes", "#save-ties"])
def test_a_table_that_is_saved_runs_no_formula(watched, button):
    text = saved(watched, button).decode("utf-8-sig")
    rows = [*csv.reader(io.StringIO(text, newline=""))]
    assert len(rows) > len(PAYLOADS)
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [cell for row in rows for cell in row if cell[:1] in "=+@\t＝＋－＠" and cell] == []
    assert [
        c for row in rows for c in row if c[:1] == "-" and not re.fullmatch(r"-[\d.]+", c)
    ] == []
    assert "'=cmd|' /C calc'!A0" in {cell for row in rows for cell in row}
    assert watched.wrong() == []


def test_an_image_is_saved_and_the_page_printed_without_harm(watched):
    assert saved(watched, "#save-slide").startswith(b"\x89PNG")
    watched.page.emulate_media(media="print")
    assert watched.page.pdf().startswith(b"%PDF")
    assert watched.wrong() == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_way_back_is_an_address_of_the_web_or_of_this_folder(payload):
    html = network_page(
        nx.Graph([("a", "b")]), {}, title="t", question="", lang=payload, index_href=payload
    )
    body = html[html.index("<body>") : html.index("<script")]
    for link in map(unescape, re.findall(r'<a[^>]* href="([^"]*)"', body)):
        assert re.match(r"https?://\w", link) or not re.search(r"^//|[\s:\\]", link)
    assert HIT not in re.sub(r"<[^>]*>", "", re.sub(r'"[^"]*"', '""', body))
    (lang,) = re.findall(r'"lang":"([^"]*)"', html)
    assert re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", lang)
