"""Towns of a table reach the actors of its rows, though the graph has none."""

from __future__ import annotations

import hashlib

import pytest

from kg.errors import InputError
from kg.incoming.matching.studies import match_actors
from kg.incoming.matching.towns import read_towns
from kg.rdf import expand
from kg.study import load_dataset

TABLE = (
    "Name,Town,Country\n"
    "University of Ezere,Ezere,LV\n"
    "University of Applied Sciences,EZERE,LV\n"
    "Lake Centre,Upe,LV\n"
    'Centre of the Lake,"Ezere, District 1",LV\n'
    "Lake Centre,n/a,LV\n"
)
ACTORS = ("university", "applied", "lake", "centre", "lake")
BODY = """
doc:table a migov:Document ; skos:prefLabel "Partners"@en ; migov:sha256 "{sha}" .
actor:university a migov:Organisation ; skos:prefLabel "University of Ezere"@en .
actor:applied a migov:Organisation ; skos:prefLabel "University of Applied Sciences"@en .
actor:lake a migov:Organisation ; skos:prefLabel "Lake Centre"@en .
actor:centre a migov:Organisation ; skos:prefLabel "Centre of the Lake"@en ;
  migov:evidence quote:q5 .
"""
CLAIM = """
quote:q{row} a migov:Evidence ; migov:document doc:table ; migov:row {row} ; migov:column "Name" .
claim:c{row} a migov:Participation ; migov:participant actor:{actor} ; migov:evidence quote:q{row} ;
  migov:status status:stated .
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "partners.csv"
    path.write_text(TABLE, "utf-8")
    return path


@pytest.fixture
def dataset(make_study, table):
    sha = hashlib.sha256(table.read_bytes()).hexdigest()
    claims = "".join(
        CLAIM.format(row=row, actor=actor) if actor != "centre" else
        'quote:q5 a migov:Evidence ; migov:document doc:table ; migov:row 5 ; migov:column "Name" .'
        for row, actor in enumerate(ACTORS, 2)
    )  # fmt: skip
    return load_dataset(make_study({"a.ttl": BODY.format(sha=sha) + claims}))


def test_an_actor_is_where_the_rows_of_its_claims_and_of_itself_say(dataset, table):
    assert read_towns(dataset, table, "Town") == {
        expand("actor:university"): {"Ezere"},
        expand("actor:applied"): {"Ezere"},
        expand("actor:lake"): {"Upe"},
        expand("actor:centre"): {"Ezere"},
    }


def test_towns_speak_for_and_against_a_pair_and_stand_in_the_sheet(dataset, table):
    found = match_actors(dataset, least=0, towns=[(table, "Town")])
    why = {frozenset((p.one.iri, p.other.iri)): p.reasons for p in found.proposals}
    assert "two towns" in why[frozenset((expand("actor:lake"), expand("actor:centre")))]
    rows = found.table()
    assert {*rows.column("place of one"), *rows.column("place of other")} == {"Ezere", "Upe"}
    without = match_actors(dataset, least=0).proposals
    assert not any("two towns" in each.reasons for each in without)


def test_another_table_or_column_is_named(dataset, table):
    with pytest.raises(
        InputError, match=r"partners.csv: has no column “Twon”; did you mean “Town”"
    ):
        read_towns(dataset, table, "Twon")
    table.write_text(TABLE.replace("Upe", "Upes"), "utf-8")
    with pytest.raises(InputError, match="is not a table of this study: no document"):
        read_towns(dataset, table, "Town")
