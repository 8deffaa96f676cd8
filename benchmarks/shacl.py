"""Print pyshacl's processor time, rule by rule, so that the slow one is seen.

    python benchmarks/shacl.py [10000 100000 ...]

For each size a study is generated and validated: all rules in one run, then each shape with a
target alone (all others lose their targets), as SHACL evaluates them independently. Times are
seconds of processor time of this process, so that a busy machine matters little; compare the
columns with each other, not with another machine.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import pyshacl
import rdflib
from generate import generate

from kg.rdf.vocabulary import local_name
from kg.study.dataset import load_dataset
from kg.study.folder import ontology_files, open_study
from kg.study.ontology import read_terms
from kg.validation.data_graphs import as_asked_graph, as_written_graph
from kg.validation.shacl_words import TARGETS
from kg.validation.shapes import read_shapes, shapes_folder


def seconds(task) -> float:
    start = time.process_time()
    task()
    return time.process_time() - start


def check(data: rdflib.Graph, shapes: rdflib.Graph) -> None:
    pyshacl.validate(data, shacl_graph=shapes, inference="none", inplace=True)


def alone(shapes: rdflib.Graph, wanted: rdflib.term.Node) -> rdflib.Graph:
    """Return the shapes with the targets of one shape only."""
    kept = rdflib.Graph()
    for triple in shapes:
        if triple[1] not in TARGETS or triple[0] == wanted:
            kept.add(triple)
    return kept


def targeted(shapes: rdflib.Graph) -> list[rdflib.term.Node]:
    return sorted({shape for target in TARGETS for shape in shapes.subjects(target)})


def measure(triples: int) -> tuple[dict[str, float], int]:
    with tempfile.TemporaryDirectory() as folder:
        study = open_study(generate(triples, Path(folder)))
        times = {}
        start = time.process_time()
        dataset = load_dataset(study)
        times["(reading the study)"] = time.process_time() - start
        terms = read_terms(dataset)
        rules = read_shapes([shapes_folder()], terms)
        written = as_written_graph(dataset, set(ontology_files()), rules.records)
        graphs = [(written, rules.records), (as_asked_graph(dataset), rules.across)]
        times["(all rules)"] = sum(
            seconds(lambda data=data, own=own: check(data, own)) for data, own in graphs
        )
        none = rdflib.URIRef("urn:none")
        empty = [seconds(lambda d=data, o=own: check(d, alone(o, none))) for data, own in graphs]
        for index, (data, own) in enumerate(graphs):
            for shape in targeted(own):
                only = alone(own, shape)
                taken = seconds(lambda data=data, only=only: check(data, only))
                times[local_name(str(shape))] = max(0.0, taken - empty[index])
        return times, sum(len(each) for each in dataset.files.values())


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or [10_000, 100_000]
    columns = []
    for size in sizes:
        print(f"measuring {size} triples", file=sys.stderr)
        times, real = measure(size)
        columns.append((real, times))
    print(f"{'rule':34}" + "".join(f"{real:>14,} triples" for real, _ in columns))
    last = columns[-1][1]
    for rule in sorted(last, key=lambda each: -last[each]):
        print(f"{rule:34}" + "".join(f"{times[rule]:>20.2f} s" for _, times in columns))


if __name__ == "__main__":
    main()
