"""Each shipped network against the edges that a reader of the documents expects.

The files in ``networks/`` have an edge a line: source, target, roles (or relations, where a tie has
no role), status and number of claims. Of a network that is projected they have the edges before it.
"""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Store

import kg
from kg.networks.network import build_network, gather
from kg.networks.recipe import read_recipe
from kg.questions.asking import run
from kg.questions.headers import parse_query
from kg.questions.lookup import find_queries, read_query
from kg.rdf.vocabulary import PREFIXES, compress, local_name
from kg.study.folder import StudyFolder
from kg.tables.cells import value

ROOT = Path(__file__).parents[2]
NETWORKS = sorted(find_queries(StudyFolder(ROOT), "networks"))
EDGES = {path.stem: path for path in (Path(__file__).parent / "networks").glob("*.txt")}

# From the weakest to the firmest: in alphabetical order.
STATUSES = ("external", "inferred", "interpreted", "stated")
WEAK = {"external", "inferred"}

COLUMNS = {
    *("source", "target", "sourceMode", "targetMode", "role", "status", "claim", "relation"),
    *("date", "disputed", "parts"),
}


def short(iri):
    return compress(iri).partition(":")[2]


def material(dataset, name, *, stated_only=False):
    query = read_query(name, dataset.folder, "networks")
    return gather(dataset, query, stated_only=stated_only)


def lines(graph):
    """Write each edge of a network as the files of edges do, sorted."""
    place = {mode: at for at, mode in enumerate(graph.graph["modes"])}
    found = []
    for u, v, facts in graph.edges(data=True):
        ends = [u, v]
        if not graph.is_directed():
            ends.sort(key=lambda node: place[graph.nodes[node]["mode"]])
        told = ", ".join(facts["roles"] or facts["relations"])
        cells = [*map(short, ends), told, facts["status"], str(facts["weight"])]
        found.append(" | ".join(cells))
    return sorted(found)


def pairs(graph):
    return {frozenset((short(u), short(v))) for u, v in graph.edges}


def rows(dataset, name, *, stated_only=False):
    query = read_query(name, dataset.folder, "networks")
    table = run(dataset, query, stated_only=stated_only)
    return [
        {column: value(cell) for column, cell in zip(table.columns, row, strict=True)}
        for row in table.rows
    ]


def shared(ties, *, without=()):
    """Count for each two what they share, with a plain loop."""
    at = {}
    for one, thing in ties:
        if one not in without:
            at.setdefault(thing, set()).add(one)
    found = {}
    for ones in at.values():
        for pair in combinations(sorted(ones), 2):
            found[frozenset(pair)] = found.get(frozenset(pair), 0) + 1
    return found


def test_there_are_ten_networks_and_edges_for_each():
    assert sorted(EDGES) == NETWORKS
    assert NETWORKS == [
        "actor-event",
        "actor-event-whole",
        "actor-project",
        "actor-session",
        "co-attendance",
        "co-participation",
        "country-country",
        "funding",
        "organisation-unit",
        "person-organisation-event",
    ]


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_has_the_edges_that_the_documents_give(name, example):
    """The edges in the files were read against the documents."""
    assert lines(material(example, name).network()) == EDGES[name].read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("name", "modes", "ties"),
    [
        ("actor-event", {"actor": 45, "event": 34}, 63),
        ("actor-event-whole", {"actor": 45, "event": 3}, 46),
        ("actor-project", {"actor": 26, "project": 2}, 27),
        ("actor-session", {"actor": 29, "session": 17}, 38),
        # 18 named actors in Kaunas, 11 in Riga: 153 + 55. UNITEE co-organised, no more is said.
        ("co-attendance", {"actor": 29}, 208),
        # 9 named actors in one project, 5 in the other: 36 + 10.
        ("co-participation", {"actor": 14}, 46),
        # 14 countries of one project: 91. Belgium and five more in MILE, Germany and five in Riga.
        ("country-country", {"country": 16}, 101),
        ("funding", {"actor": 1, "programme": 2, "project": 2}, 4),
        ("organisation-unit", {"organisation": 10}, 6),
        ("person-organisation-event", {"person": 8, "organisation": 24, "event": 3}, 40),
    ],
)
def test_the_size_of_a_network(name, modes, ties, example):
    graph = build_network(example, read_query(name, example.folder, "networks"))

    found = [mode for _, mode in graph.nodes(data="mode")]
    assert {mode: found.count(mode) for mode in found} == modes
    assert graph.number_of_edges() == ties


@pytest.mark.parametrize("stated_only", [False, True])
@pytest.mark.parametrize("name", NETWORKS)
def test_a_row_rests_on_a_claim_and_is_no_firmer_than_it(name, stated_only, example):
    asked = parse_query("SELECT ?claim ?status { ?claim migov:status ?status }", name="claims")
    claims = {
        value(claim): local_name(value(status))
        for claim, status in run(example, asked, stated_only=stated_only).rows
    }

    found = rows(example, name, stated_only=stated_only)
    assert found
    for row in found:
        status = local_name(row["status"])
        assert STATUSES.index(status) <= STATUSES.index(claims[row["claim"]]), row
        assert not (stated_only and status in WEAK), row


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("actor-session", [("group-kaunas-partners", "kaunas-network-event-3-partners")]),
        ("organisation-unit", [("eu-investment-unit", "department-of-national-minorities")]),
        ("co-participation", [("new-women-connectors", "mile")]),
        ("person-organisation-event", [("gaila-tulusiene", "kaunas-regional-development-agency")]),
        ("country-country", [("lv", "kaunas-network-event")]),
        ("actor-event-whole", [("kaunas-regional-development-agency", "kaunas-network-event")]),
    ],
)
def test_without_inference_what_was_inferred_is_gone(name, gone, example):
    every = pairs(material(example, name).network())
    stated = pairs(material(example, name, stated_only=True).network())

    for ends in gone:
        assert frozenset(ends) in every
        assert frozenset(ends) not in stated


@pytest.mark.parametrize("name", NETWORKS)
def test_without_inference_the_firm_ties_are_the_ties_of_stated_only(name, example):
    """Also a tie through a part is gone, if it is inferred that the part is one."""
    weak = {
        line for line in lines(material(example, name).network()) if line.split(" | ")[3] in WEAK
    }
    stated = lines(material(example, name, stated_only=True).network())

    ends = {tuple(line.split(" | ")[:2]) for line in weak}
    assert ends.isdisjoint(
        tuple(line.split(" | ")[:2]) for line in stated if "as-printed" not in line
    )


@pytest.fixture(scope="module")
def in_rdflib(example) -> rdflib.Dataset:
    return example.to_rdflib()


@pytest.mark.thorough
@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_has_equal_rows_in_rdflib(name, example, in_rdflib):
    query = read_query(name, example.folder, "networks")
    expected = [
        tuple(None if cell is None else cell.value for cell in row)
        for row in run(example, query).rows
    ]

    found = list(in_rdflib.query(query.text))
    assert [tuple(None if c is None else str(c) for c in row) for row in found] == expected


@pytest.mark.parametrize("name", NETWORKS)
def test_a_header_says_what_a_tie_is_and_gives_the_whole_recipe(name, example):
    query = read_query(name, example.folder, "networks")
    columns = set(run(example, query).columns)

    assert query.summary.endswith("?")
    assert query.reading.endswith(".")
    assert query.title
    assert query.keywords
    assert 1 <= len(query.modes) <= 3
    told = {"direction", "weight", "undated", "inferred", "disputed"}
    assert set(query.network) - {"exclude", "projection"} == told
    assert columns >= {"source", "target", "status", "claim", "date", "disputed"}
    assert columns <= COLUMNS
    assert read_recipe(query).weight == "claims"


@pytest.mark.parametrize("name", NETWORKS)
def test_what_is_left_out_is_told_in_words(name, example):
    """Groups, who only pays, programmes: the header excludes them, or the reading says so."""
    query = read_query(name, example.folder, "networks")
    groups = [
        short(node)
        for node, cls in material(example, name).network().nodes(data="cls")
        if cls == "UnnamedGroup"
    ]

    if "exclude" in query.network:
        assert query.network["exclude"] == ["UnnamedGroup"]
        assert "unnamed groups" in query.reading
        assert not groups
    elif groups:
        assert "unnamed group is one node" in query.reading.replace("\n", " ")


def test_no_two_networks_ask_the_same(example):
    queries = [read_query(name, example.folder, "networks") for name in NETWORKS]
    assert (
        len({query.summary for query in queries}) == len({query.title for query in queries}) == 10
    )


@pytest.mark.parametrize("name", NETWORKS)
def test_the_rows_come_in_one_order_only(name, example):
    query = read_query(name, example.folder, "networks")
    table = run(example, query)
    by = re.findall(r"\?(\w+)", query.text.rpartition("ORDER BY")[2])

    keys = [tuple(row[table.columns.index(column)] for column in by) for row in table.rows]
    assert by
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_can_be_asked_elsewhere_as_it_stands(name):
    """It declares its prefixes, has no FILTER EXISTS, and no path of any length over classes."""
    text = (ROOT / "queries" / "networks" / f"{name}.rq").read_text("utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#+"))

    Store().query(text)
    declared = re.findall(r"^PREFIX (\w+):", body, re.MULTILINE)
    assert [prefix for prefix in declared if len(re.findall(rf"\b{prefix}:", body)) < 2] == []
    assert "EXISTS" not in body
    assert not re.search(r"subClassOf[*+]", body)


def test_parts_apart_lose_more_than_half_of_those_who_share_an_event(example):
    """Groups among them; that is why the network of whole events is there."""
    apart, whole = (
        {(row["source"], row["target"]) for row in rows(example, name) if not row.get("relation")}
        for name in ("actor-event", "actor-event-whole")
    )

    assert set(shared(apart)) < set(shared(whole))
    assert (len(shared(apart)), len(shared(whole))) == (184, 472)


def test_a_projection_counts_what_two_actors_share(example):
    """Groups are left out before it, and nobody is tied by having paid."""
    for name in ("co-participation", "co-attendance"):
        groups = {row["source"] for row in rows(example, name) if "/actor/group-" in row["source"]}
        ties = {(row["source"], row["target"]) for row in rows(example, name)}
        graph = build_network(example, read_query(name, example.folder, "networks"))

        found = {frozenset((u, v)): weight for u, v, weight in graph.edges(data="weight")}
        assert groups
        assert found == shared(ties, without=groups)
    payers = {"european-union", "eacea", "amif", "europe-for-citizens"}
    assert payers.isdisjoint(short(node) for pair in shared(ties, without=groups) for node in pair)


def test_greece_meets_the_partners_of_two_projects_and_nobody_in_riga(example):
    graph = build_network(example, read_query("country-country", example.folder, "networks"))
    place = f"{PREFIXES['place']}"
    tied = {(short(u), short(v)): facts["weight"] for u, v, facts in graph.edges(data=True)}

    assert place + "gr" in graph
    assert {pair: weight for pair, weight in tied.items() if weight == 3} == {
        ("es", "gb"): 3,
        ("es", "lv"): 3,
        ("es", "nl"): 3,
        ("gb", "lv"): 3,
        ("gb", "nl"): 3,
        ("lv", "nl"): 3,
    }
    # Greece is a country of the partners of both projects, and nobody came to Riga from there.
    assert {v if u == "gr" else u for (u, v), w in tied.items() if "gr" in (u, v) and w == 2} == {
        "es",
        "gb",
        "lv",
        "nl",
    }
    assert ("be", "gr") in tied
    assert ("de", "gr") not in tied


def test_the_two_readings_of_one_unit_are_disputed(example):
    disputed = {
        (short(row["source"]), short(row["target"]))
        for row in rows(example, "organisation-unit")
        if row["disputed"]
    }

    assert disputed == {
        ("eu-investment-unit", "department-of-national-minorities"),
        ("eu-investment-unit", "ministry-of-social-security-and-labour-lt"),
    }


def test_a_date_is_given_where_a_document_or_a_coder_gives_the_year(example):
    dates = {}
    for row in rows(example, "actor-event"):
        if not row["relation"]:
            dates.setdefault(short(row["target"]).partition("-")[0], set()).add(row["date"])
    # The page on Kaunas has no year; the year of Riga is inferred, also for its parts.
    assert dates == {"kaunas": {None}, "riga": {"2023-02-07"}, "mile": {"{2022-11,2022-12}"}}
    stated = rows(example, "actor-event", stated_only=True)
    assert {row["date"] for row in stated if not row["relation"]} == {None, "{2022-11,2022-12}"}
    # Two documents give the project of Rijeka two periods: each is a row of the same claim.
    periods = {}
    for row in rows(example, "actor-project"):
        periods.setdefault(short(row["target"]), set()).add(row["date"])
    assert periods == {
        "mile": {"2022-01/2023-12"},
        "european-cities-for-cultural-dialogue": {
            "2019-09-01/2020-12-31",
            "2019-09-20/2021-09-19",
        },
    }


# Invented: what the documents have no case of, so that each part of a query is seen at work.
MADE = """
event:day a migov:Event ; migov:date "2020-05-01/2020-05-03"^^loc:edtf .
event:two a migov:Event ; migov:partOf event:day ; migov:date "2020-05-02"^^loc:edtf .
event:talk a migov:Event ; migov:partOf event:two .
event:aside a migov:Event .
claim:aside a migov:Statement ; rdf:subject event:aside ; rdf:predicate migov:partOf ;
  rdf:object event:talk ; migov:status status:inferred .
event:deep a migov:Event ; migov:partOf event:aside .
event:deeper a migov:Event ; migov:partOf event:deep .
event:next a migov:Event ; migov:date "XXXX-06-01"^^loc:edtf .
project:all a migov:Project ; migov:date "2019/2024"^^loc:edtf .
project:phase a migov:Project ; migov:partOf project:all ; migov:date "2021/2022"^^loc:edtf .
programme:line a migov:Programme .
actor:town a migov:Organisation ; migov:country place:lv .
actor:office a migov:Unit ; migov:subUnitOf actor:town .
actor:firm a migov:Organisation ; migov:subsidiaryOf actor:town .
actor:club a migov:Organisation ; migov:country place:fi .
actor:ada a migov:Person . actor:bo a migov:Person .
actor:guests a migov:UnnamedGroup ; migov:country place:lt , place:ee .
claim:post a migov:Tenure ; migov:holder actor:ada ; migov:postIn actor:office ;
  migov:date "2018/2021"^^loc:edtf ; migov:status status:stated .
claim:talks a migov:Participation ; migov:participant actor:ada ; migov:inEvent event:talk ;
  migov:role role:speaker ; migov:onBehalfOf actor:town ; migov:status status:stated .
claim:aside-bo a migov:Participation ; migov:participant actor:bo ; migov:inEvent event:aside ;
  migov:role role:attendee ; migov:onBehalfOf actor:guests ; migov:status status:stated .
claim:club a migov:Participation ; migov:participant actor:club ; migov:inEvent event:deeper ;
  migov:role role:attendee ; migov:onBehalfOf actor:town ; migov:date "2020-05-03"^^loc:edtf ;
  migov:status status:stated .
claim:organises a migov:Participation ; migov:participant actor:firm ; migov:inEvent event:day ;
  migov:role role:organiser ; migov:status status:stated .
claim:guests a migov:Participation ; migov:participant actor:guests ; migov:inEvent event:two ;
  migov:role role:attendee ; migov:status status:stated .
claim:next a migov:Participation ; migov:participant actor:office ; migov:inEvent event:next ;
  migov:role role:host ; migov:date "2023-06-01"^^loc:edtf ; migov:status status:interpreted .
claim:late a migov:Participation ; migov:participant actor:office ; migov:inProject project:phase ;
  migov:role role:partner ; migov:date "2022"^^loc:edtf ; migov:disputed true ;
  migov:status status:stated .
claim:leads a migov:Participation ; migov:participant actor:town ; migov:inProject project:phase ;
  migov:role role:lead-partner ; migov:status status:stated .
claim:pays a migov:Participation ; migov:participant actor:firm ; migov:inProject project:all ;
  migov:role role:funder ; migov:status status:interpreted .
claim:share a migov:Funding ; migov:giver programme:line ; migov:recipient actor:office ;
  migov:inProject project:phase ; migov:fundingKind fundingkind:partner-share ;
  migov:status status:stated .
claim:grant a migov:Funding ; migov:giver programme:line ; migov:inProject project:all ;
  migov:fundingKind fundingkind:grant ; migov:date "2019-02"^^loc:edtf ;
  migov:status status:stated .
claim:total a migov:Funding ; migov:inProject project:all ; migov:fundingKind fundingkind:total ;
  migov:status status:stated .
doc:d a migov:Document .
"""


@pytest.fixture
def made(make_study):
    return kg.load(make_study({"a.ttl": MADE}))


def told(dataset, name, columns):
    """Give the rows of an invented network, things by the ends of their names."""
    return [
        tuple(
            local_name(cell) if isinstance(cell, str) and cell.startswith("http") else cell
            for cell in (row[column] for column in columns.split())
        )
        for row in rows(dataset, name)
    ]


def test_a_part_of_any_depth_counts_for_the_whole_event(made):
    assert told(made, "actor-event-whole", "source target role status parts date") == [
        ("ada", "day", "speaker", "stated", "talk", "2020-05-02"),
        # That the talk has this part is inferred, so the tie is.
        ("bo", "day", "attendee", "inferred", "aside", "2020-05-02"),
        ("club", "day", "attendee", "inferred", "deeper", "2020-05-03"),
        ("firm", "day", "organiser", "stated", None, "2020-05-01/2020-05-03"),
        ("guests", "day", "attendee", "stated", "two", "2020-05-02"),
        ("office", "next", "host", "interpreted", None, "2023-06-01"),
    ]
    assert told(made, "actor-session", "source target status") == [
        ("ada", "talk", "stated"),
        ("bo", "aside", "inferred"),
        ("club", "deeper", "stated"),
        ("guests", "two", "stated"),
    ]
    # An organiser may have stayed away.
    assert told(made, "co-attendance", "source target status") == [
        ("ada", "day", "stated"),
        ("bo", "day", "inferred"),
        ("club", "day", "inferred"),
        ("guests", "day", "stated"),
        ("office", "next", "interpreted"),
    ]


def test_the_date_of_a_claim_comes_before_that_of_a_phase_and_that_before_the_project(made):
    assert told(made, "actor-project", "source target role date disputed") == [
        ("firm", "all", "funder", "2019/2024", None),
        ("office", "phase", "partner", "2022", True),
        ("town", "phase", "lead-partner", "2021/2022", None),
    ]
    joined = told(made, "actor-event", "source target date")
    assert {("club", "deeper", "2020-05-03"), ("ada", "talk", "2020-05-02")} <= set(joined)
    assert told(made, "co-participation", "source target") == [
        ("office", "phase"),
        ("town", "phase"),
    ]


def test_money_goes_to_the_recipient_or_else_to_the_project(made):
    columns = "source target sourceMode targetMode relation status date"
    assert told(made, "funding", columns) == [
        ("firm", "all", "actor", "project", "funder", "interpreted", "2019/2024"),
        ("line", "office", "programme", "actor", "partner-share", "stated", "2021/2022"),
        ("line", "all", "programme", "project", "grant", "stated", "2019-02"),
    ]


def test_a_person_links_an_organisation_to_an_event(made):
    columns = "source target sourceMode targetMode role relation status date"
    person, unit = ("person", "organisation"), ("organisation", "event")
    assert told(made, "person-organisation-event", columns) == [
        ("ada", "office", *person, None, "postIn", "stated", "2018/2021"),
        ("ada", "town", *person, None, "onBehalfOf", "stated", "2020-05-02"),
        ("ada", "day", "person", "event", "speaker", None, "stated", "2020-05-02"),
        ("bo", "day", "person", "event", "attendee", None, "inferred", "2020-05-02"),
        # On behalf of the town, but it is not a person.
        ("club", "day", *unit, "attendee", None, "inferred", "2020-05-03"),
        ("firm", "day", *unit, "organiser", None, "stated", "2020-05-01/2020-05-03"),
        ("office", "next", *unit, "host", None, "interpreted", "2023-06-01"),
    ]


def test_a_country_counts_through_whom_a_person_speaks_for_but_not_through_a_group(made):
    assert told(made, "country-country", "source target role claim status") == [
        ("ee", "day", "attendee", "guests", "stated"),
        ("fi", "day", "attendee", "club", "inferred"),
        ("lt", "day", "attendee", "guests", "stated"),
        ("lv", "day", "attendee", "club", "inferred"),
        ("lv", "day", "speaker", "talks", "stated"),
        ("lv", "all", "lead-partner", "leads", "stated"),
    ]


# Two records of which one was decided to be a unit of the other.
DECIDED = """
actor:city a migov:Organisation . actor:youth a migov:Organisation .
claim:decided a migov:Identity ; migov:one actor:city ; migov:other actor:youth ;
  migov:verdict verdict:unit-of ; migov:status status:interpreted ; migov:coder "Ona" .
"""


def test_a_decided_unit_is_in_the_network_with_its_decision(make_study):
    made = kg.load(make_study({"a.ttl": DECIDED}))
    expected = [("youth", "city", "subUnitOf", "interpreted", "decided")]
    assert told(made, "organisation-unit", "source target relation status claim") == expected


def test_units_subsidiaries_and_authorities_are_told_apart(made):
    assert told(made, "organisation-unit", "source target relation") == [
        ("firm", "town", "subsidiaryOf"),
        ("office", "town", "subUnitOf"),
    ]
