"""A file that is not what its name says is called what it is, in every room that reads files."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile

import openpyxl
import pytest

import kg
from kg.errors import InputError
from kg.kinds import kind_of_text
from kg.rdf import read_triples
from kg.study import read_dataset
from kg.study.folder import StudyFolder

TURTLE = '@prefix ex: <http://x.org/> .\n\nex:a ex:p "x"@en .\n'


def _zipped(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, TURTLE)
    return out.getvalue()


def _workbook():
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


CONFLICT = "<<<<<<< HEAD\nex:a ex:p ex:b .\n=======\nex:a ex:p ex:c .\n>>>>>>> other\n"
# Content, the line that is named, and what it is called: of files of any kind.
ANY = {
    "gzip": (gzip.compress(TURTLE.encode()), 1, "compressed with gzip"),
    "bzip2": (bz2.compress(TURTLE.encode()), 1, "compressed with bzip2"),
    "xz": (lzma.compress(TURTLE.encode()), 1, "compressed with xz"),
    "zip": (_zipped("a.ttl"), 1, "zip archive"),
    "xlsx": (_workbook(), 1, "Excel workbook"),
    "docx": (_zipped("[Content_Types].xml", "word/document.xml"), 1, "Word document"),
    "pdf": (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", 1, "is a PDF"),
    "pdf in letters": (b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>", 1, "is a PDF"),
    "html": (b"<!DOCTYPE html>\n<html>insert data with @prefix</html>", 1, "web page (HTML)"),
    "saved html": (b"\n<!-- saved from url -->\n<HTML lang='en'>", 3, "web page (HTML)"),
    "rdf/xml": (b'<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://x"/>', 2, "RDF/XML"),
    "xml": (b'<?xml version="1.0"?>\n<graphml/>', 1, "is XML"),
    "json": (b'{"a": [1]}', 1, "is JSON,"),
    "json-ld": (b'[{"@id": "http://x.org/a"}]', 1, "is JSON-LD"),
    "csv": (b"name,the place\nA,Riga\n", 1, "a table (CSV)"),
    "excel's csv": (b"name;place\r\nA;Riga\r\n", 1, "a table (CSV)"),
    "tsv": (b'"id"\t"name"\n1\tA\n', 1, "a table (CSV)"),
    "lfs": (b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n", 1, "Git LFS"),
}
OF_TURTLE = {
    "empty": ("", 1, "is empty"),
    "blank": (" \n\n", 1, "is empty"),
    "n-quads": ("<x:a> <x:b> <x:c> .\n<x:a> <x:b> <x:d> <x:g> .\n", 2, "N-Quads"),
    "n-quads of texts": ('_:a <x:b> "c d"^^<x:d> _:g .\n', 1, "N-Quads"),
    "trig": (f"{TURTLE}ex:g {{ ex:a ex:b ex:c }}\n", 4, "TriG"),
    "trig with a word": (f"{TURTLE}GRAPH <x:g>\n{{ ex:a ex:b ex:c }}\n", 4, "TriG"),
    "conflict": (TURTLE + CONFLICT, 4, "conflict of git"),
    "rest of a conflict": (f"{TURTLE}=======\n", 4, "conflict of git"),
    "language": (f"{TURTLE}ex:a ex:p 'x'@en_US .\n", 4, "write @en-US"),
    "quotes": (f"{TURTLE}ex:a ex:p <http://x.org/#a>, “x”@en .\n", 4, "“ (U+201C)"),
    "one quote": (f'{TURTLE}ex:a ex:p "x”@en .\n', 4, "” (U+201D)"),
}
OF_SPARQL = {
    "conflict": ("#+ summary: x\nSELECT *\n<<<<<<< HEAD\n{}\n=======\n", 3, "conflict of git"),
    "language": ("SELECT * {\n?a ?b 'x'@en_US }", 2, "write @en-US"),
    "quotes": ("SELECT * {\n?a ?b “x” }", 2, "“ (U+201C)"),
}


@pytest.mark.parametrize("name", {**ANY, **OF_TURTLE})
def test_a_file_that_is_not_turtle_is_called_what_it_is(name, tmp_path):
    content, line, words = {**ANY, **OF_TURTLE}[name]
    path = tmp_path / "a.ttl"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    # A Turtle file may be empty; in a study an empty one has lost its content.
    ways = [lambda path: read_dataset(StudyFolder(tmp_path), [path]), read_triples]
    for read in ways[:1] if name in ("empty", "blank") else ways:
        with pytest.raises(InputError) as caught:
            read(path)
        assert (caught.value.path, caught.value.line) == (path, line)
        assert words in caught.value.message


@pytest.mark.parametrize("name", {**ANY, **OF_SPARQL})
def test_a_file_that_is_not_sparql_is_called_what_it_is(name, made, tmp_path):
    content, line, words = {**ANY, **OF_SPARQL}[name]
    path = tmp_path / "a.rq"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError) as caught:
        made.query(path)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert words in caught.value.message


@pytest.mark.parametrize("form", ["csv", "net", "json", "gexf"])
@pytest.mark.parametrize("name", ["gzip", "xlsx", "pdf"])
def test_a_network_file_that_is_no_text_is_called_what_it_is(form, name, tmp_path):
    content, line, words = ANY[name]
    path = tmp_path / f"a.{form}"
    path.write_bytes(content)
    with pytest.raises(InputError, match=words) as caught:
        kg.read_network(path)
    assert caught.value.line == line


@pytest.mark.parametrize(
    "text",
    [
        "<a> a <b> , ex:c",
        "ex:a ex:p ( 1 2 ) .",
        '[ ex:p "x" ] ex:q {',
        "SELECT ?a, ?b WHERE { ?a ?c ?b }",
        "SELECT ?a,?b",
        "# a, b, c\nASK {",
        "A sentence, and more of it.",
    ],
)
def test_what_is_only_wrong_is_not_called_something_else(text):
    assert kind_of_text(text, "Turtle") is None


def test_what_a_text_mentions_is_not_what_it_is(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_text(
        f"{TURTLE}# <!DOCTYPE html> @en_US “x”\n"
        'ex:a ex:p """\n<<<<<<< HEAD\n=======\n{"@id": 1}\n“x”@en_US\n""" .\n',
        encoding="utf-8",
    )
    assert len(read_triples(path)) == 2
