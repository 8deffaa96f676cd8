"""Measure how many mentions of the example's five texts kg finds, and how many of its marks are right.

    python benchmarks/mentions.py --texts DIR [--study DIR] [--misses]

``mentions.csv`` has the mentions that a reader sees: offsets and record, without the texts, which
belong to others. They are the longest names of actors, places, projects and programmes, labelled by
one person; events and outputs, whose names are descriptions, and unnamed groups are left out, and so
is a name within another. A mark is right if it overlaps a labelled mention of the same record. A
mention is found if such a mark overlaps it.

Three sets of names are looked for:

- **other languages**: every record has only its names in the languages that the document is not in,
  and acronyms without a language. So a Lithuanian text is searched with English and Latvian names.
- **labels**: all names, except what documents print (claims' ``asNamed`` and hidden labels).
- **all**: all names. The coders took them from these texts, so this is no measure of new texts.

Beside kg are two simple ways with the same names: **exact**, words equal but for capital letters and
diacritics, and **rapidfuzz**, each word with a ratio of 90 or more. ``noticed`` counts labelled
actors that kg marks at all: with their record, or as an unknown name.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz

from kg.incoming.mentions import UNKNOWN
from kg.incoming.mentions.finding import Gazetteer, kinds_of_things
from kg.incoming.mentions.patterns import make_patterns
from kg.incoming.mentions.tokens import split_words
from kg.lookup import Name, read_names
from kg.rdf import expand
from kg.study import Dataset, load_dataset, open_study
from kg.validation.quotes import read_texts

LABELLED = Path(__file__).with_suffix(".csv")
KINDS = ("actor", "person", "place", "project", "programme")
Span = tuple[int, int, frozenset[str]]


def names_by_set(names: Sequence[Name], lang: str) -> dict[str, list[Name]]:
    """Return the three sets of names for a document in a language."""
    kept = [name for name in names if name.kind != "title of the talk"]
    return {
        "other languages": [
            name for name in kept if name.lang.partition("-")[0] != lang and not is_code(name)
        ],
        "labels": [name for name in kept if name.kind != "as printed"],
        "all": kept,
    }


def is_code(name: Name) -> bool:
    """Tell whether a name is that of a code: role words are not measured."""
    return "/code/" in name.thing


def by_kg(dataset: Dataset, names: list[Name], text: str, lang: str) -> Iterator[tuple[Span, str]]:
    """Give the marks of kg, each with its kind."""
    for mention in Gazetteer(dataset, lang, names).find(text):
        yield (mention.start, mention.end, frozenset(mention.things)), mention.kind


def by_words(
    dataset: Dataset, names: list[Name], text: str, lang: str, same: Callable[[str, str], bool]
) -> Iterator[tuple[Span, str]]:
    """Give the longest names whose words are the same one by one."""
    words = split_words(text)
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for pattern in make_patterns(names, kinds_of_things(dataset.store), lang):
        for at in range(len(words) - len(pattern.words) + 1):
            here = words[at : at + len(pattern.words)]
            if all(same(word.folded, each) for word, each in zip(here, pattern.words)):
                found[here[0].start, here[-1].end].add(pattern.thing)
    taken: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: span[0] - span[1]):
        if not any(start < b and a < end for a, b in taken):
            taken.append((start, end))
            yield (start, end, frozenset(found[start, end])), ""


WAYS = {
    "kg": by_kg,
    "exact": lambda *args: by_words(*args, same=str.__eq__),
    "rapidfuzz": lambda *args: by_words(*args, same=lambda a, b: fuzz.ratio(a, b) >= 90),
}


def overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def labelled() -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = defaultdict(list)
    with LABELLED.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            things = frozenset([expand(row["record"])])
            found[f"doc:{row['document']}"].append((int(row["start"]), int(row["end"]), things))
    return found


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}" if whole else "–"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--study", type=Path)
    parser.add_argument("--misses", action="store_true", help="say what kg misses or gets wrong")
    options = parser.parse_args()

    dataset = load_dataset(open_study(options.study))
    names = read_names(dataset.store)
    kinds = kinds_of_things(dataset.store)
    names = [name for name in names if kinds.get(name.thing) in KINDS or is_code(name)]
    counts: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0] * 7)
    texts = read_texts(dataset, options.texts)
    gold = {iri: spans for doc, spans in labelled().items() for iri in [expand(doc)]}
    for iri, spans in gold.items():
        text = texts[iri].text
        if text is None:
            sys.exit(f"the text of {iri} is not in {options.texts}")
        lang = language(dataset, iri)
        for chosen, some in names_by_set(names, lang).items():
            more = [name for name in names if is_code(name)] if chosen != "all" else []
            for way, find in WAYS.items():
                looked = [*some, *more] if way == "kg" else [n for n in some if not is_code(n)]
                began = time.process_time()
                marks = [mark for mark in find(dataset, looked, text, lang) if mark[1] != "role"]
                seconds = time.process_time() - began
                known = [span for span, kind in marks if kind != UNKNOWN]
                unknown = [span for span, kind in marks if kind == UNKNOWN]
                right = [s for s in known if any(overlap(s, g) and g[2] <= s[2] for g in spans)]
                hit = [g for g in spans if any(overlap(s, g) and g[2] <= s[2] for s in known)]
                actors = [g for g in spans if all("/actor/" in thing for thing in g[2])]
                noticed = [g for g in actors if g in hit or any(overlap(s, g) for s in unknown)]
                false = [s for s in unknown if not any(overlap(s, g) for g in spans)]
                for total in (lang, "all"):
                    for at, number in enumerate(
                        (len(known), len(right), len(spans), len(hit), len(actors), len(noticed),
                         len(false))
                    ):  # fmt: skip
                        counts[chosen, way, total][at] += number
                if options.misses and way == "kg":
                    for s in spans:
                        if s not in hit:
                            print(chosen, iri, "missed", s[:2], text[s[0] : s[1]], file=sys.stderr)
                    for s in [*(k for k in known if k not in right), *false]:
                        print(chosen, iri, "wrong", s[:2], text[s[0] : s[1]], file=sys.stderr)
                del seconds
    print(
        "| names | way | language | marks | precision % | mentions | recall % | noticed % | other unknown |"
    )
    print("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for (chosen, way, total), (marks, right, spans, hit, actors, noticed, false) in counts.items():
        own = (percent(noticed, actors), str(false)) if way == "kg" else ("", "")
        cells = (chosen, way, total, str(marks), percent(right, marks), str(spans),
                 percent(hit, spans), *own)  # fmt: skip
        print(f"| {' | '.join(cells)} |")


def language(dataset: Dataset, iri: str) -> str:
    found = dataset.store.query(f"SELECT ?l {{ <{iri}> <{expand('migov:language')}> ?l }}")
    return next(iter(found))["l"].value


if __name__ == "__main__":
    main()
