"""Two ways of writing a word are one word."""

from __future__ import annotations

import pytest

from kg.lookup.words import fold, initials, stem, words


def test_words_leave_out_what_stands_between_them():
    assert words("„Europos miestai“: kauno_regionas (2022 m.) – EU/ES") == [
        *("europos", "miestai", "kauno", "regionas", "2022", "m", "eu", "es")
    ]
    assert words(" … ?") == []


FORMS = {
    "Kaunas": "Kauno Kaunui Kauną Kaune",
    "Ryga": "Rygos Rygai Rygą Rygoje",
    "Kėdainiai": "Kėdainių Kėdainiams Kėdainiuose",
    "Sinkevičius": "Sinkevičiaus Sinkevičiui Sinkevičių",
    "Blažytė": "Blažytės Blažytei Blažytę",
    "pilietis": "piliečio piliečių piliečiai piliečiams pilietė",
    "savivaldybė": "savivaldybės savivaldybių savivaldybėse savivaldybei",
    "Rīga": "Rīgas Rīgai Rīgā Rīgu",
    "Ķēdaiņi": "Ķēdaiņu Ķēdaiņiem Ķēdaiņos",
    "Zinkevičs": "Zinkeviča Zinkevičam Zinkeviču",
    "nodibinājums": "nodibinājuma nodibinājumi nodibinājumu nodibinājumiem",
    "biedrība": "biedrības biedrību biedrībām biedrībās",
    "bēglis": "bēgļi bēgļu bēgļiem",
    "council": "councils",
}


@pytest.mark.parametrize("name", FORMS)
def test_the_forms_of_a_name_have_one_stem(name):
    assert {stem(fold(form)) for form in FORMS[name].split()} == {stem(fold(name))}


def test_different_words_keep_different_stems():
    names = ["Kaunas", "Ryga", "Jonava", "Vilnius", "meras", "miestas", "ministerija", "2021"]
    assert len({stem(fold(name)) for name in names}) == len(names)


@pytest.mark.parametrize("short", ["eu", "lr", "a", "2022", "b2b"])
def test_short_words_and_numbers_have_no_ending(short):
    assert stem(short) == short


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Society Integration Foundation", "sif"),
        ("biedrība “Gribu palīdzēt bēgļiem”", "bgpb"),
        ("Department of National Minorities", "dnm"),
        ("New Women", ""),
        ("", ""),
        ("A B C D E F G H I J", ""),
    ],
)
def test_the_initials_of_a_name(name, short):
    assert initials(name) == short
