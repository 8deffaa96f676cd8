"""Import tables by a mapping into a study."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from kg import files
from kg.incoming.mapping.account import Account
from kg.incoming.mapping.making import make
from kg.incoming.mapping.reading import read_mapping
from kg.incoming.mapping.rows import read_rows
from kg.incoming.mapping.terms import Vocabulary
from kg.rdf import canonical, expand, read_triples
from kg.reading import read_bytes
from kg.study import StudyFolder, ontology_files, read_terms

__all__ = ["Imported", "import_tables", "write_imported"]


@dataclass(frozen=True)
class Imported:
    """What an import gives: the files, as they are to be, and the account of the rows.

    ``old`` are the files that are there, of the same paths.
    """

    account: Account
    contents: Mapping[Path, bytes]
    old: Mapping[Path, bytes]

    @property
    def changed(self) -> dict[Path, bytes]:
        """The files that are new or differ."""
        return {p: c for p, c in self.contents.items() if self.old.get(p) != c}


def import_tables(
    tables: Sequence[Path],
    mapping: Path,
    study: StudyFolder,
    *,
    say: Callable[[str], None] = lambda _: None,
) -> Imported:
    """Make what a mapping declares of tables; nothing is written.

    Parameters
    ----------
    study
        The study that it is for; its folder may be missing.
    say
        Called with messages on progress, and with what the reader of the tables has to say.

    Raises
    ------
    InputError
        If the mapping or a table cannot be read, or they do not fit.
    DataError
        If rows have more or fewer cells than the header.
    """
    vocabulary = _vocabulary(study)
    declared = read_mapping(mapping, vocabulary)
    rows, said = read_rows(declared, tables)
    for sentence in said:
        say(sentence)
    say("; ".join(f"{len(t.lines):,} rows of {t.path.name}" for t in rows.values()) + " read")
    taken = _taken(study)
    made, account = make(declared, rows, vocabulary, taken.__contains__)
    say(f"{sum(map(len, made.values())):,} triples made")
    contents = {study.data / name: canonical(t).encode() for name, t in made.items() if t}
    old = {path: read_bytes(path) for path in contents if path.exists()}
    return Imported(account, contents, old)


def write_imported(imported: Imported) -> None:
    """Write the files that are new or differ, all or none.

    Raises
    ------
    InputError
        If a file cannot be written, or was changed since.
    """
    changed = imported.changed
    files.write_files(changed, {path: imported.old[path] for path in changed if path in imported.old})


def _vocabulary(study: StudyFolder) -> Vocabulary:
    paths = [*ontology_files(), *study.ontology_files()]
    triples = [triple for path in paths for triple in read_triples(path)]
    single, words = NamedNode(expand("migov:singleValued")), NamedNode(expand("migov:wordsOf"))
    return Vocabulary(
        terms=read_terms(),
        single=frozenset(t.subject.value for t in triples if t.predicate == single and _is_true(t)),
        words={t.object.value: t.subject.value for t in triples if t.predicate == words},
    )


def _is_true(triple: Triple) -> bool:
    return triple.object.value == "true"


def _taken(study: StudyFolder) -> set[str]:
    return set()
