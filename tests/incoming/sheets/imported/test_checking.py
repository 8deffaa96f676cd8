"""What the rules of the study say about a sheet is told at its cells."""

from __future__ import annotations

import pytest
from coding_sheets import as_book

from kg.incoming.sheets.imported.checking import check_import, read_coding_sheet
from kg.incoming.sheets.imported.importing import import_book
from kg.incoming.sheets.imported.source_texts import SourceTexts
from kg.rdf import compress
from kg.study import changes
from kg.tables import csv_text


def checked(made, layout, rows, source):
    texts = SourceTexts(file=source[0])
    return check_import(import_book(as_book(layout, rows), made.dataset, texts, faults=[]))


def test_a_good_sheet_is_valid_with_what_must_be_said(made, layout, rows, source):
    report = checked(made, layout, rows, source)

    assert report.conforms, [str(each) for each in report.results]
    assert [each.severity for each in report.results] == ["note"]
    assert report.checked.startswith("Checked ")


def test_what_a_rule_says_is_at_the_row_and_the_column_of_its_property(made, layout, rows, source):
    rows["migov:Document"][0]["migov:coder"] = ""
    rows["migov:Participation"][0]["migov:onBehalfOf"] = "Ventavas dome"
    found = {str(each) for each in checked(made, layout, rows, source).results}

    assert any(
        "sheet “Documents”, cell N2 “coder”: this is empty. Say who" in each for each in found
    )
    assert any("sheet “Claims”, cell F2 “on whose behalf” “Ventavas dome”" in e for e in found)


def test_no_rule_is_checked_on_a_row_that_has_an_error_already(made, layout, rows, source):
    rows["migov:Participation"][0]["migov:role"] = "boss of it all"
    report = checked(made, layout, rows, source)

    assert [(each.severity, each.value) for each in report.results] == [
        ("error", "boss of it all"),
        ("note", 'partneris ir biedrība "Ūdensroze"'),
    ]


@pytest.mark.parametrize("ending", ["csv", "tsv"])
def test_a_single_file_of_claims_adds_to_the_document_that_its_rows_name(made, tmp_path, ending):
    headings = ["document", "quote", "who", "role", "in what"]
    row = ["doc:lake", "Ciemos bija gandrīz", "Ežezera dome", "host", "Kopā pie ūdens"]
    path = tmp_path / f"claims.{ending}"
    text = csv_text(headings, [row])
    path.write_text(text.replace(",", "\t") if ending == "tsv" else text, "utf-8")
    texts = made.dataset.folder.root / "texts"
    found = read_coding_sheet(path, made.dataset, texts=texts)

    assert [str(each) for each in found.faults] == []
    (new, quote) = changes(found.before, found.after)
    assert (new.kind, compress(new.record)) == ("added", "claim:lake-ezezera-dome-host")
    assert (quote.kind, compress(quote.record)) == ("added", "quote:lake-ciemos-bija-gandriz")
