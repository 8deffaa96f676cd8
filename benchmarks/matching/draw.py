"""Draw pairs of partners from the table of keep.eu, to be labelled by a person.

    python benchmarks/matching/draw.py partners.csv > drawn.csv

An actor is a name in a country: rows that differ in capital letters and blanks only are one. All
pairs of actors (some 24 million) are divided into strata, by rapidfuzz on folded names, and by town
and country. Nothing of kg.incoming.matching is used, so that what kg does not propose is drawn as
well. From each stratum pairs are drawn at random, with a fixed seed; so each pair labelled speaks
for as many as its stratum has for each that was drawn. Every second pair of a stratum is for
tuning, the others are for the test.
"""

from __future__ import annotations

import csv
import random
import sys
from collections import defaultdict
from itertools import combinations

import numpy as np
from rapidfuzz import fuzz, process

from kg.lookup import fold

SEED = 2016
# How many pairs to draw of each stratum, in the order in which a pair is looked at.
STRATA = {
    "letters 90": 60,  # token_sort_ratio 90 and more, one country
    "letters 75": 50,  # 75 to 90, one country
    "within": 50,  # token_set_ratio 95 and more: the words of one are words of the other
    "town, word": 50,  # one town, and a word that at most 20 names have
    "town, letters": 25,  # one town, and token_sort_ratio 55 and more
    "town": 20,  # one town, nothing else
    "country, word": 15,  # one country, and a word that at most 6 names have
    "abroad 80": 20,  # two countries, token_sort_ratio 80 and more
    "other": 10,  # any other two
}
COLUMNS = (
    "number", "stratum", "pairs_in_stratum", "drawn", "half",
    "line_a", "name_a", "town_a", "country_a", "line_b", "name_b", "town_b", "country_b",
    "label", "why",
)  # fmt: skip


def read_actors(path: str) -> list[dict[str, str]]:
    """Return the first row of each actor, with the line of the table on which it is."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    with open(path, encoding="utf-8", newline="") as stream:  # noqa: PTH123
        reader = csv.DictReader(stream)
        for row in reader:
            name = " ".join(row["partner_name"].split())
            key = name.casefold(), row["country_code"][:2]
            found.setdefault(
                key,
                {
                    "line": str(reader.line_num),
                    "name": name,
                    "town": row["town"].strip(),
                    "country": row["country_code"][:2],
                },
            )
    return list(found.values())


def strata(actors: list[dict[str, str]]) -> dict[str, list[tuple[int, int]]]:
    """Return all pairs but those of “other”, by their stratum."""
    names = [" ".join(fold(each["name"]).replace("-", " ").split()) for each in actors]
    words = [{w.strip('().,;:“”"/') for w in name.split()} - {""} for name in names]
    carriers = defaultdict(list)
    for number, found in enumerate(words):
        for word in found:
            carriers[word].append(number)
    sharing = {
        most: {
            pair
            for group in carriers.values()
            if 1 < len(group) <= most
            for pair in combinations(group, 2)
        }
        for most in (6, 20)
    }
    town = [fold(each["town"]).replace("-", " ").strip() for each in actors]
    country = [each["country"] for each in actors]
    taken = defaultdict(list)
    for at, block, scores in _scores(names, fuzz.token_sort_ratio):
        sets = process.cdist(
            names[at:block], names, scorer=fuzz.token_set_ratio, dtype=np.uint8, workers=1
        )
        for row in range(block - at):
            one = at + row
            for other in range(one + 1, len(names)):
                letters = scores[row, other]
                stratum = ""
                if country[one] == country[other]:
                    alike = bool(town[one]) and town[one] == town[other]
                    if letters >= 90:
                        stratum = "letters 90"
                    elif letters >= 75:
                        stratum = "letters 75"
                    elif sets[row, other] >= 95:
                        stratum = "within"
                    elif alike and (one, other) in sharing[20]:
                        stratum = "town, word"
                    elif alike and letters >= 55:
                        stratum = "town, letters"
                    elif alike:
                        stratum = "town"
                    elif (one, other) in sharing[6]:
                        stratum = "country, word"
                elif letters >= 80:
                    stratum = "abroad 80"
                if stratum:
                    taken[stratum].append((one, other))
    return taken


def _scores(names, scorer, block=200):
    for at in range(0, len(names), block):
        end = min(at + block, len(names))
        yield at, end, process.cdist(names[at:end], names, scorer=scorer, dtype=np.uint8, workers=1)


def draw(actors: list[dict[str, str]]) -> list[dict[str, object]]:
    """Return the pairs to label, in an order that does not tell their stratum."""
    found = strata(actors)
    chance = random.Random(SEED)
    every = {pair for pairs in found.values() for pair in pairs}
    rest = len(actors) * (len(actors) - 1) // 2 - len(every)
    rows: list[dict[str, object]] = []
    for stratum, wanted in STRATA.items():
        if stratum == "other":
            pairs, number = [], rest
            while len(pairs) < wanted:
                one, other = sorted(chance.sample(range(len(actors)), 2))
                if (one, other) not in every:
                    pairs.append((one, other))
        else:
            number = len(found[stratum])
            pairs = chance.sample(found[stratum], wanted)
        for at, (one, other) in enumerate(pairs):
            first, second = actors[one], actors[other]
            rows.append(
                {"stratum": stratum, "pairs_in_stratum": number, "drawn": wanted}
                | {"half": ("tune", "test")[at % 2]}
                | {f"{key}_a": value for key, value in first.items()}
                | {f"{key}_b": value for key, value in second.items()}
            )
    chance.shuffle(rows)
    return [{"number": number, **row} for number, row in enumerate(rows, 1)]


def main() -> None:
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(draw(read_actors(sys.argv[1])))


if __name__ == "__main__":
    main()
