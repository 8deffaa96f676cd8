"""Questions about what meets, and who is between, in invented studies."""

from __future__ import annotations

from pathlib import Path

import pytest
from query_helpers import ask, read_rows, shown, there

import kg
from kg.questions.asking import run
from kg.questions.lookup import read_query

BY_SECTOR, BY_COUNTRY = {"by": "migov:sector"}, {"by": "migov:country"}
BY_KIND = {"by": "migov:narrowestKind"}

GROUPINGS = sorted((Path(__file__).parent / "rows" / "groupings").glob("*.txt"))


@pytest.mark.parametrize("path", GROUPINGS, ids=lambda path: path.stem)
def test_a_question_by_another_grouping_has_the_rows_that_the_documents_give(path, example):
    """Here “all” counts without the other parameters."""
    asked, columns, total, rows = read_rows(path)
    query = read_query(path.stem.partition("-by-")[0], example.folder)
    table = run(example, query, asked)

    at = [table.columns.index(column) for column in columns]
    assert [" | ".join(shown(row[i]) for i in at) for row in table.rows] == rows
    assert len(run(example, query, {"by": asked["by"]}).rows) == total


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
    assert ask(dataset, "who-meets-whom", f"group {columns}") == [
        ("level:local", "level:national", 1, 1, three, read),
        ("level:local", "level:regional", 1, 2, one, read),
        ("level:national", "level:local", 1, 1, three, read),
        ("level:national", "level:regional", 1, 1, two, concluded),
        ("level:regional", "level:local", 1, 2, one, read),
        ("level:regional", "level:national", 1, 1, two, concluded),
    ]
    assert ask(dataset, "who-meets-whom", f"group {columns}", BY_SECTOR) == [
        ("sector:public", "sector:public", 1, 1, three, read),
        ("sector:public", "sector:research", 1, 2, one, "status:stated"),
        ("sector:research", "sector:public", 1, 2, one, "status:stated"),
    ]
    name = "who-meets-whom"
    assert ask(dataset, name, columns, BY_KIND | {"group": "kind:municipality"}) == [
        ("kind:city-network", 2, 2, one, read),
        ("kind:ministry", 1, 1, three, read),
        ("kind:regional-development-agency", 1, 1, one, read),
        ("kind:university", 1, 1, one, "status:stated"),
    ]
    assert ask(dataset, name, columns, BY_KIND | {"group": "kind:ministry"}) == [
        ("kind:city-network", 2, 2, three, read),
        ("kind:municipality", 1, 1, three, read),
        ("kind:regional-development-agency", 1, 1, two, concluded),
    ]


def test_a_body_bridges_what_it_meets_apart_and_never_together(make_study):
    """The league meets towns and ministries apart, and then both at once: it bridges neither."""
    dataset = kg.load(make_study({"a.ttl": MEETINGS}))
    columns = "actor one at other otherAt status"

    at = ("event:one", "event:two", "status:inferred")
    assert ask(dataset, "who-bridges", columns) == [
        ("actor:agency", "level:local", at[0], "level:national", at[1], at[2])
    ]
    # Without the agency's second meeting, the league alone meets it and a ministry, and apart.
    league = ("actor:league", "level:national", "event:three", "level:regional", "event:one")
    stated = ask(dataset, "who-bridges", columns, stated_only=True)
    assert stated == [(*league, "status:interpreted")]
    assert ask(dataset, "who-bridges", columns, BY_COUNTRY) == [
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
    assert ask(dataset, "who-bridges", "actor one at other otherAt status", BY_SECTOR) == [
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
    local, columns = {"group": "level:local"}, "with events pairs example"
    rows = ask(dataset, "who-meets-whom", columns, local)
    assert ("level:local", 1, 3, "event:three") in rows
    rows = ask(dataset, "who-meets-whom", columns, BY_KIND | {"group": "kind:municipality"})
    assert ("kind:municipality", 1, 3, "event:three") in rows
    sectors = ask(dataset, "who-meets-whom", columns, BY_SECTOR | {"group": "sector:public"})
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

    def rows(by):
        columns = "actor one at other otherAt status"
        found = ask(dataset, "who-bridges", columns, by)
        assert [row[0] for row in found] == ["actor:hub"]
        assert ask(dataset, "who-bridges", columns, by | {"actor": "actor:hub"}) == found
        assert ask(dataset, "who-bridges", columns, by | {"actor": "actor:peer"}) == []
        return found[0][1:]

    assert rows({}) == (
        "level:local",
        "event:y",
        "level:regional",
        "event:z",
        "status:interpreted",
    )
    assert rows(BY_COUNTRY) == (
        "place:bb",
        "event:y",
        "place:cc",
        "event:z",
        "status:inferred",
    )
    assert rows(BY_SECTOR) == (
        "sector:civil-society",
        "event:z",
        "sector:research",
        "event:w",
        "status:external",
    )


# A lab whose presence two documents tell, one of them by inference; an agency of two kinds.
KINDS = """
event:e a migov:Event .
actor:lab a migov:Organisation ; migov:kind kind:research-institute .
actor:office a migov:Unit ; migov:kind kind:state-agency , kind:state-institution .
actor:group a migov:UnnamedGroup ; migov:kind kind:participants ; migov:memberKind kind:ngo .
claim:lab-again a migov:Participation ; migov:participant actor:lab ; migov:inEvent event:e ;
  migov:role role:speaker ; migov:status status:inferred .
""" + "".join([there("lab", "e"), there("office", "e"), there("group", "e", "interpreted")])


def test_a_meeting_that_is_known_twice_is_as_sure_as_the_surer(make_study):
    """It was as weak as the weaker: a second document made an answer less sure."""
    dataset = kg.load(make_study({"a.ttl": KINDS}))

    columns = "with status"
    lab = BY_KIND | {"group": "kind:research-institute"}
    assert ask(dataset, "who-meets-whom", columns, lab) == [
        ("kind:ngo", "status:interpreted"),
        ("kind:state-agency", "status:stated"),
    ]


def test_the_narrowest_kind_is_the_one_that_counts(make_study):
    """By kind as it is written, an agency is a state institution, too, and a group is none."""
    dataset = kg.load(make_study({"a.ttl": KINDS}))

    asked = "SELECT ?actor ?kind { ?actor migov:narrowestKind ?kind } ORDER BY ?actor ?kind"
    assert [tuple(map(shown, row)) for row in run(dataset, read_query(asked)).rows] == [
        ("group", "ngo"),
        ("lab", "research-institute"),
        ("office", "state-agency"),
    ]
    written = ask(dataset, "who-meets-whom", "group with", {"by": "migov:kind"})
    assert ("kind:research-institute", "kind:state-institution") in written
    assert "kind:ngo" not in {kind for kind, _ in written}
