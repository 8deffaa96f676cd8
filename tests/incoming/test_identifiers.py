from kg.incoming.identifiers import lasting, mint, slug
from kg.rdf import PREFIXES


def test_a_long_name_ends_with_a_whole_word():
    name = "Lietuvos Respublikos socialinės apsaugos ir darbo ministerija, departamentas"
    made = slug(name)
    assert made == "lietuvos-respublikos-socialines-apsaugos-ir-darbo"


def test_a_long_word_is_broken():
    assert slug("a" * 80) == "a" * 60


def test_other_alphabets_give_an_identifier_if_their_letters_have_latin_ones():
    assert (slug("Рига"), slug("რიგა")) == ("riga", "")


def test_an_identifier_in_use_is_numbered():
    taken = {f"{PREFIXES['actor']}riga", f"{PREFIXES['actor']}riga-2"}
    assert mint("actor", "Rīga", taken.__contains__) == f"{PREFIXES['actor']}riga-3"
    assert mint("actor", "Rēzekne", taken.__contains__) == f"{PREFIXES['actor']}rezekne"


def test_a_name_without_an_identifier_is_numbered_from_the_first():
    taken = {f"{PREFIXES['actor']}actor-1"}
    assert mint("actor", "რიგა", taken.__contains__) == f"{PREFIXES['actor']}actor-2"


def ending(name, key, *, alone=True, taken=()):
    is_taken = {f"{PREFIXES['actor']}{each}" for each in taken}.__contains__
    return lasting("actor", name, key, is_taken, alone=alone).removeprefix(PREFIXES["actor"])


def test_a_lasting_identifier_is_the_name_if_that_is_all_and_nobody_else_has_it():
    assert ending("Rīgas dome", "riga lv") == "rigas-dome"
    cut = "Lietuvos Respublikos socialinės apsaugos ir darbo ministerija, "
    others = [
        ending("Rīgas dome", "riga lv", alone=False),
        ending("Rīgas dome", "riga lv", taken=["rigas-dome"]),
        ending(f"{cut}departamentas", "a"),
        ending(f"{cut}skyrius", "b"),
        ending("რიგა LV", "c"),
        ending("რიგა", "d"),
    ]
    bases = [each.rpartition("-")[0] for each in others]
    ministry = "lietuvos-respublikos-socialines-apsaugos-ir-darbo"
    assert bases == ["rigas-dome", "rigas-dome", ministry, ministry, "lv", "actor"]
    assert others[0] == others[1]
    assert others[2] != others[3]


def test_a_lasting_identifier_that_somebody_has_gets_more_of_the_key():
    first = ending("Rīga", "key", alone=False)
    assert ending("Rīga", "key", alone=False, taken=[first]).startswith(first)
