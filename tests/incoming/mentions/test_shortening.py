"""Short forms: without the country, initials, surnames, and “LR” by the language of the text."""

from __future__ import annotations

import pytest

from kg.incoming.mentions.patterns import make_patterns
from kg.incoming.mentions.shortening import (
    Countries,
    read_states,
    short_in_text,
    with_initial,
    without_brackets,
    without_country,
    without_republic,
)
from kg.incoming.mentions.tokens import split_words
from kg.incoming.mentions.walking import Names
from kg.lookup import Name


def pattern(text, lang="lt", kind="actor", text_lang=None):
    names = [Name("x", text, lang, "name", 1.0)]
    (found,) = make_patterns(names, {"x": kind}, text_lang or lang)
    return found


@pytest.fixture(scope="module")
def countries():
    places = [("lt", "Lietuva"), ("lt", "Lithuania"), ("lv", "Latvija"), ("ee", "Estija")]
    names = [Name(code, text, "lt", "name", 1.0) for code, text in places]
    made = make_patterns(names, dict.fromkeys(["lt", "lv", "ee"], "place"), "lt")
    return Countries(made, {code: code for code, _ in places})


def test_a_country_is_known_in_any_case(countries):
    assert [countries.code(word) for word in ("lietuvos", "latvijoje", "kaunas")] == [
        "lt",
        "lv",
        "",
    ]


@pytest.mark.parametrize(
    ("name", "lang", "text_lang", "short"),
    [
        ("Lietuvos Respublikos kultūros ministerija", "lt", "lt", [("kulturos", "ministerija")]),
        ("Lietuvos savivaldybių asociacija", "lt", "lt", [("savivaldybiu", "asociacija")]),
        ("Lietuvos savivaldybių asociacija", "lt", "lv", []),
        ("Latvijas Universitāte", "lv", "lv", []),
        ("Kauno miesto savivaldybė", "lt", "lt", []),
        ("Red Cross of the Republic of Lithuania", "en", "en", [("red", "cross")]),
        ("Red Cross of Lithuania", "en", "en", [("red", "cross")]),
        ("Estijos pabėgėlių taryba", "lt", "et", [("pabegeliu", "taryba")]),
    ],
)  # fmt: skip
def test_the_country_is_left_out_where_the_text_is_at_home(countries, name, lang, text_lang, short):
    found = list(without_country(pattern(name, lang, text_lang=text_lang), text_lang, countries))
    assert [each.words for each in found] == short
    assert all(each.is_short and each.why == "without the country" for each in found)
    assert all(len(each.words) == len(each.capitals) for each in found)


def test_a_place_keeps_its_country(countries):
    assert (
        list(without_country(pattern("Lietuvos vidurio regionas", kind="place"), "lt", countries))
        == []
    )


@pytest.mark.parametrize(
    ("lang", "read"),
    [("lt", {"lt"}), ("lv", {"lv"}), ("en", {"lt", "lv"})],
)
def test_lr_is_the_state_of_the_text_s_language(lang, read):
    of = {"lt": "Lietuvos Respublikos seimas", "lv": "Latvijas Republikas Saeima"}
    found = {
        home: [each.words for each in read_states(pattern(name, home, text_lang=lang), lang)]
        for home, name in of.items()
    }
    assert {home for home, words in found.items() if words} == read
    assert all(
        words == [("lr", of[home].split()[2].lower())] for home, words in found.items() if words
    )


def test_a_name_with_lr_is_found_in_full():
    (found,) = read_states(pattern("LR Kultūras ministrija", "lv"), "lv")
    assert found.words == ("latvijas", "republikas", "kulturas", "ministrija")
    assert len(found.capitals) == 4
    assert found.why == "“Latvijas Republikas” for “LR”"


def test_a_name_is_found_without_its_short_form_in_brackets():
    (found,) = without_brackets(pattern("Designed Local Experience (DLE)", "en"))
    assert (found.words, found.why) == (("designed", "local", "experience"), "without “(DLE)”")
    assert list(without_brackets(pattern("Rijeka (2020)", "en"))) == []
    assert list(without_brackets(pattern("Rijeka (R)", "en"))) == []


def test_a_person_is_found_by_initial_and_surname():
    (found,) = with_initial(pattern("Vaiva Vėželytė-Pokladova", kind="person"))
    assert found.words == ("v", "vezelyte", "pokladova")
    assert list(with_initial(pattern("Vaivos grupė"))) == []


def test_a_surname_and_initials_count_where_the_text_has_the_full_name():
    names = [
        Name("person", "Giedrė Blažytė", "lt", "name", 1.0),
        Name("group", "Diversity Development Group", "en", "name", 1.0),
        Name("role", "projekto vadovų grupė", "lt", "name", 1.0),
    ]
    kinds = {"person": "person", "group": "actor", "role": "role"}
    known = Names(make_patterns(names, kinds, "lt"), "lt")
    text = split_words("Giedrė Blažytė, Diversity Development Group, projekto vadovų grupė")
    short = {each.thing: (each.words, each.exact) for each in short_in_text(known.find(text))}
    assert short == {"person": (("blazyte",), ""), "group": (("ddg",), "DDG")}
    assert list(short_in_text([])) == []


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Lietuvos Respublikos kultūros ministerija", ["lietuvos kulturos ministerija"]),
        ("Ministry of Culture of the Republic of Lithuania", ["ministry of culture of lithuania"]),
        ("Lietuvos Respublika", []),
        ("Republic Theatre of Culture", []),
        ("Čekijos kultūros ministerija", []),
    ],
)
def test_a_state_may_be_named_without_republic(countries, name, short):
    given = without_republic(pattern(name), countries)
    assert [" ".join(each.words) for each in given] == short
