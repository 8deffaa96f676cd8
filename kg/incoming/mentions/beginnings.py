"""Words that begin a sentence, and so have a capital letter, and are no part of a name."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.incoming.mentions.tokens import Word
from kg.lookup import dictionary_forms, fold

__all__ = ["is_outside"]

# Prepositions, conjunctions, pronouns, and adverbs of time and order. Names may have them within,
# never at the beginning of a sentence: “After Riga City Council”.
_SMALL = {
    "lt": (
        "anksčiau anot ant antradienį apie apskritai ar arba be bei beje bet dabar dar "
        "daugiausia deja dėl gal galiausiai iki ir iš išties jau jei jeigu ji jie jis jo jos "
        "juk jų kad kadangi kai kaip kartu kas ketvirtadienį kiekvieno kiekvienos kita kito "
        "kitos kitų kur kurio kurios kurių mano mes mūsų nes neseniai netrukus nors nuo nuolat "
        "o pagal pakeliui pasak paskui pastaruoju penktadienį per pernai pirmadienį pirmiausia "
        "po prie prieš pro rytoj savo sekmadienį su ta tad tai taigi taip tarp tarsi tas tačiau "
        "ten tie tiek tik to todėl tos trečiadienį tuo tuomet tų už vakar vien viena vieno "
        "vienos vietoj visa visi viso visos visų vėl vėlgi vėliau ypač čia šalia šeštadienį ši "
        "šiandien šie šio šios šis šių"
    ),
    "lv": (
        "agrāk ap apmēram ar arī atkal beidzot beigās bet bez caur ceturtdien cita citas citu "
        "drīz gan gar iepriekš ietvaros ik ja jau jo ka kad kamēr kas katra katras ko kopā kopš "
        "kur kura kuras kuru kā kāpēc laikā līdz līdzās mana mēs mūsu nesen no otrdien pa "
        "papildus par pat patlaban pie piektdien pirmdien pirmkārt pirms pret pēc pērn rīt sava "
        "savas savu savukārt sestdien starp svētdien sākumā tad tagad tai tajā tam tas te tie "
        "tikai to tomēr tos trešdien tur turklāt turpat tā tādēļ tāpat tāpēc tātad un uz vai "
        "vairs vakar viena vienas visa visas vispirms viss visu viņa viņas viņu viņš vēl vēlāk "
        "šajā šeit šie šo šodien šogad šonedēļ šādi šī šīs"
    ),
    "en": (
        "a about according accordingly after afterwards again all also although among an and "
        "another any around as at because before behind beside besides between both but by "
        "consequently currently despite during each earlier either elsewhere even eventually "
        "every finally first firstly following for former formerly friday from furthermore he "
        "hence her here his how however if in including indeed initially instead it its last "
        "lastly later like many meanwhile monday moreover most nevertheless next nonetheless "
        "not now of on once only or originally other our over overall previously recently "
        "regarding saturday second secondly several she similarly since so some soon still "
        "subsequently such sunday that the their then there therefore these they this those "
        "though through throughout thursday thus today together tomorrow tonight traditionally "
        "tuesday under unfortunately unlike until upon usually via we wednesday what when where "
        "whereas whether which while who why with within without yesterday yet"
    ),
}
_OUTSIDE = {lang: {fold(word) for word in words.split()} for lang, words in _SMALL.items()}
# What the dictionary form of a verb ends in, folded; and the forms of it that names may have:
# participles, as in “Apvienoto Nāciju”.
_INFINITIVE = {"lt": re.compile(r"t(i|is)$"), "lv": re.compile(r"t(ies)?$")}
_PARTICIPLE = {
    "lt": re.compile(r"(nči(os|ų)|us(i|ios|ių)|t(os|ų)|m(os|ų))$"),
    "lv": re.compile(r"(oš|uš|t|am|ām)(ā|ās|o|os|a|as|u|us|ais|ie|iem)$"),
}


def is_outside(word: Word, lang: str) -> bool:
    """Tell whether a word is no part of a name: a small word, or in Lithuanian and Latvian a verb.

    Only a word at the beginning of a sentence, or with a small letter, is asked of: within a
    sentence a capital letter tells a name.
    """
    if word.is_capital and not word.starts:
        return False
    if word.folded in _OUTSIDE.get(lang, ()):
        return True
    return lang in _INFINITIVE and _is_verb(word.text.lower(), lang)


@lru_cache(maxsize=100_000)
def _is_verb(word: str, lang: str) -> bool:
    """Tell whether a word is a form of a verb that says what somebody does or did."""
    return not _PARTICIPLE[lang].search(word) and any(
        _INFINITIVE[lang].search(form) for form in dictionary_forms(word, lang)
    )
