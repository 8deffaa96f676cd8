"""The commands about Turtle files: their quotes, and their form."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.base import main, opened, say, say_once, study_option
from kg.cli.output import REPORT_ENDINGS, chosen_format, emit, emit_report, output_options
from kg.errors import InputError
from kg.names import pasted, shown

if TYPE_CHECKING:
    from kg.study import StudyFolder

__all__ = ["say_passed_over", "turtle_files"]


def say_passed_over(folder: Path) -> None:
    """Say which files of a folder are not read as Turtle."""
    from kg.reading import passed_over
    from kg.study import TURTLE, is_turtle

    # Queries and rules are not data, and nobody takes them for data.
    if told := passed_over(folder, lambda path: is_turtle(path) or path.suffix == ".rq", TURTLE):
        say_once(told)


def turtle_files(paths: tuple[Path, ...]) -> list[Path]:
    """Return files as given and folders as the Turtle files in them; say what is not read."""
    from kg.reading import each_once, files_under, is_folder
    from kg.study import ENDINGS

    found: list[Path] = []
    for path in paths:
        if not is_folder(path):
            found.append(path)
            continue
        inside = files_under(path, ENDINGS)
        say_passed_over(path)
        if not inside:
            raise InputError("has no Turtle file (*.ttl)", path=path)
        found += inside
    return each_once(found)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False))
@study_option
@click.option(
    "--texts",
    type=click.Path(path_type=Path, readable=False),
    required=True,
    metavar="DIR",
    help="The folder with the documents' texts.",
)
@click.option("--fill", is_flag=True, help="Write missing offsets and checksums into the files.")
@click.option(
    "--refill",
    is_flag=True,
    help="Also replace offsets that do not fit, where the phrase is in the text once.",
)
@click.option(
    "--changed-texts",
    is_flag=True,
    help="With --refill: take texts that were edited since, and renew their checksums.",
)
@click.option("--keep-order", is_flag=True, help="Keep the order of the files that are written.")
@output_options(REPORT_ENDINGS)
def evidence(
    paths: tuple[Path, ...],
    folder: Path | None,
    texts: Path,
    fill: bool,
    refill: bool,
    changed_texts: bool,
    keep_order: bool,
    form: str | None,
    out: Path | None,
) -> None:
    """Check that every quote is in its document's text.

    Without PATHS the quotes of the whole study are checked. Texts are matched by their SHA-256
    checksum; file names do not matter. The last line gives the totals.

    Example: kg evidence --texts ../texts --fill
    """
    from kg.study import load_dataset
    from kg.validation import check_quotes, fill_quotes

    chosen = chosen_format(form, out, REPORT_ENDINGS)
    if changed_texts and not refill:
        raise InputError("--changed-texts is for --refill; add it")
    if keep_order and not (fill or refill):
        raise InputError("--keep-order is for --fill and --refill; add one")
    dataset = load_dataset(opened(folder), extra=turtle_files(paths), say=say)
    if not (fill or refill):
        emit_report(check_quotes(dataset, texts, of=paths), chosen, out)
        return
    done = fill_quotes(
        dataset,
        texts,
        of=paths,
        recount=refill,
        changed_texts=changed_texts,
        keep_order=keep_order,
    )
    for sentence in done.texts:
        say(sentence)
    replaced = f", {done.replaced} of them in place of others" if done.replaced else ""
    say(f"{done.written} offsets and checksums written{replaced}")
    emit_report(done.report, chosen, out)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False))
@study_option
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a file is not canonical.")
@click.option(
    "--keep-order", is_flag=True, help="Keep the order of records, properties and values."
)
def fmt(paths: tuple[Path, ...], folder: Path | None, check: bool, keep_order: bool) -> None:
    """Write Turtle files in canonical form.

    Nothing that they say is lost or changed; prefixes stay, and each comment stays beside its
    record or property. A quote within its claim, [ oa:exact "..." ], gets a name and a record.
    N-Triples (*.nt) stay as they are.

    Example: kg fmt data/documents/riga-mile-partners.ttl
    """
    from kg.encodings import read_utf8
    from kg.files import write_files
    from kg.reading import read_bytes
    from kg.study import formatted, is_triples

    given = turtle_files(paths) if paths else _own_files(opened(folder))
    chosen = [path for path in given if not is_triples(path)]
    for path in filter(is_triples, given):
        say(f"{shown(path)}: is N-Triples, which stays as it is")
    old = {path: read_utf8(path) for path in chosen}
    is_taken = _names_in_use(old, folder)
    new, named, words = {}, 0, set[str]()
    for path, content in old.items():
        found = formatted(
            content, path, lambda word: word in words or is_taken(word), keep_order=keep_order
        )
        words.update(found.words)
        # A byte-order mark is not part of the content as read.
        if found.text.encode() != read_bytes(path):
            new[path], named = found.text.encode(), named + found.named
    more = " --keep-order" if keep_order else ""
    if check:
        for path in new:
            emit(f"{shown(path)}: is not canonical; run kg fmt{more} {pasted(path)}", None)
    else:
        write_files(new, old)
        for path in new:
            emit(f"{shown(path)}: formatted", None)
    quotes = f", {named:,} {'quote' if named == 1 else 'quotes'} without a name" * (named > 0)
    read = f"{len(chosen):,} file{'s' * (len(chosen) != 1)} read"
    say(f"{read}, {len(new):,} not canonical{quotes}")
    if check and new:
        sys.exit(1)


def _names_in_use(given: dict[Path, bytes], folder: Path | None) -> Callable[[str], bool]:
    """Return what tells whether the files, or the studies that they are in, use a name."""
    from kg.encodings import read_utf8
    from kg.study import StudyFolder, is_name_in, open_study

    @cache
    def is_taken() -> Callable[[str], bool]:
        # Read only if a quote needs a name.
        roots = {parent.parent for path in given for parent in path.resolve().parents
                 if parent.name == "data"}  # fmt: skip
        studies = [open_study(folder)] if folder else [StudyFolder(root) for root in sorted(roots)]
        others = {path: read_utf8(path) for study in studies for path in study.files()}
        return is_name_in([*(others | given).values()])

    return lambda word: is_taken()(word)


def _own_files(study: StudyFolder) -> list[Path]:
    """Return a study's Turtle files: its data, and its ontology with the shapes in it."""
    from kg.reading import files_under
    from kg.study import ENDINGS

    shapes = [each for each in study.shapes if each.is_relative_to(study.ontology)]
    within = [path for folder in shapes for path in files_under(folder, ENDINGS)]
    return [*study.files(), *study.ontology_files(), *within]
