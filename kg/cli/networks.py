"""The commands that make networks and show them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.asking import Asking, asking_options, browsed, complete_names, source
from kg.cli.base import main, say, say_once
from kg.cli.measuring import complete_measure
from kg.cli.output import chosen_format, emit, emit_answer, output_options
from kg.cli.shaping import NETWORKS, made, refuse_of_queries, shaping_options, state
from kg.errors import InputError
from kg.names import built_name, shown

if TYPE_CHECKING:
    from kg.networks import Shaping
    from kg.questions import Query

__all__: list[str] = []


@main.command()
@click.argument(
    "words",
    nargs=-1,
    required=True,
    metavar="NAME|FILE|-",
    shell_complete=complete_names("networks"),
)
@click.option("--part-of", is_flag=True, help="Add the part-of edges to the ties.")
@shaping_options
@asking_options(rows=1_000_000)
@output_options(NETWORKS, otherwise="text on a terminal, and csv elsewhere")
def network(
    words: tuple[str, ...],
    part_of: bool,
    shaping: Shaping,
    asking: Asking,
    form: str | None,
    out: Path | None,
) -> None:
    """Make a network and write it for another tool.

    NAME is one of the study's networks, FILE a query (.rq) or a network file made elsewhere. kg
    network list [WORD...] lists networks by theme (those that mention every WORD); kg network show
    NAME prints one.

    Example: kg network actor-event -o actor-event.gexf
    """
    from kg.answers import Answer
    from kg.networks import export_network, shown_edges

    if browsed("networks", words, asking.folder, form, out):
        return
    # Another program reads an edge list; a person reads lines with labels.
    piped = out is None and not sys.stdout.isatty()
    chosen = chosen_format(form or ("csv" if piped else None), out, NETWORKS)
    refuse_of_queries(words[0], part_of=part_of)
    graph = made(words[0], asking, shaping, part_of=part_of).graph
    if chosen == "text":
        emit_answer(Answer(shown_edges(graph, say=say)), chosen, out)
    else:
        emit(export_network(graph, chosen, say=say), out)
    say(f"{len(graph)} nodes, {graph.number_of_edges()} edges")
    state(graph, out, chosen)


@main.command()
@click.argument(
    "name",
    metavar="NAME|FILE|-",
    shell_complete=complete_names("networks", browsing=False),
)
@shaping_options
@asking_options(rows=1_000_000)
@click.option(
    "--measure",
    "measures",
    multiple=True,
    metavar="M",
    shell_complete=complete_measure,
    help="A measure of nodes besides degree and betweenness; may be repeated.",
)
@click.option(
    "--places",
    "other",
    type=click.Path(path_type=Path, readable=False),
    metavar="PAGE",
    help="Keep the places that nodes have in this page. Default: in the page that is replaced.",
)
@click.option("--fresh", is_flag=True, help="Give all nodes new places.")
@click.option(
    "-o",
    "out",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="The page's file; - is standard output. Default: the network's name with .html, in this "
    "folder.",
)
def page(
    name: str,
    shaping: Shaping,
    asking: Asking,
    measures: tuple[str, ...],
    other: Path | None,
    fresh: bool,
    out: Path | None,
) -> None:
    """Write a network as one interactive page.

    The page is one file and opens anywhere, without the internet. Readers can choose English,
    Lithuanian or Latvian; --lang says in which language it opens. If the file is there already,
    nodes keep their places in it.

    Example: kg page actor-event -o actor-event.html
    """
    from kg.networks import claims_of, refuse_unknown
    from kg.pages import (
        kept_places,
        network_page,
        page_measures,
        places_before,
        places_in,
        read_details,
        read_foot,
    )
    from kg.questions import read_claims

    chosen_format(None, out, {"html": "html"})
    if fresh and other:
        raise InputError("--fresh gives all nodes new places; leave it out", setting="places")
    before = places_in(other) if other else {}
    refuse_unknown(measures)
    notes: list[str] = []

    def note(sentence: str) -> None:
        notes.append(sentence)
        say_once(sentence)

    found = made(name, asking, shaping, part_of=True, note=note)
    graph, query = found.graph, found.query
    named = claims_of(graph)
    # A file that names claims was made from a study; any other needs none.
    asked_of = found.source or (source(asking) if named else None)
    claims = read_claims(asked_of, asking.lang, named) if asked_of else {}
    details = None
    if asked_of:
        details = read_details(
            asked_of, graph, claims, lang=asking.lang, stated_only=asking.stated_only
        )
    target = out or _page_of(query, name)
    if not other and not fresh and str(target) != "-":
        before = places_before(target)
    title, reading = str(graph.graph.get("title", shown(name))), query.reading if query else ""
    text = network_page(
        graph,
        claims,
        title=title,
        question=str(graph.graph.get("question", "")),
        lang=asking.lang,
        measures=page_measures(graph, measures),
        details=details,
        note=reading,
        foot=read_foot(graph, claims, asked_of, found.material, notes, reading, title),
        places=before,
    )
    if told := kept_places(before, text, other or target):
        say(told)
    emit(text, target)


def _page_of(asked: Query | None, name: str) -> Path:
    """Return the file of a page: the network's name with .html, if a file can have that name."""
    called = "network" if name == "-" else asked.name if asked else Path(name).stem
    fits = len(f"{called}.html".encode("utf-8", "surrogateescape")) <= 255
    return Path(f"{called if fits else built_name(called)}.html")
