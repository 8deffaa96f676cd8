"""What tests of the shipped questions share."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.questions.asking import run
from kg.questions.lookup import read_query
from kg.rdf.vocabulary import compress
from kg.tables.cells import value

MEETING = "event:riga-mile-partners"
RIGA = {"event": MEETING}
KAUNAS = {"event": "event:kaunas-network-event"}


def ask(example, name, columns, params=None, *, stated_only=False):
    """Answer a question; each row holds the columns asked for, things by their short names."""
    query = read_query(name, example.folder)
    table = run(example, query, params, stated_only=stated_only)
    at = [table.columns.index(column) for column in columns.split()]
    rows = [[value(row[i]) for i in at] for row in table.rows]
    return [tuple(compress(v) if isinstance(v, str) else v for v in row) for row in rows]


def there(who, event, status="stated", more="", role="attendee"):
    """Write a participation of an invented study."""
    return (
        f"claim:{who}-{event} a migov:Participation ; migov:participant actor:{who} ; {more}"
        f"migov:inEvent event:{event} ; migov:role role:{role} ; migov:status status:{status} .\n"
    )


def shown(cell):
    """Write a cell as the files of rows do: a thing by the end of its name, none as a dash."""
    plain = value(cell)
    if plain is None:
        return "-"
    if isinstance(plain, bool):
        return str(plain).lower()
    short = compress(str(plain))
    return short.partition(":")[2] if short != plain and isinstance(cell, NamedNode) else str(plain)


def read_rows(path):
    """Read what a question is asked with, its columns and rows, and how many it has in all."""
    head, _, rows = path.read_text("utf-8").partition("\n\n")
    asked, columns, total = (line.partition(":")[2].split() for line in head.splitlines())
    return dict(pair.split("=") for pair in asked), columns, int(total[0]), rows.splitlines()
