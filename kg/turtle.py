"""Strict reading of Turtle with line numbers, and the one canonical way to write it.

pyoxigraph parses, since it keeps to W3C Turtle where other parsers are lenient. It also reads what
only Turtle 1.2 has, and gives no position for a triple, so a small scanner refuses the one and
finds the line where each record begins.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urljoin

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    RdfFormat,
    Store,
    Triple,
    parse,
    serialize,
)

from kg import files
from kg.errors import DataError, InputError
from kg.vocabulary import PREFIXES

__all__ = [
    "canonical",
    "declared_prefixes",
    "first_comment",
    "load_turtle",
    "parse_turtle",
    "read_text",
    "read_triples",
    "read_utf8",
    "record_lines",
    "write_canonical",
]

_Term = NamedNode | BlankNode | Literal | Triple

_RDF_TYPE = PREFIXES["rdf"] + "type"
_FIRST, _REST, _NIL = (NamedNode(PREFIXES["rdf"] + name) for name in ("first", "rest", "nil"))


def read_text(path: Path) -> str:
    """Read a UTF-8 file, with or without a byte-order mark; line ends stay as they are.

    Raises
    ------
    InputError
        If it cannot be read or is in another encoding, which is named where it can be told; the
        first offending line is named.
    """
    return read_utf8(path).decode("utf-8")


def read_utf8(path: Path) -> bytes:
    """Read a file that must be UTF-8, as the bytes after its byte-order mark; see `read_text`."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({files.reason(error)})", path=path) from error
    if wide := _wide_encoding(content):
        raise InputError(
            f"is in {wide}, not in UTF-8; save it as UTF-8, for example with {_iconv(wide, path)}",
            path=path,
            line=1,
        )
    try:
        content.decode("utf-8")
        return content.removeprefix(BOM_UTF8)
    except UnicodeDecodeError as error:
        line = _line_ends(content[: error.start].decode("latin-1")) + 1
        wrong = f"is not in UTF-8 (byte 0x{content[error.start]:02x})"
        if narrow := _narrow_encoding(content):
            word = _word_at(content, error.start, narrow)
            remedy = (
                f"it is probably in {narrow}, where this word reads “{word}”; "
                f"save it as UTF-8, for example with {_iconv(narrow, path)}"
            )
        else:
            remedy = "save it as UTF-8"
        raise InputError(f"{wrong}; {remedy}", path=path, line=line) from error


def _iconv(encoding: str, path: Path) -> str:
    return f"“iconv -f {encoding.upper()} -t UTF-8 {path.name} > new-{path.name}”"


def _line_ends(text: str) -> int:
    # As the parser counts them: Windows' pair is one, and Unicode's own separators are none.
    return text.count("\n") + text.count("\r") - text.count("\r\n")


_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32LE",  # before UTF-16, whose mark it begins with
    b"\x00\x00\xfe\xff": "UTF-32BE",
    b"\xff\xfe": "UTF-16LE",
    b"\xfe\xff": "UTF-16BE",
}
# Which bytes of four are mostly zero where nearly every character is an ASCII one.
_ZEROS: dict[tuple[bool, ...], str] = {
    (False, True, True, True): "UTF-32LE",
    (True, True, True, False): "UTF-32BE",
    (False, True, False, True): "UTF-16LE",
    (True, False, True, False): "UTF-16BE",
}


def _wide_encoding(content: bytes) -> str | None:
    """Name the encoding of two or four bytes a character, by its mark or by its zeros."""
    for mark, name in _MARKS.items():
        if content.startswith(mark):
            return name
    sample = content[:4096]
    if b"\0" not in sample:
        return None
    quarters = [sample[i::4] for i in range(4)]
    return _ZEROS.get(tuple(2 * quarter.count(0) > len(quarter) for quarter in quarters))


_LITHUANIAN, _LATVIAN, _ESTONIAN = "ąčęėįšųūž", "āčēģīķļņšūžōŗ", "äõöüšž"
_WESTERN = ("äöüß", "åäöæø", "àâçéèêëîïôùûüœ", "áéíñóúü")
_POLISH = "ąćęłńóśźż"
_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў"
# What people of the region save files in, the likelier first, each with the letters beyond ASCII
# of one language written in it, or of one family.
_NARROW = [
    *(("windows-1257", letters) for letters in (_LITHUANIAN, _LATVIAN, _ESTONIAN)),
    ("windows-1251", _CYRILLIC),
    *(("windows-1252", letters) for letters in _WESTERN),
    ("windows-1250", _POLISH),
    *(("iso-8859-13", letters) for letters in (_LITHUANIAN, _LATVIAN)),
    *(("iso-8859-4", letters) for letters in (_LITHUANIAN, _LATVIAN)),
    *(("cp775", letters) for letters in (_LITHUANIAN, _LATVIAN)),
    *((encoding, _CYRILLIC) for encoding in ("koi8-r", "cp866", "iso-8859-5")),
]
_TWO_ALPHABETS = re.compile(f"[a-z][{_CYRILLIC}]|[{_CYRILLIC}][a-z]", re.IGNORECASE)
_PRINTERS_MARKS = "„“”‚‘’«»–—…•§°№€¿¡\xa0"


def _narrow_encoding(content: bytes) -> str | None:
    """Guess the encoding of one byte a character; None if no language's letters come out."""
    best, most = None, 0
    high = bytes(byte for byte in content if byte > 127)
    for encoding, letters in _NARROW:
        try:
            decoded = high.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Text is mostly in small letters; in the wrong encoding small ones come out as capitals.
        small = sum(map(decoded.count, letters))
        if letters is _CYRILLIC and _TWO_ALPHABETS.search(content.decode(encoding, "replace")):
            continue
        if small > most and set(decoded.lower()) <= {*letters, *_PRINTERS_MARKS}:
            best, most = encoding, small
    return best


def _word_at(content: bytes, start: int, encoding: str) -> str:
    before, after = content[max(0, start - 30) : start], content[start : start + 30]
    left, right = before.decode(encoding, "replace"), after.decode(encoding, "replace")
    words = re.search(r"\w*$", left), re.match(r"\W?\w*", right)
    return "".join(word[0] for word in words if word)


def parse_turtle(text: str, *, path: Path | None = None, base: str | None = None) -> list[Triple]:
    """Parse Turtle into triples, in the order of the text.

    A relative address is resolved against the base; without one it is an error, since the same
    file would say something else wherever it lies.

    Raises
    ------
    InputError
        At the first syntax error, with its line, and with its column where the parser tells it.

    >>> parse_turtle("<http://x.org/a> a <http://x.org/B> .")[0].predicate.value
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
    """
    _refuse_later_syntax(text, path)
    try:
        content = text.encode("utf-8")
        return [quad.triple for quad in parse(content, format=RdfFormat.TURTLE, base_iri=base)]
    except SyntaxError as error:
        # The parser puts the position into its sentence as well; ours stands before it.
        line, column = error.lineno or 1, error.offset
        told = re.sub(r"^Parser error .*?: ", "", error.msg, count=1)
        if slip := _slip(told, text, line, column or 1):
            raise InputError(slip[0], path=path, line=slip[1], column=slip[2]) from error
        told = _explain(told, text)
        if "\0" in re.split(r"\r\n?|\n", text)[line - 1]:
            told += "; a NUL byte (0x00) stands on this line, take the file from a sound copy"
        raise InputError(told, path=path, line=line, column=column) from error
    except UnicodeEncodeError as error:
        code = ord(text[error.start])
        raise InputError(
            f"holds U+{code:04X}, which is half a character; delete it",
            path=path,
            line=_line_ends(text[: error.start]) + 1,
        ) from error
    except MemoryError as error:
        # The parser does not say where.
        _, _, line = max(_tokens(text), key=lambda token: len(token[1]))
        raise InputError(
            "one text, name or comment, which begins on this line, is longer than the 16 million "
            "bytes that can be read; is a closing quotation mark missing?",
            path=path,
            line=line,
        ) from error


def _explain(told: str, text: str) -> str:
    told = "".join(c if c.isprintable() else f"\\u{ord(c):04X}" for c in told[:300])
    if found := re.fullmatch(r"The prefix (\S*:) has not been declared", told):
        names = sorted({found[1][:-1], *_undeclared(text)})
        lines = [f"@prefix {name}: <{PREFIXES.get(name, '...')}> ." for name in names]
        if len(lines) == 1:
            return f"the prefix {found[1]} is not declared; add “{lines[0]}” on top"
        return f"{len(lines)} prefixes are not declared; add on top:\n" + "\n".join(lines)
    if told.startswith(("Unexpected end", "The end of file")):
        return "the file ends within a record; is a closing quotation mark or a “.” missing?"
    if told == "No scheme found in an absolute IRI":
        return (
            "a relative address, and the file declares no @base; "
            "write the whole address, or a prefix and a name"
        )
    return f"not Turtle: {told}"


def _undeclared(text: str) -> set[str]:
    """Return the prefixes that are used before they are declared, if they are."""
    declared, missing, last = {"_"}, set(), ""
    for group, token, _ in _tokens(text):
        name, colon, _ = token.lstrip("^").partition(":")
        if last.lower() in ("@prefix", "prefix"):
            declared.add(name)
        elif group == "word" and colon and name not in declared:
            missing.add(name)
        last = token
    return missing


def _slip(told: str, text: str, line: int, column: int) -> tuple[str, int, int | None] | None:
    """Explain a wrong “;”, “,” or “.”, which the parser notices only later; say on which line."""
    lines = re.split(r"\r\n?|\n", text)
    head = "\n".join([*lines[: line - 1], lines[line - 1][: column - 1]])
    before = [(token, at) for group, token, at in _tokens(head) if group != "comment"]
    marks = [n for n, (token, _) in enumerate(before) if token in (";", ",", ".")]
    mark, marked = before[marks[-1]] if marks else ("", line)
    since = before[marks[-1] + 1 :] if marks else before
    if told == "A dot is expected at the end of statements" and before:
        if before[-1][1] < line:
            return _missing_mark(lines[before[-1][1] - 1], column), before[-1][1], None
        said = f"a “;”, “,” or “.” is missing before “{_cut(lines[line - 1][column - 1 :])}”"
        if mark == "," and marked < line:
            said += f"; or line {marked} ends in “,” where “;” is meant"
        return said, line, column
    said, below = "", f"“{_cut(lines[line - 1])}”"
    indented = bool(since) and lines[since[0][1] - 1][:1].isspace()
    if told == "a is not a valid RDF object" and mark == ";" and not indented:
        said = f"this line ends in “;”, and a new record begins below, {below}; write “.”"
    elif re.fullmatch(r"[.;,] is not a valid RDF object", told) and mark == "." and indented:
        said = f"this line ends in “.”, and the record goes on below, {below}; write “;”"
    return (said, marked, None) if said else None


def _missing_mark(line: str, next_column: int) -> str:
    """Say what the end of a line lacks; a record is taken to begin where a line does."""
    if next_column == 1:
        return f"a “.” is missing after “{_cut(line)}”, or a “;” if the record goes on below"
    return f"a “;” is missing after “{_cut(line)}”, or a “.” if the record ends here"


def _cut(line: str) -> str:
    line = " ".join(line.split())
    return line if len(line) <= 60 else f"{line[:60]}…"


# What Turtle 1.2 adds cannot be said without one of these.
_LATER_MARKS = (b"<<", b"{|", b"~", b"--ltr", b"--rtl", b"version")


def _refuse_later_syntax(text: str, path: Path | None) -> None:
    # The parser also reads drafts of Turtle 1.2, which other programs do not, and it crashes on
    # triples nested very deep. The scan is slow, so there must be a reason for it.
    if _may_be_later(text.encode("utf-8", "replace")):
        for group, token, line in _tokens(text):
            if group == "later":
                raise InputError(
                    f"“{token}” belongs to Turtle 1.2, and Turtle 1.1 is read here; say it without",
                    path=path,
                    line=line,
                )


def _may_be_later(content: bytes) -> bool:
    lower = content.lower()
    return any(mark in lower for mark in _LATER_MARKS)


def load_turtle(store: Store, content: bytes, graph: NamedNode | DefaultGraph, path: Path) -> None:
    """Put the triples of a Turtle file into a graph of a store; see :func:`parse_turtle`.

    The parser of the store does it, without an object of Python's for each triple. Blank nodes
    get names of their own, so that those of two files are never one.

    Parameters
    ----------
    content
        What :func:`read_utf8` gives.
    path
        Named in errors.

    Raises
    ------
    InputError
        As of :func:`parse_turtle`. The store then holds nothing of this file.
    """
    if _may_be_later(content):
        _refuse_later_syntax(content.decode("utf-8"), path)
    try:
        store.load(content, RdfFormat.TURTLE, to_graph=graph)
    except (SyntaxError, MemoryError):
        parse_turtle(content.decode("utf-8"), path=path)  # says it in plain words
        raise


def read_triples(path: Path) -> list[Triple]:
    """Read a Turtle file into triples; see :func:`read_text` and :func:`parse_turtle`.

    Relative addresses are resolved against the file's own, as Turtle wants it.
    """
    return parse_turtle(read_text(path), path=path, base=path.resolve().as_uri())


# The tokens of Turtle 1.1 that matter here: what may hide a dot or a number sign comes first. No
# part gives back what it took, so that the time grows with the text and no faster; a quotation
# that nobody closes runs to the end. “later” is what only Turtle 1.2 has.
_STRING = r'''(?:"""(?:[^"\\]++|\\.|"(?!""))*+(?:""")?+
    |\'\'\'(?:[^'\\]++|\\.|'(?!''))*+(?:\'\'\')?+
    |"(?:[^"\\\r\n]++|\\.)*+"?+|'(?:[^'\\\r\n]++|\\.)*+'?+)'''
_IRI = r"<[^<> \t\r\n]*+>"
_COMMENT = r"\#[^\r\n]*+"
_WORD = r"""(?:[^ \t\r\n<>"';,\[\]()\#\\.]++|\\.|\.++(?=[^ \t\r\n<>"';,\[\]()\#.]))++"""
_TOKEN = re.compile(
    rf"""(?P<blank>[ \t\r\n]++)
      |(?P<string>{_STRING})
      |(?P<iri>{_IRI})
      |(?P<comment>{_COMMENT})
      |(?P<later><<|\{{\||~|@?version(?=[ \t\r\n]*+["'])|@[a-z]++(?:-[a-z0-9]++)*+--[a-z]++)
      |(?P<mark>[;,]|\.(?![0-9]))
      |(?P<word>{_WORD})
      |(?P<other>.)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
# All tokens up to the dot that ends a statement, and that dot.
_STATEMENT = re.compile(
    rf"(?:[ \t\r\n;,]++|{_STRING}|{_IRI}|{_COMMENT}|(?!\.(?![0-9])){_WORD}|[^.])*+\.?+",
    re.VERBOSE | re.DOTALL,
)


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    line = 1
    position = 0
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "blank":
            continue
        line += _line_ends(text[position : match.start()])
        position = match.start()
        yield match.lastgroup or "other", match[0], line


def first_comment(text: str) -> int | None:
    """Return the line of the first ``#`` comment in Turtle text, or None.

    >>> first_comment('<http://x.org/#a> a "# no comment" . # a comment')
    1
    """
    return next((line for group, _, line in _tokens(text) if group == "comment"), None)


def record_lines(text: str) -> dict[str, int]:
    r"""Return the line where each record begins, by the IRI of its subject.

    The text must parse. A subject met again keeps its first line.

    >>> record_lines("@prefix x: <http://x.org/> .\n\nx:a a x:B .")
    {'http://x.org/a': 3}
    """
    prefixes: dict[str, str] = {}
    base = ""
    lines: dict[str, int] = {}
    line, counted, at = 1, 0, 0
    while match := _after_gap(text, at):
        group, token, at = match.lastgroup or "other", match[0], match.end()
        word = token.lower()
        if word in ("@prefix", "prefix") and (name := _after_gap(text, at)):
            match = _after_gap(text, name.end())
            if match:
                prefixes[name[0].removesuffix(":")] = _absolute(base, match[0][1:-1])
                at = match.end()
        elif word in ("@base", "base") and (match := _after_gap(text, at)):
            base = _absolute(base, match[0][1:-1])
            at = match.end()
        elif token != ".":  # which ends a directive
            if iri := _resolve(group, token, prefixes, base):
                line += _line_ends(text[counted : match.start()])
                counted = match.start()
                lines.setdefault(iri, line)
            rest = _STATEMENT.match(text, at)
            at = rest.end() if rest else at
    return lines


def _after_gap(text: str, at: int) -> re.Match[str] | None:
    """Match the next token that is no comment."""
    match = _TOKEN.match(text, at)
    while match and match.lastgroup in ("blank", "comment"):
        match = _TOKEN.match(text, match.end())
    return match


_GAP = rb"(?:[ \t\r\n]++|\#[^\r\n]*+)*+"
_DIRECTIVE = rb"@?prefix" + _GAP + rb"([^\s:<>\"']*+):" + _GAP
_TOP = re.compile(_GAP)
_DECLARED = re.compile(_DIRECTIVE + rb"<([^<>\\\s]*+)>" + _GAP + rb"\.?" + _GAP, re.IGNORECASE)
_DECLARED_LATER = re.compile(_DIRECTIVE + b"<", re.IGNORECASE)


def declared_prefixes(content: bytes) -> dict[str, str]:
    r"""Return the prefixes that a Turtle file declares, which must parse; see :func:`read_utf8`.

    >>> declared_prefixes(b"# mine\n@prefix x: <http://x.org/> .\nx:a a x:B .")
    {'x': 'http://x.org/'}
    """
    found: dict[str, str] = {}
    start = _TOP.match(content)
    at = start.end() if start else 0
    while match := _DECLARED.match(content, at):
        found.setdefault(match[1].decode(), match[2].decode())
        at = match.end()
    # Nearly all files declare them on top, one after another. The parser knows of others.
    if content.lower().find(b"prefix", at) >= 0 and _DECLARED_LATER.search(content, at):
        parser = parse(content, format=RdfFormat.TURTLE)
        for _ in parser:
            pass
        found = {**parser.prefixes, **found}
    return found


def _absolute(base: str, iri: str) -> str:
    """Decode the numeric escapes of an IRI, and resolve it against the base where it has none."""
    escape = r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})"
    iri = re.sub(escape, lambda match: chr(int(match[1] or match[2], 16)), iri)
    return iri if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", iri) else urljoin(base, iri)


def _resolve(group: str, token: str, prefixes: dict[str, str], base: str) -> str | None:
    if group == "iri":
        return _absolute(base, token[1:-1])
    prefix, colon, local = token.partition(":")
    if group == "word" and colon and prefix in prefixes:
        return prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)
    return None


def canonical(triples: Iterable[Triple]) -> str:
    """Write triples as canonical Turtle: sorted, a blank line between records.

    Only the prefixes in use are declared. Lists stand inline, ``( ... )``. There must be no other
    blank nodes: their names change between runs, so nobody could compare two versions of a file.

    Raises
    ------
    DataError
        If there is a blank node, or the text would not read back as the same set of triples.
    """
    unique = set(triples)
    records: dict[str, list[Triple]] = {}
    named, lists = _inline_lists(unique)
    for triple in named:
        records.setdefault(str(triple.subject), []).append(triple)
    parts = []
    # Each record is serialised alone, so that a blank line can stand between two of them.
    for _, record in sorted(records.items()):
        text = "\n".join(_serialise(sorted(record, key=lambda t: _order(t, lists))))
        for name in {str(triple.object) for triple in record} & lists.keys():
            text = text.replace(name, lists[name])
        parts.append(text.replace("\n\t", "\n    ") + "\n")
    used = _used_prefixes("\n".join(parts))
    if used:
        parts.insert(0, "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in used))
    result = "\n".join(parts)
    if _values(*_inline_lists(set(parse_turtle(result)))) != _values(named, lists):
        raise DataError(_CHANGED)
    return result


def _order(triple: Triple, lists: dict[str, str]) -> tuple[bool, str, bool, str]:
    predicate, value = triple.predicate.value, triple.object
    shown = lists.get(str(value), str(value))
    return (predicate != _RDF_TYPE, predicate, not isinstance(value, NamedNode), shown)


def _serialise(record: list[Triple]) -> list[str]:
    written = serialize(record, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b""
    text = written.decode("utf-8")
    # Literals hold no raw line break here, so a line of the text is a line of the record.
    return [line for line in text.split("\n") if line and not line.startswith("@prefix ")]


def _inline_lists(triples: set[Triple]) -> tuple[list[Triple], dict[str, str]]:
    """Replace each RDF list by a name; return the triples, and the list's text by that name."""
    first: dict[object, _Term] = {t.subject: t.object for t in triples if t.predicate == _FIRST}
    rest: dict[object, _Term] = {t.subject: t.object for t in triples if t.predicate == _REST}
    cells = {cell for cell in first if isinstance(cell, BlankNode)}
    whole = " ".join(map(str, triples))
    marker = "urn:x-inline-list:"
    while marker in whole:  # a literal may hold any text, this one too
        marker += "x"
    texts: dict[str, str] = {}
    seen: set[_Term] = set()

    def write(head: _Term | None, depth: int) -> str:
        if depth > _DEPTH:
            raise DataError(f"lists within lists, more than {_DEPTH} deep; write them flatter")
        items = []
        while head is not None and head in cells:
            if head in seen:
                raise DataError("a list that contains itself or stands twice; write it out")
            seen.add(head)
            items.append(first[head])
            head = rest.get(head)
        if head != _NIL:
            raise DataError(_CHANGED)
        plain = [item for item in items if item not in cells]
        if any(isinstance(item, BlankNode) for item in plain):
            raise DataError(_NO_NAME)
        # One subject each, so that each item stands on a line of its own.
        lines = iter(
            _serialise([Triple(NamedNode(f"{marker}{n}"), _REST, t) for n, t in enumerate(plain)])
        )
        words = (
            write(item, depth + 1) if item in cells else next(lines).split(" ", 2)[2][:-2]
            for item in items
        )
        return f"( {' '.join(words)} )"

    found = []
    for triple in sorted(triples, key=str):
        value = triple.object
        if triple.subject in cells and triple.predicate in (_FIRST, _REST):
            continue
        if value in cells:
            name = f"{marker}{len(texts)}:"
            texts[f"<{name}>"] = write(value, 1)
            value = NamedNode(name)
        if isinstance(triple.subject, BlankNode) or isinstance(value, BlankNode):
            raise DataError(_NO_NAME)
        found.append(Triple(triple.subject, triple.predicate, value))
    # A cell with two values, or a list that nothing leads to, would be lost.
    if len(found) + 2 * len(seen) != len(triples):
        raise DataError(_CHANGED)
    return found, texts


_DEPTH = 50
_NO_NAME = "a record without a name (“[ ... ]” or “_:x”); give it an IRI"
_CHANGED = "cannot be written as Turtle without changing it; nothing was written"


def _values(named: list[Triple], lists: dict[str, str]) -> set[tuple[object, ...]]:
    """Give the triples with each list as its text, which is the same in any two readings."""
    return {(t.subject, t.predicate, lists.get(str(t.object), t.object)) for t in named}


def _used_prefixes(text: str) -> list[str]:
    words = (token.lstrip("^") for group, token, _ in _tokens(text) if group == "word")
    return sorted({word.partition(":")[0] for word in words if ":" in word})


def write_canonical(path: Path, triples: Iterable[Triple]) -> None:
    """Write a file as canonical Turtle, whole or not at all; see :func:`canonical`."""
    files.write_text(path, canonical(triples))
