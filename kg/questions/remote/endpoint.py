"""Ask a remote SPARQL endpoint the questions that a study can be asked on this machine.

Rows are asked for in pages; :mod:`kg.questions.remote.pages` tells how. A CONSTRUCT is asked as a
SELECT of the variables of its template, in the same pages, and kg makes the triples. In a
CONSTRUCT, LIMIT counts solutions, and the number of triples does not tell theirs.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import ClassVar

from pyoxigraph import BlankNode, NamedNode, QueryTriples, Store

from kg.errors import InputError
from kg.findings import Location
from kg.limits import Limits
from kg.lookup import written_iri
from kg.questions.binding import bind
from kg.questions.outline import declare, query_form
from kg.questions.remote.address import Address
from kg.questions.remote.certificates import Certificates
from kg.questions.remote.pages import Answer, all_rows
from kg.questions.remote.paging import to_select
from kg.questions.remote.protocol import Body, ask
from kg.questions.remote.reading import (
    RESULTS,
    TRIPLES,
    Row,
    as_cell,
    read_rows,
    read_triples,
    read_truth,
)
from kg.questions.remote.refusal import BadQueryError, Clock
from kg.questions.remote.terms import Terms
from kg.questions.remote.ways import Way
from kg.questions.sources import Request, prefixes_of, select_about
from kg.rdf import PREFIXES, choose_labels, explain, refuse_query, tokens
from kg.study import StudyFolder, read_terms
from kg.tables import Cell, Table

__all__ = ["Endpoint"]

_NAMES, _NAMES_IN_ADDRESS = 500, 25
_BLANK = "urn:x-migov-blank:"

_LABELS = """
SELECT DISTINCT ?thing ?label WHERE {
  VALUES ?name { skos:prefLabel rdfs:label }
  ?thing ?name ?label
}"""


@dataclass(frozen=True)
class Endpoint:
    """A SPARQL 1.1 endpoint as a source; see :class:`kg.questions.sources.Source`.

    Parameters
    ----------
    url
        Its address, ``http`` or ``https``. A name and password in it are sent, but never shown.
    folder
        The study in which questions are found by name; its data are not used.
    page
        The number of rows to ask for at a time.
    say
        Called with messages on progress: pages received, and an endpoint that is busy; and on
        what is odd about an answer, which is a warning if there is nobody to call.
    certificates
        Who asks, and whom to trust beside the authorities of the system.

    Raises
    ------
    InputError
        If the address is not an http or https address, a page has no rows, or a certificate cannot
        be used.
    """

    called: ClassVar[str] = "the endpoint"
    spare: ClassVar[int] = 5

    url: str = field(repr=False)
    folder: StudyFolder
    page: int = 10_000
    say: Callable[[str], None] | None = field(default=None, repr=False)

    certificates: Certificates = field(default_factory=Certificates, repr=False)
    _way: Way = field(default_factory=Way, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        Address(self.url)
        Limits(rows=self.page)  # a number above zero
        if self.certificates != Certificates():
            self.certificates.context()

    def answer(self, request: Request) -> Table:
        """Answer a query; the table has no labels.

        The limit on time is for all pages and retries together. The limit on memory is not used:
        an endpoint has its own.

        Raises
        ------
        InputError
            If the endpoint cannot be reached, refuses the query, takes too long or gives an
            answer that cannot be read; or if ``stated_only`` is asked for.
        """
        if request.stated_only:
            raise InputError(
                "an endpoint cannot leave out inferred claims; load the output of "
                "kg dump --stated-only into an endpoint of its own, and ask that one",
                setting="stated_only",
            )
        prefixes = prefixes_of(self, request.text)
        refuse_query(
            request.text, path=request.path, allow=request.allow, prefixes=prefixes, remote=True
        )
        form = query_form(request.text)
        if not form:
            none = BadQueryError("the query has no SELECT, ASK, CONSTRUCT or DESCRIBE")
            raise self._explained(none, request.text, request.path)
        text = bind(declare(request.text, prefixes), request.bound, path=request.path)
        try:
            return self._answer(form, text, request.limits.rows, Clock(request.limits.timeout))
        except BadQueryError as error:
            raise self._explained(error, request.text, request.path) from error

    def labels(self, lang: str = "en", things: Collection[str] | None = None) -> Mapping[str, str]:
        """Return the preferred label of things (by default of everything) in a language.

        If there is none in that language, another is chosen as in
        :meth:`kg.study.dataset.Dataset.labels`.
        """
        # An address is too long for many names; otherwise few questions are better.
        batch = _NAMES_IN_ADDRESS if self._way.name == "get" else _NAMES
        rows = select_about(self, _LABELS, "thing", things, batch=batch)
        try:
            return choose_labels(rows, lang)
        except InputError as error:
            self._tell(f"names are shown as addresses, since labels cannot be had: {error.message}")
            return {}

    def prefixes_for(self, names: Iterable[str]) -> Mapping[str, str]:
        """Return the project's prefixes; those of the endpoint are not known."""
        del names
        return PREFIXES

    def missing(self, iris: Iterable[str]) -> list[str]:
        """Return the IRIs that look like terms of the ontology but are not.

        The endpoint is not asked: it may have too much data to search.
        """
        known = read_terms().things
        own = ("migov", "role", "kind", "status", "level", "sector")
        begins = tuple(PREFIXES[name] for name in own)
        return [iri for iri in iris if iri.startswith(begins) and iri not in known]

    def names(self) -> Collection[str]:
        """Return the terms of the ontology."""
        return read_terms().things

    def taken(self, text: str, like: str = "") -> tuple[str, str]:
        """Return the IRI that a text is; a name is refused, since only a study has its names."""
        del like
        return written_iri(text, self.prefixes_for), ""

    def where(self, iri: str) -> Location | None:
        """Return None: an endpoint has no files."""
        del iri
        return None

    def version(self) -> str:
        """Return the address of the endpoint, and the day."""
        return f"endpoint {Address(self.url)}, asked on {date.today().isoformat()}"

    def _answer(self, form: str, text: str, most: int | None, clock: Clock) -> Table:
        if form == "select":
            found = self._rows(text, most, clock)
            return Table(found.columns, tuple(found.rows), cut=found.cut)
        address = Address(self.url)
        if form == "ask":
            with self._asked(text, RESULTS, clock) as body:
                said = "yes" if read_truth(body, address) else "no"
            return Table(("answer",), ((said,),), form="ask")
        if form == "construct":
            rows, cut = self._constructed(text, most, clock)
        else:
            terms = Terms()
            with self._asked(text, TRIPLES, clock) as body:
                rows, cut = read_triples(body, address, terms), None
            self._tell(terms.sentence())
        rows = sorted(set(rows), key=lambda row: tuple(map(str, row)))
        if most is not None and len(rows) > most:
            rows, cut = rows[:most], most
        return Table(("subject", "predicate", "object"), tuple(rows), form="construct", cut=cut)

    def _asked(self, query: str, accept: str, clock: Clock) -> AbstractContextManager[Body]:
        return ask(Address(self.url), query, accept, clock, self.say, self.certificates, self._way)

    def _tell(self, sentence: str) -> None:
        """Tell what a user must know; also where nobody is told of progress."""
        if not sentence:
            return
        if self.say:
            self.say(sentence)
        else:
            warnings.warn(sentence, stacklevel=2)

    def _rows(self, text: str, most: int | None, clock: Clock) -> Answer:
        """Return the rows of a SELECT, and tell what is wrong with them."""

        def send(query: str, left: int | None, terms: Terms) -> tuple[Sequence[str], list[Row]]:
            with self._asked(query, RESULTS, clock) as body:
                return read_rows(body, Address(self.url), left, terms)

        found = all_rows(text, most, self.page, send, self.say)
        for sentence in found.told:
            self._tell(sentence)
        return found

    def _constructed(
        self, text: str, most: int | None, clock: Clock
    ) -> tuple[list[Row], int | None]:
        """Ask a CONSTRUCT as a SELECT, and fill its template with the rows."""
        select, construct = to_select(text)
        found = self._rows(select, most, clock)
        if found.invalid:
            self._tell("a triple that would begin with a text is left out")
        names = " ".join(f"?{name}" for name in found.columns)
        data = " ".join(f"({' '.join(map(_written, row))})" for row in found.rows)
        made = Store().query(f"{construct} {{ VALUES ({names}) {{ {data} }} }}")
        assert isinstance(made, QueryTriples)  # noqa: S101 (the text is a CONSTRUCT)
        return [tuple(as_cell(_blank_again(term)) for term in triple) for triple in made], found.cut

    def _explained(self, error: BadQueryError, text: str, path: Path | str | None) -> InputError:
        """Make the error of a bad query: its place if it is not SPARQL, or the endpoint's words."""
        # The engine cannot parse a query without beginning to answer it, which would call a server.
        if not any(token.is_word("SERVICE") for token in tokens(text)):
            try:
                Store().query(text, prefixes=dict(PREFIXES))
            except SyntaxError as syntax:
                return explain(text, syntax, path=path, prefixes=PREFIXES)
            except (ValueError, RuntimeError, OSError):
                pass
        return InputError(error.message, path=path)


def _written(cell: Cell) -> str:
    """Write a cell for VALUES, in which blank nodes are not allowed."""
    if isinstance(cell, BlankNode):
        return f"<{_BLANK}{cell.value}>"
    return "UNDEF" if cell is None else str(cell)


def _blank_again(term: object) -> object:
    if isinstance(term, NamedNode) and term.value.startswith(_BLANK):
        return BlankNode(term.value.removeprefix(_BLANK))
    return term
