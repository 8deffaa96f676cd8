from __future__ import annotations

from kg.incoming.matching.anatomy import dissect


def sorts(name, **options):
    return {part.key: part.sort for part in dissect(name, **options).parts.values()}


def test_each_word_has_its_sort():
    assert sorts("Faculty of Law, University of Latvia (LU) 2") == {
        "=faculty": "part",
        "law": "plain",
        "=university": "kind",
        "=lv": "country",
        "lu": "acronym",
        "2": "number",
    }


def test_a_place_that_is_known_is_told_from_other_words():
    assert sorts("Ezeres taryba", places={"ezer"}) == {"ezer": "place", "=council": "empty"}
    assert sorts("Rygos taryba") == {"=riga": "place", "=council": "empty"}


def test_the_words_of_a_person_mean_nothing_else():
    assert sorts("Ona Porto", person=True) == {"ona": "plain", "port": "plain"}


def test_the_parts_of_a_name_are_told_apart():
    parts = dissect("Business Upper Austria - Plastic Cluster").parts
    assert parts["=upper"].segment == 0
    assert parts["=cluster"].segment == 1


def test_what_a_name_was_once_is_not_part_of_it():
    assert sorts("Consortium of Ragusa (formerly Province of Ragusa)").keys() == {
        "=consortium",
        "ragus",
    }


def test_words_that_are_written_together_come_apart():
    assert {"=industry", "vdcci"} <= sorts("Chamber of commerce and industryVDCCI").keys()
    assert "aix" in sorts("Metropole d'Aix Marseille")


def test_a_name_in_capitals_has_no_acronyms():
    assert sorts("LAZIO REGION") == {"laz": "plain", "=region": "kind"}


def test_initials_and_letters_are_those_of_the_whole_name():
    found = dissect("Diversity Development Group")
    assert (found.initials, found.joined) == ("ddg", "diversitydevelopmentgroup")


def test_of_a_very_long_name_the_first_words_are_used():
    found = dissect(" ".join(f"lake{number}x" for number in range(5_000)))
    assert len(found.parts) == 60


def test_a_town_is_not_taken_for_a_legal_form():
    """“Město Aš” was any town."""
    assert {part.key: part.sort for part in dissect("Město Aš").parts.values()} == {
        "=city": "kind",
        "as": "place",
    }
    assert {part.sort for part in dissect("Hospital Ltd.").parts.values()} == {"kind", "legal"}
    assert [part.sort for part in dissect("Město Cheb a.s.").parts.values()][-1] == "legal"
