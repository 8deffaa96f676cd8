"""What leaves the page: each file is saved in a real browser and then read by another program."""

from __future__ import annotations

import base64
import csv
import io
import re
import struct
import xml.etree.ElementTree as ET

import networkx as nx
import pytest
from opened import opened
from page_samples import CITY, FORUM, GROUP, ID, NGO, PART, WOMAN, page_of, sample

from kg.networks import read_network

SVG = "{http://www.w3.org/2000/svg}"
HIDE_INFERRED = """() => {
  const { filters } = kgState.now;
  const hidden = { ...filters.hidden, status: new Set(["inferred"]) };
  kgState.set({ filters: { ...filters, hidden } });
}"""
# How much of an image is white, and which colours cover more than a few dots of it.
COLOURS = """async (address) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  const ctx = canvas.getContext("2d");
  ctx.drawImage(image, 0, 0);
  const dots = new Uint32Array(ctx.getImageData(0, 0, image.width, image.height).data.buffer);
  const found = new Map();
  for (const dot of dots) found.set(dot, (found.get(dot) || 0) + 1);
  const name = (dot) => [0, 8, 16]
    .map((shift) => ((dot >>> shift) & 255).toString(16).padStart(2, "0"))
    .join("");
  const often = [...found].filter(([, n]) => n > 200).map(([dot]) => name(dot)).sort();
  return [image.width, image.height, found.get(0xffffffff) / dots.length, often];
}"""


@pytest.fixture
def view(chromium, tmp_path):
    graph, claims = sample()
    measures = {"degree": dict(graph.degree())}
    with opened(chromium, tmp_path, page_of(graph, claims, measures=measures)) as view:
        yield view
        assert view.said == []
        assert view.requests == [view.address]


def saved(view, name, part="whole"):
    """Choose an entry of the menu “Save”; give the file's name and its bytes."""
    view.page.click("#save summary")
    view.page.check(f"#save input[value={part}]")
    with view.page.expect_download() as waiting:
        view.page.click(f"#save-{name}")
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def drawing(view, part="whole"):
    name, data = saved(view, "svg", part)
    assert name == "who-met-whom.svg"
    return ET.fromstring(data.decode())


def of_class(root, name):
    return [group for group in root.iter(f"{SVG}g") if group.get("class") == name]


def texts(root):
    """Give the texts that are read; a halo is drawn of each name, and not read."""
    return [text.text for text in root.iter(f"{SVG}text") if text.get("aria-hidden") != "true"]


def rows_of(data):
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


# ---- the drawing


def test_a_drawing_has_a_mark_for_each_node_and_its_name_as_text(view):
    root = drawing(view)
    assert root.find(f"{SVG}title").text == "Who met whom"
    assert root.find(f"{SVG}desc").text == "Who took part in the forum?"
    named = sorted(group.find(f"{SVG}title").text for group in of_class(root, "node"))
    assert named == [
        "Atviras forumas „Miestas „be sienų““", "Closing part", "Kalnų miesto savivaldybė",
        "Rasa Tulušienė", "about 20 guests", "Ūķis „Ērgļi“",
    ]  # fmt: skip
    told = " ".join(texts(root))
    for words in (
        "Who met whom",
        "Who took part in the forum?",
        "6 nodes, 4 ties.",
        "Rasa Tulušienė",
    ):
        assert words in told
    assert re.search(r"Saved on \d{4}-\d\d-\d\d", told)


def test_the_legend_of_a_drawing_says_what_is_on_it(view):
    told = " ".join(" ".join(texts(group)) for group in of_class(drawing(view), "legend"))
    for words in (
        "Shape", "several people, not named", "Colour: kind", "municipality (1)", "NGO (1)",
        "not known (1)", "several values (1)", "events and projects (2)", "Line", "stated",
        "interpreted", "inferred: the document does not say it", "part of", "Size: ties", "1", "3",
    ):  # fmt: skip
        assert words in told, words


def test_a_drawing_has_what_the_filters_leave_and_says_so(view):
    view.page.evaluate(HIDE_INFERRED)
    root = drawing(view)
    nodes, _ = view.shown()
    assert nodes == sorted([CITY, FORUM, GROUP, WOMAN])
    assert len(of_class(root, "node")) == 4
    told = " ".join(texts(root))
    assert "Shown: 4 nodes of 6, 3 ties of 4. Status: without inferred." in told
    assert "Closing part" not in told
    assert "?" not in texts(root)


def test_an_inferred_tie_has_its_question_mark(view):
    (marks,) = of_class(drawing(view), "marks")
    assert texts(marks) == ["?"]


def test_a_drawing_is_the_same_in_the_dark_and_whatever_is_in_view(view):
    _, light = saved(view, "svg")
    view.page.emulate_media(color_scheme="dark")
    view.page.evaluate("kgState.set({ theme: 'dark', isDark: true })")
    view.page.evaluate("kgNetwork.moveTo({ scale: 3, position: { x: 50, y: 20 } })")
    view.frame()
    _, dark = saved(view, "svg")
    assert dark == light


def test_only_the_part_in_view_is_drawn_if_the_reader_says_so(view):
    place = view.page.evaluate(f"(({{ x, y }}) => ({{ x, y }}))(kgModel.nodeBy.get('{CITY}'))")
    view.page.evaluate("(position) => kgNetwork.moveTo({ scale: 6, position })", place)
    view.frame()
    root = drawing(view, "view")
    named = [group.find(f"{SVG}title").text for group in of_class(root, "node")]
    assert named == ["Kalnų miesto savivaldybė"]
    assert "Only a part of the picture." in " ".join(texts(root))
    assert len(list(root.iter(f"{SVG}clipPath"))) == 1
    assert len(of_class(drawing(view, "whole"), "node")) == 6


def test_what_the_selection_is_not_about_lies_under_a_veil(view):
    view.page.evaluate(f"kgState.set({{ selected: kgModel.nodeBy.get('{NGO}') }})")
    root = drawing(view)
    faint, clear = of_class(root, "nodes")
    names = [sorted(g.find(f"{SVG}title").text for g in group) for group in (faint, clear)]
    assert names[1] == ["Closing part", "Ūķis „Ērgļi“"]
    assert len(names[0]) == 4
    assert "Selected: Ūķis „Ērgļi“." in " ".join(texts(root))


def test_a_drawing_speaks_the_readers_language(view):
    view.page.evaluate("kgState.set({ lang: 'lv' })")
    told = " ".join(texts(drawing(view)))
    for words in ("6 mezgli, 4 saites.", "Krāsa: veids", "izsecināts: dokuments to nesaka"):
        assert words in told


def test_no_name_becomes_markup_in_a_drawing(chromium, tmp_path):
    graph, claims = sample()
    graph.nodes[CITY]["label"] = '</text></svg><script>alert(1)</script><svg onload="alert(2)">'
    title = 'Who met <img src=x onerror=alert(3)> & "whom"?'
    with opened(chromium, tmp_path, page_of(graph, claims, title=title)) as view:
        name, data = saved(view, "svg")
        root = ET.fromstring(data.decode())
        assert {element.tag for element in root.iter()} == {
            f"{SVG}{tag}" for tag in ("svg", "title", "desc", "g", "path", "rect", "text")
        }
        assert root.find(f"{SVG}title").text == title
        assert name == "who-met-img-src-x-onerror-alert-3-whom.svg"
        assert view.said == []


# ---- images


def image(view, data):
    kind, size = data[:8], struct.unpack(">II", data[16:24])
    assert kind == b"\x89PNG\r\n\x1a\n"
    address = f"data:image/png;base64,{base64.b64encode(data).decode()}"
    width, height, white, often = view.page.evaluate(COLOURS, address)
    assert (width, height) == size
    return size, white, often


@pytest.mark.parametrize(
    ("name", "file", "size"),
    [
        ("print", "who-met-whom-print.png", (3508, 2480)),
        ("slide", "who-met-whom-slide.png", (1920, 1080)),
    ],
)
def test_an_image_has_the_size_of_paper_or_of_a_slide_and_is_not_blank(view, name, file, size):
    made, data = saved(view, name)
    assert made == file
    found, white, often = image(view, data)
    assert found == size
    assert 0.8 < white < 0.99
    # Letters, lines, events, and the line of what is inferred.
    assert {"1b2733", "33475b", "5b6875", "a84300"} <= {*often}


def test_an_image_is_light_in_the_dark(view):
    view.page.evaluate("kgState.set({ theme: 'dark', isDark: true })")
    _, white, _ = image(view, saved(view, "slide")[1])
    assert white > 0.8


# ---- tables


def test_the_table_of_nodes_is_read_back(view):
    name, data = saved(view, "nodes")
    assert name == "who-met-whom-nodes.csv"
    rows = {row["id"]: row for row in rows_of(data)}
    assert sorted(rows) == sorted([CITY, WOMAN, GROUP, NGO, FORUM, PART])
    assert rows[GROUP]["label"] == "about 20 guests"
    assert rows[GROUP]["kind"] == "municipality; NGO"
    assert (rows[FORUM]["ties"], rows[FORUM]["degree"]) == ("3", "4")


def test_the_table_of_ties_has_what_is_shown(view):
    view.page.evaluate(HIDE_INFERRED)
    name, data = saved(view, "ties")
    assert name == "who-met-whom-ties.csv"
    rows = rows_of(data)
    _, ties = view.shown()
    told = {frozenset({row["source"], row["target"]}): row for row in rows}
    assert {*told} == {*map(frozenset, ties)}
    assert len(rows) == len(ties) == 3
    speaker = told[frozenset({WOMAN, FORUM})]
    assert (speaker["roles"], speaker["status"], speaker["weight"]) == ("speaker", "stated", "1")
    assert "inferred" not in {row["status"] for row in rows}


def test_kg_reads_the_table_of_ties_as_a_network(view, tmp_path):
    path = tmp_path / "ties.csv"
    path.write_bytes(saved(view, "ties")[1])
    graph = read_network(path)
    own, _ = sample()
    assert {frozenset(edge) for edge in graph.edges} == {frozenset(edge) for edge in own.edges}
    assert graph.nodes[WOMAN]["label"] == "Rasa Tulušienė"
    assert nx.get_node_attributes(graph, "mode")[FORUM] == "event"


def test_no_name_becomes_a_formula(chromium, tmp_path):
    graph = nx.Graph()
    for at, label in enumerate(["=1+1", "+1", "-1", "@SUM(A1)", "'x", 'plain, “quoted” "x"']):
        graph.add_node(f"{ID}{at}", label=label)
    with opened(chromium, tmp_path, page_of(graph, {})) as view:
        labels = {row["id"]: row["label"] for row in rows_of(saved(view, "nodes")[1])}
    assert [labels[f"{ID}{at}"] for at in range(6)] == [
        "'=1+1", "'+1", "'-1", "'@SUM(A1)", "''x", "plain, “quoted” \"x\"",
    ]  # fmt: skip


# ---- the menu


def test_the_menu_is_closed_by_escape_and_from_outside_and_says_what_was_saved(view):
    view.page.click("#save summary")
    assert view.page.is_visible("#save-svg")
    view.page.keyboard.press("Escape")
    assert not view.page.is_visible("#save-svg")
    assert view.page.evaluate("document.activeElement.textContent") == "Save"
    view.page.click("#save summary")
    view.page.mouse.click(5, 5)
    assert not view.page.is_visible("#save-svg")
    saved(view, "ties")
    assert view.page.text_content("#said") == "Saved: who-met-whom-ties.csv"
    assert not view.page.is_visible("#save-svg")


def test_the_menu_counts_what_it_gives_in_the_readers_language(view):
    assert "6 rows" in view.page.text_content("#save-nodes")
    view.page.evaluate(HIDE_INFERRED)
    assert "4 rows" in view.page.text_content("#save-nodes")
    view.page.evaluate("kgState.set({ lang: 'lt' })")
    assert "4 eilutės" in view.page.text_content("#save-nodes")


@pytest.mark.parametrize("width", [360, 1400])
def test_all_of_the_menu_is_on_the_screen(view, width):
    view.page.set_viewport_size({"width": width, "height": 800})
    view.page.click("#save summary")
    box = view.page.locator(".offered").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert view.page.evaluate("document.documentElement.scrollWidth") <= width
