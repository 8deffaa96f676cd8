"""Print the processor time of both engines, and of pyshacl rule by rule.

    python benchmarks/shacl.py [--rules] [2500 5000 10000 20000 ...]

For each size a study is generated and held to the shapes, by kg's own engine and by pyshacl. The
last lines give the growth: the seconds a triple against those of the smallest study. With
``--rules`` each shape with a target is judged by pyshacl alone as well (all others lose their
targets), as SHACL evaluates them independently. Times are seconds of processor time of this process
and of those it starts, so that a busy machine matters little; compare the columns with each other,
not with another machine.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

import rdflib
from generate import generate

from kg.rdf.vocabulary import local_name
from kg.study.dataset import load_dataset
from kg.study.folder import open_study
from kg.study.ontology import read_terms
from kg.validation.by_pyshacl import check_shapes
from kg.validation.checking import Subject
from kg.validation.clock import Clock
from kg.validation.judging import ENGINES, judge
from kg.validation.shapes.shacl_words import TARGETS
from kg.validation.shapes.shapes import read_shapes, shapes_folder


def now() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def seconds(task) -> float:
    start = now()
    task()
    return now() - start


def alone(shapes: rdflib.Graph, wanted: rdflib.term.Node) -> rdflib.Graph:
    """Return the shapes with the targets of one shape only."""
    kept = rdflib.Graph()
    for triple in shapes:
        if triple[1] not in TARGETS or triple[0] == wanted:
            kept.add(triple)
    return kept


def targeted(shapes: rdflib.Graph) -> list[rdflib.term.Node]:
    return sorted({shape for target in TARGETS for shape in shapes.subjects(target)})


def measure(triples: int, *, rule_by_rule: bool) -> tuple[dict[str, float], int]:
    with tempfile.TemporaryDirectory() as folder:
        study = open_study(generate(triples, Path(folder)))
        times = {}
        start = now()
        dataset = load_dataset(study)
        times["(reading the study)"] = now() - start
        rules, place = read_shapes([shapes_folder()], read_terms(dataset)), shapes_folder()
        for engine in ENGINES:
            parts = Subject.of(dataset, rules).parts  # anew, so that no engine finds it made
            times[f"(all rules, {engine})"] = sum(
                seconds(lambda p=part, e=engine: judge(p, place, Clock(), e)) for part in parts
            )
        for part in parts if rule_by_rule else ():
            none = alone(part.rules, rdflib.URIRef("urn:none"))
            empty = seconds(lambda p=part, own=none: check_shapes(p.graph, own, place))
            for shape in targeted(part.rules):
                only = alone(part.rules, shape)
                taken = seconds(lambda p=part, own=only: check_shapes(p.graph, own, place))
                times[local_name(str(shape))] = max(0.0, taken - empty)
        return times, sum(len(each) for each in dataset.files.values())


def main() -> None:
    words = sys.argv[1:]
    sizes = [int(word) for word in words if word != "--rules"] or [2_500, 5_000, 10_000, 20_000]
    columns = []
    for size in sizes:
        print(f"measuring {size} triples", file=sys.stderr)
        times, real = measure(size, rule_by_rule="--rules" in words)
        columns.append((real, times))
    print(f"{'rule':34}" + "".join(f"{real:>14,} triples" for real, _ in columns))
    last = columns[-1][1]
    for rule in sorted(last, key=lambda each: -last[each]):
        print(f"{rule:34}" + "".join(f"{times[rule]:>20.2f} s" for _, times in columns))
    own, theirs = (f"(all rules, {engine})" for engine in ENGINES)
    print(f"{'pyshacl / own':34}" + "".join(f"{t[theirs] / t[own]:>21.1f}x" for _, t in columns))
    first = columns[0]
    for name in (own, theirs):
        growth = [(t[name] / real) / (first[1][name] / first[0]) for real, t in columns]
        print(f"{'growth, ' + name:34}" + "".join(f"{each:>22.2f}" for each in growth))


if __name__ == "__main__":
    main()
