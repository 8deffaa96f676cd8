"""The legend, which is also the filter: each entry in a browser, and what it hides."""

from __future__ import annotations

import networkx as nx
import pytest
from chosen_networks import key, meetings, meetings_page, reading
from page_samples import page_of
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def html():
    return meetings_page()


@pytest.fixture
def reader(chromium, tmp_path, html):
    with reading(chromium, tmp_path, html) as reader:
        reader.page.locator("#legend details").evaluate_all(
            "(all) => all.forEach((one) => { one.open = true; })"
        )
        yield reader


def group(reader, way):
    return reader.page.locator(f'[data-way="{way}"]')


def rows(reader, way):
    """The words and the number of each entry of a group that is seen."""
    return (
        group(reader, way)
        .locator("li:has(input):visible label")
        .evaluate_all(
            """(all) => all.map((one) => [".legend-words", ".legend-number"].map((name) =>
            one.querySelector(name).textContent))"""
        )
    )


def test_groups_are_in_the_order_of_what_the_picture_shows(reader):
    ways = "(all) => all.map((one) => one.dataset.way)"
    groups = reader.page.locator("[data-way]")
    assert groups.evaluate_all(ways) == ["kind", "cls", "status", "country", "role"]
    reader.page.get_by_label("Colour").select_option("by country")
    assert groups.evaluate_all(ways) == ["country", "cls", "status", "kind", "role"]


def test_each_entry_has_the_number_that_is_shown(reader):
    assert rows(reader, "kind") == [
        ["municipality", "3"], ["NGO", "2"], ["ministry", "1"], ["not known", "1"],
    ]  # fmt: skip
    assert rows(reader, "country") == [["Lithuania", "4"], ["Latvia", "2"], ["not known", "1"]]
    assert rows(reader, "cls") == [["organisation", "6"], ["event", "4"], ["person", "1"]]
    assert rows(reader, "role")[:3] == [["attendee", "2"], ["organiser", "2"], ["speaker", "2"]]
    assert [number for _, number in rows(reader, "status")] == ["5", "1", "1", "1"]


@pytest.mark.parametrize(
    ("entry", "nodes", "ties", "gone"),
    [
        ("municipality", 7, 4, "Riga City Council"),
        ("ministry", 10, 7, "Ministry of Culture"),
        ("Latvia", 8, 5, "Women’s Union"),
        ("person", 10, 7, "Rasa Tulušienė"),
        ("organiser", 9, 6, "First Aid"),
        ("inferred", 11, 7, None),
        ("interpreted", 10, 7, "Ministry of Culture"),
    ],
)
def test_to_untick_an_entry_hides_it_and_to_tick_it_shows_it(reader, entry, nodes, ties, gone):
    reader.entry(entry).uncheck()
    assert (len(reader.names), len(reader.pairs)) == (nodes, ties)
    assert gone not in reader.names
    assert all(gone not in pair.split(" + ") for pair in reader.pairs)
    reader.entry(entry).check()
    assert (len(reader.names), len(reader.pairs)) == (11, 8)


def test_what_is_not_known_is_an_entry_of_its_own(reader):
    group(reader, "country").get_by_role("checkbox", name="not known").uncheck()
    assert "First Aid" not in reader.names
    group(reader, "country").get_by_role("button", name="Only not known").click()
    assert reader.pairs == ["First Aid + Fair"]


def test_only_hides_all_others_and_tick_all_undoes_that(reader):
    kinds = group(reader, "kind")
    kinds.get_by_role("button", name="Only NGO").click()
    assert reader.pairs == ["First Aid + Fair", "Women’s Union + Lake Day"]
    assert kinds.locator("summary").inner_text().split() == ["Kind", "3", "hidden"]
    assert rows(reader, "kind") == [
        ["municipality", "0 of 3"], ["NGO", "2"], ["ministry", "0 of 1"], ["not known", "0 of 1"],
    ]  # fmt: skip
    assert rows(reader, "country")[0] == ["Lithuania", "0 of 4"]
    kinds.get_by_role("button", name="Tick all").click()
    assert len(reader.pairs) == 8
    assert kinds.get_by_role("button", name="Tick all").is_hidden()
    assert reader.page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_filters_of_several_groups_narrow_each_other(reader):
    reader.entry("NGO").uncheck()
    reader.entry("Latvia").uncheck()
    group(reader, "role").get_by_role("checkbox", name="attendee").uncheck()
    assert reader.pairs == [
        "Kaunas Municipality + Forum", "Ministry of Culture + Forum", "Rasa Tulušienė + Forum",
    ]  # fmt: skip


def test_what_is_left_fits_the_picture_also_after_the_reader_moved_it(reader):
    reader.page.get_by_role("button", name="Zoom in").click()
    assert reader.state("moved") is True
    before = reader.page.evaluate("kgNetwork.getScale()")
    group(reader, "kind").get_by_role("button", name="Only ministry").click()
    reader.frame()
    assert reader.state("moved") is False
    place = reader.page.locator("#network").bounding_box()
    for name in ("Ministry of Culture", "Forum"):
        x, y = reader.at(key(name))
        assert place["x"] < x < place["x"] + place["width"]
        assert place["y"] < y < place["y"] + place["height"]
    assert reader.page.evaluate("kgNetwork.getScale()") != before


def test_colours_are_those_of_the_picture_and_only_where_it_is_coloured_by(reader):
    def fills(way):
        return (
            group(reader, way)
            .locator("li:has(input) svg.mark path:first-of-type")
            .evaluate_all("(all) => all.map((one) => one.getAttribute('fill'))")
        )

    def look(name):
        return reader.page.evaluate(
            "(id) => kgState.now.colours.of(kgModel.nodeBy.get(id)).colour", key(name)
        )

    municipality, ngo, ministry, _ = fills("kind")
    drawn = [look(name) for name in ("Riga City Council", "First Aid", "Ministry of Culture")]
    assert [municipality, ngo, ministry] == drawn
    assert fills("country") == []
    reader.page.get_by_label("Colour").select_option("by country")
    assert fills("kind") == []
    assert fills("country")[:2] == [look("Kaunas Municipality"), look("Riga City Council")]
    light = fills("country")[0]
    reader.page.evaluate("kgState.set({theme: 'dark'})")
    assert fills("country")[0] == look("Kaunas Municipality") != light


def test_classes_have_their_shapes_and_statuses_their_lines(reader):
    shapes = (
        group(reader, "cls")
        .locator("li svg path:first-of-type")
        .evaluate_all("(all) => all.map((one) => one.getAttribute('d').replace(/[^A-Z]/g, ''))")
    )
    assert shapes == ["MAAZ", "MLLLZ", "MLLZ"]
    lines = (
        group(reader, "status")
        .locator("svg line")
        .evaluate_all("(all) => all.map((one) => one.getAttribute('stroke-dasharray'))")
    )
    assert lines == [None, None, "9 6", "14 4 3 4", "2 5"]
    assert group(reader, "status").locator("svg text").all_text_contents() == ["?"]
    assert group(reader, "status").locator(".legend-extra").inner_text() == "part of (not a tie)"


def test_the_key_to_sizes_follows_what_they_say(reader):
    sizes = reader.page.locator(".legend-size")
    assert sizes.locator(".size-title").inner_text() == "Size: by ties"
    assert sizes.locator("li").all_inner_texts() == ["1", "2", "4"]
    reader.page.get_by_label("Size").select_option("all the same")
    expect(sizes).to_be_hidden()


def test_keys_alone_do_all_of_it(reader):
    first = group(reader, "kind").get_by_role("checkbox").first
    first.focus()
    reader.page.keyboard.press("Space")
    assert "Riga City Council" not in reader.names
    assert first.evaluate("(one) => one === document.activeElement")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    assert "Riga City Council" in reader.names
    assert "First Aid" not in reader.names


def test_a_long_group_shows_eight_and_all_when_asked(chromium, tmp_path):
    graph = meetings()
    for at in range(20):
        graph.add_node(f"x{at}", label=f"Office {at}", mode="actor", kind=f"office {at:02}")
        graph.add_edge(f"x{at}", key("Fair"), status="stated")
    with reading(chromium, tmp_path, page_of(graph, {})) as reader:
        assert len(rows(reader, "kind")) == 8
        more = group(reader, "kind").get_by_role("button", name="Show all 24")
        more.click()
        assert len(rows(reader, "kind")) == 24
        assert rows(reader, "kind")[-1] == ["not known", "1"]
        group(reader, "kind").get_by_role("button", name="Show fewer").click()
        assert len(rows(reader, "kind")) == 8


def test_entries_are_in_the_readers_language(reader):
    reader.page.evaluate("kgState.set({lang: 'lt'})")
    names = reader.page.locator("#legend .legend-name")
    assert names.all_inner_texts() == ["Rūšis", "Klasė", "Ryšių statusas", "Šalis", "Vaidmuo"]
    assert [words for words, _ in rows(reader, "kind")] == [
        "savivaldybė", "NGO", "ministerija", "nežinoma",
    ]  # fmt: skip
    # A code has its name in three languages; what is plain text belongs to none.
    assert group(reader, "kind").locator("[lang]").count() == 0


def test_a_label_of_another_language_says_which(chromium, tmp_path, html):
    only = html.replace('"lt":"savivaldybė","lv":"pašvaldība"', '"lv":"pašvaldība"')
    assert only != html
    with reading(chromium, tmp_path, only) as reader:
        reader.page.evaluate("kgState.set({lang: 'lt'})")
        words = group(reader, "kind").locator(".legend-words").first.locator("span")
        assert words.all_inner_texts() == ["municipality", "en"]
        assert words.first.get_attribute("lang") == "en"
        reader.page.evaluate("kgState.set({lang: 'lv'})")
        assert words.all_inner_texts() == ["pašvaldība"]
        assert words.first.get_attribute("lang") is None


def test_what_tells_nothing_apart_is_no_group(chromium, tmp_path):
    graph = nx.Graph([("a", "b"), ("b", "c")])
    with reading(chromium, tmp_path, page_of(graph, {})) as reader:
        assert reader.page.locator("[data-way]").count() == 0
        assert reader.page.locator("#legend").get_by_role("checkbox").count() == 0


def test_words_of_a_network_are_text_and_never_markup(chromium, tmp_path):
    graph = meetings()
    bad = "<img src=x onerror=\"console.log('ran')\">"
    graph.add_node("bad", label="b", cls=bad, kind=bad, country=bad, mode="actor")
    graph.add_edge("bad", key("Fair"), roles=[bad], status=bad)
    with reading(chromium, tmp_path, page_of(graph, {})) as reader:
        reader.page.evaluate("kgState.set({lang: 'lv'})")
        assert group(reader, "kind").get_by_text(bad).count() == 1
        assert group(reader, "status").get_by_text(bad).count() == 1
        assert reader.page.locator("#legend img").count() == 0
