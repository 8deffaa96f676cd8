"""Text made harmless for whatever shows it: a terminal, a page, a spreadsheet, XML.

There are two sets of characters. :data:`UNPRINTABLE` is what a reader does not see and a terminal
obeys; :data:`NOT_XML` is what XML 1.0 cannot contain, not even as a reference.
"""

from __future__ import annotations

import re

__all__ = [
    "NOT_XML",
    "UNPRINTABLE",
    "as_written",
    "clean",
    "harmless",
    "on_screen",
    "one_line",
    "printable",
    "spelt_out",
    "starts_formula",
    "unicode",
]

# Control characters, what ends a line for some readers, and what turns the direction of writing.
UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)

# What it cannot, and not all but what it can: that is made into a pattern thirty times as fast.
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# What starts a formula, also full-width.
_FORMULA = tuple("=+-@＝＋－＠")
# Also after a line break; and the apostrophe itself.
_STARTS = (*_FORMULA, *"\t\r\n'")


def starts_formula(text: str) -> bool:
    """Tell whether a spreadsheet may run a text as a formula."""
    return text.startswith(_FORMULA)


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
    r"""Show what a terminal would obey as escapes; a backslash is doubled, so that each is clear.

    >>> print(printable("a\x1b[31m\u202eb" + chr(92)))
    a\x1b[31m\u202eb\\
    """
    return UNPRINTABLE.sub(_escape, text.replace("\\", "\\\\"))


def on_screen(text: str) -> str:
    """Return a text of several lines for a terminal, with what it would obey as escapes."""
    return UNPRINTABLE.sub(lambda found: found[0] if found[0] in "\n\t" else _escape(found), text)


def spelt_out(text: str, longest: int | None = None) -> str:
    r"""Return text for the middle of a sentence, with each invisible character as ``\uXXXX``.

    A text of more than ``longest`` characters is shortened and ends in “…”.

    >>> print(spelt_out("a\u200bb"), spelt_out("abcdef", 3))
    a\u200Bb abc…
    """
    short = text if longest is None or len(text) <= longest else text[:longest] + "…"
    return "".join(c if c.isprintable() else f"\\u{ord(c):04X}" for c in short)


def one_line(text: str) -> str:
    r"""Return text with a blank in place of each invisible character.

    >>> one_line("a\tb")
    'a b'
    """
    return "".join(c if c.isprintable() else " " for c in text)


def unicode(text: str) -> str:
    r"""Write invisible characters as ``\uXXXX``, which Turtle and JSON read as the character.

    >>> print(unicode("a\u202eb"))
    a\u202Eb
    """
    return UNPRINTABLE.sub(
        lambda found: found[0] if found[0] in "\n\t\r" else f"\\u{ord(found[0]):04X}", text
    )


def clean(value: object) -> str:
    r"""Return the text of a value for a page, without what cannot be shown; ``""`` for None.

    >>> clean("Tulu\u202e\u0161ien\u0117 \n  of  Vilnius")
    'Tulušienė of Vilnius'
    """
    if value is None:
        return ""
    # What ends a line for some readers is a blank here, as other white space is.
    plain = UNPRINTABLE.sub(lambda found: " " if found[0].isspace() else "", str(value))
    return " ".join(plain.split())


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if 0xDC80 <= code <= 0xDCFF:  # how Python keeps a byte of a file's name that is not UTF-8
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
