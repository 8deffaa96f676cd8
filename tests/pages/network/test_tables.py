"""The tables of the network page, used in a real browser as a reader would."""

from __future__ import annotations

import networkx as nx
import pytest
from opened import opened
from page_samples import CITY, FORUM, NGO, page_of, relabelled, sample
from playwright.sync_api import expect

ACTORS, EVENTS = 205, 45


def large():
    """Give 205 actors, each at one or two of 45 events: 250 nodes, 310 ties."""
    graph = nx.Graph(modes=["actor", "event"])
    for at in range(EVENTS):
        graph.add_node(f"e{at}", label=f"Event {at}", cls="Event", mode="event", kind="seminar")
    for at in range(ACTORS):
        graph.add_node(
            f"a{at}", label=f"Actor {at}", cls="Organisation", mode="actor",
            kind=["NGO", "municipality", "ministry"][at % 3], country="Latvia" if at % 2 else "",
        )  # fmt: skip
        for step in range(1 + (at < 105)):
            graph.add_edge(
                f"a{at}", f"e{(at + 7 * step) % EVENTS}", roles=["speaker"], status="stated",
                weight=1 + step, relations=["participation"],
            )  # fmt: skip
    return page_of(graph, {}, measures={"reach": {f"a{at}": at / 8 for at in range(ACTORS)}})


@pytest.fixture(scope="module")
def many(chromium, tmp_path_factory):
    with opened(chromium, tmp_path_factory.mktemp("large"), large()) as view:
        yield view


@pytest.fixture
def view(many):
    """Give the page of the large network, reloaded."""
    many.page.set_viewport_size({"width": 1280, "height": 800})
    many.page.goto("about:blank")
    many.page.goto(many.address)
    many.wait()
    expect(many.page.locator("#tie-table tbody tr")).to_have_count(100)
    yield many
    assert many.said == []
    many.page.set_viewport_size({"width": 1280, "height": 800})


def column(view, table, name):
    """Return the texts of a column, by its heading."""
    heads = [
        text.split(" of the")[0]
        for text in view.page.locator(f"#{table} thead th").all_inner_texts()
    ]
    at = [head.strip() for head in heads].index(name)
    return view.page.locator(f"#{table} tbody tr > :nth-child({at + 1})").all_inner_texts()


def sort(view, table, name):
    view.page.locator(f"#{table} thead").get_by_role("button", name=name, exact=True).click()


def told(view, kind):
    return view.page.locator(f"#{kind}-pager p")


def hide(view, way, *keys):
    view.page.evaluate(
        """([way, keys]) => {
            const { filters } = kgState.now;
            const hidden = { ...filters.hidden, [way]: new Set(keys) };
            kgState.set({ filters: { ...filters, hidden } });
        }""",
        [way, keys],
    )


def key_of(view, way, label):
    keys = f"kgModel.values.{way}.filter(({{ label }}) => (label.en ?? label) === {label!r})"
    return view.page.evaluate(f"{keys}.map(({{ key }}) => key)")[0]


def test_a_hundred_rows_are_in_the_page_and_all_are_within_reach(view):
    rows = view.page.locator("#node-table tbody tr")
    expect(rows).to_have_count(100)
    expect(told(view, "node")).to_have_text("Rows 1 to 100 of 250")
    expect(told(view, "tie")).to_have_text("Rows 1 to 100 of 310")
    pager = view.page.locator("#node-pager")
    pager.get_by_role("button", name="Next").click()
    expect(told(view, "node")).to_have_text("Rows 101 to 200 of 250")
    assert column(view, "node-table", "Name")[0] == "Actor 100"
    pager.get_by_role("spinbutton").fill("3")
    pager.get_by_role("spinbutton").press("Enter")
    expect(rows).to_have_count(50)
    # Actors first, then what they took part in; numbers in names are in their order.
    assert column(view, "node-table", "Name")[4:7] == ["Actor 204", "Event 0", "Event 1"]
    assert pager.get_by_role("button", name="Next").get_attribute("aria-disabled") == "true"
    pager.get_by_role("button", name="Next").click(force=True)
    expect(told(view, "node")).to_have_text("Rows 201 to 250 of 250")
    pager.get_by_role("button", name="Previous").click()
    expect(told(view, "node")).to_have_text("Rows 101 to 200 of 250")


def test_the_pager_below_turns_the_same_page_and_a_page_that_is_not_there_is_the_nearest(view):
    above, below = view.page.get_by_role("group", name="Pages: Ties").all()
    below.get_by_role("button", name="Next").click()
    expect(above.get_by_role("spinbutton")).to_have_value("2")
    for typed, page in (("99", "4"), ("0", "1"), ("", "1")):
        below.get_by_role("spinbutton").fill(typed)
        below.get_by_role("spinbutton").press("Enter")
        expect(below.get_by_role("spinbutton")).to_have_value(page)
        expect(above.get_by_role("spinbutton")).to_have_value(page)


def test_a_screen_reader_hears_which_of_how_many_rows_these_are(view):
    table = view.page.locator("#node-table")
    view.page.locator("#node-pager").get_by_role("button", name="Next").click()
    expect(table.locator("tbody tr").first).to_have_attribute("aria-rowindex", "102")
    assert table.get_attribute("aria-rowcount") == "251"
    assert view.page.locator("#node-pager p").get_attribute("role") == "status"


def test_a_column_sorts_all_rows_not_those_of_the_page(view):
    sort(view, "node-table", "reach")
    head = view.page.locator("#node-table th", has_text="reach")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert column(view, "node-table", "Name")[:2] == ["Actor 204", "Actor 203"]
    assert column(view, "node-table", "reach")[:2] == ["25.5", "25.4"]
    sort(view, "node-table", "reach")
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert column(view, "node-table", "reach")[:2] == ["0", "0.125"]
    # What has no value is last, whichever way.
    view.page.locator("#node-pager").get_by_role("spinbutton").fill("3")
    view.page.keyboard.press("Enter")
    expect(view.page.locator("#node-table tbody tr")).to_have_count(50)
    assert column(view, "node-table", "reach")[-1] == "–"
    sort(view, "node-table", "Name")
    assert view.page.locator("#node-table [aria-sort]").count() == 1
    expect(told(view, "node")).to_have_text("Rows 1 to 100 of 250")
    assert column(view, "node-table", "Name")[0] == "Actor 0"
    sort(view, "node-table", "Name")
    assert column(view, "node-table", "Name")[0] == "Event 44"


def test_ties_are_sorted_by_their_ends_weights_and_roles(view):
    assert column(view, "tie-table", "From")[:3] == ["Actor 0", "Actor 0", "Actor 1"]
    sort(view, "tie-table", "Weight")
    assert set(column(view, "tie-table", "Weight")) == {"2"}
    assert column(view, "tie-table", "From")[:2] == ["Actor 0", "Actor 1"]
    sort(view, "tie-table", "To")
    assert column(view, "tie-table", "To")[0] == "Event 0"


def test_numbers_stand_at_the_right_of_their_columns(view):
    for name in ("Ties", "reach"):
        sides = view.page.locator("#node-table th", has_text=name).evaluate(
            """(head) => {
                const cell = document.querySelector("#node-table tbody tr").cells[head.cellIndex];
                return [head, cell].map((each) => getComputedStyle(each).textAlign);
            }"""
        )
        assert sides == ["right", "right"]


def test_filters_leave_their_rows_and_undone_all_are_there(view):
    hide(view, "kind", key_of(view, "kind", "ministry"))
    expect(told(view, "node")).to_have_text("Rows 1 to 100 of 182")
    _, ties = view.shown()
    expect(told(view, "tie")).to_have_text(f"Rows 1 to 100 of {len(ties)}")
    assert "ministry" not in column(view, "node-table", "Kind")
    hide(view, "kind")
    expect(told(view, "node")).to_have_text("Rows 1 to 100 of 250")
    expect(told(view, "tie")).to_have_text("Rows 1 to 100 of 310")


def test_a_filter_keeps_the_order_and_begins_with_the_first_page(view):
    sort(view, "node-table", "reach")
    view.page.locator("#node-pager").get_by_role("button", name="Next").click()
    hide(view, "kind", key_of(view, "kind", "NGO"))
    expect(told(view, "node")).to_have_text("Rows 1 to 100 of 181")
    assert column(view, "node-table", "Name")[:2] == ["Actor 203", "Actor 202"]


def test_nothing_left_is_said(view):
    hide(view, "cls", *view.page.evaluate("kgModel.values.cls.map(({ key }) => key)"))
    expect(told(view, "node")).to_have_text("0 rows")
    expect(told(view, "tie")).to_have_text("0 rows")
    assert view.page.get_by_role("group", name="Pages: Nodes").count() == 0


def test_ties_and_measures_are_those_of_what_is_shown(view):
    assert column(view, "node-table", "Ties")[:2] == ["2", "2"]
    sort(view, "node-table", "Ties")
    hide(view, "kind", key_of(view, "kind", "NGO"))
    expect(told(view, "node")).to_have_text("Rows 1 to 100 of 181")
    counts = view.page.evaluate(
        """() => {
            const counts = new Map();
            for (const { from, to } of kgState.now.shown.ties) {
                for (const { id } of [from, to]) counts.set(id, (counts.get(id) ?? 0) + 1);
            }
            return [...counts.values()].sort((a, b) => b - a).slice(0, 100).map(String);
        }"""
    )
    assert column(view, "node-table", "Ties") == counts
    # The page cannot compute “reach” anew: it says what it is a measure of.
    head = view.page.locator("#node-table th", has_text="reach")
    expect(head).to_contain_text("of the whole network")
    hide(view, "kind")
    expect(head).to_have_text("reach")
    view.page.evaluate(
        """() => {
            const values = new Map(kgModel.nodes.map((node) => [node, 1000 + node.at]));
            const figures = new Map([["reach", { values, whole: false }]]);
            kgState.set({ figures });
        }"""
    )
    sort(view, "node-table", "reach")
    assert column(view, "node-table", "reach")[:2] == ["1,249", "1,248"]
    view.page.evaluate(
        """() => {
            const { values } = kgState.now.figures.get("reach");
            const figures = new Map([["reach", { values, whole: false, waiting: true }]]);
            kgState.set({ figures });
        }"""
    )
    expect(view.page.locator("#node-table tbody tr").first.locator("td").last).to_have_text("…")


def test_a_projection_and_groups_have_rows_of_their_own(view):
    view.page.evaluate("kgState.set({ form: 'projected' })")
    expect(told(view, "node")).to_have_text("Rows 1 to 100 of 205")
    ties = view.page.evaluate("kgState.now.shown.ties.size")
    expect(told(view, "tie")).to_have_text(f"Rows 1 to 100 of {ties:,}")
    assert column(view, "tie-table", "From")[0].startswith("Actor")
    assert column(view, "tie-table", "To")[0].startswith("Actor")
    view.page.evaluate("kgState.set({ form: 'two-mode', fold: 'kind' })")
    expect(told(view, "node")).to_have_text("48 rows")
    names = column(view, "node-table", "Name")
    members = column(view, "node-table", "Members")
    assert list(zip(names, members, strict=True))[:4] == [
        ("ministry", "68"), ("municipality", "68"), ("NGO", "69"), ("Event 0", "–"),
    ]  # fmt: skip
    # A group is found by its name, and by the names of its members.
    view.page.locator("#search").fill("actor 3")
    expect(told(view, "node")).to_have_text("3 rows")
    view.page.locator("#search").fill("actor 204")
    expect(told(view, "node")).to_have_text("1 row")
    assert column(view, "node-table", "Name") == ["NGO"]


def test_very_many_ties_wait_until_the_table_is_in_sight(chromium, tmp_path):
    graph = nx.Graph([(f"a{at}", "hub") for at in range(210)], modes=["actor", "event"])
    for node, facts in graph.nodes(data=True):
        facts["mode"], facts["cls"] = ("event", "Event") if node == "hub" else ("actor", "Person")
    with opened(chromium, tmp_path, page_of(graph, {})) as view:
        view.page.set_viewport_size({"width": 1280, "height": 500})
        expect(told(view, "tie")).to_have_text("Rows 1 to 100 of 210")
        view.page.evaluate("kgState.set({ form: 'projected' })")
        expect(told(view, "node")).to_have_text("Rows 1 to 100 of 210")
        view.page.wait_for_timeout(300)
        expect(told(view, "tie")).to_have_text("Rows 1 to 100 of 210")
        view.page.locator("#ties").evaluate("(head) => head.scrollIntoView()")
        expect(told(view, "tie")).to_have_text("Rows 1 to 100 of 21,945")
        assert view.said == []
    chromium.pages[0].set_viewport_size({"width": 1280, "height": 800})


def test_what_is_selected_elsewhere_is_marked_and_its_page_turned_to(view):
    view.page.evaluate("scrollTo(0, 0)")
    view.page.evaluate(
        "kgState.set({ selected: kgModel.nodeBy.get('a150'), asked: { from: 'picture' } })"
    )
    row = view.page.locator("#node-table tr[aria-current]")
    expect(row).to_contain_text("Actor 150")
    expect(told(view, "node")).to_have_text("Rows 101 to 200 of 250")
    # It is within what the table shows of itself, and the page stayed where it was.
    inside = row.evaluate(
        """(row) => {
            const [own, all] = [row, row.closest(".scroll")].map((e) => e.getBoundingClientRect());
            return own.top > all.top && own.bottom < all.bottom;
        }"""
    )
    assert inside
    assert view.page.evaluate("scrollY") == 0
    view.page.evaluate("kgState.set({ selected: null, asked: { from: '' } })")
    expect(row).to_have_count(0)


def test_who_turned_the_page_is_not_turned_back(view):
    view.page.evaluate(
        "kgState.set({ selected: kgModel.nodeBy.get('a3'), asked: { from: 'list' } })"
    )
    expect(view.page.locator("#node-table tr[aria-current]")).to_have_count(1)
    view.page.locator("#node-pager").get_by_role("button", name="Next").click()
    view.page.evaluate("kgState.set({ figures: new Map(kgState.now.figures) })")
    view.page.wait_for_timeout(600)
    expect(told(view, "node")).to_have_text("Rows 101 to 200 of 250")


def test_a_name_selects_its_node_and_evidence_its_tie(view):
    view.page.locator("#node-table").get_by_role("button", name="Actor 7", exact=True).click()
    assert view.page.evaluate("kgState.now.selected.id") == "a7"
    assert view.state("asked.from") == "list"
    tie = view.page.get_by_role("button", name="Evidence for Actor 8 — Event 15")
    tie.click()
    ends = view.page.evaluate("[kgState.now.selected.from.id, kgState.now.selected.to.id]")
    assert sorted(ends) == ["a8", "e15"]
    expect(view.page.locator("#tie-table tr[aria-current]")).to_have_count(1)
    expect(view.page.locator("#node-table tr[aria-current]")).to_have_count(0)


def test_keyboard_alone_sorts_turns_and_selects(view):
    page = view.page
    page.locator("#nodes").focus()
    press = lambda *keys: [page.keyboard.press(key) for key in keys]  # noqa: E731
    focused = lambda: page.evaluate("document.activeElement.textContent")  # noqa: E731
    press("Tab")
    assert focused() == "Previous"
    press("Tab", "Tab", "Enter")
    expect(told(view, "node")).to_have_text("Rows 101 to 200 of 250")
    assert focused() == "Next"
    press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "region"
    # The table scrolls by its own keys.
    press("End")
    view.wait("document.activeElement.scrollTop > 500")
    press("Tab", "Enter")
    assert focused() == "Name"
    expect(page.locator("#node-table th", has_text="Name")).to_have_attribute(
        "aria-sort", "ascending"
    )
    expect(told(view, "node")).to_have_text("Rows 1 to 100 of 250")
    heads = page.locator("#node-table thead button").count()
    press(*["Tab"] * heads)
    assert focused() == "Actor 0"
    press("Enter")
    assert page.evaluate("kgState.now.selected.id") == "a0"


def test_who_is_in_the_table_stays_there_when_its_rows_are_made_anew(view):
    button = view.page.locator("#tie-table tbody tr").nth(5).get_by_role("button").last
    button.focus()
    label = button.get_attribute("aria-label")
    view.page.evaluate("kgState.set({ figures: new Map(kgState.now.figures) })")
    view.page.wait_for_timeout(600)
    assert view.page.evaluate("document.activeElement.getAttribute('aria-label')") == label


def test_words_narrow_the_table_of_nodes_and_the_way_back_is_there(view):
    view.page.locator("#search").fill("actor 20")
    expect(told(view, "node")).to_have_text("7 rows")
    assert column(view, "node-table", "Name") == [
        f"Actor {at}" for at in (20, 120, *range(200, 205))
    ]
    expect(told(view, "tie")).to_have_text("Rows 1 to 100 of 310")
    expect(view.page.get_by_text("Only what matches “actor 20”.")).to_be_visible()
    view.page.get_by_role("button", name="Show all rows").click()
    expect(told(view, "node")).to_have_text("Rows 1 to 100 of 250")
    assert view.page.locator("#search").input_value() == ""
    expect(view.page.get_by_role("button", name="Show all rows")).to_be_hidden()
    assert view.page.evaluate("document.activeElement.id") == "nodes"


def test_nothing_is_made_for_the_tables_before_the_first_picture(chromium, many):
    page = chromium.new_page()
    page.add_init_script(
        """Object.defineProperty(window, "kgReady", { set() {
            window.rowsThen = document.querySelectorAll("tr").length;
        } });"""
    )
    page.goto(many.address)
    expect(page.locator("#node-table tbody tr")).to_have_count(100)
    assert page.evaluate("rowsThen") == 0
    page.close()


@pytest.mark.parametrize("width", [360, 390, 640, 1400])
def test_the_page_is_not_scrolled_sideways(view, width):
    view.page.set_viewport_size({"width": width, "height": 800})
    view.page.locator("#tie-table").scroll_into_view_if_needed()
    assert view.page.evaluate("document.documentElement.scrollWidth") == width


def test_on_a_narrow_screen_a_row_is_a_card_with_the_names_of_its_columns(view):
    view.page.set_viewport_size({"width": 360, "height": 800})
    cell = view.page.locator("#node-table tbody tr").first.locator("td").first
    assert cell.evaluate("(e) => getComputedStyle(e, '::before').content") == '"Class"'
    row = view.page.locator("#node-table tbody tr").first.bounding_box()
    assert row["x"] >= 0 and row["x"] + row["width"] <= 360
    sort(view, "node-table", "reach")
    assert column(view, "node-table", "Name")[0] == "Actor 204"


def test_another_language_speaks_in_headings_and_marks_names_that_are_in_none(chromium, tmp_path):
    html = relabelled(
        page_of(*sample()), {CITY: {"en": "City", "lt": "Kaimas"}, NGO: {"lv": "Ūķis"}}
    )
    with opened(chromium, tmp_path, html) as view:
        name = view.page.locator("#node-table tbody tr").locator("th")
        expect(name.filter(has_text="City")).to_have_count(1)
        view.page.evaluate("kgState.set({ lang: 'lt' })")
        heads = view.page.locator("#node-table thead")
        expect(heads).to_contain_text("Pavadinimas")
        expect(told(view, "node")).to_have_text("6 eilutės")
        expect(name.filter(has_text="Kaimas")).to_have_count(1)
        foreign = name.filter(has_text="Ūķis").locator("[lang]")
        assert foreign.get_attribute("lang") == "lv"
        expect(name.filter(has_text="Ūķis").locator(".tongue")).to_have_text("lv")
        view.page.evaluate("kgState.set({ lang: 'lv' })")
        expect(heads).to_contain_text("Nosaukums")
        expect(name.filter(has_text="Ūķis").locator(".tongue")).to_have_count(0)
        assert view.said == []


def test_claims_status_and_role_of_each_tie_are_told(chromium, tmp_path):
    graph, claims = sample()
    graph.edges[CITY, FORUM]["start"] = "2031-05-12"
    with opened(chromium, tmp_path, page_of(graph, claims)) as view:
        expect(view.page.locator("#tie-table tbody tr")).to_have_count(5)
        names = ("Role or relation", "Status", "Claims")
        told_of = [column(view, "tie-table", name) for name in names]
        assert sorted(zip(*told_of, strict=True)) == [
            ("attendee", "interpreted", "1"),
            ("host", "inferred", "1"),
            ("organiser", "stated", "1"),
            ("part of", "stated", "0"),
            ("speaker", "stated", "1"),
        ]  # fmt: skip
        # What belongs together comes last, and is no evidence of anything.
        assert (
            view.page.locator("#tie-table tbody tr").last.get_by_role("button").last.inner_text()
            == "Show"
        )


def test_on_paper_no_column_is_as_narrow_as_a_letter(chromium, tmp_path):
    """Names stood letter under letter, and 79 rows took forty sheets."""
    html = page_of(*sample(), measures={name: {CITY: 0.1234} for name in ("betweenness", "degree")})
    with opened(chromium, tmp_path, html) as view:
        expect(view.page.locator("#tie-table tbody tr")).to_have_count(5)
        # A4 without its margins.
        view.page.set_viewport_size({"width": 703, "height": 1000})
        view.page.emulate_media(media="print")
        widths = view.page.locator("#node-table tbody th, #tie-table td.name").evaluate_all(
            "(cells) => cells.map((cell) => cell.clientWidth)"
        )
        assert min(widths) > 110
        assert view.page.evaluate("document.documentElement.scrollWidth") <= 703
        assert view.page.locator(".pager").first.is_hidden()
        cut = "(all) => all.map((each) => each.scrollHeight - each.clientHeight)"
        view.page.set_viewport_size({"width": 703, "height": 200})
        assert view.page.locator(".tables .scroll").evaluate_all(cut) == [0, 0]
        view.page.emulate_media(media="screen")
        view.page.set_viewport_size({"width": 1280, "height": 800})
