"""A question becomes a table with labels; an answer without rows says why."""

from __future__ import annotations

import pytest
from pyoxigraph import (
    Literal,
)
from questions_helpers import asked, parsed, shown

from kg.errors import InputError
from kg.limits import Limits
from kg.questions.asking import advice, meant_params, run, run_whole
from kg.questions.headers import parse_query
from kg.questions.lookup import find_queries, read_query
from kg.questions.remote import Endpoint
from kg.study import open_study
from kg.tables.plain import write


def test_rows_are_given_with_labels_in_a_language(made):
    query = "SELECT ?who { claim:lake-organiser migov:participant ?who }"
    assert asked(made, query) == [("Ežezers Council",)]
    assert asked(made, query, lang="lv") == [("Ežezera dome",)]
    assert asked(made, query, lang="lt") == [("Ežezers Council (en)",)]


def test_a_value_that_is_not_known_is_none(made):
    query = "SELECT ?a ?b { VALUES ?a { 1 } OPTIONAL { claim:none migov:role ?b } }"
    assert run(made, parsed(query)).rows == ((Literal(1), None),)


@pytest.mark.parametrize(("who", "answer"), [("actor:siloju", "yes"), ("actor:nobody", "no")])
def test_ask_is_answered_with_yes_or_no(made, who, answer):
    table = run(made, parsed(f"ASK {{ ?c migov:participant {who} }}"))
    assert (table.columns, table.rows) == (("answer",), ((answer,),))


def test_construct_is_answered_with_triples(made):
    query = (
        "CONSTRUCT { ?event migov:participant ?who } "
        "WHERE { ?c migov:participant ?who ; migov:inEvent ?event ; migov:role role:speaker }"
    )
    table = run(made, parsed(query))
    assert table.columns == ("subject", "predicate", "object")
    assert shown(table) == [
        ("Seminar, first part", "participant", "Šilojų bendruomenė (lt)"),
        ("Seminar, second part", "participant", "Ūdensroze (lv)"),
    ]


def test_construct_may_give_texts_and_things_side_by_side(made):
    """It raised a TypeError, since a text and an address have no order."""
    query = "CONSTRUCT WHERE { event:lake ?p ?o }"
    table = run(made, parsed(query))
    assert ("Seminar by the water", "date", "XXXX-05-04") in shown(table)
    assert write(table, "csv") == write(run(made, parsed(query)), "csv")


def test_stated_only_leaves_out_what_is_inferred(made):
    query = "SELECT ?role { ?c migov:participant actor:ezezers ; migov:role ?role }"
    assert asked(made, query) == [("host",), ("organiser",), ("partner",)]
    assert asked(made, query, stated_only=True) == [("organiser",), ("partner",)]


def test_stated_only_leaves_out_what_is_inferred_when_graphs_are_asked_for(made):
    """GRAPH ?g still went to every graph."""
    query = "SELECT ?c { GRAPH ?g { ?c migov:status status:inferred } }"
    assert asked(made, query) == [("claim:lake-host",), ("claim:lake-year",)]
    assert asked(made, query, stated_only=True) == []


def test_every_shipped_query_has_a_summary_and_answers_the_made_up_study(made):
    for folder in ("networks", "questions"):
        for name, path in find_queries(made.folder, folder).items():
            query = read_query(path)
            assert query.summary != name
            given = {p.name: p.example for p in query.params if p.default is None}
            assert run(made, query, given).columns


def test_what_must_be_whole_is_refused_when_cut(made):
    query = parse_query("SELECT ?source ?target { ?source ?x ?target }", name="q")
    with pytest.raises(InputError, match="gives more than 3 rows, and a part"):
        run_whole(made, query, limits=Limits(rows=3))
    assert len(run_whole(made, query).rows) > 3


def advised(dataset, text, params=None):
    query = parse_query(text, name="q")
    return advice(dataset, query, params, run(dataset, query, params))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "SELECT * { ?c migov:partcipant ?who }",
            [
                "“migov:partcipant”; did you mean migov:participant?",
                "No rows: line 1 (“?c migov:partcip",
            ],
        ),
        (
            "SELECT * { ?c a migov:Particpation }",
            [
                "“migov:Particpation”; did you mean migov:Participation?",
                "No rows: line 1 (“?c a migov:P",
            ],
        ),
        (
            "SELECT * { ?c migov:participant ?who OPTIONAL { ?c migov:role role:organizer } }",
            ["“role:organizer”; did you mean role:organiser?"],
        ),
        ("SELECT * { ?c migov:participant ?who }", []),
        (
            "SELECT * { ?c migov:participant ?who .\n  ?who a migov:Document }",
            ["line 2 (“?who a migov:Document”) has no match once the lines before it are"],
        ),
    ],
)
def test_what_nothing_bears_is_told_and_the_pattern_that_leaves_nothing(made, text, said):
    found = advised(made, text)
    assert len(found) == len(said)
    for one, other in zip(found, said, strict=True):
        assert other in one


def test_a_parameter_that_leaves_nothing_is_told(made):
    text = "#+ params: {who: {type: iri}}\nSELECT ?who ?c { ?c migov:participant ?who }"
    assert advised(made, text, {"who": "actor:siloju"}) == []
    assert advised(made, text, {"who": "doc:lake"}) == [
        "No rows with these parameters. Without them there are rows."
    ]
    assert "did you mean actor:siloju?" in advised(made, text, {"who": "actor:siloyu"})[0]


def test_a_name_in_a_parameter_gives_the_rows_of_the_thing(example):
    """A name was refused: it has no prefix."""
    told = []
    query = read_query("who-organised-the-event")
    params = meant_params(example, query, {"event": "Kaunas network event"}, told.append)
    assert params == {"event": "event:kaunas-network-event"}
    assert told[0].startswith("“Kaunas network event” is taken as event:kaunas-network-event (")
    assert len(run(example, query, params)) > 0
    # A second time nothing is left to say.
    assert meant_params(example, query, params, told.append) == params
    assert len(told) == 1


def test_a_name_of_several_things_is_refused_with_all_of_them(example):
    query = read_query("which-roles-does-an-actor-have")
    with pytest.raises(InputError, match="may mean actor:ministry-of-culture-l") as caught:
        meant_params(example, query, {"actor": "ministry of culture"}, print)
    assert "actor:ministry-of-culture-lt (" in str(caught.value)


def test_a_parameter_of_any_kind_takes_a_thing_of_any_kind(example):
    query = parsed("#+ params: {thing: {type: iri, example: event:x}}\nSELECT ?thing {}")
    assert meant_params(example, query, {"thing": "AMIF"}, print) == {"thing": "programme:amif"}


def test_an_endpoint_takes_no_names():
    endpoint = Endpoint("http://127.0.0.1:9/", open_study())
    query = read_query("who-organised-the-event")
    params = {"event": "event:riga-mile-partners"}
    assert meant_params(endpoint, query, params, print) == params
    with pytest.raises(InputError, match="only a study has the names of its things"):
        meant_params(endpoint, query, {"event": "Riga"}, print)
