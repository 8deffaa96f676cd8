"""The commands that measure and describe a network."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from kg.cli.asking import Asking, asking_options, complete_names
from kg.cli.base import main, say, say_once
from kg.cli.output import ROWS, chosen_format, emit, emit_answer, output_options
from kg.cli.shaping import made, shaping_options, state
from kg.errors import InputError
from kg.names import shown

if TYPE_CHECKING:
    from kg.networks import Shaping

__all__ = ["complete_measure"]

_EVERY = 3.0  # seconds between two messages on progress


def complete_measure(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete the name of a measure."""
    from kg.networks import MEASURES

    return [
        CompletionItem(name, help=each.summary)
        for name, each in MEASURES.items()
        if name.startswith(incomplete)
    ]


def _progress() -> Callable[[int, int], None]:
    """Return what says, every few seconds, how far a measure is."""
    said = time.monotonic()

    def tell(done: int, of: int) -> None:
        nonlocal said
        if time.monotonic() - said >= _EVERY:
            said = time.monotonic()
            say(f"{done:,} of {of:,}")

    return tell


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
    "names",
    multiple=True,
    metavar="M",
    shell_complete=complete_measure,
    help="A measure; may be repeated. Default: degree and betweenness.",
)
@click.option(
    "--group",
    "group_by",
    default="",
    metavar="FACT",
    help="The fact of nodes that groups them: country, level, sector, kind, ...",
)
@click.option("--seed", default=1, show_default=True, metavar="N", help="Starts what is random.")
@click.option(
    "--permutations",
    default=0,
    show_default=True,
    metavar="N",
    help="Shuffle the groups so often, for expected values and z-scores.",
)
@click.option(
    "--samples",
    type=int,
    metavar="N",
    help="Follow paths from so many nodes only, and say the error.",
)
@click.option(
    "--robustness",
    "ranges",
    is_flag=True,
    help="Add how far ranks rest on one document, one event or inference.",
)
@output_options(ROWS)
def measure(
    name: str,
    shaping: Shaping,
    asking: Asking,
    names: tuple[str, ...],
    group_by: str,
    seed: int,
    permutations: int,
    samples: int | None,
    ranges: bool,
    form: str | None,
    out: Path | None,
) -> None:
    """Measure a network.

    NAME is one of the study's networks, FILE a query (.rq) or a network file made elsewhere.
    docs/measures.md explains each measure.

    Example: kg measure actor-event --measure betweenness --format csv
    """
    from kg.answers import Answer
    from kg.networks import MEASURES, Settings, measure, refuse_unknown, robustness, stamp
    from kg.questions import Query

    chosen = chosen_format(form, out, ROWS)
    refuse_unknown(names)
    found = made(name, asking, shaping)
    settings = Settings(group_by, seed, permutations, samples, say_once, _progress())
    if not ranges:
        table = measure(found.graph, names, settings)
    elif found.material is None or found.source is None:
        raise InputError("a network file has no claims to leave out; --robustness is for queries")
    else:
        table = robustness(
            found.material,
            found.source,
            names,
            settings,
            shaping,
            stated_only=asking.stated_only,
        )
    about = found.graph.graph
    asked = Query(
        shown(Path(name).stem),
        "",
        f"Measures of {about.get('title', shown(name))}",
        reading=stamp(found.graph),
        columns={each: MEASURES[each].summary for each in MEASURES if each in table.columns},
        cites=(),
    )
    version = str(about.get("data_version", ""))
    emit_answer(Answer(table, asked, data_version=version), chosen, out)
    state(found.graph, out, chosen)


@main.command("describe")
@click.argument(
    "name",
    metavar="NAME|FILE|-",
    shell_complete=complete_names("networks", browsing=False),
)
@shaping_options
@asking_options(rows=1_000_000)
@output_options({"text": "txt", "jsonld": "jsonld"})
def describe_network(
    name: str, shaping: Shaping, asking: Asking, form: str | None, out: Path | None
) -> None:
    """Write the method card of a network: what a methods section needs.

    NAME is one of the study's networks, FILE a query (.rq) or a network file made elsewhere.

    Example: kg describe co-attendance -o card.txt
    """
    from kg.networks import as_jsonld, as_text, describe

    chosen = chosen_format(form, out, {"text": "txt", "jsonld": "jsonld"})
    notes: list[str] = []
    found = made(name, asking, shaping, note=notes.append)
    reading = found.query.reading if found.query else ""
    card = describe(found.graph, found.material, found.source, notes, reading)
    emit(as_jsonld(card) if chosen == "jsonld" else as_text(card), out)
