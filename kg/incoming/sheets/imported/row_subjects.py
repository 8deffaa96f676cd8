"""What each row is about: a thing or a claim that the study has, or a new one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal

from kg.errors import DataError
from kg.incoming.sheets.cells import At, Values, folded, split_values, unescaped
from kg.incoming.sheets.exported import Row
from kg.incoming.sheets.imported.coded_documents import CodedDocuments
from kg.incoming.sheets.imported.naming import Naming
from kg.incoming.sheets.imported.new_records import NewRecords
from kg.incoming.sheets.imported.old_rows import OldRows
from kg.incoming.sheets.imported.problems import Problems
from kg.incoming.sheets.imported.reading_cells import in_language, read_value
from kg.incoming.sheets.imported.reading_rows import Line
from kg.incoming.sheets.layout import Column
from kg.rdf import compress, expand, local_name

__all__ = ["RowSubject", "RowSubjects"]

_TEXT = expand("rdf:langString")
_NAMING = 3
"""The cells of a new claim, from the left, that its identifier is made of."""


@dataclass(frozen=True)
class RowSubject:
    """A row with what it is about.

    ``old`` is the row that it was exported as. ``cls`` is set where the row gives the record its
    class, and ``names`` are the names that it gives it.
    """

    line: Line
    at: At
    about: str
    old: Row | None
    cls: str = ""
    names: tuple[Literal, ...] = ()
    is_statement: bool = False
    is_new: bool = False
    file: Path = field(default=Path())


@dataclass
class RowSubjects:
    """Finds what rows are about, before their other cells are read.

    So a row may name what another one makes, whatever their order.
    """

    values: Values
    documents: CodedDocuments
    old: OldRows
    naming: Naming
    new: NewRecords
    problems: Problems
    _claims: dict[tuple[object, ...], Line] = field(default_factory=dict)

    def of(self, lines: Iterable[Line]) -> list[RowSubject]:
        """Return the rows that are about something; of others, a fault is told."""
        placed = []
        for line in lines:
            at = self.documents.at(line)
            if at is not None and not self._is_copy(line):
                old, is_right = self.old.of(line, at.document)
                placed += [(line, at, old)] * is_right
        # Which records have a row is known only now.
        found = [self._of(line, at, old) for line, at, old in placed]
        return [each for each in found if each is not None]

    def _is_copy(self, line: Line) -> bool:
        """Tell whether a new claim is a copy of another row, as of a sheet that is there twice."""
        if not line.of.sheet.is_claims or line.cell("id").text:
            return False
        says = (line.of.sheet.key, *((key, line.cell(key).text) for key in sorted(line.of.columns)))
        other = self._claims.setdefault(says, line)
        if other is not line:
            place = f"row {other.row.number} of “{other.of.source.name}”"
            self.problems.fault(line, None, f"{place} says just the same; delete one of them")
        return other is not line

    def _of(self, line: Line, at: At, old: Row | None) -> RowSubject | None:
        try:
            if line.of.sheet.is_claims:
                return self._claim(line, at, old)
            return self._thing(line, at, old)
        except DataError as error:
            sheet = line.of.sheet
            self.problems.fault(line, sheet.column(sheet.name_key), error.message)
            return None

    # Claims

    def _claim(self, line: Line, at: At, old: Row | None) -> RowSubject:
        sheet = line.of.sheet
        if old is not None:
            cls = self.values.contents.files[old.file][old.about].cls
            return RowSubject(line, at, old.about, old, cls=cls, file=old.file)
        cls = sheet.classes[0]
        iri = self.new.mint(sheet.prefixes[cls], self._claim_name(line, at))
        self.new.classes[iri] = cls
        for column in sheet.columns:
            if column.is_needed and column.datatype == _TEXT:
                for part in split_values(line.cell(column.key).text):
                    self.new.call(iri, self._name(part, column, at)[0])
        file = at.file or self.values.contents.dataset.folder.data / "identity.ttl"
        return RowSubject(line, at, iri, None, cls=cls, is_new=True, file=file)

    def _claim_name(self, line: Line, at: At) -> str:
        quotes = line.of.sheet.column("migov:evidence")
        texts = [
            line.cell(column.key).text
            for column in line.of.sheet.columns
            if column not in (quotes, line.of.sheet.column("document"))
        ]
        first = [text for text in texts if text][: _NAMING - 1]
        return " ".join([local_name(at.document), *first])

    # Things

    def _thing(self, line: Line, at: At, old: Row | None) -> RowSubject | None:
        sheet = line.of.sheet
        column = sheet.column(sheet.name_key)
        assert column is not None  # noqa: S101 (each sheet of things has it)
        parts = split_values(line.cell(column.key).text)
        if line.cell(column.key).kind in ("formula", "error"):
            return None  # the reader of the file has told of it
        if not parts:
            raise DataError("write the name of what this row is about")
        named = [self._name(part, column, at) for part in parts]
        is_statement = bool(line.cell("migov:status").text)
        if old is not None and old.is_statement and "migov:status" not in line.of.columns:
            raise DataError("this row is a conclusion; put its column of statuses back")
        if is_statement and old is not None and not old.is_statement:
            self.problems.fault(
                line,
                sheet.column("migov:status"),
                "this row says what is stated; write what you concluded into a row of its own, "
                "without an id",
            )
            return None
        if line.of.sheet.key == "migov:Document":
            return self._document(line, at, old, named)
        if old is not None and old.defines and not is_statement:
            return self._defined(line, at, old, named)
        known = self._known(named, line, at)
        if known:
            old = old or (None if is_statement else self.old.without_id(at.document, known))
            if old is not None and old.defines and not is_statement:
                return self._defined(line, at, old, named)
            home = self.values.contents.homes.get(known)
            file = at.file or (old.file if old else None) or home or Path()
            return RowSubject(line, at, known, old, is_statement=is_statement, file=file)
        if old is not None:
            raise DataError(
                "nothing is called so; a name is changed in the row that has its id and its names "
                "with their languages"
            )
        return self._made(line, at, named, is_statement=is_statement)

    def _defined(self, line: Line, at: At, old: Row, named: list[tuple[str, str]]) -> RowSubject:
        cls = self._class(line) or self.values.contents.files[old.file][old.about].cls
        return RowSubject(line, at, old.about, old, cls, self._names(named, at, old), file=old.file)

    def _document(
        self, line: Line, at: At, old: Row | None, named: list[tuple[str, str]]
    ) -> RowSubject:
        document = self.documents.of(at.document)
        if line.cell("migov:status").text:
            return RowSubject(line, at, document.iri, old, is_statement=True, file=document.file)
        names = self._names(named, at, old)
        cls = line.of.sheet.classes[0]
        return RowSubject(
            line, at, document.iri, old, cls, names, is_new=document.is_new, file=document.file
        )

    def _known(self, named: list[tuple[str, str]], line: Line, at: At) -> str:
        """Return the one record that these names mean; nothing if nobody has one of them."""
        classes = line.of.sheet.classes
        found = [self.naming.exact(text, classes, at.file) for text, _ in named]
        for remark in filter(None, (each.remark for each in found if each)):
            sheet = line.of.sheet
            self.problems.remark(line, sheet.column(sheet.name_key), remark)
        iris = list(dict.fromkeys(each.iri for each in found if each))
        if len(iris) > 1:
            told = " and ".join(map(compress, iris))
            raise DataError(f"these are names of {told}; a row is about one of them")
        if iris and None in found:
            text = named[found.index(None)][0]
            raise DataError(
                f"{compress(iris[0])} is not called “{text}”; a name is added in the row of the "
                "record itself, which an export of the whole study has"
            )
        cls = self._class(line) if iris else ""
        if cls and iris[0] not in self.new.classes:
            own = self.values.contents.records[iris[0]].cls
            if own != cls:
                label = self.values.layout.model.label(own)
                raise DataError(f"the study has it as “{label.get(line.of.lang)}”; correct one")
        return iris[0] if iris else ""

    def _made(
        self, line: Line, at: At, named: list[tuple[str, str]], *, is_statement: bool
    ) -> RowSubject:
        sheet = line.of.sheet
        names = self._names(named, at, None)
        first, language = names[0].value, names[0].language or ""
        cls = self._class(line)
        if not cls and line.cell("class").text:
            cls = sheet.classes[0]  # what is wrong in that cell has been told
        cls = cls or self.new.class_for(self._fitting(line), first, language)
        if not cls:
            raise DataError(self._what_it_is(line))
        if line.of.sheet.column("class") and not line.cell("class").text:
            label = self.values.layout.model.label(cls).get(line.of.lang, "")
            told = f"this name is new, and is taken as “{label}”"
            self.problems.remark(line, sheet.column(sheet.name_key), told)
        if near := self.naming.near(first, sheet.classes):
            told = f"this name is new; if {near} is meant, write that name"
            self.problems.remark(line, sheet.column(sheet.name_key), told)
        iri = self.new.make(cls, first, at.file or Path())
        for other in names[1:]:
            self.new.call(iri, other.value)
        return RowSubject(
            line, at, iri, None, cls, names, is_statement, is_new=True, file=at.file or Path()
        )

    def _fitting(self, line: Line) -> list[str]:
        """Return the classes of a sheet whose records can have all that a row says."""
        sheet, model = line.of.sheet, self.values.layout.model
        said = [each.path for each in sheet.columns if each.is_fact and line.cell(each.key).text]
        can = [cls for cls in sheet.classes if {*said} <= model.allowed(cls).keys()]
        return can or [*sheet.classes]

    def _what_it_is(self, line: Line) -> str:
        """Say that a row must tell what its new name is of."""
        model, column = self.values.layout.model, line.of.sheet.column("class")
        heading = column.heading(line.of.lang) if column else ""
        labels = [model.label(each).get(line.of.lang, "") for each in line.of.sheet.classes]
        return (
            "this name is new, and kg cannot tell what it is; write it in the column "
            f"“{heading}”: {', '.join(labels)}"
        )

    def _class(self, line: Line) -> str:
        """Return the class that a row gives, or nothing."""
        sheet, text = line.of.sheet, line.cell("class").text
        column = sheet.column("class")
        if not text or column is None:
            return ""
        model = self.values.layout.model
        for cls in sheet.classes:
            labels = {*map(folded, model.label(cls).values()), compress(cls)}
            if folded(unescaped(text)) in labels or text in labels:
                return cls
        known = ", ".join(model.label(each).get(line.of.lang, each) for each in sheet.classes)
        self.problems.fault(line, column, f"this is not a kind of record here; write {known}")
        return ""

    def _name(self, part: str, column: Column, at: At) -> tuple[str, str]:
        """Return a name and its language, which is empty if the cell does not say it."""
        value = read_value(self.values, part, column, At(at.document, at.file, ""))
        return (value.value, value.language or "") if isinstance(value, Literal) else (part, "")

    def _names(self, named: list[tuple[str, str]], at: At, old: Row | None) -> tuple[Literal, ...]:
        """Return names with their languages: the document's, where the cell does not say it."""
        before = old.cells.get(old.sheet.name_key, []) if old else []
        langs = {each.value: each.language or "" for each in before if isinstance(each, Literal)}
        found = []
        for text, given in named:
            language = given or langs.get(text, "") or at.language
            if not language:
                raise DataError(f"write the language after the name, such as “{text} @en”")
            found.append(in_language(text, language))
        return tuple(found)
