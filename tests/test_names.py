"""Names of files, as people read them, in names of graphs, and in a build."""

from __future__ import annotations

import os
import re
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.names import built_name, composed, iri_path, shown

# Any bytes but the slash and NUL, as the system gives them to Python.
NAMES = st.binary(min_size=1, max_size=255).filter(lambda b: b"/" not in b and b"\0" not in b)


@given(NAMES)
def test_a_name_is_shown_on_one_line_that_can_be_written(raw):
    said = shown(os.fsdecode(raw))
    assert said.encode()
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u202e]", said)


@given(NAMES)
def test_a_path_in_an_iri_is_valid_and_leads_back_to_the_bytes(raw):
    path = iri_path(f"data/{os.fsdecode(raw)}")
    assert unquote_to_bytes(path) == b"data/" + raw
    assert NamedNode(f"http://x.org/{path}")
    assert re.fullmatch(r"(%[0-9A-F]{2}|[^\s%<>\"{}|\\^`\[\]?#])*", path)


@pytest.mark.parametrize(
    "name", ["data/a-b_c.1~x.ttl", "data/a!$&'()*+,;=:@b.ttl", "data/žuvis.ttl"]
)
def test_names_that_an_iri_can_have_stay_as_they_are(name):
    assert iri_path(name) == name


@given(NAMES.map(os.fsdecode), NAMES.map(os.fsdecode))
def test_every_system_can_have_a_built_name(one, other):
    name = built_name(one)
    assert re.fullmatch(r"[\w.~-]+", name)
    assert len(f"{name}.graphml".encode()) <= 200
    assert not re.match(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)", name)
    assert name[-1] not in ". "
    if one != other:
        assert name.casefold() != built_name(other).casefold()


@pytest.mark.parametrize("name", ["who-met", "v1.2_x", "a" * 120, "console", "con-men", "2022"])
def test_plain_names_stay_as_they_are_in_a_build(name):
    assert built_name(name) == name


@pytest.mark.parametrize(
    "name",
    ["con", "aux.x", "com1", "a:b", "javascript:alert(1)", "x?", "a.", "a ", ".", "..", "-.",
     "Riga", "RIGA", "a\nb", "š", "s\u030c", "a" * 121, "ž" * 130, "\udcff", "a~b"],
)  # fmt: skip
def test_other_names_get_a_checksum(name):
    built = built_name(name)
    assert re.fullmatch(r"[\w-]*~[0-9a-f]{8}", built)
    assert len(built.encode()) <= 120


def test_names_that_look_alike_are_apart():
    alike = [
        "Riga",
        "riga",
        "RIGA",
        "riga ",
        "riga.",
        "š",
        "Š",
        "s\u030c",
        "ß",
        "ss",
        "ı",
        "i",
        "İ",
    ]
    names = [built_name(name) for name in alike]
    for fold in (str.casefold, str.lower, str.upper, composed):
        assert len({fold(name) for name in names}) == len(alike)
