"""Facts and claims whose source cannot be told, and values on which documents differ.

A fact rests on the quotes of its record in the same file. These rules look at each file for itself,
which shapes cannot: they see all files as one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.findings import Location
from kg.rdf import compress, expand
from kg.study import Dataset, FileFacts, Meaning, file_facts, read_meaning
from kg.validation.rules.texts import TextProblem
from kg.validation.unnamed import ADDRESS, addressed
from kg.validation.written import Written, shown

__all__ = ["RULE", "source_problems"]

RULE = "sources"
"""The name of these rules in reports."""

_Term = NamedNode | BlankNode | Literal | Triple

_EVIDENCE, _VERDICT, _DISPUTED = (
    NamedNode(expand(f"migov:{name}")) for name in ("evidence", "verdict", "disputed")
)
_SUBJECT, _PREDICATE, _OBJECT = (
    NamedNode(expand(f"rdf:{part}")) for part in ("subject", "predicate", "object")
)
_PARTS = {_SUBJECT, _PREDICATE, _OBJECT, _DISPUTED}
_SINGLE = NamedNode(expand("migov:singleValued"))
_REPLACED = NamedNode(expand("dcterms:isReplacedBy"))
_TRUE = Literal(True)
_WHY = "Nothing is credited to a document that does not say it."
_WHY_ONE = "Of a thing that has one value in truth, one document gives one."


def source_problems(
    dataset: Dataset, ontology: Collection[Path], written: Written
) -> Iterator[TextProblem]:
    """Find facts and claims of which kg cannot tell, or cannot believe, which document says them.

    Then find properties that have one value in truth and more in one document (an error), or in
    several documents (a note: all values are kept).
    """
    meaning = read_meaning(dataset.store)
    single = {each.subject for each in dataset.store.quads_for_pattern(None, _SINGLE, _TRUE, None)}
    # Of two records that a decision joins, the values are those of one thing.
    joined: dict[_Term, _Term] = {
        each.subject: each.object
        for each in dataset.store.quads_for_pattern(None, _REPLACED, None, None)
    }
    given: dict[tuple[_Term, _Term], dict[_Term, list[Location]]] = {}
    for path, read in dataset.files.items():
        if path in ontology:
            continue
        triples = addressed(read) if written.unnamed else read
        found = file_facts(triples, meaning)
        yield from _untold(triples, found, meaning, path, written)
        here = _values(triples, found, single)
        for (subject, name), values in here.items():
            at = written.at(_record(subject), path)
            if len(values) > 1:
                yield _two_values(subject, name, values, at)
            thing = joined.get(subject, subject)
            for value in values:
                given.setdefault((thing, name), {}).setdefault(value, []).append(at)
    for (subject, name), held in given.items():
        places = {place for at in held.values() for place in at}
        if len(held) > 1 and len(places) > 1:
            yield _differ(subject, name, held)


def _record(subject: _Term) -> str:
    """Return a record's name; of one without a name what the validator calls it."""
    return str(getattr(subject, "value", "")).removeprefix(ADDRESS)


def _untold(
    triples: Iterable[Triple], found: FileFacts, meaning: Meaning, path: Path, written: Written
) -> Iterator[TextProblem]:
    decisions = {triple.subject for triple in triples if triple.predicate == _VERDICT}
    for subject in [*found.facts, *found.claims]:
        quotes = found.quotes.get(subject, [])
        is_claim, what = subject in found.claims, ""
        documents = found.documents(subject, meaning)
        if subject in decisions:
            continue  # a decision may rest on the words of several documents
        if isinstance(subject, NamedNode) and subject.value.startswith(ADDRESS) and not is_claim:
            what = (
                "a record without a name has facts here, and nothing could point to them; give the "
                "record a name, as in event:meeting"
            )
        elif not quotes and not is_claim and subject not in found.own:
            what = (
                "its record has no quote in this file, so nothing shows which document says this; "
                "give it one here: migov:evidence quote:..."
            )
        elif quotes and len(documents) > 1:
            what = (
                f"its quotes here are of {_listed(documents)}, so nothing shows which of them says "
                "this; write what each document says in that document's file"
            )
        elif quotes and documents and found.own and documents[0] not in found.own:
            what = (
                f"its quote is of {_listed(documents)}, and this file is of {_listed(found.own)}; "
                "write it in the file of the document that says it"
            )
        if what:
            yield TextProblem(
                _record(subject), _EVIDENCE.value, "", what, _WHY,
                location=written.at(_record(subject), path), rule=RULE,
            )  # fmt: skip
        for words, name in meaning.words.items():
            said = found.facts.get(subject, ())
            texts = [_record(value) for of, value in said if of == words]
            values = [value for of, value in said if of == name]
            if texts and len(set(values)) > 1:
                yield TextProblem(
                    _record(subject), words.value, texts[0],
                    f"it has {len(set(values))} values of {compress(name.value)} here, and nothing "
                    "shows which of them these words give; write each value as a migov:Statement "
                    "with its words: migov:asStated",
                    "A value and its words belong together.",
                    location=written.at(_record(subject), path), rule=RULE,
                )  # fmt: skip


def _listed(documents: Iterable[_Term]) -> str:
    return " and ".join(shown(_record(each)) for each in documents)


def _values(
    triples: Iterable[Triple], found: FileFacts, single: Collection[_Term]
) -> dict[tuple[_Term, _Term], list[_Term]]:
    """Return the values in a file of the properties that have one, without those disputed."""
    parts: dict[_Term, dict[_Term, _Term]] = {}
    for triple in triples:
        if triple.predicate in _PARTS:
            parts.setdefault(triple.subject, {})[triple.predicate] = triple.object
    said = [(subject, *each) for subject, facts in found.facts.items() for each in facts]
    said += [
        (of[_SUBJECT], of[_PREDICATE], of[_OBJECT])  # type: ignore[misc]
        for of in parts.values()
        if {_SUBJECT, _PREDICATE, _OBJECT} <= of.keys() and of.get(_DISPUTED) != _TRUE
    ]
    values: dict[tuple[_Term, _Term], list[_Term]] = {}
    for subject, name, value in said:
        if name in single:
            held = values.setdefault((subject, name), [])
            held += [] if value in held else [value]
    return values


def _two_values(subject: _Term, name: _Term, values: Iterable[_Term], at: Location) -> TextProblem:
    listed = " and ".join(f"“{shown(_record(value))}”" for value in values)
    return TextProblem(
        _record(subject), _record(name), "",
        f"this file gives {compress(_record(name))} two values, {listed}; keep one, or write each "
        "as a migov:Statement with migov:disputed true",
        _WHY_ONE, location=at, rule=RULE,
    )  # fmt: skip


def _differ(subject: _Term, name: _Term, held: dict[_Term, list[Location]]) -> TextProblem:
    said = ", ".join(
        f"“{shown(_record(value))}” ({', '.join(map(str, places))})"
        for value, places in held.items()
    )
    last = [place for places in held.values() for place in places][-1]
    return TextProblem(
        _record(subject), _record(name), "",
        f"documents give {compress(_record(name))} different values: {said}; all are kept, and kg "
        "query where-do-readings-differ shows who says what",
        _WHY_ONE, "note", location=last, rule=RULE,
    )  # fmt: skip
