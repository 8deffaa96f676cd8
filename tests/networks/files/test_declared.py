"""Values are of the kind that a file declares."""

from __future__ import annotations

import math

import pytest

from kg.networks.files.declared import Attribute, number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(("3", 3), (" 3 ", 3), ("-3", -3), ("2.50", 2.5), ("1e3", 1000.0), ("9" * 30, 10**30 - 1)),
        *(("", None), (" ", None), ("NaN", None), ("-nan", None), ("NA", None)),
        ("Infinity", math.inf),
    ],
)
def test_a_number(text, found):
    assert number(text) == found


@pytest.mark.parametrize("text", ["x", "1_0", "1,5", "0x1", "9" * 5000, "²", "--1", "true"])
def test_what_is_no_number(text):
    with pytest.raises(ValueError):
        number(text)


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        *(("int", "3.0", 3), ("LONG", "7", 7), ("integer", "2.5", 2.5), ("double", "3", 3.0)),
        *(("boolean", "True", True), ("boolean", "0", False), ("boolean", "", None)),
        *(("string", " x ", " x "), ("date", "2001", "2001"), ("anyURI", "", "")),
        *(("liststring", "[a, b]", ["a", "b"]), ("listinteger", "1|2", ["1", "2"])),
        ("liststring", "[\"x y\";'z']", ["x y", "z"]),
    ],
)
def test_a_value_is_of_the_kind_that_is_declared(kind, text, found):
    value = Attribute("n", kind).read(text)
    assert (value, type(value)) == (found, type(found))
