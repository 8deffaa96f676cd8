"""Records for names that the study does not have yet."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.incoming.identifiers import mint
from kg.incoming.sheets.cells import fits_short, folded, is_short
from kg.incoming.sheets.layout import Layout
from kg.rdf import expand, local_name

__all__ = ["NewRecords"]

_TYPE, _NAME = NamedNode(expand("rdf:type")), NamedNode(expand("skos:prefLabel"))
_ACTOR, _ORGANISATION = expand("migov:Actor"), expand("migov:Organisation")
_PERSON = expand("migov:Person")
# Records that documents share have a file of their own, in the folder of their kind; places have
# one file. All others are in the file of the document that tells of them.
_FOLDERS = {"actor": "actors", "project": "projects", "programme": "programmes"}
_ONE_FILE = {"place": "places.ttl"}


@dataclass
class NewRecords:
    """Makes records: an identifier, a class, a file, and names.

    ``homes`` tells the file of each record that was made, and ``told`` the class of each name, in
    small letters, that a cell says in brackets. ``kind_of`` returns what a name in a language
    tells: ``organisation``, ``person`` or nothing.
    """

    layout: Layout
    data: Path
    is_taken: Callable[[str], bool]
    kind_of: Callable[[str, str], str] = lambda _name, _lang: ""
    told: dict[str, str] = field(default_factory=dict)
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
        same = self._names.setdefault(folded(name), [])
        same += [iri] * (iri not in same)

    def named(self, text: str, classes: Collection[str]) -> list[str]:
        """Return the new records of these classes that a text, or a shortened one, names."""
        alike = folded(text)
        found = self._names.get(alike, [])
        if not found and is_short(text):
            short = (own for name, own in self._names.items() if fits_short(alike, name))
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

    def class_for(self, classes: Collection[str], name: str, language: str) -> str:
        """Return the class that a new name has in a column, or nothing if it may be several.

        Of actors the name tells it, or what a cell says in brackets. Where no person can be, a new
        actor is an organisation.
        """
        model = self.layout.model
        below = {each for cls in classes for each in model.below(cls)} & self.layout.by_class.keys()
        if told := self.told.get(name.casefold()):
            return told if told in below else ""
        if len(below) == 1:
            return below.pop()
        if any(_ACTOR not in model.above(each) for each in below):
            return ""
        kind = self.kind_of(name, language)
        if kind != "person" and (kind or _PERSON not in below):
            return _ORGANISATION if _ORGANISATION in below else ""
        return _PERSON if kind and _PERSON in below else ""

    def unknown(self, text: str, classes: Collection[str], sheets: str, lang: str) -> str:
        """Say what to do about a name that nothing has and that does not tell what it is of.

        Parameters
        ----------
        sheets
            The sheets that may have a row for it, in words.
        """
        model = self.layout.model
        below = {each for cls in classes for each in model.below(cls)}
        labels = [model.label(each).get(lang, "") for each in (_ORGANISATION, _PERSON)]
        if not {_ORGANISATION, _PERSON} <= below:
            return f"nothing is called so; correct it, or give it a row in {sheets}"
        ways = " or ".join(f"“{text} ({label})”" for label in labels)
        return (
            f"nothing is called so, and kg cannot tell what it is; correct it, write {ways}, or "
            f"give it a row in {sheets}"
        )
