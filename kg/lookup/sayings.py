"""What a claim of the data says: a subject, what is said, a value, and where it is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode

from kg.lookup.sentences import OUTSIDE, claimed, sentence
from kg.lookup.things import UNION, Things, node
from kg.rdf import PREFIXES, in_words, local_name

__all__ = ["Saying", "Term", "plain_saying", "read_saying"]

Term = NamedNode | Literal

_EXACT, _DOCUMENT = node("oa:exact"), node("migov:document")
_ROW, _COLUMN = node("migov:row"), node("migov:column")
_EVIDENCE, _IN_DOCUMENT = node("migov:evidence"), node("migov:inDocument")
_OUTSIDE = {node(curie).value: label for curie, label in OUTSIDE.items()}
_TYPE = node("rdf:type")
_OURS = (PREFIXES["migov"], PREFIXES["rdf"])
_EDTF = "http://id.loc.gov/datatypes/edtf"

# By local name: where claims have their subject, what they say, and the value; the first that is
# there. If money has no giver, it is said about who receives it.
_SUBJECT = ("subject", "participant", "holder", "member", "giver", "predecessor", "one")
_SAYS = ("predicate", "role", "postTitle", "fundingKind", "changeKind", "verdict")
_VALUE = ("object", "inEvent", "inProject", "inWork", "postIn", "memberOf", "recipient")
_VALUES = (*_VALUE, "successor", "other")


@dataclass(frozen=True)
class Saying:
    """One thing that is said.

    ``says`` is a property, a role or another code, or words of a document. ``sentence`` is all of
    it in words. ``words`` are the document's, and of words in a table ``cells`` has the row and
    column, else an empty text. ``claim`` is the record that says it. A plain triple has no claim
    and no status. What a rule derived has the words of the claims it rests on.
    """

    subject: str
    says: Term | None
    value: Term | None
    sentence: str
    status: str = ""
    reason: str = ""
    documents: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    claim: str = ""
    group: str = ""

    def within(self, group: str) -> Saying:
        """Return it as one of a group."""
        return replace(self, group=group)


def read_saying(claim: str, things: Things) -> Saying:
    """Read what a claim says, with its status, its documents and the words of its quotes."""
    parts: dict[str, list[Term]] = {}
    for quad in things.store.quads_for_pattern(NamedNode(claim), None, None, UNION):
        # Of other vocabularies it may have a property or a class of the same local name.
        told = quad.object if quad.predicate == _TYPE else quad.predicate
        ours = isinstance(told, NamedNode) and told.value.startswith(_OURS)
        if ours and isinstance(quad.object, NamedNode | Literal):
            parts.setdefault(local_name(quad.predicate.value), []).append(quad.object)
    for found in parts.values():
        found.sort(key=str)
    subject = _first(parts, _SUBJECT) or _first(parts, ("recipient", "inProject"))
    says, value = _first(parts, _SAYS), _first(parts, _VALUES)
    status = _first(parts, ("status", "weakestStatus"))
    reasons = [in_plain(each, things) for each in parts.get("reason", ())]
    reasons += [f"follows by {in_plain(each, things)}" for each in parts.get("byRule", ())]
    bases = [claim, *(each.value for each in parts.get("restsOn", ()))]
    quotes = dict.fromkeys(quote for base in bases for quote in things.iris(base, _EVIDENCE))
    documents = dict.fromkeys(each for base in bases for each in things.iris(base, _IN_DOCUMENT))
    words, cells = _words(quotes, things)
    return Saying(
        subject.value if subject else claim,
        says,
        value,
        _in_words(claim, subject, says, value, parts, things),
        local_name(status.value) if status else "",
        "; ".join(reasons),
        tuple(documents),
        words,
        cells,
        claim,
    )


def _words(quotes: Iterable[str], things: Things) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of quotes, and for each the cell of a table that they are in."""
    found = [
        (each.value, _cell(quote, things))
        for quote in quotes
        for each in things.objects(quote, _EXACT)
    ]
    return tuple(words for words, _ in found), tuple(cell for _, cell in found)


def _cell(quote: str, things: Things) -> str:
    """Return the row and column of a quote, as pages have them; an empty text if it has none."""
    row, column = (
        next((each.value for each in things.objects(quote, name)), "") for name in (_ROW, _COLUMN)
    )
    return f"row {row}, column “{column}”" if row else ""


def plain_saying(subject: str, says: str, value: Term, things: Things) -> Saying:
    """Return what a plain triple says; of a quote, its words and its document as well."""
    told = sentence(
        things.label(subject), called(says, things), in_plain(value, things), things.lang
    )
    quote = value.value if isinstance(value, NamedNode) else ""
    words, cells = _words([quote] if quote else [], things)
    documents = tuple(things.iris(quote, _DOCUMENT)) if words else ()
    return Saying(
        subject, NamedNode(says), value, told, documents=documents, words=words, cells=cells
    )


def called(says: str, things: Things) -> str:
    """Return what a property is called."""
    ours = _OUTSIDE.get(says) if things.is_english else None
    return ours or things.labels.get(says) or _OUTSIDE.get(says) or things.written(says)


def in_plain(term: Term, things: Things) -> str:
    """Return a value in words: the label of a thing, a date in words, a text as it is."""
    if isinstance(term, NamedNode):
        return things.label(term.value)
    return in_words(term.value) if term.datatype.value == _EDTF else term.value


def _first(parts: Mapping[str, list[Term]], names: Iterable[str]) -> Term | None:
    return next((parts[name][0] for name in names if name in parts), None)


def _in_words(
    claim: str,
    subject: Term | None,
    says: Term | None,
    value: Term | None,
    parts: Mapping[str, list[Term]],
    things: Things,
) -> str:
    """Say a claim in a sentence."""
    labels = {name: in_plain(found[0], things) for name, found in parts.items()}
    if "inCapacityOf" in parts:
        worn = [read_saying(each.value, things).says for each in parts["inCapacityOf"]]
        labels["inCapacityOf"] = " and ".join(
            f"“{in_plain(each, things)}”" for each in worn if each
        )
    if things.is_english:
        kinds = [local_name(each.value) for each in parts.get("type", ())]
        told = next((made for kind in kinds if (made := claimed(kind, labels))), "")
        if told:
            return told
    about = in_plain(subject, things) if subject else things.written(claim)
    label = "value"
    if isinstance(says, NamedNode):
        label = called(says.value, things)
    elif says:
        label = says.value
    return sentence(about, label, in_plain(value, things) if value else "(not known)", things.lang)
