"""What is wrong in a sheet is named with its place, all at once."""

from __future__ import annotations

import pytest

from kg.errors import DataError, InputError
from kg.incoming.matching.deciding import Known, read_decisions
from kg.incoming.matching.verdicts import NOT_SAME, SAME_VERDICT, UNIT_OF, Codes
from kg.rdf import PREFIXES, expand

HEADER = "one,other,decision,your reason,confidence,status,who decided"
KNOWN = Known(
    Codes(
        {"same": SAME_VERDICT, "not same": NOT_SAME, "unit of": UNIT_OF},
        {SAME_VERDICT: "same", NOT_SAME: "not-same", UNIT_OF: "unit of"},
    ),
    Codes({"high": expand("confidence:high")}, {expand("confidence:high"): "high"}),
    Codes({"inferred": expand("status:inferred")}, {expand("status:inferred"): "inferred"}),
    {expand(f"actor:{name}") for name in "abcd"},
    PREFIXES,
    persons=frozenset([expand("actor:c")]),
)


@pytest.fixture
def read(tmp_path):
    def given(*lines, header=HEADER, coder=""):
        path = tmp_path / "review.csv"
        path.write_text("\n".join([header, *lines]) + "\n", "utf-8")
        return read_decisions(path, KNOWN, coder)

    return given


def test_rows_with_a_decision_are_read_and_others_are_counted(read):
    found = read(
        "actor:a,actor:b,Same,They share an address.,high,inferred,Ona",
        "actor:a,actor:c,,,,,",
        "actor:b,actor:d,Unit of,,,,",
        coder="Jonas",
    )
    first, second = found.decisions
    assert (found.rows, found.empty) == (3, 1)
    assert (first.verdict, first.coder, first.place) == (SAME_VERDICT, "Ona", "row 2")
    assert (first.confidence, first.status) == (
        expand("confidence:high"),
        expand("status:inferred"),
    )
    assert (second.verdict, second.coder, second.reason) == (
        UNIT_OF, "Jonas", "Decided by the names and by what is known about both.",
    )  # fmt: skip
    assert (second.confidence, second.status) == (expand("confidence:medium"), "")


def test_the_reasons_beside_a_pair_are_taken_if_the_coder_gives_none(read):
    header = f"{HEADER},what speaks for it"
    found = read("actor:a,actor:b,same,,,,Ona,the same words; one town", header=header)
    assert found.decisions[0].reason == (
        "Decided by the names and by what is known about both: the same words; one town."
    )


def test_columns_are_found_by_their_headings_in_any_order(read):
    found = read("x,Same,actor:b,actor:a", header="score,Decision,OTHER,One", coder="Ona")
    assert (found.decisions[0].one, found.decisions[0].other) == (
        expand("actor:a"),
        expand("actor:b"),
    )


def test_all_errors_are_named_with_line_column_and_value(read):
    with pytest.raises(DataError) as caught:
        read(
            "actor:a,actor:x,same,,,,Ona",
            "foo,actor:b,saem,short,hihg,,Ona",
            "actor:a,actor:a,same,,,,",
            ",actor:a,same,,,,Ona",
        )
    assert str(caught.value).split("review.csv:")[1].splitlines() == [
        "2: column B (“actor:x”): the study has no such actor; was it renamed or deleted?",
        "  line 3, column A (“foo”): write a record as actor:name, as kg match does",
        "  line 3, column C (“saem”): write one of same, not-same, unit of; did you mean “same”?",
        "  line 3, column E (“hihg”): write one of high; did you mean “high”?",
        "  line 3, column D (“short”): write a reason of 10 characters or more",
        "  line 4, column G: say who decided, in this column or for all rows",
        "  line 4, column B (“actor:a”): this is the same record as “one”; a pair has two",
        "  line 5, column A: the record is missing; copy it from a sheet of kg match",
    ]


def test_two_rows_on_one_pair_must_agree(read):
    same = "actor:a,actor:b,same,,,,Ona"
    assert len(read(same, same).decisions) == 1
    with pytest.raises(DataError, match="row 2 decides otherwise on these two records"):
        read(same, "actor:b,actor:a,not same,,,,Ona")


def test_another_table_is_refused(read):
    with pytest.raises(InputError, match="no sheet with the columns “one”, “other”, “decision”"):
        read("1,2", header="a,b")


def test_a_person_is_no_unit(read):
    with pytest.raises(DataError, match=r"column C .*a person is not a unit, and has none"):
        read("actor:a,actor:c,unit of,,,,Ona")
