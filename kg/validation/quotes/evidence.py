"""Every quote against the text it is taken from.

A quote is a Web Annotation TextQuoteSelector (``oa:exact``, ``oa:prefix``, ``oa:suffix``) with its
TextPositionSelector (``oa:start``, ``oa:end``): characters of the text as Unicode code points,
from 0, the end not included.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.escapes import spelt_out
from kg.findings import Location, Report, Result
from kg.names import shown
from kg.rdf import compress, expand, suggest
from kg.study import Dataset
from kg.validation.characters import without_unseen
from kg.validation.of_files import files_of
from kg.validation.quotes.cells import Tables
from kg.validation.quotes.near import near_miss
from kg.validation.quotes.quotes import (
    DocumentText,
    QuoteRecord,
    cut_off,
    is_same_document,
    quotes_within,
    read_quote_records,
    read_texts,
    text_files,
)

__all__ = ["MAX_WORDS", "check_quotes"]

MAX_WORDS = 12
_PLACE, _CUT = "quote-not-at-its-place", "quote-cannot-be-opened"
# The kinds of errors, with the reason for each rule.
_REASONS = {
    "text-not-found": "A quote is checked against the very text that was coded.",
    "quote-without-document": "A quote is checked against the text of its document.",
    "quote-too-long": f"A quote has at most {MAX_WORDS} words: no text is copied at length.",
    _PLACE: "A reader finds a quote word for word, at its place in the text.",
    "quote-without-offsets": "The offsets tell which part of the text a quote is.",
    "name-not-in-quotes": "A name as printed in the document is part of a quote from it.",
    _CUT: "A browser opens a document at whole words of one paragraph.",
}
_FILL = "run kg evidence --texts FOLDER --fill"
_REFILL = "run kg evidence --texts FOLDER --refill"


def check_quotes(dataset: Dataset, texts: Path, *, of: Sequence[Path] = ()) -> Report:
    """Check that each quote is in a text of the right SHA-256, word for word, at its offsets.

    The report counts ``quotes``, those ``found`` and the ``documents``. It may have more errors
    than quotes that were not found, since a name or a document may be wrong, or fewer: where a
    text is missing, that is said once for all of its quotes.

    Parameters
    ----------
    dataset
        The study.
    texts
        The folder of the documents' texts, as UTF-8 files of any name.
    of
        Files of the dataset, or folders of them: check only the quotes and documents in these.

    Raises
    ------
    InputError
        If the folder cannot be read, or there is no quote at all.
    """
    named = files_of(dataset, of) if of else list(dataset.files)
    sources, every = read_texts(dataset, texts), list(read_quote_records(dataset))
    quotes = [quote for quote in every if quote.path in named]
    if not quotes:
        what = of[0] if of else dataset.folder.data
        raise InputError("has no quote (migov:Evidence) to check", path=what)
    asked = {quote.document for quote in quotes}
    results = [
        _text_missing(each, texts, [quote for quote in every if quote.document == each.iri])
        for each in sources.values()
        if each.text is None and (each.iri in asked or each.path in named)
    ]
    found, tables = 0, Tables(MAX_WORDS)
    for quote in quotes:
        problem = _problem(quote, sources.get(quote.document), tables)
        if problem:
            rule, message = problem
            results.append(_error(rule, quote.iri, quote.path, quote.line, message, quote.exact))
            continue
        text = sources[quote.document].text
        if text is not None:
            found += 1
            if not quote.is_cell and (cut := cut_off(quote, text)):
                told = _error(_CUT, quote.iri, quote.path, quote.line, cut, quote.exact)
                results.append(replace(told, severity="warning"))
    documents = len(asked & set(sources))
    results.extend(_names_outside_quotes(dataset, named, every))
    results.sort(key=_place)
    checked = (
        f"{found:,} of {len(quotes):,} quotes were found at their place in {documents:,} "
        f"document{'s' * (documents != 1)}"
    )
    if lacking := len(quotes) - found:
        checked += f"; {lacking:,} {'was' if lacking == 1 else 'were'} not"
    counts = {"quotes": len(quotes), "found": found, "documents": documents}
    return Report(results=tuple(results), checked=f"{checked}.", counts=counts)


def _place(result: Result) -> tuple[str, int]:
    assert result.location is not None  # noqa: S101 (each result of this check has one)
    return shown(result.location.path), result.location.line


def _error(rule: str, iri: str, path: Path, line: int, message: str, value: str = "") -> Result:
    return Result(
        severity="error",
        location=Location(path, line),
        focus=iri,
        thing=compress(iri),
        value=spelt_out(value),
        message=spelt_out(message),
        why=_REASONS[rule],
        rule=rule,
    )


def _text_missing(source: DocumentText, texts: Path, quotes: list[QuoteRecord]) -> Result:
    name = source.file_name
    listed = [path.relative_to(texts).as_posix() for path in text_files(texts)]
    if name and name not in listed:
        near = suggest(name, listed)
        why = f"“{name}” (migov:textFile) is not in {shown(texts)}"
        if source.sha256:
            why += f", and no text there has its SHA-256 {source.sha256[:12]}…"
        why += f"; did you mean “{near}”?" if near else "; put it there, or name the right file"
    elif not source.sha256 and not name:
        why = f"name its file in {shown(texts)} as migov:textFile, and {_FILL}"
    elif not source.sha256:
        why = f"it has no migov:sha256; {_FILL}"
    elif name:
        why = f"{shown(texts / name)} is another text: its SHA-256 differs from the record's"
        within = quotes_within(quotes, source.other or "")
        if quotes:
            why += f", and {within:,} of {len(quotes):,} quotes are in it"
        if is_same_document(within, len(quotes)):
            why += (
                ". Get the text that was coded. Or, if this text was edited since, "
                "run kg evidence --texts FOLDER --refill --changed-texts"
            )
        else:
            why += "; it is probably of another document. Get the text that was coded"
    else:
        why = f"no text in {shown(texts)} has its SHA-256 {source.sha256[:12]}…; put it there"
    message = f"the document's text was not found: {why}"
    return _error("text-not-found", source.iri, source.path, source.line, message)


def _problem(
    quote: QuoteRecord, source: DocumentText | None, tables: Tables
) -> tuple[str, str] | None:
    """Return the rule that a quote breaks, and what is wrong.

    Return None where the quote is found or its text is missing.
    """
    words = len(quote.exact.split())
    if not words:
        return _PLACE, "it is blank; quote the phrase that supports the claim"
    if source is None:
        why = "its document has no record; correct its migov:document, or write one"
        return "quote-without-document", why
    if words > MAX_WORDS:
        why = f"it has {words} words, more than {MAX_WORDS}; shorten it, or make two of it"
        return "quote-too-long", why
    if quote.is_cell:
        wrong = tables.problem(quote, source)
        return (_PLACE, wrong) if wrong else None
    text = source.text if source.text is not None else source.other
    if text is None:
        return None
    places = quote.places(text)
    if source.text is None:
        # What to do about another text is said once, with its document.
        return None if places else (_PLACE, _nowhere(quote, text))
    if len(places) != 1:
        return _PLACE, f"{_not_once(quote, text, places)}; then {_refill(quote)}"
    at, end = places[0], places[0] + len(quote.exact)
    if not quote.fits(at):
        if quote.start is not None and text[quote.start : quote.end] == quote.exact:
            what = f"its prefix and suffix are at {at}, its offsets at {quote.start}"
            return _PLACE, f"{what}; correct prefix and suffix, or {_refill(quote)}"
        return _PLACE, f"{_there(quote, text)}; it is now at {at}–{end}; {_refill(quote)}"
    if missing := [name for name in ("oa:start", "oa:end") if name[3:] not in quote.written]:
        what = "offsets" if len(missing) == 2 else missing[0]
        return "quote-without-offsets", f"it has no {what}; {_FILL}"
    return None


def _refill(quote: QuoteRecord) -> str:
    return _REFILL if quote.written else _FILL


def _there(quote: QuoteRecord, text: str) -> str:
    """Say what text is at the offsets of a phrase that is not there."""
    if quote.start is None or quote.end is None:
        return "it has an offset that does not fit"
    if quote.end > len(text):
        return f"its offsets are {quote.start}–{quote.end}, but the text ends at {len(text)}"
    there = re.sub(r"\s", " ", text[quote.start : quote.end])
    return f"the text at {quote.start}–{quote.end} is “{there}”, not this"


def _not_once(quote: QuoteRecord, text: str, places: list[int]) -> str:
    if places:
        around = "; ".join(
            f"{at}: …{_one_line(text[max(0, at - 20) : at + len(quote.exact) + 20])}…"
            for at in places
        )
        times = f"it is in the text {len(places)} times"
        return f"{times}; add oa:prefix or oa:suffix to tell which ({around})"
    if quote.exact in text:
        what = "it is not in the text with its oa:prefix and oa:suffix"
        if near := near_miss(text, quote.prefix + quote.exact + quote.suffix):
            what += f"; {near}"
        return f"{what}; correct them, with the space between"
    return f"{_nowhere(quote, text)}; copy it from there letter by letter"


def _nowhere(quote: QuoteRecord, text: str) -> str:
    if near := near_miss(text, quote.exact):
        return f"it is not in the text; {near}"
    if not quote.written or (quote.end or 0) > len(text):
        return "it is not in the text"
    return f"{_there(quote, text)}, and this is nowhere else in the text"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _names_outside_quotes(
    dataset: Dataset, files: Iterable[Path], quotes: list[QuoteRecord]
) -> Iterator[Result]:
    """Find claims whose surface form is in none of their quotes."""
    exact = {quote.iri: quote for quote in quotes}
    named, evidence = NamedNode(expand("migov:asNamed")), NamedNode(expand("migov:evidence"))
    for path in files:
        triples = dataset.files[path]
        rests: dict[object, list[QuoteRecord]] = {}
        for triple in triples:
            if triple.predicate != evidence or not isinstance(triple.object, NamedNode):
                continue
            if quote := exact.get(triple.object.value):
                rests.setdefault(triple.subject, []).append(quote)
        for triple in triples:
            form = triple.object
            if triple.predicate != named or not isinstance(form, Literal):
                continue
            if not any(_has(quote, form.value) for quote in rests.get(triple.subject, [])):
                iri = triple.subject.value if isinstance(triple.subject, NamedNode) else ""
                line = next((p.line for p in dataset.records.get(iri, []) if p.path == path), 1)
                message = (
                    "this name is in none of the claim's quotes; write it as printed, or add the "
                    "quote that has it"
                )
                yield _error("name-not-in-quotes", iri, path, line, message, form.value)


def _has(quote: QuoteRecord, name: str) -> bool:
    """Tell whether a quote has a name; one that is a cell may be only its first words.

    A name has no soft hyphen, and a quote has those of its text.
    """
    exact = quote.exact
    return (
        name in exact
        or without_unseen(name) in without_unseen(exact)
        or (quote.is_cell and name.startswith(exact))
    )
