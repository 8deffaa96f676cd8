"""The language of a text in which mentions are looked for: as it is named, or guessed."""

from __future__ import annotations

import re

from kg.errors import InputError
from kg.lookup import dictionaries, guess_language, guessed_languages, is_language, language_name

__all__ = ["plain_tag", "told_language"]

_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")


def told_language(text: str, lang: str = "", *, setting: str = "lang") -> tuple[str, str]:
    """Return the tag of a text's language, and a remark for the reader, which may be empty.

    Parameters
    ----------
    lang
        The language as a reader names it: ``lt``, ``LT``, ``lt-LT``. If it is empty, it is guessed.
    setting
        What an error names as the way to give the language.

    Raises
    ------
    InputError
        If that is no language, or the language cannot be guessed.
    """
    if lang:
        tag = plain_tag(lang, setting)
        return tag, "" if tag in dictionaries() else _without_dictionary(tag)
    tag = guess_language(text)
    if not tag:
        raise InputError(
            "kg cannot tell the language of the text. Name it; kg can tell "
            f"{', '.join(guessed_languages())}, from a few sentences or more",
            setting=setting,
        )
    return tag, f"the text is taken as {language_name(tag)}"


def _without_dictionary(tag: str) -> str:
    return (
        f"kg has no dictionary of {language_name(tag)}: names are found as the study has them, or "
        "with other endings of Lithuanian and Latvian"
    )


def plain_tag(lang: str, setting: str = "lang") -> str:
    """Return the tag of a language without its region: ``lt`` for ``lt-LT``.

    Raises
    ------
    InputError
        If it is not the tag of a language.
    """
    tag = re.split("[-_]", lang.strip())[0].lower()
    if not (_TAG.fullmatch(lang.strip()) and is_language(tag)):
        raise InputError(
            f"“{lang}” is not the tag of a language; write one such as lt, lv, en, de or pl",
            setting=setting,
        )
    return tag
