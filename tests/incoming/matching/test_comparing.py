"""What differs in the words decides."""

from __future__ import annotations

import pytest
from matching_helpers import likeness

from kg.incoming.matching.comparing import ALIKE, MOST_ALIKE, SAME, UNIT

RIGA = "City of Riga (Riga City Council)"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Riga City Council", RIGA),
        ("Association Pro-Mehedinti", "Pro-Mehedinti Association"),
        ("MILE Academy", "MILE academy"),
        ("Municipality of Rijeka", "City of Rijeka"),
        ("Municipality of Rijeka", "City of Rijeka - phase 1 only"),
        ("TNO Innovation for life", "Toegepast Natuur Onderzoek TNO"),
    ],
)
def test_the_same_in_other_words(one, other):
    assert likeness(one, other).kind == SAME
    assert likeness(one, other).score >= 60


@pytest.mark.parametrize(
    ("unit", "whole"),
    [
        ("Riga City Council City Development Department", RIGA),
        ("Faculty of Law, University of Novi Sad", "University of Novi Sad"),
        ("Lithuanian Ministry of Culture, Unit 2", "Ministry of Culture of Lithuania"),
        ("University of Tartu Viljandi Academy", "University of Tartu"),
        ("Business Upper Lux - Plastic Cluster", "Business Upper Lux"),
    ],
)
def test_a_unit_and_its_organisation_are_two(unit, whole):
    for one, other, which in ((unit, whole, 0), (whole, unit, 1)):
        found = likeness(one, other, countries=({"lt"}, {"lt"}))
        assert (found.kind, found.unit) == (UNIT, which)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Municipal District of Prague 6", "Municipal District Prague 9"),
        ("Municipal District of Prague", "Municipal District Prague 9"),
        ("Municipality of Varna", "Municipality of Burgas"),
        ("City of Zagreb", "University of Zagreb"),
        ("University of Graz", "Graz University of Technology"),
        ("Alytus city municipality", "Alytus district municipality"),
        ("Ministry of Culture of Lithuania", "Ministry of Culture of Latvia"),
        ("Kreis Plön", "Wirtschaftsförderung Kreis Plön GmbH"),
        ("Faculty of Law, University of Riga", "Faculty of Physics, University of Riga"),
        ("Forest Research Institute", "Institute of Research on Forests in Plovdiv"),
        ("Bulgarian Chamber of Commerce", "Bulgarian-Romanian Chamber of Commerce"),
        ("Communication committee of MILE", "Monitoring committee of MILE"),
        ("Ltd", "Lux Ltd"),
        ("City of Alytus", "Save the Children Alytus Branch"),
        ("City of Alytus", "Union of Lakes, c/o City of Alytus"),
        ("Regierung der Oberpfalz", "Regierung von Oberfranken"),
    ],
)
def test_a_number_a_place_a_kind_or_a_topic_makes_two_of_them(one, other):
    found = likeness(one, other, towns={"graz", "prag", "alyt"})
    assert found.kind == ALIKE
    assert found.score <= MOST_ALIKE


def test_a_general_name_says_little_if_the_country_is_not_known():
    known = likeness("Ministry of Culture", "Kultūras ministrija")
    assert (known.kind, known.score) == (SAME, 96)
    unknown = likeness("Ministry of Culture", "Kultūras ministrija", same_country=None)
    assert unknown.score == 66
    assert unknown.reasons[-1] == "the name is a general one, and a country is not known"


def test_two_rare_words_and_one_town_may_be_one():
    counted = {"names_with": {"burl": 2, "garof": 2}, "names": 100}
    one, other = "Institute for Health Burlo Garofolo", "Materno infantile Burlo Garofolo"
    assert likeness(one, other, **counted).score == 62
    assert likeness(one, other, same_place=False, **counted).kind == ALIKE


def test_the_words_that_only_one_has_are_told():
    found = likeness("Lake Society", "Lake Society Anglers")
    assert found.reasons == ("only one has “Anglers”",)
    assert 60 <= found.score < 80


def test_names_without_a_letter_are_not_equal():
    assert likeness("★", "«»").kind == ALIKE


def test_a_name_that_is_all_short_form_is_that_of_the_whole_name():
    for whole in ("Kauno technologijos universitetas", "Kauno technologijos universitetas (KTU)"):
        found = likeness("KTU", whole)
        assert (found.kind, found.score) == ("same", 75)
        assert found.reasons == ("“KTU” is the short name of the other",)
    assert likeness("KTU", "KTU Faculty of Law").kind != "same"
    assert likeness("CSIC", "Agencia Consejo Superior de Investigaciones (X-CSIC)").kind != "same"


def test_a_city_is_not_the_municipality_around_it():
    assert likeness("Daugavpils novada pašvaldība", "Daugavpils pilsētas dome").score < 60
    assert likeness("Daugavpils novads", "Daugavpils Municipality").score > 90
