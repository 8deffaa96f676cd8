"""The command that marks in a text what a study knows."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.base import loaded, main, say, study_option
from kg.cli.output import ROWS, chosen_format, emit, emit_answer, output_options
from kg.errors import InputError
from kg.names import shown

if TYPE_CHECKING:
    from kg.incoming.mentions import Mention
    from kg.study import Dataset

__all__: list[str] = []


@main.command()
@click.argument("text", type=click.Path(path_type=Path, readable=False, allow_dash=True))
@click.option(
    "--lang", default="", metavar="LANG", help="The text's language, as in lt. Default: guessed."
)
@study_option
@output_options(ROWS)
def mentions(
    text: Path, lang: str, folder: Path | None, form: str | None, out: Path | None
) -> None:
    """Mark in a plain TEXT the actors, places, projects and roles that the study has.

    You get each mention with its offsets, counted in characters as for quotes, its record, and how
    well the name matched (100: letter by letter). Names may be inflected or misspelt. What looks
    like the name of an actor that the study does not have is of the kind “unknown”. Nothing is
    written into the study. With --format html you get the text with its marks. TEXT is a file in
    UTF-8, or - for standard input.

    Example: kg mentions news.txt --lang lt -o news.html
    """
    from kg.answers import Answer
    from kg.incoming.mentions import find_mentions, in_a_sentence, mentions_table, told_language
    from kg.questions import Query

    chosen = chosen_format(form, out, ROWS)
    words = _read(text)
    named = lang
    lang, remark = told_language(words, named)
    if remark:
        say(remark if named else f"{remark}; if it is not, name its language with --lang")
    dataset = loaded(folder, may_be_empty=True)
    found = find_mentions(words, dataset, lang)
    told = in_a_sentence(found)
    say(told)
    if chosen == "html":
        emit(_page(words, found, dataset, text, lang, told), out)
        return
    table = mentions_table(found, dataset, lang)
    query = Query("mentions", "", f"What does {_called(text)} name?", cites=())
    emit_answer(Answer(table, query), chosen, out, whole=["start", "end", "text", "write"])


def _called(path: Path) -> str:
    return "the text" if str(path) == "-" else shown(path.name)


def _read(path: Path) -> str:
    """Return the text, with the characters that quotes count; a byte-order mark is one."""
    from codecs import BOM_UTF8

    from kg.encodings import read_text
    from kg.reading import read_bytes

    if str(path) != "-":
        text = read_text(path)
        if read_bytes(path).startswith(BOM_UTF8):
            text = f"\ufeff{text}"
    else:
        try:
            text = sys.stdin.buffer.read().decode("utf-8")
        except UnicodeDecodeError as error:
            raise InputError(
                "standard input is not in UTF-8. Save it as a file and give its name: then kg "
                "says which encoding it is in"
            ) from error
    if "\0" in text:
        raise InputError("is not a plain text: it has a zero byte; save it as text", path=path)
    if not text.strip():
        raise InputError("has no text; give a file with words", path=path)
    return text


def _page(
    text: str, found: list[Mention], dataset: Dataset, path: Path, lang: str, told: str
) -> str:
    from kg.lookup import Things
    from kg.pages import Mark, mentions_page

    things = Things(dataset, lang)

    def label(thing: str, name: str) -> str:
        return things.labels.get(thing, name)

    marks = [
        Mark(
            each.start,
            each.end,
            each.kind,
            tuple((label(thing, each.name), things.written(thing)) for thing in each.things),
            each.score,
            each.why,
            each.suggestion,
            is_proposal=each.is_translated,
        )
        for each in found
    ]
    return mentions_page(text, marks, name=_called(path), lang=lang, summary=told)
