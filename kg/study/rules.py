"""Read the rules of a study: what follows from its claims, each rule a CONSTRUCT in a file.

A rule has a ``#+`` header in YAML::

    #+ summary: An actor has the level of government of its kind.
    #+ reason: The code list says of each kind what it implies.
    #+ claims: [fact]
    CONSTRUCT { ?actor migov:level ?level } WHERE { ... }

``claims`` names the variables of the claims that a derived fact rests on: each combination of them
gives a fact of its own. ``also`` names variables of further claims, such as those on the way from
a part to its whole, which all count for one fact.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import Store

from kg.encodings import read_text
from kg.errors import InputError
from kg.rdf import (
    PREFIXES,
    TYPE,
    Header,
    Pattern,
    Patterns,
    Token,
    compress,
    declared,
    explain,
    iri_named,
    place,
    refuse_query,
    tokens,
    triple_patterns,
)
from kg.reading import files_under, is_folder
from kg.study.demand import Known, Wanted, wanted_by
from kg.study.folder import StudyFolder, shipped

__all__ = ["Head", "Rule", "read_rules"]

_FIELDS = ("summary", "reason", "claims", "also")


@dataclass(frozen=True)
class Head:
    """A triple of a rule's template: its words, and what it can say.

    ``says`` is the property, or of a triple that gives a class the class; an empty text where a
    variable stands, which then is ``variable``.
    """

    subject: str
    predicate: str
    object: str
    says: str
    variable: str
    gives_class: bool


@dataclass(frozen=True)
class Rule:
    """A rule; ``text`` is its file's, ``name`` the file's name without the ending."""

    name: str
    path: Path
    text: str

    @property
    def iri(self) -> str:
        """The name under which what it derives tells where it comes from."""
        return f"{PREFIXES['rule']}{self.name}"

    @cached_property
    def _header(self) -> Header:
        return Header(self.text, self.path, _FIELDS)

    @property
    def claims(self) -> tuple[str, ...]:
        """The variables, without “?”, of the claims of which each combination gives a fact."""
        return self._header.texts("claims")

    @property
    def also(self) -> tuple[str, ...]:
        """The variables of the further claims, which all count for one fact."""
        return self._header.texts("also")

    @cached_property
    def prologue(self) -> str:
        """The PREFIX lines."""
        return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in declared(self.text).items())

    @cached_property
    def _braces(self) -> tuple[Token, Token, Token, Token]:
        """The braces of the template and of WHERE."""
        words = tokens(self.text)
        first = next((n for n, word in enumerate(words) if word.is_word("CONSTRUCT")), None)
        found = [
            word for word in words[first or 0 :] if word.depth == 0 and word.text in ("{", "}")
        ]
        if first is None or len(found) != 4 or words[first + 1] is not found[0]:
            raise self.error("a rule has the form CONSTRUCT { ... } WHERE { ... }", words[:1])
        if words[-1] is not found[3]:
            raise self.error("nothing may follow the WHERE of a rule", words[-1:])
        return found[0], found[1], found[2], found[3]

    @cached_property
    def template(self) -> str:
        """What is between the braces of CONSTRUCT."""
        opened, closed, _, _ = self._braces
        return self.text[opened.end : closed.start]

    @cached_property
    def where(self) -> str:
        """What is between the braces of WHERE."""
        _, _, opened, closed = self._braces
        return self.text[opened.end : closed.start]

    @cached_property
    def reads(self) -> list[Pattern]:
        """The triple patterns of WHERE."""
        start = self._braces[2].start
        return [each for each in self._patterns.found if each.subject.start > start]

    @cached_property
    def _patterns(self) -> Patterns:
        return triple_patterns(self.text)

    @cached_property
    def heads(self) -> list[Head]:
        """The triples of the template."""
        end, found = self._braces[1].start, []
        for each in self._patterns.found:
            if each.subject.start < end:
                word = each.path[0]
                if len(each.path) > 1 or each.subject.kind in ("blank", "sign"):
                    raise self.error("a rule can give no path and no nameless thing", [word])
                predicate = TYPE if word.text == "a" else self.iri_of(word)
                gives = predicate == TYPE
                said = each.object if gives else word
                variable = said.text if said.kind == "variable" else ""
                found.append(
                    Head(
                        each.subject.text,
                        word.text,
                        self._written(each.object),
                        "" if variable else self.iri_of(said),
                        variable,
                        gives,
                    )
                )
        return found

    def _written(self, first: Token) -> str:
        """Return a term of the template with its language or datatype."""
        words = tokens(self.text)
        at = words.index(first)
        end = at
        if words[at + 1].kind == "lang":
            end = at + 1
        elif words[at + 1].text == "^^":
            end = at + 2
        return self.text[first.start : words[end].end]

    @cached_property
    def values(self) -> dict[str, list[str]]:
        """The IRIs to which its WHERE restricts variables, by the variable with its “?”."""
        return {
            name: [self.iri_of(each) for each in given] for _, name, given in self._patterns.given
        }

    @cached_property
    def sees(self) -> Wanted:
        """What its WHERE can see of what other rules derive."""
        return self.sees_if([])

    def sees_if(self, known: Iterable[Known]) -> Wanted:
        """Return what its WHERE can see if so much is known; see :func:`wanted_by`."""
        names = {**PREFIXES, **declared(self.text)}
        return wanted_by(self._patterns, names, after=self._braces[2].start, known=known)

    @property
    def is_shipped(self) -> bool:
        """Tell whether the rule comes with kg, and not from a study."""
        return self.path.is_relative_to(shipped())

    def feeds(self, *others: str) -> InputError:
        """Make the error of a rule that feeds itself, perhaps through others."""
        way = f", through {', '.join(others)}" if others else ""
        opened = self._braces[2]
        return self.error(
            f"what follows from “{self.name}” would make it apply again{way}, perhaps without "
            "end; let it rest on claims, or on other terms than it derives",
            [opened],
        )

    def unknown(self, head: Head, near: str | None) -> InputError:
        """Make the error of a template that has a class or property which nothing describes."""
        word = head.object if head.gives_class else head.predicate
        hint = f"did you mean {compress(near)}?" if near else "add it to the study's ontology"
        found = [each for each in tokens(self.text) if each.text == word]
        return self.error(f"{word} is not described in the ontology; {hint}", found[:1])

    def iri_of(self, word: Token) -> str:
        """Return the IRI of a name; an empty text if the word is no name."""
        return iri_named(word, {**PREFIXES, **declared(self.text)})

    def error(self, problem: str, at: list[Token] | None = None) -> InputError:
        """Make the error of this rule, with the line of a word of it."""
        line = place(self.text, at[0].start)[0] if at else 1
        return InputError(f"rule: {problem}", path=self.path, line=line)

    def check(self) -> None:
        """Refuse a rule that is no SPARQL, reaches out of the study, or whose header is wrong.

        Raises
        ------
        InputError
            With file and line.
        """
        refuse_query(self.text, path=self.path, allow=None)
        try:
            Store().query(self.text, prefixes=PREFIXES)
        except SyntaxError as error:
            raise explain(self.text, error, path=self.path) from error
        if not self._header.text("summary"):
            raise InputError("the #+ header needs a summary: what follows", path=self.path, line=1)
        for word in tokens(self.text):
            if word.is_word("GRAPH"):
                raise self.error("a rule cannot name a graph; leave GRAPH out", [word])
            if word.text.startswith("_:"):
                raise self.error("a rule cannot use nameless things; use a variable", [word])
        if not self.heads:
            raise self.error("the CONSTRUCT is empty, so nothing follows")
        bound = {word.text[1:] for word in tokens(self.where) if word.kind == "variable"}
        for variable in (*self.claims, *self.also):
            if variable not in bound:
                raise self._header.error(
                    "claims" if variable in self.claims else "also",
                    f"names ?{variable}, which is not in WHERE",
                )
        self._check_claims()
        for head in self.heads:
            if head.says and head.says in self.sees.terms:
                raise self.feeds()

    def _check_claims(self) -> None:
        """Refuse rdf:subject and the like of what may be no claim, but derived by another rule."""
        parts = {f"{PREFIXES['rdf']}{part}" for part in ("subject", "predicate", "object")}
        status = f"{PREFIXES['migov']}status"
        with_status = {
            each.subject.text for each in self.reads if status in map(self.iri_of, each.path)
        }
        for each in self.reads:
            if parts & set(map(self.iri_of, each.path)) and each.subject.text not in with_status:
                name = each.subject.text
                raise self.error(
                    f"say that {name} is a claim: {name} migov:status ?status", [each.subject]
                )


def read_rules(study: StudyFolder) -> list[Rule]:
    """Read the shipped rules and those of the study, by name; a study's own replaces a shipped one.

    Raises
    ------
    InputError
        If a file cannot be read, or is not in UTF-8.
    """
    folders = [shipped() / "ontology" / "rules"]
    if study.has_own_ontology():
        folders.append(study.ontology / "rules")
    found: dict[str, Rule] = {}
    for folder in folders:
        for path in files_under(folder, ".rq") if is_folder(folder) else ():
            text = read_text(path).replace("\r\n", "\n").replace("\r", "\n")
            found[path.stem] = Rule(path.stem, path, text)
    return [found[name] for name in sorted(found)]
