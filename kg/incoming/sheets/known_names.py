"""The names of a study's records, as they are written in cells and found again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.incoming.sheets.contents import Contents
from kg.incoming.sheets.layout import Layout
from kg.incoming.sheets.shortening import beginning, begins, shortest_beginning
from kg.rdf import choose_labels, compress, expand

__all__ = ["Names"]

_LABELS = [expand(f"skos:{name}") for name in ("prefLabel", "altLabel", "hiddenLabel")]
_NAMES = [*_LABELS, expand("migov:acronym")]
_PREF, _CODE = _LABELS[0], expand("migov:Code")


@dataclass
class Names:
    """Which texts name which records.

    A record is known by its labels and, if it has none, by the texts that its class needs: a post
    by its title. What a document prints for a participant names it as well, in that document first.

    Parameters
    ----------
    lang
        The language of the names that are written.
    """

    layout: Layout
    contents: Contents
    lang: str = "en"
    _classes: dict[str, frozenset[str]] = field(default_factory=dict)
    _texts: dict[str, set[str]] = field(default_factory=dict)
    _own: dict[str, list[str]] = field(default_factory=dict)
    _printed: dict[tuple[Path | None, str], set[str]] = field(default_factory=dict)
    _labels: dict[str, str] = field(default_factory=dict)
    _initials: dict[frozenset[str], dict[str, list[tuple[str, set[str]]]]] = field(
        default_factory=dict
    )

    def __post_init__(self) -> None:
        labels = []
        for iri, record in self.contents.records.items():
            names = [value for path in _NAMES for value in record.values(path)]
            if not names:
                names = [v for path in self._naming(record.cls) for v in record.values(path)]
            labels += [(NamedNode(iri), each) for each in record.values(_PREF) or names[:1]]
            for each in names or [Literal("")]:
                if isinstance(each, Literal):
                    self.add(iri, each.value, record.cls)
        # The tag that tells of another language would not be read as a part of the name.
        for iri, label in choose_labels(labels, self.lang).items():
            self._labels[iri] = next(
                (
                    own
                    for own in self._own.get(iri, ())
                    if own in (label, label.rpartition(" (")[0])
                ),
                label,
            )
        for path, of in self.printed_names:
            for file, record in self.contents.written():
                for value in record.values(path):
                    for thing in record.values(of):
                        if isinstance(value, Literal) and isinstance(thing, NamedNode):
                            self._printed.setdefault((file, value.value), set()).add(thing.value)
                            self._printed.setdefault((None, value.value), set()).add(thing.value)

    def _naming(self, cls: str) -> list[str]:
        """Return the properties whose text every record of a class needs."""
        sheet = self.layout.by_class.get(cls)
        needed = (each for each in sheet.columns if each.is_needed) if sheet else ()
        return [each.path for each in needed if each.datatype == expand("rdf:langString")]

    @property
    def printed_names(self) -> list[tuple[str, str]]:
        """The properties that say what a document prints for the value of another, and that one."""
        model = self.layout.model
        said = "migov:printedNameOf"
        return [(each, of) for each in model.having(said) for of in model.of(each, said)]

    def add(self, iri: str, text: str, cls: str) -> None:
        """Let a text name a record of a class from now on."""
        self._classes.setdefault(iri, frozenset(self.layout.model.above(cls)))
        self._initials.clear()
        if text:
            self._texts.setdefault(text, set()).add(iri)
            self._own.setdefault(iri, []).append(text)

    def fits(self, iri: str, classes: Collection[str]) -> bool:
        """Tell whether a record is of one of these classes; any is, if there are none."""
        return not classes or bool(self._classes.get(iri, frozenset()) & set(classes))

    def class_of(self, iri: str) -> frozenset[str]:
        """Return the class of a record and those above it; none if it has no record."""
        return self._classes.get(iri, frozenset())

    def label(self, iri: str) -> str:
        """Return what a record is called in the language of the sheets."""
        return self._labels.get(iri) or compress(iri)

    def written(self, iri: str, classes: Collection[str], file: Path | None = None) -> str:
        """Return the shortest text by which a record is found among those of these classes.

        It is the label, or its first words if no other record has a name that begins so. A record
        whose label is not its alone is written as ``prefix:name``.
        """
        label = self._labels.get(iri)
        if not label or self.named(label, classes, file) != [iri]:
            return compress(iri)
        if _CODE in self.class_of(iri):
            return label  # as in the drop-down list
        others = (text for text, things in self._among(classes, label[0]) if things != {iri})
        short = shortest_beginning(label, others)
        return short if self.named(short, classes, file) == [iri] else label

    def _among(self, classes: Collection[str], first: str) -> list[tuple[str, set[str]]]:
        """Return the names of the records of these classes that begin with a character."""
        key = frozenset(classes)
        if key not in self._initials:
            found: dict[str, list[tuple[str, set[str]]]] = {}
            for text, things in self._texts.items():
                if fitting := {each for each in things if self.fits(each, classes)}:
                    found.setdefault(text[0], []).append((text, fitting))
            self._initials[key] = found
        return self._initials[key].get(first, [])

    def named(self, text: str, classes: Collection[str], file: Path | None = None) -> list[str]:
        """Return the records of these classes that a text names, sorted; best ways first.

        The ways are: a name, a name in other letters (small or capital), what a document prints,
        the first words of a name with “…”. The first way that finds something counts.

        Parameters
        ----------
        file
            The document's file, whose printed names come before those of other documents.
        """
        ways: list[Iterable[str]] = [
            self._texts.get(text, ()),
            self._printed.get((file, text), ()) if file else (),
            self._printed.get((None, text), ()),
        ]
        for way in ways:
            if found := self._fitting(way, classes):
                return found
        if start := beginning(text):
            own = self._among(classes, start[0])
            if found := sorted({iri for text, of in own if begins(text, start) for iri in of}):
                return found
        folded = text.casefold()
        alike = (iri for own, of in self._texts.items() if own.casefold() == folded for iri in of)
        return self._fitting(alike, classes)

    def _fitting(self, things: Iterable[str], classes: Collection[str]) -> list[str]:
        return sorted({iri for iri in things if self.fits(iri, classes)})
