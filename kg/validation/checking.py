"""A dataset against shapes, and the rules on texts and terms: each result with its location."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

import rdflib
from rdflib import RDF, SH

from kg.findings import Location, Result
from kg.study import Dataset, read_terms
from kg.validation.by_pyshacl import Clock, check_shapes, merge
from kg.validation.counts import Count, add, count
from kg.validation.data_graphs import Node, as_asked_graph, as_written_graph
from kg.validation.own_terms import incomplete_terms, outside_domain
from kg.validation.repairs import Repairs
from kg.validation.results import add_problems, in_own_names, result_of, text_result
from kg.validation.shapes import Shapes
from kg.validation.sources import source_problems
from kg.validation.terms_kept import changed_terms, unknown_properties
from kg.validation.texts import text_problems
from kg.validation.unnamed import apart, name_unnamed
from kg.validation.written import Written, shown

__all__ = ["Subject"]


@dataclass(frozen=True)
class Subject:
    """What is checked: a dataset, and the graphs of it with the shapes that are for each."""

    dataset: Dataset
    unnamed: dict[str, Location]
    rules: Shapes
    graphs: list[tuple[rdflib.Graph, rdflib.Graph]] = field(repr=False)

    @classmethod
    def of(cls, given: Dataset, rules: Shapes) -> Subject:
        """Make the graphs of a dataset."""
        dataset, unnamed = apart(given)
        defining = dataset.ontology | dataset.own_ontology
        graphs = [(rules.records, as_written_graph(dataset, defining, rules.records))]
        if len(rules.across):
            graphs.append((rules.across, as_asked_graph(dataset)))
        return cls(dataset, unnamed, rules, graphs)

    def count(self, among: Collection[str] | None = None) -> Count:
        """Count what is checked; of these records, where they are given."""
        return add(count(rules, data, among) for rules, data in self.graphs)

    def records(self, files: Collection[Path]) -> set[str]:
        """Return the records that these files say anything about."""
        triples = (triple for path in files for triple in self.dataset.files[path])
        return {str(getattr(triple.subject, "value", "")) for triple in triples}

    def check(self, place: Path, clock: Clock) -> tuple[rdflib.Graph, dict[Node, Result]]:
        """Return the standard report, and what each of its results says.

        Raises
        ------
        InputError
            If the validator cannot use the shapes, or takes too long.
        """
        dataset, rules = self.dataset, self.rules
        graph = merge([check_shapes(data, own, place, clock) for own, data in self.graphs])
        labels, written = dataset.labels(), Written(dataset, self.unnamed)
        terms = read_terms(dataset)
        repairs = Repairs.of(dataset, terms, rules.records)
        texts = {(each.subject, each.predicate, each.text): each for each in text_problems(dataset)}
        found = {
            node: result_of(graph, node, rules, written, labels, repairs, texts)
            for node in graph[: RDF.type : SH.ValidationResult]
        }
        seen = {(each.focus, each.path, each.value) for each in found.values()}
        shapes = {str(each) for own, _ in self.graphs for each in own.subjects()}
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
        return graph, {
            node: in_own_names(name_unnamed(each, self.unnamed), prefixes)
            for node, each in found.items()
        }
