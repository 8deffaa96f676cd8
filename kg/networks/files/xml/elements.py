"""XML as elements, each at its line: what the readers and writers of GraphML and GEXF share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from typing import Any
from xml.parsers import expat

from kg.encodings import line_ends
from kg.errors import InputError
from kg.kinds import kind_of_text
from kg.networks.attributes import Say
from kg.networks.files.looks import looks_like
from kg.networks.files.xml.encoded import CUT

__all__ = ["Elements", "as_told", "edges_have_ids", "in_text", "in_value", "kinds_of"]


def in_text(text: str) -> str:
    """Return a text as it stands between two tags; what a reader would change is a reference."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def in_value(text: str) -> str:
    """Return a text as it stands in the value of an attribute, with its quotation marks."""
    text = in_text(text).replace('"', "&quot;")
    return f'"{text.replace(chr(10), "&#10;").replace(chr(9), "&#9;")}"'


def as_told(fact: object) -> str:
    """Return the text of a value."""
    return str(fact).lower() if isinstance(fact, bool) else str(fact)


def kinds_of(every: Iterable[Mapping[str, Any]], apart: Collection[str] = ()) -> dict[str, str]:
    """Return what GraphML and GEXF call the kind of each fact, by its name, sorted.

    Facts of the names in ``apart`` are left out.
    """
    found: dict[str, set[type]] = {}
    for name, kind in {(name, type(fact)) for facts in every for name, fact in facts.items()}:
        if name not in apart:
            found.setdefault(name, set()).add(kind)
    of_type = {frozenset({bool}): "boolean", frozenset({int}): "long"}
    of_type |= dict.fromkeys((frozenset({float}), frozenset({int, float})), "double")
    return {name: of_type.get(frozenset(found[name]), "string") for name in sorted(found)}


def edges_have_ids(edges: Iterable[tuple[str, str, Mapping[str, Any]]]) -> bool:
    """Tell whether the facts ``id`` of edges can be their identifiers: texts, each once."""
    ids = [facts["id"] for *_, facts in edges if "id" in facts]
    return len(set(ids)) == len(ids) and all(isinstance(each, str) and each for each in ids)


_WORDED = {
    "mismatched tag": "an element is closed that is not the last one opened",
    "undefined entity": "a sign like &nbsp; that XML does not know",
    "duplicate attribute": "an attribute is given twice in one element",
    "junk after document element": "something follows its end",
    "not well-formed (invalid token)": "a sign that cannot be here; is it a bare & or <?",
}
_AT_THE_END = {
    expat.errors.codes[told]
    for told in (
        *(expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN),
        *(expat.errors.XML_ERROR_PARTIAL_CHAR, expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION),
    )
}
_ROOTS = {
    "gexf": "GEXF; end its name in .gexf",
    "graphml": "GraphML; end its name in .graphml",
    "html": "a web page (HTML); download the file that the page shows",
    "graph": "XGMML of Cytoscape; export it as GraphML",
    "svg": "a drawing (SVG); export the network itself",
    "rdf": "RDF/XML, not a network; convert it to Turtle",
    "dynamicnetwork": "DyNetML of ORA; export it as GraphML",
    "metanetwork": "DyNetML of ORA; export it as GraphML",
}
_Begin = Callable[[dict[str, str]], None]


class Elements:
    """Elements of XML passed on as they come, by their names without prefix; no tree is made.

    A subclass fills :attr:`begins` and :attr:`ends` before :meth:`walk`.
    """

    root = ""
    called = ""

    def __init__(self, say: Say) -> None:
        self.say = say
        self.begins: dict[str, _Begin] = {}
        self.ends: dict[str, Callable[[], None]] = {}
        self._notes: Counter[str] = Counter()
        self._first: dict[str, int] = {}
        # How deep the place is in an element that is taken whole, and what takes its text.
        self.depth = 0
        self.text: list[str] = []
        self.done: Callable[[str], None] | None = None
        self._parser: Any = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin_root
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self.text.append
        self._parser.EntityDeclHandler = self._parser.AttlistDeclHandler = self._refuse_entity
        self._parser.StartDoctypeDeclHandler = self._refuse_references

    @property
    def line(self) -> int:
        """The line that is being read."""
        line: int = self._parser.CurrentLineNumber
        return line

    def note(self, what: str) -> None:
        """Keep what a user must know; it is said once, with how often and where it was first."""
        self._notes[what] += 1
        self._first.setdefault(what, self.line)

    def tell_notes(self) -> None:
        """Say what was noted, in the order of the file."""
        for what, times in self._notes.items():
            often = f"{times:,} times, first on " if times > 1 else ""
            self.say(f"{what} ({often}line {self._first[what]:,})")

    def whole(self, done: Callable[[str], None] | None = None) -> None:
        """Take the element that begins as one, and give its own text to ``done`` at its end."""
        self.depth, self.done = 1, done

    def within(self, tag: str, facts: dict[str, str]) -> None:
        """Begin an element within one that is taken whole."""

    def after(self, tag: str) -> None:
        """End an element within one that is taken whole."""

    def unknown(self, tag: str, _facts: dict[str, str]) -> None:
        """Leave out an element that the format does not have."""
        self.note(f"the element <{tag}> is left out")
        self.whole()

    def walk(self, content: bytes) -> None:
        """Read the XML.

        Raises
        ------
        InputError
            With the line, if it is not XML, is of another kind, or declares entities.
        """
        self._content = content
        start = content.lstrip()[:200]
        if not start:
            raise InputError("is empty; export it again, or restore it from a good copy", line=1)
        if not start.startswith(b"<"):
            raise self._other_text(content)
        # The bytes are UTF-8 here, whatever the declaration says, and blank lines may be before it.
        head = content[: len(content) - len(content.lstrip()) + 500]
        declaration = re.match(rb"\s*<\?xml\b[^>]*\?>", head)
        if declaration:
            blank = re.sub(rb"[^\r\n]", b" ", declaration[0])
            content = blank + content[declaration.end() :]
        over = False
        try:
            self._parser.Parse(content, False)
            over = True
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise self._worded(error, content, over=over) from error

    def _begin_root(self, name: str, facts: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag != self.root:
            looks = _ROOTS.get(tag.lower(), f"no {self.called}; export it again")
            raise InputError(
                f"begins with <{name[:40]}>, and not with <{self.root}>: it is {looks}",
                line=self.line,
            )
        self._parser.StartElementHandler = self._begin
        self._begin(name, facts)

    def _begin(self, name: str, facts: dict[str, str]) -> None:
        if self.depth:
            self.depth += 1
            self.within(name.rpartition(":")[2], facts)
            return
        self.text.clear()
        begin = self.begins.get(name)
        (begin or self._named(name))(facts)

    def _named(self, name: str) -> _Begin:
        """Find an element by its name without the prefix, and know it from now on."""
        tag = name.rpartition(":")[2]
        if tag in self.ends:
            self.ends[name] = self.ends[tag]
        begin = self.begins.get(tag) or partial(self.unknown, tag)
        self.begins[name] = begin
        return begin

    def _end(self, name: str) -> None:
        if not self.depth:
            if end := self.ends.get(name):
                end()
            return
        self.depth -= 1
        if self.depth:
            self.after(name.rpartition(":")[2])
        elif self.done:
            self.done("".join(self.text))

    def _refuse_entity(self, *_: object) -> None:
        raise InputError(
            "declares entities, which kg does not read; export it again", line=self.line
        )

    def _refuse_references(
        self, _name: str, system: str | None, public: str | None, _: int
    ) -> None:
        """Refuse what another file would declare: the parser would leave it out without a word."""
        if not (system or public):
            return
        found = re.search(rb"&(?!(?:amp|lt|gt|quot|apos);|#)[^;\s]{1,40};", self._content)
        if found:
            raise InputError(
                f"“{found[0].decode('utf-8', 'replace')}” is declared in another file, which kg "
                "does not read; export it again",
                line=line_ends(self._content[: found.start()].decode("latin-1")) + 1,
            )

    def _other_text(self, content: bytes) -> InputError:
        text = content[:100_000].decode("utf-8", "replace")
        if looks := looks_like(text):
            return InputError(f"is not {self.called}: it looks like {looks}", line=1)
        told = kind_of_text(text, self.called)
        return (
            InputError(*told[:1], line=told[1])
            if told
            else InputError(
                f"is not {self.called}: it does not begin with “<”; export it again", line=1
            )
        )

    def _worded(self, error: expat.ExpatError, content: bytes, *, over: bool) -> InputError:
        if over and error.code in _AT_THE_END:
            return InputError(CUT, line=error.lineno)
        at = self._parser.ErrorByteIndex
        told = expat.ErrorString(error.code)
        byte = content[at] if 0 <= at < len(content) else 32
        if byte < 32 and byte not in b"\t\n\r":
            told = f"it has the character 0x{byte:02x}, which XML does not allow"
        return InputError(
            f"is not well-formed XML ({_WORDED.get(told, told)}); export it again",
            line=error.lineno,
        )
