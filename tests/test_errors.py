from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from kg.errors import DataError, InputError, KgError


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, "is wrong; mend it"),
        ({"path": Path("a.ttl")}, "a.ttl: is wrong; mend it"),
        ({"path": "a.ttl", "line": 3}, "a.ttl:3: is wrong; mend it"),
        ({"path": "a.ttl", "line": 3, "column": 7}, "a.ttl:3:7: is wrong; mend it"),
        ({"line": 3, "column": 7}, "3:7: is wrong; mend it"),
        ({"setting": "rows"}, "is wrong; mend it (rows)"),
        ({"line": 1, "excerpt": "    x\n    ^"}, "1: is wrong; mend it\n    x\n    ^"),
        ({"setting": "rows", "excerpt": "    x"}, "is wrong; mend it (rows)\n    x"),
    ],
)
def test_an_error_tells_the_place_first_and_the_setting_last(facts, told):
    assert str(KgError("is wrong; mend it", **facts)) == told


def test_the_setting_is_named_as_the_reader_knows_it():
    error = InputError("too slow", path="q.rq", setting="timeout")
    assert error.worded(lambda name: f"--{name}") == "q.rq: too slow (--timeout)"
    assert str(error) == "q.rq: too slow (timeout)"
    only = InputError("no", setting="host", value="a.org")
    assert only.worded(lambda name: f"--{name} NAME") == "no (--host a.org)"
    assert str(only) == 'no (host="a.org")'
    assert InputError("too slow").worded(lambda name: f"--{name}") == "too slow"


@pytest.mark.parametrize("kind", [InputError, DataError])
def test_an_error_passes_between_processes_whole(kind):
    facts = {"path": Path("a"), "line": 1, "column": 2, "excerpt": "x", "setting": "rows"}
    error = pickle.loads(pickle.dumps(kind("is wrong", **facts)))
    assert type(error) is kind
    assert str(error) == "a:1:2: is wrong (rows)\nx"
    assert {name: getattr(error, name) for name in facts} == facts


def test_wrong_input_and_wrong_data_have_exit_codes_of_their_own():
    assert (InputError("x").exit_code, DataError("x").exit_code) == (2, 1)
