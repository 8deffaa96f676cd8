"""Limits that hold: what passes one ends, with a plain message, and the next query works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

import kg
from kg.errors import DataError, InputError
from kg.questions.asking import run, run_whole
from kg.questions.headers import parse_query
from kg.questions.limits import Limits
from kg.questions.local import _WORKERS, answer
from kg.questions.worker import Worker


@pytest.fixture
def worker():
    made = []

    def make(work):
        made.append(Worker(work))
        return made[-1]

    yield make
    for each in made:
        each.close()


def test_work_in_time_gives_its_result(worker):
    doubling = worker(lambda request: request * 2)
    assert [doubling.ask(n, Limits()) for n in (1, "a", [3])] == [2, "aa", [3, 3]]


def test_the_worker_is_another_process_and_stays(worker):
    asked = worker(lambda _: os.getpid())
    first, second = asked.ask(None, Limits()), asked.ask(None, Limits())
    assert first == second != os.getpid()


def test_work_past_its_time_is_killed_and_the_next_is_done(worker):
    def work(request: float) -> int:
        time.sleep(request)
        return os.getpid()

    slow = worker(work)
    before = slow.ask(0, Limits())
    with pytest.raises(InputError, match=r"no answer within 0.2 seconds; ask for less"):
        slow.ask(60, Limits(seconds=0.2))
    with pytest.raises(ProcessLookupError):
        os.kill(before, 0)
    assert slow.ask(0, Limits()) != before


def test_an_error_of_the_work_comes_through_whole(worker):
    def work(_: object) -> None:
        raise DataError("is at fault", path="a.ttl", line=3, excerpt="    a b\n    ^")

    with pytest.raises(DataError) as caught:
        worker(work).ask(None, Limits())
    assert str(caught.value) == "a.ttl:3: is at fault\n    a b\n    ^"
    assert (caught.value.path, caught.value.line) == ("a.ttl", 3)


def test_a_fault_of_our_own_is_not_hidden(worker):
    with pytest.raises(ZeroDivisionError):
        worker(lambda _: 1 / 0).ask(None, Limits())


@pytest.mark.parametrize("end", [lambda: os._exit(9), lambda: os.kill(os.getpid(), signal.SIGSEGV)])
def test_a_worker_that_dies_is_reported_and_replaced(worker, end):
    fragile = worker(lambda request: end() if request else "alive")
    with pytest.raises(InputError, match="broke off: it takes more memory than 2,048 MB"):
        fragile.ask(True, Limits())
    assert fragile.ask(False, Limits()) == "alive"


def test_memory_is_limited_beside_what_is_held_already(worker):
    held = b"x" * 300_000_000
    hungry = worker(lambda request: len(held) + len(b"y" * request))
    assert hungry.ask(10_000_000, Limits(megabytes=100)) == 310_000_000
    with pytest.raises(InputError, match="more memory than 100 MB"):
        hungry.ask(200_000_000, Limits(megabytes=100))
    assert hungry.ask(200_000_000, Limits(megabytes=400)) == 500_000_000


@pytest.mark.parametrize("given", [{"seconds": 0}, {"rows": -1}, {"megabytes": 0}])
def test_a_limit_is_above_zero(given):
    with pytest.raises(InputError, match="takes a number above zero"):
        Limits(**given)


def test_the_worker_ends_with_its_dataset(study):
    dataset = kg.load(study)
    run(dataset, parse_query("ASK {}", name="q"))
    process = _WORKERS[id(dataset)].worker._process.pid
    os.kill(process, 0)
    del dataset
    import gc

    gc.collect()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_the_worker_ends_with_its_program():
    """Also when the program is killed and can tidy nothing up."""
    script = (
        "import os, sys, kg\n"
        "from kg.limits import Limits, Worker\n"
        "worker = Worker(lambda _: os.getpid())\n"
        "print(worker.ask(None, Limits()), flush=True)\n"
        "sys.stdin.read()\n"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    process = int(program.stdout.readline())
    program.kill()
    program.communicate(timeout=10)
    for _ in range(100):
        if not Path(f"/proc/{process}").exists():
            break
        time.sleep(0.05)
    assert not Path(f"/proc/{process}").exists()


# Queries that would never end, or end the process.

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
        run(made, parse_query(HOSTILE[name], name="q"), limits=Limits(seconds=2, megabytes=400))
    took = time.monotonic() - began
    assert took < 2 + 1, "the limit did not hold: it is what is tested here, not speed"
    assert caught.value.exit_code == 2
    plain = ("no answer within 2 seconds", "more memory than 400 MB", "nested deeper than 100")
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
    cut = run(made, parse_query(huge, name="q"), limits=Limits(seconds=10, rows=1000))
    assert (len(cut.rows), cut.cut) == (1000, 1000)


def test_triples_are_cut_as_rows_are(made):
    query = parse_query("CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c }", name="q")
    cut = run(made, query, limits=Limits(rows=5))
    assert (cut.form, len(cut.rows), cut.cut) == ("construct", 5, 5)


def test_what_must_be_whole_is_refused_when_cut(made):
    query = parse_query("SELECT ?source ?target { ?source ?x ?target }", name="q")
    with pytest.raises(InputError, match="gives more than 3 rows, and a part"):
        run_whole(made, query, limits=Limits(rows=3))
    assert len(run_whole(made, query).rows) > 3


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
    table = answer(made, query.text, {"x": term})
    assert table.rows == ((term, None),)
    assert type(table.rows[0][0]) is type(term)
