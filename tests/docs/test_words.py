"""The texts that readers meet use the words of docs/glossary.md and none that it rules out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pytest

from kg.questions.headers import parse_query
from kg.rdf.turtle import read_triples
from kg.rdf.vocabulary import compress

ROOT = Path(__file__).parents[2]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")

# Proper uses of words that the glossary rules out, each with its reason.
PROPER = {
    "there is no": "says that something does not exist",
    "there are no": "says that something does not exist",
    "there was no": "says that something does not exist",
    "there were no": "says that something does not exist",
    "is no longer": "says that something has ended",
    "are no longer": "says that something has ended",
    "co attendance": "the name of this kind of network in the literature",
    "consultative body": "the name of this kind of organisation in the literature",
    "*vertices": "a keyword of Pajek's files",
}

# The properties whose English values are shown to readers.
SHOWN = {
    "dcterms:description",
    "migov:competencyQuestion",
    "rdfs:comment",
    "rdfs:label",
    "sh:description",
    "sh:message",
    "sh:name",
    "skos:altLabel",
    "skos:definition",
    "skos:editorialNote",
    "skos:prefLabel",
    "skos:scopeNote",
}


def tables(text: str, *header: str) -> list[list[str]]:
    """Return the rows of all tables with this header.

    >>> tables("| a | b |\\n| --- | --- |\\n| x | y, z |\\n", "a", "b")
    [['x', 'y, z']]
    """
    head = re.escape(f"| {' | '.join(header)} |")
    found = re.findall(rf"^{head}\n\|[-| ]+\|\n((?:\|.*\|\n)+)", text, re.MULTILINE)
    lines = [line for block in found for line in block.splitlines()]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def phrases(cell: str) -> list[str]:
    return [] if cell == "—" else [phrase.strip() for phrase in cell.split(",")]


WORDS = tables(GLOSSARY, "word", "meaning", "not")
HARD = tables(GLOSSARY, "phrase", "write instead")
RULED_OUT = {
    **{phrase: word for word, _, cell in WORDS for phrase in phrases(cell)},
    **{phrase: better for cell, better in HARD for phrase in phrases(cell)},
}


def pattern(found: list[str]) -> re.Pattern[str]:
    longest = sorted(found, key=len, reverse=True)
    some = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest)
    return re.compile(rf"(?<![\w-])(?:{some})(?![\w-])", re.IGNORECASE)


LOOK_FOR = pattern(list(RULED_OUT))
LEAVE = pattern(list(PROPER))


def wrong_words(text: str) -> list[str]:
    """Return what the glossary rules out in a text, with the word to write.

    >>> wrong_words("There is no body at fault.")
    ['“body”: write organisation', '“at fault”: write error']
    """
    left = LEAVE.sub("…", text)
    found = [" ".join(match.lower().split()) for match in LOOK_FOR.findall(left)]
    return [f"“{each}”: write {RULED_OUT[each]}" for each in found]


def wrong(texts: Iterable[tuple[str, str]]) -> str:
    """Return a line for each text with a wrong word; each text comes with where it is."""
    return "\n".join(
        f"{where}: {'; '.join(found)}, in “{' '.join(text.split())[:200]}”"
        for where, text in texts
        if (found := wrong_words(text))
    )


def prose(markdown: str) -> str:
    """Return a page of Markdown without its code and its addresses.

    >>> prose("Run `kg body`.\\n```text\\nbody\\n```\\nSee [the page](body.md).")
    'Run .\\n\\nSee [the page].'
    """
    text = re.sub(r"^```.*?^```$", "", markdown, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"`[^`]*`", "", text)
    return re.sub(r"(?<=\])\([^)]*\)|https?://\S+", "", text)


def paragraphs(path: Path) -> Iterator[tuple[str, str]]:
    """Give the paragraphs, points and table rows of a page."""
    text = path.read_text("utf-8")
    if path.name != "commands.md":  # there each block of code is what a command says
        text = prose(text)
    parts = re.split(r"\n\s*\n|\n(?=[-|#])", text)
    return ((str(path.relative_to(ROOT)), part) for part in parts)


def query_texts() -> Iterator[tuple[str, str]]:
    """Give the texts of each query's header, its comments, its name and its columns."""
    for path in sorted((ROOT / "queries").rglob("*.rq")):
        text = path.read_text("utf-8")
        query = parse_query(text, name=path.stem, path=path)
        comments = re.findall(r"^\s*# (.*)$", text, re.MULTILINE)
        columns = [
            name for line in re.findall(r"^SELECT .*", text, re.M) for name in line.split("?")
        ]
        for said in (
            query.name.replace("-", " "),
            *(query.summary, query.title, query.purpose, query.reading, query.measure),
            *(parameter.help for parameter in query.params),
            *query.columns.values(),
            *query.keywords,
            *columns,
            " ".join(comments),
        ):
            yield str(path.relative_to(ROOT)), said


def ontology_texts() -> Iterator[tuple[str, str]]:
    """Give the messages of the shapes, and the English labels, definitions and notes."""
    for path in sorted((ROOT / "ontology").rglob("*.ttl")):
        for triple in read_triples(path):
            if compress(triple.predicate.value) not in SHOWN:
                continue
            if triple.object.language in (None, "en"):
                where = f"{path.relative_to(ROOT)}: {triple.subject}"
                yield where, triple.object.value


def page_texts() -> Iterator[tuple[str, str]]:
    """Give the pages of documentation that people write."""
    made = {"commands.md", "glossary.md"}
    pages = [path for path in sorted((ROOT / "docs").glob("*.md")) if path.name not in made]
    for path in (*pages, ROOT / "benchmarks" / "README.md", ROOT / "CHANGELOG.md"):
        yield from paragraphs(path)


def python_texts() -> Iterator[tuple[str, str]]:
    """Give the strings of the program that are no docstrings; they hold a blank, as prose does."""
    for path in sorted((ROOT / "kg").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        docstrings = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if id(node) in docstrings or not isinstance(node, ast.Constant):
                continue
            if isinstance(node.value, str) and " " in node.value.strip():
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.value


def template_texts() -> Iterator[tuple[str, str]]:
    """Give the words of the pages' templates, without their tags and their expressions."""
    for path in sorted((ROOT / "kg").rglob("*.j2")):
        text = re.sub(
            r"(?s)<(script|style)\b.*?</\1>|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>",
            "\n",
            path.read_text("utf-8"),
        )
        yield from ((str(path.relative_to(ROOT)), line) for line in text.splitlines())


def script_texts() -> Iterator[tuple[str, str]]:
    """Give the strings of the pages' scripts that hold a blank, without their expressions."""
    for path in sorted((ROOT / "kg").rglob("*.js")):
        for text in strings(path.read_text("utf-8")):
            yield str(path.relative_to(ROOT)), text


def strings(script: str) -> list[str]:
    """Return the strings of a script that hold a blank; comments are left out.

    >>> strings('f("one body", "x"); // "a body"\\n/* `no body` */ g(`${n} bodies`);')
    ['one body', '… bodies']
    """
    token = r'/\*.*?\*/|(?<!\S)//[^\n]*|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`'
    found = [double or back for double, back in re.findall(token, script, re.DOTALL)]
    plain = [re.sub(r"\$\{[^{}]*\}", "…", text) for text in found]
    return [text for text in plain if " " in text.strip()]


def test_the_glossary_says_what_each_word_means_and_contradicts_itself_nowhere():
    words = [word for word, _, _ in WORDS]

    assert len(words) > 50
    assert len(set(words)) == len(words)
    assert all(meaning.endswith(".") for _, meaning, _ in WORDS)
    assert {"organisation", "location", "note", "truncated", "tie"} <= set(words)
    assert set(words) & set(RULED_OUT) == set()
    assert not [meaning for _, meaning, _ in WORDS if wrong_words(meaning)]


def test_every_proper_use_holds_a_word_that_is_ruled_out():
    assert [phrase for phrase in PROPER if not LOOK_FOR.search(phrase)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The body bears a name.", ["“body”: write organisation", "“bears”: write has, have"]),
        ("An answer is cut\noff.", ["“cut off”: write truncated"]),
        (
            "A gap is no fault.",
            ["“is no”: write is not a, are not, was not a, were not", "“fault”: write error"],
        ),
        ("There is no question “x”; it is no longer here. Standard output; default; bodywork.", []),
    ],
)
def test_a_wrong_word_is_found_and_a_proper_use_is_not(text, found):
    assert wrong_words(text) == found


def test_the_queries_use_the_words_of_the_glossary():
    assert wrong(query_texts()) == ""


def test_the_ontology_and_the_shapes_use_the_words_of_the_glossary():
    assert wrong(ontology_texts()) == ""


def test_the_pages_of_documentation_use_the_words_of_the_glossary():
    assert wrong(page_texts()) == ""


def test_messages_and_pages_use_the_words_of_the_glossary():
    # What the commands say with --help is a page made from their docstrings.
    pages = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "docs/commands.md")]
    texts = chain(python_texts(), template_texts(), script_texts(), *map(paragraphs, pages))
    assert wrong(texts) == ""
