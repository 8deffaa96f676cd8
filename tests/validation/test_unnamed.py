"""A record without a name: called the same on each run, with its file and its line."""

import pytest
from validation_helpers import write

import kg
from kg.findings import write_report
from kg.validation.validating import validate

BODY = """
[] a migov:Organisation .
_:b a migov:Organisation ; migov:nickname [ a migov:Person ] .
actor:c a migov:Organisation ;
  migov:nickname [] .
[ a migov:Event ; migov:date "zz"^^loc:edtf ] .
"""


def report_of(root, body=BODY):
    write(root / "data" / "a.ttl", body)
    return validate(kg.load(root).dataset)


def unnamed(report):
    return [result for result in report.results if result.thing == "a record without a name"]


def test_it_is_called_the_same_on_each_run(tmp_path):
    first, second = (write_report(report_of(tmp_path), "json") for _ in range(2))
    assert first == second


def test_it_has_its_file_and_line_and_what_to_do(tmp_path):
    report = report_of(tmp_path)
    lines = (tmp_path / "data" / "a.ttl").read_text("utf-8").split("\n")
    found = unnamed(report)
    assert {lines[result.location.line - 1] for result in found} == {
        "[] a migov:Organisation .",
        "_:b a migov:Organisation ; migov:nickname [ a migov:Person ] .",
        '[ a migov:Event ; migov:date "zz"^^loc:edtf ] .',
    }
    assert {result.location.path.name for result in found} == {"a.ttl"}
    assert [result for result in found if "Also name the record itself" not in result.message] == []
    assert {result.focus for result in found} == {""}
    (date,) = [result for result in found if result.value == "zz"]
    assert "EDTF" in date.message


def test_as_a_value_it_is_called_so_too(tmp_path):
    found = [each for each in report_of(tmp_path).results if each.thing == "actor:c"]
    assert "a record without a name" in {result.value for result in found}


def test_where_its_line_is_not_known_its_file_is_told(tmp_path):
    found = unnamed(report_of(tmp_path, "  [] a migov:Organisation .\n"))
    assert {(each.location.path.name, each.location.line) for each in found} == {("a.ttl", 1)}


@pytest.mark.parametrize(("name", "number"), [("a.ttl", 1), ("b.ttl", 0)])
def test_it_is_kept_where_its_file_is_asked_for(tmp_path, name, number):
    write(tmp_path / "data" / "b.ttl", "actor:d a migov:Organisation .\n")
    report = report_of(tmp_path, "[] a migov:Organisation .\n")
    records = kg.load(tmp_path).dataset.records
    about = report.about([tmp_path / "data" / name], records)
    assert len({result.location.line for result in unnamed(about)}) == number


def test_no_line_to_write_holds_the_parsers_name_of_it(tmp_path):
    found = unnamed(report_of(tmp_path, "[] a migov:Organization .\n"))
    assert found
    assert [each.fix for each in found if "<" in each.fix] == []
