"""From files to a dataset: one named graph a file, and the graphs derived from them."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Store, Triple, Variable

from kg import derivation, identity, turtle
from kg.errors import InputError
from kg.vocabulary import PREFIXES, XSD, expand

if TYPE_CHECKING:
    import rdflib

__all__ = ["Dataset", "Place", "Study", "load", "open_study", "shipped"]

_LANGUAGES = ("en", "lv", "lt")

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
        found = sorted(self.data.rglob("*.ttl"))
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


@dataclass(frozen=True)
class Dataset:
    """The graphs of a study, as files and as a store that answers SPARQL.

    ``files`` holds each file's triples as written; the store may write a number differently.
    ``records`` tells where each record begins, files of documents last.
    """

    study: Study
    files: Mapping[Path, list[Triple]]
    graphs: Mapping[Path, NamedNode]
    records: Mapping[str, list[Place]]
    store: Store = field(repr=False)

    def where(self, iri: str) -> Place | None:
        """Tell where a record begins, or None if no file of the study has it."""
        places = self.records.get(iri)
        return places[-1] if places else None

    @cached_property
    def stated(self) -> Store:
        """The store without what is inferred: neither claims nor identities."""
        quads = identity.join(_quads(self.files, self.graphs), stated_only=True)
        return _store(quads, stated_only=True)

    def view(self, *, stated_only: bool = False) -> Store:
        """Return the store to ask: all, or what is stated or interpreted only."""
        return self.stated if stated_only else self.store

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
        solutions = self.view(stated_only=stated_only).query(
            query, prefixes=PREFIXES, substitutions=bound
        )
        assert isinstance(solutions, QuerySolutions)  # noqa: S101 (the caller gives a SELECT)
        return solutions

    def labels(self, lang: str = "en") -> dict[str, str]:
        """Return the preferred label of everything that has one, in a language.

        Where that language has none, the next of en, lv, lt that has one, then any other,
        followed by its tag in brackets: ``"Supolka (lv)"``.
        """
        order = [lang, *(tag for tag in _LANGUAGES if tag != lang)]
        ranked: dict[str, tuple[int, str, str]] = {}
        # From the files: a record joined to another keeps its own name, to tell of the decision.
        names = {NamedNode(expand("skos:prefLabel")), NamedNode(expand("rdfs:label"))}
        for triple in (each for triples in self.files.values() for each in triples):
            thing, label = triple.subject, triple.object
            if triple.predicate not in names or not isinstance(label, Literal):
                continue  # validation reports a name that is no text
            if not isinstance(thing, NamedNode):
                continue
            tag = label.language or ""
            rank = order.index(tag) if tag in order else len(order)
            shown = label.value if tag in (lang, "") else f"{label.value} ({tag})"
            ranked[thing.value] = min((rank, tag, shown), ranked.get(thing.value, (99, "", "")))
        return {thing: shown for thing, (_, _, shown) in ranked.items()}

    def to_rdflib(self) -> rdflib.Dataset:
        """Return the same graphs as an ``rdflib.Dataset`` whose default graph is their union."""
        import rdflib

        dataset = rdflib.Dataset(default_union=True)
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace)
        for quad in self.store:
            if isinstance(quad.graph_name, NamedNode):
                graph = dataset.graph(rdflib.URIRef(quad.graph_name.value))
                graph.add(to_rdflib_triple(quad.triple))
        return dataset


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


def load(study: Study | Path | None = None, *, extra: Iterable[Path] = ()) -> Dataset:
    """Load a study with the ontology, and derive what follows from its files.

    Parameters
    ----------
    study
        A study or its folder; see :func:`open_study` for the default.
    extra
        More Turtle files to load with it.

    Raises
    ------
    InputError
        If a file cannot be read or parsed, or the study has none.
    """
    opened = study if isinstance(study, Study) else open_study(study)
    known = {path.resolve() for path in opened.files()}
    more = [path for path in extra if path.resolve() not in known]
    return assemble(opened, [*ontology_files(), *opened.files(), *more])


def assemble(study: Study, paths: Iterable[Path]) -> Dataset:
    """Load just these files; see :func:`load`."""
    files: dict[Path, list[Triple]] = {}
    graphs: dict[Path, NamedNode] = {}
    records: dict[str, list[Place]] = {}
    for path in paths:
        text = turtle.read_text(path)
        files[path] = turtle.parse_turtle(text, path=path)
        graphs[path] = NamedNode(PREFIXES["graph"] + _graph_name(study, path))
        for iri, line in turtle.record_lines(text).items():
            records.setdefault(iri, []).append(Place(path, line))
    return Dataset(study, files, graphs, records, _store(identity.join(_quads(files, graphs))))


def _quads(files: Mapping[Path, list[Triple]], graphs: Mapping[Path, NamedNode]) -> list[Quad]:
    return [
        derivation.quad(triple, graphs[path])
        for path, triples in files.items()
        for triple in triples
    ]


def _store(quads: Iterable[Quad], *, stated_only: bool = False) -> Store:
    store = Store()
    for placed in derivation.derive(quads):
        inferred = str(placed.graph_name).startswith(f"<{derivation.INFERRED}")
        if not (stated_only and inferred):
            store.add(placed)
            # The default graph is the union of all. The engine's own union would give a triple
            # that two files hold twice, and so a row twice.
            store.add(Quad(placed.subject, placed.predicate, placed.object))
    return store


def _graph_name(study: Study, path: Path) -> str:
    for root in (study.root, shipped()):
        if path.resolve().is_relative_to(root.resolve()):
            return path.resolve().relative_to(root.resolve()).as_posix()
    return f"file/{path.name}"
