"""The commands that ask: questions and gaps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from kg.cli.asking import (
    Asking,
    as_command,
    asking_options,
    browsed,
    complete_names,
    source,
    standard_input,
)
from kg.cli.base import main, say
from kg.cli.output import ROWS, chosen_format, emit, emit_answer, output_options
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.questions import Query

__all__: list[str] = []

_ANSWERS = {**ROWS, "turtle": "ttl", "jsonld": "jsonld", "ntriples": "nt"}
_GAPS = {**ROWS, "sarif": "sarif"}


def _complete_param(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete the parameters of the question that stands on the line."""
    from kg.questions import read_query
    from kg.study import open_study

    # While an option waits for its value, click has the words before it in ctx.args.
    words = ctx.params.get("words") or ctx.args
    try:
        known = read_query(words[0], open_study(ctx.params.get("folder"))).params if words else ()
    except InputError:
        return []
    return [
        CompletionItem(f"{parameter.name}=", help=parameter.help)
        for parameter in known
        if parameter.name.startswith(incomplete)
    ]


@main.command()
@click.argument(
    "words",
    nargs=-1,
    required=True,
    metavar="NAME|FILE.rq|-",
    shell_complete=complete_names("questions"),
)
@click.option(
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    shell_complete=_complete_param,
    help="Set a parameter of the question; may be repeated.",
)
@asking_options(rows=100_000)
@output_options(_ANSWERS, more=" (the last three for CONSTRUCT)")
def query(
    words: tuple[str, ...],
    asking: Asking,
    params: tuple[str, ...],
    form: str | None,
    out: Path | None,
) -> None:
    """Answer a question.

    NAME is one of the study's questions, FILE.rq a SPARQL file, and - standard input. The VALUE of
    a parameter that is a thing is prefix:name, an IRI or a name that means one thing only.

    kg query list [WORD...] lists questions by theme (those that mention every WORD); kg query show
    NAME prints one.

    Example: kg query who-organised-the-event --param event=event:riga-mile-partners
    """
    from kg.answers import about_answer
    from kg.questions import advice, meant_params, read_query, run

    if browsed("questions", words, asking.folder, form, out):
        return
    chosen = chosen_format(form, out, _ANSWERS)
    given = _pairs(params)
    named = standard_input(words[0])
    asked_of = source(asking)
    asked = read_query(named, asked_of.folder)
    given = meant_params(asked_of, asked, given, say)
    table = run(
        asked_of,
        asked,
        given,
        lang=asking.lang,
        stated_only=asking.stated_only,
        limits=asking.limits,
        allow=asking.allow,
    )
    for told in advice(asked_of, asked, given, table, stated_only=asking.stated_only):
        say(told)
    if table.notice:
        say(f"{table.notice.removesuffix('.')}; allow more with --rows")
    command = as_command("query", words[0], given, asking)
    answer = about_answer(asked_of, asked, table, given, chosen, lang=asking.lang, command=command)
    emit_answer(answer, chosen, out)


def _pairs(params: tuple[str, ...]) -> dict[str, str]:
    given: dict[str, str] = {}
    for param in params:
        name, equals, text = param.partition("=")
        if not equals:
            raise InputError(f"--param takes NAME=VALUE; “{param}” has no “=”")
        if name in given:
            raise InputError(f"“{name}” has two values, {given[name]} and {text}; give it one")
        given[name] = text
    return given


@main.command()
@click.argument(
    "words", nargs=-1, metavar="[NAME|FILE.rq|-]", shell_complete=complete_names("gaps")
)
@asking_options(rows=1_000_000)
@output_options(_GAPS)
def gaps(words: tuple[str, ...], asking: Asking, form: str | None, out: Path | None) -> None:
    """Show what is not known yet.

    Without NAME you get the number of things of each gap, with it the things.

    kg gaps list [WORD...] lists gaps by theme (those that mention every WORD); kg gaps show NAME
    prints one.

    The formats text and sarif of a gap give each thing with file and line, and what to do. A gap
    is not an error: the exit code is 0 however many there are.

    Example: kg gaps events-without-a-year
    """
    from kg.answers import about_answer
    from kg.findings import write_report
    from kg.questions import Query, find_gaps, gaps_overview, gaps_report, read_query

    if browsed("gaps", words, asking.folder, form, out):
        return
    chosen = chosen_format(form, out, _GAPS)
    named = standard_input(words[0]) if words else None
    asked_of = source(asking)
    asked = read_query(named, asked_of.folder, "gaps") if named else None
    found = find_gaps(
        asked_of,
        [asked] if asked else None,
        lang=asking.lang,
        stated_only=asking.stated_only,
        limits=asking.limits,
        allow=asking.allow,
    )
    if chosen == "sarif" or (chosen == "text" and asked):
        emit(write_report(gaps_report(found, asked_of), chosen), out)
        return
    shown: Query = asked or Query("gaps", "", "What is not known yet", cites=())
    table = found[0].table if asked else gaps_overview(found)
    command = as_command("gaps", words[0] if words else "", {}, asking)
    answer = about_answer(asked_of, shown, table, {}, chosen, lang=asking.lang, command=command)
    emit_answer(answer, chosen, out)
