"""The commands that ask: questions and gaps."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.base import Asking, asking_options, emit, main, opened, out_option, say, source
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.endpoint import Endpoint
    from kg.headers import Query
    from kg.results import Answer
    from kg.store import Dataset
    from kg.tables import Table

__all__: list[str] = []


@main.command(
    epilog="Besides running NAME, “kg query list [WORD...]” shows all questions, or those that "
    "speak of the words, and “kg query show NAME” one."
)
@click.argument("words", nargs=-1, required=True, metavar="NAME|FILE|-")
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="Bind a parameter.")
@asking_options(rows=100_000)
@click.option(
    "--format",
    "form",
    help="table, csv, tsv, json, xml, markdown, html, xlsx; of a CONSTRUCT also turtle, jsonld, "
    "ntriples. Default: what the ending of FILE tells, else table.",
)
@out_option("Write the answer to a file.")
def query(
    words: tuple[str, ...],
    asking: Asking,
    params: tuple[str, ...],
    form: str | None,
    out: Path | None,
) -> None:
    """Answer a question: one by name, a SPARQL file, or - for standard input.

    Example: kg query who-organised-the-event --param event=event:riga-mile-partners
    """
    from kg import headers, queries, results

    if words[0] == "list":
        _list(asking.folder, words[1:])
        return
    if words[0] == "show" and len(words) == 2:
        study = opened(asking.folder)
        emit(queries.read_question(words[1], study).text, out)
        return
    if len(words) != 1:
        raise InputError(f"“{' '.join(words)}” is no question; name one, or a file, or -")
    chosen = form or _by_ending(out)
    results.check(chosen)
    given = dict(_pair(param) for param in params)
    if words[0] == "-":
        asked = headers.parse_query(_standard_input(), name="standard input")
        asked_of = source(asking)
    else:
        asked_of = source(asking)
        asked = queries.read_question(words[0], asked_of.study)
    table = queries.run(
        asked_of,
        asked,
        given,
        lang=asking.lang,
        stated_only=asking.stated_only,
        limits=asking.limits,
        allow=asking.allow,
    )
    for told in queries.advice(asked_of, asked, given, table, stated_only=asking.stated_only):
        say(told)
    if table.notice:
        say(f"{table.notice.removesuffix('.')}; allow more with --rows")
    emit(results.write(_answer(asked_of, asked, table, given, chosen, asking.lang), chosen), out)


def _answer(
    asked_of: Dataset | Endpoint,
    asked: Query,
    table: Table,
    given: dict[str, str],
    form: str,
    lang: str,
) -> Answer:
    """Put with a table what the format tells beside it: for most, nothing."""
    from pyoxigraph import NamedNode

    from kg import claims, results, versions
    from kg.store import Dataset

    if not results.FORMATS[form].tells:
        return results.Answer(table)
    if isinstance(asked_of, Dataset):
        version = versions.data_version(asked_of)
    else:
        from kg.protocol import Address

        version = f"endpoint {Address(asked_of.url)}, asked on {date.today().isoformat()}"
    cited = [name for name in asked.cites if name in table.columns] or table.columns
    cells = (cell for name in cited for cell in table.column(name))
    things = {cell.value for cell in cells if isinstance(cell, NamedNode)}
    return results.Answer(
        table,
        asked,
        given,
        version,
        claims.read_quotes(asked_of, lang, things),
        claims.read_claims(asked_of, lang, things),
    )


def _by_ending(out: Path | None) -> str:
    """Return the format that a file's ending tells."""
    from kg import results

    ending = out.suffix.removeprefix(".").lower() if out is not None else ""
    endings = {known.ending: name for name, known in results.FORMATS.items()}
    return endings.get(ending, "table")


def _list(folder: Path | None, words: tuple[str, ...]) -> None:
    """Print the questions, or those that speak of all the words."""
    from kg import queries

    study = opened(folder)
    known = [queries.read_query(path) for path in queries.find_queries(study, "questions").values()]
    found = queries.search(known, words)
    if not found:
        raise InputError(
            f"no question speaks of “{' '.join(words)}”; kg query list shows all {len(known)}"
        )
    for asked in found:
        click.echo(f"{asked.name}\n    {asked.summary}")


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError("standard input is not in UTF-8") from error


def _pair(param: str) -> tuple[str, str]:
    name, equals, text = param.partition("=")
    if not equals:
        raise InputError(f"--param takes NAME=VALUE; “{param}” has no “=”")
    return name, text


@main.command()
@click.argument("name", required=False, metavar="[NAME|FILE.rq]")
@asking_options(rows=1_000_000)
@click.option(
    "--format", "form", default="table", show_default=True, help="table, csv, json, text, sarif"
)
@out_option("Write the answer to a file.")
def gaps(name: str | None, asking: Asking, form: str, out: Path | None) -> None:
    """Show what is not known yet: the count of each gap, or the things of one.

    The formats text and sarif give each thing as advice, with file and line. A gap is no fault:
    the exit code is 0 however many there are.

    Example: kg gaps events-without-a-year
    """
    from kg import gaps as missing
    from kg import queries, reports, tables
    from kg.store import Dataset

    forms = (*tables.FORMATS, "text", "sarif")
    if form not in forms:
        raise InputError(f"“{form}” is no format; choose one of {', '.join(forms)}")
    asked_of = source(asking)
    asked = queries.read_gap(name, asked_of.study) if name else None
    found = missing.find_gaps(
        asked_of,
        [asked] if asked else None,
        lang=asking.lang,
        stated_only=asking.stated_only,
        limits=asking.limits,
    )
    if form not in ("text", "sarif"):
        table = found[0].table if asked else missing.overview(found)
        emit(tables.write(table, form), out)
        return
    if not isinstance(asked_of, Dataset):
        raise InputError(
            f"{form} tells file and line, which an endpoint does not know; leave it out"
        )
    advice = missing.advice(found, asked_of)
    emit(missing.as_text(advice) if form == "text" else reports.write(advice, form), out)
