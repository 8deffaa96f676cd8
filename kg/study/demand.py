"""Tell which derived facts a query can see, from the words of its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.rdf import (
    PREFIXES,
    TYPE,
    Pattern,
    Patterns,
    Token,
    declared,
    iri_named,
    tokens,
    triple_patterns,
)

__all__ = ["EVERYTHING", "Known", "Wanted", "rule_of", "wanted", "wanted_by"]

_MIGOV, _RDF = PREFIXES["migov"], PREFIXES["rdf"]
_DERIVATION = f"{_MIGOV}Derivation"
_PARTS = frozenset(
    [*(f"{_RDF}{name}" for name in ("subject", "predicate", "object"))]
    + [f"{_MIGOV}{name}" for name in ("byRule", "restsOn", "weakestStatus")]
)
_PREDICATE = f"{_RDF}predicate"
_OF_NODES = _PARTS | {TYPE}


@dataclass(frozen=True)
class Wanted:
    """What a query may see of what follows from the data.

    Parameters
    ----------
    terms
        The properties and classes that it names.
    types
        It may see any class of a thing.
    everything
        It may see any triple.
    about
        The properties for which it may see the node of a derived fact; None is all.
    rules
        The names of rules whose nodes it names.
    """

    terms: frozenset[str] = frozenset()
    types: bool = False
    everything: bool = False
    about: frozenset[str] | None = frozenset()
    rules: frozenset[str] = frozenset()


Known = tuple[int, str, list[str]]
EVERYTHING = Wanted(types=True, everything=True, about=None)


def wanted(text: str, prefixes: Mapping[str, str] = PREFIXES) -> Wanted:
    """Tell what a query can see; if unsure, more.

    >>> sorted(wanted("ASK { ?x a migov:Actor }").terms)[-1]
    'https://w3id.org/migov#Actor'
    >>> wanted("ASK { ?x ?p ?y }").everything
    True
    """
    return _wanted(text, tuple(prefixes.items()))


@lru_cache(maxsize=256)
def _wanted(text: str, prefixes: tuple[tuple[str, str], ...]) -> Wanted:
    """Read a text once, though it may be asked often."""
    names = {**dict(prefixes), **declared(text)}
    words = tokens(text)
    known = all(iri_named(word, names) for word in words if word.kind == "name")
    if "\\u" in text.lower() or not known or any(w.is_word("BASE", "DESCRIBE") for w in words):
        return EVERYTHING  # a name may be written in a way that is not read here
    return wanted_by(triple_patterns(text), names)


def wanted_by(
    patterns: Patterns,
    names: Mapping[str, str],
    *,
    after: int = 0,
    known: Iterable[Known] = (),
) -> Wanted:
    """Tell what the patterns of a text can see, from a place on.

    ``known`` gives what else is known of variables: the place of a brace, a variable, and all IRIs
    that it can be within these braces.
    """

    def can_be(each: Pattern, word: Token) -> list[str] | None:
        given = patterns.can_be(each, word)
        if given is None:
            for group, variable, iris in known:
                if variable == word.text and group in each.groups:
                    return iris
            return None
        return [iri_named(term, names) for term in given]

    terms: set[str] = set()
    types = False
    nodes = _Nodes()
    for each in patterns.found:
        if each.subject.start < after:
            continue
        first = each.path[0]
        named = [iri_named(word, names) for word in each.path]
        if first.kind == "variable":
            named = can_be(each, first) or []
        if not named or any(word.text == "!" for word in each.path):
            return EVERYTHING
        given = can_be(each, each.object)
        terms.update(named)
        if TYPE in named:
            types = types or len(named) > 1 or given is None
            terms.update(given or ())
        nodes.add(each, named, given, can_be(each, each.subject))
    return Wanted(frozenset(terms - {""}), types, False, nodes.about(), frozenset(nodes.rules))


class _Nodes:
    """What patterns say of the nodes that they can see: by the subject, in one pair of braces."""

    def __init__(self) -> None:
        self.rules: set[str] = set()
        self._told: set[str] = set()
        self._parts: dict[tuple[tuple[int, ...], str], bool] = {}  # is it told of which property?
        self._others: set[tuple[tuple[int, ...], str]] = set()

    def add(
        self,
        each: Pattern,
        named: list[str],
        given: list[str] | None,
        subjects: list[str] | None,
    ) -> None:
        name = each.subject.text
        here = each.groups, name if name != "[" else f"[{each.subject.start}"
        # What has a property that no node has is none.
        if named[0] and named[0] not in _OF_NODES and all(w.text not in "|*?" for w in each.path):
            self._others.add(here)
        of_node = TYPE in named and (given is None or _DERIVATION in given or len(named) > 1)
        if not of_node and not _PARTS & set(named):
            return
        told = named == [_PREDICATE] and given is not None
        if subjects is not None:  # a node tells its rule
            told = True
            self.rules.update(filter(None, map(rule_of, subjects)))
        elif told:
            self._told.update(given or ())
        self._parts[here] = self._parts.get(here, False) or told

    def about(self) -> frozenset[str] | None:
        """Return the properties of the facts whose nodes can be seen; None if it can be any."""
        if all(told or here in self._others for here, told in self._parts.items()):
            return frozenset(self._told)
        return None


def rule_of(node: str) -> str:
    """Return the name of the rule that made a node; an empty text if it is none.

    >>> rule_of("https://w3id.org/migov/derived/presence-0f3c5a7e9b1d2c4a")
    'presence'
    """
    name = node.removeprefix(PREFIXES["derived"])
    return name.rpartition("-")[0] if name != node else ""
