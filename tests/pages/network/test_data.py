from __future__ import annotations

from page_samples import (
    FORUM,
    PART,
    page_of,
    sample,
)


def test_a_line_says_its_relation_in_the_readers_language():
    """“partOf” stood on the page."""
    graph, claims = sample()
    graph.edges[PART, FORUM]["relations"] = ["partOf", "subUnitOf", "unheard of"]
    for lang, words in [("en", "part of; sub-unit of"), ("lt", "dalis; padalinys")]:
        assert f'"relation":"{words}; unheard of"' in page_of(graph, claims, lang=lang)
    assert '"relation":"part of; sub-unit of; ' in page_of(graph, claims, lang="xx")
