"""The network page as one file, built and then opened in a real browser."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import networkx as nx
from opened import opened
from page_samples import CITY, FORUM, NGO, PHRASE, WOMAN, data_of, page_of, sample, shuffled


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
    assert '"Rasa Tulušienė"' in html
    html.encode("utf-8")


def test_a_network_made_elsewhere_needs_no_attributes():
    html = page_of(nx.path_graph(["a", "b", "__proto__"]), {})
    assert data_of(html)["nodes"]["id"] == ["__proto__", "a", "b"]


def test_one_file_asks_for_nothing_and_says_nothing(chromium, tmp_path):
    with opened(chromium, tmp_path, page_of(*sample())) as view:
        view.page.wait_for_timeout(300)
        assert view.requests == [view.address]
        assert view.said == []
        assert view.page.evaluate("document.compatMode") == "CSS1Compat"
        assert view.page.title() == "Who met whom"
        assert view.page.locator("html").get_attribute("lang") == "en"


def test_what_no_script_of_ours_says_does_not_run(chromium, tmp_path):
    """The policy names each script and style by its hash."""
    html = page_of(*sample())
    added = html.replace("</body>", "<script>window.ran = 1</script></body>")
    with opened(chromium, tmp_path, added) as view:
        assert view.page.evaluate("window.ran") is None
        assert "violates" in view.said[0]
    styled = html.replace("<h1", "<h1 style='color:red'")
    with opened(chromium, tmp_path, styled) as view:
        assert "violates" in view.said[0]


def test_a_node_may_bear_any_name(chromium, tmp_path):
    names = ["a", "__proto__", "constructor", ""]
    with opened(chromium, tmp_path, page_of(nx.path_graph(names), {})) as view:
        assert view.shown()[0] == sorted(names)
        view.click("__proto__")
        assert view.state("selected.id") == "__proto__"
        assert view.said == []


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
            view.click(CITY, FORUM)
            link = view.page.get_by_role("link", name="Open the source at this phrase")
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
