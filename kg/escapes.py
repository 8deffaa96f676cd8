"""Text made harmless for whatever shows it, so that it can be given back as it was."""

from __future__ import annotations

import re

__all__ = [
    "UNPRINTABLE",
    "as_printed",
    "as_written",
    "harmless",
    "on_screen",
    "printable",
    "unicode",
]

# Control characters, what ends a line for some readers, and what turns the direction of writing.
UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)

# What starts a formula, also full-width and after a line break; and the apostrophe itself.
_STARTS = (*"=+-@＝＋－＠\t\r\n'",)


def harmless(text: str) -> str:
    """Return text that a spreadsheet will not run as a formula.

    An apostrophe is put before the signs that start one; :func:`as_written` takes it away.

    >>> harmless("=1+1")
    "'=1+1"
    """
    return f"'{text}" if text.startswith(_STARTS) else text


def as_written(text: str) -> str:
    """Take away what :func:`harmless` put before a text.

    >>> as_written(harmless("=1+1"))
    '=1+1'
    """
    return text[1:] if text.startswith("'") and text[1:].startswith(_STARTS) else text


def printable(text: str) -> str:
    r"""Show what a terminal would obey as escapes; a backslash is doubled to tell it from one.

    >>> print(printable("a\x1b[31m\u202eb" + chr(92)))
    a\x1b[31m\u202eb\\
    """
    return UNPRINTABLE.sub(_escape, text.replace("\\", "\\\\"))


def as_printed(text: str) -> str:
    r"""Give back the text that :func:`printable` shows.

    >>> as_printed(printable("a\tb")) == "a\tb"
    True
    """
    return re.sub(
        r"\\(?:\\|x([0-9a-f]{2})|u([0-9a-f]{4}))",
        lambda found: chr(int(found[1] or found[2], 16)) if found[1] or found[2] else "\\",
        text,
    )


def on_screen(text: str) -> str:
    """Return a file's text to be shown on a terminal: as it is but for what that would obey."""
    return UNPRINTABLE.sub(lambda found: found[0] if found[0] in "\n\t" else _escape(found), text)


def unicode(text: str) -> str:
    r"""Write what cannot be seen as ``\uXXXX``, which Turtle and JSON read as the character.

    >>> print(unicode("a\u202eb"))
    a\u202Eb
    """
    return UNPRINTABLE.sub(
        lambda found: found[0] if found[0] in "\n\t\r" else f"\\u{ord(found[0]):04X}", text
    )


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
