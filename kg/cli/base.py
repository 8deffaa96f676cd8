"""The group of commands, the options that all share, and how messages come out."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli import streams
from kg.errors import InputError, KgError
from kg.files import reason
from kg.names import shown

if TYPE_CHECKING:
    from kg.study import Dataset, StudyFolder

__all__ = ["loaded", "main", "opened", "say", "say_once", "study_option"]

# What an argument of the library is called on the command line.
_OPTIONS = {
    "address": "--address URL",
    "allow_service": "--allow-service HOST",
    "backbone": "--backbone P",
    "ca": "--ca FILE",
    "cert": "--cert FILE",
    "coder": "--coder NAME",
    "encoding": "--encoding NAME",
    "endpoint": "--endpoint URL",
    "engine": "--engine",
    "group_by": "--group FACT",
    "key": "--key FILE",
    "lang": "--lang LANG",
    "language": "--language LANG",
    "leave_out": "--leave-out",
    "memory": "--memory MB",
    "nodes": "--nodes FILE",
    "out": "-o",
    "params": "--param NAME=VALUE",
    "part_of": "--part-of",
    "path": "-o",
    "permutations": "--permutations N",
    "places": "--places PAGE",
    "project": "--project MODE",
    "publisher": "--publisher ACTOR",
    "relations": "--relation NAME",
    "retrieved": "--retrieved DAY",
    "roll_up": "--roll-up",
    "rows": "--rows N",
    "samples": "--samples N",
    "seed": "--seed N",
    "slug": "--slug NAME",
    "stated_only": "--stated-only",
    "study": "--study DIR",
    "text_lang": "--text-lang LANG",
    "timeout": "--timeout S",
    "title": "--title TITLE",
    "two_mode": "--two-mode",
    "weighting": "--weighting",
    "window": "--window PERIOD",
}


class _Group(click.Group):
    """Turns the errors a user can correct into one sentence and an exit code."""

    def main(self, *args: Any, **named: Any) -> Any:  # noqa: ANN401 (click's own types)
        """Run a command and exit, when all of its result has arrived."""
        streams.prepare()
        named["standalone_mode"] = False
        code = _outcome(lambda: super(_Group, self).main(*args, **named))
        sys.exit(max(code, _outcome(streams.complete)))

    def make_context(self, *args: Any, **named: Any) -> click.Context:  # noqa: ANN401
        """Read the command line; help and the version are printed here."""
        with _system_in_words():
            return super().make_context(*args, **named)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        """Run a command."""
        with _system_in_words():
            return super().invoke(ctx)


@contextmanager
def _system_in_words() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputError(f"the system refused ({reason(error)})", path=error.filename) from error


def _outcome(call: Callable[[], Any]) -> int:
    """Return the exit code of a call, and say what is wrong; 130 is a command that was stopped."""
    try:
        return call() or 0
    except SystemExit as ended:
        return int(ended.code or 0)
    except (click.Abort, KeyboardInterrupt):
        say("stopped")
        return 130
    except KgError as error:
        say(error.worded(lambda setting: _OPTIONS.get(setting, setting)))
        return error.exit_code
    except click.ClickException as error:
        told = io.StringIO()
        error.show(told)
        streams.tell(told.getvalue().removesuffix("\n"))
        return error.exit_code


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="migov-kg", message="kg %(version)s")
def main() -> None:
    """Query, check and show a knowledge graph of who governs migrant integration.

    Results go to standard output, progress and messages to standard error.

    Exit codes: 0 success, 1 errors in the data, 2 wrong command or input.
    """


def say(message: str) -> None:
    """Tell the user something on standard error."""
    streams.tell(f"kg: {message}")


def say_once(message: str) -> None:
    """Tell the user something, unless this command has said it already."""
    said = click.get_current_context().meta.setdefault("kg.said", set())
    if message not in said:
        said.add(message)
        say(message)


def study_option(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option --study."""
    return click.option(
        "--study",
        "folder",
        type=click.Path(path_type=Path, readable=False),
        metavar="DIR",
        help="The study's folder. Default: this folder if it holds data/, else the example.",
    )(command)


def opened(folder: Path | None) -> StudyFolder:
    """Open a study and say which, and what of it is not read."""
    from kg.study import open_study

    study = open_study(folder)
    root = shown(os.path.realpath(study.root))
    say(f"study: {'the shipped example' if study.is_example else root}")
    for sentence in study.passed_over():
        say_once(sentence)
    return study


def loaded(folder: Path | None, *, may_be_empty: bool = False) -> Dataset:
    """Open a study, say which, and load it."""
    from kg.study import load_dataset

    return load_dataset(opened(folder), say=say, may_be_empty=may_be_empty)
