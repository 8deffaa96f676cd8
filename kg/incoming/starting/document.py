"""The file of a new document: its record, the checksum of its text, its title as a quote."""

from __future__ import annotations

import datetime
import getpass
import hashlib
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.encodings import read_utf8
from kg.errors import InputError
from kg.files import write_files
from kg.folding import fold, hyphenated
from kg.incoming.identifiers import mint
from kg.incoming.starting.titles import title_quote
from kg.lookup import Finder, guess_language, guessed_languages, language_name
from kg.names import shown
from kg.rdf import PREFIXES, XSD, canonical, compress, expand
from kg.reading import files_under, read_bytes
from kg.study import ENDINGS, Dataset, StudyFolder, ontology_files, read_dataset
from kg.validation import without_unseen

__all__ = ["NewDocument", "new_document"]

# What a coder writes next needs these.
_USUAL = (
    *("actor", "claim", "confidence", "doc", "event", "eventkind", "kind", "loc", "migov", "mode"),
    *("oa", "place", "project", "quote", "role", "skos", "status"),
)
_SLUG = 32  # characters: the names of quotes and claims begin with it
_TITLE = 40  # words; a first line that has more is not a title
_BY_HAND = re.compile(r"(?!.*[0-9]{5})[a-z][a-z0-9-]{2,31}")
_ADDRESS = re.compile(r"https?://[^/\s]+\S*")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class NewDocument:
    """The file that was written, the document, and what kg chose or could not do, in sentences."""

    path: Path
    iri: str
    language: str
    notes: tuple[str, ...]


def new_document(
    study: StudyFolder,
    text_file: Path,
    address: str,
    *,
    title: str = "",
    language: str = "",
    publisher: str = "",
    coder: str = "",
    slug: str = "",
    retrieved: str = "",
) -> NewDocument:
    """Write the file of a document; nothing is ever overwritten.

    Parameters
    ----------
    text_file
        Its text, in UTF-8.
    address
        Where it is on the web.
    title
        Default: the first line of the text.
    language
        A tag such as ``lt``. Default: guessed from the text.
    publisher
        An actor of the study, by any name.
    coder
        Who codes it. Default: the coder of the study's other documents, or of this account.
    slug
        The last part of its name, and of its file's. Default: that of the
        text's file if it is short, else made from the title.
    retrieved
        The day on which the text was taken. Default: today.

    Raises
    ------
    InputError
        If something given is wrong, the language cannot be told, or the study has the document.
    """
    if study.is_example:
        raise InputError(
            "name the folder of your study; kg new study DIR makes one", setting="study"
        )
    dataset = _read(study)
    content, again = read_bytes(text_file), read_utf8(text_file)
    if content.removeprefix(BOM_UTF8) != again:
        raise InputError(
            "is a pipe, or was changed while kg read it; save the text in a file, and name that",
            path=text_file,
        )
    words = again.decode("utf-8")
    checksum = hashlib.sha256(content).hexdigest()
    _refuse_broken((address, title, language, publisher, coder, slug, text_file.name))
    _refuse_wrong(address, language, slug, retrieved)
    _refuse_known(dataset, address, checksum)
    notes: list[str] = []
    name = title.strip() or _first_line(words, text_file)
    lang = language or _guessed(words, text_file, notes)
    iri = _iri(dataset, study, slug, name, text_file)
    record: list[tuple[str, NamedNode | Literal]] = [
        ("rdf:type", _node("migov:Document")),
        ("skos:prefLabel", Literal(without_unseen(name), language=lang)),
        ("migov:address", NamedNode(address)),
        ("migov:language", Literal(lang)),
        ("migov:coder", Literal(" ".join(coder.split()) or _coder(dataset, notes))),
        ("migov:textFile", Literal(text_file.name)),
        ("migov:sha256", Literal(checksum)),
        ("migov:retrieved", Literal(retrieved or f"{_today()}", datatype=_node("xsd:date"))),
    ]
    if publisher:
        record.append(("migov:publisher", NamedNode(_publisher(dataset, publisher, notes))))
    triples = [Triple(NamedNode(iri), _node(of), value) for of, value in record]
    quote = mint(
        "quote", f"{iri.removeprefix(PREFIXES['doc'])}-title", dataset.records.__contains__
    )
    triples += title_quote(content.decode("utf-8"), name, lang, NamedNode(iri), quote, notes)
    path = study.data / "documents" / f"{iri.removeprefix(PREFIXES['doc'])}.ttl"
    text = canonical(triples, {name: PREFIXES[name] for name in _USUAL})
    write_files({path: text.encode()}, {})
    return NewDocument(path, iri, lang, tuple(notes))


def _node(curie: str) -> NamedNode:
    return NamedNode(XSD + curie[4:] if curie.startswith("xsd:") else expand(curie))


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()


def _read(study: StudyFolder) -> Dataset:
    """Read a study that may have no file yet."""
    own = [*study.ontology_files(), *files_under(study.data, ENDINGS)]
    return read_dataset(study, [*ontology_files(), *own])


def _refuse_broken(given: Iterable[str]) -> None:
    for each in given:
        if each != each.encode("utf-8", "replace").decode("utf-8"):
            raise InputError(f"“{shown(each)}” has a letter that is not in UTF-8; correct it")


def _refuse_wrong(address: str, language: str, slug: str, retrieved: str) -> None:
    if _ADDRESS.match(address) and re.search(r"\s", address):
        raise InputError(
            f"“{address}” has a blank, which no address has; copy it from the browser",
            setting="address",
        )
    if not _ADDRESS.fullmatch(address):
        raise InputError(
            f"“{address}” is not an address on the web; give one that begins with https://",
            setting="address",
        )
    try:
        NamedNode(address)
    except ValueError as error:
        raise InputError(
            f"“{address}” has a character that no address has; copy it from the browser",
            setting="address",
        ) from error
    if language and not _TAG.fullmatch(language):
        raise InputError(
            f"“{language}” is not a language tag; write one such as lt, lv or en",
            setting="language",
        )
    if slug and hyphenated(fold(slug), len(slug)) != slug:
        raise InputError(
            f"“{slug}” cannot end a name; use small letters a to z, digits and hyphens",
            setting="slug",
        )
    if retrieved and not _is_day(retrieved):
        raise InputError(f"“{retrieved}” is not a day; write it as 2026-11-01", setting="retrieved")
    if retrieved > f"{_today()}":
        raise InputError(f"“{retrieved}” is not over yet; correct it", setting="retrieved")


def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _values(dataset: Dataset, name: str) -> Iterator[tuple[str, str]]:
    """Yield each value of a property of a document, and the document."""
    for quad in dataset.store.quads_for_pattern(None, _node(name), None, None):
        yield getattr(quad.object, "value", ""), getattr(quad.subject, "value", "")


def _refuse_known(dataset: Dataset, address: str, checksum: str) -> None:
    for name, value, what in (
        ("migov:address", address, "this address"),
        ("migov:sha256", checksum, "this text"),
    ):
        for iri in sorted(of for held, of in _values(dataset, name) if held == value):
            at = dataset.where(iri)
            where = f" ({shown(at.path)}:{at.line})" if at else ""
            raise InputError(f"the study has a document with {what}, {compress(iri)}{where}")


def _first_line(text: str, path: Path) -> str:
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if not first:
        raise InputError("has no words; save the document's text in it", path=path)
    if len(first.split()) > _TITLE:
        raise InputError(
            f"its first line has {len(first.split())} words, so it is probably not a title; "
            "give the title",
            path=path,
            setting="title",
        )
    return first


def _guessed(text: str, path: Path, notes: list[str]) -> str:
    lang = guess_language(text)
    if not lang:
        raise InputError(
            f"kg cannot tell its language; it knows {', '.join(guessed_languages())}. Give its tag",
            path=path,
            setting="language",
        )
    told = language_name(lang)
    notes.append(f"the language is guessed from the text: {told}; correct it if it is another")
    return lang


def _iri(dataset: Dataset, study: StudyFolder, slug: str, title: str, text_file: Path) -> str:
    def is_taken(iri: str) -> bool:
        file = study.data / "documents" / f"{iri.removeprefix(PREFIXES['doc'])}.ttl"
        return iri in dataset.records or file.exists()

    if slug:
        if is_taken(PREFIXES["doc"] + slug):
            raise InputError(f"doc:{slug} exists already; choose another", setting="slug")
        return PREFIXES["doc"] + slug
    # A short name that a person gave to the text's file is better than the title's many words.
    file_name = hyphenated(fold(text_file.stem), len(text_file.stem))
    chosen = file_name if _BY_HAND.fullmatch(file_name) else hyphenated(fold(title), _SLUG)
    return mint("doc", chosen or file_name[:_SLUG], is_taken)


def _coder(dataset: Dataset, notes: list[str]) -> str:
    names = {name for name, _ in _values(dataset, "migov:coder")}
    if len(names) == 1:
        return names.pop()
    try:
        account = getpass.getuser()
    except (KeyError, OSError) as error:
        raise InputError("say who codes the document", setting="coder") from error
    notes.append(f"the coder is “{account}”, the name of this account; correct it if needed")
    return account


def _publisher(dataset: Dataset, publisher: str, notes: list[str]) -> str:
    iri, told = Finder(dataset).taken(publisher, like="actor:x")
    if iri not in dataset.records:
        raise InputError(
            f"{compress(iri)} has no record; write one in data/actors, with its class and name",
            setting="publisher",
        )
    if told:
        notes.append(told)
    return iri
