"""A small study with a class and two properties of its own."""

from pathlib import Path

ONTOLOGY = """@prefix migov: <https://w3id.org/migov#> .
@prefix my: <https://example.org/museums#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

my:Museum a owl:Class ;
    rdfs:label "museum"@en , "muziejus"@lt ;
    rdfs:subClassOf migov:Organisation ;
    skos:definition "An organisation that keeps a collection and shows it to the public."@en .

my:branchOf a owl:ObjectProperty , migov:FactProperty ;
    rdfs:domain my:Museum ;
    rdfs:label "is a branch of"@en ;
    rdfs:range my:Museum ;
    skos:definition "The museum that it is a branch of."@en .

my:visitors a owl:DatatypeProperty , migov:FactProperty ;
    rdfs:domain my:Museum ;
    rdfs:label "visitors"@en ;
    rdfs:range xsd:integer ;
    skos:definition "How many people visit it in a year."@en .
"""

ACTORS = """@prefix actor: <https://w3id.org/migov/id/actor/> .
@prefix migov: <https://w3id.org/migov#> .
@prefix my: <https://example.org/museums#> .
@prefix project: <https://w3id.org/migov/id/project/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

actor:harbour-museum a my:Museum ;
    skos:prefLabel "Harbour Museum"@en .

actor:town-museum a my:Museum ;
    skos:prefLabel "Town Museum"@en .

project:harbour a migov:Project ;
    skos:prefLabel "Stories of the harbour"@en .
"""

NEWS = """@prefix actor: <https://w3id.org/migov/id/actor/> .
@prefix claim: <https://w3id.org/migov/id/claim/> .
@prefix confidence: <https://w3id.org/migov/code/confidence/> .
@prefix doc: <https://w3id.org/migov/id/document/> .
@prefix migov: <https://w3id.org/migov#> .
@prefix my: <https://example.org/museums#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix place: <https://w3id.org/migov/id/place/> .
@prefix project: <https://w3id.org/migov/id/project/> .
@prefix quote: <https://w3id.org/migov/id/quote/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix role: <https://w3id.org/migov/code/role/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix status: <https://w3id.org/migov/code/status/> .

actor:harbour-museum my:branchOf actor:town-museum ;
    my:visitors 12000 ;
    migov:country place:lv ;
    migov:evidence quote:branch , quote:visitors .

claim:led a migov:Participation ;
    migov:asNamed "Harbour Museum"@en ;
    migov:evidence quote:led ;
    migov:inProject project:harbour ;
    migov:participant actor:harbour-museum ;
    migov:role role:lead-partner ;
    migov:status status:stated .

claim:town-visitors a migov:Statement ;
    rdf:object 90000 ;
    rdf:predicate my:visitors ;
    rdf:subject actor:town-museum ;
    migov:confidence confidence:low ;
    migov:evidence quote:branch ;
    migov:reason "It is said to be the largest of the country." ;
    migov:status status:inferred .

doc:news a migov:Document ;
    skos:prefLabel "News of the harbour"@en ;
    migov:address <https://example.org/news> ;
    migov:coder "me" ;
    migov:language "en" .

quote:branch a migov:Evidence ;
    oa:exact "a branch of the Town Museum"@en ;
    migov:document doc:news .

quote:led a migov:Evidence ;
    oa:exact "led by the Harbour Museum"@en ;
    migov:document doc:news .

quote:visitors a migov:Evidence ;
    oa:exact "12,000 visitors a year"@en ;
    migov:document doc:news .
"""

FILES = {
    "ontology/museums.ttl": ONTOLOGY,
    "data/actors/museums.ttl": ACTORS,
    "data/documents/news.ttl": NEWS,
}


def write_museums(root: Path, changes: dict[str, tuple[str, str]] | None = None) -> Path:
    """Write the study into a folder; in each of these files, one text is changed to another."""
    for name, text in FILES.items():
        old, new = (changes or {}).get(name, ("", ""))
        assert old in text, old
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new, 1) if old else text, "utf-8", newline="\n")
    return root
