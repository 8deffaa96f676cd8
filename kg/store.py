"""From files to a dataset: one named graph a file, and the graphs derived from them."""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    QuerySolutions,
    Store,
    Triple,
    Variable,
)

from kg import derivation, identity, sparql, turtle
from kg.errors import InputError
from kg.labels import choose_labels
from kg.vocabulary import PREFIXES, XSD, expand

if TYPE_CHECKING:
    import rdflib

_Kind = TypeVar("_Kind", bound="Dataset")

__all__ = ["Dataset", "Place", "Study", "load", "names_graphs", "open_study", "shipped"]

_NAMES = tuple(NamedNode(expand(name)) for name in ("skos:prefLabel", "rdfs:label"))
_SUBJECT, _PREDICATE = NamedNode(expand("rdf:subject")), NamedNode(expand("rdf:predicate"))
_UNION = DefaultGraph()
_EVERY = 3.0  # seconds between two words on progress

# rdflib logs a traceback, or warns, for each value that is none of its datatype; validation
# reports them in plain words.
logging.getLogger("rdflib.term").setLevel(logging.ERROR)
warnings.filterwarnings("ignore", message="(Parsing|Serializing) weird", module="rdflib")


def shipped() -> Path:
    """Return the folder of the shipped ontology, queries and example study.

    Beside the package in a source tree, inside it once installed.
    """
    inside = Path(__file__).parent / "_share"
    return inside if inside.is_dir() else Path(__file__).parent.parent


@dataclass(frozen=True)
class Study:
    """A folder with ``data/`` and, where wanted, ``queries/`` of its own."""

    root: Path
    is_example: bool = False

    @property
    def data(self) -> Path:
        """The folder of the study's Turtle files."""
        return self.root / "data"

    def files(self) -> list[Path]:
        """List the Turtle files of the study, sorted.

        Raises
        ------
        InputError
            If there are none.
        """
        found = sorted(self.data.rglob("*.ttl"), key=lambda path: path.parts)
        if not found:
            raise InputError(
                "holds no Turtle file (*.ttl); put the study's data here", path=self.data
            )
        return found


def open_study(folder: Path | None = None) -> Study:
    """Open a study: the folder named, else this one if it holds ``data/``, else the example.

    Raises
    ------
    InputError
        If the folder named holds no ``data/``.
    """
    if folder is not None:
        if not (folder / "data").is_dir():
            raise InputError("holds no folder “data”; name a study's folder", path=folder)
        return Study(folder)
    if Path("data").is_dir():
        return Study(Path())
    return Study(shipped(), is_example=True)


def ontology_files() -> list[Path]:
    """List the Turtle files of the ontology and its code lists, without the shapes."""
    return sorted((shipped() / "ontology").glob("*.ttl"))


@dataclass(frozen=True)
class Place:
    """Where a record begins: file and line."""

    path: Path
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


class _Files(Mapping[Path, list[Triple]]):
    """The triples of each file, which become objects when somebody asks for them."""

    def __init__(self, contents: Mapping[Path, bytes]) -> None:
        self._contents = contents
        self._read: dict[Path, list[Triple]] = {}

    def __getitem__(self, path: Path) -> list[Triple]:
        if path not in self._read:
            text = self._contents[path].decode("utf-8")
            self._read[path] = turtle.parse_turtle(text, path=path)
        return self._read[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._contents)

    def __len__(self) -> int:
        return len(self._contents)


@dataclass(frozen=True)
class Dataset:
    """The files of a study, and the stores that answer SPARQL about them.

    ``contents`` holds each file, in UTF-8; all else is made of that when it is first asked for, and
    no file is read again. ``say`` is told every few seconds how far a long loading is.
    """

    study: Study
    contents: Mapping[Path, bytes] = field(repr=False)
    say: Callable[[str], None] | None = field(default=None, repr=False, compare=False)

    def recast(self, kind: type[_Kind]) -> _Kind:
        """Return this dataset, with all that is made of it so far, as one that can do more."""
        found = kind(self.study, self.contents, self.say)
        vars(found).update(vars(self))
        return found

    @cached_property
    def files(self) -> Mapping[Path, list[Triple]]:
        """Each file's triples as written."""
        return _Files(self.contents)

    @cached_property
    def graphs(self) -> Mapping[Path, NamedNode]:
        """The name of each file's graph."""
        roots = [root.resolve() for root in (self.study.root, shipped())]
        graph = PREFIXES["graph"]
        return {path: NamedNode(graph + _graph_name(path, roots)) for path in self.contents}

    @cached_property
    def records(self) -> Mapping[str, list[Place]]:
        """The places where each record begins, by its IRI, those in files of documents last."""
        records: dict[str, list[Place]] = {}
        for path, content in self.contents.items():
            for iri, line in turtle.record_lines(content.decode("utf-8")).items():
                records.setdefault(iri, []).append(Place(path, line))
        return records

    @cached_property
    def prefixes(self) -> Mapping[str, str]:
        """The project's prefixes, and those that the study's files declare beside them.

        Of two files that declare one name differently, the first by path counts.
        """
        found = dict(PREFIXES)
        for path in sorted(self.contents):
            for name, namespace in turtle.declared_prefixes(self.contents[path]).items():
                found.setdefault(name, namespace)
        return found

    def where(self, iri: str) -> Place | None:
        """Tell where a record begins, or None if no file of the study has it."""
        places = self.records.get(iri)
        return places[-1] if places else None

    @cached_property
    def store(self) -> Store:
        """The union of all graphs, as its default graph and only one.

        It may write a number differently from the files.
        """
        return self._union[0]

    @cached_property
    def _union(self) -> tuple[Store, Mapping[NamedNode, list[Literal]]]:
        """Return the store, and the names of records that it gives others than the files do."""
        store = Store()
        self._put(store, _UNION)
        names = _own_names(store)
        _follow_up(store, _UNION)
        return store, names

    @cached_property
    def stated(self) -> Store:
        """The store without what is inferred: neither claims nor identities."""
        store = Store()
        self._put(store, _UNION)
        _follow_up(store, _UNION, stated_only=True)
        return store

    def view(self, *, stated_only: bool = False, graphs: bool = True) -> Store:
        """Return the store to ask: all, or what is stated or interpreted only.

        Its default graph is the union of all graphs. A query that does not name a graph, see
        :func:`names_graphs`, can do without the graphs themselves, in half the memory.
        """
        if graphs:
            return self._stated_with_graphs if stated_only else self._with_graphs
        return self.stated if stated_only else self.store

    @cached_property
    def _with_graphs(self) -> Store:
        store = self._in_graphs()
        self._put(store, _UNION)
        _follow_up(store, _UNION)
        return store

    @cached_property
    def _stated_with_graphs(self) -> Store:
        store = self._in_graphs(stated_only=True)
        self._put(store, _UNION)
        _follow_up(store, _UNION, stated_only=True)
        return store

    def _in_graphs(self, *, stated_only: bool = False) -> Store:
        """Return a store of the graphs alone."""
        store = Store()
        self._put(store, None)
        _follow_up(store, None, stated_only=stated_only)
        return store

    def _put(self, store: Store, graph: DefaultGraph | None) -> None:
        """Put the files into a graph of a store, or each into its own."""
        told = time.monotonic()
        for number, (path, content) in enumerate(self.contents.items()):
            if self.say and time.monotonic() - told > _EVERY:
                self.say(f"loaded {number:,} of {len(self.contents):,} files")
                told = time.monotonic()
            turtle.load_turtle(store, content, graph or self.graphs[path], path)

    def select(
        self,
        query: str,
        substitutions: Mapping[str, NamedNode | Literal] | None = None,
        *,
        stated_only: bool = False,
    ) -> QuerySolutions:
        """Answer a SELECT query of our own over the union of the graphs."""
        bound: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
            Variable(name): term for name, term in (substitutions or {}).items()
        }
        store = self.view(stated_only=stated_only, graphs=names_graphs(query))
        solutions = store.query(query, prefixes=PREFIXES, substitutions=bound)
        assert isinstance(solutions, QuerySolutions)  # noqa: S101 (the caller gives a SELECT)
        return solutions

    def labels(self, lang: str = "en") -> dict[str, str]:
        """Return the preferred label of everything that has one, in a language.

        Where that language has none, the next of en, lv, lt that has one, then any other,
        followed by its tag in brackets: ``"Supolka (lv)"``.
        """
        if lang not in self._labels:
            self._labels[lang] = self._labels_in(lang)
        return self._labels[lang]

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        return {}

    def _labels_in(self, lang: str) -> dict[str, str]:
        store, names = self._union
        # As the files have them: a record joined to another keeps its own name, to tell of the
        # decision.
        stored = (
            (each.subject, each.object)
            for name in _NAMES
            for each in store.quads_for_pattern(None, name, None, _UNION)
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
        for quad in self._in_graphs():
            if isinstance(quad.graph_name, NamedNode):
                graph = dataset.graph(rdflib.URIRef(quad.graph_name.value))
                graph.add(to_rdflib_triple(quad.triple))
        return dataset


def names_graphs(query: str) -> bool:
    """Tell whether a query may name a graph; in doubt it may.

    >>> names_graphs("SELECT ?g { GRAPH ?g { ?s ?p 'graph' } }")
    True
    >>> names_graphs("SELECT ?s { ?s ?p 'graph' }")
    False
    """
    lower = query.lower()
    # An escape may stand for a letter anywhere in a query, also within a word.
    return "\\u" in lower or (
        "graph" in lower
        and any(
            "graph" in token.text.lower()
            for token in sparql.tokens(query)
            if token.kind not in ("iri", "text")
        )
    )


def to_rdflib_triple(
    triple: Triple,
) -> tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]:
    """Convert a triple to rdflib's terms, keeping literals as they are written."""
    import rdflib

    def convert(term: object) -> rdflib.term.Node:
        if isinstance(term, NamedNode):
            return rdflib.URIRef(term.value)
        if isinstance(term, Literal):
            if term.language:
                return rdflib.Literal(term.value, lang=term.language)
            plain = term.datatype.value == f"{XSD}string"
            datatype = None if plain else rdflib.URIRef(term.datatype.value)
            return rdflib.Literal(term.value, datatype=datatype, normalize=False)
        return rdflib.BNode(str(term)[2:])

    return convert(triple.subject), convert(triple.predicate), convert(triple.object)


def load(
    study: Study | Path | None = None,
    *,
    extra: Iterable[Path] = (),
    say: Callable[[str], None] | None = None,
) -> Dataset:
    """Load a study with the ontology, and derive what follows from its files.

    Parameters
    ----------
    study
        A study or its folder; see :func:`open_study` for the default.
    extra
        More Turtle files to load with it.
    say
        Told every few seconds how far it is.

    Raises
    ------
    InputError
        If a file cannot be read or parsed, or the study has none.
    """
    opened = study if isinstance(study, Study) else open_study(study)
    paths, more = opened.files(), list(extra)
    if more:
        known = {path.resolve() for path in paths}
        paths += [path for path in more if path.resolve() not in known]
    return assemble(opened, [*ontology_files(), *paths], say=say)


def assemble(
    study: Study, paths: Iterable[Path], *, say: Callable[[str], None] | None = None
) -> Dataset:
    """Load just these files; see :func:`load`."""
    return gather(study, {path: turtle.read_utf8(path) for path in paths}, say=say)


def gather(
    study: Study, contents: Mapping[Path, bytes], *, say: Callable[[str], None] | None = None
) -> Dataset:
    """Load files whose contents are given, in UTF-8; see :func:`load`."""
    dataset = Dataset(study, contents, say)
    dataset.store  # noqa: B018 (made now, so that what is wrong with a file is told here)
    return dataset


def _follow_up(store: Store, graph: DefaultGraph | None, *, stated_only: bool = False) -> None:
    """Join records and derive what follows, in the union, or in a store of the graphs alone."""
    decisions = identity.read_decisions(store, graph)
    if stated_only:
        decisions = {other: each for other, each in decisions.items() if not each.inferred}
    identity.join(store, decisions, graph)
    derivation.derive(store, graph, stated_only=stated_only)


def _own_names(store: Store) -> dict[NamedNode, list[Literal]]:
    """Return the names of each record that a decision or a statement will give another."""
    renamed: set[object] = set()
    for other, decision in identity.read_decisions(store, _UNION).items():
        renamed |= {other, decision.one}
    for name in _NAMES:
        for statement in derivation.quads(store, _UNION, None, _PREDICATE, name):
            said = derivation.quads(store, _UNION, statement.subject, _SUBJECT)
            renamed |= {each.object for each in said}
    return {
        record: [
            each.object
            for name in _NAMES
            for each in derivation.quads(store, _UNION, record, name)
            if isinstance(each.object, Literal)
        ]
        for record in renamed
        if isinstance(record, NamedNode)
    }


def _graph_name(path: Path, roots: Iterable[Path]) -> str:
    found = path.resolve()
    for root in roots:
        if found.is_relative_to(root):
            return found.relative_to(root).as_posix()
    return f"file/{path.name}"
