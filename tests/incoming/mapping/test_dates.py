from __future__ import annotations

import pytest

from kg.incoming.mapping.dates import as_edtf


@pytest.mark.parametrize(
    ("text", "pattern", "edtf"),
    [
        ("2016/04/01", "YYYY/MM/DD", "2016-04-01"),
        ("1.4.2016", "DD.MM.YYYY", "2016-04-01"),
        ("04-2016", "MM-YYYY", "2016-04"),
        ("2016", "YYYY", "2016"),
        ("2016-04-01", "DD.MM.YYYY", "2016-04-01"),
        ("13/13/2016", "DD/MM/YYYY", ""),
        ("2016/04/01 ", "YYYY/MM/DD", ""),
        ("2016x04x01", "YYYY.MM.DD", ""),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(text, pattern, edtf):
    assert as_edtf(text, pattern) == edtf
