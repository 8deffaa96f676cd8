"""The time that shapes may take."""

import time

import pytest

from kg.errors import InputError
from kg.validation import clock
from kg.validation.clock import Clock, Over, alarm, within_time


def test_the_clock_runs_from_its_start():
    assert Clock(None).left is None
    assert Clock(5.0).left > 4
    assert Clock(5.0, time.monotonic() - 10).left < 1


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), 1e9])
def test_what_is_not_a_limit_is_refused(seconds, tmp_path):
    with pytest.raises(InputError, match="a limit must be a number above zero") as refused:
        within_time(lambda _: None, Clock(seconds), tmp_path)
    assert refused.value.setting == "timeout"


def test_work_in_time_gives_what_it_found(tmp_path):
    assert within_time(lambda seconds: [seconds], Clock(None), tmp_path) == [None]


def test_work_that_is_too_slow_says_where_it_was(tmp_path):
    def work(seconds):
        try:
            with alarm(seconds, lambda _frame: "the shape shape:slow"):
                time.sleep(60)
        except Over as over:
            return str(over)

    with pytest.raises(InputError, match=r"while the shape shape:slow was checked: 0\.1 seconds"):
        within_time(work, Clock(0.1), tmp_path)


def test_work_that_does_not_hear_the_alarm_is_killed(tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "_GRACE", 0.1)
    with pytest.raises(InputError, match="the time was up while a shape was checked") as refused:
        within_time(lambda _seconds: time.sleep(60), Clock(0.1), tmp_path)
    assert refused.value.setting == "timeout"
