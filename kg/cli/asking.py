"""What the commands that ask share: options, the source that is asked, list and show."""

from __future__ import annotations

import functools
import os
import shlex
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from kg.cli.base import opened, say, study_option
from kg.cli.output import chosen_format, emit
from kg.errors import InputError
from kg.escapes import one_line

if TYPE_CHECKING:
    from kg.questions import Limits, Query, Source
    from kg.study import StudyFolder

__all__ = [
    "Asking",
    "as_command",
    "asking_options",
    "browsed",
    "complete_names",
    "source",
    "standard_input",
]

_Command = Callable[..., None]
_Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


@dataclass(frozen=True)
class Asking:
    """What all commands that ask are told: where, in which language, within what."""

    folder: Path | None
    lang: str
    stated_only: bool
    endpoint: str | None
    allow: tuple[str, ...]
    cert: Path | None
    key: Path | None
    ca: Path | None
    limits: Limits


def _pem_option(name: str, text: str) -> Callable[[_Command], _Command]:
    return click.option(
        f"--{name}",
        type=click.Path(path_type=Path, readable=False),
        metavar="FILE",
        envvar=f"KG_{name.upper()}",
        show_envvar=True,
        help=text,
    )


_ASKING: tuple[Callable[[_Command], _Command], ...] = (
    study_option,
    click.option("--lang", default="en", show_default=True, help="Language of the labels."),
    click.option("--stated-only", is_flag=True, help="Leave out what is inferred."),
    click.option(
        "--endpoint", metavar="URL", help="Ask a SPARQL 1.1 endpoint in place of the study's files."
    ),
    _pem_option("cert", "Your certificate, for an endpoint that demands one."),
    _pem_option("key", "The key of your certificate, if it is in another file."),
    _pem_option("ca", "Certificates of your organisation's own authority, to be trusted too."),
    click.option(
        "--allow-service",
        "allow",
        multiple=True,
        metavar="HOST",
        help="Allow SERVICE to call this host; may be repeated.",
    ),
    click.option(
        "--timeout", default=30.0, show_default=True, metavar="S", help="Seconds a query may take."
    ),
    click.option(
        "--memory", default=2048, show_default=True, metavar="MB", help="Memory a query may take."
    ),
)


def asking_options(rows: int) -> Callable[[_Command], _Command]:
    """Give a command the options of :class:`Asking`; so many rows are the default."""

    def decorate(command: _Command) -> _Command:
        @functools.wraps(command)
        def asked(**given: Any) -> None:  # noqa: ANN401 (whatever the command's options give)
            from kg.questions import Limits

            names = ("folder", "lang", "stated_only", "endpoint", "allow", "cert", "key", "ca")
            told = {name: given.pop(name) for name in names}
            limits = Limits(*(given.pop(name) for name in ("timeout", "rows", "memory")))
            command(asking=Asking(**told, limits=limits), **given)

        described: _Command = click.option(
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


def source(asking: Asking) -> Source:
    """Return what is asked, the study, loaded, or an endpoint, and say which."""
    from kg.questions import Local
    from kg.study import load_dataset, open_study

    if asking.endpoint is None:
        _refuse_certificates()
        return Local(load_dataset(opened(asking.folder), say=say))
    from kg.questions.remote import Address, Certificates, Endpoint

    # The study is where questions are found; its data are not asked.
    say(f"endpoint: {Address(asking.endpoint)}")
    password = os.environ.get("KG_KEY_PASSWORD")
    certificates = Certificates(asking.cert, asking.key, asking.ca, password)
    study = open_study(asking.folder)
    return Endpoint(asking.endpoint, study, say=say, certificates=certificates)


def as_command(command: str, name: str, params: Mapping[str, str], asking: Asking) -> str:
    """Return the command that asks the same again, for a page; ``""`` if it cannot be repeated.

    Where the study and a query's file are on this machine is not told to the page's readers.
    """
    if name == "-":
        return ""
    words = ["kg", command, Path(name).name] if name else ["kg", command]
    for each, given in params.items():
        words += ["--param", f"{each}={given}"]
    words += ["--lang", asking.lang] if asking.lang != "en" else []
    words += ["--stated-only"] if asking.stated_only else []
    if asking.endpoint is not None:
        from kg.questions.remote import Address

        words += ["--endpoint", str(Address(asking.endpoint))]  # without its password
    if _is_given("rows"):
        words += ["--rows", str(asking.limits.rows)]
    return shlex.join(words)


def _refuse_certificates() -> None:
    """Refuse certificates where no endpoint is asked; the environment may name them for later."""
    for name in ("cert", "key", "ca"):
        if _is_given(name):
            raise InputError(f"--{name} is for an endpoint; give its address with --endpoint URL")


def _is_given(option: str) -> bool:
    """Tell whether an option stands on the command line; the environment does not count."""
    source_of = click.get_current_context().get_parameter_source
    return source_of(option) is click.core.ParameterSource.COMMANDLINE


def standard_input(name: str) -> str | Query:
    """Return the query that is typed or piped in, if the name is ``-``; else the name."""
    from kg.questions import parse_query

    if name != "-":
        return name
    try:
        text = sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError("standard input is not in UTF-8") from error
    return parse_query(text, name="standard input")


def browsed(
    kind: str, words: tuple[str, ...], folder: Path | None, form: str | None, out: Path | None
) -> bool:
    """Do what ``list [WORD...]`` or ``show NAME`` asks, and tell whether it was one of them.

    Raises
    ------
    InputError
        If nothing mentions all the words, nothing has the name, there is a word too many or too
        few, or another format than text is asked for.
    """
    if words[:1] == ("list",):
        chosen_format(form, out, {"text": "txt"})
        emit(_listed(kind, words[1:], opened(folder)), out)
    elif words == ("show",):
        raise InputError("show needs a name: show NAME")
    elif words[:1] == ("show",) and len(words) == 2:
        from kg.questions import read_query

        chosen_format(form, out, {"text": "rq"})
        emit(read_query(words[1], opened(folder), kind).text, out)
    elif len(words) > 1:
        raise InputError(f"give one name; you gave {len(words)}: {', '.join(words)}")
    else:
        return False
    return True


def _listed(kind: str, words: tuple[str, ...], study: StudyFolder) -> str:
    from kg.questions import by_theme, list_queries

    found = list_queries(study, kind, words)
    if not found:
        number = len(list_queries(study, kind))
        raise InputError(
            f"none of the {number} {kind} mentions all of these words: {' '.join(words)}"
        )
    groups = (
        f"{theme}\n" + "".join(f"  {query.name}\n      {query.summary}\n" for query in queries)
        for theme, queries in by_theme(found).items()
    )
    return "\n".join(groups)


def complete_names(kind: str, *, browsing: bool = True) -> _Complete:
    """Return what completes the names of questions, networks or gaps; and list and show."""

    def complete(
        ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from kg.questions import list_queries
        from kg.study import open_study

        before = tuple(ctx.params.get("words") or ())
        try:
            known = list_queries(open_study(ctx.params.get("folder")), kind)
        except InputError:
            return []
        names = [(query.name, query.summary) for query in known]
        if browsing and not before:
            names = [("list", "list those that mention words"), ("show", "print one"), *names]
        elif browsing and before != ("show",):
            names = []
        # A shell reads an item a line, and a terminal obeys what a colleague wrote in a header.
        chosen = [
            (name, told)
            for name, told in names
            if name.startswith(incomplete) and name.isprintable()
        ]
        return [CompletionItem(name, help=one_line(told)) for name, told in chosen] or [
            CompletionItem(incomplete, type="file")
        ]

    return complete
