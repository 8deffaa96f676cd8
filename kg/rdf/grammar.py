"""Find the first word of a query at which it can no longer become SPARQL 1.1.

The engine tells where it gave up, which is often some letters or a clause later, and never what a
reader would call the mistake. The grammar of SPARQL (W3C, section 19.8) needs to look at only one
word to know which way to go. So the first word that fits nowhere is the mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from kg.rdf.words import Token

__all__ = ["KEYWORDS", "Slip", "find_slip"]

# The rules. Words in capitals are keywords, those in < > kinds of tokens, those in quotation marks
# signs. `?`, `*`, `+` and `|` have their usual meaning.
_RULES = """
Query = Prologue ( Select | Construct | Describe | Ask ) Data? <end>
Prologue = ( BASE <iri> | PREFIX <name> <iri> )*
Select = Columns From* Where Modifiers
Columns = SELECT ( DISTINCT | REDUCED )? ( Column+ | '*' )
Column = <variable> | '(' Expression AS <variable> ')'
Construct = CONSTRUCT ( Template From* Where Modifiers | From* WHERE Template Modifiers )
Template = '{' Triples? '}'
Describe = DESCRIBE ( Name+ | '*' ) From* Where? Modifiers
Ask = ASK From* Where Modifiers
From = FROM NAMED? Iri
Where = WHERE? Group
Modifiers = ( GROUP BY Grouping+ )? ( HAVING Condition+ )? ( ORDER BY Order+ )? Slice?
Grouping = <variable> | Call | '(' Expression ( AS <variable> )? ')'
Order = <variable> | ( ASC | DESC ) '(' Expression ')' | Condition
Slice = LIMIT <number> ( OFFSET <number> )? | OFFSET <number> ( LIMIT <number> )?
Group = '{' ( SubSelect | Patterns ) '}'
SubSelect = Columns Where Modifiers Data?
Patterns = Triples? ( Pattern '.'? Triples? )*
Pattern = OPTIONAL Group | MINUS Group | GRAPH Name Group | SERVICE SILENT? Name Group
 | FILTER Condition | BIND '(' Expression AS <variable> ')' | Data | Group ( UNION Group )*
Data = VALUES ( <variable> '{' Value* '}' | '(' <variable>* ')' '{' ( '(' Value* ')' )* '}' )
Value = Iri | Literal | UNDEF
Triples = Same ( '.' Triples? )?
Same = Thing Said | Nested Said?
Said = Verb Objects ( ';' ( Verb Objects )? )*
Verb = <variable> | Path
Objects = Object ( ',' Object )*
Object = Nested | Thing
Nested = '[' Said ']' | '(' Object+ ')'
Thing = <variable> | Iri | Literal | <blank> | '[' ']' | '(' ')'
Name = <variable> | Iri
Iri = <iri> | <name>
Literal = <text> ( <lang> | '^^' Iri )? | ( '+' | '-' )? <number> | TRUE | FALSE
Path = Steps ( '|' Steps )*
Steps = Step ( '/' Step )*
Step = '^'? ( Iri | <a> | '!' Not | '(' Path ')' ) ( '?' | '*' | '+' )?
Not = One | '(' ( One ( '|' One )* )? ')'
One = '^'? ( Iri | <a> )
Condition = '(' Expression ')' | Call
Call = BuiltIn | Iri Arguments
Arguments = '(' DISTINCT? Several? ')'
Several = Expression ( ',' Expression )*
Expression = Both ( '||' Both )*
Both = Compared ( '&&' Compared )*
Compared = Sum ( ( '=' | '!=' | '<=' | '>=' | '<' | '>' ) Sum | NOT? IN '(' Several? ')' )?
Sum = Product ( ( '+' | '-' ) Product )*
Product = Signed ( ( '*' | '/' ) Signed )*
Signed = ( '!' | '+' | '-' )? Primary
Primary = '(' Expression ')' | BuiltIn | Iri Arguments? | Literal | <variable>
BuiltIn = <none> '(' ')' | <one> '(' Expression ')' | BOUND '(' <variable> ')'
 | <two> '(' Expression ',' Expression ')'
 | <three> '(' Expression ',' Expression ',' Expression ')'
 | ( SUBSTR | REGEX ) '(' Expression ',' Expression ( ',' Expression )? ')'
 | REPLACE '(' Expression ',' Expression ',' Expression ( ',' Expression )? ')'
 | ( CONCAT | COALESCE ) '(' Several? ')' | BNODE '(' Expression? ')'
 | NOT? EXISTS Group | COUNT '(' DISTINCT? ( '*' | Expression ) ')'
 | ( SUM | MIN | MAX | AVG | SAMPLE ) '(' DISTINCT? Expression ')'
 | GROUP_CONCAT '(' DISTINCT? Expression ( ';' SEPARATOR '=' <text> )? ')'
"""
# Functions by the number of their values.
_FUNCTIONS = {
    "<none>": {"RAND", "NOW", "UUID", "STRUUID"},
    "<one>": {
        *("STR", "LANG", "DATATYPE", "IRI", "URI", "ABS", "CEIL", "FLOOR", "ROUND", "STRLEN"),
        *("UCASE", "LCASE", "ENCODE_FOR_URI", "YEAR", "MONTH", "DAY", "HOURS", "MINUTES"),
        *("SECONDS", "TIMEZONE", "TZ", "MD5", "SHA1", "SHA256", "SHA384", "SHA512"),
        *("ISIRI", "ISURI", "ISBLANK", "ISLITERAL", "ISNUMERIC"),
    },
    "<two>": {
        *("LANGMATCHES", "CONTAINS", "STRSTARTS", "STRENDS", "STRBEFORE", "STRAFTER", "STRLANG"),
        *("STRDT", "SAMETERM"),
    },
    "<three>": {"IF"},
}
_MARK = re.compile(r"'[^']+'|<[a-z]+>|[A-Za-z_]+|[()?*+|]")
KEYWORDS = frozenset(re.findall(r"\b[A-Z_]{2,}\b", _RULES)).union(*_FUNCTIONS.values())

# Takes the tokens from a place on, and returns the place after them, or None.
_Matcher = Callable[["_Reading", int], int | None]


class Slip:
    """The token that fits nowhere, by its place among the tokens, and what could be there.

    After the last token the place is their number. ``expected`` has keywords, functions, signs and
    kinds of tokens such as ``<variable>``.
    """

    def __init__(self, at: int, expected: set[str]) -> None:
        self.at = at
        named = (_FUNCTIONS.get(each, {each}) for each in expected)
        self.expected = frozenset[str]().union(*named)


def find_slip(words: Sequence[Token]) -> Slip | None:
    """Return where a query stops being SPARQL; None if it is, or is nested too deep to tell."""
    reading = _Reading(words)
    try:
        if _grammar()["Query"](reading, 0) is not None:
            return None
    except RecursionError:
        return None
    return Slip(reading.furthest, reading.expected)


class _Reading:
    """The tokens, what was found at which place, and how far any attempt came."""

    def __init__(self, words: Sequence[Token]) -> None:
        self.words = words
        self.known: dict[tuple[str, int], int | None] = {}
        self.furthest, self.expected = 0, set[str]()

    def take(self, mark: str, at: int) -> int | None:
        """Return the next place if the token at a place is of this kind."""
        if self._fits(mark, at):
            return at + 1
        if at > self.furthest:
            self.furthest, self.expected = at, set()
        if at == self.furthest:
            self.expected.add(mark)
        return None

    def _fits(self, mark: str, at: int) -> bool:
        if at >= len(self.words):
            return mark == "<end>"
        token = self.words[at]
        if mark in _FUNCTIONS:
            return token.is_word(*_FUNCTIONS[mark])
        if mark == "<a>":
            return token.kind == "word" and token.text == "a"
        if mark.startswith("<") and len(mark) > 2:
            return token.kind == mark[1:-1]
        return token.is_word(mark) or (token.kind == "sign" and token.text == mark)


@cache
def _grammar() -> dict[str, _Matcher]:
    """Return the matcher of each rule."""
    made: dict[str, _Matcher] = {}
    for rule in re.sub(r"\n ", " ", _RULES.strip()).split("\n"):
        name, _, body = rule.partition(" = ")
        made[name] = _remembered(name, _choice(iter(_MARK.findall(body)), made))
    return made


def _remembered(name: str, match: _Matcher) -> _Matcher:
    def remembered(reading: _Reading, at: int) -> int | None:
        if (name, at) not in reading.known:
            reading.known[name, at] = match(reading, at)
        return reading.known[name, at]

    return remembered


def _choice(marks: Iterator[str], made: dict[str, _Matcher]) -> _Matcher:
    """Read alternatives until the bracket around them ends."""
    ways: list[list[_Matcher]] = [[]]
    for mark in marks:
        way = ways[-1]
        if mark == ")":
            break
        if mark == "|":
            ways.append([])
        elif mark in "?*+":
            way.append(_repeated(way.pop(), mark))
        elif mark == "(":
            way.append(_choice(marks, made))
        elif mark[0] in "'<" or mark.isupper():
            way.append(_taken(mark.strip("'")))
        else:
            way.append(lambda reading, at, name=mark: made[name](reading, at))  # type: ignore[misc]

    def match(reading: _Reading, at: int) -> int | None:
        for way in ways:
            end: int | None = at
            for part in way:
                end = part(reading, end) if end is not None else None
            if end is not None:
                return end
        return None

    return match


def _taken(mark: str) -> _Matcher:
    return lambda reading, at: reading.take(mark, at)


def _repeated(part: _Matcher, mark: str) -> _Matcher:
    most = 1 if mark == "?" else None

    def match(reading: _Reading, at: int) -> int | None:
        times = 0
        while most is None or times < most:
            end = part(reading, at)
            if end is None or end == at:
                break
            at, times = end, times + 1
        return at if times or mark != "+" else None

    return match
