"""Find the value that the data have where a query has one that differs a little.

A text is another text with another language or type; an address is another with another scheme; a
thing is not its name. Which of them the data have is asked of the data, so nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode

from kg.questions.hints.probe import Probe
from kg.rdf import PREFIXES, Token, local_name, tokens
from kg.tables import Cell

__all__ = ["Constant", "Near", "constant", "loosely", "near_value", "plainly", "reason"]


@dataclass(frozen=True)
class Constant:
    """A value in a query: an address, or a text or number with its language or type."""

    written: str
    value: str
    is_thing: bool = False
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True)
class Near:
    """A value that the data have, how to write it, and how it differs from the one asked for.

    ``exact`` is false of a value that only contains the one asked for.
    """

    cell: Cell
    written: str
    why: str
    exact: bool = True
    others: int = 0


def constant(written: str, probe: Probe) -> Constant | None:
    """Read a term of a query that is a value; None if it is not one."""
    words = tokens(written)
    if not words:
        return None
    first, rest = words[0], words[1:]
    if first.kind in ("iri", "name") and not rest:
        iri = _full(first, probe)
        return Constant(written, iri, is_thing=True) if iri else None
    if first.kind == "text":
        value = _unescaped(first.text)
        if rest and rest[0].kind == "lang":
            return Constant(written, value, language=rest[0].text[1:])
        datatype = _full(rest[-1], probe) if rest else ""
        return Constant(written, value, datatype=datatype)
    if words[-1].kind == "number" or first.is_word("TRUE", "FALSE"):
        return Constant(written, written.replace(" ", ""), datatype="number")
    return None


def _full(token: Token, probe: Probe) -> str:
    if token.kind == "iri":
        return token.text[1:-1]
    prefix, _, local = token.text.partition(":")
    return probe.prefixes[prefix] + local.replace("\\", "") if prefix in probe.prefixes else ""


def _unescaped(text: str) -> str:
    marks = 3 if text[:3] in ('"""', "'''") and len(text) > 5 else 1
    signs = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
    return re.sub(r"\\(.)", lambda m: signs.get(m[1], m[1]), text[marks:-marks])


# Letters that a reader may write without their marks, and that have no plain letter within.
_LIKE = {"đ": "d", "ł": "l", "ø": "o", "ß": "s", "æ": "a", "œ": "o", "ı": "i", "þ": "t", "ð": "d"}
_OURS = "https://w3id.org/migov"
_DASHES, _QUOTES, _SPACES = "-‐‑–—−", "\"'“”„‟«»‹›‘’‚`´", " \u00a0\u2009\u202f\t\n"


@cache
def _variants() -> dict[str, str]:
    """Return for each letter the letters of Latin script that differ from it by marks only."""
    found: dict[str, str] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letter = chr(code).lower()
        plain = plainly(letter)
        if plain != letter and len(plain) == 1 and letter not in found.get(plain, ""):
            found[plain] = found.get(plain, "") + letter
    return found


def plainly(text: str) -> str:
    """Return a text in small letters without marks.

    >>> plainly("Rīgas Łódź")
    'rigas lodz'
    """
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(_LIKE.get(sign, sign) for sign in apart if not unicodedata.combining(sign))


def loosely(text: str) -> str:
    """Return a pattern for REGEX with the flag i that a text matches in any of its spellings.

    Marks of letters, kinds of dashes, quotation marks and blanks do not count.
    """
    made = []
    for sign in plainly(text.strip()):
        if sign in _SPACES or sign == "_":
            made.append("[\\s\u00a0_]+")
        elif sign in _DASHES:
            made.append(f"[{_DASHES[1:]}-]")
        elif sign in _QUOTES:
            made.append(f"[{_QUOTES}]")
        elif sign in _variants():
            made.append(f"[{sign}{_variants()[sign]}][\u0300-\u036f]?")
        else:
            made.append(_escaped(sign))
    return "".join(made)


def _address(text: str) -> str:
    """Return a pattern for an address, whatever its scheme, with or without www and last slash."""
    bare = re.sub(r"^\w+://(www\.)?|[/#]$", "", text)
    return f"^https?://(www\\.)?{''.join(map(_escaped, bare))}[/#]?$"


def _escaped(sign: str) -> str:
    return sign if sign.isalnum() or sign in _SPACES else f"\\{sign}"


def near_value(probe: Probe, where: str, variable: str, asked: Constant) -> Near | None:
    """Find the value of a variable that is nearest to a constant, where some patterns hold.

    Parameters
    ----------
    where
        Patterns with the variable in the place of the constant.
    """
    var = f"?{variable}"
    text = f"STR({var})"
    local = local_name(asked.value.rstrip("/#")) if asked.is_thing else asked.value
    name = loosely(re.sub(r"[-_]+", " ", local)) if asked.is_thing else loosely(asked.value)
    slug = loosely(local).replace("[\\s\u00a0_]+", "[-_]")
    labels = "(skos:prefLabel|skos:altLabel|skos:hiddenLabel|rdfs:label|skos:notation)"
    if not asked.value.strip():
        return None
    conditions = [f"FILTER({text} = {_text(asked.value)})"]
    prefix, colon, rest = asked.value.strip("<>").partition(":")
    if not asked.is_thing and colon and prefix in probe.prefixes:
        conditions.append(f"FILTER({text} = {_text(probe.prefixes[prefix] + rest)})")
    if asked.is_thing or "://" in asked.value:
        conditions.append(f"FILTER(REGEX({text}, {_text(_address(asked.value))}, 'i'))")
    if asked.datatype == "number":
        conditions.append(f"FILTER({var} = {asked.written})")
    if len(local) < 200:
        conditions += [
            f"FILTER(isLiteral({var}) && REGEX({text}, {_text(f'^{name}$')}, 'i'))",
            f"FILTER(isIRI({var}) && REGEX({text}, {_text(f'[/#]{slug}$')}, 'i'))",
        ]
        if not asked.is_thing:
            conditions.append(
                f"{var} {labels} ?kg_l FILTER(REGEX(STR(?kg_l), {_text(f'^{name}$')}, 'i'))"
            )
    for condition in conditions:
        if found := _others(probe, where, var, condition, asked):
            return _near(probe, found, asked, exact=True)
    if not asked.is_thing and 3 <= len(asked.value) < 200:
        for condition in (
            f"FILTER(isLiteral({var}) && REGEX({text}, {_text(name)}, 'i'))",
            f"{var} {labels} ?kg_l FILTER(REGEX(STR(?kg_l), {_text(name)}, 'i'))",
        ):
            if found := _others(probe, where, var, condition, asked):
                return _near(probe, found, asked, exact=False)
    return None


def _others(probe: Probe, where: str, var: str, condition: str, asked: Constant) -> list[Cell]:
    rows = probe.rows(f"DISTINCT {var}", f"{{ {where} }} {condition}", f"ORDER BY {var} LIMIT 50")
    found: list[Cell] = [row[0] for row in rows or () if row[0] is not None]
    found = [each for each in found if not _same(each, asked)]
    if asked.is_thing and asked.value.startswith(PREFIXES["migov"]):
        # A misspelt term of kg is told by itself; the term of another vocabulary is not meant.
        found = [each for each in found if str(each).startswith(f"<{_OURS}")]
    return found


def _same(cell: Cell, asked: Constant) -> bool:
    """Tell whether a value is the very one that was asked for, to which the query is blind."""
    if isinstance(cell, NamedNode):
        return asked.is_thing and cell.value == asked.value
    if not isinstance(cell, Literal) or asked.is_thing or cell.value != asked.value:
        return False
    if asked.language or cell.language:
        return (cell.language or "").lower() == asked.language.lower()
    plain = cell.datatype.value.rpartition("#")[2]
    return cell.datatype.value == asked.datatype or (plain == "string" and not asked.datatype)


def _near(probe: Probe, found: list[Cell], asked: Constant, *, exact: bool) -> Near:
    shortest = min(len(str(cell)) for cell in found)
    first = next(cell for cell in found if len(str(cell)) == shortest)
    if exact:
        first = found[0]
    return Near(first, probe.written(first), reason(first, asked), exact, len(found) - 1)


def reason(cell: Cell, asked: Constant) -> str:
    """Say how a value of the data differs from the one asked for."""
    if isinstance(cell, NamedNode) and not asked.is_thing:
        return "it is a thing, not a text"
    if isinstance(cell, Literal) and asked.is_thing:
        return "it is a text, not a thing"
    value = getattr(cell, "value", str(cell))
    if asked.datatype == "number":
        return "its type is another"
    if (
        asked.is_thing
        and local_name(value) == local_name(asked.value)
        and "://" not in asked.written
    ):
        return "its prefix is another"
    if isinstance(cell, Literal) and value == asked.value:
        if (cell.language or "").lower() != asked.language.lower():
            return "a text with a language is another text than one without or with another"
        return "its type is another"
    if "://" in value and value.partition("://")[2] == asked.value.partition("://")[2]:
        return "https and http are different addresses"
    if value.lower() == asked.value.lower():
        return "small and capital letters count"
    if plainly(value) == plainly(asked.value):
        return "letters with and without marks are different"
    return "the spelling differs"


def _text(value: str) -> str:
    return str(Literal(value))
