"""The code lists of a study, and the codes of one list."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.errors import InputError
from kg.lookup.finding import Finder
from kg.lookup.names import Name
from kg.lookup.things import UNION, Things, node
from kg.rdf import local_name
from kg.tables import Cell, Table

__all__ = ["list_codes"]

_TYPE, _LIST, _SCHEME = node("rdf:type"), node("skos:ConceptScheme"), node("skos:inScheme")
_LIST_OF, _BROADER = node("migov:listOf"), node("skos:broader")
# Where a claim, or what a rule tells of it, has the value that its subject has.
_OF_CLAIMS = {node(name) for name in ("rdf:object", "migov:value", "migov:readingsDifferOn")}
# What a code implies about a thing that has it: the word for it, and the property.
_IMPLIES = (
    ("level", node("migov:impliesLevel")),
    ("sector", node("migov:impliesSector")),
    ("presence", node("migov:impliesPresence")),
)


def list_codes(finder: Finder, asked: str = "", *, lang: str = "en") -> Table:
    """Return the code lists with the number of their codes, or the codes of one list.

    The columns of a list are the code, how it is written in a query, what it means, its broader
    code, what it implies about who has it, and how many records of the study have it.

    Parameters
    ----------
    asked
        The name of a list: ``role``, ``role:``, ``migov:Role``, ``kinds of actor``; or nothing.

    Raises
    ------
    InputError
        If there is no such list, or several may be meant.
    """
    things = Things(finder.dataset, lang, derived=True)
    lists = things.sorted(things.subjects(_TYPE, _LIST))
    if not asked:
        return _lists(lists, things)
    chosen = _chosen(finder, asked, lists, things)
    members = things.sorted(_members(chosen, things))
    return Table(
        ("code", "write", "definition", "broader", "implies", "used"),
        tuple(
            (
                NamedNode(code),
                things.written(code),
                things.meaning(code),
                ", ".join(map(things.written, things.iris(code, _BROADER))) or None,
                ", ".join(_implied(code, things)) or None,
                used(code, things),
            )
            for code in members
        ),
        things.labels,
    )


def used(code: str, things: Things) -> int:
    """Return how many records of the study have a code, in whatever property.

    What other codes and the ontology say about it is not counted; nor is a claim that a record has
    it, beside the record itself.
    """
    known: dict[str, bool] = {}
    found = set()
    for quad in things.store.quads_for_pattern(None, None, NamedNode(code), UNION):
        if quad.predicate not in _OF_CLAIMS and isinstance(quad.subject, NamedNode):
            subject = quad.subject.value
            if subject not in known:
                known[subject] = _is_record(subject, things)
            if known[subject]:
                found.add(subject)
    return len(found)


def _is_record(iri: str, things: Things) -> bool:
    classes = things.iris(iri, _TYPE)
    is_code = _LIST.value in classes or bool(things.iris(iri, _SCHEME))
    return not is_code and not things.kind_of_term(classes)


def _lists(lists: Iterable[str], things: Things) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for each in lists:
        members = _members(each, things)
        classes = things.iris(each, _LIST_OF)
        rows.append(
            (
                NamedNode(each),
                local_name(each),
                len(members),
                ", ".join(map(things.written, classes)) or None,
                things.meaning(each),
            )
        )
    return Table(("list", "name", "codes", "class", "definition"), tuple(rows), things.labels)


def _members(scheme: str, things: Things) -> list[str]:
    return things.subjects(_SCHEME, NamedNode(scheme))


def _implied(code: str, things: Things) -> list[str]:
    """Say what a code implies; “presence” stands alone."""
    told = []
    for word, name in _IMPLIES:
        for value in things.objects(code, name):
            if isinstance(value, NamedNode):
                told.append(f"{word}: {things.label(value.value)}")
            elif value.value == "true":
                told.append(word)
    return told


def _chosen(finder: Finder, asked: str, lists: list[str], things: Things) -> str:
    """Return the list that a reader means, by its name, its label, its class or its prefix."""
    typed = asked.strip().strip(":").rpartition(":")[2]
    extra = [
        Name(each, name, "", "class", 0.99)
        for each in lists
        for cls in things.iris(each, _LIST_OF)
        for name in (local_name(cls), things.label(cls))
    ]
    try:
        return finder.among(lists, extra).meant(typed, lang=things.lang)
    except InputError as error:
        named = ", ".join(sorted(local_name(each) for each in lists))
        raise InputError(
            f"“{asked}” is not the name of one code list; choose one of {named}"
        ) from error
