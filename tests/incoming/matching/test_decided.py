from __future__ import annotations

from kg.incoming.matching.decided import conflicts, read_decided
from kg.incoming.matching.verdicts import NOT_SAME, SAME_VERDICT, UNIT_OF, Decision
from kg.rdf import expand
from kg.study import load_dataset


def decision(one, other, verdict=SAME_VERDICT):
    return Decision(one, other, verdict, "", "", "", "")


def test_the_decisions_of_a_study_are_read_as_its_files_have_them(make_study):
    root = make_study(
        {
            "a.ttl": 'actor:a a migov:Organisation ; skos:prefLabel "A"@en . '
            'actor:b a migov:Organisation ; skos:prefLabel "B"@en .',
            "identity.ttl": "claim:i a migov:Identity ; migov:one actor:a ; migov:other actor:b ; "
            'migov:verdict verdict:same ; migov:coder "Ona" ; migov:status status:interpreted . '
            "claim:j a migov:Identity ; migov:one actor:a .",
        }
    )
    (found,) = read_decided(load_dataset(root))
    assert found.iri == expand("claim:i")
    assert found.decision == Decision(
        expand("actor:a"), expand("actor:b"), SAME_VERDICT, "Ona", "", "",
        expand("status:interpreted"),
    )  # fmt: skip


def test_what_others_join_cannot_be_kept_apart():
    given = [decision("a", "b"), decision("c", "b"), decision("d", "e"), decision("c", "d")]
    apart = decision("e", "a", NOT_SAME)
    (found,) = conflicts([*given, apart, decision("a", "x", NOT_SAME)])
    assert found.apart == apart
    assert found.joining == (given[2], given[3], given[1], given[0])


def test_the_shortest_way_is_told():
    given = [decision("a", "b"), decision("b", "c"), decision("a", "c")]
    (found,) = conflicts([*given, decision("a", "c", NOT_SAME)])
    assert found.joining == (given[2],)


def test_without_a_way_there_is_no_conflict():
    assert list(conflicts([decision("a", "b"), decision("b", "c", NOT_SAME)])) == []


def test_a_unit_is_not_the_organisation_that_it_belongs_to():
    (found,) = conflicts([decision("a", "b"), decision("b", "a", UNIT_OF)])
    assert found.apart.verdict == UNIT_OF
