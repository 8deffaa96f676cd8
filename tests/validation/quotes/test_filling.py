"""The offsets and checksums that a coder left out, and those that fit no more."""

from __future__ import annotations

import pytest
from evidence_helpers import (
    BRIDGE,
    LAKE,
    change,
    fill,
    found,
    is_right,
    line_of,
    refill,
    strip,
)

from kg.errors import DataError
from kg.rdf import read_triples
from kg.study.dataset import load_dataset
from kg.validation.quotes.evidence import check_quotes
from kg.validation.quotes.filling import fill_quotes


def test_offsets_count_characters_not_bytes_or_utf_16_units(make_study, tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "t.txt").write_text("𝔸ā rīks\n", encoding="utf-8")
    root = make_study(
        {"d.ttl": 'doc:d a migov:Document ; migov:textFile "t.txt" .\n'
         'quote:q a migov:Evidence ; migov:document doc:d ; oa:exact "rīks" .'}
    )  # fmt: skip
    fill_quotes(load_dataset(root), texts)
    written = (root / "data" / "d.ttl").read_text(encoding="utf-8")
    assert "oa:start 3 ;" in written
    assert "oa:end 7 ;" in written
    report = check_quotes(load_dataset(root), texts)
    assert is_right(report, 1, 1)
    assert report.checked == "1 of 1 quotes were found at their place in 1 document."


def test_fill_writes_the_offsets_and_checksums_that_are_missing(study):
    before = strip(study)
    number, report = fill(study)
    assert number == 11 * 2 + 2
    assert is_right(report)
    assert {path: path.read_text(encoding="utf-8") for path in before} == before


def test_fill_again_writes_nothing(study):
    before = {path: path.read_bytes() for path in study.rglob("*.ttl")}
    number, report = fill(study)
    assert number == 0
    assert is_right(report)
    assert {path: path.read_bytes() for path in study.rglob("*.ttl")} == before


@pytest.mark.parametrize(
    ("old", "new"), [("oa:start 205", "oa:start 7"), ("oa:end 221", "oa:end 8")]
)
def test_fill_never_changes_a_value_that_is_there(study, old, new):
    change(study, f"data/{LAKE}", old, new)
    before = (study / "data" / LAKE).read_bytes()
    assert fill(study)[0] == 0
    assert (study / "data" / LAKE).read_bytes() == before


def test_fill_never_changes_a_checksum_that_is_there(study):
    text = study / "texts" / "lake.txt"
    text.write_text("another text", encoding="utf-8")
    before = (study / "data" / LAKE).read_bytes()
    number, report = fill(study)
    assert number == 0
    assert report.results[0].location.line == line_of(study, LAKE, "doc:lake ")
    assert (study / "data" / LAKE).read_bytes() == before


@pytest.mark.parametrize("gone", ["    oa:start 205 ;\n", "    oa:end 221 ;\n"])
def test_fill_adds_the_offset_that_is_missing_beside_one_that_is_there(study, gone):
    """It passed over such a quote without a word, while the check said to run it."""
    before = (study / "data" / LAKE).read_bytes()
    change(study, f"data/{LAKE}", gone, "")
    number, report = fill(study)
    assert number == 1
    assert is_right(report)
    assert (study / "data" / LAKE).read_bytes() == before


def test_fill_puts_no_second_offset_beside_one_that_is_not_a_number(study):
    """It took the value for a missing one, and the quote had two."""
    change(study, f"data/{LAKE}", "oa:start 205", 'oa:start "about 205"')
    change(study, f"data/{LAKE}", "    oa:end 221 ;\n", "")
    number, report = fill(study)
    assert number == 0
    (result,) = report.results
    assert result.message == (
        "it has an offset that does not fit; it is now at 205–221; "
        "run kg evidence --texts FOLDER --refill"
    )
    written = (study / "data" / LAKE).read_text(encoding="utf-8")
    record = written[written.index("quote:lake-guests a ") :].split("\n\n")[0]
    assert record.count("oa:start") == 1
    assert 'oa:start "about 205" ;' in record


def test_fill_lists_a_phrase_that_is_there_more_than_once_with_its_places(study):
    strip(study)
    change(study, f"data/{LAKE}", '    oa:prefix "otrajā "@lv ;\n', "")
    number, report = fill(study)
    assert number == 10 * 2 + 2
    (result,) = report.results
    assert result.message.startswith(
        "it is in the text 2 times; add oa:prefix or oa:suffix to tell which (118: …"
    )
    assert "159: …" in result.message
    # The file was sorted as it was written: the line is that of the file as it is now.
    assert result.location.line == line_of(study, LAKE, "quote:lake-part-2 ")
    written = (study / "data" / LAKE).read_text(encoding="utf-8")
    record = written[written.index("quote:lake-part-2 ") :].split("\n\n")[0]
    assert "oa:start" not in record


def test_fill_lists_a_phrase_that_is_not_in_the_text(study):
    strip(study)
    path = study / "data" / BRIDGE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('oa:exact "partneris yra', 'oa:exact "partneris buvo'), "utf-8")
    number, report = fill(study)
    assert number == 10 * 2 + 2
    assert [f.message for f in report.results] == [
        "it is not in the text; the text at 101–127 has “yra” where the quote has “buvo”; copy it "
        "from there letter by letter; then run kg evidence --texts FOLDER --fill"
    ]


def test_fill_says_of_a_document_that_names_no_text_what_to_do(study):
    strip(study)
    change(study, f"data/{LAKE}", ' ;\n    migov:textFile "lake.txt" .', " .")
    number, report = fill(study)
    assert number == 3 * 2 + 1
    assert [f.message for f in report.results] == [
        f"the document's text was not found: name its file in {study / 'texts'} as "
        "migov:textFile, and run kg evidence --texts FOLDER --fill"
    ]


def test_fill_keeps_comments(study):
    path = study / "data" / LAKE
    line = next(each for each in path.read_text("utf-8").split("\n") if "oa:exact" in each)
    whole = path.read_text("utf-8").replace(line, f"{line} # a thought")
    strip(study)
    path.write_text(path.read_text("utf-8").replace(line, f"{line} # a thought"), "utf-8")
    fill(study)
    assert path.read_text("utf-8") == whole


def test_fill_names_the_lines_of_the_files_as_it_wrote_them(study):
    """It named the line that the quote had before the file was sorted."""
    strip(study)
    path = study / "data" / LAKE
    text = path.read_text(encoding="utf-8").replace('oa:exact "gandrīz 15', 'oa:exact "gandriz 15')
    head, *records = text.split("\n\n")
    path.write_text("\n\n".join([head, *reversed(records)]), encoding="utf-8", newline="\n")
    before = line_of(study, LAKE, "quote:lake-guests ")
    found = [f.location.line for f in fill(study)[1].results if "gandriz" in str(f)]
    assert found == [line_of(study, LAKE, "quote:lake-guests ")]
    assert found != [before]


def test_fill_lists_everything_that_is_wrong(study):
    """A quote that is too long was counted, and not listed."""
    strip(study)
    change(study, f"data/{LAKE}", '    oa:prefix "otrajā "@lv ;\n', "")
    long = (
        "Pirmajā daļā uzstājās Šilojų bendruomenė, otrajā daļā runāja biedrība “Ūdensroze”.\nCiemos"
    )
    change(
        study,
        f"data/{LAKE}",
        '"gandrīz 15 viesu"@lv ;\n    migov:doc',
        f'"""{long} bija gandrīz 15 viesu"""@lv ;\n    migov:doc',
    )
    report = fill(study)[1]
    assert [f.message.partition(";")[0] for f in report.results] == [
        "it has 15 words, more than 12",
        "it is in the text 2 times",
    ]
    assert found(report) == (11, 9, 2)


def test_n_triples_that_are_filled_stay_n_triples(study):
    path = study / "data" / BRIDGE
    triples = [t for t in read_triples(path) if not t.predicate.value.endswith("#end")]
    path.unlink()
    path = path.with_suffix(".nt")
    path.write_text("".join(f"{triple} .\n" for triple in triples), encoding="utf-8")
    written, report = fill(study)
    assert written == 3
    assert is_right(report)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(triples) + written
    assert all(line.startswith("<") and line.endswith(" .") for line in lines)


def test_refill_replaces_offsets_that_do_not_fit_and_no_other(study):
    before = (study / "data" / LAKE).read_bytes()
    change(study, f"data/{LAKE}", "oa:start 205", "oa:start 7")
    change(study, f"data/{LAKE}", "oa:end 163", 'oa:end "x"')
    done = refill(study)
    assert (done.written, done.replaced, done.texts) == (2, 2, ())
    assert is_right(done.report)
    assert (study / "data" / LAKE).read_bytes() == before
    assert refill(study).written == 0


def test_refill_guesses_nothing(study):
    """A phrase that is there twice, and one that is not there, stay as they are."""
    change(study, f"data/{LAKE}", '    oa:prefix "otrajā "@lv ;\n', "")
    change(study, f"data/{LAKE}", 'oa:exact "gandrīz 15', 'oa:exact "gandriz 15')
    before = (study / "data" / LAKE).read_bytes()
    done = refill(study)
    assert (done.written, (study / "data" / LAKE).read_bytes()) == (0, before)
    assert [each.message.partition(";")[0] for each in done.report.results] == [
        "this name is in none of the claim's quotes",
        "it is not in the text",
        "it is in the text 2 times",
    ]


def edit(study, name="lake.txt"):
    path = study / "texts" / name
    path.write_text("Ziņas. " + path.read_text("utf-8").replace("15 viesu", "16 viesu"), "utf-8")


def test_an_edited_text_is_taken_only_when_asked_and_the_rest_is_told(study):
    edit(study)
    before = (study / "data" / LAKE).read_bytes()
    assert refill(study).written == 0
    assert (study / "data" / LAKE).read_bytes() == before
    done = refill(study, changed_texts=True)
    assert done.texts == (
        "doc:lake: lake.txt was edited; 7 of 8 quotes are in it, so its checksum was renewed",
    )
    assert (done.written, done.replaced) == (15, 15)
    assert [each.value for each in done.report.results] == ["gandrīz 15 viesu"]
    assert found(done.report) == (11, 10, 2)
    change(study, f"data/{LAKE}", 'oa:exact "gandrīz 15', 'oa:exact "gandrīz 16')
    change(study, f"data/{LAKE}", 'asNamed "gandrīz 15', 'asNamed "gandrīz 16')
    assert is_right(refill(study).report)


def test_a_text_that_is_not_the_documents_is_not_taken(study):
    (study / "texts" / "lake.txt").write_text("Pavisam cits teksts: seminārs.\n", "utf-8")
    before = (study / "data" / LAKE).read_bytes()
    done = refill(study, changed_texts=True)
    assert (done.written, done.texts) == (0, ())
    assert (study / "data" / LAKE).read_bytes() == before
    assert any("it is probably of another document" in each.message for each in done.report.results)


def test_only_the_files_named_are_filled(study):
    before = strip(study)
    done = fill_quotes(load_dataset(study), study / "texts", of=[study / "data" / BRIDGE])
    assert done.written == 3 * 2 + 1
    assert is_right(done.report, 3, 1)
    changed = {path.name for path, text in before.items() if path.read_text("utf-8") != text}
    assert changed == {"lake.ttl"}


def test_a_file_in_an_order_of_its_own_keeps_it(study):
    strip(study)
    path = study / "data" / BRIDGE
    head, *records = path.read_text("utf-8").rstrip("\n").split("\n\n")
    path.write_text("\n\n".join([head, *reversed(records)]) + "\n", "utf-8", newline="\n")
    fill(study)
    starts = [each.split()[0] for each in path.read_text("utf-8").split("\n\n")[1:]]
    assert starts == [each.split()[0] for each in reversed(records)]
    path.write_text(path.read_text("utf-8").replace(" ;\n    oa:end", " ;oa:end", 1), "utf-8")
    change(study, f"data/{LAKE}", "oa:start 205", "oa:start 7")
    refill(study, keep_order=True)
    assert [each.split()[0] for each in path.read_text("utf-8").split("\n\n")[1:]] == starts


def test_a_quote_within_its_claim_gets_a_name_and_offsets(study):
    path = study / "data" / BRIDGE
    old = "migov:evidence quote:bridge-partner"
    assert old in path.read_text("utf-8")
    change(study, f"data/{BRIDGE}", old, old + ' , [ oa:exact "Ežezera dome"@lv ]')
    number, report = fill(study)
    assert number == 2
    assert is_right(report, 12)
    text = path.read_text("utf-8")
    assert "quote:bridge-ezezera-dome a migov:Evidence ;" in text
    assert "[" not in text


def test_a_quote_of_no_document_is_refused_and_nothing_is_written(study):
    strip(study)
    path = study / "data" / LAKE
    with path.open("a", encoding="utf-8") as file:
        file.write("doc:two a migov:Document .\n")
        file.write('claim:new migov:evidence [ oa:exact "x"@lv ] .\n')
    line = path.read_text("utf-8").count("\n")
    before = path.read_bytes()
    with pytest.raises(DataError, match=f"lake.ttl:{line}: this file has 2 documents"):
        fill(study)
    assert path.read_bytes() == before
