"""The one prefix map: short names for the terms, codes and records of this project."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.errors import InputError

__all__ = ["PREFIXES", "XSD", "compress", "expand", "local_name", "namespace", "same_namespace"]

_CODE = "https://w3id.org/migov/code/"
_ID = "https://w3id.org/migov/id/"

XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: dict[str, str] = {
    "migov": "https://w3id.org/migov#",
    # code lists
    "changekind": f"{_CODE}change-kind/",
    "confidence": f"{_CODE}confidence/",
    "documentkind": f"{_CODE}document-kind/",
    "eventkind": f"{_CODE}event-kind/",
    "fundingkind": f"{_CODE}funding-kind/",
    "instrumentkind": f"{_CODE}instrument-kind/",
    "kind": f"{_CODE}actor-kind/",
    "level": f"{_CODE}level/",
    "list": f"{_CODE}list/",
    "mode": f"{_CODE}mode/",
    "outputkind": f"{_CODE}output-kind/",
    "outputstate": f"{_CODE}output-state/",
    "role": f"{_CODE}role/",
    "sector": f"{_CODE}sector/",
    "status": f"{_CODE}status/",
    "targetgroup": f"{_CODE}target-group/",
    "topic": f"{_CODE}topic/",
    "verdict": f"{_CODE}verdict/",
    # records
    "actor": f"{_ID}actor/",
    "claim": f"{_ID}claim/",
    "doc": f"{_ID}document/",
    "event": f"{_ID}event/",
    "instrument": f"{_ID}instrument/",
    "output": f"{_ID}output/",
    "place": f"{_ID}place/",
    "programme": f"{_ID}programme/",
    "project": f"{_ID}project/",
    "quote": f"{_ID}quote/",
    "shape": "https://w3id.org/migov/shape/",
    "fact": "https://w3id.org/migov/fact/",
    "graph": "https://w3id.org/migov/graph/",
    "derived": "https://w3id.org/migov/derived/",
    "rule": "https://w3id.org/migov/rule/",
    # outside vocabularies
    "cpov": "http://data.europa.eu/m8g/",
    "dcterms": "http://purl.org/dc/terms/",
    "eurio": "http://data.europa.eu/s66#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "loc": "http://id.loc.gov/datatypes/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vann": "http://purl.org/vocab/vann/",
    "xsd": XSD,
}

_CURIE = re.compile(r"([A-Za-z][\w-]*):(.*)", re.DOTALL)
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_LOCAL = re.compile(r"[^/#?\s]+\Z")


def expand(curie: str, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """Expand a CURIE to an IRI; an ``http(s)`` IRI is returned as it is.

    >>> expand("role:partner")
    'https://w3id.org/migov/code/role/partner'
    >>> expand("my:x", {"my": "https://example.org/"})
    'https://example.org/x'

    Raises
    ------
    InputError
        If it is not one of these, or its prefix is unknown.
    """
    if curie.startswith(("http://", "https://")):
        return curie
    if curie.startswith("<") and curie.endswith(">"):
        return curie[1:-1]
    found = _CURIE.fullmatch(curie)
    if not found:
        raise InputError(f"“{curie}” has no prefix; write prefix:name, for example doc:x")
    prefix, local = found.groups()
    if prefix not in prefixes:
        known = ", ".join(sorted(prefixes))
        raise InputError(f"the prefix “{prefix}:” is unknown; choose one of {known}")
    return prefixes[prefix] + local


def compress(iri: str, prefixes: Mapping[str, str] | None = None) -> str:
    """Compress an IRI to a CURIE where a prefix fits, else return it unchanged.

    Parameters
    ----------
    prefixes
        More prefixes, beside the project's.

    >>> compress("https://w3id.org/migov/code/role/partner")
    'role:partner'
    >>> compress("https://example.org/x")
    'https://example.org/x'
    >>> compress("https://example.org/x", {"my": "https://example.org/"})
    'my:x'
    """
    # Each namespace of the project ends with “/” or “#”, and no local name has one.
    found = _LOCAL.search(iri)
    if found and (ours := _PREFIX_OF.get(iri[: found.start()])):
        return f"{ours}:{found[0]}"
    for prefix, namespace in sorted((prefixes or {}).items(), key=lambda item: -len(item[1])):
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def local_name(iri: str) -> str:
    """Return what follows the last ``#`` or ``/`` of an IRI.

    >>> local_name("https://w3id.org/migov#Event")
    'Event'
    """
    return re.split(r"[#/]", iri)[-1]


def same_namespace(one: str, other: str) -> bool:
    """Tell whether two IRIs differ in their local name only, or in http, https and www.

    >>> same_namespace("http://www.x.org/a#b", "https://x.org/a#c")
    True
    >>> same_namespace("http://x.org/a#b", "http://x.org/b#b")
    False
    """
    return namespace(one) == namespace(other)


def namespace(iri: str) -> str:
    """Return what is before the local name, without what is often written in two ways."""
    before = iri[: len(iri) - len(local_name(iri))]
    scheme, mark, rest = before.partition("://")
    return rest.removeprefix("www.") if mark and scheme in ("http", "https") else before
