"""Workbooks for tests of what reads them: whole, odd and hostile."""

from __future__ import annotations

import io
import zipfile
from html import escape

import openpyxl

_NS = "http://schemas.openxmlformats.org"
_OFFICE = f"{_NS}/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def changed(content, name, change):
    """Return a workbook with another content in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {part: old.read(part) for part in old.namelist()}
    return zipped(parts | {name: change(parts[name])})


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheet_of(*rows):
    """Return a workbook of openpyxl with one sheet, to be changed and saved."""
    book = openpyxl.Workbook()
    book.active.title = "s"
    for row in rows:
        book.active.append(row)
    return book


def raw_parts(rows, *, after="", book="", shared="", styles="", name="s"):
    """Return the parts of a workbook of Excel whose sheet has this XML as its rows."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{_NS}/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships><Relationship Id="r" Type="{_OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns:r="{_OFFICE}">{book}<sheets>'
        f'<sheet name="{name}" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": "<Relationships>"
        f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_OFFICE}/sharedStrings" Target="/xl/texts.xml"/>'
        f'<Relationship Id="r3" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/texts.xml": f"<sst>{shared}</sst>",
        "xl/styles.xml": f"<styleSheet>{styles}</styleSheet>",
        "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{rows}</sheetData>{after}</worksheet>",
    }


def raw_xlsx(rows, **more):
    return zipped(raw_parts(rows, **more))


_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_PREFIXES = " ".join(
    f'xmlns:{each}="{_ODF}:{"datastyle" if each == "number" else each}:1.0"'
    for each in ("office", "table", "text", "style", "number")
)
_MIME = "application/vnd.oasis.opendocument.spreadsheet"


def ods_parts(tables, styles=""):
    content = (
        f'<?xml version="1.0"?><office:document-content {_PREFIXES} '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return {"mimetype": _MIME, "content.xml": content, "META-INF/manifest.xml": "<manifest/>"}


def ods(*rows, styles="", columns="", name="s", style=""):
    """Return a workbook of LibreOffice whose sheet has this XML as its rows."""
    table = (
        f'<table:table table:name="{escape(name)}" table:style-name="{style}">{columns}'
        f"{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>"
    )
    return zipped(ods_parts(table, styles))


def ods_text(text, more=""):
    return (
        f'<table:table-cell office:value-type="string" {more}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def ods_value(kind, value, more="", text=""):
    named = "value" if kind in ("float", "percentage", "currency") else f"{kind}-value"
    return (
        f'<table:table-cell office:value-type="{kind}" office:{named}="{value}" {more}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )
