from kg.incoming.identifiers import mint, slug
from kg.rdf import PREFIXES


def test_a_long_name_ends_with_a_whole_word():
    name = "Lietuvos Respublikos socialinės apsaugos ir darbo ministerija, departamentas"
    made = slug(name)
    assert made == "lietuvos-respublikos-socialines-apsaugos-ir-darbo"


def test_a_long_word_is_broken():
    assert slug("a" * 80) == "a" * 60


def test_other_alphabets_give_no_identifier():
    assert slug("Рига") == ""


def test_an_identifier_in_use_is_numbered():
    taken = {f"{PREFIXES['actor']}riga", f"{PREFIXES['actor']}riga-2"}
    assert mint("actor", "Rīga", taken.__contains__) == f"{PREFIXES['actor']}riga-3"
    assert mint("actor", "Rēzekne", taken.__contains__) == f"{PREFIXES['actor']}rezekne"


def test_a_name_without_an_identifier_is_numbered_from_the_first():
    taken = {f"{PREFIXES['actor']}actor-1"}
    assert mint("actor", "Рига", taken.__contains__) == f"{PREFIXES['actor']}actor-2"
