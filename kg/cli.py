"""The command ``kg``: each command loads, calls one function and prints."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.errors import InputError, KgError

if TYPE_CHECKING:
    from kg.store import Dataset, Study

__all__ = ["main"]


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


def _say(message: str) -> None:
    click.echo(f"kg: {message}", err=True)


def _study_option(command: Callable[..., None]) -> Callable[..., None]:
    return click.option(
        "--study",
        "folder",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The study's folder. Default: this folder if it holds data/, else the example.",
    )(command)


def _out_option(text: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option("-o", "out", type=click.Path(path_type=Path), metavar="FILE", help=text)


def _reading_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in (
        click.option("--stated-only", is_flag=True, help="Leave out what is inferred."),
        click.option("--lang", default="en", show_default=True, help="Language of the labels."),
    ):
        command = option(command)
    return command


def _open(folder: Path | None) -> Study:
    from kg.store import open_study

    study = open_study(folder)
    where = "the shipped example" if study.is_example else str(study.root.resolve())
    _say(f"study: {where}")
    return study


def _load(folder: Path | None) -> Dataset:
    from kg.store import load

    return load(_open(folder))


def _emit(text: str, out: Path | None) -> None:
    """Print, or write the file whole."""
    from kg import files

    if out is None or str(out) == "-":
        click.echo(text, nl=not text.endswith("\n"))
    else:
        files.write_text(out, text)
        _say(f"wrote {out}")


@main.command()
@_study_option
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

    study = _open(folder)
    report = make(study, out, _say)
    if not report.conforms:
        click.echo(reports.write(report, "text"), nl=False)
        _say("nothing was written, since the data do not conform")
        sys.exit(1)
    click.echo(out / "index.html")


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@_study_option
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
@_out_option("Write the report to a file.")
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
    study = _open(folder)
    if alone:
        dataset = store.assemble(study, [*store.ontology_files(), *_turtle_files(paths)])
    else:
        dataset = store.load(study, extra=_turtle_files(paths))
    report = validation.validate(dataset, shapes=shapes or None)
    if paths:
        report = report.about(_turtle_files(paths), dataset)
    if form == "html":
        from kg.pages.report_page import report_page

        _emit(report_page(report), out)
    else:
        _emit(reports.write(report, form), out)
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
@_study_option
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

    dataset = _load(folder)
    failed = False
    if fill:
        written, proof = proofs.fill(dataset, texts)
        for finding in proof.findings:
            click.echo(finding)
        click.echo(f"{written} offsets and checksums written")
        failed = bool(proof.findings)
        if written:
            dataset = _load(folder)
    proof = proofs.check(dataset, texts)
    if not fill or not failed:
        for finding in proof.findings:
            click.echo(finding)
    click.echo(proof)
    if proof.findings or failed:
        sys.exit(1)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@_study_option
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a file is not canonical.")
def fmt(paths: tuple[Path, ...], folder: Path | None, check: bool) -> None:
    """Write Turtle files in canonical form; nothing is lost or changed.

    Example: kg fmt data/documents/riga-mile-partners.ttl
    """
    from kg import turtle
    from kg.errors import DataError

    chosen = _turtle_files(paths) if paths else _open(folder).files()
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
    _say(f"{len(chosen)} files read, {len(new)} not canonical")
    if check and new:
        sys.exit(1)


@main.command(
    epilog="Besides running NAME, “kg query list” shows all questions, “kg query show NAME” one."
)
@click.argument("words", nargs=-1, required=True, metavar="NAME|FILE|-")
@_study_option
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="Bind a parameter.")
@_reading_options
@click.option("--format", "form", default="table", show_default=True, help="table, csv, json")
@click.option("--timeout", default=30.0, show_default=True, help="Seconds to wait for the answer.")
@_out_option("Write the answer to a file.")
def query(
    words: tuple[str, ...],
    folder: Path | None,
    params: tuple[str, ...],
    lang: str,
    stated_only: bool,
    form: str,
    timeout: float,
    out: Path | None,
) -> None:
    """Answer a question: one by name, a SPARQL file, or - for standard input.

    Example: kg query who-organised-the-event --param event=event:riga-mile-partners
    """
    from kg import headers, queries, tables
    from kg.limits import Limits

    study = _open(folder)
    if words[0] == "list" and len(words) == 1:
        for name, path in queries.find_queries(study, "questions").items():
            click.echo(f"{name}\n    {queries.read_query(path).summary}")
        return
    if words[0] == "show" and len(words) == 2:
        click.echo(queries.read_question(words[1], study).text, nl=False)
        return
    if len(words) != 1:
        raise InputError(f"“{' '.join(words)}” is no question; name one, or a file, or -")
    if form not in tables.FORMATS:
        raise InputError(f"“{form}” is no format; choose one of {', '.join(tables.FORMATS)}")
    from kg.store import load

    if words[0] == "-":
        asked = headers.parse_query(_standard_input(), name="standard input")
    else:
        asked = queries.read_question(words[0], study)
    given = dict(_pair(param) for param in params)
    dataset = load(study)
    limits = Limits(seconds=timeout)
    table = queries.run(dataset, asked, given, lang=lang, stated_only=stated_only, limits=limits)
    for warning in queries.advice(dataset, asked, given, table, stated_only=stated_only):
        _say(warning)
    _emit(tables.write(table, form), out)


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError("standard input is not in UTF-8") from error


def _pair(param: str) -> tuple[str, str]:
    name, equals, text = param.partition("=")
    if not equals:
        raise InputError(f"--param takes NAME=VALUE; “{param}” has no “=”")
    return name, text


@main.command()
@click.argument("name", required=False, metavar="[NAME|FILE.rq]")
@_study_option
@_reading_options
@click.option(
    "--format", "form", default="table", show_default=True, help="table, csv, json, text, sarif"
)
@_out_option("Write the answer to a file.")
def gaps(
    name: str | None,
    folder: Path | None,
    lang: str,
    stated_only: bool,
    form: str,
    out: Path | None,
) -> None:
    """Show what is not known yet: the count of each gap, or the things of one.

    The formats text and sarif give each thing as advice, with file and line. A gap is no fault:
    the exit code is 0 however many there are.

    Example: kg gaps events-without-a-year
    """
    from kg import gaps as missing
    from kg import queries, reports, tables
    from kg.store import load

    forms = (*tables.FORMATS, "text", "sarif")
    if form not in forms:
        raise InputError(f"“{form}” is no format; choose one of {', '.join(forms)}")
    study = _open(folder)
    asked = queries.read_gap(name, study) if name else None
    dataset = load(study)
    found = missing.find_gaps(
        dataset, [asked] if asked else None, lang=lang, stated_only=stated_only
    )
    if form == "text":
        text = missing.as_text(missing.advice(found, dataset))
    elif form == "sarif":
        text = reports.write(missing.advice(found, dataset), form)
    else:
        text = tables.write(found[0].table if asked else missing.overview(found), form)
    _emit(text, out)


def _network(name: str, study: Study, lang: str, stated_only: bool) -> Any:  # noqa: ANN401
    """Make a network from a query's name or file, or read one made elsewhere; with its dataset."""
    from kg import exports, networks, queries
    from kg.store import load

    dataset = load(study)
    path = Path(name)
    if path.suffix and path.suffix != ".rq":
        return exports.read_network(path), dataset, None
    asked = queries.read_network_query(name, study)
    graph = networks.build_network(dataset, asked, lang=lang, stated_only=stated_only)
    return graph, dataset, asked


@main.command()
@click.argument("name", metavar="NAME|FILE.rq")
@_study_option
@_reading_options
@_out_option("The file; its ending tells the format: gexf graphml net dl csv xlsx json.")
def network(name: str, folder: Path | None, lang: str, stated_only: bool, out: Path | None) -> None:
    """Make a network and write it for another tool; without -o its edges as CSV.

    Example: kg network actor-event -o actor-event.gexf
    """
    from kg import exports, files

    form = out.suffix.removeprefix(".").lower() if out is not None else "csv"
    if form not in exports.FORMATS:
        raise InputError(
            f"“{out}” does not end in a network format; there are "
            f"{', '.join('.' + known for known in exports.FORMATS)}"
        )
    graph, _, _ = _network(name, _open(folder), lang, stated_only)
    content = exports.export_network(graph, form)
    if out is None:
        click.echo(content.decode(), nl=False)
    else:
        files.write_bytes(out, content)
        _say(f"wrote {out}: {len(graph)} nodes, {graph.number_of_edges()} edges")


@main.command()
@click.argument("name", metavar="NAME|FILE")
@_study_option
@_reading_options
@click.option("--measure", "names", multiple=True, metavar="M", help="A measure; may be repeated.")
@click.option("--format", "form", default="table", show_default=True, help="table, csv, json")
@_out_option("Write the table to a file.")
def measure(
    name: str,
    folder: Path | None,
    lang: str,
    stated_only: bool,
    names: tuple[str, ...],
    form: str,
    out: Path | None,
) -> None:
    """Measure a network: one of the study's, a query file, or a network file made elsewhere.

    Example: kg measure actor-event --measure betweenness --format csv
    """
    from kg import measures, tables

    if form not in tables.FORMATS:
        raise InputError(f"“{form}” is no format; choose one of {', '.join(tables.FORMATS)}")
    graph, _, _ = _network(name, _open(folder), lang, stated_only)
    _emit(tables.write(measures.measure(graph, names), form), out)


@main.command()
@click.argument("name", metavar="NAME|FILE")
@_study_option
@_reading_options
@_out_option("The page's file. Default: the network's name with .html, in this folder.")
def page(name: str, folder: Path | None, lang: str, stated_only: bool, out: Path | None) -> None:
    """Write a network as one interactive page that opens anywhere, without the internet.

    Example: kg page actor-event -o actor-event.html
    """
    from kg import files, measures
    from kg.claims import read_claims
    from kg.pages.network_page import network_page

    graph, dataset, asked = _network(name, _open(folder), lang, stated_only)
    text = network_page(
        graph,
        read_claims(dataset, lang),
        title=str(graph.graph.get("title", name)),
        question=str(graph.graph.get("question", "")),
        lang=lang,
        measures=measures.values(graph),
        note=asked.reading if asked else "",
    )
    target = out or Path(f"{Path(name).stem}.html")
    files.write_text(target, text)
    click.echo(target)
