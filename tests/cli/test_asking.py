from __future__ import annotations

import os
import shlex
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import click
import pytest
from command_line import closed_port, kg

from kg.cli.asking import Asking, as_command
from kg.limits import Limits

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.usefixtures("once")


def test_an_endpoint_is_named_and_the_study_is_not(whole):
    """The message named a study whose data were not asked, and the address may hold a password."""
    port = closed_port()
    url = f"http://me:secret@127.0.0.1:{port}/query"
    code, _, err = kg("query", "who-led-the-project", "--study", whole, "--endpoint", url)
    assert code == 2
    assert err.splitlines()[0] == f"kg: endpoint: http://127.0.0.1:{port}/query"
    assert "cannot be reached: nothing answers there" in err
    assert "study:" not in err
    assert "secret" not in err


def test_a_refusal_names_the_very_option(whole, tmp_path):
    """It said HOST, and nobody knew which; with an endpoint, it said that only a study is asked."""
    labels, graph = tmp_path / "labels.rq", tmp_path / "graph.rq"
    labels.write_text("SELECT * { ?a ?b ?c SERVICE wikibase:label { ?a ?b ?c } }", "utf-8")
    graph.write_text("SELECT * FROM <http://e/g> { ?a ?b ?c }", "utf-8")
    there = ["--endpoint", f"http://127.0.0.1:{closed_port()}/", "--study", whole]

    code, _, err = kg("query", labels, *there)
    assert code == 2
    assert err.endswith("you can allow that server (--allow-service wikiba.se)\n")
    assert "study" not in err.replace(str(tmp_path), "")
    # Allowed, and FROM as it is, the questions go to the endpoint, where nobody is.
    for asked in ([labels, "--allow-service", "wikiba.se"], [graph]):
        assert "nothing answers there" in kg("query", *asked, *there)[2]
    assert kg("query", graph, "--study", whole)[2].endswith(
        "delete the FROM line, or ask an endpoint that has them (--endpoint URL)\n"
    )


@pytest.mark.parametrize(
    ("command", "name", "word"),
    [
        ("query", "who-led-the-project", "led"),
        ("network", "actor-event", "event"),
        ("gaps", "events-without-a-year", "year"),
    ],
)
def test_questions_networks_and_gaps_are_listed_shown_and_run_alike(whole, command, name, word):
    s = ["--study", whole]
    kind = {"query": "questions"}.get(command, command.removesuffix("s") + "s")
    code, listed, _ = kg(command, "list", *s)
    assert code == 0
    assert f"{name}\n    " in listed
    assert kg(command, "list", word, *s)[1] in listed or word in kg(command, "list", word, *s)[1]
    assert name in kg(command, "list", word, *s)[1]
    shown = (ROOT / "queries" / kind / f"{name}.rq").read_text("utf-8")
    assert kg(command, "show", name, *s)[:2] == (0, shown)
    assert kg(command, name, *s)[0] == 0
    code, _, err = kg(command, "list", "zebra", *s)
    assert (code, err.count("zebra")) == (2, 1)
    code, _, err = kg(command, "nobody", *s)
    assert code == 2
    assert f"See: kg {command} list" in err


def completions(words: list[str], last: str, study: Path) -> list[str]:
    """Return what the shell would offer for the last word of a line."""
    line = " ".join(["kg", *words, last])
    done = subprocess.run(
        [sys.executable, "-m", "kg"],
        capture_output=True,
        text=True,
        check=True,
        cwd=study,
        env={
            **os.environ,
            "_KG_COMPLETE": "bash_complete",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) + 1),
        },
    )
    return [each.partition(",")[2] for each in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("words", "last", "wanted"),
    [
        (["query"], "who-led", ["who-led-the-project"]),
        (["query"], "sh", ["show"]),
        (["query", "show"], "who-led", ["who-led-the-project"]),
        (["query", "who-organised-the-event", "--param"], "ev", ["event="]),
        (["query", "who-led-the-project", "--format"], "xl", ["xlsx"]),
        (["network"], "actor-e", ["actor-event", "actor-event-whole"]),
        (["gaps"], "events-without-a-y", ["events-without-a-year"]),
        (["measure"], "actor-p", ["actor-project"]),
        (
            ["measure", "actor-event", "--measure"],
            "betweenness",
            ["betweenness", "betweenness-centralisation"],
        ),
    ],
)
def test_the_shell_completes_names(whole, words, last, wanted):
    assert completions(words, last, whole) == wanted


EDGES = "SELECT ?source ?target { ?source migov:partOf ?target . }"


@pytest.mark.parametrize(
    ("command", "text"),
    [
        ("query", EDGES),
        ("network", EDGES),
        ("measure", EDGES),
        ("gaps", "SELECT ?thing { ?thing a migov:Event . }"),
    ],
)
def test_sparql_is_typed_or_piped_into_every_command_that_asks(whole, command, text):
    """SPARQL with a point in it was taken for a file whose ending is no network's."""
    code, typed, err = kg(command, text, "--study", whole)
    assert code == 0, err
    code, piped, err = kg(command, "-", "--study", whole, stdin=text)
    assert (code, piped.replace("standard input", "query")) == (0, typed), err
    assert typed


def test_a_certificate_without_an_endpoint_is_not_passed_over(whole):
    code, _, err = kg("query", "who-led-the-project", "--study", whole, "--cert", "me.pem")
    assert (code, err) == (
        2,
        "kg: --cert is for an endpoint; give its address with --endpoint URL\n",
    )


def test_a_parameter_has_one_value(whole):
    two = ["--param", "event=event:a", "--param", "event=event:b"]
    code, _, err = kg("query", "who-organised-the-event", "--study", whole, *two)
    assert code == 2
    assert "“event” has two values, event:a and event:b; give it one" in err


def test_the_command_of_an_answer_asks_the_same_again():
    plain = Asking(Path("/home/me"), "en", False, None, (), None, None, None, Limits())
    given = {"event": "event:riga", "word": "it's a \u0101"}
    with click.Context(click.Command("query")):
        assert as_command("query", "who", {}, plain) == "kg query who"
        assert as_command("gaps", "", {}, plain) == "kg gaps"
        told = as_command("query", "/home/me/my who.rq", given, plain)
        assert shlex.split(told) == [
            *("kg", "query", "my who.rq", "--param", "event=event:riga"),
            *("--param", "word=it's a \u0101"),
        ]
        other = replace(plain, lang="lt", stated_only=True)
        assert as_command("query", "who", {}, other) == "kg query who --lang lt --stated-only"
        far = replace(plain, endpoint="https://me:secret@example.org/sparql")
        assert as_command("query", "who", {}, far) == (
            "kg query who --endpoint https://example.org/sparql"
        )
        assert as_command("query", "-", given, plain) == "", "what was typed in is not there again"


def test_the_page_of_an_answer_has_its_command(whole):
    given = ["--param", "event=event:riga-mile-partners", "--lang", "lv", "--rows", "9"]
    page = kg("query", "who-organised-the-event", "--study", whole, *given, "--format", "html")[1]
    command = "kg query who-organised-the-event --param event=event:riga-mile-partners --lang lv"
    command += " --rows 9"
    assert f">{command}</code>" in page
    assert 'data-lang="lv"' in page
    assert ">kg gaps</code>" in kg("gaps", "--study", whole, "--format", "html")[1]
