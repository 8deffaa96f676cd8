"""The search for mutants of constraints, and what is found held against all the data."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

import rdflib
from pyoxigraph import Store
from pyshacl.monkey import apply_patches
from random_shapes import results_of
from rdflib import SH

from kg.rdf.vocabulary import PREFIXES
from kg.study.dataset import Dataset
from kg.validation.clock import Clock
from kg.validation.data_graphs import (
    DataGraph,
    as_asked,
    as_asked_graph,
    as_written,
    as_written_graph,
)
from kg.validation.judging import ENGINES, Part, judge
from kg.validation.shapes.shapes import Shapes, shapes_folder
from mutation.across import AcrossChanges
from mutation.asking import Judge, copied, found_in, front_door, reporters_of
from mutation.constraints import find_constraints, refuse_wider_shapes
from mutation.model import (
    DECIDING,
    SEED,
    TRIES,
    TRIES_ACROSS,
    Constraint,
    Mutant,
    Outcome,
    Reporter,
)
from mutation.on_records import RecordChanges
from mutation.real import Real, to_rdflib


class Search:
    """The search for mutants of constraints, on the shapes given or those shipped."""

    def __init__(self, real: Real, rules: Shapes | None = None, *, seed: int = SEED) -> None:
        apply_patches()
        self.real, self.rules, self.seed = real, rules or real.shapes(), seed
        refuse_wider_shapes(self.rules.records)
        self.records, self.across = Judge(self.rules.records), Judge(self.rules.across)
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
        given = self.real, self.rules, chance, str(constraint).partition(":")[2]
        if constraint in self.on_records:
            mutants = RecordChanges(*given).mutants(constraint, self.on_records[constraint])
            return self._first(mutants, tries or TRIES, partial(self.trips, constraint))
        query = self.queries[self.reporters(constraint).pop()]
        mutants = AcrossChanges(*given).mutants(query)
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
        decides = any(triple.predicate in DECIDING for _, triple in mutant.added)
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
        data = copied(as_asked_graph(self.real.around(mutant, reach)), DataGraph)
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
        told = front_door(graph, copied(self.rules.records))
        for record, reporter in told:
            found[record].add(reporter)
        own = judge(self._part(data), shapes_folder(), Clock(), "auto")
        wrong = [] if found_in(own.report) == told else ["kg's own engine and pyshacl differ"]
        for constraint, mutant in mutants.items():
            touched = {str(to_rdflib(record)) for record in self.real.touched(mutant)}
            said = set().union(*(found.pop(record, set()) for record in touched))
            if not said or not said <= self.reporters(constraint):
                wrong.append(f"{constraint}: {sorted(said)}")
        return wrong + [f"{record}: {sorted(said)}" for record, said in found.items()]

    def _part(self, data: Dataset) -> Part:
        triples = as_written(data, self.real.ontology, self.rules.records)
        return Part(self.rules.records, lambda: triples, trusted=self.rules.trusted)

    def engines_across(self, mutant: Mutant) -> list[list[object]]:
        """Return what each engine says of the rules across records, on the wider excerpt."""
        data = self.real.around(mutant, 2)
        given = self.rules.across, lambda: as_asked(data), data.store, self.rules.trusted
        return [
            results_of(judge(Part(*given), shapes_folder(), Clock(), engine).report)
            for engine in ENGINES
        ]

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
            others = reporters_of(front_door(written(data, own), copied(own)))
        fewer = copied(rules)
        for triple in constraint.triples(rules):
            fewer.remove(triple)
        found = reporters_of(front_door(build(data, rules), copied(rules))) | others
        left = front_door(build(data, fewer), fewer)
        if left:  # not what the data say of other records without the constraint anyway
            touched = {str(to_rdflib(record)) for record in self.real.touched(mutant)}
            anyway = front_door(build(self.real.whole([]), fewer), fewer)
            left -= {each for each in anyway if each[0] not in touched}
        wrong = [] if found and found <= self.reporters(constraint) else [f"(a) {sorted(found)}"]
        return wrong + ([f"(b) {sorted(reporters_of(left) | others)}"] if left or others else [])


def where(real: Real, mutant: Mutant) -> str:
    """Tell whether a mutant changes records of the data or needs a new one."""
    new = [each for each in mutant.changed if each not in real.by_subject]
    return "on a copy with one more record" if new else "on the data"
