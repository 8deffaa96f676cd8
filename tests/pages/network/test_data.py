from __future__ import annotations

from page_samples import (
    FORUM,
    PART,
    page_of,
    sample,
)

from kg.pages.network.data import node_rows


def test_a_line_says_its_relation_in_the_readers_language():
    """“partOf” stood on the page."""
    graph, claims = sample()
    graph.edges[PART, FORUM]["relations"] = ["partOf", "subUnitOf", "unheard of"]
    for lang, words in [("en", "part of; sub-unit of"), ("lt", "dalis; padalinys")]:
        assert f'"relation":"{words}; unheard of"' in page_of(graph, claims, lang=lang)
    assert '"relation":"part of; sub-unit of; ' in page_of(graph, claims, lang="xx")


def test_a_node_of_a_studys_own_class_has_the_form_of_ours_and_its_own_word():
    graph, claims = sample()
    node = next(name for name, data in graph.nodes.items() if data["cls"] == "Organisation")
    graph.nodes[node]["own_class"] = "museum"
    (row,) = [each for each in node_rows(graph, {}) if each["id"] == node]
    assert (row["group"], row["facts"]["own_class"]) == ("Organisation", "museum")
    assert '"own_class":"museum"' in page_of(graph, claims)
