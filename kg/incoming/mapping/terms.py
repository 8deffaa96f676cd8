"""Names in a mapping as terms of the ontology; a name that does not exist is an error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from kg.errors import InputError
from kg.rdf import PREFIXES, Entry, compress, expand, suggest
from kg.study import Terms, country_files

__all__ = ["Vocabulary"]


@dataclass(frozen=True)
class Vocabulary:
    """The terms that a mapping may name, and those whose value is one in truth.

    Parameters
    ----------
    terms
        The terms of the ontology, and those of a study's own.
    single
        The properties that a thing has one value of.
    words
        The properties that give a value in a document's own words, by the property of the value.
    kinds
        The classes of codes and records.
    """

    terms: Terms
    single: frozenset[str]
    words: dict[str, str]
    kinds: Mapping[str, set[str]] = field(default_factory=dict)

    def term(self, entry: Entry, known: Iterable[str], what: str, text: str = "") -> NamedNode:
        """Return the term that an entry names, which must be one of those known."""
        name = text or entry.text()
        try:
            iri = expand(name.strip())
        except InputError as error:
            raise entry.error(error.message) from error
        if iri not in set(known):
            near = suggest(iri, known)
            hint = f"did you mean {compress(near)}?" if near else "“kg terms” lists all"
            raise entry.error(f"there is no {what} {name}; {hint}")
        return NamedNode(iri)

    def cls(self, entry: Entry) -> NamedNode:
        """Return a class."""
        return self.term(entry, self.terms.classes, "class")

    def property_of(self, entry: Entry, cls: NamedNode) -> NamedNode:
        """Return the property that an entry is the value of; records of the class may have it."""
        found = self.term(entry, self.terms.properties, "property", entry.label)
        domains = self.terms.domains.get(found.value, set())
        if domains and not self.terms.within(cls.value, domains):
            of = ", ".join(sorted(map(compress, domains)))
            name = compress(found.value)
            raise entry.error(f"{name} is for {of}, not for {compress(cls.value)}")
        return found

    def code(self, entry: Entry, cls: str) -> NamedNode:
        """Return a code, a country or a record that has an IRI in the study, of a class."""
        name = entry.text().strip()
        country = PREFIXES["place"] + name.removeprefix("place:")
        if name.startswith("place:") and country in country_files():
            found, kinds = NamedNode(country), {expand("migov:Place")}
        else:
            found = self.term(entry, self.terms.things, "code or record", name)
            kinds = self.kinds.get(found.value, set())
        if kinds and not any(self.terms.within(kind, {cls}) for kind in kinds):
            of = ", ".join(sorted(map(compress, kinds)))
            raise entry.error(f"{name} is of {of}; a value of {compress(cls)} is needed here")
        return found

    def is_claim(self, cls: NamedNode) -> bool:
        """Tell whether records of a class are claims."""
        return self.terms.within(cls.value, {expand("migov:Claim")})

    def prefix(self, cls: NamedNode) -> str:
        """Return the prefix of the records of a class; an empty text if it has none."""
        for wider, prefix in _KINDS.items():
            if self.terms.within(cls.value, {expand(f"migov:{wider}")}):
                return prefix
        return ""


_KINDS = {
    "Actor": "actor",
    "Claim": "claim",
    "Event": "event",
    "Instrument": "instrument",
    "Output": "output",
    "Place": "place",
    "Programme": "programme",
    "Project": "project",
}
