"""Tell of claims about the parts of an event, which a query of the event alone does not find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.questions.hints.patterns import Part
from kg.questions.hints.probe import Probe
from kg.rdf import expand, place, tokens

__all__ = ["more_at_parts", "with_parts"]

_IN_EVENT = expand("migov:inEvent")
_WITH_PARTS = "migov:inEvent/migov:partOf*"


def _of_event(probe: Probe, part: Part) -> bool:
    """Tell whether a part is a plain triple with migov:inEvent."""
    if part.terms is None:
        return False
    predicate = tokens(part.terms[1])
    if len(predicate) != 1 or predicate[0].kind not in ("name", "iri"):
        return False
    prefix, _, local = part.terms[1].partition(":")
    whole = probe.prefixes.get(prefix, "") + local
    return _IN_EVENT in (whole, part.terms[1][1:-1])


def _widened(part: Part) -> Part:
    assert part.terms is not None  # noqa: S101 (asked of triples only)
    subject, _, event = part.terms
    return replace(part, text=f"{subject} {_WITH_PARTS} {event} .")


def with_parts(probe: Probe, before: Sequence[Part], part: Part) -> str:
    """Say that a part of a group has a match if migov:inEvent before it includes parts of events.

    An empty text if there is none before it, or it makes no difference.
    """
    for at, each in enumerate(before):
        if not _of_event(probe, each):
            continue
        wider = "\n".join(one.text for one in (*before[:at], _widened(each), *before[at + 1 :]))
        line, _ = place(probe.request.text, each.start)
        told = (
            f"There is a match at a part of the event. Write {_WITH_PARTS} in place of "
            f"migov:inEvent on line {line}"
        )
        if probe.has_row(f"{wider} {part.text}"):
            return told
        narrower = _with_narrower(part)
        if narrower and probe.has_row(f"{wider} {' '.join(narrower)} ."):
            return f"{told}, and {narrower[1]} in place of {part.terms[1] if part.terms else ''}"
    return ""


def _with_narrower(part: Part) -> tuple[str, str, str] | None:
    """Return a triple that includes narrower codes, if it is about a code."""
    if part.terms is None or len(tokens(part.terms[1])) != 1 or part.terms[1] == "a":
        return None
    subject, predicate, object_ = part.terms
    code = tokens(object_)[0].kind in ("name", "iri")
    return (subject, f"{predicate}/skos:broader*", object_) if code else None


def more_at_parts(probe: Probe, parts: Sequence[Part]) -> str:
    """Say how many claims an answer leaves out that are about parts of the events it names."""
    text = probe.request.text
    if any(token.text.endswith(":partOf") for token in tokens(text)):
        return ""
    for part in parts:
        if part.terms is None or not _of_event(probe, part):
            continue
        subject, _, event = part.terms
        named = not event.startswith(("?", "$")) or event[1:] in probe.request.bound
        if not named or not subject.startswith("?"):
            continue
        others = [each.text for each in parts if each is not part and each.kind != "filter"]
        own = [each.text for each in parts if each.kind == "filter"]
        more = f"{subject} migov:inEvent/migov:partOf+ {event} ."
        number = probe.number("\n".join([*others, more, *own]), f"DISTINCT {subject}")
        if number:
            claims = "1 claim is" if number == 1 else f"{number} claims are"
            return (
                f"{claims} at parts of this event and not in this answer. To have "
                f"them, write {_WITH_PARTS} in place of migov:inEvent"
            )
    return ""
