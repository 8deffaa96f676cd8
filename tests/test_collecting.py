from __future__ import annotations

import gc
import weakref

import pytest

from kg.collecting import give_back, many_objects, settled


def test_the_search_goes_on_after_an_error_and_stays_off_where_it_was_off():
    with pytest.raises(KeyError), many_objects():
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled()
    gc.disable()
    try:
        with many_objects():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


class _Knot:
    def __init__(self):
        self.own = self


def test_what_is_there_is_left_alone_until_the_end_also_after_an_error():
    old, new = _Knot(), None
    gone = [weakref.ref(old)]
    with pytest.raises(KeyError), settled():
        new = _Knot()
        gone.append(weakref.ref(new))
        del old, new
        gc.collect()
        assert [each() is None for each in gone] == [False, True]
        raise KeyError
    gc.collect()
    assert gone[0]() is None


def test_memory_is_given_back_wherever_this_runs():
    give_back()
