from __future__ import annotations

from mapping_samples import TABLE, about, kinds


def test_a_stated_value_is_a_plain_fact_that_rests_on_its_cell(mapped):
    made = mapped()

    assert about(made, "actor:lake-town-lt")["migov:country"] == {"place:lt"}
    assert about(made, "actor:lake-town-lt")["migov:evidence"] == {"quote:lakes-2-country"}


def test_a_value_that_the_mapping_interprets_is_a_statement_with_its_reason(mapped):
    assert about(mapped(), "claim:lake-town-lt-sector-public") == {
        "rdf:type": {"migov:Statement"},
        "rdf:subject": {"actor:lake-town-lt"},
        "rdf:predicate": {"migov:sector"},
        "rdf:object": {"sector:public"},
        "migov:status": {"status:interpreted"},
        "migov:confidence": {"confidence:medium"},
        "migov:reason": {"A legal status is read as a sector."},
        "migov:evidence": {"quote:lakes-2-status"},
    }


def test_rows_that_differ_on_a_value_of_one_are_each_disputed(mapped):
    made = mapped(TABLE.replace("Bridge,01.02.2030,31.12.2031,R", "Bridge,01.02.2030,31.12.2032,R"))

    assert kinds(made)["rows differ"] == (1, [2, 3])
    assert "migov:date" not in about(made, "project:bridge")
    first = about(made, "claim:bridge-date-2030-02-01-2031-12-31")
    second = about(made, "claim:bridge-date-2030-02-01-2032-12-31")
    assert first["migov:disputed"] == second["migov:disputed"] == {"true"}
    assert second["rdf:object"] == {"2030-02-01/2032-12-31"}
    assert second["migov:evidence"] == {"quote:lakes-3-start", "quote:lakes-3-end"}
    assert second["migov:asStated"] == {"01.02.2030", "31.12.2032"}


def test_a_date_has_the_words_of_the_table_beside_it(mapped):
    bridge = about(mapped(), "project:bridge")

    assert bridge["migov:date"] == {"2030-02-01/2031-12-31"}
    assert bridge["migov:dateAsStated"] == {"01.02.2030", "31.12.2031"}
