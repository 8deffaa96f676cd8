"""Import tables by a mapping into a study."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg import files
from kg.collecting import many_objects
from kg.encodings import read_text
from kg.incoming.mapping.account import Account
from kg.incoming.mapping.declared import Declared
from kg.incoming.mapping.graph import document_file, shared_file
from kg.incoming.mapping.making import make
from kg.incoming.mapping.reading import read_mapping
from kg.incoming.mapping.rows import read_rows
from kg.incoming.mapping.terms import Vocabulary
from kg.names import shown
from kg.rdf import PREFIXES, canonical, expand, record_lines
from kg.reading import files_under, is_folder, read_bytes
from kg.study import (
    ENDINGS,
    Change,
    StudyFolder,
    changes,
    count_changes,
    country_files,
    ontology_files,
    read_dataset,
    read_terms,
    tell_changes,
    with_files,
)

__all__ = ["Imported", "import_tables", "tell_difference", "write_imported"]

_TOLD = 60  # lines of a difference
_TYPE = NamedNode(expand("rdf:type"))
_QUOTE, _EVIDENCE = PREFIXES["quote"], NamedNode(expand("migov:evidence"))


@dataclass(frozen=True)
class Imported:
    """What an import gives: the files, as they are to be, and the account of the rows.

    ``old`` are the files that are there, of the same paths.
    """

    account: Account
    contents: Mapping[Path, bytes]
    old: Mapping[Path, bytes]

    study: StudyFolder

    @property
    def replaces(self) -> bool:
        """True if a file of an earlier import, or of somebody else, would say something else."""
        return any(path in self.old for path in self.changed)

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
    own = {study.data / name for name in _names(declared)}
    taken = _taken(study, own)
    with many_objects():
        rows, said = read_rows(declared, tables)
        for sentence in said:
            say(sentence)
        say("; ".join(f"{len(t.lines):,} rows of {t.path.name}" for t in rows.values()) + " read")
        made, account = make(declared, rows, vocabulary, taken.__contains__)
        say(f"{sum(map(len, made.values())):,} triples made")
        # Each list goes when its text is made: there may be hundreds of thousands of triples.
        names = [name for name in sorted(made) if made[name]]
        contents = {study.data / name: canonical(made.pop(name)).encode() for name in names}
    old = {path: read_bytes(path) for path in contents if path.exists()}
    for path in sorted(each for each in own if each.exists() and each not in contents):
        say(f"{shown(path)}: nothing goes into it now; if an earlier import made it, delete it")
    return Imported(account, contents, old, study)


def tell_difference(imported: Imported, lang: str = "en") -> list[str]:
    """Tell in words what the files of the study say now and what they would say.

    A row that comes or goes moves all rows below it. So records of which only the rows differ are
    counted, and what else differs can be seen. Properties are called what coding sheets call them
    in a language.
    """
    from kg.incoming.sheets import read_layout  # most imports change nothing, and need none

    before = read_dataset(imported.study, [*ontology_files(), *imported.old])
    after = with_files(before, imported.contents)
    found = changes(before, after)
    quotes, moved, rest = list[Change](), list[Change](), list[Change]()
    for each in found:
        of = quotes if each.record.startswith(_QUOTE) else moved if _moved(each) else rest
        of.append(each)
    called = read_layout(before).headings(lang)
    told = list(islice(tell_changes(rest, before, after, lang=lang, called=called), _TOLD + 1))
    counted = [
        f"{len(moved):,} more records say the same, and rest on other rows",
        f"cells that are cited: {count_changes(quotes).removeprefix('records: ')}",
    ]
    lines = [line for line, some in zip(counted, (moved, quotes), strict=True) if some]
    return [*told[:_TOLD], *(["…"] if len(told) > _TOLD else []), count_changes(rest), *lines]


def _moved(change: Change) -> bool:
    """Tell whether only the quotes of a record change."""
    said = {triple.predicate for triple in (*change.added, *change.removed)}
    return change.kind == "changed" and said == {_EVIDENCE}


def write_imported(imported: Imported) -> None:
    """Write the files that are new or differ, all or none.

    Raises
    ------
    InputError
        If a file cannot be written, or was changed since.
    """
    changed = imported.changed
    files.write_files(
        changed, {path: imported.old[path] for path in changed if path in imported.old}
    )


def _vocabulary(study: StudyFolder) -> Vocabulary:
    paths = [*ontology_files(), *study.ontology_files()]
    dataset = read_dataset(study, paths)
    single, words = NamedNode(expand("migov:singleValued")), NamedNode(expand("migov:wordsOf"))
    triples = [triple for path in paths for triple in dataset.files[path]]
    kinds: dict[str, set[str]] = {}
    for each in triples:
        if each.predicate == _TYPE:
            kinds.setdefault(_iri(each.subject), set()).add(_iri(each.object))
    return Vocabulary(
        kinds=kinds,
        terms=read_terms(dataset),
        single=frozenset(
            _iri(each.subject)
            for each in triples
            if each.predicate == single and isinstance(each.object, Literal)
        ),
        words={
            _iri(each.object): _iri(each.subject) for each in triples if each.predicate == words
        },
    )


def _names(declared: Declared) -> Iterator[str]:
    """Yield the files that an import may write, by their paths in the folder data."""
    yield from (document_file(table) for table in declared.tables.values())
    kinds = {record.prefix for record in declared.records.values() if not record.is_claim}
    yield from (shared_file(prefix, declared.name) for prefix in kinds)


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _taken(study: StudyFolder, own: Collection[Path]) -> set[str]:
    """Return the shipped countries and the records of a study's own files, but those to write."""
    found = set(country_files())
    if is_folder(study.data):
        others = [path for path in files_under(study.data, ENDINGS) if path not in own]
        found.update(iri for path in others for iri in record_lines(read_text(path)))
    return found
