"""The network page, built and then opened in a real browser."""

from __future__ import annotations

import re
import threading
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import networkx as nx
import pytest
from browser import browser
from page_samples import (
    CITY,
    FORUM,
    GROUP,
    ID,
    NGO,
    PART,
    PHRASE,
    REASON,
    WOMAN,
    page_of,
    sample,
    shuffled,
)

from kg.pages.network.page import network_page
from kg.questions.claims import Quote


def test_same_input_same_bytes_in_whatever_order():
    graph, claims = sample()
    measures = {"degree": dict(graph.degree()), "odd": {CITY: float("nan"), NGO: None}}
    first = page_of(graph, claims, measures=measures)
    for seed in range(5):
        again = page_of(shuffled(graph, seed), dict(reversed(claims.items())), measures=measures)
        assert again == first


def test_the_callers_graph_is_only_read():
    graph, claims = sample()
    before, _ = sample()
    page_of(graph, claims)
    assert (graph.graph, dict(graph.nodes), dict(graph.adj)) == (
        before.graph, dict(before.nodes), dict(before.adj),
    )  # fmt: skip


def test_names_can_be_found_in_the_file_and_what_cannot_be_written_is_left_out():
    graph, claims = sample()
    graph.nodes[WOMAN]["label"] = "Rasa \u202eTulušienė\x00\ud800"
    html = page_of(graph, claims)
    assert '"label":"Rasa Tulušienė"' in html
    html.encode("utf-8")


def test_a_network_made_elsewhere_needs_no_attributes():
    html = page_of(nx.path_graph(["a", "b", "__proto__"]), {})
    assert '"id":"__proto__"' in html


@pytest.fixture(scope="module")
def chromium():
    with browser() as context:
        yield context


class Opened:
    """A page, with all that it asked for and all that it said."""

    def __init__(self, context, path: Path, hash_=""):
        self.requests, self.said = [], []
        self.page = context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.said.append("dialog"), dialog.dismiss()))
        self.address = path.as_uri() + hash_
        self.page.goto(self.address)
        self.page.wait_for_function("window.kgReady === true")

    def click_tie(self, one, other):
        at = self.page.evaluate(
            """([a, b]) => {
                const p = kgNetwork.getPositions([a, b]);
                const half = (axis) => (p[a][axis] + p[b][axis]) / 2;
                const {x, y} = kgNetwork.canvasToDOM({x: half("x"), y: half("y")});
                const box = document.querySelector("#network").getBoundingClientRect();
                return [box.x + x, box.y + y];
            }""",
            [one, other],
        )
        self.page.mouse.click(*at)

    def shown(self):
        """Give the identifiers of the nodes and the pairs of the ties that are not hidden."""
        return self.page.evaluate(
            """() => [
                kgNetwork.body.data.nodes.get().filter((n) => !n.hidden).map((n) => n.id).sort(),
                kgNetwork.body.data.edges.get().filter((e) => !e.hidden).map((e) => [e.from, e.to]),
            ]"""
        )

    @property
    def panel(self):
        return self.page.locator("#panel")


@contextmanager
def opened(context, folder: Path, html: str, hash_=""):
    path = folder / "network.html"
    path.write_text(html, encoding="utf-8")
    view = Opened(context, path, hash_)
    try:
        yield view
    finally:
        view.page.close()


@pytest.fixture
def view(chromium, tmp_path):
    graph, claims = sample()
    measures = {"degree": dict(graph.degree())}
    with opened(chromium, tmp_path, page_of(graph, claims, measures=measures)) as view:
        yield view
        assert view.said == []


def test_one_file_asks_for_nothing_and_says_nothing(view):
    view.page.wait_for_timeout(300)
    assert view.requests == [view.address]
    assert view.page.evaluate("document.compatMode") == "CSS1Compat"
    assert view.page.title() == "Who met whom"
    assert view.page.locator("html").get_attribute("lang") == "en"


def test_a_network_made_elsewhere_has_nodes_and_no_choice_that_does_nothing(chromium, tmp_path):
    """Its nodes were called actors, and “Stated only” left ties of which nothing is known."""
    graph = nx.DiGraph([("a", "b", {"weight": 5}), ("b", "a"), ("b", "c"), ("c", "c")])
    with opened(chromium, tmp_path, page_of(graph, {})) as view:
        assert view.page.locator("h2#nodes").inner_text() == "Nodes"
        assert view.page.get_by_label("Stated only").is_hidden()
        assert "Nodes" in view.panel.inner_text() and "Actors" not in view.panel.inner_text()
        assert view.said == []


def test_a_giver_of_money_is_an_actor_and_a_programme_is_not(chromium, tmp_path):
    graph = nx.DiGraph(modes=["actor", "programme", "project"])
    graph.add_node("eu", cls="Organisation", mode="actor")
    graph.add_node("fund", cls="Programme", mode="programme")
    graph.add_node("mile", cls="Project", mode="project")
    graph.add_edge("eu", "mile", status="stated")
    graph.add_edge("fund", "mile", status="interpreted")
    with opened(chromium, tmp_path, page_of(graph, {})) as view:
        told = view.panel.inner_text().replace("\t", " ").replace("\n", " ")
        assert "Actors 1 Events and projects 1 Other nodes 1 Ties 2" in " ".join(told.split())
        assert view.page.locator("h2#nodes").inner_text() == "Nodes"
        assert "programme" in view.page.locator("#legend").inner_text()
        arrows = "() => kgNetwork.body.data.edges.get().every((e) => e.arrows && e.arrows.to)"
        assert view.page.evaluate(arrows)
        assert view.said == []


def test_a_status_that_is_not_known_is_called_so_and_never_stated(chromium, tmp_path):
    graph = nx.Graph([("a", "b", {"status": "not known"})])
    with opened(chromium, tmp_path, page_of(graph, {})) as view:
        legend = view.page.locator("#legend").inner_text()
        assert "not known" in legend and "stated" not in legend
        assert view.page.get_by_label("Stated only").is_hidden()


def test_a_click_on_a_tie_shows_what_it_rests_on(view):
    view.click_tie(CITY, FORUM)
    text = view.panel.inner_text()
    for part in (
        "organiser", "Kalnų miesto savivaldybė", "Atviras forumas", "2031-05-12/2031-05-13",
        "Kvietimas į forumą", "stated", PHRASE, "antrą kartą", "Kalnų m. sav.",
    ):  # fmt: skip
        assert part in text
    assert "speaker" not in text
    assert view.page.evaluate("location.hash").startswith("#tie=https%3A%2F%2Fexample.org")


def test_a_click_on_an_inferred_tie_shows_its_reason(view):
    view.click_tie(NGO, PART)
    text = view.panel.inner_text()
    assert "inferred" in text
    assert REASON in text
    assert "medium" in text
    assert view.panel.locator("a").count() == 0


@pytest.mark.parametrize("edge", [(CITY, FORUM), (WOMAN, FORUM), (GROUP, FORUM), (PART, FORUM)])
def test_every_line_can_be_hit(view, edge):
    view.click_tie(*edge)
    ends = view.panel.locator("h2 button").all_inner_texts()
    labels = dict(sample()[0].nodes(data="label"))
    assert sorted(ends) == sorted(labels[end] for end in edge)


def test_keyboard_alone_reaches_the_evidence(view):
    button = view.page.get_by_role("button", name=re.compile("Evidence for Kalnų"))
    button.focus()
    view.page.keyboard.press("Enter")
    assert PHRASE in view.panel.inner_text()
    assert view.page.evaluate("document.activeElement.closest('#panel') !== null")
    view.panel.get_by_role("button", name="Kalnų miesto savivaldybė").first.press("Enter")
    assert "municipality" in view.panel.inner_text()
    assert "rank 3 of 6" in view.panel.inner_text()
    view.panel.locator(".tie-list button").press("Enter")
    assert PHRASE in view.panel.inner_text()


def test_stated_only_hides_the_inferred_tie_and_who_it_leaves_alone(view):
    nodes, ties = view.shown()
    assert (len(nodes), len(ties)) == (6, 5)
    view.page.get_by_label("Stated only").check()
    nodes, ties = view.shown()
    assert NGO not in nodes
    assert PART not in nodes
    assert sorted(ties) == sorted([[CITY, FORUM], [WOMAN, FORUM], [GROUP, FORUM]])
    assert "3 of 4 ties" in view.page.locator("#count").inner_text()
    assert not view.page.locator("#tie-table").get_by_text("Ūķis").first.is_visible()
    view.page.get_by_label("Stated only").uncheck()
    assert len(view.shown()[1]) == 5


def test_a_tie_that_is_also_stated_stays_with_stated_only(chromium, tmp_path):
    graph, claims = sample()
    stated = claims[f"{ID}claim/1"]
    graph.edges[NGO, PART]["claims"].append(stated.iri)
    with opened(chromium, tmp_path, page_of(graph, claims)) as view:
        view.page.get_by_label("Stated only").check()
        assert [NGO, PART] in view.shown()[1]


def test_filters_by_role_and_country(view):
    view.page.get_by_label("Role").select_option("speaker")
    assert view.shown() == [sorted([WOMAN, FORUM]), [[WOMAN, FORUM]]]
    view.page.get_by_label("Role").select_option("all roles")
    view.page.get_by_label("Country").select_option("Belgium")
    assert [GROUP, FORUM] in view.shown()[1]
    assert CITY not in view.shown()[0]


def test_search_folds_diacritics(view):
    view.page.get_by_role("searchbox").fill("tulusiene")
    assert view.page.locator("#hits button").count() == 1
    names = view.page.locator("#node-table tbody tr:visible th").all_inner_texts()
    assert names == ["Rasa Tulušienė"]
    view.page.keyboard.press("Enter")
    assert view.panel.locator("h2").inner_text() == "Rasa Tulušienė"
    assert view.page.evaluate("location.hash").startswith("#node=")


def at(name):
    return quote(f"{ID}{name}", safe="")


@pytest.mark.parametrize(
    ("hash_", "words"),
    [
        (f"#node={at('woman')}", "Rasa Tulušienė"),
        (f"#tie={at('city')}|{at('forum#1')}", PHRASE),
        (f"#tie={at('forum#1')}|{at('city')}", PHRASE),
        (f"#tie={at('forum#1')}%7C{at('city')}", PHRASE),
        ("#node=%E0%A4%A", "Where does a tie come from?"),
        ("#node=constructor", "Where does a tie come from?"),
    ],
)  # fmt: skip
def test_deep_links(chromium, tmp_path, hash_, words):
    with opened(chromium, tmp_path, page_of(*sample()), hash_) as view:
        assert words in view.panel.inner_text()
        assert view.said == []


def test_a_node_may_bear_any_name(chromium, tmp_path):
    # vis-network keeps nodes in a plain object, where __proto__ would be lost.
    names = ["a", "__proto__", "constructor", ""]
    with opened(chromium, tmp_path, page_of(nx.path_graph(names), {})) as view:
        assert sorted(view.page.evaluate("Object.keys(kgNetwork.body.nodes)")) == sorted(names)
        assert view.said == []


def test_tables_sort_and_hold_everything(view):
    table = view.page.locator("#node-table")
    assert table.locator("tbody tr").count() == 6
    assert view.page.locator("#tie-table tbody tr").count() == 5
    table.get_by_role("button", name="degree").click()
    values = [int(t) for t in table.locator("tbody td:last-child").all_inner_texts()]
    assert values == sorted(values, reverse=True)
    assert values[0] == 4


def test_the_picture_can_be_saved(view):
    with view.page.expect_download() as waiting:
        view.page.get_by_role("button", name="Save picture").click()
    assert waiting.value.suggested_filename == "who-met-whom.png"
    assert Path(waiting.value.path()).read_bytes().startswith(b"\x89PNG")


def test_nothing_sticks_out_on_a_telephone(view):
    view.page.set_viewport_size({"width": 390, "height": 844})
    view.page.wait_for_timeout(300)
    assert view.page.evaluate("document.documentElement.scrollWidth") <= 390
    view.click_tie(CITY, FORUM)
    assert PHRASE in view.panel.inner_text()


# Notes what is written on the picture, and where, in pixels of the screen.
NOTE_TEXTS = """
window.texts = [];
const write = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
  const width = this.measureText(text).width, { a, e } = this.getTransform();
  const left = x - { left: 0, center: width / 2, right: width }[this.textAlign];
  const onScreen = (at) => (a * at + e) / devicePixelRatio;
  texts.push([text, onScreen(left), onScreen(left + width)]);
  return write.call(this, text, x, y);
};
const clear = CanvasRenderingContext2D.prototype.clearRect;
CanvasRenderingContext2D.prototype.clearRect = function (...box) {
  texts = [];
  return clear.apply(this, box);
};
"""


@pytest.mark.parametrize(
    ("graph", "width"),
    [(nx.balanced_tree(3, 2), 1300), (nx.balanced_tree(3, 2), 390), (nx.star_graph(40), 390)],
    ids=["wide", "narrow", "crowded"],
)
def test_no_name_is_cut_off_at_the_edge_whatever_is_selected(chromium, tmp_path, graph, width):
    """A selected name is bold; it was measured in thin letters, and the edge cut the rest off."""
    for node in graph:
        label = f"Language cafés as a first contact, number {node}, mmmmmmmmmmmmmmmmmmmmmm"
        graph.nodes[node].update(label=label, cls="Event", mode="event")
    with opened(chromium, tmp_path, page_of(graph, {})) as view:
        page = view.page
        page.set_viewport_size({"width": width, "height": 1100})
        page.add_init_script(NOTE_TEXTS)
        page.reload()
        page.wait_for_function("window.kgReady === true")
        edge = page.locator("#network canvas").evaluate("(canvas) => canvas.clientWidth")
        for at in range(12):
            button = page.locator("#node-table tbody button").nth(at)
            button.evaluate("(button) => button.click()")
            page.wait_for_timeout(30)
            texts = page.evaluate("texts")
            assert texts
            assert [text for text in texts if text[1] < -1 or text[2] > edge + 1] == []


@contextmanager
def served(folder: Path):
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_the_source_opens_at_the_right_phrase(chromium, tmp_path):
    filler = "<p style='height:3000px'>…</p>"
    phrase = PHRASE.replace("&", "&amp;")
    source = (
        "<!doctype html><meta charset=utf-8><title>Šaltinis</title>"
        f"{filler}<p id=first>Šiemet pirmą kartą {phrase}.</p>"
        f"{filler}<p id=second>Šiemet antrą kartą {phrase}.</p>{filler}"
    )
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").write_text(source, encoding="utf-8")
    with served(tmp_path / "site") as root:
        html = page_of(*sample(f"{root}/a.html?b=1"))
        with opened(chromium, tmp_path, html) as view:
            view.click_tie(CITY, FORUM)
            link = view.panel.get_by_role("link", name="Open the source at this phrase")
            assert link.get_attribute("rel") == "noopener noreferrer"
            with chromium.expect_page() as waiting:
                link.click()
            tab = waiting.value
            tab.wait_for_function("scrollY > 0")
            tab.wait_for_timeout(200)
            tops = tab.evaluate(
                "['first', 'second'].map((i) => window[i].getBoundingClientRect().top)"
            )
            height = tab.evaluate("innerHeight")
            tab.close()
    assert not 0 <= tops[0] < height
    assert 0 <= tops[1] < height


PAYLOADS = [
    "<script>window.__pwned=1</script>",
    "</script><script>window.__pwned=1</script>",
    "</ScRiPt ><script>window.__pwned=1</script>",
    "<!--<script>window.__pwned=1//",
    "--><script>window.__pwned=1</script>",
    "]]><script>window.__pwned=1</script>",
    "<img src=x onerror=window.__pwned=1>",
    "<svg onload=window.__pwned=1>",
    "<iframe srcdoc='<script>parent.__pwned=1</script>'>",
    "<style>*{display:none}</style><base href=https://evil.example/>",
    "</style><script>window.__pwned=1</script>",
    "</title><script>window.__pwned=1</script>",
    "<a href=javascript:window.__pwned=1>href</a>",
    "\" onmouseover=\"window.__pwned=1\" autofocus onfocus=\"window.__pwned=1",
    "' onfocus='window.__pwned=1' autofocus x='",
    "javascript:window.__pwned=1",
    "JaVaScRiPt:window.__pwned=1//https://x.example",
    "data:text/html,<script>window.__pwned=1</script>",
    "https://x.example/\"><script>window.__pwned=1</script>",
    "{{ 7*7 }}{% raw %}${window.__pwned=1}",
    "\\u003cscript>window.__pwned=1\\u003c/script>",
    "');window.__pwned=1;//",
    "\u2028window.__pwned=1\u2029",
    "\u202eabc\u2066def\u0000\u001b[31m",
    "__proto__",
    "constructor; __proto__; toString",
]  # fmt: skip


def hostile(payload):
    graph, claims = sample()
    graph = nx.relabel_nodes(graph, {NGO: payload, PART: f"{payload}|2"})
    for facts in graph.nodes.values():
        facts |= dict.fromkeys(
            ("label", "kind", "country", "description", "level", "mode"), payload
        )
    graph.nodes[payload]["cls"] = payload
    for facts in graph.edges.values():
        facts |= dict.fromkeys(("roles", "relation"), payload)
    graph.edges[CITY, FORUM]["status"] = payload
    bad = Quote(payload, payload, payload, payload, payload, payload)
    fields = ("role", "role_label", "participant", "thing", "thing_kind", "date", "confidence")
    claims = {
        iri: replace(
            c, **dict.fromkeys((*fields, "reason", "as_named", "status"), payload), quotes=(bad,)
        )
        for iri, c in claims.items()
    }
    measures = {payload: {payload: 1.0, CITY: 2.0}}
    return network_page(
        graph, claims, title=payload, question=payload, lang=payload,
        note=payload, index_href=payload, measures=measures,
    )  # fmt: skip


PRESS = "([where, at]) => document.querySelectorAll(where)[at].click()"


@pytest.mark.thorough
@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_stays_text_in_every_field(chromium, tmp_path, payload):
    with opened(chromium, tmp_path, hostile(payload)) as view:
        page = view.page
        page.get_by_role("searchbox").fill(payload[:3])
        for tie in range(page.locator("#tie-table tbody button").count()):
            page.evaluate(PRESS, ["#tie-table tbody button", tie])
            page.mouse.move(300 + 40 * tie, 400)
        for node in range(page.locator("#node-table tbody button").count()):
            page.evaluate(PRESS, ["#node-table tbody button", node])
        page.wait_for_timeout(150)
        view.click_tie(CITY, FORUM)
        links = page.locator("a").evaluate_all("(all) => all.map((a) => a.protocol)")
        assert page.evaluate("window.__pwned") is None
        assert set(links) <= {"file:", "https:", "http:"}
        assert page.locator("iframe, img, base, [onerror], [onfocus], [onload]").count() == 0
        assert not re.search(
            "[\u202a-\u202e\u2066-\u2069\u0000]", page.locator("body").inner_text()
        )
        assert len(view.shown()[0]) == 6
        assert view.requests == [view.address]
        assert view.said == []
