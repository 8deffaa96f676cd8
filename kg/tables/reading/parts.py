"""A part of a workbook, which is XML: elements are handed on, and nothing outside it is loaded."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NoReturn
from xml.parsers import expat

from kg.errors import InputError
from kg.tables.reading.archives import DAMAGED
from kg.tables.reading.delimited import LONGEST

__all__ = ["Attributes", "Text", "read_xml"]

Attributes = dict[str, str]

# No program writes elements in so many others, or one tag of so many bytes.
_DEEPEST = 200
_LONGEST_TAG = 8 << 20


class Text:
    """The text since it was last cleared."""

    def __init__(self) -> None:
        self.pieces: list[str] = []

    def taken(self) -> str:
        """Return the text, and clear it."""
        whole = "".join(self.pieces)
        self.pieces.clear()
        return whole


def read_xml(
    pieces: Iterable[bytes],
    starts: Mapping[str, Callable[[Attributes], object]],
    ends: Mapping[str, Callable[[], object]],
    text: Text | None = None,
    aside: Collection[str] = (),
) -> None:
    """Read XML, and call what is given for the names of elements, without their prefixes.

    Attributes keep their prefixes.

    Parameters
    ----------
    text
        Gets the text between the elements.
    aside
        Elements that are left out, with all that is in them.

    Raises
    ------
    InputError
        If it is not well-formed, declares entities, or has an endless text or tag.
    """
    reader = expat.ParserCreate()
    reader.buffer_text = True
    depth = left_out = 0
    # What is called for a name with its prefix, so that the prefix is taken away once.
    first: dict[str, Callable[[Attributes], object] | None] = {}
    last: dict[str, Callable[[], object] | None] = {}
    taken = text.pieces.append if text is not None else None

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise InputError(DAMAGED)
        try:
            called = first[name]
        except KeyError:
            own = name.rpartition(":")[2]
            called = first[name] = leave_out if own in aside else starts.get(own)
            last[name] = ends.get(own)
        if called:
            called(attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if called := last[name]:
            called()

    def leave_out(*_: object) -> None:
        nonlocal left_out
        left_out += 1
        if left_out > _DEEPEST:
            raise InputError(DAMAGED)
        reader.StartElementHandler, reader.EndElementHandler = leave_out, end_of_left_out
        reader.CharacterDataHandler = None

    def end_of_left_out(name: str) -> None:
        nonlocal left_out
        left_out -= 1
        if not left_out:
            reader.StartElementHandler, reader.EndElementHandler = start, end
            reader.CharacterDataHandler = taken
            end(name)

    reader.StartElementHandler = start
    reader.EndElementHandler = end
    reader.StartDoctypeDeclHandler = _refuse
    reader.CharacterDataHandler = taken
    fed = 0
    try:
        for piece in pieces:
            reader.Parse(piece, False)
            fed += len(piece)
            if fed - reader.CurrentByteIndex > _LONGEST_TAG:
                raise InputError(DAMAGED)
            if text is not None and sum(map(len, text.pieces)) > LONGEST:
                raise InputError(f"has a cell of more than {LONGEST:,} characters; shorten it")
        reader.Parse(b"", True)
    except expat.ExpatError as error:
        raise InputError(f"{DAMAGED} ({expat.errors.messages.get(error.code, error)})") from error


def _refuse(*_: object) -> NoReturn:
    raise InputError("declares entities, which kg does not read; save it again")
