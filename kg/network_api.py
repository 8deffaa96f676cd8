"""Networks in Python and notebooks: measured, read, written and drawn.

>>> import networkx as nx
>>> measure(nx.path_graph(3), "degree").rows[0]
('1', '', '', 2)
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.questions import read_claims
from kg.tables import Table

if TYPE_CHECKING:
    import networkx as nx

    from kg.questions import Source

__all__ = ["measure", "read_network", "write_network", "write_page"]


def measure(graph: nx.Graph[Any], *names: str) -> Table:
    """Measure a network; without names by every measure. See :mod:`kg.networks.measures`."""
    from kg.networks import measure as measured
    from kg.networks import simple

    return measured(simple(graph), names)


def read_network(path: Path | str, *, say: Callable[[str], None] | None = None) -> nx.Graph[str]:
    """Read a network file; see :func:`kg.networks.files.reading.read_network`."""
    from kg.networks import read_network as read

    return read(Path(path), say=say)


def write_network(graph: nx.Graph[Any], path: Path | str, form: str | None = None) -> None:
    """Write a network for another tool, whole or not at all; the file's ending tells the format.

    Raises
    ------
    InputError
        If the format is unknown, or the file cannot be written.
    """
    from kg.files import write_bytes
    from kg.networks import export_network

    target = Path(path)
    if form is None:
        ending = target.suffix.removeprefix(".").lower()
        form = "text" if ending in ("txt", "") else ending
    write_bytes(target, export_network(graph, form))


def write_page(
    graph: nx.Graph[Any],
    path: Path | str,
    study: Source | None = None,
    *,
    title: str = "",
    question: str = "",
    note: str = "",
    lang: str = "en",
) -> None:
    """Write a network as one interactive page, whole or not at all.

    Parameters
    ----------
    study
        The study or endpoint that the network was made from: the page then shows the claims and
        quotes of each tie.
    title, question, note
        Words for the page; by default the network's own.
    lang
        The language of the labels.
    """
    from kg.files import write_text
    from kg.networks import claims_of, simple, values
    from kg.pages import network_page

    graph = simple(graph)
    claims = read_claims(study, lang, claims_of(graph)) if study else {}
    page = network_page(
        graph,
        claims,
        title=title or str(graph.graph.get("title", "Network")),
        question=question or str(graph.graph.get("question", "")),
        lang=lang,
        measures=values(graph),
        note=note,
    )
    write_text(Path(path), page)
