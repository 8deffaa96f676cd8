"""The way in for Python: load, ask, measure."""

from __future__ import annotations

import datetime
import inspect
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
import rdflib

import kg
from kg.errors import InputError
from kg.questions.lookup import read_query

ROOT = Path(__file__).parents[1]
RIGA = {"event": "event:riga-mile-partners"}


@pytest.fixture(scope="module")
def study():
    return kg.load(ROOT)


def test_a_question_is_asked_by_its_name_its_file_or_as_sparql(study):
    named = study.query("who-organised-the-event", RIGA)
    path = ROOT / "queries" / "questions" / "who-organised-the-event.rq"
    assert study.query(str(path), RIGA).rows == named.rows
    assert study.query(path, RIGA).rows == named.rows
    assert study.query(read_query(path), RIGA).rows == named.rows
    assert study.query(path.read_text("utf-8"), RIGA).rows == named.rows
    assert [row.actor.rpartition("/")[2] for row in named] == [
        *2 * ["riga-state-city-municipality"],
        *2 * ["unitee"],
    ]


def test_labels_come_in_the_language_asked_for(study):
    def roles(lang):
        table = study.query("who-organised-the-event", RIGA, lang=lang)
        return [row.role_label for row in table.labelled()]

    # Two documents say it.
    assert roles("en") == [*2 * ["organiser"], *2 * ["co-organiser"]]
    assert roles("lv") == [*2 * ["organizators"], *2 * ["līdzorganizators"]]


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
    assert network.number_of_nodes() == 79
    table = kg.measure(network, "degree")
    columns = ("node", "mode", "kind", "component", "nodes_of_mode", "degree", "degree_rank")
    assert table.columns == columns
    assert len(table) == 79
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
    with pytest.raises(InputError, match="Did you mean “who-organised-the-event”"):
        study.query("who-organized-event")


def test_gaps_are_counted_or_one_is_looked_at(study):
    counts = study.gaps()
    assert counts.columns == ("gap", "things", "meaning")
    number = dict(zip(counts["gap"], counts["things"], strict=True))["events-without-a-year"]
    assert len({row.thing for row in study.gaps("events-without-a-year")}) == number == 2


def test_a_study_is_validated(study):
    report = study.validate()
    assert report.conforms
    assert report.counts["focus_nodes"] > 400


def test_what_a_reader_completes_is_what_there_is():
    assert dir(kg) == sorted(kg.__all__)
    assert (ROOT / "kg" / "py.typed").is_file()
    assert {"query", "network", "validate", "gaps", "to_rdflib"} <= set(dir(kg.Study))


LIMITS = ("timeout", "rows", "memory", "allow_service")


@pytest.mark.parametrize("method", ["query", "network", "gaps"])
def test_limits_have_the_same_names_everywhere(method):
    for asked in (kg.Study, kg.Endpoint):
        assert set(LIMITS) <= set(inspect.signature(getattr(asked, method)).parameters)


def test_importing_kg_changes_nobodys_logging_or_warnings():
    code = (
        "import logging, warnings; import numpy, rdflib\n"
        "def now(): return logging.getLogger('rdflib.term').getEffectiveLevel(), "
        "logging.getLogger('rdflib.term').filters, list(warnings.filters)\n"
        "before = now(); import kg, kg.api, kg.cli, kg.validation, kg.pages, kg.release\n"
        "kg.load().validate(); assert now() == before, (before, now())"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_what_is_public_is_there():
    for name in kg.__all__:
        assert getattr(kg, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kg.nothing  # noqa: B018 (asked for its error)


def test_what_can_be_asked_is_listed_and_asked(study):
    assert [each.name for each in study.queries("networks", "project")]
    (led,) = [each for each in study.queries() if each.name == "who-led-the-project"]
    assert study.query(led) == study.query("who-led-the-project")
    with pytest.raises(InputError, match="there is no kind “question”; choose one of questions"):
        study.queries("question")


def test_what_is_no_question_is_told(study):
    with pytest.raises(InputError, match="3 is not a question; give its name"):
        study.query(3)


def test_one_host_one_file_and_a_parameter_of_none_are_taken(study, tmp_path):
    with pytest.raises(InputError, match=r"may call only a\.org"):
        study.query("SELECT * { SERVICE <http://b.org/> { ?a ?b ?c } }", allow_service="a.org")
    with pytest.raises(InputError, match=r"nothing\.ttl"):
        kg.load(extra=str(tmp_path / "nothing.ttl"))
    assert study.query("who-led-the-project", {"project": None}) == study.query(
        "who-led-the-project"
    )
    with pytest.raises(InputError, match="none"):
        study.validate(shapes=str(tmp_path / "none"))


def test_a_thing_may_be_named_in_a_parameter(study):
    told, named = [], {"event": "Kaunas network event"}
    table = study.query("who-organised-the-event", named, say=told.append)
    assert {row.event for row in table} == {"https://w3id.org/migov/id/event/kaunas-network-event"}
    assert len(told) == 1
    # Without anybody to tell, the column of the parameter shows which thing it is.
    assert study.query("who-organised-the-event", named) == table


def test_things_are_looked_up(study):
    assert study.find("providuss")["write"][0] == "actor:providus"
    assert "role:speaker" in study.codes("roles")["write"]
    assert len(study.codes()) == 17
    assert study.terms("inEvent")["write"][0] == "migov:inEvent"
    assert len(study.terms()) > 100
    shown = study.show("Providus")
    assert shown.columns[:3] == ("subject", "says", "value")
    assert len(shown) >= len(study.show("actor:providus", stated_only=True)) > 0
