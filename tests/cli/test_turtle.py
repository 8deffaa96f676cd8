from __future__ import annotations

from pathlib import Path

import pytest
from command_line import change, document, kg, line_of

from kg.rdf.turtle import read_triples

pytestmark = pytest.mark.usefixtures("once")

TEXT = "Bendrija „Žiburys“ surengė susitikimą. Bendrija dalyvavo.\n"


CODED = """
doc:note a migov:Document ; skos:prefLabel "A note"@en ; migov:language "lt" ;
  migov:address <https://example.org/note> ; migov:coder "a test" ; migov:textFile "note.txt" .
quote:note-1 a migov:Evidence ; migov:document doc:note ;
  oa:exact "Bendrija „Žiburys“ surengė susitikimą"@lt .
quote:note-2 a migov:Evidence ; migov:document doc:note ;
  oa:exact "Bendrija"@lt ; oa:suffix " dalyvavo"@lt .
event:note a migov:Event ; skos:prefLabel "A meeting"@en ; migov:eventKind eventkind:seminar ;
  migov:evidence quote:note-1 .
actor:note a migov:Organisation ; skos:prefLabel "Žiburys"@lt .
claim:note a migov:Participation ; migov:participant actor:note ; migov:inEvent event:note ;
  migov:role role:organiser ; migov:status status:stated ; migov:asNamed "Bendrija „Žiburys“"@lt ;
  migov:evidence quote:note-1, quote:note-2 .
"""


@pytest.fixture
def coded(tmp_path) -> Path:
    """A study of one document as a coder leaves it, and its text beside it."""
    from kg.rdf.vocabulary import PREFIXES

    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (tmp_path / "own" / "data").mkdir(parents=True)
    (tmp_path / "own" / "data" / "note.ttl").write_text(prefixes + CODED, "utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "note.txt").write_text(TEXT, "utf-8")
    return tmp_path


def test_evidence_is_filled_then_found_and_the_study_is_valid(coded):
    own = ["--study", coded / "own"]
    code, out, _ = kg("evidence", *own, "--texts", coded / "texts")
    assert code == 1
    assert "run kg evidence --texts FOLDER --fill" in out

    code, out, err = kg("evidence", *own, "--texts", coded / "texts", "--fill")
    assert code == 0
    found = "Valid: no errors. 2 of 2 quotes were found at their place in 1 document.\n"
    assert out == found
    assert "5 offsets and checksums written" in err

    assert kg("evidence", *own, "--texts", coded / "texts")[:2] == (0, found)
    assert kg("validate", *own)[0] == 0
    assert kg("fmt", *own, "--check")[0] == 0


def test_evidence_lists_the_places_of_an_ambiguous_phrase(coded):
    change(coded / "own" / "data" / "note.ttl", ' ; oa:suffix " dalyvavo"@lt', "")

    code, out, _ = kg("evidence", "--study", coded / "own", "--texts", coded / "texts", "--fill")

    assert code == 1
    assert "“Bendrija”: it is in the text 2 times; add oa:prefix or oa:suffix to tell which" in out
    assert "(0: …" in out
    assert out.endswith(
        "Not valid: 1 error. 1 of 2 quotes were found at their place in 1 document; 1 was not.\n"
    )


def test_evidence_names_the_quote_that_a_changed_text_no_longer_carries(coded):
    own = ["--study", coded / "own"]
    kg("evidence", *own, "--texts", coded / "texts", "--fill")
    path = coded / "own" / "data" / "note.ttl"
    (coded / "texts" / "note.txt").write_text(TEXT.replace("surengė", "surenge"), "utf-8")

    code, out, _ = kg("evidence", *own, "--texts", coded / "texts")

    assert code == 1
    assert f"{path}:{line_of(path, 'doc:note ')}: error: doc:note: the document's text was" in out
    assert (
        f"{path}:{line_of(path, 'quote:note-1 ')}: error: quote:note-1 "
        "“Bendrija „Žiburys“ surengė susitikimą”: it is not in the text; the text at 0–37 has “e” "
        "where the quote has “ė”, in “surenge”"
    ) in out
    assert out.endswith("0 of 2 quotes were found at their place in 1 document; 2 were not.\n")


def test_fmt_changes_only_the_form(study):

    path = study / "data" / "places.ttl"
    canonical = path.read_text("utf-8")
    path.write_text("\r\n".join(canonical.replace(" ;\n", ";\n").splitlines()), "utf-8")

    code, out, _ = kg("fmt", "--check", path)
    assert code == 1
    assert f"run kg fmt {path}" in out
    assert kg("fmt", path)[0] == 0
    assert path.read_text("utf-8") == canonical
    assert kg("fmt", "--check", path)[0] == 0
    assert read_triples(path)


def test_fmt_keeps_comments_and_prefixes(study):
    path = study / "data" / "places.ttl"
    text = "@prefix aa: <https://example.org/aa> .\n" + path.read_text("utf-8") + "\n# in May\n"
    path.write_text(text, "utf-8")
    assert kg("fmt", "--check", path)[0] == 0
    path.write_text(text.replace("\n\n", "\n\n\n"), "utf-8")
    assert kg("fmt", path)[0] == 0
    assert path.read_text("utf-8") == text


def test_a_command_that_is_proposed_can_be_pasted(study):
    path = document(study).rename(study / "data" / "$(rm x) a.ttl")
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert kg("fmt", "--check", "--study", study)[1] == (
        f"{path}: is not canonical; run kg fmt '{path}'\n"
    )


CLAIM = """
claim:more a migov:Participation ; migov:participant actor:note ; migov:inEvent event:note ;
  migov:role role:attendee ; migov:status status:stated ;
  migov:evidence [ oa:exact "dalyvavo"@lt ] .
"""


@pytest.fixture
def within(coded):
    """The study, with a quote within its claim; the line of the quote."""
    path = coded / "own" / "data" / "note.ttl"
    path.write_text(path.read_text("utf-8") + CLAIM, "utf-8")
    return coded, path, line_of(path, "  migov:evidence [")


def test_a_quote_within_its_claim_is_valid_named_and_filled(within):
    folder, path, _ = within
    own, texts = ["--study", folder / "own"], ["--texts", folder / "texts"]
    assert kg("validate", *own)[0] == 0
    before = kg("show", "claim:more", *own)
    assert (before[0], "dalyvavo" in before[1]) == (0, True)
    assert "1 not canonical, 1 quote without a name\n" in kg("fmt", path)[2]
    assert "migov:evidence quote:note-dalyvavo ;" in path.read_text("utf-8")
    assert kg("show", "claim:more", *own)[1] == before[1]
    code, out, err = kg("evidence", *own, *texts, "--fill", path)
    assert (code, "7 offsets and checksums written" in err) == (0, True)
    assert kg("evidence", *own, *texts)[:2] == (0, out)


def test_validate_names_the_line_of_a_quote_within_its_claim(within):
    folder, path, line = within
    change(path, '[ oa:exact "dalyvavo"@lt ]', '[ oa:exact "dalyvavo" ; oa:suffx "." ]')
    code, out, _ = kg("validate", "--study", folder / "own")
    assert code == 1
    assert f"{path}:{line}: error: quote:note-dalyvavo oa:suffx" in out
    assert f"{path}:{line}: error: quote:note-dalyvavo oa:exact “dalyvavo”: Quote the" in out


def test_fmt_does_not_take_a_name_that_another_file_has(within):
    folder, path, _ = within
    other = folder / "own" / "data" / "other.ttl"
    other.write_text("<https://w3id.org/migov/id/quote/note-dalyvavo> a <x:y> .\n", "utf-8")
    assert kg("fmt", path)[0] == 0
    assert "migov:evidence quote:note-dalyvavo-2 ;" in path.read_text("utf-8")


def test_fmt_gives_two_files_different_names(within):
    folder, path, _ = within
    other = folder / "own" / "data" / "other.ttl"
    top = path.read_text("utf-8").partition("\ndoc:note")[0]
    other.write_text(top + CLAIM.replace("claim:more", "claim:other").replace(
        "[ oa", "[ migov:document doc:note ; oa"), "utf-8")  # fmt: skip
    assert kg("fmt", path, other)[0] == 0
    texts = path.read_text("utf-8"), other.read_text("utf-8")
    assert ["quote:note-dalyvavo a " in text for text in texts] == [True, False]
    assert "quote:note-dalyvavo-2 a " in texts[1]


def test_fmt_names_the_line_of_a_record_without_a_name(within):
    _, path, line = within
    change(path, "migov:evidence [", "migov:participant [")
    before = path.read_bytes()
    code, _, err = kg("fmt", path)
    assert code == 1
    assert f"{path}:{line}: a record without a name (“[ ... ]” or “_:x”); give it one" in err
    assert path.read_bytes() == before


def test_fmt_keeps_the_order_if_asked(coded):
    path = coded / "own" / "data" / "note.ttl"
    assert kg("fmt", "--keep-order", path)[0] == 0
    text = path.read_text("utf-8")
    starts = [record.split()[0] for record in text.split("\n\n")[1:]]
    assert starts[:3] == ["doc:note", "quote:note-1", "quote:note-2"]
    assert kg("fmt", "--keep-order", "--check", path)[:2] == (0, "")
    code, out, _ = kg("fmt", "--check", path)
    assert (code, out) == (1, f"{path}: is not canonical; run kg fmt {path}\n")
    own = ["--study", coded / "own", "--texts", coded / "texts"]
    assert kg("evidence", *own, "--fill")[0] == 0
    filled = path.read_text("utf-8").split("\n\n")[1:]
    assert [record.split()[0] for record in filled] == starts


def test_fmt_writes_no_file_if_one_is_refused(coded):
    path = coded / "own" / "data" / "note.ttl"
    bad = path.with_name("z.ttl")
    bad.write_text("<x:a> <x:b> [] .\n", "utf-8")
    before = path.read_bytes()
    assert kg("fmt", path, bad)[0] == 1
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("--changed-texts", "--changed-texts is for --refill"),
        ("--keep-order", "--keep-order is for --fill"),
    ],
)
def test_options_that_do_nothing_alone_are_refused(coded, option, told):
    code, out, err = kg("evidence", "--study", coded / "own", "--texts", coded / "texts", option)
    assert (code, out) == (2, "")
    assert told in err
