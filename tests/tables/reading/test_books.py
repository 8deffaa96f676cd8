from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.tables.reading import read_book


def test_another_ending_is_refused(tmp_path):
    path = tmp_path / "a.doc"
    path.write_text("x")
    with pytest.raises(InputError, match=r"its name must end in \.csv, \.tsv, \.xlsx or \.ods"):
        read_book(path)


def test_what_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError, match="cannot be read \\(no such file or directory\\)"):
        read_book(tmp_path / "a.csv")
