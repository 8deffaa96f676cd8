"""The picture of a network page, driven by mouse and keys in a real browser."""

from __future__ import annotations

import networkx as nx
import pytest
from opened import opened
from page_samples import CITY, FORUM, GROUP, NGO, PART, WOMAN, page_of, sample


@pytest.fixture
def view(chromium, tmp_path):
    graph, claims = sample()
    measures = {"degree": dict(graph.degree()), "betweenness": {WOMAN: 9.0, FORUM: 3.0, CITY: 0.0}}
    with opened(chromium, tmp_path, page_of(graph, claims, measures=measures)) as view:
        yield view
        assert view.said == []


@pytest.mark.parametrize("edge", [(CITY, FORUM), (WOMAN, FORUM), (GROUP, FORUM), (PART, FORUM)])
def test_every_line_can_be_hit(view, edge):
    view.click(*edge)
    ends = view.page.evaluate("[kgState.now.selected.from.id, kgState.now.selected.to.id]")
    assert sorted(ends) == sorted(edge)


def test_a_click_on_nothing_ends_the_selection(view):
    view.click(CITY)
    assert view.state("selected.id") == CITY
    box = view.page.locator("#network").bounding_box()
    view.page.mouse.click(box["x"] + 3, box["y"] + box["height"] - 3)
    assert view.state("selected") is None


def test_a_node_is_moved_by_hand_and_the_picture_stays(view):
    before = view.page.evaluate("kgNetwork.getViewPosition()")
    x, y = view.at(CITY)
    view.page.mouse.move(x, y)
    view.page.mouse.down()
    view.page.mouse.move(x + 80, y + 40, steps=4)
    view.page.mouse.up()
    moved = view.at(CITY)
    assert moved == pytest.approx([x + 80, y + 40], abs=2)
    assert view.page.evaluate("kgNetwork.getViewPosition()") == pytest.approx(before)
    # And then the picture again.
    box = view.page.locator("#network").bounding_box()
    view.page.mouse.move(box["x"] + 5, box["y"] + 5)
    view.page.mouse.down()
    view.page.mouse.move(box["x"] + 65, box["y"] + 5, steps=4)
    view.page.mouse.up()
    assert view.at(CITY) == pytest.approx([moved[0] + 60, moved[1]], abs=2)


def test_keys_and_buttons_move_the_picture(view):
    scale, where = "kgNetwork.getScale()", "kgNetwork.getViewPosition().x"
    picture = view.page.locator("#network")
    first = view.page.evaluate(scale)
    picture.press("+")
    assert view.page.evaluate(scale) == pytest.approx(1.3 * first)
    picture.press("-")
    at = view.page.evaluate(where)
    picture.press("ArrowRight")
    assert view.page.evaluate(where) == pytest.approx(at + 60 / view.page.evaluate(scale))
    view.page.get_by_role("button", name="Zoom in").click()
    view.page.get_by_role("button", name="Show all").click()
    assert view.page.evaluate(scale) == pytest.approx(first)
    assert view.page.evaluate(where) == pytest.approx(at)


def test_what_is_left_after_a_choice_fills_the_picture(view):
    scale = view.page.evaluate("kgNetwork.getScale()")
    view.page.evaluate(
        """() => {
          const { filters } = kgState.now;
          const keys = kgModel.values.role.slice(0, 2).map(({ key }) => key);
          const hidden = { ...filters.hidden, role: new Set(keys) };
          kgState.set({ filters: { ...filters, hidden } });
        }"""
    )
    roles = view.page.evaluate("kgModel.values.role.map(({ label }) => label.en ?? label)")
    assert roles == ["organiser", "attendee", "host", "speaker"]
    nodes, ties = view.shown()
    assert nodes == sorted([WOMAN, FORUM, NGO, PART])
    assert sorted(ties) == sorted([[WOMAN, FORUM], [NGO, PART], [PART, FORUM]])
    view.frame()
    assert view.page.evaluate("kgNetwork.getScale()") >= scale
    box = view.page.locator("#network").bounding_box()
    for node in nodes:
        x, y = view.at(node)
        assert box["x"] < x < box["x"] + box["width"]
        assert box["y"] < y < box["y"] + box["height"]


def test_by_a_measure_the_greatest_value_is_the_largest_whatever_its_shape(view):
    """By betweenness nothing changed that one could see, and the first was not the largest."""
    before = view.page.evaluate("kgState.now.points.get(kgModel.nodes[0])")
    view.page.evaluate("kgState.set({ size: 'betweenness' })")
    points = view.page.evaluate("[...kgState.now.points].map(([node, r]) => [node.id, r])")
    sizes = dict(points)
    assert max(sizes, key=sizes.get) == WOMAN
    # Areas above the least are in proportion: 3 of 9.
    least = sizes[CITY] ** 2
    assert (sizes[FORUM] ** 2 - least) / (sizes[WOMAN] ** 2 - least) == pytest.approx(
        1 / 3, abs=0.02
    )
    assert sizes[CITY] != before or sizes[WOMAN] != before


def test_a_tip_says_what_is_under_the_pointer(view):
    tip = view.page.locator("#network .tip")
    view.page.mouse.move(*view.at(WOMAN))
    view.frame()
    assert tip.inner_text() == "Rasa Tulušienė\nperson\nLithuania"
    view.page.mouse.move(*view.at(NGO, PART))
    view.frame()
    assert tip.inner_text() == "Ūķis „Ērgļi“ — Closing part\nhost · inferred"
    view.page.mouse.move(2, 2)
    view.frame()
    assert tip.is_hidden()


def test_nodes_move_by_forces_only_when_asked_and_until_told_to_stop(view):
    start = view.at(CITY)
    view.page.wait_for_timeout(200)
    assert view.at(CITY) == start
    button = view.page.locator("#rearrange")
    button.click()
    assert button.inner_text() == "Stop"
    view.wait("kgState.now.dragged > 3")
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    moved = view.at(CITY)
    view.page.wait_for_timeout(200)
    assert view.at(CITY) == moved != start
    view.page.get_by_role("button", name="Show all").click()
    view.click(CITY)
    assert view.state("selected.id") == CITY


def test_fixed_texts_are_in_the_readers_language(view):
    view.page.evaluate("kgState.set({ lang: 'lt' })")
    assert view.page.locator("html").get_attribute("lang") == "lt"
    assert view.page.locator("#fit").inner_text() == "Rodyti viską"
    assert view.page.locator("#zoom-in").get_attribute("aria-label") == "Priartinti"
    # The title is not translated, and says so.
    assert view.page.locator("h1").get_attribute("lang") == "en"


def test_the_same_colours_in_another_palette_on_a_dark_ground(view):
    pixel = """() => {
      const canvas = document.querySelector("#network canvas");
      const { x, y } = kgNetwork.canvasToDOM(kgModel.nodes.find(({ id }) => id.endsWith("city")));
      const ratio = canvas.width / canvas.clientWidth;
      const copy = document.createElement("canvas");
      const one = copy.getContext("2d", { willReadFrequently: true });
      one.drawImage(canvas, -x * ratio, -y * ratio);
      const at = one.getImageData(0, 0, 1, 1).data;
      return "#" + [...at.slice(0, 3)].map((n) => n.toString(16).padStart(2, "0")).join("");
    }"""
    colour = "kgState.now.colours.of(kgModel.nodes.find(({ id }) => id.endsWith('city'))).colour"
    light = view.page.evaluate(colour)
    assert view.page.evaluate(pixel) == light
    view.page.evaluate("kgState.set({ isDark: true })")
    view.frame()
    dark = view.page.evaluate(colour)
    assert dark != light
    assert view.page.evaluate(pixel) == dark


def test_nothing_sticks_out_on_a_telephone(view):
    view.page.set_viewport_size({"width": 360, "height": 800})
    view.page.wait_for_timeout(300)
    assert view.page.evaluate("document.documentElement.scrollWidth") <= 360


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
        view.wait()
        edge = page.locator("#network canvas").evaluate("(canvas) => canvas.clientWidth")
        for at in range(12):
            page.evaluate(
                "at => kgState.set({ selected: kgModel.nodes[at], asked: { from: 'list' } })", at
            )
            view.frame()
            texts = page.evaluate("texts")
            assert texts
            assert [text for text in texts if text[1] < -1 or text[2] > edge + 1] == []


def test_names_of_a_selected_nodes_neighbours_do_not_lie_over_each_other(chromium, tmp_path):
    graph = nx.star_graph(24)
    for node in graph:
        graph.nodes[node].update(label=f"Association of the friends of place {node}", mode="actor")
    with opened(chromium, tmp_path, page_of(graph, {})) as view:
        view.page.set_viewport_size({"width": 1400, "height": 900})
        view.page.evaluate("kgState.set({ selected: kgModel.nodes[0], asked: { from: 'list' } })")
        view.frame()
        boxes = view.page.evaluate("kgPicture.labels().map(({ l, r, t, b }) => [l, r, t, b])")
        assert len(boxes) == 25
        over = [
            (one, other)
            for at, one in enumerate(boxes)
            for other in boxes[at + 1 :]
            if one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
        ]
        assert over == []
