"""A lock that a fork finds free."""

from __future__ import annotations

import multiprocessing
import threading

from kg.locks import Lock


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
