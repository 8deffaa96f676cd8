"""What a question that comes with kg says when it has no rows."""

from __future__ import annotations

import pytest
from hints_helpers import parse_query, told

from kg.questions.hints.shipped_questions import is_shipped
from kg.study import shipped

DATA = """x:c migov:inEvent x:whole . x:part migov:partOf x:whole .
x:other a migov:Event . doc:a a migov:Document ."""
PATH = shipped() / "queries" / "questions" / "q.rq"
HEADER = (
    "#+ reading: If no host is named, nobody hosted it.\n"
    "#+ params: {event: {type: iri, example: 'x:whole'}}\n"
)
TEXT = "SELECT ?event ?c { ?c migov:inEvent ?event }"


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("http://x.org/other", "No rows with event=http://x.org/other: the documents do not say. "
         "If no host is named, nobody hosted it."),
        ("http://x.org/part", "No rows with event=http://x.org/part. There are rows with "
         "event=http://x.org/whole, of which it is a part"),
        ("https://w3id.org/migov/id/document/a", "No rows with event=doc:a. event is usually "
         "x:..., for example x:whole"),
    ],
)  # fmt: skip
def test_a_value_that_leaves_nothing_is_told_and_how_to_read_that(event, said):
    assert told(DATA, TEXT, path=PATH, header=HEADER, event=event) == [said]


def test_a_value_that_is_not_in_the_study_says_nothing_of_the_documents():
    assert told(DATA, TEXT, path=PATH, header=HEADER, event="http://x.org/nowhere") == [
        "No rows with event=http://x.org/nowhere"
    ]


def test_no_line_of_it_is_told_as_the_users_mistake():
    assert told(DATA, "SELECT ?c { ?c migov:inEvent x:none }", path=PATH) == [
        "No rows: the documents do not say"
    ]
    assert told(DATA, "SELECT ?c ?none { ?c migov:inEvent ?e }", path=PATH) == []


def test_only_a_file_of_kg_itself_is_shipped(tmp_path):
    for path, known in ((PATH, True), (tmp_path / "q.rq", False), (None, False)):
        assert is_shipped(parse_query("ASK {}", name="q", path=path)) is known
