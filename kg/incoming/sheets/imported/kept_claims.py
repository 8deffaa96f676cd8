"""New claims that say just what a claim says whose row has lost its id: the same claims."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from pyoxigraph import NamedNode, Triple

__all__ = ["keep_claims"]

Said = frozenset[tuple[str, str]]


def keep_claims(
    files: Mapping[Path, Collection[Triple]],
    new: Collection[str],
    gone: Mapping[str, Collection[Triple]],
) -> dict[Path, set[Triple]]:
    """Return what files say, with the names that claims had.

    Parameters
    ----------
    new
        The IRIs of new claims.
    gone
        What each claim said that no row leads to any more.
    """
    known: dict[Said, list[str]] = {}
    for iri in sorted(gone, reverse=True):
        known.setdefault(_said(gone[iri]), []).append(iri)
    made: dict[str, list[Triple]] = {}
    for triple in (each for said in files.values() for each in said):
        if isinstance(triple.subject, NamedNode) and triple.subject.value in new:
            made.setdefault(triple.subject.value, []).append(triple)
    names = {}
    for iri in sorted(made):
        if same := known.get(_said(made[iri])):
            names[iri] = NamedNode(same.pop())
    return {path: {_renamed(each, names) for each in said} for path, said in files.items()}


def _said(triples: Iterable[Triple]) -> Said:
    return frozenset((each.predicate.value, str(each.object)) for each in triples)


def _renamed(triple: Triple, names: Mapping[str, NamedNode]) -> Triple:
    subject, value = triple.subject, triple.object
    if isinstance(subject, NamedNode):
        subject = names.get(subject.value, subject)
    if isinstance(value, NamedNode):
        value = names.get(value.value, value)
    return Triple(subject, triple.predicate, value)
