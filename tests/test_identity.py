"""Two records of one thing are joined, and come apart when the decision goes."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.derivation import INFERRED
from kg.identity import join
from kg.vocabulary import PREFIXES, expand

GRAPH = NamedNode(PREFIXES["graph"] + "data/a.ttl")


def q(subject, predicate, value, graph=GRAPH):
    term = value if isinstance(value, Literal) else NamedNode(expand(value))
    return Quad(NamedNode(expand(subject)), NamedNode(expand(predicate)), term, graph)


def decision(name, one, other, *, verdict="same", status="interpreted"):
    return [
        q(f"claim:{name}", "migov:one", one),
        q(f"claim:{name}", "migov:other", other),
        q(f"claim:{name}", "migov:verdict", f"verdict:{verdict}"),
        q(f"claim:{name}", "migov:status", f"status:{status}"),
        q(f"claim:{name}", "migov:confidence", "confidence:medium"),
        q(f"claim:{name}", "migov:reason", Literal("They look alike.")),
    ]


TOLD = [
    q("actor:b", "skos:prefLabel", Literal("Žiburys", language="lt")),
    q("actor:b", "migov:kind", "kind:ngo"),
    q("claim:c", "migov:participant", "actor:b"),
    q("claim:c", "migov:status", "status:stated"),
]


def test_what_is_said_of_the_other_is_said_of_the_one():
    found = join([*TOLD, *decision("d", "actor:a", "actor:b")])

    assert q("claim:c", "migov:participant", "actor:a") in found
    assert q("actor:a", "migov:kind", "kind:ngo") in found
    assert q("claim:c", "migov:status", "status:stated") in found


def test_a_preferred_name_of_the_other_becomes_one_of_several():
    found = join([*TOLD, *decision("d", "actor:a", "actor:b")])

    assert q("actor:a", "skos:altLabel", Literal("Žiburys", language="lt")) in found
    assert not [x for x in found if x.predicate.value == expand("skos:prefLabel")]


def test_the_decision_itself_still_names_both():
    found = join([*TOLD, *decision("d", "actor:a", "actor:b")])

    assert set(decision("d", "actor:a", "actor:b")) <= set(found)


@pytest.mark.parametrize("verdict", ["not-same", "undecided"])
def test_other_verdicts_join_nothing(verdict):
    given = [*TOLD, *decision("d", "actor:a", "actor:b", verdict=verdict)]

    assert join(given) == given


def test_without_the_decision_the_two_stand_apart():
    assert join(TOLD) == TOLD


def test_a_claim_reached_by_inference_is_inferred_for_the_same_reason():
    found = join([*TOLD, *decision("d", "actor:a", "actor:b", status="inferred")])

    assert q("claim:c", "migov:status", "status:inferred") in found
    assert q("claim:c", "migov:status", "status:stated") not in found
    assert q("claim:c", "migov:reason", Literal("They look alike.")) in found
    assert q("claim:c", "migov:confidence", "confidence:medium") in found


def test_a_plain_fact_reached_by_inference_stands_in_the_inferred_graph():
    found = join([*TOLD, *decision("d", "actor:a", "actor:b", status="inferred")])

    apart = NamedNode(f"{INFERRED}data/a.ttl")
    assert q("actor:a", "migov:kind", "kind:ngo", apart) in found
    assert q("actor:a", "migov:kind", "kind:ngo") not in found


def test_stated_only_leaves_inferred_decisions_out():
    given = [*TOLD, *decision("d", "actor:a", "actor:b", status="inferred")]

    assert join(given, stated_only=True) == given


def test_decisions_lead_on_from_one_to_the_next():
    chain = [*decision("d", "actor:m", "actor:b"), *decision("e", "actor:a", "actor:m")]
    found = join([*TOLD, *chain])

    assert q("claim:c", "migov:participant", "actor:a") in found


def test_decisions_in_a_circle_come_to_an_end():
    circle = [*decision("d", "actor:a", "actor:b"), *decision("e", "actor:b", "actor:a")]
    found = join([*TOLD, *circle])

    replaced = [q for q in found if q.predicate.value == expand("dcterms:isReplacedBy")]
    assert {(q.subject.value, q.object.value) for q in replaced} == {
        (expand("actor:a"), expand("actor:b")),
        (expand("actor:b"), expand("actor:a")),
    }
    assert len(found) == len(TOLD) + len(circle) + len(replaced)
