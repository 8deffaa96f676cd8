"""Say what a file is that is not what its name says.

It is looked at only when a file cannot be read as what it should be.
"""

from __future__ import annotations

import re

__all__ = ["form_of_rdf", "kind_of_bytes", "kind_of_text", "wrong_sign"]

_UNPACK = "unpack it first"
_EXPORT = "export the text itself"
_BYTES = (
    (rb"\x1f\x8b", "compressed with gzip", _UNPACK),
    (rb"BZh", "compressed with bzip2", _UNPACK),
    (rb"\xfd7zXZ", "compressed with xz", _UNPACK),
    (rb"7z\xbc\xaf", "a 7z archive", _UNPACK),
    (rb"PK\x03\x04(?s:.*)xl/", "an Excel workbook (xlsx)", "save the table in another format"),
    (rb"PK\x03\x04(?s:.*)word/", "a Word document (docx)", _EXPORT),
    (rb"PK\x03\x04(?s:.*)opendocument", "an OpenDocument file", _EXPORT),
    (rb"PK\x03\x04", "a zip archive", _UNPACK),
    (rb"\xd0\xcf\x11\xe0", "a document of old Microsoft Office", _EXPORT),
    (rb"%PDF-", "a PDF", _EXPORT),
    (rb"\x89PNG|\xff\xd8\xff|GIF8", "a picture", "choose another file"),
    (rb"SQLite format 3", "an SQLite database", _EXPORT),
)

_CONVERT = "convert it to Turtle, for example with rdfpipe -i {} -o turtle"
_CONFLICT = re.compile(r"^<{7} .*$|^={7}$|^>{7} .*$", re.MULTILINE)
# What a text begins with, after blanks and comments of XML.
_WORD = r"[^\s<>@#,;:?{}()]+"
_TEXTS = (
    (r"version https://git-lfs\.", "the pointer of a file in Git LFS", "run “git lfs pull”"),
    (r"(?i:<!doctype html|<html\b)", "a web page (HTML)", "download the file that the page shows"),
    (r"(?:<!DOCTYPE rdf|<rdf:RDF)\b", "RDF/XML", _CONVERT.format("xml")),
    (r"<\?xml\b", "XML", "choose another file"),
    (r"(?s:(?:\{\s*\"|\[\s*\{)(?=.*\"@))", "JSON-LD", _CONVERT.format("json-ld")),
    (r"\{\s*[\"}]|\[\s*[\"{]", "JSON", "choose another file"),
    (r"%PDF-", "a PDF", _EXPORT),
    (
        rf"{_WORD}(?:[ ]{_WORD})*(?:[,;\t](?:{_WORD}(?:[ ]{_WORD})*)?)+[ \r]*$",
        "a table (CSV)",
        "choose another file",
    ),
)
_BEFORE = r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?s:.*?)-->\s*)*"

# By the ending of a file's name, what rdfpipe calls its kind of RDF.
_RDF = {
    "jsonld": "json-ld",
    "n3": "n3",
    "nq": "nquads",
    "nquads": "nquads",
    "owl": "xml",
    "rdf": "xml",
    "rdfs": "xml",
    "trig": "trig",
    "trix": "trix",
}


def form_of_rdf(name: str) -> str:
    """Return what rdfpipe calls the RDF in a file that is not Turtle, by its name; or nothing.

    >>> form_of_rdf("a.JSONLD"), form_of_rdf("a.csv")
    ('json-ld', '')
    """
    return _RDF.get(name.lower().rpartition(".")[2], "")


def kind_of_bytes(content: bytes, wanted: str = "a text") -> str | None:
    """Say what bytes are that are no text, and what to do.

    Parameters
    ----------
    wanted
        What the file should be.

    >>> kind_of_bytes(b"%PDF-1.7 ...")
    'is a PDF, not a text; export the text itself'
    """
    for pattern, what, remedy in _BYTES:
        if re.match(pattern, content[:100_000]):
            return f"is {what}, not {wanted}; {remedy}"
    return None


def kind_of_text(text: str, wanted: str) -> tuple[str, int] | None:
    r"""Say what a text is that cannot be read as ``wanted``, and on which line that shows.

    >>> kind_of_text("<html>", "Turtle")
    ('is a web page (HTML), not Turtle; download the file that the page shows', 1)
    >>> kind_of_text("# one\n<<<<<<< HEAD\n", "SPARQL")[1]
    2
    """
    if not text.strip():
        return "is empty; restore it from a good copy, or delete it", 1
    if found := _CONFLICT.search(text):
        line = text.count("\n", 0, found.start()) + 1
        return (
            "an unresolved conflict of git begins here; keep one version, and delete the lines "
            "that begin with <<<<<<<, ======= and >>>>>>>"
        ), line
    for pattern, what, remedy in _TEXTS:
        if found := re.match(f"{_BEFORE}(?P<it>{pattern})", text, re.MULTILINE):
            line = text.count("\n", 0, found.start("it")) + 1
            return f"is {what}, not {wanted}; {remedy}", line
    return None


_CLOSED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|<[^<>\s]*>")


def wrong_sign(line: str) -> tuple[str, int] | None:
    """Say which sign of a line other programs wrote, and in which column it is.

    >>> wrong_sign('x rdfs:label "colour"@en_GB .')
    ('the language “en_GB” has “_”; write @en-GB', 22)
    >>> wrong_sign("x rdfs:label „spalva“ .")
    ('„ (U+201E) is not the quotation mark of a text; write "', 14)
    """
    if tag := re.search(r"[\"'”]@([A-Za-z]+(?:[_-][A-Za-z0-9]+)*_[A-Za-z0-9]+)", line):
        return (
            f"the language “{tag[1]}” has “_”; write @{tag[1].replace('_', '-')}",
            tag.start() + 2,
        )
    outside = _CLOSED.sub(lambda own: " " * len(own[0]), line).partition("#")[0]
    if mark := re.search("[“”„‟‘’«»″]", outside):
        told = f'{mark[0]} (U+{ord(mark[0]):04X}) is not the quotation mark of a text; write "'
        return told, mark.start() + 1
    return None
