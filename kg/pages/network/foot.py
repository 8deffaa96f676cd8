"""The foot of a network page: how the network was made, of which data, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import networkx as nx

from kg import __version__
from kg.errors import DataError
from kg.networks import Card, Material, claims_of, describe, ties
from kg.questions import Source, select_about
from kg.rdf import bounds

__all__ = ["Foot", "read_foot"]

_DATES = """
SELECT DISTINCT ?document ?date WHERE { ?document migov:retrieved|migov:published ?date }"""

# Of its own data, and of the program; CITATION.cff says the same.
_AUTHORS = "the migov-kg contributors"


@dataclass(frozen=True)
class Foot:
    """What stands at the foot of a page.

    ``card`` is the method card, ``version`` names the data, ``date`` is that of the newest
    document, and ``citation`` says how to cite the network.
    """

    card: tuple[tuple[str, str], ...] = ()
    version: str = ""
    date: str = ""
    citation: str = ""


def read_foot(
    graph: nx.Graph[Any],
    claims: Mapping[str, object],
    source: Source | None = None,
    material: Material | None = None,
    notes: Iterable[str] = (),
    reading: str = "",
    title: str = "",
    *,
    card: Card | None = None,
) -> Foot:
    """Return the foot of a network's page; it never has the day on which the page was made.

    Parameters
    ----------
    claims
        The claims that are in the page, by IRI.
    source, material, notes, reading
        What the network was made from; see :func:`kg.networks.card.describe`.
    title
        The network's name, if not its own.
    card
        The method card of the ties, if it was made already.
    """
    told = graph.graph.get("data_version")
    version = str(told or "") or (source.version() if source is not None else "")
    newest = _newest(source) if source is not None else ""
    if card is None:
        card = describe(ties(graph), material, source, notes, reading)
    return Foot(
        (*card, *_left_out(graph, claims)),
        version,
        newest,
        _citation(title or str(graph.graph.get("title", "")), version, newest, source),
    )


def _left_out(graph: nx.Graph[Any], claims: Mapping[str, object]) -> list[tuple[str, str]]:
    """Say what a reader could look for in the page and not find."""
    told = []
    named = claims_of(graph)
    if missing := len(named - claims.keys()):
        told.append(f"{missing:,} of the {len(named):,} claims that ties rest on")
    if joined := sum(facts.get("part_of") is True for facts in graph.edges.values()):
        told.append(f"from all counts and measures, the {joined:,} lines from a part to its whole")
    return [("Left out of this page", "; ".join(told))] if told else []


def _newest(source: Source) -> str:
    """Return the newest day on which a document was published or retrieved, or an empty text."""
    days = [
        day
        for _, when in select_about(source, _DATES, "document")
        if (day := _day(when.value.partition("T")[0]))
    ]
    return max(days).isoformat() if days else ""


def _day(text: str) -> date | None:
    try:
        return bounds(text)[1]
    except DataError:
        return None


def _citation(title: str, version: str, newest: str, source: Source | None) -> str:
    """Say how to cite a network: whose data, its name, which data, made with what.

    Who wrote another's study is not known.
    """
    is_ours = source is not None and source.called == "the study" and source.folder.is_example
    data = version.removeprefix(f"kg {__version__}, ")
    told = [
        f"{_AUTHORS}: " * is_ours + f"“{title or 'Network'}” (network)",
        data and data[0].upper() + data[1:],
        newest and f"Documents up to {newest}",
        f"Made with migov-kg {__version__}" + f" by {_AUTHORS}" * (not is_ours),
    ]
    return "".join(f"{each}. " for each in told if each).strip()
