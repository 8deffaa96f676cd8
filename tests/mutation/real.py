"""The shipped study and code lists, and excerpts of them with a mutant put in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import rdflib
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store, Triple

from kg.rdf.turtle import read_triples
from kg.study.dataset import Dataset, read_dataset
from kg.study.derivation import derive
from kg.study.folder import StudyFolder, ontology_files, shipped
from kg.study.identity import join, read_decisions
from kg.study.ontology import read_terms
from kg.validation.data_graphs import DataGraph, as_graph, as_written_graph
from kg.validation.shapes.shapes import Shapes, read_shapes, shapes_folder
from mutation.asking import copied
from mutation.model import FACT_PROPERTY, SUB_CLASS, SUBJECT, TYPE, Mutant, Node, Term

SNIPPETS = Path(__file__).parents[1] / "shapes"


def beyond(files: Iterable[Path]) -> list[Path]:
    """Return valid snippets in which records have what no record of their class has in the files.

    What a record has is a property with a value of some class.
    """
    said = [triple for path in files for triple in read_triples(path)]
    classes = {t.subject: t.object for t in said if t.predicate == TYPE}

    def uses(triples: Iterable[Triple]) -> set[tuple[object, ...]]:
        own = classes | {t.subject: t.object for t in triples if t.predicate == TYPE}
        return {(own.get(t.subject), t.predicate, own.get(t.object)) for t in triples}

    used = {path: uses(read_triples(path)) for path in SNIPPETS.glob("*/valid-*.ttl")}
    known, found = uses(said), []
    # Those with the most first, so that few are needed.
    for path in sorted(used, key=lambda each: (-len(used[each]), each)):
        if not used[path] <= known:
            found.append(path)
            known |= used[path]
    return found


class _Excerpt(Dataset):
    """A dataset of triples that are in no file; its store is given."""

    @property
    def store(self) -> Store:
        return vars(self)["union"]


class Real:
    """The shipped study and code lists, and excerpts of them with a mutant put in."""

    def __init__(self, study: StudyFolder | None = None) -> None:
        folder = study or StudyFolder(shipped(), is_example=True)
        files = folder.files()
        self.dataset = read_dataset(folder, [*ontology_files(), *files, *beyond(files)])
        self.ontology = set(ontology_files())
        self.by_subject: dict[object, list[tuple[Path, Triple]]] = defaultdict(list)
        self.referrers: dict[object, set[object]] = defaultdict(set)
        self.by_predicate: dict[NamedNode, list[Triple]] = defaultdict(list)
        self.hierarchy: list[tuple[Path, Triple]] = []
        self.facts: list[tuple[Path, Triple]] = []  # which properties a statement may have
        for path, triples in self.dataset.files.items():
            for triple in triples:
                if triple.predicate == SUB_CLASS:
                    self.hierarchy.append((path, triple))
                elif (triple.predicate, triple.object) == (TYPE, FACT_PROPERTY):
                    self.facts.append((path, triple))
                elif path not in self.ontology or path.stem == "codelists":
                    self.by_subject[triple.subject].append((path, triple))
                    self.referrers[triple.object].add(triple.subject)
                    self.by_predicate[triple.predicate].append(triple)
        for triples in self.by_predicate.values():
            triples.sort(key=str)

    def shapes(self) -> Shapes:
        """Return the shipped shapes."""
        return read_shapes([shapes_folder()], read_terms(self.dataset))

    def values(self, record: object, path: NamedNode) -> list[Term]:
        """Return a record's values of a property, as all files write them."""
        said = self.by_subject.get(record, ())
        return sorted({t.object for _, t in said if t.predicate == path}, key=str)

    def classes(self, record: object) -> list[Term]:
        return self.values(record, TYPE)

    def is_code(self, record: object) -> bool:
        return str(getattr(record, "value", "")).startswith("https://w3id.org/migov/code/")

    def file_of(self, record: object) -> Path:
        return self.by_subject[record][0][0]

    def beside(self, cls: Term) -> set[Term]:
        """Return the classes right below a class that this one is right below, too."""
        above = {triple.object for _, triple in self.hierarchy if triple.subject == cls}
        return {triple.subject for _, triple in self.hierarchy if triple.object in above}

    @cached_property
    def instances(self) -> dict[Term, list[Term]]:
        """The records of each class, those of narrower classes with them."""
        above: dict[Term, set[Term]] = defaultdict(set)
        for _, triple in self.hierarchy:
            above[triple.subject].add(triple.object)
        found: dict[Term, list[Term]] = defaultdict(list)
        for triple in self.by_predicate[TYPE]:
            todo, seen = [triple.object], set()
            while todo:
                each = todo.pop()
                if each not in seen:
                    seen.add(each)
                    found[each].append(triple.subject)
                    todo += above[each]
        return found

    @cached_property
    def graph(self) -> rdflib.Graph:
        """The files as they are, to find the records that a shape is about."""
        triples = [triple for said in self.by_subject.values() for _, triple in said]
        return as_graph([*triples, *(triple for _, triple in self.hierarchy)])

    # excerpts

    def said(self, record: object, mutant: Mutant) -> list[tuple[Path, Triple]]:
        """Return what the mutated files say of a record."""
        kept = [(p, t) for p, t in self.by_subject.get(record, ()) if t not in mutant.removed]
        return kept + [(p, t) for p, t in mutant.added if t.subject == record]

    def _dataset(self, placed: Iterable[tuple[Path, Triple]], *, ask: bool) -> Dataset:
        """Return a dataset of triples that are in no file; to be asked, what follows is made."""
        files: dict[Path, list[Triple]] = defaultdict(list)
        for path, triple in placed:
            files[path].append(triple)
        union = union_of(t for triples in files.values() for t in triples) if ask else Store()
        if ask:
            join(union, read_decisions(union, DefaultGraph()), DefaultGraph())
            derive(union, DefaultGraph())
        made = _Excerpt(self.dataset.folder, {})
        graphs = {path: self.dataset.graphs[path] for path in files}
        vars(made).update(files=dict(files), graphs=graphs, records={}, union=union)
        return made

    def derived(self, records: Iterable[object], mutant: Mutant) -> set[Quad]:
        """Return what records say and what follows from it, in the union of all graphs."""
        union = union_of(triple for record in records for _, triple in self.said(record, mutant))
        derive(union, DefaultGraph())
        return set(union)

    def touched(self, mutant: Mutant) -> set[object]:
        """Return the records whose conformity a mutant can change."""
        found = set(mutant.changed)
        for triple in (*mutant.removed, *(triple for _, triple in mutant.added)):
            if triple.predicate == TYPE:
                found |= self.referrers.get(triple.subject, set())
        # A statement speaks of its subject, as the files have it and as the mutant has it.
        for record in list(found):
            found |= {r for r in self.referrers.get(record, ()) if self._states(r, record)}
        for record in list(found):
            found |= {
                t.object for _, t in self.by_subject.get(record, ()) if t.predicate == SUBJECT
            }
            found |= {t.object for _, t in self.said(record, mutant) if t.predicate == SUBJECT}
        for record in list(found):
            found |= {r for r in self.referrers.get(record, ()) if self._states(r, record)}
        return found

    def _states(self, claim: object, record: object) -> bool:
        return record in self.values(claim, SUBJECT)

    def written(self, mutant: Mutant, rules: rdflib.Graph) -> tuple[rdflib.Graph, set[Node]]:
        """Return the excerpt for shapes of records, and the nodes to ask of."""
        touched = self.touched(mutant)
        placed = [each for record in sorted(touched, key=str) for each in self.said(record, mutant)]
        beside = {triple.object for _, triple in placed} - touched
        for record in sorted(beside, key=str):
            placed += [each for each in self.said(record, mutant) if each[1].predicate == TYPE]
        data = self._dataset([*self._above(placed), *self.facts, *placed], ask=False)
        graph = as_written_graph(data, self.ontology, rules)
        return copied(graph, DataGraph), {to_rdflib(record) for record in touched}

    def _above(self, placed: Iterable[tuple[Path, Triple]]) -> list[tuple[Path, Triple]]:
        """Return the hierarchy above the classes that records are of."""
        todo = sorted({t.object for _, t in placed if t.predicate == TYPE}, key=str)
        found: dict[object, list[tuple[Path, Triple]]] = {}
        while todo:
            cls = todo.pop()
            if cls not in found:
                found[cls] = [(p, t) for p, t in self.hierarchy if t.subject == cls]
                todo += [triple.object for _, triple in found[cls]]
        return [each for triples in found.values() for each in triples]

    def around(self, mutant: Mutant, reach: int) -> Dataset:
        """Return a wider excerpt, with what is derived from it: full records, with statements.

        Reach tells how often to go from records to those that refer to them.
        """
        near = set(mutant.changed) if reach else self.touched(mutant)
        for step in range(reach):
            near |= {r for each in near for r in self.referrers.get(each, ())}
            if step + 1 < reach:
                objects = {t.object for each in near for _, t in self.said(each, mutant)}
                near |= {each for each in objects if each in self.by_subject}
                near = {each for each in near if not self.is_code(each)} | mutant.changed
        todo, seen, placed = sorted(near, key=str), set(), []
        while todo:
            record = todo.pop()
            if record not in seen:
                seen.add(record)
                said = self.said(record, mutant)
                placed += said
                todo += [triple.object for _, triple in said]
                todo += [r for r in self.referrers.get(record, ()) if self._states(r, record)]
        return self._dataset([*self.hierarchy, *self.facts, *placed], ask=True)

    def whole(self, mutants: Iterable[Mutant]) -> Dataset:
        """Return all the data with mutants put in."""
        given = list(mutants)
        removed = frozenset().union(*(mutant.removed for mutant in given))
        added = [each for mutant in given for each in mutant.added]
        kept = ((p, t) for p, ts in self.dataset.files.items() for t in ts if t not in removed)
        return self._dataset([*kept, *added], ask=True)


def union_of(triples: Iterable[Triple]) -> Store:
    made = Store()
    made.extend([Quad(each.subject, each.predicate, each.object) for each in triples])
    return made


def to_rdflib(term: object) -> Node:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    return rdflib.BNode(term.value) if isinstance(term, BlankNode) else rdflib.Literal(str(term))
