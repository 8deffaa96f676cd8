"""The code lists, and the codes of one list."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.lookup.codes import list_codes
from kg.lookup.finding import Finder
from kg.study import load_dataset


@pytest.fixture(scope="module")
def finder(example):
    return Finder(example.dataset)


def by_write(table):
    return {row.write: row for row in table}


def test_all_lists_are_listed_with_the_number_of_their_codes(example, finder):
    table = list_codes(finder)
    counted = example.query(
        "SELECT ?list (COUNT(?code) AS ?n) { ?code skos:inScheme ?list } GROUP BY ?list"
    )
    assert {row.list: row.codes for row in table} == {row.list: row.n for row in counted}
    roles = next(row for row in table if row.name == "role")
    assert roles.class_ == "migov:Role"
    assert roles.definition == "What an actor does in a project or an event."


@pytest.mark.parametrize(
    "asked",
    ["role", "ROLE", "role:", "list:role", "Role", "migov:Role", "roles in projects", "rolle"],
)
def test_a_list_is_found_by_any_of_its_names(finder, asked):
    assert set(by_write(list_codes(finder, asked))) >= {"role:partner", "role:speaker"}


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("kinds of actor", "kind:ngo"),
        ("ActorKind", "kind:ngo"),
        ("valdymo lygmenys", "level:local"),
        ("levels", "level:local"),
        ("kind", "kind:ngo"),
    ],
)
def test_a_list_is_found_by_its_label_and_its_class(finder, asked, code):
    assert code in by_write(list_codes(finder, asked))


def test_a_code_has_its_meaning_what_it_implies_and_its_broader_code(finder):
    codes = by_write(list_codes(finder, "kind"))
    assert codes["kind:ministry"].broader == "kind:public-authority"
    assert codes["kind:ministry"].implies == "level: national, sector: public sector"
    assert codes["kind:ministry"].definition == "A ministry of a state."
    roles = by_write(list_codes(finder, "role"))
    assert (roles["role:speaker"].implies, roles["role:partner"].implies) == ("presence", None)


def test_records_that_have_a_code_are_counted_once(example, finder):
    """A plain fact is a triple of the record and a claim; it is one use, with all derived too."""
    example.dataset.provide()
    roles, kinds = (by_write(list_codes(finder, name)) for name in ("role", "kind"))
    for codes, name in ((roles, "role"), (kinds, "kind|migov:memberKind")):
        counted = example.query(
            f"SELECT ?code (COUNT(DISTINCT ?x) AS ?n) {{ ?x migov:{name} ?code }} GROUP BY ?code"
        ).labelled()
        expected = {row.code.rpartition("/")[2]: row.n for row in counted}
        told = {code.partition(":")[2]: row.used for code, row in codes.items() if row.used}
        assert told == expected
    assert roles["role:signatory"].used == 0


def test_labels_and_meanings_are_in_the_language_asked_for(finder):
    table = list_codes(finder, "level", lang="lt")
    assert table.show(table.rows[0][0]) == "vietos"


def test_a_list_that_does_not_exist_is_refused_with_all_names(finder):
    with pytest.raises(InputError) as caught:
        list_codes(finder, "colours")
    told = str(caught.value)
    assert told.startswith("“colours” is not the name of one code list; choose one of changekind,")
    assert "role" in told


def test_a_study_has_lists_of_its_own(make_study):
    body = """
list:trade a skos:ConceptScheme ; skos:prefLabel "trades"@en ; migov:listOf migov:Topic .
<https://my.example/fishing> a migov:Topic ; skos:inScheme list:trade ;
  skos:prefLabel "fishing"@en .
project:p a migov:Project ; skos:prefLabel "P"@en ; migov:about <https://my.example/fishing> .
"""
    finder = Finder(load_dataset(make_study({"a.ttl": body})))
    rows = list(list_codes(finder, "trades"))
    assert [(row.write, row.used) for row in rows] == [("<https://my.example/fishing>", 1)]
