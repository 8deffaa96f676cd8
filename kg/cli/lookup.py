"""The commands that look things up: by any name, a code list, the terms, all of one thing."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from kg.cli.base import loaded, main, say, study_option
from kg.cli.output import ROWS, Decorator, chosen_format, emit, emit_answer, output_options

if TYPE_CHECKING:
    from kg.tables import Table

__all__: list[str] = []

_WIDTH = 100
"""Columns of text that does not go to a terminal."""

_lang = click.option("--lang", default="en", show_default=True, help="Language of the labels.")


def _rows(text: str, default: int | None) -> Decorator:
    return click.option(
        "--rows",
        type=click.IntRange(min=1),
        default=default,
        show_default=default is not None,
        metavar="N",
        help=text,
    )


@main.command()
@click.argument("words", nargs=-1, required=True)
@study_option
@_lang
@_rows("The most rows to show.", 20)
@output_options(ROWS)
def find(
    words: tuple[str, ...],
    folder: Path | None,
    lang: str,
    rows: int,
    form: str | None,
    out: Path | None,
) -> None:
    """Find things by any name, in any language, also inflected or misspelt.

    You get actors, events, projects, programmes, outputs, places, documents, codes and terms: what
    each is, how to write it in a query, and which of its names matched, best first.

    Example: kg find kauno agentura
    """
    from kg.lookup import Finder

    chosen = chosen_format(form, out, ROWS)
    text = " ".join(words)
    found = Finder(loaded(folder)).find(text, lang=lang, rows=rows)
    _emit(found, chosen, out, "find", f"What is called “{text}”?")


def _complete_list(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete the names of the code lists that come with kg."""
    from kg.rdf import PREFIXES

    lists = (name for name, iri in PREFIXES.items() if "/code/" in iri and name != "list")
    return [CompletionItem(name) for name in lists if name.startswith(incomplete)]


@main.command()
@click.argument("asked", metavar="[LIST]", default="", shell_complete=_complete_list)
@study_option
@_lang
@output_options(ROWS)
def codes(asked: str, folder: Path | None, lang: str, form: str | None, out: Path | None) -> None:
    """List the code lists, or the codes of one LIST.

    LIST is its name, its class or its label: role, migov:Role or "kinds of actor". Of each code you
    get how to write it, what it means, what it implies, and how many records have it.

    Example: kg codes role
    """
    from kg.lookup import Finder, list_codes

    chosen = chosen_format(form, out, ROWS)
    found = list_codes(Finder(loaded(folder)), asked, lang=lang)
    _emit(found, chosen, out, "codes", f"The codes of “{asked}”" if asked else "The code lists")


@main.command()
@click.argument("words", nargs=-1, metavar="[WORD]...")
@study_option
@_lang
@output_options(ROWS)
def terms(
    words: tuple[str, ...], folder: Path | None, lang: str, form: str | None, out: Path | None
) -> None:
    """List the classes and properties that a query may use.

    With WORD you get those that have the words in their name, a label or the definition, best
    first. Domain and range say what a property leads from and to.

    Example: kg terms part of
    """
    from kg.lookup import Finder, list_terms

    chosen = chosen_format(form, out, ROWS)
    found = list_terms(Finder(loaded(folder)), " ".join(words), lang=lang)
    _emit(found, chosen, out, "terms", "Classes and properties")


@main.command()
@click.argument("thing", nargs=-1, required=True)
@study_option
@_lang
@click.option("--stated-only", is_flag=True, help="Leave out what is inferred.")
@_rows("The most sentences of each group. Default: 50 as text, else 10,000.", None)
@output_options(ROWS)
def show(
    thing: tuple[str, ...],
    folder: Path | None,
    lang: str,
    stated_only: bool,
    rows: int | None,
    form: str | None,
    out: Path | None,
) -> None:
    """Tell all that is known of one thing, in sentences.

    THING is prefix:name, an IRI, or a name that means one thing only: a record, a claim, a quote, a
    code or a term. Each sentence has its status, its document and the words. You also get what
    leads to the thing.

    Example: kg show actor:providus
    """
    from kg.lookup import Finder, as_text, describe_thing

    chosen = chosen_format(form, out, ROWS)
    dataset = loaded(folder)
    text = " ".join(thing)
    iri, taken = Finder(dataset).taken(text, lang=lang)
    if taken:
        say(taken)
    most = rows or (50 if chosen == "text" else 10_000)
    found = describe_thing(dataset, iri, lang=lang, stated_only=stated_only, most=most)
    if chosen == "text":
        emit(as_text(found, _width(out)), out)
        if any(found.left.values()):
            say("this is not all; show more with --rows")
    else:
        _emit(found.table(), chosen, out, "show", f"What is known of {found.label}")


def _width(out: Path | None) -> int:
    """Return the width of the terminal, if the text goes to one."""
    return shutil.get_terminal_size().columns if out is None and sys.stdout.isatty() else _WIDTH


def _emit(found: Table, chosen: str, out: Path | None, name: str, summary: str) -> None:
    from kg.answers import Answer
    from kg.questions import Query

    if found.notice:
        say(f"{found.notice.removesuffix('.')}; allow more with --rows")
    emit_answer(Answer(found, Query(name, "", summary, cites=())), chosen, out, whole=["write"])
