from __future__ import annotations

import gc
import weakref

import pytest

from kg.collecting import give_back, many_objects


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


def test_what_only_holds_itself_is_given_back_while_nobody_searches():
    with many_objects():
        gone = weakref.ref(_Knot())
        assert gone() is not None
        give_back()
        assert gone() is None
