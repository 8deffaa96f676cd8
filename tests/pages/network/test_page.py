"""The network page, built and then opened in a real browser."""

from __future__ import annotations

import html as escaping
import math
import random
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import combinations, pairwise
from pathlib import Path
from urllib.parse import quote

import networkx as nx
import pytest
from browser import browser

from kg.pages.listing import question_page
from kg.pages.network import layout
from kg.pages.network.layout import positions
from kg.pages.network.page import network_page
from kg.questions.asking import run
from kg.questions.claims import Claim, Quote, read_claims, read_quotes
from kg.questions.library import read_query
from kg.rdf.vocabulary import compress

ID = "https://example.org/id/"
CITY, WOMAN, GROUP, NGO = f"{ID}city", f"{ID}woman", f"{ID}group", f"{ID}ngo"
FORUM, PART = f"{ID}forum#1", f"{ID}part"
PHRASE = "forumą – rengia „Kalnų „Žalioji“ bendrija“, A&B - kartu"
REASON = "The list names the town, not who came."


def claim(name, who, what, role, *, status="stated", reason="", quotes=()):
    return Claim(
        iri=f"{ID}claim/{name}",
        heading=f"{who}: {role}, {what}",
        role=f"{ID}role/{role}",
        role_label=role,
        participant=who,
        thing=what,
        thing_kind="conference",
        date="2031-05-12/2031-05-13",
        status=status,
        confidence="" if status == "stated" else "medium",
        reason=reason,
        as_named="Kalnų m. sav.",
        quotes=quotes,
    )


def sample(address="https://news.example/a?b=1"):
    found = Quote(PHRASE, "antrą kartą", "", "lt", "Kvietimas į forumą", address)
    made = [
        claim("1", "Kalnų miesto savivaldybė", "Atviras forumas", "organiser", quotes=(found,)),
        claim("2", "Rasa Tulušienė", "Atviras forumas", "speaker", quotes=(found,)),
        claim("3", "about 20 guests", "Atviras forumas", "attendee", status="interpreted"),
        claim("4", "Ūķis „Ērgļi“", "Closing part", "host", status="inferred", reason=REASON),
    ]
    graph = nx.Graph(title="t", question="q", modes=["actor", "event"])
    people = [
        (CITY, "Kalnų miesto savivaldybė", "Organisation", "municipality", "Lithuania"),
        (WOMAN, "Rasa Tulušienė", "Person", "", "Lithuania"),
        (GROUP, "about 20 guests", "UnnamedGroup", "municipality; NGO", "Latvia; Belgium"),
        (NGO, "Ūķis „Ērgļi“", "Organisation", "NGO", "Latvia"),
    ]
    for key, label, cls, kind, country in people:
        graph.add_node(key, label=label, cls=cls, kind=kind, country=country, mode="actor")
    for key, label in [(FORUM, "Atviras forumas „Miestas „be sienų““"), (PART, "Closing part")]:
        graph.add_node(key, label=label, cls="Event", kind="conference", mode="event")
    ends = [(CITY, FORUM), (FORUM, WOMAN), (GROUP, FORUM), (NGO, PART)]
    for (u, v), c in zip(ends, made, strict=True):
        graph.add_edge(
            u, v, relations=["participation"], weight=1,
            roles=[c.role_label], status=c.status, claims=[c.iri],
        )  # fmt: skip
    graph.add_edge(
        PART, FORUM, relations=["part of"], part_of=True, part=PART, weight=1, status="stated"
    )
    return graph, {c.iri: c for c in made}


def shuffled(graph, seed):
    """Give the same graph, its nodes and edges added in another order and edges turned round."""
    chance = random.Random(seed)
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(data=True))
    chance.shuffle(nodes)
    chance.shuffle(edges)
    other = nx.Graph(**graph.graph)
    other.add_nodes_from(nodes)
    other.add_edges_from((v, u, data) for u, v, data in edges)
    return other


def page_of(graph, claims, **more):
    words = {"title": "Who met whom", "question": "Who took part in the forum?"} | more
    return network_page(graph, claims, **words)


# ---- Without a browser -----------------------------------------------------------------------


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


@pytest.mark.parametrize(
    "graph",
    [
        nx.empty_graph(12), nx.star_graph(40), nx.complete_graph(15), nx.path_graph(30),
        nx.disjoint_union_all([nx.cycle_graph(5), nx.star_graph(9), nx.path_graph(2)]),
        nx.barabasi_albert_graph(300, 2, seed=3), nx.Graph([(0, 0), (0, 1)]), nx.Graph(),
    ],
)  # fmt: skip
def test_no_two_nodes_share_a_place_and_places_do_not_depend_on_order(graph):
    found = positions(graph)
    assert set(found) == set(graph)
    assert len(set(found.values())) == len(graph)
    assert all(type(value) is int for place in found.values() for value in place)
    assert positions(shuffled(graph, 7)) == found


def test_layout_of_large_graphs_is_the_same_each_time_and_leaves_the_shared_chance_alone():
    graph = nx.barabasi_albert_graph(1_001, 2, seed=1)
    random.seed(5)
    expected = random.random()
    random.seed(5)
    first = positions(graph)
    assert random.random() == expected
    assert positions(shuffled(graph, 1)) == first


def test_two_large_graphs_laid_out_at_once_have_each_its_own_chance(monkeypatch):
    import igraph

    monkeypatch.setattr(layout, "KAMADA_KAWAI_LIMIT", 20)
    graphs = [nx.barabasi_albert_graph(size, 2, seed=1) for size in (150, 160)]
    alone = [*map(positions, graphs)]
    both, turn_to = threading.Barrier(2), igraph.set_random_number_generator

    def turn_and_wait(chance):
        turn_to(chance)
        if chance is not random:
            # The one waits for the other as long as it takes it to come so far, if it may.
            with suppress(threading.BrokenBarrierError):
                both.wait(timeout=0.5)

    monkeypatch.setattr(igraph, "set_random_number_generator", turn_and_wait)
    with ThreadPoolExecutor(2) as threads:
        assert [*threads.map(positions, graphs)] == alone


def test_components_do_not_overlap():
    graph = nx.disjoint_union(nx.star_graph(8), nx.cycle_graph(6))
    found = positions(graph)
    big, small = ([found[node] for node in nodes] for nodes in (range(9), range(9, 15)))
    apart = [
        max(p[axis] for p in a) < min(p[axis] for p in b)
        for axis in (0, 1) for a, b in ((big, small), (small, big))
    ]  # fmt: skip
    assert any(apart)


def caterpillar(ends: int):
    """Give two hubs, three nodes between them, and as many leaves at each hub."""
    graph = nx.path_graph(["hub a", "x", "y", "z", "hub b"])
    graph.add_edges_from((hub, f"{hub} {at}") for hub in ("hub a", "hub b") for at in range(ends))
    return graph


def crossings(graph, found) -> int:
    def side(a, b, c):
        (ax, ay), (bx, by), (cx, cy) = found[a], found[b], found[c]
        return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)

    return sum(
        side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
        for (a, b), (c, d) in combinations(graph.edges, 2)
        if len({a, b, c, d}) == 4
    )


@pytest.mark.parametrize("ends", [1, 5, 12, 18])
def test_the_leaves_of_a_hub_stand_about_it_with_room_and_cross_nothing(ends):
    graph = caterpillar(ends)
    found = positions(graph)
    assert crossings(graph, found) == 0
    assert min(math.dist(found[a], found[b]) for a, b in combinations(graph, 2)) > 50
    # Two leaves never lie in one line behind each other: one of the ties would be hidden.
    for hub in ("hub a", "hub b"):
        angles = sorted(
            math.atan2(found[node][1] - found[hub][1], found[node][0] - found[hub][0])
            for node in graph[hub]
        )
        turns = [b - a for a, b in pairwise([*angles, angles[0] + math.tau])]
        assert min(turns) > 0.2 * math.tau / len(turns)


def test_a_hub_of_more_leaves_gives_them_more_room():
    def reach(leaves):
        found = positions(nx.star_graph(leaves))
        return min(math.dist(found[0], found[leaf]) for leaf in range(1, leaves + 1))

    assert reach(5) < reach(18) < reach(40)


def shape_of(places) -> float:
    wide, high = (max(p[axis] for p in places) - min(p[axis] for p in places) for axis in (0, 1))
    return wide / high


@pytest.mark.parametrize(
    "graph",
    [
        nx.disjoint_union(caterpillar(8), caterpillar(8)),
        nx.disjoint_union_all([caterpillar(6)] * 3),
        nx.disjoint_union_all([caterpillar(12), *[nx.path_graph(2)] * 9]),
        nx.star_graph(20),
    ],
)
def test_the_picture_is_as_wide_for_its_height_as_the_screen(graph):
    # The frame of the page, labels left out, is 1.43 times as wide as high.
    assert 1.2 < shape_of(positions(graph).values()) < 1.7


def test_a_line_says_its_relation_in_the_readers_language():
    """“partOf” stood on the page."""
    graph, claims = sample()
    graph.edges[PART, FORUM]["relations"] = ["partOf", "subUnitOf", "unheard of"]
    for lang, words in [("en", "part of; sub-unit of"), ("lt", "dalis; padalinys")]:
        assert f'"relation":"{words}; unheard of"' in page_of(graph, claims, lang=lang)
    assert '"relation":"part of; sub-unit of; ' in page_of(graph, claims, lang="xx")


# ---- In a browser ----------------------------------------------------------------------------


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


# ---- The link to the source ------------------------------------------------------------------


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


# ---- Hostile text ----------------------------------------------------------------------------

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
    headed = {name: escaping.unescape(about) for about, name in notes}
    assert any(about.startswith(heading) for about in headed.values())
    assert not [name for name, about in headed.items() if not about or about.startswith(":")]
    told = {compress(iri): claim.heading for iri, claim in claims.items()}
    assert all(told.get(name, about) == about for name, about in headed.items())
