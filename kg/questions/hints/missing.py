"""Tell which names of a query or its parameters do not exist."""

from __future__ import annotations

from collections.abc import Collection

from pyoxigraph import NamedNode

from kg.questions.hints.names import constants
from kg.questions.sources import Request, Source, prefixes_of
from kg.rdf import PREFIXES, compress, declared, place, same_namespace, suggest, tokens

__all__ = ["missing_names"]


def missing_names(source: Source, request: Request) -> list[str]:
    """Return a message for each name that nothing has, with the name that was probably meant.

    A query with a wrong name is answered without an error, as if the documents said nothing.
    """
    text = request.text
    named = constants(text, prefixes_of(source, text))
    terms = (term for term in request.bound.values() if isinstance(term, NamedNode))
    named |= {term.value: compress(term.value) for term in terms}
    missing = source.missing(named)
    said, wrong = _wrong_prefixes(text, missing)
    unknown = [iri for iri in missing if not iri.startswith(wrong)]
    known = source.names() if unknown else ()
    for iri in unknown:
        said.append(f"nothing in {source.called} is called “{named[iri]}”{_hint(known, iri)}")
    return said


def _wrong_prefixes(text: str, missing: Collection[str]) -> tuple[list[str], tuple[str, ...]]:
    """Tell of prefixes that are declared nearly as they are here, if no name with them exists."""
    said, wrong = [], []
    for name, iri in declared(text).items():
        right = PREFIXES.get(name)
        if right in (None, iri) or not any(each.startswith(iri) for each in missing):
            continue
        if _bare(iri) == _bare(str(right)):
            at = next(token.start for token in tokens(text) if token.text == f"{name}:")
            line, _ = place(text, at)
            said.append(f"line {line}: PREFIX {name}: is <{right}> here, not <{iri}>")
            wrong.append(iri)
    return said, tuple(wrong)


def _bare(iri: str) -> str:
    return iri.partition("://")[2].removeprefix("www.").rstrip("#/")


def _hint(known: Collection[str], iri: str) -> str:
    """Return the name that was probably meant; one of another kind is only named."""
    near = _near(iri, known)
    if near is None:
        return ""
    if same_namespace(iri, near) or near.startswith(iri):
        return f"; did you mean {compress(near)}?"
    return f"; there is {compress(near)}"


def _near(iri: str, known: Collection[str]) -> str | None:
    """Return the name in other letters, one that begins like this, or a similar one."""
    same = [name for name in known if name.lower() == iri.lower() and name != iri]
    longer = [name for name in known if name.startswith(iri) and name != iri]
    if same:
        return min(same)
    return min(longer, key=lambda name: (len(name), name)) if longer else suggest(iri, known)
