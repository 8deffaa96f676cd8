from __future__ import annotations

import networkx as nx
import pytest
from page_samples import data_of, evidence_of_page

import kg
from kg.networks import build_network
from kg.pages.network.details import read_details
from kg.pages.network.page import network_page
from kg.questions import read_claims, read_query
from kg.rdf.vocabulary import compress, expand


def of_actors(*names):
    graph = nx.Graph()
    graph.add_nodes_from(expand(name) for name in names)
    return graph


def told(details, name):
    """Return what documents say of a node, in a line each."""
    return sorted(details.claims[iri].heading for iri in details.facts.get(expand(name), ()))


def test_a_node_has_all_its_names_in_all_languages(example):
    graph = of_actors(
        "actor:providus", "actor:department-of-national-minorities", "actor:unheard-of"
    )
    names = read_details(example, graph, {}).names
    assert names.labels[expand("actor:providus")] == {
        "en": "Public policy centre “Providus”",
        "lv": "sabiedriskās politikas centrs “Providus”",
    }
    assert names.others[expand("actor:providus")] == ["Providus"]
    # Another record was joined to it; it keeps its own names.
    assert names.labels[expand("actor:department-of-national-minorities")] == {
        "en": "Department of National Minorities",
        "lt": "Tautinių mažumų departamentas",
    }
    assert names.others[expand("actor:department-of-national-minorities")] == [
        "ES investicinio padalinio Tautinės mažumos prie Lietuvos Respublikos vyriausybės",
        "National Minorities under the Government of the Republic of Lithuania",
        "Tautinės mažumos prie Lietuvos Respublikos vyriausybės",
    ]
    assert expand("actor:unheard-of") not in names.labels


def test_what_documents_say_of_a_node_is_told_and_not_what_rules_make_of_it(example):
    details = read_details(
        example, of_actors("actor:carnikava-municipality", "actor:gaila-tulusiene"), {}
    )
    assert told(details, "actor:carnikava-municipality") == [
        "Carnikava Municipality: area served Carnikava",
        "Carnikava Municipality: country Latvia",
        "Carnikava Municipality: governance level local",
        "Carnikava Municipality: kind municipality",
        "Carnikava Municipality: sector public sector",
    ]
    assert told(details, "actor:gaila-tulusiene") == [
        "Gaila Tulušienė: vyr. projektų vadovė, Kaunas Regional Development Agency"
    ]
    kinds = [claim for claim in details.claims.values() if claim.says_iri == expand("migov:kind")]
    assert kinds[0].quotes[0].exact == "Carnikav‘os savivaldybės"


def test_a_claim_that_a_tie_rests_on_is_not_told_of_the_node_again(example):
    graph = of_actors("actor:gaila-tulusiene", "actor:kaunas-regional-development-agency")
    post = expand("claim:kaunas-senior-project-manager")
    graph.add_edge(*graph, claims=[post])
    assert post not in read_details(example, graph, {}).claims


def test_stated_only_leaves_out_what_no_document_says(example):
    graph = of_actors("actor:carnikava-municipality")
    every, stated = (
        {
            claim.status
            for claim in read_details(example, graph, {}, stated_only=only).claims.values()
        }
        for only in (False, True)
    )
    assert "external" in every
    assert stated == {"stated"}


def test_a_part_folds_into_the_nearest_whole_that_the_network_has(example):
    day, whole = "event:kaunas-network-event-1", "event:kaunas-network-event"
    talk = "event:kaunas-network-event-1-blazyte"
    folds = read_details(example, of_actors(day, whole, talk), {}).folds
    assert folds == ((expand(day), expand(whole)), (expand(talk), expand(day)))
    folds = read_details(example, of_actors(whole, talk), {}).folds
    assert folds == ((expand(talk), expand(whole)),)
    assert read_details(example, of_actors(talk), {}).folds == ()


OWN = """@prefix kind: <https://w3id.org/migov/code/actor-kind/> .
@prefix list: <https://w3id.org/migov/code/list/> .
@prefix migov: <https://w3id.org/migov#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

kind:village-house a migov:ActorKind ;
    migov:mark "green ring" ;
    skos:inScheme list:kind ;
    skos:prefLabel "kopienas nams"@lv , "village house"@en ;
    skos:scopeNote "A house that neighbours run together."@en .
"""


@pytest.mark.parametrize(("lang", "text"), [("en", "village house"), ("lt", "village house (en)")])
def test_a_code_of_a_studys_own_has_its_labels_and_its_mark(study, lang, text):
    (study / "data" / "codes.ttl").write_text(OWN, "utf-8")
    details = read_details(kg.load(study), nx.Graph(), {}, lang=lang)
    code = details.codes.of("kind", text)
    assert (code.key, code.mark) == ("kind:village-house", "green ring")
    assert code.label == {"en": "village house", "lv": "kopienas nams"}
    # The shipped ones are known in that language as well, and by their texts in others.
    for word in ("municipality", "savivaldybė"):
        assert details.codes.of("kind", word).key == "kind:municipality"
        assert details.codes.of("kind", word).mark == "blue"


class Counted:
    """A source that counts what it is asked."""

    def __init__(self, source):
        self.source, self.asked = source, 0

    def __getattr__(self, name):
        return getattr(self.source, name)

    def answer(self, request):
        self.asked += 1
        return self.source.answer(request)


def test_all_nodes_are_asked_about_at_once(example):
    graph = build_network(example, read_query("actor-event", example.folder, "networks"))
    claims = read_claims(example)
    counted = Counted(example)
    read_details(counted, graph, claims)
    assert len(graph) > 70
    assert counted.asked < 15


def test_a_page_of_a_study_tells_it_all(example):
    graph = build_network(
        example, read_query("actor-event", example.folder, "networks"), part_of=True, lang="lt"
    )
    claims = read_claims(example, "lt")
    details = read_details(example, graph, claims, lang="lt")
    html = network_page(graph, claims, title="t", question="q", lang="lt", details=details)
    page, evidence = data_of(html), evidence_of_page(html)
    nodes, values = page["nodes"], page["values"]
    ids = [page["base"] + each for each in nodes["id"]]
    at = ids.index(expand("actor:riga-state-city-municipality"))
    assert nodes["label"][at]["en"] == "Riga State City Municipality"
    assert [values["kind"][each]["key"] for each in nodes["kind"][at]] == ["kind:municipality"]
    assert [values["country"][each]["key"] for each in nodes["country"][at]] == ["place:lv"]
    for way in ("cls", "kind", "country", "level", "sector", "role", "relation"):
        assert values[way]
        for value in values[way]:
            assert {"en", "lt", "lv"} <= value["label"].keys(), value
    assert len(page["folds"]) == 31
    said = dict(evidence["facts"])
    country = [evidence["claims"][each] for each in said[at]]
    assert {"lt": "šalis", "en": "country", "lv": "valsts"} in [each["says"] for each in country]
    assert all(each["about"] == at for each in country)
    things = [each["thing"] for each in country]
    assert {"en": "Latvia", "lt": "Latvija", "lv": "Latvija"} in things
    assert not set(page["ties"]["more"]) - {0}


def test_names_of_nodes_stay_as_the_network_has_them_where_it_has_others(example):
    graph = of_actors("actor:providus")
    graph.nodes[expand("actor:providus")]["label"] = "PROVIDUS!"
    details = read_details(example, graph, {})
    page = data_of(network_page(graph, {}, title="t", question="", details=details))
    assert compress(page["base"] + page["nodes"]["id"][0]) == "actor:providus"
    assert page["nodes"]["label"][0] == {
        "en": "PROVIDUS!",
        "lv": "sabiedriskās politikas centrs “Providus”",
    }
