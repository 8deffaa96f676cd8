"""The data against the shapes: pyshacl decides, and each result is found in its file.

A report that checked nothing must not look like one that found nothing: the shapes, focus nodes
and constraints checked are counted, and none of the counts may be zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rdflib import RDF, SH

from kg.errors import InputError
from kg.findings import Report
from kg.reading import is_folder
from kg.study import Dataset, ontology_files, read_terms
from kg.validation.by_pyshacl import allow_disputed, check_shapes, merge
from kg.validation.counts import add, count
from kg.validation.data_graphs import as_asked_graph, as_written_graph
from kg.validation.repairs import Repairs
from kg.validation.results import add_problems, once, order, result_of, shown, text_result, unused
from kg.validation.shapes import read_shapes, shapes_folder
from kg.validation.texts import text_problems
from kg.validation.unnamed import name_unnamed, unnamed_places

__all__ = ["validate"]


def validate(dataset: Dataset, *, shapes: Path | Sequence[Path] | None = None) -> Report:
    """Validate a study against shapes.

    Parameters
    ----------
    dataset
        The study, read.
    shapes
        A folder or file of shapes, or several. Default: the shipped shapes, and those in the
        study's own folder ``shapes``.

    Raises
    ------
    InputError
        If there are no data, no shapes, shapes that could find nothing, or no record that the
        shapes apply to.
    """
    places = _shape_places(dataset, shapes)
    terms = read_terms(dataset)
    rules = read_shapes(places, terms)
    ontology = set(ontology_files())
    if not any(triples for path, triples in dataset.files.items() if path not in ontology):
        raise InputError(
            "has no record to check; add one to its folder data", path=dataset.folder.root
        )
    written = as_written_graph(dataset, ontology, rules.records)
    graphs = [(rules.records, written)]
    if len(rules.across):
        graphs.append((rules.across, as_asked_graph(dataset)))
    counted = add(count(graph, data) for graph, data in graphs)
    if not counted.constraints or not counted.focus_nodes:
        raise InputError(
            f"nothing was checked: {counted.shapes} shapes with {counted.constraints} constraints "
            f"apply to {counted.focus_nodes} records; use the same classes in "
            "the data and the shapes",
            path=places[0],
        )
    graph = merge([check_shapes(data, own, places[0]) for own, data in graphs])
    allow_disputed(graph, rules.records, written)
    labels = dataset.labels()
    repairs = Repairs.of(dataset, terms, rules.records)
    texts = {(each.subject, each.predicate, each.text): each for each in text_problems(dataset)}
    results = [
        result_of(graph, node, rules, dataset, labels, repairs, texts)
        for node in graph[: RDF.type : SH.ValidationResult]
    ]
    seen = {(each.focus, each.path, each.value) for each in results}
    unseen = [
        each
        for each in texts.values()
        if each.severity != "error" or (each.subject, each.predicate, shown(each.text)) not in seen
    ]
    results += [text_result(each, dataset, labels) for each in unseen]
    add_problems(graph, unseen)
    places_of_unnamed = unnamed_places(dataset)
    results = [name_unnamed(result, places_of_unnamed) for result in results]
    if counted.unused:
        results.append(unused(counted.unused))
    return Report(
        results=tuple(once(sorted(set(results), key=order))),
        checked=f"Checked {counted.focus_nodes:,} records (focus nodes) against "
        f"{counted.constraints:,} rules (constraints) of {counted.shapes:,} shapes.",
        counts={
            "shapes": counted.shapes,
            "focus_nodes": counted.focus_nodes,
            "constraints": counted.constraints,
        },
        unused=counted.unused,
        graph=graph,
    )


def _shape_places(dataset: Dataset, given: Path | Sequence[Path] | None) -> list[Path]:
    if given is not None:
        return [given] if isinstance(given, Path) else list(given)
    own = dataset.folder.shapes
    return [shapes_folder(), *([own] if is_folder(own) else [])]
