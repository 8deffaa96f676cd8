"""A study's files as a dataset: what is read, where it was read, and what it is called."""

from __future__ import annotations

import pytest
from museums import write_museums
from pyoxigraph import Literal, NamedNode
from study_helpers import rows

from kg.errors import InputError
from kg.rdf.to_rdflib import to_rdflib_triple
from kg.rdf.vocabulary import PREFIXES, expand
from kg.study import dataset as dataset_module
from kg.study.dataset import load_dataset

GRAPH = PREFIXES["graph"]


def test_a_stated_claim_stands_in_its_files_graph_with_all_its_triples(made):
    found = rows(made, "SELECT ?g ?p { GRAPH ?g { claim:lake-organiser ?p ?o } }")
    here, derived = (f"{GRAPH}{kind}data/documents/lake.ttl" for kind in ("", "derived/"))
    # Only the document that it is of follows from its file.
    assert [name for graph, name in found if graph == derived] == [expand("migov:inDocument")]
    assert [graph for graph, _ in found if graph != derived] == [here] * 7


def test_the_files_hold_what_was_written(make_study):
    root = make_study({"a.ttl": 'actor:a migov:sizeApprox 01 ; skos:note "1"^^xsd:boolean .'})
    dataset = load_dataset(root)
    written = {t.object for t in dataset.files[root / "data" / "a.ttl"]}
    assert written == {
        Literal("01", datatype=NamedNode(expand("xsd:integer"))),
        Literal("1", datatype=NamedNode(expand("xsd:boolean"))),
    }


def test_a_record_is_found_at_its_file_and_line_and_in_its_document_last(study):
    dataset = load_dataset(study)
    place = dataset.where(expand("actor:ezezers"))
    assert place is not None
    assert place.path == study / "data" / "documents" / "lake.ttl"
    line = place.path.read_text(encoding="utf-8").split("\n")[place.line - 1]
    assert line.startswith("actor:ezezers ")
    assert str(place) == f"{place.path}:{place.line}"
    assert [p.path.name for p in dataset.records[expand("actor:ezezers")]] == [
        "ezezers.ttl",
        "lake.ttl",
    ]
    assert dataset.where(expand("actor:nobody")) is None


def test_labels_fall_back_to_english_latvian_lithuanian_and_say_so(make_study):
    labels = {
        "all": '"A en"@en , "A lv"@lv , "A lt"@lt , "A de"@de',
        "en-lt": '"A en"@en , "A lt"@lt',
        "lv-lt": '"A lv"@lv , "A lt"@lt',
        "lt": '"A lt"@lt',
        "de": '"A de"@de',
        "de-lt": '"A de"@de , "A lt"@lt',
        "plain": '"A"',
    }
    body = "".join(f"actor:{name} skos:prefLabel {each} .\n" for name, each in labels.items())
    dataset = load_dataset(make_study({"a.ttl": body}))

    def shown(lang):
        found = dataset.labels(lang)
        return {name: found[expand(f"actor:{name}")] for name in labels}

    assert shown("en") == {
        "all": "A en",
        "en-lt": "A en",
        "lv-lt": "A lv (lv)",
        "lt": "A lt (lt)",
        "de": "A de (de)",
        "de-lt": "A lt (lt)",
        "plain": "A",
    }
    assert shown("lt") == {
        "all": "A lt",
        "en-lt": "A lt",
        "lv-lt": "A lt",
        "lt": "A lt",
        "de": "A de (de)",
        "de-lt": "A lt",
        "plain": "A",
    }
    assert shown("de")["en-lt"] == "A en (en)"
    assert shown("de")["all"] == "A de"


def test_of_two_labels_in_one_language_the_same_one_is_always_shown(make_study):
    root = make_study({"a.ttl": 'actor:a skos:prefLabel "B"@en , "A"@en , "C"@en .'})
    assert load_dataset(root).labels()[expand("actor:a")] == "A"


def test_a_label_that_is_no_text_does_not_hide_the_others(make_study):
    """An address for a label raised an AttributeError."""
    root = make_study({"a.ttl": 'actor:a skos:prefLabel actor:b . actor:b skos:prefLabel "B"@en .'})
    assert load_dataset(root).labels()[expand("actor:b")] == "B"


def test_things_of_the_ontology_have_labels_too(made):
    assert made.labels()[expand("role:organiser")] == "organiser"


def test_labels_of_a_language_with_a_region_are_found(make_study):
    dataset = load_dataset(make_study({"a.ttl": 'actor:a skos:prefLabel "A"@en , "B"@pt-BR .'}))
    assert dataset.labels("pt-BR")[expand("actor:a")] == "B"
    assert dataset.labels("lv")[expand("actor:a")] == "A (en)"


def test_a_name_that_a_decision_or_a_statement_gives_is_no_label(make_study):
    body = """
    actor:a skos:prefLabel "A"@lv . actor:b skos:prefLabel "B"@lv ; rdfs:label "b" .
    claim:d migov:one actor:a ; migov:other actor:b ; migov:verdict verdict:same .
    claim:s rdf:subject actor:c ; rdf:predicate skos:prefLabel ; rdf:object "C"@en .
    actor:c skos:prefLabel "Z"@lt .
    """
    dataset = load_dataset(make_study({"a.ttl": body}))
    shown = {name: dataset.labels()[expand(f"actor:{name}")] for name in "abc"}
    assert shown == {"a": "A (lv)", "b": "B (lv)", "c": "Z (lt)"}
    given = rows(dataset, "SELECT ?name { actor:c skos:prefLabel ?name }")
    assert given == [("C",), ("Z",)]


def quads_of(dataset):
    """Return every quad of the store in rdflib's terms, written with the name of its graph."""
    return {
        tuple(term.n3() for term in (*to_rdflib_triple(q.triple), _name(q)))
        for q in dataset.view(graphs=True)
        if isinstance(q.graph_name, NamedNode)
    }


def _name(quad):
    import rdflib

    return rdflib.URIRef(quad.graph_name.value)


@pytest.mark.parametrize("which", ["made", "example"])
def test_rdflib_gets_the_same_quads(which, request):
    dataset = request.getfixturevalue(which)
    found = dataset.to_rdflib()
    quads = {
        (s.n3(), p.n3(), o.n3(), f"<{getattr(g, 'identifier', g)}>") for s, p, o, g in found.quads()
    }
    assert quads == quads_of(dataset)
    # The union of all graphs holds each triple once, whether the graphs stand beside it or not.
    triples = {quad[:3] for quad in quads}
    assert len(dataset.provide()) == len(triples)
    assert len(dataset.view(graphs=True)) == len(quads) + len(triples)


def test_rdflib_keeps_each_literal_as_it_is(make_study):
    values = '"1"^^xsd:boolean , "a\\nb" , "ā"@lv , "2031-02-30"^^xsd:date , "x"^^loc:edtf'
    found = load_dataset(make_study({"a.ttl": f"actor:a skos:note {values} ."})).to_rdflib()
    query = "SELECT ?o { <https://w3id.org/migov/id/actor/a> skos:note ?o }"
    assert sorted((str(o), o.language or str(o.datatype or "")) for (o,) in found.query(query)) == [
        ("2031-02-30", expand("xsd:date")),
        ("a\nb", ""),
        ("true", expand("xsd:boolean")),  # the store normalises; the files keep what was written
        ("x", expand("loc:edtf")),
        ("ā", "lv"),
    ]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s ?o { ?s skos:prefLabel ?o }",
        "SELECT ?s ?o { ?s migov:partOf* ?o . ?s a migov:Event }",
        "SELECT ?g ?s { GRAPH ?g { ?s migov:status status:inferred } }",
    ],
)
def test_rdflib_and_the_store_answer_alike(made, query):
    there = sorted(tuple(map(str, row)) for row in made.to_rdflib().query(query))
    assert there == rows(made, query)
    assert there


def test_a_file_with_an_error_is_named_with_line_and_column(study):
    path = study / "data" / "actors" / "siloju.ttl"
    path.write_text("@prefix x: <http://x.org/> .\nx:a x:p ; x:q .\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_dataset(study)
    assert str(caught.value).startswith(f"{path}:2:")


def test_a_folder_that_is_called_like_a_file_is_a_folder(study):
    inside = study / "data" / "odd.ttl" / "a.ttl"
    inside.parent.mkdir()
    inside.write_text("# none yet", encoding="utf-8")
    assert inside in load_dataset(study).files
    with pytest.raises(InputError, match=r"odd\.ttl: is a folder, not a file; put a file"):
        load_dataset(study, extra=[inside.parent])


def test_a_linked_folder_is_read_and_named_as_it_is_listed_and_each_file_once(study, tmp_path):
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "a.ttl").write_text("<http://x.org/a> a <http://x.org/b> .", encoding="utf-8")
    (study / "data" / "linked").symlink_to(shared, target_is_directory=True)
    (study / "data" / "again").symlink_to(study / "data" / "actors", target_is_directory=True)
    dataset = load_dataset(study)
    linked = study / "data" / "linked" / "a.ttl"
    assert dataset.graphs[linked].value == f"{GRAPH}data/linked/a.ttl"
    assert [path for path in dataset.contents if "again" in path.parts] == []


def test_more_files_are_loaded_with_a_study_and_none_twice(study, tmp_path):
    extra = tmp_path / "extra.ttl"
    extra.write_text('<http://x.org/a> <http://x.org/p> "new" .', encoding="utf-8")
    again = study / "data" / "actors" / ".." / "actors" / "siloju.ttl"
    dataset = load_dataset(study, extra=[extra, again])
    assert len(dataset.files) == len(load_dataset(study).files) + 1
    assert dataset.graphs[extra].value == f"{GRAPH}file/extra.ttl"
    found = rows(dataset, "SELECT ?g ?o { GRAPH ?g { <http://x.org/a> ?p ?o } }")
    assert found == [(f"{GRAPH}file/extra.ttl", "new")]


def test_the_studys_prefixes_are_known_and_never_take_the_place_of_the_projects(make_study):
    root = make_study(
        {
            "a.ttl": "PREFIX mine: <https://example.org/a/>\nmine:x a mine:Y .",
            "b.ttl": '@prefix mine: <https://example.org/b/> .\nactor:a skos:note "x" .',
            "c.ttl": "@prefix actor: <https://example.org/> .\n@prefix late: <urn:late:> .",
        }
    )
    prefixes = load_dataset(root).prefixes
    assert {name: iri for name, iri in prefixes.items() if PREFIXES.get(name) != iri} == {
        "mine": "https://example.org/a/",
        "late": "urn:late:",
    }
    assert prefixes["actor"] == PREFIXES["actor"]


def test_a_dataset_reads_no_file_again(study):
    dataset = load_dataset(study)
    path = study / "data" / "documents" / "lake.ttl"
    path.unlink()
    assert len(dataset.files[path]) > 100
    assert dataset.where(expand("claim:lake-host")).path == path
    assert rows(dataset, "SELECT DISTINCT ?g { GRAPH ?g { claim:lake-host a ?kind } }") == [
        (f"{GRAPH}inferred/data/documents/lake.ttl",)
    ]


def test_triples_become_objects_only_where_someone_asks(study, monkeypatch):
    read, parse = [], dataset_module.parse_turtle

    def reading(text, path):
        read.append(path)
        return parse(text, path=path)

    monkeypatch.setattr(dataset_module, "parse_turtle", reading)
    dataset = load_dataset(study)
    dataset.labels()
    rows(dataset, "SELECT ?g ?s { GRAPH ?g { ?s a migov:Event } }")
    assert read == []
    path = study / "data" / "actors" / "siloju.ttl"
    assert dataset.files[path] is dataset.files[path]
    assert read == [path]


def test_the_studys_own_ontology_is_told_from_the_shipped_one_and_from_its_shapes(tmp_path):
    root = write_museums(tmp_path)
    shapes = root / "ontology" / "shapes" / "s.ttl"
    shapes.parent.mkdir()
    shapes.write_text("<x:s> a <x:Shape> .", "utf-8")
    dataset = load_dataset(root, extra=[shapes])
    assert dataset.own_ontology == {root / "ontology" / "museums.ttl"}
    assert dataset.ontology.isdisjoint(dataset.own_ontology)
    assert {path.name for path in dataset.ontology} == {
        "alignments.ttl", "codelists.ttl", "migov.ttl", "lv.ttl",
    }  # fmt: skip
    assert dataset.graphs[root / "ontology" / "museums.ttl"].value.endswith(
        "/graph/ontology/museums.ttl"
    )
    assert dataset.labels("lt")["https://example.org/museums#Museum"] == "muziejus"


def test_the_shipped_example_has_no_ontology_of_its_own(example):
    assert example.own_ontology == frozenset()
