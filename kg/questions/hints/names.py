"""Find what a query names: things and variables."""

from __future__ import annotations

from collections.abc import Mapping

from kg.rdf import PREFIXES, declared, iri_named, tokens

__all__ = ["constants", "variables"]


def constants(text: str, prefixes: Mapping[str, str] = PREFIXES) -> dict[str, str]:
    """Return the things that a query names, by IRI, in its own spelling.

    Datatypes, functions, graphs and the addresses of SERVICE are left out.

    >>> constants("ASK { ?a a <http://x.org/B> ; rdfs:label '1'^^xsd:date }")
    ... # doctest: +NORMALIZE_WHITESPACE
    {'http://x.org/B': '<http://x.org/B>',
     'http://www.w3.org/2000/01/rdf-schema#label': 'rdfs:label'}
    """
    names = {**prefixes, **declared(text)}
    words = tokens(text)
    found: dict[str, str] = {}
    for before, token, after in zip([None, *words], words, [*words[1:], None], strict=False):
        skipped = before is not None and (
            before.text in ("^^", "=>")
            or before.is_word("PREFIX", "BASE", "GRAPH", "SERVICE", "SILENT", "NAMED", "FROM")
            or (before.kind == "name" and before.text.endswith(":") and token.kind == "iri")
        )
        called = after is not None and after.text == "(" and after.start == token.end
        if skipped or called:
            continue
        if token.kind == "iri" and ":" in token.text:
            found[token.text[1:-1]] = token.text
        elif token.kind == "name":
            declares = after and after.kind == "iri" and token.text.endswith(":")
            if not declares and (iri := iri_named(token, names)):
                found[iri] = token.text
    return found


def variables(text: str) -> list[str]:
    """Return the variables of a text without “?”, in their order.

    >>> variables("?b = ?a || $b = '?c'")
    ['b', 'a']
    """
    named = (word.text[1:] for word in tokens(text) if word.kind == "variable")
    return list(dict.fromkeys(named))
