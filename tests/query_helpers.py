"""What tests of the shipped questions share."""

from __future__ import annotations

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
