"""Where a result goes and in which format: the same rule in every command."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from kg import files
from kg.cli.base import say
from kg.cli.streams import put
from kg.errors import InputError
from kg.escapes import on_screen
from kg.names import shown

if TYPE_CHECKING:
    from kg.answers import Answer
    from kg.findings import Report
    from kg.tables import Columns

__all__ = [
    "REPORT_ENDINGS",
    "ROWS",
    "chosen_format",
    "emit",
    "emit_answer",
    "emit_report",
    "output_options",
]

_STANDARD_OUTPUT = Path("-")

# The formats of rows: the ending of a file by the name of its format. A test holds them to what can
# be written; they are here, too, so that help need not load what writes them.
ROWS = {
    "text": "txt",
    "csv": "csv",
    "tsv": "tsv",
    "json": "json",
    "srj": "srj",
    "xml": "xml",
    "markdown": "md",
    "html": "html",
    "xlsx": "xlsx",
}

# The ending of a report's file by the name of its format.
REPORT_ENDINGS = {"text": "txt", "json": "json", "sarif": "sarif", "html": "html"}

Decorator = Callable[[Callable[..., None]], Callable[..., None]]


def output_options(
    formats: Mapping[str, str], *, more: str = "", otherwise: str = "text"
) -> Decorator:
    """Give a command the options --format and -o.

    Parameters
    ----------
    formats
        The ending of a file by the name of its format.
    more
        What to say of the formats beside their names.
    otherwise
        What to say of the format where none is named, and no file.
    """

    def complete(
        _ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        return [CompletionItem(name) for name in formats if name.startswith(incomplete)]

    chosen = click.option(
        "--format",
        "form",
        metavar="FORMAT",
        shell_complete=complete,
        help=f"{', '.join(formats)}{more}. Default: what FILE's ending says, else {otherwise}.",
    )
    out = click.option(
        "-o",
        "out",
        type=click.Path(path_type=Path, readable=False),
        metavar="FILE",
        help="The file to write. Default, and with -: standard output.",
    )
    return lambda command: chosen(out(command))


def chosen_format(form: str | None, out: Path | None, formats: Mapping[str, str]) -> str:
    """Return the format: the one named, else what the file's ending says, else the first.

    Raises
    ------
    InputError
        If there is no such format.
    """
    if form == "table":  # its name until there were other tables
        form = "text"
    if form is not None:
        if form not in formats:
            raise InputError(f"there is no format “{form}”; choose one of {', '.join(formats)}")
        return form
    name = "" if out is None or out == _STANDARD_OUTPUT else out.name
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    by_ending: dict[str, str] = {}
    for each, known in formats.items():
        by_ending.setdefault(known, each)
    if ending and ending not in by_ending:
        known = ", ".join(f".{each}" for each in by_ending)
        one = "use" if len(formats) == 1 else "use one of"
        more = "" if len(formats) == 1 else ", or add --format"
        raise InputError(
            f"kg does not write the ending .{ending} here; {one} {known}{more}", path=out
        )
    return by_ending.get(ending, next(iter(formats)))


def emit(result: str | bytes, out: Path | None) -> None:
    """Print a result, or write the file whole.

    A terminal is shown what it would obey; a file or a pipe gets every byte.

    Raises
    ------
    InputError
        If not all of it can be written, or it is not text and would go to a terminal.
    """
    # A path may hold bytes that are not UTF-8.
    content = result if isinstance(result, bytes) else result.encode("utf-8", "surrogateescape")
    if out is not None and out != _STANDARD_OUTPUT:
        files.write_bytes(out, content)
        say(f"wrote {shown(out)}")
        return
    if sys.stdout.isatty():
        try:
            text = on_screen(result if isinstance(result, str) else result.decode("utf-8"))
        except UnicodeDecodeError as error:
            raise InputError(
                "this format is not text; write it to a file", setting="out"
            ) from error
        content = text.encode(sys.stdout.encoding, "backslashreplace")
    if isinstance(result, str) and not content.endswith(b"\n"):
        content += b"\n"
    put(content)


def emit_answer(
    answer: Answer, form: str, out: Path | None, *, whole: Collection[str] = ()
) -> None:
    """Print rows or write their file, and say what is not in it.

    On a terminal, text is cut to its width, but not the columns named in ``whole``.
    """
    from kg.answers import left_out, write_answer

    if left := left_out(answer.table, form):
        say(f"{left}; for all of them: -o FILE.csv")
    width = shutil.get_terminal_size((0, 0)).columns
    on_terminal = sys.stdout.isatty() and (out is None or out == _STANDARD_OUTPUT)
    if not (form == "text" and on_terminal and width):
        emit(write_answer(answer, form), out)
        return
    found = answer.table.in_columns(width, whole=whole)
    emit("\n".join(found.lines), None)
    if told := _what_was_cut(found):  # below the rows, where the reader is now
        say(f"{told}. To see all: --format csv, or -o FILE")


def _what_was_cut(found: Columns) -> str:
    told = []
    if found.shortened:
        what = "1 cell was" if found.shortened == 1 else f"{found.shortened:,} cells were"
        told.append(f"{what} shortened to fit this window")
    if found.left_out:
        what = "the column" if len(found.left_out) == 1 else "the columns"
        told.append(f"there was no room for {what} {', '.join(found.left_out)}")
    return "; ".join(told)


def emit_report(report: Report, form: str, out: Path | None) -> None:
    """Write a report; exit with 1 if there are errors."""
    from kg.findings import write_report

    if form == "html":
        from kg.pages import report_page

        emit(report_page(report), out)
    else:
        emit(write_report(report, form), out)
    if not report.conforms:
        sys.exit(1)
