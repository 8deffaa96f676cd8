"""Queries that are not allowed: too deeply nested, changing data, or reaching out.

What is asked decides. The study has no graphs but its own, so FROM is refused; an endpoint has
graphs of its own, so FROM is sent to it. SERVICE makes who answers call another server; it is
refused until the user allows that server by name, and the refusal gives the name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kg.errors import InputError
from kg.rdf.sparql import other_kind, refused_update, update_word
from kg.rdf.vocabulary import PREFIXES
from kg.rdf.words import declared, nesting, tokens

__all__ = ["refuse_query"]

# Both parsers call themselves for each bracket; thousands of them end the process.
_DEEPEST = 100
_LONGEST = 1_000_000

# Services that some servers have within themselves, and know without a declaration: Blazegraph's,
# and with them Wikidata's. No server is called, but each is named by an address all the same.
_BUILT_IN = {
    "bd": "http://www.bigdata.com/rdf#",
    "gas": "http://www.bigdata.com/rdf/gas#",
    "wikibase": "http://wikiba.se/ontology#",
}


def refuse_query(
    text: str,
    *,
    path: Path | str | None = None,
    allow: Collection[str] | None = (),
    prefixes: Mapping[str, str] = PREFIXES,
    remote: bool = False,
) -> None:
    """Refuse a query that would end the process, change data, call another server or load graphs.

    Parameters
    ----------
    path
        Named in errors.
    allow
        Hosts, with or without a port, that SERVICE may call; None if a user cannot allow any.
    remote
        Whether an endpoint answers the query, and not the study on this machine.

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
    upper = asked.upper()
    if "SERVICE" not in upper and "FROM" not in upper:
        return  # most queries; to look for whole words takes longer
    # In a comment, a text or an address the word does nothing. With an escape in it, a query may
    # have other words than those that are read here.
    words = (each.text.upper() for each in tokens(text) if each.kind not in ("text", "iri"))
    if "\\" not in text and not any("SERVICE" in each or "FROM" in each for each in words):
        return
    # After “?” or “$” the word is the name of a variable.
    if not re.search(r"(?<![?$])\b(SERVICE|FROM)\b", asked, re.IGNORECASE):
        return
    services = _worded(text) if remote else _parsed(text, asked, prefixes, path, allow)
    for service in services:
        _refuse_service(service, allow, {**prefixes, **declared(asked)}, path, remote=remote)


def _worded(text: str) -> Iterator[str]:
    """Return what each SERVICE calls, by the query's words; an endpoint may have its own SPARQL."""
    words = tokens(text)
    for at, word in enumerate(words):
        if word.is_word("SERVICE"):
            rest = [word for word in words[at + 1 : at + 3] if not word.is_word("SILENT")]
            yield rest[0].text if rest else ""


def _parsed(
    text: str,
    asked: str,
    prefixes: Mapping[str, str],
    path: Path | str | None,
    allow: Collection[str] | None,
) -> Iterator[str]:
    """Return what each SERVICE calls, and refuse FROM.

    It is the parsed query that counts, so a label may contain the words SERVICE and FROM. rdflib
    parses it, since pyoxigraph does not show what it parsed; only a query with one of the words is
    parsed twice.
    """
    from pyparsing import ParseException
    from rdflib import URIRef
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
            "FROM is not allowed: queries may only use this study, and use all its graphs "
            "together; delete the FROM line"
            + ("" if allow is None else ", or ask an endpoint that has them"),
            path=path,
            setting="" if allow is None else "endpoint",
        )
    for service in _found(parsed, "ServiceGraphPattern"):
        term = service.term
        if getattr(term, "name", "") == "pname":
            yield f"{term.prefix or ''}:{term.localname}"
        else:
            yield f"<{term}>" if isinstance(term, URIRef) else f"?{term}"


def _refuse_service(
    called: str,
    allow: Collection[str] | None,
    prefixes: Mapping[str, str],
    path: Path | str | None,
    *,
    remote: bool,
) -> None:
    """Refuse a SERVICE that calls what is not allowed; it is written as in the query."""
    if called.startswith("<"):
        address = called.strip("<>")
    else:
        prefix, colon, local = called.partition(":")
        space = {**_BUILT_IN, **prefixes}.get(prefix)
        if not colon or space is None or called.startswith(("?", "$")):
            how = f"declare its prefix, PREFIX {prefix}: <…>" if colon else "write its address"
            raise InputError(
                f"SERVICE is not allowed: kg cannot tell which server {called} is; {how}",
                path=path,
            )
        address = space + local
    host, named = _host(address)
    if not host:
        raise InputError(
            f"SERVICE may call only an address that begins with http:// or https://, not {address}",
            path=path,
        )
    if {host, named} & {_host(each)[0] or each.lower() for each in allow or ()}:
        return
    built_in = address.startswith(tuple(_BUILT_IN.values()))
    if built_in and not remote:
        raise InputError(
            f"SERVICE {called} exists only at an endpoint that has it, such as that of Wikidata; "
            "delete it, or ask that endpoint",
            path=path,
            setting="endpoint",
        )
    if allow is None:
        raise InputError(
            "SERVICE is not allowed: queries may only use this study; delete the SERVICE", path=path
        )
    if allow:
        said = f"SERVICE may call only {', '.join(sorted(allow))}, not {host}"
    elif built_in:
        said = f"SERVICE is not allowed: {called} is a service of the endpoint, at {host}"
    elif remote:
        said = f"SERVICE is not allowed: the endpoint would call another server, {host}"
    else:
        said = f"SERVICE is not allowed: queries may only use this study, and this one calls {host}"
    said += "; allow that server too" if allow else "; you can allow that server"
    raise InputError(said, path=path, setting="allow_service", value=host)


def _host(address: str) -> tuple[str, str]:
    """Return the host of an address with its port, and without it; empty texts if it has none."""
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "", ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return "", ""
    return f"{parts.hostname}{port}", parts.hostname


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
