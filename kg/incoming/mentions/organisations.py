"""Names of organisations that a study does not have, told by words such as “ministry”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.incoming.mentions.beginnings import is_outside
from kg.incoming.mentions.tokens import Word, split_words
from kg.lookup import Name, fold, is_common, stem

__all__ = ["Guess", "OrganisationWords", "guess_by_words"]

# Words of organisations that say nothing about their kind; those that do are in the code list of
# kinds of actor, with the labels of its codes.
_MORE = {
    "lt": "agentūra biuras bendrija bendruomenė centras departamentas draugija federacija "
    "forumas grupė institutas klubas komisija komitetas konfederacija rūmai skyrius sąjunga "
    "taryba tarnyba seimas VšĮ UAB",
    "lv": "aģentūra asociācija birojs centrs departaments dienests federācija fonds forums grupa "
    "dome institūts klubs komisija komiteja konfederācija kopiena nodaļa padome pārvalde savienība "
    "saeima SIA",
    "en": "agency board bureau cabinet centre center chamber club commission committee community "
    "confederation council department directorate federation forum fund group institute "
    "office organization secretariat service society union",
}
# Words that may be within a name, and small words that a name neither begins nor ends with.
_LINKS = {
    "lt": {"ir", "bei", "prie"},
    "lv": {"un", "pie"},
    "en": {"of", "the", "for", "and", "on", "in", "de", "la", "des", "von", "und", "für"},
}
_ELSEWHERE = (
    "a af am av da das del della der di die do dos du e en et för het i im les na o och og van "
    "voor w y z za zu zur"
)
_LINKS_ELSEWHERE = {*_LINKS["en"], *_ELSEWHERE.split()}
_AND = {"ir", "bei", "un", "and", "und", "et", "y", "e", "i", "en", "og", "och", "ja"}
# Kinds of organisations that are rather places.
_PLACES = {"park", "port", "airport", "district", "county", "region", "province", "canton"}
_EMPTY_KINDS = {"council", "city hall", "municipality", "administration"}
# What a word before the head of a name ends in: the genitive.
_GENITIVE = {
    "lt": re.compile(r"(o|os|ės|ų|aus|ies|ens|ers|es)$"),
    "lv": re.compile(r"(a|as|es|u|us|s|o)$"),
}
# Endings of the plural, which is of organisations in general.
_PLURAL = {
    "lt": re.compile(r"(ų|ai|ams|oms|ėms|ais|omis|ėmis|uose|ose|ėse)$"),
    "lv": re.compile(r"(i|iem|ām|ēm|os|ēs)$"),
    "en": re.compile(r"s$"),
}
# Where something is: “Kaune”, “Liepājā”.
_LOCATIVE = {"lt": re.compile(r"(e|uose|ose|yse|ėse)$"), "lv": re.compile(r"([āēīū]|[āēīū]s|os)$")}
# An adjective that tells the plural of the word after it: “nevalstisko organizāciju”.
_OF_SEVERAL = re.compile(r"o \w+u$")
_MOST_WORDS = 10  # on each side of the word for organisations
_QUOTED = re.compile(r"\s*([“„\"«])([^“”„\"«»\n]{2,80}([“„«][^“”„\"«»\n]{2,60}[”“»])?)[”“\"»]+")
_KINDS_WITHOUT_NAME = {"participants", "project-body"}


@dataclass(frozen=True, slots=True)
class Guess:
    """A phrase that may be the name of an actor: its offsets, how likely from 0 to 100, and why."""

    start: int
    end: int
    score: int
    why: str
    suggestion: str = ""
    is_person: bool = False


class OrganisationWords:
    """Words by which an organisation is known in one language, with their dictionary forms.

    They are the last word of each label of the kinds of actor (in English the last before “of”),
    and a few more.
    """

    def __init__(self, names: Iterable[Name], lang: str) -> None:
        self.lang = lang
        self._forms: dict[str, str] = {}
        self._general = {stem(fold(word)) for word in _MORE.get(lang, "").split()}
        labels = [
            _head(name.text)
            for name in names
            if "/code/actor-kind/" in name.thing
            and name.lang == lang
            and name.kind in ("name", "other name", "as printed")
            and name.thing.rpartition("/")[2] not in _KINDS_WITHOUT_NAME
        ]
        for form in (*labels, *_MORE.get(lang, "").split()):
            for word in split_words(form):
                self._forms.setdefault(stem(word.folded), form)

    def form(self, word: Word) -> str:
        """Return the dictionary form of a word for one organisation, or nothing if it is none."""
        form = self._forms.get(stem(word.folded), "")
        plural = _PLURAL.get(self.lang)
        if not form or (plural and word.folded != fold(form) and plural.search(word.text.lower())):
            return ""
        return form

    def head(self, word: Word) -> str:
        """Return the same, or the word itself if it tells a kind of organisation in any language.

        Only in languages of which kg has no words of its own; the word has a capital letter.
        """
        return self.form(word) or ("" if self.lang in _MORE else _kind_in_any_language(word))

    def is_general(self, word: Word) -> bool:
        """Tell whether a word is used of much else, such as “group”."""
        return stem(word.folded) in self._general


def _kind_in_any_language(word: Word) -> str:
    from kg.incoming.alphabets import latin_words
    from kg.incoming.matching import meaning_of

    found = latin_words(word.text)
    if len(found) != 1 or not word.is_capital or word.is_acronym:
        return ""
    meaning = meaning_of(found[0])
    if meaning is None or meaning.means in _PLACES:
        return ""
    return word.text if meaning.sort in ("kind", "part") or meaning.means in _EMPTY_KINDS else ""


def _head(label: str) -> str:
    """Return the word of a label that says what a thing is.

    >>> _head("association of municipalities"), _head("savivaldybių asociacija")
    ('association', 'asociacija')
    """
    return label.partition(" of ")[0].split()[-1].rpartition("-")[2]


def guess_by_words(text: str, words: Sequence[Word], known: OrganisationWords) -> Iterator[Guess]:
    """Give phrases with a word for organisations: before a name in quotation marks, or in a name.

    In Lithuanian and Latvian the word is the last of a row of genitives; elsewhere it is in a row
    of words with capital letters.
    """
    for at, word in enumerate(words):
        form = known.head(word)
        if not form:
            continue
        if known.lang in _GENITIVE:
            first = _first_genitive(words, at, known)
            if first is not None and _is_in_general(words[first], word, known):
                first = None
        else:
            first = at if word.is_capital else None
        start = word.start if first is None else words[first].start
        if quoted := _QUOTED.match(text, word.end):
            name = _in_case(form, word.text)
            suggestion = text[start : word.start] + name + text[word.end : quoted.end()]
            yield Guess(start, quoted.end(), 85, f"“{form}” before a quoted name", suggestion)
        elif first is not None and known.lang in _GENITIVE and first < at:
            suggestion = text[start : word.start] + _in_case(form, word.text)
            yield Guess(start, word.end, 75, f"names with “{form}”", suggestion)
        elif first is not None and known.lang not in _GENITIVE:
            yield from _row(words, at, form, known)


def _is_in_general(first: Word, head: Word, known: OrganisationWords) -> bool:
    """Tell whether a sentence begins with words that name no one: “Projekto tikslinė grupė”."""
    return first.starts and known.is_general(head) and is_common(first.text, known.lang)


def _in_case(form: str, word: str) -> str:
    """Return a dictionary form with a capital letter if the word in the text has one."""
    return form[0].upper() + form[1:] if word[0].isupper() else form


def _first_genitive(words: Sequence[Word], head: int, known: OrganisationWords) -> int | None:
    """Return where a name begins whose last word is at ``head``: a word with a capital letter.

    At the start of a sentence every word has one: there it must be a genitive. The name does not
    go back over an “and” that comes after another word for organisations.
    """
    first, at, lang = None, head, known.lang
    while at > 0 and head - at < _MOST_WORDS and not words[at].starts and _joined(words[at]):
        at -= 1
        word = words[at]
        if word.folded not in _LINKS[lang] and is_outside(word, lang):
            break
        if word.is_capital and not word.starts and _is_where(word, lang):
            break
        if at == head - 1 and _OF_SEVERAL.search(f"{word.text} {words[head].text}"):
            break
        genitive = bool(_GENITIVE[lang].search(word.text.lower()))
        if word.folded in _AND and at > 0 and known.form(words[at - 1]):
            break
        if word.is_capital and (genitive or not word.starts):
            first = at
        elif not genitive and word.folded not in _LINKS[lang]:
            break
    return first


def _is_where(word: Word, lang: str) -> bool:
    """Tell whether a word says where: “Rīgā” in “Rīgā Latvijas Universitāte”, not “Sarkanā”."""
    small = word.text.lower()
    return bool(_LOCATIVE[lang].search(small)) and not is_common(small, lang)


def _joined(word: Word) -> bool:
    """Tell whether only a blank or a hyphen is between a word and the one before."""
    return word.before == "-" or (word.before != "" and not word.before.strip())


def _row(words: Sequence[Word], head: int, form: str, known: OrganisationWords) -> Iterator[Guess]:
    """Give the row of words with capital letters around a word, with small words between them.

    An “and” parts two names if both have a word for organisations, or the first is a short form.
    """
    first = last = head
    links = _LINKS["en"] if known.lang == "en" else _LINKS_ELSEWHERE
    at = head
    while at > max(0, head - _MOST_WORDS) and not words[at].starts and _joined(words[at]):
        at -= 1
        word = words[at]
        if _is_between(words, at, known) or (known.lang != "en" and word.text in links):
            break  # elsewhere the word for organisations comes first: “Rada Miasta Gdańska”
        if word.is_capital and word.folded not in links and not is_outside(word, known.lang):
            first = at
        elif word.text not in links:
            break
    at = head
    end = min(len(words), head + _MOST_WORDS + 1)
    while at + 1 < end and not words[at + 1].starts and _joined(words[at + 1]):
        at += 1
        if words[at].is_capital:
            last = at
        elif words[at].text not in links or _is_and_the(words, at):
            break
    last = _before_another(words, head, last, known)
    if first < last:
        yield Guess(words[first].start, words[last].end, 75, f"a name with “{form}”")


def _is_between(words: Sequence[Word], at: int, known: OrganisationWords) -> bool:
    """Tell whether a name ends before a small word: “UNHCR and ...”, “Anna Smith of the ...”."""
    before = words[max(0, at - 2) : at]
    if not before or not before[-1].is_capital:
        return False
    if words[at].text in _AND:
        is_whole = before[-1].is_acronym or bool(known.head(before[-1]))
        return is_whole or _is_and_the(words, at)
    return words[at].text == "of" and len(before) > 1 and _may_be_person(before, known)


def _is_and_the(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word is an “and” with an article after it: another name follows."""
    after = words[at + 1].text if at + 1 < len(words) else ""
    return words[at].text in _AND and after in ("the", "die", "der", "das", "het", "la", "el", "le")


def _may_be_person(words: Sequence[Word], known: OrganisationWords) -> bool:
    """Tell whether two words are a person's name: one of them is in no dictionary."""
    return not any(
        not word.is_capital or word.is_acronym or known.head(word) for word in words
    ) and not all(is_common(word.text.lower(), "en") for word in words)


def _before_another(words: Sequence[Word], head: int, last: int, known: OrganisationWords) -> int:
    """Return where a row ends, before an “and” that another name with its own word comes after."""
    for at in range(head + 1, last):
        if words[at].text in _AND and any(
            known.head(word) for word in words[at + 1 : last + 1] if word.is_capital
        ):
            return at - 1
    return last
