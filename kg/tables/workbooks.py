"""Spreadsheet workbooks in which every text stays a text; the same rows give the same bytes.

A workbook is a zip archive of XML files (ECMA-376, part 2). They are written here, a thousand rows
at a time: a library that keeps each cell as an object takes four times as long and all the memory.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from kg.errors import InputError
from kg.tables.sheet_xml import LONGEST, MOST_LINKS, STYLES, Link, is_too_long, sheet_xml

__all__ = ["LONGEST", "MOST_LINKS", "MOST_ROWS", "Link", "is_too_long", "workbook"]

MOST_ROWS = 1_048_576
"""The most rows that a sheet can have, with its header."""

# In bytes: what a member of an archive can have that all programs read.
_LARGEST = 2**31 - 2**20

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# One time for all: a workbook does not tell when it was made.
_THEN = (2000, 1, 1, 0, 0, 0)
_CORE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    + "".join(
        f'<dcterms:{what} xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:{what}>'
        for what in ("created", "modified")
    )
    + "</cp:coreProperties>"
)


def workbook(
    sheets: Mapping[str, Iterable[Sequence[object]]],
    choices: Mapping[str, Mapping[int, Sequence[str]]] | None = None,
) -> bytes:
    """Write sheets of rows, the first row of each its header, and each sheet read when its turn is.

    A cell is a text, a number, a truth value, a date, a :class:`Link` or None. Control characters
    are written as ``_x001B_``, which spreadsheet programs read as the character. A text longer than
    :data:`LONGEST` is shortened and ends in “…”; links beyond :data:`MOST_LINKS` are texts.

    Parameters
    ----------
    choices
        For sheets by name: what a column offers to choose from; see :func:`sheet_xml`.

    Raises
    ------
    InputError
        If a sheet is larger than an archive can hold.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (title, rows) in enumerate(sheets.items(), 1):
            name = f"sheet{number}.xml"
            offered = (choices or {}).get(title, {})
            addresses = _sheet(archive, f"xl/worksheets/{name}", rows, offered)
            if addresses:
                kind = f"{_OFFICE}/hyperlink"
                related = _related([(kind, each, True) for each in addresses])
                _put(archive, f"xl/worksheets/_rels/{name}.rels", related)
        for path, text in _parts(list(sheets)).items():
            _put(archive, path, text)
    return stream.getvalue()


def _sheet(
    archive: zipfile.ZipFile,
    path: str,
    rows: Iterable[Sequence[object]],
    choices: Mapping[int, Sequence[str]],
) -> list[str]:
    written = 0
    with archive.open(_member(path), "w") as member:

        def write(text: str) -> None:
            nonlocal written
            content = text.encode()
            written += len(content)
            if written > _LARGEST:
                raise InputError("a sheet can have at most 2 GB; choose csv")
            member.write(content)

        write(_HEAD)
        return sheet_xml(rows, write, choices)


def _put(archive: zipfile.ZipFile, path: str, text: str) -> None:
    archive.writestr(_member(path), _HEAD + text)


def _member(path: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(path, _THEN)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def _related(targets: Iterable[tuple[str, str, bool]]) -> str:
    """Return what a part refers to as ``rId1``, ``rId2`` ...: kind, where, and if it is outside."""
    mode = ' TargetMode="External"'
    told = [
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{escape(where)}"'
        f"{mode if outside else ''}/>"
        for number, (kind, where, outside) in enumerate(targets, 1)
    ]
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(told)}</Relationships>'


def _parts(titles: Sequence[str]) -> dict[str, str]:
    """Make the parts of a workbook that are not its sheets."""
    files = [f"worksheets/sheet{number}.xml" for number, _ in enumerate(titles, 1)]
    named = [
        f'<sheet name="{escape(title)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, title in enumerate(titles, 1)
    ]
    kinds = [
        ("/xl/workbook.xml", f"{_KIND}.sheet.main+xml"),
        ("/xl/styles.xml", f"{_KIND}.styles+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        *((f"/xl/{file}", f"{_KIND}.worksheet+xml") for file in files),
    ]
    overrides = [f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds]
    return {
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<bookViews><workbookView/></bookViews><sheets>{''.join(named)}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _related(
            [
                *((f"{_OFFICE}/worksheet", file, False) for file in files),
                (f"{_OFFICE}/styles", "styles.xml", False),
            ]
        ),
        "xl/styles.xml": STYLES,
        "docProps/core.xml": _CORE,
        "_rels/.rels": _related(
            [
                (f"{_OFFICE}/officeDocument", "xl/workbook.xml", False),
                (
                    f"{_PACKAGE}/relationships/metadata/core-properties",
                    "docProps/core.xml",
                    False,
                ),
            ]
        ),
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>',
    }
