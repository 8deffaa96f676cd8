"""Measure how many mentions of the example's five texts kg finds, and how many marks are right.

    python benchmarks/mentions.py --texts DIR [--study DIR] [--misses] [--speed]
    python benchmarks/mentions.py --new [--misses]

``mentions.csv`` has the mentions that a reader sees: offsets and record, without the texts, which
belong to others. They are the longest names of actors, places, projects and programmes, labelled by
one person. Events and outputs, whose names are descriptions, unnamed groups, and names within
others are left out. A mark is right if it overlaps a labelled mention of the same record. A mention
is found if such a mark overlaps it.

Three sets of names are looked for:

- **other languages**: every record has only its names in the languages that the document is not in,
  and short forms without a language. So a Lithuanian text is searched with English and Latvian
  names.
- **labels**: all names, except what documents print (claims' ``asNamed`` and hidden labels).
- **all**: all names. The coders took them from these texts, so this is no measure of new texts.

Beside kg are two simple ways with the same names: **exact**, words equal but for capital letters
and diacritics, and **rapidfuzz**, each word with a ratio of 90 or more. ``noticed`` counts labelled
actors that kg marks at all: with their record, or as an unknown name. ``--speed`` measures instead
how long texts of several lengths take.

``--new`` measures on the three invented texts in ``mentions_new/``, which were written and labelled
before any rule was tried on them: ``[Kaune|place:kaunas]`` is a mention of a record, ``[...|?]``
the name of an actor that the study does not have, and ``[...|-]`` something else that has a name,
whose mark is neither right nor wrong. An unknown name is found if a mark overlaps it, and exact if
the mark is just the name.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from kg.incoming.mentions import UNKNOWN
from kg.incoming.mentions.countries import countries_beside
from kg.incoming.mentions.finding import Gazetteer, kinds_of_things
from kg.incoming.mentions.patterns import make_patterns
from kg.incoming.mentions.tokens import split_words
from kg.lookup import Name, read_names
from kg.rdf import expand
from kg.study import Dataset, load_dataset, open_study
from kg.validation.quotes.quotes import read_texts

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
            if all(same(word.folded, each) for word, each in zip(here, pattern.words, strict=True)):
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


@dataclass
class Counts:
    """What was counted in some texts."""

    marks: int = 0
    right: int = 0
    mentions: int = 0
    found: int = 0
    actors: int = 0
    noticed: int = 0
    other_unknown: int = 0

    def add(self, marks: Sequence[tuple[Span, str]], gold: Sequence[Span]) -> None:
        known = [span for span, kind in marks if kind != UNKNOWN]
        unknown = [span for span, kind in marks if kind == UNKNOWN]
        actors = [each for each in gold if all("/actor/" in thing for thing in each[2])]
        found = [each for each in gold if any(agree(mark, each) for mark in known)]
        self.marks += len(known)
        self.right += sum(any(agree(mark, each) for each in gold) for mark in known)
        self.mentions += len(gold)
        self.found += len(found)
        self.actors += len(actors)
        self.noticed += sum(
            each in found or any(overlap(mark, each) for mark in unknown) for each in actors
        )
        self.other_unknown += sum(not any(overlap(mark, each) for each in gold) for mark in unknown)


def agree(mark: Span, gold: Span) -> bool:
    """Tell whether a mark is on a labelled mention, and means its record, perhaps among others."""
    return overlap(mark, gold) and gold[2] <= mark[2]


def measure(dataset: Dataset, folder: Path, *, misses: bool) -> None:
    kinds = kinds_of_things(dataset.store)
    names = [
        name
        for name in read_names(dataset.store)
        if kinds.get(name.thing) in KINDS or is_code(name)
    ]
    codes = [name for name in names if is_code(name)]
    texts = read_texts(dataset, folder)
    counts: dict[tuple[str, str, str], Counts] = defaultdict(Counts)
    for doc, gold in labelled().items():
        iri = expand(doc)
        text, lang = texts[iri].text, language(dataset, iri)
        if text is None:
            sys.exit(f"the text of {doc} is not in {folder}")
        for chosen, some in names_by_set(names, lang).items():
            own = [name for name in some if not is_code(name)]
            for way, find in WAYS.items():
                looked = [*own, *codes] if way == "kg" else own
                marks = [mark for mark in find(dataset, looked, text, lang) if mark[1] != "role"]
                counts[chosen, way, lang].add(marks, gold)
                counts[chosen, way, "all"].add(marks, gold)
                if misses and way == "kg":
                    tell(f"{chosen}, {doc}", marks, gold, text)
    print(
        "| names | way | text | marks | right % | mentions | found % | noticed % | other unknown |"
    )
    print("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for key in itertools.product(names_by_set([], ""), WAYS, ("lt", "lv", "en", "all")):
        each = counts[key]
        own = [percent(each.noticed, each.actors), str(each.other_unknown)]
        cells = [
            *key,
            str(each.marks),
            percent(each.right, each.marks),
            str(each.mentions),
            percent(each.found, each.mentions),
            *(own if key[1] == "kg" else ["", ""]),
        ]
        print(f"| {' | '.join(cells)} |")


_LABEL = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")


def new_texts() -> Iterator[tuple[str, str, dict[str, list[Span]]]]:
    """Give the language and the words of each new text, and what is labelled, by kind."""
    for path in sorted(LABELLED.with_name("mentions_new").glob("*.txt")):
        written, text, at = path.read_text("utf-8"), "", 0
        gold: dict[str, list[Span]] = {"": [], "?": [], "-": []}
        for found in _LABEL.finditer(written):
            text += written[at : found.start()]
            kind = found[2] if found[2] in gold else ""
            things = frozenset() if kind else frozenset([expand(found[2])])
            gold[kind].append((len(text), len(text) + len(found[1]), things))
            text, at = text + found[1], found.end()
        yield path.stem, text + written[at:], gold


def measure_new(dataset: Dataset, *, misses: bool) -> None:
    names = [*read_names(dataset.store), *countries_beside(kinds_of_things(dataset.store))]
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * 8)
    for stem, text, gold in new_texts():
        lang, _, again = stem.partition("-")
        every = "all again" if again else "all"
        for chosen, some in names_by_set(names, lang).items():
            if chosen == "labels":
                continue
            looked = [*some, *(name for name in names if is_code(name))]
            marks = [mark for mark in by_kg(dataset, looked, text, lang) if mark[1] != "role"]
            known = [span for span, kind in marks if kind != UNKNOWN]
            unknown = [span for span, kind in marks if kind == UNKNOWN]
            found = (
                len(known),
                sum(any(agree(mark, each) for each in gold[""]) for mark in known),
                len(gold[""]),
                sum(any(agree(mark, each) for mark in known) for each in gold[""]),
                len(gold["?"]),
                sum(any(overlap(mark, each) for mark in unknown) for each in gold["?"]),
                sum(each in unknown for each in gold["?"]),
                sum(
                    not any(overlap(mark, each) for each in itertools.chain(*gold.values()))
                    for mark in unknown
                ),
            )
            for key in ((chosen, stem), (chosen, every)):
                counts[key] = [a + b for a, b in zip(counts[key], found, strict=True)]
            if misses:
                tell(f"{chosen}, {stem}", [(mark, "") for mark in known], gold[""], text)
                tell_unknown(f"{chosen}, {stem}", unknown, gold, text)
    print(
        "| names | text | marks | right % | mentions | found % | unknown | found | exact | wrong |"
    )
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for (chosen, lang), (marks, right, mentions, found, *rest) in sorted(counts.items()):
        shares = marks, percent(right, marks), mentions, percent(found, mentions)
        print(f"| {' | '.join(map(str, (chosen, lang, *shares, *rest)))} |")


def tell(where: str, marks: Sequence[tuple[Span, str]], gold: Sequence[Span], text: str) -> None:
    for each in gold:
        if not any(agree(mark, each) for mark, _ in marks):
            print(f"{where}: missed {each[:2]} {text[each[0] : each[1]]}", file=sys.stderr)
    for mark, kind in marks:
        if not any(agree(mark, each) or (kind == UNKNOWN and overlap(mark, each)) for each in gold):
            print(f"{where}: wrong {mark[:2]} {text[mark[0] : mark[1]]}", file=sys.stderr)


def tell_unknown(where: str, marks: Sequence[Span], gold: dict[str, list[Span]], text: str) -> None:
    for each in gold["?"]:
        if each not in marks:
            marked = [text[mark[0] : mark[1]] for mark in marks if overlap(mark, each)]
            told = f"{text[each[0] : each[1]]}: {marked or 'not marked'}"
            print(f"{where}: unknown {told}", file=sys.stderr)
    for mark in marks:
        if not any(overlap(mark, each) for each in itertools.chain(*gold.values())):
            print(f"{where}: no name {text[mark[0] : mark[1]]}", file=sys.stderr)


def measure_speed(dataset: Dataset, folder: Path) -> None:
    texts = read_texts(dataset, folder)
    print("| text | names read, s | 2,000 characters, s | again, s | 100,000, s | 1,000,000, s |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for doc in ("doc:kaunas-network-event", "doc:riga-mile-partners", "doc:rijeka-project"):
        iri = expand(doc)
        text, lang = texts[iri].text or "", language(dataset, iri)
        gazetteer, first = timed(lambda lang=lang: Gazetteer(dataset, lang))
        times = [first]
        for length in (2_000, 2_000, 100_000, 1_000_000):
            long = "".join(varied(text, length))[:length]
            times.append(timed(lambda long=long, gazetteer=gazetteer: gazetteer.find(long))[1])
        print(f"| {lang} | {' | '.join(f'{each:.2f}' for each in times)} |")


def varied(text: str, length: int) -> Iterator[str]:
    """Give a text over and over until it is long enough, with other words each time."""
    done, number = 0, 0
    while done < length:
        letters = "abcdefghijklmnoprstuvz"
        ending = letters[number % 22] + letters[number // 22 % 22]
        done += len(text) + 2
        yield re.sub(r"\b(\w{4,})(?=\w{2})", rf"\1{ending}", text) if number % 2 else text
        yield "\n\n"
        number += 1


def timed(call: Callable[[], Any]) -> tuple[Any, float]:
    began = time.process_time()
    found = call()
    return found, time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--texts", type=Path, help="the folder of the example's texts")
    parser.add_argument("--new", action="store_true", help="measure on the new texts")
    parser.add_argument("--study", type=Path, help="another study, for --speed")
    parser.add_argument("--misses", action="store_true", help="say what kg misses or gets wrong")
    parser.add_argument("--speed", action="store_true", help="measure processor time")
    options = parser.parse_args()
    example = load_dataset(open_study(Path(__file__).parents[1]))
    if options.new or options.texts is None:
        measure_new(example, misses=options.misses)
        return
    if not options.speed:
        measure(example, options.texts, misses=options.misses)
        return
    # The texts are those of the example, also if another study's names are looked for.
    measure_speed(example, options.texts)
    if options.study:
        dataset = load_dataset(open_study(options.study))
        for lang, doc in (("lt", "doc:kaunas-network-event"), ("en", "doc:rijeka-project")):
            text = read_texts(example, options.texts)[expand(doc)].text or ""
            gazetteer, first = timed(lambda lang=lang: Gazetteer(dataset, lang))
            short = timed(lambda text=text, gazetteer=gazetteer: gazetteer.find(text[:2000]))[1]
            long = "".join(varied(text, 1_000_000))
            whole = timed(lambda long=long, gazetteer=gazetteer: gazetteer.find(long))[1]
            print(f"{options.study.name}, {lang}: {first:.2f} {short:.2f} {whole:.2f}")


def language(dataset: Dataset, iri: str) -> str:
    found = dataset.store.query(f"SELECT ?l {{ <{iri}> <{expand('migov:language')}> ?l }}")
    return next(iter(found))["l"].value


if __name__ == "__main__":
    main()
