"""Colours of the pages: readable on each ground, light and dark, and said in one place."""

from __future__ import annotations

import re

import pytest

from kg.pages.environment import TEMPLATES

BASE = (TEMPLATES / "base.css").read_text("utf-8")
STYLES = sorted(TEMPLATES.rglob("*.css"))

LETTERS = ("ink", "quiet", "link", "warn", "error")
LINES = ("edge", "focus")
GROUNDS = ("ground", "tint", "card", "mark", "inferred")


def colours(selector):
    found = re.findall(re.escape(selector) + r" \{([^}]*)\}", BASE)
    assert len(found) == 1
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6}|rgb\([^)]*\));", found[0]))


LIGHT = colours(":root")
BY_SYSTEM = colours(':root:not([data-theme="light"])')
BY_CHOICE = colours(':root[data-theme="dark"]')


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#ffffff", "#777777"), 2) == 4.48


@pytest.mark.parametrize("theme", [LIGHT, BY_SYSTEM], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_letters_and_edges_can_be_seen_on_each_ground(theme, ground):
    poor = {
        name: round(contrast(theme[name], theme[ground]), 2)
        for names, least in ((LETTERS, 4.5), (LINES, 3))
        for name in names
        if contrast(theme[name], theme[ground]) < least
    }
    assert poor == {}


def test_dark_is_the_same_by_system_and_by_choice_and_gives_each_colour():
    assert BY_SYSTEM == BY_CHOICE
    assert BY_SYSTEM.keys() == LIGHT.keys()
    assert BASE.count("color-scheme: dark;") == 2
    assert luminance(BY_SYSTEM["ground"]) < 0.02 < 0.9 < luminance(LIGHT["ground"])


# What a script sets for a style, such as the width of a bar.
SET_BY_SCRIPTS = {
    name
    for path in TEMPLATES.rglob("*.js")
    for name in re.findall(r"\"--([\w-]+)\"", path.read_text("utf-8"))
}
LITERAL = re.compile(
    r"#[0-9a-fA-F]{3,8}\b(?=[\s;,)])|(?:rgb|hsl|oklch|lab)a?\(|[:\s](?:white|black|gr[ae]y)\b(?=[\s;,])"
)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_names_colours_and_sets_none(path):
    rules = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    used = set(re.findall(r"var\(--([\w-]+)", rules))
    assert used <= {*LIGHT, "radius", "letters", "reading"} | SET_BY_SCRIPTS
    if path.name == "base.css":
        rules = re.sub(r"--[\w-]+:[^;]*;", "", rules)
    assert LITERAL.findall(rules) == []
