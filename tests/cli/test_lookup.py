"""The commands that look things up."""

from __future__ import annotations

import csv
import io
import json

import pytest
from command_line import kg

pytestmark = pytest.mark.usefixtures("once")


def test_find_tells_what_a_thing_is_and_how_to_write_it(whole):
    code, out, err = kg("find", "kauno", "agentura", "--study", whole)
    assert code == 0
    assert "actor:kaunas-regional-development-agency" in out.splitlines()[2]
    assert "organisation: regional development agency" in out.splitlines()[2]
    assert err.startswith("kg: study: ")


@pytest.mark.parametrize("command", [["find", "riga"], ["codes"], ["codes", "role"], ["terms"]])
def test_each_table_is_written_in_each_format(whole, command, tmp_path):
    code, out, _ = kg(*command, "--study", whole, "--format", "json")
    assert code == 0
    records = json.loads(out)
    code, out, _ = kg(*command, "--study", whole, "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(out)))) == len(records) > 0
    for ending in ("html", "xlsx", "md"):
        code, _, err = kg(*command, "--study", whole, "-o", tmp_path / f"file.{ending}")
        assert (code, "wrote" in err) == (0, True)
        assert (tmp_path / f"file.{ending}").stat().st_size > 1000


def test_find_says_that_there_is_more(whole):
    code, out, err = kg("find", "municipality", "--rows", "2", "--study", whole)
    assert code == 0
    assert err.splitlines()[-1] == (
        "kg: This is not all: the answer was truncated at the limit of 2 rows; allow more with "
        "--rows"
    )
    assert out.count("\n") == 6


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["find", "qqwwzz"], "nothing in the study is called “qqwwzz”."),
        (["codes", "colours"], "“colours” is not the name of one code list; choose one of"),
        (["terms", "qqwwzz"], "terms has the words “qqwwzz”"),
        (["show", "actor:nobody"], "nothing in the study is called actor:nobody."),
        (["show", "nowhere:x"], "the prefix “nowhere:” is unknown"),
        (["show", "ministry of culture"], "may mean actor:ministry-of-culture-l"),
        (["show", "https://x> y"], "“https://x> y” is not a valid IRI"),
        (["find", "x", "--format", "turtle"], "there is no format “turtle”"),
        (["find", "x", "--rows", "0"], "0 is not in the range x>=1"),
        (["find"], "Missing argument 'WORDS...'"),
    ],
)
def test_what_cannot_be_looked_up_is_one_sentence_and_exit_2(whole, command, told):
    code, out, err = kg(*command, "--study", whole)
    assert (code, out) == (2, "")
    assert told in err
    assert "Traceback" not in err


def test_show_tells_all_in_sentences(whole):
    code, out, err = kg("show", "Providus", "--study", whole)
    assert code == 0
    assert err.splitlines()[-1] == (
        "kg: “Providus” is taken as actor:providus (Public policy centre “Providus”, organisation: "
        "think tank)"
    )
    assert "\n  Public policy centre “Providus” has the country Latvia.\n" in out
    assert max(map(len, out.splitlines())) <= 100


def test_show_takes_several_words_and_says_what_it_leaves_out(whole):
    code, out, err = kg("show", "mile", "monitoring", "committee", "--rows", "1", "--study", whole)
    assert code == 0
    assert "actor:mile-monitoring-committee" in out
    assert "  … and " in out
    assert err.splitlines()[-1] == "kg: this is not all; show more with --rows"


def test_show_gives_rows_as_well(whole):
    code, out, _ = kg("show", "actor:providus", "--format", "json", "--study", whole)
    assert code == 0
    records = json.loads(out)
    assert {"subject", "says", "value", "status", "document", "words", "claim"} <= set(records[0])
    code, stated, _ = kg("show", "actor:new-women-connectors", "--stated-only", "--format", "json",
                         "--study", whole)  # fmt: skip
    assert code == 0
    assert {each["status"] for each in json.loads(stated)} <= {"stated", "interpreted", None}


def test_labels_are_in_the_language_asked_for(whole):
    assert "sabiedriskās politikas centrs" in kg("find", "Providus", "--lang", "lv",
                                                 "--study", whole)[1]  # fmt: skip
    assert "Providus” – valst" in kg("show", "Providus", "--lang", "lv", "--study", whole)[1]


def test_a_question_takes_a_name_and_says_which_thing(whole):
    asked = ["query", "who-organised-the-event", "--study", whole, "--format", "csv"]
    code, out, err = kg(*asked, "--param", "event=Kaunas network event")
    assert code == 0
    assert "is taken as event:kaunas-network-event (" in err
    same = kg(*asked, "--param", "event=event:kaunas-network-event")
    assert out == same[1]
    assert "is taken" not in same[2]


def test_the_page_of_an_answer_has_the_thing_and_not_the_name(whole):
    code, out, _ = kg("query", "who-organised-the-event", "--study", whole, "--format", "html",
                      "--param", "event=Kaunas network event")  # fmt: skip
    assert code == 0
    assert "event:kaunas-network-event" in out
    assert "Kaunas network event" not in out


def test_a_name_that_means_nothing_suggests_find(whole):
    code, _, err = kg("query", "who-organised-the-event", "--study", whole,
                      "--param", "event=qqwwzz")  # fmt: skip
    assert code == 2
    assert err.splitlines()[-1] == (
        "kg: the parameter “event”: nothing of the kind of event:riga-mile-partners is called "
        "“qqwwzz”. Try: kg find qqwwzz (--param NAME=VALUE)"
    )


def test_names_of_code_lists_are_completed():
    from kg.cli.lookup import codes

    items = codes.params[0].shell_complete(None, "r")
    assert [item.value for item in items] == ["role"]
