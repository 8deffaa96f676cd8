"""Questions about who was present, who is a partner and who pays, against the documents."""

from __future__ import annotations

from query_helpers import KAUNAS, MEETING, RIGA, ask

import kg
from kg.networks.network import build_network
from kg.questions.lookup import read_query

NO_PARTNER = [
    "actor:creative-ideas",
    "actor:education-development-centre",
    "actor:i-want-to-help-refugees",
    "actor:shelter-safe-house",
    "actor:society-integration-department",
    "actor:society-integration-foundation",
    "actor:supolka",
]


def test_greece_alone_is_a_partner_country_not_reported_in_riga(example):
    rows = ask(example, "which-partner-countries-were-not-at-the-event", "country", RIGA)

    assert rows == [("place:gr",)]


def test_seven_organisations_were_present_and_are_no_partners(example):
    rows = ask(example, "who-was-present-but-is-not-a-partner", "actor", RIGA)

    assert [row[0] for row in rows] == NO_PARTNER


def test_new_women_connectors_is_a_partner_by_inference_only(example):
    rows = ask(example, "who-was-present-but-is-not-a-partner", "actor", RIGA, stated_only=True)

    assert {row[0] for row in rows} - set(NO_PARTNER) == {"actor:new-women-connectors"}
    assert {row[0] for row in rows} >= set(NO_PARTNER)


def test_nearly_twenty_came_from_four_countries_and_two_documents_say_so(example):
    rows = ask(example, "who-came-from-abroad", "document size about status country", RIGA)

    countries = {}
    for *said, country in rows:
        countries.setdefault(tuple(said), []).append(country.partition(":")[2])
    # Who presented from Düsseldorf was online.
    assert countries == {
        ("doc:nwc-riga", "20 other", 20, "status:inferred"): ["be", "es", "gb", "nl"],
        ("doc:riga-mile-partners", "gandrīz 20", 20, "status:stated"): ["be", "es", "gb", "nl"],
    }
    # That both tell of one group is inferred; without that, there are two.
    stated = ask(example, "who-came-from-abroad", "group status", RIGA, stated_only=True)
    assert set(stated) == {
        ("actor:group-riga-other-representatives", "status:interpreted"),
        ("actor:group-riga-visitors", "status:stated"),
    }


def test_the_first_two_documents_share_nobody_and_five_actors_are_in_two(example):
    rows = ask(example, "who-is-in-several-documents", "actor document documents")

    documents = {}
    for actor, document, number in rows:
        assert number == 2
        documents.setdefault(actor, []).append(document)
    riga = ["doc:nwc-riga", "doc:riga-mile-partners"]
    assert documents == {
        "actor:european-union": ["doc:riga-mile-partners", "doc:rijeka-project"],
        "actor:kaunas-european-capital-of-culture-2022": [
            "doc:kaunas-network-event",
            "doc:krda-project",
        ],
        "actor:new-women-connectors": riga,
        "actor:riga-state-city-municipality": riga,
        "actor:unitee": riga,
    }


def test_guests_of_the_second_part_came_for_associations_and_state_institutions(example):
    columns = "part actor kind throughRepresentatives"
    rows = ask(example, "who-joined-only-a-part", columns, RIGA)

    guests = {row[1] for row in rows if row[0] == f"{MEETING}-2"}
    # The English page names none of them.
    unnamed = {"actor:group-riga-latvian-ngos", "actor:group-riga-state-institutions"}
    assert guests == {*NO_PARTNER, *unnamed}
    assert {row[3] for row in rows if row[1] in NO_PARTNER} == {True}
    kinds = {row[1]: {r[2] for r in rows if r[1] == row[1]} for row in rows}
    assert kinds["actor:supolka"] == {"kind:association"}
    assert kinds["actor:society-integration-foundation"] == {"kind:state-institution"}
    assert kinds["actor:society-integration-department"] == {
        "kind:ministry-department",
        "kind:state-institution",
    }
    assert {row[:2] for row in rows if row[1] not in guests} == {
        (f"{MEETING}-2-dusseldorf", "actor:group-riga-dusseldorf-presenters"),
        (f"{MEETING}-2-dusseldorf", "actor:group-riga-participants"),
    }


def test_who_joined_a_part_has_one_row_with_the_whole_event(example):
    """Each talk of a day was asked about as a part of that day, as if the day were an event."""
    rows = ask(example, "who-joined-only-a-part", "event part actor claim")

    assert {row[0] for row in rows} == {MEETING, KAUNAS["event"]}
    kaunas = [row for row in rows if row[0] == KAUNAS["event"]]
    assert len(kaunas) == len({row[3] for row in kaunas}) == 12
    assert {row[1] for row in kaunas if row[2] == "actor:group-kaunas-partners"} == {
        "event:kaunas-network-event-1-partners",
        "event:kaunas-network-event-2-partners",
        "event:kaunas-network-event-3-partners",
    }
    # Who was reported at the whole event is in no row.
    assert "actor:group-kaunas-participants" not in {row[2] for row in kaunas}


# Invented: what the documents have no case of, so that each part of a question is seen at work.
FUNDS = """
doc:d a migov:Document .
project:a a migov:Project ; migov:programme programme:line .
project:b a migov:Project .
actor:bank a migov:Organisation . programme:line a migov:Programme .
claim:bank-pays a migov:Participation ; migov:participant actor:bank ; migov:role role:funder ;
  migov:inProject project:a ; migov:status status:inferred .
claim:b-line a migov:Statement ; rdf:subject project:b ; rdf:predicate migov:programme ;
  rdf:object programme:line ; migov:status status:external .
claim:grant a migov:Funding ; migov:giver programme:line ; migov:inProject project:a ;
  migov:fundingKind fundingkind:grant ; migov:amount 10.5 ; migov:currency "EUR" ;
  migov:status status:stated .
claim:total a migov:Funding ; migov:inProject project:a ; migov:fundingKind fundingkind:total ;
  migov:amount 12.0 ; migov:currency "EUR" ; migov:status status:stated .
"""


def test_funders_and_programmes_are_told_apart_and_from_what_is_known_elsewhere(make_study):
    dataset = kg.load(make_study({"a.ttl": FUNDS}))
    columns = "project funder how amount document status"

    grant = ("project:a", "programme:line", "fundingkind:grant", 10.5, "doc:d", "status:stated")
    total = ("project:a", None, "fundingkind:total", 12, "doc:d", "status:stated")
    line = ("project:a", "programme:line", "migov:programme", None, "doc:d", "status:stated")
    assert ask(dataset, "who-funded-the-project", columns) == [
        line,
        grant,
        total,
        ("project:a", "actor:bank", "role:funder", None, "doc:d", "status:inferred"),
        ("project:b", "programme:line", "migov:programme", None, "doc:d", "status:external"),
    ]
    stated = ask(dataset, "who-funded-the-project", columns, stated_only=True)
    assert stated == [line, grant, total]


# Each of four partners but the last is there in its own way; who organises need not be there.
PARTNERS = """
project:p a migov:Project .
event:day a migov:Event ; migov:ofProject project:p .
event:part a migov:Event ; migov:partOf event:day .
actor:by-unit a migov:Organisation . actor:unit a migov:Unit ; migov:subUnitOf actor:by-unit .
actor:by-post a migov:Organisation . actor:by-proxy a migov:Organisation .
actor:away a migov:Organisation . actor:ada a migov:Person . actor:group a migov:UnnamedGroup .
claim:post a migov:Tenure ; migov:holder actor:ada ; migov:postIn actor:by-post ;
  migov:status status:stated .
claim:unit-there a migov:Participation ; migov:participant actor:unit ; migov:inEvent event:part ;
  migov:role role:attendee ; migov:status status:stated .
claim:ada-there a migov:Participation ; migov:participant actor:ada ; migov:inEvent event:part ;
  migov:role role:speaker ; migov:inCapacityOf claim:post ; migov:onBehalfOf actor:by-proxy ;
  migov:status status:stated .
claim:away-organises a migov:Participation ; migov:participant actor:away ;
  migov:inEvent event:day ; migov:role role:organiser ; migov:status status:stated .
claim:p1 a migov:Participation ; migov:participant actor:by-unit ; migov:inProject project:p ;
  migov:role role:partner ; migov:status status:stated .
claim:p2 a migov:Participation ; migov:participant actor:by-post ; migov:inProject project:p ;
  migov:role role:partner ; migov:status status:stated .
claim:p3 a migov:Participation ; migov:participant actor:by-proxy ; migov:inProject project:p ;
  migov:role role:lead-partner ; migov:status status:stated .
claim:p4 a migov:Participation ; migov:participant actor:away ; migov:inProject project:p ;
  migov:role role:partner ; migov:status status:interpreted .
claim:p5 a migov:Participation ; migov:participant actor:group ; migov:inProject project:p ;
  migov:role role:partner ; migov:status status:stated .
"""

GROUP_THERE = """
claim:group-there a migov:Participation ; migov:participant actor:group ; migov:inEvent event:part ;
  migov:role role:attendee ; migov:status status:stated .
"""


def test_a_partner_is_present_through_a_unit_a_post_or_a_proxy(make_study):
    name, columns = "who-is-partner-but-was-not-present", "event partner perhapsAmong status"

    alone = kg.load(make_study({"a.ttl": PARTNERS}))
    away = ("event:day", "actor:away")
    assert ask(alone, name, columns) == [(*away, None, "status:interpreted")]
    among = kg.load(make_study({"a.ttl": PARTNERS + GROUP_THERE}))
    assert ask(among, name, columns) == [(*away, "actor:group", "status:interpreted")]


def test_the_network_of_actors_and_events(example):
    query = read_query("actor-event", example.folder, "networks")
    graph = build_network(example, query, part_of=True)

    modes = [mode for _, mode in graph.nodes(data="mode")]
    assert (modes.count("actor"), modes.count("event")) == (45, 34)
    parts = [facts for *_, facts in graph.edges(data=True) if facts.get("part_of")]
    assert (len(parts), graph.number_of_edges() - len(parts)) == (36, 63)
    assert {tuple(facts["relations"]) for facts in parts} == {("partOf",)}
    ties = build_network(example, query)
    assert (len(ties), ties.number_of_edges()) == (len(graph), 63)


def test_the_network_of_actors_and_projects(example):
    query = read_query("actor-project", example.folder, "networks")
    graph = build_network(example, query)

    mile = "https://w3id.org/migov/id/project/mile"
    assert (graph.degree[mile], len(graph)) == (12, 28)
    riga = graph.edges[mile, "https://w3id.org/migov/id/actor/riga-state-city-municipality"]
    assert (riga["roles"], riga["weight"], riga["status"]) == (
        ["implementer", "partner"],
        2,
        "stated",
    )


def test_without_inference_new_women_connectors_is_in_no_project(example):
    query = read_query("actor-project", example.folder, "networks")
    graph = build_network(example, query, stated_only=True)

    assert "https://w3id.org/migov/id/actor/new-women-connectors" not in graph
    # Nor is the agency, which the coder knew from the page's address.
    assert "https://w3id.org/migov/id/actor/kaunas-regional-development-agency" not in graph
    # Two groups that were joined by inference are two.
    assert "https://w3id.org/migov/id/actor/group-rijeka-five-partners" in graph
    assert len(graph) == 27
