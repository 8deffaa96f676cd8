from __future__ import annotations

import html
import re

import pytest
from browser import browser

from kg.findings import Location, Report, Result
from kg.pages.report import report_page

TURTLE = """@prefix a: <http://x.org/> .

a:one a a:Thing ;
    a:says "x" .

a:two a a:Thing .
"""
FOCUS = "http://x.org/one"


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "own.ttl"
    path.write_text(TURTLE, "utf-8")
    error = Result(
        severity="error",
        location=Location(path, 3),
        focus=FOCUS,
        thing="One <i>",
        message="give a name",
        path="http://x.org/says",
        value="x",
        why="Names are asked for.",
        fix='skos:prefLabel "One"@en ;',
    )
    note = Result("note", None, "", "", "this study has no Tenure; their rules were not used")
    return Report((error, note), "Checked 2 records.")


def text_of(page):
    body = re.sub("<[^>]*>", " ", page.partition("<body>")[2])
    return html.unescape(re.sub(r"\s+", " ", body)).replace("” :", "”:")


def test_a_report_says_the_verdict_the_rule_and_what_to_write(report):
    text = text_of(report_page(report))
    for said in (
        "The data are not valid yet",
        "Not valid: 1 error, 1 note. Checked 2 records.",
        "1 error 1 note Correct every error.",
        "error One <i> line 3",
        "http://x.org/says “x”: give a name",
        'Write, for example: skos:prefLabel "One"@en ;',
        "Why there is this rule: Names are asked for.",
        "The study as a whole",
        "this study has no Tenure; their rules were not used",
    ):
        assert said in text, (said, text)


def test_the_record_is_shown_as_the_file_has_it_and_no_further(report):
    page = report_page(report)
    (excerpt,) = re.findall("(?s)<pre[^>]*>(.*?)</pre>", page)
    assert html.unescape(re.sub("<[^>]*>", "", excerpt)).splitlines() == [
        "    3 a:one a a:Thing ;",
        '    4     a:says "x" .',
    ]


def test_a_file_that_has_gone_since_leaves_its_result(report):
    report.results[0].location.path.unlink()
    page = report_page(report)
    assert "give a name" in page
    assert "<pre" not in page


def test_valid_data_say_so():
    text = text_of(report_page(Report((), "Checked 2 records.")))
    assert "The data are valid Valid: no errors. Checked 2 records." in text
    assert "No errors, warnings or notes." in text


def test_the_page_asks_nothing_of_the_outside_and_says_nothing(report, tmp_path):
    path = tmp_path / "report.html"
    path.write_text(report_page(report), "utf-8")
    requests, said = [], []
    with browser() as context:
        tab = context.new_page()
        tab.on("request", lambda request: requests.append(request.url))
        tab.on("console", lambda message: said.append(message.text))
        tab.goto(path.as_uri())
        assert tab.locator("h3").first.inner_text().startswith("error One <i>")
    assert [url for url in requests if not url.startswith("data:")] == [path.as_uri()]
    assert said == []
