"""Apply rules to a store: derive what a query can see, once, by the store's own engine.

A derived fact is a plain triple and a node, which says what it rests on::

    ?node a migov:Derivation ; rdf:subject ?actor ; rdf:predicate migov:level ;
      rdf:object level:local ; migov:restsOn ?claim ; migov:weakestStatus status:stated ;
      migov:byRule rule:level-of-a-kind .

A rule sees the data, and what other rules derive if it names the property or class. It never sees
nodes: what it calls a claim has a status.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from pyoxigraph import NamedNode, Store

from kg.rdf import PREFIXES, TYPE, expand, suggest
from kg.study.demand import EVERYTHING, Known, Wanted
from kg.study.derivation import DERIVED, INFERRED, graph_apart
from kg.study.rules import Head, Rule

__all__ = ["Rules"]

_TYPE = NamedNode(TYPE)
_KINDS = [
    NamedNode(expand(f"owl:{kind}"))
    for kind in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
]
_ORDERS = [expand(f"rdfs:{name}") for name in ("subClassOf", "subPropertyOf")]
_ABOVE = [NamedNode(order) for order in _ORDERS]
_ALL = frozenset({""})  # in place of terms: whatever the rule derives


@dataclass
class Rules:
    """The rules of a study at work on one store.

    Parameters
    ----------
    store
        A store whose default graph has everything.
    rules
        In the order of their names.
    graphs
        The store has named graphs as well. What is derived goes into both, and all of it at once.
    """

    store: Store
    rules: Sequence[Rule]
    graphs: bool = False
    _done: set[tuple[str, str, bool]] = field(default_factory=set)
    _provided: set[Wanted] = field(default_factory=set)
    _seen: dict[str, Wanted] = field(default_factory=dict)

    def provide(self, asked: Wanted) -> None:
        """Derive what a query can see, unless it is there already.

        Raises
        ------
        InputError
            If rules feed each other.
        """
        if self.graphs:
            asked = EVERYTHING
        if asked in self._provided:
            return
        about = EVERYTHING if asked.about is None else Wanted(terms=asked.about)
        nodes = {
            rule.name: terms
            for rule in self.rules
            if (terms := _ALL if rule.name in asked.rules else self._derivable(rule, about))
            and rule.claims
        }
        plain = self._needed(asked, nodes)
        for rule in self._ordered(plain):
            self._run(rule, plain[rule.name], nodes=False)
            self._run(rule, nodes.get(rule.name, frozenset()), nodes=True)
        self._provided.add(asked)

    def check(self) -> None:
        """Refuse a study's rules that are wrong, derive unknown terms, or feed each other.

        Raises
        ------
        InputError
            With file and line of the rule.
        """
        own = [rule for rule in self.rules if not rule.is_shipped]
        for rule in own:
            rule.check()
            for head in rule.heads:
                if head.says and not self._is_term(head.says):
                    raise rule.unknown(head, suggest(head.says, self._terms()))
        if own:
            self._ordered([rule.name for rule in self.rules])

    def _is_term(self, iri: str) -> bool:
        term = NamedNode(iri)
        return iri == TYPE or any(
            next(self.store.quads_for_pattern(*pattern), None)
            for pattern in (
                *((term, _TYPE, kind) for kind in _KINDS),
                *((None, above, term) for above in _ABOVE),
            )
        )

    def _terms(self) -> list[str]:
        found = (
            each.subject
            for kind in _KINDS
            for each in self.store.quads_for_pattern(None, _TYPE, kind)
        )
        return sorted({each.value for each in found if isinstance(each, NamedNode)})

    def _derivable(self, rule: Rule, asked: Wanted) -> frozenset[str]:
        """Return what of the asked a rule can derive: terms, all, or nothing."""
        found: set[str] = set()
        for head in rule.heads:
            if asked.everything or (head.gives_class and asked.types):
                return _ALL
            if not head.variable:
                if head.says in asked.terms:
                    return _ALL
                continue
            terms = self._values(rule, head, asked.terms)
            if terms is None or (terms and len(rule.heads) > 1):
                return _ALL
            found |= terms
        return frozenset(found)

    def _values(self, rule: Rule, head: Head, terms: Iterable[str]) -> set[str] | None:
        """Return which of some terms a variable of a template can be; None if this is not clear."""
        given = rule.values.get(head.variable)
        if given is not None:
            return set(terms) & set(given)
        for each in rule.reads:
            named = [rule.iri_of(word) for word in each.path if word.kind in ("name", "iri")]
            if each.object.text == head.variable and len(named) == 1 and each.path[0].text != "^":
                way = NamedNode(named[0])
                return {term for term in terms if self._has(way, NamedNode(term))}
        return None

    def _sees(self, rule: Rule) -> Wanted:
        """Return what a rule can see, where the data say which terms a variable can be."""
        if rule.name not in self._seen:
            known: list[Known] = []
            for each in rule.reads:
                named = [rule.iri_of(word) for word in each.path if word.text not in ("+", "^")]
                plain = all(word.text not in "^?*" for word in each.path)
                if plain and len(named) == 1 and named[0] in _ORDERS:
                    below = self.store.quads_for_pattern(None, NamedNode(named[0]), None)
                    terms = {q.subject.value for q in below if isinstance(q.subject, NamedNode)}
                    known.append((each.groups[-1], each.subject.text, sorted(terms)))
            self._seen[rule.name] = rule.sees_if(known)
        return self._seen[rule.name]

    def _has(self, predicate: NamedNode, value: NamedNode) -> bool:
        return next(self.store.quads_for_pattern(None, predicate, value), None) is not None

    def _needed(
        self, asked: Wanted, nodes: Mapping[str, frozenset[str]]
    ) -> dict[str, frozenset[str]]:
        """Return the rules that a demand and nodes need, also through other rules; and terms."""
        needed: dict[str, frozenset[str]] = {}
        todo: list[tuple[str, Mapping[str, frozenset[str]]]] = [("", nodes), ("", self._of(asked))]
        while todo:
            asking, wanted = todo.pop()
            for rule in self.rules:
                terms = wanted.get(rule.name, frozenset())
                before = needed.get(rule.name, frozenset())
                if terms - before and rule.name != asking:
                    needed[rule.name] = _ALL if _ALL & (terms | before) else terms | before
                    if not before:
                        todo.append((rule.name, self._of(self._sees(rule))))
        return needed

    def _of(self, asked: Wanted) -> dict[str, frozenset[str]]:
        return {rule.name: self._derivable(rule, asked) for rule in self.rules}

    def _ordered(self, needed: Iterable[str]) -> list[Rule]:
        """Return rules in an order in which each comes after those on which it rests."""
        chosen = {rule.name: rule for rule in self.rules if rule.name in needed}
        before = {
            name: {
                other.name
                for other in chosen.values()
                if other is not rule and self._derivable(other, self._sees(rule))
            }
            for name, rule in chosen.items()
        }
        try:
            return [chosen[name] for name in TopologicalSorter(before).static_order()]
        except CycleError as error:
            loop = [chosen[name] for name in error.args[1][1:]]
            own = next((rule for rule in loop if not rule.is_shipped), loop[0])
            others = [rule.name for rule in loop if rule is not own]
            raise own.feeds(*others) from error

    def _run(self, rule: Rule, terms: frozenset[str], *, nodes: bool) -> None:
        """Let the engine derive triples, or the nodes of triples that are derived."""
        if (rule.name, "", nodes) in self._done:
            return
        left = sorted(term for term in terms if (rule.name, term, nodes) not in self._done)
        if not left:
            return
        only = "" if "" in left else f"VALUES {rule.heads[0].variable} {{ {_written(left)} }} "
        if nodes:
            for head in rule.heads:
                self._update(rule, _node_update(rule, head, only))
            self._update(rule, _STATUS.format(rule=rule.iri))
        else:
            self._update(rule, f"INSERT {{ {rule.template} }} WHERE {{ {only}{rule.where} }}")
            self._refuse_growth(rule, only)
        if self.graphs:
            for update in _graph_updates(rule, nodes=nodes):
                self._update(rule, update)
        self._done |= {(rule.name, term, nodes) for term in left}

    def _refuse_growth(self, rule: Rule, only: str) -> None:
        """Refuse a rule that derives more from what it derived; shipped rules are known not to."""
        if rule.is_shipped or not self._derivable(rule, self._sees(rule)):
            return
        size = len(self.store)
        self._update(rule, f"INSERT {{ {rule.template} }} WHERE {{ {only}{rule.where} }}")
        if len(self.store) > size:
            raise rule.feeds()

    def _update(self, rule: Rule, update: str) -> None:
        self.store.update(rule.prologue + update, prefixes=PREFIXES)


def _written(terms: Iterable[str]) -> str:
    return " ".join(f"<{term}>" for term in terms)


def _node_update(rule: Rule, head: Head, only: str) -> str:
    """Write the update that makes a node for each fact and each combination of its claims."""
    said = [head.subject, f"<{TYPE}>" if head.predicate == "a" else head.predicate, head.object]
    claims = [f"?{name}" for name in rule.claims]
    rests = [*claims, *(f"?{name}" for name in rule.also)]
    chosen = sorted({*rests, *(word for word in said if word[0] in "?$")})
    texts = [f'COALESCE(STR({each}), "")' for each in (*said, *claims)]
    name = ', " ", '.join(texts)
    return (
        f"INSERT {{ ?_node a migov:Derivation ; rdf:subject {said[0]} ; rdf:predicate {said[1]} ; "
        f"rdf:object {said[2]} ; migov:byRule <{rule.iri}> ; migov:restsOn {' , '.join(rests)} }} "
        f"WHERE {{ {{ SELECT DISTINCT {' '.join(chosen)} WHERE {{ {only}{rule.where} }} }} "
        f'BIND(IRI(CONCAT(STR(derived:), "{rule.name}-", SUBSTR(SHA256(CONCAT({name})), 1, 16))) '
        "AS ?_node) }"
    )


# In alphabetical order the statuses happen to run from weak to strong.
_STATUS = """
INSERT {{ ?node migov:weakestStatus ?weakest }} WHERE {{
  SELECT ?node (IRI(MIN(STR(?status))) AS ?weakest) WHERE {{
    ?node migov:byRule <{rule}> ; migov:restsOn/migov:status ?status .
  }} GROUP BY ?node
}}"""


def _graph_updates(rule: Rule, *, nodes: bool) -> list[str]:
    """Write the updates that put what a rule derived into named graphs, by its status."""
    named = NamedNode(f"{PREFIXES['graph']}ontology/rules/{rule.name}")
    inferred, derived = graph_apart(named, INFERRED), graph_apart(named, DERIVED)
    weak = "?_weakest IN (status:inferred, status:external)"
    graph = f"BIND(IF({weak}, {inferred}, {derived}) AS ?_graph)"
    if nodes:
        return [
            "INSERT { GRAPH ?_graph { ?s ?p ?o . ?node ?has ?what } } WHERE { "
            f"?node migov:byRule <{rule.iri}> ; migov:weakestStatus ?_weakest ; rdf:subject ?s ; "
            f"rdf:predicate ?p ; rdf:object ?o ; ?has ?what . {graph} }}"
        ]
    if rule.claims:
        return []
    subject = rule.heads[0].subject
    status = f"OPTIONAL {{ {subject} migov:status ?_weakest }} " if subject[0] in "?$" else ""
    either = graph.replace("?_weakest IN", "COALESCE(?_weakest, status:stated) IN")
    return [
        f"INSERT {{ GRAPH ?_graph {{ {rule.template} }} }} "
        f"WHERE {{ {rule.where} {status}{either} }}"
    ]
