"""The claims of an import: a row makes one of each kind that is declared for its table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Triple

from kg.incoming.identifiers import slug
from kg.incoming.mapping.account import Account, Made
from kg.incoming.mapping.cells import At, Cells
from kg.incoming.mapping.declared import Column, DeclaredRecord, Term
from kg.incoming.mapping.facts import how_known
from kg.incoming.mapping.graph import Graph, term
from kg.incoming.mapping.rows import Line, Rows
from kg.rdf import compress, local_name

__all__ = ["make_claims"]

_Content = tuple[tuple[NamedNode, Term], ...]

_A, _EVIDENCE, _DISPUTED = term("rdf:type"), term("migov:evidence"), term("migov:disputed")
_ROLE, _PARTICIPANT = term("migov:role"), term("migov:participant")
_TRUE = Literal(True)


@dataclass
class _Claim:
    """What a claim says, and the cells that it rests on."""

    content: _Content
    quotes: dict[NamedNode, None] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)


def make_claims(
    record: DeclaredRecord, rows: Rows, cells: Cells, graph: Graph, account: Account
) -> None:
    """Make the claims of one kind; rows that say the same make one, which rests on all of them."""
    made = Made(record.name, record.table, read=len(rows.lines))
    account.made[record.name] = made
    claims: dict[_Content, _Claim] = {}
    for line in rows.lines:
        claim = _of_row(record, rows, line, cells, graph, account)
        if claim is not None:
            known = claims.setdefault(claim.content, claim)
            known.quotes.update(claim.quotes)
            known.rows.append(line.number)
            made.used += 1
    made.records = len(claims)
    _tell_repeated(record, rows, claims, account)
    disputed = _disputed(record, rows, claims, account)
    into = graph.of(rows.declared)
    named = {content: _name(content) for content in claims}
    having = Counter(map(slug, named.values()))
    for content in sorted(claims, key=lambda said: (named[said], str(said))):
        alone = having[slug(named[content])] == 1
        iri = graph.mint("claim", named[content], f"{record.name} {content}", alone=alone)
        into.append(Triple(iri, _A, record.cls))
        into += [Triple(iri, predicate, value) for predicate, value in content]
        into += how_known(iri, record.known)
        into += [Triple(iri, _EVIDENCE, quote) for quote in claims[content].quotes]
        if content in disputed:
            into.append(Triple(iri, _DISPUTED, _TRUE))


def _of_row(
    record: DeclaredRecord,
    rows: Rows,
    line: Line,
    cells: Cells,
    graph: Graph,
    account: Account,
) -> _Claim | None:
    content: list[tuple[NamedNode, Term]] = []
    columns: dict[Column, None] = {}
    keys: dict[Column, None] = {}
    for value in record.values:
        given = cells.given(At(rows, line, record), value)
        if not given.terms and _is_needed(record, value.predicate, value.form):
            if value.form == "record":
                return None  # why the row leads nowhere is noted
            name = compress(value.predicate.value)
            account.note(
                "no claim",
                rows.declared.name,
                ", ".join(column.name for column in value.columns),
                [line.number],
                f"a {record.name} needs {name}, and the row does not give it",
                record=record.name,
                leaves_out=True,
            )
            return None
        content += [(value.predicate, each) for each in given.terms]
        into = keys if value.form == "record" else columns
        into.update(dict.fromkeys(given.columns))
    quotes = graph.quotes(rows, line, columns or keys)
    return _Claim(tuple(content), dict.fromkeys(quotes))


def _is_needed(record: DeclaredRecord, predicate: NamedNode, form: str) -> bool:
    if form == "record" or predicate in record.needed:
        return True
    return not record.needed and form != "text"


def _name(content: _Content) -> str:
    """Name a claim by the records and codes in it, those it is about first."""
    about = [local_name(each.value) for _, each in content if isinstance(each, NamedNode)]
    return " ".join(about)


def _tell_repeated(
    record: DeclaredRecord, rows: Rows, claims: dict[_Content, _Claim], account: Account
) -> None:
    for claim in claims.values():
        if len(claim.rows) > 1:
            account.note(
                "rows that say the same",
                rows.declared.name,
                "",
                claim.rows,
                f"they make one {record.name}, which rests on each of them",
                record=record.name,
                severity="note",
            )


def _disputed(
    record: DeclaredRecord, rows: Rows, claims: dict[_Content, _Claim], account: Account
) -> set[_Content]:
    """Find claims in which several actors have a role that one has."""
    only = record.only
    if only is None:
        return set()
    having: dict[Term, dict[Term, list[_Claim]]] = {}
    for claim in claims.values():
        said = dict(claim.content)
        if said.get(_ROLE) == only.role and only.within in said and _PARTICIPANT in said:
            who = having.setdefault(said[only.within], {})
            who.setdefault(said[_PARTICIPANT], []).append(claim)
    found: set[_Content] = set()
    for thing, actors in having.items():
        if len(actors) > 1:
            all_of = [claim for each in actors.values() for claim in each]
            found.update(claim.content for claim in all_of)
            account.note(
                f"several actors with {compress(only.role.value)}",
                rows.declared.name,
                "",
                sorted(row for claim in all_of for row in claim.rows),
                "one actor has this role; each claim is kept and marked as disputed",
                value=compress(thing.value),
                record=record.name,
            )
    return found
