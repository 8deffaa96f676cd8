"""The way in for Python and notebooks: load a study or name an endpoint, and ask.

>>> import kg
>>> study = kg.load()
>>> table = study.query("who-organised-the-event", {"event": "event:riga-mile-partners"})
>>> len(table), table.columns[:2]
(2, ('event', 'actor'))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg import endpoint, headers, queries, store
from kg.limits import Limits
from kg.tables import Table

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Dataset", "Endpoint", "connect", "load", "measure"]


class _Asked:
    """What both a study and an endpoint can be asked."""

    def network(self, asked: str, *, lang: str = "en", stated_only: bool = False) -> nx.Graph[str]:
        """Make a network of a query's rows: its name, a .rq file, or SPARQL itself.

        See :func:`kg.networks.to_network` for what its nodes and edges hold.
        """
        from kg import networks

        return networks.build_network(
            self,  # type: ignore[arg-type]
            _query(asked, self.study, folder="networks"),  # type: ignore[attr-defined]
            lang=lang,
            stated_only=stated_only,
        )


class Dataset(_Asked, store.Dataset):
    """A study that is loaded, and can be asked."""

    def query(
        self,
        asked: str,
        params: Mapping[str, object] | None = None,
        *,
        lang: str = "en",
        stated_only: bool = False,
        timeout: float | None = 30.0,
        rows: int | None = 100_000,
        memory: int | None = 2048,
        allow_service: Iterable[str] = (),
    ) -> Table:
        """Answer a question: its name, the path of a file that ends in .rq, or SPARQL itself.

        Parameters
        ----------
        params
            Values of the question's parameters, by name.
        lang
            Language of the labels.
        stated_only
            Leave out what is inferred.
        timeout, rows, memory
            Limits: seconds, rows of the answer, megabytes; None is no limit. An answer that has
            more rows is cut and says so.
        allow_service
            Hosts that SERVICE may call; none by default.

        Raises
        ------
        InputError
            If there is no such question, the SPARQL is wrong or reaches out, a parameter does not
            fit, or a limit is passed.
        """
        return queries.run(
            self,
            _query(asked, self.study),
            _texts(params),
            lang=lang,
            stated_only=stated_only,
            limits=Limits(timeout, rows, memory),
            allow=allow_service,
        )


class Endpoint(_Asked, endpoint.Endpoint):
    """A SPARQL 1.1 endpoint, asked as a study is; its limits are given to :func:`connect`."""

    def query(
        self,
        asked: str,
        params: Mapping[str, object] | None = None,
        *,
        lang: str = "en",
        stated_only: bool = False,
        allow_service: Iterable[str] = (),
    ) -> Table:
        """Answer a question; see :meth:`Dataset.query`.

        ``stated_only`` is refused, in words that say what to do.
        """
        return queries.run(
            self,
            _query(asked, self.study),
            _texts(params),
            lang=lang,
            stated_only=stated_only,
            allow=allow_service,
        )


def load(
    study: store.Study | Path | str | None = None,
    *,
    extra: Iterable[Path] = (),
    say: Callable[[str], None] | None = None,
) -> Dataset:
    """Load a study: its folder, else this folder if it holds ``data/``, else the example.

    See :func:`kg.store.load`.
    """
    opened = Path(study) if isinstance(study, str) else study
    return store.load(opened, extra=extra, say=say).recast(Dataset)


def connect(
    url: str,
    *,
    study: store.Study | Path | str | None = None,
    timeout: float | None = 30.0,
    rows: int | None = 100_000,
    say: Callable[[str], None] | None = None,
) -> Endpoint:
    """Name a SPARQL 1.1 endpoint to ask; questions are the shipped ones and those of a study.

    ``say`` is told of progress.
    """
    opened = (
        study
        if isinstance(study, store.Study)
        else store.open_study(Path(study) if study is not None else None)
    )
    return Endpoint(url, opened, timeout=timeout, max_rows=rows, say=say)


def _texts(params: Mapping[str, object] | None) -> dict[str, str]:
    return {name: str(value) for name, value in (params or {}).items()}


def _query(asked: str, study: store.Study, folder: str = "questions") -> headers.Query:
    if any(sign in asked for sign in "{\n"):
        return headers.parse_query(asked, name="query")
    read = queries.read_question if folder == "questions" else queries.read_network_query
    return read(asked, study)


def measure(graph: nx.Graph[str], *names: str) -> Table:
    """Measure a network; without names by every measure. See :mod:`kg.measures`."""
    from kg import measures

    return measures.measure(graph, names)
