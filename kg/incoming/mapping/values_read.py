"""Read what a mapping says about the values of properties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from kg.incoming.mapping.columns import read_column
from kg.incoming.mapping.dates import refuse_pattern
from kg.incoming.mapping.declared import Column, Known, Term, Value
from kg.incoming.mapping.numbers import refuse_example
from kg.incoming.mapping.terms import Vocabulary
from kg.rdf import XSD, Entry, expand, suggest

__all__ = ["FIELDS", "read_known", "read_value"]

Codes = dict[str, Term | None]

_LANG_STRING, _EDTF = expand("rdf:langString"), expand("loc:edtf")
_SHORTEST_REASON = 10  # in characters, as the shape of claims has it
_NUMBERS = {f"{XSD}decimal", f"{XSD}integer"}
FIELDS = (
    *("column", "language", "first_words", "codes", "otherwise", "constant", "record", "key"),
    *("from", "to", "format", "number", "longest", "separator"),
    *("status", "confidence", "reason"),
)
# The forms of value that a field is for.
_FOR = {
    "format": ("date",),
    "number": ("number",),
    "longest": ("text",),
    "separator": ("text", "code", "number"),
}


def read_known(fields: Mapping[str, Entry], vocabulary: Vocabulary) -> Known | None:
    """Read how a value is known, where the table does not state it: status, confidence, reason."""
    if "status" not in fields:
        for name in ("confidence", "reason"):
            if name in fields:
                raise fields[name].error("needs “status” beside it, such as status:interpreted")
        return None
    status = vocabulary.code(fields["status"], expand("migov:Status"))
    if status.value == expand("status:stated"):
        return None
    for name in ("confidence", "reason"):
        if name not in fields:
            raise fields["status"].error(f"what is not stated needs “{name}” beside it")
    confidence = vocabulary.code(fields["confidence"], expand("migov:Confidence"))
    reason = fields["reason"].text()
    if len(reason) < _SHORTEST_REASON:
        raise fields["reason"].error("needs a sentence that tells a reader why")
    return Known(status, confidence, reason)


def read_value(
    entry: Entry, cls: NamedNode, language: str, vocabulary: Vocabulary, lists: Mapping[str, Entry]
) -> Iterator[Value]:
    """Read the values of one property: one, or each of a list."""
    predicate = vocabulary.property_of(entry, cls)
    for each in entry.items():
        labelled = Entry(each.value, each.path, each.line, entry.label)
        yield _value(labelled, predicate, language, vocabulary, lists)


def _value(
    entry: Entry,
    predicate: NamedNode,
    language: str,
    vocabulary: Vocabulary,
    lists: Mapping[str, Entry],
) -> Value:
    ranges = vocabulary.terms.ranges.get(predicate.value, set())
    datatype = min(ranges, default=_LANG_STRING)
    if isinstance(entry.value, str):
        entry = Entry({"column": entry}, entry.path, entry.line, entry.label)
    fields = entry.fields(FIELDS)
    given = [name for name in ("column", "constant", "record", "from") if name in fields]
    if len(given) != 1:
        raise entry.error("needs one of “column”, “constant”, “record” and “from”")
    known = read_known(fields, vocabulary)
    if "record" in fields:
        key = fields["key"].items() if "key" in fields else []
        columns = tuple(read_column(each, language) for each in key)
        name = fields["record"].text()
        return Value(predicate, "record", entry, columns, record=name, known=known)
    if "constant" in fields:
        constant = _term(fields["constant"], datatype, language, vocabulary)
        return Value(predicate, "constant", entry, constant=constant, known=known)
    columns = tuple(_columns(fields, language))
    codes: Codes = {}
    if "codes" in fields:
        codes = _codes(fields["codes"], datatype, language, vocabulary, lists)
    otherwise = None
    if "otherwise" in fields:
        otherwise = _term(fields["otherwise"], datatype, language, vocabulary)
    form = _form(entry, datatype, coded=bool(codes))
    for name, forms in _FOR.items():
        if name in fields and form not in forms:
            raise fields[name].error(f"is for {' or '.join(forms)} values, and this is a {form}")
    pattern = ""
    if form == "date":
        pattern = fields["format"].text() if "format" in fields else "YYYY-MM-DD"
        refuse_pattern(fields.get("format", entry), pattern)
    elif form == "number":
        pattern = fields["number"].text() if "number" in fields else "1234.56"
        refuse_example(fields.get("number", entry), pattern)
    words = vocabulary.words.get(predicate.value)
    return Value(
        predicate,
        form,
        entry,
        columns,
        codes=codes,
        otherwise=otherwise,
        pattern=pattern,
        datatype=datatype,
        longest=_number(fields.get("longest")),
        separator=fields["separator"].text() if "separator" in fields else "",
        known=known,
        words=NamedNode(words) if words else None,
    )


def _columns(fields: Mapping[str, Entry], language: str) -> Iterator[Column]:
    if "from" in fields:
        yield read_column(fields["from"], language)
        if "to" in fields:
            yield read_column(fields["to"], language)
        return
    entry = fields["column"]
    own = {name: fields[name] for name in ("column", "language", "first_words") if name in fields}
    yield read_column(Entry(own, entry.path, entry.line, entry.label), language)


def _form(entry: Entry, datatype: str, *, coded: bool) -> str:
    if coded:
        return "code"
    if datatype == _EDTF or datatype == f"{XSD}date":
        return "date"
    if datatype in _NUMBERS:
        return "number"
    if datatype == f"{XSD}boolean":
        raise entry.error("is true or false; write “codes” with the words for both")
    if datatype in (_LANG_STRING, f"{XSD}string"):
        return "text"
    raise entry.error("leads to a record or a code; write “codes”, “record” or “constant”")


def _codes(
    entry: Entry,
    datatype: str,
    language: str,
    vocabulary: Vocabulary,
    lists: Mapping[str, Entry],
) -> Codes:
    if isinstance(entry.value, str):
        name = entry.text()
        if name not in lists:
            near = suggest(name, lists)
            hint = f"did you mean “{near}”?" if near else "write it under “lists”"
            raise entry.error(f"there is no list “{name}” in this mapping; {hint}")
        entry = lists[name]
    found: Codes = {}
    for word, code in entry.fields().items():
        if word.casefold() in found:
            raise code.error("is there in two spellings; capital letters make no difference")
        nothing = isinstance(code.value, str) and not code.value.strip()
        found[word.casefold()] = None if nothing else _term(code, datatype, language, vocabulary)
    return found


def _term(entry: Entry, datatype: str, language: str, vocabulary: Vocabulary) -> Term:
    """Return a value that a mapping gives itself: a code, or a text of the property's type."""
    if datatype == _LANG_STRING:
        return Literal(entry.text(), language=language)
    if datatype == f"{XSD}boolean":
        if entry.text() not in ("true", "false"):
            raise entry.error("needs true or false")
    elif datatype in _NUMBERS and not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", entry.text()):
        raise entry.error("needs a number such as 148680.00")
    if datatype.startswith(XSD) or datatype == _EDTF:
        typed = None if datatype == f"{XSD}string" else NamedNode(datatype)
        return Literal(entry.text(), datatype=typed)
    return vocabulary.code(entry, datatype)


def _number(entry: Entry | None) -> int:
    if entry is None:
        return 0
    if not re.fullmatch("[1-9][0-9]{0,3}", entry.text()):
        raise entry.error("needs a number of characters, such as 40")
    return int(entry.text())
