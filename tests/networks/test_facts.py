from __future__ import annotations

from museums import write_museums

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


def test_a_class_of_the_studys_own_has_the_nearest_class_above_and_its_own_label(tmp_path):
    below = (
        'my:Gallery a owl:Class ; rdfs:label "gallery"@en ; rdfs:subClassOf my:Museum ;\n'
        '    skos:definition "x"@en .\n\nmy:Museum a owl:Class'
    )
    root = write_museums(tmp_path, {"ontology/museums.ttl": ("my:Museum a owl:Class", below)})
    path = root / "data" / "actors" / "museums.ttl"
    text = path.read_text("utf-8").replace("town-museum a my:Museum", "town-museum a my:Gallery")
    path.write_text(text, "utf-8")
    found = node_facts(kg.load(root), "lt")
    own = {name: found[expand(f"actor:{name}-museum")] for name in ("town", "harbour")}
    assert own["town"] == {"cls": "Organisation", "own_class": "gallery (en)"}
    assert (own["harbour"]["cls"], own["harbour"]["own_class"]) == ("Organisation", "muziejus")


def test_a_class_of_another_vocabulary_says_nothing(make_study):
    root = make_study({"a.ttl": "actor:a a org:Site , migov:Organisation . actor:b a org:Site ."})
    found = node_facts(kg.load(root))
    assert found[expand("actor:a")] == {"cls": "Organisation"}
    assert expand("actor:b") not in found
