from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib
from rdflib import RDF, SH

from kg.errors import InputError
from kg.findings import Location, Report, Result, write_report
from kg.rdf import expand

PARTNER = Result(
    severity="error",
    location=Location(Path("data/ež 1.ttl"), 7),
    focus=expand("claim:lake"),
    thing="Lake: organiser",
    message="write a role that is in the list",
    path=expand("migov:role"),
    value="role:orgniser",
    why="Roles are compared across events.",
    rule="https://w3id.org/migov/shape/Role",
    fix="migov:role role:organiser ;",
)
OTHER = Result(
    severity="error",
    location=Location(Path("data/a.ttl"), 2),
    focus=expand("claim:town"),
    thing="Town: host",
    message="write a role that is in the list",
    path=expand("migov:role"),
    why="Roles are compared across events.",
    rule="https://w3id.org/migov/shape/Role",
)
TEXT = Result("warning", None, "", "Sala", "contains a space that is not seen")
UNUSED = Result(
    "note", None, "", "", "this study has no migov:Output, migov:Tenure; their rules were not used",
    rule="unused",
)  # fmt: skip
UNUSED_CLASSES = (expand("migov:Output"), expand("migov:Tenure"))
CHECKED = "Checked 156 records against 86 rules."


def report(*results, **more):
    return Report(results, CHECKED, {"shapes": 55}, unused=UNUSED_CLASSES, **more)


WHOLE = report(UNUSED, TEXT, PARTNER, OTHER)


def test_text_gives_errors_first_and_each_reason_once_and_the_verdict_last():
    assert write_report(WHOLE, "text") == (
        "data/ež 1.ttl:7: error: Lake: organiser migov:role “role:orgniser”: "
        "write a role that is in the list\n"
        "    write, for example: migov:role role:organiser ;\n"
        "    why: Roles are compared across events.\n"
        "data/a.ttl:2: error: Town: host migov:role: write a role that is in the list\n"
        "warning: Sala: contains a space that is not seen\n"
        "note: this study has no migov:Output, migov:Tenure; their rules were not used\n"
        "Not valid: 2 errors, 1 warning, 1 note. Checked 156 records against 86 rules.\n"
    )


@pytest.mark.parametrize(
    ("results", "summary"),
    [
        ((), f"Valid: no errors. {CHECKED}"),
        ((TEXT, TEXT), f"Valid: 2 warnings. {CHECKED}"),
        ((UNUSED,), f"Valid: 1 note. {CHECKED}"),
        ((PARTNER,), f"Not valid: 1 error. {CHECKED}"),
    ],
)
def test_only_errors_make_a_report_not_valid(results, summary):
    assert report(*results).summary == summary
    assert report(*results).conforms is ("Not valid" not in summary)


def test_a_report_without_a_verdict_says_only_what_was_checked():
    gaps = Report((UNUSED,), "1 gap. A gap is not an error.", verdict=False)
    assert write_report(gaps, "text") == f"{UNUSED}\n1 gap. A gap is not an error.\n"


def test_json_gives_counts_classes_and_every_field_of_a_result():
    found = json.loads(write_report(WHOLE, "json"))
    results = found.pop("results")
    assert found == {
        "conforms": False,
        "summary": WHOLE.summary,
        "shapes": 55,
        "unused_classes": list(UNUSED_CLASSES),
    }
    assert results[0] == {
        "file": "data/ež 1.ttl",
        "line": 7,
        "severity": "error",
        "focus": PARTNER.focus,
        "thing": "Lake: organiser",
        "path": PARTNER.path,
        "value": "role:orgniser",
        "message": PARTNER.message,
        "why": PARTNER.why,
        "todo": "",
        "fix": PARTNER.fix,
        "rule": PARTNER.rule,
    }
    assert [result["severity"] for result in results] == ["error", "error", "warning", "note"]
    assert "file" not in results[2]


def test_sarif_gives_the_remedy_once_and_the_file_as_an_address():
    """The remedy was told twice, and a file name with a blank was no address."""
    found = json.loads(write_report(WHOLE, "sarif"))
    assert found["version"] == "2.1.0"
    assert found["$schema"].endswith("sarif-2.1.0.json")
    (run,) = found["runs"]
    assert run["tool"]["driver"] == {
        "name": "kg",
        "rules": [
            {"id": "Role", "fullDescription": {"text": "Roles are compared across events."}},
            {"id": "text", "fullDescription": {"text": "text"}},
            {"id": "unused", "fullDescription": {"text": "unused"}},
        ],
    }
    first, second, text, unused = run["results"]
    assert first == {
        "ruleId": "Role",
        "level": "error",
        "message": {
            "text": "Lake: organiser: write a role that is in the list\n"
            "Write, for example: migov:role role:organiser ;"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "data/e%C5%BE%201.ttl"},
                    "region": {"startLine": 7},
                }
            }
        ],
    }
    assert second["message"] == {"text": "Town: host: write a role that is in the list"}
    assert text == {
        "ruleId": "text",
        "level": "warning",
        "message": {"text": "Sala: contains a space that is not seen"},
    }
    assert (unused["level"], unused["message"]["text"]) == ("note", UNUSED.message)


def test_what_to_do_stands_once_below_and_with_the_rule():
    gap = Result("note", None, "", "Lake", "no year", rule="no-year", todo="Look at the page.")
    gaps = Report((gap, gap), "2 gaps.", verdict=False)
    assert write_report(gaps, "text") == (
        "note: Lake: no year\n    what to do: Look at the page.\nnote: Lake: no year\n2 gaps.\n"
    )
    (run,) = json.loads(write_report(gaps, "sarif"))["runs"]
    told = {"text": "Look at the page."}
    assert run["tool"]["driver"]["rules"] == [
        {"id": "no-year", "fullDescription": told, "help": told}
    ]


def test_turtle_is_the_report_of_shacl():
    graph = rdflib.Graph()
    graph.add((rdflib.BNode(), RDF.type, SH.ValidationReport))
    read = rdflib.Graph().parse(data=write_report(report(graph=graph), "turtle"), format="turtle")
    assert list(read.objects(None, RDF.type)) == [SH.ValidationReport]


def test_turtle_is_refused_for_a_report_that_is_not_of_shacl():
    with pytest.raises(InputError) as caught:
        write_report(WHOLE, "turtle")
    assert str(caught.value) == (
        "turtle is the format of SHACL reports, and this is not one; choose text, json or sarif"
    )


def test_an_unknown_format_is_told_with_those_known():
    with pytest.raises(InputError) as caught:
        write_report(WHOLE, "pdf")
    assert str(caught.value) == (
        "there is no format “pdf”; choose one of text, json, sarif, turtle"
    )
