"""An exported sheet reads back as what it was, and a change in a cell as just that change."""

from __future__ import annotations

import copy

import pytest
from coding_sheets import ROWS, as_book, exported

from kg.errors import InputError
from kg.incoming.sheets.imported.importing import import_book
from kg.incoming.sheets.imported.source_texts import SourceTexts
from kg.rdf import compress, expand
from kg.study import changes
from kg.tables.reading import Book

DOCUMENTS = [
    "kaunas-network-event",
    "krda-project",
    "nwc-riga",
    "riga-mile-partners",
    "rijeka-project",
]


@pytest.fixture(scope="module")
def dataset(example):
    return example.dataset


def imported(dataset, layout, rows, texts=None, **more):
    return import_book(as_book(layout, rows, **more), dataset, texts or SourceTexts(), faults=[])


@pytest.mark.parametrize("document", [None, *DOCUMENTS])
def test_an_export_reads_back_as_what_it_was(dataset, document):
    chosen = [expand(f"doc:{document}")] if document else None
    found = imported(dataset, *exported(dataset, chosen))

    assert [str(each) for each in found.faults] == []
    assert [str(each) for each in found.remarks] == []
    assert found.contents == {}


# A new document


@pytest.fixture(scope="module")
def coded(made, layout, source):
    """Give what the rows of the new document make of the made-up study."""
    return imported(made.dataset, layout, ROWS, SourceTexts(file=source[0]))


def said(found, record):
    """Give what the new state says about a record: pairs of short names and values."""
    triples = (t for path in found.contents for t in found.after.files[path])
    return {
        (compress(t.predicate.value), compress(t.object.value))
        for t in triples
        if compress(t.subject.value) == record
    }


def test_a_new_document_is_coded_by_names_and_phrases_alone(made, coded):
    data = made.dataset.folder.data

    assert [str(each) for each in coded.faults] == []
    assert {path.relative_to(data).as_posix() for path in coded.contents} == {
        "actors/janis-ozols.ttl",
        "actors/ventavas-dome.ttl",
        "documents/ventavas-zinas-atklats.ttl",
        "projects/ostas-balsis.ttl",
    }
    assert said(coded, "actor:ventavas-dome") == {
        ("rdf:type", "migov:Organisation"),
        ("skos:prefLabel", "Ventavas dome"),
        ("skos:prefLabel", "Ventava Council"),
        ("migov:kind", "kind:municipality"),
        ("migov:evidence", "quote:ventavas-zinas-atklats-projektu-vada-ventavas-dome"),
    }
    own = (data / "actors/ventavas-dome.ttl", data / "documents/ventavas-zinas-atklats.ttl")
    assert b"kind:municipality" not in coded.contents[own[0]]
    assert b'prefLabel "Ventavas dome"' not in coded.contents[own[1]]


def test_what_a_new_document_prints_is_the_name_as_printed_and_posts_lead_to_their_claims(coded):
    assert said(coded, "claim:ventavas-zinas-atklats-janis-ozols-speaker") == {
        ("rdf:type", "migov:Participation"),
        ("migov:asNamed", "Jānis Ozols"),
        ("migov:confidence", "confidence:high"),
        ("migov:evidence", "quote:ventavas-zinas-atklats-atklasana-runaja-mers-janis-ozols"),
        ("migov:inCapacityOf", "claim:ventavas-zinas-atklats-janis-ozols-mers"),
        ("migov:inEvent", "event:projekta-atklasana"),
        ("migov:participant", "actor:janis-ozols"),
        ("migov:reason", "The opening is read as an event of its own."),
        ("migov:role", "role:speaker"),
        ("migov:status", "status:interpreted"),
    }


def test_a_row_with_a_status_is_a_statement_of_each_of_its_values(coded):
    found = said(coded, "claim:ventavas-zinas-atklats-ventavas-dome-country")

    assert {("rdf:predicate", "migov:country"), ("rdf:object", "place:lv")} < found
    assert ("migov:status", "status:external") in found


def test_a_new_document_has_the_checksum_and_name_of_its_text(coded, source):
    found = said(coded, "doc:ventavas-zinas-atklats")

    assert ("migov:sha256", source[1]) in found
    assert ("migov:textFile", "osta.txt") in found


def test_what_was_taken_otherwise_than_written_is_said(coded):
    assert [str(each) for each in coded.remarks] == [
        'sheet “Claims”, row 3, column B “quote” (“partneris ir biedrība "Ūdensroze"”): the text '
        "has “partneris ir biedrība “Ūdensroze””, which is taken"
    ]


def test_that_the_text_of_a_new_document_is_needed_is_told_once(made, layout):
    found = imported(made.dataset, layout, ROWS)

    assert [each.message for each in found.faults] == [
        "this is not yet a quote of doc:ventavas-zinas-atklats; to find new quotes, give the "
        "document's text"
    ]
    assert set(found.without_text) == {expand("doc:ventavas-zinas-atklats")}


def test_a_sheet_that_is_brought_in_again_changes_nothing(coded, layout, rows):
    """The identifiers of its records were new names the second time, with “-2” after them."""
    again = imported(coded.after, layout, rows)

    assert [str(each) for each in again.faults] == []
    assert changes(again.before, again.after) == []
    assert [each.message for each in again.remarks] == [
        "the study has this document, as doc:ventavas-zinas-atklats; the rows of this sheet take "
        "the place of what it has of it"
    ]


def test_a_text_that_is_not_the_documents_is_refused(made, layout, rows, source):
    rows["migov:Document"][0]["migov:sha256"] = "0" * 64
    with pytest.raises(InputError, match=r"osta\.txt: is not the text that was coded"):
        imported(made.dataset, layout, rows, SourceTexts(file=source[0]))


def test_a_book_without_any_sheet_of_ours_is_refused(made):
    with pytest.raises(InputError, match="no sheet in it has the headings of a coding sheet"):
        import_book(Book("xlsx", ()), made.dataset, SourceTexts(), faults=[])


# A change in a cell is that change


@pytest.fixture(scope="module")
def lake(made):
    return exported(made.dataset, [expand("doc:lake")])


def edit(made, lake, change, **more):
    """Change the rows of an export, and give the import and what changes, as short names."""
    layout, rows = lake[0], copy.deepcopy(lake[1])
    change(rows)
    texts = SourceTexts(folder=made.dataset.folder.root / "texts")
    found = imported(made.dataset, layout, rows, texts, **more)
    told = []
    for each in changes(found.before, found.after):
        for sign, triples in (("-", each.removed), ("+", each.added)):
            told += [
                f"{sign} {compress(each.record)} {compress(t.predicate.value)} "
                f"{compress(t.object.value)}"
                for t in triples
            ]
    return found, sorted(told)


def row_of(rows, key, **having):
    """Give the row of a sheet in which these columns have these texts."""
    wanted = {f"migov:{name}": text for name, text in having.items()}
    (found,) = [each for each in rows[key] if wanted.items() <= each.items()]
    return found


def test_a_role_that_changes_is_the_only_change(made, lake):
    def change(rows):
        row_of(rows, "migov:Participation", role="host")["migov:role"] = "Organizator"

    found, told = edit(made, lake, change)
    assert [each.message for each in found.faults] == [
        "there is no such role; did you mean “organiser” or “co-organiser”?"
    ]
    assert told == ["- claim:lake-host migov:role role:host"]

    def correct(rows):
        row_of(rows, "migov:Participation", role="host")["migov:role"] = "funder"

    assert edit(made, lake, correct)[1] == [
        "+ claim:lake-host migov:role role:funder",
        "- claim:lake-host migov:role role:host",
    ]


def test_a_row_that_is_deleted_is_a_claim_that_is_removed_with_quotes_that_nothing_uses(made, lake):
    def change(rows):
        rows["migov:Participation"].remove(row_of(rows, "migov:Participation", role="co-organiser"))

    found, told = edit(made, lake, change)
    assert found.faults == []
    assert {each.split()[1] for each in told} == {"claim:lake-co-organiser"}
    assert all(each.startswith("- ") for each in told)

    def both(rows):
        change(rows)
        actors = rows["migov:Actor"]
        row = next(each for each in actors if each.get("migov:evidence", "").startswith("kopā"))
        actors.remove(row)

    _, told = edit(made, lake, both)
    assert {each.split()[1] for each in told} == {
        "claim:lake-co-organiser",
        "actor:udensroze",
        "quote:lake-co-organiser",
    }


def test_a_kind_of_which_the_book_has_no_sheet_stays(made, lake):
    found, told = edit(made, lake, lambda rows: rows.pop("migov:Event"))

    assert (found.faults, told) == ([], [])


def test_a_new_quote_in_a_row_is_found_in_the_text_and_an_old_one_keeps_its_record(made, lake):
    def change(rows):
        row = row_of(rows, "migov:Participation", role="host")
        row["migov:evidence"] += " | Ciemos bija gandrīz"

    _, told = edit(made, lake, change)
    assert told == [
        "+ claim:lake-host migov:evidence quote:lake-ciemos-bija-gandriz",
        "+ quote:lake-ciemos-bija-gandriz migov:document doc:lake",
        "+ quote:lake-ciemos-bija-gandriz oa:end 212",
        "+ quote:lake-ciemos-bija-gandriz oa:exact Ciemos bija gandrīz",
        "+ quote:lake-ciemos-bija-gandriz oa:start 193",
        "+ quote:lake-ciemos-bija-gandriz rdf:type migov:Evidence",
    ]


def test_a_statement_whose_value_changes_keeps_its_record_and_its_reason(made, lake):
    def change(rows):
        (row,) = [each for each in rows["migov:Event"] if each.get("migov:date") == "2031-05-04"]
        row["migov:date"] = "2031-05"

    assert edit(made, lake, change)[1] == [
        "+ claim:lake-year rdf:object 2031-05",
        "- claim:lake-year rdf:object 2031-05-04",
    ]


def test_a_name_that_changes_in_the_row_of_the_record_is_renamed(made, lake):
    def change(rows):
        (row,) = [
            e for e in rows["migov:Event"] if e["skos:prefLabel"].startswith("Seminar, first")
        ]
        row["skos:prefLabel"] = "First half @en | Pirmā daļa @lv"

    assert edit(made, lake, change)[1] == [
        "+ event:lake-1 skos:prefLabel First half",
        "+ event:lake-1 skos:prefLabel Pirmā daļa",
        "- event:lake-1 skos:prefLabel Seminar, first part",
    ]


def test_a_row_that_was_copied_must_lose_its_id(made, lake):
    def copied(rows):
        row = dict(row_of(rows, "migov:Participation", role="host"))
        rows["migov:Participation"].append(row | {"migov:role": "funder"})

    (fault,) = edit(made, lake, copied)[0].faults
    assert fault.message.endswith("has this id too; empty it in the row that is new")

    def corrected(rows):
        copied(rows)
        rows["migov:Participation"][-1]["id"] = ""

    found, told = edit(made, lake, corrected)
    assert found.faults == []
    assert {each.split()[1] for each in told} == {"claim:lake-ezezers-funder"}


def test_an_id_that_leads_nowhere_is_told(made, lake):
    def change(rows):
        row_of(rows, "migov:Participation", role="host")["id"] = "zzz"

    (fault,) = edit(made, lake, change)[0].faults
    assert fault.message.startswith("this leads to no record of the study; the study has changed")


def test_all_that_is_wrong_is_told_at_once_with_its_cells(made, lake):
    def change(rows):
        claims = rows["migov:Participation"]
        row_of(rows, "migov:Participation", role="host")["migov:reason"] = ""
        row_of(rows, "migov:Participation", role="organiser")["migov:evidence"] = "Semināru rikoja"
        row_of(rows, "migov:Participation", role="attendee")["migov:date"] = "04.05.2031"
        claims.append({"migov:participant": "Nobody Known Here", "migov:role": "speaker"})
        claims.append({"document": "7", "migov:role": "speaker"})

    found, _ = edit(made, lake, change)
    told = sorted((each.column.partition(" ")[2], each.message) for each in found.faults)
    assert told == [
        ("“document”", "no document has this number; the sheet of documents has 1"),
        ("“in what”", "this must not be empty"),
        ("“quote”", "a claim that is “stated” needs a quote; write it"),
        (
            "“quote”",
            "this is not in the text; the text at 51–66 has “ī” where the quote has “i”, in "
            "“rīkoja”",
        ),
        ("“reason”", "a claim that is “inferred” needs a reason; write it"),
        ("“when”", "this is not how a date is written here; write 2031-05-04"),
        (
            "“who”",
            "nothing is called so, and kg cannot tell what it is; correct it, write “Nobody Known "
            "Here (organisation)” or “Nobody Known Here (person)”, or give it a row in “Actors”",
        ),
    ]
    assert found.remarks == []


@pytest.mark.parametrize("lang", ["lt", "lv"])
def test_an_export_in_another_language_and_in_full_reads_back_too(dataset, lang):
    chosen = [expand("doc:krda-project")]
    found = imported(dataset, *exported(dataset, chosen, lang=lang, is_brief=False), lang=lang)

    assert [str(each) for each in found.faults] == []
    assert found.contents == {}


def test_whatever_is_in_a_cell_is_read_or_told(made, lake):
    """A lone surrogate, an IRI with a bracket and a wrong language were tracebacks."""
    hostile = [
        "\\",
        "|",
        "@",
        "<http://[>",
        '"x"^^foo:bar',
        "\ud800",
        "\0",
        "…",
        "x @nolanguagetag",
    ]

    def change(rows):
        for number, row in enumerate(rows["migov:Event"]):
            for at, key in enumerate(list(row)):
                row[key] = hostile[(number + at) % len(hostile)]
        rows["migov:Document"][0]["migov:language"] = "no language"

    found = imported(made.dataset, lake[0], changed_rows(lake, change))
    assert len({each.row for each in found.faults if each.sheet == "Events"}) == len(
        lake[1]["migov:Event"]
    )
    assert "this is not a language; write a tag such as en, lt or lv" in {
        each.message for each in found.faults
    }


def changed_rows(lake, change):
    """Give the rows of an export, changed."""
    rows = copy.deepcopy(lake[1])
    change(rows)
    return rows


def test_a_status_in_a_row_of_what_is_stated_is_told(made, lake):
    def change(rows):
        row = next(each for each in rows["migov:Event"] if each.get("migov:ordinal") or each["id"])
        row["migov:status"] = "inferred"

    (fault,) = edit(made, lake, change)[0].faults
    assert fault.message.startswith("this row says what is stated; write what you concluded")
