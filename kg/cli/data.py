"""The commands that check a study's data and write all of it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.base import loaded, main, opened, say, study_option
from kg.cli.checking import checking_options
from kg.cli.output import REPORT_ENDINGS, chosen_format, emit, emit_report, output_options
from kg.cli.turtle import say_passed_over, turtle_files
from kg.errors import InputError
from kg.names import shown

__all__: list[str] = []

_OF_SHACL = {**REPORT_ENDINGS, "turtle": "ttl"}


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
        say_passed_over(place)
    if (alone or syntax) and not paths:
        raise InputError("--alone and --syntax need the files to check; name them")
    given = turtle_files(paths)
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
    emit_report(report, chosen, out)


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
