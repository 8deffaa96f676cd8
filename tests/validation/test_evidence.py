"""Every quote against its text, and the offsets that a coder left out."""

from __future__ import annotations

import hashlib
import json
import re

import pytest

from kg.errors import DataError, InputError
from kg.findings import write_report
from kg.rdf import read_triples
from kg.study.dataset import load_dataset
from kg.validation.evidence import MAX_WORDS, check_quotes, fill_quotes

LAKE, BRIDGE = "documents/lake.ttl", "documents/bridge.ttl"


def change(study, name, old, new):
    path = study / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (old, text.count(old))
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def check(study):
    return check_quotes(load_dataset(study), study / "texts")


def fill(study):
    return fill_quotes(load_dataset(study), study / "texts")


def only(study):
    """Return the one result."""
    (result,) = check(study).results
    return result


def found(report):
    """Return how many quotes there are, how many were found, and in how many documents."""
    assert set(report.counts) == {"quotes", "found", "documents"}
    return report.counts["quotes"], report.counts["found"], report.counts["documents"]


def is_right(report, quotes=11, documents=2):
    """Tell whether nothing is wrong, and so many quotes were found."""
    return report.results == () and found(report) == (quotes, quotes, documents)


def line_of(study, name, start):
    lines = (study / "data" / name).read_text(encoding="utf-8").split("\n")
    (number,) = (n for n, line in enumerate(lines, 1) if line.startswith(start))
    return number


def test_a_right_study_is_valid_with_every_quote_counted(study):
    report = check(study)
    assert is_right(report)
    assert report.summary == (
        "Valid: no errors. 11 of 11 quotes were found at their place in 2 documents."
    )


def test_a_changed_letter_is_found_with_file_line_and_quote(study):
    end = "@lv ;\n    oa:start 205"
    change(study, f"data/{LAKE}", f'"gandrīz 15 viesu"{end}', f'"gandriz 15 viesu"{end}')
    results = check(study).results
    path, line = study / "data" / LAKE, line_of(study, LAKE, "quote:lake-guests ")
    assert str(results[-1]) == (
        f"{path}:{line}: error: quote:lake-guests “gandriz 15 viesu”: it is not in the text; the "
        "text at 205–221 has “ī” where the quote has “i”, in “gandrīz”; copy it from there "
        "letter by letter; then delete oa:start and oa:end and "
        "run kg evidence --texts FOLDER --fill"
    )
    # The claim that rests on it is no longer named in its quote.
    assert str(results[0]) == (
        f"{path}:{line_of(study, LAKE, 'claim:lake-guests ')}: error: "
        "claim:lake-guests “gandrīz 15 viesu”: this name is in none of the claim's quotes; "
        "write it as printed, or add the quote that has it"
    )
    assert len(results) == 2


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("oa:start 205", "oa:start 204", "204–221 is “ gandrīz 15 viesu”"),
        ("oa:end 221", "oa:end 222", "205–222 is “gandrīz 15 viesu ”"),
        ("oa:end 221", "oa:end 9999", "205–9999 is “gandrīz 15 viesu no kaimiņu pilsētām. ”"),
    ],
)
def test_a_shifted_offset_is_found_with_file_line_and_quote(study, old, new, shown):
    change(study, f"data/{LAKE}", old, new)
    report = check(study)
    (result,) = report.results
    assert (result.location.path, result.location.line) == (
        study / "data" / LAKE,
        line_of(study, LAKE, "quote:lake-guests "),
    )
    assert (result.thing, result.value) == ("quote:lake-guests", "gandrīz 15 viesu")
    assert result.message == (
        f"the text at {shown}, not this; it is now at 205–221; "
        "delete oa:start and oa:end and run kg evidence --texts FOLDER --fill"
    )
    assert found(report) == (11, 10, 2)
    assert report.checked.endswith("in 2 documents; 1 was not.")
    # What it says to do, done.
    change(study, f"data/{LAKE}", f"    {new} ;\n", "")
    path = study / "data" / LAKE
    record = path.read_text(encoding="utf-8").partition("quote:lake-guests a ")
    rest = re.sub(r"    oa:(start|end) \d+ ;\n", "", record[2], count=1)
    path.write_text("".join((*record[:2], rest)), encoding="utf-8", newline="\n")
    number, report = fill(study)
    assert number == 2
    assert is_right(report)


def test_another_text_is_found_by_its_checksum(study):
    text = study / "texts" / "lake.txt"
    text.write_text(text.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    result = only(study)
    assert str(result) == (
        f"{study / 'data' / LAKE}:{line_of(study, LAKE, 'doc:lake ')}: error: doc:lake: the "
        f"document's text was not found: {text} is another text: its SHA-256 differs from the "
        "record's. Get the text that was coded. Or, if the text has changed since, delete "
        "migov:sha256 here and oa:start and oa:end of the quotes, and "
        "run kg evidence --texts FOLDER --fill"
    )
    report = check(study)
    assert found(report) == (11, 3, 2)
    assert report.summary == (
        "Not valid: 1 error. 3 of 11 quotes were found at their place in 2 documents; 8 were not."
    )


def test_a_text_changed_at_its_beginning_is_said_once_and_no_quote_that_is_elsewhere(study):
    """Every quote after the change was listed, though each is still there."""
    text = study / "texts" / "lake.txt"
    text.write_text("News.\n" + text.read_text(encoding="utf-8"), encoding="utf-8")
    assert "is another text" in only(study).message


def test_a_quote_that_a_changed_text_no_longer_has_is_named_beside_it(study):
    text = study / "texts" / "lake.txt"
    text.write_text(text.read_text("utf-8").replace("15 viesu", "16 viesu"), encoding="utf-8")
    results = check(study).results
    assert [result.message for result in results][1:] == [
        "it is not in the text; the text at 205–221 has “6” where the quote has “5”, in “16”"
    ]


def test_a_text_that_is_not_there_is_found(study):
    checksum = hashlib.sha256((study / "texts" / "lake.txt").read_bytes()).hexdigest()
    (study / "texts" / "lake.txt").unlink()
    assert only(study).message == (
        f"the document's text was not found: “lake.txt” (migov:textFile) is not in "
        f"{study / 'texts'}, and no text there has its SHA-256 {checksum[:12]}…; "
        "put it there, or name the right file"
    )


def test_a_misspelt_text_file_is_found_and_the_right_one_suggested(study):
    """It said to name the file, which was named."""
    strip(study)
    change(study, f"data/{LAKE}", '"lake.txt"', '"laek.txt"')
    change(study, f"data/{BRIDGE}", '"bridge.txt"', '"nothing-like-it"')
    number, report = fill(study)
    told = "the document's text was not found: “{}” (migov:textFile) is not in {}; {}"
    assert [(f.location.line, f.message) for f in report.results] == [
        (
            line_of(study, BRIDGE, "doc:bridge "),
            told.format("nothing-like-it", study / "texts", "put it there, or name the right file"),
        ),
        (
            line_of(study, LAKE, "doc:lake "),
            told.format("laek.txt", study / "texts", "did you mean “lake.txt”?"),
        ),
    ]
    assert (number, found(report)) == (0, (11, 0, 2))
    assert report.summary == (
        "Not valid: 2 errors. 0 of 11 quotes were found at their place in 2 documents; 11 were not."
    )


def test_a_document_not_filled_yet_says_what_to_run(study):
    strip(study)
    results = check(study).results
    assert [f.message for f in results] == 2 * [
        "the document's text was not found: it has no migov:sha256; "
        "run kg evidence --texts FOLDER --fill"
    ]


def test_a_text_may_have_any_name(study):
    (study / "texts" / "lake.txt").rename(study / "texts" / "renamed")
    assert is_right(check(study))


def test_missing_offsets_are_found(study):
    change(study, f"data/{LAKE}", "    oa:start 205 ;\n", "")
    change(study, f"data/{LAKE}", "    oa:end 221 ;\n", "")
    assert only(study).message == "it has no offsets; run kg evidence --texts FOLDER --fill"


def test_a_phrase_that_is_there_twice_is_found_with_its_places(study):
    change(study, f"data/{LAKE}", '    oa:prefix "otrajā "@lv ;\n', "")
    message = only(study).message
    assert message.startswith(
        "it is in the text 2 times; add oa:prefix or oa:suffix to tell which (118: …"
    )
    assert "; 159: …" in message
    assert message.endswith(
        "…); then delete oa:start and oa:end and run kg evidence --texts FOLDER --fill"
    )


def test_a_phrase_that_is_there_twice_and_has_no_offsets_says_so(study):
    """It said to run what had just been run."""
    strip(study)
    change(study, f"data/{LAKE}", '    oa:prefix "otrajā "@lv ;\n', "")
    filled = fill(study)[1]
    report = check(study)
    assert report == filled
    assert "has no offsets" not in report.results[0].message
    assert report.results[0].message.startswith("it is in the text 2 times; add oa:prefix")
    assert report.results[0].message.endswith("…); then run kg evidence --texts FOLDER --fill")


def test_a_suffix_tells_which_as_well_as_a_prefix(study):
    change(study, f"data/{LAKE}", 'oa:prefix "otrajā "@lv', 'oa:suffix " runāja"@lv')
    assert is_right(check(study))


def test_a_prefix_of_another_place_is_found_and_says_so(study):
    """It said that the phrase was there 1 times, and to add the prefix that was there."""
    change(study, f"data/{LAKE}", 'oa:prefix "otrajā "@lv', 'oa:prefix "Pirmajā "@lv')
    assert only(study).message == (
        "its prefix and suffix are at 118, its offsets at 159; "
        "correct prefix and suffix, or delete oa:start and oa:end and "
        "run kg evidence --texts FOLDER --fill"
    )


def test_a_prefix_that_is_not_there_is_found(study):
    change(study, f"data/{LAKE}", 'oa:prefix "otrajā "@lv', 'oa:prefix "trešajā "@lv')
    assert only(study).message == (
        "it is not in the text with its oa:prefix and oa:suffix; correct them, with "
        "the space between; then delete oa:start and oa:end and "
        "run kg evidence --texts FOLDER --fill"
    )


def test_twelve_words_may_be_quoted_and_thirteen_may_not(study):
    words = [f"vārds{number}" for number in range(13)]
    text = study / "texts" / "words.txt"
    text.write_text(" ".join(words), encoding="utf-8")
    body = (
        "@prefix doc: <https://w3id.org/migov/id/document/> .\n"
        "@prefix migov: <https://w3id.org/migov#> .\n"
        "@prefix oa: <http://www.w3.org/ns/oa#> .\n"
        "@prefix quote: <https://w3id.org/migov/id/quote/> .\n\n"
        'doc:words a migov:Document ; migov:textFile "words.txt" .\n'
        f'quote:w a migov:Evidence ; migov:document doc:words ; oa:exact "{" ".join(words)}" .\n'
    )
    path = study / "data" / "documents" / "words.ttl"
    path.write_text(body.replace(" vārds12", ""), encoding="utf-8")
    fill(study)
    assert is_right(check(study), 12, 3)
    path.write_text(body, encoding="utf-8")
    fill(study)
    result = only(study)
    assert (result.location.path, result.location.line) == (
        path,
        line_of(study, "documents/words.ttl", "quote:w "),
    )
    assert result.message == ("it has 13 words, more than 12; shorten it, or make two of it")
    assert MAX_WORDS == 12


def test_a_name_that_is_in_no_quote_of_its_claim_is_found(study):
    change(study, f"data/{BRIDGE}", 'asNamed "Ežezera dome"', 'asNamed "Ežezera domei"')
    assert str(only(study)) == (
        f"{study / 'data' / BRIDGE}:{line_of(study, BRIDGE, 'claim:bridge-partner ')}: error: "
        "claim:bridge-partner “Ežezera domei”: this name is in none of the claim's quotes; "
        "write it as printed, or add the quote that has it"
    )


def test_a_quote_of_a_document_without_a_record_is_found(study):
    path = study / "data" / BRIDGE
    text = path.read_text(encoding="utf-8")
    head, _, tail = text.rpartition("migov:document doc:bridge")
    path.write_text(f"{head}migov:document doc:brigde{tail}", encoding="utf-8")
    assert only(study).message.startswith(
        "its document has no record; correct its migov:document, or"
    )


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


def test_a_study_without_a_quote_is_refused(make_study, tmp_path):
    root = make_study({"a.ttl": "actor:a a migov:Organisation ."})
    with pytest.raises(InputError, match=r"has no quote \(migov:Evidence\) to check"):
        check_quotes(load_dataset(root), tmp_path)


def test_a_folder_of_texts_that_is_not_there_is_refused(study):
    with pytest.raises(InputError, match=r"nowhere: cannot be read \(no such file or directory\)"):
        check_quotes(load_dataset(study), study / "nowhere")


def test_a_text_in_another_encoding_is_refused_with_its_line(study):
    content = "pirmā\notrā\n".encode("cp1257")
    text = study / "texts" / "lake.txt"
    text.write_bytes(content)
    path = study / "data" / LAKE
    old = path.read_text(encoding="utf-8")
    at = old.index('migov:sha256 "') + len('migov:sha256 "')
    path.write_text(old[:at] + hashlib.sha256(content).hexdigest() + old[at + 64 :], "utf-8")
    with pytest.raises(InputError) as caught:
        check(study)
    assert str(caught.value) == f"{text}:1: is not in UTF-8; save it as UTF-8"


def strip(study):
    """Take every offset and checksum away; return what the files were."""
    before = {}
    for name in (LAKE, BRIDGE):
        path = study / "data" / name
        before[path] = path.read_text(encoding="utf-8")
        kept = [
            line
            for line in before[path].split("\n")
            if not line.strip().startswith(("oa:start", "oa:end", "migov:sha256"))
        ]
        path.write_text("\n".join(kept), encoding="utf-8", newline="\n")
    return before


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
        "delete oa:start and oa:end and run kg evidence --texts FOLDER --fill"
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


def test_fill_refuses_a_file_with_a_comment_and_writes_no_other(study):
    strip(study)
    path = study / "data" / LAKE
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[30] += " # a thought"
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    before = {each: each.read_bytes() for each in study.rglob("*.ttl")}
    with pytest.raises(DataError) as caught:
        fill(study)
    assert str(caught.value) == (
        f"{path}:31: has a comment, which would be lost; move its words into skos:note"
    )
    assert {each: each.read_bytes() for each in study.rglob("*.ttl")} == before


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


def test_a_character_that_steers_a_terminal_is_spelt_out(study):
    text = study / "texts" / "lake.txt"
    text.write_text(text.read_text("utf-8").replace("15 viesu", "15\x1b[31m"), encoding="utf-8")
    change(study, f"data/{LAKE}", "oa:end 221", "oa:end 219")
    end = "@lv ;\n    oa:start 205"
    change(study, f"data/{LAKE}", f'"gandrīz 15 viesu"{end}', f'"gandrīz\u202e 15 viesu"{end}')
    told = [str(result) for result in check(study).results]
    assert any(
        "quote:lake-guests “gandrīz\\u202E 15 viesu”: the text at 205–219" in t for t in told
    )
    assert all(line.isprintable() for line in told)


def test_each_kind_of_error_is_a_rule_with_its_reason(study):
    change(study, f"data/{LAKE}", 'oa:exact "gandrīz 15 viesu"', 'oa:exact "gandriz 15 viesu"')
    report = check(study)
    (run,) = json.loads(write_report(report, "sarif"))["runs"]
    rules = {each["id"]: each["fullDescription"]["text"] for each in run["tool"]["driver"]["rules"]}
    assert set(rules) == {result.rule for result in report.results}
    assert "quote-not-at-its-place" in rules
    assert [name for name, reason in rules.items() if not reason.endswith(".")] == []


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
