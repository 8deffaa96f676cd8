"""The classes and properties that a query may use."""

from __future__ import annotations

from collections import Counter

from pyoxigraph import NamedNode, QuerySolutions

from kg.errors import InputError
from kg.lookup.finding import Finder
from kg.lookup.things import Things, node
from kg.rdf import PREFIXES
from kg.tables import Table

__all__ = ["list_terms"]

_DOMAIN, _RANGE, _EXAMPLE = node("rdfs:domain"), node("rdfs:range"), node("skos:example")
_TYPE = node("rdf:type")
_USED = {
    "class": "SELECT ?term (COUNT(*) AS ?n) { ?thing a ?term } GROUP BY ?term",
    "property": "SELECT ?term (COUNT(*) AS ?n) { ?thing ?term ?value } GROUP BY ?term",
}


def list_terms(finder: Finder, asked: str = "", *, lang: str = "en") -> Table:
    """Return classes and properties: how each is written, what it means, how often it is used.

    They are those that the ontology describes, and those of other vocabularies that the data use.
    ``used`` counts the things of a class and the values of a property, with what follows from the
    files: superclasses, a statement for each fact.

    Parameters
    ----------
    asked
        Words of a name, a label in any language or a definition; with it, the best match is first.

    Raises
    ------
    InputError
        If no term has these words.
    """
    things = Things(finder.dataset, lang)
    counts = {kind: _counted(query, things) for kind, query in _USED.items()}
    kinds = _kinds(counts, things)
    chosen = things.sorted(kinds)
    if asked:
        found = finder.among(kinds).index.find(asked)
        chosen = [match.thing for match in found]
        if not chosen:
            raise InputError(
                f"none of the {len(kinds)} terms has the words “{asked}” in its name, its labels "
                "or its definition. All of them: kg terms"
            )
    return Table(
        ("term", "write", "is", "definition", "domain", "range", "used", "example"),
        tuple(
            (
                NamedNode(term),
                things.written(term),
                kinds[term],
                things.meaning(term) or None,
                ", ".join(map(things.written, things.iris(term, _DOMAIN))) or None,
                ", ".join(map(things.written, things.iris(term, _RANGE))) or None,
                counts[kinds[term]][term],
                next((each.value for each in things.objects(term, _EXAMPLE)), None),
            )
            for term in chosen
        ),
        things.labels,
    )


def _counted(query: str, things: Things) -> Counter[str]:
    found = things.store.query(query, prefixes=PREFIXES)
    assert isinstance(found, QuerySolutions)  # noqa: S101 (both are SELECT)
    counts: Counter[str] = Counter()
    for term, number in found:
        if isinstance(term, NamedNode):
            counts[term.value] = int(number.value)
    return counts


def _kinds(counts: dict[str, Counter[str]], things: Things) -> dict[str, str]:
    """Return whether each term is a class or a property."""
    described = {
        term: kind
        for cls in counts["class"]
        if (kind := things.kind_of_term([cls]))
        for term in things.subjects(_TYPE, NamedNode(cls))
    }
    used = {term: kind for kind, found in counts.items() for term in found}
    return used | described
