"""What the ontology and the shapes say about classes and properties, for columns of sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf import expand, read_triples
from kg.reading import files_under
from kg.study import ENDINGS, Dataset, shipped

__all__ = ["Model", "PropertyShape", "read_model"]

_Node = NamedNode | BlankNode


_iri = cache(expand)


class PropertyShape:
    """What a shape asks of the values of one property."""

    def __init__(self, model: Model, node: str) -> None:
        self._of, self.node = model.of, node
        self._model = model
        self.path = model.one(node, "sh:path")
        self.datatype = model.one(node, "sh:datatype")
        self.is_address = bool(
            model.one(node, "sh:nodeKind") == _iri("sh:IRI") and model.one(node, "sh:pattern")
        )

    @property
    def most(self) -> int | None:
        """The most values, or None if there may be any number."""
        said = self._model.one(self.node, "sh:maxCount")
        return int(said) if said else None

    @property
    def least(self) -> int:
        """The fewest values."""
        return int(self._model.one(self.node, "sh:minCount") or 0)

    @property
    def order(self) -> float | None:
        """The place among the columns of a sheet."""
        said = self._model.one(self.node, "sh:order")
        return float(said) if said else None

    @cached_property
    def classes(self) -> frozenset[str]:
        """The classes of which a value must be: of one of them."""
        found = set(self._of(self.node, "sh:class"))
        for listed in self._model.lists(self.node, "sh:or"):
            for shape in listed:
                found |= set(self._of(shape, "sh:class"))
        return frozenset(found)


class Model:
    """The triples of the ontology and the shapes, by subject.

    Nodes are IRIs, or ``_:`` and a name.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._said: dict[str, dict[str, list[NamedNode | BlankNode | Literal]]] = {}
        self._above: dict[str, list[str]] = {}
        self._below: dict[str, list[str]] = {}
        for each in triples:
            if isinstance(each.object, Triple):
                continue
            said = self._said.setdefault(_name(each.subject), {})
            said.setdefault(each.predicate.value, []).append(each.object)

    def of(self, node: str, curie: str) -> list[str]:
        """Return the values of a property, literals as their text."""
        return [_name(each) for each in self._said.get(node, {}).get(_iri(curie), ())]

    def one(self, node: str, curie: str) -> str:
        """Return the value of a property, the first if there are several, or nothing."""
        return min(self.of(node, curie), default="")

    def texts(self, node: str, curie: str) -> dict[str, str]:
        """Return the texts of a property by their language."""
        found = self._said.get(node, {}).get(_iri(curie), ())
        return {
            each.language or "": each.value
            for each in sorted(found, key=str)
            if isinstance(each, Literal)
        }

    def lists(self, node: str, curie: str) -> Iterator[list[str]]:
        """Give the lists that are values of a property."""
        for head in self.of(node, curie):
            listed, rest = [], head
            while rest and rest != _iri("rdf:nil"):
                listed.append(self.one(rest, "rdf:first"))
                rest = self.one(rest, "rdf:rest")
            yield listed

    def typed(self, curie: str) -> list[str]:
        """Return the nodes of a class, sorted."""
        return self._typed.get(_iri(curie), [])

    @cached_property
    def _typed(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for node in sorted(self._said):
            for cls in self.of(node, "rdf:type"):
                found.setdefault(cls, []).append(node)
        return found

    def having(self, curie: str) -> list[str]:
        """Return the nodes that have a property, sorted."""
        wanted = _iri(curie)
        return sorted(node for node, said in self._said.items() if wanted in said)

    def label(self, node: str) -> dict[str, str]:
        """Return what a term is called, by language."""
        return self.texts(node, "rdfs:label") or self.texts(node, "skos:prefLabel")

    def meaning(self, node: str) -> dict[str, str]:
        """Return what a term or a code means, by language."""
        return self.texts(node, "skos:definition") or self.texts(node, "skos:scopeNote")

    @cached_property
    def classes(self) -> list[str]:
        """The classes, sorted."""
        return self.typed("owl:Class")

    def above(self, cls: str) -> list[str]:
        """Return a class and those above it, the nearest first."""
        found = self._above.get(cls)
        if found is None:
            found = self._above[cls] = [cls]
            for each in found:
                higher = sorted(self.of(each, "rdfs:subClassOf"))
                found += [one for one in higher if one not in found]
        return found

    def below(self, cls: str) -> list[str]:
        """Return a class and those below it, sorted."""
        if cls not in self._below:
            others = (each for each in self.classes if each != cls and cls in self.above(each))
            self._below[cls] = [cls, *others]
        return self._below[cls]

    @cached_property
    def shapes_of(self) -> Mapping[str, list[str]]:
        """The shapes that name a class as their target, by class."""
        found: dict[str, list[str]] = {}
        for shape in sorted(self._said):
            for cls in self.of(shape, "sh:targetClass"):
                found.setdefault(cls, []).append(shape)
        return found

    @cached_property
    def by_path(self) -> Mapping[str, list[PropertyShape]]:
        """All property shapes by the property that they are on."""
        found: dict[str, list[PropertyShape]] = {}
        for node in sorted(self._said):
            shape = PropertyShape(self, node)
            if shape.path:
                found.setdefault(shape.path, []).append(shape)
        return found

    def allowed(self, cls: str) -> dict[str, list[PropertyShape]]:
        """Return the properties that a record of a class can have, with the shapes on them."""
        found: dict[str, list[PropertyShape]] = {}
        for each in self.above(cls):
            for shape in self.shapes_of.get(each, ()):
                for node in self.of(shape, "sh:property"):
                    on = PropertyShape(self, node)
                    found.setdefault(on.path, []).append(on)
                for listed in self.lists(shape, "sh:ignoredProperties"):
                    for path in listed:
                        found.setdefault(path, [])
        return {path: shapes for path, shapes in found.items() if path != _iri("rdf:type")}

    def is_closed(self, cls: str) -> bool:
        """Tell whether a shape says which properties a record of this class can have."""
        return any("true" in self.of(shape, "sh:closed") for shape in self.shapes_of.get(cls, ()))

    def alternatives(self, cls: str) -> list[tuple[str, list[str]]]:
        """Return shapes of a class by which a record has just one of some properties, and these."""
        found = []
        for shape in self.shapes_of.get(cls, ()):
            for listed in self.lists(shape, "sh:xone"):
                paths = [self._needed(each) for each in listed]
                if all(len(each) == 1 for each in paths):
                    found.append((shape, [each[0] for each in paths]))
        return found

    def _needed(self, shape: str) -> list[str]:
        asked = [PropertyShape(self, node) for node in self.of(shape, "sh:property")]
        return [each.path for each in asked if each.least] if all(e.least for e in asked) else []


def read_model(dataset: Dataset) -> Model:
    """Read the ontology and the shapes, the shipped ones and those of a study's own.

    Raises
    ------
    InputError
        If a file cannot be read.
    """
    folders = [shipped() / "ontology" / "shapes", *dataset.folder.shapes]
    shapes = [path for folder in folders for path in files_under(folder, ENDINGS)]
    terms = [*dataset.ontology, *dataset.own_ontology]
    triples = [triple for path in sorted(terms) for triple in dataset.files[path]]
    for path in shapes:
        triples += read_triples(path)
    return Model(triples)


def _name(node: object) -> str:
    if isinstance(node, BlankNode):
        return f"_:{node.value}"
    return node.value if isinstance(node, NamedNode | Literal) else ""
