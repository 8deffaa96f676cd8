"""A network is a query: rows of source and target become nodes and edges.

See :mod:`kg.networks.rows` for the columns, and :mod:`kg.networks.recipe` for what the header says.

In a network of several modes, a row between two nodes of one mode, such as a session and its event,
is a *part-of edge*. It is not a tie: no measure counts it, and a network has it only on request.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import Any

import networkx as nx

from kg.collecting import many_objects
from kg.errors import InputError
from kg.networks.attributes import Say, silent
from kg.networks.choosing import choose
from kg.networks.edges import edge_of
from kg.networks.facts import node_facts
from kg.networks.recipe import Recipe, read_recipe
from kg.networks.rolling_up import roll_up
from kg.networks.rows import Row, read_rows
from kg.networks.shaping import Shaping, shaped
from kg.questions import Limits, Query, Source, advice, run_whole
from kg.tables import Table

__all__ = [
    "Material",
    "build_network",
    "finished",
    "gather",
    "to_network",
]

_Facts = Mapping[str, Mapping[str, str | list[str]]]


@dataclass(frozen=True)
class Material:
    """What a network is made from: the rows that count, and what is known of the nodes.

    ``about`` are facts of the network: its title, question and recipe, the checksum of the recipe,
    the version of the data and of kg.
    """

    rows: tuple[Row, ...]
    recipe: Recipe
    labels: Mapping[str, str]
    facts: _Facts
    about: Mapping[str, str]

    def network(
        self, *, part_of: bool = False, without: Collection[str] = frozenset()
    ) -> nx.Graph[str]:
        """Make the network, before a projection, nodes and edges sorted.

        Parameters
        ----------
        part_of
            Have part-of edges as well: these have ``part_of`` (True) and ``part``, the end that is
            the part.
        without
            Claims to leave out, by IRI, with the nodes that only they name.
        """
        recipe = self.recipe
        graph: nx.Graph[str] = nx.DiGraph() if recipe.directed else nx.Graph()
        graph.graph.update(self.about)
        graph.graph["modes"] = list(recipe.modes)
        modes: dict[str, str] = {}
        pairs: dict[tuple[str, str], list[Row]] = {}
        for row in self.rows:
            if without and row.claim in without:
                continue
            modes[row.source] = row.source_mode
            modes[row.target] = row.target_mode
            ends = row.source, row.target
            if not recipe.directed and ends[0] > ends[1]:
                ends = ends[::-1]
            pairs.setdefault(ends, []).append(row)
        graph.add_nodes_from(
            (node, {"label": self.labels.get(node, node), "mode": mode, **self.facts.get(node, {})})
            for node, mode in sorted(modes.items())
        )
        graph.add_edges_from(self._edges(pairs, part_of=part_of))
        return graph

    def _edges(
        self, pairs: Mapping[tuple[str, str], list[Row]], *, part_of: bool
    ) -> Iterator[tuple[str, str, dict[str, Any]]]:
        several = len(self.recipe.modes) > 1
        for ends in sorted(pairs):
            rows = pairs[ends]
            if not (several and rows[0].within):
                yield *ends, edge_of(rows, self.recipe.weight)
            elif part_of:
                own = edge_of(rows, self.recipe.weight)
                yield *ends, own | {"part_of": True, "part": min(row.source for row in rows)}


@many_objects()
def gather(
    source: Source,
    query: Query,
    *,
    shaping: Shaping | None = None,
    lang: str = "en",
    stated_only: bool = False,
    limits: Limits | None = None,
    allow: Iterable[str] = (),
    say: Say = silent,
) -> Material:
    """Answer a network query, and choose, roll up and describe what its network is made from.

    Parameters
    ----------
    shaping
        What the user chose besides the recipe in the query's header.
    say
        Called with a sentence on what is left out or counted differently.

    Raises
    ------
    InputError
        As :func:`kg.questions.run_whole`, :func:`read_rows` and :func:`choose`.
    """
    recipe = (shaping := shaping or Shaping()).recipe(read_recipe(query))
    table = run_whole(source, query, lang=lang, stated_only=stated_only, limits=limits, allow=allow)
    if not table.rows:
        say("the query gives no rows, so the network is empty")
    for why in () if table.rows else advice(source, query, None, table, stated_only=stated_only):
        say(why)
    rows = choose(read_rows(table, query), recipe, table.columns, query.path or query.name, say)
    labels = table.labels
    if recipe.roll_up:
        rows = roll_up(rows, recipe, source, stated_only, say)
        labels = {**labels, **source.labels(lang, {n for r in rows for n in (r.source, r.target)})}
    things = {node for row in rows for node in (row.source, row.target)}
    facts = node_facts(source, lang, stated_only=stated_only, things=things)
    options = "; ".join(filter(None, ["stated only" if stated_only else "", str(shaping)]))
    about = {"data_version": source.version(), "options": options or "none"}
    return _material(rows, query, recipe, table.columns, labels, facts, about, say)


def _material(
    rows: Sequence[Row],
    query: Query,
    recipe: Recipe,
    columns: Sequence[str],
    labels: Mapping[str, str],
    facts: _Facts,
    about: Mapping[str, str],
    say: Say,
) -> Material:
    if recipe.exclude:
        rows = _without_classes(rows, recipe.exclude, facts, say)
    if not recipe.directed:
        rows = _once(rows, say)
    counted = "sum" if "weight" in columns else "claims" if "claim" in columns else "rows"
    recipe = replace(recipe, weight=recipe.weight or counted)
    needed = {"claims": "claim", "sum": "weight", "highest": "weight"}.get(recipe.weight)
    if needed and needed not in columns:
        raise InputError(
            f"the recipe counts {recipe.weight}, so the query must give ?{needed}",
            path=query.path or query.name,
        )
    if "weight" in columns and needed != "weight":
        say(f"?weight is not used: the recipe counts {recipe.weight}")
    told = {
        "title": query.title or query.name,
        "question": query.summary,
        "recipe": str(recipe),
        "recipe_checksum": hashlib.sha256(query.text.encode()).hexdigest(),
        **about,
        "made_by": f"migov-kg {version('migov-kg')}",
    }
    return Material(tuple(rows), recipe, labels, facts, told)


def _without_classes(
    rows: Sequence[Row], classes: Collection[str], facts: _Facts, say: Say
) -> list[Row]:
    def out(node: str) -> bool:
        known = facts.get(node, {})
        return known.get("cls") in classes or known.get("own_class") in classes

    kept = [row for row in rows if not out(row.source) and not out(row.target)]
    lost = {node for row in rows for node in (row.source, row.target) if out(node)}
    if lost:
        say(
            f"left out: {len(lost):,} nodes of {', '.join(classes)}, and "
            f"{len(rows) - len(kept):,} rows that name them"
        )
    return kept


def _once(rows: Sequence[Row], say: Say) -> list[Row]:
    """Return the rows without those that are another one the other way round.

    A query that does not say which of two nodes comes first gives each pair twice.
    """
    if any(row.claim for row in rows):
        return list(rows)  # each claim of a pair is counted once
    kept: list[Row] = []
    waiting: dict[Row, int] = {}
    for row in rows:
        if waiting.get(row, 0):
            waiting[row] -= 1
            continue
        kept.append(row)
        if row.source != row.target and row.source_mode == row.target_mode:
            mirrored = row._replace(source=row.target, target=row.source)
            waiting[mirrored] = waiting.get(mirrored, 0) + 1
    if len(kept) < len(rows):
        say(
            f"{len(rows) - len(kept):,} rows are other rows the other way round; in a network "
            "without directions each pair counts once"
        )
    return kept


def build_network(
    source: Source,
    query: Query,
    *,
    shaping: Shaping | None = None,
    lang: str = "en",
    stated_only: bool = False,
    part_of: bool = False,
    limits: Limits | None = None,
    allow: Iterable[str] = (),
    say: Say = silent,
) -> nx.Graph[str]:
    """Answer a network query and make its network, projected if its recipe says so.

    See :func:`gather` for the parameters, and :func:`to_network` for what the network holds.
    """
    material = gather(
        source,
        query,
        shaping=shaping,
        lang=lang,
        stated_only=stated_only,
        limits=limits,
        allow=allow,
        say=say,
    )
    return finished(material, shaping, part_of=part_of, say=say)


@many_objects()
def finished(
    material: Material,
    shaping: Shaping | None = None,
    *,
    part_of: bool = False,
    without: Collection[str] = frozenset(),
    say: Say = silent,
) -> nx.Graph[str]:
    """Make the network of a material, shaped and projected; see :meth:`Material.network`."""
    recipe = material.recipe
    made = material.network(part_of=part_of and not recipe.onto, without=without)
    return shaped(made, shaping or Shaping(), recipe.onto, recipe.projection, say)


def to_network(
    table: Table,
    query: Query,
    facts: _Facts | None = None,
    *,
    part_of: bool = False,
    say: Say = silent,
) -> nx.Graph[str]:
    """Make a network of a query's rows, nodes and edges sorted, without a projection.

    Edges have ``weight``, ``status``, and the lists ``roles``, ``relations``, ``dates`` and
    ``claims`` (IRIs), where the query gives them. Nodes have ``label``, ``mode`` and the facts
    given, a class ``cls`` and lists. The graph has ``title``, ``question``, the list ``modes`` and
    what :class:`Material` tells about it. It is a ``DiGraph`` if the recipe says so.

    Parameters
    ----------
    facts
        What is known of each node; see :func:`kg.networks.facts.node_facts`.
    part_of
        As in :meth:`Material.network`.

    Raises
    ------
    InputError
        As :func:`read_rows` and :func:`choose`.
    """
    recipe = read_recipe(query)
    rows = choose(read_rows(table, query), recipe, table.columns, query.path or query.name, say)
    made = _material(rows, query, recipe, table.columns, table.labels, facts or {}, {}, say)
    return made.network(part_of=part_of)
