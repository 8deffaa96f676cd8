"""Units counted as the organisations they belong to, and persons as those they speak for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kg.networks.attributes import Say
from kg.networks.recipe import Recipe
from kg.networks.rows import Row
from kg.questions import Source, select_about

__all__ = ["roll_up"]

_BODIES = """
SELECT DISTINCT ?unit ?organisation WHERE { ?unit migov:subUnitOf ?organisation } ORDER BY ?unit"""

_SPOKEN_FOR = """
SELECT DISTINCT ?claim ?person ?organisation WHERE {
  ?claim migov:participant ?person .
  ?person a migov:Person .
  OPTIONAL { ?claim migov:onBehalfOf ?named }
  OPTIONAL { ?claim migov:inCapacityOf/migov:postIn ?post }
  BIND(COALESCE(?named, ?post) AS ?organisation)
} ORDER BY ?claim ?person ?organisation"""


def roll_up(
    rows: Sequence[Row], recipe: Recipe, source: Source, stated_only: bool, say: Say
) -> list[Row]:
    """Return the rows with units, persons or both replaced, as the recipe says.

    A unit becomes the organisation at the top of its ``migov:subUnitOf``. A person becomes, claim
    by claim, whom the claim is on behalf of, else the organisation of the post it names; with
    several, there is a row for each. A row whose ends become one is left out. Each is said.
    """
    rolled = list(rows)
    if "person" in recipe.roll_up:
        rolled = _persons(rolled, recipe, source, stated_only, say)
    if "unit" in recipe.roll_up:
        rolled = _units(rolled, recipe, source, stated_only, say)
    kept = [row for row in rolled if row.source != row.target]
    if len(kept) < len(rolled):
        say(f"left out: {len(rolled) - len(kept):,} rows whose two ends are now one organisation")
    return kept


def _replaced(
    rows: Sequence[Row], recipe: Recipe, stands_for: Callable[[Row, str], Sequence[str]]
) -> list[Row]:
    """Return a row for each pair of nodes that stand for the ends of a row.

    An organisation has the mode that it has in other rows; a new one has the mode “organisation” if
    the network has it, else that of whom it stands for.
    """
    modes = {row.source: row.source_mode for row in rows}
    modes |= {row.target: row.target_mode for row in rows}
    new = "organisation" if "organisation" in recipe.modes else ""

    def ends(row: Row, node: str, mode: str) -> list[tuple[str, str]]:
        found = stands_for(row, node)
        return [(each, modes.get(each) or new or mode) for each in found] or [(node, mode)]

    return [
        row._replace(source=one, source_mode=mode, target=other, target_mode=other_mode)
        for row in rows
        for one, mode in ends(row, row.source, row.source_mode)
        for other, other_mode in ends(row, row.target, row.target_mode)
    ]


def _units(
    rows: list[Row], recipe: Recipe, source: Source, stated_only: bool, say: Say
) -> list[Row]:
    above: dict[str, list[str]] = {}
    asked: set[str] = set()
    wanted = {node for row in rows for node in (row.source, row.target)}
    while wanted:
        asked |= wanted
        for unit, body in select_about(source, _BODIES, "unit", wanted, stated_only=stated_only):
            above.setdefault(unit.value, []).append(body.value)
        wanted = {body for bodies in above.values() for body in bodies} - asked
    tops = {unit: sorted(_tops(unit, above)) for unit in above}
    say(f"{len(tops):,} units count as the organisations they belong to")
    return _replaced(rows, recipe, lambda _row, node: tops.get(node, ()))


def _tops(unit: str, above: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the organisations above which there is none; of a loop, all of it."""
    seen, found, left = {unit}, set(), [unit]
    while left:
        here = left.pop()
        bodies = [body for body in above.get(here, ()) if body not in seen]
        if not bodies:
            found.add(here)
        seen |= set(bodies)
        left += bodies
    return found


def _persons(
    rows: list[Row], recipe: Recipe, source: Source, stated_only: bool, say: Say
) -> list[Row]:
    bodies: dict[tuple[str, str], list[str]] = {}
    persons: set[str] = set()
    claims = {row.claim for row in rows} - {""}
    found = select_about(source, _SPOKEN_FOR, "claim", claims, stated_only=stated_only)
    for claim, person, body in found:
        persons.add(person.value)
        if body is not None:
            bodies.setdefault((claim.value, person.value), []).append(body.value)
    rolled = _replaced(rows, recipe, lambda row, node: bodies.get((row.claim, node), ()))
    left = persons & {node for row in rolled for node in (row.source, row.target)}
    say(
        f"{len(persons - left):,} persons count as the organisations they speak for; "
        f"{len(left):,} stay, since a claim of theirs names none"
    )
    return rolled
