"""Two records of one thing are joined, and come apart when the decision goes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store
from study_helpers import rows

from kg.rdf.vocabulary import PREFIXES, expand
from kg.study.dataset import load_dataset
from kg.study.derivation import INFERRED
from kg.study.identity import follow, join, read_decisions

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


def joined(given, graph=None):
    """Return all quads once the decisions among them have joined what they name."""
    store = Store()
    store.extend(given)
    join(store, read_decisions(store, graph), graph)
    return set(store)


TOLD = [
    q("actor:b", "skos:prefLabel", Literal("Žiburys", language="lt")),
    q("actor:b", "migov:kind", "kind:ngo"),
    q("claim:c", "migov:participant", "actor:b"),
    q("claim:c", "migov:status", "status:stated"),
]


def test_what_is_said_of_the_other_is_said_of_the_one():
    found = joined([*TOLD, *decision("d", "actor:a", "actor:b")])

    assert q("claim:c", "migov:participant", "actor:a") in found
    assert q("actor:a", "migov:kind", "kind:ngo") in found
    assert q("claim:c", "migov:status", "status:stated") in found


def test_a_preferred_name_of_the_other_becomes_one_of_several():
    found = joined([*TOLD, *decision("d", "actor:a", "actor:b")])

    assert q("actor:a", "skos:altLabel", Literal("Žiburys", language="lt")) in found
    assert not [x for x in found if x.predicate.value == expand("skos:prefLabel")]


def test_the_decision_itself_still_names_both():
    found = joined([*TOLD, *decision("d", "actor:a", "actor:b")])

    assert set(decision("d", "actor:a", "actor:b")) <= set(found)


@pytest.mark.parametrize("verdict", ["not-same", "undecided"])
def test_other_verdicts_join_nothing(verdict):
    given = [*TOLD, *decision("d", "actor:a", "actor:b", verdict=verdict)]

    assert joined(given) == set(given)


def test_without_the_decision_the_two_stand_apart():
    assert joined(TOLD) == set(TOLD)


def test_a_claim_reached_by_inference_is_inferred_for_the_same_reason():
    found = joined([*TOLD, *decision("d", "actor:a", "actor:b", status="inferred")])

    assert q("claim:c", "migov:status", "status:inferred") in found
    assert q("claim:c", "migov:status", "status:stated") not in found
    assert q("claim:c", "migov:reason", Literal("They look alike.")) in found
    assert q("claim:c", "migov:confidence", "confidence:medium") in found


def test_a_plain_fact_reached_by_inference_stands_in_the_inferred_graph():
    found = joined([*TOLD, *decision("d", "actor:a", "actor:b", status="inferred")])

    apart = NamedNode(f"{INFERRED}data/a.ttl")
    assert q("actor:a", "migov:kind", "kind:ngo", apart) in found
    assert q("actor:a", "migov:kind", "kind:ngo") not in found


def test_stated_only_leaves_inferred_decisions_out(make_study):
    body = """
    claim:d a migov:Identity ; migov:one actor:a ; migov:other actor:b ;
      migov:verdict verdict:same ; migov:status status:{} .
    claim:c migov:participant actor:b ; migov:status status:stated .
    """
    who = "SELECT ?who { claim:c migov:participant ?who }"

    def participants(status, **options):
        dataset = load_dataset(make_study({"a.ttl": body.format(status)}))
        return [found for (found,) in rows(dataset, who, **options)]

    assert participants("inferred") == [expand("actor:a")]
    assert participants("inferred", stated_only=True) == [expand("actor:b")]
    assert participants("interpreted", stated_only=True) == [expand("actor:a")]


def test_decisions_lead_on_from_one_to_the_next():
    chain = [*decision("d", "actor:m", "actor:b"), *decision("e", "actor:a", "actor:m")]
    found = joined([*TOLD, *chain])

    assert q("claim:c", "migov:participant", "actor:a") in found


def test_decisions_in_a_circle_come_to_an_end():
    circle = [*decision("d", "actor:a", "actor:b"), *decision("e", "actor:b", "actor:a")]
    found = joined([*TOLD, *circle])

    replaced = [q for q in found if q.predicate.value == expand("dcterms:isReplacedBy")]
    assert {(q.subject.value, q.object.value) for q in replaced} == {
        (expand("actor:b"), expand("actor:a")),
    }
    assert len(found) == len(TOLD) + len(circle) + len(replaced)


def test_in_the_union_of_all_graphs_everything_stays_there():
    union = DefaultGraph()
    given = [*TOLD, *decision("d", "actor:a", "actor:b", status="inferred")]
    found = joined([Quad(x.subject, x.predicate, x.object) for x in given], union)

    assert q("actor:a", "migov:kind", "kind:ngo", union) in found
    assert q("actor:b", "dcterms:isReplacedBy", "actor:a", union) in found
    assert q("claim:c", "migov:status", "status:inferred", union) in found
    assert {x.graph_name for x in found} == {union}


def test_what_a_record_without_a_name_says_of_the_other_is_joined_too():
    """Such a claim went on naming the record that was gone."""
    nameless, participant = BlankNode("x"), NamedNode(expand("migov:participant"))
    told = Quad(nameless, participant, NamedNode(expand("actor:b")), GRAPH)
    found = joined([told, *decision("d", "actor:a", "actor:b")])

    assert Quad(nameless, participant, NamedNode(expand("actor:a")), GRAPH) in found
    assert told not in found


def test_of_two_inferred_decisions_the_reason_of_one_is_given_whatever_the_order():
    given = [
        *decision("d", "actor:a", "actor:b", status="inferred")[:4],
        q("claim:d", "migov:reason", Literal("b is a")),
        *decision("e", "event:a", "event:b", status="inferred")[:4],
        q("claim:e", "migov:reason", Literal("one event")),
        q("claim:c", "migov:participant", "actor:b"),
        q("claim:c", "migov:inEvent", "event:b"),
        q("claim:c", "migov:status", "status:stated"),
    ]
    assert joined(given) == joined(reversed(given))
    assert q("claim:c", "migov:reason", Literal("one event")) in joined(given)
    assert q("claim:c", "migov:reason", Literal("b is a")) not in joined(given)


def test_a_record_that_two_others_replace_joins_all_three():
    """One of the two decisions did nothing, without a word."""
    both = [*decision("d", "actor:a", "actor:b"), *decision("e", "actor:x", "actor:b")]
    found = joined([*TOLD, q("actor:a", "migov:kind", "kind:fund"), *both])

    assert q("claim:c", "migov:participant", "actor:x") in found
    assert q("actor:x", "migov:kind", "kind:fund") in found
    assert {x.subject.value for x in found if x.predicate.value.endswith("isReplacedBy")} == {
        expand("actor:a"),
        expand("actor:b"),
    }


def test_an_inferred_decision_on_records_that_are_one_already_lowers_nothing():
    """The inferred one came first in the alphabet, and the claim became inferred."""
    given = [
        *decision("d", "actor:a", "actor:b", status="inferred"),
        *decision("e", "actor:a", "actor:b"),
    ]
    found = joined([*TOLD, *given])

    assert q("claim:c", "migov:status", "status:stated") in found


def test_thousands_of_decisions_take_as_long_as_they_are_many():
    """A chain of 3,000 records, each replaced by the next one."""
    names = [f"actor:n{number:04}" for number in range(3_001)]
    chain = [
        each
        for at, (one, other) in enumerate(pairwise(names))
        for each in decision(f"d{at:04}", one, other)[:4]
    ]
    store = Store()
    store.extend(chain)
    decisions = read_decisions(store)

    assert len(decisions) == 3_000
    assert {follow(NamedNode(expand(name)), decisions)[0] for name in names[:40]} == {
        NamedNode(expand("actor:n0000"))
    }
