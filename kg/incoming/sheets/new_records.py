"""Records for names that the study does not have yet."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.incoming.identifiers import mint
from kg.incoming.sheets.layout import Layout
from kg.incoming.sheets.shortening import fits_short, is_short
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
    data: Path
    is_taken: Callable[[str], bool]
    homes: dict[str, Path] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)
    _names: dict[str, list[str]] = field(default_factory=dict)

    def mint(self, prefix: str, name: str) -> str:
        """Return an identifier that nothing has, and keep it from being given again."""
        iri = mint(prefix, name, lambda each: each in self.homes or self._is_taken(prefix, each))
        self.homes[iri] = Path()
        return iri

    def _is_taken(self, prefix: str, iri: str) -> bool:
        home = self._home(prefix, iri, Path())
        # Places share one file, which says nothing of the identifier.
        return self.is_taken(iri) or (home.stem == local_name(iri) and home.exists())

    def make(self, cls: str, name: str, file: Path) -> str:
        """Return the identifier of a new record of a class.

        Parameters
        ----------
        name
            What it is called; from now on this name means it.
        file
            The document's file, for a record that has no file of its own.
        """
        sheet = self.layout.by_class[cls]
        prefix = sheet.prefixes[cls]
        iri = self.mint(prefix, name)
        self.homes[iri], self.classes[iri] = self._home(prefix, iri, file), cls
        self.call(iri, name)
        return iri

    def call(self, iri: str, name: str, cls: str = "") -> None:
        """Let a name mean a record from now on; a class is given of one that was not made here."""
        if cls:
            self.classes[iri] = cls
        same = self._names.setdefault(name.casefold(), [])
        same += [iri] * (iri not in same)

    def named(self, text: str, classes: Collection[str]) -> list[str]:
        """Return the new records of these classes that a text, or a shortened one, names."""
        folded = text.casefold()
        found = self._names.get(folded, [])
        if not found and is_short(text):
            short = (own for name, own in self._names.items() if fits_short(folded, name))
            found = list(dict.fromkeys(iri for own in short for iri in own))
        return [iri for iri in found if self.fits(iri, classes)]

    def fits(self, iri: str, classes: Collection[str]) -> bool:
        """Tell whether a new record is of one of these classes; any is, if there are none."""
        return iri in self.classes and (not classes or bool(self.above(iri) & set(classes)))

    def above(self, iri: str) -> set[str]:
        """Return the class of a new record and those above it."""
        return set(self.layout.model.above(self.classes[iri])) if iri in self.classes else set()

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
