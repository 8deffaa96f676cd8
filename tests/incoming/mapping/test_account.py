from __future__ import annotations

from kg.incoming.mapping.account import Account


def test_a_kind_is_counted_once_a_row_and_names_the_first_rows():
    account = Account()
    for row in (9, 3, 5, 3, 8, 1, 7):
        account.note("odd", "t", "c", [row], "it is odd", value=f"row {row}")

    (noted,) = account.notes
    assert (noted.count, noted.rows, noted.example, noted.many) == (
        6,
        [1, 3, 5, 7, 8],
        "row 9",
        False,
    )


def test_what_leaves_rows_out_comes_first():
    account = Account()
    account.note("a", "t", "", [1], "a", severity="note")
    account.note("b", "t", "", [1, 2], "b")
    account.note("c", "t", "", [1], "c", severity="note", leaves_out=True)

    assert [(n.kind, n.many) for n in account.notes] == [("c", False), ("b", True), ("a", False)]
