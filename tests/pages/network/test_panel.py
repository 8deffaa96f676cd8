"""What the panel tells of the selected thing, driven in a real browser."""

from __future__ import annotations

import itertools
import re

import pytest
from opened import opened
from told_pages import (
    ALONE,
    CITY,
    FORUM,
    GROUP,
    LINK,
    PART,
    PHRASE,
    REASON,
    WOMAN,
    data,
    evidence,
    star,
    told_page,
)

HIDE = """(keys) => {
  const { filters } = kgState.now;
  const hidden = { ...filters.hidden };
  for (const [way, own] of Object.entries(keys)) hidden[way] = new Set(own);
  kgState.set({ filters: { ...filters, hidden } });
}"""
STATED_ONLY = {"status": ["inferred", "interpreted", "external", "not known", ""]}


@pytest.fixture
def view(chromium, tmp_path):
    with opened(chromium, tmp_path, told_page(data(), evidence())) as view:
        yield view
        assert view.said == []


def choose(view, thing, source="list"):
    """Select a node by its identifier, or a tie by its number."""
    found = f"kgModel.ties[{thing}]" if isinstance(thing, int) else f"kgModel.nodeBy.get('{thing}')"
    view.page.evaluate(f"() => kgState.set({{ selected: {found}, asked: {{ from: '{source}' }} }})")
    view.page.wait_for_timeout(20)  # the evidence is read when it is first asked for


def text(view):
    return re.sub(r"\s+", " ", view.page.locator("#panel").inner_text())


def rows(view, place="#panel > dl"):
    """Give the names and values of a list of facts."""
    return view.page.locator(place).first.evaluate(
        """(list) => [...list.querySelectorAll(":scope > dt")].map((term) => (
            [term.innerText, term.nextElementSibling.innerText.replace(/\\s+/g, " ").trim()]
        ))"""
    )


def ties(view):
    found = view.page.locator("#panel .tie-list button").all_inner_texts()
    return [re.sub(r"\s+", " ", each).strip() for each in found]


def active(view):
    return view.page.evaluate("document.activeElement.id || document.activeElement.tagName")


def in_panel(view, name):
    return view.page.locator("#panel").get_by_role("button", name=name, exact=True)


# ---- A node ----------------------------------------------------------------------------------


def test_a_node_is_told_with_its_names_facts_rank_and_ties(view):
    choose(view, CITY)
    panel = view.page.locator("#panel")
    assert panel.locator(".kicker").inner_text() == "organisation · actor"
    assert panel.locator("h2").inner_text() == "Kalnai Municipality"
    names, kinds = rows(view)
    assert names == ["Other names", "Kalnų savivaldybė lt Kalnu pašvaldība lv Kalnų m. sav."]
    assert panel.locator(".names [lang]").evaluate_all("(all) => all.map((e) => e.lang)") == [
        "lt",
        "lv",
    ]
    assert kinds == ["Kind", "municipality Source NGO Source inferred"]
    assert "degree 1 (rank 1 of 3 actors)" in text(view)
    assert ties(view) == ["Open forum organiser; host · stated · 2031-05-12 to 2031-05-13"]
    assert text(view).endswith(CITY)


def test_each_fact_has_the_words_that_say_it(view):
    choose(view, CITY)
    proof = view.page.locator("#panel .proof").first
    assert not proof.locator("blockquote").is_visible()
    proof.locator("summary").click()
    assert proof.locator("blockquote").inner_text() == f"… antrą kartą {PHRASE}"
    assert proof.locator(".source a").get_attribute("href") == LINK
    inferred = view.page.locator("#panel .proof").nth(1)
    inferred.locator("summary").click()
    told = re.sub(r"\s+", " ", inferred.inner_text())
    assert told == "Source inferred Reason Its name. No phrase says so: see the reason."


def test_a_post_leads_to_its_organisation(view):
    choose(view, WOMAN)
    assert rows(view) == [["mayor", "Kalnai Municipality · 2020 to 2022 Source"]]
    in_panel(view, "Kalnai Municipality").click()
    assert view.state("selected.id") == CITY


def test_a_tie_that_is_listed_opens_what_it_rests_on(view):
    choose(view, FORUM)
    assert view.page.locator("#panel h3").all_inner_texts() == ["1 part", "Measures", "3 ties"]
    assert ties(view) == [
        "Closing part",
        "About 20 guests attendee · inferred · 2031",
        "Kalnai Municipality organiser; host · stated · 2031-05-12 to 2031-05-13",
        "Rasa speaker · stated · 2031-05",
        "Closing part part of",
    ]
    view.page.locator("#panel .tie-list button", has_text="Rasa").click()
    assert view.state("selected.at") == 1
    assert active(view) == "H2"


def test_many_ties_come_fifty_at_a_time(chromium, tmp_path):
    with opened(chromium, tmp_path, told_page(star(3000))) as view:
        choose(view, FORUM)
        assert "100 ties 2,900 more ties lead out of the part that is drawn." in text(view)
        view.page.evaluate("kgState.set({ part: { by: 'all' } })")
        panel = view.page.locator("#panel")
        assert panel.locator("h3").all_inner_texts() == ["3,000 ties"]
        assert panel.locator("h4").all_inner_texts() == ["attendee (3000)"]
        assert ties(view)[::49] == ["Guest 0000 stated", "Guest 0049 stated"]
        panel.get_by_role("button", name="Show 50 more (2,950 left)").press("Enter")
        assert len(ties(view)) == 100
        # Who reads by keyboard goes on where the new ones begin.
        focused = view.page.evaluate("document.activeElement.innerText")
        assert focused.startswith("Guest 0050")
        assert panel.get_by_role("button", name="Show 50 more (2,900 left)").is_visible()
        assert view.said == []


def test_the_last_ties_leave_no_button_for_more(chromium, tmp_path):
    with opened(chromium, tmp_path, told_page(star(61))) as view:
        choose(view, FORUM)
        view.page.get_by_role("button", name="Show 11 more (11 left)").click()
        assert len(ties(view)) == 61
        assert view.page.locator("#panel .more").count() == 0


# ---- A tie -----------------------------------------------------------------------------------


def test_a_tie_is_told_claim_by_claim(view):
    choose(view, 0)
    panel = view.page.locator("#panel")
    ends = panel.locator("h2 button").all_inner_texts()
    assert ends == ["Kalnai Municipality", "Open forum"]
    assert panel.locator(".kicker").all_inner_texts() == ["Tie", "Rests on 2 claims"]
    first, second = panel.locator(".claim").all()
    assert first.locator("h3").inner_text().split() == ["organiser", "stated"]
    # The ends of the tie are not said again.
    assert first.locator(".claim-ends").count() == 0
    assert rows(view, ".claim >> nth=0 >> dl") == [
        ["Date", "12 May 2031"],
        ["On behalf of", "the region"],
        ["In the capacity of", "mayor"],
        ["Named in the source as", "Kalnų m. sav."],
    ]
    assert second.locator("h3").inner_text().split() == ["host", "inferred"]
    assert second.locator(".claim-ends").inner_text() == "Kalnai Municipality → Closing part"
    assert rows(view, ".claim >> nth=1 >> dl") == [
        ["Date", "not known"], ["Confidence", "medium"], ["Reason", REASON],
    ]  # fmt: skip


def test_each_document_has_its_quotes_in_the_original_and_opens_at_each(view):
    choose(view, 1)
    figures = view.page.locator("#panel figure")
    captions = figures.locator("figcaption").all_inner_texts()
    assert [re.sub(r"\s+", " ", each) for each in captions] == [
        "Document: Trap", "Document: Invitation (new tab) · 1 May 2031",
    ]  # fmt: skip
    said = figures.locator("blockquote")
    assert said.all_inner_texts() == ["she spoke", f"… antrą kartą {PHRASE}", "kalba Rasa"]
    assert said.evaluate_all("(all) => all.map((each) => each.lang)") == ["en", "lt", "lt"]
    links = view.page.locator("#panel a")
    assert links.evaluate_all("(all) => all.map((each) => each.getAttribute('href'))") == [
        LINK.partition("#")[0], LINK, f"{LINK.partition('#')[0]}#:~:text=kalba%20Rasa",
    ]  # fmt: skip
    assert set(links.evaluate_all("(all) => all.map((each) => each.rel)")) == {
        "noopener noreferrer"
    }


def test_an_address_that_is_no_web_page_is_words(view):
    choose(view, 1)
    trap = view.page.locator("#panel figure").first
    assert trap.locator("a").count() == 0
    assert "Address: javascript:alert(1)" in trap.inner_text()


def test_a_tie_tells_how_many_claims_the_page_does_not_have(view):
    choose(view, 2)
    assert "No phrase is recorded." in text(view)
    assert text(view).endswith("2 more claims are not in this page.")


def test_what_belongs_together_is_told_to_be_no_tie(view):
    choose(view, 3)
    assert "How things belong together; this is not a tie" in text(view)
    assert rows(view) == [["Relation", "part of"], ["Status", "stated"]]


def test_the_ends_of_a_tie_lead_to_its_nodes(view):
    choose(view, 0)
    in_panel(view, "Open forum").press("Enter")
    assert view.state("selected.id") == FORUM
    assert active(view) == "H2"


# ---- What the filters hide -------------------------------------------------------------------


def test_stated_only_leaves_nothing_inferred_in_the_panel(view):
    view.page.evaluate(HIDE, STATED_ONLY)
    choose(view, CITY)
    assert rows(view)[1] == ["Kind", "municipality Source"]
    assert ties(view) == ["Open forum organiser · stated · 2031-05-12 to 2031-05-13"]
    for thing in (CITY, FORUM, 0):
        choose(view, thing)
        assert "inferred" not in text(view)
        assert "host" not in text(view)
    assert text(view).endswith("The filters hide 1 more claim.")
    choose(view, FORUM)
    assert "2 ties The filters hide 1 more tie." in text(view)


def test_the_panel_follows_the_filters_while_it_is_open(view):
    choose(view, FORUM, "picture")
    assert len(ties(view)) == 5
    view.page.evaluate(HIDE, STATED_ONLY)
    assert [each.split()[0] for each in ties(view)] == ["Closing", "Kalnai", "Rasa", "Closing"]
    view.page.evaluate(HIDE, {"status": []})
    assert len(ties(view)) == 5


def test_a_measure_of_the_whole_network_is_told_so_while_it_is_narrowed(view):
    choose(view, WOMAN)
    assert "whole network" not in text(view)
    view.page.evaluate("kgState.set({ figures: new Map(kgState.now.figures) })")
    view.page.evaluate(HIDE, {"role": ["attendee"]})
    whole = view.page.evaluate("kgState.now.figures.get('degree').whole")
    assert ("* Value in the whole network" in text(view)) is whole


def test_the_overview_counts_what_is_shown(view):
    def shown():
        return dict(rows(view))

    view.page.get_by_role("tab", name="Selected").click()
    view.page.wait_for_timeout(20)
    everything = {
        "Actors": "4", "Events and projects": "2", "Ties": "3", "— stated": "2",
        "— inferred": "1", "Documents": "2",
    }  # fmt: skip
    assert shown() == everything
    view.page.evaluate(HIDE, STATED_ONLY)
    left = shown()
    assert left["Ties"] == "2"
    assert left["— stated"] == "2"
    assert "— inferred" not in left
    view.page.evaluate(HIDE, {"status": [], "role": ["speaker"]})
    assert shown()["Documents"] == "1"


# ---- Ties that stand for others --------------------------------------------------------------


def test_a_projected_tie_leads_to_what_is_shared_and_to_each_claim(view):
    view.page.evaluate("kgState.set({ form: 'projected' })")
    choose(view, CITY)
    assert ties(view) == ["About 20 guests 1 shared: Open forum", "Rasa 1 shared: Open forum"]
    view.page.locator("#panel .tie-list button", has_text="Rasa").click()
    panel = view.page.locator("#panel")
    assert panel.locator("h3").all_inner_texts() == ["Shared event or project", "Made of 2 ties"]
    base = panel.locator(".base-tie")
    assert [re.sub(r"\s+", " ", each) for each in base.all_inner_texts()] == [
        "Kalnai Municipality — Open forum organiser; host · stated",
        "Rasa — Open forum speaker · stated",
    ]
    assert base.nth(1).locator(".claim").count() == 0
    base.nth(1).locator("summary").click()
    base.nth(1).locator(".claim").wait_for()
    assert "kalba Rasa" in base.nth(1).inner_text()
    assert base.nth(1).locator("h4").count() == 1


def test_a_folded_group_lists_its_members(view):
    view.page.evaluate("kgState.set({ fold: 'kind' })")
    group = "[...kgState.now.shown.nodes].find((node) => node.members?.length > 1)"
    view.page.evaluate(f"kgState.set({{ selected: {group}, asked: {{ from: 'list' }} }})")
    heading, *_ = view.page.locator("#panel h3").all_inner_texts()
    assert heading == "3 members"
    assert ties(view)[:3] == ["About 20 guests", "Nobody", "Rasa"]
    assert view.page.locator("#panel .focus").count() == 0


# ---- A part of the network -------------------------------------------------------------------


def test_only_the_neighbourhood_and_back(view):
    choose(view, CITY)
    in_panel(view, "1 step").press("Enter")
    assert view.shown()[0] == sorted([CITY, FORUM])
    # Who pressed the button is still at it.
    assert active(view) == "steps-1"
    assert view.page.locator("#steps-1").get_attribute("aria-pressed") == "true"
    assert text(view).count("Only Kalnai Municipality and what is 1 step away are shown.") == 1
    in_panel(view, "2 steps").click()
    assert view.shown()[0] == sorted([CITY, FORUM, WOMAN, GROUP, PART])
    in_panel(view, "Show all again").click()
    assert len(view.shown()[0]) == 6
    assert view.page.locator(".focus-notice").count() == 0


def test_the_shortest_path_to_a_name_that_is_typed(view):
    choose(view, CITY)
    field = view.page.get_by_role("combobox", name="Shortest path to…")
    field.press_sequentially("rasa")
    assert field.get_attribute("aria-expanded") == "true"
    options = view.page.locator("#panel [role=option]")
    assert options.all_inner_texts() == ["Rasa"]
    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == options.get_attribute("id")
    assert options.get_attribute("aria-selected") == "true"
    # What is chosen is chosen no more when other names are suggested, or none.
    field.press("Backspace")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("ArrowUp")
    field.press("Escape")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("a")
    assert options.all_inner_texts() == ["Rasa"]
    field.press("Enter")
    assert view.shown()[0] == sorted([CITY, FORUM, WOMAN])
    assert "Only the shortest path from Kalnai Municipality to Rasa is shown." in text(view)
    in_panel(view, "Show all again").click()
    assert len(view.shown()[0]) == 6


def test_where_there_is_no_path_one_sentence_says_so(view):
    choose(view, CITY)
    field = view.page.get_by_role("combobox", name="Shortest path to…")
    field.fill("nobody")
    view.page.locator("#panel [role=option]", has_text="Nobody").click()
    assert len(view.shown()[0]) == 6
    assert "No path of shown ties leads from Kalnai Municipality to Nobody." in text(view)
    field.fill("kalnai")
    assert "Nothing found." in text(view)
    field.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert view.state("selected.id") == CITY


# ---- For everyone ----------------------------------------------------------------------------


def test_the_panel_opens_in_its_tab_and_closing_leads_back(view):
    legend, panel = view.page.get_by_role("tab").all()
    assert legend.get_attribute("aria-selected") == "true"
    view.page.locator("#search").focus()
    choose(view, CITY)
    assert panel.get_attribute("aria-selected") == "true"
    assert not view.page.locator("#legend-pane").is_visible()
    assert active(view) == "H2"
    in_panel(view, "Close").click()
    assert legend.get_attribute("aria-selected") == "true"
    assert not view.page.locator("#panel").is_visible()
    assert active(view) == "search"
    choose(view, CITY)
    view.page.keyboard.press("Escape")
    assert view.state("selected") is None
    assert active(view) == "search"


def test_arrow_keys_go_from_tab_to_tab(view):
    legend, panel = view.page.get_by_role("tab").all()
    legend.press("ArrowRight")
    assert active(view) == "panel-tab"
    assert view.page.locator("#panel").is_visible()
    assert [legend.get_attribute("tabindex"), panel.get_attribute("tabindex")] == ["-1", "0"]
    panel.press("ArrowRight")
    assert active(view) == "legend-tab"
    legend.press("End")
    assert active(view) == "panel-tab"
    panel.press("Home")
    assert view.page.locator("#legend-pane").is_visible()


def test_what_is_selected_in_the_picture_is_spoken_in_one_sentence(view):
    view.page.locator("#network").focus()
    choose(view, FORUM, "picture")
    said = view.page.locator("#said")
    assert said.get_attribute("aria-live") == "polite"
    assert said.inner_text() == "Selected: Open forum, 3 ties."
    assert active(view) == "network"
    choose(view, 0, "picture")
    assert said.inner_text() == (
        "Selected: tie between Kalnai Municipality and Open forum, organiser, host, stated."
    )
    assert view.page.locator("#panel [aria-live]").count() == 0


@pytest.mark.parametrize("thing", [CITY, FORUM, ALONE, 0, 1])
def test_headings_are_in_order_and_buttons_are_large_enough(view, thing):
    choose(view, thing)
    levels = (
        view.page.locator("#panel")
        .locator("h1, h2, h3, h4")
        .evaluate_all("(all) => all.map((each) => Number(each.tagName[1]))")
    )
    assert levels[0] == 2
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))
    heights = (
        view.page.locator("#panel")
        .locator("button, summary, a")
        .evaluate_all("(all) => all.map((each) => each.getBoundingClientRect().height)")
    )
    assert min(heights) >= 24


# ---- Languages, and evidence that cannot be read ---------------------------------------------


def test_the_panel_speaks_the_readers_language(view):
    view.page.evaluate("kgState.set({ lang: 'lt' })")
    choose(view, CITY)
    panel = view.page.locator("#panel")
    assert panel.locator("h2").inner_text() == "Kalnų savivaldybė"
    assert panel.locator(".kicker").inner_text() == "organizacija · veikėjas"
    assert rows(view) == [
        ["Kiti pavadinimai", "Kalnai Municipality en Kalnu pašvaldība lv Kalnų m. sav."],
        ["Rūšis", "savivaldybė Šaltinis NGO en Šaltinis numanoma"],
    ]
    assert "degree 1 (1 vieta iš 3 veikėjų)" in text(view)
    assert ties(view) == [
        "Atviras forumas organizatorius; host en · pasakyta · nuo 2031-05-12 iki 2031-05-13"
    ]
    choose(view, 0)
    assert "Remiasi 2 teiginiais" in text(view)
    assert "Tikrumas vidutinis" in text(view)
    assert "Atverti šaltinį ties šia fraze" in text(view)
    choose(view, FORUM, "picture")
    assert view.page.locator("#said").inner_text() == "Pasirinkta: Atviras forumas, 3 ryšiai."
    # What is open is told anew in the other language.
    view.page.evaluate("kgState.set({ lang: 'lv' })")
    assert panel.locator("h2").inner_text().split() == ["Open", "forum", "en"]
    assert "3 saites" in text(view)


def test_packed_evidence_is_unpacked_when_it_is_asked_for(chromium, tmp_path):
    page = told_page(data(), evidence(), packed=True)
    with opened(chromium, tmp_path, page) as view:
        choose(view, 0, "picture")
        view.page.locator("#panel .claim").first.wait_for()
        assert PHRASE in text(view)
        assert view.requests == [view.address]
        assert view.said == []


def test_a_browser_that_cannot_unpack_gets_one_sentence(chromium, tmp_path):

    page = told_page(data(), evidence(), packed=True)
    with opened(chromium, tmp_path, page) as view:
        view.page.add_init_script("delete window.DecompressionStream")
        view.page.reload()
        view.wait()
        choose(view, 0, "picture")
        view.page.locator("#panel .notice").wait_for()
        assert "This browser cannot read the sources in this page." in text(view)
        assert rows(view)[0] == ["Relation", "organiser; host"]
        assert view.said == []


def test_the_panel_is_readable_on_a_telephone(view):
    view.page.set_viewport_size({"width": 390, "height": 844})
    choose(view, 1, "picture")
    assert view.page.evaluate("document.documentElement.scrollWidth") <= 390
    view.page.wait_for_timeout(50)
    top = view.page.locator("#panel h2").bounding_box()["y"]
    assert 0 <= top < 844
