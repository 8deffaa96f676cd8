"""The commands that make networks, measure them and show them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.base import Asking, asking_options, emit, main, out_option, say, source
from kg.errors import InputError

if TYPE_CHECKING:
    import networkx as nx

    from kg.endpoint import Endpoint
    from kg.headers import Query
    from kg.store import Dataset

__all__: list[str] = []


def _network(name: str, asking: Asking) -> tuple[nx.Graph[str], Dataset | Endpoint, Query | None]:
    """Make a network from a query's name or file, or read one made elsewhere; with its source."""
    from kg import exports, networks, queries

    asked_of = source(asking)
    path = Path(name)
    if path.suffix and path.suffix != ".rq":
        return exports.read_network(path), asked_of, None
    asked = queries.read_network_query(name, asked_of.study)
    graph = networks.build_network(
        asked_of,
        asked,
        lang=asking.lang,
        stated_only=asking.stated_only,
        limits=asking.limits,
        allow=asking.allow,
    )
    return graph, asked_of, asked


@main.command()
@click.argument("name", metavar="NAME|FILE.rq")
@asking_options(rows=1_000_000)
@out_option("The file; its ending tells the format: gexf graphml net dl csv xlsx json.")
def network(name: str, asking: Asking, out: Path | None) -> None:
    """Make a network and write it for another tool; without -o its edges as CSV.

    Example: kg network actor-event -o actor-event.gexf
    """
    from kg import exports, files

    form = out.suffix.removeprefix(".").lower() if out is not None else "csv"
    if form not in exports.FORMATS:
        raise InputError(
            f"“{out}” does not end in a network format; there are "
            f"{', '.join('.' + known for known in exports.FORMATS)}"
        )
    graph, _, _ = _network(name, asking)
    content = exports.export_network(graph, form)
    if out is None:
        click.echo(content.decode(), nl=False)
    else:
        files.write_bytes(out, content)
        say(f"wrote {out}: {len(graph)} nodes, {graph.number_of_edges()} edges")


@main.command()
@click.argument("name", metavar="NAME|FILE")
@asking_options(rows=1_000_000)
@click.option("--measure", "names", multiple=True, metavar="M", help="A measure; may be repeated.")
@click.option("--format", "form", default="table", show_default=True, help="table, csv, json")
@out_option("Write the table to a file.")
def measure(
    name: str,
    asking: Asking,
    names: tuple[str, ...],
    form: str,
    out: Path | None,
) -> None:
    """Measure a network: one of the study's, a query file, or a network file made elsewhere.

    Example: kg measure actor-event --measure betweenness --format csv
    """
    from kg import measures, tables

    if form not in tables.FORMATS:
        raise InputError(f"“{form}” is no format; choose one of {', '.join(tables.FORMATS)}")
    graph, _, _ = _network(name, asking)
    emit(tables.write(measures.measure(graph, names), form), out)


@main.command()
@click.argument("name", metavar="NAME|FILE")
@asking_options(rows=1_000_000)
@out_option("The page's file. Default: the network's name with .html, in this folder.")
def page(name: str, asking: Asking, out: Path | None) -> None:
    """Write a network as one interactive page that opens anywhere, without the internet.

    Example: kg page actor-event -o actor-event.html
    """
    from kg import files, measures, networks
    from kg.claims import read_claims
    from kg.pages.network_page import network_page

    graph, asked_of, asked = _network(name, asking)
    text = network_page(
        graph,
        read_claims(asked_of, asking.lang, networks.claims_of(graph)),
        title=str(graph.graph.get("title", name)),
        question=str(graph.graph.get("question", "")),
        lang=asking.lang,
        measures=measures.values(graph),
        note=asked.reading if asked else "",
    )
    target = out or Path(f"{Path(name).stem}.html")
    files.write_text(target, text)
    click.echo(target)
