from __future__ import annotations

import datetime

import openpyxl
import pytest
from mapping_samples import MAPPING, TABLE, about

from kg.errors import DataError, InputError
from kg.incoming.mapping import import_tables, write_imported
from kg.study import StudyFolder, load_dataset
from kg.validation import check_quotes


def test_a_column_that_is_missing_is_told_with_those_that_are_there(mapped):
    with pytest.raises(InputError, match=r"partners\.csv has no column “Leads”; did you mean"):
        mapped(**{"column: Lead": "column: Leads"})
    with pytest.raises(InputError, match="has no column “Money”; it has Project, Start, End, Name"):
        mapped(**{"column: Lead": "column: Money"})


def test_a_column_that_is_there_twice_is_refused_if_it_is_used(mapped):
    with pytest.raises(InputError, match="has 2 columns “Lead”; give each a heading of its own"):
        mapped(TABLE.replace("Status", "Lead", 1), **{"column: Status": "column: Country"})


def test_rows_that_are_too_long_are_told_by_the_reader(mapped):
    with pytest.raises(DataError, match="3"):
        mapped(TABLE.replace("LV,no,private", "LV,no,private,more,still more"))
    assert not (mapped.root / "study").exists()


def test_another_encoding_is_read(mapped):
    mapped(TABLE)
    mapped.table.write_bytes(TABLE.replace("Lake Town", "Ežeras").encode("utf-16"))
    made = import_tables([mapped.table], mapped.mapping, StudyFolder(mapped.root / "study"))
    assert about(made, "actor:ezeras-lt")["skos:prefLabel"] == {"Ežeras"}


def test_tables_are_told_apart_by_their_files(mapped):
    mapped()
    other = mapped.root / "other.csv"
    other.write_text("A,B\n1,2\n", "utf-8")
    study = StudyFolder(mapped.root / "study")
    with pytest.raises(InputError, match="several tables were given"):
        import_tables([mapped.table, other], mapped.mapping, study)
    named = MAPPING.replace("    document:", "    file: partners.csv\n    document:")
    mapped.mapping.write_text(named, "utf-8")
    said: list[str] = []
    made = import_tables([other, mapped.table], mapped.mapping, study, say=said.append)
    assert made.account.made["partner"].records == 4
    assert said[0].endswith("other.csv: the mapping does not use it")
    with pytest.raises(InputError, match=r"the table partners\.csv was not given, only other\.csv"):
        import_tables([other], mapped.mapping, study)
    second = (
        "tables:\n  second:\n    document: doc:second\n    title: S\n    address: https://a.b/c\n"
    )
    mapped.mapping.write_text(MAPPING.replace("tables:\n", second), "utf-8")
    with pytest.raises(InputError, match="“partners”: is the same table as “second”"):
        import_tables([mapped.table], mapped.mapping, study)


def test_only_the_first_words_of_a_cell_may_be_meant(mapped):
    column = "{column: Country, first_words: 1"
    key, other = "key: [Name, Country]", "migov:country: {column: Country"
    made = mapped(
        TABLE.replace(",LT,", ",LT Lithuania / LIETUVA,"),
        **{key: f"key: [Name, {column}}}]", other: f"migov:country: {column}"},
    )
    assert about(made, "actor:lake-town-lt")["migov:country"] == {"place:lt"}
    assert about(made, "quote:lakes-2-country")["oa:exact"] == {"LT Lithuania / LIETUVA"}


def test_a_sheet_of_a_workbook_is_a_document_that_names_it(mapped):
    mapped()
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    sheet = book.create_sheet("Partners")
    for line in TABLE.splitlines():
        sheet.append(line.split(","))
    sheet["B2"] = datetime.date(2030, 2, 1)
    (mapped.root / "tables").mkdir()
    book.save(mapped.root / "tables" / "lakes.xlsx")
    named = MAPPING.replace("    document:", "    sheet: Partners\n    document:")
    mapped.mapping.write_text(named, "utf-8")
    study = StudyFolder(mapped.root / "study")
    made = import_tables([mapped.root / "tables" / "lakes.xlsx"], mapped.mapping, study)

    assert about(made, "doc:lakes")["migov:sheet"] == {"Partners"}
    dates = about(made, "claim:bridge-date-2030-02-01-2031-12-31") or about(made, "project:bridge")
    assert "2030-02-01/2031-12-31" in dates.get("migov:date", dates.get("rdf:object"))
    write_imported(made)
    report = check_quotes(load_dataset(study), mapped.root / "tables")
    assert (report.conforms, report.counts["found"]) == (True, report.counts["quotes"])


def test_columns_without_a_heading_of_their_own_are_told_with_their_letter(mapped):
    header, *rows = TABLE.splitlines()
    wide = [f"{header},,Note,Note,", *(f"{row},a,b,c," for row in rows)]
    notes = {note.column: note.count for note in mapped("\n".join(wide)).account.notes}
    assert {name: notes.get(name) for name in ("H", "Note (I)", "Note (J)")} == {
        "H": 5,
        "Note (I)": 5,
        "Note (J)": 5,
    }
    assert "K" not in notes, "it is empty"


def test_a_table_of_headings_alone_is_refused(mapped):
    with pytest.raises(InputError, match=r"partners\.csv: has no rows below its headings"):
        mapped(TABLE.splitlines()[0] + "\n")
