"""Decide whether an answer needs a word at all; most answers to shipped questions do not."""

from __future__ import annotations

from kg.questions.headers import Query
from kg.questions.hints.shipped_questions import is_shipped
from kg.questions.sources import Request, Source
from kg.tables import Table

__all__ = ["hints"]


def hints(source: Source, query: Query, request: Request, table: Table) -> list[str]:
    """Say what is odd about an answer, one message each; nothing if nothing is known.

    It takes a few seconds at most, and never fails.
    """
    if table.rows and is_shipped(query):
        return []
    # A score of modules, which an answer that is as it should be does not wait for.
    from kg.questions.hints.explaining import explained

    return explained(source, query, request, table)
