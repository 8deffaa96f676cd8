"""The group of commands, the options that all share, and how messages come out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.study import Dataset, StudyFolder

__all__ = ["loaded", "main", "opened", "say", "study_option"]

# What an argument of the library is called on the command line.
_OPTIONS = {
    "allow_service": "--allow-service HOST",
    "ca": "--ca FILE",
    "cert": "--cert FILE",
    "key": "--key FILE",
    "memory": "--memory MB",
    "out": "-o",
    "params": "--param NAME=VALUE",
    "part_of": "--part-of",
    "path": "-o",
    "rows": "--rows N",
    "stated_only": "--stated-only",
    "timeout": "--timeout S",
}


class _Group(click.Group):
    """Turns the errors a user can correct into one sentence and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 (click's own type)
        try:
            return super().invoke(ctx)
        except KgError as error:
            say(error.worded(lambda setting: _OPTIONS.get(setting, setting)))
            ctx.exit(error.exit_code)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="migov-kg", message="kg %(version)s")
def main() -> None:
    """Query, check and show a knowledge graph of who governs migrant integration.

    Results go to standard output, progress and messages to standard error.

    Exit codes: 0 success, 1 errors in the data, 2 wrong command or input.
    """


def say(message: str) -> None:
    """Tell the user something on standard error."""
    click.echo(f"kg: {message}", err=True)


def study_option(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option --study."""
    return click.option(
        "--study",
        "folder",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The study's folder. Default: this folder if it holds data/, else the example.",
    )(command)


def opened(folder: Path | None) -> StudyFolder:
    """Open a study and say which."""
    from kg.study import open_study

    study = open_study(folder)
    where = "the shipped example" if study.is_example else str(study.root.resolve())
    say(f"study: {where}")
    return study


def loaded(folder: Path | None) -> Dataset:
    """Open a study, say which, and load it."""
    from kg.study import load_dataset

    return load_dataset(opened(folder), say=say)
