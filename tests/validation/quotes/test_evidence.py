"""Every quote against its text."""

from __future__ import annotations

import hashlib
import json

import pytest
from evidence_helpers import (
    BRIDGE,
    LAKE,
    change,
    check,
    fill,
    found,
    is_right,
    line_of,
    only,
    refill,
    strip,
)

from kg.errors import InputError
from kg.findings import write_report
from kg.study.dataset import load_dataset
from kg.validation.quotes.evidence import MAX_WORDS, check_quotes


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
        "letter by letter; then run kg evidence --texts FOLDER --refill"
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
        ("oa:start 205", "oa:start 204", "the text at 204–221 is “ gandrīz 15 viesu”, not this"),
        ("oa:end 221", "oa:end 222", "the text at 205–222 is “gandrīz 15 viesu ”, not this"),
        ("oa:end 221", "oa:end 9999", "its offsets are 205–9999, but the text ends at 243"),
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
        f"{shown}; it is now at 205–221; run kg evidence --texts FOLDER --refill"
    )
    assert found(report) == (11, 10, 2)
    assert report.checked.endswith("in 2 documents; 1 was not.")
    # What it says to do, done.
    done = refill(study)
    assert (done.replaced, is_right(done.report)) == (1, True)


def test_another_text_is_found_by_its_checksum(study):
    text = study / "texts" / "lake.txt"
    text.write_text(text.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    result = only(study)
    assert str(result) == (
        f"{study / 'data' / LAKE}:{line_of(study, LAKE, 'doc:lake ')}: error: doc:lake: the "
        f"document's text was not found: {text} is another text: its SHA-256 differs from the "
        "record's, and 8 of 8 quotes are in it. Get the text that was coded. Or, if this text was "
        "edited since, run kg evidence --texts FOLDER --refill --changed-texts"
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
    assert message.endswith("…); then run kg evidence --texts FOLDER --refill")


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
        "correct prefix and suffix, or run kg evidence --texts FOLDER --refill"
    )


def test_a_prefix_that_is_not_there_is_found(study):
    change(study, f"data/{LAKE}", 'oa:prefix "otrajā "@lv', 'oa:prefix "trešajā "@lv')
    assert only(study).message == (
        "it is not in the text with its oa:prefix and oa:suffix; correct them, with "
        "the space between; then run kg evidence --texts FOLDER --refill"
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


def test_a_name_needs_no_character_that_nobody_sees_in_its_quote(study):
    path, text = study / "data" / BRIDGE, study / "texts" / "bridge.txt"
    text.write_text(text.read_text("utf-8").replace("dome", "do\u00adme"), "utf-8")
    lines = path.read_text("utf-8").split("\n")
    new = [x if "asNamed" in x else x.replace("dome", "do\u00adme") for x in lines]
    assert new != lines
    path.write_text("\n".join(new), "utf-8")
    assert refill(study, changed_texts=True).report.results == ()


def test_a_quote_of_a_document_without_a_record_is_found(study):
    path = study / "data" / BRIDGE
    text = path.read_text(encoding="utf-8")
    head, _, tail = text.rpartition("migov:document doc:bridge")
    path.write_text(f"{head}migov:document doc:brigde{tail}", encoding="utf-8")
    assert only(study).message.startswith(
        "its document has no record; correct its migov:document, or"
    )


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


def test_a_character_that_steers_a_terminal_is_spelt_out(study):
    text = study / "texts" / "lake.txt"
    text.write_text(text.read_text("utf-8").replace("15 viesu", "15\x1b[31m"), encoding="utf-8")
    change(study, f"data/{LAKE}", "oa:end 221", "oa:end 219")
    end = "@lv ;\n    oa:start 205"
    change(study, f"data/{LAKE}", f'"gandrīz 15 viesu"{end}', f'"gandrīz\u202e 16 viesu"{end}')
    told = [str(result) for result in check(study).results]
    assert any(
        "quote:lake-guests “gandrīz\\u202E 16 viesu”: the text at 205–219" in t for t in told
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


def test_only_the_quotes_of_the_files_named_are_checked(study):
    change(study, f"data/{LAKE}", "oa:start 205", "oa:start 204")
    (study / "texts" / "lake.txt").rename(study / "texts" / "any")
    dataset = load_dataset(study)
    lake, bridge = (study / "data" / name for name in (LAKE, BRIDGE))
    assert is_right(check_quotes(dataset, study / "texts", of=[bridge]), 3, 1)
    report = check_quotes(dataset, study / "texts", of=[lake])
    assert (len(report.results), found(report)) == (1, (8, 7, 1))
    assert found(check_quotes(dataset, study / "texts", of=[study / "data"])) == (11, 10, 2)


def test_a_text_of_another_document_is_said_to_be_one(study):
    (study / "texts" / "lake.txt").write_text("Gandrīz nothing of it, 15 viesu.\n", "utf-8")
    message = next(f.message for f in check(study).results if f.thing == "doc:lake")
    assert message.endswith(
        "record's, and 0 of 8 quotes are in it; it is probably of another document. Get the text "
        "that was coded"
    )


def test_a_quote_within_its_claim_is_checked_on_its_own_line(study):
    path = study / "data" / BRIDGE
    with path.open("a", encoding="utf-8") as file:
        file.write('claim:new migov:evidence [ oa:exact "Ežezera  dome"@lv ] .')
    (result,) = check(study).results
    assert result.location.line == path.read_text("utf-8").count("\n") + 1
    assert (result.thing, result.message) == (
        "quote:bridge-ezezera-dome",
        "it is not in the text; the text at 115–127 has a blank where the quote has 2 blanks, "
        "after “Ežezera”; copy it from there letter by letter; then "
        "run kg evidence --texts FOLDER --fill",
    )


def test_a_prefix_that_is_nearly_there_is_told_letter_by_letter(study):
    change(study, f"data/{LAKE}", 'oa:prefix "otrajā "@lv', 'oa:prefix "otraja "@lv')
    assert only(study).message == (
        "it is not in the text with its oa:prefix and oa:suffix; the text at 152–163 has “ā” where "
        "the quote has “a”, in “otrajā”; correct them, with the space between; then "
        "run kg evidence --texts FOLDER --refill"
    )
