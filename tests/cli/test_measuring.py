from __future__ import annotations

import csv
import io
import json

import pytest
from command_line import kg

from kg.cli.measuring import complete_measure
from kg.networks import MEASURES

pytestmark = pytest.mark.usefixtures("once")


def rows(out):
    return list(csv.DictReader(io.StringIO(out)))


def test_an_unknown_measure_stops_before_anything_is_loaded(whole):
    code, out, err = kg("measure", "actor-event", "--study", whole, "--measure", "fame")
    assert (code, out) == (2, "")
    assert err.startswith("kg: there is no measure “fame”; choose one of degree, ")


def test_a_measure_tells_recipe_data_and_options_on_standard_error(whole):
    _, out, err = kg("measure", "actor-project", "--study", whole, "--stated-only")
    assert "recipe" not in out
    [line] = [each for each in err.splitlines() if each.startswith("kg: recipe ")]
    assert "options: stated only; kg 0.1.0, data " in line


def test_robustness_adds_the_range_of_each_rank(whole):
    code, out, err = kg(
        *("measure", "actor-event", "--study", whole, "--measure", "degree"),
        *("--robustness", "--format", "csv"),
    )
    assert code == 0
    for row in rows(out):
        if row["degree_rank"]:
            assert int(row["degree_best"]) <= int(row["degree_rank"]) <= int(row["degree_worst"])
    assert "left out in turn: " in err


def test_robustness_of_a_network_file_is_refused(tmp_path):
    file = tmp_path / "edges.csv"
    file.write_text("source,target\na,b\n", "utf-8")
    code, out, err = kg("measure", file, "--robustness")
    assert (code, out) == (2, "")
    assert "a network file has no claims to leave out; --robustness is for queries" in err


def test_a_method_card_is_text_or_json_ld(whole, tmp_path):
    code, out, _ = kg("describe", "actor-event", "--study", whole)
    assert code == 0
    assert out.startswith("Name: Actors and events\n")
    assert "\nChecksum of the recipe (SHA-256): " in out
    file = tmp_path / "card.jsonld"
    assert kg("describe", "actor-event", "--study", whole, "-o", file)[0] == 0
    assert json.loads(file.read_text("utf-8"))["@type"] == "Dataset"


def test_what_was_done_to_a_network_is_in_its_card(whole):
    _, out, _ = kg("describe", "actor-event", "--study", whole, "--project", "actor")
    [line] = [each for each in out.splitlines() if each.startswith("Transformations: ")]
    assert "density" in line


def test_names_of_measures_complete():
    found = {item.value for item in complete_measure(None, None, "two-mode-")}
    assert found == {name for name in MEASURES if name.startswith("two-mode-")}
    assert found


@pytest.mark.parametrize(
    ("measure", "option"),
    [("sampled-betweenness", "--samples N"), ("brokerage", "--group FACT")],
)
def test_a_measure_that_needs_a_choice_names_its_option(measure, option, whole):
    code, out, err = kg("measure", "actor-event", "--study", whole, "--measure", measure)
    assert (code, out) == (2, "")
    assert err.endswith(f" ({option})\n")
