"""The way in for Python and notebooks: load a study and ask it.

>>> import kg
>>> study = kg.load()
>>> table = study.query("who-organised-the-event", {"event": "event:riga-mile-partners"})
>>> len(table), table.columns[:2]
(4, ('event', 'actor'))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.questions import (
    Limits,
    Local,
    Query,
    find_gaps,
    gaps_overview,
    meant_params,
    read_query,
    run,
)
from kg.study import StudyFolder, load_dataset
from kg.tables import Table

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.findings import Report
    from kg.questions import Source

__all__ = ["Asked", "Study", "load"]

Question = str | Path | Query


def _hosts(allowed: Iterable[str]) -> tuple[str, ...]:
    """Return hosts; one host may be given as it is."""
    return (allowed,) if isinstance(allowed, str) else tuple(allowed)


def _silent(_told: str) -> None:
    """Say nothing."""


def _query(
    source: Source,
    asked: Question,
    params: Mapping[str, object] | None,
    lang: str,
    stated_only: bool,
    limits: Limits,
    allow: Iterable[str],
    say: Callable[[str], None],
) -> Table:
    query = read_query(asked, source.folder)
    given = {name: str(value) for name, value in (params or {}).items() if value is not None}
    return run(
        source,
        query,
        meant_params(source, query, given, say),
        lang=lang,
        stated_only=stated_only,
        limits=limits,
        allow=allow,
    )


class Asked:
    """What both a study and an endpoint can be asked."""

    def query(
        self: Source,
        asked: Question,
        params: Mapping[str, object] | None = None,
        *,
        lang: str = "en",
        stated_only: bool = False,
        timeout: float | None = 30.0,
        rows: int | None = 100_000,
        memory: int | None = 2048,
        allow_service: Iterable[str] = (),
        say: Callable[[str], None] | None = None,
    ) -> Table:
        """Answer a question: its name, the path of a file, SPARQL itself, or a query already read.

        Parameters
        ----------
        params
            Values of the question's parameters, by name; None leaves the parameter out. A thing is
            given as ``prefix:name``, as an IRI, or by a name that means one thing only; the answer
            has it in the parameter's column.
        lang
            Language of the labels.
        stated_only
            Leave out what is inferred. An endpoint cannot, and says what to do.
        timeout, rows, memory
            Limits: seconds, rows of the answer, megabytes; None is no limit. An answer that has
            more rows is truncated and says so. The memory is that of this machine.
        allow_service
            A host, or hosts, that SERVICE may call; none by default.
        say
            Called with a sentence on each name in ``params``: which thing was taken.

        Raises
        ------
        InputError
            If there is no such question, the SPARQL is wrong or reaches out, a parameter does not
            fit, or a limit is passed.
        """
        limits = Limits(timeout, rows, memory)
        allow = _hosts(allow_service)
        return _query(self, asked, params, lang, stated_only, limits, allow, say or _silent)

    def network(
        self: Source,
        asked: Question,
        *,
        lang: str = "en",
        stated_only: bool = False,
        part_of: bool = False,
        timeout: float | None = 30.0,
        rows: int | None = 1_000_000,
        memory: int | None = 2048,
        allow_service: Iterable[str] = (),
        say: Callable[[str], None] | None = None,
        **chosen: Any,  # noqa: ANN401 (what a Shaping takes)
    ) -> nx.Graph[str]:
        """Make a network of a query's rows; see :meth:`query` for what may be asked, and limits.

        See :func:`kg.networks.network.to_network` for what its nodes and edges hold, and for
        ``part_of``. An answer with more rows than the limit is refused.

        Parameters
        ----------
        say
            Called with a sentence on what is left out or counted differently.
        **chosen
            What :class:`kg.networks.Shaping` takes: ``window="2020/2023"``, ``project="actor"``,
            ``roll_up=("unit",)`` and others.
        """
        from kg.networks import Shaping, build_network, silent

        return build_network(
            self,
            read_query(asked, self.folder, "networks"),
            shaping=Shaping(**chosen),
            lang=lang,
            stated_only=stated_only,
            part_of=part_of,
            say=say or silent,
            limits=Limits(timeout, rows, memory),
            allow=_hosts(allow_service),
        )

    def gaps(
        self: Source,
        asked: Question | None = None,
        *,
        lang: str = "en",
        stated_only: bool = False,
        timeout: float | None = 30.0,
        rows: int | None = 1_000_000,
        memory: int | None = 2048,
        allow_service: Iterable[str] = (),
    ) -> Table:
        """Tell what is not known yet: how many things each gap has, or the things of one gap."""
        found = find_gaps(
            self,
            None if asked is None else [read_query(asked, self.folder, "gaps")],
            lang=lang,
            stated_only=stated_only,
            limits=Limits(timeout, rows, memory),
            allow=_hosts(allow_service),
        )
        return gaps_overview(found) if asked is None else found[0].table

    def queries(self: Source, kind: str = "questions", *words: str) -> list[Query]:
        """Return what can be asked: the queries of a kind that mention all these words, by name.

        Each has a ``name``, a ``summary``, the parameters it takes (``params``) and its SPARQL
        (``text``), and can itself be asked.

        Parameters
        ----------
        kind
            ``questions``, ``networks`` or ``gaps``.

        Raises
        ------
        InputError
            If there is no such kind.
        """
        from kg.questions import list_queries

        return list_queries(self.folder, kind, words)


class Study(Asked, Local):
    """A study that is loaded, and can be asked; see :func:`load`."""

    def find(self, words: str, *, lang: str = "en", rows: int | None = 20) -> Table:
        """Find things by any name; see :meth:`kg.lookup.finding.Finder.find`."""
        return self.finder.find(words, lang=lang, rows=rows)

    def codes(self, which: str = "", *, lang: str = "en") -> Table:
        """Return the code lists, or the codes of one; see :func:`kg.lookup.codes.list_codes`."""
        from kg.lookup import list_codes

        return list_codes(self.finder, which, lang=lang)

    def terms(self, words: str = "", *, lang: str = "en") -> Table:
        """Return classes and properties; see :func:`kg.lookup.terms.list_terms`."""
        from kg.lookup import list_terms

        return list_terms(self.finder, words, lang=lang)

    def show(self, thing: str, *, lang: str = "en", stated_only: bool = False) -> Table:
        """Return all that is said about a thing and what leads to it, a row for each saying.

        Parameters
        ----------
        thing
            ``prefix:name``, an IRI, or a name that means one thing only.
        """
        from kg.lookup import describe_thing

        iri, _ = self.finder.taken(thing, lang=lang)
        return describe_thing(self.dataset, iri, lang=lang, stated_only=stated_only).table()

    def validate(
        self,
        *,
        shapes: Path | str | Sequence[Path | str] | None = None,
        timeout: float | None = 300.0,
        engine: str = "auto",
    ) -> Report:
        """Check the study against the shapes; see :func:`kg.validation.validating.validate`."""
        from kg.validation import validate

        given = [shapes] if isinstance(shapes, (str, Path)) else shapes
        paths = None if given is None else [*map(Path, given)]
        return validate(self.dataset, shapes=paths, timeout=timeout, engine=engine)

    def to_rdflib(self) -> rdflib.Dataset:
        """Return the same graphs as an ``rdflib.Dataset`` whose default graph is their union."""
        return self.dataset.to_rdflib()

    def __repr__(self) -> str:
        return f"<kg.Study {self.folder.root}: {len(self.dataset.contents)} files>"


def load(
    study: StudyFolder | Path | str | None = None,
    *,
    extra: Iterable[Path | str] = (),
    say: Callable[[str], None] | None = None,
) -> Study:
    """Load a study: its folder, else this folder if it holds ``data/``, else the example.

    Parameters
    ----------
    extra
        More Turtle files to load with it.
    say
        Told every few seconds how far it is, and of a faster form of a query that takes long.

    Raises
    ------
    InputError
        If a file cannot be read or parsed, or the study has none.
    """
    opened = Path(study) if isinstance(study, str) else study
    more = [extra] if isinstance(extra, str) else extra
    return Study(load_dataset(opened, extra=[Path(path) for path in more], say=say))
