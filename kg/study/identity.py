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
    placed: Quad  # where it names the other record


def read_decisions(store: Store, graph: DefaultGraph | None = None) -> dict[NamedNode, Decision]:
    """Return the decisions that call two records the same, by the record that is replaced.

    All decisions are kept, whatever their directions: if A is replaced by B and by C, then one of
    these is replaced by the other. A decision that joins what others have joined already changes
    nothing; those that are inferred come last, so that they change as little as they can. Of two
    values where one is allowed, the last in alphabetical order is used; validation reports this.
    """
    found: dict[NamedNode, Decision] = {}
    ends: dict[NamedNode, NamedNode] = {}
    for said in sorted(_same(store, graph), key=_is_inferred):
        one, other = said[_ONE].object, said[_OTHER].object
        if isinstance(one, NamedNode) and isinstance(other, NamedNode):
            gone, kept = _end(other, ends), _end(one, ends)
            if gone == kept:
                continue
            ends[gone] = kept
            given = [(name, said[name].object) for name in _WHY if name in said]
            why = tuple((n, v) for n, v in given if isinstance(v, (Literal, NamedNode)))
            # In the usual case these are the two records of the decision.
            stays = one if gone == other else kept
            found[gone] = Decision(stays, _is_inferred(said), why, said[_OTHER])
    return found


def _same(store: Store, graph: DefaultGraph | None) -> Iterator[dict[NamedNode, Quad]]:
    """Give what each decision says that calls two records the same, by property."""
    claims = {placed.subject for placed in quads(store, graph, None, _VERDICT, _SAME)}
    for claim in sorted(claims, key=str):
        said = {placed.predicate: placed for placed in quads(store, graph, claim)}
        if said[_VERDICT].object == _SAME and _ONE in said and _OTHER in said:
            yield said


def _is_inferred(said: Mapping[NamedNode, Quad]) -> bool:
    return _STATUS in said and is_inferred(said[_STATUS].object)


def _end(record: NamedNode, ends: dict[NamedNode, NamedNode]) -> NamedNode:
    """Return the record that stays of all that are joined with one; shorten the way to it."""
    way = []
    while record in ends:
        way.append(record)
        record = ends[record]
    for each in way:
        ends[each] = record
    return record


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
    store.extend(list(_replacements(decisions)))


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


def _replacements(decisions: Mapping[NamedNode, Decision]) -> Iterator[Quad]:
    """Say which record replaced each of the replaced ones, in the graph of the decision."""
    for gone, decision in decisions.items():
        there = apart(decision.placed, INFERRED if decision.inferred else DERIVED)
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
