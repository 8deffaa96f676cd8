"""A coding sheet for a new document: what is known of it, and what of the study its text names."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pyoxigraph import Literal

from kg.encodings import read_utf8
from kg.errors import InputError
from kg.incoming.mentions import UNKNOWN, Mention, find_mentions, told_language
from kg.incoming.sheets.cells import Values, escaped
from kg.incoming.sheets.exported.exporting import Filled, export_sheets, known_values
from kg.incoming.sheets.exported.rows import Row
from kg.links import web_address
from kg.lookup import guess_language, language_name
from kg.rdf import compress, expand
from kg.reading import read_bytes
from kg.study import Dataset, StudyFolder, load_dataset, shipped

__all__ = ["NewDocument", "example_sheets", "new_document", "new_sheets", "usual_coder"]

_DOCUMENT = expand("migov:Document")
_ADDRESS, _CODER = expand("migov:address"), expand("migov:coder")
# A title is short, and no sentence.
_TITLE = 120
_TOLD = {
    "en": ("in the text", "in the study", "what it is", "times", "first at"),
    "lt": ("tekste", "tyrime", "kas tai", "kartai", "pirmą kartą ties"),
    "lv": ("tekstā", "pētījumā", "kas tas ir", "reizes", "pirmoreiz pie"),
}


@dataclass(frozen=True)
class NewDocument:
    """What is known of a document that is to be coded; ``text`` is empty if there is none yet.

    ``remarks`` say in words what was guessed.
    """

    address: str = ""
    text: str = ""
    language: str = ""
    cells: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()


def new_document(address: str = "", path: Path | None = None, language: str = "") -> NewDocument:
    """Read the text of a document, and guess its title and language from it.

    Parameters
    ----------
    address
        Where the document is on the web.
    path
        The file with its text.
    language
        The language of the text; guessed if it is empty.

    Raises
    ------
    InputError
        If the address or the language is not one, the text cannot be read, or its language cannot
        be guessed.
    """
    if address and not web_address(address):
        raise InputError(f"“{address}” is not an address on the web; it begins with https://")
    if language:
        told_language("", language, setting="text_lang")
    cells = {"migov:address": address, "migov:language": language}
    if path is None:
        return NewDocument(address, "", language, _filled(cells))
    read_utf8(path)  # says it in plain words if it is in another encoding
    content = read_bytes(path)
    text = content.decode("utf-8")
    if not text.strip():
        raise InputError("has no text; give the file with the document's text", path=path)
    remarks = []
    if not language:
        language = guess_language(text)
        if not language:
            raise InputError(
                "is in a language that kg cannot tell; name it, such as pl",
                path=path,
                setting="text_lang",
            )
        told = language_name(language)
        remarks.append(f"the text is taken as {told}; if it is not, name its language")
    title = next(line.strip() for line in text.splitlines() if line.strip())
    if len(title) <= _TITLE and not title.endswith("."):
        cells["skos:prefLabel"] = escaped(title)
        remarks.append(f"the title is taken from the first line: “{title}”; correct it if needed")
    saved = datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()
    remarks.append(f"the text is taken as retrieved on {saved}, when its file was last changed")
    cells |= {
        "migov:language": language,
        "migov:retrieved": saved,
        "migov:sha256": hashlib.sha256(content).hexdigest(),
        "migov:textFile": path.name,
    }
    return NewDocument(address, text, language, _filled(cells), tuple(remarks))


def _filled(cells: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((key, text) for key, text in cells.items() if text)


def new_sheets(
    dataset: Dataset, document: NewDocument | None = None, *, lang: str = "en", coder: str = ""
) -> Filled:
    """Make empty sheets, or those of a new document with what its text names of the study.

    The row of the document is filled. A record of the study that the text names has a row in the
    sheet of its kind, with nothing said of it yet; what was found is listed in a sheet of its own,
    with names that may be of actors that the study does not have.

    Parameters
    ----------
    lang
        The language of headings, names and lists.
    coder
        Who codes the document.

    Raises
    ------
    InputError
        If the study has the document already.
    """
    values = known_values(dataset, lang, is_brief=False)
    if document is None:
        return Filled(values.layout, values, (), ())
    _refuse_known(values, document)
    sheet = values.layout.by_class[_DOCUMENT]
    cells = dict(document.cells) | ({"migov:coder": escaped(coder)} if coder else {})
    rows = [(Row(sheet, Path(), "", "", ()), cells)]
    mentions = find_mentions(document.text, dataset, document.language) if document.text else []
    rows += _known(values, mentions)
    return Filled(values.layout, values, (), tuple(rows), _told(values, mentions))


def usual_coder(dataset: Dataset) -> str:
    """Return who coded all of a study so far; nothing if that is nobody, or several."""
    said = (triple for triples in dataset.files.values() for triple in triples)
    of = (each.object for each in said if each.predicate.value == _CODER)
    names = {each.value for each in of if isinstance(each, Literal)}
    return names.pop() if len(names) == 1 else ""


def _refuse_known(values: Values, document: NewDocument) -> None:
    sums = dict(document.cells).get("migov:sha256")
    for iri in values.contents.documents:
        record = values.contents.records[iri]
        same = document.address and document.address in [v.value for v in record.values(_ADDRESS)]
        if same or (sums and record.one(expand("migov:sha256")) == sums):
            raise InputError(
                f"the study has this document already, as {compress(iri)}; to code more of it: "
                f"kg sheet export --document {compress(iri)} -o FILE.xlsx"
            )


def _known(values: Values, mentions: Sequence[Mention]) -> list[tuple[Row, dict[str, str]]]:
    """Return a row for each record that a text names and a document may say something about."""
    rows = []
    model, names = values.layout.model, values.names
    for iri in dict.fromkeys(each.thing for each in mentions if each.thing):
        record = values.contents.records.get(iri)
        sheet = values.layout.by_class.get(record.cls) if record else None
        if record is None or sheet is None or not any(each.is_fact for each in sheet.columns):
            continue
        texts = {sheet.name_key: names.written(iri, sheet.classes)}
        if sheet.column("class"):
            labels = model.label(record.cls)
            texts["class"] = labels.get(values.lang) or labels.get("en", "")
        rows.append((Row(sheet, Path(), "", iri, (iri,)), texts))
    order = {sheet.key: number for number, sheet in enumerate(values.layout.sheets)}
    return sorted(rows, key=lambda each: order[each[0].sheet.key])


def _told(values: Values, mentions: Sequence[Mention]) -> tuple[tuple[str, ...], ...]:
    """Return rows that tell what a text names: each phrase once, in the order of the text."""
    if not mentions:
        return ()
    found: dict[tuple[str, tuple[str, ...]], list[Mention]] = {}
    for each in mentions:
        found.setdefault((each.text, each.things), []).append(each)
    rows = [_TOLD.get(values.lang, _TOLD["en"])]
    for (text, things), places in found.items():
        known = [values.names.label(iri) for iri in things]
        kind = _kind(values, places[0])
        kind += " ?" if places[0].is_translated else ""
        rows.append((text, " | ".join(known), kind, str(len(places)), str(places[0].start)))
    return tuple(rows)


def _kind(values: Values, mention: Mention) -> str:
    """Return what a phrase names, in the language of the sheets where the ontology has a word."""
    if mention.kind == UNKNOWN:
        return "?"
    classes = {record.cls for iri in mention.things if (record := values.contents.records.get(iri))}
    label = values.layout.model.label(classes.pop()) if len(classes) == 1 else {}
    return label.get(values.lang) or mention.kind


def example_sheets(lang: str = "en") -> Filled:
    """Return the sheets of the document that the ontology has as its example, in full."""
    study = load_dataset(StudyFolder(shipped(), is_example=True))
    layout = known_values(study, lang).layout
    document = expand(layout.model.one(_DOCUMENT, "skos:example"))
    return export_sheets(study, [document], lang=lang, is_brief=False)
