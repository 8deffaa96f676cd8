"""Texts and addresses in the data that read as one thing and are another, or are none.

SHACL compares values; it has no calendar, does not see a letter of another alphabet, and checks
few lexical forms. These rules look at every value of the files, whatever its property.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf import compress, expand
from kg.study import Dataset, ontology_files
from kg.validation.characters import character_problem, mixed_scripts, skeleton
from kg.validation.literals import lexical_problem

__all__ = ["Fault", "faults"]


@dataclass(frozen=True)
class Fault:
    """A value with an error: whose it is, of which property, and what is wrong with it."""

    subject: str
    predicate: str
    text: str
    message: str
    why: str
    severity: str = "error"


def faults(dataset: Dataset) -> list[Fault]:
    """Find what is wrong with the texts, numbers, dates and addresses of a study's own files."""
    ontology = set(ontology_files())
    triples = [t for path, each in dataset.files.items() if path not in ontology for t in each]
    found = [fault for triple in triples for fault in _of_triple(triple)]
    return sorted(set(found + _alike(triples)), key=lambda f: (f.subject, f.predicate, f.text))


_AROUND = {expand("oa:prefix"), expand("oa:suffix")}  # of a quote, as the text runs on
_DANGEROUS = re.compile(r"(?i)(javascript|vbscript|data|file|blob|about):")


def _of_triple(triple: Triple) -> Iterator[Fault]:
    subject = getattr(triple.subject, "value", str(triple.subject))
    predicate, value = triple.predicate.value, triple.object
    if isinstance(value, Literal):
        message = lexical_problem(value.value, value.datatype.value)
        if message:
            yield Fault(
                subject, predicate, value.value, message,
                "Engines read such a value differently, or not at all.",
            )  # fmt: skip
            return
        message = character_problem(value.value)
        if not message and value.value.endswith("\n") and predicate not in _AROUND:
            message = "it ends in a line break, which patterns do not see; delete it"
        if message:
            yield Fault(
                subject, predicate, value.value, message,
                "A character that nobody sees makes two names of one.",
            )  # fmt: skip
        elif mixed := mixed_scripts(value.value):
            yield Fault(
                subject, predicate, value.value, mixed,
                "Letters that look alike make two names of one.", "warning",
            )  # fmt: skip
        return
    for term in (triple.subject, triple.predicate, value):
        if isinstance(term, NamedNode) and (scheme := _DANGEROUS.match(term.value)):
            yield Fault(
                subject, predicate, getattr(value, "value", ""),
                f"an address that begins with {scheme[0]} is not one to link to; "
                "give one that begins with https:",
                "Pages link to addresses, and this one would run or open something else.",
            )  # fmt: skip


_NAMES = {expand("skos:prefLabel"), expand("skos:altLabel")}
_ACTORS = {expand(f"migov:{name}") for name in ("Organisation", "Unit", "Person")}


def _alike(triples: list[Triple]) -> list[Fault]:
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
                    Fault(
                        one[0],
                        one[1],
                        one[2],
                        f"looks like “{other[2]}” of {compress(other[0])} and is written "
                        "otherwise; write both alike, or decide in data/identity.ttl",
                        "One body under two spellings splits its ties.",
                        "warning",
                    )
                )
    return found
