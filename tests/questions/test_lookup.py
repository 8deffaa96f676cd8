"""Queries are found by name, file, text and words."""

from __future__ import annotations

import unicodedata

import pytest

from kg.errors import InputError
from kg.questions.headers import parse_query
from kg.questions.lookup import by_theme, find_queries, list_queries, read_query
from kg.study.folder import StudyFolder


def test_a_studys_own_query_comes_before_the_shipped_one(study):
    own = study / "queries" / "networks" / "actor-event.rq"
    own.parent.mkdir(parents=True)
    own.write_text("#+ summary: Our own\nSELECT ?source ?target {}", encoding="utf-8")
    (own.parent / "another.rq").write_text("SELECT ?source ?target {}", encoding="utf-8")
    found = find_queries(StudyFolder(study), "networks")
    assert found["actor-event"] == own
    assert found["actor-project"].parent != own.parent
    assert list(found) == sorted(found)
    assert {"another", "actor-event", "actor-project"} <= set(found)
    assert read_query("actor-event", StudyFolder(study), "networks").summary == "Our own"


def test_a_query_is_read_by_its_files_path(study):
    path = study / "mine.rq"
    path.write_text("#+ summary: Mine\nASK {}", encoding="utf-8")
    assert read_query(str(path), StudyFolder(study)) == read_query(path)
    assert read_query(path).name == "mine"


@pytest.mark.parametrize(
    "name",
    ["riga meeting", "a{b", "a\nb", "a:b", "..", "a%2Fb", "b\udcff", "r\u0113ga", "x.rq", "-"],
)
def test_a_query_of_any_name_is_found_by_its_name_and_by_its_path(name, study):
    path = study / "queries" / "questions" / f"{name}.rq"
    path.parent.mkdir(parents=True)
    path.write_text("ASK {}", encoding="utf-8")
    folder = StudyFolder(study)
    by_name = read_query(name, folder)
    assert by_name.path == path
    assert read_query(by_name.name, folder) == by_name
    assert read_query(str(path), folder) == by_name
    assert by_name.name.isprintable()


def test_accents_of_a_name_may_be_typed_in_one_or_two_characters(study):
    folder = study / "queries" / "questions"
    folder.mkdir(parents=True)
    for typed, written in (("rīga", "rīga"), ("šiauliai", "šiauliai")):
        typed, written = unicodedata.normalize("NFC", typed), unicodedata.normalize("NFD", written)
        path = folder / f"{written}.rq"
        path.write_text("ASK {}", encoding="utf-8")
        assert read_query(typed, StudyFolder(study)).path == path
        assert read_query(written, StudyFolder(study)).path == path


def test_two_queries_of_one_name_are_refused(study):
    folder = study / "queries" / "questions"
    folder.mkdir(parents=True)
    for name in ("mine.RQ", "mine.rq"):
        (folder / name).write_text("ASK {}", encoding="utf-8")
    with pytest.raises(InputError, match=r"mine\.rq: has the same name as mine\.RQ; rename one"):
        find_queries(StudyFolder(study), "questions")


def test_a_name_leads_nowhere_outside_the_studys_queries(study):
    (study / "queries" / "questions").mkdir(parents=True)
    (study / "queries" / "secret.rq").write_text("ASK {}", encoding="utf-8")
    for name in ("../secret", str(study / "queries" / "secret"), "questions/../../queries/secret"):
        with pytest.raises(InputError, match="there is no question"):
            read_query(name, StudyFolder(study))


def test_a_query_that_is_not_there_is_named(study):
    folder = StudyFolder(study)
    with pytest.raises(InputError) as found:
        read_query("nothing", folder, "networks")
    assert str(found.value) == "there is no network “nothing”. See: kg network list"
    with pytest.raises(InputError) as found:
        read_query("nothing", folder)
    assert str(found.value) == "there is no question “nothing”. See: kg query list"
    with pytest.raises(InputError) as found:
        read_query("events-without-year", folder, "gaps")
    assert str(found.value).startswith(
        "there is no gap “events-without-year”. Did you mean “events-without-a-year” or "
    )
    assert str(found.value).endswith("? See: kg gaps list")
    with pytest.raises(InputError, match=r"nothing\.rq: cannot be read"):
        read_query("nothing.rq", folder)


def test_a_name_of_another_kind_is_not_found(study):
    with pytest.raises(InputError, match="there is no question “actor-event”"):
        read_query("actor-event", StudyFolder(study))


def test_a_misspelt_name_is_told_with_those_that_share_its_words_or_letters():
    with pytest.raises(InputError, match="Did you mean “who-organised-the-event”"):
        read_query("who-organized-event")
    with pytest.raises(InputError, match="“who-moderated-or-welcomed”"):
        read_query("moderated")


def test_a_query_is_read_by_its_name_its_path_as_sparql_and_as_a_query(study):
    text = "#+ summary: Mine\nASK { ?a ?b ?c }"
    path = study / "mine.rq"
    path.write_text(text, encoding="utf-8")
    named = read_query("who-organised-the-event")
    assert (named.name, named.path.name) == (
        "who-organised-the-event",
        "who-organised-the-event.rq",
    )
    assert read_query(path) == parse_query(text, name="mine", path=path)
    assert read_query(text) == parse_query(text, name="query")
    assert read_query("ASK {}").path is None
    assert read_query(named) is named


def test_queries_are_listed_by_all_the_words_that_they_mention(study):
    own = study / "queries" / "questions"
    own.mkdir(parents=True)
    (own / "boats.rq").write_text(
        "#+ summary: Which Boats cross?\n#+ columns: {boat: a vessel}\n#+ keywords: [lake]\n"
        "SELECT ?boat { ?boat a ?x }",
        encoding="utf-8",
    )
    folder = StudyFolder(study)

    def names(*words):
        return [query.name for query in list_queries(folder, "questions", words)]

    assert names("BOATS", "vessel", "lake") == ["boats"]
    assert names("boats", "nothing") == []
    assert names() == sorted(find_queries(folder, "questions"))
    assert "boats" in names()


def test_queries_are_grouped_by_theme_in_the_order_of_the_list_then_of_letters():
    headers = ["theme: zoos", "theme: time and place", "summary: a", "theme: Roles", "theme: art"]
    queries = [parse_query(f"#+ {header}\nASK {{}}", name=header[-3:]) for header in headers]

    found = {theme: [query.name for query in group] for theme, group in by_theme(queries).items()}
    assert list(found.items()) == [
        ("Roles", ["les"]),
        ("Time and place", ["ace"]),
        ("art", ["art"]),
        ("zoos", ["oos"]),
        ("Other", [": a"]),
    ]
