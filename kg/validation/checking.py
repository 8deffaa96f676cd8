"""A dataset against shapes, and the rules on texts and terms: each result with its location."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from rdflib import RDF, SH

from kg.findings import Location, Result
from kg.study import Dataset, Terms
from kg.validation.clock import Clock
from kg.validation.data_graphs import Node, as_asked, as_written
from kg.validation.judging import Judged, Part, judge
from kg.validation.repairs import Repairs
from kg.validation.results import add_problems, in_own_names, result_of, text_result
from kg.validation.rules import (
    changed_terms,
    incomplete_terms,
    outside_domain,
    source_problems,
    text_problems,
    unknown_properties,
)
from kg.validation.shapes import Count, Shapes, add, count
from kg.validation.standard_report import merge
from kg.validation.unnamed import apart, name_unnamed
from kg.validation.written import Written, shown

__all__ = ["Subject"]


@dataclass(frozen=True)
class Subject:
    """What is checked: a dataset, and the data of it with the shapes that are for each."""

    dataset: Dataset
    unnamed: dict[str, Location]
    rules: Shapes
    terms: Terms = field(repr=False)
    parts: list[Part] = field(repr=False)

    @classmethod
    def of(cls, given: Dataset, rules: Shapes, terms: Terms) -> Subject:
        """Make a dataset, whose terms these are, ready."""
        dataset, unnamed = apart(given)
        defining = dataset.ontology | dataset.own_ontology
        triples = as_written(dataset, defining, rules.records)
        parts = [Part(rules.records, lambda: triples, trusted=rules.trusted)]
        if len(rules.across):
            parts.append(
                Part(rules.across, lambda: as_asked(dataset), dataset.store, rules.trusted)
            )
        return cls(dataset, unnamed, rules, terms, parts)

    def count(self, among: Collection[str] | None = None) -> Count:
        """Count what is checked; of these records, where they are given."""
        return add(count(part.rules, part.applies, among) for part in self.parts)

    def records(self, files: Collection[Path]) -> set[str]:
        """Return the records that these files say anything about."""
        triples = (triple for path in files for triple in self.dataset.files[path])
        return {str(getattr(triple.subject, "value", "")) for triple in triples}

    def check(
        self, place: Path, clock: Clock, engine: str = "auto"
    ) -> tuple[Judged, dict[Node, Result]]:
        """Return the standard report, and what each of its results says.

        Raises
        ------
        InputError
            If the validator cannot use the shapes, or takes too long.
        """
        dataset, rules, terms = self.dataset, self.rules, self.terms
        with dataset.still():
            judged = [judge(part, place, clock, engine) for part in self.parts]
        graph = merge([each.report for each in judged])
        labels, written = dataset.labels(), Written(dataset, self.unnamed)
        repairs = Repairs.of(dataset, terms, rules.records)
        texts = {(each.subject, each.predicate, each.text): each for each in text_problems(dataset)}
        found = {
            node: result_of(graph, node, rules, written, labels, repairs, texts)
            for node in graph[: RDF.type : SH.ValidationResult]
        }
        seen = {(each.focus, each.path, each.value) for each in found.values()}
        shapes = {str(each) for part in self.parts for each in part.rules.subjects()}
        unseen = [
            *changed_terms(dataset, shapes, written),
            *unknown_properties(dataset, repairs),
            *incomplete_terms(dataset, terms, written),
            *outside_domain(dataset, terms, repairs.classes),
            *source_problems(dataset, dataset.ontology, written),
            *(
                each
                for key, each in texts.items()
                if each.severity != "error" or (*key[:2], shown(each.text)) not in seen
            ),
        ]
        for node, problem in zip(add_problems(graph, unseen), unseen, strict=True):
            found[node] = text_result(problem, written, labels)
        prefixes = dataset.prefixes
        asked = frozenset().union(*(each.by_pyshacl for each in judged))
        return Judged(graph, asked), {
            node: in_own_names(name_unnamed(each, self.unnamed), prefixes)
            for node, each in found.items()
        }
