"""Workbooks of Excel (ECMA-376): their sheets, texts and styles."""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import InputError
from kg.tables.reading.archives import DAMAGED, Archive, resolved
from kg.tables.reading.building import Builder, Filled
from kg.tables.reading.cells import Cell, Fault, Sheet
from kg.tables.reading.parts import Attributes, Text, read_xml
from kg.tables.reading.shown import Look, look_of
from kg.tables.reading.xlsx_sheets import READING_AIDS, Shared, read_sheet, text_cell

__all__ = ["main_part", "read_xlsx"]


def main_part(archive: Archive) -> str:
    """Return the name of the part that lists the sheets, or nothing if this is not a workbook.

    Raises
    ------
    InputError
        If it is a workbook in Excel's binary format.
    """
    if "_rels/.rels" not in archive or _TYPES not in archive:
        return ""
    related = _related(archive, "")
    name = next((to for kind, to in related.values() if kind == "officeDocument"), "")
    types: dict[str, str] = {}

    def of_part(attributes: Attributes) -> None:
        types[attributes.get("PartName", "").lstrip("/").lower()] = attributes.get(
            "ContentType", ""
        )

    def of_ending(attributes: Attributes) -> None:
        types["." + attributes.get("Extension", "").lower()] = attributes.get("ContentType", "")

    read_xml(archive.pieces(_TYPES), {"Override": of_part, "Default": of_ending}, {})
    kind = types.get(name.lower()) or types.get(f".{name.rpartition('.')[2].lower()}", "")
    if ".sheet.binary." in kind:
        raise InputError("is a binary workbook of Excel (.xlsb); save it as .xlsx")
    return name if _WORKBOOK.search(kind) and name in archive else ""


_TYPES = "[Content_Types].xml"
_WORKBOOK = re.compile(r"(spreadsheetml|ms-excel)\.(sheet|template)\.(macroEnabled\.)?main\+xml$")


def read_xlsx(archive: Archive, main: str, path: Path, faults: list[Fault]) -> list[Sheet]:
    """Read the sheets of a workbook, which its main part lists.

    Raises
    ------
    InputError
        If it is damaged, or too large.
    """
    related = _related(archive, main)
    parts = {kind: to for kind, to in related.values() if kind in ("sharedStrings", "styles")}
    listed: list[tuple[str, str, bool]] = []
    shared = Shared()

    def sheet(attributes: Attributes) -> None:
        own = next((value for name, value in attributes.items() if name.endswith(":id")), "")
        kind, to = related.get(own, ("", ""))
        if kind == "worksheet":  # a chart has no cells
            hidden = attributes.get("state", "visible") != "visible"
            listed.append((attributes.get("name", ""), to, hidden))

    def about(attributes: Attributes) -> None:
        shared.from_1904 = attributes.get("date1904") in ("1", "true")

    read_xml(archive.pieces(main), {"sheet": sheet, "workbookPr": about}, {})
    if not listed:
        raise InputError("has no sheet with cells; save the table in one")
    if "styles" in parts:
        shared.looks = _looks(archive, parts["styles"])
    if "sharedStrings" in parts:
        shared.texts = _texts(archive, parts["sharedStrings"])
    filled = Filled()
    return [
        read_sheet(archive, part, shared, Builder(path, name, faults, filled, hidden=hidden))
        for name, part, hidden in listed
    ]


def _related(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Return what a part refers to, by its identifier: the kind, and the name of the other part."""
    found: dict[str, tuple[str, str]] = {}

    def related(attributes: Attributes) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        if attributes.get("TargetMode") != "External":
            to = resolved(part, attributes.get("Target", ""))
            found[attributes.get("Id", "")] = kind, to

    folder, _, name = part.rpartition("/")
    where = f"{folder}/_rels/{name}.rels".lstrip("/")
    read_xml(archive.pieces(where), {"Relationship": related}, {})
    return found


def _texts(archive: Archive, part: str) -> list[Cell]:
    """Return the texts that cells share."""
    found: list[Cell] = []
    text, whole = Text(), list[str]()

    def item(_: Attributes) -> None:
        whole.clear()

    def run(_: Attributes) -> None:
        text.pieces.clear()

    read_xml(
        archive.pieces(part),
        {"si": item, "t": run},
        {
            "t": lambda: whole.append(text.taken()),
            "si": lambda: found.append(text_cell("".join(whole))),
        },
        text,
        READING_AIDS,
    )
    return found


# The formats that have numbers only (ECMA-376, part 1, 18.8.30); 27 to 36 and 50 to 58 are dates in
# the languages of East Asia.
_BUILT_IN = {
    **{9: "0%", 10: "0.00%", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy"},
    **{18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm"},
    **{45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0"},
    **dict.fromkeys((*range(27, 32), 36, *range(50, 55), 57, 58), "yyyy-mm-dd"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
}


def _looks(archive: Archive, part: str) -> list[Look]:
    """Return what each style of cells shows."""
    codes = dict(_BUILT_IN)
    looks: list[Look] = []
    known: dict[int, Look] = {}
    inside = False

    def named(attributes: Attributes) -> None:
        codes[_whole(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")

    def begin(_: Attributes) -> None:
        nonlocal inside
        inside = True

    def end() -> None:
        nonlocal inside
        inside = False

    def style(attributes: Attributes) -> None:
        if inside:
            number = _whole(attributes.get("numFmtId", "0"))
            if number not in known:
                known[number] = look_of(codes.get(number, ""))
            looks.append(known[number])

    starts = {"numFmt": named, "cellXfs": begin, "xf": style}
    read_xml(archive.pieces(part), starts, {"cellXfs": end})
    return looks


def _whole(written: str) -> int:
    if not re.fullmatch(r"\d{1,9}", written):
        raise InputError(DAMAGED)
    return int(written)
