from __future__ import annotations

import pytest
from mapping_samples import about, kinds, told

FUNDING = """
  money:
    class: migov:Funding
    table: partners
    values:
      migov:inProject: {record: project}
      migov:fundingKind: {constant: fundingkind:total}
      migov:amount: {column: Start, number: "1.234,56"}
      migov:currency: {constant: EUR}
"""


def row(project="Bridge", start="01.02.2030", end="31.12.2031", lead="yes", status="public"):
    header = "Project,Start,End,Name,Country,Lead,Status\n"
    return f"{header}{project},{start},{end},Lake Town,LT,{lead},{status}\n"


def with_funding(mapping):
    return mapping + FUNDING


def test_a_number_is_read_as_the_mapping_shows(mapped):
    from mapping_samples import MAPPING

    made = mapped(row(start='"1.000.000,50"'), mapping=with_funding(MAPPING))
    assert about(made, "claim:bridge-total")["migov:amount"] == {"1000000.50"}
    assert about(made, "claim:bridge-total")["migov:evidence"] == {"quote:lakes-2-start"}
    made = mapped(row(start="1000.5"), mapping=with_funding(MAPPING))
    assert kinds(made)["not a number"] == (1, [2])
    assert about(made, "claim:bridge-total") == {}


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [
        ("2030", "31.12.2031", "not a date"),
        ("31.02.2030", "31.12.2031", "not a date"),
        ("", "31.12.2031", "empty cell"),
        ("n/a", "31.12.2031", "empty cell"),
        ("01.02.2032", "31.12.2031", "end before start"),
    ],
)
def test_a_date_that_cannot_be_is_told_and_not_used(mapped, start, end, kind):
    made = mapped(row(start=start, end=end))
    assert kinds(made)[kind] == (1, [2])
    assert "migov:date" not in about(made, "project:bridge")


def test_words_are_compared_without_capital_letters(mapped):
    made = mapped(row(lead="YES", status=" PUBLIC "))
    assert kinds(made) == {}
    assert ("claim:lake-town-lt-sector-public", "rdf:object", "sector:public") in told(made)


def test_a_text_that_is_too_long_is_told_and_not_used(mapped):
    longest = "      migov:acronym: {column: Project, longest: 4}\n      migov:date"
    made = mapped(row(), **{"      migov:date": longest})
    assert kinds(made)["too long"] == (1, [2])
    assert "migov:acronym" not in about(made, "project:bridge")
    made = mapped(row(project="Well"), **{"      migov:date": longest})
    assert about(made, "project:well")["migov:acronym"] == {"Well"}


def test_a_cell_with_several_values_is_taken_apart(mapped):
    made = mapped(
        row(status="public; private;public"),
        **{'private: ""}': 'private: sector:business}\n        separator: ";"'},
    )
    values = {o for _, p, o in told(made) if p == "rdf:object"}
    assert values == {"sector:public", "sector:business"}
