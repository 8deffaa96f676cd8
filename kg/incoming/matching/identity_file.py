"""Write decisions into the study's ``data/identity.ttl``, where a person can delete each again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store, Triple

from kg.encodings import read_utf8
from kg.errors import DataError, InputError
from kg.files import write_files
from kg.incoming.alphabets import latin_words
from kg.incoming.identifiers import mint
from kg.incoming.matching.decided import Conflict, Decided, conflicts
from kg.incoming.matching.verdicts import UNIT_OF, Decision
from kg.rdf import (
    canonical,
    compress,
    declared_prefixes,
    expand,
    local_name,
    parse_turtle,
    put_comments,
)
from kg.study import Dataset

__all__ = ["Written", "write_decisions"]

_UNION = DefaultGraph()
_NAMED = 10


def _node(curie: str) -> NamedNode:
    return NamedNode(expand(curie))


_PARTICIPANT, _EVIDENCE, _EXACT = (
    _node(name) for name in ("migov:participant", "migov:evidence", "oa:exact")
)
_INTERPRETED, _INFERRED = expand("status:interpreted"), expand("status:inferred")


@dataclass(frozen=True)
class Written:
    """What was written: how many new decisions, changed ones, and those that the study had."""

    path: Path
    added: int
    changed: int
    known: int


def write_decisions(
    dataset: Dataset, decisions: Sequence[Decision], before: Sequence[Decided]
) -> Written:
    """Write decisions into ``data/identity.ttl``: all of them or, at an error, none.

    A decision on two actors on which the study has one changes it, if it says otherwise.

    Parameters
    ----------
    before
        The decisions that the study has.

    Raises
    ------
    InputError
        If the study is the shipped example, or the file cannot be written.
    DataError
        If decisions contradict each other, or a decision to change is in another file.
    """
    if dataset.folder.is_example:
        raise InputError(
            "the shipped example is not changed; name the folder of your study", setting="folder"
        )
    path = dataset.folder.data / "identity.ttl"
    old = read_utf8(path) if path.exists() else b""
    by_pair = {each.decision.pair: each for each in before}
    added, changed = [], []
    for each in decisions:
        known = by_pair.get(each.pair)
        if known is None:
            added.append(each)
        elif not known.decision.agrees(each):
            _refuse_elsewhere(dataset, path, known, each)
            changed.append((known, each))
    gone = {known.iri for known, _ in changed}
    kept = [each.decision for each in before if each.iri not in gone]
    _refuse_conflicts(conflicts([*kept, *added, *(each for _, each in changed)]))
    triples = [t for t in parse_turtle(old.decode("utf-8"), path=path) if _named(t) not in gone]
    new = [*added, *(decision for _, decision in changed)]
    evidence = _evidence(dataset, (iri for each in new for iri in (each.one, each.other)))
    is_taken = _is_taken(dataset, gone)
    for decision in new:
        triples += _triples(decision, evidence, is_taken)
    if added or changed:
        form = canonical(triples, declared_prefixes(old))
        text = put_comments(form, old.decode("utf-8"))
        write_files({path: text.encode()}, {path: old} if path.exists() else {})
    same = len(decisions) - len(added) - len(changed)
    return Written(path, len(added), len(changed), same)


def _named(triple: Triple) -> str:
    return triple.subject.value if isinstance(triple.subject, NamedNode) else ""


def _refuse_elsewhere(dataset: Dataset, path: Path, known: Decided, new: Decision) -> None:
    where = dataset.where(known.iri)
    if where is not None and where.path.resolve() != path.resolve():
        raise DataError(
            f"has another decision on the pair of {new.place}; change it there, or leave the cell "
            "of the sheet empty",
            path=where.path,
            line=where.line,
        )


def _refuse_conflicts(found: Iterable[Conflict]) -> None:
    told = [_conflict(each) for each in found]
    if not told:
        return
    more = [f"and {len(told) - _NAMED:,} more"] if len(told) > _NAMED else []
    raise DataError(
        "nothing was written, since decisions contradict each other: "
        + "; ".join([*told[:_NAMED], *more])
    )


def _conflict(found: Conflict) -> str:
    joined = " and ".join(
        f"{compress(each.one)} is {compress(each.other)}{_by(each)}" for each in found.joining
    )
    one, other = compress(found.apart.one), compress(found.apart.other)
    is_unit = found.apart.verdict == UNIT_OF
    apart = f"{other} is a unit of {one}" if is_unit else f"{one} is not {other}"
    return f"{joined}, but {apart}{_by(found.apart)}"


def _by(decision: Decision) -> str:
    return f" ({decision.place})" if decision.place else " (in the study)"


def _is_taken(dataset: Dataset, gone: Iterable[str]) -> Callable[[str], bool]:
    used, free = dataset.records, set(gone)
    new: set[str] = set()

    def is_taken(iri: str) -> bool:
        if (iri in used and iri not in free) or iri in new:
            return True
        new.add(iri)
        return False

    return is_taken


def _evidence(dataset: Dataset, actors: Iterable[str]) -> Mapping[str, str]:
    """Return a quote that names each actor, of its participations or its own.

    Of several quotes it is the one with the most words of the name.
    """
    store, labels = dataset.store, dataset.labels()
    quotes: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads_for_pattern(None, _EVIDENCE, None, _UNION):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            quotes[quad.subject.value].append(quad.object.value)
    found = {}
    for actor in set(actors):
        given = list(quotes.get(actor, ()))
        for quad in store.quads_for_pattern(None, _PARTICIPANT, NamedNode(actor), _UNION):
            if isinstance(quad.subject, NamedNode):
                given += quotes.get(quad.subject.value, ())
        words = set(latin_words(labels.get(actor, "")))
        if given:
            found[actor] = min(given, key=lambda quote: (-_words_of(store, quote, words), quote))
    return found


def _words_of(store: Store, quote: str, words: set[str]) -> int:
    """Return how many of some words a quote has."""
    texts = store.quads_for_pattern(NamedNode(quote), _EXACT, None, _UNION)
    return max(
        (
            len(words & set(latin_words(each.object.value)))
            for each in texts
            if isinstance(each.object, Literal)
        ),
        default=0,
    )


def _triples(
    decision: Decision, evidence: Mapping[str, str], is_taken: Callable[[str], bool]
) -> Iterator[Triple]:
    names = [local_name(each) for each in (decision.one, decision.other)]
    given = [evidence[each] for each in (decision.one, decision.other) if each in evidence]
    # A reading of names that no quotes give is a conclusion.
    status = decision.status or (_INTERPRETED if len(given) == len(names) else _INFERRED)
    record = NamedNode(mint("claim", " ".join(["identity", *names]), is_taken))
    said: list[tuple[str, NamedNode | Literal]] = [
        ("rdf:type", _node("migov:Identity")),
        ("migov:one", NamedNode(decision.one)),
        ("migov:other", NamedNode(decision.other)),
        ("migov:verdict", NamedNode(decision.verdict)),
        ("migov:coder", Literal(decision.coder)),
        ("migov:reason", Literal(decision.reason)),
        ("migov:confidence", NamedNode(decision.confidence)),
        ("migov:status", NamedNode(status)),
        *(("migov:evidence", NamedNode(each)) for each in given),
    ]
    for name, value in said:
        yield Triple(record, _node(name), value)
