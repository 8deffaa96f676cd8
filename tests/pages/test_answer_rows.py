from __future__ import annotations

from pyoxigraph import Literal

from kg.pages.answer_rows import MOST_ROWS, label_rules, rows_shown
from kg.tables import Table


def texts(*lengths):
    return Table(("a",), tuple((Literal("x" * length),) for length in lengths))


def test_the_first_rows_are_shown_and_fewer_where_their_texts_are_long():
    assert rows_shown(texts()) == 0
    assert rows_shown(texts(*[1] * MOST_ROWS)) == MOST_ROWS
    assert rows_shown(texts(*[1] * (MOST_ROWS + 1))) == MOST_ROWS
    assert rows_shown(texts(*[1_000_000] * 5)) == 2
    assert rows_shown(texts(9_000_000, 1)) == 1, "one row is shown, however long"


def test_no_name_of_a_column_ends_its_text_or_the_style():
    bad = """</style><script>"'\\x{}\n;/*"""
    rule = label_rules([bad])
    start, end = '.answer td:nth-child(1)::before{content:"', '"}'
    assert rule.startswith(start)
    assert rule.endswith(end)
    inner = rule[len(start) : -len(end)]
    assert not set("</>\"'{};*\n") & set(inner)
    # As CSS reads it: a backslash, a number, and the blank that ends it.
    import re

    assert re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), inner) == bad
    assert "žodis du" in label_rules(["žodis du"])
