"""Texts, dates and addresses in the data that are not what a reader takes them for.

SHACL compares values: it has no calendar, does not see a letter of another alphabet, and checks
few lexical forms. These rules look at every value of the files, whatever its property.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from kg.escapes import spelt_out
from kg.rdf import compress, expand
from kg.study import Dataset, ontology_files
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


def text_problems(dataset: Dataset) -> list[TextProblem]:
    """Find what is wrong with the texts, numbers, dates and addresses of a study's own files."""
    ontology = set(ontology_files())
    triples = [t for path, each in dataset.files.items() if path not in ontology for t in each]
    found = [each for triple in triples for each in _of_triple(triple)]
    return sorted(set(found + _alike(triples)), key=lambda p: (p.subject, p.predicate, p.text))


_AROUND = {expand("oa:prefix"), expand("oa:suffix")}  # of a quote, as the text runs on
_DANGEROUS = re.compile(r"(?i)(javascript|vbscript|data|file|blob|about):")


def _of_triple(triple: Triple) -> Iterator[TextProblem]:
    subject = getattr(triple.subject, "value", str(triple.subject))
    predicate, value = triple.predicate.value, triple.object
    if isinstance(value, Literal):
        message = lexical_problem(value.value, value.datatype.value)
        if message:
            yield TextProblem(
                subject, predicate, value.value, message,
                "Engines read such a value differently, or not at all.",
            )  # fmt: skip
            return
        message = character_problem(value.value)
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
        if isinstance(term, NamedNode) and (scheme := _DANGEROUS.match(term.value)):
            yield TextProblem(
                subject, predicate, getattr(value, "value", ""),
                f"kg does not link to an address that begins with {scheme[0]}; "
                "give one that begins with https:",
                "Pages link to addresses, and this one would run or open something else.",
            )  # fmt: skip


_NAMES = {expand("skos:prefLabel"), expand("skos:altLabel")}
_ACTORS = {expand(f"migov:{name}") for name in ("Organisation", "Unit", "Person")}


def _alike(triples: list[Triple]) -> list[TextProblem]:
    """Find names of two actors that differ only in what the eye does not see."""
    kinds: dict[str, str] = {}
    names: dict[str, set[tuple[str, str, str]]] = {}
    pairs: dict[str, dict[str, str]] = {}
    for triple in triples:
        subject = getattr(triple.subject, "value", "")
        value = triple.object
        if triple.predicate.value == expand("rdf:type"):
            kinds[subject] = getattr(value, "value", "")
        elif triple.predicate.value in (expand("migov:one"), expand("migov:other")):
            pairs.setdefault(subject, {})[triple.predicate.value] = getattr(value, "value", "")
        elif triple.predicate.value in _NAMES and isinstance(value, Literal):
            names.setdefault(skeleton(value.value), set()).add(
                (subject, triple.predicate.value, value.value)
            )
    decided = {frozenset(pair.values()) for pair in pairs.values()}
    found = []
    for group in names.values():
        owners = sorted(each for each in group if kinds.get(each[0]) in _ACTORS)
        for one in owners:
            for other in owners:
                if one[0] >= other[0] or one[2] == other[2] or kinds[one[0]] != kinds[other[0]]:
                    continue
                if frozenset((one[0], other[0])) in decided:
                    continue
                found.append(
                    TextProblem(
                        one[0],
                        one[1],
                        one[2],
                        f"looks like “{spelt_out(other[2])}”, the name of {compress(other[0])}, "
                        "but is written differently; write both alike, or decide in "
                        "data/identity.ttl",
                        "One actor with two spellings has its ties divided between them.",
                        "warning",
                    )
                )
    return found
