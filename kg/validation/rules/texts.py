"""Texts, dates and addresses in the data that are not what a reader takes them for.

SHACL compares values: it has no calendar, does not see a letter of another alphabet, and checks
few lexical forms. These rules look at every value of the files, whatever its property.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.escapes import spelt_out
from kg.findings import Location
from kg.rdf import compress, expand, two_readings
from kg.study import Dataset
from kg.validation.characters import character_problem, mixed_scripts, skeleton
from kg.validation.literals import lexical_problem

__all__ = ["TextProblem", "text_problems"]


@dataclass(frozen=True)
class TextProblem:
    """A value with a problem: of which record and property it is, and what is wrong with it."""

    subject: str
    predicate: str
    text: str
    message: str
    why: str
    severity: str = "error"
    fix: str = ""
    location: Location | None = None  # where it is not where the value is
    rule: str = ""  # of a rule that is not on the value itself


def text_problems(dataset: Dataset) -> list[TextProblem]:
    """Find what is wrong with the texts, numbers, dates and addresses of a study's own files."""
    ours = dataset.ontology
    triples = [t for path, each in dataset.files.items() if path not in ours for t in each]
    found = list(_of_triples(triples))
    return sorted(set(found + _alike(triples)), key=lambda p: (p.subject, p.predicate, p.text))


_Term = NamedNode | BlankNode | Literal | Triple

_EDTF = expand("loc:edtf")
_AROUND = {expand("oa:prefix"), expand("oa:suffix")}  # of a quote, as the text runs on
_QUOTED = {expand("oa:exact"), *_AROUND}
_DANGEROUS = re.compile(r"(?i)(javascript|vbscript|data|file|blob|about):")


def _of_triples(triples: list[Triple]) -> Iterator[TextProblem]:
    """Yield what is wrong with each triple; a term that is met again is right if it was before."""
    right: set[_Term] = set()
    for triple in triples:
        value = triple.object
        looked_at = (value,) if isinstance(value, Literal) else triple
        if right.issuperset(looked_at):
            continue
        found = list(_of_triple(triple))
        yield from found
        if not found and triple.predicate.value not in _QUOTED:  # which may have more
            right.update(looked_at)


def _of_triple(triple: Triple) -> Iterator[TextProblem]:
    subject = getattr(triple.subject, "value", "")
    predicate, value = triple.predicate.value, triple.object
    if isinstance(value, Literal):
        message = lexical_problem(value.value, value.datatype.value)
        if message:
            yield TextProblem(
                subject, predicate, value.value, message,
                "Engines read such a value differently, or not at all.",
            )  # fmt: skip
            return
        if value.datatype.value == _EDTF and (read := two_readings(value.value)):
            yield TextProblem(
                subject, predicate, value.value,
                f"this is {read[0]}; if it means two years, as of schools, write {read[1]}",
                "In EDTF a year with 21 to 24 after it is a season.", "note",
            )  # fmt: skip
        message = character_problem(value.value, is_quote=predicate in _QUOTED)
        if not message and value.value.endswith("\n") and predicate not in _AROUND:
            message = "it ends in a line break, which patterns do not see; delete it"
        if message:
            yield TextProblem(
                subject, predicate, value.value, message,
                "A character that nobody sees makes one name into two.",
            )  # fmt: skip
        elif mixed := mixed_scripts(value.value):
            yield TextProblem(
                subject, predicate, value.value, mixed,
                "Letters that look alike make one name into two.", "warning",
            )  # fmt: skip
        return
    for term in (triple.subject, triple.predicate, value):
        address = term.value if isinstance(term, NamedNode) else ""
        if not address.startswith("http") and (scheme := _DANGEROUS.match(address)):
            yield TextProblem(
                subject, predicate, getattr(value, "value", ""),
                f"kg does not link to an address that begins with {scheme[0]}; "
                "give one that begins with https:",
                "Pages link to addresses, and this one would run or open something else.",
            )  # fmt: skip


_TYPE, _ONE, _OTHER = (expand(name) for name in ("rdf:type", "migov:one", "migov:other"))
_NAMES = {expand("skos:prefLabel"), expand("skos:altLabel")}
_TOLD = {_TYPE, _ONE, _OTHER, *_NAMES}
_ACTORS = {expand(f"migov:{name}") for name in ("Organisation", "Unit", "Person")}


def _alike(triples: list[Triple]) -> list[TextProblem]:
    """Find names of two actors that differ only in what the eye does not see."""
    kinds: dict[str, str] = {}
    names: dict[str, set[tuple[str, str, str]]] = {}
    pairs: dict[str, dict[str, str]] = {}
    for triple in triples:
        predicate = triple.predicate.value
        if predicate not in _TOLD:
            continue
        subject, value = getattr(triple.subject, "value", ""), triple.object
        if predicate == _TYPE:
            kinds[subject] = getattr(value, "value", "")
        elif predicate in (_ONE, _OTHER):
            pairs.setdefault(subject, {})[predicate] = getattr(value, "value", "")
        elif isinstance(value, Literal):
            names.setdefault(skeleton(value.value), set()).add((subject, predicate, value.value))
    decided = {frozenset(pair.values()) for pair in pairs.values()}
    groups: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for form, named in names.items():
        for each in sorted(named):
            if (kind := kinds.get(each[0])) in _ACTORS:
                groups.setdefault((form, kind), []).append(each)
    return [
        _looks_like(each, other)
        for group in groups.values()
        for each, other in _unlike(group, decided)
    ]


def _unlike(
    group: list[tuple[str, str, str]], decided: set[frozenset[str]]
) -> Iterator[tuple[tuple[str, str, str], tuple[str, str, str]]]:
    """Yield each name with the next one of another record that is written differently.

    A record is compared with one other, not with each: the time grows with the group and no faster.
    """
    after = len(group)
    for at in range(len(group) - 1, -1, -1):
        subject, _, name = group[at]
        if at + 1 < len(group) and group[at + 1][2] != name:
            after = at + 1
        found = (
            other
            for other in (group[later] for later in range(after, len(group)))
            if other[2] != name
            and other[0] != subject
            and frozenset((subject, other[0])) not in decided
        )
        if (other := next(found, None)) is not None:
            yield group[at], other


def _looks_like(one: tuple[str, str, str], other: tuple[str, str, str]) -> TextProblem:
    return TextProblem(
        *one,
        f"looks like “{spelt_out(other[2])}”, the name of {compress(other[0])}, but is written "
        "differently; write both alike, or decide in data/identity.ttl",
        "One actor with two spellings has its ties divided between them.",
        "warning",
    )
