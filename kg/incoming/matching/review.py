"""Proposals as a sheet to decide in: a row a pair, with an empty cell for the decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.incoming.matching.actors import Actor
from kg.incoming.matching.proposing import Proposal
from kg.incoming.matching.verdicts import Decision
from kg.lookup import Things
from kg.tables import Cell

__all__ = ["HEADINGS", "KEYS", "READ_ME", "SHORT", "review_rows"]

HEADINGS = {
    "score": "score",
    "kind": "may be",
    "one_name": "name of one",
    "other_name": "name of other",
    "decision": "decision",
    "reason": "your reason",
    "confidence": "confidence",
    "status": "status",
    "coder": "who decided",
    "why": "what speaks for it",
    "one_country": "country of one",
    "other_country": "country of other",
    "one_place": "place of one",
    "other_place": "place of other",
    "one_joined": "takes part in (one)",
    "other_joined": "takes part in (other)",
    "both": "takes part in (both)",
    "one": "one",
    "other": "other",
}
"""What each column is called, by its key."""

KEYS = ("one", "other", "decision", "reason", "confidence", "status", "coder", "why")
"""The columns that are read again."""

SHORT = ("score", "kind", "one_name", "other_name", "why")
"""The columns that fit on a screen."""

READ_ME = (
    ("column", "what it is"),
    ("score", "how sure it is what the two may be, from 0 to 100; it decides nothing"),
    ("may be", "same; unit of: “other” is a unit of “one”; alike: not the same, with like names"),
    ("decision", "choose one; a row without a decision is left as it is"),
    ("your reason", "for readers who doubt it; if it is empty, what speaks for it is taken"),
    ("what speaks for it", "the reasons of kg, from the names and from what is known of both"),
    ("confidence", "if it is empty: medium"),
    ("status", "if it is empty: interpreted, or inferred if no quote names both"),
    ("who decided", "your name; or give it once, with --coder"),
    ("one, other", "the two records; “one” stays. Do not change these cells"),
    ("unit of", "two actors: in queries, “other” is then a unit (migov:Unit) of “one”"),
    ("then", "kg match --apply FILE --coder NAME"),
)
"""What the columns are, for the second sheet of a workbook."""

_MOST = 3
_BETWEEN = " | "


def review_rows(
    proposals: Iterable[Proposal],
    decisions: Mapping[frozenset[str], Decision],
    things: Things,
    *,
    names: int = 3,
) -> list[tuple[Cell, ...]]:
    """Return the rows of the sheet, without its header; decided pairs with their decision.

    Parameters
    ----------
    names
        The most names of an actor to give.
    """
    rows = []
    for each in proposals:
        one, other = each.one, each.other
        both = one.joined & other.joined
        said = decisions.get(frozenset((one.iri, other.iri)))
        cells: dict[str, Cell] = {
            "score": each.score,
            "kind": each.kind,
            "why": "; ".join(each.reasons),
            "both": _listed(both, things),
        }
        if said is not None:
            cells |= {
                "decision": things.label(said.verdict),
                "reason": said.reason,
                "confidence": things.label(said.confidence) if said.confidence else "",
                "status": things.label(said.status) if said.status else "",
                "coder": said.coder,
            }
        for side, actor in (("one", one), ("other", other)):
            cells |= _about(side, actor, both, things)
            cells[f"{side}_name"] = _BETWEEN.join(actor.names[:names])
        rows.append(tuple(cells.get(key, "") for key in HEADINGS))
    return rows


def _about(side: str, actor: Actor, both: frozenset[str], things: Things) -> dict[str, Cell]:
    return {
        side: things.written(actor.iri),
        f"{side}_country": _listed(actor.countries, things),
        f"{side}_place": _listed(actor.places, things),
        f"{side}_joined": _listed(actor.joined - both, things),
    }


def _listed(iris: Iterable[str], things: Things) -> str:
    # A town of a table is no IRI.
    found: Sequence[str] = sorted(things.label(each) if ":" in each else each for each in iris)
    more = [f"{len(found) - _MOST} more"] if len(found) > _MOST else []
    return _BETWEEN.join([*found[:_MOST], *more])
