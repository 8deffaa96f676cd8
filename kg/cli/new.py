"""The commands that begin a study, and a document of it."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.base import main, opened, say, study_option
from kg.cli.output import emit
from kg.names import pasted, shown

__all__: list[str] = []


@main.group()
def new() -> None:
    """Begin a study, or a document of a study.

    Example: kg new study my-study
    """


@new.command()
@click.argument("folder", type=click.Path(path_type=Path, readable=False), metavar="DIR")
def study(folder: Path) -> None:
    """Make a folder for a new study.

    It has folders for the data, a question to start from, and a README.md that says what to do.
    DIR must be new or empty; hidden files in it stay.

    Example: kg new study my-study
    """
    from kg.incoming.starting import new_study

    for name in new_study(folder):
        emit(shown(folder / name), None)
    say(f"next: read {shown(folder / 'README.md')}, save a text in {shown(folder / 'texts')}, then")
    is_here = folder.resolve() == Path.cwd()
    go = "" if is_here else f"cd {pasted(folder)}; "
    say(f"{go}kg new document --address URL --text texts/FILE")


@new.command()
@click.option("--address", required=True, metavar="URL", help="Where the document is on the web.")
@click.option(
    "--text",
    "text",
    type=click.Path(path_type=Path, readable=False),
    required=True,
    metavar="FILE",
    help="Its text, in UTF-8.",
)
@click.option("--title", default="", help="Its title. Default: the first line of the text.")
@click.option("--language", default="", metavar="LANG", help="Such as lt. Default: guessed.")
@click.option("--publisher", default="", metavar="ACTOR", help="An actor of the study, by name.")
@click.option("--coder", default="", metavar="NAME", help="Who codes it.")
@click.option("--slug", default="", metavar="NAME", help="What its name and its file's end in.")
@click.option(
    "--retrieved", default="", metavar="DAY", help="When the text was taken. Default: today."
)
@study_option
def document(
    address: str,
    text: Path,
    title: str,
    language: str,
    publisher: str,
    coder: str,
    slug: str,
    retrieved: str,
    folder: Path | None,
) -> None:
    """Write the file of a new document, ready for its claims.

    The file has the usual prefixes, and the document's record with the checksum of its text and its
    title as a quote. No file is overwritten.

    Example: kg new document --address https://example.org/riga --text texts/riga.txt
    """
    from kg.incoming.starting import new_document

    made = new_document(
        opened(folder),
        text,
        address,
        title=title,
        language=language,
        publisher=publisher,
        coder=coder,
        slug=slug,
        retrieved=retrieved,
    )
    for note in made.notes:
        say(note)
    emit(shown(made.path), None)
    path, texts = pasted(made.path), pasted(text.parent)
    say(
        "next: write each claim into this file, with its phrase: "
        f'migov:evidence [ oa:exact "..."@{made.language} ]. Then:'
    )
    say(f"kg fmt {path}; kg evidence {path} --texts {texts} --fill; kg validate {path}")
