"""Networks in Python and notebooks: measured, read, written and drawn.

>>> import networkx as nx
>>> [(row.node, row.degree, row.degree_rank) for row in measure(nx.path_graph(3), "degree")]
[('1', 2, 1), ('0', 1, 2), ('2', 1, 2)]
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


def measure(
    graph: nx.Graph[Any],
    *names: str,
    group_by: str = "",
    seed: int = 1,
    permutations: int = 0,
    samples: int | None = None,
    say: Callable[[str], None] | None = None,
) -> Table:
    """Measure a network; without names by degree and betweenness.

    ``kg.networks.MEASURES`` has all measures, each with its formula and source.

    Parameters
    ----------
    group_by
        The fact of nodes that groups them, such as ``country``.
    seed
        Starts what is random.
    permutations
        How often groups are shuffled, for expected values.
    samples
        From how many nodes paths are followed; None is all.
    say
        Called with a sentence that a reader of the figures must know.

    Raises
    ------
    InputError
        If there is no such measure, or it makes no sense on this network.
    """
    from kg.networks import Settings, silent, simple
    from kg.networks import measure as measured

    settings = Settings(group_by, seed, permutations, samples, say or silent)
    return measured(simple(graph), names, settings)


def read_network(
    path: Path | str,
    *,
    nodes: Path | str | None = None,
    two_mode: bool = False,
    say: Callable[[str], None] | None = None,
) -> nx.Graph[str]:
    """Read a network file; see :func:`kg.networks.files.reading.read_network`."""
    from kg.networks import read_network as read
    from kg.networks import silent

    table = None if nodes is None else Path(nodes)
    return read(Path(path), nodes=table, two_mode=two_mode, say=say or silent)


def write_network(
    graph: nx.Graph[Any],
    path: Path | str,
    form: str | None = None,
    *,
    say: Callable[[str], None] | None = None,
) -> None:
    """Write a network for another tool, whole or not at all; the file's ending tells the format.

    Parameters
    ----------
    say
        Called with a sentence on what the format cannot hold.

    Raises
    ------
    InputError
        If the format is unknown, or the file cannot be written.
    """
    from kg.files import write_bytes
    from kg.networks import export_network, silent

    target = Path(path)
    if form is None:
        ending = target.suffix.removeprefix(".").lower()
        form = "text" if ending in ("txt", "") else ending
    write_bytes(target, export_network(graph, form, say=say or silent))


def write_page(
    graph: nx.Graph[Any],
    path: Path | str,
    study: Source | None = None,
    *,
    title: str = "",
    question: str = "",
    note: str = "",
    lang: str = "en",
    fresh: bool = False,
) -> None:
    """Write a network as one interactive page, whole or not at all.

    If the file is there already and is such a page, nodes keep their places in it.

    Parameters
    ----------
    study
        The study or endpoint that the network was made from: the page then shows the claims and
        quotes of each tie.
    title, question, note
        Words for the page; by default the network's own.
    lang
        The language in which the page opens, and of the labels.
    fresh
        Give all nodes new places.
    """
    from kg.files import write_text
    from kg.networks import claims_of, simple
    from kg.pages import network_page, page_measures, places_before, read_details, read_foot

    graph = simple(graph)
    claims = read_claims(study, lang, claims_of(graph)) if study else {}
    title = title or str(graph.graph.get("title", "Network"))
    page = network_page(
        graph,
        claims,
        title=title,
        question=question or str(graph.graph.get("question", "")),
        lang=lang,
        measures=page_measures(graph),
        details=read_details(study, graph, claims, lang=lang) if study else None,
        note=note,
        foot=read_foot(graph, claims, study, reading=note, title=title),
        places={} if fresh else places_before(Path(path)),
    )
    write_text(Path(path), page)
