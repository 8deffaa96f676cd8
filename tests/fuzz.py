"""Damaged files: what a slip, a bad transfer or malice makes of valid Turtle.

Each mutant goes the way of ``kg validate FILE --alone``: read, joined, derived, its texts looked
at, and for some of them SHACL. Nothing but a plain error may come of it.

    python tests/fuzz.py 100000 [SEED]

runs many by hand and prints the counts.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.errors import DataError, InputError
from kg.findings import REPORT_FORMATS, write_report
from kg.pages.report import report_page
from kg.rdf.turtle import parse_turtle, read_triples
from kg.rdf.vocabulary import PREFIXES, XSD
from kg.study.dataset import read_dataset
from kg.study.folder import StudyFolder, ontology_files
from kg.validation.rules.texts import text_problems
from kg.validation.validating import validate

ROOT = Path(__file__).parents[1]
SOURCES = sorted([*(ROOT / "data").rglob("*.ttl"), *(ROOT / "tests" / "shapes").rglob("*.ttl")])
SIGNS = list(".;,<>\"'@^:#[](){}\\/_-+ \n\t\r\0")
ODD = [
    "\u202e", "\u200b", "\ufeff", "\u00a0", "\u0430", "\U0001f600", "\u0301", "\ud7ff", "\ufffe",
    "\x07", "\x85", "\u2028", "İ", "ß", "٣",
]  # fmt: skip
WORDS = [
    "a", "true", "1e400", "-0", "0x1F", "1_000", '""', '""""""', "_:b", "[]", "()", "( ( ) )",
    "<>", "<http://[>", "<javascript:alert(1)>", "<file:///etc/passwd>", "@prefix", "@base <x> .",
    "PREFIX", "BASE", "GRAPH", '"2023-02-30"^^xsd:date', '"20x3"^^<http://www.w3.org/2001/XMLSchema'
    '#gYear>', '"XXXX-13-45/.."^^loc:edtf', '"9"^^loc:edtf', '"y-170000002"^^loc:edtf',
    '"2023/2022"^^loc:edtf', '"x"@en-', '"x"@' + "a" * 9, "rdf:type", "rdf:subject", "rdf:first",
    "rdf:nil", "migov:partOf", "migov:date", "migov:one", "migov:other", "verdict:same",
    "skos:prefLabel", "sh:targetClass", "owl:imports", "<< a b c >>", "<<( a b c )>>",
]  # fmt: skip
DATATYPES = [
    PREFIXES["loc"] + "edtf",
    *(XSD + name for name in ("date", "gYear", "integer", "decimal", "boolean", "dat", "string")),
]
CODECS = ["utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp1257", "cp1251", "latin-1", "cp037"]


def mutate(text: str, rand: random.Random) -> bytes:
    """Damage a text in one to four ways."""
    for _ in range(rand.choice([1, 1, 1, 2, 4])):
        text = _step(text, rand)
    if rand.random() < 0.04:
        return text.encode(rand.choice(CODECS), errors="replace")
    content = text.encode("utf-8", errors="surrogatepass")
    if rand.random() < 0.08 and content:
        at = rand.randrange(len(content))
        content = content[:at] + bytes([rand.randrange(256)]) + content[at + 1 :]
    return content


def _step(text: str, rand: random.Random) -> str:
    at = rand.randrange(len(text) + 1)
    end = min(len(text), at + rand.choice([1, 1, 3, 20, 400]))
    tokens = text.split(" ")
    spot = rand.randrange(len(tokens))
    match rand.randrange(11):
        case 0:
            return text[:at] + text[end:]
        case 1:
            return text[:at] + rand.choice(SIGNS) + text[at:]
        case 2:
            return text[:at] + rand.choice(ODD) + text[at:]
        case 3:
            return text[:at] + text[at:end] * 2 + text[end:]
        case 4:
            return text[:at]
        case 5:
            other = rand.randrange(len(tokens))
            tokens[spot], tokens[other] = tokens[other], tokens[spot]
        case 6:
            tokens[spot] = rand.choice(WORDS)
        case 7:
            tokens.insert(spot, rand.choice(WORDS))
        case 8:
            return text.replace("\n", rand.choice(["\r\n", "\r", " "]))
        case 9:
            return text[:at] + rand.choice("[(<{") * rand.choice([3, 200, 5000]) + text[at:]
        case _:
            lines = text.split("\n")
            rand.shuffle(lines)
            return "\n".join(lines)
    return " ".join(tokens)


def _rewire(triples: list[Triple], rand: random.Random) -> bytes:
    """Exchange subjects, properties and values among records: Turtle that reads, data that lie."""
    kept = list(triples)
    for _ in range(rand.choice([1, 1, 2, 5, 30])):
        one, other = rand.randrange(len(kept)), rand.choice(triples)
        subject, predicate, value = kept[one]
        match rand.randrange(5):
            case 0:
                subject = other.subject
            case 1:
                predicate = other.predicate
            case 2:
                value = other.object
            case 3:
                value = subject
            case _:
                value = Literal(rand.choice(WORDS), datatype=NamedNode(rand.choice(DATATYPES)))
        kept[one] = Triple(subject, predicate, value)
    return serialize(kept, format=RdfFormat.TURTLE, prefixes=PREFIXES)


def mutants(number: int, seed: int) -> Iterator[bytes]:
    """Yield so many mutants of the valid files, the same for the same seed."""
    rand = random.Random(seed)
    texts = [path.read_text("utf-8") for path in SOURCES]
    triples = [parse_turtle(text) for text in texts]
    for _ in range(number):
        which = rand.randrange(len(texts))
        if rand.random() < 0.4:
            yield _rewire(triples[which], rand)
        else:
            yield mutate(texts[which], rand)


def outcome(path: Path, *, shacl: bool) -> str:
    """Take a file the whole way; return how it ended. Anything but a plain error is raised."""
    try:
        read_triples(path)
    except InputError as error:
        assert error.path == path and error.line and error.line >= 1, f"no place: {error}"
        assert error.message and len(error.message) < 20_000, error.message
        return "not read, with file and line"
    study = StudyFolder(path.parent)
    try:
        if not shacl:
            text_problems(read_dataset(study, [path]))
            return "read"
        dataset = read_dataset(study, [*ontology_files(), path])
        report = validate(dataset)
    except (InputError, DataError) as error:
        assert error.message
        return "read, then refused"
    for form in REPORT_FORMATS:
        write_report(report, form)
    report_page(report)
    return "read and conforms" if report.conforms else "read, with errors"


def run(number: int, seed: int, *, every: int) -> Counter[str]:
    """Take mutants through; every so-manieth that reads goes through SHACL as well."""
    counts: Counter[str] = Counter()
    shown = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mutant.ttl"
        for index, content in enumerate(mutants(number, seed)):
            path.write_bytes(content)
            shacl = counts["read"] >= every * (shown + 1)
            try:
                ended = outcome(path, shacl=shacl)
            except Exception as error:
                kept = Path(tempfile.gettempdir()) / f"mutant-{seed}-{index}.ttl"
                kept.write_bytes(content)
                raise AssertionError(f"mutant {index} of seed {seed}, kept as {kept}") from error
            counts[ended] += 1
            shown += shacl and not ended.startswith("not read")
    return counts


if __name__ == "__main__":
    wanted, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    start = time.monotonic()
    for name, count in sorted(run(wanted, first, every=250).items()):
        print(f"{count:8,} {name}")
    print(f"{wanted:8,} mutants of {len(SOURCES)} files, {time.monotonic() - start:.0f} s")
