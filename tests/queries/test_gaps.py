"""Each shipped gap: in the example, in a study where nothing is missing, and as it is shown."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
import rdflib
from browser import browser
from click.testing import CliRunner

import kg
from kg.cli import main
from kg.findings import Location
from kg.questions.asking import run_whole
from kg.questions.gaps import find_gaps, gaps_overview, gaps_report
from kg.questions.lookup import read_query
from kg.rdf.vocabulary import compress, expand
from kg.study.folder import StudyFolder
from kg.tables.cells import value

pytestmark = pytest.mark.usefixtures("once")

ROOT = Path(__file__).parents[2]
NAMES = sorted(path.stem for path in (ROOT / "queries" / "gaps").glob("*.rq"))
KAUNAS, RIGA = "event:kaunas-network-event", "event:riga-mile-partners"


@pytest.fixture(scope="module")
def in_rdflib(example) -> rdflib.Dataset:
    return example.to_rdflib()


def rows(dataset, name, columns="thing", *, stated_only=False):
    """Return the rows of a gap; each holds the columns asked for, things by their short names."""
    query = read_query(name, dataset.folder, "gaps")
    (gap,) = find_gaps(dataset, [query], stated_only=stated_only)
    at = [gap.table.columns.index(column) for column in columns.split()]
    found = [[value(row[i]) for i in at] for row in gap.table.rows]
    return [tuple(compress(v) if isinstance(v, str) else v for v in row) for row in found]


COUNTS = {
    "claims-that-no-document-states": 61,
    "documents-not-fully-coded": 5,
    "events-without-a-place-or-mode": 0,
    "events-without-a-year": 2,
    "events-without-an-organiser": 2,
    "groups-without-a-size": 17,
    "identities-left-undecided": 4,
    "names-missing-in-a-language": 129,
    "organisations-without-a-country": 7,
    "organisations-without-a-kind": 5,
    "persons-without-a-known-organisation": 1,
    "projects-without-a-funder": 0,
    "projects-without-a-period": 0,
    "projects-without-named-partners": 0,
    "quotes-that-name-nothing-of-the-claim": 20,
    "quotes-that-nothing-rests-on": 0,
    "things-known-from-one-document": 30,
}


def test_the_gaps_of_the_example_are_counted(example):
    table = gaps_overview(find_gaps(example))

    assert table.columns == ("gap", "things", "meaning")
    assert {name: count for name, count, _ in table.rows} == COUNTS
    assert list(COUNTS) == NAMES


def test_seven_actors_have_no_country_and_by_inference_fewer(example):
    found = rows(example, "organisations-without-a-country", "thing organisation")

    assert [row[0] for row in found] == [
        "actor:apkaimes-lv",
        "actor:diversity-development-group",
        "actor:eacea",
        "actor:european-commission",
        "actor:european-union",
        "actor:mile-communication-committee",
        "actor:mile-monitoring-committee",
    ]
    assert {row[1] for row in found} == {None}
    stated = {row[0] for row in rows(example, "organisations-without-a-country", stated_only=True)}
    assert stated >= {"actor:jonava-district-municipality", "actor:carnikava-municipality"}


def test_no_document_gives_the_year_of_two_events_and_one_is_inferred(example):
    assert rows(example, "events-without-a-year", "thing date inferred") == [
        (KAUNAS, "XXXX-04-13/XXXX-04-15", None),
        (RIGA, "XXXX-02-07", "2023-02-07"),
    ]
    # The last meeting of the partners came after the event: only by inference is it a part of it.
    assert rows(example, "events-without-a-year", "thing inferred", stated_only=True) == [
        (KAUNAS, None),
        (f"{KAUNAS}-3-partners", None),
        (RIGA, None),
    ]


def test_an_organiser_by_inference_leaves_the_gap_open(example):
    assert rows(example, "events-without-an-organiser", "thing inferred") == [
        (KAUNAS, "actor:kaunas-regional-development-agency"),
        ("event:mile-online-training", None),
    ]


def test_of_both_projects_a_funder_the_period_and_a_partners_name_are_known(example):
    for name in ("funder", "period"):
        assert rows(example, f"projects-without-a-{name}") == []
        assert rows(example, f"projects-without-a-{name}", stated_only=True) == []
    assert rows(example, "projects-without-named-partners", stated_only=True) == []


def test_the_claims_that_no_document_states_are_gone_when_only_what_is_stated_counts(example):
    found = rows(example, "claims-that-no-document-states", "thing status")

    assert ("claim:riga-year", "status:inferred") in found
    assert ("claim:kaunas-carnikava-country", "status:external") in found
    assert {status for _, status in found} == {"status:inferred", "status:external"}
    assert rows(example, "claims-that-no-document-states", stated_only=True) == []


def test_only_the_retrieval_date_of_each_document_is_missing(example):
    assert rows(example, "documents-not-fully-coded", "thing missing") == [
        (f"doc:{name}", "retrieval date")
        for name in (
            "kaunas-network-event",
            "krda-project",
            "nwc-riga",
            "riga-mile-partners",
            "rijeka-project",
        )
    ]


def test_four_pairs_are_undecided_and_one_moderator_has_no_known_organisation(example):
    assert rows(example, "identities-left-undecided", "one other") == [
        ("output:mile-studies", "output:mile-local-research-papers"),
        ("actor:city-of-rijeka", "actor:rijeka-european-capital-of-culture-2020"),
        ("output:rijeka-conferences", "output:rijeka-international-meetings"),
        ("actor:national-minorities-as-printed", "actor:eu-investment-unit"),
    ]
    # A coordinator of a project: that is not a post.
    assert rows(example, "persons-without-a-known-organisation", "thing role") == [
        ("actor:bo-maria-daskalova", "role:closing-speaker"),
        ("actor:bo-maria-daskalova", "role:coordinator"),
        ("actor:bo-maria-daskalova", "role:moderator"),
        ("actor:bo-maria-daskalova", "role:moderator"),
    ]


def test_the_agency_is_known_from_one_document_as_the_other_does_not_name_it(example):
    found = rows(example, "things-known-from-one-document", "thing document")

    assert ("actor:kaunas-regional-development-agency", "doc:kaunas-network-event") in found
    assert "actor:kaunas-european-capital-of-culture-2022" not in {row[0] for row in found}


def test_everything_has_an_english_name_and_much_has_none_in_one_other_language(example):
    languages = [row[1] for row in rows(example, "names-missing-in-a-language", "thing language")]

    assert {tag: languages.count(tag) for tag in languages} == {"lt": 74, "lv": 81}


@pytest.mark.thorough
@pytest.mark.parametrize("name", NAMES)
def test_a_gap_has_equal_rows_in_rdflib(name, example, in_rdflib):
    query = read_query(name, example.folder, "gaps")
    expected = [
        tuple(None if cell is None else cell.value for cell in row)
        for row in run_whole(example, query).rows
    ]
    found = list(in_rdflib.query(query.text))

    assert [tuple(None if c is None else str(c) for c in row) for row in found] == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_gap_says_what_is_not_known_and_what_to_do(name):
    query = read_query(name, StudyFolder(ROOT), "gaps")

    assert re.fullmatch(r"[A-Z][^?]*\.", query.summary)
    assert len(query.summary) <= 90
    assert query.reading.endswith(".")
    assert query.keywords
    assert query.title == name.replace("-", " ").capitalize()


WHOLE = """
doc:one a migov:Document ; skos:prefLabel "One"@en ; migov:language "en" ; migov:coder "me" ;
  migov:address <https://example.org/1> ; migov:sha256 "{sum}" ;
  migov:retrieved "2030-01-02"^^xsd:date .
quote:one a migov:Evidence ; migov:document doc:one ; oa:exact "Day of the Council in Latvia"@en ;
  oa:start 0 ; oa:end 28 .
place:lv a migov:Place ; skos:prefLabel "Latvia"@en ; migov:iso3166 "LV" .
actor:dome a migov:Organisation ; skos:prefLabel "Council"@en ; migov:country place:lv ;
  migov:kind kind:municipality ; migov:evidence quote:one .
actor:unit a migov:Unit ; skos:prefLabel "Unit"@en ; migov:country place:lv ;
  migov:kind kind:municipal-unit ; migov:subUnitOf actor:dome ; migov:evidence quote:one .
actor:anna a migov:Person ; skos:prefLabel "Anna"@en ; migov:evidence quote:one .
actor:guests a migov:UnnamedGroup ; skos:prefLabel "Guests"@en ; migov:sizeAsStated "few"@en ;
  migov:memberKind kind:participants ; migov:evidence quote:one .
project:tilts a migov:Project ; skos:prefLabel "Bridge"@en ; migov:evidence quote:one ;
  migov:date "2030-01/2031-12"^^loc:edtf ; migov:programme programme:council .
programme:council a migov:Programme ; skos:prefLabel "Council Fund"@en .
event:day a migov:Event ; skos:prefLabel "Day"@en ; migov:evidence quote:one ;
  migov:eventKind eventkind:seminar ;
  migov:date "2030-05-04"^^loc:edtf ; migov:place place:lv ; migov:mode mode:on-site .
event:part a migov:Event ; skos:prefLabel "Part"@en ; migov:partOf event:day ;
  migov:eventKind eventkind:event-part ; migov:evidence quote:one .
claim:organiser a migov:Participation ; migov:participant actor:dome ; migov:inEvent event:day ;
  migov:role role:co-organiser ; migov:status status:stated ; migov:evidence quote:one .
claim:partner a migov:Participation ; migov:participant actor:dome ; migov:inProject project:tilts ;
  migov:role role:lead-partner ; migov:status status:stated ; migov:evidence quote:one .
claim:guests a migov:Participation ; migov:participant actor:guests ; migov:inEvent event:part ;
  migov:role role:attendee ; migov:status status:stated ; migov:evidence quote:one .
claim:anna a migov:Participation ; migov:participant actor:anna ; migov:inEvent event:part ;
  migov:onBehalfOf actor:dome ; migov:role role:speaker ; migov:status status:stated ;
  migov:evidence quote:one .
claim:same a migov:Identity ; migov:one actor:dome ; migov:other actor:unit ;
  migov:verdict verdict:not-same ; migov:status status:interpreted ; migov:coder "me" ;
  migov:reason "A unit is not its organisation." ; migov:confidence confidence:high ;
  migov:evidence quote:one .
""".replace("{sum}", "0" * 64)
SECOND = """
doc:two a migov:Document ; skos:prefLabel "Two"@en ; migov:language "en" ; migov:coder "me" ;
  migov:address <https://example.org/2> ; migov:sha256 "{sum}" ;
  migov:retrieved "2030-01-02"^^xsd:date .
quote:two a migov:Evidence ; migov:document doc:two ; oa:exact "Latvia"@en ; oa:start 0 ; oa:end 6 .
actor:dome migov:evidence quote:two .
actor:unit migov:evidence quote:two ; migov:areaServed place:lv .
claim:again a migov:Participation ; migov:participant actor:dome ; migov:inProject project:tilts ;
  migov:role role:funder ; migov:status status:stated ; migov:evidence quote:two .
""".replace("{sum}", "1" * 64)
FUNDER = "claim:again a migov:Participation"
UNIT_TOO = "actor:unit migov:evidence quote:two ; migov:areaServed place:lv ."


def inferred(name, subject, predicate, obj, status="inferred"):
    return (
        f"claim:{name} a migov:Statement ; rdf:subject {subject} ; rdf:predicate {predicate} ;"
        f' rdf:object {obj} ; migov:status status:{status} ; migov:reason "So it seems." ;'
        " migov:confidence confidence:low .\n"
    )


def test_in_a_study_where_all_is_known_every_gap_is_empty(make_study):
    dataset = kg.load(make_study({"one.ttl": WHOLE, "two.ttl": SECOND}))

    assert [report for report in dataset.validate().results if report.severity == "error"] == []
    counts = {gap.query.name: len(gap.rows) for gap in find_gaps(dataset)}
    assert counts == dict.fromkeys(NAMES, 0)


# What is taken away, what stands in its place, and the rows of the gap that this opens.
OPENED = [
    ("organisations-without-a-country", 'Council"@en ; migov:country place:lv', 'Council"@en',
     "thing", [("actor:dome",)]),
    ("organisations-without-a-country", 'Unit"@en ; migov:country place:lv', 'Unit"@en',
     "thing organisation", []),
    ("organisations-without-a-country",
     ('Council"@en ; migov:country place:lv', 'Unit"@en ; migov:country place:lv'),
     ('Council"@en', 'Unit"@en'), "thing organisation",
     [("actor:dome", None), ("actor:unit", "actor:dome")]),
    ("organisations-without-a-country",
     ('Unit"@en ; migov:country place:lv', "migov:subUnitOf actor:dome ; "), ('Unit"@en', ""),
     "thing organisation", [("actor:unit", None)]),
    ("organisations-without-a-country", 'migov:Organisation ; skos:prefLabel "Council"@en ; '
     "migov:country place:lv",
     'migov:Organisation , migov:Unit ; skos:prefLabel "Council"@en', "thing", [("actor:dome",)]),
    ("organisations-without-a-kind", "migov:kind kind:municipality ;", "",
     "thing", [("actor:dome",)]),
    ("organisations-without-a-kind",
     ("actor:dome a migov:Organisation", "migov:kind kind:municipality ;"),
     ("actor:dome a migov:Organisation , migov:Unit", ""), "thing", [("actor:dome",)]),
    ("organisations-without-a-kind", "migov:kind kind:municipal-unit ;", "",
     "thing", [("actor:unit",)]),
    ("claims-that-no-document-states", "migov:mode mode:on-site .",
     ".\n" + inferred("mode", "event:day", "migov:mode", "mode:on-site"),
     "thing status subject says value reason",
     [("claim:mode", "status:inferred", "event:day", "migov:mode", "mode:on-site",
       "So it seems.")]),
    ("claims-that-no-document-states", "role:lead-partner ; migov:status status:stated",
     "role:lead-partner ; migov:status status:inferred", "thing status subject says value",
     [("claim:partner", "status:inferred", "actor:dome", "role:lead-partner", "project:tilts")]),
    ("claims-that-no-document-states", "status:interpreted", "status:external",
     "thing status subject says value",
     [("claim:same", "status:external", "actor:dome", "verdict:not-same", "actor:unit")]),
    ("claims-that-no-document-states", "claim:anna a",
     'claim:post a migov:Tenure ; migov:holder actor:anna ; migov:postTitle "head"@en ;'
     " migov:postIn actor:dome ; migov:status status:inferred .\nclaim:anna a",
     "thing status subject says value reason",
     [("claim:post", "status:inferred", "actor:anna", "head", "actor:dome", None)]),
    ("documents-not-fully-coded", f'migov:sha256 "{"0" * 64}" ;', "", "thing missing",
     [("doc:one", "checksum")]),
    ("documents-not-fully-coded", ' ;\n  migov:retrieved "2030-01-02"^^xsd:date .\nquote:one',
     " .\nquote:one", "thing missing", [("doc:one", "retrieval date")]),
    ("documents-not-fully-coded", "oa:start 0 ; oa:end 28 .\nplace", ".\nplace", "thing missing",
     [("doc:one", "offsets of quotes")]),
    ("documents-not-fully-coded", "oa:start 0 ; oa:end 28 .\nplace",
     ".\nactor:dome migov:evidence quote:more .\n"
     'quote:more a migov:Evidence ; migov:document doc:one ; oa:exact "more"@en .\nplace',
     "thing missing", [("doc:one", "offsets of quotes")]),
    ("documents-not-fully-coded", f"{FUNDER} ;", "claim:again a migov:Claim ;", "thing missing",
     [("doc:two", "participations")]),
    ("events-without-a-place-or-mode", "migov:place place:lv ; ", "", "thing missing",
     [("event:day", "place")]),
    ("events-without-a-place-or-mode", " ; migov:mode mode:on-site", "", "thing missing",
     [("event:day", "mode")]),
    ("events-without-a-place-or-mode", "migov:place place:lv ; migov:mode mode:on-site",
     "migov:mode mode:online", "thing missing", []),
    ("events-without-a-place-or-mode", "migov:place place:lv ; migov:mode mode:on-site",
     "migov:nominalPlace place:lv", "thing missing",
     [("event:day", "mode"), ("event:day", "place")]),
    ("events-without-a-year", '"2030-05-04"', '"XXXX-05-04"', "thing date inferred",
     [("event:day", "XXXX-05-04", None)]),
    ("events-without-a-year", 'migov:date "2030-05-04"^^loc:edtf ; ', "", "thing date inferred",
     [("event:day", None, None)]),
    ("events-without-a-year", "claim:organiser a",
     inferred("year", "event:day", "migov:date", '"2031-05-04"^^loc:edtf') + "claim:organiser a",
     "thing", []),
    ("events-without-a-year", ('"2030-05-04"', "doc:two a migov:Document"),
     ('"XXXX-05-04"', 'event:day migov:date "XXXX-05-04"^^loc:edtf .\ndoc:two a migov:Document'),
     "thing date", [("event:day", "XXXX-05-04")]),
    ("events-without-an-organiser", "role:co-organiser", "role:organiser", "thing", []),
    ("events-without-an-organiser", ("role:co-organiser ; migov:status status:stated",
     "claim:anna a"), ("role:co-organiser ; migov:status status:inferred",
     "claim:again2 a migov:Participation ; migov:participant actor:dome ; migov:inEvent event:day ;"
     " migov:role role:organiser ; migov:status status:inferred .\nclaim:anna a"),
     "thing inferred", [("event:day", "actor:dome")]),
    ("events-without-an-organiser", "role:co-organiser", "role:host", "thing inferred",
     [("event:day", None)]),
    ("events-without-an-organiser", "role:co-organiser ; migov:status status:stated",
     "role:co-organiser ; migov:status status:inferred", "thing inferred",
     [("event:day", "actor:dome")]),
    ("events-without-an-organiser", "migov:inEvent event:day ;\n  migov:role role:co-organiser",
     "migov:inEvent event:part ;\n  migov:role role:organiser", "thing", [("event:day",)]),
    ("groups-without-a-size", 'migov:sizeAsStated "few"@en ;', "", "thing", [("actor:guests",)]),
    ("groups-without-a-size", 'migov:sizeAsStated "few"@en', "migov:sizeApprox 4", "thing", []),
    ("identities-left-undecided", "verdict:not-same", "verdict:undecided", "thing one other",
     [("claim:same", "actor:dome", "actor:unit")]),
    ("identities-left-undecided", "verdict:not-same", "verdict:undecided", "reason",
     [("A unit is not its organisation.",)]),
    ("names-missing-in-a-language", '"Anna"@en', '"Anna"@lv', "thing language",
     [("actor:anna", "en")]),
    ("names-missing-in-a-language", '"One"@en ; migov:language "en"',
     '"One"@en , "Viens"@lv ; migov:language "lv"', "language", [("lv",)] * 10),
    ("persons-without-a-known-organisation", "migov:onBehalfOf actor:dome ; ", "",
     "thing role in claim", [("actor:anna", "role:speaker", "event:part", "claim:anna")]),
    ("persons-without-a-known-organisation",
     "migov:onBehalfOf actor:dome ; migov:role role:speaker",
     "migov:inCapacityOf claim:partner ; migov:role role:speaker", "thing", [("actor:anna",)]),
    ("persons-without-a-known-organisation",
     "migov:onBehalfOf actor:dome ; migov:role role:speaker",
     "migov:role role:speaker .\nclaim:post a migov:Tenure ; migov:holder actor:anna ; "
     "migov:postIn actor:dome", "thing", []),
    ("persons-without-a-known-organisation",
     "migov:participant actor:anna ; migov:inEvent event:part ;\n"
     "  migov:onBehalfOf actor:dome ; migov:role role:speaker",
     "migov:participant actor:anna ; migov:inProject project:tilts ; migov:role role:coordinator",
     "thing role in", [("actor:anna", "role:coordinator", "project:tilts")]),
    ("projects-without-a-funder", " ; migov:programme programme:council", "", "thing", []),
    ("projects-without-a-funder", "role:funder", "role:implementer", "thing", []),
    ("projects-without-a-funder", (" ; migov:programme programme:council", "role:funder"),
     ("", "role:implementer"), "thing", [("project:tilts",)]),
    ("projects-without-a-period", '"2030-01/2031-12"', '"2030-01/.."', "thing missing",
     [("project:tilts", "end")]),
    ("projects-without-a-period", 'migov:date "2030-01/2031-12"^^loc:edtf ; ', "",
     "thing missing", [("project:tilts", "start"), ("project:tilts", "end")]),
    ("projects-without-named-partners", "role:lead-partner", "role:implementer", "thing group",
     [("project:tilts", None)]),
    ("projects-without-named-partners", "actor:dome ; migov:inProject project:tilts ;\n  "
     "migov:role role:lead-partner", "actor:guests ; migov:inProject project:tilts ;\n  "
     "migov:role role:partner", "thing group", [("project:tilts", "actor:guests")]),
    ("projects-without-named-partners", "role:lead-partner", "role:partner", "thing", []),
    ("projects-without-named-partners", "actor:dome ; migov:inProject project:tilts ;\n  "
     "migov:role role:lead-partner", "actor:unit ; migov:inProject project:tilts ;\n  "
     "migov:role role:partner", "thing", []),
    ("projects-without-named-partners", "actor:dome ; migov:inProject project:tilts ;\n  "
     "migov:role role:lead-partner", "actor:anna ; migov:inProject project:tilts ;\n  "
     "migov:role role:partner", "thing", []),
    ("projects-without-named-partners", "actor:dome ; migov:inProject project:tilts ;\n  "
     "migov:role role:lead-partner", "actor:guests ; migov:inProject project:tilts ;\n  "
     "migov:role role:partner , role:lead-partner", "thing group",
     [("project:tilts", "actor:guests")]),
    ("quotes-that-name-nothing-of-the-claim", "Council in Latvia", "Council in Norway",
     "thing says value", [("actor:dome", "migov:country", "place:lv"),
                          ("actor:unit", "migov:country", "place:lv"),
                          ("event:day", "migov:place", "place:lv")]),
    ("quotes-that-nothing-rests-on", "place:lv a migov:Place",
     'quote:left a migov:Evidence ; migov:document doc:one ; oa:exact "left"@en .\n'
     "place:lv a migov:Place", "thing words document", [("quote:left", "left", "doc:one")]),
    ("things-known-from-one-document", UNIT_TOO, "",
     "thing document", [("actor:unit", "doc:one")]),
    ("things-known-from-one-document", "migov:inProject project:tilts ;\n  migov:role role:funder",
     "migov:inEvent event:day ;\n  migov:role role:host", "thing document",
     [("project:tilts", "doc:one")]),
    ("things-known-from-one-document", UNIT_TOO,
     inferred("unit", "actor:unit", "migov:areaServed", "place:lv", status="external"),
     "thing document", [("actor:unit", "doc:one")]),
    ("things-known-from-one-document", (UNIT_TOO, "role:funder ;"),
     ("", "role:funder ; migov:onBehalfOf actor:unit ;"), "thing", []),
    ("things-known-from-one-document", (UNIT_TOO, "doc:two a"),
     ("", "claim:post a migov:Tenure ; migov:holder actor:anna ; migov:postIn actor:unit ;"
      " migov:status status:stated ; migov:evidence quote:two .\ndoc:two a"), "thing", []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "columns", "expected"), OPENED)
def test_a_gap_opens_where_something_is_taken_away(make_study, name, old, new, columns, expected):
    files = {"one.ttl": WHOLE, "two.ttl": SECOND}
    pairs = [(old, new)] if isinstance(old, str) else zip(old, new, strict=True)
    for before, after in pairs:
        assert sum(text.count(before) for text in files.values()) == 1, before
        files = {path: text.replace(before, after) for path, text in files.items()}

    assert rows(kg.load(make_study(files)), name, columns) == expected


def test_every_gap_is_opened_by_a_test():
    assert {name for name, *_, expected in OPENED if expected} == set(NAMES)


def run(*args: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["gaps", *map(str, args)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def test_the_command_counts_all_gaps_also_those_that_are_none():
    code, out, _ = run("--study", ROOT)

    counted = dict(re.findall(r"^([a-z-]+) +(\d+) ", out, re.MULTILINE))
    assert code == 0
    assert {name: int(number) for name, number in counted.items()} == COUNTS


def test_the_command_names_the_things_of_one_gap(tmp_path):
    code, out, _ = run("events-without-a-year", "--study", ROOT, "--format", "json")
    target = tmp_path / "gap.csv"
    written = run("events-without-a-year", "--study", ROOT, "--format", "csv", "-o", target)
    lithuanian = run("events-without-an-organiser", "--study", ROOT, "--lang", "lt")

    assert code == 0
    assert [row["thing"] for row in json.loads(out)] == [expand(KAUNAS), expand(RIGA)]
    assert written[:2] == (0, "")
    assert "2023-02-07" in target.read_text("utf-8")
    assert "Kauno regiono plėtros agentūra" in lithuanian[1]


def test_without_inference_an_inferred_country_is_not_known():
    asked = ("organisations-without-a-country", "--study", ROOT, "--format", "csv")
    _, out, _ = run(*asked, "--stated-only")

    assert f"{expand('actor:jonava-district-municipality')},Jonava District Municipality" in out
    assert "jonava-district-municipality" not in run(*asked)[1]


def test_each_thing_is_one_note_with_file_and_line(example):
    found = find_gaps(example)
    report = gaps_report(found, example)

    assert report.conforms
    assert {result.severity for result in report.results} == {"note"}
    assert len(report.results) == sum(COUNTS.values())
    (person,) = (r for r in report.results if r.rule == "persons-without-a-known-organisation")
    assert person.message.startswith(
        "No document says for which organisation, or in which post, this person took part (role: "
        "closing speaker, coordinator, moderator; in: Closing of the event, European Cities"
    )
    assert person.todo.startswith("Persons are in the graph for their public roles.")
    for result in report.results:
        assert isinstance(result.location, Location), result.focus
        line = result.location.path.read_text("utf-8").splitlines()[result.location.line - 1]
        assert compress(result.focus) in line


def test_as_text_each_thing_is_a_line_and_what_to_do_stands_once():
    code, out, _ = run("events-without-a-year", "--study", ROOT, "--format", "text")

    first, todo, second, last = out.splitlines()
    assert code == 0
    assert re.match(r"\S+kaunas-network-event\.ttl:\d+: note: Network event in Kaunas", first)
    assert second.endswith("this event (date: XXXX-02-07; inferred: 2023-02-07).")
    assert todo.startswith("    what to do: News items seldom give the year")
    assert last == "2 gaps. A gap is not an error."


def test_nothing_missing_is_said_as_such():
    code, out, _ = run("projects-without-a-period", "--study", ROOT, "--format", "text")

    assert (code, out) == (0, "0 gaps. A gap is not an error.\n")


def test_as_sarif_each_thing_is_a_note_under_the_name_of_its_gap():
    code, out, _ = run("--study", ROOT, "--format", "sarif")

    (done,) = json.loads(out)["runs"]
    assert code == 0
    assert {result["level"] for result in done["results"]} == {"note"}
    rules = [result["ruleId"] for result in done["results"]]
    assert {name: rules.count(name) for name in NAMES} == COUNTS
    assert all("startLine" in str(result["locations"]) for result in done["results"])


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["events-without-year"], "Did you mean “events-without-a-year” or “events-wi"),
        (["zzz"], "there is no gap “zzz”. See: kg gaps list"),
        (["--format", "turtle"], "there is no format “turtle”; choose one of text, csv, tsv, json"),
        (["nowhere.rq"], "nowhere.rq"),
    ],
)
def test_a_slip_is_told_plainly(args, message):
    code, out, err = run(*args, "--study", ROOT)

    assert (code, out) == (2, "")
    assert message in err


@pytest.fixture(scope="module")
def built(once, made, tmp_path_factory) -> Path:  # noqa: ARG001 (the build is wanted under it)
    """Return the pages of the made-up study: quicker to build than the example."""
    out = tmp_path_factory.mktemp("gaps") / "build"
    result = CliRunner().invoke(main, ["build", "--study", str(made.folder.root), "-o", str(out)])
    assert result.exit_code == 0, result.output
    return out


@pytest.fixture(scope="module")
def counts(made) -> dict[str, int]:
    found = {gap.query.name: len(gap.rows) for gap in find_gaps(made)}
    assert list(found) == NAMES
    assert {0, 1, 2} <= set(found.values())
    return found


def test_the_index_gives_each_gap_its_count_and_its_page(built, counts):
    with browser() as context:
        tab = context.new_page()
        tab.set_viewport_size({"width": 360, "height": 800})
        tab.goto((built / "index.html").as_uri())
        section = tab.locator("section", has=tab.get_by_role("heading", name="not known yet"))
        found = section.locator("tbody tr").evaluate_all(
            """all => all.map(row => [
              row.querySelector("a").getAttribute("href"), row.cells[0].textContent])"""
        )
        wide = tab.evaluate("document.documentElement.scrollWidth")

    assert found == [[f"gaps/{name}.html", str(count)] for name, count in counts.items()]
    assert wide <= 360


def test_each_gap_has_a_page_with_its_things_and_the_same_as_a_table(built):
    page = (built / "gaps" / "events-without-a-year.html").read_text("utf-8")

    assert "<h1>Events without a year</h1>" in page
    assert "No document gives the year of this event. News items seldom" in page
    assert "2031-05-04" in page
    assert "What the documents say of them" in page
    assert "Svētdien Ežezerā notika seminārs" in page
    for name in NAMES:
        for ending in ("html", "csv", "json"):
            assert (built / "gaps" / f"{name}.{ending}").is_file()


def test_a_page_on_which_nothing_is_missing_says_so(built, counts):
    assert counts["quotes-that-nothing-rests-on"] == 0
    page = (built / "gaps" / "quotes-that-nothing-rests-on.html").read_text("utf-8")

    assert "nothing is missing here" in page
    assert "the documents do not say" not in page


def test_the_counts_are_also_in_a_table_of_their_own(built, counts):
    table = csv.DictReader((built / "gaps.csv").read_text("utf-8").splitlines())

    assert {row["gap"]: int(row["things"]) for row in table} == counts
