from __future__ import annotations

from kg.incoming.matching.verdicts import NOT_SAME, SAME_VERDICT, UNIT_OF, Decision, read_codes
from kg.study import load_dataset


def test_a_code_is_known_by_all_its_names(once):  # noqa: ARG001
    codes = read_codes(load_dataset().store, "verdict", "lt")
    for written in ("not-same", "Not same", "verdict:not-same", "ne tas pats", "nav tas pats"):
        assert codes.meant(written) == NOT_SAME
    assert codes.meant("tas pats") == SAME_VERDICT
    assert codes.meant("perhaps") == ""
    assert codes.labels[NOT_SAME] == "ne tas pats"


def test_a_pair_has_no_order():
    one = Decision("urn:a", "urn:b", SAME_VERDICT, "", "", "", "")
    other = Decision("urn:b", "urn:a", SAME_VERDICT, "", "", "", "")
    assert one.pair == other.pair


def test_of_a_unit_it_matters_which_of_the_two_it_is():
    def decided(one, other, verdict):
        return Decision(one, other, verdict, "", "", "", "")

    assert decided("urn:a", "urn:b", NOT_SAME).agrees(decided("urn:b", "urn:a", NOT_SAME))
    assert decided("urn:a", "urn:b", UNIT_OF).agrees(decided("urn:a", "urn:b", UNIT_OF))
    assert not decided("urn:a", "urn:b", UNIT_OF).agrees(decided("urn:b", "urn:a", UNIT_OF))
    assert not decided("urn:a", "urn:b", UNIT_OF).agrees(decided("urn:a", "urn:b", NOT_SAME))
