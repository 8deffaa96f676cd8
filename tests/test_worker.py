"""Limits that hold: what passes one ends, with a plain message, and the next request works."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
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


PROGRAM = """
import os, re, signal, sys, threading, time
from pyoxigraph import Store, Quad, NamedNode
from kg.limits import Limits
from kg.worker import Worker
store = Store()
for n in range(200):
    store.add(Quad(*[NamedNode(f"http://x.org/{n}")] * 3))
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
WORK = {
    "pid": os.getpid,
    "idle": os.getpid,
    "engine": lambda: next(iter(store.query(ENDLESS))),
    "python": lambda: [None for _ in iter(int, 1)],
    "packing": lambda: b"x" * 100_000_000,
    # The engine of patterns never lets another thread of Python run.
    "pattern": lambda: re.match("(a+)+$", "a" * 100 + "b"),
}
worker = Worker(lambda request: WORK[request]())
# By a thread that ends: the worker must not end with it.
first = []
thread = threading.Thread(target=lambda: first.append(worker.ask("pid", Limits())))
thread.start()
thread.join()
assert worker.ask("pid", Limits()) == first[0]
print(first[0], flush=True)
end = {"exit": lambda: os._exit(3), "crash": os.abort}.get(sys.argv[2])
if end:
    threading.Timer(0.2, end).start()
worker.ask(sys.argv[1], Limits(None, None, None))
time.sleep(60)
"""
ENDS = ("TERM", "HUP", "INT", "KILL", "exit", "crash")
AT_WORK = {"idle": ENDS, "engine": ENDS} | dict.fromkeys(
    ("python", "packing", "pattern"), ("KILL",)
)


def gone(process: int, seconds: float = 2.0) -> bool:
    """Tell whether a process ends: within a second, and one more where the machine is busy."""
    until = time.monotonic() + seconds
    while True:
        try:
            state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        if time.monotonic() > until:
            return False
        time.sleep(0.01)


@pytest.mark.parametrize("at_work", AT_WORK)
def test_the_worker_ends_with_its_program_however_that_ends(at_work):
    """Runaway queries went on for minutes; no signal reaches the engine, and no end of a pipe."""
    with contextlib.ExitStack() as stack:
        programs = {}
        for end in AT_WORK[at_work]:
            command = [sys.executable, "-c", PROGRAM, at_work, end]
            program = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
            )
            stack.callback(program.communicate, timeout=10)
            stack.callback(program.kill)
            programs[end] = program
        workers = {end: int(program.stdout.readline()) for end, program in programs.items()}
        time.sleep(0.2)
        for end, program in programs.items():
            if end.isupper():
                program.send_signal(signal.Signals[f"SIG{end}"])
        for program in programs.values():
            program.wait(10)
        assert [end for end, worker in workers.items() if not gone(worker)] == []


@pytest.mark.parametrize("raised", [KeyboardInterrupt, TimeoutError, SystemExit, ZeroDivisionError])
def test_an_answer_that_nobody_waited_for_is_not_given_to_the_next(worker, raised):
    """A signal's handler of the user's raised an error; all answers after it were one behind."""

    def interrupt(*_):
        raise raised

    def work(request: float) -> float:
        time.sleep(request)
        return request

    asked = worker(work)
    asked.ask(0, Limits())
    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        with pytest.raises(raised):
            asked.ask(0.2, Limits())
    finally:
        signal.signal(signal.SIGALRM, before)
    assert [asked.ask(number, Limits()) for number in (0.001, 0.3, 0.002)] == [0.001, 0.3, 0.002]


def test_a_request_that_cannot_be_sent_leaves_nothing_behind(worker):
    asked = worker(lambda request: request)
    with pytest.raises((AttributeError, pickle.PicklingError)):
        asked.ask(lambda: 1, Limits())
    assert asked.ask(2, Limits()) == 2


def test_a_signals_handler_may_ask_while_its_thread_waits(worker):
    def work(request: float) -> float:
        time.sleep(request)
        return request

    asked, other = worker(work), []
    asked.ask(0, Limits())
    before = signal.signal(signal.SIGALRM, lambda *_: other.append(asked.ask(0.001, Limits())))
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        assert asked.ask(0.2, Limits()) == 0.2
    finally:
        signal.signal(signal.SIGALRM, before)
    assert other == [0.001]


def test_threads_get_their_own_answers(worker):
    """An answer went to whoever read first."""

    def work(request: int) -> int:
        time.sleep(0.001)
        return request * 2

    asked = worker(work)

    def many(start: int) -> list[int]:
        found = []
        for number in range(start, start + 10):
            if number % 7 == 0:
                with contextlib.suppress(InputError):
                    asked.ask(number, Limits(timeout=0.0001))
            found.append(asked.ask(number, Limits()))
        return found

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(many, range(0, 80, 10)))
    assert [answer for part in found for answer in part] == [2 * n for n in range(80)]


def _in_a_fork(work, daemon=False):
    """Return what the work gives in a fork of this process, or None after five seconds."""
    context = multiprocessing.get_context("fork")
    mine, theirs = context.Pipe()
    process = context.Process(target=lambda: theirs.send(work()), daemon=daemon)
    process.start()
    try:
        return mine.recv() if mine.poll(5) else None
    finally:
        process.kill()
        process.join()


@pytest.mark.parametrize("daemon", [False, True])
def test_a_fork_of_the_program_has_a_worker_of_its_own(worker, daemon):
    """Also a process of a pool, which multiprocessing does not allow to have any of its own."""
    asked = worker(lambda _: os.getppid())
    assert asked.ask(None, Limits()) == os.getpid()
    parent, own = _in_a_fork(lambda: (asked.ask(None, Limits()), os.getpid()), daemon)
    assert parent == own
    assert asked.ask(None, Limits()) == os.getpid()


def test_a_fork_does_not_wait_for_what_other_threads_of_the_program_ask(worker):
    asked = worker(lambda request: time.sleep(request) or "done")
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(asked.ask, 60, Limits())
        time.sleep(0.1)
        assert _in_a_fork(lambda: asked.ask(0, Limits())) == "done"
        asked.close()
        with pytest.raises(InputError, match="was stopped"):
            slow.result(5)
    assert asked.ask(0, Limits()) == "done"


def test_the_worker_obeys_no_handler_of_its_parent_and_holds_no_file_of_it(worker, tmp_path):
    before = signal.signal(signal.SIGUSR1, lambda *_: (tmp_path / "called").touch())
    try:
        reading, writing = os.pipe()
        files = worker(lambda _: sorted(os.listdir("/proc/self/fd")))  # noqa: PTH208
        held = files.ask(None, Limits())
        os.close(writing)
        assert os.read(reading, 1) == b""  # nobody else has it open
        os.close(reading)
        os.kill(files._process, signal.SIGUSR1)
        assert gone(files._process)
        assert len(held) <= 6, held
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert not (tmp_path / "called").exists()


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
