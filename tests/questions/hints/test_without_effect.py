"""A FILTER or MINUS that removes nothing."""

from __future__ import annotations

import pytest
from hints_helpers import told

DATA = """x:a x:kind kind:ngo ; x:name "Riga"@en . x:b x:kind kind:school ."""


@pytest.mark.parametrize(
    ("patterns", "said"),
    [
        (
            '?a x:kind ?k FILTER(?k != "ngo")',
            'line 1 (“FILTER(?k != "ngo")”) removes nothing. The data have kind:ngo: it is a '
            "thing, not a text. Write kind:ngo",
        ),
        ('?a x:name ?n FILTER(?n != "Riga")', 'removes nothing. The data have "Riga"@en'),
        (
            "?a x:kind ?k MINUS { ?b x:kind kind:ngo }",
            "removes nothing. It has no variable of the patterns before it. Use one of them in it",
        ),
    ],
)
def test_what_removes_nothing_by_mistake_is_told(patterns, said):
    (only,) = told(DATA, f"SELECT * {{ {patterns} }}")
    assert said in only


@pytest.mark.parametrize(
    "patterns",
    [
        "?a x:kind ?k FILTER(?k != kind:ngo)",
        "?a x:kind ?k FILTER(?k != kind:none)",
        '?a x:name ?n FILTER(?n != "Vilnius")',
        "?a x:kind ?k MINUS { ?a x:kind kind:ngo }",
        "?a x:kind ?k MINUS { ?a x:kind kind:none }",
    ],
)
def test_what_removes_something_or_might_is_not(patterns):
    assert told(DATA, f"SELECT * {{ {patterns} }}") == []
