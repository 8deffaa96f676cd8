"""The W3C's own tests of Turtle 1.1, and those that its later editions ask for besides.

The tests are not kept here. They are taken once out of an archive that requirements/suites.txt
names with its checksum, and stay in pytest's cache.
"""

from __future__ import annotations

import hashlib
import itertools
import re
import subprocess
import sys
import tarfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, parse

from kg.cli import main
from kg.encodings import read_text
from kg.errors import InputError
from kg.rdf.turtle import parse_turtle, read_triples
from kg.rdf.vocabulary import XSD

LOCK = Path(__file__).parents[2] / "requirements" / "suites.txt"
SECONDS = 180
# Where the W3C keeps the files; a relative address in one of them is resolved against its own.
HOME = "http://www.w3.org/2013/TurtleTests/"
KINDS = {
    "TestTurtleEval": 132,
    "TestTurtlePositiveSyntax": 77,
    "TestTurtleNegativeSyntax": 78,
    "TestTurtleNegativeEval": 4,
}


class Case(NamedTuple):
    name: str
    kind: str
    action: Path
    result: Path | None


def archive(folder: Path) -> Path:
    """Return the archive that the lock names, from the folder or by pip."""
    name, version = re.search(r"^(\S+)==(\S+)", LOCK.read_text("utf-8"), re.MULTILINE).groups()
    checksum = re.search(r"sha256:([0-9a-f]{64})", LOCK.read_text("utf-8"))[1]
    path = folder / f"{name}-{version}.tar.gz"
    if not path.exists():
        pip = [sys.executable, "-m", "pip", "download", "--disable-pip-version-check", "--no-deps"]
        pip += [
            "--no-binary=:all:",
            "--require-hashes",
            f"--requirement={LOCK}",
            f"--dest={folder}",
        ]
        try:
            done = subprocess.run(pip, capture_output=True, text=True, timeout=SECONDS)
            told = done.stderr.strip().splitlines()[-1:] or ["pip gave no reason"]
        except subprocess.TimeoutExpired:
            told = [f"no answer within {SECONDS} seconds"]
        if not path.exists():
            pytest.fail(
                f"the W3C's tests of Turtle could not be fetched by pip ({told[0]}); "
                f"these tests need the network once, then {folder} keeps the archive",
                pytrace=False,
            )
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    assert found == checksum, f"{path} is damaged; delete it, and it is fetched again"
    return path


@pytest.fixture(scope="session")
def suite(request, tmp_path_factory) -> list[Case]:
    """Return the tests that the suite's manifest lists."""
    folder = tmp_path_factory.mktemp("w3c")
    with tarfile.open(archive(request.config.cache.mkdir("w3c-turtle"))) as packed:
        for member in packed:
            if "/w3c/turtle/" in member.name and member.isfile():
                (folder / Path(member.name).name).write_bytes(packed.extractfile(member).read())
    entries: dict[object, dict[str, str]] = {}
    manifest = parse(path=folder / "manifest.ttl", format=RdfFormat.TURTLE, base_iri=HOME)
    for quad in manifest:
        name = quad.predicate.value.partition("#")[2]
        entries.setdefault(quad.subject, {})[name] = quad.object.value
    return [
        Case(
            entry["name"],
            entry["type"].partition("#")[2],
            folder / entry["action"].removeprefix(HOME),
            folder / entry["result"].removeprefix(HOME) if "result" in entry else None,
        )
        for entry in entries.values()
        if "ns/rdftest#" in entry.get("type", "")
    ]


def graph(triples) -> Dataset:
    """Return the triples in a form that is equal for graphs equal but for blank nodes' names."""
    found = Dataset(Quad(*triple) for triple in triples)
    found.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return found


def verdict(read, *args, **kwargs) -> str:
    """Say whether it reads, and if not, whether the message has a place."""
    try:
        read(*args, **kwargs)
    except InputError as error:
        return "refused" if error.line and error.column and error.path else f"no place: {error}"
    return "read"


def test_the_suite_is_whole(suite):
    assert Counter(case.kind for case in suite) == KINDS
    assert all(case.action.is_file() for case in suite)
    assert all(case.result.is_file() for case in suite if case.kind == "TestTurtleEval")


def test_all_82_negative_tests_are_refused_with_file_line_and_column(suite):
    found = {c.action.name: verdict(read_triples, c.action) for c in suite if "Neg" in c.kind}

    assert Counter(found.values()) == {"refused": 82}, found


def test_all_209_other_tests_are_read(suite):
    found = [verdict(read_triples, c.action) for c in suite if "Neg" not in c.kind]

    assert Counter(found) == {"read": 209}


def test_what_is_read_is_what_the_w3c_expects(suite):
    wrong = []
    for case in suite:
        if case.kind == "TestTurtleEval":
            text = read_text(case.action)
            found = parse_turtle(text, path=case.action, base=HOME + case.action.name)
            # Lenient, since one expected name ends in a character that no address may have.
            expected = parse(path=case.result, format=RdfFormat.N_TRIPLES, lenient=True)
            if graph(found) != graph(quad.triple for quad in expected):
                wrong.append(case.name)

    assert wrong == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("turtle-syntax-kw-01", 0),  # its addresses are relative
        ("turtle-syntax-ln-dots", 0),
        ("turtle-subm-16", 0),
        ("turtle-syntax-bad-struct-09", 2),
        ("turtle-syntax-bad-string-05", 2),
        ("turtle-eval-bad-01", 2),
    ],
)
def test_the_command_says_the_same(suite, name, code):
    path = next(case.action for case in suite if case.action.stem == name)

    done = CliRunner().invoke(main, ["validate", "--syntax", str(path)])

    assert done.exit_code == code, done.output
    if code:
        assert re.match(rf"kg: {re.escape(str(path))}:\d+:\d+: .", done.stderr)
    else:
        assert done.stdout == f"{path}: can be read as Turtle\n"


# From here on, what the W3C added to its suite later, made from the grammar's rules: escapes that
# are no character, characters no address may hold, the names of blank nodes, lists in lists.

QUOTES = ('"', "'", '"""', "'''")
HALVES = (0xD800, 0xDBFF, 0xDC00, 0xDFFF)
BARRED = [*map(chr, range(0x21)), *'<>"{}|^`\\']


def escapes(code: int) -> list[str]:
    return [f"\\u{code:04X}", f"\\U{code:08x}"]


def record(value: str) -> str:
    return f"<http://x.org/s> <http://x.org/p> {value} ."


REFUSED = [
    *(record(q + e + q) for q in QUOTES for code in HALVES for e in escapes(code)),
    *(record(q + e + q) for q in QUOTES for e in ("\\U00110000", "\\UFFFFFFFF", "\\u12g4", "\\x")),
    *(record(f"<http://x.org/{e}>") for code in HALVES for e in escapes(code)),
    *(record(f"<http://x.org/{e}>") for c in BARRED for e in escapes(ord(c))),
    *(record(f"<http://x.org/{c}>") for c in BARRED if c not in "\\"),
    *(record(f"_:{name}") for name in (":a", "a:b", "-a", "·a", "\\,a", "")),
    *(record(f"{sign}{body}") for sign in ("", "+", "-") for body in ("e1", "1e", "1e+", ".e1")),
    *(record(sign) for sign in ("+", "-", "--1", "+-1", "1 2")),
    *(record(f"{opened}<http://x.org/o>") for opened in ("[ ", "( ", "( ( )", "( [ ]")),
    *(record(f"{closed} <http://x.org/o>") for closed in ("]", ")", "( ]", "[ )")),
]
NUMBERS = [
    ("integer", ["0", "7", "007", "12345678901234567890"]),
    ("decimal", [".5", "0.5", "1.50", "00.0"]),
    ("double", ["1e0", "1E9", "1e+9", "1.e-2", "1.5E-3", ".5e3"]),
]
LABELS = ("a", "0", "_a", "a.b", "a..b", "a-b", "a·b", "ā", "0a.1")


def test_there_are_as_many_cases_as_in_the_w3cs_newest_edition():
    positive = 3 * sum(len(forms) for _, forms in NUMBERS) + len(LABELS) + len(SAME)

    assert len(set(REFUSED)) + 82 >= 94
    assert positive + 209 >= 219


@pytest.mark.parametrize("text", REFUSED, ids=ascii)
def test_what_the_grammar_bars_is_refused_with_its_place(text):
    told = verdict(parse_turtle, f"# 1\n{text}\n", path=Path("a.ttl"))

    assert told == "refused"


@pytest.mark.parametrize(
    ("sign", "kind", "form"),
    [(s, k, f) for s, (k, forms) in itertools.product(("", "+", "-"), NUMBERS) for f in forms],
)
def test_a_number_keeps_its_form_and_has_its_type(sign, kind, form):
    [triple] = parse_turtle(record(sign + form))

    assert (triple.object.value, triple.object.datatype.value) == (sign + form, XSD + kind)


@pytest.mark.parametrize("label", LABELS)
def test_a_blank_nodes_name_may_be(label):
    one, two = parse_turtle(record(f"_:{label}") + f"_:{label} <http://x.org/q> 1 .")

    assert one.object == two.subject


P = "<http://x.org/p> "
REST = "rdf:first 1 ; rdf:rest "
RDF = "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
SAME = [
    ("( )", "rdf:nil ."),
    ("( 1 )", f"_:a . _:a {REST} rdf:nil ."),
    ("( 1 1 )", f"_:a . _:a {REST} _:b . _:b {REST} rdf:nil ."),
    ("( ( ) )", "_:a . _:a rdf:first rdf:nil ; rdf:rest rdf:nil ."),
    ("( ( 1 ) )", f"_:a . _:a rdf:first _:b ; rdf:rest rdf:nil . _:b {REST} rdf:nil ."),
    (f"( [ {P} 1 ] )", f"_:a . _:a rdf:first _:b ; rdf:rest rdf:nil . _:b {P} 1 ."),
    ("[ ]", "_:a ."),
    (f"[ {P} 1 , 2 ]", f"_:a . _:a {P} 1 . _:a {P} 2 ."),
    (f"[ {P} 1 ; {P} [ {P} 2 ] ; ]", f"_:a . _:a {P} 1 . _:a {P} _:b . _:b {P} 2 ."),
    (f"[ {P} ( 1 ) ]", f"_:a . _:a {P} _:b . _:b {REST} rdf:nil ."),
]


@pytest.mark.parametrize(("short", "long"), SAME)
def test_the_short_form_says_the_same_as_the_long_one(short, long):
    written_short = parse_turtle(RDF + record(short))
    written_long = parse_turtle(RDF + f"<http://x.org/s> <http://x.org/p> {long}")

    assert graph(written_short) == graph(written_long)


@pytest.mark.parametrize(
    ("relative", "whole"),
    [
        ("", "http://x.org/a/b?q"),
        ("c", "http://x.org/a/c"),
        ("../c", "http://x.org/c"),
        ("../../c", "http://x.org/c"),
        ("./", "http://x.org/a/"),
        ("?r", "http://x.org/a/b?r"),
        ("#f", "http://x.org/a/b?q#f"),
        ("//y.org", "http://y.org"),
        ("/c/./d/..", "http://x.org/c/"),
        ("urn:x:y", "urn:x:y"),
    ],
)
def test_a_relative_address_is_resolved_against_the_base(relative, whole):
    [given] = parse_turtle(record(f"<{relative}>"), base="http://x.org/a/b?q")
    [declared] = parse_turtle(f"BASE <http://x.org/a/b?q>\n{record(f'<{relative}>')}")

    assert given.object.value == declared.object.value == whole
