"""What rules derive: the triples, what each rests on, how sure it is, and in which graph it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.rdf.vocabulary import PREFIXES, compress, expand
from kg.study.dataset import load_dataset
from kg.study.demand import EVERYTHING, wanted
from kg.study.dumping import dump

INFERRED, DERIVED = expand("graph:inferred/"), expand("graph:derived/")
# A session of an event of which a document says that it is a part only by inference.
PARTS = """
actor:dept a migov:Unit ; skos:prefLabel "Department"@en ; migov:subUnitOf actor:office ;
  migov:evidence quote:q .
actor:office a migov:Unit ; migov:subUnitOf actor:ministry ; migov:evidence quote:q .
actor:ministry a migov:Organisation ; migov:kind kind:ministry ; migov:country place:lv ;
  migov:evidence quote:q .
actor:abroad a migov:Unit ; migov:subUnitOf actor:ministry ; migov:country place:lt ;
  migov:evidence quote:q .
actor:anna a migov:Person .
event:talk a migov:Event ; migov:partOf event:day ; migov:evidence quote:q .
event:day a migov:Event ; migov:evidence quote:q .
event:whole a migov:Event ; migov:date "2022-03"^^loc:edtf ; migov:evidence quote:q .
event:long a migov:Event ; migov:date "2022-12/2023-01"^^loc:edtf ; migov:evidence quote:q .
claim:part a migov:Statement ; rdf:subject event:day ; rdf:predicate migov:partOf ;
  rdf:object event:whole ; migov:status status:inferred ; migov:reason "x" .
claim:post a migov:Tenure ; migov:holder actor:anna ; migov:postIn actor:dept ;
  migov:status status:interpreted .
claim:speaks a migov:Participation ; migov:participant actor:anna ; migov:role role:speaker ;
  migov:inEvent event:talk ; migov:inCapacityOf claim:post ; migov:status status:stated .
claim:plans a migov:Participation ; migov:participant actor:ministry ; migov:role role:organiser ;
  migov:inEvent event:whole ; migov:status status:stated .
project:p a migov:Project ; migov:programme programme:f ; migov:evidence quote:q .
programme:f a migov:Programme ; migov:runBy actor:ministry ; migov:evidence quote:q .
quote:q a migov:Evidence ; migov:document doc:d .
doc:d a migov:Document .
"""


@pytest.fixture
def parts(make_study):
    return load_dataset(make_study({"a.ttl": PARTS}))


def rows(dataset, query, **options):
    found = dataset.provide(wanted(query), **options).query(query, prefixes=PREFIXES)
    return sorted(tuple(compress(term.value) for term in row) for row in found)


def test_presence_goes_up_to_the_whole_and_is_as_sure_as_the_weakest(parts):
    nodes = rows(
        parts,
        "SELECT ?who ?where ?status (GROUP_CONCAT(STRAFTER(STR(?claim), 'migov/')) AS ?claims) {"
        "SELECT * { ?fact rdf:subject ?who ; rdf:predicate migov:presentAt ; rdf:object ?where ;"
        "  migov:weakestStatus ?status ; migov:restsOn ?claim ; migov:byRule rule:presence } "
        "ORDER BY ?claim } GROUP BY ?fact ?who ?where ?status",
    )
    told = [(*row[:3], [c.split("-partOf")[0] for c in row[3].split()]) for row in nodes]
    talk, whole = ["id/claim/speaks"], ["fact/talk", "id/claim/part", "id/claim/speaks"]
    post = "id/claim/post"
    assert told == [
        ("actor:anna", "event:day", "status:stated", ["fact/talk", "id/claim/speaks"]),
        ("actor:anna", "event:talk", "status:stated", talk),
        ("actor:anna", "event:whole", "status:inferred", whole),
        ("actor:dept", "event:day", "status:interpreted", ["fact/talk", post, "id/claim/speaks"]),
        ("actor:dept", "event:talk", "status:interpreted", [post, *talk]),
        ("actor:dept", "event:whole", "status:inferred", sorted([*whole, post])),
    ]


def test_what_rests_on_inference_vanishes_with_stated_only(parts):
    query = "SELECT ?who ?where { ?who migov:presentAt ?where }"
    stated = rows(parts, query, stated_only=True)
    assert set(rows(parts, query)) - set(stated) == {
        ("actor:anna", "event:whole"),
        ("actor:dept", "event:whole"),
    }
    assert len(stated) == 4


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?x ?v { ?x migov:country ?v ; a migov:Unit }",
         ["actor:abroad place:lt", "actor:dept place:lv", "actor:office place:lv"]),
        ("SELECT ?x ?v { ?x migov:level ?v }", ["actor:ministry level:national"]),
        ("SELECT ?x ?v { ?x migov:sector ?v }", ["actor:ministry sector:public"]),
        ("SELECT ?x ?v { ?x migov:year ?v }",
         ["event:day 2022", "event:talk 2022", "event:whole 2022"]),
        ("SELECT ?x ?v { ?x migov:fundedBy ?v }",
         ["project:p actor:ministry", "project:p programme:f"]),
        ("SELECT ?x { ?x a org:OrganizationalUnit }",
         ["actor:abroad", "actor:dept", "actor:office"]),
        ("SELECT ?x ?v { ?x org:subOrganizationOf ?v }",
         ["actor:abroad actor:ministry", "actor:dept actor:office", "actor:office actor:ministry"]),
        ("SELECT ?x ?v { ?x org:member ?v }", ["claim:post actor:anna"]),
        ("SELECT ?x { ?x a migov:Claim ; migov:participant ?y }", ["claim:plans", "claim:speaks"]),
        ("SELECT ?x { ?x a prov:Activity }",
         ["event:day", "event:long", "event:talk", "event:whole", "project:p"]),
        ("SELECT ?x { ?x a schema:Person , foaf:Agent }", ["actor:anna"]),
        ("SELECT ?x { role:speaker a ?x }",
         ["migov:Code", "migov:Role", "prov:Role", "schema:DefinedTerm", "skos:Concept"]),
    ],
)  # fmt: skip
def test_what_people_ask_for_first_has_an_answer(parts, query, expected):
    assert [" ".join(row) for row in rows(parts, query)] == expected


# Two names of a council, of which a department was decided to be a unit by its other name.
DECIDED = """
actor:council a migov:Organisation ; migov:country place:lv ; migov:evidence quote:q .
actor:printed a migov:Organisation ; skos:prefLabel "City (Council)"@en .
actor:dept a migov:Organisation ; skos:prefLabel "Council, Department"@en .
claim:unit a migov:Identity ; migov:one actor:printed ; migov:other actor:dept ;
  migov:verdict verdict:unit-of ; migov:status status:interpreted .
quote:q a migov:Evidence ; migov:document doc:d .
doc:d a migov:Document .
"""
JOINED = """
claim:join a migov:Identity ; migov:one actor:council ; migov:other actor:printed ;
  migov:verdict verdict:same ; migov:status status:inferred .
"""
UNITS = "SELECT ?x ?v ?status ?claim { ?x a migov:Unit ; migov:subUnitOf ?v . ?n rdf:subject ?x ; \
rdf:predicate migov:subUnitOf ; migov:weakestStatus ?status ; migov:restsOn ?claim }"


def test_a_decision_makes_a_unit_and_deleting_it_unmakes_it(make_study):
    made = load_dataset(make_study({"a.ttl": DECIDED}))
    assert rows(made, UNITS) == [
        ("actor:dept", "actor:printed", "status:interpreted", "claim:unit"),
    ]
    assert rows(load_dataset(make_study({"a.ttl": DECIDED.split("claim:unit")[0]})), UNITS) == []


def test_a_unit_belongs_to_the_record_that_stays_and_is_no_surer_than_the_join(make_study):
    made = load_dataset(make_study({"a.ttl": DECIDED + JOINED}))
    assert rows(made, UNITS) == [
        ("actor:dept", "actor:council", "status:inferred", "claim:join"),
        ("actor:dept", "actor:council", "status:inferred", "claim:unit"),
    ]
    assert rows(made, UNITS, stated_only=True) == [
        ("actor:dept", "actor:printed", "status:interpreted", "claim:unit"),
    ]
    country = "SELECT ?x ?v { ?x migov:country ?v }"
    assert rows(made, country) == [("actor:council", "place:lv"), ("actor:dept", "place:lv")]


def test_each_derived_fact_but_a_class_leads_to_claims_of_the_data(example):
    """Whatever rests on claims rests on some, all written or made of a fact, each with a status."""
    store = replace(example).provide(EVERYTHING)
    asked = (
        "SELECT ?n (COUNT(DISTINCT ?claim) AS ?all) (MIN(STR(?s)) AS ?weakest) "
        "(SAMPLE(STR(?w)) AS ?said) { ?n migov:byRule ?rule ; migov:restsOn ?claim ; "
        "migov:weakestStatus ?w . ?claim migov:status ?s } GROUP BY ?n"
    )
    found = list(store.query(asked, prefixes=PREFIXES))
    nodes = list(store.query("SELECT ?n { ?n a migov:Derivation }", prefixes=PREFIXES))
    assert len(found) == len(nodes) > 400
    assert all(row[2].value == row[3].value for row in found)
    rests = {
        r[0].value for r in store.query("SELECT ?c { ?n migov:restsOn ?c }", prefixes=PREFIXES)
    }
    assert {iri.split("/")[4] for iri in rests} <= {"fact", "id"}


def test_derived_triples_are_in_graphs_of_their_rule_by_status(parts):
    asked = "SELECT ?g { GRAPH ?g { %s migov:presentAt %s } }"

    def where(who, place):
        store = parts.provide(EVERYTHING, graphs=True)
        return [row[0].value for row in store.query(asked % (who, place), prefixes=PREFIXES)]

    rule = "ontology/rules/presence"
    assert where("actor:anna", "event:whole") == [f"{INFERRED}{rule}"]
    assert where("actor:anna", "event:day") == [f"{DERIVED}{rule}"]


def test_a_class_of_an_inferred_claim_is_in_the_inferred_graph(parts):
    asked = "SELECT ?x ?g { GRAPH ?g { ?x a migov:Claim } FILTER(?x IN (claim:part, claim:plans)) }"
    store = parts.provide(EVERYTHING, graphs=True)
    found = {(r[0].value, r[1].value) for r in store.query(asked, prefixes=PREFIXES)}
    rule = "ontology/rules/classes-above"
    assert found == {
        (expand("claim:part"), f"{INFERRED}{rule}"),
        (expand("claim:plans"), f"{DERIVED}{rule}"),
    }


def test_a_dump_has_what_rules_derive_and_stated_only_what_is_stated(parts):
    everything, stated = dump(parts).decode(), dump(parts, stated_only=True).decode()
    line = f"<{expand('actor:anna')}> <{expand('migov:presentAt')}> <{expand('event:whole')}>"
    assert f"{line} <{INFERRED}ontology/rules/presence> .\n" in everything
    assert f"{line} .\n" in everything
    assert line not in stated
    assert "derived/presence-" in stated
    assert dump(replace(parts)).decode() == everything
