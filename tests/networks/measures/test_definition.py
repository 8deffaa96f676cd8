from __future__ import annotations

import networkx as nx
import pytest

from kg.errors import InputError
from kg.networks.arrays import Arrays
from kg.networks.measures.definition import Measure, Settings


def test_a_measure_fits_every_network_unless_it_says_otherwise():
    measure = Measure("x", "nodes", "s", "f", "n", "p", lambda net, _: {"x": [1] * len(net)})
    assert measure.fits(Arrays(nx.Graph()), Settings()) == ""
    assert measure.ranked


def test_settings_without_a_choice_say_nothing_and_start_from_one_seed():
    settings = Settings()
    assert (settings.group_by, settings.seed, settings.permutations) == ("", 1, 0)
    assert settings.say("anything") is settings.progress(1, 2) is None


@pytest.mark.parametrize(
    ("name", "given", "least"), [("seed", -1, 0), ("permutations", -1, 0), ("samples", 0, 1)]
)
def test_numbers_below_the_least_are_refused(name, given, least):
    with pytest.raises(InputError, match=f"this must be {least} or more, not {given}") as caught:
        Settings(**{name: given})
    assert caught.value.setting == name
