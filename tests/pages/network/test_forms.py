"""A network page shows its network in other forms: projected, folded, and a part of it."""

from __future__ import annotations

import pytest
from opened import opened
from page_samples import CITY, FORUM, GROUP, NGO, PART, WOMAN, page_of, sample

HIDE_INFERRED = """() => {
  const { filters } = kgState.now;
  kgState.set({ filters: { ...filters, hidden: { ...filters.hidden, status: new Set(["inferred"]) } } });
}"""  # noqa: E501
DEGREES = """() => {
  const { values, whole } = kgState.now.figures.get("degree");
  return [Object.fromEntries([...values].map(([node, value]) => [node.id, value])), whole];
}"""
GROUPS = """() => [...kgState.now.shown.nodes].filter((node) => node.members).map((node) => [
  node.key, node.members.map(({ id }) => id).sort(), node.within,
]).sort()"""


@pytest.fixture
def view(chromium, tmp_path):
    graph, claims = sample()
    measures = {"degree": {node: 100 + at for at, node in enumerate(sorted(graph))}}
    with opened(chromium, tmp_path, page_of(graph, claims, measures=measures)) as view:
        yield view
        assert view.said == []


def choose(view, **values):
    view.page.evaluate("(values) => kgState.set(values)", values)
    view.frame()


def test_actors_are_tied_by_what_they_share_and_a_tie_leads_to_it(view):
    choose(view, form="projected")
    nodes, ties = view.shown()
    assert nodes == sorted([CITY, WOMAN, GROUP, NGO])
    pairs = [{CITY, WOMAN}, {CITY, GROUP}, {WOMAN, GROUP}]
    assert len(ties) == 3
    assert all(set(tie) in pairs for tie in ties)
    view.click(CITY, GROUP)
    assert view.page.evaluate("kgState.now.selected.shared.map(({ id }) => id)") == [FORUM]
    # The group's side is interpreted, and the pair is no surer.
    assert view.state("selected.status") == "interpreted"
    view.page.evaluate("window.before = kgState.now.selected")
    view.page.evaluate(HIDE_INFERRED)
    assert view.page.evaluate("kgState.now.selected === window.before")


def test_figures_are_those_of_the_whole_until_something_else_is_shown(view):
    whole = {
        node: 100 + at for at, node in enumerate(sorted([CITY, WOMAN, GROUP, NGO, FORUM, PART]))
    }
    assert view.page.evaluate(DEGREES) == [whole, True]
    choose(view, form="projected")
    assert view.page.evaluate(DEGREES) == [{CITY: 2, WOMAN: 2, GROUP: 2, NGO: 0}, False]
    choose(view, form="two-mode")
    assert view.page.evaluate(DEGREES) == [whole, True]
    view.page.evaluate(HIDE_INFERRED)
    # Without the only tie of its own the part is gone, and its host with it.
    assert view.page.evaluate(DEGREES) == [{CITY: 1, WOMAN: 1, GROUP: 1, FORUM: 3}, False]


def test_actors_fold_into_their_countries(view):
    choose(view, fold="country")
    found = view.page.evaluate(GROUPS)
    assert sorted(members for _, members, _ in found) == [sorted([CITY, WOMAN]), [GROUP], [NGO]]
    assert ["*", [GROUP], 0] in found
    # Groups with what they take part in, of which one is a part.
    assert len(view.shown()[1]) == 4
    choose(view, form="projected")
    assert sorted(within for _, _, within in view.page.evaluate(GROUPS)) == [0, 0, 1]
    ((one, other),) = view.shown()[1]
    assert {one, other} < set(view.shown()[0])
    # A group is selected as any node is.
    group = "[...kgState.now.shown.nodes].find((node) => node.key === '*')"
    at = f"kgNetwork.canvasToDOM({group})"
    box = view.page.locator("#network").bounding_box()
    place = view.page.evaluate(at)
    view.page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])
    assert view.page.evaluate(f"kgState.now.selected === {group}")


def test_the_highest_are_a_part_with_what_joins_them(view):
    choose(view, part={"by": "top", "measure": "degree", "n": 2})
    assert view.shown()[0] == sorted([CITY, GROUP, FORUM])
    choose(view, part={"by": "component"})
    assert len(view.shown()[0]) == 6


def test_one_step_is_one_line_of_the_projection(view):
    choose(view, form="projected")
    view.page.evaluate(
        """(id) => {
          const focus = { node: kgModel.nodeBy.get(id), steps: 1 };
          kgState.set({ filters: { ...kgState.now.filters, focus } });
        }""",
        CITY,
    )
    nodes, ties = view.shown()
    assert nodes == sorted([CITY, WOMAN, GROUP])
    assert len(ties) == 3
    base = view.page.evaluate("[...kgState.now.shown.base.nodes].map(({ id }) => id).sort()")
    assert base == sorted([CITY, WOMAN, GROUP, FORUM])
