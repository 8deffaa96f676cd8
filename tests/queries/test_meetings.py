"""Questions about what meets, and who is between, in invented studies."""

from __future__ import annotations

from query_helpers import ask, there

import kg

# A town, an agency and a ministry of three countries. The agency meets each of the two others at a
# meeting of its own; the association meets them apart as well, and once together.
MEETINGS = """
place:aa a migov:Place . place:bb a migov:Place . place:cc a migov:Place . place:dd a migov:Place .
event:one a migov:Event . event:two a migov:Event . event:three a migov:Event .
event:part a migov:Event ; migov:partOf event:one .
actor:town a migov:Organisation ; migov:kind kind:municipality ; migov:country place:aa .
actor:office a migov:Unit ; migov:kind kind:municipal-unit ; migov:subUnitOf actor:town .
actor:ministry a migov:Organisation ; migov:kind kind:ministry ; migov:country place:bb .
actor:agency a migov:Organisation .
actor:league a migov:Organisation ; migov:kind kind:city-network ; migov:country place:dd .
actor:city a migov:Organisation ; migov:country place:aa .
actor:bureau a migov:Organisation ; migov:kind kind:ministry ; migov:country place:bb .
actor:group a migov:UnnamedGroup ; migov:memberKind kind:university .
actor:staff a migov:UnnamedGroup ; migov:memberKind kind:university .
actor:ada a migov:Person .
claim:agency-kind a migov:Statement ; rdf:subject actor:agency ; rdf:predicate migov:kind ;
  rdf:object kind:regional-development-agency ; migov:status status:interpreted .
claim:city-kind a migov:Statement ; rdf:subject actor:city ; rdf:predicate migov:kind ;
  rdf:object kind:municipality ; migov:status status:interpreted .
claim:agency-country a migov:Statement ; rdf:subject actor:agency ; rdf:predicate migov:country ;
  rdf:object place:cc ; migov:status status:external .
claim:minister a migov:Tenure ; migov:holder actor:ada ; migov:postIn actor:ministry ;
  migov:status status:interpreted .
"""

MEETINGS += "".join(
    [
        there("town", "one"),
        there("office", "part"),
        there("agency", "part"),
        there("league", "one"),
        there("group", "one", more="migov:onBehalfOf actor:staff ; "),
        there("ada", "two", more="migov:inCapacityOf claim:minister ; "),
        there("agency", "two", "inferred"),
        there("league", "two"),
        there("town", "two", role="organiser"),
        there("city", "three"),
        there("bureau", "three"),
        there("league", "three"),
    ]
)


def test_levels_and_sectors_meet_where_actors_are_present_at_one_event(make_study):
    """Not a unit and its organisation, an organiser who stayed away, or a group by its staff."""
    dataset = kg.load(make_study({"a.ttl": MEETINGS}))
    columns = "with events pairs example status"

    one, two, three = "event:one", "event:two", "event:three"
    read, concluded = "status:interpreted", "status:inferred"
    assert ask(dataset, "which-levels-meet", f"level {columns}") == [
        ("level:local", "level:national", 1, 1, three, read),
        ("level:local", "level:regional", 1, 2, one, read),
        ("level:national", "level:local", 1, 1, three, read),
        ("level:national", "level:regional", 1, 1, two, concluded),
        ("level:regional", "level:local", 1, 2, one, read),
        ("level:regional", "level:national", 1, 1, two, concluded),
    ]
    assert ask(dataset, "which-sectors-meet", f"sector {columns}") == [
        ("sector:public", "sector:public", 1, 1, three, read),
        ("sector:public", "sector:research", 1, 2, one, "status:stated"),
        ("sector:research", "sector:public", 1, 2, one, "status:stated"),
    ]
    name = "which-kinds-of-institution-meet"
    assert ask(dataset, name, columns, {"kind": "kind:municipality"}) == [
        ("kind:city-network", 2, 2, one, read),
        ("kind:ministry", 1, 1, three, read),
        ("kind:regional-development-agency", 1, 1, one, read),
        ("kind:university", 1, 1, one, "status:stated"),
    ]
    assert ask(dataset, name, columns, {"kind": "kind:ministry"}) == [
        ("kind:city-network", 2, 2, three, read),
        ("kind:municipality", 1, 1, three, read),
        ("kind:regional-development-agency", 1, 1, two, concluded),
    ]


def test_a_body_bridges_what_it_meets_apart_and_never_together(make_study):
    """The league meets towns and ministries apart, and then both at once: it bridges neither."""
    dataset = kg.load(make_study({"a.ttl": MEETINGS}))
    columns = "actor one at other otherAt status"

    at = ("event:one", "event:two", "status:inferred")
    assert ask(dataset, "who-bridges-levels", columns) == [
        ("actor:agency", "level:local", at[0], "level:national", at[1], at[2])
    ]
    # Without the agency's second meeting, the league alone meets it and a ministry, and apart.
    league = ("actor:league", "level:national", "event:three", "level:regional", "event:one")
    stated = ask(dataset, "who-bridges-levels", columns, stated_only=True)
    assert stated == [(*league, "status:interpreted")]
    assert ask(dataset, "who-bridges-countries", columns) == [
        ("actor:agency", "place:aa", at[0], "place:bb", at[1], at[2]),
    ]


def test_a_body_bridges_sectors_other_than_its_own(make_study):
    more = "".join(
        [
            "actor:lab a migov:Organisation ; migov:kind kind:research-institute .\n",
            "actor:guild a migov:Organisation ; migov:sector sector:business .\n",
            "event:four a migov:Event . event:five a migov:Event .\n",
            there("lab", "four"),
            there("guild", "four"),
            there("lab", "five"),
            there("town", "five"),
            there("guild", "five", role="organiser"),
        ]
    )
    dataset = kg.load(make_study({"a.ttl": MEETINGS + more}))

    business, public = ("sector:business", "event:four"), ("sector:public", "event:five")
    assert ask(dataset, "who-bridges-sectors", "actor one at other otherAt status") == [
        ("actor:lab", *business, *public, "status:stated")
    ]


def test_an_unnamed_group_does_not_meet_those_who_are_in_it(make_study):
    """One document names who is in a group of another: both are at the event."""
    more = "actor:town migov:inGroup actor:towns . actor:towns migov:inGroup actor:all .\n"
    for group in ("towns", "all"):
        more += f"actor:{group} a migov:UnnamedGroup ; migov:memberKind kind:municipality .\n"
        more += there(group, "three")
    more += there("town", "three")
    dataset = kg.load(make_study({"a.ttl": MEETINGS + more}))

    # The city, the town and the two groups make six pairs, and three of them are in one another.
    local, columns = {"level": "level:local"}, "with events pairs example"
    rows = ask(dataset, "which-levels-meet", columns, local)
    assert ("level:local", 1, 3, "event:three") in rows
    rows = ask(dataset, "which-kinds-of-institution-meet", columns, {"kind": "kind:municipality"})
    assert ("kind:municipality", 1, 3, "event:three") in rows
    sectors = ask(dataset, "which-sectors-meet", columns, {"sector": "sector:public"})
    # With the ministry: four pairs more.
    assert ("sector:public", 1, 7, "event:three") in sectors


OWN = """
place:aa a migov:Place . place:bb a migov:Place . place:cc a migov:Place .
event:w a migov:Event . event:x a migov:Event . event:y a migov:Event . event:z a migov:Event .
event:a-part a migov:Event ; migov:partOf event:y .
event:a-talk a migov:Event ; migov:partOf event:z .
actor:hub a migov:Organisation ; migov:kind kind:ministry ; migov:country place:aa .
actor:peer a migov:Organisation ; migov:kind kind:ministry ; migov:country place:aa .
actor:far a migov:Organisation . actor:near a migov:Organisation ; migov:level level:regional .
actor:lab a migov:Organisation ; migov:kind kind:research-institute .
claim:far-kind a migov:Statement ; rdf:subject actor:far ; rdf:predicate migov:kind ;
  rdf:object kind:municipality ; migov:status status:interpreted .
claim:near-country a migov:Statement ; rdf:subject actor:near ; rdf:predicate migov:country ;
  rdf:object place:cc ; migov:status status:inferred .
claim:near-kind a migov:Statement ; rdf:subject actor:near ; rdf:predicate migov:kind ;
  rdf:object kind:ngo ; migov:status status:external .
actor:far migov:country place:bb .
""" + "".join(
    [
        there("hub", "w") + there("lab", "w"),
        there("hub", "x") + there("peer", "x"),
        there("hub", "a-part") + there("far", "a-part"),
        there("hub", "a-talk") + there("near", "a-talk"),
    ]
)


def test_a_body_does_not_bridge_its_own_and_is_no_surer_than_what_it_meets(make_study):
    dataset = kg.load(make_study({"a.ttl": OWN}))

    def rows(name):
        columns = "actor one at other otherAt status"
        found = ask(dataset, name, columns)
        assert [row[0] for row in found] == ["actor:hub"]
        assert ask(dataset, name, columns, {"actor": "actor:hub"}) == found
        assert ask(dataset, name, columns, {"actor": "actor:peer"}) == []
        return found[0][1:]

    assert rows("who-bridges-levels") == (
        "level:local",
        "event:y",
        "level:regional",
        "event:z",
        "status:interpreted",
    )
    assert rows("who-bridges-countries") == (
        "place:bb",
        "event:y",
        "place:cc",
        "event:z",
        "status:inferred",
    )
    assert rows("who-bridges-sectors") == (
        "sector:civil-society",
        "event:z",
        "sector:research",
        "event:w",
        "status:external",
    )
