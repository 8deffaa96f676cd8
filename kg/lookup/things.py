"""What a thing is, and how it is written in a query."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cached_property

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.rdf import PREFIXES, compress, expand
from kg.study import Dataset, wanted

__all__ = ["UNION", "Things", "node"]

UNION = DefaultGraph()


def node(curie: str) -> NamedNode:
    """Return the term of a short name; its prefix is one of the project's."""
    return NamedNode(expand(curie))


_TYPE, _BELOW, _SCHEME = node("rdf:type"), node("rdfs:subClassOf"), node("skos:inScheme")
_MEANINGS = (node("skos:definition"), node("skos:scopeNote"))
_EXAMPLE = node("skos:example")
_LIST = node("skos:ConceptScheme")
_CLASS = node("owl:Class")
_PROPERTIES = [node(f"owl:{kind}Property") for kind in ("Object", "Datatype", "Annotation")]
_CODE = node("migov:Code")
# The properties that say more precisely than its class what a thing is.
_KINDS = [
    node(f"migov:{name}")
    for name in ("kind", "eventKind", "documentKind", "instrumentKind", "outputKind")
]
# A name that SPARQL takes after a prefix without an escape.
_LOCAL = re.compile(r"[\w-](?:[\w.-]*[\w-])?")


_DERIVED = wanted(
    """ASK { VALUES ?property {
      migov:level migov:sector migov:country migov:year migov:presentAt migov:fundedBy
    } ?node rdf:predicate ?property . ?thing ?property ?value }"""
)


class Things:
    """The things of a dataset, as a reader sees them.

    Parameters
    ----------
    lang
        The language of the labels.
    stated_only
        Leave out what is inferred.
    derived
        Have what rules derive of things, but not the classes above theirs.
    """

    def __init__(
        self,
        dataset: Dataset,
        lang: str = "en",
        *,
        stated_only: bool = False,
        derived: bool = False,
    ) -> None:
        self.dataset, self.lang = dataset, lang
        self.store = (
            dataset.provide(_DERIVED, stated_only=stated_only)
            if derived
            else dataset.view(stated_only=stated_only)
        )
        self.labels = dataset.labels(lang)

    @property
    def is_english(self) -> bool:
        """Tell whether the labels are in English."""
        return self.lang.partition("-")[0] == "en"

    def label(self, iri: str) -> str:
        """Return a thing's label; how it is written, if it has none."""
        return self.labels.get(iri) or self.written(iri)

    def written(self, iri: str) -> str:
        """Return how a thing is written in a query: ``actor:providus``, or ``<IRI>``."""
        short = compress(iri)
        if short == iri and self._own_prefixes:
            short = compress(iri, self._own_prefixes)
        local = short.partition(":")[2]
        return short if short != iri and _LOCAL.fullmatch(local) else f"<{iri}>"

    @cached_property
    def _own_prefixes(self) -> dict[str, str]:
        return {name: iri for name, iri in self.dataset.prefixes.items() if name not in PREFIXES}

    def objects(self, iri: str, predicate: NamedNode) -> list[NamedNode | Literal]:
        """Return the values of a thing's property, sorted; blank nodes are left out."""
        found = self.store.quads_for_pattern(NamedNode(iri), predicate, None, UNION)
        values = {quad.object for quad in found if isinstance(quad.object, NamedNode | Literal)}
        return sorted(values, key=str)

    def iris(self, iri: str, predicate: NamedNode) -> list[str]:
        """Return the values of a thing's property that are things, sorted."""
        return [each.value for each in self.objects(iri, predicate) if isinstance(each, NamedNode)]

    def subjects(self, predicate: NamedNode, value: NamedNode) -> list[str]:
        """Return the things that have a value for a property, sorted."""
        found = self.store.quads_for_pattern(None, predicate, value, UNION)
        return sorted({quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)})

    def classes(self, iri: str) -> list[str]:
        """Return a thing's classes except those that are above another of them; ours first."""
        found = self.iris(iri, _TYPE)
        above = {wider for each in found for wider in self.iris(each, _BELOW) if wider != each}
        kept = [each for each in found if each not in above] or found
        return sorted(kept, key=lambda each: (not each.startswith(PREFIXES["migov"]), each))

    def with_example(self, start: str) -> set[str]:
        """Return the classes of which all examples in the ontology begin so.

        The examples of the classes below a class are among its own.
        """
        examples = {
            quad.subject: quad.object.value.startswith(start)
            for quad in self.store.quads_for_pattern(None, _EXAMPLE, None, UNION)
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
        }
        found = set()
        for each in (each for each, begins in examples.items() if begins):
            below = self.subjects(_BELOW, each)
            if all(examples.get(NamedNode(narrow), True) for narrow in below):
                found |= {each.value, *below}
        return found

    def is_of(self, iri: str, classes: Collection[str]) -> bool:
        """Tell whether a thing is of one of these classes."""
        return any(each in classes for each in self.iris(iri, _TYPE))

    def what(self, iri: str) -> str:
        """Say in a few words what a thing is: its class with its kind, or its code list.

        It is empty if nothing says so.
        """
        if lists := self.iris(iri, _SCHEME):
            return f"code of the list “{self.label(lists[0])}”"
        classes = self.iris(iri, _TYPE)
        if term := self.kind_of_term(classes):
            return term
        if _LIST.value in classes:
            return "code list"
        told = self.label(self.classes(iri)[0]) if classes else ""
        kinds = [self.label(kind) for each in _KINDS for kind in self.iris(iri, each)]
        return f"{told}: {', '.join(kinds)}" if kinds else told

    def meaning(self, iri: str) -> str:
        """Return the definition or scope note of a term or code, in the language of the labels."""
        found = [each for name in _MEANINGS for each in self.objects(iri, name)]
        texts = [each for each in found if isinstance(each, Literal)]
        wanted = [each for each in texts if each.language == self.lang]
        return next((each.value for each in wanted or texts), "")

    @staticmethod
    def kind_of_term(classes: Collection[str]) -> str:
        """Return “class” or “property” for a term of an ontology, else nothing."""
        if _CLASS.value in classes:
            return "class"
        return "property" if any(each.value in classes for each in _PROPERTIES) else ""

    def sorted(self, things: Iterable[str]) -> list[str]:
        """Return things by how they are written."""
        return sorted(things, key=lambda each: (self.written(each).lower(), each))
