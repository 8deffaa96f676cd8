"""Characters that nobody sees or that look like others, in names and quotes.

Two spellings that a reader takes for one are two to a computer. Unicode's own list of look-alikes
(UTS #39) is not used: it also equates I with l, 0 with O and rn with m, which are different
letters in a name, and it does so before case is folded, so that it cannot be used after.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

__all__ = ["character_problem", "mixed_scripts", "skeleton", "without_unseen"]

# Unicode gives control characters no names but these aliases.
_CONTROLS = {
    "\x00": "NULL",
    "\x07": "BELL",
    "\x08": "BACKSPACE",
    "\t": "CHARACTER TABULATION",
    "\n": "LINE FEED",
    "\x0b": "LINE TABULATION",
    "\x0c": "FORM FEED",
    "\r": "CARRIAGE RETURN",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
    "\x85": "NEXT LINE",
}
_SHOWN_BUT_EMPTY = {
    "\ufffd": "replaces a lost letter; write the letter",
    "\ufffc": "replaces a picture; delete it",
    **dict.fromkeys(
        "\u115f\u1160\u3164\uffa0\u2800", "looks like a blank but is not one; delete it"
    ),
}
_DIRECTION = {*"\u061c\u200e\u200f", *map(chr, range(0x202A, 0x202F))} | {
    *map(chr, range(0x2066, 0x206A))
}
# Signs of Arabic, Syriac and Kaithi around numbers are format characters, and are seen.
_SEEN_FORMATS = {*map(chr, range(0x600, 0x606)), *"\u06dd\u070f\u0890\u0891\u08e2\U000110bd"}
# Scripts whose letters change shape beside each other, which a joiner steers.
_JOINED = {
    *("ARABIC", "BALINESE", "BENGALI", "BRAHMI", "CHAKMA", "DEVANAGARI", "GRANTHA", "GUJARATI"),
    *("GURMUKHI", "JAVANESE", "KAITHI", "KANNADA", "KHMER", "MALAYALAM", "MANDAIC", "MONGOLIAN"),
    *("MYANMAR", "NKO", "ORIYA", "SINHALA", "SYRIAC", "TAMIL", "TELUGU", "TIBETAN"),
}


def character_problem(text: str, *, is_quote: bool = False) -> str | None:
    r"""Name the first character that does not belong in a name or a quote, and what to do.

    A quote is copied from its text letter by letter, so it may have what nobody sees, such as a
    soft hyphen. Line breaks and tabs are allowed in all: the text may have one within a name.

    >>> character_problem("Kauno rajono savivaldybė")
    >>> character_problem("Kauno\u200b rajono savivaldybė")
    'after “Kauno” there is U+200B ZERO WIDTH SPACE, which nobody sees; delete it'
    """
    if text.isprintable() and _SHOWN_BUT_EMPTY.keys().isdisjoint(text):
        return None
    for at, char in enumerate(text):
        if why := _why(text, at, is_quote=is_quote):
            before = text[max(0, at - 20) : at]
            where = f"after “{before}” there is" if before else "the first character is"
            return f"{where} {_named(char)}, which {why}"
    return None


def without_unseen(text: str) -> str:
    r"""Return a text on one line, without characters that nobody sees; a lost letter stays.

    >>> without_unseen("Kauno\u200b  rajono\nsavivaldybė ")
    'Kauno rajono savivaldybė'
    """
    if character_problem(text):
        text = "".join(
            c for c in text if c.isspace() or not unicodedata.category(c).startswith("C")
        )
    return " ".join(text.split())


def _named(char: str) -> str:
    name = unicodedata.name(char, "") or _CONTROLS.get(char, "")
    return f"U+{ord(char):04X} {name}".rstrip()


def _why(text: str, at: int, *, is_quote: bool) -> str | None:
    char = text[at]
    if char in _SHOWN_BUT_EMPTY:
        return _SHOWN_BUT_EMPTY[char]
    if char.isprintable() or char in _SEEN_FORMATS:
        return None
    if char in _DIRECTION:
        return "changes the direction of the text after it; delete it"
    match unicodedata.category(char):
        case "Cc" if char in "\t\n" or text[at : at + 2] == "\r\n":
            return None
        case "Cc" if char > "\x7f":
            return "is a control character, often a quotation mark in windows-1252; replace it"
        case "Cc":
            return "is a control character; delete it"
        case "Cf" if char in "\u200c\u200d" and _joins(text, at):
            return None
        case "Cf":
            return None if is_quote else "nobody sees; delete it"
        case "Zl" | "Zp":
            return "breaks the line in some programs only; write a blank"
        case "Co":
            return "has a meaning in one font only; write the letter itself"
        case "Cs":
            return "is half a character; write the whole one"
        case "Cn" if ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF:
            return "is not a character; delete it"
        case "Cn":
            return f"is not assigned in Unicode {unicodedata.unidata_version}; write another"
    return None  # a blank of its own width


def _joins(text: str, at: int) -> bool:
    """Tell whether a joiner changes what is seen: it does in such a script, and in an emoji."""
    near = text[at - 1 : at] + text[at + 1 : at + 2]
    scripts = [unicodedata.name(char, "").partition(" ")[0] for char in near]
    if len(near) == 2 and scripts[0] == scripts[1] and scripts[0] in _JOINED:
        return True
    emoji = [unicodedata.category(char) in ("So", "Sk") or char == "\ufe0f" for char in near]
    return text[at] == "\u200d" and emoji == [True, True]


# Small letters, as they or their capitals look; each pair is an alphabet's letters and Latin ones.
# Three Greek letters look like Cyrillic ones instead.
_LOOKS = str.maketrans(
    "авекмнорстухіјѕһԁԛԝүѵӏӕә" + "αβεζηικμνορτυχϳγπφ" + "ɑɡ",
    "abekmhopctyxijshdqwyviæə" + "abezhikmnoptyxjгпф" + "ag",
)
_QUOTES = "\"'`´ʹʺʻʼʽˈ˝′″‵‶‚„‟〝〞〟＂＇"
_DASHES = "\u2212\u02d7\u2043"


def skeleton(text: str) -> str:
    """Return a form that is equal for two spellings that a reader takes for one.

    Unicode form, case, the kinds of dash, quotation mark and blank, and look-alike letters of the
    Latin, Cyrillic and Greek alphabets make no difference; diacritics do. It is for comparing
    only; the form itself is not a spelling to show.

    >>> skeleton("„Kаunas“ – miestas") == skeleton('"Kaunas" - MIESTAS')
    True
    >>> skeleton("Šiauliai") == skeleton("Siauliai")
    False
    """
    folded = unicodedata.normalize("NFKC", _plain_marks(text)).casefold()
    folded = _plain_marks(unicodedata.normalize("NFKC", folded))
    looks = unicodedata.normalize("NFD", folded).translate(_LOOKS)
    looks = re.sub(r'(?:"|,,)+', '"', looks)
    return unicodedata.normalize("NFC", " ".join(looks.split()))


def _plain_marks(text: str) -> str:
    if text.isascii():
        return text.replace("'", '"').replace("`", '"')
    plain = []
    for char in text:
        category = unicodedata.category(char)
        if category == "Pd" or char in _DASHES:
            plain.append("-")
        elif category in ("Pi", "Pf") or char in _QUOTES:
            plain.append('"')
        elif category != "Cf":
            plain.append(char)
    return "".join(plain)


_FOREIGN = re.compile("[\u0370-\u052f\u1c80-\u1c8f\u1f00-\u1fff\u2de0-\u2dff\ua640-\ua69f]")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


def mixed_scripts(text: str) -> str | None:
    """Name the first word that mixes Latin, Cyrillic or Greek letters, and the odd one in it.

    >>> mixed_scripts("Kaunas, Рига")
    >>> mixed_scripts("Kaunаs")
    '“Kaunаs” mixes Latin letters with the Cyrillic “а” (U+0430); write it in one alphabet'
    """
    if not _FOREIGN.search(text):
        return None
    for word in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text)):
        scripts = {c: unicodedata.name(c, "").partition(" ")[0] for c in word}
        counts = Counter(scripts[c] for c in word if scripts[c] in _SCRIPTS)
        if len(counts) > 1:
            (most, _), (least, _) = counts.most_common()[0], counts.most_common()[-1]
            odd = next(c for c in word if scripts[c] == least)
            return (
                f"“{word}” mixes {most.title()} letters with the {least.title()} “{odd}” "
                f"(U+{ord(odd):04X}); write it in one alphabet"
            )
    return None
