"""A walk through the network by keyboard alone, in a real browser."""

from __future__ import annotations

import pytest
from opened import opened
from told_pages import CITY, FORUM, GROUP, PART, WOMAN, data, evidence, told_page

FIRST = "1 of 4: attendee, About 20 guests, inferred"
SECOND = "2 of 4: organiser, host, Kalnai Municipality, stated"
LAST = "4 of 4: part of, Closing part"


@pytest.fixture
def view(chromium, tmp_path):
    with opened(chromium, tmp_path, told_page(data(), evidence())) as view:
        view.page.locator("#network").focus()
        yield view
        assert view.said == []


def press(view, *keys):
    for key in keys:
        view.page.keyboard.press(key)
    return view.page.locator("#walk-said").inner_text()


def walk(view):
    """Give the node and the tie at which the walk stands, or None."""
    return view.page.evaluate(
        "kgState.now.walk && [kgState.now.walk.node.id, kgState.now.walk.tie?.at ?? null]"
    )


def position(view):
    return view.page.evaluate("kgNetwork.getViewPosition()")


def active(view):
    return view.page.evaluate("document.activeElement.id || document.activeElement.tagName")


def test_without_a_walk_the_arrows_move_the_picture(view):
    before = position(view)
    assert press(view, "ArrowRight") == ""
    assert position(view)["x"] > before["x"]
    assert walk(view) is None


def test_a_walk_begins_where_most_ties_are(view):
    before = position(view)
    assert press(view, "Enter") == f"Open forum, 4 ties. {FIRST}"
    assert walk(view) == [FORUM, 2]
    # Its keys are not those that move the picture.
    assert press(view, "ArrowRight") == SECOND
    assert position(view) == before


def test_left_and_right_choose_among_the_ties_and_go_round(view):
    press(view, "Enter")
    assert press(view, "ArrowLeft") == LAST
    assert press(view, "ArrowRight") == FIRST
    assert press(view, "End") == LAST
    assert press(view, "Home") == FIRST
    assert press(view, "ArrowRight", "ArrowRight") == "3 of 4: speaker, Rasa, stated"
    assert walk(view) == [FORUM, 1]


@pytest.mark.parametrize(("on", "back"), [("Enter", "Backspace"), ("ArrowDown", "ArrowUp")])
def test_it_goes_along_a_tie_and_back(view, on, back):
    press(view, "Enter", "ArrowRight")
    there = "Kalnai Municipality, 1 tie. 1 of 1: organiser, host, Open forum, stated"
    assert press(view, on) == there
    assert walk(view) == [CITY, 0]
    press(view, on, "ArrowRight", "ArrowRight")
    assert press(view, on) == "Rasa, 1 tie. 1 of 1: speaker, Open forum, stated"
    assert walk(view) == [WOMAN, 1]
    # Each step back stands at the tie that was followed.
    assert press(view, back).endswith("3 of 4: speaker, Rasa, stated")
    assert press(view, back) == there
    assert press(view, back) == f"Open forum, 4 ties. {SECOND}"
    assert press(view, back) == "The walk began here."
    assert walk(view) == [FORUM, 0]


def test_a_walk_begins_at_what_is_selected(view):
    view.click(GROUP)
    view.page.locator("#network").focus()
    assert press(view, "Enter").startswith("About 20 guests, 1 tie.")
    assert walk(view) == [GROUP, 2]


def test_space_opens_the_sources_and_escape_leads_back_to_the_walk(view):
    press(view, "Enter", "ArrowRight", " ")
    assert view.state("selected.at") == 0
    assert view.state("asked.from") == "walk"
    assert active(view) == "H2"
    view.page.locator("#panel .claim").first.wait_for()
    assert "organiser" in view.page.locator("#panel .claim").first.inner_text()
    press(view, "Escape")
    assert active(view) == "network"
    assert walk(view) == [FORUM, 0]
    assert press(view, "ArrowRight") == "3 of 4: speaker, Rasa, stated"


def test_escape_ends_the_walk_and_the_arrows_move_the_picture_again(view):
    assert press(view, "Enter", "Escape") == "The walk has ended."
    assert walk(view) is None
    before = position(view)
    press(view, "ArrowDown")
    assert position(view)["y"] > before["y"]
    assert view.page.locator("#walk-keys").inner_text() == ""


def test_the_other_keys_of_the_picture_stay(view):
    press(view, "Enter")
    before = view.page.evaluate("kgNetwork.getScale()")
    press(view, "+")
    assert view.page.evaluate("kgNetwork.getScale()") > before
    assert walk(view) == [FORUM, 2]


def hide(view, way, *keys):
    view.page.evaluate(
        """([way, keys]) => {
            const { filters } = kgState.now;
            const hidden = { ...filters.hidden, [way]: new Set(keys) };
            kgState.set({ filters: { ...filters, hidden } });
        }""",
        [way, keys],
    )


def test_filters_take_away_the_chosen_tie_or_the_place_itself(view):
    press(view, "Enter")
    hide(view, "status", "inferred")
    said = view.page.locator("#walk-said")
    assert said.inner_text() == (
        "Open forum, 3 ties. 1 of 3: organiser, Kalnai Municipality, stated"
    )
    press(view, "ArrowRight", "Enter")
    assert walk(view) == [WOMAN, 1]
    hide(view, "role", "speaker")
    assert said.inner_text() == "The walk has ended: the filters hide its node."
    assert walk(view) is None


def test_who_points_with_a_hand_walks_no_more(view):
    press(view, "Enter")
    view.click(WOMAN)
    assert walk(view) is None
    assert view.state("selected.id") == WOMAN


def test_it_is_spoken_politely_and_described(view):
    said = view.page.locator("#walk-said")
    assert said.get_attribute("aria-live") == "polite"
    place = view.page.locator("#network")
    assert place.get_attribute("role") == "application"
    how = view.page.locator(f"#{place.get_attribute('aria-describedby')}")
    assert how.inner_text().startswith("Press Enter to walk through the network.")


def test_it_speaks_the_readers_language(view):
    press(view, "Enter", "ArrowRight")
    view.page.evaluate("kgState.set({ lang: 'lt' })")
    said = view.page.locator("#walk-said")
    assert said.inner_text() == (
        "Atviras forumas, 4 ryšiai. 2 iš 4: organizatorius, host, Kalnų savivaldybė, pasakyta"
    )
    assert view.page.locator("#walk-how").inner_text().startswith("Spauskite Enter")
    assert press(view, "ArrowRight") == "3 iš 4: pranešėjas, Rasa, pasakyta"


def test_the_place_of_the_walk_is_marked_in_the_picture(view):
    def picture():
        view.frame()
        return view.page.evaluate("document.querySelector('#network canvas').toDataURL()")

    plain = picture()
    press(view, "Enter")
    here = picture()
    press(view, "ArrowRight")
    chosen = picture()
    assert len({plain, here, chosen}) == 3
    press(view, "Escape")
    assert picture() == plain


def test_an_empty_network_has_no_walk(chromium, tmp_path):
    empty = {**data(), "nodes": {"id": [], "label": [], "x": [], "y": []}, "folds": []}
    empty |= {"ties": {"from": [], "to": []}, "measures": []}
    with opened(chromium, tmp_path, told_page(empty)) as view:
        view.page.locator("#network").focus()
        assert press(view, "Enter") == "There is no node to walk from."
        assert view.said == []


def test_what_is_walked_to_is_not_under_the_words_of_the_walk(view):
    press(view, "Enter", "End", "Enter")
    assert walk(view) == [PART, 3]
    words = view.page.locator("#walk").bounding_box()["y"]
    for node in (PART, FORUM):
        assert view.at(node)[1] < words - 10
