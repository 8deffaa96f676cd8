"""Every page passes axe: light and dark, as wide as a desk and as narrow as a telephone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from kg.findings import Location, Report, Result
from kg.pages.mentions import Mark, mentions_page
from kg.pages.report import report_page
from kg.release.building import build
from kg.study.folder import open_study

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},  # asks for 24 pixels; axe leaves it out unasked
    "resultTypes": ["violations"],
}
PAGES = {
    "index": "index.html",
    "question": "questions/which-roles-does-an-actor-have.html",
    "question without rows": "questions/who-funded-the-project.html",
    "gap": "gaps/claims-that-no-document-states.html",
    "report": "report.html",
    "report of valid data": "valid.html",
    "mentions": "mentions.html",
}
THEMES = ("light", "dark")
WIDTHS = (360, 1400)


@pytest.fixture(scope="module")
def built(once, _study_template, tmp_path_factory):  # noqa: ARG001 (what is read is read once)
    """The folder of a small build, and two reports beside it."""
    root = tmp_path_factory.mktemp("axe")
    study = root / "study"
    shutil.copytree(_study_template, study)
    said = []
    build(open_study(study), root / "build", said.append)
    found = root / "build"
    file = study / "data" / "documents" / "lake.ttl"
    more = {"path": "https://w3id.org/migov#role", "value": "role:orgniser", "why": "A rule."}
    results = [
        Result(severity, Location(file, line), "", "claim:lake", "no such code", **more)
        for line, severity in enumerate(("error", "warning", "note"), 40)
    ]
    (found / "report.html").write_text(report_page(Report(tuple(results), "Checked.")), "utf-8")
    (found / "valid.html").write_text(report_page(Report((), "Checked.")), "utf-8")
    text = (study / "texts" / "lake.txt").read_text("utf-8")
    things = (("Ežezers Council", "actor:ezezers"), ("Ežezers", "place:ezezers"))
    kinds = ("actor", "place", "project", "event", "policy instrument", "role", "unknown")
    marks = [
        Mark(10 * at, 10 * at + 8, kind, things[: at % 3], 90, "name, inflected", "Dome")
        for at, kind in enumerate(kinds)
    ]
    page = mentions_page(text, marks, name="lake.txt", lang="lv", summary="7 mentions")
    (found / "mentions.html").write_text(page, "utf-8")
    return found


def violations(page) -> list[str]:
    """Say each thing that axe finds at fault: the rule, where, and what to do."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def opened(context, path: Path, theme: str, width: int):
    page = context.new_page()
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path.as_uri())
    lightness = page.evaluate("parseInt(getComputedStyle(document.body).backgroundColor.slice(4))")
    assert (lightness < 40) == (theme == "dark")
    return page


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", PAGES)
def test_no_page_of_a_build_has_a_violation(chromium, built, name, theme, width):
    page = opened(chromium, built / PAGES[name], theme, width)
    for more in page.locator("details").all():
        more.evaluate("(details) => { details.open = true; }")
    if page.locator("#iris").count():
        page.locator("#iris").check()
    try:
        assert violations(page) == []
    finally:
        page.close()


# What a reader may have open in a network's page.
STATES = {
    "start": "() => {}",
    "a node": "() => kgState.set({ selected: kgModel.nodes.find((node) => node.ties.length > 1), "
    "asked: { from: 'list' } })",
    "a tie": """() => {
        const selected = kgModel.ties.find(({ statuses }) => statuses.includes("inferred"));
        kgState.set({ selected, asked: { from: "list" } });
    }""",
    "filters": """() => {
        const { filters } = kgState.now;
        const [status, cls] = [["inferred"], ["Person"]].map((keys) => new Set(keys));
        const hidden = { ...filters.hidden, status, cls };
        const time = { from: "2030-01-01", to: "2031-12-31", certain: true };
        kgState.set({ filters: { ...filters, hidden, time }, search: "seminar" });
    }""",
    "menus": """() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
        const search = document.querySelector("#search");
        search.value = "se";
        search.dispatchEvent(new Event("input", { bubbles: true }));
    }""",
    "projected, in Lithuanian": "() => kgState.set({ form: 'projected', lang: 'lt' })",
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("state", STATES)
def test_no_state_of_a_network_page_has_a_violation(chromium, built, state, theme, width):
    page = opened(chromium, built / "networks" / "actor-event.html", theme, width)
    while not page.evaluate("window.kgComplete === true"):
        page.wait_for_timeout(20)
    page.evaluate(STATES[state])
    page.wait_for_timeout(300)  # tables and panel follow when the browser is idle
    try:
        assert violations(page) == []
    finally:
        page.close()


def test_axe_finds_what_is_wrong(chromium, built):
    page = opened(chromium, built / "index.html", "light", 360)
    page.evaluate(
        """() => {
            document.querySelector("h1").style.color = "#aaa";
            document.body.append(document.createElement("select"));
            document.documentElement.removeAttribute("lang");
        }"""
    )
    rules = {text.partition(":")[0] for text in violations(page)}
    page.close()
    assert rules == {"color-contrast", "select-name", "html-has-lang", "region"}
