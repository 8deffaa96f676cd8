"""Two records of one thing are joined as the study's identity decisions say.

A decision (migov:Identity) is data: with its line gone, the two stand apart again. A claim that is
about a thing only through an inferred decision is itself inferred.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.derivation import DERIVED, INFERRED, apart, is_inferred, quad, term

__all__ = ["join"]

_ONE, _OTHER, _VERDICT = (term(f"migov:{name}") for name in ("one", "other", "verdict"))
_SAME = term("verdict:same")
_STATUS, _WHY = term("migov:status"), (term("migov:reason"), term("migov:confidence"))
_REPLACED = term("dcterms:isReplacedBy")
_PREFERRED, _OTHER_NAME = term("skos:prefLabel"), term("skos:altLabel")


@dataclass(frozen=True)
class _Decision:
    one: NamedNode
    inferred: bool
    given: tuple[tuple[NamedNode, Literal | NamedNode], ...]  # its reason and confidence


def join(quads: Iterable[Quad], *, stated_only: bool = False) -> list[Quad]:
    """Join the records that decisions call the same.

    The one record takes over what is said of the other, whose preferred names become alternative
    ones; of the other stays that it is replaced (dcterms:isReplacedBy). With ``stated_only``
    inferred decisions are left out.
    """
    given = list(quads)
    decisions = _decisions(given)
    if stated_only:
        decisions = {other: d for other, d in decisions.items() if not d.inferred}
    if not decisions:
        return given
    claims = {placed.subject for placed in given if placed.predicate == _STATUS}
    lowered: dict[object, _Decision] = {}
    joined = []
    for placed in given:
        if placed.predicate in (_ONE, _OTHER):
            joined.append(placed)
            continue
        subject, by_subject = _follow(placed.subject, decisions)
        value, by_value = _follow(placed.object, decisions)
        deciding = [d for d in (*by_subject, *by_value) if d.inferred]
        predicate = placed.predicate
        if by_subject and predicate == _PREFERRED:
            predicate = _OTHER_NAME
        graph = placed.graph_name
        if deciding and placed.subject in claims:
            lowered.setdefault(placed.subject, deciding[0])
        elif deciding:
            graph = apart(placed, INFERRED)
        if isinstance(subject, NamedNode) and isinstance(graph, NamedNode):
            joined.append(quad(Triple(subject, predicate, value), graph))
        else:
            joined.append(placed)
    return _lower(joined, lowered) + _replacements(given, decisions)


def _replacements(quads: list[Quad], decisions: dict[NamedNode, _Decision]) -> list[Quad]:
    """Say of each record that went which one stays, in the graph of its decision."""
    graphs = {}
    for placed in quads:
        gone = placed.object
        if placed.predicate == _OTHER and isinstance(gone, NamedNode) and gone in decisions:
            graphs[gone] = apart(placed, INFERRED if decisions[gone].inferred else DERIVED)
    return [
        quad(Triple(gone, _REPLACED, stays), graphs[gone])
        for gone in sorted(decisions, key=str)
        if isinstance(stays := _follow(gone, decisions)[0], NamedNode)
    ]


def _decisions(quads: list[Quad]) -> dict[NamedNode, _Decision]:
    """Return the decisions that call two records the same, by the record that goes."""
    parts: dict[object, dict[object, object]] = {}
    for placed in quads:
        parts.setdefault(placed.subject, {})[placed.predicate] = placed.object
    found = {}
    for _, said in sorted(parts.items(), key=lambda item: str(item[0])):
        one, other = said.get(_ONE), said.get(_OTHER)
        if said.get(_VERDICT) != _SAME or one == other:
            continue
        if isinstance(one, NamedNode) and isinstance(other, NamedNode):
            given = [(name, said.get(name)) for name in _WHY]
            kept = tuple((n, v) for n, v in given if isinstance(v, (Literal, NamedNode)))
            found[other] = _Decision(one, is_inferred(said.get(_STATUS)), kept)
    return found


_Term = NamedNode | BlankNode | Literal | Triple


def _follow(thing: _Term, decisions: dict[NamedNode, _Decision]) -> tuple[_Term, list[_Decision]]:
    """Return the record that stays, and the decisions that lead to it."""
    way: list[_Decision] = []
    seen = {thing}
    while isinstance(thing, NamedNode) and thing in decisions:
        step = decisions[thing]
        if step.one in seen:
            break  # decisions that lead in a circle join nothing further
        seen.add(step.one)
        way.append(step)
        thing = step.one
    return thing, way


def _lower(quads: list[Quad], lowered: dict[object, _Decision]) -> list[Quad]:
    """Mark claims as inferred, with the decision's reason and confidence if they have none."""
    has = {(placed.subject, placed.predicate) for placed in quads} if lowered else set()
    found = []
    for placed in quads:
        graph = placed.graph_name
        if (
            placed.predicate != _STATUS
            or placed.subject not in lowered
            or is_inferred(placed.object)
            or not isinstance(graph, NamedNode)
        ):
            found.append(placed)
            continue
        found.append(quad(Triple(placed.subject, _STATUS, term("status:inferred")), graph))
        for name, value in lowered[placed.subject].given:
            if (placed.subject, name) not in has:
                found.append(quad(Triple(placed.subject, name, value), graph))
    return found
