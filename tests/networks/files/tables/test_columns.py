from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.networks.files.tables.columns import (
    EDGE_FACTS,
    ENDS,
    NODE_COLUMNS,
    TWO_MODE_ENDS,
    WEIGHTS,
    Sheet,
    ends,
    first_of,
    folded,
    refuse_twice,
)


@pytest.mark.parametrize(
    ("header", "places"),
    [
        (["Source", "Target", "Weight"], (0, 1)),
        (["weight", "TO", "From"], (2, 1)),
        (["id", "from", "to", "target", "source"], (4, 3)),
        (["Node_1", "node-2"], (0, 1)),
        (["Vertex 1", "Vertex 2"], (0, 1)),
        (["Quelle", "Ziel"], (0, 1)),
        (["AVOTS", "MĒRĶIS"], (0, 1)),
        (["from", "target"], None),
        (["a", "b"], None),
        (["id", "label", "start", "end"], None),
        ([], None),
    ],
)
def test_the_ends_of_a_tie_are_found_by_the_names_that_people_give_them(header, places):
    assert ends(header) == places


def test_all_names_are_written_as_they_are_compared():
    """A name in capitals or with an underscore would never be found."""
    facts = [*EDGE_FACTS.values(), *NODE_COLUMNS.values()]
    names = [*WEIGHTS, *(n for pair in (*ENDS, *TWO_MODE_ENDS) for n in pair), *sum(facts, ())]
    assert [name for name in names if folded(name) != name] == []


def test_the_first_name_that_is_free_wins():
    header = ["count", "Weight", "value"]
    assert first_of(WEIGHTS, header, {0, 1, 2}) == 1
    assert first_of(WEIGHTS, header, {0, 2}) == 2
    assert first_of(WEIGHTS, header, set()) is None


def test_a_fact_that_kg_renamed_is_no_column_of_its_own():
    """kg writes a fact “type” as “type_” beside its own column “type”."""
    assert folded("type_") == "type_"
    assert folded("Source_ID") == folded("source id") == folded("SourceId") == "sourceid"


def test_two_columns_of_one_name_are_refused():
    sheet = Sheet(["a", "", "", "b", "a"], [], lambda line, said: InputError(said, line=line), 4)
    with pytest.raises(InputError, match="two columns are called “a”") as caught:
        refuse_twice(sheet)
    assert caught.value.line == 4


def test_a_message_names_a_few_columns():
    assert Sheet(list("abcdefgh"), [], InputError).named() == (
        "“a”, “b”, “c”, “d”, “e”, “f” and 2 more"
    )
