from __future__ import annotations

import pytest

from kg.errors import InputError

DATE = "{from: Start, to: End, format: DD.MM.YYYY}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (DATE, "{format: YYYY}", "needs one of “column”, “constant”, “record” and “from”"),
        (DATE, "{column: Start, from: Start}", "needs one of “column”, “constant”, “record”"),
        ("{column: Country, codes: {LT: place:lt, LV: place:lv}}", "Country",
         "leads to a record or a code; write “codes”, “record” or “constant”"),
        ("{LT: place:lt, LV: place:lv}", "lands", "there is no list “lands” in this mapping"),
        ("        status: status:interpreted\n", "", "needs “status” beside it"),
        ("{record: organisation}", "{record: organisation, key: Name}",
         "“key” has 1 columns, and the key of “organisation” has 2"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told(mapped, old, new, said):
    with pytest.raises(InputError, match=r"mapping\.yaml:[0-9]+: ") as caught:
        mapped(**{old: new})
    assert said in str(caught.value)


def test_a_list_of_codes_may_be_written_once(mapped):
    lists = "lists:\n  lands: {LT: place:lt, LV: place:lv}\ntables:"
    made = mapped(**{"tables:": lists, "codes: {LT: place:lt, LV: place:lv}": "codes: lands"})
    assert made.account.made["organisation"].records == 3
