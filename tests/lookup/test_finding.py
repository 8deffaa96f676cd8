"""Lookups on the example as a reader types them, and the one thing that a name means."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.lookup.finding import Finder, written_iri
from kg.rdf import PREFIXES, expand
from kg.study import load_dataset

# What is typed, and how the first thing found is written in a query.
LOOKUPS = {
    # as it is called, in one of its languages
    "Providus": "actor:providus",
    "Lietuvos Respublikos kultūros ministerija": "actor:ministry-of-culture-lt",
    "Society Integration Foundation": "actor:society-integration-foundation",
    "Rīga": "place:riga",
    "Lietuva": "place:lt",
    # without diacritics, in small letters
    "kauno regiono pletros agentura": "actor:kaunas-regional-development-agency",
    "tautiniu mazumu departamentas": "actor:department-of-national-minorities",
    "timisoara": "place:timisoara",
    "laura pereviciute": "actor:laura-pereviciute",
    # inflected, in Lithuanian and in Latvian
    "Kaune": "place:kaunas",
    "Rygoje": "place:riga",
    "Kėdainiuose": "place:kedainiai",
    "Ķēdaiņos": "place:kedainiai",
    "Giedrei Blažytei": "actor:giedre-blazyte",
    "Sinkevičiaus": "actor:mindaugas-sinkevicius",
    "Vaivą Vėželytę-Pokladovą": "actor:vaiva-vezelyte-pokladova",
    "Vilim Zinkevičam": "actor:vilis-zinkevics",
    "kultūros ministerijai": "actor:ministry-of-culture-lt",
    "Kultūras ministrijā": "actor:ministry-of-culture-lv",
    "Rīgas valstspilsētas pašvaldībā": "actor:riga-state-city-municipality",
    "sabiedribas integracijas fondam": "actor:society-integration-foundation",
    "Patvēruma fonda": "programme:amif",
    "piliečiams": "targetgroup:citizens",
    # misspelt, or with blanks in other places
    "providuss": "actor:providus",
    "Newwomen conectors": "actor:new-women-connectors",
    "monitoring comittee": "actor:mile-monitoring-committee",
    "Daskalobva": "actor:bo-maria-daskalova",
    "asosiation of municipalities": "kind:municipal-association",
    # short forms: printed ones, and first letters
    "MILE": "project:mile",
    "amif": "programme:amif",
    "NWC": "actor:new-women-connectors",
    "DDG": "actor:diversity-development-group",
    "EU": "actor:european-union",
    "LV": "place:lv",
    "LSA": "actor:association-of-local-authorities-in-lithuania",
    # a part of the name, or some of its words in any order
    "culture Lithuania ministry": "actor:ministry-of-culture-lt",
    "socialinių paslaugų centras": "actor:jonava-district-social-services-centre",
    "help refugees": "actor:i-want-to-help-refugees",
    "valstspils": "actor:riga-state-city-municipality",
    # as in a query, also with a mistake
    "actor:providus": "actor:providus",
    "actor:providuss": "actor:providus",
    "<https://w3id.org/migov#inEvent>": "migov:inEvent",
    # codes, lists and terms: by label, name and meaning
    "lead partner": "role:lead-partner",
    "vadošais partneris": "role:lead-partner",
    "inEvent": "migov:inEvent",
    "part of": "migov:partOf",
    "who gives the money": "migov:giver",
    "governance levels": "list:level",
}


@pytest.fixture(scope="module")
def finder(example):
    return Finder(example.dataset)


@pytest.mark.parametrize("typed", LOOKUPS)
def test_a_lookup_finds_its_thing_first(finder, typed):
    assert finder.find(typed)["write"][0] == LOOKUPS[typed]


def test_a_row_says_what_a_thing_is_and_which_name_matched(finder):
    row = next(iter(finder.find("kaunuo agenturos")))
    assert (row.thing, row.write) == (
        f"{PREFIXES['actor']}kaunas-regional-development-agency",
        "actor:kaunas-regional-development-agency",
    )
    assert getattr(row, "is_") == "organisation: regional development agency"  # noqa: B009
    assert row.matched == "Kauno regiono plėtros agentūra (lt)"
    assert 50 < row.score < 90


def test_labels_and_classes_are_in_the_language_asked_for(finder):
    table = finder.find("Providus", lang="lv")
    assert table.show(table.rows[0][0]) == "sabiedriskās politikas centrs “Providus”"
    assert table["is"][0].startswith("organizācija: ")


def test_all_names_as_printed_lead_to_who_is_meant(example, finder):
    """Each name of an organisation or a person in the documents, with its ending."""
    found = example.query(
        "SELECT DISTINCT ?name ?who { ?c migov:asNamed ?name ; migov:participant ?who . "
        "?who a ?class VALUES ?class { migov:Organisation migov:Person migov:Unit } }"
    )
    assert len(found) > 40
    wrong = [
        row.name
        for row in found
        if row.who not in [each.thing for each in finder.find(row.name)][:3]
    ]
    assert wrong == []


def test_what_is_not_there_is_said_and_what_to_do(finder):
    with pytest.raises(InputError) as caught:
        finder.find("qqwwzz")
    assert str(caught.value) == (
        "nothing in the study is called “qqwwzz”. Try fewer words, or a part of one; see also: "
        "kg codes, kg terms"
    )


def test_rows_are_limited_and_it_is_said(finder):
    table = finder.find("municipality", rows=3)
    assert (len(table), table.cut) == (3, 3)
    assert finder.find("Providus").cut is None
    assert len(finder.find("municipality", rows=None)) > 3


def test_records_come_before_codes_and_codes_before_terms(make_study):
    dataset = load_dataset(
        make_study({"a.ttl": 'actor:x a migov:Organisation ; skos:prefLabel "participation"@en .'})
    )
    first = Finder(dataset).find("participation")["write"][:3]
    assert first == ["actor:x", "topic:participation", "migov:Participation"]


def test_a_thing_outside_the_prefixes_is_written_as_an_iri(make_study):
    body = '<urn:my:town> a migov:Place ; skos:prefLabel "Ežezers"@lv .'
    odd = 'actor:a\\(b\\) a migov:Organisation ; skos:prefLabel "Odd"@en .'
    own = "@prefix my: <https://my.example/> .\nmy:club a migov:Organisation ; "
    dataset = load_dataset(
        make_study({"a.ttl": body, "b.ttl": odd, "c.ttl": f'{own} skos:prefLabel "Club"@en .'})
    )
    finder = Finder(dataset)
    assert finder.find("ezezers")["write"] == ["<urn:my:town>"]
    assert finder.find("odd")["write"] == [f"<{PREFIXES['actor']}a(b)>"]
    assert finder.find("clubs")["write"] == ["my:club"]
    assert finder.taken("my:club") == ("https://my.example/club", "")


@pytest.mark.parametrize(
    "text",
    ["actor:providus", "actor:nobody", "https://example.org/x", "<urn:x>"],
)
def test_what_is_written_as_in_a_query_stands_for_itself(finder, text):
    iri, told = finder.taken(text)
    assert (iri, told) == (text.strip("<>").replace("actor:", PREFIXES["actor"]), "")


@pytest.mark.parametrize(
    ("name", "like", "thing"),
    [
        ("Kaunas network event", "event:x", "event/kaunas-network-event"),
        ("krda.lt: second international event in Kaunas", "", "document/kaunas-network-event"),
        ("providuss", "actor:x", "actor/providus"),
        ("DDG", "", "actor/diversity-development-group"),
        ("kultūros ministerijos", "", "actor/ministry-of-culture-lt"),
        ("municipality", "kind:x", "../code/actor-kind/municipality"),
        ("mile", "project:x", "project/mile"),
    ],
)
def test_a_name_that_means_one_thing_is_taken(finder, name, like, thing):
    iri = finder.taken(name, like=like)[0]
    assert iri == f"https://w3id.org/migov/id/{thing}".replace("id/../", "")


def test_which_thing_was_taken_is_said(finder):
    assert finder.taken("Giedrės Blažytės")[1] == (
        "“Giedrės Blažytės” is taken as actor:giedre-blazyte (Giedrė Blažytė, person)"
    )


def test_several_that_may_be_meant_are_listed_as_they_are_written(finder):
    with pytest.raises(InputError) as caught:
        finder.taken("ministry of culture")
    told = str(caught.value)
    assert told.startswith("“ministry of culture” may mean actor:ministry-of-culture-l")
    assert "actor:ministry-of-culture-lt (Ministry of Culture of the Republic of Lith" in told
    assert "actor:ministry-of-culture-lv (" in told
    assert told.endswith("; give one of these")


def test_a_name_of_another_kind_of_thing_is_not_taken(finder):
    with pytest.raises(InputError) as caught:
        finder.taken("Rygos", like="actor:providus")
    assert str(caught.value) == (
        "nothing of the kind of actor:providus is called “Rygos”. Did you mean place:riga (Riga)? "
        "Try: kg find Rygos"
    )


def test_things_of_a_kind_may_have_any_iri(make_study):
    """A study may write its records in a namespace of its own, and have classes of its own."""
    dataset = load_dataset(
        make_study(
            {
                "a.ttl": """
<https://my.example/1> a migov:Organisation ; skos:prefLabel "Lake"@en .
<https://my.example/2> a migov:Place ; skos:prefLabel "Lake"@en .
"""
            }
        )
    )
    finder = Finder(dataset)
    assert finder.taken("Lake", like="actor:x")[0] == "https://my.example/1"
    assert finder.taken("Lake", like="place:x")[0] == "https://my.example/2"
    with pytest.raises(InputError, match="may mean"):
        finder.taken("Lake")


def test_a_text_that_is_no_iri_is_refused_where_there_is_no_study():
    assert written_iri("actor:x", lambda _: PREFIXES) == f"{PREFIXES['actor']}x"
    with pytest.raises(InputError, match="“Ex” is a name, and only a study has"):
        written_iri("Ex", lambda _: PREFIXES)
    with pytest.raises(InputError, match="the prefix “no:” is unknown"):
        written_iri("no:x", lambda _: PREFIXES)


def test_a_name_like_a_property_means_a_property_and_no_class(example):
    """“sector” is the name of both."""
    finder = Finder(example.dataset)
    assert finder.taken("sector", like="migov:level")[0] == expand("migov:sector")
    assert finder.taken("sector", like="migov:Level")[0] == expand("migov:Sector")
