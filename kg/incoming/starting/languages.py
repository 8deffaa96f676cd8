"""The language that a text is probably in, by its most common words."""

from __future__ import annotations

import re

__all__ = ["LANGUAGES", "guess_language"]

# Words that each text of a language has, and that few texts of another have. A dictionary of each
# language would take more than a second to read; these take none.
LANGUAGES = {
    "bg": "и на за от се да са като през които беше това",
    "cs": "se že je na který byl jsou pro také jako nebo však této",
    "da": "og det at er som af til ikke med blev eller også være",
    "de": "der die und das ist nicht mit von für wurde auch sich einer",
    "en": "the of and to in that is was for with as were which their",
    "es": "el los las del que una para por con fue como también sus",
    "et": "ja on ei et see ning oma kui ka oli mis selle aasta",
    "fi": "ja on että ei se oli myös mutta ovat kuin sekä joka hän",
    "fr": "le les des et une du est dans pour que qui sur par aux",
    "hr": "je i u na se za su koji kao od što bio kako također",
    "hu": "a az és hogy nem egy is volt ez meg mint csak vagy",
    "it": "il di che è la per una del sono con della anche gli nel",
    "lt": "ir kad yra su iš apie kaip buvo dėl taip pat savo arba jų metų",
    "lv": "un ir ar par no kas tika arī bija lai pie savu vai gada kā",
    "nl": "het een van en dat niet zijn voor met ook werd aan deze",
    "no": "og det som er til av på ikke med har ble være også",
    "pl": "się na jest nie oraz że przez dla był jako które także tym",
    "pt": "não uma que os das para com foi mais como também dos pela",
    "ro": "și de la în care este pentru cu din mai fost sau prin",
    "ru": "и в на не что с по как это для было также его которые",
    "sk": "sa že je na ktorý bol sú pre aj ako alebo však tejto",
    "sl": "je in na se za so ki da tudi pri bil kot zaradi",
    "sv": "och att det som är på inte med av för till har också",
    "uk": "і на що у з до та для це як було також який",
}
_WORD = re.compile(r"[^\W\d_]+")
_SEEN = 20_000  # characters of a text that are looked at
_FEW = 3


def guess_language(text: str) -> str:
    """Return the tag of the language whose common words a text has most; nothing if in doubt.

    >>> guess_language("Susitikimas buvo apie tai, kaip dirbti su savivaldybėmis ir kad...")
    'lt'
    >>> guess_language("Riga 2023")
    ''
    """
    words = _WORD.findall(text[:_SEEN].lower())
    counts = {
        lang: sum(word in common for word in words)
        for lang, common in ((lang, set(held.split())) for lang, held in LANGUAGES.items())
    }
    first, second = sorted(counts, key=lambda lang: -counts[lang])[:2]
    clear = counts[first] >= _FEW and counts[first] > counts[second]
    return first if clear else ""
