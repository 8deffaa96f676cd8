"""The names of a study's records, as they are written in cells and found again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.incoming.sheets.cells.by_ends import ByEnds
from kg.incoming.sheets.cells.contents import Contents
from kg.incoming.sheets.cells.quoting import folded
from kg.incoming.sheets.cells.shortening import first_word, is_short, shortest
from kg.incoming.sheets.layout import Layout
from kg.rdf import choose_labels, compress, expand

__all__ = ["Names"]

_LABELS = [expand(f"skos:{name}") for name in ("prefLabel", "altLabel", "hiddenLabel")]
_NAMES = [*_LABELS, expand("migov:acronym")]
_OTHER = [_LABELS[1], _NAMES[-1]]
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
    is_brief
        Shorten long names to their first words.
    """

    layout: Layout
    contents: Contents
    lang: str = "en"
    is_brief: bool = True
    _classes: dict[str, frozenset[str]] = field(default_factory=dict)
    _texts: dict[str, set[str]] = field(default_factory=dict)
    _folded: dict[str, set[str]] = field(default_factory=dict)
    _other: dict[str, list[str]] = field(default_factory=dict)
    _own: dict[str, list[str]] = field(default_factory=dict)
    _printed: dict[tuple[Path | None, str], set[str]] = field(default_factory=dict)
    _labels: dict[str, str] = field(default_factory=dict)
    _first_words: dict[frozenset[str], dict[str, list[tuple[str, set[str]]]]] = field(
        default_factory=dict
    )
    _of: dict[frozenset[str], list[str]] = field(default_factory=dict)
    _by_ends: dict[frozenset[str], ByEnds] = field(default_factory=dict)

    def __post_init__(self) -> None:
        labels = []
        for iri, record in self.contents.records.items():
            names = [value for path in _NAMES for value in record.values(path)]
            if not names:
                names = [v for path in self._naming(record.cls) for v in record.values(path)]
            labels += [(NamedNode(iri), each) for each in record.values(_PREF) or names[:1]]
            self._other[iri] = [v.value for path in _OTHER for v in record.values(path)]
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

    @cached_property
    def printed_names(self) -> list[tuple[str, str]]:
        """The properties that say what a document prints for the value of another, and that one."""
        model = self.layout.model
        said = "migov:printedNameOf"
        return [(each, of) for each in model.having(said) for of in model.of(each, said)]

    def add(self, iri: str, text: str, cls: str) -> None:
        """Let a text name a record of a class from now on."""
        self._classes.setdefault(iri, frozenset(self.layout.model.above(cls)))
        self._first_words.clear()
        self._by_ends.clear()
        self._of.clear()
        if text:
            self._texts.setdefault(text, set()).add(iri)
            self._folded.setdefault(folded(text), set()).add(iri)
            self._own.setdefault(iri, []).append(text)

    def fits(self, iri: str, classes: Collection[str]) -> bool:
        """Tell whether a record is of one of these classes; any is, if there are none."""
        return not classes or bool(self._classes.get(iri, frozenset()) & set(classes))

    def of(self, classes: frozenset[str]) -> list[str]:
        """Return the records of these classes."""
        if classes not in self._of:
            self._of[classes] = [iri for iri in self._classes if self.fits(iri, classes)]
        return self._of[classes]

    def class_of(self, iri: str) -> frozenset[str]:
        """Return the class of a record and those above it; none if it has no record."""
        return self._classes.get(iri, frozenset())

    def label(self, iri: str) -> str:
        """Return what a record is called in the language of the sheets."""
        return self._labels.get(iri) or compress(iri)

    def written(self, iri: str, classes: Collection[str], file: Path | None = None) -> str:
        """Return the shortest text by which a record is found among those of these classes.

        It is the label, or its first words if no other record has a name that begins so, or a
        shorter name such as an acronym. A record whose label is not its alone is written as
        ``prefix:name``.
        """
        label = self._labels.get(iri)
        if not label or self.named(label, classes, file) != [iri]:
            return compress(iri)
        if not self.is_brief or (_CODE in self.class_of(iri) and len(classes) == 1):
            return label  # of a code, as in the list of a column that takes nothing else
        others = (text for text, things in self._among(classes, label) if things != {iri})
        ways: list[str] = [*self._other.get(iri, ()), shortest(label, others), label]
        alone = (way for way in ways if self.named(way, classes, file) == [iri])
        return min(alone, key=len)

    def _among(self, classes: Collection[str], text: str) -> list[tuple[str, set[str]]]:
        """Return the names of the records of these classes with the first word of a text."""
        key = frozenset(classes)
        if key not in self._first_words:
            found: dict[str, list[tuple[str, set[str]]]] = {}
            for name, things in self._texts.items():
                if fitting := {each for each in things if self.fits(each, classes)}:
                    found.setdefault(first_word(name), []).append((name, fitting))
            self._first_words[key] = found
        return self._first_words[key].get(first_word(text), [])

    def _short(self, text: str, classes: Collection[str]) -> list[str]:
        """Return the records of these classes with a name that a shortened one stands for."""
        key = frozenset(classes)
        if key not in self._by_ends:
            fit = (text for text, things in self._texts.items() if self._fitting(things, classes))
            self._by_ends[key] = ByEnds(fit)
        names = self._by_ends[key].fitting(text)
        return self._fitting({iri for name in names for iri in self._texts[name]}, classes)

    def named(self, text: str, classes: Collection[str], file: Path | None = None) -> list[str]:
        """Return the records of these classes that a text names, sorted; best ways first.

        The ways are: a name, what a document prints, the first words of a name with “…”, a name in
        other letters (small or capital), blanks, dashes or quotation marks. The first way that
        finds something counts.

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
        if is_short(text) and (found := self._short(text, classes)):
            return found
        return self._fitting(self._folded.get(folded(text), ()), classes)

    def _fitting(self, things: Iterable[str], classes: Collection[str]) -> list[str]:
        return sorted({iri for iri in things if self.fits(iri, classes)})
