"""What the commands share: the group, its options, and how results and messages come out."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.errors import InputError, KgError

if TYPE_CHECKING:
    from kg.endpoint import Endpoint
    from kg.limits import Limits
    from kg.store import Dataset, Study

__all__ = [
    "Asking",
    "asking_options",
    "emit",
    "loaded",
    "main",
    "opened",
    "out_option",
    "say",
    "source",
    "study_option",
]


class _Group(click.Group):
    """Turns the errors a user can mend into one sentence and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 (click's own type)
        try:
            return super().invoke(ctx)
        except KgError as error:
            click.echo(f"kg: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="migov-kg", message="kg %(version)s")
def main() -> None:
    """Query, check and show a knowledge graph of who governs migrant integration.

    Results go to standard output, progress and messages to standard error. Exit code 0: good;
    1: the data are at fault; 2: the input or the request is.
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


def out_option(text: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the option -o, with a help text."""
    return click.option("-o", "out", type=click.Path(path_type=Path), metavar="FILE", help=text)


@dataclass(frozen=True)
class Asking:
    """What all commands that ask questions are told: where, in which language, within what."""

    folder: Path | None
    lang: str
    stated_only: bool
    endpoint: str | None
    allow: tuple[str, ...]
    limits: Limits


_ASKING: tuple[Callable[[Callable[..., None]], Callable[..., None]], ...] = (
    study_option,
    click.option("--lang", default="en", show_default=True, help="Language of the labels."),
    click.option("--stated-only", is_flag=True, help="Leave out what is inferred."),
    click.option(
        "--endpoint", metavar="URL", help="Ask a SPARQL 1.1 endpoint in place of the study's files."
    ),
    click.option(
        "--allow-service",
        "allow",
        multiple=True,
        metavar="HOST",
        help="Let SERVICE call this host; may be repeated.",
    ),
    click.option(
        "--timeout", default=30.0, show_default=True, metavar="S", help="Seconds a query may take."
    ),
    click.option(
        "--memory", default=2048, show_default=True, metavar="MB", help="Memory a query may take."
    ),
)


def asking_options(rows: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of :class:`Asking`; so many rows are the default."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def asked(**given: Any) -> None:  # noqa: ANN401 (whatever the command's options give)
            from kg.limits import Limits

            names = ("folder", "lang", "stated_only", "endpoint", "allow")
            told = {name: given.pop(name) for name in names}
            limits = Limits(*(given.pop(name) for name in ("timeout", "rows", "memory")))
            command(asking=Asking(**told, limits=limits), **given)

        described: Callable[..., None] = click.option(
            "--rows",
            default=rows,
            show_default=True,
            metavar="N",
            help="Rows an answer may have at most.",
        )(asked)
        for option in reversed(_ASKING):
            described = option(described)
        return described

    return decorate


def opened(folder: Path | None) -> Study:
    """Open a study and say which."""
    from kg.store import open_study

    study = open_study(folder)
    where = "the shipped example" if study.is_example else str(study.root.resolve())
    say(f"study: {where}")
    return study


def loaded(folder: Path | None) -> Dataset:
    """Open a study, say which, and load it."""
    from kg.store import load

    return load(opened(folder), say=say)


def source(asking: Asking) -> Dataset | Endpoint:
    """Return what is asked, the study, loaded, or an endpoint, and say which."""
    from kg.store import load, open_study

    if asking.endpoint is None:
        return load(opened(asking.folder), say=say)
    from kg.endpoint import Endpoint
    from kg.protocol import Address

    # The study is where questions are found; its data are not asked.
    study = open_study(asking.folder)
    say(f"endpoint: {Address(asking.endpoint)}")
    limits = asking.limits
    return Endpoint(asking.endpoint, study, timeout=limits.seconds, max_rows=limits.rows, say=say)


def emit(result: str | bytes, out: Path | None) -> None:
    """Print a result, or write the file whole.

    A terminal is shown what it would obey; a file or a pipe gets every byte.
    """
    from kg import files
    from kg.escapes import on_screen

    content = result if isinstance(result, bytes) else result.encode()
    if out is not None and str(out) != "-":
        files.write_bytes(out, content)
        say(f"wrote {out}")
    elif sys.stdout.isatty():
        try:
            text = on_screen(content.decode("utf-8"))
        except UnicodeDecodeError as error:
            raise InputError("that is no text for a screen; name a file with -o") from error
        click.echo(text, nl=not text.endswith("\n"))
    else:
        click.echo(content, nl=not content.endswith(b"\n") and isinstance(result, str))
