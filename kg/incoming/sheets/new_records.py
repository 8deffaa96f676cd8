"""Records for names that the study does not have yet."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.incoming.identifiers import mint
from kg.incoming.sheets.known_names import Names
from kg.incoming.sheets.layout import Layout
from kg.rdf import expand, local_name

__all__ = ["NewRecords"]

_TYPE, _NAME = NamedNode(expand("rdf:type")), NamedNode(expand("skos:prefLabel"))
_ACTOR, _ORGANISATION = expand("migov:Actor"), expand("migov:Organisation")
# Records that documents share have a file of their own, in the folder of their kind; places have
# one file. All others are in the file of the document that tells of them.
_FOLDERS = {"actor": "actors", "project": "projects", "programme": "programmes"}
_ONE_FILE = {"place": "places.ttl"}


@dataclass
class NewRecords:
    """Makes records: an identifier, a class, a file, and names.

    ``homes`` tells the file of each record that was made.
    """

    layout: Layout
    names: Names
    data: Path
    is_taken: Callable[[str], bool]
    homes: dict[str, Path] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)

    def mint(self, prefix: str, name: str) -> str:
        """Return an identifier that nothing has, and keep it from being given again."""
        iri = mint(prefix, name, lambda each: each in self.homes or self._is_taken(prefix, each))
        self.homes[iri] = Path()
        return iri

    def _is_taken(self, prefix: str, iri: str) -> bool:
        return self.is_taken(iri) or self._home(prefix, iri, Path()).is_file()

    def make(self, cls: str, name: str, file: Path) -> str:
        """Return the identifier of a new record of a class.

        Parameters
        ----------
        name
            What it is called; from now on, this name means it.
        file
            The document's file, for a record that has no file of its own.
        """
        sheet = self.layout.by_class[cls]
        prefix = sheet.prefixes[cls]
        iri = self.mint(prefix, name)
        self.homes[iri], self.classes[iri] = self._home(prefix, iri, file), cls
        self.names.add(iri, name, cls)
        return iri

    def _home(self, prefix: str, iri: str, file: Path) -> Path:
        if prefix in _FOLDERS:
            return self.data / _FOLDERS[prefix] / f"{local_name(iri)}.ttl"
        return self.data / _ONE_FILE[prefix] if prefix in _ONE_FILE else file

    def triples(self, iri: str, name: str, language: str) -> list[Triple]:
        """Return what a record that was made has at least: its class and its name."""
        node = NamedNode(iri)
        return [
            Triple(node, _TYPE, NamedNode(self.classes[iri])),
            Triple(node, _NAME, Literal(name, language=language)),
        ]

    def class_for(self, classes: Collection[str]) -> str:
        """Return the class that a new value of a column must have, or nothing if it may be several.

        A new actor is an organisation, unless somebody says otherwise.
        """
        model = self.layout.model
        below = {each for cls in classes for each in model.below(cls)} & self.layout.by_class.keys()
        if len(below) == 1:
            return below.pop()
        actors = {each for each in below if _ACTOR in model.above(each)}
        return _ORGANISATION if actors == below and _ORGANISATION in below else ""
