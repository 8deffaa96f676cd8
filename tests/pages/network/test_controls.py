"""The choices over the picture, each made in a browser and seen in what is drawn."""

from __future__ import annotations

import networkx as nx
import pytest
from chosen_networks import key, meetings, reading
from page_samples import page_of
from playwright.sync_api import expect


def more(reader):
    reader.page.locator("details.more-choices summary").click()


def radius(reader, name):
    return reader.page.evaluate("(id) => kgState.now.points.get(kgModel.nodeBy.get(id))", key(name))


def test_few_choices_are_seen_at_first_and_each_has_a_label(reader):
    seen = reader.page.locator("#controls select:visible")
    assert seen.evaluate_all("(all) => all.map((one) => one.labels[0].textContent)") == [
        "Network", "Colour", "Size",
    ]  # fmt: skip
    more(reader)
    assert seen.evaluate_all("(all) => all.map((one) => one.labels[0].textContent)") == [
        "Network", "Colour", "Size", "Group", "Language", "Light or dark",
    ]  # fmt: skip


def test_the_count_is_told_in_words(reader):
    assert reader.count.inner_text() == "11 nodes, 8 ties"
    assert reader.count.get_attribute("role") == "status"


def test_stated_only_is_one_click_and_hides_what_is_inferred_or_external(reader):
    stated = reader.page.get_by_label("Stated only")
    stated.check()
    assert reader.count.inner_text() == "showing 9 of 11 nodes, 6 of 8 ties"
    assert "Riga City Council + Lake Day" not in reader.pairs
    assert "First Aid + Fair" not in reader.pairs
    stated.uncheck()
    expect(reader.count).to_have_text("11 nodes, 8 ties")


def test_stated_only_keeps_what_else_is_hidden_and_follows_the_legend(reader):
    stated = reader.page.get_by_label("Stated only")
    reader.entry("interpreted").uncheck()
    stated.check()
    stated.uncheck()
    assert reader.page.evaluate("[...kgState.now.filters.hidden.status]") == ["interpreted"]
    for status in ("inferred", "from another source"):
        assert not stated.is_checked()
        reader.entry(status).uncheck()
    assert stated.is_checked()


def test_size_by_a_measure_changes_what_is_large(reader):
    assert radius(reader, "Riga City Council") < radius(reader, "Forum")
    reader.page.get_by_label("Size").select_option("by betweenness")
    assert reader.state("size") == "betweenness"
    largest = reader.page.evaluate(
        "[...kgState.now.points].sort((a, b) => b[1] - a[1])[0][0].label"
    )
    assert largest == "Forum"
    assert radius(reader, "Women’s Union") == radius(reader, "Fair")
    reader.page.get_by_label("Size").select_option("all the same")
    assert radius(reader, "Forum") == radius(reader, "Women’s Union")


def test_colour_by_country_colours_by_country(reader):
    def look(name):
        return reader.page.evaluate(
            "(id) => kgState.now.colours.of(kgModel.nodeBy.get(id))", key(name)
        )

    assert look("Riga City Council") == look("Kaunas Municipality")
    reader.page.get_by_label("Colour").select_option("by country")
    assert look("Riga City Council") != look("Kaunas Municipality")
    assert look("Riga City Council") == look("Women’s Union")


def test_the_whole_page_changes_its_language(reader):
    more(reader)
    reader.page.get_by_label("Language").select_option("Lietuvių")
    assert reader.count.inner_text() == "11 mazgų, 8 ryšiai"
    assert reader.page.locator("html").get_attribute("lang") == "lt"
    assert reader.page.get_by_label("Tik pasakyti").is_visible()
    reader.page.get_by_label("Kalba").select_option("Latviešu")
    assert reader.count.inner_text() == "11 mezglu, 8 saites"
    assert reader.page.locator("#choose-lang option").evaluate_all(
        "(all) => all.map((one) => one.lang)"
    ) == ["en", "lt", "lv"]


def test_dark_is_chosen_or_the_system_has_it(reader):
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = "rgb(255, 255, 255)", "rgb(19, 24, 29)"
    assert (reader.page.evaluate(ground), reader.state("isDark")) == (light, False)
    more(reader)
    reader.page.get_by_label("Light or dark").select_option("dark")
    assert (reader.page.evaluate(ground), reader.state("isDark")) == (dark, True)
    reader.page.emulate_media(color_scheme="dark")
    reader.page.get_by_label("Light or dark").select_option("light")
    assert (reader.page.evaluate(ground), reader.state("isDark")) == (light, False)
    reader.page.get_by_label("Light or dark").select_option("as the system")
    assert (reader.page.evaluate(ground), reader.state("isDark")) == (dark, True)
    reader.page.emulate_media(color_scheme="light")
    reader.wait("!kgState.now.isDark")
    assert reader.page.evaluate(ground) == light


def test_the_box_of_more_choices_closes_by_key_and_by_a_click_elsewhere(reader):
    box = reader.page.locator(".more-box")
    for close in (
        lambda: reader.page.keyboard.press("Escape"),
        lambda: reader.page.locator("h1").click(),
    ):
        more(reader)
        expect(box).to_be_visible()
        close()
        expect(box).to_be_hidden()
    more(reader)
    reader.page.keyboard.press("Escape")
    assert reader.page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_reset_undoes_all_but_language_and_theme(reader):
    reader.page.get_by_label("Stated only").check()
    reader.page.get_by_label("Colour").select_option("by country")
    reader.page.get_by_label("Size").select_option("all the same")
    more(reader)
    reader.page.get_by_label("Light or dark").select_option("dark")
    reader.page.keyboard.press("Escape")
    reader.page.get_by_role("button", name="Zoom in").click()
    reader.page.get_by_role("button", name="Reset").click()
    expect(reader.count).to_have_text("11 nodes, 8 ties")
    assert (reader.state("colour"), reader.state("size"), reader.state("theme")) == (
        "kind", "ties", "dark",
    )  # fmt: skip
    assert not reader.page.get_by_label("Stated only").is_checked()
    assert reader.state("moved") is False
    assert reader.page.get_by_label("Size").evaluate("(list) => list.selectedIndex") == 0


def test_many_changes_in_a_row_are_told_as_they_end(reader):
    reader.page.evaluate(
        """() => {
            const { filters } = kgState.now;
            for (const keys of [["NGO"], ["kind:ministry"], ["NGO", "kind:ministry"]]) {
                const hidden = { ...filters.hidden, kind: new Set(keys) };
                kgState.set({ filters: { ...filters, hidden } });
            }
        }"""
    )
    expect(reader.count).to_have_text("showing 7 of 11 nodes, 5 of 8 ties")


def test_a_network_with_nothing_to_choose_shows_no_empty_choice(chromium, tmp_path):
    graph = nx.Graph([("a", "b"), ("b", "c")])
    with reading(chromium, tmp_path, page_of(graph, {})) as reader:
        seen = reader.page.locator("#controls select:visible")
        assert seen.evaluate_all("(all) => all.map((one) => one.labels[0].textContent)") == ["Size"]
        assert reader.page.get_by_label("Stated only").is_hidden()
        more(reader)
        assert reader.page.locator(".more-box fieldset:visible legend").all_inner_texts() == [
            "This page"
        ]


@pytest.mark.parametrize("width", [360, 390, 860, 1400])
@pytest.mark.parametrize("lang", ["en", "lt", "lv"])
def test_no_width_needs_scrolling_to_the_side(reader, width, lang):
    reader.page.set_viewport_size({"width": width, "height": 800})
    reader.page.evaluate(f"kgState.set({{lang: '{lang}'}})")
    more(reader)
    reader.page.locator("#legend details, .time").evaluate_all(
        "(all) => all.forEach((one) => { one.open = true; })"
    )
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    small = reader.page.locator(
        "#controls :is(button, select, input, summary), #legend :is(button, summary, label)"
    ).evaluate_all(
        """(all) => all.map((one) => [one.id || one.textContent, (one.closest("label") || one)
            .getBoundingClientRect()]).filter(([, { width, height }]) =>
                width && Math.min(width, height) < 24).map(([name]) => name)"""
    )
    assert small == []


def large():
    """Give 70 actors of one event each in two components, and a star of ten."""
    graph = meetings()
    graph.add_node("hub", label="Hub", cls="Event", mode="event")
    for at in range(70):
        graph.add_node(f"m{at}", label=f"Member {at}", cls="Organisation", mode="actor")
        graph.add_edge(f"m{at}", "hub", status="stated", roles=["attendee"], weight=1)
    return graph


def test_the_part_that_is_shown_is_chosen_said_and_undone(chromium, tmp_path):
    graph = large()
    page = page_of(graph, {}, measures={"degree": dict(graph.degree())})
    with reading(chromium, tmp_path, page) as reader:
        assert len(reader.names) == 82
        more(reader)
        part = reader.page.get_by_label("Shown part")
        assert part.locator("option").all_inner_texts() == [
            "all", "largest component", "backbone: the strongest ties", "the 50 highest",
        ]  # fmt: skip
        part.select_option("largest component")
        reader.settle()
        assert len(reader.names) == 71
        note = reader.page.locator(".part-note")
        assert note.inner_text() == "71 of 82 nodes: the largest component. Show all nodes"
        assert reader.count.inner_text() == "showing 71 of 82 nodes, 70 of 78 ties"
        part.select_option("the 50 highest")
        assert reader.state("part") == {"by": "top", "n": 50, "measure": "degree"}
        assert "the 50 highest by degree" in note.inner_text()
        note.get_by_role("button").click()
        expect(note).to_be_hidden()
        assert len(reader.names) == 82


def test_actors_only_and_groups_are_said_to_be_made_of_what_is_left(reader):
    reader.page.get_by_role("combobox", name="Network").select_option("actors only")
    reader.settle()
    assert reader.state("form") == "projected"
    assert "Forum" not in reader.names and "Riga City Council" in reader.names
    assert "made of 11 nodes, 8 ties" in reader.count.inner_text()
    assert "two actors took part in the same event" in reader.page.locator("#legend").inner_text()
    reader.page.get_by_role("combobox", name="Network").select_option("all nodes")
    more(reader)
    reader.page.get_by_label("Group").select_option("by country")
    reader.settle()
    assert reader.state("fold") == "country"
    assert len(reader.names) < 11
    assert "each mark is a group of nodes" in reader.page.locator("#legend").inner_text()
