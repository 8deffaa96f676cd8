"""The commands that read, check and write a study's data."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.base import emit, loaded, main, opened, out_option, say, study_option
from kg.errors import InputError

__all__: list[str] = []


@main.command()
@study_option
@click.option(
    "-o",
    "out",
    type=click.Path(path_type=Path),
    default=Path("build"),
    show_default=True,
    metavar="DIR",
    help="The folder to write.",
)
def build(folder: Path | None, out: Path) -> None:
    """Make everything: from Turtle to tables, network files and pages.

    Bad data stop it with their report, and the folder stays as it was.

    Example: kg build -o build
    """
    from kg import reports
    from kg.build import build as make

    study = opened(folder)
    report = make(study, out, say)
    if not report.conforms:
        click.echo(reports.write(report, "text"), nl=False)
        say("nothing was written, since the data do not conform")
        sys.exit(1)
    click.echo(out / "index.html")


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@study_option
@click.option("--alone", is_flag=True, help="Validate the files without the study.")
@click.option("--syntax", is_flag=True, help="Only read the files.")
@click.option(
    "--format", "form", default="text", show_default=True, help="text, json, sarif, turtle, html"
)
@click.option(
    "--shapes",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Shapes, a folder or a file, in place of the shipped ones; may be repeated.",
)
@out_option("Write the report to a file.")
def validate(
    paths: tuple[Path, ...],
    folder: Path | None,
    alone: bool,
    syntax: bool,
    form: str,
    shapes: tuple[Path, ...],
    out: Path | None,
) -> None:
    """Check Turtle files against the shapes.

    Without PATH the whole study is checked. Files named are checked together with the study, and
    only what is theirs is reported. A study's own shapes stand in its folder shapes/.

    Example: kg validate data/documents/riga-mile-partners.ttl
    """
    from kg import reports, store, turtle, validation

    if form not in (*reports.FORMATS, "html"):
        known = ", ".join([*reports.FORMATS, "html"])
        raise InputError(f"“{form}” is no format; choose one of {known}")
    if (alone or syntax) and not paths:
        raise InputError("--alone and --syntax need the files to check; name them")
    if syntax:
        for path in _turtle_files(paths):
            turtle.read_triples(path)
            click.echo(f"{path}: reads as Turtle")
        return
    study = opened(folder)
    if alone:
        dataset = store.assemble(study, [*store.ontology_files(), *_turtle_files(paths)])
    else:
        dataset = store.load(study, extra=_turtle_files(paths))
    report = validation.validate(dataset, shapes=shapes or None)
    if paths:
        report = report.about(_turtle_files(paths), dataset)
    if form == "html":
        from kg.pages.report_page import report_page

        emit(report_page(report), out)
    else:
        emit(reports.write(report, form), out)
    if not report.conforms:
        sys.exit(1)


def _turtle_files(paths: tuple[Path, ...]) -> list[Path]:
    """Return files as given and folders as the Turtle files in them."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob("*.ttl")) if path.is_dir() else [path]
        if not inside:
            raise InputError("holds no Turtle file (*.ttl)", path=path)
        found += inside
    return found


@main.command()
@study_option
@click.option(
    "--texts",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
    help="The folder with the documents' texts.",
)
@click.option("--fill", is_flag=True, help="Write the offsets and checksums left out.")
def evidence(folder: Path | None, texts: Path, fill: bool) -> None:
    """Check that every quote stands in its document's text.

    A text is known by its SHA-256, whatever its file is called. The count comes last.

    Example: kg evidence --texts ../texts --fill
    """
    from kg import evidence as proofs

    dataset = loaded(folder)
    failed = False
    if fill:
        written, proof = proofs.fill(dataset, texts)
        for finding in proof.findings:
            click.echo(finding)
        click.echo(f"{written} offsets and checksums written")
        failed = bool(proof.findings)
        if written:
            dataset = loaded(folder)
    proof = proofs.check(dataset, texts)
    if not fill or not failed:
        for finding in proof.findings:
            click.echo(finding)
    click.echo(proof)
    if proof.findings or failed:
        sys.exit(1)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@study_option
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a file is not canonical.")
def fmt(paths: tuple[Path, ...], folder: Path | None, check: bool) -> None:
    """Write Turtle files in canonical form; nothing is lost or changed.

    Example: kg fmt data/documents/riga-mile-partners.ttl
    """
    from kg import turtle
    from kg.errors import DataError

    chosen = _turtle_files(paths) if paths else opened(folder).files()
    texts = {path: turtle.read_text(path) for path in chosen}
    new = {}
    for path, text in texts.items():
        try:
            formatted = turtle.canonical(turtle.parse_turtle(text, path=path))
        except DataError as error:
            raise DataError(error.message, path=path) from error
        # A byte-order mark or other line ends are no part of the text as read.
        if formatted.encode() == path.read_bytes():
            continue
        if line := turtle.first_comment(text):
            raise DataError(
                "has a comment, which would be lost; move its words into skos:note",
                path=path,
                line=line,
            )
        new[path] = formatted
    for path, formatted in new.items():
        if check:
            click.echo(f"{path}: is not canonical; run kg fmt {path}")
        else:
            turtle.write_canonical(path, turtle.parse_turtle(formatted))
            click.echo(f"{path}: formatted")
    say(f"{len(chosen)} files read, {len(new)} not canonical")
    if check and new:
        sys.exit(1)


@main.command()
@study_option
@click.option("--stated-only", is_flag=True, help="Leave out what is inferred.")
@out_option("The file to write. Default: standard output.")
def dump(folder: Path | None, stated_only: bool, out: Path | None) -> None:
    """Write all graphs as N-Quads, for an endpoint to load.

    The lines without a graph are the union of the others, with records joined and bounds of dates
    derived: what questions are asked of. See docs/scale-out.md.

    Example: kg dump -o study.nq
    """
    from kg import dumps

    emit(dumps.dump(loaded(folder), stated_only=stated_only), out)
