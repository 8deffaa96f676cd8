"""Make a dataset of a study's files: one named graph for each file, and graphs of derived facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import NamedNode, Store, Triple

from kg.encodings import read_utf8
from kg.findings import Location
from kg.rdf import (
    PREFIXES,
    choose_labels,
    declared_prefixes,
    parse_turtle,
    quiet_rdflib,
    record_lines,
    to_rdflib_triple,
)
from kg.reading import each_once
from kg.study.countries import countries_folder, countries_named
from kg.study.demand import EVERYTHING, Wanted
from kg.study.folder import StudyFolder, ontology_files, open_study
from kg.study.graph_names import graph_names, real_path
from kg.study.rules import read_rules
from kg.study.unnamed_quotes import NamedQuotes, name_all_quotes
from kg.study.views import NAMES, UNION, Views

if TYPE_CHECKING:
    import rdflib

__all__ = ["Dataset", "load_dataset", "read_dataset"]


_Read = TypeVar("_Read")


class _Files(Mapping[Path, _Read]):
    """What is read from each file, when somebody asks for it."""

    def __init__(self, contents: Mapping[Path, bytes], read: Callable[[str, Path], _Read]) -> None:
        self._contents, self._reader = contents, read
        self._read: dict[Path, _Read] = {}

    def __getitem__(self, path: Path) -> _Read:
        if path not in self._read:
            self._read[path] = self._reader(self._contents[path].decode("utf-8"), path)
        return self._read[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._contents)

    def __len__(self) -> int:
        return len(self._contents)


@dataclass(frozen=True)
class Dataset:
    """The files of a study, and the stores that answer SPARQL about them.

    ``contents`` are the bytes of each file, in UTF-8. Everything else is made from them when it is
    first asked for; no file is read again. While a long loading runs, ``say`` gets a message on its
    progress every few seconds. ``named`` has the files in which quotes have no name: their contents
    have the names that ``kg fmt`` would write.
    """

    folder: StudyFolder
    contents: Mapping[Path, bytes] = field(repr=False)
    say: Callable[[str], None] | None = field(default=None, repr=False, compare=False)
    named: Mapping[Path, NamedQuotes] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def files(self) -> Mapping[Path, list[Triple]]:
        """Each file's triples as written."""
        return _Files(self.contents, lambda text, path: parse_turtle(text, path=path))

    @cached_property
    def lines(self) -> Mapping[Path, Mapping[str, int]]:
        """The line where each record of a file begins, by its IRI."""
        named = {path: found.lines for path, found in self.named.items()}
        return _Files(
            self.contents, lambda text, path: {**record_lines(text), **named.get(path, {})}
        )

    @cached_property
    def ontology(self) -> frozenset[Path]:
        """The files that come with kg: its terms and codes, and the countries named."""
        ours, countries = set(ontology_files()), countries_folder()
        return frozenset(path for path in self.contents if path in ours or path.parent == countries)

    @cached_property
    def own_ontology(self) -> frozenset[Path]:
        """The files in the study's folder ``ontology``: its own terms, and codes beside them."""
        if not self.folder.has_own_ontology():
            return frozenset()
        folder = real_path(self.folder.ontology)
        real = {path: real_path(path) for path in self.contents}
        return frozenset(
            path
            for path, at in real.items()
            if at.is_relative_to(folder) and not at.is_relative_to(folder / "shapes")
        )

    @cached_property
    def graphs(self) -> Mapping[Path, NamedNode]:
        """The name of each file's graph."""
        return graph_names(self.contents, self.folder.root)

    @cached_property
    def records(self) -> Mapping[str, list[Location]]:
        """Where each record begins, by its IRI; one place for each of its files, in their order."""
        records: dict[str, list[Location]] = {}
        for path, lines in self.lines.items():
            for iri, line in lines.items():
                records.setdefault(iri, []).append(Location(path, line))
        return records

    def as_written(self, path: Path) -> bytes:
        """Return the bytes of a file as it is on the disk, without a byte-order mark."""
        return self.named[path].written if path in self.named else self.contents[path]

    @cached_property
    def prefixes(self) -> Mapping[str, str]:
        """The project's prefixes, and those that the study's files declare.

        If two files declare the same prefix differently, the first file by path is used.
        """
        found = dict(PREFIXES)
        for path in sorted(self.contents):
            for name, namespace in declared_prefixes(self.contents[path]).items():
                found.setdefault(name, namespace)
        return found

    def where(self, iri: str) -> Location | None:
        """Return the file and line where a record begins (the last, if it has several), or None."""
        places = self.records.get(iri)
        return places[-1] if places else None

    @cached_property
    def _views(self) -> Views:
        return Views(self.contents, self.graphs, self.say, lambda: read_rules(self.folder))

    @property
    def store(self) -> Store:
        """A store whose default graph has everything, without named graphs; see :meth:`view`."""
        return self._views.store()

    def view(self, *, stated_only: bool = False, graphs: bool = False) -> Store:
        """Return the store to query; see :meth:`kg.study.views.Views.store`."""
        return self._views.store(stated_only=stated_only, graphs=graphs)

    def provide(
        self, asked: Wanted = EVERYTHING, *, stated_only: bool = False, graphs: bool = False
    ) -> Store:
        """Return the store to query, in which everything is derived that is asked for.

        Raises
        ------
        InputError
            If a rule is wrong.
        """
        return self._views.provide(asked, stated_only=stated_only, graphs=graphs)

    def still(self) -> AbstractContextManager[None]:
        """Keep other threads from changing the stores; see :meth:`kg.study.views.Views.still`."""
        return self._views.still()

    def check_rules(self) -> None:
        """Refuse rules of the study's own that are wrong.

        Raises
        ------
        InputError
            With file and line of the rule.
        """
        self.provide(Wanted())

    def labels(self, lang: str = "en") -> dict[str, str]:
        """Return the preferred label of everything that has one, in a language.

        If there is none in that language, the label in English, Latvian, Lithuanian or any other
        language is used, in this order, with its language in brackets: ``"Supolka (lv)"``.
        """
        if lang not in self._labels:
            self._labels[lang] = self._labels_in(lang)
        return self._labels[lang]

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        return {}

    def _labels_in(self, lang: str) -> dict[str, str]:
        store, names = self.store, self._views.own_names()
        # Labels come from the files: a merged record keeps its own name, so that readers can follow
        # the decision.
        stored = (
            (each.subject, each.object)
            for name in NAMES
            for each in store.quads_for_pattern(None, name, None, UNION)
            if each.subject not in names
        )
        own = ((thing, label) for thing, given in names.items() for label in given)
        return choose_labels(chain(stored, own), lang)

    def to_rdflib(self) -> rdflib.Dataset:
        """Return the same graphs as an ``rdflib.Dataset`` whose default graph is their union."""
        import rdflib

        dataset = rdflib.Dataset(default_union=True)
        for prefix, namespace in self.prefixes.items():
            dataset.bind(prefix, namespace)
        with quiet_rdflib():
            for quad in self.provide(graphs=True):
                if isinstance(quad.graph_name, NamedNode):
                    graph = dataset.graph(rdflib.URIRef(quad.graph_name.value))
                    graph.add(to_rdflib_triple(quad.triple))
        return dataset


def load_dataset(
    study: StudyFolder | Path | None = None,
    *,
    extra: Iterable[Path] = (),
    say: Callable[[str], None] | None = None,
    may_be_empty: bool = False,
) -> Dataset:
    """Load a study together with the ontology, and derive facts from them.

    Parameters
    ----------
    study
        The folder of a study; see :func:`kg.study.folder.open_study` for the default.
    extra
        More Turtle files to load with it.
    say
        Called with a message on progress every few seconds.
    may_be_empty
        Whether the study may have no Turtle file yet.

    Raises
    ------
    InputError
        If a file cannot be read or parsed, or the study has no Turtle file.
    """
    opened = study if isinstance(study, StudyFolder) else open_study(study)
    own = [*opened.ontology_files(), *opened.files(may_be_empty=may_be_empty)]
    return read_dataset(opened, [*ontology_files(), *own, *extra], say=say)


def read_dataset(
    study: StudyFolder, paths: Iterable[Path], *, say: Callable[[str], None] | None = None
) -> Dataset:
    """Load just these files, each once, and the countries they name; see :func:`load_dataset`."""
    contents = {path: read_utf8(path) for path in each_once(paths)}
    countries = {path: read_utf8(path) for path in countries_named(contents)}
    contents = countries | contents
    named = name_all_quotes(contents)
    contents |= {path: found.text.encode("utf-8") for path, found in named.items()}
    dataset = Dataset(study, contents, say, named)
    dataset.store  # noqa: B018 (made now, so that an error in a file is raised here)
    return dataset
