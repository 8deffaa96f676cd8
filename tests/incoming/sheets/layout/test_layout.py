"""The sheets and their columns, made from the ontology and the shapes."""

from __future__ import annotations

import pytest

from kg.incoming.sheets.layout.columns import Kind
from kg.incoming.sheets.layout.layout import LANGUAGES, read_layout
from kg.rdf import expand
from kg.study.dataset import load_dataset

CLASSES = """
my:Museum a owl:Class ; rdfs:subClassOf migov:Organisation ;
  rdfs:label "museum"@en , "muziejus"@lt ; skos:definition "A museum."@en .
my:Visit a owl:Class ; rdfs:subClassOf migov:Claim ;
  rdfs:label "visit"@en ; skos:definition "Somebody visits a museum."@en .
my:visitors a owl:DatatypeProperty , migov:FactProperty ; rdfs:domain my:Museum ;
  rdfs:range xsd:integer ; rdfs:label "visitors"@en ; skos:definition "How many came."@en .
"""


@pytest.fixture(scope="module")
def layout(example):
    return read_layout(example.dataset)


def keys(sheet):
    return [column.key for column in sheet.columns]


def test_sheets_in_their_order_and_their_languages(layout):
    assert [sheet.name("en") for sheet in layout.sheets] == [
        *("Documents", "Claims", "Actors", "Events", "Projects", "Programmes", "Outputs"),
        *("Policy instruments", "Posts", "Money", "Memberships", "Successions", "Places"),
        *("Other statements", "Who is who"),
    ]
    assert layout.sheet("migov:Participation").name("lt") == "Teiginiai"
    assert layout.sheet("migov:Event").name("lv") == "Pasākumi"
    titles = [{sheet.name(lang) for sheet in layout.sheets} for lang in LANGUAGES]
    assert list(map(len, titles)) == [len(layout.sheets)] * 3


def test_the_sheet_of_claims_begins_with_what_is_always_asked(layout):
    claims = layout.sheet("migov:Participation")
    assert [column.heading("en") for column in claims.columns][:11] == [
        *("document", "quote", "who", "role", "in what", "on whose behalf", "when", "mode"),
        *("status", "confidence", "reason"),
    ]
    assert keys(claims)[-1] == "id"


def test_properties_of_which_there_is_just_one_are_one_column(layout):
    claims = layout.sheet("migov:Participation")
    what = claims.column_for(expand("migov:inEvent"))
    assert what is claims.column_for(expand("migov:inWork"))
    assert what.heading("lt") == "kur"
    assert what.paths[expand("migov:inEvent")] == {expand("migov:Event")}
    assert (what.is_many, what.is_needed) == (False, True)


def test_actors_of_every_class_share_a_sheet_that_asks_for_the_class(layout):
    actors = layout.sheet("migov:Actor")
    assert {layout.by_class[expand(f"migov:{name}")].key for name in ("Unit", "Person")} == {
        "migov:Actor"
    }
    assert keys(actors)[:4] == ["document", "skos:prefLabel", "class", "migov:evidence"]
    assert actors.name_key == "skos:prefLabel"
    assert actors.prefixes[expand("migov:UnnamedGroup")] == "actor"
    assert layout.sheet("migov:Event").column("class") is None


def test_a_row_on_a_thing_may_have_a_status_and_a_claim_cannot_be_about_itself(layout):
    for sheet in layout.sheets:
        known = {"migov:status", "migov:reason", "migov:evidence"} & {*keys(sheet)}
        assert {"document", "id"} <= {*keys(sheet)}
        assert len(known) == (0 if sheet.key == "migov:Place" else 3), sheet.key
    assert not {"rdf:subject", "rdf:object"} & {*keys(layout.sheet("migov:Event"))}
    assert {"rdf:subject", "rdf:object"} <= {*keys(layout.sheet("migov:Statement"))}


def test_every_property_that_a_shape_allows_has_a_column(layout):
    """Closed shapes say which properties there are."""
    model = layout.model
    for cls, sheet in layout.by_class.items():
        lacking = [path for path in model.allowed(cls) if sheet.column_for(path) is None]
        assert lacking == []


def test_headings_of_a_sheet_differ(layout):
    for sheet in layout.sheets:
        for lang in LANGUAGES:
            headings = [column.heading(lang) for column in sheet.columns]
            assert len({*headings}) == len(headings), (sheet.key, lang)


def test_every_heading_is_there_in_every_language(layout):
    for sheet in layout.sheets:
        for column in sheet.columns:
            assert {*LANGUAGES} <= {*column.headings}, column.key


def test_classes_and_properties_of_a_study_appear_by_themselves(make_study):
    root = make_study({"actors.ttl": 'actor:x a migov:Organisation ; skos:prefLabel "X"@en .'})
    (root / "ontology").mkdir()
    prefixes = (root / "data" / "actors.ttl").read_text("utf-8").partition("actor:x")[0]
    mine = f"@prefix my: <https://example.org/my#> .\n{prefixes}{CLASSES}"
    (root / "ontology" / "mine.ttl").write_text(mine, "utf-8")
    layout = read_layout(load_dataset(root))
    my = "https://example.org/my#"
    actors = layout.sheet("migov:Actor")
    assert layout.by_class[f"{my}Museum"] is actors
    visit = layout.by_class[f"{my}Visit"]
    assert (visit.is_claims, visit.name("lt")) == (True, "visit")
    assert {"migov:evidence", "migov:status", "migov:reason", "skos:note"} <= {*keys(visit)}
    visitors = actors.column_for(f"{my}visitors")
    assert (visitors.heading("en"), visitors.kind, visitors.is_fact) == (
        *("visitors", Kind.NUMBER, True),
    )


def test_titles_are_such_as_a_workbook_can_have_and_no_two_are_equal(make_study):
    root = make_study({"actors.ttl": 'actor:x a migov:Organisation ; skos:prefLabel "X"@en .'})
    (root / "ontology").mkdir()
    prefixes = (root / "data" / "actors.ttl").read_text("utf-8").partition("actor:x")[0]
    classes = "".join(
        f"my:V{number} a owl:Class ; rdfs:subClassOf migov:Claim ; "
        f'rdfs:label "claims / of [somebody] who visits: a museum"@en ; skos:definition "V."@en .\n'
        for number in range(3)
    )
    mine = f"@prefix my: <https://example.org/my#> .\n{prefixes}{classes}"
    (root / "ontology" / "mine.ttl").write_text(mine, "utf-8")
    titles = [sheet.name("en") for sheet in read_layout(load_dataset(root)).sheets]
    found = [title for title in titles if "somebody" in title]
    assert [title[-2:] for title in found] == ["si", " 2", " 3"]
    assert not set("/[]:") & set("".join(found))
    assert max(map(len, titles)) == 31
    assert len({title.casefold() for title in titles}) == len(titles)


def test_a_sheet_has_no_column_for_claims_on_things_without_facts(layout):
    """A place has no quote: the shapes refuse it."""
    claimed = {"migov:evidence", "migov:status", "migov:reason"}
    assert not claimed & {*keys(layout.sheet("migov:Place"))}
    assert claimed < {*keys(layout.sheet("migov:Event"))}
