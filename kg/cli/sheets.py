"""The commands on coding sheets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.base import loaded, main, say, study_option
from kg.cli.output import chosen_format, emit, emit_report, output_options
from kg.errors import InputError
from kg.names import pasted, shown

if TYPE_CHECKING:
    from kg.incoming.sheets import Filled
    from kg.study import Dataset

__all__: list[str] = []

_REPORTS = {"text": "txt", "json": "json", "sarif": "sarif", "html": "html"}
_LANGUAGES = ("en", "lt", "lv")

_lang_option = click.option(
    "--lang",
    type=click.Choice(_LANGUAGES),
    default="en",
    show_default=True,
    help="Language of headings, names and lists.",
)
_full_option = click.option(
    "--full", is_flag=True, help="Write names and quotes in full each time; else, shortened."
)
_out_option = click.option(
    "-o",
    "out",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE.xlsx|DIR",
    help="The workbook to write, or a folder for CSV files. Default: the workbook on standard "
    "output.",
)


@main.group()
def sheet() -> None:
    """Code documents in a spreadsheet.

    A coding sheet has a row for each claim, and sheets for actors, events, projects and what else
    there is to say. It is a workbook (.xlsx), or a folder of CSV files.

    Example: kg sheet new --document https://example.org/news --text news.txt -o news.xlsx
    """


@sheet.command()
@click.option("--document", "address", metavar="URL", help="The document's address on the web.")
@click.option(
    "--text",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="The document's text, a file in UTF-8.",
)
@click.option(
    "--text-lang",
    metavar="LANG",
    help="The language of the text. Default: kg tells English, Lithuanian and Latvian apart.",
)
@click.option(
    "--coder",
    default="",
    metavar="NAME",
    help="Who codes it. Default: the coder of all that the study has, if it is one.",
)
@_lang_option
@study_option
@_out_option
def new(
    address: str | None,
    text: Path | None,
    text_lang: str | None,
    coder: str,
    lang: str,
    folder: Path | None,
    out: Path | None,
) -> None:
    """Make a coding sheet for a new document.

    With --text its row is filled in, records of the study that the text names are listed in the
    sheet of their kind, and what was found is in a sheet of its own, also names that may be of
    actors that the study does not have. Nothing of it enters the study before you say more. An
    existing file is not replaced.

    Example: kg sheet new --document https://example.org/news --text news.txt -o news.xlsx
    """
    from kg.incoming.sheets import example_sheets, new_document, new_sheets, usual_coder

    is_book = _is_book(out)
    document = new_document(address or "", text, text_lang or "") if address or text else None
    dataset = loaded(folder, may_be_empty=True)
    for remark in document.remarks if document else ():
        say(remark)
    if document and not coder and (coder := usual_coder(dataset)):
        say(f"the coder is “{coder}”, as in the rest of the study; correct it if needed")
    _write(
        new_sheets(dataset, document, lang=lang, coder=coder), out, is_book, example_sheets(lang)
    )


@sheet.command()
@click.option(
    "--document",
    "documents",
    multiple=True,
    metavar="DOCUMENT",
    help="A document, by any of its names; may be repeated. Default: all, and what is in no "
    "document's file.",
)
@_lang_option
@_full_option
@study_option
@_out_option
def export(
    documents: tuple[str, ...], lang: str, full: bool, folder: Path | None, out: Path | None
) -> None:
    """Fill a coding sheet with what the study has of documents.

    Long names and quotes are shortened to their first and last words; point at a cell to read its
    quotes in full. An existing file is not replaced.

    Example: kg sheet export --document doc:riga-mile-partners -o riga.xlsx
    """
    from kg.incoming.sheets import export_sheets

    is_book = _is_book(out)
    dataset = loaded(folder)
    chosen = _documents(documents, dataset, lang)
    _write(export_sheets(dataset, chosen or None, lang=lang, is_brief=not full), out, is_book)


@sheet.command(name="import")
@click.argument("path", type=click.Path(path_type=Path, readable=False), metavar="FILE")
@click.option(
    "--texts",
    type=click.Path(path_type=Path, readable=False),
    metavar="DIR",
    help="The folder with the documents' texts, in which new quotes are looked for.",
)
@click.option(
    "--text",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="The text of the document, in place of a folder.",
)
@click.option(
    "--encoding", metavar="NAME", help="The encoding of CSV files, such as cp1257. Default: found."
)
@click.option("--write", is_flag=True, help="Write the changes. Without it they are only shown.")
@_lang_option
@study_option
@output_options(_REPORTS)
def import_(
    path: Path,
    texts: Path | None,
    text: Path | None,
    encoding: str | None,
    write: bool,
    lang: str,
    folder: Path | None,
    form: str | None,
    out: Path | None,
) -> None:
    """Bring a filled coding sheet into the study.

    FILE is a workbook (.xlsx or .ods), a CSV file, or a folder of CSV files. You get what would be
    added, changed and removed; with --write, it is written. If there are errors, you get all of
    them, each with its sheet, row and column, and nothing is written.

    What a document says in the study and no row says any more is removed. Documents, sheets and
    columns that the coding sheet does not have stay as they are in the study. Without the sheet of
    documents, nothing is removed.

    Example: kg sheet import riga.xlsx --texts ../texts
    """
    from kg.files import write_files
    from kg.incoming.sheets import check_import, read_coding_sheet
    from kg.study import changes, count_changes, tell_changes

    chosen = chosen_format(form, out, _REPORTS)
    dataset = loaded(folder, may_be_empty=True)
    found = read_coding_sheet(path, dataset, texts=texts, text=text, lang=lang, encoding=encoding)
    for note in found.notes:
        say(note)
    report = check_import(found)
    if not report.conforms:
        if found.without_text:
            say("to find new quotes, kg needs the documents' texts: --texts DIR, or --text FILE")
        say("nothing was written, since the sheet has errors")
        emit_report(report, chosen, out)
    for result in report.results:
        say(str(result))
    changed = changes(found.before, found.after)
    if changed:
        called = found.headings
        lines = tell_changes(changed, found.before, found.after, lang=lang, called=called)
        emit("".join(f"{line}\n" for line in lines), out)
    say(count_changes(changed))
    if not changed:
        return
    if not write:
        say(f"nothing is written yet; to write this: kg sheet import {pasted(path)} … --write")
        return
    if dataset.folder.is_example:
        raise InputError("the shipped example is not changed; name your study with --study")
    old = {path: dataset.contents[path] for path in found.contents if path in dataset.contents}
    write_files(found.contents, old)
    for each in found.contents:
        say(f"wrote {shown(each)}")


def _documents(named: tuple[str, ...], dataset: Dataset, lang: str) -> list[str]:
    """Return the documents that are named, and say how a name was taken."""
    from kg.lookup import Finder

    finder, chosen = Finder(dataset), []
    for name in named:
        iri, told = finder.taken(name, like="doc:x", lang=lang)
        if told:
            say(told)
        chosen += [iri] * (iri not in chosen)
    return chosen


def _is_book(out: Path | None) -> bool:
    """Tell whether a workbook is to be written, and not a folder."""
    if out is None or str(out) == "-" or out.suffix.lower() == ".xlsx":
        return True
    if out.suffix.lower() in (".csv", ".ods", ".xls", ".tsv"):
        raise InputError(
            f"kg does not write a coding sheet with the ending {out.suffix}; use .xlsx, or name a "
            "folder for CSV files",
            path=out,
        )
    return False


def _write(filled: Filled, out: Path | None, is_book: bool, example: Filled | None = None) -> None:
    """Write a workbook or a folder; never over what may be somebody's work."""
    from kg.files import write_files
    from kg.incoming.sheets import sheet_files
    from kg.reading import read_bytes

    made = sheet_files(filled, out or Path("-"), is_book=is_book, example=example)
    if out is None or str(out) == "-":
        emit(next(iter(made.values())), None)
        return
    there = {path: read_bytes(path) for path in made if path.exists()}
    for path, content in there.items():
        if content != made[path]:
            raise InputError(
                "exists already and may have somebody's work in it; choose another name, or move "
                "it away",
                path=path,
                setting="path",
            )
    write_files(made, there)
    count = len(filled.rows)
    say(f"wrote {shown(out)}: {count:,} row{'s' * (count != 1)}")
