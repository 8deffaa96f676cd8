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


def test_two_keys_with_one_identifier_are_numbered(mapped):
    made = mapped(TABLE.replace("River Friends,LV", "Lake-Town!,LT"))

    assert about(made, "actor:lake-town-lt")["skos:prefLabel"] == {"Lake Town"}
    assert about(made, "actor:lake-town-lt-2")["skos:prefLabel"] == {"Lake-Town!"}


def test_a_mapping_may_ask_to_be_told_of_rows_with_one_key(mapped):
    made = mapped(**{"    key: Project\n": "    key: Project\n    same_key: report\n"})

    assert kinds(made)["one key in several rows"] == (2, [2, 3, 4, 5, 6])


def test_a_record_that_the_study_has_keeps_its_identifier(mapped):
    data = mapped.root / "study" / "data"
    data.mkdir(parents=True)
    (data / "a.ttl").write_text("<https://w3id.org/migov/id/project/bridge> a <urn:x> .", "utf-8")

    assert about(mapped(), "project:bridge-2")["skos:prefLabel"] == {"Bridge"}


def test_the_first_name_that_is_filled_is_the_name(mapped):
    made = mapped(**{"names: Project": "names: [End, Project]\n    other_names: [Project]"})

    assert about(made, "project:well")["skos:prefLabel"] == {"1.2.2030"}
    assert about(made, "project:well")["skos:altLabel"] == {"Well"}


def test_a_record_without_a_name_is_called_by_its_identifier(mapped):
    header = "Project,Title,Start,End,Name,Country,Lead,Status\n"
    made = mapped(f"{header}Bridge,,,,,,,\n", **{"names: Project": "names: Title"})

    assert about(made, "project:bridge")["skos:prefLabel"] == {"bridge"}
    assert kinds(made)["no name"] == (1, [2])
