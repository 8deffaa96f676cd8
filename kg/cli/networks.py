"""The commands that make networks, measure them and show them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from kg.cli.asking import Asking, asking_options, browsed, complete_names, source, standard_input
from kg.cli.base import main, say
from kg.cli.output import ROWS, chosen_format, emit, output_options
from kg.errors import InputError
from kg.names import built_name, shown

if TYPE_CHECKING:
    import networkx as nx

    from kg.questions import Query, Source

__all__: list[str] = []

# The ending of a file by the name of its format; a test holds them to what can be written.
_NETWORKS = {
    "text": "txt",
    "gexf": "gexf",
    "graphml": "graphml",
    "net": "net",
    "dl": "dl",
    "csv": "csv",
    "xlsx": "xlsx",
    "json": "json",
}


def _is_network_file(name: str) -> bool:
    """Tell a network's file from a query: by its ending, since SPARQL holds points too."""
    ending = Path(name).suffix.removeprefix(".").lower()
    may_be_sparql = any(sign in name for sign in "{\n")
    return ending in _NETWORKS.values() and (not may_be_sparql or os.path.lexists(name))


def _made(asked_of: Source, query: Query, asking: Asking, *, part_of: bool) -> nx.Graph[str]:
    from kg.networks import build_network

    return build_network(
        asked_of,
        query,
        lang=asking.lang,
        stated_only=asking.stated_only,
        part_of=part_of,
        limits=asking.limits,
        allow=asking.allow,
    )


def _network(name: str, asking: Asking, *, part_of: bool = False) -> nx.Graph[str]:
    """Make a network from a query's name or file, or read one made elsewhere."""
    from kg.networks import read_network
    from kg.questions import read_query

    if _is_network_file(name):
        return read_network(Path(name), say=say)
    named = standard_input(name)
    asked_of = source(asking)
    return _made(asked_of, read_query(named, asked_of.folder, "networks"), asking, part_of=part_of)


@main.command()
@click.argument(
    "words",
    nargs=-1,
    required=True,
    metavar="NAME|FILE|-",
    shell_complete=complete_names("networks"),
)
@click.option("--part-of", is_flag=True, help="Add the part-of edges to the ties.")
@asking_options(rows=1_000_000)
@output_options(_NETWORKS)
def network(
    words: tuple[str, ...], part_of: bool, asking: Asking, form: str | None, out: Path | None
) -> None:
    """Make a network and write it for another tool.

    NAME is one of the study's networks, FILE a query (.rq) or a network file made elsewhere. kg
    network list [WORD...] lists networks (those that mention every WORD); kg network show NAME
    prints one.

    Example: kg network actor-event -o actor-event.gexf
    """
    from kg.networks import export_network

    if browsed("networks", words, asking.folder, form, out):
        return
    chosen = chosen_format(form, out, _NETWORKS)
    graph = _network(words[0], asking, part_of=part_of)
    emit(export_network(graph, chosen), out)
    say(f"{len(graph)} nodes, {graph.number_of_edges()} edges")


def _complete_measure(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from kg.networks import MEASURES

    return [CompletionItem(name) for name in MEASURES if name.startswith(incomplete)]


@main.command()
@click.argument(
    "name",
    metavar="NAME|FILE|-",
    shell_complete=complete_names("networks", browsing=False),
)
@asking_options(rows=1_000_000)
@click.option(
    "--measure",
    "names",
    multiple=True,
    metavar="M",
    shell_complete=_complete_measure,
    help="A measure; may be repeated. Default: all.",
)
@output_options(ROWS)
def measure(
    name: str, asking: Asking, names: tuple[str, ...], form: str | None, out: Path | None
) -> None:
    """Measure a network.

    NAME is one of the study's networks, FILE a query (.rq) or a network file made elsewhere.

    Example: kg measure actor-event --measure betweenness --format csv
    """
    from kg.answers import Answer, write_answer
    from kg.networks import MEASURES, measure
    from kg.questions import Query

    chosen = chosen_format(form, out, ROWS)
    if unknown := [each for each in names if each not in MEASURES]:
        raise InputError(f"there is no measure “{unknown[0]}”; choose one of {', '.join(MEASURES)}")
    graph = _network(name, asking)
    table = measure(graph, names)
    title = f"Measures of {graph.graph.get('title', shown(name))}"
    asked = Query(shown(Path(name).stem), "", title, cites=())
    emit(write_answer(Answer(table, asked), chosen), out)


@main.command()
@click.argument(
    "name",
    metavar="NAME|FILE|-",
    shell_complete=complete_names("networks", browsing=False),
)
@asking_options(rows=1_000_000)
@click.option(
    "-o",
    "out",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="The page's file; - is standard output. Default: the network's name with .html, in this "
    "folder.",
)
def page(name: str, asking: Asking, out: Path | None) -> None:
    """Write a network as one interactive page.

    The page is one file and opens anywhere, without the internet.

    Example: kg page actor-event -o actor-event.html
    """
    from kg.networks import claims_of, read_network, values
    from kg.pages import network_page
    from kg.questions import read_claims, read_query

    chosen_format(None, out, {"html": "html"})
    named = standard_input(name)
    asked_of = source(asking)
    if _is_network_file(name):
        asked, graph = None, read_network(Path(name), say=say)
    else:
        asked = read_query(named, asked_of.folder, "networks")
        graph = _made(asked_of, asked, asking, part_of=True)
    text = network_page(
        graph,
        read_claims(asked_of, asking.lang, claims_of(graph)),
        title=str(graph.graph.get("title", shown(name))),
        question=str(graph.graph.get("question", "")),
        lang=asking.lang,
        measures=values(graph),
        note=asked.reading if asked else "",
    )
    emit(text, out or _page_of(asked, name))


def _page_of(asked: Query | None, name: str) -> Path:
    """Return the file of a page: the network's name with .html, if a file can have that name."""
    called = "network" if name == "-" else asked.name if asked else Path(name).stem
    fits = len(f"{called}.html".encode("utf-8", "surrogateescape")) <= 255
    return Path(f"{called if fits else built_name(called)}.html")
