"""The difference between two states of a study: what is added, changed and removed, by record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.encodings import read_utf8
from kg.names import shown
from kg.rdf import compress, expand, in_words, local_name
from kg.study.countries import countries_named
from kg.study.dataset import Dataset
from kg.study.folder import ontology_files

__all__ = ["Change", "changes", "count_changes", "tell_changes", "with_files"]

_TYPE, _EXACT = NamedNode(expand("rdf:type")), NamedNode(expand("oa:exact"))
_EDTF = NamedNode(expand("loc:edtf"))
KINDS = ("added", "changed", "removed")


@dataclass(frozen=True)
class Change:
    """What changes about one record in one file: the triples that come and those that go.

    ``whole`` tells whether the file has nothing else about the record, before or after.
    """

    path: Path
    record: str
    added: tuple[Triple, ...]
    removed: tuple[Triple, ...]
    whole: bool

    @property
    def kind(self) -> str:
        """``added``, ``removed`` or ``changed``."""
        if self.whole and not self.removed:
            return "added"
        return "removed" if self.whole and not self.added else "changed"


def with_files(dataset: Dataset, contents: Mapping[Path, bytes | None]) -> Dataset:
    """Return a study as it is with these files, which nobody has written yet.

    Parameters
    ----------
    contents
        The bytes of each file that is new or changed; None for one that goes.

    Raises
    ------
    InputError
        If a file is not Turtle.
    """
    own = {path: each for path, each in dataset.contents.items() if path not in dataset.ontology}
    shipped = {path: dataset.contents[path] for path in ontology_files()}
    merged = {**own, **contents}
    kept = shipped | {path: each for path, each in sorted(merged.items()) if each is not None}
    countries = {path: read_utf8(path) for path in countries_named(kept)}
    after = replace(dataset, contents=countries | kept)
    after.store  # noqa: B018 (made now, so that an error in a file is raised here)
    return after


def changes(before: Dataset, after: Dataset) -> list[Change]:
    """Return what changes from one state of a study to another, by file and record.

    Only triples count: a file that is written in another order has not changed. Records without a
    name are compared by the file's order, so give records names first.
    """
    aside = before.ontology | after.ontology
    found: list[Change] = []
    for path in sorted({*before.contents, *after.contents} - aside):
        if before.contents.get(path) != after.contents.get(path):
            old, new = _by_record(before, path), _by_record(after, path)
            for record in sorted(old.keys() | new.keys()):
                one, other = old.get(record, set()), new.get(record, set())
                if one != other:
                    added, removed = (
                        sorted(other - one, key=_order),
                        sorted(one - other, key=_order),
                    )
                    whole = not one & other
                    found.append(Change(path, record, tuple(added), tuple(removed), whole))
    return found


def _by_record(dataset: Dataset, path: Path) -> Mapping[str, set[Triple]]:
    found: dict[str, set[Triple]] = {}
    for triple in dataset.files.get(path, ()):
        subject = triple.subject
        name = subject.value if isinstance(subject, NamedNode) else str(subject)
        found.setdefault(name, set()).add(triple)
    return found


def _order(triple: Triple) -> tuple[bool, str, str]:
    return triple.predicate != _TYPE, triple.predicate.value, str(triple.object)


def count_changes(found: Sequence[Change]) -> str:
    """Say in a few words how much changes.

    >>> count_changes([])
    'nothing changes'
    """
    if not found:
        return "nothing changes"
    told = []
    for kind in KINDS:
        if number := sum(each.kind == kind for each in found):
            told.append(f"{number:,} {kind}")
    files = len({each.path for each in found})
    return f"records: {', '.join(told)}, in {files:,} file{'s' * (files != 1)}"


def tell_changes(
    found: Iterable[Change],
    before: Dataset,
    after: Dataset,
    *,
    lang: str = "en",
    called: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """Yield the lines that tell what changes, in words: by file, then by record.

    A line with ``+`` is a value that comes, one with ``-`` a value that goes.

    Parameters
    ----------
    called
        What properties are called that have no label in the study, by their IRI.
    """
    words = _Words(before, after, lang, called or {})
    at: Path | None = None
    for each in found:
        if each.path != at:
            at = each.path
            yield shown(at)
        yield f"  {each.kind}: {words.record(each)}"
        signed = [("-", triple) for triple in each.removed]
        signed += [("+", triple) for triple in each.added]
        for sign, triple in sorted(signed, key=lambda pair: _order(pair[1])[:2]):
            if triple.predicate != _TYPE or each.kind == "changed":
                value = words.value(triple.object, gone=sign == "-")
                yield f"    {sign} {words.named(triple.predicate.value)}: {value}"


class _Words:
    """Records, properties and values as readers know them: the new state's words first."""

    def __init__(
        self, before: Dataset, after: Dataset, lang: str, called: Mapping[str, str]
    ) -> None:
        self._states = (after, before)
        self._labels = [after.labels(lang), before.labels(lang), called]

    def named(self, iri: str) -> str:
        """Return the label of a term, else the last part of its IRI."""
        return next((each[iri] for each in self._labels if iri in each), local_name(iri))

    def record(self, change: Change) -> str:
        """Name a record with its class: ``claim:x (participation)``."""
        classes = [t.object for t in (*change.added, *change.removed) if t.predicate == _TYPE]
        iri = change.record
        told = compress(iri)
        if label := self._label(iri):
            told += f" “{label}”"
        kinds = sorted(self.named(each.value) for each in classes if isinstance(each, NamedNode))
        return f"{told} ({', '.join(kinds)})" if kinds and change.kind != "changed" else told

    def value(self, term: object, *, gone: bool = False) -> str:
        """Return a value in words: a thing with its label, a date, or a text with its language.

        A quote that is ``gone`` from a record may have other words now: it has those of before.
        """
        if isinstance(term, NamedNode):
            quoted = self._quoted(term.value, self._states[::-1]) if gone else ""
            label = quoted or self._label(term.value)
            return f"{label} ({compress(term.value)})" if label else compress(term.value)
        if not isinstance(term, Literal):
            return str(term)
        if term.datatype == _EDTF and in_words(term.value) != term.value:
            return f"{term.value} ({in_words(term.value)})"
        return f"“{term.value}” ({term.language})" if term.language else f"{term.value}"

    def _label(self, iri: str) -> str:
        """Return the label of a thing; of a quote its words."""
        for labels in self._labels:
            if iri in labels:
                return labels[iri]
        return self._quoted(iri, self._states)

    def _quoted(self, iri: str, states: Iterable[Dataset]) -> str:
        if not iri.startswith(expand("quote:")):
            return ""
        for state in states:
            for quad in state.store.quads_for_pattern(NamedNode(iri), _EXACT, None, None):
                if isinstance(quad.object, Literal):
                    return quad.object.value
        return ""
