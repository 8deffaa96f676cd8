"""A study on this machine: its limits, its threads, and how mistakes are told."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import (
    Literal,
    NamedNode,
)
from questions_helpers import shown

import kg
from kg.errors import InputError
from kg.limits import Limits
from kg.questions.asking import run
from kg.questions.headers import parse_query
from kg.questions.sources import Request

_DOUBLED = "".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1}) " for n in range(40))


HOSTILE = {
    "cross product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "deep path": "SELECT (COUNT(*) AS ?n) { ?a (!<a:b>)*/(!<a:c>)*/(!<a:d>)*/(!<a:e>)* ?b }",
    "long path": f"SELECT * {{ ?a {'/'.join(['migov:partOf'] * 50_000)} ?b }}",
    "endless sort": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?c ?f ?i ?l",
    "concat bomb": f'SELECT ?x40 {{ BIND("{"a" * 64}" AS ?x0) {_DOUBLED}}}',
    "nested braces": f"SELECT * {{ {'{' * 5000}{'}' * 5000} }}",
    "nested brackets": f"SELECT (({'(' * 5000}1{')' * 5000}) AS ?x) {{}}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_ends_within_its_limits_and_the_next_works(made, name):
    began = time.monotonic()
    with pytest.raises(InputError) as caught:
        run(made, parse_query(HOSTILE[name], name="q"), limits=Limits(timeout=2, memory=400))
    took = time.monotonic() - began
    assert took < 2 + 1, "the limit did not hold: it is what is tested here, not speed"
    assert caught.value.exit_code == 2
    plain = (
        "no answer within 2 seconds",
        "it needed more than 400 MB",
        "more than 100 nested brackets",
    )
    assert any(words in str(caught.value) for words in plain)
    assert run(made, parse_query("ASK {}", name="q")).rows == (("yes",),)


def test_an_answer_is_cut_at_the_limit_on_rows_and_says_so(made):
    every = "SELECT * { ?a ?b ?c } ORDER BY ?a ?b ?c"
    whole = run(made, parse_query(every, name="q"))
    assert whole.cut is None
    cut = run(made, parse_query(every, name="q"), limits=Limits(rows=7))
    assert (cut.rows, cut.cut) == (whole.rows[:7], 7)
    exact = run(made, parse_query(every, name="q"), limits=Limits(rows=len(whole.rows)))
    assert (exact.rows, exact.cut) == (whole.rows, None)


def test_a_huge_answer_is_cut_before_it_is_made(made):
    """The engine gives rows as it finds them: none is asked for past the limit."""
    huge = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    cut = run(made, parse_query(huge, name="q"), limits=Limits(timeout=10, rows=1000))
    assert (len(cut.rows), cut.cut) == (1000, 1000)


def test_triples_are_cut_as_rows_are(made):
    query = parse_query("CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c }", name="q")
    cut = run(made, query, limits=Limits(rows=5))
    assert (cut.form, len(cut.rows), cut.cut) == ("construct", 5, 5)


NASTY = [
    Literal('tab\tline\nreturn\rquote"back\\slash'),
    Literal("\u0000\u0001\u001f\u0085\u2028 NUL and the like"),
    Literal("=cmd|' /C calc'!A0", language="lt"),
    Literal("", language="en"),
    Literal("many", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
    Literal("2023-02-30", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date")),
    Literal("😀 ą́", datatype=NamedNode("https://example.org/own")),
    NamedNode("https://example.org/ąžuolas?a=b#c"),
]


@pytest.mark.parametrize("term", NASTY, ids=range(len(NASTY)))
def test_a_term_comes_out_of_the_worker_as_it_went_in(made, term):
    query = parse_query("#+ params: {x: {type: text}}\nSELECT ?x ?y { VALUES ?z { 1 } }", name="q")
    table = made.answer(Request(query.text, {"x": term}))
    assert table.rows == ((term, None),)
    assert type(table.rows[0][0]) is type(term)


def test_the_worker_ends_with_its_dataset(study):
    dataset = kg.load(study)
    run(dataset, parse_query("ASK {}", name="q"))
    process = dataset._worker._process
    os.kill(process, 0)
    del dataset
    import gc

    gc.collect()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_query_nested_too_deep_is_refused_and_does_not_end_the_program():
    """The parser ran out of its stack, and the whole process died with it."""
    script = (
        "import kg\n"
        "study = kg.load()\n"
        "text = 'SELECT * { ' + '{' * 5000 + '}' * 5000 + ' }'\n"
        "try:\n"
        "    study.query(text)\n"
        "except kg.InputError as error:\n"
        "    print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "refused\n")


# Answers and errors


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("SELECT ?x WHERE {\n ?x foo:a ?y }", "2:", "the prefix “foo:” is not declared"),
        ("SELECT ?x WHERE {\n ?x ?p ?y", "2:10", "the query ends too early; is a “}” missing?"),
        ("SELECT ?x\nWHERE [ ?x ?p ?y ]", "2:7", "patterns are written in { }; a “{” is missing"),
    ],
)
def test_a_syntax_error_is_told_with_line_and_column(made, text, place, words):
    with pytest.raises(InputError) as caught:
        run(made, parse_query(text, name="q", path=Path("q.rq")))
    first, line, caret = str(caught.value).split("\n")
    assert first.startswith(f"q.rq:{place}")
    assert f": not SPARQL 1.1: {words}" in first
    # The caret stands under the place that is told.
    at, column = caught.value.line, caught.value.column
    assert line == f"    {text.split(chr(10))[at - 1]}"
    assert caret == f"    {' ' * (column - 1)}^"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * { ?a rolle:x ?b }", "“rolle:” is not declared; did you mean “role:”?"),
        ("SELECT * { ?a zzzzz:x ?b }", "“zzzzz:” is not declared; add PREFIX zzzzz: <...>"),
    ],
)
def test_a_prefix_that_is_not_declared_is_told_with_the_one_that_may_be_meant(made, text, said):
    with pytest.raises(InputError) as caught:
        run(made, parse_query(text, name="q"))
    assert said in str(caught.value)
    assert caught.value.column == text.index("z" if "zzz" in text else "rolle") + 1


def test_of_a_long_line_what_is_around_the_caret_is_shown(made):
    text = f"SELECT * {{ {'?a a ?b . ' * 30} ?a ?b rolle:x . {'?a a ?b . ' * 30} }}"
    with pytest.raises(InputError) as caught:
        run(made, parse_query(text, name="q"))
    _, line, caret = str(caught.value).split("\n")
    assert len(line) < 110
    assert line[caret.index("^") :].startswith("rolle:x")


def test_an_error_is_told_where_it_stands_in_the_query_as_written(made):
    query = (
        "#+ params: {who: {type: iri}}\nSELECT ?who {\n  ?c migov:participant ?who ; rolle:x 1\n}"
    )
    with pytest.raises(InputError) as caught:
        run(made, parse_query(query, name="q"), {"who": "actor:siloju"})
    assert (caught.value.line, caught.value.column) == (3, 31)


@pytest.mark.parametrize(
    "text", ["DELETE DATA { <a:a> <a:b> 1 }", "PREFIX x: <a:b> INSERT {?a ?b 1} WHERE {?a ?b 2}"]
)
def test_an_update_is_refused_as_such(made, text):
    with pytest.raises(InputError, match="would change data, and a question only reads"):
        run(made, parse_query(text, name="q"))


# Advice


@pytest.mark.parametrize(
    "text",
    [
        "SELEC ?x { ?x ?p ?y }",
        "SELECT ?x { ?x ?p ?y ) }",
        "SELECT ?x { ?x ?p ?y ?z }",
        "SELECT ?x { ?x ?p ?y . . }",
        "SELECT ?x { ?x ?p ?y FILTER(?x = ) }",
        "SELECT ?x { ?x ?p ?y FILTER(foo(?x)) }",
        "SELECT (COUNT(?x) AS ?n) ?y { ?x ?p ?y }",
    ],
)
def test_no_bracket_is_called_missing_where_none_is(made, text):
    """Almost every mistake was put down to a missing bracket at the end."""
    with pytest.raises(InputError) as caught:
        run(made, parse_query(text, name="q"))
    assert "is a “}” missing?" not in str(caught.value)


# Finding queries


def test_threads_that_ask_one_study_get_their_own_answers(make_study):
    """Each question has an answer that no other has; labels and prefixes are asked for at once."""
    count = 24
    body = "@prefix my: <https://example.org/my/> .\n" + "".join(
        f'my:x{n} my:number {n} ; skos:prefLabel "X{n}"@en .\n' for n in range(count)
    )
    study = kg.load(make_study({"a.ttl": body}))

    def ask(number):
        text = (
            f"SELECT ?x ?n {{ GRAPH ?g {{ ?x my:number ?n }} FILTER(?n = {number}) }}",
            f"SELECT ?x ?n {{ ?x my:number ?n FILTER(?n = {number}) }}",
            f"ASK {{ my:x{number} my:number {number + 1} }}",
        )[number % 3]
        stated = bool(number % 2)
        return [shown(study.query(text, timeout=20, stated_only=stated)) for _ in range(3)]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(count)))
    for number, found in enumerate(answers):
        right = [("no",)] if number % 3 == 2 else [(f"X{number}", str(number))]
        assert found == [right] * 3


def test_a_worker_that_is_forked_while_others_read_the_study_does_not_wait_for_them(study):
    """A lock that is taken at that moment would never open again in the worker."""
    asked = kg.load(study)
    asked.query("ASK {}")
    views, local = asked.dataset._views, asked._worker.lock
    taken, done = threading.Event(), threading.Event()

    def hold():
        with views._lock:
            taken.set()
            done.wait(20)

    thread = threading.Thread(target=hold)
    thread.start()
    assert taken.wait(5)
    asked._worker.close()
    try:
        text = "SELECT ?x { ?x a migov:Event }"
        assert len(asked.query(text, timeout=5).rows) == 3
        with local:
            pass
    finally:
        done.set()
        thread.join(5)


def test_an_answer_that_a_worker_gave_up_on_is_not_given_to_the_next(made):
    """All requests use one pipe: an answer that comes late must not be taken for another."""
    heavy = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    for word in ("one", "two", "three"):
        with pytest.raises(InputError, match=r"no answer within 0\.2 seconds"):
            made.query(heavy, timeout=0.2)
        assert shown(made.query(f'SELECT ("{word}" AS ?x) {{}}')) == [(word,)]


def test_the_worker_ends_with_the_block_that_has_the_study(study):
    with kg.load(study) as asked:
        assert asked.query("ASK {}").rows == (("yes",),)
        process = asked._worker._process
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    assert asked.query("ASK {}").rows == (("yes",),), "another one starts when it is needed"
    asked.close()


def test_no_thread_changes_a_store_while_the_worker_is_forked(made, monkeypatch):
    """A rule at work in one thread, as kg show has it, left a broken store in the worker."""
    held = []

    def ask(_request, _limits, *, state):
        def other():
            with made.dataset.still():
                held.append(state)

        thread = threading.Thread(target=other, daemon=True)
        thread.start()
        thread.join(0.2)
        held.append("asked")
        return answer(_request, _limits, state=state)

    answer = made._worker.ask
    monkeypatch.setattr(made._worker, "ask", ask)
    made.query("ASK {}")
    assert held[0] == "asked"


def test_a_question_of_the_library_itself_has_all_the_time_it_needs(made):
    soon, asked = Limits(timeout=0.0001), "ASK { ?a a migov:Actor }"
    assert made.answer(Request(asked, {}, soon, own=True)).rows == (("yes",),)
    made.close()
    with pytest.raises(InputError, match="no answer within"):
        made.answer(Request(asked, {}, soon))
