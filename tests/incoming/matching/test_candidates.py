from __future__ import annotations

from kg.incoming.matching import candidates as module
from kg.incoming.matching.anatomy import dissect
from kg.incoming.matching.candidates import candidates


def pairs(*names, around=None):
    given = [[dissect(name)] for name in names]
    return sorted(candidates(given, around or [()] * len(names)))


def test_those_with_a_word_a_misspelling_a_short_name_or_a_pattern_in_common_are_compared():
    assert pairs("Lake House", "House of the Lake") == [(0, 1)]
    assert pairs("Salusbury Trust", "Salusbery Trust") == [(0, 1)]
    assert pairs("Diversity Development Group", "DDG e.V.") == [(0, 1)]
    assert pairs("Institute for Economic Research", "Inštitut za ekonomska raziskovanja") == [
        (0, 1)
    ]
    assert pairs("Lake House", "Hill Barn") == []


def test_a_word_that_very_many_have_leads_only_to_those_of_one_place(monkeypatch):
    monkeypatch.setattr(module, "_MOST", 2)
    names = ["Lake A1", "Lake B2", "Lake C3", "Lake D4"]
    assert pairs(*names) == []
    assert pairs(*names, around=[{"x"}, {"y"}, {"x"}, {"z"}]) == [(0, 2)]


def test_each_pair_is_given_once():
    given = [[dissect("Lake House Society")], [dissect("Lake House Society")]]
    assert list(candidates(given, [(), ()])) == [(0, 1)]
