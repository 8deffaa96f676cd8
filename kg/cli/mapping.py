"""The command that brings in a table by a mapping."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.base import main, opened, say, study_option
from kg.cli.output import emit
from kg.errors import InputError
from kg.names import shown
from kg.reading import is_folder

if TYPE_CHECKING:
    from kg.study import StudyFolder

__all__: list[str] = []


@main.command("import")
@click.argument(
    "tables",
    nargs=-1,
    required=True,
    metavar="TABLE...",
    type=click.Path(path_type=Path, readable=False),
)
@click.option(
    "--mapping",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="The mapping: what the columns of the tables mean; see docs/mappings.md.",
)
@study_option
@click.option(
    "-o",
    "out",
    type=click.Path(path_type=Path, readable=False),
    metavar="DIR",
    help="The study's folder, which is made if it is missing; in place of --study.",
)
@click.option("--check", is_flag=True, help="Write nothing; only tell what would be made.")
@click.option("--replace", is_flag=True, help="Replace files of an earlier import that differ.")
@click.option(
    "--lang",
    type=click.Choice(("en", "lt", "lv")),
    default="en",
    show_default=True,
    help="Language of names and headings where changes are told.",
)
@click.option(
    "--format", "form", metavar="FORMAT", default="text", help="text or json. Default: text."
)
def import_(
    tables: tuple[Path, ...],
    mapping: Path,
    folder: Path | None,
    out: Path | None,
    check: bool,
    replace: bool,
    lang: str,
    form: str,
) -> None:
    """Bring tables into a study by a mapping.

    TABLE is a CSV file, a workbook (.xlsx, .ods) or a folder of CSV files. The report counts the
    rows read, used and left out, and names each kind of problem once, with its first rows.

    Example: kg import partners.csv projects.csv --mapping mapping.yaml -o study
    """
    from kg.incoming.mapping import (
        import_tables,
        tell_difference,
        write_account,
        write_imported,
    )

    if form not in ("text", "json"):
        raise InputError(f"there is no format “{form}”; choose one of text, json")
    imported = import_tables(tables, mapping, _study(folder, out), say=say)
    emit(write_account(imported.account, form), None)
    if imported.replaces:
        for line in tell_difference(imported, lang):
            say(line)
    if check:
        say("nothing was written, as --check asks")
        return
    if imported.replaces and not replace:
        say("nothing was written, since files of this import differ; to replace them: --replace")
        sys.exit(1)
    write_imported(imported)
    for path in sorted(imported.changed):
        say(f"wrote {shown(path)}")
    if not imported.changed:
        say("nothing changes")


def _study(folder: Path | None, out: Path | None) -> StudyFolder:
    """Return the study to write into: that of -o, which may be missing, or the one that is open."""
    from kg.study import StudyFolder

    if out is not None:
        if folder is not None:
            raise InputError("--study and -o name one folder; give one of them")
        if out.exists() and not is_folder(out):
            raise InputError("is not a folder", path=out, setting="out")
        return StudyFolder(out)
    study = opened(folder)
    if study.is_example:
        raise InputError(
            "a table does not go into the shipped example; name your study with --study, or a new "
            "folder with -o"
        )
    return study
