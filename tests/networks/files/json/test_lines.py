from __future__ import annotations

import json

import pytest

from kg.networks.files.json.lines import line_of, line_of_object

TEXT = """{"a,:": [1, "x\\"]",
 {"b": []},
 [0]],
"c": {"d":
  null}}"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("a,:", 0), 1),
        (("a,:", 2), 2),
        (("a,:", 2, "b"), 2),
        (("a,:", 3, 0), 3),
        (("c",), 4),
        (("c", "d"), 5),
        ((), 1),
        (("e",), None),
        (("a,:", 9), None),
        (("c", "d", "e"), None),
    ],
)
def test_a_value_is_found_by_the_way_to_it(path, line):
    assert json.loads(TEXT)
    assert line_of(TEXT, path) == line


def test_the_line_of_each_edge_is_that_which_was_written():
    edges = ",\n".join(json.dumps({"source": "}\n]", "n": [n, {"x": n}]}) for n in range(50))
    text = f'{{"nodes": [],\n"edges": [{edges}]}}'
    assert [line_of(text, ("edges", n)) for n in range(50)] == [*range(2, 52)]


def test_the_second_of_two_values_is_found_by_how_many_objects_end_before():
    text = '[{"a": 1},\n{"a":\n{"a": 2}},\n{"a": "}{",\n"b": {},\n"a": 1}]'
    assert line_of_object(text, 4, "a") == 6
    assert line_of_object(text, 2, "a") == 3
