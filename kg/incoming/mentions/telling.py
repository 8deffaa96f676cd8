"""The mentions of a text as a table, and in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from kg.incoming.mentions.mention import UNKNOWN, Mention
from kg.lookup import Things
from kg.study import Dataset
from kg.tables import Cell, Table

__all__ = ["in_a_sentence", "mentions_table"]


def mentions_table(mentions: Sequence[Mention], dataset: Dataset, lang: str) -> Table:
    """Return a row for each mention and each record that it may mean, in the order of the text.

    The columns are the offsets, the phrase, what it names, the record, how to write the record in
    Turtle and queries, the score, why, the name that matched, which records have a name within the
    phrase, and for an unknown name a suggestion of its dictionary form.
    """
    things = Things(dataset, lang)
    # A country that the study does not have yet has no label there.
    labels = {each.thing: each.name for each in mentions} | dict(things.labels)
    rows: list[tuple[Cell, ...]] = []
    for each in mentions:
        several = f"1 of {len(each.things)} records; " if len(each.things) > 1 else ""
        matched = f"{each.name} ({each.lang})" if each.lang else each.name
        for thing in each.things or ("",):
            rows.append(
                (
                    each.start,
                    each.end,
                    each.text,
                    each.kind,
                    NamedNode(thing) if thing else None,
                    things.written(thing) if thing else None,
                    each.score,
                    f"{several}{each.why}",
                    matched or None,
                    ", ".join(map(things.written, each.within)) or None,
                    each.suggestion or None,
                )
            )
    columns = ("start", "end", "text", "kind", "record", "write", "score", "why")
    return Table((*columns, "matched", "within", "suggestion"), tuple(rows), labels)


def in_a_sentence(mentions: Sequence[Mention]) -> str:
    """Say how many mentions there are, of how many records, and what is left to a reader."""
    known = [each for each in mentions if each.kind != UNKNOWN]
    records = {thing for each in known for thing in each.things}
    told = [f"{_counted(len(known), 'mention')} of {_counted(len(records), 'record')}"]
    if several := sum(len(each.things) > 1 for each in known):
        told.append(f"{several:,} of them may mean several records")
    if translated := sum(each.is_translated for each in known):
        told.append(f"{translated:,} of them by a translated name: check")
    if unknown := len(mentions) - len(known):
        of = "an actor" if unknown == 1 else "actors"
        told.append(f"{_counted(unknown, 'possible name')} of {of} that the study does not have")
    return "; ".join(told)


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
