"""Mutants of the real data: for each constraint of the shapes one that it alone refuses.

A constraint is a shape, a parameter and one of its values. Its mutant is a small set of triples
taken from the study's files and added to them, such that

(a) with all shapes the mutant does not conform, and all results are of that constraint (of the
    logical constraint around it, where it stands inside one);
(b) with that constraint taken out of the shapes it conforms.

A constraint without such a mutant says nothing that others do not say, or can never fail.

Mutants are searched: records and changes are tried in an order that the seed and the constraint's
name fix, until (a) and (b) hold. Validating all the data for each try would take hours, so a try
is judged on an excerpt. What a shape says of a record rests on the record's own triples and the
classes of what it refers to, as long as paths are single properties and no target is of objects;
:func:`refuse_wider_shapes` holds the shapes to that. The excerpt is therefore the records that the
mutant touches (with those that refer to them, if it touches a class), and the classes of what they
refer to; a query among these shapes must keep to what a record itself says. Rules in SPARQL across
records are asked of a wider excerpt: what is touched, what refers to it, and all that these refer
to, once or twice around.

What is found on excerpts is held against all the data, through pyshacl's front door. Mutants that
touch different records stand in the data side by side (:meth:`Search.in_group`), and each must have
its own results and no other. That is (a) for each of them, since SHACL evaluates constraints
independently of each other; and with one constraint taken out, its results go and no others come.
Inside sh:or and sh:xone constraints do depend on each other, so each of these is also asked by
itself (:meth:`Search.nearby`), as is a sample of the rest. Three constraints cannot be taken out
without a result elsewhere, mutant or none, and (b) leaves those results out of account: with half
of a sh:xone gone, records that have the other half break it; and the properties that a statement
may give tell as well which statements are read.

``python tests/mutation.py`` prints the table of mutants; ``--groups`` puts all of them into the
data side by side, and ``--all`` asks (a) and (b) of all the data for every single constraint, which
takes half an hour or more.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import islice, permutations, zip_longest
from pathlib import Path

import pyshacl
import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple
from pyshacl.monkey import apply_patches
from pyshacl.pytypes import SHACLExecutor
from pyshacl.shapes_graph import ShapesGraph
from rdflib import RDF, RDFS, SH
from rdflib.plugins.sparql import prepareQuery

import kg
from kg.rdf.turtle import read_triples
from kg.rdf.vocabulary import PREFIXES, compress, expand
from kg.study.dataset import Dataset
from kg.study.derivation import derive
from kg.study.folder import StudyFolder, ontology_files, shipped
from kg.study.ontology import read_terms
from kg.study.views import follow_up
from kg.validation.counts import applies_to
from kg.validation.data_graphs import as_asked_graph, as_graph, as_written_graph
from kg.validation.shacl_words import TARGETS, parameters
from kg.validation.shapes import Shapes, read_shapes, shapes_folder

SEED = 20261122
TRIES = 240  # for a constraint on a record
TRIES_ACROSS = 1500  # for a rule in SPARQL
SNIPPETS = Path(__file__).parents[1] / "shapes"

_TYPE, _SUB_CLASS = NamedNode(str(RDF.type)), NamedNode(str(RDFS.subClassOf))
_SUBJECT = NamedNode(str(RDF.subject))
_ALL_DATA = rdflib.URIRef("https://w3id.org/migov")
_DECIDING = {NamedNode(expand(f"migov:{name}")) for name in ("one", "other", "verdict")}
_LOGICAL = ("or", "xone", "and", "not", "node")
_Node = rdflib.term.Node
_Term = NamedNode | BlankNode | Literal


@dataclass(frozen=True)
class Constraint:
    """A shape, one of its parameters and one value of that parameter."""

    shape: _Node
    parameter: str
    value: _Node
    number: int = 0  # of several values: which

    def __str__(self) -> str:
        which = f" ({self.number})" if self.number else ""
        return f"{compress(str(self.shape))} sh:{self.parameter}{which}"

    def triples(self, rules: rdflib.Graph) -> list[tuple[_Node, _Node, _Node]]:
        """Return the triples to take out of the shapes, with those that say nothing without it."""
        found = [(self.shape, SH[self.parameter], self.value)]
        beside = {"closed": SH.ignoredProperties, "pattern": SH.flags}.get(self.parameter)
        return found + (list(rules.triples((self.shape, beside, None))) if beside else [])


Reporter = tuple[str, str]  # a shape and a parameter, as results name them


@dataclass(frozen=True)
class Site:
    """Where a constraint acts: on the records of a shape with a target, on values of properties."""

    target: _Node
    paths: tuple[NamedNode, ...]
    reporter: Reporter


@dataclass(frozen=True)
class Mutant:
    """Triples taken from the files and added to them; of added ones the file as well."""

    how: str
    removed: frozenset[Triple]
    added: tuple[tuple[Path, Triple], ...]

    @property
    def changed(self) -> set[object]:
        """The subjects of what is taken and added."""
        added = {triple.subject for _, triple in self.added}
        return {triple.subject for triple in self.removed} | added


@dataclass(frozen=True)
class Outcome:
    """The mutant of each constraint, and the constraints without one."""

    mutants: Mapping[Constraint, Mutant]
    untripped: Sequence[Constraint]
    tries: int

    def __str__(self) -> str:
        total = len(self.mutants) + len(self.untripped)
        share = 100 * len(self.mutants) / total
        shown = "100" if not self.untripped else f"{min(share, 99.9):.1f}"
        lines = [f"mutants: {len(self.mutants)} of {total} constraints, {shown} %"]
        lines += [f"  no mutant trips {each}" for each in self.untripped]
        return "\n".join(lines)


# ---------------------------------------------------------------- the constraints of the shapes


def find_constraints(rules: rdflib.Graph) -> dict[Constraint, list[Site]]:
    """Return the constraints that can act, each with the places where it does."""
    found: dict[Constraint, list[Site]] = defaultdict(list)
    for target in sorted({shape for aim in TARGETS for shape in rules.subjects(aim)}):
        _walk(rules, target, target, (), None, found)
    return dict(sorted(found.items(), key=lambda item: str(item[0])))


def _walk(
    rules: rdflib.Graph,
    shape: _Node,
    target: _Node,
    paths: tuple[NamedNode, ...],
    outer: Reporter | None,
    found: dict[Constraint, list[Site]],
) -> None:
    if (shape, SH.deactivated, rdflib.Literal(True)) in rules:
        return
    own = rules.value(shape, SH.path)
    if own is not None and outer is None:
        paths = (NamedNode(str(own)),)
    for parameter in parameters(rules, shape):
        values = sorted(rules.objects(shape, SH[parameter]), key=lambda v: _written(rules, v))
        for number, value in enumerate(values, start=1):
            each = Constraint(shape, parameter, value, number if len(values) > 1 else 0)
            reporter = outer or (str(shape), parameter)
            inner = _inner(rules, each) if parameter in _LOGICAL else []
            # A choice between shapes is about the properties of all of them.
            within = paths or tuple(sorted(_paths_below(rules, inner), key=str))
            found[each].append(Site(target, within, reporter))
            for below in inner:
                _walk(rules, below, target, within, reporter, found)
    for below in sorted(rules.objects(shape, SH.property)):
        _walk(rules, below, target, paths if outer else (), outer, found)


def _inner(rules: rdflib.Graph, constraint: Constraint) -> list[_Node]:
    one = constraint.parameter in ("not", "node")
    return [constraint.value] if one else list(rules.items(constraint.value))


def _paths_below(rules: rdflib.Graph, shapes: Iterable[_Node]) -> set[NamedNode]:
    below = {prop for shape in shapes for prop in rules.objects(shape, SH.property)}
    return {NamedNode(str(path)) for prop in below for path in rules.objects(prop, SH.path)}


def _written(rules: rdflib.Graph, value: _Node) -> str:
    """Return a value as text, a list by its members: names of blank nodes differ between runs."""
    return " ".join(map(str, rules.items(value))) if isinstance(value, rdflib.BNode) else str(value)


def refuse_wider_shapes(rules: rdflib.Graph) -> None:
    """Fail if shapes of records look beyond what an excerpt holds."""
    wide = [path for path in rules.objects(None, SH.path) if not isinstance(path, rdflib.URIRef)]
    wide += list(rules.subjects(SH.targetObjectsOf))
    for parameter in ("and", "node", "not", "qualifiedValueShape"):  # none uses them yet
        wide += list(rules.objects(None, SH[parameter]))
    for prop in rules.subjects(SH.path):  # a choice about a value may ask for its class alone
        for choice in (*rules.objects(prop, SH["or"]), *rules.objects(prop, SH.xone)):
            wide += [s for s in rules.items(choice) if (s, SH.property, None) in rules]
    assert wide == [], "these shapes need a wider excerpt; see the docstring of this module"


# ------------------------------------------------------------------------------- asking pyshacl


class _Graph(rdflib.Graph):
    """A graph that reads each query once: reading one takes longer than answering it."""

    def query(self, query_object, **given):
        return super().query(_prepared(query_object), **given)


_prepared = cache(prepareQuery)


def _copy(graph: Iterable[tuple[_Node, _Node, _Node]], kind: type = rdflib.Graph) -> rdflib.Graph:
    copied = kind()
    for triple in graph:
        copied.add(triple)
    return copied


Found = tuple[str, Reporter]  # the record at fault, and who says so


def _parameter(component: object) -> str:
    name = str(component).removeprefix(str(SH)).removesuffix("ConstraintComponent")
    return "sparql" if name == "SPARQL" else name[0].lower() + name[1:]


class _Judge:
    """pyshacl on one shapes graph, read once; a constraint can be left out of a question."""

    def __init__(self, rules: rdflib.Graph) -> None:
        self.rules = _copy(rules)
        self._shapes = ShapesGraph(self.rules)
        aimed = {shape for aim in TARGETS for shape in rules.subjects(aim)}
        self._aimed = [each for each in self._shapes.shapes if each.node in aimed]
        # Queries come last: they take longest, and a try often fails before.
        self._aimed.sort(key=lambda each: ((each.node, SH.sparql, None) in rules, str(each.node)))

    @contextmanager
    def without(self, constraint: Constraint | None) -> Iterator[None]:
        gone = constraint.triples(self.rules) if constraint else []
        for triple in gone:
            assert triple in self.rules
            self.rules.remove(triple)
        try:
            yield
        finally:
            for triple in gone:
                self.rules.add(triple)

    def ask(
        self,
        data: rdflib.Graph,
        focus: set[_Node] | None = None,
        *,
        only: set[_Node] | None = None,
        until: Callable[[set[Reporter]], bool] = lambda _: False,
    ) -> set[Reporter]:
        """Return who refuses something: of these nodes or of all, these shapes or all."""
        found: set[Reporter] = set()
        for shape in self._aimed:
            if only is not None and shape.node not in only:
                continue
            nodes = shape.focus_nodes(data)
            asked = sorted(nodes if focus is None else nodes & (focus | {_ALL_DATA}))
            if asked:
                _, reports = shape.validate(SHACLExecutor(), data, focus=asked)
                found |= {_of_report(triples)[1] for _, _, triples in reports}
            if until(found):
                break
        return found


def _of_report(triples: Iterable[tuple[_Node, _Node, object]]) -> Found:
    said = {p: o[1] if isinstance(o, tuple) else o for _, p, o in triples}
    return _found(said[SH.focusNode], said.get(SH.value), said)


def _found(focus: object, value: object, said: Mapping[_Node, object]) -> Found:
    record = value if focus == _ALL_DATA else focus
    shape, component = said[SH.sourceShape], said[SH.sourceConstraintComponent]
    return str(record), (str(shape), _parameter(component))


def front_door(data: rdflib.Graph, rules: rdflib.Graph) -> set[Found]:
    """Ask pyshacl as its users do."""
    _, report, _ = pyshacl.validate(data, shacl_graph=rules, inference="none", inplace=True)
    found = set()
    for node in report.subjects(RDF.type, SH.ValidationResult):
        said = dict(report.predicate_objects(node))
        found.add(_found(said[SH.focusNode], said.get(SH.value), said))
    return found


# --------------------------------------------------------------------------------- the real data


class Real:
    """The shipped study and code lists, and excerpts of them with a mutant put in."""

    def __init__(self, study: StudyFolder | None = None) -> None:
        self.dataset = kg.load(study or StudyFolder(shipped(), is_example=True))
        self.ontology = set(ontology_files())
        self.by_subject: dict[object, list[tuple[Path, Triple]]] = defaultdict(list)
        self.referrers: dict[object, set[object]] = defaultdict(set)
        self.by_predicate: dict[NamedNode, list[Triple]] = defaultdict(list)
        self.hierarchy: list[tuple[Path, Triple]] = []
        for path, triples in self.dataset.files.items():
            for triple in triples:
                if triple.predicate == _SUB_CLASS:
                    self.hierarchy.append((path, triple))
                elif path not in self.ontology or path.stem == "codelists":
                    self.by_subject[triple.subject].append((path, triple))
                    self.referrers[triple.object].add(triple.subject)
                    self.by_predicate[triple.predicate].append(triple)
        for triples in self.by_predicate.values():
            triples.sort(key=str)

    def shapes(self) -> Shapes:
        """Return the shipped shapes."""
        return read_shapes([shapes_folder()], read_terms(self.dataset))

    def values(self, record: object, path: NamedNode) -> list[_Term]:
        """Return a record's values of a property, as all files write them."""
        said = self.by_subject.get(record, ())
        return sorted({t.object for _, t in said if t.predicate == path}, key=str)

    def classes(self, record: object) -> list[_Term]:
        return self.values(record, _TYPE)

    def is_code(self, record: object) -> bool:
        return str(getattr(record, "value", "")).startswith("https://w3id.org/migov/code/")

    def file_of(self, record: object) -> Path:
        return self.by_subject[record][0][0]

    def beside(self, cls: _Term) -> set[_Term]:
        """Return the classes right below a class that this one is right below, too."""
        above = {triple.object for _, triple in self.hierarchy if triple.subject == cls}
        return {triple.subject for _, triple in self.hierarchy if triple.object in above}

    @cached_property
    def instances(self) -> dict[_Term, list[_Term]]:
        """The records of each class, those of narrower classes with them."""
        above: dict[_Term, set[_Term]] = defaultdict(set)
        for _, triple in self.hierarchy:
            above[triple.subject].add(triple.object)
        found: dict[_Term, list[_Term]] = defaultdict(list)
        for triple in self.by_predicate[_TYPE]:
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
        """Return a dataset of triples that stand in no file; to be asked, what follows is made."""
        files: dict[Path, list[Triple]] = defaultdict(list)
        for path, triple in placed:
            files[path].append(triple)
        union = _union(t for triples in files.values() for t in triples) if ask else Store()
        if ask:
            follow_up(union, DefaultGraph())
        made = Dataset(self.dataset.folder, {})
        graphs = {path: self.dataset.graphs[path] for path in files}
        vars(made).update(files=dict(files), graphs=graphs, records={}, store=union)
        return made

    def derived(self, records: Iterable[object], mutant: Mutant) -> set[Quad]:
        """Return what records say and what follows from it, in the union of all graphs."""
        union = _union(triple for record in records for _, triple in self.said(record, mutant))
        derive(union, DefaultGraph())
        return set(union)

    def touched(self, mutant: Mutant) -> set[object]:
        """Return the records whose conformity a mutant can change."""
        found = set(mutant.changed)
        for triple in (*mutant.removed, *(triple for _, triple in mutant.added)):
            if triple.predicate == _TYPE:
                found |= self.referrers.get(triple.subject, set())
        # A statement speaks of its subject, as the files have it and as the mutant has it.
        for record in list(found):
            found |= {r for r in self.referrers.get(record, ()) if self._states(r, record)}
        for record in list(found):
            found |= {
                t.object for _, t in self.by_subject.get(record, ()) if t.predicate == _SUBJECT
            }
            found |= {t.object for _, t in self.said(record, mutant) if t.predicate == _SUBJECT}
        for record in list(found):
            found |= {r for r in self.referrers.get(record, ()) if self._states(r, record)}
        return found

    def _states(self, claim: object, record: object) -> bool:
        return record in self.values(claim, _SUBJECT)

    def written(self, mutant: Mutant, rules: rdflib.Graph) -> tuple[rdflib.Graph, set[_Node]]:
        """Return the excerpt for shapes of records, and the nodes to ask of."""
        touched = self.touched(mutant)
        placed = [each for record in sorted(touched, key=str) for each in self.said(record, mutant)]
        beside = {triple.object for _, triple in placed} - touched
        for record in sorted(beside, key=str):
            placed += [each for each in self.said(record, mutant) if each[1].predicate == _TYPE]
        data = self._dataset([*self._above(placed), *placed], ask=False)
        graph = as_written_graph(data, self.ontology, rules)
        return _copy(graph, _Graph), {_rdflib(record) for record in touched}

    def _above(self, placed: Iterable[tuple[Path, Triple]]) -> list[tuple[Path, Triple]]:
        """Return the hierarchy above the classes that records are of."""
        todo = sorted({t.object for _, t in placed if t.predicate == _TYPE}, key=str)
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
        return self._dataset([*self.hierarchy, *placed], ask=True)

    def whole(self, mutants: Iterable[Mutant]) -> Dataset:
        """Return all the data with mutants put in."""
        given = list(mutants)
        removed = frozenset().union(*(mutant.removed for mutant in given))
        added = [each for mutant in given for each in mutant.added]
        kept = ((p, t) for p, ts in self.dataset.files.items() for t in ts if t not in removed)
        return self._dataset([*kept, *added], ask=True)


def _union(triples: Iterable[Triple]) -> Store:
    made = Store()
    made.extend([Quad(each.subject, each.predicate, each.object) for each in triples])
    return made


def _rdflib(term: object) -> _Node:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    return rdflib.BNode(term.value) if isinstance(term, BlankNode) else rdflib.Literal(str(term))


# ------------------------------------------------------------------------------ making mutants


class _Edits:
    """Changes to the data that may break a constraint, the likely ones first."""

    def __init__(self, real: Real, rules: Shapes, chance: random.Random, mark: str) -> None:
        self.real, self.rules, self.chance = real, rules, chance
        self.mark = re.sub(r"\W+", "-", mark)  # names what is new, so that mutants share no name
        self.nameless = BlankNode(f"nameless-{self.mark}")

    def shuffled(self, items: Iterable, most: int | None = None) -> list:
        found = sorted(items, key=str)
        self.chance.shuffle(found)
        return found[:most]

    # what a mutant is made of

    def change(
        self, record: _Term, path: NamedNode, old: Iterable[_Term], new: Iterable[_Term]
    ) -> Mutant:
        """Let values of a record's property give way to others."""
        gone, come = list(old), list(new)
        file = self.real.file_of(record)
        shown = [f"- {_show(v)}" for v in gone] + [f"+ {_show(v)}" for v in come]
        return Mutant(
            f"{_show(record)} {_show(path)} {' '.join(shown)}",
            frozenset(Triple(record, path, value) for value in gone),
            tuple((file, Triple(record, path, value)) for value in come),
        )

    def copy(
        self, record: _Term, as_: _Term, other: Mapping[NamedNode, _Term] | None = None
    ) -> Mutant:
        """Add a record that says the same, but for the values of some properties."""
        other = other or {}
        kept = [(p, t) for p, t in self.real.by_subject[record] if t.predicate not in other]
        added = [(path, Triple(as_, t.predicate, t.object)) for path, t in kept]
        file = self.real.file_of(record)
        added += [(file, Triple(as_, path, value)) for path, value in other.items()]
        shown = " ".join(f"{_show(path)} {_show(value)}" for path, value in other.items())
        return Mutant(f"copy of {_show(record)} {shown}".strip(), frozenset(), tuple(added))

    def copy_of(self, record: _Term) -> NamedNode:
        """Return a name for a copy."""
        return NamedNode(f"{_text(record)}-{self.mark}")

    def pool(self, path: NamedNode, most: int | None = 8) -> list[_Term]:
        """Return values that a property may have: those in the data, else fitting ones."""
        used = {triple.object for triple in self.real.by_predicate.get(path, ())}
        return self.shuffled(used, most) or self._fitting(path)[:most]

    @cache  # noqa: B019 (lives as long as the search)
    def _fitting(self, path: NamedNode) -> list[_Term]:
        rules, prop = self.rules.records, rdflib.URIRef(path.value)
        shapes = list(rules.subjects(SH.path, prop))
        asked = {NamedNode(str(cls)) for s in shapes for cls in rules.objects(s, SH["class"])}
        found = {each for cls in asked for each in self.real.instances.get(cls, ())}
        return self.shuffled(found) or self.shuffled(_snippet_values().get(path, ()))

    def strangers(self) -> list[_Term]:
        """Return records of some classes, and a name that is none's."""
        seen, found = set(), []
        for triple in self.shuffled(self.real.by_predicate[_TYPE]):
            if triple.object not in seen:
                seen.add(triple.object)
                found.append(triple.subject)
        return [*found[:2], NamedNode("https://w3id.org/migov/id/actor/nobody"), *found[2:6]]

    # which records

    def records(self, site: Site, most: int) -> list[_Term]:
        """Return records that a constraint is about, those with such values first.

        As many as wanted, and more where they are of more classes: one of each at least.
        """
        nodes = applies_to(self.rules.records, site.target, self.real.graph)
        named = [NamedNode(str(node)) for node in nodes]
        if site.target in self.rules.records.subjects(SH.targetNode):
            named = list(self.real.by_subject)
        by_class: dict[tuple[bool, str], list[_Term]] = defaultdict(list)
        known = self.shuffled(each for each in named if each in self.real.by_subject)
        if site.paths == (_TYPE,):  # a class concerns all that refer to the record: few, at best
            known.sort(key=lambda record: len(self.real.referrers.get(record, ())))
        for record in known:
            lacks = not any(self.real.values(record, path) for path in site.paths)
            by_class[lacks, str(self.real.classes(record))].append(record)
        found = [
            record
            for lacks in (False, True)
            for some in zip_longest(*(rs for (no, _), rs in by_class.items() if no == lacks))
            for record in some
            if record is not None
        ]
        return found[: max(most, len(by_class))]

    # which changes

    def mutants(self, constraint: Constraint, sites: Sequence[Site]) -> Iterator[Mutant]:
        """Yield changes that may break a constraint on records, those made for it first."""
        within = any(
            site.reporter != (str(constraint.shape), constraint.parameter) for site in sites
        )
        kind = "anything" if within else _snake(constraint.parameter)
        made = getattr(self, f"_{kind}", self._anything)

        def stream(
            changes: Callable[..., Iterator[Mutant]], most: int, tries: int
        ) -> Iterator[Mutant]:
            streams = [
                changes(constraint, site, record, path)
                for site in sites
                for record in self.records(site, most)
                for path in site.paths or (_TYPE,)
            ]
            return islice(_in_turn(streams, 3), max(tries, 3 * len(streams)))

        yield from stream(made, 12, 48)
        yield from stream(self._anything, 8, 16)
        # A copy that nothing refers to can say what its model cannot.
        for site in sites:
            for record in self.records(site, 4):
                copied = self.copy_of(record)
                copy = self.copy(record, copied, self._other_names(record))
                for path in site.paths or (_TYPE,):
                    for change in islice(made(constraint, site, record, path), 6):
                        yield _on(copy, change, record, copied)
        yield from stream(self._two, 12, TRIES)

    def _two(
        self, constraint: Constraint, site: Site, record: _Term, path: NamedNode
    ) -> Iterator[Mutant]:
        """Change another property of the record as well, which may ask for this one too."""
        others = {triple.predicate for _, triple in self.real.by_subject[record]} - {path, _TYPE}
        for change in islice(self._anything(constraint, site, record, path), 1):
            for other in self.shuffled(others):
                for value in self.pool(other, 3):
                    second = self.change(record, other, self.real.values(record, other), [value])
                    yield _both(change, second)

    def _new(self, record: _Term, path: NamedNode, values: Iterable[_Term]) -> Iterator[Mutant]:
        """Put each of these values in the place of one, and beside those that are there."""
        old = self.real.values(record, path)
        for value in values:
            if value in old:
                continue
            if old:
                yield self.change(record, path, old[:1], [value])
            yield self.change(record, path, [], [value])

    def _near(self, record: _Term, path: NamedNode) -> list[_Term]:
        return [*self.real.values(record, path), *self.pool(path)]

    def _anything(
        self, _c: Constraint, _s: Site, record: _Term, path: NamedNode
    ) -> Iterator[Mutant]:
        old = self.real.values(record, path)
        if old:
            yield self.change(record, path, old, [])
        yield from self._new(record, path, self.strangers()[:2])
        yield from self._new(record, path, self.pool(path))
        yield from self._new(record, path, self.strangers())

    _min_count = _has_value = _anything

    def _max_count(
        self, _c: Constraint, _s: Site, record: _Term, path: NamedNode
    ) -> Iterator[Mutant]:
        """Add a value: one of elsewhere, a variant of its own, a copy of the record it names."""
        have = self.real.values(record, path)
        more = [v for v in self._near(record, path) if v not in have]
        if path == _TYPE:  # a class beside its own, at best
            beside = {cls for each in have for cls in self.real.beside(each)}
            more = [*self.shuffled(beside - set(have)), *more]
        more += [_like(v, t) for v in [*have, *more][:1] for t in _texts(_text(v), 1)]
        for number, value in enumerate(more):
            if have:
                yield self.change(record, path, [], [value])
            elif len(more) > 1:
                yield self.change(record, path, [], [value, more[0 if value != more[0] else 1]])
            if number == 1 and have and have[0] in self.real.by_subject:
                copied = self.copy_of(have[0])
                yield _both(self.change(record, path, [], [copied]), self.copy(have[0], copied))

    def _datatype(
        self, _c: Constraint, _s: Site, record: _Term, path: NamedNode
    ) -> Iterator[Mutant]:
        kinds = ["xsd:string", "xsd:decimal", "xsd:token", "xsd:anyURI"]
        for value in self._near(record, path):
            text = _text(value)
            forms = [Literal(text, datatype=NamedNode(expand(kind))) for kind in kinds]
            yield from self._new(record, path, [*forms, Literal(text, language="en")])

    def _class(self, _c: Constraint, _s: Site, record: _Term, path: NamedNode) -> Iterator[Mutant]:
        yield from self._new(record, path, self.strangers())

    def _node_kind(
        self, _c: Constraint, _s: Site, record: _Term, path: NamedNode
    ) -> Iterator[Mutant]:
        """Refer to a nameless copy of a record, or write a name as text."""
        nameless = self.nameless
        for value in self._near(record, path):
            if value not in self.real.by_subject:
                yield from self._new(record, path, [Literal(_text(value)), nameless])
                continue
            for change in self._new(record, path, [nameless]):
                for other in ({}, self._other_names(value)):
                    yield _both(change, self.copy(value, nameless, other))

    def _other_names(self, record: _Term) -> dict[NamedNode, _Term]:
        """Return names that no record has, for those that a record has."""
        names = {"skos:prefLabel": "Bezvārdis", "skos:altLabel": "Cits bezvārdis"}
        return {
            NamedNode(expand(path)): Literal(name, language="lv")
            for path, name in names.items()
            if self.real.values(record, NamedNode(expand(path)))
        }

    def _pattern(
        self, constraint: Constraint, _s: Site, record: _Term, path: NamedNode
    ) -> Iterator[Mutant]:
        for value in self._near(record, path):
            text = _text(value)
            texts = [f"{text}/x", f" {text}", f"urn:{text}", *_texts(text, 1)]
            if constraint.parameter != "pattern":
                texts = _texts(text, int(str(constraint.value)))
            yield from self._new(record, path, [_like(value, text) for text in texts])

    _min_length = _max_length = _pattern

    def _min_inclusive(
        self, constraint: Constraint, _s: Site, record: _Term, path: NamedNode
    ) -> Iterator[Mutant]:
        edge = int(float(str(constraint.value)))
        for value in self._near(record, path):
            beyond = [edge - 1, edge + 1, edge - 100, edge + 100, edge]
            yield from self._new(record, path, [_like(value, str(number)) for number in beyond])

    _max_inclusive = _min_exclusive = _max_exclusive = _min_inclusive

    def _unique_lang(
        self, _c: Constraint, _s: Site, record: _Term, path: NamedNode
    ) -> Iterator[Mutant]:
        for value in self._near(record, path):
            yield from self._new(record, path, [_like(value, f"{_text(value)} (2)")])

    def _disjoint(
        self, constraint: Constraint, _s: Site, record: _Term, path: NamedNode
    ) -> Iterator[Mutant]:
        other = NamedNode(str(constraint.value))
        yield from self._new(record, path, self.real.values(record, other))
        yield from self._new(record, other, self.real.values(record, path))

    def _less_than(
        self, constraint: Constraint, _s: Site, record: _Term, path: NamedNode
    ) -> Iterator[Mutant]:
        other = NamedNode(str(constraint.value))
        mine, yours = self.real.values(record, path), self.real.values(record, other)
        if mine and yours:
            swapped = (
                self.change(record, path, mine, yours),
                self.change(record, other, yours, mine),
            )
            yield _both(*swapped)
        yield from self._disjoint(constraint, _s, record, path)

    _less_than_or_equals = _less_than

    def _in(self, _c: Constraint, _s: Site, record: _Term, path: NamedNode) -> Iterator[Mutant]:
        wider = {triple.object for _, triple in self.real.hierarchy}
        terms = self.shuffled({*wider, *self.real.by_predicate}, 40)
        if path == _TYPE:
            terms = self.shuffled(wider)
        yield from self._new(record, path, terms)

    def _closed(
        self, _c: Constraint, _s: Site, record: _Term, _path: NamedNode
    ) -> Iterator[Mutant]:
        for path in self.shuffled(set(self.real.by_predicate) - {_TYPE}):
            for value in self.pool(path, 2):
                yield self.change(record, path, [], [value])

    def _sparql(
        self, constraint: Constraint, _s: Site, record: _Term, _path: NamedNode
    ) -> Iterator[Mutant]:
        """A rule on the files as written: take or change what says of a record what it is."""
        del constraint
        for path in sorted({t.predicate for _, t in self.real.by_subject[record]}, key=str):
            yield self.change(record, path, self.real.values(record, path), [])

    # rules across records

    def mutants_across(self, query: str) -> Iterator[Mutant]:
        """Yield changes of what a query asks about: single ones, copies, then three at once."""
        named = {NamedNode(expand(c)) for c in re.findall(r"\b[a-z]+:[A-Za-z][\w-]*", query)}
        paths = self.shuffled(each for each in named if each in self.real.by_predicate)
        told = self.shuffled(each for each in named if each in self.real.by_subject)
        singles = [self._single(path, paths, told) for path in paths]
        few = 60 if named >= _DECIDING else TRIES_ACROSS // 3
        yield from islice(_in_turn(singles, 10), few)
        copies = [self._copies(path, told) for path in paths]
        yield from islice(_in_turn(copies, 10), TRIES_ACROSS // 6)
        if named >= _DECIDING:
            yield from self._decisions()
        yield from _in_turn([*singles, *copies], 10)

    def _single(
        self, path: NamedNode, paths: list[NamedNode], told: list[_Term]
    ) -> Iterator[Mutant]:
        users = {triple.subject for triple in self.real.by_predicate[path]}
        allowed = {
            NamedNode(str(node))
            for prop in self.rules.records.subjects(SH.path, rdflib.URIRef(path.value))
            for shape in self.rules.records.subjects(SH.property, prop)
            for node in applies_to(self.rules.records, shape, self.real.graph)
        }
        records = self.shuffled(users | (allowed & set(self.real.by_subject)))
        # What has more of the properties that the query follows is more likely in its answer.
        records.sort(key=lambda record: -sum(bool(self.real.values(record, p)) for p in paths))
        without = (
            self.change(record, path, self.real.values(record, path), [])
            for record in records
            if record in users
        )
        fitting = [each for each in told if self._fits(path, each)]
        beyond = self._other_years(path)
        told_of = (m for r in records for m in self._new(r, path, fitting))
        other = (
            mutant
            for record in records
            for mutant in self._new(record, path, [*beyond, *self._alike(record, path)])
        )
        yield from _in_turn([without, told_of, other], 4)

    def _alike(self, record: _Term, path: NamedNode) -> list[_Term]:
        """Return the record itself where it fits, and what others have, first of its class."""
        own = set(self.real.classes(record))
        said = self.shuffled(self.real.by_predicate[path])
        said.sort(key=lambda triple: not own & set(self.real.classes(triple.subject)))
        values = list(dict.fromkeys(triple.object for triple in said))[:6]
        return [record, *values] if self._fits(path, record) else values

    def _fits(self, path: NamedNode, value: _Term) -> bool:
        """Tell whether a value is of a class that values of a property have in the data."""
        if isinstance(value, Literal):
            return True
        return any(
            set(self.real.classes(value)) & set(self.real.classes(t.object))
            for t in self.real.by_predicate[path]
        )

    def _other_years(self, path: NamedNode) -> list[_Term]:
        dates = [v for v in self.pool(path, None) if _text(v)[:4].isdigit() and "-" in _text(v)]
        return [_like(v, re.sub(r"\b\d{4}\b", "1990", _text(v))) for v in dates[:2]]

    def _copies(self, path: NamedNode, told: list[_Term]) -> Iterator[Mutant]:
        for triple in self.shuffled(self.real.by_predicate[path]):
            if not isinstance(triple.subject, NamedNode):
                continue
            for value in [*told, *self.pool(path)]:
                if value != triple.object and self._fits(path, value):
                    copied = self.copy_of(triple.subject)
                    yield self.copy(triple.subject, copied, {path: value})

    def _decisions(self) -> Iterator[Mutant]:
        """Let two decisions lead to one record, and a third keep apart what they join."""
        one, other, verdict = (NamedNode(expand(f"migov:{n}")) for n in ("one", "other", "verdict"))
        said = {
            t.subject: _text(t.object).rpartition("/")[2] for t in self.real.by_predicate[verdict]
        }
        same = self.shuffled(claim for claim, word in said.items() if word == "same")
        apart = self.shuffled(claim for claim, word in said.items() if word == "not-same")
        for (first, second), third in ((p, n) for p in permutations(same, 2) for n in apart):
            stays, goes = self.real.values(first, one), self.real.values(first, other)
            joined = self.change(second, one, self.real.values(second, one), stays)
            kept = _both(
                self.change(third, one, self.real.values(third, one), goes),
                self.change(
                    third, other, self.real.values(third, other), self.real.values(second, other)
                ),
            )
            yield _both(joined, kept)


def _both(one: Mutant, other: Mutant) -> Mutant:
    return Mutant(
        f"{one.how}; {other.how}", one.removed | other.removed, (*one.added, *other.added)
    )


def _on(copy: Mutant, change: Mutant, record: _Term, copied: _Term) -> Mutant:
    """Make the change of a record on its copy instead."""
    moved = {Triple(copied, t.predicate, t.object) for t in change.removed if t.subject == record}
    come = [
        (p, Triple(copied, t.predicate, t.object) if t.subject == record else t)
        for p, t in change.added
    ]
    kept = [(p, t) for p, t in copy.added if t not in moved]
    return Mutant(f"{copy.how}; there {change.how}", frozenset(), (*kept, *come))


def _in_turn(streams: Sequence[Iterator[Mutant]], most: int) -> Iterator[Mutant]:
    """Take some of each stream, then some more of each, so that no stream keeps others waiting."""
    left = list(streams)
    while left:
        still = []
        for stream in left:
            some = list(islice(stream, most))
            yield from some
            if len(some) == most:
                still.append(stream)
        left = still


def _texts(text: str, size: int) -> list[str]:
    """Return other and misshapen forms of a text."""
    if text in ("true", "false"):
        return ["false" if text == "true" else "true"]
    if text[-1:].isdigit():
        return [text[:-1] + str((int(text[-1]) + step) % 10) for step in (1, 9)]
    long = " ".join([text or "x"] * (size + 1))
    return [
        text[: max(size - 1, 0)],
        long[: size + 1],
        f" {text}",
        f"{text} ",
        f"{text}/x",
        f"urn:{text}",
        " ".join(["x"] * 13),
        text.swapcase(),
        text[:-1],
        "",
        " ",
    ]


def _text(value: _Term) -> str:
    return value.value


def _like(value: _Term, text: str) -> _Term:
    """Return a text as a term of the same kind."""
    if isinstance(value, Literal):
        if value.language:
            return Literal(text, language=value.language)
        return Literal(text, datatype=value.datatype)
    try:
        return NamedNode(text)
    except ValueError:
        return Literal(text)


def _snake(name: str) -> str:
    return re.sub(r"[A-Z]", lambda found: f"_{found[0].lower()}", name)


def _show(term: object) -> str:
    return compress(term.value) if isinstance(term, NamedNode) else str(term)


@cache
def _snippet_values() -> dict[NamedNode, set[_Term]]:
    """Return the values that valid snippets give properties, for those that no document has."""
    found: dict[NamedNode, set[_Term]] = defaultdict(set)
    for path in sorted(SNIPPETS.glob("*/valid-*.ttl")):
        for triple in read_triples(path):
            if isinstance(triple.object, Literal):
                found[triple.predicate].add(triple.object)
    return found


# ----------------------------------------------------------------------------------- the search


class Search:
    """The search for mutants of constraints, on the shapes given or those shipped."""

    def __init__(self, real: Real, rules: Shapes | None = None, *, seed: int = SEED) -> None:
        apply_patches()
        self.real, self.rules, self.seed = real, rules or real.shapes(), seed
        refuse_wider_shapes(self.rules.records)
        self.records, self.across = _Judge(self.rules.records), _Judge(self.rules.across)
        self.on_records = find_constraints(self.rules.records)
        self.on_all = find_constraints(self.rules.across)
        self.queries = {
            (str(shape), "sparql"): str(self.rules.across.value(each, SH.select))
            for shape, each in self.rules.across.subject_objects(SH.sparql)
        }
        self.tries = 0

    def constraints(self) -> list[Constraint]:
        return [*self.on_records, *self.on_all]

    def run(self, constraints: Iterable[Constraint] | None = None, *, tries: int = 0) -> Outcome:
        """Search a mutant of each of these constraints, or of all."""
        found, missing = {}, []
        wanted = self.constraints() if constraints is None else list(constraints)
        for constraint in wanted:
            mutant = self._mutant(constraint, tries)
            if mutant is None:
                missing.append(constraint)
            else:
                found[constraint] = mutant
        return Outcome(found, tuple(missing), self.tries)

    def _mutant(self, constraint: Constraint, tries: int) -> Mutant | None:
        chance = random.Random(f"{self.seed} {constraint}")
        edits = _Edits(self.real, self.rules, chance, str(constraint).partition(":")[2])
        if constraint in self.on_records:
            mutants = edits.mutants(constraint, self.on_records[constraint])
            return self._first(mutants, tries or TRIES, partial(self.trips, constraint))
        query = self.queries[self.reporters(constraint).pop()]
        mutants = edits.mutants_across(query)
        return self._first(mutants, tries or TRIES_ACROSS, partial(self.trips_across, constraint))

    def _first(
        self, mutants: Iterator[Mutant], tries: int, judge: Callable[[Mutant], bool]
    ) -> Mutant | None:
        seen = set()
        for mutant in islice(mutants, tries):
            key = (mutant.removed, mutant.added)
            if key not in seen:
                seen.add(key)
                self.tries += 1
                if judge(mutant):
                    return mutant
        return None

    def reporters(self, constraint: Constraint) -> set[Reporter]:
        """Return under which shapes and parameters a constraint's results are reported."""
        sites = self.on_records.get(constraint) or self.on_all[constraint]
        return {site.reporter for site in sites}

    def refused(self, mutant: Mutant) -> set[Reporter]:
        """Return what the shapes of records say of a mutant."""
        return self.records.ask(*self.real.written(mutant, self.records.rules))

    def refused_across(self, mutant: Mutant, reach: int = 1) -> set[Reporter]:
        """Return which rules across records a mutant breaks, as the store answers their queries."""
        return self._answered(self.real.around(mutant, reach))

    def _answered(self, data: Dataset) -> set[Reporter]:
        return {
            reporter for reporter, query in self.queries.items() if self._rows(data.store, query)
        }

    def trips(self, constraint: Constraint, mutant: Mutant) -> bool:
        """Tell whether this constraint refuses a mutant, and no other does.

        With the constraint taken out, the shapes that hold it are asked again; what the others
        say does not depend on it.
        """
        own = self.reporters(constraint)
        data, focus = self.real.written(mutant, self.records.rules)
        found = self.records.ask(data, focus, until=lambda some: not some <= own)
        if not found or not found <= own:
            return False
        holders = {site.target for site in self.on_records[constraint]}
        with self.records.without(constraint):
            if constraint.parameter == "in":  # such a list tells which statements are read
                data, focus = self.real.written(mutant, self.records.rules)
            left = self.records.ask(data, focus, only=holders)
        return not left and not self.refused_across(mutant)

    def trips_across(self, constraint: Constraint, mutant: Mutant) -> bool:
        """Tell the same of a rule; the store answers first, as it is faster than pyshacl."""
        # Decisions on identity change records all over, so nothing short of an excerpt tells.
        decides = any(triple.predicate in _DECIDING for _, triple in mutant.added)
        if not decides and not self._hinted(constraint, mutant):
            return False
        for reach in (2,) if decides else (1, 2):
            if found := self.refused_across(mutant, reach):
                alone = found <= self.reporters(constraint) and not self.refused(mutant)
                return alone and self._confirmed(constraint, mutant, reach)
        return False

    def _hinted(self, constraint: Constraint, mutant: Mutant) -> bool:
        """Tell whether a rule may be broken: put the change into the store and take it back.

        That is quicker than an excerpt, and rough: what is derived is derived from the changed
        records alone.
        """
        before, after = (
            self.real.derived(mutant.changed, each)
            for each in (Mutant("", frozenset(), ()), mutant)
        )
        data = self.real.dataset.store
        gone = [quad for quad in before - after if quad in data]
        come = [quad for quad in after - before if quad not in data]
        (query,) = (self.queries[reporter] for reporter in self.reporters(constraint))
        try:
            for quad in gone:
                data.remove(quad)
            data.extend(come)
            return self._rows(data, query)
        finally:
            for quad in come:
                data.remove(quad)
            data.extend(gone)

    @staticmethod
    def _rows(data: Store, query: str) -> bool:
        answer = data.query(query.replace("$this", "?this"), prefixes=PREFIXES)
        return next(iter(answer), None) is not None

    def _confirmed(self, constraint: Constraint, mutant: Mutant, reach: int) -> bool:
        data = _copy(as_asked_graph(self.real.around(mutant, reach)), _Graph)
        found = self.across.ask(data)
        with self.across.without(constraint):
            left = self.across.ask(data)
        return bool(found) and found <= self.reporters(constraint) and not left

    # against all the data

    def groups(self, outcome: Outcome) -> list[list[Constraint]]:
        """Share constraints on records out so that mutants of a group touch different records."""
        groups: list[tuple[set[object], list[Constraint]]] = []
        for constraint, mutant in outcome.mutants.items():
            if constraint not in self.on_records:
                continue
            touched = self.real.touched(mutant)
            free = next((each for each in groups if not each[0] & touched), None)
            if free is None:
                free = (set(), [])
                groups.append(free)
            free[0].update(touched)
            free[1].append(constraint)
        return [constraints for _, constraints in groups]

    def in_group(self, outcome: Outcome, group: Sequence[Constraint]) -> list[str]:
        """Put mutants into all the data, ask pyshacl, and return what is not as it should be."""
        mutants = {constraint: outcome.mutants[constraint] for constraint in group}
        data = self.real.whole(mutants.values())
        graph = as_written_graph(data, self.real.ontology, self.rules.records)
        found = defaultdict(set)
        for record, reporter in front_door(graph, _copy(self.rules.records)):
            found[record].add(reporter)
        wrong = []
        for constraint, mutant in mutants.items():
            touched = {str(_rdflib(record)) for record in self.real.touched(mutant)}
            said = set().union(*(found.pop(record, set()) for record in touched))
            if not said or not said <= self.reporters(constraint):
                wrong.append(f"{constraint}: {sorted(said)}")
        return wrong + [f"{record}: {sorted(said)}" for record, said in found.items()]

    def on_all_data(self, constraint: Constraint, mutant: Mutant) -> list[str]:
        """Ask (a) and (b) of all the data, and return what is not as it should be."""
        return self._asked(constraint, mutant, self.real.whole([mutant]))

    def nearby(self, constraint: Constraint, mutant: Mutant) -> list[str]:
        """Ask (a) and (b) of the wider excerpt, of all its records, in the same way."""
        reach = 2 if constraint in self.on_all else 0
        return self._asked(constraint, mutant, self.real.around(mutant, reach))

    def _asked(self, constraint: Constraint, mutant: Mutant, data: Dataset) -> list[str]:
        """Ask pyshacl's front door; rules that the mutant is not about are asked of the store."""

        def written(given: Dataset, rules: rdflib.Graph) -> rdflib.Graph:
            return as_written_graph(given, self.real.ontology, rules)

        def asked(given: Dataset, _rules: rdflib.Graph) -> rdflib.Graph:
            return as_asked_graph(given)

        if constraint in self.on_records:
            rules, build, others = self.rules.records, written, self._answered(data)
        else:
            rules, build, own = self.rules.across, asked, self.rules.records
            others = _reporters(front_door(written(data, own), _copy(own)))
        fewer = _copy(rules)
        for triple in constraint.triples(rules):
            fewer.remove(triple)
        found = _reporters(front_door(build(data, rules), _copy(rules))) | others
        left = front_door(build(data, fewer), fewer)
        if left:  # not what the data say of other records without the constraint anyway
            touched = {str(_rdflib(record)) for record in self.real.touched(mutant)}
            anyway = front_door(build(self.real.whole([]), fewer), fewer)
            left -= {each for each in anyway if each[0] not in touched}
        wrong = [] if found and found <= self.reporters(constraint) else [f"(a) {sorted(found)}"]
        return wrong + ([f"(b) {sorted(_reporters(left) | others)}"] if left or others else [])


def _reporters(found: set[Found]) -> set[Reporter]:
    return {reporter for _, reporter in found}


def where(real: Real, mutant: Mutant) -> str:
    """Tell whether a mutant changes records of the data or needs a new one."""
    new = [each for each in mutant.changed if each not in real.by_subject]
    return "on a copy with one more record" if new else "on the data"


def main() -> None:
    """Print the table of mutants; with ``--all`` hold each against all the data."""
    started = time.process_time()
    search = Search(Real())
    outcome = search.run()
    for constraint, mutant in outcome.mutants.items():
        print(f"{constraint}  [{where(search.real, mutant)}]  {mutant.how}")
    print(f"{outcome}\n{outcome.tries} tries, {time.process_time() - started:.0f} s")
    if "--groups" in sys.argv:
        for group in search.groups(outcome):
            print(
                f"{len(group)} side by side:", search.in_group(outcome, group) or "as they should"
            )
    if "--all" in sys.argv:
        wrong = 0
        for constraint, mutant in outcome.mutants.items():
            told = search.on_all_data(constraint, mutant)
            wrong += bool(told)
            if told:
                print(constraint, *told, flush=True)
        right = len(outcome.mutants) - wrong
        print(f"(a) and (b) on all the data: {right} of {len(outcome.mutants)} as they should be")
    print(f"{time.process_time() - started:.0f} s of processor")


if __name__ == "__main__":
    main()
