"""The documents that the rows of a coding sheet are about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.incoming.sheets.cells import At, Contents, matching_ids, split_values, unescaped
from kg.incoming.sheets.exported import NO_DOCUMENT
from kg.incoming.sheets.imported.new_records import NewRecords
from kg.incoming.sheets.imported.problems import Problems
from kg.incoming.sheets.imported.reading_rows import Line, SheetRead
from kg.incoming.sheets.imported.source_texts import SourceTexts
from kg.rdf import compress, expand, local_name

__all__ = ["CodedDocument", "CodedDocuments", "unknown_id"]

_DOCUMENT, _ADDRESS = "migov:Document", "migov:address"
_LANGUAGE, _SHA256 = "migov:language", "migov:sha256"
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_WORDS = 3
"""The words of a title that name a document: the names of its quotes begin with them."""


@dataclass(frozen=True)
class CodedDocument:
    """A document of the workbook: its IRI, its number there, its file and its language.

    ``sha256`` is the checksum of its text, and ``line`` the row that describes it.
    """

    iri: str
    number: str
    file: Path
    language: str
    sha256: str
    is_new: bool
    line: Line | None = field(default=None, repr=False)


class CodedDocuments:
    """The documents of a workbook, by the numbers that its rows have for them.

    Without a sheet of documents, rows name a document of the study as ``doc:name``.
    """

    def __init__(
        self,
        sheets: Iterable[SheetRead],
        contents: Contents,
        new: NewRecords,
        texts: SourceTexts,
        problems: Problems,
    ) -> None:
        self._contents, self._new, self._texts, self._problems = contents, new, texts, problems
        self.found: dict[str, CodedDocument] = {}
        self._by_number: dict[str, str] = {}
        self.has_sheet = False
        for read in sheets:
            if read.sheet.key == _DOCUMENT:
                self.has_sheet = True
                for line in self._defining(read):
                    self._add(line)

    def of(self, iri: str) -> CodedDocument:
        """Return a document by its IRI."""
        return self.found[iri]

    def _defining(self, read: SheetRead) -> Iterator[Line]:
        """Give the rows that describe a document, not those of single statements about one."""
        for line in read.lines():
            if not line.cell("migov:status").text:
                yield line

    def _add(self, line: Line) -> None:
        known = self._known(line)
        number = line.cell("document").text or "1"
        sheet = line.of.sheet
        if number in self._by_number:
            self._problems.fault(
                line, sheet.column("document"), f"two documents have the number {number}"
            )
            return
        iri = known or self._made(line)
        if not iri:
            return
        if known:
            record, file = self._contents.records[known], self._contents.documents[known]
            language = record.one(expand(_LANGUAGE))
        else:
            file, language = self._new.homes[iri], ""
        language = line.cell(_LANGUAGE).text or language
        if not _TAG.fullmatch(language):
            told = "this is not a language; write a tag such as en, lt or lv"
            self._problems.fault(line, sheet.column(_LANGUAGE), told)
            language = "und"  # undetermined, so that the other cells can be read
        self._by_number[number] = iri
        self.found[iri] = CodedDocument(
            iri, number, file, language, self._checksum(line, known), not known, line
        )

    def _checksum(self, line: Line, known: str) -> str:
        written = line.cell(_SHA256).text
        if known and not written and not line.cell("id").text:
            written = self._contents.records[known].one(expand(_SHA256))
        return written or (self._texts.checksum if self._is_alone(line) else "")

    def _is_alone(self, line: Line) -> bool:
        return len(list(self._defining(line.of))) == 1

    def _known(self, line: Line) -> str:
        """Return the document of the study that a row describes, or nothing if it is a new one."""
        address = line.cell(_ADDRESS).text
        same = [
            iri
            for iri in self._contents.documents
            if address and self._contents.records[iri].one(expand(_ADDRESS)) == address
        ]
        if short := line.cell("id").text:
            found = matching_ids(short, self._contents.documents)
            both = [each for each in found if each in same] or found
            if len(both) == 1:
                return both[0]
            self._problems.fault(line, line.of.sheet.column("id"), unknown_id(both))
        elif same:
            self._problems.remark(
                line,
                line.of.sheet.column(_ADDRESS),
                f"the study has this document, as {compress(same[0])}; the rows of this sheet take "
                "the place of what it has of it",
            )
            return same[0]
        return ""

    def _made(self, line: Line) -> str:
        sheet = line.of.sheet
        names = split_values(line.cell(sheet.name_key).text)
        if line.cell("id").text or not names:
            if not names:
                column = sheet.column(sheet.name_key)
                self._problems.fault(line, column, "a document needs a title; write it")
            return ""
        title = unescaped(names[0].rpartition(" @")[0] or names[0])
        cls = sheet.classes[0]
        iri = self._new.mint(sheet.prefixes[cls], " ".join(title.split()[:_WORDS]))
        self._new.call(iri, title, cls)
        data = self._contents.dataset.folder.data
        self._new.homes[iri] = data / "documents" / f"{local_name(iri)}.ttl"
        return iri

    def at(self, line: Line) -> At | None:
        """Return where the cells of a row are; None if its document is not known, with a fault.

        A row without a document is of the only one. A row with a dash is about the record itself.
        """
        written = line.cell("document").text
        column = line.of.sheet.column("document")
        if line.of.sheet.key == _DOCUMENT:
            written = written or "1"
        elif written in (NO_DOCUMENT, "-", "—"):
            return At()
        if not written and len(self.found) == 1:
            return self._place(next(iter(self.found)))
        if written in self._by_number:
            return self._place(self._by_number[written])
        if not self.has_sheet:
            if named := self._named(written):
                return self._place(named)
            known = ", ".join(map(compress, self._contents.documents))
            told = f"write which document says so: {known}" if known else "the study has none"
            self._problems.fault(line, column, told)
        elif written:
            known = ", ".join(sorted(self._by_number)) or "none"
            told = f"no document has this number; the sheet of documents has {known}"
            self._problems.fault(line, column, told)
        elif self._by_number:
            self._problems.fault(line, column, "write the number of the document that says so")
        else:
            # What is wrong with the only document has been told.
            self._problems.rows.add((line.of.source.name, line.row.number))
        return None

    def _named(self, written: str) -> str:
        """Return a document of the study by its short name, or the only one of the study."""
        known = self._contents.documents
        iri = next((each for each in known if compress(each) == written), "")
        if not written and len(known) == 1:
            iri = next(iter(known))
        if iri and iri not in self.found:
            record = self._contents.records[iri]
            self.found[iri] = CodedDocument(
                iri,
                compress(iri),
                known[iri],
                record.one(expand(_LANGUAGE)),
                record.one(expand(_SHA256)),
                is_new=False,
            )
        return iri

    def _place(self, iri: str) -> At:
        document = self.found[iri]
        return At(iri, document.file, document.language)

    @property
    def covered(self) -> Collection[str]:
        """The documents of which the book has all: those in its sheet of documents."""
        return self.found.keys() if self.has_sheet else ()

    @property
    def checksums(self) -> Mapping[str, str]:
        """The checksum of each document's text, by the document's short name."""
        return {compress(each.iri): each.sha256 for each in self.found.values()}


def unknown_id(found: list[str]) -> str:
    """Say that an id leads to no record, or to several."""
    what = "several records" if found else "no record"
    return (
        f"this leads to {what} of the study; the study has changed since the sheet was exported. "
        "Export it again, or empty this cell to make a new record"
    )
