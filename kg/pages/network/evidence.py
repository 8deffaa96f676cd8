"""The claims of a network page with their quotes and documents, each written once."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from kg.links import web_address
from kg.pages.network.codes import Codes
from kg.pages.network.data import Values
from kg.pages.network.details import Details
from kg.pages.network.told import Label, words
from kg.questions import Claim, Quote
from kg.rdf import local_name

__all__ = ["PACKED_FROM", "Evidence", "evidence_of", "written"]

PACKED_FROM = 150_000
"""Above so many characters the evidence is packed."""

Evidence = dict[str, list[Any]]


def evidence_of(
    claims: Mapping[str, Claim],
    order: Sequence[str],
    nodes: Mapping[str, int],
    values: Values,
    details: Details,
) -> Evidence:
    """Return claims by their numbers, and the quotes and documents that they name by number.

    Parameters
    ----------
    order
        The claims in the order of their numbers, by IRI.
    nodes
        The numbers of the nodes, by IRI.
    details
        What else is known: the claims that say something of a node itself, and names.
    """
    documents: dict[tuple[str, str, str], int] = {}
    quotes: dict[tuple[Any, ...], int] = {}

    def quoted(quote: Quote) -> int:
        document = quote.document, quote.address, quote.date
        at = documents.setdefault(document, len(documents))
        said = (quote.exact, quote.prefix, quote.suffix, quote.lang)
        cell = (quote.row, quote.column) if quote.row else ()
        return quotes.setdefault((at, *said, *cell), len(quotes))

    def named(iri: str, text: str) -> int | Label:
        if iri in nodes:
            return nodes[iri]
        return details.names.labels.get(iri) or words(text)

    rows = []
    for iri in order:
        claim = claims[iri]
        row = {
            "about": named(claim.participant_iri, claim.participant),
            "thing": named(claim.thing_iri, claim.thing),
            "quotes": [*dict.fromkeys(map(quoted, claim.quotes))],
        }
        rows.append(_known(**_said(claim, values, details.codes), **row))
    number = {iri: at for at, iri in enumerate(order)}
    about = {
        nodes[node]: sorted(number[iri] for iri in iris if iri in number)
        for node, iris in details.facts.items()
        if node in nodes
    }
    return {
        "documents": [
            _known(
                label=words(label),
                address=words(address),
                page=web_address(address),
                date=words(date),
            )
            for label, address, date in documents
        ],
        "quotes": [[at, *map(words, said)] for at, *said in quotes],
        "claims": rows,
        "facts": [[node, about[node]] for node in sorted(about) if about[node]],
    }


def _said(claim: Claim, values: Values, codes: Codes) -> dict[str, Any]:
    says = words(claim.role_label) or words(claim.role)
    told: dict[str, Any] = {}
    if claim.role and says:
        told["role"] = values.number("role", says)
    else:
        code = codes.of("relation", local_name(claim.says_iri)) if claim.says_iri else None
        own = words(claim.says)
        text: Label = {claim.says_lang: own} if own and claim.says_lang else own or says
        told["says"] = code.label if code and code.label != code.key else text
    kind, confidence = words(claim.thing_kind), words(claim.confidence)
    return told | {
        "kind": codes.of("cls", kind).label,
        "behalf": [*filter(None, map(words, claim.behalf))],
        "capacity": [*filter(None, map(words, claim.capacity))],
        "date": words(claim.date),
        "status": words(claim.status),
        "confidence": codes.of("confidence", confidence).label,
        "reason": words(claim.reason),
        "as_named": words(claim.as_named),
    }


def _known(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 (what JSON can say)
    return {name: fact for name, fact in facts.items() if fact not in (None, "", [])}


def written(evidence: Evidence) -> tuple[Markup, bool]:
    """Return evidence as the text of a script element, and whether it is packed.

    Packed, it is Base64 of gzip, the same bytes for the same evidence.
    """
    plain = json.dumps(evidence, ensure_ascii=False, separators=(",", ":"))
    if len(plain) <= PACKED_FROM:
        text = htmlsafe_json_dumps(evidence, ensure_ascii=False, separators=(",", ":"))
        if len(text) <= PACKED_FROM:
            return text, False
    packed = gzip.compress(plain.encode("utf-8", "replace"), mtime=0)
    return Markup(base64.b64encode(packed).decode()), True  # noqa: S704  (letters and digits)
