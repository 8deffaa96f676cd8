from __future__ import annotations

from pyoxigraph import Literal, NamedNode
from tables_helpers import CUT, LAKE, NOTICE, typed

from kg.tables import Table, as_markdown


def test_markdown_is_exactly_this():
    table = Table(
        ("actor", "n", "on_time"),
        (
            (LAKE, typed("-1", "integer"), Literal("a|b\nc *d* [e](f) <b> `g` \\|")),
            (NamedNode("javascript:alert"), None, Literal("\x1b[1m")),
        ),
        {LAKE.value: "The | [lake]"},
    )
    assert as_markdown(table) == (
        "| actor | n | on\\_time |\n"
        "| --- | ---: | --- |\n"
        "| [The \\| \\[lake\\]](https://example.org/lake?a=%28b%29) | -1 "
        "| a\\|b<br>c \\*d\\* \\[e\\](f) \\<b\\> \\`g\\` \\\\\\| |\n"
        "| javascript:alert |  | \\\\x1b\\[1m |\n"
    )


def test_a_column_is_aligned_to_the_right_if_all_that_is_known_in_it_are_numbers():
    table = Table(("a", "b", "c"), ((1, None, 1), (None, None, "x")))
    assert as_markdown(table).splitlines()[1] == "| ---: | ---: | --- |"
    assert as_markdown(Table(("a",), ())).splitlines()[1] == "| --- |"


def test_a_truncated_answer_says_so_below():
    assert as_markdown(CUT).splitlines()[-2:] == ["", f"**{NOTICE}**"]
