"""A lock that a fork finds free."""

from __future__ import annotations

import multiprocessing
import threading
import time
import warnings
from concurrent.futures import ThreadPoolExecutor

from kg.locks import Lock, quiet


def test_one_thread_at_a_time_and_that_one_as_often_as_it_wants():
    lock, inside, most = Lock(), [], []

    def enter():
        for _ in range(200):
            with lock, lock:
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=enter) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (max(most), len(most)) == (1, 800)


def test_a_fork_finds_it_free():
    lock, taken, done = Lock(), threading.Event(), threading.Event()

    def hold():
        with lock:
            taken.set()
            done.wait(5)

    def enter():
        with lock:
            pass

    thread = threading.Thread(target=hold)
    thread.start()
    taken.wait(5)
    child = multiprocessing.get_context("fork").Process(target=enter)
    child.start()
    child.join(5)
    code = child.exitcode
    child.kill()
    done.set()
    thread.join()
    assert code == 0


def test_threads_that_quiet_warnings_at_once_leave_them_as_they_were():
    """Python's own filters are of the whole process: what one took back, the other put in again."""
    before = list(warnings.filters)

    def silent(number):
        with quiet("some words", "some_module"):
            time.sleep(0.001 * (number % 3))
            return any("some words" in each[1].pattern for each in warnings.filters if each[1])

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(silent, range(40)))
    assert warnings.filters == before
