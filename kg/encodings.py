"""Text files read as UTF-8; another encoding is named, with the way to change it, or read."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from pathlib import Path

from kg.errors import InputError
from kg.kinds import kind_of_bytes
from kg.names import pasted
from kg.reading import read_bytes

__all__ = ["line_ends", "read_in_any", "read_text", "read_utf8"]


def read_text(path: Path) -> str:
    """Read a UTF-8 file, with or without a byte-order mark; line ends stay as they are.

    Raises
    ------
    InputError
        If the file cannot be read, or is in another encoding. The error names the first wrong
        line, and the encoding where kg can tell it.
    """
    return read_utf8(path).decode("utf-8")


def read_utf8(path: Path) -> bytes:
    """Read a file that must be UTF-8, as the bytes after its byte-order mark; see `read_text`."""
    content = read_bytes(path)
    if kind := kind_of_bytes(content):
        raise InputError(kind, path=path, line=1)
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
        raise _not_utf_8(path, content, error.start) from error


def _not_utf_8(path: Path, content: bytes, start: int) -> InputError:
    line = line_ends(content[:start].decode("latin-1")) + 1
    wrong = f"is not in UTF-8 (byte 0x{content[start]:02x})"
    if _is_mostly_utf_8(content):
        remedy = (
            "nearly all other letters are, so one is broken here, in "
            f"“{_word_at(content, start, 'utf-8')}”; correct it"
        )
    elif narrow := _narrow_encoding(content):
        word = _word_at(content, start, narrow)
        remedy = (
            f"it is probably in {narrow}, where this word reads “{word}”; "
            f"save it as UTF-8, for example with {_iconv(narrow, path)}"
        )
    else:
        remedy = "save it as UTF-8"
    return InputError(f"{wrong}; {remedy}", path=path, line=line)


def read_in_any(
    path: Path, *, encoding: str | None = None, most: int | None = None
) -> tuple[str, str]:
    """Read a text file in UTF-8, in UTF-16 or in an encoding of one byte a character.

    Returns the text without its byte-order mark, and a sentence on the encoding if it is a guess;
    else an empty text.

    Parameters
    ----------
    encoding
        The encoding, if it is known.
    most
        The most bytes that the file may have.

    Raises
    ------
    InputError
        If the file cannot be read, is not a text, or its encoding cannot be told.
    """
    content = read_bytes(path, most=most)
    if kind := kind_of_bytes(content):
        raise InputError(kind, path=path, line=1)
    if named := encoding or _wide_encoding(content):
        return _decoded(path, content, named), ""
    try:
        return content.decode("utf-8").removeprefix("\ufeff"), ""
    except UnicodeDecodeError as error:
        narrow = None if _is_mostly_utf_8(content) else _narrow_encoding(content)
        if narrow is None:
            wrong = _not_utf_8(path, content, error.start)
            wrong.message, wrong.setting = f"{wrong.message}, or name its encoding", "encoding"
            raise wrong from error
        line = line_ends(content[: error.start].decode("latin-1")) + 1
        return content.decode(narrow), (
            f"it is not in UTF-8 and was read as {narrow}, in which line {line} has "
            f"“{_word_at(content, error.start, narrow)}”; if such letters are wrong, save it as "
            "UTF-8, or name its encoding"
        )


def _decoded(path: Path, content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
        text.encode()
    except LookupError as error:
        raise InputError(
            f"“{encoding}” is not an encoding that kg knows; write utf-8, utf-16, windows-1257, "
            "windows-1252 or another one",
            path=path,
            setting="encoding",
        ) from error
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        raise InputError(
            f"is not in {encoding} from byte {start + 1:,} on; choose another encoding, or restore "
            "the file from a good copy",
            path=path,
            line=line_ends(content[:start].decode("latin-1")) + 1,
        ) from error
    return text.removeprefix("\ufeff")


def _iconv(encoding: str, path: Path) -> str:
    old, new = pasted(path.name), pasted(f"new-{path.name}")
    return f"“iconv -f {encoding.upper()} -t UTF-8 {old} > {new}”"


def line_ends(text: str) -> int:
    r"""Count the line ends of a text as the parser of Turtle does.

    ``\r\n`` counts once; Unicode's own line separators do not count.
    """
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


def _is_mostly_utf_8(content: bytes) -> bool:
    """Tell whether of the letters beyond ASCII few are broken, such as labels that were cut."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return beyond - broken >= 2 * broken


_LITHUANIAN, _LATVIAN, _ESTONIAN = "ąčęėįšųūž", "āčēģīķļņšūžōŗ", "äõöüšž"
_WESTERN = ("äöüß", "åäöæø", "àâçéèêëîïôùûüœ", "áéíñóúü")
_POLISH = "ąćęłńóśźż"
_SLOVENE, _CZECH = "čšžćđ", "áčďéěíňóřšťúůýž"  # the first is Croatian as well
# A list of people and places of several countries.
_WEST_EUROPEAN = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœšž"
_BALTIC = "".join({*_LITHUANIAN, *_LATVIAN, *_ESTONIAN})
_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў"
# What people of the region save files in, the likelier first, each with the letters beyond ASCII
# of one language written in it, or of one family.
_NARROW = [
    *(("windows-1257", letters) for letters in (_LITHUANIAN, _LATVIAN, _ESTONIAN)),
    ("windows-1251", _CYRILLIC),
    *(("windows-1252", letters) for letters in _WESTERN),
    *(("windows-1250", letters) for letters in (_POLISH, _SLOVENE, _CZECH)),
    ("windows-1252", _WEST_EUROPEAN),
    ("windows-1257", _BALTIC),
    *(("iso-8859-13", letters) for letters in (_LITHUANIAN, _LATVIAN)),
    *(("iso-8859-4", letters) for letters in (_LITHUANIAN, _LATVIAN)),
    *(("cp775", letters) for letters in (_LITHUANIAN, _LATVIAN)),
    *(("cp852", letters) for letters in (_SLOVENE, _CZECH, _POLISH)),
    *((encoding, _CYRILLIC) for encoding in ("koi8-r", "cp866", "iso-8859-5")),
]
_TWO_ALPHABETS = re.compile(f"[a-z][{_CYRILLIC}]|[{_CYRILLIC}][a-z]", re.IGNORECASE)
_PRINTERS_MARKS = "„“”‚‘’«»–—…•§°№€¿¡©®™×\xa0\xad"


def _narrow_encoding(content: bytes) -> str | None:
    """Guess an encoding of one byte a character; None if no guess gives a language's letters."""
    best, most = None, 0
    high = bytes(byte for byte in content if byte > 127)
    for encoding, letters in _NARROW:
        try:
            decoded = high.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Text is mostly in small letters; in the wrong encoding small ones come out as capitals.
        small = sum(map(decoded.count, letters))
        if small <= most or not set(decoded.lower()) <= {*letters, *_PRINTERS_MARKS}:
            continue
        text = content.decode(encoding, "replace")
        if letters is _CYRILLIC and _TWO_ALPHABETS.search(text):
            continue
        # Signs such as “§” are letters in another encoding, but stand alone.
        if re.search(rf"[^\W\d_][{letters}]|[{letters}][^\W\d_]", text, re.IGNORECASE):
            best, most = encoding, small
    return best


def _word_at(content: bytes, start: int, encoding: str) -> str:
    before, after = content[max(0, start - 30) : start], content[start : start + 30]
    left, right = before.decode(encoding, "replace"), after.decode(encoding, "replace")
    words = re.search(r"\w*$", left), re.match(r"\W?\w*", right)
    return "".join(word[0] for word in words if word)
