"""A name tells what it is of, or tells nothing; it never tells the other kind."""

from __future__ import annotations

import pytest

from kg.incoming.mentions import KindsOfNames

NAMES = {
    "organisation": [
        ("Vėjupio rajono savivaldybė", "lt"),
        ("Atviras kiemas", "lt"),
        ("asociacija „Atviras kiemas“", "lt"),
        ("migrantų taryba", "lt"),
        ("Ventavas dome", "lv"),
        ("SIA Ratiņi", "lv"),
        ("Kaunas City Council", "en"),
        ("Riga Technical University", "lv"),
        ("Shelter “Safe House”", "en"),
        ("IOM", "en"),
    ],
    "person": [
        ("Ona Petraitė", "lt"),
        ("Rasa Petraitė", "lt"),
        ("Jānis Ozols", "lv"),
        ("J. Petraitis", "lt"),
        ("Maria de la Cruz", "lv-LV"),
        ("Līga Berga-Ozola", "lt"),
    ],
    "": [
        ("Ona Petraitė", "en"),
        ("Creative Ideas", "en"),
        ("Creative Ideas", "lv"),
        ("New Women Connectors", "lv"),
        ("Lietuvos Raudonasis Kryžius", "lt"),
        ("Ministrs Jānis Ozols", "lv"),
        ("Fjordholmas", "lt"),
        ("dalyviai", "lt"),
        ("60 dalyvių", "lt"),
        ("…", "lt"),
    ],
}


@pytest.fixture(scope="module")
def kinds(example):
    return KindsOfNames(example.dataset)


@pytest.mark.parametrize(
    ("name", "lang", "kind"),
    [(*name, kind) for kind, names in NAMES.items() for name in names],
)
def test_the_kind_of_a_name(kinds, name, lang, kind):
    assert kinds.of(name, lang) == kind
