"""The address of a network page: it follows what is chosen, and restores it."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from chosen_networks import key
from playwright.sync_api import expect


def iri(name):
    return quote(key(name), safe="")


def notice(reader):
    return reader.page.locator(".link-notice")


def test_links_of_answers_still_select_a_node_and_a_tie(reader):
    reader.reopen(f"#node={iri('First Aid')}")
    assert reader.state("selected.label") == "First Aid"
    for tie in (f"{iri('First Aid')}|{iri('Fair')}", f"{iri('Fair')}%7C{iri('First Aid')}"):
        reader.reopen(f"#tie={tie}")
        assert reader.state("selected.from.label") == "First Aid"
        assert reader.state("selected.to.label") == "Fair"
    expect(notice(reader)).to_have_count(0)


def test_an_address_that_changes_is_followed(reader):
    reader.page.evaluate(f"location.hash = '#node={iri('Forum')}&hide.country=~&size=same'")
    reader.wait("kgState.now.selected")
    assert "First Aid" not in reader.names
    reader.page.evaluate(f"location.hash = '#node={iri('First Aid')}'")
    reader.wait("kgState.now.selected.label === 'First Aid'")
    assert len(reader.names) == 11
    # A link says all: what it does not name is as the page opens with.
    assert reader.state("size") == "ties"


def test_the_way_to_the_tables_is_no_link_to_choices(reader):
    reader.page.evaluate("kgState.set({size: 'same'})")
    reader.page.evaluate("location.hash = '#nodes'")
    reader.settle()
    assert reader.state("size") == "same"
    expect(notice(reader)).to_have_count(0)


def test_the_address_follows_what_is_chosen(reader):
    reader.entry("NGO").uncheck()
    reader.page.get_by_label("Size").select_option("by betweenness")
    reader.page.get_by_label("Colour").select_option("by country")
    reader.settle()
    assert reader.hash == "#hide.kind=NGO&colour=country&size=betweenness"
    reader.page.get_by_role("button", name="Reset").click()
    reader.settle()
    assert reader.hash == ""


def chosen(reader):
    return reader.page.evaluate(
        """() => {
            const { selected, filters, form, fold, part, size, colour, lang, theme } = kgState.now;
            const hidden = Object.entries(filters.hidden)
                .map(([way, keys]) => [way, [...keys].sort()]);
            const focus = filters.focus && [filters.focus.node?.id, filters.focus.steps,
                (filters.focus.path || []).map((node) => node.id)];
            return JSON.stringify([selected && (selected.id || [selected.from.id, selected.to.id]),
                hidden, filters.time, focus, form, fold, part, size, colour, lang, theme]);
        }"""
    )


CHOICES = {
    "filters": """(() => {
        const { hidden } = kgState.now.filters;
        const set = (...keys) => new Set(keys);
        kgState.set({ filters: { ...kgState.now.filters, hidden: { ...hidden,
            kind: set("kind:ministry", ""), role: set("role:host"), status: set("inferred") } } });
    })()""",
    "time": """kgState.set({ filters: { ...kgState.now.filters,
        time: { from: "2022-11-01", to: "2022-12-31", certain: true } } })""",
    "focus": f"""kgState.set({{ filters: {{ ...kgState.now.filters,
        focus: {{ node: kgModel.nodeBy.get("{key("Forum")}"), steps: 2 }} }} }})""",
    "path": f"""kgState.set({{ filters: {{ ...kgState.now.filters,
        focus: {{ path: ["{key("Forum")}", "{key("Women’s Union")}"].map((id) =>
            kgModel.nodeBy.get(id)) }} }} }})""",
    "projected": "kgState.set({ form: 'projected', size: 'same' })",
    "parts": "kgState.set({ fold: 'parts' })",
    "group": "kgState.set({ fold: 'country', colour: 'cls' })",
    "page": "kgState.set({ lang: 'lv', theme: 'dark' })",
}


@pytest.mark.parametrize("choice", CHOICES)
def test_a_link_restores_each_choice(reader, choice):
    reader.page.evaluate(CHOICES[choice])
    reader.settle()
    before, names, pairs, hash_ = chosen(reader), reader.names, reader.pairs, reader.hash
    assert hash_.startswith("#")
    reader.reopen(hash_)
    assert chosen(reader) == before
    assert (reader.names, reader.pairs, reader.hash) == (names, pairs, hash_)
    expect(notice(reader)).to_have_count(0)


def test_a_link_restores_what_is_selected_among_what_was_made(reader):
    reader.page.evaluate("kgState.set({ form: 'projected' })")
    reader.page.evaluate(
        "kgState.set({ selected: [...kgState.now.shown.ties][0], asked: { from: 'picture' } })"
    )
    reader.settle()
    before, hash_ = chosen(reader), reader.hash
    assert hash_.startswith("#tie=") and hash_.endswith("&form=projected")
    reader.reopen(hash_)
    assert chosen(reader) == before


def test_a_link_restores_a_group_that_is_selected(reader):
    reader.page.evaluate("kgState.set({ fold: 'country' })")
    reader.page.evaluate(
        """kgState.set({ asked: { from: 'picture' },
            selected: [...kgState.now.shown.nodes]
                .find((node) => !kgModel.nodeBy.has(node.id)) })"""
    )
    reader.settle()
    before, hash_ = chosen(reader), reader.hash
    reader.reopen(hash_)
    assert chosen(reader) == before
    expect(notice(reader)).to_have_count(0)


def test_a_link_restores_the_view(reader):
    view = """(() => {
        const { x, y } = kgNetwork.getViewPosition();
        return [x, y, kgNetwork.getScale()];
    })()"""
    reader.page.get_by_role("button", name="Zoom in").click()
    reader.page.locator("#network").focus()
    reader.page.keyboard.press("ArrowRight")
    reader.frame()
    reader.settle()
    x, y, scale = reader.page.evaluate(view)
    assert reader.hash == f"#view={round(x)},{round(y)},{scale:.3g}"
    reader.reopen(reader.hash)
    again = reader.page.evaluate(view)
    assert abs(again[0] - x) <= 1 and abs(again[1] - y) <= 1
    assert abs(again[2] / scale - 1) < 0.01
    reader.page.get_by_role("button", name="Show all", exact=True).click()
    reader.settle()
    reader.page.evaluate("kgState.set({ size: 'same' })")
    reader.settle()
    assert reader.hash == "#size=same"


def test_while_the_picture_is_dragged_the_address_changes_seldom(reader):
    changes = reader.page.evaluate(
        """async () => {
            let changes = 0;
            const { replaceState } = history;
            history.replaceState = (...all) => { changes += 1; replaceState.apply(history, all); };
            kgState.set({ moved: true });
            for (let at = 0; at < 60; at++) {
                kgNetwork.moveTo({ position: { x: at, y: 0 } });
                await new Promise((done) => requestAnimationFrame(done));
            }
            history.replaceState = replaceState;
            return changes;
        }"""
    )
    assert 1 <= changes <= 12


@pytest.mark.parametrize(
    ("hash_", "words"),
    [
        ("#node=https%3A%2F%2Fnobody", "The link names a node that is not in this page."),
        ("#tie=a|b", "The link names a tie that is not in this page."),
        (f"#path={iri('Forum')}|nobody", "The link names a node that is not in this page."),
        (
            "#colour=smell&hide.kind=gone",
            "A part of the link does not fit this page and was left out: colour, hide.kind.",
        ),
        ("#node=%E0%A4%A", "A part of the link does not fit this page and was left out: node."),
    ],
)
def test_what_a_link_cannot_restore_is_said_in_one_sentence(reader, hash_, words):
    reader.reopen(hash_ + "&size=same")
    assert notice(reader).locator("span").inner_text() == words
    assert (reader.state("size"), reader.state("selected")) == ("same", None)
    assert len(reader.names) == 11
    reader.page.evaluate("kgState.set({ lang: 'lt' })")
    assert notice(reader).locator("span").inner_text() != words
    notice(reader).get_by_role("button", name="Užverti pastabą").click()
    expect(notice(reader)).to_have_count(0)


def test_hostile_addresses_run_nothing(reader):
    for part in (
        "<img src=x onerror=console.log(1)>",
        "javascript:console.log(1)",
        "%00",
        "&&==||",
    ):
        for name in ("node", "hide.kind", "lang", "view", "colour", "<b>"):
            reader.reopen(f"#{name}={part}")
            assert len(reader.names) == 11
            assert reader.page.locator(".link-notice img, .link-notice b").count() == 0


def test_to_copy_the_link_says_so(chromium, reader):
    chromium.grant_permissions(["clipboard-read", "clipboard-write"])
    try:
        reader.page.get_by_label("Size").select_option("all the same")
        reader.page.get_by_role("button", name="Copy link").click()
        told = reader.page.locator("#copy-told")
        expect(told).to_have_text("Link copied.")
        copied = reader.page.evaluate("navigator.clipboard.readText()")
        assert copied == reader.address + "#size=same"
        reader.page.get_by_label("Size").select_option("by ties")
        expect(told).to_have_text("")
    finally:
        chromium.clear_permissions()


def test_where_the_browser_does_not_copy_the_reader_can(reader):
    reader.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    # What was chosen last is in the link, however soon it is copied.
    reader.page.evaluate(
        """() => {
            kgState.set({ colour: "country" });
            kgState.set({ size: "same" });
            document.getElementById("copy-link").click();
        }"""
    )
    field = reader.page.get_by_role("textbox", name="Link to this view")
    assert field.input_value() == reader.address + "#colour=country&size=same"
    assert (
        reader.page.evaluate("getSelection().toString()")
        == reader.address + "#colour=country&size=same"
    )
    assert "Ctrl+C" in reader.page.locator("#copy-told").inner_text()
