"""Limits that hold: what passes one ends, with a plain message, and the next request works."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import DataError, InputError
from kg.limits import Limits
from kg.worker import Worker


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
    with pytest.raises(InputError, match=r"no answer within 0.2 seconds; narrow the query"):
        slow.ask(60, Limits(timeout=0.2))
    with pytest.raises(ProcessLookupError):
        os.kill(before, 0)
    assert slow.ask(0, Limits()) != before


def test_an_error_of_the_work_comes_through_whole(worker):
    def work(_: object) -> None:
        raise DataError("is wrong", path="a.ttl", line=3, excerpt="    a b\n    ^")

    with pytest.raises(DataError) as caught:
        worker(work).ask(None, Limits())
    assert str(caught.value) == "a.ttl:3: is wrong\n    a b\n    ^"
    assert (caught.value.path, caught.value.line) == ("a.ttl", 3)


def test_a_fault_of_our_own_is_not_hidden(worker):
    with pytest.raises(ZeroDivisionError):
        worker(lambda _: 1 / 0).ask(None, Limits())


@pytest.mark.parametrize("end", [lambda: os._exit(9), lambda: os.kill(os.getpid(), signal.SIGSEGV)])
def test_a_worker_that_dies_is_reported_and_replaced(worker, end):
    fragile = worker(lambda request: end() if request else "alive")
    with pytest.raises(InputError, match="was stopped: it needed more than 2,048 MB"):
        fragile.ask(True, Limits())
    assert fragile.ask(False, Limits()) == "alive"


def test_memory_is_limited_beside_what_is_held_already(worker):
    held = b"x" * 300_000_000
    hungry = worker(lambda request: len(held) + len(b"y" * request))
    assert hungry.ask(10_000_000, Limits(memory=100)) == 310_000_000
    with pytest.raises(InputError, match="it needed more than 100 MB"):
        hungry.ask(200_000_000, Limits(memory=100))
    assert hungry.ask(200_000_000, Limits(memory=400)) == 500_000_000


def test_the_worker_ends_with_its_program():
    """Also when the program is killed and can tidy nothing up."""
    script = (
        "import os, sys, kg\n"
        "from kg.limits import Limits\nfrom kg.worker import Worker\n"
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


class _Noted:
    """An object in a circle, which only the garbage collector finds, and which notes its end."""

    def __init__(self, note):
        self.note, self.circle = note, self

    def __del__(self):
        with self.note.open("a", encoding="utf-8") as out:
            out.write(f"{os.getpid()}\n")


def test_what_the_parent_has_thrown_away_is_not_cleaned_up_in_the_worker(worker, tmp_path):
    """It ran there in the middle of an import, and the worker died without a word."""
    note = tmp_path / "note"
    collecting = worker(lambda _: gc.collect())
    gc.collect()
    gc.disable()
    try:
        _Noted(note)
        collecting.ask(None, Limits())
        assert not note.exists()
        gc.collect()
    finally:
        gc.enable()
    assert note.read_text("utf-8") == f"{os.getpid()}\n"


def test_a_limit_that_cannot_be_set_is_told_as_what_it_is(worker, monkeypatch):
    """It was told as a query that needed too much memory."""

    def failing(_limits):
        raise ArithmeticError("no such limit")

    monkeypatch.setattr("kg.worker._restrain", failing)
    with pytest.raises(ArithmeticError, match="no such limit"):
        worker(lambda _: 1).ask(None, Limits())
