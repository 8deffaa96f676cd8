"""The way in for Python: load, ask, measure."""

from __future__ import annotations

import datetime
from pathlib import Path

import networkx as nx
import pytest
import rdflib

import kg
from kg.errors import InputError

ROOT = Path(__file__).parents[1]
RIGA = {"event": "event:riga-mile-partners"}


@pytest.fixture(scope="module")
def study():
    return kg.load(ROOT)


def test_a_question_is_asked_by_its_name_its_file_or_as_sparql(study):
    named = study.query("who-organised-the-event", RIGA)
    path = ROOT / "queries" / "questions" / "who-organised-the-event.rq"
    assert study.query(str(path), RIGA).rows == named.rows
    assert study.query(path.read_text("utf-8"), RIGA).rows == named.rows
    assert [row.actor.rpartition("/")[2] for row in named] == [
        "riga-state-city-municipality",
        "unitee",
    ]


def test_labels_come_in_the_language_asked_for(study):
    def roles(lang):
        table = study.query("who-organised-the-event", RIGA, lang=lang)
        return [row.role_label for row in table.labelled()]

    assert roles("en") == ["organiser", "co-organiser"]
    assert roles("lv") == ["organizators", "līdzorganizators"]


def test_a_parameter_may_be_a_value_of_python(study):
    period = {"from": datetime.date(2022, 1, 1), "to": datetime.date(2022, 12, 31)}
    as_text = {name: str(value) for name, value in period.items()}
    table = study.query("which-events-fall-in-a-period", period)
    assert len(table) > 0
    assert table.rows == study.query("which-events-fall-in-a-period", as_text).rows


def test_what_is_inferred_can_be_left_out(study):
    whole = study.query("which-roles-does-an-actor-have")
    stated = study.query("which-roles-does-an-actor-have", stated_only=True)
    assert {str(row.status).rpartition("/")[2] for row in whole} >= {"stated", "inferred"}
    assert "inferred" not in {str(row.status).rpartition("/")[2] for row in stated}


def test_the_limits_are_those_of_the_command(study):
    cut = study.query("which-roles-does-an-actor-have", rows=2)
    assert (len(cut), cut.cut) == (2, 2)
    heavy = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with pytest.raises(InputError, match=r"no answer within 0\.2 seconds"):
        study.query(heavy, timeout=0.2)
    assert len(study.query("SELECT ?a { ?a a migov:Project }", timeout=None, memory=None)) == 2


def test_a_network_and_its_measures(study):
    network = study.network("actor-event")
    assert isinstance(network, nx.Graph)
    assert network.number_of_nodes() == 71
    table = kg.measure(network, "degree")
    assert table.columns == ("node", "mode", "kind", "degree")
    assert len(table) == 71
    top = table.rows[0]
    assert table.show(top[0]).startswith("Network event in Kaunas")
    own = study.network(
        "SELECT ?source ?target { ?c migov:participant ?source ; migov:inProject ?target }"
    )
    assert own.number_of_edges() == len(
        study.query("SELECT DISTINCT ?a ?p { ?c migov:participant ?a ; migov:inProject ?p }")
    )


def test_the_same_graphs_in_rdflib(study):
    graphs = study.to_rdflib()
    assert isinstance(graphs, rdflib.Dataset)
    asked = graphs.query("SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c a migov:Participation }")
    here = study.query("SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c a migov:Participation }")
    assert int(next(iter(asked)).n) == next(iter(here)).n > 50


def test_the_prefixes_of_a_study_are_known_undeclared(make_study):
    body = "@prefix mine: <https://example.org/mine/> .\nmine:a mine:says mine:b ."
    study = kg.load(str(make_study({"own.ttl": body})))
    assert [row.x for row in study.query("SELECT ?x { ?x mine:says mine:b }")] == [
        "https://example.org/mine/a"
    ]
    with pytest.raises(InputError, match="“mien:” is not declared; did you mean “mine:”"):
        study.query("SELECT ?x { ?x mien:says ?y }")


def test_a_question_that_is_not_there_is_told(study):
    with pytest.raises(InputError, match="did you mean “who-organised-the-event”"):
        study.query("who-organized-event")


def test_an_endpoint_is_named_in_the_same_way():
    far = kg.connect("http://127.0.0.1:9/query", study=ROOT, timeout=5, rows=10)
    assert (far.timeout, far.max_rows, far.study.root) == (5, 10, ROOT)
    with pytest.raises(InputError, match="cannot be reached: nothing answers there"):
        far.query("who-organised-the-event")
    with pytest.raises(TypeError, match="rows"):  # never taken and passed over
        far.query("who-organised-the-event", rows=3)
    with pytest.raises(InputError, match="SERVICE is refused"):
        far.query("SELECT ?a { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }")
    with pytest.raises(InputError, match="kg dump --stated-only"):
        far.query("who-organised-the-event", stated_only=True)


def test_what_is_public_is_there():
    for name in kg.__all__:
        assert getattr(kg, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kg.nothing  # noqa: B018 (asked for its error)
