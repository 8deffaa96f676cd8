from __future__ import annotations

import gc

import pytest

from kg.collecting import many_objects


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
