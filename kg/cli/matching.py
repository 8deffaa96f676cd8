"""The command that proposes which actors may be one, and keeps what a person decides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.base import loaded, main, opened, say, study_option
from kg.cli.output import chosen_format, emit, emit_answer, output_options
from kg.errors import InputError
from kg.names import pasted, shown

if TYPE_CHECKING:
    from kg.incoming.matching import Matching

__all__: list[str] = []

_FORMATS = {"text": "txt", "csv": "csv", "xlsx": "xlsx", "json": "json"}


@main.command()
@study_option
@click.option(
    "--against",
    "paths",
    multiple=True,
    type=click.Path(path_type=Path, readable=False),
    metavar="PATH",
    help="Turtle files or a folder: propose only pairs of one actor in them and one that is not.",
)
@click.option(
    "--least",
    type=click.IntRange(0, 100),
    default=60,
    show_default=True,
    metavar="N",
    help="The least score of a pair, from 0 to 100.",
)
@click.option(
    "--towns",
    multiple=True,
    nargs=2,
    type=(click.Path(path_type=Path, readable=False), str),
    metavar="TABLE COLUMN",
    help="A table that was imported, and its column with the towns of the actors.",
)
@click.option("--all", "decided", is_flag=True, help="Show pairs that are decided, too.")
@click.option("--lang", default="en", show_default=True, help="Language of the labels.")
@click.option(
    "--apply",
    "sheet",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="Write the decisions of a sheet into data/identity.ttl.",
)
@click.option("--coder", default="", metavar="NAME", help="Who decided, with --apply.")
@output_options(_FORMATS)
def match(
    folder: Path | None,
    paths: tuple[Path, ...],
    least: int,
    towns: tuple[tuple[Path, str], ...],
    decided: bool,
    lang: str,
    sheet: Path | None,
    coder: str,
    form: str | None,
    out: Path | None,
) -> None:
    """Propose which actors may be one, or units of one another.

    Each pair has a score from 0 to 100 and the reasons. Nothing is joined by itself: write the
    pairs into a sheet, decide row by row, and apply the sheet. See docs/matching.md.

    Example: kg match -o review.xlsx
    """
    chosen = chosen_format(form, out, _FORMATS)
    if sheet is not None:
        if out is not None or form is not None or paths or towns:
            raise InputError(
                "--apply writes data/identity.ttl; leave out -o, --format, --against and --towns"
            )
        _apply(folder, sheet, coder)
        return
    if coder:
        raise InputError("--coder is for --apply FILE; name the sheet with the decisions too")
    _emit(_matching(folder, paths, least, towns, decided=decided), chosen, out, lang)


def _matching(
    folder: Path | None,
    paths: tuple[Path, ...],
    least: int,
    towns: tuple[tuple[Path, str], ...],
    *,
    decided: bool,
) -> Matching:
    from kg.cli.turtle import turtle_files
    from kg.incoming.matching import match_actors
    from kg.study import load_dataset

    study = opened(folder)
    given = turtle_files(paths)
    dataset = load_dataset(study, extra=given, say=say)
    return match_actors(dataset, least=least, against=given, decided=decided, towns=towns)


def _emit(found: Matching, chosen: str, out: Path | None, lang: str) -> None:
    pairs = len(found.proposals)
    say(f"{found.actors:,} actors, {pairs:,} pairs shown, {found.decided:,} decided")
    if chosen == "xlsx":
        emit(found.workbook(lang), out)
        return
    from kg.answers import Answer
    from kg.questions import Query

    query = Query("match", "", "Which actors may be one?", cites=())
    emit_answer(Answer(found.table(lang, short=chosen == "text"), query), chosen, out)


def _apply(folder: Path | None, sheet: Path, coder: str) -> None:
    from kg.incoming.matching import apply_decisions

    dataset = loaded(folder)
    reading, written = apply_decisions(dataset, sheet, coder)
    for note in reading.notes:
        say(note)
    emit(f"{shown(written.path)}: {written.added:,} added, {written.changed:,} changed", None)
    say(
        f"{reading.rows:,} rows read: {len(reading.decisions):,} decided, {reading.empty:,} "
        f"without a decision; {written.known:,} are in the study already"
    )
    if written.added or written.changed:
        say(f"check the study: kg validate --study {pasted(dataset.folder.root)}")
