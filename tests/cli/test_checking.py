"""The options of the commands that hold data to the shapes."""

import json

import pytest
from command_line import kg

from kg.cli.checking import checking_options
from kg.validation.judging import ENGINES

BODY = """@prefix migov: <https://w3id.org/migov#> .
@prefix actor: <https://w3id.org/migov/id/actor/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
actor:a a migov:Organisation ; migov:kind "ngo" .
actor:b a migov:Organisation ; skos:prefLabel "B"@en .
"""


@pytest.fixture
def small(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.ttl").write_text(BODY, "utf-8")
    return tmp_path


def test_both_engines_say_the_same_and_the_report_names_them(small):
    told, counts, last = {}, {}, {}
    for engine in ENGINES:
        code, out, _ = kg("validate", "--study", small, "--engine", engine, "--format", "json")
        report = json.loads(out)
        assert code == 1
        told[engine], counts[engine] = report["results"], report["judged_by_pyshacl"]
        last[engine] = report["summary"].partition(" shapes. ")[2]
    assert told["auto"] == told["pyshacl"]
    assert 0 < counts["auto"] < counts["pyshacl"]
    assert last == {
        "auto": f"pyshacl judged {counts['auto']} of them, kg’s own engine the others.",
        "pyshacl": "pyshacl judged all of them.",
    }


@pytest.mark.parametrize("command", ["validate", "build"])
def test_another_engine_is_refused(command, small):
    code, out, err = kg(command, "--study", small, "--engine", "jena")
    assert (code, out) == (2, "")
    assert "auto" in err and "pyshacl" in err


def test_the_options_are_added_once():
    @checking_options
    def command():
        pass

    names = {option.name for option in command.__click_params__}
    assert names == {"engine", "timeout"}
