"""The page on paper: what is printed, in which order, and that nothing lies over anything else."""

from __future__ import annotations

import re
from itertools import pairwise

import networkx as nx
import pytest
from opened import opened
from page_samples import ID, NGO, page_of, sample

# The places of what is printed, from top to bottom, in pixels: (name, top, bottom).
PLACES = """() => {
  const parts = {
    title: "h1", question: ".question", picture: ".on-paper svg", panel: "#panel", foot: "footer",
    nodes: "#nodes", "node table": "#node-table", ties: "#ties", "tie table": "#tie-table",
  };
  const found = [];
  for (const [name, selector] of Object.entries(parts)) {
    for (const element of document.querySelectorAll(selector)) {
      const { top, bottom, height, width } = element.getBoundingClientRect();
      if (height && width) found.push([name, top, bottom]);
    }
  }
  return found;
}"""
SEEN = """(selector) => [...document.querySelectorAll(selector)]
  .filter((element) => element.getClientRects().length)
  .map((element) => element.id || element.getAttribute("class"))"""
CONTROLS = (
    "#search, #controls, .bar, .tabs, #legend-pane, #network, #node-pager, #tie-pager, .skip, #save"
)


@pytest.fixture
def view(chromium, tmp_path):
    with opened(chromium, tmp_path, page_of(*sample())) as view:
        yield view
        assert view.said == []


def on_paper(view, width):
    """Show the page as it is printed on a sheet of this width, in pixels of the screen."""
    view.page.set_viewport_size({"width": width, "height": 700 if width > 900 else 1000})
    view.page.emulate_media(media="print")
    view.page.evaluate("dispatchEvent(new Event('beforeprint'))")


@pytest.mark.parametrize(("width", "name"), [(700, "upright"), (1030, "on-side")])
def test_all_that_is_printed_stands_under_each_other_and_no_control_is(view, width, name):
    view.page.evaluate(f"kgState.set({{ selected: kgModel.nodeBy.get('{NGO}') }})")
    on_paper(view, width)
    places = view.page.evaluate(PLACES)
    names = [place for place, _, _ in places]
    assert names[:3] == ["title", "question", "picture"]
    assert names.index("picture") < names.index("foot") < names.index("nodes") < names.index("ties")
    assert names.count("picture") == 1
    for (one, _, bottom), (other, top, _) in pairwise(places):
        assert bottom <= top + 0.5, f"{other} lies over {one}"
    assert view.page.evaluate(SEEN, CONTROLS) == []
    assert view.page.evaluate(SEEN, ".on-paper svg") == [name]
    assert view.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_picture_is_drawn_anew_with_its_legend_and_what_is_left_out(view):
    view.page.evaluate("""() => {
      const { filters } = kgState.now;
      const hidden = { ...filters.hidden, status: new Set(["inferred"]) };
      kgState.set({ filters: { ...filters, hidden } });
    }""")
    on_paper(view, 700)
    sheet = view.page.locator(".on-paper svg.upright")
    assert sheet.locator("g.node").count() == 4
    told = sheet.text_content()
    for words in ("Shown: 4 nodes of 6, 3 ties of 4. Status: without inferred.", "Colour: kind"):
        assert words in told
    # These stand on the page around it.
    assert "Who took part in the forum?" not in sheet.locator("text").all_text_contents()


def test_after_the_print_the_page_is_as_before(view):
    view.wait("document.querySelectorAll('.tables tbody tr').length === 6 + 5")
    before = view.page.evaluate("document.body.outerHTML")
    view.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert view.page.locator(".picture .on-paper").count() == 1
    view.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    view.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert view.page.locator(".on-paper").count() == 0
    assert view.page.evaluate("document.body.outerHTML") == before


@pytest.mark.parametrize("landscape", [False, True])
def test_chromium_prints_the_picture_to_a4(view, landscape):
    view.page.evaluate("""() => {
      window.printed = [];
      addEventListener("beforeprint", () => {
        printed.push(document.querySelectorAll(".on-paper g.node").length);
      });
    }""")
    made = view.page.pdf(format="A4", landscape=landscape)
    assert made.startswith(b"%PDF")
    pages = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", made)
    size = [float(side) for side in pages[0]]
    assert size == pytest.approx([842, 595] if landscape else [595, 842], abs=1.5)
    assert len(pages) <= 3
    # Both sheets; the style shows one of them.
    assert view.page.evaluate("printed") == [12]
    assert view.page.locator(".on-paper").count() == 0


def test_paper_is_light_in_the_dark(view):
    view.page.emulate_media(color_scheme="dark")
    view.page.evaluate("kgState.set({ theme: 'dark', isDark: true })")
    on_paper(view, 700)
    ground = view.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    sheet = view.page.locator(".on-paper svg.upright > rect").first
    assert sheet.get_attribute("fill") == "#ffffff"


def test_a_table_says_how_many_rows_are_not_printed(chromium, tmp_path):
    graph = nx.Graph()
    for at in range(199):
        graph.add_edge(f"{ID}{at}", f"{ID}{at + 1}")
    with opened(chromium, tmp_path, page_of(graph, {})) as view:
        on_paper(view, 700)
        told = view.page.locator("p.on-paper").all_text_contents()
        shown = view.page.evaluate("[kgState.now.shown.nodes.size, kgState.now.shown.ties.size]")
        counts = [
            view.page.locator(f"#{name} tbody tr:visible").count()
            for name in ("node-table", "tie-table")
        ]
    sentence = "{} of {} rows. All are in the table (CSV) that “Save” on the page gives."
    assert shown == [200, 199]
    assert all(n < all_ for n, all_ in zip(counts, shown, strict=True))
    assert told == [sentence.format(n, all_) for n, all_ in zip(counts, shown, strict=True)]
