"""Merge two records of one thing, as the study's identity decisions say.

A decision (migov:Identity) is data: delete it, and the two records are separate again. A claim that
is about a thing only because of an inferred decision is itself inferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from kg.study.derivation import DERIVED, INFERRED, INFERRED_STATUS, apart, is_inferred, quads, term

__all__ = ["Decision", "follow", "join", "read_decisions"]

_ONE, _OTHER, _VERDICT = (term(f"migov:{name}") for name in ("one", "other", "verdict"))
_SAME = term("verdict:same")
_STATUS, _WHY = term("migov:status"), (term("migov:reason"), term("migov:confidence"))
_REPLACED = term("dcterms:isReplacedBy")
_PREFERRED, _OTHER_NAME = term("skos:prefLabel"), term("skos:altLabel")

_Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True)
class Decision:
    """A decision that a record describes the same thing as ``one``, the record that stays."""

    one: NamedNode
    inferred: bool
    given: tuple[tuple[NamedNode, Literal | NamedNode], ...]  # its reason and confidence


def read_decisions(store: Store, graph: DefaultGraph | None = None) -> dict[NamedNode, Decision]:
    """Return the decisions that call two records the same, by the record that is replaced.

    If two decisions replace one record, the last in alphabetical order is used. So is the last of
    two values, if a decision has two where one is allowed; validation reports this.
    """
    found = {}
    for claim in sorted({q.subject for q in quads(store, graph, None, _VERDICT, _SAME)}, key=str):
        said = {placed.predicate: placed.object for placed in quads(store, graph, claim)}
        one, other = said.get(_ONE), said.get(_OTHER)
        if said[_VERDICT] != _SAME or one == other:
            continue
        if isinstance(one, NamedNode) and isinstance(other, NamedNode):
            given = [(name, said.get(name)) for name in _WHY]
            kept = tuple((n, v) for n, v in given if isinstance(v, (Literal, NamedNode)))
            found[other] = Decision(one, is_inferred(said.get(_STATUS)), kept)
    return found


def join(
    store: Store, decisions: Mapping[NamedNode, Decision], graph: DefaultGraph | None = None
) -> None:
    """Merge the records that decisions call the same.

    Everything said about the replaced record is then said about the one that stays. Preferred names
    of the replaced record become alternative names; one triple says which record replaced it
    (dcterms:isReplacedBy). If several inferred decisions change a claim, its reason comes from the
    one that changes the first of the claim's triples in alphabetical order.

    Parameters
    ----------
    graph
        The default graph, if the store has everything there; None for a store of named graphs.
    """
    lowered: dict[NamedNode | BlankNode | Triple, Decision] = {}
    new = []
    for placed in _said_of(store, decisions, graph):
        subject, by_subject = follow(placed.subject, decisions)
        value, by_value = follow(placed.object, decisions)
        deciding = [d for d in (*by_subject, *by_value) if d.inferred]
        predicate, there = placed.predicate, placed.graph_name
        if by_subject and predicate == _PREFERRED:
            predicate = _OTHER_NAME
        if deciding and quads(store, graph, placed.subject, _STATUS):
            lowered.setdefault(placed.subject, deciding[0])
        elif deciding:
            there = apart(placed, INFERRED)
        if not isinstance(subject, Literal):
            new.append((placed, Quad(subject, predicate, value, there)))
    for placed, _ in new:
        store.remove(placed)
    store.extend(joined for _, joined in new)
    for claim, decision in lowered.items():
        _lower(store, claim, decision, graph)
    store.extend(list(_replacements(store, decisions, graph)))


def _said_of(
    store: Store, decisions: Mapping[NamedNode, Decision], graph: DefaultGraph | None
) -> list[Quad]:
    """Return the quads that name a replaced record, except decisions, which still name both."""
    found = {
        placed
        for gone in decisions
        for pattern in ((gone, None, None), (None, None, gone))
        for placed in quads(store, graph, *pattern)
        if placed.predicate not in (_ONE, _OTHER)
    }
    return sorted(found, key=str)


def _replacements(
    store: Store, decisions: Mapping[NamedNode, Decision], graph: DefaultGraph | None
) -> Iterator[Quad]:
    """Say which record replaced each of the replaced ones, in the graph of the decision."""
    for gone, decision in decisions.items():
        deciding = quads(store, graph, None, _OTHER, gone)[-1]
        there = apart(deciding, INFERRED if decision.inferred else DERIVED)
        yield Quad(gone, _REPLACED, follow(gone, decisions)[0], there)


def follow(thing: _Term, decisions: Mapping[NamedNode, Decision]) -> tuple[_Term, list[Decision]]:
    """Return the record that stays in the end, and the decisions on the way to it."""
    way: list[Decision] = []
    seen = {thing}
    while isinstance(thing, NamedNode) and thing in decisions:
        step = decisions[thing]
        if step.one in seen:
            break  # the decisions form a loop, which ends here
        seen.add(step.one)
        way.append(step)
        thing = step.one
    return thing, way


def _lower(
    store: Store,
    claim: NamedNode | BlankNode | Triple,
    decision: Decision,
    graph: DefaultGraph | None,
) -> None:
    """Mark a claim as inferred, with the decision's reason and confidence if it has none."""
    lacking = [(name, v) for name, v in decision.given if not quads(store, graph, claim, name)]
    for placed in quads(store, graph, claim, _STATUS):
        if not is_inferred(placed.object):
            store.remove(placed)
            said = [(_STATUS, INFERRED_STATUS), *lacking]
            store.extend(Quad(claim, name, value, placed.graph_name) for name, value in said)
