"""The sheets of a coding workbook and their columns, made from the ontology and the shapes.

A class has a sheet, or a class above it has one (``migov:sheetName``); a property that a record of
the class can have is a column of it. Where a shape says that a record has just one of some
properties, these are one column, and the class of the value tells which property it is.

A sheet of claims has a row a claim. A sheet of things has a row for what a document says about a
thing; a status in the row makes each of its values a statement of its own, so its reason, quotes
and doubts are in the same row. What fits no such row is in the sheet of statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from kg.incoming.sheets.layout.columns import Column, Kind, column_of
from kg.incoming.sheets.layout.shapes import Model, read_model
from kg.rdf import PREFIXES, compress, expand
from kg.study import Dataset

__all__ = ["LANGUAGES", "VERSION", "Layout", "Sheet", "read_layout"]

VERSION = 1
"""The version of the sheets: a workbook of another version is not read."""

LANGUAGES = ("en", "lt", "lv")
"""The languages in which sheets and columns have names."""

_CLAIM, _STATEMENT = expand("migov:Claim"), expand("migov:Statement")
_EVIDENCE, _CODE = expand("migov:Evidence"), expand("migov:Code")
_RECORD = expand("migov:Record")
# What a record may have of whose class no shape says so; a claim has no names.
_ANYWHERE = (
    *("migov:evidence", "skos:note", "skos:editorialNote"),
    *("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel"),
)
_STATUS = expand("migov:status")
_PARTS = {expand(f"rdf:{part}") for part in ("subject", "predicate", "object")}
_LAST = 9000.0
# As spreadsheet programs have it; the titles are names of files, too.
_LONGEST_TITLE = 31
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\<>\"|\x00-\x1f]+")

_DOCUMENT = Column(
    "document",
    Kind.DOCUMENT,
    {"en": "document", "lt": "dokumentas", "lv": "dokuments"},
    {
        "en": "The number of the document that says so; see the sheet of documents. It may be "
        "empty if there is one document. A row with “–” is about the record itself, whatever a "
        "document says about it.",
    },
    is_many=False,
    order=-2,
)
_CLASS = Column(
    "class",
    Kind.CLASS,
    {"en": "what it is", "lt": "kas tai", "lv": "kas tas ir"},
    {"en": "What kind of record it is. Needed if the name is new."},
    is_many=False,
    order=6,
)
_ID = Column(
    "id",
    Kind.ID,
    {"en": "id", "lt": "id", "lv": "id"},
    {
        "en": "By this kg knows the record again when you change its row. Leave it as it is, and "
        "leave it empty in a new row.",
    },
    order=_LAST,
)


@dataclass(frozen=True)
class Sheet:
    """A sheet: ``key`` is the short name of its class, ``classes`` those of its records."""

    key: str
    names: dict[str, str]
    classes: tuple[str, ...]
    columns: tuple[Column, ...] = field(repr=False)
    prefixes: dict[str, str] = field(repr=False)
    is_claims: bool = False
    order: float = 1000.0

    def name(self, lang: str) -> str:
        """Return what the sheet is called in a language, else in English."""
        return self.names.get(lang) or self.names.get("en") or self.key.partition(":")[2]

    @property
    def name_key(self) -> str:
        """The key of the column that tells what a row of a sheet of things is about."""
        return next((each.key for each in self.columns if each.kind is Kind.NAME), "")

    def column(self, key: str) -> Column | None:
        """Return the column of a key, or None."""
        return next((each for each in self.columns if each.key == key), None)

    def column_for(self, path: str) -> Column | None:
        """Return the column of a property, or None."""
        return next((each for each in self.columns if path in each.paths), None)


@dataclass(frozen=True)
class Layout:
    """All sheets, in their order, and the model that they are made from."""

    sheets: tuple[Sheet, ...]
    model: Model = field(repr=False)

    @cached_property
    def by_class(self) -> dict[str, Sheet]:
        """The sheet of each class of records."""
        return {cls: sheet for sheet in self.sheets for cls in sheet.classes}

    def headings(self, lang: str) -> dict[str, str]:
        """Return what properties are called in a language, by their IRI."""
        found = {expand("rdf:type"): _CLASS.heading(lang)}
        for sheet in self.sheets:
            for column in sheet.columns:
                for path in column.paths:
                    found.setdefault(path, column.heading(lang))
        return found

    def sheet(self, key: str) -> Sheet | None:
        """Return the sheet of a key, or None."""
        return next((each for each in self.sheets if each.key == key), None)


def read_layout(dataset: Dataset) -> Layout:
    """Make the sheets for a study: the shipped ontology and shapes, and its own."""
    model = read_model(dataset)
    groups: dict[str, list[str]] = {}
    for cls in _recorded(model):
        groups.setdefault(_head(model, cls), []).append(cls)
    sheets = [_sheet(model, head, classes) for head, classes in groups.items()]
    sheets.sort(key=lambda each: (each.order, each.key))
    return Layout(tuple(_told_apart(sheets)), model)


def _told_apart(sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    """Give the sheets with titles that a workbook can have, no two of them equal in a language."""
    seen: set[tuple[str, str]] = set()
    for sheet in sheets:
        names = {}
        for lang, name in sheet.names.items():
            title = whole = _NOT_IN_TITLES.sub(" ", name).strip(" '")[:_LONGEST_TITLE]
            number = 1
            while not title or (lang, title.casefold()) in seen:
                number += 1
                title = f"{whole[: _LONGEST_TITLE - 6]} {number}".strip()
            seen.add((lang, title.casefold()))
            names[lang] = title
        yield replace(sheet, names=names)


def _recorded(model: Model) -> list[str]:
    """Return the classes of which there may be records in a study, except quotes and codes."""
    closed = [cls for cls in model.classes if model.is_closed(cls)]
    below = {each for cls in closed for each in model.below(cls)}
    below |= {each for each in model.below(_RECORD) if not each.startswith(PREFIXES["migov"])}
    left = {each for cls in (_EVIDENCE, _CODE) for each in model.below(cls)}
    return sorted(below - left)


def _head(model: Model, cls: str) -> str:
    """Return the class whose sheet a class is in."""
    named = [each for each in model.above(cls) if model.texts(each, "migov:sheetName")]
    return named[0] if named else cls


def _sheet(model: Model, head: str, classes: list[str]) -> Sheet:
    is_claims = _CLAIM in model.above(head)
    shapes = [shape for cls in classes for shape in model.shapes_of.get(cls, ())]
    orders = [float(said) for shape in shapes if (said := model.one(shape, "sh:order"))]
    columns: dict[str, Column] = {}
    for each in (each for cls in classes for each in _columns(model, cls, classes)):
        known = columns.get(each.key, each)
        columns[each.key] = replace(
            each,
            paths={path: kinds | each.classes for path, kinds in known.paths.items()},
            classes=known.classes | each.classes,
            is_many=known.is_many or each.is_many,
        )
    columns = _merged(model, head, columns)
    # A statement is on a fact: of a class without facts there is none.
    if not is_claims and any(each.is_fact for each in columns.values()):
        of_claims = _columns(model, _STATEMENT, classes)
        for each in of_claims:
            if not _PARTS & each.paths.keys():
                columns.setdefault(each.key, replace(each, is_needed=False))
    listed = sorted(columns.values(), key=lambda each: (each.order, each.key))
    about = [] if is_claims else [_CLASS] * (len(classes) > 1)
    machine = [_DOCUMENT, *about, _ID]
    return Sheet(
        key=compress(head),
        names=model.texts(head, "migov:sheetName") or model.label(head),
        classes=tuple(classes),
        columns=tuple(sorted([*machine, *listed], key=lambda each: each.order)),
        prefixes={cls: _prefix(model, cls) for cls in classes},
        is_claims=is_claims,
        order=min(orders, default=1000.0),
    )


def _prefix(model: Model, cls: str) -> str:
    """Return the prefix of a class's records: that of the example in the ontology."""
    for each in model.above(cls):
        example = model.one(each, "skos:example").partition(":")
        if example[1]:
            return example[0]
    return ""


def _columns(model: Model, cls: str, classes: Iterable[str]) -> list[Column]:
    several = len(list(classes)) > 1
    found = []
    allowed = model.allowed(cls)
    is_closed = any(map(model.is_closed, model.above(cls)))
    open_to = () if is_closed else _ANYWHERE[: 3 if _CLAIM in model.above(cls) else None]
    for path in (*map(expand, open_to), *_own_properties(model, cls)):
        allowed.setdefault(path, [])
    for path, shapes in allowed.items():
        column = column_of(model, path, shapes)
        # What one class needs, another in the same sheet may not have. An empty status is “stated”.
        needed = column.is_needed and not several and path != _STATUS
        found.append(replace(column, is_needed=needed))
    return found


def _own_properties(model: Model, cls: str) -> list[str]:
    """Return the properties whose domain is the class, or one above it, and that no shape has."""
    above = set(model.above(cls))
    kinds = {*model.typed("owl:ObjectProperty"), *model.typed("owl:DatatypeProperty")}
    own = (each for each in kinds if not each.startswith(PREFIXES["migov"]))
    return sorted(each for each in own if above & set(model.of(each, "rdfs:domain")))


def _merged(model: Model, head: str, columns: dict[str, Column]) -> dict[str, Column]:
    """Make one column of the properties of which a record has just one."""
    for shape, paths in model.alternatives(head):
        of = [columns.get(compress(path)) for path in paths]
        each_one = [column for column in of if column and column.kind is Kind.THING]
        if len(each_one) != len(paths) or len(paths) < 2:
            continue
        first = min(each_one, key=lambda each: each.order)
        merged = replace(
            first,
            headings=model.texts(shape, "sh:name") or first.headings,
            helps=model.texts(shape, "sh:description") or first.helps,
            paths={path: kinds for each in each_one for path, kinds in each.paths.items()},
            classes=frozenset().union(*(each.classes for each in each_one)),
            is_many=False,
            is_needed=True,
        )
        columns = {
            key: each for key, each in columns.items() if key not in {c.key for c in each_one}
        }
        columns[merged.key] = merged
    return columns
