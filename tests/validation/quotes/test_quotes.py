"""The quotes and documents of a study, read with the texts that they are from."""

import hashlib

import pytest
from museums import write_museums

from kg.errors import InputError
from kg.rdf.vocabulary import expand
from kg.study.dataset import load_dataset
from kg.validation.quotes.quotes import QuoteRecord, cut_off, read_quote_records, read_texts

LINE = "daļā, otrajā daļā, trešajā daļā"


def quote_of(exact, **more):
    return QuoteRecord("quote:q", None, 1, exact=exact, **more)


def quote(**more):
    return QuoteRecord("quote:q", None, 1, exact="daļā", **more)


def test_a_phrase_is_found_at_each_of_its_places():
    assert quote().places(LINE) == [0, 13, 27]


def test_prefix_and_suffix_tell_the_places_apart_and_are_not_counted():
    assert quote(prefix="otrajā ").places(LINE) == [13]
    assert quote(suffix=", ").places(LINE) == [0, 13]
    assert quote(prefix="ketvirtajā ").places(LINE) == []


def test_places_may_overlap():
    assert QuoteRecord("quote:q", None, 1, exact="aa").places("aaa") == [0, 1]


@pytest.mark.parametrize("exact", ["", " ", "\n"])
def test_a_blank_phrase_is_nowhere(exact):
    """With a suffix it was found, and got offsets."""
    assert quote_of(exact, suffix=" otrajā").places(LINE) == []


def test_no_phrase_is_nowhere():
    assert QuoteRecord("quote:q", None, 1).places(LINE) == []


def test_only_the_offsets_that_are_written_must_fit():
    assert quote().fits(13)
    assert quote(start=13, written=frozenset({"start"})).fits(13)
    assert not quote(start=13, end=18, written=frozenset({"start", "end"})).fits(13)
    assert quote(start=13, end=17, written=frozenset({"start", "end"})).fits(13)


def test_a_value_that_is_not_a_number_is_written_and_fits_nowhere(make_study):
    root = make_study(
        {"d.ttl": 'quote:q a migov:Evidence ; oa:exact "daļā" ; oa:start "about 5" .'}
    )
    (read,) = read_quote_records(load_dataset(root))
    assert (read.exact, read.start, read.written) == ("daļā", None, frozenset({"start"}))
    assert not read.fits(5)


def test_each_quote_is_read_with_its_file_and_line(made):
    found = {read.iri.rpartition("/")[2]: read for read in read_quote_records(made.dataset)}
    assert len(found) == 11
    read = found["lake-part-2"]
    line = read.path.read_text("utf-8").split("\n")[read.line - 1]
    assert line.startswith("quote:lake-part-2 a ")
    assert (read.exact, read.prefix, read.suffix) == ("daļā", "otrajā ", "")
    assert (read.start, read.end, read.written) == (159, 163, frozenset({"start", "end"}))
    assert read.document.endswith("/document/lake")


def test_a_text_is_known_by_its_checksum_whatever_its_name(study):
    texts = study / "texts"
    (texts / "lake.txt").rename(texts / "renamed")
    found = {d.iri.rpartition("/")[2]: d for d in read_texts(load_dataset(study), texts).values()}
    assert set(found) == {"lake", "bridge"}
    assert found["lake"].text == (texts / "renamed").read_text("utf-8")
    checksum = hashlib.sha256((texts / "renamed").read_bytes()).hexdigest()
    assert found["lake"].found_sha256 == found["lake"].sha256 == checksum


def test_a_text_without_a_checksum_is_taken_by_its_name_only_where_that_is_asked(make_study):
    root = make_study({"d.ttl": 'doc:d a migov:Document ; migov:textFile "d.txt" .'})
    texts = root / "texts"
    texts.mkdir()
    (texts / "d.txt").write_text(LINE, "utf-8")
    (kept,) = read_texts(load_dataset(root), texts).values()
    (taken,) = read_texts(load_dataset(root), texts, by_name=True).values()
    checksum = hashlib.sha256(LINE.encode()).hexdigest()
    assert (kept.text, kept.other, kept.found_sha256) == (None, LINE, checksum)
    assert (taken.text, taken.found_sha256) == (LINE, checksum)


def test_a_folder_of_texts_that_is_not_there_is_an_error(made, tmp_path):
    with pytest.raises(InputError, match=r"nowhere: cannot be read \(no such file or directory\)"):
        read_texts(made.dataset, tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"exact": "Beta foundation"}, ""),
        ({"exact": "eta foundation"}, "it begins inside a word, “Beta”"),
        ({"exact": "Beta found"}, "it ends inside a word, “foundation”"),
        ({"exact": "foundation", "prefix": "ta "}, "its prefix begins inside a word, “Beta”"),
        ({"exact": "Beta", "suffix": " foun"}, "its suffix ends inside a word, “foundation”"),
        ({"exact": "foundation", "prefix": "Beta ", "suffix": ", here"}, ""),
        ({"exact": "Žemė"}, "it ends inside a word, “Žemės”"),
        ({"exact": "here.\nŽemės"}, "it goes over the end of a line"),
        ({"exact": "here.\n"}, ""),
    ],
)
def test_a_quote_at_which_a_browser_cannot_open_the_text_is_told(more, told):
    """Its link opened the page, and never showed the phrase."""
    text = "The Beta foundation, here.\nŽemės ūkis."
    said = cut_off(quote_of(**more), text)
    assert said.split(";")[0] == told


def test_a_document_of_a_class_of_the_studys_own_is_one(tmp_path):
    letter = (
        'my:Letter a owl:Class ; rdfs:label "letter"@en ; rdfs:subClassOf migov:Document ;\n'
        '    skos:definition "x"@en .\n\nmy:Museum a owl:Class'
    )
    changes = {
        "ontology/museums.ttl": ("my:Museum a owl:Class", letter),
        "data/documents/news.ttl": ("doc:news a migov:Document", "doc:news a my:Letter"),
    }
    dataset = load_dataset(write_museums(tmp_path / "study", changes))
    (tmp_path / "texts").mkdir()
    assert set(read_texts(dataset, tmp_path / "texts")) == {expand("doc:news")}
