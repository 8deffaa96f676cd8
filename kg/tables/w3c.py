"""Answers in the formats of SPARQL 1.1: results in JSON, XML and TSV (W3C, 21 March 2013)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html import escape
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.escapes import NOT_XML, UNPRINTABLE, starts_formula, unicode
from kg.rdf import XSD
from kg.tables.cells import Cell
from kg.tables.table import Table

__all__ = ["as_srj", "as_tsv", "as_xml"]

_Term = NamedNode | BlankNode | Literal


def _term(cell: Cell) -> _Term | None:
    """Return a cell as an RDF term: a plain value is a literal."""
    return cell if cell is None or isinstance(cell, _Term) else Literal(cell)


def _link(table: Table) -> str:
    """Return the address, within the result, that says where it was truncated."""
    return f"#truncated-at-{table.cut}-rows"


def _yes(table: Table) -> bool:
    return table.rows == (("yes",),)


def as_srj(table: Table) -> str:
    """Write SPARQL results in JSON, a row a line.

    Two members that are not in the standard may come before the rows: ``labels`` gives the name
    of each thing, ``truncated`` the limit on rows at which the answer was truncated; ``head.link``
    then says so too.
    """
    head: dict[str, Any] = {} if table.form == "ask" else {"vars": list(table.columns)}
    made: dict[str, Any] = {"head": head}
    if table.cut is not None:
        head["link"] = [_link(table)]
        made["truncated"] = table.cut
    if table.form == "ask":
        made["boolean"] = _yes(table)
        return _dumps(made) + "\n"
    things = {cell.value for row in table.rows for cell in row if isinstance(cell, NamedNode)}
    if labels := {iri: table.labels[iri] for iri in sorted(things & table.labels.keys())}:
        made["labels"] = labels
    # The rows come last: pyoxigraph's reader does not allow a member after them.
    rows = ",\n".join(_json_row(table.columns, row) for row in table.rows)
    return f'{_dumps(made)[:-1]}, "results": {{"bindings": [\n{rows}\n]}}}}\n'


def _json_row(columns: Sequence[str], row: Sequence[Cell]) -> str:
    terms = zip(columns, map(_term, row), strict=True)
    return _dumps({name: _json_term(term) for name, term in terms if term is not None})


def _dumps(made: object) -> str:
    return unicode(json.dumps(made, ensure_ascii=False))


def _json_term(term: _Term) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    kind: dict[str, str] = {}
    if term.language:
        kind["xml:lang"] = term.language
    elif term.datatype.value != f"{XSD}string":
        kind["datatype"] = term.datatype.value
    return {"type": "literal", "value": term.value, **kind}


def as_xml(table: Table) -> str:
    """Write SPARQL results in XML.

    Control characters that XML 1.0 cannot contain are replaced by U+FFFD, and a comment at the top
    counts them; the other formats keep them.
    """
    lines = ["<head>"]
    if table.form != "ask":
        lines += [f'<variable name="{escape(name)}"/>' for name in table.columns]
    if table.cut is not None:
        lines += [f"<!-- {table.notice} -->", f'<link href="{_link(table)}"/>']
    lines.append("</head>")
    if table.form == "ask":
        lines.append(f"<boolean>{'true' if _yes(table) else 'false'}</boolean>")
    else:
        lines.append("<results>")
        for row in table.rows:
            lines.append("<result>")
            for name, cell in zip(table.columns, row, strict=True):
                if (term := _term(cell)) is not None:
                    held = _xml_term(term)
                    lines.append(f'<binding name="{escape(name)}">{held}</binding>')
            lines.append("</result>")
        lines.append("</results>")
    text, lost = NOT_XML.subn("\N{REPLACEMENT CHARACTER}", "\n".join(lines))
    top = '<?xml version="1.0" encoding="UTF-8"?>\n'
    if lost:
        top += (
            f"<!-- U+FFFD replaces {lost:,} control character{'' if lost == 1 else 's'} that XML "
            "cannot contain; the other formats keep them -->\n"
        )
    return f'{top}<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n{text}\n</sparql>\n'


def _xml_term(term: _Term) -> str:
    held = _xml_text(term.value)
    if isinstance(term, NamedNode):
        return f"<uri>{held}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{held}</bnode>"
    kind = ""
    if term.language:
        kind = f' xml:lang="{escape(term.language)}"'
    elif term.datatype.value != f"{XSD}string":
        kind = f' datatype="{escape(term.datatype.value)}"'
    return f"<literal{kind}>{held}</literal>"


def _xml_text(text: str) -> str:
    # Readers turn a bare carriage return into a line feed, and some leave out blanks at the ends;
    # a reference keeps them.
    return re.sub(
        rf"^\s+|\s+$|{UNPRINTABLE.pattern}",
        lambda found: "".join(map(_reference, found[0])),
        escape(text, quote=False),
    )


def _reference(sign: str) -> str:
    return sign if NOT_XML.match(sign) else f"&#{ord(sign)};"


# Numbers whose type Turtle knows from their form. A number with a plus sign is written with its
# type, since some readers drop the sign.
_BARE = {
    f"{XSD}integer": re.compile(r"-?[0-9]+"),
    f"{XSD}decimal": re.compile(r"-?[0-9]*\.[0-9]+"),
    f"{XSD}double": re.compile(r"-?(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+"),
}
_TSV_ESCAPES = {
    "\t": "\\t",
    "\n": "\\n",
    "\r": "\\r",
    "\b": "\\b",
    "\f": "\\f",
    "\\": "\\\\",
    '"': '\\"',
}


def as_tsv(table: Table) -> str:
    r"""Write SPARQL results in TSV, each cell a term as Turtle writes it.

    Control characters, and the first character of a text that a spreadsheet would run as a formula,
    are written as ``\uXXXX``: Turtle, and so TSV, reads them as the characters. (rdflib cannot read
    such escapes in TSV; it reads JSON and XML.) If the answer was truncated, the first cell of a
    last row says so.
    """
    rows = [[_tsv_term(_term(cell)) for cell in row] for row in table.rows]
    if table.notice:
        rows.append([_tsv_term(Literal(table.notice)), *[""] * (len(table.columns) - 1)])
    header = [f"?{name}" for name in table.columns]
    return "".join("\t".join(row) + "\n" for row in (header, *rows))


def _tsv_term(term: _Term | None) -> str:
    if term is None:
        return ""
    if not isinstance(term, Literal):
        return unicode(str(term))
    datatype = term.datatype.value
    if datatype in _BARE and _BARE[datatype].fullmatch(term.value):
        return term.value
    text = re.sub(r'[\t\n\r\b\f\\"]', lambda found: _TSV_ESCAPES[found[0]], term.value)
    if starts_formula(text):
        text = f"\\u{ord(text[0]):04X}{text[1:]}"
    held = f'"{unicode(text)}"'
    if term.language:
        return f"{held}@{term.language}"
    return held if datatype == f"{XSD}string" else f"{held}^^{term.datatype}"
