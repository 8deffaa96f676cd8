"""Make the stores that answer SPARQL about a study's files.

The default graph of a store has everything: all files together, with merged records and derived
triples. A store may have the named graphs as well, and then needs twice the memory: one graph for
each file, and the graphs derived from it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.collecting import many_objects
from kg.locks import Lock
from kg.rdf import as_stored, expand, load_turtle, tokens
from kg.study.applying import Rules
from kg.study.demand import Wanted
from kg.study.derivation import DERIVED, INFERRED, classes_above, derive, graph_apart, quads
from kg.study.facts import facts_of, file_facts, placed_claims, read_meaning
from kg.study.identity import join, read_decisions
from kg.study.rules import Rule

__all__ = ["NAMES", "UNION", "Views", "names_graphs"]

NAMES = tuple(NamedNode(expand(name)) for name in ("skos:prefLabel", "rdfs:label"))
UNION = DefaultGraph()
_SUBJECT, _PREDICATE = NamedNode(expand("rdf:subject")), NamedNode(expand("rdf:predicate"))
_STATUS = NamedNode(expand("migov:status"))
_EVERY = 3.0  # seconds between two messages on progress


@dataclass(frozen=True)
class Views:
    """The stores of some files; each is made when it is first asked for, and then kept.

    Parameters
    ----------
    contents
        The bytes of each file, in UTF-8.
    graphs
        The name of each file's graph.
    say
        Called with a message on progress every few seconds of a long loading.
    rules
        Reads the rules, when one may be needed.
    """

    contents: Mapping[Path, bytes]
    graphs: Mapping[Path, NamedNode]
    say: Callable[[str], None] | None = None
    rules: Callable[[], Sequence[Rule]] = tuple
    _at_work: dict[tuple[bool, bool], Rules] = field(default_factory=dict)
    _made: dict[tuple[bool, bool], Store] = field(default_factory=dict)
    _names: dict[NamedNode, list[Literal]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def store(self, *, stated_only: bool = False, graphs: bool = False) -> Store:
        """Return a store; it may write a number differently from the files.

        Parameters
        ----------
        stated_only
            Leave out inferred claims and inferred identity decisions.
        graphs
            Have the named graphs as well; see :func:`names_graphs` for the queries that need them.
        """
        key = (stated_only, graphs)
        if key not in self._made:  # a store that is there needs no lock, also in a forked process
            with self._lock:
                if key not in self._made:
                    self._made[key] = self._make(stated_only=stated_only, graphs=graphs)
        return self._made[key]

    def provide(self, asked: Wanted, *, stated_only: bool = False, graphs: bool = False) -> Store:
        """Return a store in which everything is derived that a query can see; see :meth:`store`.

        Raises
        ------
        InputError
            If a rule is wrong.
        """
        key, store = (stated_only, graphs), self.store(stated_only=stated_only, graphs=graphs)
        with self._lock:
            if key not in self._at_work:
                rules = Rules(store, self.rules(), graphs)
                rules.check()
                self._at_work[key] = rules
            self._at_work[key].provide(asked)
        return store

    @contextmanager
    def still(self) -> Iterator[None]:
        """Keep other threads from changing the stores: a fork of a store in change is broken."""
        with self._lock:
            yield

    def own_names(self) -> Mapping[NamedNode, list[Literal]]:
        """Return the names in the files of the records that a decision or statement renames."""
        self.store()
        return self._names

    def _named_graphs(self, *, stated_only: bool) -> Store:
        store = Store()
        self._put(store, None)
        self._follow_up(store, None, stated_only=stated_only)
        return store

    @many_objects()
    def _make(self, *, stated_only: bool, graphs: bool) -> Store:
        store = self._named_graphs(stated_only=stated_only) if graphs else Store()
        self._put(store, UNION)
        if not graphs and not stated_only:
            self._names.update(_own_names(store))
        self._follow_up(store, UNION, stated_only=stated_only)
        return store

    def _put(self, store: Store, graph: DefaultGraph | None) -> None:
        """Load all files into one graph of a store, or each into its own graph."""
        for path, content in self._each("loaded"):
            own = self.graphs[path]
            load_turtle(store, content, graph or own, path, own.value)

    def _follow_up(self, store: Store, graph: DefaultGraph | None, *, stated_only: bool) -> None:
        """Merge records and derive triples: in the default graph, or in a store of named graphs."""
        store.extend(list(classes_above(store, graph)))
        meaning = read_meaning(store)
        decisions = read_decisions(store, graph)
        if stated_only:
            decisions = {other: each for other, each in decisions.items() if not each.inferred}
        join(store, decisions, graph)
        derive(store, graph, stated_only=stated_only)
        statuses = {
            each.subject: each.object
            for each in store.quads_for_pattern(None, _STATUS, None, graph)
        }
        for path, content in self._each("read the facts of"):
            name = self.graphs[path]
            found = file_facts(as_stored(content, path, name.value), meaning)
            graphs = [graph or graph_apart(name, kind) for kind in (DERIVED, INFERRED)]
            made = facts_of(found, meaning, decisions, name)
            store.extend(
                Quad(fact.claim, part, value, graphs[fact.inferred])
                for fact in chain(made, placed_claims(found, meaning, statuses))
                for part, value in fact.parts
            )

    def _each(self, doing: str) -> Iterator[tuple[Path, bytes]]:
        """Yield the files one by one, and say now and then how many are done."""
        told = time.monotonic()
        for number, (path, content) in enumerate(self.contents.items()):
            if self.say and time.monotonic() - told > _EVERY:
                self.say(f"{doing} {number:,} of {len(self.contents):,} files")
                told = time.monotonic()
            yield path, content


def names_graphs(query: str) -> bool:
    """Tell whether a query may name a graph; if unsure, say yes.

    >>> names_graphs("SELECT ?g { GRAPH ?g { ?s ?p 'graph' } }")
    True
    >>> names_graphs("SELECT ?s { ?s ?p 'graph' }")
    False
    """
    lower = query.lower()
    # An escape can be any letter of a query, also within a word.
    return "\\u" in lower or (
        "graph" in lower
        and any(
            "graph" in token.text.lower()
            for token in tokens(query)
            if token.kind not in ("iri", "text")
        )
    )


def _own_names(store: Store) -> dict[NamedNode, list[Literal]]:
    """Return the names of each record to which a decision or statement will give another."""
    renamed: set[object] = set()
    for other, decision in read_decisions(store, UNION).items():
        renamed |= {other, decision.one}
    for name in NAMES:
        for statement in quads(store, UNION, None, _PREDICATE, name):
            said = quads(store, UNION, statement.subject, _SUBJECT)
            renamed |= {each.object for each in said}
    return {
        record: [
            each.object
            for name in NAMES
            for each in quads(store, UNION, record, name)
            if isinstance(each.object, Literal)
        ]
        for record in renamed
        if isinstance(record, NamedNode)
    }
