"""The search of the network page, used in a real browser as a reader would."""

from __future__ import annotations

import pytest
from opened import opened
from page_samples import CITY, FORUM, GROUP, NGO, WOMAN, page_of, relabelled, sample
from playwright.sync_api import expect

LABELS = {
    CITY: {"en": "Hills City Municipality", "lt": "Kalnų miesto savivaldybė"},
    NGO: {"lv": "Biedrība „Ērgļi“"},
}
ENTER, ESCAPE, UP, DOWN = "Enter", "Escape", "ArrowUp", "ArrowDown"


@pytest.fixture
def view(chromium, tmp_path):
    with opened(chromium, tmp_path, relabelled(page_of(*sample()), LABELS)) as view:
        yield view
        assert view.said == []


def field(view):
    return view.page.get_by_role("combobox", name="Find")


def hits(view):
    return view.page.get_by_role("listbox", name="Names found").get_by_role("option")


def selected(view):
    return view.page.evaluate("kgState.now.selected?.id ?? ''")


def press(view, *keys):
    for key in keys:
        view.page.keyboard.press(key)


def test_a_name_without_its_marks_and_with_a_slip_leads_there(view):
    field(view).fill("tulusine")
    expect(hits(view)).to_have_text(["Rasa Tulušienė" + "person · Lithuania"])
    expect(view.page.get_by_text("Not found as written. Close names:")).to_be_visible()
    press(view, ENTER)
    assert selected(view) == WOMAN
    assert view.state("asked.from") == "list"
    expect(hits(view)).to_have_count(0)


def test_the_picture_shows_who_was_found(view):
    view.page.evaluate("kgNetwork.moveTo({ scale: 8, position: { x: 1e5, y: 1e5 } })")
    field(view).fill("rasa")
    press(view, ENTER)
    box = view.page.locator("#network").bounding_box()
    view.wait(
        f"""(() => {{
            const {{ x, y }} = kgNetwork.canvasToDOM(kgModel.nodeBy.get({WOMAN!r}));
            return x > 0 && y > 0 && x < {box["width"]} && y < {box["height"]};
        }})()"""
    )


def test_the_name_that_was_found_is_told_if_another_is_shown(view):
    field(view).fill("kalnu mie")
    expect(hits(view).first).to_contain_text("Hills City Municipality — Kalnų miesto savivaldybė")
    expect(hits(view).first).to_contain_text("organisation · municipality · Lithuania")
    field(view).fill("hills")
    expect(hits(view).first).not_to_contain_text("—")


def test_a_name_of_another_language_is_marked_and_kinds_and_countries_find_too(view):
    field(view).fill("latvia")
    expect(hits(view)).to_have_count(2)
    foreign = hits(view).filter(has_text="Ērgļi").locator("[lang]")
    assert foreign.get_attribute("lang") == "lv"
    expect(hits(view).filter(has_text="Ērgļi").locator(".tongue")).to_have_text("lv")


def test_arrows_go_through_what_is_found_and_enter_takes_it(view):
    field(view).focus()
    view.page.keyboard.type("municipality")
    expect(hits(view)).to_have_count(2)
    box = field(view)
    assert box.get_attribute("aria-expanded") == "true"
    assert box.get_attribute("aria-activedescendant") is None
    ids = hits(view).evaluate_all("(all) => all.map(({ id }) => id)")
    for key, reached in ((DOWN, 0), (DOWN, 1), (DOWN, None), (UP, 1), (UP, 0), (UP, None), (UP, 1)):
        press(view, key)
        expected = None if reached is None else ids[reached]
        assert box.get_attribute("aria-activedescendant") == expected
        marked = hits(view).evaluate_all(
            "(all) => all.filter((e) => e.ariaSelected === 'true').map(({ id }) => id)"
        )
        assert marked == ([] if expected is None else [expected])
        expect(box).to_be_focused()
    chosen = hits(view).nth(1).inner_text()
    press(view, ENTER)
    label = view.page.evaluate("kgState.now.selected.label")
    assert (label if isinstance(label, str) else label["en"]) in chosen
    assert box.get_attribute("aria-expanded") == "false"


def test_escape_closes_the_list_then_takes_the_words_away(view):
    field(view).focus()
    view.page.keyboard.type("rasa")
    expect(hits(view)).to_have_count(1)
    press(view, ESCAPE)
    expect(hits(view)).to_have_count(0)
    expect(field(view)).to_have_value("rasa")
    press(view, DOWN)
    expect(hits(view)).to_have_count(1)
    press(view, ESCAPE, ESCAPE)
    expect(field(view)).to_have_value("")
    assert view.state("search") == ""
    # Nothing is offered for nothing.
    press(view, DOWN)
    assert view.page.locator("#hits").is_hidden()


def test_the_list_goes_when_the_reader_goes_elsewhere(view):
    field(view).fill("rasa")
    expect(hits(view)).to_have_count(1)
    press(view, "Tab")
    expect(hits(view)).to_have_count(0)
    assert field(view).get_attribute("aria-expanded") == "false"


def test_a_press_takes_what_is_offered(view):
    field(view).fill("forum")
    hits(view).first.click()
    assert selected(view) == FORUM


def test_a_finger_takes_what_is_offered(view):
    session = view.page.context.new_cdp_session(view.page)
    session.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    field(view).fill("forum")
    box = hits(view).first.bounding_box()
    at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    view.wait(f"kgState.now.selected?.id === {FORUM!r}")
    session.send("Emulation.setTouchEmulationEnabled", {"enabled": False})


def test_who_the_filters_hide_is_marked_and_shown_when_chosen(view):
    view.page.evaluate(
        """() => {
            const { filters } = kgState.now;
            const [{ key }] = kgModel.nodeBy.get("https://example.org/id/woman").country;
            const hidden = { ...filters.hidden, country: new Set([key]) };
            kgState.set({ filters: { ...filters, hidden } });
        }"""
    )
    assert WOMAN not in view.shown()[0]
    field(view).fill("rasa")
    expect(hits(view).first).to_contain_text("hidden by the filters")
    press(view, ENTER)
    assert WOMAN in view.shown()[0]
    assert selected(view) == WOMAN
    field(view).fill("rasa")
    expect(hits(view).first).not_to_contain_text("hidden by the filters")


def test_nothing_found_is_said_with_the_name_that_may_be_meant(view):
    field(view).fill("rusu tolushyen")
    expect(view.page.get_by_text("Nothing found. Did you mean:")).to_be_visible()
    expect(hits(view)).to_have_count(1)
    press(view, DOWN, ENTER)
    assert selected(view) == WOMAN
    field(view).fill("xqxqxqxq")
    expect(view.page.get_by_text("Nothing found.", exact=True)).to_be_visible()
    expect(hits(view)).to_have_count(0)
    press(view, ENTER)
    assert selected(view) == WOMAN


def test_how_many_are_found_is_told_aloud(view):
    field(view).fill("e")
    told = view.page.locator("#hits-told")
    assert told.get_attribute("role") == "status"
    expect(told).to_have_text("6 found.")


def test_the_search_speaks_the_readers_language(view):
    view.page.evaluate("kgState.set({ lang: 'lt' })")
    box = view.page.get_by_role("combobox", name="Ieškoti")
    assert box.get_attribute("placeholder") == "pavadinimas, rūšis ar šalis"
    box.fill("hills")
    item = view.page.get_by_role("option").first
    expect(item).to_contain_text("Kalnų miesto savivaldybė — Hills City Municipality")
    expect(item).to_contain_text("savivaldybė · Lietuva")
    expect(view.page.locator("#hits-told")).to_have_text("Rastas 1.")
    view.page.evaluate("kgState.set({ lang: 'lv' })")
    assert (
        view.page.locator("#search").get_attribute("placeholder") == "nosaukums, veids vai valsts"
    )


def test_words_that_were_set_elsewhere_stand_in_the_field(view):
    view.page.evaluate("kgState.set({ search: 'guests' })")
    expect(field(view)).to_have_value("guests")
    expect(view.page.locator("#node-pager p")).to_have_text("1 row")
    expect(hits(view)).to_have_count(0)
    assert GROUP in view.shown()[0]


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_offered_stays_within_the_screen(view, width):
    view.page.set_viewport_size({"width": width, "height": 700})
    field(view).fill("e")
    box = view.page.locator("#hits").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert view.page.evaluate("document.documentElement.scrollWidth") == width
    assert hits(view).first.bounding_box()["height"] >= 34
