"""Every quote against the text it is taken from.

A quote is a Web Annotation TextQuoteSelector (``oa:exact``, ``oa:prefix``, ``oa:suffix``) with its
TextPositionSelector (``oa:start``, ``oa:end``): characters of the text as Unicode code points,
from 0, the end not included.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg import files, turtle
from kg.errors import DataError, InputError
from kg.store import Dataset
from kg.vocabulary import XSD, expand

__all__ = ["MAX_WORDS", "Finding", "Proof", "check", "fill"]

MAX_WORDS = 12


@dataclass(frozen=True)
class Finding:
    """One quote, or one document, that does not stand; ``str()`` names Turtle file and line."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Proof:
    """The outcome of a check: how many quotes stand, and what does not."""

    quotes: int
    documents: int
    findings: tuple[Finding, ...]


@dataclass
class _Source:
    """A document's record and its text; ``text`` is None where none was found.

    ``other`` is a text of the right name and another SHA-256: quotes that do not even stand there
    are named, and none counts as standing.
    """

    iri: str
    path: Path
    line: int
    sha256: str = ""
    file_name: str = ""
    text: str | None = None
    found_sha256: str = ""
    other: str | None = None


@dataclass
class _Quote:
    """One evidence record as its file has it."""

    iri: str
    path: Path
    line: int
    document: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    written: frozenset[str] = frozenset()

    def places(self, text: str) -> list[int]:
        """Return each offset at which the quote stands with its prefix and suffix."""
        whole = self.prefix + self.exact + self.suffix
        found, at = [], text.find(whole)
        while whole and at >= 0:
            found.append(at + len(self.prefix))
            at = text.find(whole, at + 1)
        return found


def check(dataset: Dataset, texts: Path) -> Proof:
    """Check that each quote stands verbatim at its offsets in a text of the right SHA-256.

    Parameters
    ----------
    dataset
        The study.
    texts
        The folder that holds the documents' texts, as UTF-8 files of any name.

    Raises
    ------
    InputError
        If the folder cannot be read, or the study has no quote at all.
    """
    sources, quotes = _sources(dataset, texts), list(_quotes(dataset))
    if not quotes:
        raise InputError("holds no quote (migov:Evidence) to check", path=dataset.study.data)
    findings = [_text_missing(s, texts) for s in sources.values() if s.text is None]
    stand = 0
    for quote in quotes:
        problem = _problem(quote, sources.get(quote.document))
        if problem:
            findings.append(Finding(quote.path, quote.line, f"{problem}: “{quote.exact}”"))
        elif quote.document in sources and sources[quote.document].text is not None:
            stand += 1
    documents = len({q.document for q in quotes} & set(sources))
    findings.extend(_names_outside_quotes(dataset, quotes))
    return Proof(stand, documents, tuple(sorted(findings, key=lambda f: (str(f.path), f.line))))


def fill(dataset: Dataset, texts: Path) -> tuple[int, Proof]:
    """Write the offsets and checksums that a coder left out; existing ones are never changed.

    Returns the number of values written and what could not be: phrases that stand more than once
    (with the places where they do) or not at all. Files are written in canonical form, and none
    is written unless all can be.

    Raises
    ------
    InputError
        If a text or a file cannot be read or written.
    DataError
        If a file to be written holds a comment, which canonical form would lose.
    """
    sources = _sources(dataset, texts, by_name=True)
    new: dict[Path, list[Triple]] = {}
    findings = []
    for source in sources.values():
        if source.text is None:
            findings.append(_text_missing(source, texts))
        elif not source.sha256:
            add = _triple(source.iri, "migov:sha256", Literal(source.found_sha256))
            new.setdefault(source.path, []).append(add)
    for quote in _quotes(dataset):
        origin = sources.get(quote.document)
        if origin is None or origin.text is None or len(quote.written) == 2:
            continue
        places = quote.places(origin.text)
        if len(places) != 1:
            message = _not_once(quote, origin.text, places)
            findings.append(Finding(quote.path, quote.line, message))
            continue
        offsets = {"start": places[0], "end": places[0] + len(quote.exact)}
        if any(getattr(quote, name) != offsets[name] for name in quote.written):
            message = f"has an offset that does not fit, delete it and fill again: “{quote.exact}”"
            findings.append(Finding(quote.path, quote.line, message))
            continue
        for name in sorted(set(offsets) - quote.written):
            value = Literal(str(offsets[name]), datatype=NamedNode(f"{XSD}integer"))
            new.setdefault(quote.path, []).append(_triple(quote.iri, f"oa:{name}", value))
    contents = {path: _with(dataset, path, added) for path, added in sorted(new.items())}
    for path, content in contents.items():
        files.write_text(path, content)
    return sum(map(len, new.values())), Proof(0, len(sources), tuple(findings))


def _with(dataset: Dataset, path: Path, added: list[Triple]) -> str:
    line = turtle.first_comment(turtle.read_text(path))
    if line is not None:
        raise DataError(
            "has a comment, which would be lost; move its words into skos:note",
            path=path,
            line=line,
        )
    return turtle.canonical([*dataset.files[path], *added])


def _triple(subject: str, predicate: str, value: Literal) -> Triple:
    return Triple(NamedNode(subject), NamedNode(expand(predicate)), value)


def _records(dataset: Dataset, cls: str) -> Iterator[tuple[str, Path, int, Mapping[str, str]]]:
    """Yield each record of a class: its IRI, file, line and values by predicate, as written."""
    a, wanted = NamedNode(expand("rdf:type")), NamedNode(expand(cls))
    for path, triples in dataset.files.items():
        subjects = [t.subject for t in triples if t.predicate == a and t.object == wanted]
        values: dict[object, dict[str, str]] = {subject: {} for subject in subjects}
        for triple in triples:
            if triple.subject in values:
                term = triple.object
                text = term.value if isinstance(term, (Literal, NamedNode)) else ""
                values[triple.subject][triple.predicate.value] = text
        for subject, found in values.items():
            iri = subject.value if isinstance(subject, NamedNode) else str(subject)
            places = [p for p in dataset.records.get(iri, []) if p.path == path]
            yield iri, path, places[0].line if places else 1, found


def _sources(dataset: Dataset, texts: Path, *, by_name: bool = False) -> dict[str, _Source]:
    try:
        contents = {p.name: p.read_bytes() for p in sorted(texts.iterdir()) if p.is_file()}
    except OSError as error:
        raise InputError(f"cannot be read ({files.reason(error)})", path=texts) from error
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    by_sum = {checksum: name for name, checksum in sums.items()}
    found = {}
    for iri, path, line, values in _records(dataset, "migov:Document"):
        source = _Source(
            iri,
            path,
            line,
            sha256=values.get(expand("migov:sha256"), ""),
            file_name=values.get(expand("migov:textFile"), ""),
        )
        name = by_sum.get(source.sha256)
        if name is None and by_name and not source.sha256 and source.file_name in contents:
            name = source.file_name
        if name is not None:
            source.found_sha256 = sums[name]
            source.text = _decode(contents[name], texts / name)
        elif source.file_name in contents:
            source.other = _decode(contents[source.file_name], texts / source.file_name)
        found[iri] = source
    return found


def _decode(content: bytes, path: Path) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError("is not in UTF-8; save it as UTF-8", path=path, line=line) from error


def _quotes(dataset: Dataset) -> Iterator[_Quote]:
    for iri, path, line, values in _records(dataset, "migov:Evidence"):
        yield _Quote(
            iri,
            path,
            line,
            document=values.get(expand("migov:document"), ""),
            exact=values.get(expand("oa:exact"), ""),
            prefix=values.get(expand("oa:prefix"), ""),
            suffix=values.get(expand("oa:suffix"), ""),
            start=_integer(values.get(expand("oa:start"))),
            end=_integer(values.get(expand("oa:end"))),
            written=frozenset(name for name in ("start", "end") if expand(f"oa:{name}") in values),
        )


def _integer(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() else None


def _text_missing(source: _Source, texts: Path) -> Finding:
    if not source.sha256:
        why = "has no migov:sha256; name its migov:textFile and run kg evidence --fill"
    elif source.file_name and (texts / source.file_name).is_file():
        why = f"{texts / source.file_name} is another text: its SHA-256 differs from the record's"
    else:
        why = f"no text in {texts} has its SHA-256 {source.sha256[:12]}…"
    return Finding(source.path, source.line, f"the document's text was not found: {why}")


def _problem(quote: _Quote, source: _Source | None) -> str:
    """Say what is wrong with a quote, or nothing where it stands or its text is missing."""
    if source is None:
        return "its document has no record"
    if len(quote.exact.split()) > MAX_WORDS:
        return f"longer than {MAX_WORDS} words"
    text = source.text if source.text is not None else source.other
    if text is None:
        return ""
    if quote.start is None or quote.end is None:
        if len(quote.written) == 2:
            return "has an offset that is no number; delete it and run kg evidence --fill"
        return "has no offsets; run kg evidence --fill"
    if text[quote.start : quote.end] != quote.exact:
        there = text[quote.start : quote.end]
        return f"is not what stands at {quote.start}–{quote.end} (“{there}”)"
    places = quote.places(text)
    if len(places) == 1 and places[0] != quote.start:
        return f"its prefix and suffix stand at {places[0]}, its offsets at {quote.start}"
    if len(places) != 1:
        return _not_once(quote, text, places, name=False)
    return ""


def _not_once(quote: _Quote, text: str, places: list[int], *, name: bool = True) -> str:
    shown = f" “{quote.exact}”" if name else ""
    if not places:
        return f"does not stand in the text{shown}"
    around = "; ".join(
        f"{at}: …{_one_line(text[max(0, at - 20) : at + len(quote.exact) + 20])}…" for at in places
    )
    return f"stands {len(places)} times{shown}, add oa:prefix or oa:suffix to tell which ({around})"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _names_outside_quotes(dataset: Dataset, quotes: list[_Quote]) -> Iterator[Finding]:
    """Find claims whose surface form stands in none of their quotes."""
    exact = {quote.iri: quote.exact for quote in quotes}
    named, evidence = NamedNode(expand("migov:asNamed")), NamedNode(expand("migov:evidence"))
    for path, triples in dataset.files.items():
        rests: dict[object, list[str]] = {}
        for triple in triples:
            if triple.predicate == evidence and isinstance(triple.object, NamedNode):
                rests.setdefault(triple.subject, []).append(exact.get(triple.object.value, ""))
        for triple in triples:
            form = triple.object
            if triple.predicate != named or not isinstance(form, Literal):
                continue
            if not any(form.value in quote for quote in rests.get(triple.subject, [])):
                iri = triple.subject.value if isinstance(triple.subject, NamedNode) else ""
                line = next((p.line for p in dataset.records.get(iri, []) if p.path == path), 1)
                message = f"the name “{form.value}” stands in none of the claim's quotes"
                yield Finding(path, line, message)
