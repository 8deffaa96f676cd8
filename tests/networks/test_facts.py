from __future__ import annotations

import kg
from kg.networks.facts import node_facts
from kg.rdf.vocabulary import expand


def test_stated_only_leaves_out_an_inferred_fact_of_a_node(study):
    """An inferred country stood beside the nodes of a network of stated claims only."""
    path = study / "data" / "documents" / "more.ttl"
    head = (study / "data" / "documents" / "lake.ttl").read_text(encoding="utf-8").split("\n\n")[0]
    path.write_text(
        head + "\n@prefix place: <https://w3id.org/migov/id/place/> .\n"
        "claim:more a migov:Statement ; migov:status status:inferred ;\n"
        "  rdf:subject actor:ezezers ; rdf:predicate migov:country ; rdf:object place:lv .\n",
        encoding="utf-8",
    )
    loaded = kg.load(study)
    node = expand("actor:ezezers")
    assert "country" in loaded.network("actor-event").nodes[node]
    assert "country" not in loaded.network("actor-event", stated_only=True).nodes[node]


def test_facts_are_labels_in_a_language(made):
    assert node_facts(made, "lv")[expand("event:lake")]["kind"] == [
        made.labels("lv")[expand("eventkind:seminar")]
    ]
    assert node_facts(made)[expand("actor:ezezers")] == {
        "cls": "Organisation",
        "kind": ["municipality"],
        "level": ["local"],
        "sector": ["public sector"],
    }


def test_facts_are_asked_of_the_things_named_and_no_others(made):
    found = node_facts(made, things=[expand("actor:ezezers"), "no IRI"])
    assert set(found) == {expand("actor:ezezers")}
