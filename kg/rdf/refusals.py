"""Queries that are not allowed: too deeply nested, changing data, or using more than the study."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kg.errors import InputError
from kg.rdf.sparql import declared, nesting, other_kind, refused_update, tokens, update_word
from kg.rdf.vocabulary import PREFIXES

__all__ = ["refuse_query"]

# Both parsers call themselves for each bracket; thousands of them end the process.
_DEEPEST = 100
_LONGEST = 1_000_000


def refuse_query(
    text: str,
    *,
    path: Path | str | None = None,
    allow: Collection[str] = (),
    prefixes: Mapping[str, str] = PREFIXES,
) -> None:
    """Refuse a query that would end the process, change data, call another server or load graphs.

    It is the parsed query that counts, so a label may contain the words SERVICE and FROM. rdflib
    parses it, since pyoxigraph does not show what it parsed; only a query with one of the words is
    parsed twice.

    Parameters
    ----------
    path
        Named in errors.
    allow
        Hosts, with or without a port, that SERVICE may call.

    Raises
    ------
    InputError
        If the query is not allowed.
    """
    if nesting(text)[0] > _DEEPEST or len(text) > _LONGEST:
        raise InputError(
            f"the query is too long, or has more than {_DEEPEST} nested brackets; "
            "write a simpler query",
            path=path,
        )
    # Comments before the first word are not part of the query; its header may name anything.
    asked = re.sub(r"\A(?:[ \t]*(?:#[^\n\r]*)?\n)*", "", text)
    if update := update_word(text):
        # The engine would say so as well, after this has failed to parse it.
        raise refused_update(text, update, path)
    # After “?” or “$” the word is the name of a variable.
    if not re.search(r"(?<![?$])\b(SERVICE|FROM)\b", asked, re.IGNORECASE):
        return
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        used = {word.text.partition(":")[0] for word in tokens(text) if word.kind == "name"}
        known = {name: prefixes[name] for name in sorted(used & prefixes.keys())}
        head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in known.items())
        parsed = parseQuery(head + asked)
    except (ParseException, RecursionError) as error:
        if kind := other_kind(text, path):
            raise kind from error
        raise InputError(
            "the query has the word SERVICE or FROM, and kg cannot read it well enough to check "
            "that it stays within the study; write a simpler query",
            path=path,
        ) from error
    if any(_found(parsed, "DatasetClause")):
        raise InputError(
            "FROM is not allowed: queries may only use this study; delete the FROM line", path=path
        )
    names = {**prefixes, **declared(asked)}
    for service in _found(parsed, "ServiceGraphPattern"):
        _refuse_service(service.term, allow, names, path)


def _refuse_service(
    term: Any,  # noqa: ANN401 (rdflib's parse tree is untyped)
    allow: Collection[str],
    prefixes: Mapping[str, str],
    path: Path | str | None,
) -> None:
    if not allow:
        raise InputError(
            "SERVICE is not allowed: queries may only use this study; you can allow one server by "
            "its name",
            path=path,
            setting="allow_service",
        )
    name = getattr(term, "name", "")
    address = prefixes.get(term.prefix or "", "") + term.localname if name == "pname" else str(term)
    parts = urlsplit(address if ":" in address else "")
    if parts.scheme not in ("http", "https") or not {parts.netloc, parts.hostname} & set(allow):
        what = parts.netloc or "an address that the query itself finds"
        raise InputError(
            f"SERVICE may call only {', '.join(sorted(allow))}, not {what}; allow that server too",
            path=path,
            setting="allow_service",
        )


def _found(parsed: Any, name: str) -> Iterator[Any]:  # noqa: ANN401 (rdflib's tree is untyped)
    """Return every part of a parse tree of one name."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(parsed, CompValue):
        if parsed.name == name:
            yield parsed
        parts: Iterable[Any] = parsed.values()
    else:
        parts = parsed if isinstance(parsed, (ParseResults, list, tuple)) else ()
    for part in parts:
        yield from _found(part, name)
