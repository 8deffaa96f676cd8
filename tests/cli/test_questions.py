from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from command_line import kg, line_of

from kg.questions.headers import THEMES
from kg.study.folder import StudyFolder, shipped

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.usefixtures("once")


def test_query_answers_in_the_language_asked_for(whole):
    args = ["query", "--study", whole, "who-organised-the-event", "--format", "csv"]
    code, out, _ = kg(*args, "--lang", "lv", "--param", "event=event:riga-mile-partners")

    assert code == 0
    assert "Rīgas valstspilsētas pašvaldība" in out
    assert "līdzorganizators" in out


def test_query_list_and_show(whole):
    code, out, _ = kg("query", "list", "--study", whole)
    assert code == 0
    assert "  who-organised-the-event\n      Who organised an event, and with whom?\n" in out

    code, out, _ = kg("query", "show", "who-organised-the-event", "--study", whole)
    assert code == 0
    assert out == (ROOT / "queries/questions/who-organised-the-event.rq").read_text("utf-8")


def listed(out):
    """Give the names of a list by theme."""
    themes = {}
    for part in out.split("\n\n"):
        theme, *lines = part.splitlines()
        assert all(line.startswith("      ") for line in lines[1::2])
        themes[theme] = [line.strip() for line in lines[::2]]
    return themes


def test_query_list_groups_questions_by_theme(whole):
    themes = listed(kg("query", "list", "--study", whole)[1])
    assert list(themes) == list(THEMES)
    assert sum(map(len, themes.values())) == len(StudyFolder(shipped()).queries("questions"))
    assert "who-organised-the-event" in themes["Roles"]
    assert all(names == sorted(names) for names in themes.values())


def test_a_study_has_themes_of_its_own_and_questions_without_one(study):
    folder = study / "queries" / "questions"
    folder.mkdir(parents=True)
    ask = "SELECT ?x { ?x a migov:Place }"
    for name, header in (
        ("a", "#+ theme: schools"),
        ("b", "#+ summary: Where is the zebra?"),
        ("c", "#+ theme: roles"),
    ):
        (folder / f"{name}.rq").write_text(f"{header}\n{ask}", "utf-8")

    themes = listed(kg("query", "list", "--study", study)[1])
    assert list(themes) == [*THEMES, "schools", "Other"]
    assert themes["schools"] == ["a"]
    assert themes["Other"] == ["b"]
    assert themes["Roles"][0] == "c"
    assert listed(kg("query", "list", "zebra", "--study", study)[1]) == {"Other": ["b"]}
    assert listed(kg("query", "list", "schools", "--study", study)[1]) == {"schools": ["a"]}


def test_query_list_finds_questions_by_what_they_say(whole):
    every = listed(kg("query", "list", "--study", whole)[1])
    found = listed(kg("query", "list", "bridge", "Countries", "--study", whole)[1])
    names = [name for theme in found.values() for name in theme]
    assert "who-bridges" in names
    assert all(set(names) <= set(every[theme]) for theme, names in found.items())
    assert "which-records-are-one" not in names


def test_a_construct_is_written_as_triples(whole, tmp_path):
    import rdflib

    query = tmp_path / "made.rq"
    query.write_text("CONSTRUCT { ?e a migov:Event } WHERE { ?e migov:partOf ?whole }", "utf-8")
    asked = ["query", query, "--study", whole, "--format"]
    sizes = {
        form: len(rdflib.Graph().parse(data=kg(*asked, form)[1], format=name))
        for form, name in (("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld"))
    }
    assert len(set(sizes.values())) == 1
    assert sizes["turtle"] > 10


def test_an_answer_that_is_truncated_says_so_in_both_places(whole):
    asked = ["query", "which-roles-does-an-actor-have", "--study", whole, "--rows", "3"]
    code, out, err = kg(*asked, "--format", "csv")
    assert code == 0
    assert len(out.splitlines()) == 1 + 3 + 1
    assert out.splitlines()[-1].startswith(
        "This is not all: the answer was truncated at the limit of 3"
    )
    assert "allow more with --rows" in err


def test_the_page_of_an_answer_tells_all_of_it(whole):
    given = ["--param", "event=event:riga-mile-partners", "--format", "html"]
    code, page, _ = kg("query", "who-organised-the-event", "--study", whole, *given)
    assert code == 0
    for told in (
        "Who organised an event, and with whom?",
        "SELECT ?event ?actor ?role",
        "event:riga-mile-partners",
        "Riga State City Municipality",
        "data ",
        "#:~:text=",
    ):
        assert told in page, told


def test_an_empty_answer_says_why(whole):
    given = ["--param", "event=event:riga"]
    code, out, err = kg("query", "who-organised-the-event", "--study", whole, *given)
    assert code == 0
    assert "(0 rows)" in out
    assert "nothing in the study is called “event:riga”; did you mean event:riga-mile-p" in err
    assert "No rows with event=event:riga\n" in err


def test_query_reads_standard_input(whole):
    done = subprocess.run(
        [sys.executable, "-c", "from kg.cli import main; main()", "query", "-", "--study", whole],
        input="SELECT (COUNT(*) AS ?n) WHERE { ?p a migov:Project }",
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "n\n-\n2\n(1 row)\n"


def test_a_query_past_its_time_ends_and_the_next_one_works(whole, tmp_path):
    heavy = tmp_path / "heavy.rq"
    heavy.write_text("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "utf-8")

    code, _, err = kg("query", heavy, "--study", whole, "--timeout", "0.3")

    assert code == 2
    assert "no answer within 0.3 seconds; narrow the query, or allow more time" in err
    assert "(--timeout S)" in err
    assert kg("query", "which-persons-are-named", "--study", whole)[0] == 0


def test_a_gap_is_told_with_file_and_line_and_what_to_do(whole):
    code, out, _ = kg("gaps", "events-without-a-year", "--study", whole)
    path = whole / "data" / "events" / "riga-mile-partners.ttl"
    assert code == 0
    assert f"{path}:{line_of(path, 'event:riga-mile-partners ')}: note: Meeting of the" in out
    assert "    what to do: " in out
    assert out.endswith("2 gaps. A gap is not an error.\n")
