from __future__ import annotations

import json

from kg.incoming.mapping import write_account


def test_the_account_is_a_table_and_a_line_a_kind(mapped):
    said = write_account(mapped().account, "text").splitlines()

    assert said[4].split() == ["partner", "partners", "5", "4", "1", "4"]
    assert (
        "warning: end before start, 3 rows (rows 4, 5, 6): the end is before the start; neither is "
        "used (table partners, column End, for project; for example “1.3.2030 to 1.2.2030”)"
    ) in said
    assert (
        "row left out: no key, 1 row (row 5): a row without it makes no organisation "
        "(table partners, column Name, for organisation)"
    ) in said


def test_the_account_is_json(mapped):
    told = json.loads(write_account(mapped().account, "json"))

    assert told["records"][2] == {
        "record": "partner", "table": "partners", "read": 5, "used": 4, "records": 4, "left_out": 1
    }  # fmt: skip
    assert told["found"][0]["kind"] == "leads nowhere"
    assert told["found"][0]["rows"] == [5]
