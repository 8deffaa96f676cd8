"""A column of a coding sheet: what it is called, what it holds and how many values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from kg.incoming.sheets.layout.helps import in_language
from kg.incoming.sheets.layout.shapes import Model, PropertyShape
from kg.rdf import XSD, compress, expand

__all__ = ["Column", "Kind", "column_of"]

_CODE, _FACT = expand("migov:Code"), expand("migov:FactProperty")
_NUMBERS = {f"{XSD}{name}" for name in ("integer", "decimal")}
_OUTSIDE = {
    "dcterms:license": {"en": "licence", "lt": "licencija", "lv": "licence"},
    "skos:editorialNote": {
        "en": "coder's note",
        "lt": "koduotojo pastaba",
        "lv": "kodētāja piezīme",
    },
    "skos:note": {"en": "note", "lt": "pastaba", "lv": "piezīme"},
}


class Kind(Enum):
    """What the values of a column are."""

    TEXT = "text"  # with a language
    PLAIN = "plain"  # a text without a language
    DATE = "date"  # EDTF
    DAY = "day"
    NUMBER = "number"
    BOOLEAN = "boolean"
    CODE = "code"
    THING = "thing"  # a record, or a code or a record
    ADDRESS = "address"
    QUOTES = "quotes"
    PROPERTY = "property"
    ANY = "any"
    CLASS = "class"
    DOCUMENT = "document"  # the number of a row of the sheet of documents
    NAME = "name"  # the thing that the row is about, or its names with their languages
    ID = "id"


@dataclass(frozen=True)
class Column:
    """A column.

    ``key`` is the short name of its property, such as ``migov:role``, or ``document``, ``class``
    or ``id``. ``paths`` gives the property for each class of value: most columns have one property
    only. ``headings`` and ``helps`` are by language. ``classes`` are those of its values.
    """

    key: str
    kind: Kind
    headings: Mapping[str, str]
    helps: Mapping[str, str] = field(default_factory=dict, repr=False)
    paths: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    datatype: str = ""
    classes: frozenset[str] = frozenset()
    is_many: bool = True
    is_needed: bool = False
    is_fact: bool = False
    order: float = 1000.0

    @property
    def path(self) -> str:
        """The column's property; of several, the first."""
        return next(iter(self.paths), "")

    def heading(self, lang: str) -> str:
        """Return what the column is called in a language, else in English."""
        return self.headings.get(lang) or self.headings.get("en") or self.key

    def help(self, lang: str) -> str:
        """Return what to write into it, in a language, else in English."""
        return self.helps.get(lang) or in_language(self.helps.get("en", ""), lang)


def column_of(model: Model, path: str, shapes: Iterable[PropertyShape]) -> Column:
    """Make the column of a property of a class.

    Parameters
    ----------
    shapes
        The shapes on this property of that class. If they say nothing of its values, other shapes
        on the property are asked, and then the ontology.
    """
    own = list(shapes)
    others = model.by_path.get(path, [])
    said = own if any(each.datatype or each.classes for each in own) else [*own, *others]
    datatype = next((each.datatype for each in said if each.datatype), "")
    classes = next((each.classes for each in said if each.classes), frozenset())
    ranges = set(model.of(path, "rdfs:range"))
    if not datatype and not classes and ranges & {*model.classes}:
        classes = frozenset(ranges & {*model.classes})
    if not datatype and not classes:
        datatype = next((each for each in sorted(ranges)), "")
    kind = _kind(model, path, datatype, classes, any(each.is_address for each in said))
    # Terms of other vocabularies have no label in our ontology.
    named = [each for each in [*own, *others] if model.texts(each.node, "sh:name")]
    plain = model.label(path) or _OUTSIDE.get(compress(path)) or {"en": compress(path)}
    helped = [each for each in [*own, *others] if model.texts(each.node, "sh:description")]
    orders = [each.order for each in own if each.order is not None] or [
        each.order for each in others if each.order is not None
    ]
    few = [each.most for each in own if each.most is not None]
    return Column(
        key=compress(path),
        kind=kind,
        headings=model.texts(named[0].node, "sh:name") if named else plain,
        helps=model.texts(helped[0].node, "sh:description") if helped else model.meaning(path),
        paths={path: classes},
        datatype=datatype,
        classes=classes,
        is_many=min(few, default=2) > 1,
        is_needed=any(each.least for each in own),
        is_fact=_FACT in model.of(path, "rdf:type"),
        order=min(orders, default=1000.0),
    )


def _kind(
    model: Model, path: str, datatype: str, classes: frozenset[str], is_address: bool
) -> Kind:
    if path == expand("rdf:predicate"):
        return Kind.PROPERTY
    if path == expand("migov:evidence"):
        return Kind.QUOTES
    if path == expand("skos:prefLabel"):
        return Kind.NAME
    if classes:
        codes = [_CODE in model.above(each) for each in classes]
        return Kind.CODE if all(codes) else Kind.THING
    if is_address:
        return Kind.ADDRESS
    if datatype == expand("loc:edtf"):
        return Kind.DATE
    if datatype == f"{XSD}date":
        return Kind.DAY
    if datatype == f"{XSD}boolean":
        return Kind.BOOLEAN
    if datatype in _NUMBERS:
        return Kind.NUMBER
    if datatype == f"{XSD}string":
        return Kind.PLAIN
    if path == expand("rdf:object"):
        return Kind.ANY
    return Kind.TEXT
