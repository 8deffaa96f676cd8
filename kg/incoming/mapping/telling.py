"""The account of an import as text and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from kg.escapes import spelt_out
from kg.incoming.mapping.account import SHOWN, Account, Noted
from kg.tables import Table, write

__all__ = ["write_account"]

_EXAMPLE = 60


def write_account(account: Account, form: str) -> str:
    """Write what was made of the rows, and what was found in them, as text or JSON."""
    if form == "json":
        whole = {
            "records": [
                asdict(made) | {"left_out": made.left_out} for made in account.made.values()
            ],
            "found": [asdict(noted) for noted in account.notes],
        }
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    columns = ("record", "table", "rows read", "rows used", "rows left out", "records")
    rows = tuple(
        (made.record, made.table, made.read, made.used, made.left_out, made.records)
        for made in account.made.values()
    )
    counts = write(Table(columns, rows), "text")
    return counts + "".join(f"{_line(noted)}\n" for noted in account.notes)


def _line(noted: Noted) -> str:
    """Tell in a line what was found, in how many rows, and in which first."""
    rows = ", ".join(map(str, noted.rows))
    plural = "s" * (noted.count != 1)
    more = ", …" * (len(noted.rows) < noted.count or (noted.many and len(noted.rows) == SHOWN))
    unit = "time" if noted.many else "row"
    times = f"{noted.count:,} {unit}{plural} (row{'s' * (len(noted.rows) != 1)} {rows}{more})"
    where = f"table {noted.table}"
    where += f", column {noted.column}" if noted.column else ""
    where += f", for {noted.record}" if noted.record else ""
    example = f"; for example “{_short(noted.example)}”" if noted.example else ""
    how = "row left out" if noted.leaves_out else noted.severity
    return f"{how}: {noted.kind}, {times}: {noted.message} ({where}{example})"


def _short(text: str) -> str:
    text = spelt_out(text)
    return text if len(text) <= _EXAMPLE else f"{text[:_EXAMPLE]}…"
