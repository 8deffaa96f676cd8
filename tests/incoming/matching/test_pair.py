from __future__ import annotations

import math

from kg.incoming.matching.anatomy import dissect
from kg.incoming.matching.pair import Pair, Setting


def pair(**setting):
    return Pair(dissect("Ezere Lake School"), dissect("Ezere Hill School"), Setting(**setting))


def test_a_pair_knows_what_is_common_and_what_only_one_has():
    found = pair()
    assert [part.key for part in found.common] == ["ezer", "=school"]
    assert [[part.key for part in left] for left in found.left] == [["lak"], ["hill"]]


def test_a_word_says_the_more_the_fewer_names_have_it():
    found = pair(names_with={"ezer": 9}, names=9)
    common, rare = found.common[0], found.left[0][0]
    assert found.weight([common]) == math.log(2)
    assert found.weight([rare]) == math.log(10)


def test_the_score_is_what_is_left_between_0_and_100():
    found = pair()
    found.take(30, "a reason")
    found.take(5, "a reason")
    assert (found.likeness("same").score, found.likeness("same").reasons) == (65, ("a reason",))
    assert found.likeness("unit of", 20).score == 0
