"""What a record has in which file: locations, and values that are too many."""

import pytest
from validation_helpers import line_of, write

import kg
from kg.rdf.vocabulary import expand
from kg.study.dataset import read_dataset
from kg.study.folder import StudyFolder
from kg.validation.rules.sources import RULE
from kg.validation.unnamed import apart
from kg.validation.validating import validate
from kg.validation.written import Written

ONE = """
event:a a migov:Event ; migov:ordinal 1 ; skos:prefLabel "A"@en .

claim:b a migov:Statement ; rdf:subject event:a ; rdf:predicate migov:ordinal ; rdf:object 3 .
"""
TWO = 'event:a migov:ordinal 2 ; skos:prefLabel "B\\\\ {?x}\\n%s"@en , "C"@lv .'


@pytest.fixture
def files(tmp_path):
    return [write(tmp_path / "data" / "one.ttl", ONE), write(tmp_path / "data" / "two.ttl", TWO)]


@pytest.fixture
def written(files, tmp_path):
    return Written(*apart(read_dataset(StudyFolder(tmp_path), files)))


def test_the_place_is_the_file_that_says_it_else_the_one_that_says_the_class(written, files):
    event, ordinal = expand("event:a"), expand("migov:ordinal")
    found = [
        written.location(event, ordinal, value).path.name
        for value in ("2", "1", "nothing of the kind", None)
    ]
    assert found == ["two.ttl", "one.ttl", "one.ttl", "one.ttl"]
    assert written.location(event, ordinal, "2").line == line_of(files[1], "event:a")
    assert written.location(expand("event:nowhere"), ordinal, None) is None


def test_all_values_are_found_those_of_statements_too(written, files):
    values = written.values(expand("event:a"), expand("migov:ordinal"))
    assert [(term.value, str(place)) for term, place in values] == [
        ("1", f"{files[0]}:{line_of(files[0], 'event:a')}"),
        ("3", f"{files[0]}:{line_of(files[0], 'claim:b')}"),
        ("2", f"{files[1]}:{line_of(files[1], 'event:a')}"),
    ]


@pytest.mark.parametrize(
    ("path", "kind", "named"),
    [
        ("migov:ordinal", "MaxCount", ["“1” (", "“3” (", "“2” ("]),
        ("migov:ordinal", "QualifiedMaxCount", ["“1” (", "“3” (", "“2” ("]),
        ("skos:prefLabel", "UniqueLang", ["“A” (", "“B\\ {?x}\\u000A%s” ("]),
        ("migov:ordinal", "MinCount", []),
        ("migov:date", "MaxCount", []),
        ("rdf:type", "MaxCount", []),
    ],
)
def test_values_that_are_too_many_are_named_each_with_its_file(path, kind, named, written):
    said, also = written.too_many(expand("event:a"), expand(path), kind)
    assert said.count("“") == len(named)
    assert [name for name in named if name not in said] == []
    assert {place.path.name for place in also} == ({"one.ttl", "two.ttl"} if named else set())


def test_of_many_values_the_first_are_named(tmp_path):
    values = " , ".join(map(str, range(1, 2001)))
    path = write(tmp_path / "a.ttl", f"event:a migov:ordinal {values} .")
    written = Written(*apart(read_dataset(StudyFolder(tmp_path), [path])))
    said, _ = written.too_many(expand("event:a"), expand("migov:ordinal"), "MaxCount")
    assert said.endswith(", 1,995 more.")


def test_a_report_names_both_files(files, tmp_path):
    rules = write(
        tmp_path / "own.ttl",
        "shape:A a sh:NodeShape ; sh:targetClass migov:Event ; sh:property shape:p , shape:q .\n"
        "shape:p a sh:PropertyShape ; sh:path migov:ordinal ; sh:maxCount 1 .\n"
        "shape:q a sh:PropertyShape ; sh:path skos:prefLabel ; sh:uniqueLang true .",
    )
    found = validate(kg.load(tmp_path).dataset, shapes=rules).results
    results = [each for each in found if each.rule != RULE]
    assert len(results) == 2
    for result in results:
        places = {result.location, *result.also}
        assert {place.path for place in places} == set(files)
        assert [place for place in places if f"({place})" not in result.message] == []
        assert result.message.isprintable()
