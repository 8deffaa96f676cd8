"""Facts and claims whose source cannot be told are errors; what documents differ on is a note."""

from __future__ import annotations

import pytest
from validation_helpers import line_of, write

from kg.study.dataset import read_dataset
from kg.study.folder import StudyFolder, ontology_files
from kg.validation.validating import validate

DOCUMENT = """
doc:{0} a migov:Document ; skos:prefLabel "{0}"@en ; migov:address <https://example.org/{0}> ;
  migov:coder "somebody" ; migov:language "en" .
quote:{0} a migov:Evidence ; migov:document doc:{0} ; oa:exact "the words of {0}"@en .
"""
ACTOR = 'actor:x a migov:Organisation ; skos:prefLabel "X"@en .'
EVENT = """event:e a migov:Event ; skos:prefLabel "E"@en ; migov:eventKind eventkind:talk ;
  migov:evidence quote:a .
"""


@pytest.fixture
def problems(tmp_path):
    """Validate files; return what is said of severity, place and text, without other rules."""

    def found(files):
        paths = [write(tmp_path / "data" / name, body) for name, body in files.items()]
        report = validate(read_dataset(StudyFolder(tmp_path), [*ontology_files(), *paths]))
        return [
            (each.severity, each.location.path.name, each.location.line, each.message)
            for each in report.results
            if each.rule != "unused"
        ]

    found.at = lambda name, start: line_of(tmp_path / "data" / name, start)
    return found


def one(found):
    assert len(found) == 1, found
    return found[0]


def test_a_record_split_over_three_files_with_its_quotes_is_right(problems):
    files = {
        "x.ttl": ACTOR,
        "a.ttl": DOCUMENT.format("a") + "actor:x migov:kind kind:ngo ; migov:evidence quote:a .",
        "b.ttl": DOCUMENT.format("b") + "actor:x migov:seat place:r ; migov:evidence quote:b .",
        "p.ttl": 'place:r a migov:Place ; skos:prefLabel "R"@en .',
    }
    assert problems(files) == []


def test_a_fact_in_a_file_without_a_quote_of_its_record_is_an_error_there(problems):
    """The quotes of another file made it look as if that document said it."""
    files = {
        "x.ttl": f"{ACTOR}\n\nactor:x migov:kind kind:ngo .",
        "a.ttl": DOCUMENT.format("a")
        + "actor:x migov:level level:local ; migov:evidence quote:a .",
    }
    severity, name, line, message = one(problems(files))
    assert (severity, name, line) == ("error", "x.ttl", problems.at("x.ttl", "actor:x"))
    assert "no quote in this file" in message
    assert "migov:evidence quote:..." in message


def test_a_document_without_quotes_is_told_at_each_of_its_facts(problems):
    bare = DOCUMENT.format("a").split("quote:a")[0]
    files = {"a.ttl": f"{bare}\n{ACTOR}\nactor:x migov:kind kind:ngo ; migov:level level:local ."}
    severity, name, line, message = one(problems(files))
    assert (severity, name) == ("error", "a.ttl")
    assert line == problems.at("a.ttl", "actor:x")
    assert "no quote in this file" in message


def test_facts_that_rest_on_quotes_of_two_documents_are_an_error(problems):
    files = {
        "a.ttl": DOCUMENT.format("a") + DOCUMENT.format("b") + ACTOR
        + "\nactor:x migov:kind kind:ngo ; migov:evidence quote:a , quote:b ."
    }  # fmt: skip
    severity, _, line, message = one(problems(files))
    assert severity == "error"
    assert "quotes here are of doc:a and doc:b" in message
    assert line > 1


@pytest.mark.parametrize(
    "record",
    [
        "actor:x migov:kind kind:ngo ; migov:evidence quote:b .",
        """claim:c a migov:Statement ; rdf:subject actor:x ; rdf:predicate migov:kind ;
        rdf:object kind:ngo ; migov:status status:stated ; migov:evidence quote:b .""",
    ],
)
def test_a_quote_of_another_document_is_an_error_where_it_is_used(problems, record):
    files = {"a.ttl": DOCUMENT.format("a") + record, "b.ttl": DOCUMENT.format("b"), "x.ttl": ACTOR}
    severity, name, line, message = one(problems(files))
    assert (severity, name, line) == ("error", "a.ttl", problems.at("a.ttl", record[:7]))
    assert "its quote is of doc:b, and this file is of doc:a" in message


def test_a_decision_may_rest_on_the_words_of_two_documents(problems):
    decision = """actor:y a migov:Organisation ; skos:prefLabel "Y"@en .
    claim:d a migov:Identity ; migov:one actor:x ; migov:other actor:y ;
      migov:verdict verdict:same ; migov:status status:interpreted ; migov:coder "me" ;
      migov:confidence confidence:low ;
      migov:reason "The names look alike." ; migov:evidence quote:a , quote:b ."""
    files = {
        "a.ttl": DOCUMENT.format("a"),
        "b.ttl": DOCUMENT.format("b"),
        "x.ttl": ACTOR + decision,
    }
    assert problems(files) == []


def test_facts_of_a_record_without_a_name_are_an_error_at_their_line(problems):
    nameless = EVENT.replace("event:e a", "[] a")
    severity, name, line, message = one(problems({"a.ttl": DOCUMENT.format("a") + nameless}))
    assert (severity, name, line) == ("error", "a.ttl", problems.at("a.ttl", "[] a"))
    assert "give the record a name" in message


def test_words_that_may_be_of_two_values_are_an_error(problems):
    two = (
        EVENT[:-3]
        + '; migov:date "2019"^^loc:edtf , "2020"^^loc:edtf ; migov:dateAsStated "then"@en .'
    )
    severity, _, _, message = one(problems({"a.ttl": DOCUMENT.format("a") + two}))
    assert severity == "error"
    assert "2 values of migov:date" in message
    assert "migov:asStated" in message


def test_one_document_gives_one_value_of_what_has_one_in_truth(problems):
    two = EVENT.replace("migov:evidence", "migov:ordinal 1 , 2 ; migov:evidence")
    severity, name, line, message = one(problems({"a.ttl": DOCUMENT.format("a") + two}))
    assert (severity, name, line) == ("error", "a.ttl", problems.at("a.ttl", "event:e"))
    assert "two values, “1” and “2”" in message


def test_values_that_are_disputed_may_be_beside_another(problems):
    other = """claim:o a migov:Statement ; rdf:subject event:e ; rdf:predicate migov:ordinal ;
      rdf:object 2 ; migov:status status:interpreted ; migov:confidence confidence:low ;
      migov:reason "The sentence may mean both." ; migov:evidence quote:a ."""
    plain = EVENT.replace("migov:evidence", "migov:ordinal 1 ; migov:evidence")
    disputed = other.replace("migov:evidence", "migov:disputed true ; migov:evidence")
    body = DOCUMENT.format("a") + plain
    assert one(problems({"a.ttl": body + other}))[0] == "error"
    assert problems({"a.ttl": body + disputed}) == []


def test_what_two_documents_give_differently_is_kept_and_noted_with_both_places(problems):
    second = "event:e migov:ordinal 2 ; migov:evidence quote:b ."
    files = {
        "a.ttl": DOCUMENT.format("a")
        + EVENT.replace("migov:evidence", "migov:ordinal 1 ; migov:evidence"),
        "b.ttl": DOCUMENT.format("b") + second,
    }
    severity, name, line, message = one(problems(files))
    assert severity == "note"
    assert (name, line) == ("b.ttl", problems.at("b.ttl", "event:e"))
    assert f"a.ttl:{problems.at('a.ttl', 'event:e')}" in message
    assert "where-do-readings-differ" in message
    files["b.ttl"] = files["b.ttl"].replace("ordinal 2", "ordinal 1")
    assert problems(files) == []


def test_what_is_said_of_two_records_that_are_joined_is_said_of_one_thing(problems):
    second = EVENT.replace("event:e", "event:f").replace("quote:a", "quote:b").replace('"E"', '"F"')
    decision = """claim:d a migov:Identity ; migov:one event:e ; migov:other event:f ;
      migov:verdict verdict:same ; migov:status status:interpreted ; migov:coder "me" ;
      migov:confidence confidence:low ; migov:reason "They look alike." ;
      migov:evidence quote:a ."""
    files = {
        "a.ttl": DOCUMENT.format("a")
        + EVENT.replace("migov:evidence", "migov:ordinal 1 ; migov:evidence"),
        "b.ttl": DOCUMENT.format("b")
        + second.replace("migov:evidence", "migov:ordinal 2 ; migov:evidence"),
    }
    assert problems(files) == []
    severity, name, _, message = one(problems(files | {"c.ttl": decision}))
    assert (severity, name) == ("note", "b.ttl")
    assert "different values" in message
