"""New names get a record: an identifier, a class and a file."""

from __future__ import annotations

from pyoxigraph import Literal

from kg.incoming.sheets.imported.new_records import NewRecords
from kg.rdf import expand

ORGANISATION, EVENT, PLACE = (
    expand(f"migov:{name}") for name in ("Organisation", "Event", "Place")
)


def test_shared_records_have_files_of_their_own_and_others_the_documents(layout, tmp_path):
    new = NewRecords(layout, tmp_path, lambda _: False)
    document = tmp_path / "documents" / "d.ttl"
    made = [new.make(cls, "Ventava", document) for cls in (ORGANISATION, EVENT, PLACE)]

    assert made == [expand(f"{prefix}:ventava") for prefix in ("actor", "event", "place")]
    assert [new.homes[iri] for iri in made] == [
        tmp_path / "actors" / "ventava.ttl",
        document,
        tmp_path / "places.ttl",
    ]


def test_no_identifier_and_no_file_is_taken_a_second_time(layout, tmp_path):
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "ventava-2.ttl").write_text("", "utf-8")
    new = NewRecords(layout, tmp_path, lambda iri: iri == expand("actor:ventava"))

    made = [new.make(ORGANISATION, "Ventava", tmp_path) for _ in range(2)]
    assert made == [expand("actor:ventava-3"), expand("actor:ventava-4")]


def test_a_new_name_means_its_record_in_any_letters_and_for_its_class_only(layout, tmp_path):
    new = NewRecords(layout, tmp_path, lambda _: False)
    iri = new.make(ORGANISATION, "Ventavas dome", tmp_path)
    new.call(iri, "Ventava Council")

    assert new.named("ventava council", {expand("migov:Actor")}) == [iri]
    assert new.named("Ventavas dome", ()) == [iri]
    assert new.named("Ventavas dome", {EVENT}) == []
    assert new.above(iri) >= {ORGANISATION, expand("migov:Actor")}
    assert new.triples(iri, "Ventavas dome", "lv")[1].object == Literal(
        "Ventavas dome", language="lv"
    )


def test_the_class_of_a_new_name_follows_where_there_is_one_only(layout, tmp_path):
    new = NewRecords(layout, tmp_path, lambda _: False)

    assert new.class_for({expand("migov:Person")}, "Ventava", "en") == expand("migov:Person")
    assert new.class_for({expand("migov:Actor")}, "Ventava", "en") == ""
    assert new.class_for({EVENT, expand("migov:Project")}, "Ventava", "en") == ""


def test_a_new_actor_is_what_its_name_or_a_cell_tells(layout, tmp_path):
    """“Ona Petraitė” was an organisation."""
    new = NewRecords(layout, tmp_path, lambda _: False)
    kinds = {"Ona Petraitė": "person", "Ventavas dome": "organisation"}
    new.kind_of = lambda name, _lang: kinds.get(name, "")
    actor, without = {expand("migov:Actor")}, {ORGANISATION, expand("migov:Unit")}
    assert new.class_for(actor, "Ona Petraitė", "lt") == expand("migov:Person")
    assert new.class_for(actor, "Ventavas dome", "lv") == ORGANISATION
    assert new.class_for(without, "Ventava", "lv") == ORGANISATION
    assert new.class_for(without, "Ona Petraitė", "lt") == ""
    new.told["ventava"] = expand("migov:Unit")
    assert new.class_for(actor, "Ventava", "lv") == expand("migov:Unit")
