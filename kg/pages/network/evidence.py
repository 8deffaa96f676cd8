"""The claims of a network page with their quotes and documents, each written once."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from kg.links import web_address
from kg.pages.network.data import Values
from kg.pages.network.told import words
from kg.questions import Claim, Quote

__all__ = ["PACKED_FROM", "Evidence", "evidence_of", "written"]

PACKED_FROM = 400_000
"""Above so many characters the evidence is packed."""

Evidence = dict[str, list[Any]]


def evidence_of(
    claims: Mapping[str, Claim],
    order: Sequence[str],
    nodes: Mapping[str, int],
    values: Values,
    facts: Mapping[str, Collection[str]] | None = None,
) -> Evidence:
    """Return claims by their numbers, and the quotes and documents that they name by number.

    Parameters
    ----------
    order
        The claims in the order of their numbers, by IRI.
    nodes
        The numbers of the nodes, by IRI.
    facts
        The claims that say something of a node itself, by the node's IRI.
    """
    documents: dict[tuple[str, ...], int] = {}
    quotes: dict[tuple[Any, ...], int] = {}

    def quoted(quote: Quote) -> int:
        address = words(quote.address)
        document = words(quote.document), address, web_address(quote.address), words(quote.date)
        at = documents.setdefault(document, len(documents))
        said = (quote.exact, quote.prefix, quote.suffix, quote.lang)
        return quotes.setdefault((at, *map(words, said)), len(quotes))

    rows = [_claim(claims[iri], nodes, values, map(quoted, claims[iri].quotes)) for iri in order]
    number = {iri: at for at, iri in enumerate(order)}
    about = {
        nodes[node]: sorted(number[iri] for iri in iris if iri in number)
        for node, iris in (facts or {}).items()
        if node in nodes
    }
    return {
        "documents": [
            _known(label=label, address=address, page=page, date=date)
            for label, address, page, date in documents
        ],
        "quotes": [[*quote] for quote in quotes],
        "claims": rows,
        "facts": [[node, about[node]] for node in sorted(about) if about[node]],
    }


def _claim(
    claim: Claim, nodes: Mapping[str, int], values: Values, quotes: Iterable[int]
) -> dict[str, Any]:
    says = words(claim.role_label) or words(claim.role)
    is_role = bool(claim.role)
    return _known(
        role=values.number("role", says) if is_role and says else None,
        says="" if is_role else says,
        about=nodes.get(claim.participant_iri, words(claim.participant)),
        thing=nodes.get(claim.thing_iri, words(claim.thing)),
        kind=words(claim.thing_kind),
        behalf=[*filter(None, map(words, claim.behalf))],
        capacity=[*filter(None, map(words, claim.capacity))],
        date=words(claim.date),
        status=words(claim.status),
        confidence=words(claim.confidence),
        reason=words(claim.reason),
        as_named=words(claim.as_named),
        quotes=[*dict.fromkeys(quotes)],
    )


def _known(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 (what JSON can say)
    return {name: fact for name, fact in facts.items() if fact not in (None, "", [])}


def written(evidence: Evidence) -> tuple[Markup, bool]:
    """Return evidence as the text of a script element, and whether it is packed.

    Packed, it is Base64 of gzip, the same bytes for the same evidence.
    """
    text = htmlsafe_json_dumps(evidence, ensure_ascii=False, separators=(",", ":"))
    if len(text) <= PACKED_FROM:
        return text, False
    plain = json.dumps(evidence, ensure_ascii=False, separators=(",", ":"))
    packed = gzip.compress(plain.encode("utf-8", "replace"), mtime=0)
    return Markup(base64.b64encode(packed).decode()), True  # noqa: S704  (letters and digits)
