"""The commands that read, check and write a study's data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.base import loaded, main, opened, say, say_once, study_option
from kg.cli.checking import checking_options
from kg.cli.output import chosen_format, emit, output_options
from kg.errors import InputError
from kg.names import pasted, shown

if TYPE_CHECKING:
    from kg.findings import Report
    from kg.study import StudyFolder

__all__: list[str] = []

# The ending of a file by the name of its format.
_REPORTS = {"text": "txt", "json": "json", "sarif": "sarif", "html": "html"}
_OF_SHACL = {**_REPORTS, "turtle": "ttl"}


@main.command()
@study_option
@click.option(
    "-o",
    "out",
    type=click.Path(path_type=Path, readable=False),
    default=Path("build"),
    show_default=True,
    metavar="DIR",
    help="The folder to write.",
)
@checking_options
def build(folder: Path | None, out: Path, timeout: float, engine: str) -> None:
    """Make everything: tables, network files and pages.

    If the data have errors, you get their report, and the folder stays as it was.

    Example: kg build -o build
    """
    from kg.findings import write_report
    from kg.release import build as make

    if str(out) == "-":
        raise InputError("a build is a folder, not one file; name a folder", setting="out")
    study = opened(folder)
    report = make(study, out, say, timeout=timeout, engine=engine)
    if not report.conforms:
        emit(write_report(report, "text"), None)
        say("nothing was written, since the data have errors")
        sys.exit(1)
    emit(shown(out / "index.html"), None)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False))
@study_option
@click.option("--alone", is_flag=True, help="Validate the files without the study's other data.")
@click.option("--syntax", is_flag=True, help="Only read the files.")
@click.option(
    "--shapes",
    multiple=True,
    type=click.Path(path_type=Path, readable=False),
    metavar="PATH",
    help="Shapes, a folder or a file, in place of the shipped ones; may be repeated.",
)
@checking_options
@output_options(_OF_SHACL)
def validate(
    paths: tuple[Path, ...],
    folder: Path | None,
    alone: bool,
    syntax: bool,
    shapes: tuple[Path, ...],
    timeout: float,
    engine: str,
    form: str | None,
    out: Path | None,
) -> None:
    """Check Turtle files against the shapes.

    Without PATHS the whole study is checked. Files named are checked together with the study, and
    only the results that they cause are reported, also those about records of other files. A
    study's own shapes are in its folders shapes/ and ontology/shapes/.

    Example: kg validate data/documents/riga-mile-partners.ttl
    """
    from kg.rdf import read_triples
    from kg.reading import is_folder
    from kg.study import load_dataset, ontology_files, read_dataset
    from kg.validation import validate

    chosen = chosen_format(form, out, _OF_SHACL)
    for place in filter(is_folder, shapes):
        _say_passed_over(place)
    if (alone or syntax) and not paths:
        raise InputError("--alone and --syntax need the files to check; name them")
    given = _turtle_files(paths)
    if syntax:
        chosen_format(form, out, {"text": "txt"})
        for path in given:
            read_triples(path)
        emit("".join(f"{shown(path)}: can be read as Turtle\n" for path in given), out)
        return
    study = opened(folder)
    # In a folder named, the study's own shapes are what the data are checked against.
    own_shapes = [each.resolve() for each in study.shapes]
    given = [
        path
        for path in given
        if path in paths or not any(path.resolve().is_relative_to(each) for each in own_shapes)
    ]
    if alone:
        dataset = read_dataset(study, [*ontology_files(), *study.ontology_files(), *given])
    else:
        dataset = load_dataset(study, extra=given)
    report = validate(dataset, shapes=shapes or None, of=paths, timeout=timeout, engine=engine)
    _emit_report(report, chosen, out)


def _say_passed_over(folder: Path) -> None:
    from kg.reading import passed_over
    from kg.study import TURTLE, is_turtle

    # Queries and rules are not data, and nobody takes them for data.
    if told := passed_over(folder, lambda path: is_turtle(path) or path.suffix == ".rq", TURTLE):
        say_once(told)


def _emit_report(report: Report, form: str, out: Path | None) -> None:
    """Write a report; exit with 1 if there are errors."""
    from kg.findings import write_report

    if form == "html":
        from kg.pages import report_page

        emit(report_page(report), out)
    else:
        emit(write_report(report, form), out)
    if not report.conforms:
        sys.exit(1)


def _turtle_files(paths: tuple[Path, ...]) -> list[Path]:
    """Return files as given and folders as the Turtle files in them; say what is not read."""
    from kg.reading import each_once, files_under, is_folder
    from kg.study import ENDINGS

    found: list[Path] = []
    for path in paths:
        if not is_folder(path):
            found.append(path)
            continue
        inside = files_under(path, ENDINGS)
        _say_passed_over(path)
        if not inside:
            raise InputError("has no Turtle file (*.ttl)", path=path)
        found += inside
    return each_once(found)


@main.command()
@study_option
@click.option(
    "--texts",
    type=click.Path(path_type=Path, readable=False),
    required=True,
    metavar="DIR",
    help="The folder with the documents' texts.",
)
@click.option("--fill", is_flag=True, help="Write missing offsets and checksums into the files.")
@output_options(_REPORTS)
def evidence(
    folder: Path | None, texts: Path, fill: bool, form: str | None, out: Path | None
) -> None:
    """Check that every quote is in its document's text.

    Texts are matched by their SHA-256 checksum; file names do not matter. The last line gives the
    totals.

    Example: kg evidence --texts ../texts --fill
    """
    from kg.validation import check_quotes, fill_quotes

    chosen = chosen_format(form, out, _REPORTS)
    dataset = loaded(folder)
    if fill:
        written, report = fill_quotes(dataset, texts)
        say(f"{written} offsets and checksums written")
    else:
        report = check_quotes(dataset, texts)
    _emit_report(report, chosen, out)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False))
@study_option
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a file is not canonical.")
def fmt(paths: tuple[Path, ...], folder: Path | None, check: bool) -> None:
    """Write Turtle files in canonical form.

    Nothing that they say is lost or changed. N-Triples (*.nt) stay as they are.

    Example: kg fmt data/documents/riga-mile-partners.ttl
    """
    from kg.encodings import read_text
    from kg.errors import DataError
    from kg.rdf import (
        canonical,
        declared_prefixes,
        first_comment,
        parse_turtle,
        write_canonical,
    )
    from kg.reading import read_bytes
    from kg.study import is_triples

    given = _turtle_files(paths) if paths else _own_files(opened(folder))
    chosen = [path for path in given if not is_triples(path)]
    for path in filter(is_triples, given):
        say(f"{shown(path)}: is N-Triples, which stays as it is")
    texts = {path: read_text(path) for path in chosen}
    new = {}
    for path, text in texts.items():
        try:
            triples = parse_turtle(text, path=path)
            formatted = canonical(triples, declared_prefixes(text.encode()))
        except DataError as error:
            raise DataError(error.message, path=path) from error
        # A byte-order mark or other line ends are no part of the text as read.
        if formatted.encode() == read_bytes(path):
            continue
        if line := first_comment(text):
            raise DataError(
                "has a comment, which would be lost; move its words into skos:note",
                path=path,
                line=line,
            )
        new[path] = formatted
    for path, formatted in new.items():
        if check:
            emit(f"{shown(path)}: is not canonical; run kg fmt {pasted(path)}", None)
        else:
            own = declared_prefixes(formatted.encode())
            write_canonical(path, parse_turtle(formatted), declared=own, over=texts[path].encode())
            emit(f"{shown(path)}: formatted", None)
    say(f"{len(chosen)} files read, {len(new)} not canonical")
    if check and new:
        sys.exit(1)


def _own_files(study: StudyFolder) -> list[Path]:
    """Return a study's Turtle files: its data, and its ontology with the shapes in it."""
    from kg.reading import files_under
    from kg.study import ENDINGS

    shapes = [each for each in study.shapes if each.is_relative_to(study.ontology)]
    within = [path for folder in shapes for path in files_under(folder, ENDINGS)]
    return [*study.files(), *study.ontology_files(), *within]


@main.command()
@study_option
@click.option("--stated-only", is_flag=True, help="Leave out what is inferred.")
@click.option(
    "-o",
    "out",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="The file to write. Default, and with -: standard output.",
)
def dump(folder: Path | None, stated_only: bool, out: Path | None) -> None:
    """Write all graphs as N-Quads, for an endpoint to load.

    Lines without a graph name hold everything together, with merged records and derived dates;
    questions use these. See docs/scale-out.md.

    Example: kg dump -o study.nq
    """
    from kg.study import dump as dumped

    chosen_format(None, out, {"N-Quads": "nq"})
    emit(dumped(loaded(folder), stated_only=stated_only), out)
