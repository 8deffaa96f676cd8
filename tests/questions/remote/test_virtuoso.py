"""What the page on servers says of Virtuoso is what the comparison with it knows."""

from __future__ import annotations

import re

import virtuoso
from remote_helpers import (
    SHIPPED,
)

from kg.study.folder import shipped


def test_the_page_on_servers_names_each_query_that_differs_at_virtuoso():
    page = (shipped() / "docs" / "scale-out.md").read_text("utf-8")
    differing = page.partition("These answers differ")[2].partition("Virtuoso returns wrong")[0]
    named = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", differing))
    counts = {
        folder: sum(name.startswith(folder) for name in SHIPPED)
        for folder in ("questions", "networks", "gaps")
    }
    known = {name.partition("/")[2] for name in virtuoso.KNOWN | virtuoso.KNOWN_CAPPED}

    assert named == known
    assert virtuoso.KNOWN_CAPPED.keys() | virtuoso.KNOWN.keys() <= SHIPPED.keys()
    for folder, total in counts.items():
        same = total - sum(name.startswith(folder) for name in virtuoso.KNOWN)
        assert f"{same} of {total} {folder}" in " ".join(page.split())
