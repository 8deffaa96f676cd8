"""Tell of a path over classes, which gives a thing once for each class on the way."""

from __future__ import annotations

from collections.abc import Mapping

from kg.rdf import TYPE, expand, iri_named, place, tokens, triple_patterns

__all__ = ["path_over_classes"]

_BELOW = expand("rdfs:subClassOf")


def path_over_classes(text: str, prefixes: Mapping[str, str]) -> str:
    """Say that ``a/rdfs:subClassOf`` is not needed; an empty text if it is not there.

    A thing is of all classes above its own, so the path leads to a class in several ways.
    """
    words = tokens(text)
    select = next((at for at, word in enumerate(words) if word.is_word("SELECT")), None)
    if select is None or words[select + 1].is_word("DISTINCT"):
        return ""
    for each in triple_patterns(text).found:
        named = [iri_named(word, prefixes) for word in each.path]
        if named[:1] == [TYPE] and len(named) > 2 and named[2] == _BELOW:
            path = "".join(word.text for word in each.path)
            line = place(text, each.path[0].start)[0]
            return (
                f"line {line}: “{path}” gives a thing once for each class on the way; write "
                f"{each.subject.text} a {each.object.text}, which has the classes below as well"
            )
    return ""
