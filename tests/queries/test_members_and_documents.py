"""Questions about members, guests from abroad, subjects in places, and documents."""

from __future__ import annotations

from query_helpers import RIGA, ask, there

import kg

SEATS = """
doc:d a migov:Document . quote:q a migov:Evidence ; migov:document doc:d .
actor:council a migov:Organisation . actor:ngo a migov:Organisation .
actor:group a migov:UnnamedGroup . actor:one a migov:Person ; migov:inGroup actor:group .
claim:seat a migov:Membership ; migov:member actor:one ; migov:memberOf actor:council ;
  migov:role role:member ; migov:onBehalfOf actor:ngo ; migov:seatAsNamed "for migrants"@en ;
  migov:date "2021/2024"^^loc:edtf ; migov:evidence quote:q ; migov:status status:stated .
claim:chair a migov:Membership ; migov:member actor:ngo ; migov:memberOf actor:council ;
  migov:role role:chair ; migov:status status:inferred .
"""


def test_a_member_may_sit_for_another_and_an_unnamed_group_has_no_seats(make_study):
    dataset = kg.load(make_study({"a.ttl": SEATS}))
    question = "who-is-a-member-of-what"
    columns = "organisation member role onBehalfOf seat date status"

    chair = ("actor:council", "actor:ngo", "role:chair", None, None, None, "status:inferred")
    seat = ("actor:council", "actor:one", "role:member", "actor:ngo", "for migrants", "2021/2024")
    assert ask(dataset, question, columns) == [chair, (*seat, "status:stated")]
    assert ask(dataset, question, columns, {"member": "actor:ngo"}) == [chair]
    assert ask(dataset, question, "document claim", stated_only=True) == [("doc:d", "claim:seat")]


ABROAD = (
    """
place:town a migov:Place ; migov:within place:lv .
event:e a migov:Event ; migov:place place:town . event:talk a migov:Event ;
  migov:partOf event:e ; migov:place place:town .
event:call a migov:Event ; migov:nominalPlace place:lt .
event:nowhere a migov:Event .
actor:home a migov:Organisation ; migov:country place:lv .
actor:both a migov:Organisation ; migov:country place:lv , place:ee .
actor:guest a migov:Organisation ; migov:country place:ee , place:fi .
actor:unit a migov:Unit ; migov:subUnitOf actor:guest .
actor:visitors a migov:UnnamedGroup ; migov:country place:ee .
actor:person a migov:Person . actor:traveller a migov:Person ; migov:country place:fi .
claim:country a migov:Statement ; rdf:subject actor:unsure ; rdf:predicate migov:country ;
  rdf:object place:ee ; migov:status status:external .
actor:unsure a migov:Organisation .
"""
    + "".join(there(who, "e") for who in ("home", "both", "visitors", "unsure", "traveller"))
    + there("person", "talk", "interpreted", "migov:onBehalfOf actor:guest ; ")
    + there("home", "call")
    + there("guest", "nowhere")
    + there("unit", "nowhere")
)


def test_who_speaks_for_a_body_of_another_country_takes_it_across_the_border(make_study):
    dataset = kg.load(make_study({"a.ttl": ABROAD}))
    question = "who-was-at-an-event-of-another-country"
    columns = "event in actor country through status"

    call = ("event:call", "place:lt", "actor:home", "place:lv", "actor:home", "status:stated")
    guest = ("event:e", "place:lv", "actor:guest")
    through = ("actor:person", "status:interpreted")
    assert ask(dataset, question, columns) == [
        call,
        (*guest, "place:ee", *through),
        (*guest, "place:fi", *through),
        ("event:e", "place:lv", "actor:traveller", "place:fi", "actor:traveller", "status:stated"),
        ("event:e", "place:lv", "actor:unsure", "place:ee", "actor:unsure", "status:external"),
    ]
    # What the words do not say is left out.
    stated = ask(dataset, question, columns, stated_only=True)
    assert {row[2] for row in stated} == {"actor:home", "actor:guest", "actor:traveller"}


def test_a_unit_is_of_the_country_of_its_organisation(make_study):
    placed = ABROAD.replace("event:nowhere a migov:Event", "event:nowhere migov:place place:town")
    dataset = kg.load(make_study({"a.ttl": f"{placed} event:nowhere a migov:Event ."}))

    columns = "actor country claim"
    rows = ask(dataset, "who-was-at-an-event-of-another-country", columns)
    assert ("actor:unit", "place:fi", "claim:unit-nowhere") in rows


def test_new_women_connectors_alone_is_named_from_abroad_in_riga(example):
    rows = ask(example, "who-was-at-an-event-of-another-country", "actor country", RIGA)

    assert set(rows) == {("actor:new-women-connectors", "place:nl")}


WITHIN = """
place:country a migov:Place . place:town a migov:Place ; migov:within place:country .
place:else a migov:Place . topic:t a migov:Topic .
event:e a migov:Event ; migov:place place:else ; migov:about place:town , topic:t .
output:o a migov:Output ; migov:about place:country .
claim:c a migov:Statement ; rdf:subject event:e ; rdf:predicate migov:about ;
  rdf:object place:else ; migov:status status:inferred .
"""


def test_what_was_about_a_town_was_about_its_country_and_not_the_other_way(make_study):
    dataset = kg.load(make_study({"a.ttl": WITHIN}))
    question, columns = "what-was-about-a-place", "place about thing status"

    town = ("place:country", "place:town", "event:e", "status:stated")
    assert ask(dataset, question, columns, {"place": "place:country"}) == [
        ("place:country", "place:country", "output:o", "status:stated"),
        town,
    ]
    assert ask(dataset, question, columns, {"place": "place:town"}) == [("place:town", *town[1:])]
    elsewhere = ask(dataset, question, columns, {"place": "place:else"})
    assert elsewhere == [("place:else", "place:else", "event:e", "status:inferred")]
    assert ask(dataset, question, columns, {"place": "place:else"}, stated_only=True) == []


TOLD = {
    "shared.ttl": """
event:e a migov:Event . event:talk a migov:Event . actor:a a migov:Organisation .
actor:paper a migov:Organisation .""",
    "first.ttl": """
doc:first a migov:Document ; migov:published "2021-05"^^loc:edtf ; migov:publisher actor:paper ;
  migov:evidence quote:first .
quote:first a migov:Evidence ; migov:document doc:first .
event:talk migov:partOf event:e ; migov:evidence quote:first .
claim:a a migov:Participation ; migov:participant actor:a ; migov:inEvent event:talk ;
  migov:role role:speaker ; migov:evidence quote:first ; migov:status status:stated .""",
    "second.ttl": """
doc:second a migov:Document . quote:second a migov:Evidence ; migov:document doc:second .
event:e migov:mode mode:online ; migov:evidence quote:second .""",
    "silent.ttl": """
doc:silent a migov:Document . quote:silent a migov:Evidence ; migov:document doc:silent .
actor:a migov:kind kind:ngo ; migov:evidence quote:silent .""",
}


def test_documents_that_report_a_part_report_the_event(make_study):
    dataset = kg.load(make_study(TOLD))
    columns = "event document published updated publisher claims"

    assert ask(dataset, "which-documents-report-an-event", columns) == [
        ("event:e", "doc:first", "2021-05", None, "actor:paper", 2),
        ("event:e", "doc:second", None, None, None, 1),
    ]
