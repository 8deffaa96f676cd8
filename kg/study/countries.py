"""Find the shipped records of the countries that a study names; the others stay unread."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf import PREFIXES, declared_prefixes, expand, parse_turtle, read_triples
from kg.reading import files_under
from kg.study.folder import shipped

__all__ = [
    "countries_folder",
    "countries_named",
    "country_files",
    "country_names",
    "read_countries",
]

_PLACE = PREFIXES["place"]
_TYPE = NamedNode(expand("rdf:type"))
# What is not a part of a name in Turtle; a dot is one only within the name.
_BEFORE = rb"[\w.:%\\\x80-\xff-]"
_CODE = rb"([a-z]{2})(?![\w:%\\\x80-\xff-]|\.[\w:%\\\x80-\xff-])"


def countries_folder() -> Path:
    """Return the folder of the shipped countries: a file each, named by its ISO 3166-1 code."""
    return shipped() / "ontology" / "countries"


@cache
def country_files() -> Mapping[str, Path]:
    """Return the file of each shipped country, by the country's IRI; no file is read."""
    return {_PLACE + path.stem: path for path in files_under(countries_folder(), ".ttl")}


@cache
def read_countries() -> Mapping[str, list[Triple]]:
    """Return what is shipped about each country, by the country's IRI."""
    return {iri: read_triples(path) for iri, path in country_files().items()}


@cache
def country_names() -> Mapping[str, str]:
    """Return the shipped countries, by each of their names and codes in small letters."""
    return {
        triple.object.value.casefold(): iri
        for iri, triples in read_countries().items()
        for triple in triples
        if isinstance(triple.object, Literal)
    }


def countries_named(contents: Mapping[Path, bytes]) -> list[Path]:
    """List the files of the countries that Turtle texts name, where none has a record of its own.

    A name in a comment or in quotation marks counts too: a country more does no harm.

    Raises
    ------
    InputError
        If a text with a record of a country is not Turtle.
    """
    found: set[str] = set()
    own: set[str] = set()
    for path, content in contents.items():
        named = _named(content)
        found |= named.keys()
        if any(named.values()):
            for triple in parse_turtle(content.decode("utf-8"), path=path):
                if triple.predicate == _TYPE:
                    own.add(str(getattr(triple.subject, "value", "")))
    wanted = {_PLACE + code for code in found} - own
    return [path for iri, path in country_files().items() if iri in wanted] if wanted else []


def _named(content: bytes) -> dict[str, bool]:
    """Return the codes that a text names, and whether a record may begin with the name."""
    if _PLACE.encode() not in content:
        return {}
    found: dict[str, bool] = {}
    for pattern in _patterns(content):
        for match in re.finditer(pattern, content):
            follows = content[match.end() : match.end() + 100].lstrip()[:1]
            code = match[1].decode()
            found[code] = found.get(code, False) or follows not in (b"", b".", b",", b";", b"]")
    return found


def _patterns(content: bytes) -> Iterator[bytes]:
    yield re.escape(f"<{_PLACE}".encode()) + rb"([a-z]{2})>"
    try:
        declared = declared_prefixes(content)
    except SyntaxError:  # whoever loads the file says where
        return
    for prefix, namespace in declared.items():
        if namespace == _PLACE:
            name = re.escape(f"{prefix}:".encode())
            # A search that begins with letters, and looks back from there, is far quicker.
            yield name + rb"(?<!" + _BEFORE + name + rb")" + _CODE
