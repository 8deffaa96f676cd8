"""The bytes of an XML file as UTF-8, whatever encoding it has or declares."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from pathlib import Path

from kg.encodings import line_ends, read_utf8
from kg.errors import InputError
from kg.kinds import kind_of_bytes
from kg.names import pasted
from kg.networks.attributes import Say, silent
from kg.reading import read_bytes

__all__ = ["CUT", "read_xml"]

CUT = "ends in the middle; export it again, or restore it from a good copy"

_DECLARED = re.compile(rb"""\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']""")
_WIDE = ((b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"))
_MARKED = ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"))


def read_xml(path: Path, say: Say = silent) -> bytes:
    """Read an XML file as UTF-8, whatever encoding it has or declares.

    Raises
    ------
    InputError
        If it cannot be read, is no text, or is not in the encoding that it declares.
    """
    content = read_bytes(path)
    if kind := kind_of_bytes(content):
        raise InputError(kind, line=1)
    declared = _DECLARED.match(content.removeprefix(BOM_UTF8))
    named = declared[1].decode("ascii") if declared else ""
    wide = [
        name for start, name in (*_MARKED, (b"\xfe\xff", "utf-16")) if content.startswith(start)
    ]
    wide += [name for start, name in (*_WIDE, (b"\0<", "utf-16-be")) if content.startswith(start)]
    # A program writes “utf-16” into a text that another one then saves as UTF-8.
    if wide or (named and not re.match("(utf|ucs).?(8|16|32)", named, re.IGNORECASE)):
        text = _decoded(content, (wide or [named])[0], path)
        if not wide and _is_utf8(content):
            say(
                f"it declares the encoding {named} and is read so, though it looks like UTF-8; if "
                "letters come out wrong, delete the declaration"
            )
        content = text.removeprefix("\ufeff").encode()
    else:
        content = content.removeprefix(BOM_UTF8)
        if _is_cut(content):
            raise InputError(CUT, line=line_ends(content.decode("latin-1")) + 1)
        if not _is_utf8(content, ascii_too=True):
            content = read_utf8(path)  # which tells what is wrong, and how to mend it
    if b"\0" in content:
        line = line_ends(content[: content.index(b"\0")].decode("latin-1")) + 1
        raise InputError("has a NUL byte (0x00); restore it from a good copy", line=line)
    return content


def _decoded(content: bytes, encoding: str, path: Path) -> str:
    try:
        text = content.decode(encoding)
        text.encode()
    except LookupError as error:
        raise InputError(
            f"declares the encoding {encoding}, which kg does not know; save it as UTF-8, for "
            f"example with “iconv -f {encoding} -t UTF-8 {pasted(path.name)} > "
            f"{pasted('new-' + path.name)}”, and delete the declaration",
            line=1,
        ) from error
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        if getattr(error, "reason", "") in ("truncated data", "unexpected end of data"):
            raise InputError(CUT) from error
        raise InputError(
            f"is not in {encoding}, the encoding that it declares or begins with (byte "
            f"{start + 1:,}); save it as UTF-8, and delete the declaration",
            line=line_ends(content[:start].decode("latin-1")) + 1,
        ) from error
    return text


def _is_utf8(content: bytes, *, ascii_too: bool = False) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return ascii_too or not content.isascii()


def _is_cut(content: bytes) -> bool:
    """Tell whether a text of UTF-8 ends within a character."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return False
