from __future__ import annotations

from mapping_samples import TABLE, about, kinds, told


def test_rows_of_one_key_are_one_record_with_all_its_spellings(mapped):
    made = mapped()

    assert about(made, "actor:lake-town-lt")["skos:prefLabel"] == {"Lake Town"}
    assert about(made, "actor:lake-town-lt")["skos:altLabel"] == {"LAKE TOWN"}


def test_a_name_in_two_countries_is_two_records(mapped):
    table = TABLE.replace("River Friends,LV", "Lake Town,LV")
    actors = {s for s, p, _ in told(mapped(table)) if p == "rdf:type" and s.startswith("actor:")}
    assert actors == {"actor:lake-town-lt", "actor:lake-town-lv", "actor:hill-club-xx"}


def actors(made):
    """Return the IRI of each actor by its name."""
    return {o: s for s, p, o in told(made) if p == "skos:prefLabel" and s.startswith("actor:")}


def test_two_keys_with_one_identifier_keep_theirs_if_a_third_comes(mapped):
    two = actors(mapped(TABLE.replace("River Friends,LV", "Lake-Town!,LT")))
    assert two["Lake Town"] != two["Lake-Town!"]
    assert all(iri.startswith("actor:lake-town-lt-") for iri in two.values() if "lt" in iri)
    rows = TABLE.replace("River Friends,LV", "Lake-Town!,LT").replace(
        "Hill Club,XX", "*Lake Town,LT"
    )
    three = actors(mapped(rows))
    assert {name: three[name] for name in two if name in three} | {
        "Hill Club": two["Hill Club"]
    } == two


def test_a_long_name_keeps_its_identifier_if_another_begins_with_the_same_words(mapped):
    long = "Special Account for Research Funds of the University of Ezere - Department of"
    one = actors(mapped(TABLE.replace("River Friends", f"{long} Law")))
    both = TABLE.replace("River Friends", f"{long} Law").replace("Hill Club", f"{long} Arts")
    assert actors(mapped(both))[f"{long} Law"] == one[f"{long} Law"]


def test_a_place_does_not_get_the_identifier_of_a_shipped_country(mapped):
    declared = "    class: migov:Place\n    table: partners\n    key: Country\n    names: Country\n"
    made = mapped(**{"records:\n": f"records:\n  place:\n{declared}"})
    places = {s for s, p, o in told(made) if (p, o) == ("rdf:type", "migov:Place")}
    assert places.isdisjoint({"place:lt", "place:lv"})
    assert len(places) > 1


def test_a_mapping_may_ask_to_be_told_of_rows_with_one_key(mapped):
    made = mapped(**{"    key: Project\n": "    key: Project\n    same_key: report\n"})

    assert kinds(made)["one key in several rows"] == (2, [2, 3, 4, 5, 6])


def test_a_record_that_the_study_has_keeps_its_identifier(mapped):
    data = mapped.root / "study" / "data"
    data.mkdir(parents=True)
    (data / "a.ttl").write_text("<https://w3id.org/migov/id/project/bridge> a <urn:x> .", "utf-8")

    made = mapped()
    assert about(made, "project:bridge") == {}
    (iri,) = {s for s, p, o in told(made) if (p, o) == ("skos:prefLabel", "Bridge")}
    assert iri.startswith("project:bridge-")


def test_the_first_name_that_is_filled_is_the_name(mapped):
    made = mapped(**{"names: Project": "names: [End, Project]\n    other_names: [Project]"})

    assert about(made, "project:well")["skos:prefLabel"] == {"1.2.2030"}
    assert about(made, "project:well")["skos:altLabel"] == {"Well"}


def test_a_record_without_a_name_is_called_by_its_identifier(mapped):
    header = "Project,Title,Start,End,Name,Country,Lead,Status\n"
    made = mapped(f"{header}Bridge,,,,,,,\n", **{"names: Project": "names: Title"})

    assert about(made, "project:bridge")["skos:prefLabel"] == {"bridge"}
    assert kinds(made)["no name"] == (1, [2])


def test_of_several_spellings_that_of_most_rows_is_the_name_whatever_their_order(mapped):
    rows = TABLE.replace("River Friends,LV", "Lake Town,LT")
    header, *body = rows.splitlines()
    for order in (body, body[::-1]):
        made = mapped("\n".join([header, *order]) + "\n")
        assert about(made, "actor:lake-town-lt")["skos:prefLabel"] == {"Lake Town"}
        assert about(made, "actor:lake-town-lt")["skos:altLabel"] == {"LAKE TOWN"}


WIDE = """\
  second:
    class: migov:Organisation
    table: partners
    key: [Second, Country]
    names: Second
    same_as: organisation
  partner-2:
    class: migov:Participation
    table: partners
    values:
      migov:inProject: {record: project}
      migov:participant: {record: second}
      migov:role: {constant: role:partner}
"""


def test_a_name_in_two_columns_is_one_record_if_the_mapping_says_so(mapped):
    header, *rows = TABLE.splitlines()
    wide = [f"{header},Second", f"{rows[0]},River Friends", f"{rows[1].replace('LV', 'LT')},"]
    made = mapped("\n".join(wide), **{"records:\n": f"records:\n{WIDE}"})
    assert set(actors(made)) == {"Lake Town", "River Friends"}
    assert about(made, "actor:river-friends-lt")["migov:country"] == {"place:lt"}
    claims = {
        s for s, p, o in told(made) if (p, o) == ("migov:participant", "actor:river-friends-lt")
    }
    assert len(claims) == 2
    counted = made.account.made
    assert (counted["organisation"].records, counted["second"].records) == (2, 1)
    assert (counted["second"].used, counted["second"].left_out) == (1, 1)
