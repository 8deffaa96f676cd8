"""A filled coding sheet as the new state of a study, or all that is wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.collecting import many_objects
from kg.errors import DataError, InputError
from kg.incoming.mentions import KindsOfNames
from kg.incoming.sheets.cells import At, Values, is_open, is_short, split_values, unescaped
from kg.incoming.sheets.exported import Row, known_values
from kg.incoming.sheets.imported.assembling import changed_files
from kg.incoming.sheets.imported.coded_documents import CodedDocuments
from kg.incoming.sheets.imported.kept_claims import keep_claims
from kg.incoming.sheets.imported.names_in_full import names_in_full
from kg.incoming.sheets.imported.naming import Naming
from kg.incoming.sheets.imported.new_records import NewRecords
from kg.incoming.sheets.imported.old_rows import OldRows
from kg.incoming.sheets.imported.problems import Problems
from kg.incoming.sheets.imported.quote_records import QuoteRecords, quotes_in
from kg.incoming.sheets.imported.reading_cells import CellReader
from kg.incoming.sheets.imported.reading_records import RecordReader
from kg.incoming.sheets.imported.reading_rows import Line, read_sheets
from kg.incoming.sheets.imported.row_subjects import RowSubject, RowSubjects
from kg.incoming.sheets.imported.source_texts import SourceTexts
from kg.incoming.sheets.imported.texts_in_full import texts_in_full
from kg.incoming.sheets.imported.told_kinds import ToldKinds
from kg.incoming.sheets.layout import Column, Kind, code_list
from kg.incoming.sheets.progress import counted
from kg.lookup import Finder
from kg.rdf import compress, expand
from kg.study import Dataset, with_files
from kg.tables.reading import Book, Fault

__all__ = ["Imported", "import_book"]

_TYPE, _EVIDENCE = NamedNode(expand("rdf:type")), NamedNode(expand("migov:Evidence"))
_SHA256, _TEXT_FILE = expand("migov:sha256"), expand("migov:textFile")


@dataclass(frozen=True)
class Imported:
    """What a coding sheet makes of a study.

    ``contents`` are the bytes of the files that change, and ``after`` is the study with them;
    both are of use only if there are no faults. ``lines`` are the rows of the records.
    ``without_text`` are the documents whose text is needed to find quotes, and was not given.
    """

    before: Dataset
    after: Dataset
    contents: Mapping[Path, bytes]
    faults: list[Fault]
    remarks: list[Fault]
    notes: list[str]
    without_text: Collection[str]
    lines: Mapping[str, Line] = field(repr=False)
    problems: Problems = field(repr=False)
    values: Values = field(repr=False)

    @property
    def headings(self) -> Mapping[str, str]:
        """What properties are called in the sheets, by their IRI."""
        return self.values.layout.headings(self.values.lang)

    def list_of(self, column: Column | None) -> str:
        """Return the name of the list whose codes a column has, or nothing."""
        if column is None or column.kind is not Kind.CODE:
            return ""
        return code_list(iri for iris in self.values.codes(column).values() for iri in iris)


def import_book(
    book: Book, dataset: Dataset, texts: SourceTexts, *, faults: list[Fault], lang: str = "en"
) -> Imported:
    """Read a coding sheet.

    A sheet that is in the book has all that its documents say of its kind: what a document says in
    the study and no row says any more goes. A kind of which the book has no sheet stays as it is,
    as do all other documents, and the records that documents share. If the book has no sheet of
    documents, its rows are added or changed, and nothing goes.

    Parameters
    ----------
    texts
        The documents' texts, in which new quotes are found.
    faults
        What was wrong when the file was read.
    lang
        The language in which messages name things.

    Raises
    ------
    InputError
        If the book is no coding sheet, or a text is not that of a document.
    """
    with many_objects():
        return _Importer(book, dataset, texts, Problems(list(faults)), lang).run()


class _Importer:
    def __init__(
        self, book: Book, dataset: Dataset, texts: SourceTexts, problems: Problems, lang: str
    ) -> None:
        self.dataset, self.texts, self.problems = dataset, texts, problems
        self.values = known_values(dataset, lang)
        self.sheets, self.notes = read_sheets(book, self.values.layout, problems.faults)
        if not self.sheets:
            raise InputError(
                "no sheet in it has the headings of a coding sheet; make one with kg sheet new"
            )
        problems.keep_only_of(self.sheets)
        contents = self.values.contents
        self.goes: Callable[[str], bool] = lambda _: False
        self.used = {iri for records in contents.files.values() for iri in records}
        self.new = NewRecords(
            self.values.layout, dataset.folder.data, self._is_taken, KindsOfNames(dataset).of
        )
        self.documents = CodedDocuments(self.sheets, contents, self.new, texts, problems)
        known = [each for each in self.documents.found if each in contents.documents]
        listed = known if self.documents.has_sheet else list(contents.documents)
        self.old = OldRows(self.values, listed, problems)
        self.goes = lambda iri: self.old.is_free(iri, self.documents.covered)
        self.naming = Naming(self.values.names, self.new, Finder(dataset))
        self.quotes: dict[str, QuoteRecords] = {}
        self.given: set[int] = set()
        cells = CellReader(self.values, self.naming, self.quotes, problems, self._make)
        self.reader = RecordReader(self.values, cells, self.new, self.quotes, problems)

    def _is_taken(self, iri: str) -> bool:
        """Tell whether a new record cannot have a name; it can have that of one that goes."""
        return iri in self.used and not self.goes(iri)

    def run(self) -> Imported:
        subjects = RowSubjects(
            self.values, self.documents, self.old, self.naming, self.new, self.problems
        )
        lines = [line for read in self.sheets for line in read.lines()]
        told = ToldKinds(self.values.layout, self.new, self.naming, self.problems)
        lines = names_in_full(told.taken_out(lines), self.values.names, self.values.layout.model)
        lines = texts_in_full(lines, lambda: self.old.texts)
        # Things first, so that claims find those that are new.
        lines.sort(key=lambda line: line.of.sheet.is_claims)
        found = subjects.of(lines)
        self.texts.refuse_other(dict(self.documents.checksums))
        for document in self.documents.found.values():
            text = self.texts.of(document.sha256) if document.sha256 else None
            triples = self.dataset.files.get(document.file, ())
            self.quotes[document.iri] = QuoteRecords(
                document.iri, document.language, triples, text, self._is_taken
            )
        self._find_quotes(found)
        self.given = {id(subject.old) for subject in found if subject.old}
        for subject in counted("read", found, self.dataset.say):
            self.reader.read(subject)
        self._describe_texts()
        files = self._files()
        contents = changed_files(self.dataset, files)
        after = with_files(self.dataset, contents) if contents else self.dataset
        return Imported(
            self.dataset,
            after,
            contents,
            self.problems.faults,
            self.problems.remarks,
            self.notes,
            self.reader.cells.without_text,
            self.reader.lines,
            self.problems,
            self.values,
        )

    def _find_quotes(self, subjects: Iterable[RowSubject]) -> None:
        """Find the quotes that are written in full, so that any row may shorten them.

        What is wrong with one is told when its cell is read.
        """
        for subject in subjects:
            columns = (each for each in subject.line.of.sheet.columns if each.kind is Kind.QUOTES)
            for column in columns if subject.at.document in self.quotes else ():
                for part in split_values(subject.line.cell(column.key).text):
                    if not is_open(part):
                        self.quotes[subject.at.document].meet(unescaped(part))

    def _make(self, line: Line, column: Column, text: str, at: At) -> str:
        """Make a record for a new name in a claim."""
        if is_short(text):
            raise DataError("no name begins so; write the name in full")
        cls = self.new.class_for(column.classes, text, at.language)
        sheet = self.values.layout.by_class.get(cls)
        needed = sheet is not None and any(
            each.is_needed and each.key != sheet.name_key for each in sheet.columns
        )
        if sheet is None or needed or not at.language:
            by_class = self.values.layout.by_class
            below = (each for of in column.classes for each in self.values.layout.model.below(of))
            names = dict.fromkeys(
                by_class[each].name(line.of.lang) for each in below if each in by_class
            )
            named = " or ".join(f"“{name}”" for name in names)
            raise DataError(self.new.unknown(text, column.classes, named, line.of.lang))
        iri = self.new.make(cls, text, at.file or Path())
        self.reader.lines.setdefault(iri, line)
        for triple in self.new.triples(iri, text, at.language):
            self.reader.files.setdefault(self.new.homes[iri], set()).add(triple)
        label = self.values.layout.model.label(cls).get(line.of.lang, "")
        if text.casefold() in self.new.told:
            return iri
        self.problems.remark(
            line,
            column,
            f"“{text}” is new, and is taken as “{label}”; if it is something else, write what it "
            f"is after it, in brackets, or give it a row in “{sheet.name(line.of.lang)}”",
        )
        return iri

    def _describe_texts(self) -> None:
        """Give a document the checksum and the name of its text, where a new row has none."""
        for document in self.documents.found.values():
            line, file = document.line, self.texts.file
            if line is None or line.cell("id").text:
                continue
            if file is not None and document.sha256 == self.texts.checksum:
                known = {_SHA256: self.texts.checksum, _TEXT_FILE: file.name}
            elif not document.is_new:
                record = self.values.contents.records[document.iri]
                known = {key: record.one(key) for key in (_SHA256, _TEXT_FILE)}
            else:
                continue
            for key, value in known.items():
                if value and not line.cell(compress(key)).text:
                    self.reader.add(document.file, document.iri, key, Literal(value))

    def _files(self) -> dict[Path, set[Triple]]:
        """Return what each file that the sheet reaches says now."""
        present = {read.sheet.key for read in self.sheets}
        covered = self.documents.covered
        replaced: dict[Path, set[Triple]] = {}
        gone: dict[str, set[Triple]] = {}
        for row in self.old.rows:
            if (row.sheet.key in present and row.document in covered) or id(row) in self.given:
                replaced.setdefault(row.file, set()).update(row.triples - self._unseen(row))
                if row.sheet.is_claims and id(row) not in self.given:
                    gone[row.about] = row.triples
        coded = keep_claims(self.reader.files, self.new.classes.keys(), gone)
        paths = {*replaced, *coded, *(e.file for e in self.documents.found.values())}
        kept = {
            path: set(self.dataset.files.get(path, ())) - replaced.get(path, set())
            for path in paths
        }
        files = {path: kept[path] | coded.get(path, set()) for path in paths}
        needed = self._quoted_elsewhere(files)
        for document in self.documents.found.values():
            said = files[document.file]
            quoted = {t.subject for t in said if t.predicate == _TYPE and t.object == _EVIDENCE}
            said = {t for t in said if t.subject not in quoted}
            used = quotes_in(said) | needed
            own = self.quotes[document.iri]
            files[document.file] = said | set(own.triples(used))
        return files

    def _unseen(self, row: Row) -> set[Triple]:
        """Return what a row of the study says in columns that the book does not have."""
        read = next((each for each in self.sheets if each.sheet.key == row.sheet.key), None)
        if read is None:
            return set()
        away = {each.key for each in row.sheet.columns} - read.columns.keys()
        if row.is_statement and any(
            each.is_fact and each.key in away and each.key in row.cells
            for each in row.sheet.columns
        ):
            return row.triples  # without its value a statement says nothing
        by_path = {path: each.key for each in row.sheet.columns for path in each.paths}
        return {each for each in row.triples if by_path.get(each.predicate.value) in away}

    def _quoted_elsewhere(self, files: Mapping[Path, set[Triple]]) -> set[str]:
        """Return the quotes that other files use, and those that nothing has used so far."""
        own = {each.file for each in self.documents.found.values()}
        used, had, before = set[str](), set[str](), set[str]()
        for path in {*self.values.contents.paths, *files} - own:
            said = files.get(path, self.dataset.files.get(path, ()))
            used |= quotes_in(said)
        for path in self.values.contents.paths:
            before |= quotes_in(self.dataset.files[path])
            for triple in self.dataset.files[path]:
                if triple.object == _EVIDENCE and isinstance(triple.subject, NamedNode):
                    had.add(triple.subject.value)
        return used | (had - before)
