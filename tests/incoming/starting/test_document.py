from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.incoming.starting.document import new_document
from kg.rdf import parse_turtle
from kg.study import StudyFolder, formatted, load_dataset, shipped
from kg.validation import check_quotes, validate

TEXT = "\nPartners meet in Riga\n\nThe meeting of the partners was held in Riga and in Jelgava.\n"
URL = "https://example.org/riga"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "riga.txt").write_text(TEXT, "utf-8", newline="\n")
    return tmp_path


def make(folder, text=None, address=URL, **more):
    path = folder / "texts" / more.pop("name", "riga.txt")
    if text is not None:
        path.write_text(text, "utf-8", newline="\n")
    return new_document(StudyFolder(folder), path, address, **{"coder": "A. B.", **more})


def body(made):
    return made.path.read_text("utf-8").partition("\n\n")[2]


def test_the_record_is_in_place_with_checksum_title_and_prefixes(folder):
    made = make(folder, retrieved="2026-11-01")
    checksum = hashlib.sha256(TEXT.encode()).hexdigest()
    assert (made.path, made.iri) == (
        folder / "data" / "documents" / "riga.ttl", "https://w3id.org/migov/id/document/riga",
    )  # fmt: skip
    assert body(made) == (
        "doc:riga a migov:Document ;\n"
        '    skos:prefLabel "Partners meet in Riga"@en ;\n'
        f"    migov:address <{URL}> ;\n"
        '    migov:coder "A. B." ;\n'
        "    migov:evidence quote:riga-title ;\n"
        '    migov:language "en" ;\n'
        '    migov:retrieved "2026-11-01"^^xsd:date ;\n'
        f'    migov:sha256 "{checksum}" ;\n'
        '    migov:textFile "riga.txt" .\n\n'
        "quote:riga-title a migov:Evidence ;\n"
        "    oa:end 22 ;\n"
        '    oa:exact "Partners meet in Riga"@en ;\n'
        "    oa:start 1 ;\n"
        "    migov:document doc:riga .\n"
    )
    assert made.notes == (
        "the language is guessed from the text: English (en); correct it if it is another",
    )
    claim = "claim:x a migov:Participation ; migov:role role:host ; migov:status status:stated ."
    assert len(parse_turtle(made.path.read_text("utf-8") + claim)) == 17


def test_it_is_in_canonical_form(folder):
    path = make(folder).path
    assert formatted(path.read_bytes(), path, lambda _: False).text == path.read_text("utf-8")


def test_a_name_that_a_quote_has_is_not_given_to_the_title(folder):
    make(folder)
    other = folder / "data" / "documents" / "other.ttl"
    prefix = "@prefix quote: <https://w3id.org/migov/id/quote/> ."
    other.write_text(f"{prefix} quote:riga-2-title quote:p 1 .", "utf-8")
    made = make(folder, f"{TEXT}More.", URL + "/2", name="riga-2.txt")
    assert "quote:riga-2-title-2 a migov:Evidence" in body(made)


def test_what_nobody_sees_is_not_in_the_name(folder):
    made = make(folder, "Partners me\u00adet in Riga\n\nof the and was were\n")
    assert 'skos:prefLabel "Partners meet in Riga"@en' in body(made)
    assert validate(load_dataset(folder)).conforms


def test_it_is_valid_and_its_quote_is_found(folder):
    make(folder)
    dataset = load_dataset(folder)
    assert validate(dataset).conforms
    assert check_quotes(dataset, folder / "texts").results == ()


def test_nothing_is_overwritten_and_a_document_is_written_once(folder):
    make(folder)
    with pytest.raises(
        InputError, match=r"a document with this address, doc:riga \(.*riga.ttl:20\)"
    ):
        make(folder)
    with pytest.raises(InputError, match="a document with this text, doc:riga"):
        make(folder, address=URL + "2")
    (folder / "data" / "documents" / "riga-2.ttl").write_text("<x:a> <x:b> 1 .", "utf-8")
    more = make(folder, TEXT + "More.", URL + "2")
    assert more.path.name == "riga-3.ttl"
    with pytest.raises(InputError, match="doc:riga-2 exists already"):
        make(folder, TEXT + "Yet more.", URL + "3", slug="riga-2")


@pytest.mark.parametrize(
    ("name", "title", "path"),
    [
        ("000_88a654c17a9aa495.txt", "", "partners-meet-in-riga.ttl"),
        ("Rīga 2.txt", "", "riga-2.ttl"),
        ("1.txt", "Рига", "1.ttl"),
        ("…", "Рига", "doc-1.ttl"),
    ],
)
def test_the_name_is_that_of_the_text_or_of_the_title(folder, name, title, path):
    assert make(folder, TEXT, name=name, title=title).path.name == path


def test_a_long_title_is_quoted_by_its_first_twelve_words(folder):
    title = " ".join(f"word{number}" for number in range(15))
    made = make(folder, f"{title}\nthe of and\n", language="en")
    assert f'skos:prefLabel "{title}"@en' in body(made)
    assert 'oa:exact "word0 word1' in body(made)
    assert 'word11"@en' in body(made)


def test_a_title_that_is_there_again_gets_the_words_around_it(folder):
    made = make(folder, "Riga\nRiga is the town of and to.\n", language="en")
    assert 'oa:suffix "\\nRiga"@en' in body(made)
    dataset = load_dataset(folder)
    (result,) = check_quotes(dataset, folder / "texts").results or [None]
    assert result is None or result.severity == "warning"


def test_a_title_that_is_not_in_the_text_has_no_quote_and_is_told_letter_by_letter(folder):
    made = make(folder, title="Partners  meet in Riga")
    assert "quote:" not in body(made)
    assert made.notes[-1] == (
        "the title is not in the text, so it has no quote; the text at 1–22 has a blank where the "
        "quote has 2 blanks, after “Partners”"
    )
    assert 'skos:prefLabel "Partners meet in Riga"@en' in body(made)


def test_the_coder_is_that_of_the_other_documents_or_of_the_account(folder, monkeypatch):
    monkeypatch.setattr("getpass.getuser", lambda: "me")
    made = make(folder, coder="", slug="one")
    assert 'migov:coder "me"' in body(made)
    assert "the coder is “me”, the name of this account; correct it if needed" in made.notes
    other = make(folder, TEXT + "More.", URL + "2", coder="")
    assert 'migov:coder "me"' in body(other)
    assert len(other.notes) == 1


def test_the_publisher_is_an_actor_of_the_study(folder):
    (folder / "data" / "a.ttl").write_text(
        "<https://w3id.org/migov/id/actor/n> a <https://w3id.org/migov#Organisation> ;\n"
        '<http://www.w3.org/2004/02/skos/core#prefLabel> "Northern News"@en .\n', "utf-8"
    )  # fmt: skip
    made = make(folder, publisher="northern news")
    assert "migov:publisher actor:n ;" in body(made)
    assert any(note.startswith("“northern news” is taken as actor:n") for note in made.notes)
    with pytest.raises(InputError, match="actor:m has no record"):
        make(folder, TEXT + "2", URL + "2", publisher="actor:m")
    with pytest.raises(InputError, match="is called “Nobody”"):
        make(folder, TEXT + "2", URL + "2", publisher="Nobody")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"address": "example.org"}, "“example.org” is not an address on the web"),
        ({"address": "https://x.org/a b"}, "has a blank, which no address has"),
        ({"address": "https://x.org/<a>"}, "has a character that no address has"),
        ({"language": "Lithuanian"}, "is not a language tag"),
        ({"retrieved": "1.11.2026"}, "“1.11.2026” is not a day; write it as 2026-11-01"),
        ({"retrieved": "20261101"}, "is not a day"),
        ({"retrieved": "2999-01-01"}, "“2999-01-01” is not over yet"),
        ({"slug": "Rīga"}, "“Rīga” cannot end a name"),
        ({"slug": "../x"}, "cannot end a name"),
        ({"title": "a\udcff"}, "has a letter that is not in UTF-8"),
        ({"text": " \n"}, "has no words"),
        ({"text": "Riga 2023"}, "kg cannot tell its language"),
        ({"text": "the " * 50}, "its first line has 50 words, so it is probably not a title"),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_written(folder, given, told):
    with pytest.raises(InputError) as caught:
        make(folder, **given)
    assert told in str(caught.value)
    assert list((folder / "data").iterdir()) == []


def test_a_text_that_a_shell_passes_on_is_refused(folder):
    read, write = os.pipe()
    os.write(write, TEXT.encode())
    os.close(write)
    with pytest.raises(InputError, match="is a pipe, or was changed while kg read it"):
        new_document(StudyFolder(folder), Path(f"/dev/fd/{read}"), URL)
    os.close(read)


def test_the_shipped_example_gets_no_document(folder):
    with pytest.raises(InputError, match="name the folder of your study"):
        new_document(StudyFolder(shipped(), is_example=True), folder / "texts" / "riga.txt", URL)
