"""Every quote against the text it is taken from.

A quote is a Web Annotation TextQuoteSelector (``oa:exact``, ``oa:prefix``, ``oa:suffix``) with its
TextPositionSelector (``oa:start``, ``oa:end``): characters of the text as Unicode code points,
from 0, the end not included.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg import files, turtle
from kg.errors import DataError, InputError
from kg.store import Dataset, assemble
from kg.vocabulary import XSD, expand, suggest

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
    """The outcome of a check; ``str()`` counts the quotes that stand and those that do not.

    ``findings`` may be more than the quotes that do not stand, since a name or a document may be
    at fault, or fewer: where a text is missing, that is said once for all of its quotes.
    """

    quotes: int
    documents: int
    findings: tuple[Finding, ...]
    lacking: int = 0

    def __str__(self) -> str:
        said = (
            f"{self.quotes} quote{'s'[: self.quotes != 1]} of {self.documents} "
            f"document{'s'[: self.documents != 1]} stand{'s'[: self.quotes == 1]}"
        )
        if self.lacking:
            return f"{said}; {self.lacking} {'does' if self.lacking == 1 else 'do'} not"
        return f"{said}; {len(self.findings)} other at fault" if self.findings else said


@dataclass
class _Source:
    """A document's record and its text; ``text`` is None where none was found.

    ``other`` is a text of the right name and another SHA-256, or whose record has none yet: quotes
    that stand nowhere in it are named, and none counts as standing.
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

    def fits(self, at: int) -> bool:
        """Tell whether the offsets that are written are those of a phrase at this place."""
        right = {"start": at, "end": at + len(self.exact)}
        return all(getattr(self, name) == right[name] for name in self.written)


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
            findings.append(Finding(quote.path, quote.line, problem))
        elif quote.document in sources and sources[quote.document].text is not None:
            stand += 1
    documents = len({q.document for q in quotes} & set(sources))
    findings.extend(_names_outside_quotes(dataset, quotes))
    findings.sort(key=lambda finding: (str(finding.path), finding.line))
    return Proof(stand, documents, tuple(findings), len(quotes) - stand)


def fill(dataset: Dataset, texts: Path) -> tuple[int, Proof]:
    """Write the offsets and checksums that a coder left out; existing ones are never changed.

    Returns the number of values written, and the check of the files as they are now: its findings
    name their lines. Files are written in canonical form, and none is written unless all can be.

    Raises
    ------
    InputError
        If a text or a file cannot be read or written.
    DataError
        If a file to be written holds a comment, which canonical form would lose.
    """
    sources = _sources(dataset, texts, by_name=True)
    new: dict[Path, list[Triple]] = {}
    for source in sources.values():
        if source.text is not None and not source.sha256:
            add = _triple(source.iri, "migov:sha256", Literal(source.found_sha256))
            new.setdefault(source.path, []).append(add)
    for quote in _quotes(dataset):
        origin = sources.get(quote.document)
        if origin is None or origin.text is None:
            continue
        places = quote.places(origin.text)
        if len(places) != 1 or not quote.fits(places[0]):
            continue  # the check tells of it
        offsets = {"start": places[0], "end": places[0] + len(quote.exact)}
        for name in sorted(set(offsets) - quote.written):
            value = Literal(str(offsets[name]), datatype=NamedNode(f"{XSD}integer"))
            new.setdefault(quote.path, []).append(_triple(quote.iri, f"oa:{name}", value))
    contents = {path: _with(dataset, path, added) for path, added in sorted(new.items())}
    for path, content in contents.items():
        files.write_text(path, content)
    now = assemble(dataset.study, dataset.files) if contents else dataset
    return sum(map(len, new.values())), check(now, texts)


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
    name, listed = source.file_name, sorted(p.name for p in texts.iterdir() if p.is_file())
    if name and name not in listed:
        near = suggest(name, listed)
        why = f"“{name}” (migov:textFile) is not in {texts}"
        if source.sha256:
            why += f", and no text there has its SHA-256 {source.sha256[:12]}…"
        why += f"; did you mean “{near}”?" if near else "; put it there, or name the right file"
    elif not source.sha256 and not name:
        why = f"name its file in {texts} as migov:textFile, and {_FILL}"
    elif not source.sha256:
        why = f"has no migov:sha256; {_FILL}"
    elif name:
        why = (
            f"{texts / name} is another text: its SHA-256 differs from the record's. Get the text "
            "that was coded; or, if it was changed since and is to count, delete migov:sha256 here "
            f"and oa:start and oa:end of the quotes, and {_FILL}"
        )
    else:
        why = f"no text in {texts} has its SHA-256 {source.sha256[:12]}…; put it there"
    return Finding(source.path, source.line, f"the document's text was not found: {why}")


_FILL = "run kg evidence --fill"


def _problem(quote: _Quote, source: _Source | None) -> str:
    """Say what is wrong with a quote, or nothing where it stands or its text is missing."""
    shown, words = f"“{quote.exact}”", len(quote.exact.split())
    if source is None:
        return f"its document has no record: {shown}; correct its migov:document, or write one"
    if words > MAX_WORDS:
        return f"longer than {MAX_WORDS} words ({words}): {shown}; shorten it, or make two of it"
    text = source.text if source.text is not None else source.other
    if text is None:
        return ""
    places = quote.places(text)
    if source.text is None:
        # What to do about a text that is another is said once, with its document.
        return "" if places else f"{_nowhere(quote, text)}: {shown}"
    if len(places) != 1:
        return f"{_not_once(quote, text, places)}; then {_refill(quote)}"
    at, end = places[0], places[0] + len(quote.exact)
    if not quote.fits(at):
        if quote.start is not None and text[quote.start : quote.end] == quote.exact:
            what = f"its prefix and suffix stand at {at}, its offsets at {quote.start}: {shown}"
            return f"{what}; correct the former, or {_refill(quote)}"
        return f"{_there(quote, text)}: {shown}, which stands at {at}–{end} now; {_refill(quote)}"
    if missing := [name for name in ("oa:start", "oa:end") if name[3:] not in quote.written]:
        what = "offsets" if len(missing) == 2 else missing[0]
        return f"has no {what}; {_FILL}: {shown}"
    return ""


def _refill(quote: _Quote) -> str:
    return f"delete oa:start and oa:end and {_FILL}" if quote.written else _FILL


def _there(quote: _Quote, text: str) -> str:
    """Say that the phrase is not what stands at its offsets, and what does."""
    if quote.start is None or quote.end is None:
        return "has an offset that does not fit"
    there = re.sub(r"\s", " ", text[quote.start : quote.end])
    return f"is not what stands at {quote.start}–{quote.end} (“{there}”)"


def _not_once(quote: _Quote, text: str, places: list[int]) -> str:
    shown = f"“{quote.exact}”"
    if places:
        around = "; ".join(
            f"{at}: …{_one_line(text[max(0, at - 20) : at + len(quote.exact) + 20])}…"
            for at in places
        )
        times = f"stands {len(places)} times {shown}"
        return f"{times}, add oa:prefix or oa:suffix to tell which ({around})"
    if quote.exact in text:
        what = "does not stand in the text with its oa:prefix and oa:suffix"
        return f"{what}: {shown}; correct them, with the space between"
    return f"{_nowhere(quote, text)}: {shown}; copy it from there letter by letter"


def _nowhere(quote: _Quote, text: str) -> str:
    if not quote.written:
        return "does not stand in the text"
    return f"{_there(quote, text)}, nor anywhere in the text"


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
                message = f"the name “{form.value}” stands in none of the claim's quotes; "
                message += "write it as printed, or add the quote that holds it"
                yield Finding(path, line, message)
