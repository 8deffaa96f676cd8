"""Put what is said into an English sentence: subject, verb, object."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["OUTSIDE", "claimed", "sentence"]

OUTSIDE = {
    "migov:earliest": "earliest day",
    "migov:latest": "latest day",
    "migov:ofEvent": "of the event",
    "migov:ofProject": "of the project",
    "migov:projectBodyOf": "set up by the project",
    "dcterms:created": "day of creation",
    "dcterms:creator": "creator",
    "dcterms:description": "description",
    "dcterms:isReplacedBy": "replaced by",
    "dcterms:license": "licence",
    "dcterms:modified": "day of the last change",
    "dcterms:references": "reference",
    "dcterms:title": "title",
    "oa:end": "end offset",
    "oa:exact": "words",
    "oa:prefix": "words before",
    "oa:start": "start offset",
    "oa:suffix": "words after",
    "owl:disjointWith": "disjoint with",
    "rdf:type": "class",
    "rdfs:domain": "domain",
    "rdfs:range": "range",
    "rdfs:seeAlso": "reference",
    "rdfs:subClassOf": "broader class",
    "rdfs:subPropertyOf": "broader property",
    "skos:broader": "broader code",
    "skos:closeMatch": "close match",
    "skos:definition": "definition",
    "skos:editorialNote": "note of the coders",
    "skos:exactMatch": "exact match",
    "skos:example": "example",
    "skos:inScheme": "code list",
    "skos:note": "note",
    "skos:scopeNote": "meaning",
}
"""What properties without a label, or with one that is hard to read in a sentence, are called."""

# A label of a property that begins or ends so comes after “is”: part of, run by, of the project.
_AFTER_IS = {"of", "by", "for", "in", "from", "to", "under", "within", "with", "about", "set", "at"}
_VERBS = {"follows", "implies", "cites"}
_NOBODY = "(not known)"
# A text that is a sentence of its own stands after a colon.
_TEXTS = {"definition", "description", "meaning", "note", "note of the coders", "words"}


def sentence(subject: str, says: str, value: str, lang: str = "en") -> str:
    """Return a sentence of a thing, the label of a property, and the value.

    Labels in other languages than English have no verb that would be right in all of them; a dash
    and a colon are in its place.

    >>> sentence("MILE", "part of", "AMIF"), sentence("Providus", "country", "Latvia")
    ('MILE is part of AMIF.', 'Providus has the country Latvia.')
    >>> sentence("Providus", "valstis", "Latvija", "lv")
    'Providus – valstis: Latvija.'
    """
    words = says.replace(",", "").split(" ")
    if lang.partition("-")[0] != "en":
        told = f"{subject} – {says}: {value}"
    elif says in _TEXTS:
        told = f"{says.capitalize()}: {value}"
    elif words[0] in _VERBS:
        told = f"{subject} {says}" if value == "true" else f"{subject} {says} {value}"
    elif {words[0], words[-1]} & _AFTER_IS:
        told = f"{subject} is {says} {value}"
    else:
        told = f"{subject} has the {says} {value}"
    return _ended(told)


def _ended(told: str) -> str:
    """Return a sentence with a full stop, unless it ends already."""
    return told if told.endswith((".", "?", "!")) else f"{told}."


def claimed(kind: str, parts: Mapping[str, str]) -> str:
    """Return the English sentence of a claim that is not a statement; empty if it has no form.

    Parameters
    ----------
    kind
        The local name of its class: ``Participation``.
    parts
        The labels of its parts, by the local names of their properties.

    >>> claimed("Participation", {"participant": "UNITEE", "role": "partner", "inProject": "MILE"})
    'UNITEE has the role “partner” in MILE.'
    >>> claimed("Funding", {"amount": "10", "currency": "EUR", "inProject": "MILE"})
    'MILE receives 10 EUR.'
    """
    form = _FORMS.get(kind)
    told = form(parts) if form else ""
    return _ended(told) if told else ""


def _participation(parts: Mapping[str, str]) -> str:
    where = parts.get("inEvent") or parts.get("inProject") or parts.get("inWork") or _NOBODY
    who, role = parts.get("participant", _NOBODY), parts.get("role", _NOBODY)
    told = f"{who} has the role “{role}” in {where}"
    if "onBehalfOf" in parts:
        told += f", on behalf of {parts['onBehalfOf']}"
    return f"{told}, as {parts['inCapacityOf']}" if "inCapacityOf" in parts else told


def _tenure(parts: Mapping[str, str]) -> str:
    post = parts.get("postTitle", _NOBODY)
    return (
        f"{parts.get('holder', _NOBODY)} holds the post “{post}” in {parts.get('postIn', _NOBODY)}"
    )


def _membership(parts: Mapping[str, str]) -> str:
    return f"{parts.get('member', _NOBODY)} is a member of {parts.get('memberOf', _NOBODY)}"


def _funding(parts: Mapping[str, str]) -> str:
    money = " ".join(parts[name] for name in ("amount", "currency") if name in parts)
    kind = parts.get("fundingKind", "")
    what = (money or "money") + (f" ({kind})" if kind else "")
    to, of = parts.get("recipient", ""), parts.get("inProject", "")
    if "giver" in parts:
        ends = f"{f' to {to}' if to else ''}{f' for {of}' if of else ''}"
        return f"{parts['giver']} gives {what}{ends}"
    return f"{to or of or _NOBODY} receives {what}{f' for {of}' if to and of else ''}"


def _succession(parts: Mapping[str, str]) -> str:
    after, before = parts.get("successor", _NOBODY), parts.get("predecessor", _NOBODY)
    how = f" ({parts['changeKind']})" if "changeKind" in parts else ""
    return f"{after} takes the place of {before}{how}"


def _identity(parts: Mapping[str, str]) -> str:
    both = f"“{parts.get('one', _NOBODY)}” and “{parts.get('other', _NOBODY)}”"
    return f"The coder’s decision on {both} is “{parts.get('verdict', _NOBODY)}”"


_FORMS = {
    "Participation": _participation,
    "Tenure": _tenure,
    "Membership": _membership,
    "Funding": _funding,
    "Succession": _succession,
    "Identity": _identity,
}
