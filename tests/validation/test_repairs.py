"""What is said of an error in the case at hand, and the line that would be right."""

import re

import pytest
from validation_faults import FAULTS, about, faulty
from validation_helpers import line_of, write

import kg
from kg.rdf.vocabulary import compress, expand
from kg.validation.validating import validate


@pytest.mark.parametrize("record", FAULTS)
def test_an_error_is_told_once_with_its_reason_and_a_line_that_would_be_right(record, report):
    found = sorted(about(report, record), key=lambda result: (result.path, result.message))
    told = [(compress(result.path), result.severity, result.fix) for result in found]
    wanted = FAULTS[record][1]
    assert told == [(path, severity, fix) for path, severity, _, fix in wanted]
    for result, (_, _, part, _) in zip(found, wanted, strict=True):
        assert part in result.message
        assert result.location is not None
        assert result.location.line == line_of(result.location.path, f"{record} ")


def test_the_lines_that_would_be_right_are_right(report, tmp_path):
    """Each takes the place of the line with its property, or is added to the record."""
    mended = {}
    for record, (said, _) in FAULTS.items():
        lines = said.split("\n")
        for result in about(report, record):
            fix = result.fix.removesuffix(" ;").removeprefix(f"{record} ")
            if fix and result.path == expand("rdf:type"):
                lines = [re.sub(r"^a \S+", fix, line) for line in lines]
            elif fix:
                given = compress(result.path).replace("http://w3id", "<http://w3id")
                lines = [line for line in lines if not line.startswith(given)]
                lines = [f"{line.removesuffix(' ;')} ;" for line in lines] + [fix]
        mended[record] = "\n".join(lines)
    again = validate(faulty(tmp_path, mended))
    left = {(each.focus, each.path, each.severity) for each in again.results}
    had_fix = [result for result in report.results if result.fix]
    assert [str(each) for each in had_fix if (each.focus, each.path, each.severity) in left] == []
    assert len({result.rule for result in had_fix}) > 10
    before = {(each.focus, each.path, each.severity) for each in report.results}
    assert {each for each in left - before if "/id/" in each[0]} == set()


def test_a_line_that_would_be_right_has_an_address_without_a_prefix_in_brackets(tmp_path):
    study = faulty(tmp_path, {"<https://example.org/mine/o>": "a migov:Organsation"})
    found = [each.fix for each in validate(study).results if each.path == expand("rdf:type")]
    assert found == ["<https://example.org/mine/o> a migov:Organisation ;"]


@pytest.mark.parametrize("language", ['"<b>"', '"9 9"', "[]", '""', "<http://x.org/lt>"])
def test_a_document_in_no_language_ends_in_no_traceback(language, tmp_path):
    """A line to write took the document's language as it was, and rdflib refused it."""
    write(
        tmp_path / "data" / "a.ttl",
        f"doc:d a migov:Document ; migov:language {language} ; skos:prefLabel 5 .",
    )
    fixes = [each.fix for each in validate(kg.load(tmp_path).dataset).results]
    assert 'skos:prefLabel "5"@en ;' in fixes
