"""Measure what kg match proposes against the labelled pairs, beside two plain ways.

    python benchmarks/matching/measure.py partners.csv

Precision is counted on pairs that a way proposes. Each pair labelled speaks for as many pairs as
its stratum has for each drawn; so precision and recall are of the whole table, and their intervals
(95 %) come from drawing the pairs again, 2,000 times, stratum by stratum. Pairs labelled “cannot
say” are left out.
"""

from __future__ import annotations

import csv
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from draw import read_actors
from rapidfuzz import fuzz

from kg.incoming.matching.actors import Actor
from kg.incoming.matching.proposing import propose
from kg.lookup import fold

HERE = Path(__file__).parent
AGAIN = 2_000
LEAST = 60


def read_pairs() -> list[dict[str, str]]:
    with (HERE / "pairs.csv").open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream) if row["label"] != "cannot say"]


def study(path: str) -> tuple[list[Actor], dict[str, list[str]], dict[str, str]]:
    """Return the actors of the table, named by their line, the names of places, and countries."""
    rows = read_actors(path)
    joined = defaultdict(set)
    with open(path, encoding="utf-8", newline="") as stream:  # noqa: PTH123
        for row in csv.DictReader(stream):
            key = " ".join(row["partner_name"].split()).casefold(), row["country_code"][:2]
            joined[key].add(f"{row['programme']} {row['acronym']}")
    places, codes = {}, {}
    actors = []
    for row in rows:
        town = " ".join(row["town"].split(",")[0].split())
        where = frozenset([f"{row['country']} {fold(town)}"] if town else [])
        places |= {place: [town] for place in where}
        country = frozenset([row["country"]] if row["country"] else [])
        codes |= {each: {"EL": "gr", "UK": "gb"}.get(each, each.lower()) for each in country}
        part = frozenset(joined[row["name"].casefold(), row["country"]])
        actors.append(Actor(row["line"], (row["name"],), False, country, where, part))
    return actors, places, codes


def ways(path: str) -> dict[str, Callable[[dict[str, str]], str]]:
    """Return what tells of a pair whether it is proposed, and as what, by the name of the way."""
    actors, places, codes = study(path)
    began = time.process_time()
    proposals = propose(actors, labels=places, codes=codes, least=0)
    print(f"{len(actors):,} actors, {time.process_time() - began:.1f} s of processor time")
    found = {frozenset((p.one.iri, p.other.iri)): (p.kind, p.score) for p in proposals}

    def ours(least: int) -> Callable[[dict[str, str]], str]:
        def by(row: dict[str, str]) -> str:
            kind, score = found.get(frozenset((row["line_a"], row["line_b"])), ("", 0))
            return kind if score >= least and kind in ("same", "unit of") else ""

        return by

    def one_country(row: dict[str, str]) -> bool:
        return row["country_a"] == row["country_b"]

    def exact(row: dict[str, str]) -> str:
        equal = fold(row["name_a"]) == fold(row["name_b"])
        return "same" if equal and one_country(row) else ""

    def sorted_words(row: dict[str, str]) -> str:
        score = fuzz.token_sort_ratio(fold(row["name_a"]), fold(row["name_b"]))
        return "same" if score >= 90 and one_country(row) else ""

    return {
        "kg match": ours(LEAST),
        "kg match, 75 and more": ours(75),
        "equal folded names": exact,
        "token_sort_ratio of 90 and more": sorted_words,
    }


def rates(rows: list[dict[str, str]], by: Callable[[dict[str, str]], str]) -> dict[str, float]:
    """Return precision and recall of “same”, and of “same” or “unit” whatever of the two."""
    sums = defaultdict(float)
    for row in rows:
        weight = int(row["pairs_in_stratum"]) / int(row["drawn"])
        kind, label = by(row), row["label"]
        same, related = label == "same", label != "different"
        sums["same proposed"] += weight * (kind == "same")
        sums["same right"] += weight * (kind == "same" and same)
        sums["same all"] += weight * same
        sums["either proposed"] += weight * bool(kind)
        sums["either right"] += weight * (bool(kind) and related)
        sums["either all"] += weight * related
    return {
        f"{what} {rate}": sums[f"{what} right"] / sums[f"{what} {of}"]
        if sums[f"{what} {of}"]
        else 1
        for what in ("same", "either")
        for rate, of in (("precision", "proposed"), ("recall", "all"))
    }


def interval(
    rows: list[dict[str, str]], by: Callable[[dict[str, str]], str]
) -> dict[str, tuple[float, float]]:
    chance = random.Random(1)
    strata = defaultdict(list)
    for row in rows:
        strata[row["stratum"]].append(row)
    drawn = [
        rates([row for group in strata.values() for row in chance.choices(group, k=len(group))], by)
        for _ in range(AGAIN)
    ]
    return {
        key: (
            sorted(each[key] for each in drawn)[AGAIN // 40],
            sorted(each[key] for each in drawn)[-AGAIN // 40],
        )
        for key in drawn[0]
    }


def _wilson(right: int, count: int, z: float = 1.96) -> str:
    """Return a share with its 95 % interval (Wilson 1927), which is not empty if all are right."""
    if not count:
        return "0 of 0"
    share, spread = right / count, z * z / count
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * (share * (1 - share) / count + spread / count / 4) ** 0.5
    low, high = max(0, middle - half), min(1, middle + half)
    return f"{right} of {count} ({low:.2f}-{high:.2f})"


def drawn_proposals(file: str) -> None:
    """Tell of proposals drawn at random how many are right."""
    with (HERE / file).open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["label"] != "cannot say"]
    for kinds in (("same",), ("unit of",), ("same", "unit of")):
        chosen = [row for row in rows if row["proposed"] in kinds]
        right = sum(row["label"] == row["proposed"] for row in chosen)
        either = sum(row["label"] != "different" for row in chosen)
        told = f"right {_wilson(right, len(chosen))}, related {_wilson(either, len(chosen))}"
        print(f"{file}, proposed as {' or '.join(kinds)}: {told}")


def main() -> None:
    for file in ("proposed.csv", "proposed_later.csv"):
        drawn_proposals(file)
    pairs = read_pairs()
    halves = ("tune", "test") if "--tune" not in sys.argv else ("tune",)
    for name, by in ways(sys.argv[1]).items():
        for half in halves:
            rows = [row for row in pairs if row["half"] == half]
            spread = interval(rows, by) if "--quick" not in sys.argv else {}
            told = [
                f"{key} {value:.2f}" + ("({:.2f}-{:.2f})".format(*spread[key]) if spread else "")
                for key, value in rates(rows, by).items()
            ]
            plain = rates([row | {"pairs_in_stratum": "1", "drawn": "1"} for row in rows], by)
            counted = ", ".join(f"{value:.2f}" for value in plain.values())
            said = [by(row) for row in rows]
            count = sum(kind == "same" for kind in said)
            right = sum(
                kind == "same" == row["label"] for kind, row in zip(said, rows, strict=True)
            )
            print(
                f"{name:32} {half}: {', '.join(told)}; of the pairs drawn {counted}; "
                f"“same” is right of {_wilson(right, count)}"
            )
            if name == "kg match":
                pairs_of = Counter(
                    ("unit of" if "unit" in row["label"] else row["label"], kind or "nothing")
                    for kind, row in zip(said, rows, strict=True)
                )
                for (label, kind), number in sorted(pairs_of.items()):
                    print(f"   {half}: labelled {label}, proposed as {kind}: {number}")
            if "--show" in sys.argv and name == "kg match" and half == "tune":
                for row in rows:
                    kind, label = by(row), row["label"]
                    right = {"same": "same", "unit of": "unit"}.get(kind, "different")
                    if right not in label:
                        names = f"{row['name_a']} | {row['name_b']}"
                        print(f"   {label} -> {kind or '-'} [{row['stratum']}]: {names}")


if __name__ == "__main__":
    main()
