"""The language that a text is in, and the tags of languages."""

from __future__ import annotations

import re

from kg.lookup.lemmas import dictionaries, is_word

__all__ = ["guess_language", "guessed_languages", "is_language", "language_name"]

# Words that each text of a language has. They only tell which dictionaries to ask: to read one
# takes up to 0.3 seconds.
_COMMON = {
    "bg": ("Bulgarian", "и на за от се да са като през които беше това"),
    "ca": ("Catalan", "el els les dels una per amb que és va són també més"),
    "cs": ("Czech", "se že je na který byl jsou pro také jako nebo však všichni podle"),
    "da": ("Danish", "og det at er som af til ikke med blev eller også være"),
    "de": ("German", "der die und das ist nicht mit von für wurde auch sich einer"),
    "el": ("Greek", "το η και την της των στην για με που να από είναι"),
    "en": ("English", "the of and to in that is was for with as were which their"),
    "es": ("Spanish", "el los las del que una para por con fue como también sus"),
    "et": ("Estonian", "ja on ei et see ning oma kui ka oli mis selle aasta"),
    "fi": ("Finnish", "ja on että ei se oli myös mutta ovat kuin sekä joka hän"),
    "fr": ("French", "le les des et une du est dans pour que qui sur par aux"),
    "hr": ("Croatian", "je i u na se za su koji kao od što bio kako također"),
    "hu": ("Hungarian", "a az és hogy nem egy is volt ez meg mint csak vagy"),
    "is": ("Icelandic", "og að í er sem til við það ekki með fyrir um var eiga"),
    "it": ("Italian", "il di che è la per una del sono con della anche gli nel"),
    "lt": ("Lithuanian", "ir kad yra su iš apie kaip buvo dėl taip pat savo arba jų metų"),
    "lv": ("Latvian", "un ir ar par no kas tika arī bija lai pie savu vai gada kā"),
    "mk": ("Macedonian", "и на во се да за од со го ги што ќе кои"),
    "nl": ("Dutch", "de het een van en dat niet zijn voor met ook werd aan deze"),
    "no": ("Norwegian", "og det som er til av på ikke med har ble være også"),
    "pl": ("Polish", "się na jest nie oraz że przez dla był jako które także tym"),
    "pt": ("Portuguese", "não uma que os das para com foi mais como também dos pela"),
    "ro": ("Romanian", "și de la în care este pentru cu din mai fost sau prin"),
    "ru": ("Russian", "и в на не что с по как это для было также его которые"),
    "sk": ("Slovak", "sa že je na ktorý bol sú pre aj ako alebo však tejto"),
    "sl": ("Slovene", "je in na se za so ki da tudi pri bil kot zaradi"),
    "sq": ("Albanian", "të dhe në e i për me që një nga është do më"),
    "sr": ("Serbian", "је и у на се за су који као од што ће да према"),
    "sv": ("Swedish", "och att det som är på inte med av för till har också"),
    "tr": ("Turkish", "ve bir bu için ile olarak da de daha göre olan çok"),
    "uk": ("Ukrainian", "і на що у з до та для це як було також який"),
}
# The two-letter codes of ISO 639-1.
_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da "
    "de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy "
    "hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg "
    "li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or "
    "os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw "
    "ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
_WORD = re.compile(r"[^\W\d_]+")
_SEEN = 20_000  # characters of a text that are looked at
_LOOKED_UP, _SHORTEST = 200, 3
_CANDIDATES, _FEW, _USUAL = 3, 3, ("lt", "lv", "en")
# The share of words that the dictionary of a text's language has at least, where it is twice that
# of any other; the share from which it need only be so much more; from which no other is asked.
_LEAST, _MANY, _AHEAD, _SURE, _FEWEST = 0.5, 0.75, 0.1, 0.9, 4


def guess_language(text: str) -> str:
    """Return the tag of the language whose dictionary has most words of a text.

    In doubt it is an empty text.

    Common words tell which dictionaries to ask; where there are few, Lithuanian, Latvian and
    English are asked.

    >>> guess_language("Renginį surengė savivaldybė kartu su asociacija")
    'lt'
    >>> guess_language("Riga 2023")
    ''
    """
    words = _WORD.findall(text[:_SEEN])
    longer = [word for word in words if len(word) >= _SHORTEST][:_LOOKED_UP]
    if len(longer) < _FEWEST:
        return ""
    small = [word.lower() for word in words]
    counts = {
        lang: sum(word in common for word in small)
        for lang, common in ((lang, set(held.split())) for lang, (_, held) in _COMMON.items())
    }
    asked = [lang for lang in sorted(counts, key=lambda lang: -counts[lang]) if counts[lang]]
    asked = asked[:_CANDIDATES]
    if not asked or counts[asked[0]] < _FEW:
        asked = list(dict.fromkeys((*asked, *_USUAL)))
    shares = []
    for lang in asked:
        share = sum(is_word(word, lang) for word in longer) / len(longer)
        if share >= _SURE:
            return lang
        shares.append((share, lang))
    (best, lang), *others = sorted(shares, reverse=True)
    second = max((share for share, _ in others), default=0.0)
    clear = best >= _MANY and best - second >= _AHEAD
    return lang if clear or best >= max(_LEAST, 2 * second) else ""


def guessed_languages() -> dict[str, str]:
    """Return the languages that `guess_language` can tell: the English name of each by its tag."""
    return {lang: name for lang, (name, _) in _COMMON.items()}


def language_name(tag: str) -> str:
    """Return the English name of a language with its tag, or the tag alone where kg has no name.

    >>> language_name("lt"), language_name("mt")
    ('Lithuanian (lt)', 'mt')
    """
    name = guessed_languages().get(tag, "")
    return f"{name} ({tag})" if name else tag


def is_language(tag: str) -> bool:
    """Tell whether a language tag without a region is one of ISO 639-1, or has a dictionary."""
    return tag in _CODES.split() or tag in dictionaries()
