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
        "“Bendrija „Žiburys“ surengė susitikimą”: the text at 0–37 is “Bendrija „Žiburys“ surenge "
        "susitikimą”, not this"
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


def test_fmt_refuses_to_lose_a_comment(study):
    path = study / "data" / "places.ttl"
    text = path.read_text("utf-8") + "# checked in May\n"
    path.write_text(text, "utf-8")

    code, _, err = kg("fmt", path)

    assert code == 1
    assert f"{path}:{text.count(chr(10))}: has a comment" in err
    assert path.read_text("utf-8") == text


def test_a_command_that_is_proposed_can_be_pasted(study):
    path = document(study).rename(study / "data" / "$(rm x) a.ttl")
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert kg("fmt", "--check", "--study", study)[1] == (
        f"{path}: is not canonical; run kg fmt '{path}'\n"
    )
