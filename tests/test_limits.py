"""A time limit that holds."""

from __future__ import annotations

import os
import time

import pytest

from kg.errors import DataError, InputError
from kg.limits import within


def test_work_in_time_gives_its_result():
    assert within(30, lambda: {"a": 1}) == {"a": 1}


def test_work_past_its_time_is_killed():
    with pytest.raises(InputError, match=r"no answer within 0.2 seconds; ask for less"):
        within(0.2, lambda: time.sleep(60))


def test_an_error_of_the_work_comes_through_whole():
    def work() -> None:
        raise DataError("is at fault", path="a.ttl", line=3)

    with pytest.raises(DataError, match=r"^a.ttl:3: is at fault$"):
        within(30, work)


def test_a_worker_that_dies_is_reported():
    with pytest.raises(InputError, match="broke off"):
        within(30, lambda: os._exit(9))
