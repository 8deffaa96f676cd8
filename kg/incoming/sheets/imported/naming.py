"""The record that a name in a cell means: known, nearly known, or nobody yet."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DataError
from kg.incoming.sheets.cells import Names, is_short
from kg.incoming.sheets.imported.new_records import NewRecords
from kg.lookup import Finder, Match
from kg.rdf import PREFIXES, compress, expand, suggest
from kg.study import country_names

__all__ = ["Meant", "Naming"]

# How well a name must match to be taken, and how well to be asked about; how far the next must be.
_SURE, _NEAR, _APART = 0.93, 0.6, 0.1
_LISTED = 5
_CODES = PREFIXES["kind"].removesuffix("actor-kind/")
_PLACE = expand("migov:Place")
_WRITTEN = re.compile(r"([a-z]+):(\S+)")


@dataclass(frozen=True)
class Meant:
    """The record that a text means, and what must be said about it; mostly nothing."""

    iri: str
    remark: str = ""


class Naming:
    """Finds the record that a text means.

    Parameters
    ----------
    names
        The names of the study.
    new
        The records that other rows of the sheet make.
    finder
        Finds names of the study that are nearly equal.
    """

    def __init__(self, names: Names, new: NewRecords, finder: Finder) -> None:
        self._names, self._new, self._finder = names, new, finder

    def find(self, text: str, classes: Collection[str], file: Path | None = None) -> Meant | None:
        """Return the record of one of these classes that a text means; None if it is a new name.

        Parameters
        ----------
        file
            The document's file; the names that it prints come before those of others.

        Raises
        ------
        DataError
            If several may be meant, if ``prefix:name`` has no record, or if a name is alike and
            not surely the same.
        """
        if found := self.exact(text, classes, file):
            return found
        return None if text.casefold() in self._new.told else self._alike(text, classes)

    def _country(self, text: str, classes: Collection[str]) -> str:
        """Return a country that no record of the study names yet; nothing if it is not one."""
        if _PLACE not in classes:
            return ""
        names = country_names()
        short = expand(text) if text.startswith("place:") else ""
        return short if short in names.values() else names.get(text.casefold(), "")

    def exact(self, text: str, classes: Collection[str], file: Path | None = None) -> Meant | None:
        """Return the record that has just this name, or None; see :meth:`find`."""
        if country := self._country(text, classes):
            return Meant(country)
        written = _WRITTEN.fullmatch(text)
        if written and written[1] in PREFIXES:
            self.check(expand(text), classes)
            return Meant(expand(text))
        found = self._names.named(text, classes, file)
        if not found or is_short(text):
            found = list(dict.fromkeys([*found, *self._new.named(text, classes)]))
        if len(found) == 1:
            return Meant(found[0], self._of_others(text, found[0], file))
        if found:
            which = "more of its name" if is_short(text) else "which one, with its prefix"
            raise DataError(f"this may be {self._either(found)}; write {which}")
        others = self._names.named(text, (), file) or self._new.named(text, ())
        # A thing may be called as a code is: a study “Study”, a council “Council of migrants”.
        if others := [each for each in others if not each.startswith(_CODES)]:
            raise DataError(f"this is {self._either(others)}, which cannot be in this column")
        return None

    def _of_others(self, text: str, iri: str, file: Path | None) -> str:
        """Say that a group is one of other documents; two events have two groups “participants”."""
        if not file or expand("migov:UnnamedGroup") not in self._names.class_of(iri):
            return ""
        triples = self._names.contents.dataset.files.get(file, ())
        if f"<{iri}>" in {str(term) for each in triples for term in (each.subject, each.object)}:
            return ""
        return (
            f"“{text}” is taken as the group {compress(iri)} of other documents; if it is another "
            "group, give it a name of its own in “Actors”"
        )

    def near(self, text: str, classes: Collection[str]) -> str:
        """Name the record whose name is most like a text, or return an empty text."""
        found = self._matches(text, classes)
        return self._named(found[0].thing) if found else ""

    def like(self, text: str, classes: Collection[str]) -> list[str]:
        """Return the few records whose names are most like a text, however little."""
        found = self._finder.index.find(text, lambda iri: self._names.fits(iri, classes))
        return [each.thing for each in found[:3] if not each.name.is_meaning]

    def check(self, iri: str, classes: Collection[str]) -> None:
        """Refuse a record that the study does not have, or that is of another class.

        Raises
        ------
        DataError
            With the record that may be meant.
        """
        if self._new.fits(iri, classes) or self._country(compress(iri), classes):
            return
        if not self._names.class_of(iri):
            near = suggest(iri, self._names.contents.records)
            hint = f"did you mean {compress(near)}?" if near else "write a name, or correct it"
            raise DataError(f"there is no record {compress(iri)}; {hint}")
        if not self._names.fits(iri, classes):
            raise DataError(f"this is {self._named(iri)}, which cannot be in this column")

    def _alike(self, text: str, classes: Collection[str]) -> Meant | None:
        found = self._matches(text, classes)
        if not found:
            return None
        best = found[0]
        near = [each for each in found if each.score > best.score - _APART]
        if best.score >= _SURE and len(near) == 1:
            return Meant(best.thing, f"“{text}” is taken as {self._named(best.thing)}")
        raise DataError(
            f"nothing is called so; did you mean {self._either([each.thing for each in near])}? If "
            "it is another, give it a row in the sheet of its kind"
        )

    def _matches(self, text: str, classes: Collection[str]) -> list[Match]:
        found = self._finder.index.find(text, lambda iri: self._names.fits(iri, classes))
        return [
            each
            for each in found
            if each.score >= _NEAR
            and not each.name.is_meaning
            and self._names.class_of(each.thing)
            and _numbers(each.name.text) == _numbers(text)
        ]

    def _either(self, things: Iterable[str]) -> str:
        listed = [self._named(each) for each in things]
        more = len(listed) - _LISTED
        shown = [*listed[:_LISTED], *([f"{more:,} more"] if more > 0 else [])]
        return f"{', '.join(shown[:-1])} or {shown[-1]}" if len(shown) > 1 else shown[0]

    def _named(self, iri: str) -> str:
        label, short = self._names.label(iri), compress(iri)
        return short if label == short else f"{short} ({label})"


def _numbers(text: str) -> list[str]:
    """Return the numbers in a name: the second part is not the first, however alike they are."""
    return re.findall(r"\d+", text)
